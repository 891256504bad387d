// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s %S/clients.cpp -- -std=c++17 > %t
// RUN: not grep "^mysql:" %t
#include <mysql/mysql.h>

void all(MYSQL *Conn, const char *Text) {
  mysql_real_connect(Conn, "localhost", "user", Text, "shop", 0, nullptr, 0);
  mysql_change_user(Conn, "user", Text, "shop");
}
