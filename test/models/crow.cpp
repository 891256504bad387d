// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++20 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++20 -I%inputs/include > %t
// RUN: not grep "^crow:" %t
#include "crow/middlewares/cors.h"

struct Auth : crow::ILocalMiddleware {
  struct context {};
  void before_handle(crow::request &Req, crow::response &Res, context &) {
    if (Req.get_header_value("Authorization").empty()) {
      Res.code = 401;
      Res.end();
    }
  }
  void after_handle(crow::request &, crow::response &, context &) {}
};

static std::string values(const crow::request &Req) {
  auto Form = Req.get_body_params();
  auto Body = crow::json::load(Req.body);
  CROW_LOG_INFO << Req.url << Req.raw_url << Req.remote_ip_address;
  if (!Body || !Body.has("name") || Body["name"].t() != crow::json::type::String)
    return Req.url_params.get("name");
  crow::multipart::message Parts(Req);
  crow::multipart::message_view Views(Req);
  const auto &Part = Parts.get_part_by_name("file");
  return std::string(Body["name"].s()) + std::string(Body["name"]) +
         Req.url_params.get_list("l")[0] + Form.get("name") +
         crow::get_header_value(Req.headers, "H") + Part.body +
         Part.get_header_object("D").params.at("filename") +
         std::string(Views.parts[0].body);
}

int main() {
  crow::App<crow::CORSHandler, crow::CookieParser, Auth> App;
  auto &Cors = App.get_middleware<crow::CORSHandler>();
  Cors.global().origin("https://shop.example").allow_credentials().prefix("/p");
  crow::Blueprint Part("part");
  CROW_BP_ROUTE(Part, "/inner").methods("POST"_method)([] { return "inner"; });
  crow::Blueprint Nested("nested");
  Part.register_blueprint(Nested);
  CROW_ROUTE(App, "/user/<string>")
      .methods(crow::HTTPMethod::Get, crow::HTTPMethod::Post)
      .CROW_MIDDLEWARES(App, Auth)
      .name("user")([&App](const crow::request &Req, const std::string &Name) {
        crow::json::wvalue Out = {{"name", Name}};
        Out["more"] = values(Req);
        auto &Cookies = App.get_context<crow::CookieParser>(Req);
        Out["cookie"] = Cookies.get_cookie("c");
        Cookies.set_cookie("a", "1").secure().httponly().max_age(60);
        Cookies.set_cookie(crow::CookieParser::Cookie("b", "2"))
            .same_site(crow::CookieParser::Cookie::SameSitePolicy::Lax);
        if (Name.empty())
          return crow::response(200, "text/plain", Name);
        if (Name.size() > 9)
          return crow::response("text/plain", Name);
        return crow::response(200, Out.dump());
      });
  CROW_WEBSOCKET_ROUTE(App, "/ws")
      .onaccept([](const crow::request &, void **) { return true; })
      .onmessage([](crow::websocket::connection &To, const std::string &Text, bool) {
        To.send_text(Text);
        To.send_binary(Text);
      });
  CROW_ROUTE(App, "/named")("named", [](const crow::request &, crow::response &Res) {
    Res.code = 200;
    Res.set_header("X-A", "a");
    Res.add_header("X-B", "b");
    Res.set_static_file_info("a.txt");
    Res.set_static_file_info_unsafe("a.txt");
    Res.redirect("https://shop.example/");
    Res.write("part");
    Res.body = "all";
    Res.end();
  });
  CROW_ROUTE(App, "/page")([](const crow::request &Req) {
    crow::mustache::context Values;
    Values["name"] = values(Req);
    return crow::mustache::load("page.html").render(Values);
  });
  App.route_dynamic("/dynamic")([] { return "dynamic"; });
  CROW_CATCHALL_ROUTE(App)([](crow::response &Res) { Res.end("nothing"); });
  App.register_blueprint(Part);
  App.bindaddr("127.0.0.1").port(8080).ssl_file("cert.pem", "key.pem").multithreaded().run();
  App.local_socket_path("/run/app.sock").run_async();
  App.stop();
}
