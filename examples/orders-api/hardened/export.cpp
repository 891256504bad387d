#include "export.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

static void download(const httplib::Request &req, httplib::Response &res) {
  fs::path name = fs::path(req.get_param_value("file")).filename();
  std::ifstream in(fs::path("exports") / name);
  if (!in) {
    res.status = 404;
    return;
  }
  std::stringstream text;
  text << in.rdbuf();
  res.set_content(text.str(), "text/csv");
}

void addExportRoutes(httplib::Server &server, const Auth &auth) {
  server.Get("/export",
             [&auth](const httplib::Request &req, httplib::Response &res) {
               if (!auth.userOf(req)) {
                 res.status = 401;
                 return;
               }
               download(req, res);
             });
  server.Get("/admin/usage",
             [&auth](const httplib::Request &req, httplib::Response &res) {
               if (auth.userOf(req) != "admin") {
                 res.status = 403;
                 return;
               }
               std::error_code error;
               uintmax_t free = fs::space("exports", error).available;
               res.set_content(std::to_string(error ? 0 : free), "text/plain");
             });
}
