// What a handler of all requests compares; conditions with temporary objects in them
// are decided as a whole.
// RUN: portcullis routes --quiet %s -- -std=c++17 | FileCheck %s
#include <restinio/all.hpp>

static auto answer(const restinio::request_handle_t &Req, std::string Text) {
  return Req->create_response().set_body(std::move(Text)).done();
}

restinio::request_handling_status_t handle(const restinio::request_handle_t &Req) {
  if (restinio::http_method_get() == Req->header().method() &&
      Req->header().request_target() == "/orders")
    return answer(Req, "orders");
  if (!(Req->header().request_target() != "/orders" ||
        Req->header().method() != restinio::http_method_post()))
    return answer(Req, "ordered");
  // Neither of them is known.
  if (Req->header().request_target() == "/a" || Req->header().method() == restinio::http_method_put())
    return answer(Req, "either");
  return restinio::request_rejected();
}

int main() { restinio::run(restinio::on_this_thread().address("localhost").request_handler(handle)); }

// CHECK: {{^method}}
// CHECK-NEXT: {{^GET +/orders +answer }}
// CHECK-NEXT: {{^POST +/orders +answer }}
// CHECK-NOT: /orders
