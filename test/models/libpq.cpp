// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I/usr/include/postgresql %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I/usr/include/postgresql > %t
// RUN: not grep "^libpq:" %t
#include <libpq-fe.h>

void all(PGconn *Conn, const char *Text, char *Out) {
  PQconnectdb(Text);
  PQsetdbLogin(Text, Text, nullptr, nullptr, Text, Text, Text);
  PQexec(Conn, Text);
  PQsendQuery(Conn, Text);
  PQexecParams(Conn, Text, 0, nullptr, nullptr, nullptr, nullptr, 0);
  PQsendQueryParams(Conn, Text, 0, nullptr, nullptr, nullptr, nullptr, 0);
  PQprepare(Conn, "find", Text, 0, nullptr);
  PQescapeLiteral(Conn, Text, 8);
  PQescapeIdentifier(Conn, Text, 8);
  PQgetvalue(PQexec(Conn, Text), 0, 0);
  PQfname(PQexec(Conn, Text), 0);
  int Error = 0;
  PQescapeStringConn(Conn, Out, Text, 8, &Error);
}

PGconn *connect(const char *Where) { return PQconnectdb(Where); }
