#include "orders.h"

#include <charconv>
#include <nlohmann/json.hpp>

using nlohmann::json;

/// The parameter as a number between 1 and \p most, or \p fallback.
static int numberIn(const std::string &text, int most, int fallback) {
  int value = 0;
  auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1 ||
      value > most)
    return fallback;
  return value;
}

static json rowsOf(Statement &statement) {
  json rows = json::array();
  while (statement.step())
    rows.push_back({{"id", statement.text(0)}, {"item", statement.text(1)}});
  return rows;
}

static void listOrders(Database &db, const std::string &user,
                       const httplib::Request &req, httplib::Response &res) {
  Statement find(db, "SELECT id, item FROM orders WHERE customer=? LIMIT ?");
  find.bind(1, user).bind(2, numberIn(req.get_param_value("limit"), 100, 20));
  res.set_content(rowsOf(find).dump(), "application/json");
}

static void createOrder(Database &db, const std::string &user,
                        const httplib::Request &req, httplib::Response &res) {
  json body = json::parse(req.body, nullptr, false);
  if (!body.is_object()) {
    res.status = 400;
    return;
  }
  Statement insert(db, "INSERT INTO orders(customer, item) VALUES(?, ?)");
  insert.bind(1, user).bind(2, body.value("item", ""));
  res.status = insert.run() ? 201 : 500;
}

static void readOrder(Database &db, const std::string &user,
                      const httplib::Request &req, httplib::Response &res) {
  Statement find(db, "SELECT id, item FROM orders WHERE customer=? AND id=?");
  find.bind(1, user).bind(2, numberIn(req.matches[1].str(), 1000000000, 0));
  json rows = rowsOf(find);
  if (rows.empty()) {
    res.status = 404;
    return;
  }
  res.set_content(rows[0].dump(), "application/json");
}

using Action = void (*)(Database &, const std::string &,
                        const httplib::Request &, httplib::Response &);

/// Runs \p action for the user that the token names; 401 without.
static httplib::Server::Handler forUser(Database &db, const Auth &auth,
                                        Action action) {
  return [&db, &auth, action](const httplib::Request &req,
                              httplib::Response &res) {
    std::optional<std::string> user = auth.userOf(req);
    if (!user) {
      res.status = 401;
      return;
    }
    action(db, *user, req, res);
  };
}

void addOrderRoutes(httplib::Server &server, Database &db, const Auth &auth) {
  server.Get("/orders", forUser(db, auth, listOrders));
  server.Post("/orders", forUser(db, auth, createOrder));
  server.Get(R"(/orders/(\d+))", forUser(db, auth, readOrder));
}
