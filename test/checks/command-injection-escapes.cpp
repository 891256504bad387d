// RUN: %both %s portcullis-command-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// Escaping that the team wrote itself for a shell.
#include <httplib.h>
#include <cctype>
#include <cstdlib>
#include <string>
using namespace httplib;
static std::string get(const Request &R) { return R.get_param_value("n"); }
static void run(const std::string &Text) { std::system(Text.c_str()); }

static std::string quoted(const std::string &In) {
  std::string Out = "'";
  for (char C : In) { if (C == '\'') Out += "'\\''"; else Out += C; }
  return Out + "'";
}
static std::string bare(std::string Text) {
  for (size_t Pos = 0; (Pos = Text.find('\'', Pos)) != std::string::npos; Pos += 4) Text.replace(Pos, 1, "'\"'\"'");
  return Text;
}
static std::string backslashes(const std::string &In) {
  std::string Out;
  for (char C : In) { if (!std::isalnum(static_cast<unsigned char>(C))) Out += '\\'; Out += C; }
  return Out;
}
static std::string sql(const std::string &In) {
  std::string Out = "'";
  for (char C : In) { if (C == '\'') Out += "''"; else Out += C; }
  return Out + "'";
}
static std::string backslash(const std::string &In) {
  std::string Out;
  for (char C : In) { if (C == '\'') Out += '\\'; Out += C; }
  return Out;
}
static std::string inQuotes(const std::string &In) { return "\"" + In + "\""; }
static std::string wrapped(const std::string &In) { return "'" + In + "'"; }

void f(Server &S) {
  S.Get("/", [](const Request &R, Response &) { run("ls " + quoted(get(R))); });
  S.Get("/", [](const Request &R, Response &) { run("ls '" + bare(get(R)) + "'"); });
  S.Get("/", [](const Request &R, Response &) { run("ls " + backslashes(get(R))); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { run("ls " + bare(get(R))); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { run("ls " + sql(get(R))); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { run("ls " + backslash(get(R))); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { run("ls " + inQuotes(get(R))); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { run("ls " + wrapped(get(R))); });
}
