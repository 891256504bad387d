// Every row of the model is used here, or in httplib-current.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: grep "^cpp-httplib:" %t | FileCheck %s --implicit-check-not=cpp-httplib:
// CHECK:      cpp-httplib: source httplib::get_bearer_token_auth
// CHECK-NEXT: cpp-httplib: source {{.*}}httplib::MultipartFormData::get_field
// CHECK-NEXT: cpp-httplib: route httplib::Server::WebSocket
// CHECK-NEXT: cpp-httplib: source httplib::ws::WebSocket::read
// CHECK-NEXT: cpp-httplib: sink httplib::ws::WebSocket::send
// CHECK-NEXT: cpp-httplib: source httplib::Request::path_params
// CHECK-NEXT: cpp-httplib: load {{.*}}insertion_ordered_multimap::find
// CHECK-NEXT: cpp-httplib: passes {{.*}}insertion_ordered_multimap::begin
// CHECK-NEXT: cpp-httplib: store {{.*}}insertion_ordered_multimap::emplace
// CHECK-NEXT: cpp-httplib: store {{.*}}insertion_ordered_multimap::insert
// CHECK-NEXT: cpp-httplib: sink httplib::ws::WebSocketClient::WebSocketClient
// CHECK-NEXT: cpp-httplib: sink httplib::Response::set_file_content
// CHECK-NEXT: cpp-httplib: setting {{.*}}httplib::ClientImpl::set_server_certificate_verifier
#define CPPHTTPLIB_OPENSSL_SUPPORT
#include <httplib.h>

using httplib::Request;
using httplib::Response;

static void take(const Request &, Response &, const httplib::ContentReader &Read) {
  auto Data = [](const char *, size_t) { return true; };
  Read(Data);
  Read([](const httplib::MultipartFormData &) { return true; }, Data);
}

static void show(const Request &Req, Response &Res) {
  std::string Text = Req.get_param_value("q") + Req.get_header_value("H") +
                     Req.get_file_value("f").content +
                     Req.get_file_value("f").filename + Req.body +
                     Req.matches[1].str() + Req.path + Req.target;
  for (const auto &[Name, Value] : Req.params)
    Text += Value;
  for (const auto &[Name, Value] : Req.headers)
    Text += Value;
  for (const auto &[Name, File] : Req.files)
    Text += File.content;
  Res.status = Req.remote_addr.empty() ? 403 : 200;
  Res.set_header("X-Text", Text);
  Res.set_redirect("https://shop.example/");
  Res.body = Text;
  Res.set_content(Text, "text/plain");
  Res.set_content(Text.data(), Text.size(), "text/plain");
  httplib::Client Other("https://shop.example");
  Other.Get("/" + httplib::detail::encode_query_param(Text));
}

int main() {
  httplib::Server Srv;
  httplib::SSLServer Secure("cert.pem", "key.pem");
  Srv.Get("/a", show).Post("/a", show).Put("/a", show).Patch("/a", show);
  Srv.Delete("/a", show).Options("/a", show);
  Srv.set_pre_routing_handler([](const Request &, Response &) {
    return httplib::Server::HandlerResponse::Unhandled;
  });
  Srv.set_post_routing_handler([](const Request &, Response &Res) {
    Res.headers.emplace("X-Frame-Options", "DENY");
  });
  Srv.stop();
  Srv.set_logger([](const Request &, const Response &) {});
  Srv.set_default_headers({{"X-Frame-Options", "DENY"}});
  Srv.set_mount_point("/files", "files");
  Srv.set_address_family(AF_INET);
  Srv.bind_to_port("127.0.0.1", 8080);
  Srv.bind_to_any_port("127.0.0.1");
  Srv.listen("127.0.0.1", 8080);
  Srv.set_payload_max_length(1024);
  httplib::Client Any("https://example.com");
  Any.enable_server_certificate_verification(true);
  httplib::SSLClient Client("example.com");
}

void asClient(const std::string &Text) {
  httplib::Client Client("https://shop.example");
  Client.set_basic_auth("user", Text);
  Client.set_bearer_token_auth(Text);
  httplib::SSLServer Server("cert.pem", "key.pem", nullptr, nullptr, Text.c_str());
  Client.set_proxy(Text, 3128);
  Client.set_proxy_basic_auth("user", Text);
  Client.set_proxy_bearer_token_auth(Text);
}
