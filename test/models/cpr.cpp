// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^cpr:" %t
#include <cpr/cpr.h>

void fetch(const std::string &Name) {
  cpr::VerifySsl On(true);
  cpr::ssl::TLSv1_1 Old;
  cpr::Get(cpr::Url{"https://shop.example/" + cpr::util::urlEncode(Name)});
}
