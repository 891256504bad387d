// RUN: %both %s portcullis-sql-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// Escaping that the team wrote itself is known by what it does, and that it
// helps between quotes only.
#include <httplib.h>
#include <regex>
#include <sqlite3.h>
#include <sstream>
#include <string>
#include <string_view>
using namespace httplib;
static sqlite3 *Db;
static void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }
static std::string get(const Request &R) { return R.get_param_value("n"); }

static std::string doubled(const std::string &In) {
  std::string Out;
  for (char C : In) { if (C == '\'') Out += "''"; else Out += C; }
  return Out;
}
static std::string quoted(const std::string &In) {
  std::string Out = "'";
  for (char C : In) { if (C == '\'') Out += '\''; Out += C; }
  Out += "'";
  return Out;
}
static std::string reserved(const std::string &In) {
  std::string Out;
  Out.reserve(In.size() + 2);
  Out.push_back('\'');
  for (char C : In) { if (C == '\0') continue; if (C == '\'') { Out.append("''"); } else { Out.push_back(C); } }
  Out.push_back('\'');
  return Out;
}
static std::string behind(std::string_view In) {
  std::string Out;
  for (size_t I = 0; I < In.length(); I++) { char C = In[I]; Out.push_back(C); if (C == '\'') Out.push_back('\''); }
  return Out;
}
static std::string switched(const std::string &In) {
  std::string Out;
  for (size_t I = 0; I < In.size(); ++I)
    switch (In[I]) { case '\'': Out += "''"; break; case '\0': break; default: Out.push_back(In[I]); }
  return Out;
}
static std::string chosen(const std::string &In) {
  std::string Out;
  for (auto It = In.begin(); It != In.end(); ++It) Out += *It == '\'' ? std::string("''") : std::string(1, *It);
  return Out;
}
static std::string pointed(const char *In) {
  std::string Out;
  for (const char *P = In; *P; ++P) { if (*P == '\'') Out += "''"; else Out += *P; }
  return Out;
}
static std::string streamed(const std::string &In) {
  std::ostringstream Out;
  for (char C : In) { if (C == '\'') Out << "''"; else Out << C; }
  return Out.str();
}
static std::string found(std::string Text) {
  size_t Pos = 0;
  while ((Pos = Text.find('\'', Pos)) != std::string::npos) { Text.replace(Pos, 1, "''"); Pos += 2; }
  return Text;
}
static std::string inserted(std::string Text) {
  for (size_t Pos = Text.find('\''); Pos != std::string::npos; Pos = Text.find('\'', Pos + 2)) Text.insert(Pos, 1, '\'');
  return Text;
}
static void replaceAll(std::string &Text, const std::string &What, const std::string &With) {
  size_t Pos = 0;
  while ((Pos = Text.find(What, Pos)) != std::string::npos) { Text.replace(Pos, What.length(), With); Pos += With.length(); }
}
static std::string replaced(std::string In) { replaceAll(In, "\n", " "); replaceAll(In, "'", "''"); return In; }
static std::string lines(std::string In) { replaceAll(In, "\n", " "); replaceAll(In, "\t", "''"); return In; }
static std::string matched(const std::string &In) { return std::regex_replace(In, std::regex("'"), "''"); }
static std::string around(const std::string &In) { return "'" + streamed(In) + "'"; }

// What does not help.
static std::string html(const std::string &In) {
  std::string Out;
  for (char C : In) { if (C == '<') Out += "&lt;"; else if (C == '&') Out += "&amp;"; else Out += C; }
  return Out;
}
static std::string json(const std::string &In) {
  std::string Out;
  for (char C : In) { if (C == '"') Out += "\\\""; else if (C == '\\') Out += "\\\\"; else Out += C; }
  return Out;
}
// No database that is modelled takes a backslash for an escape.
static std::string backslash(const std::string &In) {
  std::string Out;
  for (char C : In) { if (C == '\'') Out += '\\'; Out += C; }
  return Out;
}
static std::string counted(const std::string &In) {
  std::string Out;
  int Quotes = 0;
  for (char C : In) { if (C == '\'') Quotes++; Out += C; }
  return Out;
}
static std::string once(const std::string &In) {
  std::string Text = In;
  size_t Pos = Text.find('\'');
  if (Pos != std::string::npos) Text.replace(Pos, 1, "''");
  return Text;
}
static std::string tagged(const std::string &In) { return std::regex_replace(In, std::regex("<"), "''"); }

void f(Server &S) {
  S.Get("/", [](const Request &R, Response &) { run("a='" + doubled(get(R)) + "'"); });
  S.Get("/", [](const Request &R, Response &) { run("a=" + quoted(get(R))); });
  S.Get("/", [](const Request &R, Response &) { run("a=" + reserved(get(R))); });
  S.Get("/", [](const Request &R, Response &) { run("a='" + behind(get(R)) + "'"); });
  S.Get("/", [](const Request &R, Response &) { run("a='" + switched(get(R)) + "'"); });
  S.Get("/", [](const Request &R, Response &) { run("a='" + chosen(get(R)) + "'"); });
  S.Get("/", [](const Request &R, Response &) { run("a='" + pointed(get(R).c_str()) + "'"); });
  S.Get("/", [](const Request &R, Response &) { run("a='" + streamed(get(R)) + "'"); });
  S.Get("/", [](const Request &R, Response &) { run("a='" + found(get(R)) + "'"); });
  S.Get("/", [](const Request &R, Response &) { run("a='" + inserted(get(R)) + "'"); });
  S.Get("/", [](const Request &R, Response &) { run("a='" + replaced(get(R)) + "'"); });
  S.Get("/", [](const Request &R, Response &) { run("a='" + matched(get(R)) + "'"); });
  S.Get("/", [](const Request &R, Response &) { run("a=" + around(get(R))); });
  S.Get("/", [](const Request &R, Response &) { run("a LIKE '%" + doubled(get(R)) + "%' AND b='" + found(get(R)) + "'"); });
  S.Get("/", [](const Request &R, Response &) { std::string Q = "SELECT a FROM t WHERE a='"; Q += doubled(get(R)); Q += "'"; run(Q); });
  S.Get("/", [](const Request &R, Response &) { std::ostringstream Q; Q << "SELECT a FROM t WHERE a='" << doubled(get(R)) << "'"; run(Q.str()); });
  S.Get("/", [](const Request &R, Response &) { char Q[99]; snprintf(Q, 99, "SELECT a FROM t WHERE a='%s'", doubled(get(R)).c_str()); run(Q); });
  S.Get("/", [](const Request &R, Response &) { std::string N = get(R), Out; for (char C : N) { if (C == '\'') Out += "''"; else Out += C; } run("a='" + Out + "'"); });

// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  S.Get("/", [](const Request &R, Response &) { run("a='" + html(get(R)) + "'"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  S.Get("/", [](const Request &R, Response &) { run("a='" + json(get(R)) + "'"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  S.Get("/", [](const Request &R, Response &) { run("a='" + backslash(get(R)) + "'"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  S.Get("/", [](const Request &R, Response &) { run("a='" + counted(get(R)) + "'"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  S.Get("/", [](const Request &R, Response &) { run("a='" + once(get(R)) + "'"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  S.Get("/", [](const Request &R, Response &) { run("a='" + lines(get(R)) + "'"); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  S.Get("/", [](const Request &R, Response &) { run("a='" + tagged(get(R)) + "'"); });
// Where no quote is open, none is needed.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  S.Get("/", [](const Request &R, Response &) { run("SELECT a FROM t WHERE id=" + doubled(get(R))); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  S.Get("/", [](const Request &R, Response &) { run("SELECT a FROM t WHERE id=" + matched(get(R))); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  S.Get("/", [](const Request &R, Response &) { std::ostringstream Q; Q << "SELECT a FROM t ORDER BY " << found(get(R)); run(Q.str()); });
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches SQL text
  S.Get("/", [](const Request &R, Response &) { std::string N = get(R), Q = "a="; if (N.find('\'') != std::string::npos) return; Q += "'"; Q += N; Q += "'"; run(Q); });
}
