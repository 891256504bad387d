// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^redis-plus-plus:" %t
#include <sw/redis++/redis++.h>

void all(const std::string &Text) {
  sw::redis::ConnectionOptions Options;
  Options.password = Text;
  sw::redis::Redis ByOptions(Options), ByUri(Text);
  sw::redis::RedisCluster Cluster(Text);
}
