// The rest of the rows: see drogon.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
#include <drogon/drogon.h>

auto connect(const std::string &Text) { return drogon::orm::DbClient::newPgClient(Text, 1); }

drogon::HttpResponsePtr answer() {
  auto Response = drogon::HttpResponse::newHttpResponse();
  drogon::Cookie Made("a", "b");
  Made.setHttpOnly(true);
  Made.setSecure(true);
  Made.setSameSite(drogon::Cookie::SameSite::kLax);
  Made.setMaxAge(60);
  Response->addCookie(Made);
  Response->addCookie("c", "d");
  Response->addHeader("X-A", "a");
  return Response;
}
