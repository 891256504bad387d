// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^sqlite3:" %t
#include <sqlite3.h>

void all(sqlite3 *Db, const char *Text, const void *Wide) {
  sqlite3_open(Text, &Db);
  sqlite3_open_v2(Text, &Db, SQLITE_OPEN_READONLY, nullptr);
  sqlite3_exec(Db, Text, nullptr, nullptr, nullptr);
  char **Table = nullptr;
  sqlite3_get_table(Db, Text, &Table, nullptr, nullptr, nullptr);
  sqlite3_stmt *Statement = nullptr;
  sqlite3_prepare(Db, Text, -1, &Statement, nullptr);
  sqlite3_prepare_v2(Db, Text, -1, &Statement, nullptr);
  sqlite3_prepare_v3(Db, Text, -1, 0, &Statement, nullptr);
  sqlite3_prepare16_v2(Db, Wide, -1, &Statement, nullptr);
  sqlite3_bind_text(Statement, 1, Text, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text64(Statement, 1, Text, 1, SQLITE_TRANSIENT, SQLITE_UTF8);
  sqlite3_bind_blob(Statement, 1, Text, 1, SQLITE_TRANSIENT);
  sqlite3_bind_blob64(Statement, 1, Text, 1, SQLITE_TRANSIENT);
  sqlite3_bind_int(Statement, 2, 1);
  sqlite3_bind_int64(Statement, 2, 1);
  sqlite3_bind_double(Statement, 2, 1.0);
  sqlite3_column_text(Statement, 0);
  sqlite3_column_name(Statement, 0);
  sqlite3_column_blob(Statement, 0);
  char *Made = sqlite3_mprintf("%Q", Text);
  char Buffer[64];
  sqlite3_snprintf(sizeof(Buffer), Buffer, "%Q", Made);
  sqlite3_load_extension(Db, Text, nullptr, nullptr);
}
