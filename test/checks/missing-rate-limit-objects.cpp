// RUN: %both %s portcullis-missing-rate-limit -- %flags | FileCheck %s --implicit-check-not=warning:
// A handler may be an object that can be called.
#include <httplib.h>
#include <map>
struct Limited {
  void operator()(const httplib::Request &Req, httplib::Response &Res) {
    if (++Counts[Req.remote_addr] > 100) {
      Res.status = 429;
      return;
    }
    Res.set_content("hello", "text/plain");
  }
  std::map<std::string, int> Counts;
};
struct Open {
  void operator()(const httplib::Request &, httplib::Response &Res) const { Res.set_content("hello", "text/plain"); }
};
void limited() {
  httplib::Server Srv;
  Srv.Get("/", Limited());
  Srv.listen("0.0.0.0", 80);
}
void open() {
  httplib::Server Srv;
  Srv.Get("/", Open());
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} no limiter stands in front of the route of this server
  Srv.listen("0.0.0.0", 80);
}
