// RUN: %both %s portcullis-weak-password-hash -- %flags | FileCheck %s --implicit-check-not=warning:
// A hash that the project has written itself is reported where a password goes
// into it, once, not at its steps.
#include <cstdint>
#include <httplib.h>
#include <string>
#include <vector>

namespace sha256 {

inline uint32_t rotr(uint32_t X, int N) { return (X >> N) | (X << (32 - N)); }

inline void transform(std::vector<uint32_t> &State, const std::string &Block) {
  for (char C : Block)
    State[0] = rotr(State[0] + static_cast<uint32_t>(C), 7);
}

inline std::string hash(const std::string &Message) {
  std::vector<uint32_t> State(8);
  transform(State, Message);
  return std::to_string(State[0]);
}

} // namespace sha256

int main() {
  httplib::Server Srv;
  Srv.Post("/users", [](const httplib::Request &Req, httplib::Response &Res) {
    std::string Password = Req.get_param_value("password");
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} 'Password' is hashed by 'sha256::hash'
    Res.set_header("X", sha256::hash(Password));
    Res.set_header("ETag", sha256::hash(Req.get_param_value("document")));
  });
}
