// The rest of the rows: see poco.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 %s
#include <Poco/Net/HTTPCookie.h>
#include <Poco/Net/HTTPServerResponse.h>

using Poco::Net::HTTPCookie;

void answer(Poco::Net::HTTPServerResponse &Response) {
  HTTPCookie Cookie("a", "b");
  Cookie.setHttpOnly();
  Cookie.setSecure(true);
  Cookie.setSameSite(HTTPCookie::SAME_SITE_LAX);
  Cookie.setMaxAge(60);
  Response.addCookie(Cookie);
  Response.set("X-A", "a");
  Response.add("X-B", "b");
}
