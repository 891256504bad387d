// What the models speak of in the client library of MySQL 8.0, where it differs
// from MariaDB's.
#pragma once

extern "C" {
struct MYSQL;
struct MYSQL_RES;
typedef char **MYSQL_ROW;

struct MYSQL_FIELD {
  char *name;
  char *org_name;
  char *table;
};

int mysql_query(MYSQL *mysql, const char *q);
MYSQL_RES *mysql_store_result(MYSQL *mysql);
MYSQL_FIELD *mysql_fetch_fields(MYSQL_RES *res);
MYSQL_ROW mysql_fetch_row(MYSQL_RES *result);
unsigned int mysql_num_fields(MYSQL_RES *res);
unsigned long mysql_real_escape_string_quote(MYSQL *mysql, char *to, const char *from,
                                             unsigned long length, char quote);
}
