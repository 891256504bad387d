// RUN: %both %s portcullis-path-traversal -- %flags | FileCheck %s --implicit-check-not=warning:
// What goes through a queue keeps its fields apart.
#include <deque>
#include <fstream>
#include <httplib.h>
#include <list>
#include <string>

struct Task {
  std::string Id;
  std::string File;
  std::string Other;
};

class Queue {
public:
  void add(const std::string &Id, const std::string &Other) {
    Task T;
    T.Id = Id;
    T.File = "fixed";
    T.Other = Other;
    Tasks.push_back(T);
    List.push_front(T);
  }

  void run() {
    Task T = std::move(Tasks.front());
    Tasks.pop_front();
    std::ofstream Good(T.File);
    std::ofstream GoodToo(List.back().File);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'other' reaches a file path
    std::ofstream Bad(T.Other);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'other' reaches a file path
    std::ofstream BadToo(List.back().Other);
  }

private:
  std::deque<Task> Tasks;
  std::list<Task> List;
};

int main() {
  httplib::Server Srv;
  Queue Q;
  Srv.Post("/add", [&](const httplib::Request &Req, httplib::Response &) {
    Q.add(Req.get_param_value("id"), Req.get_param_value("other"));
    Q.run();
  });
}
