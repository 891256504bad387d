// A builder may be a variable, set up in several statements, each a chain.
// RUN: %both %s portcullis-jwt-missing-expiry -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <chrono>
#include <jwt-cpp/jwt.h>

using std::chrono::system_clock;

std::string steps(const std::string &Key) {
  auto Builder = jwt::create();
  Builder.set_issuer("orders");
  Builder.set_subject("me").set_expires_at(system_clock::now() + std::chrono::minutes(10));
  return Builder.set_type("JWT").sign(jwt::algorithm::hs256{Key});
}

std::string stepsWithout(const std::string &Key) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this token never expires
  auto Builder = jwt::create();
  Builder.set_issuer("orders");
  Builder.set_subject("me").set_issued_at(system_clock::now());
  return Builder.set_type("JWT").sign(jwt::algorithm::hs256{Key});
}

std::string signedTwice(const std::string &Key) {
  auto Builder = jwt::create();
  Builder.set_issuer("orders")
      .set_issued_at(system_clock::now())
      .set_expires_at(system_clock::now() + std::chrono::minutes(10))
      .sign(jwt::algorithm::hs256{Key});
  return Builder.set_type("JWT").sign(jwt::algorithm::hs256{Key});
}

// The project's own builder, one that sets an expiry and one that never does.
template <class Builder> class Token {
public:
  explicit Token(Builder Empty) : Inner(Empty) {}
  Token &subject(const std::string &Name) {
    Inner.set_subject(Name);
    return *this;
  }
  Token &lifetime(std::chrono::minutes Time) {
    Inner.set_expires_at(system_clock::now() + Time);
    return *this;
  }
  std::string sign(const std::string &Key) { return Inner.sign(jwt::algorithm::hs256{Key}); }

private:
  Builder Inner;
};

class Endless {
public:
  Endless &subject(const std::string &Name) {
    Inner.set_subject(Name);
    return *this;
  }
  std::string sign(const std::string &Key) { return Inner.sign(jwt::algorithm::hs256{Key}); }

private:
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} this token never expires
  decltype(jwt::create()) Inner = jwt::create();
};

std::string own(const std::string &Key) {
  Token Made(jwt::create());
  Made.subject("me").lifetime(std::chrono::minutes(5));
  return Made.sign(Key);
}

std::string ownWithout(const std::string &Key) {
  Endless Made;
  Made.subject("me").subject("you");
  return Made.sign(Key);
}
