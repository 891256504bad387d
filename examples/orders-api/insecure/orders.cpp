#include "orders.h"

#include "auth.h"
#include <cstdio>
#include <sstream>
#include <vector>

using nlohmann::json;

static void send(httplib::Response &res, const json &body) {
  res.set_header("Access-Control-Allow-Origin", config::kAnyOrigin);
  res.set_content(body.dump(), "application/json");
}

static void listOrders(Database &db, const httplib::Request &req,
                       httplib::Response &res) {
  std::ostringstream sql;
  sql << "SELECT * FROM orders WHERE customer LIKE '%"
      << req.get_param_value("customer") << "%'";
  if (req.has_param("limit")) {
    int limit = std::stoi(req.get_param_value("limit"));
    sql << " LIMIT " << limit;
  }
  send(res, db.query(sql.str()));
}

static void createOrder(Database &db, const httplib::Request &req,
                        httplib::Response &res) {
  json body = json::parse(req.body, nullptr, false);
  if (!body.is_object()) {
    res.status = 400;
    return;
  }
  std::string customer = body.value("customer", "");
  std::string item = body.value("item", "");
  char sql[512];
  std::snprintf(sql, sizeof sql,
                "INSERT INTO orders(customer, item) VALUES('%s', '%s')",
                customer.c_str(), item.c_str());
  res.status = db.execute(sql) ? 201 : 500;
}

static void readOrder(Database &db, const httplib::Request &req,
                      httplib::Response &res) {
  json rows = db.query("SELECT * FROM orders WHERE id=" +
                       std::to_string(std::atoi(req.matches[1].str().c_str())));
  if (rows.empty()) {
    res.status = 404;
    return;
  }
  send(res, rows[0]);
}

static void page(const httplib::Request &req, httplib::Response &res) {
  std::vector<char> buffer;
  buffer.resize(std::atoi(req.get_param_value("size").c_str()), ' ');
  res.set_content(buffer.data(), buffer.size(), "text/plain");
}

void addOrderRoutes(httplib::Server &server, Database &db) {
  server.Get("/orders",
             [&db](const httplib::Request &req, httplib::Response &res) {
               listOrders(db, req, res);
             });
  server.Post("/orders",
              [&db](const httplib::Request &req, httplib::Response &res) {
                createOrder(db, req, res);
              });
  server.Get(R"(/orders/(\d+))",
             [&db](const httplib::Request &req, httplib::Response &res) {
               readOrder(db, req, res);
             });
  server.Get("/page", page);
}
