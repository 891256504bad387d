// Every row of the model is used, and what handlers do is judged.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s %S/restinio-routes.cpp -- -std=c++17 > %t
// RUN: not grep "^restinio:" %t
// RUN: %both %s portcullis-cross-site-scripting,portcullis-header-injection,portcullis-path-traversal,portcullis-open-redirect,portcullis-plaintext-listener,portcullis-missing-authentication,portcullis-missing-rate-limit,portcullis-cors-wildcard-origin,portcullis-log-injection,portcullis-unvalidated-input -- -std=c++17 | FileCheck %s --implicit-check-not=warning:
#include <fstream>
#include <iostream>
#include <restinio/all.hpp>
#include <restinio/helpers/file_upload.hpp>
#include <restinio/tls.hpp>

namespace rr = restinio::router;
using Router = rr::express_router_t<>;

template <class Res> Res begin(Res Made) {
  Made.append_header(restinio::http_field::content_type, "text/plain");
  Made.append_header_date_field();
  return Made;
}

auto routes() {
  auto R = std::make_unique<Router>();
  R->http_get("/page/:name", [](auto Req, auto Params) {
    return Req->create_response()
        .append_header(restinio::http_field::content_type, "text/html")
        .set_body("<p>" + std::string(Params["name"])) // As it stands in the URL.
        .done();
  });
  R->http_post("/page", [](auto Req, auto) {
    return Req->create_response()
        .append_header(restinio::http_field::content_type, "text/html")
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches an HTML response
        .set_body("<p>" + Req->body())
        .done();
  });
  R->http_get("/text/:name", [](auto Req, auto Params) {
    auto Res = begin(Req->create_response());
    Res.set_body("text " + std::string(Params["name"]));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} lets every web site read
    Res.append_header(restinio::http_field::access_control_allow_origin, "*");
    Res.append_header(restinio::http_field::access_control_allow_origin, "https://shop.example");
    return Res.done();
  });
  R->http_get("/go", [](const restinio::request_handle_t &Req, rr::route_params_t) {
    const auto Query = restinio::parse_query(Req->header().query());
    auto Res = Req->create_response(restinio::status_temporary_redirect());
    std::string To(Query["to"]);
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} query parameter reaches a response header
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter reaches the target of a redirect
    Res.append_header(restinio::http_field::location, To);
    Res.append_header(restinio::http_field::location, "/page/" + std::to_string(restinio::cast_to<int>(Query["n"])));
    return Res.done();
  });
  R->http_get("/file/:path(.*)", restinio::path2regex::options_t{}.strict(true), [](auto Req, auto) {
    auto Path = std::string(Req->header().path());
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches
    auto File = restinio::sendfile("files" + Path);
    auto Known = restinio::sendfile("files/known");
    std::string Target(Req->header().request_target());
    std::clog << Target << std::string(Req->header().get_field("X-Name"));
    return begin(Req->create_response()).set_body(std::move(File)).done();
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'POST /upload' changes files, and nothing asks
  R->http_post("/upload", [](const auto &Req, const auto &) {
    using namespace restinio::file_upload;
    enumerate_parts_with_files(*Req, [](const part_description_t &Part) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} uploaded file's name reaches a file path
      std::ofstream Out("upload/" + *Part.filename);
      std::ofstream Other("upload/part");
      Other << Part.body << Part.name;
      return handling_result_t::stop_enumeration;
    });
    return begin(Req->create_response()).done();
  });
  R->http_put("/known", [](auto Req, auto) {
    if (!Req->header().try_get_field(restinio::http_field::authorization))
      return Req->create_response(restinio::status_unauthorized()).done();
    return begin(Req->create_response()).append_body(Req->body()).done();
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'DELETE /open' is there to change something
  R->http_delete("/open", [](auto Req, auto) { return Req->create_response().done(); });
  R->add_handler(restinio::http_method_patch(), "/patched", [](auto Req, auto) {
    if (!Req->header().has_field("Authorization") || Req->header().get_field("Authorization").empty())
      return Req->create_response(restinio::status_forbidden()).done();
    return Req->create_response().done();
  });
  R->http_head("/head", [](auto Req, auto) {
    return Req->create_response()
        .set_body(fmt::format("{} {}", restinio::fmtlib_tools::streamed(Req->remote_endpoint()), 1))
        .done();
  });
  const restinio::path2regex::options_t Strict;
  R->http_head("/strict", Strict, [](auto Req, auto) {
    return begin(Req->create_response()).done();
  });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'DELETE /strict' is there to change something
  R->http_delete("/strict", Strict, [](auto Req, auto) { return Req->create_response().done(); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'PUT /strict' is there to change something
  R->http_put("/strict", Strict, [](auto Req, auto) { return Req->create_response().done(); });
  R->http_post("/strict", Strict, [](auto Req, auto) { return Req->create_response().done(); });
  R->non_matched_request_handler([](auto Req) { return Req->create_response().done(); });
  return R;
}

void methods(Router &R) {
  for (const restinio::http_method_id_t &Method :
       {restinio::http_method_get(), restinio::http_method_post(), restinio::http_method_put(),
        restinio::http_method_delete(), restinio::http_method_head(), restinio::http_method_options()})
    R.add_handler(Method, "/any", [](auto Req, auto) { return Req->create_response().done(); });
}

void refusals(const restinio::request_handle_t &Req) {
  for (const restinio::http_status_line_t &Line :
       {restinio::status_bad_request(), restinio::status_locked(), restinio::status_too_many_requests(),
        restinio::status_service_unavailable()})
    Req->create_response(Line).done();
}

struct Traits : restinio::default_traits_t {
  using request_handler_t = Router;
};
struct TlsTraits : restinio::default_tls_traits_t {
  using request_handler_t = Router;
};

int main() {
// CHECK: {{^}}[[#@LINE+2]]:{{.*}} no limiter stands in front of
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  restinio::run(restinio::on_this_thread<Traits>().port(8080).address("0.0.0.0").request_handler(routes()));
  restinio::run(restinio::on_this_thread<Traits>().port(8080).address("localhost").request_handler(routes()));
  asio::ssl::context Tls(asio::ssl::context::tls_server);
  restinio::run(restinio::on_this_thread<TlsTraits>()
                    .address("0.0.0.0")
                    .request_handler(routes())
                    .tls_context(std::move(Tls)));
}

// Whatever else is set, in whatever order.
void settings() {
  using namespace std::chrono_literals;
  restinio::run(restinio::on_thread_pool<Traits>(4)
                    .address("localhost")
                    .read_next_http_message_timelimit(10s)
                    .write_http_response_timelimit(1s)
                    .handle_request_timeout(1s)
                    .max_pipelined_requests(4)
                    .concurrent_accepts_count(2)
                    .cleanup_func([] {})
                    .request_handler(routes()));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  restinio::run(restinio::on_thread_pool<Traits>(4)
                    .address("0.0.0.0")
                    .buffer_size(1024)
                    .separate_accept_and_create_connect(true)
                    .request_handler(routes()));
  asio::ssl::context Tls(asio::ssl::context::tls_server);
  restinio::run(restinio::on_this_thread<TlsTraits>()
                    .address("0.0.0.0")
                    .tls_context(std::move(Tls))
                    .cleanup_func([] {})
                    .request_handler(routes()));
}

// The loop, or the server itself, is made by the caller.
void made(asio::io_context &Loop) {
  restinio::run(Loop, restinio::on_this_thread<Traits>().address("localhost").request_handler(routes()));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} listens on '0.0.0.0' without TLS
  restinio::run(Loop, restinio::on_this_thread<Traits>().address("0.0.0.0").request_handler(routes()));
  restinio::http_server_t<Traits> Server{
      restinio::own_io_context(),
      restinio::server_settings_t<Traits>{}.address("localhost").request_handler(routes())};
  restinio::run(restinio::on_thread_pool(2, restinio::break_signal_handling_t::used, Server));
}
