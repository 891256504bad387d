// Every row of the model is used here, or in libpqxx7.cpp.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: grep "^libpqxx:" %t | FileCheck %s --implicit-check-not=libpqxx:
// CHECK: libpqxx: passes pqxx::zview::zview
#include <pqxx/pqxx>

void all(pqxx::connection &Conn, const std::string &Text) {
  pqxx::connection Other(Text);
  Conn.prepare("find", Text);
  pqxx::work Work(Conn);
  Work.exec(Text);
  Work.exec0(Text);
  Work.exec1(Text);
  Work.exec_n(1, Text);
  Work.exec_params("SELECT $1", Text);
  Work.exec_params0("SELECT $1", Text);
  Work.exec_params1("SELECT $1", Text);
  Work.exec_prepared("find", Text);
  Work.exec("SELECT " + Work.quote(Text) + Work.esc(Text) +
            Work.quote_name(Text) + Conn.quote(Text) + Conn.esc(Text) +
            Conn.quote_name(Text));
  pqxx::result Rows = Work.exec("SELECT 1");
  Rows[0][0].c_str();
  Rows[0][0].name();
  Rows.begin();
  Rows[0][0].as<std::string>();
  pqxx::pipeline Pipe(Work);
  Pipe.insert(Text);
}

void connect(const std::string &Where) { pqxx::connection Conn(Where); }
