"""Writes a server whose handlers all run in one wrapper and query by one helper.

usage: many.py COUNT
"""
import sys

print("""\
#include <functional>
#include <httplib.h>
#include <sqlite3.h>
using Handler = std::function<void(const httplib::Request &)>;
static sqlite3 *Db;
static void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }
static void wrapped(const httplib::Request &Req, const Handler &Next) {
  if (Req.method == "POST")
    Next(Req);
}
int main() {
  httplib::Server Server;""")
for number in range(int(sys.argv[1])):
    print(f"""\
  Server.Post("/{number}", [](const httplib::Request &Req, httplib::Response &) {{
    wrapped(Req, [](const httplib::Request &Inner) {{
      run("DELETE FROM t{number} WHERE name='" + Inner.body + "'");
    }});
  }});""")
print("""\
  Server.listen("127.0.0.1", 8080);
}""")
