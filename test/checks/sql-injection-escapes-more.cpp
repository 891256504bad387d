// RUN: %both %s portcullis-sql-injection -- -std=c++20 | FileCheck %s --implicit-check-not=warning:
// More ways to write it, each with one that looks like it and does not help.
#include <algorithm>
#include <cctype>
#include <httplib.h>
#include <regex>
#include <sqlite3.h>
#include <sstream>
#include <string>
using namespace httplib;
static sqlite3 *Db;
static void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }
static std::string get(const Request &R) { return R.get_param_value("n"); }

static void replaceAll(std::string &S, const std::string &From, const std::string &To) { size_t Pos = 0; while ((Pos = S.find(From, Pos)) != std::string::npos) { S.replace(Pos, From.length(), To); Pos += To.length(); } }
static std::string twice(const std::string &In) { std::string Out; for (char C : In) { Out += C; if (C == '\'') Out += C; } return Out; }
static std::string whileFound(std::string S) { size_t Pos = 0; while ((Pos = S.find("'", Pos)) != std::string::npos) { S.replace(Pos, 1, "''"); Pos += 2; } return S; }
static std::string erased(std::string S) { std::erase_if(S, [](char C) { return !std::isalnum(static_cast<unsigned char>(C)); }); return S; }
static std::string copied(const std::string &S) { std::string Out; std::copy_if(S.begin(), S.end(), std::back_inserter(Out), [](unsigned char C) { return std::isalnum(C); }); return Out; }
static std::string forFound(std::string S) { for (size_t Pos = S.find('\''); Pos != std::string::npos; Pos = S.find('\'', Pos + 2)) S.replace(Pos, 1, "''"); return S; }
static void inserted(std::string &S) { size_t Pos = 0; while ((Pos = S.find('\'', Pos)) != std::string::npos) { S.insert(Pos, "'"); Pos += 2; } }
static std::string removed(std::string S) { S.erase(std::remove_if(S.begin(), S.end(), [](unsigned char C) { return !std::isalnum(C); }), S.end()); return S; }
static std::string picked(const std::string &In) { std::string Out; for (char C : In) if (std::isalnum(static_cast<unsigned char>(C)) || C == '_') Out += C; return Out; }
static std::string streamed(const std::string &In) { std::ostringstream Out; for (char C : In) { if (C == '\'') Out << "''"; else Out << C; } return Out.str(); }
static std::string twiceBefore(const std::string &In) { std::string Out; for (char C : In) { if (C == '\'') Out += C; Out += C; } return Out; }
static std::string twiceByIndex(const std::string &In) { std::string Out; for (size_t I = 0; I < In.size(); I++) { Out.push_back(In[I]); if (In[I] == '\'') Out.push_back(In[I]); } return Out; }
static std::string helped(std::string S) { replaceAll(S, "'", "''"); return S; }

static std::string twiceOther(const std::string &In) { std::string Out; for (char C : In) { Out += C; if (C == '"') Out += C; } return Out; }
static std::string whileFoundOther(std::string S) { size_t Pos = 0; while ((Pos = S.find("\"", Pos)) != std::string::npos) { S.replace(Pos, 1, "\"\""); Pos += 2; } return S; }
static std::string thrownAway(const std::string &S) { std::regex_replace(S, std::regex("'"), "''"); return S; }
static std::string erasedBlanks(std::string S) { std::erase_if(S, [](char C) { return C == ' '; }); return S; }
static std::string copiedPrintable(const std::string &S) { std::string Out; std::copy_if(S.begin(), S.end(), std::back_inserter(Out), [](unsigned char C) { return std::isprint(C); }); return Out; }
static std::string onlyFirst(std::string S) { size_t Pos = S.find("'"); if (Pos != std::string::npos) S.replace(Pos, 1, "''"); return S; }
static std::string anotherErased(std::string S) { std::string T = S; std::erase_if(T, [](char C) { return !std::isalnum(static_cast<unsigned char>(C)); }); return S; }
static std::string switchedSame(const std::string &In) { std::string Out; for (auto C : In) { switch (C) { case '\'': Out.append("'"); break; default: Out.push_back(C); } } return Out; }
static std::string twiceRest(const std::string &In) { std::string Out; for (char C : In) { if (C != '\'') Out += C; Out += C; } return Out; }
static std::string twiceRestBehind(const std::string &In) { std::string Out; for (char C : In) { Out += C; if (C != '\'') Out += C; } return Out; }
static std::string twiceByOther(const std::string &In, char D) { std::string Out; for (char C : In) { Out += C; if (D == '\'') Out += D; } return Out; }
static std::string helpedOther(std::string S) { replaceAll(S, "\"", "\\\""); return S; }

void routes(Server &S) {
  S.Get("/", [](const Request &R, Response &) {
    run("n='" + twice(get(R)) + "'");
    run("n='" + whileFound(get(R)) + "'");
    run("n='" + erased(get(R)) + "'");
    run("n='" + copied(get(R)) + "'");
    run("n='" + forFound(get(R)) + "'");
    std::string Text = get(R);
    inserted(Text);
    run("n='" + Text + "'");
    run("n='" + removed(get(R)) + "'");
    run("n='" + picked(get(R)) + "'");
    run("n='" + streamed(get(R)) + "'");
    run("n='" + twiceBefore(get(R)) + "'");
    run("n='" + twiceByIndex(get(R)) + "'");
    run("n='" + helped(get(R)) + "'");
  });
  S.Get("/wrong", [](const Request &R, Response &) {
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + twiceOther(get(R)) + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + whileFoundOther(get(R)) + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + thrownAway(get(R)) + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + erasedBlanks(get(R)) + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + copiedPrintable(get(R)) + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + onlyFirst(get(R)) + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + anotherErased(get(R)) + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + switchedSame(get(R)) + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + twiceRest(get(R)) + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + twiceRestBehind(get(R)) + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + twiceByOther(get(R), 'x') + "'");
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'n' reaches SQL text
    run("n='" + helpedOther(get(R)) + "'");
  });
}
