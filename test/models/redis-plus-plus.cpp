// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^redis-plus-plus:" %t
// RUN: %both %s portcullis-sensitive-data-stored,portcullis-hardcoded-credential,portcullis-server-side-request-forgery,portcullis-plaintext-transport -- -std=c++17 %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdlib>
#include <httplib.h>
#include <string>
#include <sw/redis++/redis++.h>

void all(const std::string &Text) {
  sw::redis::ConnectionOptions Options;
  Options.password = Text;
  sw::redis::Redis ByOptions(Options), ByUri(Text);
  sw::redis::RedisCluster Cluster(Text);
  ByUri.lpop("queue");
  ByUri.hget("users", "a");
}

void connections() {
  sw::redis::ConnectionOptions Options;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Options.password = "c4che-Pa55";
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  sw::redis::Redis Fixed("tcp://default:c4che-Pa55@127.0.0.1:6379");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} sends everything to
  sw::redis::ConnectionOptions Far("redis://cache.shop.com:6379");
  sw::redis::Redis Own("tcp://127.0.0.1:6379");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Own.auth("c4che-Pa55");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Own.auth("default", "c4che-Pa55");
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  Own.command<void>("AUTH", "c4che-Pa55");
  Own.auth(std::getenv("REDIS_PASSWORD"));
  Own.command<void>("PING", "hello-there-1");
}

void routes(httplib::Server &Srv, sw::redis::Redis &Redis, sw::redis::RedisCluster &Cluster) {
  Srv.Post("/register", [&](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password"), Name = Req.get_param_value("name");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Redis.set("user:" + Name, Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Redis.setex("user:" + Name, 60, Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Cluster.hset("users", Name, Password);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    Cluster.lpush("users", Password);
    Redis.set("name", Name);
    Redis.set("length", std::to_string(Password.size()));
  });
  Srv.Get("/peek", [&](const httplib::Request &Req, httplib::Response &Res) {
    sw::redis::ConnectionOptions Options;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'host'
    Options.host = Req.get_param_value("host");
    Options.port = 6380;
    auto Known = Redis.get("greeting");
    if (Known)
      Res.set_content(*Known, "text/plain");
  });
}
