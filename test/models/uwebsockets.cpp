// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++20 -I%inputs/include > %t
// RUN: not grep "^uWebSockets:" %t
#include <uws/App.h>

uWS::SSLApp all(const char *Text) { return uWS::SSLApp({.passphrase = Text}); }
