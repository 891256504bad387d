#include <httplib.h>
#include <sqlite3.h>
#include <string>

static void refuse(httplib::Response &Out, int Code) { Out.status = Code; }

static bool isAllowed(const std::string &Name) {
  return Name.size() < 20 && Name != "root";
}

void routes(httplib::Server &Server, sqlite3 *Db) {
  Server.Get("/orders", [Db](const httplib::Request &In, httplib::Response &Out) {
    std::string Name = In.get_param_value("name");
    if (!isAllowed(Name))
      return refuse(Out, 400);
    std::string Order = "id";
    if (In.has_param("sorted"))
      Order = In.matches[1];
    const std::string Sql = "select * from orders where name = '" + Name +
                            "' order by " + Order;
    sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); // NOLINT(other)
    Out.set_content(Sql, "text/html");
  });
}

int main() {
  httplib::Server Server;
  routes(Server, nullptr);
  Server.listen("0.0.0.0", 80);
}
