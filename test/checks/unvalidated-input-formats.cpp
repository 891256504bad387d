// A format string is what the request or the store says, or constant.
// RUN: %both %s portcullis-unvalidated-input -- %flags | FileCheck %s --implicit-check-not=warning:
#include <fstream>
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <sstream>
#include <syslog.h>

static void log(const char *Format, ...);

void fromRequest(const httplib::Request &Req) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' is used as a format string
  syslog(LOG_INFO, Req.get_param_value("name").c_str());
}

void fromFile() {
  std::ifstream File("users.json");
  nlohmann::json Users = nlohmann::json::parse(File);
  for (const nlohmann::json &User : Users) {
    std::stringstream Text;
    Text << "changed [" << User["name"] << "]";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    syslog(LOG_INFO, Text.str().c_str());
  }
}

void fromFileByKey(const std::string &Id) {
  std::ifstream File("users.json");
  nlohmann::json Users = nlohmann::json::parse(File);
  for (size_t I = 0; I < Users.size(); ++I) {
    if (Users[I]["id"] != Id)
      continue;
    std::stringstream Text;
    Text << "deleted [" << Users[I]["name"] << "]";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    syslog(LOG_INFO, Text.str().c_str());
  }
}

void fromDatabase(sqlite3_stmt *Row) {
  auto Name = reinterpret_cast<const char *>(sqlite3_column_text(Row, 0));
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
  printf(Name);
}

void constant(const httplib::Request &Req, sqlite3_stmt *Row) {
  static const char *const Form = "%s\n";
  syslog(LOG_INFO, "%s", Req.get_param_value("name").c_str());
  printf(Form, sqlite3_column_text(Row, 0));
  std::string Text = "number of rows: " + std::to_string(sqlite3_column_int(Row, 0));
  syslog(LOG_INFO, Text.c_str());
}

// The message of a file's failure is not what stands in it.
void failure() {
  std::ifstream File("users.json");
  if (!File)
    syslog(LOG_ERR, "cannot open users.json");
}
