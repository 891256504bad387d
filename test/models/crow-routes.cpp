// What stands in front of a route's path: blueprints within blueprints, and texts that
// are joined.
// RUN: portcullis routes --quiet %s -- -std=c++20 -I%inputs/include | FileCheck %s
#include <crow.h>
#include <string>

static crow::SimpleApp &app() {
  static crow::SimpleApp App;
  return App;
}

static crow::Blueprint &api() {
  static crow::Blueprint Api("api");
  return Api;
}

class Orders {
public:
  Orders() : Part("orders"), Alone("alone"), Items("items") {
    api().register_blueprint(Part);
    Part.register_blueprint(Items);
    CROW_BP_ROUTE(Part, "").methods("GET"_method)([this] { return list(); });
    CROW_BP_ROUTE(Part, "/<string>")
        .methods("PUT"_method)([](const std::string &) { return "put"; });
    CROW_BP_ROUTE(Items, "/<int>")([](int) { return "item"; });
    CROW_BP_ROUTE(Alone, "/x")([] { return "x"; });
  }

private:
  std::string list() { return "list"; }
  crow::Blueprint Part, Alone, Items;
};

#define BASE(Path)                                                                                  \
  static constexpr const char *base() { return Path; }
#define HANDLER(Path, Method)                                                                       \
  app().route_dynamic(std::string(base()) + Path).methods(Method##_method)([] { return "h"; })

struct Users {
  BASE("/users")
  Users() {
    HANDLER("", "GET");
    HANDLER("/" "<int>", "DELETE");
  }
};

struct Logins {
  BASE("/logins")
  Logins() { HANDLER("", "POST"); }
};

int main() {
  app().register_blueprint(api());
  Orders Order;
  Users User;
  Logins Login;
  app().port(80).run();
}

// CHECK: {{^method}}
// CHECK-NEXT: {{^GET +/api/orders +Orders::Orders \(lambda\)}}
// CHECK-NEXT: {{^PUT +/api/orders/<string> +Orders::Orders \(lambda\)}}
// CHECK-NEXT: {{^GET +/api/orders/items/<int> +}}
// CHECK-NEXT: {{^GET +/alone/x +}}
// CHECK-NEXT: {{^GET +/users +Users::Users}}
// CHECK-NEXT: {{^DELETE +/users/<int> +}}
// CHECK-NEXT: {{^POST +/logins +Logins::Logins.*$}}
// CHECK-NOT: {{.}}
