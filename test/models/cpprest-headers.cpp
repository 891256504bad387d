// The rest of the rows: see cpprest.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 %s
#include <cpprest/http_msg.h>

void answer(web::http::http_response &Response) {
  Response.headers().add("X-A", "a");
}
