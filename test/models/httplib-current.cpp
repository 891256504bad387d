// The rows for what Debian's cpp-httplib has not.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include/httplib-current %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include/httplib-current > %t
// RUN: not grep -E "^httplib: .*(get_field|FormData::content|FormData::filename|Request::form|set_file_content|path_params|set_pre_request_handler|ws::|Server::WebSocket|insertion_ordered_multimap|get_bearer|certificate_verifier)" %t
#include <httplib.h>

int main() {
  httplib::Server Srv;
  Srv.set_pre_request_handler([](const httplib::Request &, httplib::Response &) {
    return httplib::Server::HandlerResponse::Unhandled;
  });
  Srv.Post("/upload", [](const httplib::Request &Req, httplib::Response &Res) {
    std::string Text = Req.form.get_field("name") + Req.path_params.at("id");
    httplib::FormData File = Req.form.get_file("file");
    for (const auto &[Name, Field] : Req.form.fields)
      Text += Field.content;
    for (auto It = Req.params.begin(); It != Req.params.end(); ++It)
      Text += It->second;
    if (auto It = Req.headers.find("X"); It != Req.headers.end())
      Res.headers.emplace("X", It->second);
    Text += httplib::get_bearer_token_auth(Req);
    Res.headers.insert(*Req.headers.cbegin());
    Res.set_content(Text + File.content + File.filename, "text/plain");
    Res.set_file_content(Req.path, "text/plain");
  });
  httplib::ws::WebSocketClient Client("wss://shop.example/");
  Srv.WebSocket("/ws", [](const httplib::Request &, httplib::ws::WebSocket &Socket) {
    std::string Text;
    while (Socket.read(Text))
      Socket.send(Text);
  });
  Srv.listen("127.0.0.1", 8080);
  httplib::Client("https://example.com").set_server_certificate_verifier([](void *) { return false; });
}
