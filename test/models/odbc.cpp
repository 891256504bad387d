// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- %flags -I%inputs/include > %t
// RUN: not grep "^odbc:" %t
// RUN: %both %s portcullis-sql-injection,portcullis-unvalidated-input,portcullis-weak-password-hash,portcullis-sensitive-data-stored,portcullis-hardcoded-credential,portcullis-missing-authentication -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <odbc/sqlext.h>
#include <string>

void statements(httplib::Server &Srv, SQLHSTMT Run) {
  Srv.Get("/text", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("name");
    std::string Sql = "select id from users where name = '" + Name + "'";
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    SQLExecDirect(Run, (SQLCHAR *)Sql.c_str(), SQL_NTS);
    SQLExecDirect(Run, (SQLCHAR *)"select id from users", SQL_NTS);
    std::basic_string<SQLWCHAR> Wide(Name.begin(), Name.end());
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    SQLExecDirectW(Run, Wide.data(), SQL_NTS);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'name' reaches SQL text
    SQLPrepare(Run, (SQLCHAR *)Sql.data(), Sql.size());
    SQLLEN Length = SQL_NTS;
    SQLPrepare(Run, (SQLCHAR *)"select id from users where name = ?", SQL_NTS);
    SQLBindParameter(Run, 1, SQL_PARAM_INPUT, SQL_C_CHAR, SQL_VARCHAR, 80, 0,
                     (SQLPOINTER)Name.c_str(), 0, &Length);
    SQLExecute(Run);
  });
}

void values(httplib::Server &Srv, SQLHSTMT Run) {
  Srv.Post("/add", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("name");
    std::string Password = Req.get_param_value("password");
    SQLPrepare(Run, (SQLCHAR *)"insert into users (name, password) values (?, ?)", SQL_NTS);
    SQLBindParameter(Run, 1, SQL_PARAM_INPUT, SQL_C_CHAR, SQL_VARCHAR, 80, 0, Name.data(), 0, nullptr);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'Password' (password) is stored unencrypted
    SQLBindParameter(Run, 2, SQL_PARAM_INPUT, SQL_C_CHAR, SQL_VARCHAR, 80, 0, Password.data(), 0, nullptr);
    SQLExecute(Run);
  });
  Srv.Post("/hashed", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password");
    SQLPrepare(Run, (SQLCHAR *)"insert into users (name, password) values (?, encrypt(?))", SQL_NTS);
    SQLBindParameter(Run, 2, SQL_PARAM_INPUT, SQL_C_CHAR, SQL_VARCHAR, 80, 0, Password.data(), 0, nullptr);
  });
  Srv.Post("/find", [=](const httplib::Request &Req, httplib::Response &) {
    std::string Password = Req.get_param_value("password");
    SQLPrepare(Run, (SQLCHAR *)"select id from users where name = ? and password = ?", SQL_NTS);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the database compares a password with one kept as text
    SQLBindParam(Run, 2, SQL_C_CHAR, SQL_VARCHAR, 80, 0, Password.data(), nullptr);
  });
  Srv.Post("/read", [=](const httplib::Request &Req, httplib::Response &Res) {
    SQLExecDirect(Run, (SQLCHAR *)"select password, greeting from users", SQL_NTS);
    char Bound[80];
    char Data[80];
    SQLBindCol(Run, 2, SQL_C_CHAR, Bound, sizeof(Bound), nullptr);
    SQLFetch(Run);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} stored text is used as a format string
    printf(Bound);
    printf("%s", Bound);
    SQLGetData(Run, 1, SQL_C_CHAR, Data, sizeof(Data), nullptr);
    std::string Password = Data;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} a password is compared with one kept as text
    Res.status = Password == Req.get_param_value("password") ? 200 : 401;
  });
}

void connections(SQLHDBC Conn, const char *Password) {
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} password is the literal
  SQLConnect(Conn, (SQLCHAR *)"shop", SQL_NTS, (SQLCHAR *)"user", SQL_NTS, (SQLCHAR *)"s3cret-1", SQL_NTS);
  SQLConnect(Conn, (SQLCHAR *)"shop", SQL_NTS, (SQLCHAR *)"user", SQL_NTS, (SQLCHAR *)Password, SQL_NTS);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  SQLDriverConnect(Conn, nullptr, (SQLCHAR *)"Driver={MariaDB};Server=db;Uid=shop;Pwd=s3cret-2;",
                   SQL_NTS, nullptr, 0, nullptr, SQL_DRIVER_NOPROMPT);
  SQLDriverConnect(Conn, nullptr, (SQLCHAR *)"DSN=shop;Uid=shop;", SQL_NTS, nullptr, 0, nullptr,
                   SQL_DRIVER_NOPROMPT);
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} the password in a connection string is the literal
  SQLBrowseConnect(Conn, (SQLCHAR *)"DSN=shop;UID=shop;PWD=s3cret-3", SQL_NTS, nullptr, 0, nullptr);
}

int main() {
  SQLHSTMT Run = nullptr;
  httplib::Server Srv;
// CHECK-DAG: {{^}}[[#@LINE+1]]:{{.*}} 'POST /clear' changes the database, and nothing asks who the client is
  Srv.Post("/clear", [=](const httplib::Request &, httplib::Response &) {
    SQLExecDirect(Run, (SQLCHAR *)"delete from users", SQL_NTS);
  });
  Srv.Get("/count", [=](const httplib::Request &, httplib::Response &) {
    SQLExecDirect(Run, (SQLCHAR *)"select count(*) from users", SQL_NTS);
  });
  Srv.listen("127.0.0.1", 8080);
}
