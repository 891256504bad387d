// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^hiredis:" %t
#include <hiredis/hiredis.h>

void all(redisContext *Conn, const char *Text) { redisCommand(Conn, "AUTH %s", Text); }
