// What a handler of exceptions sees: what was thrown comes to the first handler that takes it, what a call may throw
// to each.
// RUN: %both %s portcullis-command-injection -- -std=c++17 -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include "httplib.h"
#include <cstdlib>
#include <stdexcept>
#include <string>

struct Refused : std::runtime_error {
  explicit Refused(const std::string &Text) : std::runtime_error(Text) {}
};
struct Reply {
  std::string Text;
};
void work();
void rest() noexcept;

void serve(httplib::Server &S) {
  S.Get("/object", [](const httplib::Request &Req, httplib::Response &) {
    Reply Answer;
    try {
      work();
      Answer.Text = Req.get_param_value("name");
      throw Answer;
    } catch (const Reply &Caught) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
      std::system(Caught.Text.c_str());
    } catch (const std::exception &) {
      std::system(Answer.Text.c_str()); // Only work() throws to here.
    } catch (...) {
      std::system(Answer.Text.c_str());
    }
  });

  S.Get("/base", [](const httplib::Request &Req, httplib::Response &) {
    std::string Text = "ls";
    try {
      if (Req.has_param("name")) {
        Text = Req.get_param_value("name");
        throw Refused(Text);
      }
    } catch (int) {
      std::system("ls");
    } catch (const std::exception &Caught) { // The first that takes it.
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
      std::system(Text.c_str());
    } catch (...) {
      std::system("ls");
    }
  });

  S.Get("/what", [](const httplib::Request &Req, httplib::Response &) {
    try {
      throw std::runtime_error("ls " + Req.get_param_value("name"));
    } catch (const std::exception &Caught) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
      std::system(Caught.what());
    }
    try {
      throw std::runtime_error("ls");
    } catch (const std::exception &Caught) {
      std::system(Caught.what());
    }
  });

  S.Get("/calls", [](const httplib::Request &Req, httplib::Response &) {
    std::string Text = "ls";
    try {
      Text = Req.get_param_value("name");
      work();
      Text = "ls";
    } catch (const std::exception &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
      std::system(Text.c_str());
    } catch (...) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
      std::system(Text.c_str());
    }
    Text = "ls";
    try {
      work();
      Text = Req.get_param_value("name");
      rest(); // Throws nothing.
    } catch (...) {
      std::system(Text.c_str());
    }
  });

  S.Get("/both", [](const httplib::Request &Req, httplib::Response &) {
    std::string Text = "ls";
    try {
      Text = Req.get_param_value("name");
      work();
      Text = "ls";
      if (Req.has_param("stop"))
        throw std::runtime_error("stop");
    } catch (const std::runtime_error &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
      std::system(Text.c_str());
    }
  });

  S.Get("/nested", [](const httplib::Request &Req, httplib::Response &) {
    std::string Text = "ls";
    try {
      try {
        Text = Req.get_param_value("name");
        throw std::runtime_error("stop");
      } catch (int) {
        std::system(Text.c_str());
      }
    } catch (const std::runtime_error &) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
      std::system(Text.c_str());
    }
  });

  // What stands behind has what was assigned on either way.
  S.Get("/behind", [](const httplib::Request &Req, httplib::Response &) {
    std::string Text;
    try {
      work();
      Text = "ls";
    } catch (...) {
      Text = Req.get_param_value("name");
    }
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} reaches a command
    std::system(Text.c_str());
    try {
      work();
      Text = "ls";
    } catch (...) {
      Text = "none";
    }
    std::system(Text.c_str());
  });
}
