// RUN: %both %s portcullis-command-injection -- %flags | FileCheck %s --implicit-check-not=warning:
// What starts a function hands it its arguments.
#include <cstdlib>
#include <functional>
#include <future>
#include <httplib.h>
#include <mutex>
#include <thread>

// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
static void inThread(const std::string &Command) { std::system(Command.c_str()); }
static void inThreadFixed(const std::string &Command) { std::system(Command.c_str()); }
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
static void detached(int, std::string Command) { std::system(Command.c_str()); }
static void detachedOther(std::string Command, std::string) { std::system(Command.c_str()); }
struct Worker {
  std::string Last;
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  void work(const std::string &Command) { std::system(Command.c_str()); }
  void workOther(const std::string &Command, const std::string &) { std::system(Command.c_str()); }
};
static int later(const std::string &Command) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
  return std::system(Command.c_str());
}
static int laterFixed(const std::string &Command) { return std::system(Command.c_str()); }
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
static int soon(const std::string &Command) { return std::system(Command.c_str()); }
static std::string same(const std::string &Text) { return Text; }

void routes(httplib::Server &Server) {
  Server.Post("/", [](const httplib::Request &Req, httplib::Response &) {
    std::thread First(inThread, Req.body);
    First.join();
    std::thread(inThreadFixed, "date").join();
    std::thread(detached, 1, Req.body).detach();
    std::thread(detachedOther, "date", Req.body).detach();
    Worker Ours;
    std::thread Second(&Worker::work, &Ours, Req.body);
    std::thread Third(&Worker::workOther, &Ours, "date", Req.body);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::thread Fourth([](const std::string &Command) { std::system(Command.c_str()); }, Req.body);
    std::thread Fifth([](const std::string &) { std::system("date"); }, Req.body);
    auto Result = std::async(later, Req.body);
    auto Fixed = std::async(laterFixed, "date");
    auto Policy = std::async(std::launch::async, soon, Req.body);
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::system(std::invoke(same, Req.body).c_str());
    std::once_flag Once;
    // CHECK: {{^}}[[#@LINE+1]]:{{.*}} request body reaches a command
    std::call_once(Once, [](const std::string &Command) { std::system(Command.c_str()); }, Req.body);
  });
}
