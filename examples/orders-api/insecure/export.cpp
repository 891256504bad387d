#include "export.h"

#include "auth.h"
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

static std::string contentOf(const fs::path &file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

static void download(const httplib::Request &req, httplib::Response &res) {
  fs::path file = fs::path("exports") / req.get_param_value("file");
  res.set_content(contentOf(file), "text/csv");
}

static void upload(const httplib::Request &req, httplib::Response &res) {
  std::ofstream out("exports/" + req.get_header_value("X-Name"));
  out << req.body;
  res.status = 201;
}

static void archive(const httplib::Request &req, httplib::Response &res) {
  std::string command = "tar czf exports.tgz " + req.get_param_value("what");
  res.status = std::system(command.c_str()) == 0 ? 200 : 500;
}

static void diskUsage(const httplib::Request &req, httplib::Response &res) {
  std::ostringstream command;
  command << "du -s " << req.get_param_value("dir");
  FILE *pipe = popen(command.str().c_str(), "r");
  char line[256] = "";
  if (pipe && std::fgets(line, sizeof line, pipe))
    res.set_content(line, "text/plain");
  if (pipe)
    pclose(pipe);
}

void addExportRoutes(httplib::Server &server) {
  server.Get("/export", download);
  server.Put("/export", upload);
  server.Post("/admin/archive",
              [](const httplib::Request &req, httplib::Response &res) {
                if (!isService(req.get_header_value("X-Service-Token"))) {
                  res.status = 403;
                  return;
                }
                archive(req, res);
              });
  server.Get("/admin/usage", diskUsage);
  server.Get("/admin/remove",
             [](const httplib::Request &req, httplib::Response &res) {
               fs::remove_all("exports/" + req.get_param_value("dir"));
               res.status = 204;
             });
}
