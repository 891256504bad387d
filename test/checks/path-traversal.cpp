// RUN: %both %s portcullis-path-traversal -- %flags | FileCheck %s --implicit-check-not=warning:
#include <httplib.h>
#include <filesystem>
#include <fstream>
#include <string>

namespace fs = std::filesystem;

int main() {
  httplib::Server Srv;
  Srv.Get("/a", [](const httplib::Request &Req, httplib::Response &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} query parameter 'file' reaches a file path
    std::ifstream In("exports/" + Req.get_param_value("file"));
  });
  Srv.Post("/b", [](const httplib::Request &Req, httplib::Response &) {
    const auto &File = Req.get_file_value("upload");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a file path
    std::ofstream Out(fs::path("uploads") / File.filename);
    Out << File.content;
  });
  Srv.Get("/c", [](const httplib::Request &Req, httplib::Response &) {
    fs::path Name = fs::path(Req.get_param_value("file")).filename();
    std::ifstream In(fs::path("exports") / Name);
  });
  Srv.Get("/d", [](const httplib::Request &Req, httplib::Response &) {
    std::string Name = Req.get_param_value("file");
    if (Name.find("..") != std::string::npos || Name.find('/') != std::string::npos)
      return;
    std::ifstream In("exports/" + Name);
  });
  Srv.Get("/e", [](const httplib::Request &Req, httplib::Response &) {
    std::string Full =
        fs::weakly_canonical("/srv/exports/" + Req.get_param_value("file"))
            .string();
    if (Full.rfind("/srv/exports/", 0) != 0)
      return;
    std::ifstream In(Full);
  });
  Srv.Get("/f", [](const httplib::Request &Req, httplib::Response &) {
    int Id = std::stoi(Req.get_param_value("id"));
    std::ifstream In("exports/" + std::to_string(Id) + ".csv");
  });
}
