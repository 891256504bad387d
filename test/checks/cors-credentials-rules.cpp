// RUN: %both %s portcullis-cors-credentials -- -std=c++20 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
// Credentials go with the origin of the same rules.
#include <crow.h>
#include <crow/middlewares/cors.h>
int main() {
  crow::App<crow::CORSHandler> app;
  auto &cors = app.get_middleware<crow::CORSHandler>();
  cors.global().origin("https://a.example").allow_credentials();
  cors.prefix("/p").origin("*");
}
void b() {
  crow::App<crow::CORSHandler> app;
  auto &cors = app.get_middleware<crow::CORSHandler>();
  cors.global().origin("https://a.example");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials are allowed
  cors.prefix("/p").origin("*").allow_credentials();
}
void c() {
  crow::App<crow::CORSHandler> app;
  auto &cors = app.get_middleware<crow::CORSHandler>();
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} credentials are allowed
  cors.global().methods("POST"_method).origin("*").headers("A"); cors.global().allow_credentials();
}
void d() {
  crow::App<crow::CORSHandler> app;
  auto &cors = app.get_middleware<crow::CORSHandler>();
  cors.prefix("/a").origin("*").prefix("/b").origin("https://b.example").allow_credentials();
}
