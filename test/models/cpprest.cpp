// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++20 > %t
// RUN: not grep "^cpprest:" %t
#include <cpprest/http_msg.h>

void answer(web::http::http_response &Response) {
  Response.headers().add("X-A", "a");
}
