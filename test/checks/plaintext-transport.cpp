// RUN: %both %s portcullis-plaintext-transport -- %flags | FileCheck %s --implicit-check-not=warning:
#define CPPHTTPLIB_OPENSSL_SUPPORT
#include <cstdlib>
#include <curl/curl.h>
#include <httplib.h>
#include <postgresql/libpq-fe.h>
#include <sstream>
#include <string>
// Its macros would break others.
#include <cpprest/http_client.h>

void direct(CURL *Handle) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'http://' sends everything to 'api.shop.com' for everybody on the way
  curl_easy_setopt(Handle, CURLOPT_URL, "http://api.shop.com/orders");
  curl_easy_setopt(Handle, CURLOPT_URL, "https://api.shop.com/orders");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'http://' sends everything to '8.8.4.4'
  httplib::Client Numbers("http://8.8.4.4:8080");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'http://' sends everything to 'www.shop.com'
  web::http::client::http_client Rest(U("http://www.shop.com/"));
}

// This machine, one's own network, names without a domain, and examples.
void near() {
  httplib::Client A("http://localhost:8080"), B("http://127.0.0.1"), C("http://[::1]:80");
  httplib::Client D("http://10.1.2.3"), E("http://192.168.0.7:9000"), F("http://172.20.0.2");
  httplib::Client G("http://orders:8080"), H("http://orders.default.svc.cluster.local");
  httplib::Client I("http://db.internal"), J("http://www.example.com"), K("http://printer.local");
}

// What is meant if there is no scheme.
void plain() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'http://' sends everything to 'api.shop.com'
  httplib::Client Client("api.shop.com", 80);
  httplib::Client Socket("./server.sock", 80), Local("localhost", 80);
  httplib::SSLClient Secure("api.shop.com", 443);
}

// What is put behind the scheme.
static const std::string Base = "http://api.shop.com";
static const std::string Domain = "shop.com";
void joined(CURL *Handle, const std::string &Host, const std::string &Path) {
// CHECK: {{^}}[[#@LINE-3]]:{{.*}} 'http://' sends everything to 'api.shop.com'
  curl_easy_setopt(Handle, CURLOPT_URL, (Base + "/orders/" + Path).c_str());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'http://' sends everything to 'images.shop.com'
  curl_easy_setopt(Handle, CURLOPT_URL, ("http://images." + Domain).c_str());
  curl_easy_setopt(Handle, CURLOPT_URL, ("http://" + Host + "/orders").c_str());
  curl_easy_setopt(Handle, CURLOPT_URL, ("http://images." + Host).c_str());
  curl_easy_setopt(Handle, CURLOPT_URL, ("https://shop.com/to?url=" + Base).c_str());
  std::ostringstream Url;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'http://' sends everything to 'streams.shop.com'
  Url << "http://streams.shop.com/" << Path;
  curl_easy_setopt(Handle, CURLOPT_URL, Url.str().c_str());
  const char *Given = std::getenv("UPSTREAM");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'http://' sends everything to 'fallback.shop.com'
  httplib::Client Client(Given ? Given : "http://fallback.shop.com");
}

// What is no address that is connected to.
std::string document() {
  std::string Namespace = "http://www.w3.org/2001/XMLSchema";
  return "<a xmlns='" + Namespace + "'/>";
}

void databases() {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'sslmode=disable' sends everything to 'db.shop.com'
  PQconnectdb("host=db.shop.com dbname=orders sslmode=disable");
  PQconnectdb("host=db.shop.com dbname=orders sslmode=verify-full");
  PQconnectdb("host=localhost dbname=orders sslmode=disable");
  PQconnectdb("dbname=orders sslmode=disable");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'sslmode=disable' sends everything to 'db.shop.com'
  PQconnectdb("postgresql://db.shop.com/orders?sslmode=disable");
}
