// RUN: %both %s portcullis-command-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// A shell that is told what to run by an array of arguments. Another program's
// arguments are its own affair.
#include <httplib.h>
#include <spawn.h>
#include <string>
#include <unistd.h>
#include <vector>
using namespace httplib;
extern char **environ;
static std::string get(const Request &R) { return R.get_param_value("n"); }
static char *const *list(const char *const *Text) { return const_cast<char *const *>(Text); }
static void run(std::vector<std::string> Words) {
  std::vector<char *> Argv;
  for (auto &Word : Words)
    Argv.push_back(Word.data());
  Argv.push_back(nullptr);
  execvp(Argv[0], Argv.data());
}
static void shell(std::vector<std::string> Words) {
  std::vector<char *> Argv;
  for (auto &Word : Words)
    Argv.push_back(Word.data());
  Argv.push_back(nullptr);
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  execvp(Argv[0], Argv.data());
}
void f(Server &S) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string T = get(R); char *Argv[] = {(char *)"sh", (char *)"-c", T.data(), nullptr}; execv("/bin/sh", Argv); });
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string T = get(R); const char *Argv[] = {"sh", "-c", T.c_str(), nullptr}; execvp("sh", list(Argv)); });
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string T = get(R); const char *Argv[] = {"bash", "-lc", T.c_str(), nullptr}; pid_t P; posix_spawn(&P, "/bin/bash", nullptr, nullptr, list(Argv), environ); });
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string T = get(R); std::vector<const char *> Argv{"/bin/sh", "-c", T.c_str(), nullptr}; execve(Argv[0], list(Argv.data()), environ); });
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
  S.Get("/", [](const Request &R, Response &) { std::string T = R.body; std::vector<const char *> Argv{T.c_str(), "-c", nullptr}; execvp(Argv[0], list(Argv.data())); });
  S.Get("/", [](const Request &R, Response &) { shell({"sh", "-c", get(R)}); });

  S.Get("/", [](const Request &R, Response &) { std::string T = get(R); const char *Argv[] = {"ping", "-c1", T.c_str(), nullptr}; execvp("ping", list(Argv)); });
  S.Get("/", [](const Request &R, Response &) { std::string T = get(R); const char *Argv[] = {"ping", "-c", T.c_str(), nullptr}; pid_t P; posix_spawnp(&P, Argv[0], nullptr, nullptr, list(Argv), environ); });
  S.Get("/", [](const Request &R, Response &) { std::string T = get(R); const char *Argv[] = {"sh", "-c", "echo \"$1\"", "sh", T.c_str(), nullptr}; execvp("sh", list(Argv)); });
  S.Get("/", [](const Request &R, Response &) { const char *Argv[] = {"sh", "-c", "ls", nullptr}; execvp("sh", list(Argv)); });
  S.Get("/", [](const Request &R, Response &) { run({"ping", "-c1", get(R)}); });
}
