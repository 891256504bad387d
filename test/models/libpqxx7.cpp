// The rows for what Debian's libpqxx has not.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep -E "^libpqxx: (passes pqxx::zview|sink sql|sink pqxx::transaction_base::query)" %t
#include <pqxx7.h>

void take(int);

void all(pqxx::connection &Conn, const std::string &Text) {
  Conn.prepare("find", Text);
  pqxx::work Work(Conn);
  Work.exec(Text);
  Work.exec1(Text);
  Work.exec_n(1, Text);
  Work.query<int>(Text);
  Work.query1<int>(Text);
  Work.query_value<int>(Text);
  Work.stream<int>(Text);
  Work.for_query(Text, take);
  Work.for_stream(Text, take);
  Work.exec("SELECT " + Conn.quote_name(Text));
}
