"""Writes a server whose statements come a longer way than a search follows.

usage: ways.py COUNT
"""
import sys

print("""\
#include <httplib.h>
#include <sqlite3.h>
static sqlite3 *Db;
static std::string f0(const std::string &X) { return X + "'"; }""")
for depth in range(1, 1000):
    steps = " ".join(["Y += '.';"] * 20)
    print(f"static std::string f{depth}(const std::string &X) {{ std::string Y = f{depth - 1}(X); {steps} return Y; }}")
print("""\
int main() {
  httplib::Server Server;
  Server.Get("/", [](const httplib::Request &Req, httplib::Response &) {
    std::string X = Req.get_param_value("x");""")
for number in range(int(sys.argv[1])):
    print(f"""\
    sqlite3_exec(Db, f999(X + "{number}").c_str(), nullptr, nullptr, nullptr);""")
print("""\
  });
}""")
