// RUN: %both %s portcullis-sql-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// A body that is read in pieces.
#include <httplib.h>
#include <sqlite3.h>
#include <string>
using namespace httplib;
static sqlite3 *Db;
static void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }
static bool isName(const std::string &Text) { return Text.find_first_not_of("abc") == std::string::npos; }
void f(Server &S) {
  S.Post("/", [](const Request &, Response &, const ContentReader &Read) {
    std::string Body;
    Read([&](const char *Data, size_t Size) { Body.append(Data, Size); return true; });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body 'Data' reaches SQL text
    run("a='" + Body + "'");
    if (isName(Body))
      run("a='" + Body + "'");
  });
  S.Post("/", [](const Request &, Response &, const ContentReader &Read) {
    std::string Field;
    Read([](const MultipartFormData &) { return true; },
         [&](const char *Data, size_t Size) { Field.append(Data, Size); return true; });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} form field 'Data' reaches SQL text
    run("a='" + Field + "'");
  });
}
