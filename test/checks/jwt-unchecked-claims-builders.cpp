// Verifiers that are built: jwt-cpp and libjwt 3.
// RUN: %both %s portcullis-jwt-unchecked-claims -- %flags -isystem %inputs/include | FileCheck %s --implicit-check-not=warning:
#include <jwt-cpp/jwt.h>
#include <libjwt3/jwt.h>
#include <stdexcept>

void inOne(const std::string &Text, const std::string &Key) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} tokens of any issuer and any audience pass
  jwt::verify().allow_algorithm(jwt::algorithm::hs256{Key}).verify(jwt::decode(Text));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} tokens of any audience pass
  jwt::verify().allow_algorithm(jwt::algorithm::hs256{Key}).with_issuer("shop").verify(jwt::decode(Text));
  jwt::verify().allow_algorithm(jwt::algorithm::hs256{Key}).with_issuer("shop").with_audience("customers").verify(jwt::decode(Text));
}

void byName(const std::string &Text, const std::string &Key) {
  auto Safe = jwt::verify().with_issuer("shop");
  Safe.allow_algorithm(jwt::algorithm::hs256{Key});
  Safe.with_audience("customers").leeway(5);
  Safe.verify(jwt::decode(Text));
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} tokens of any issuer pass
  auto Half = jwt::verify().with_claim("aud", jwt::claim(std::string("customers")));
  std::error_code Code;
  Half.verify(jwt::decode(Text), Code);
}

class Guard {
public:
  explicit Guard(const std::string &Key)
      : Safe(jwt::verify().allow_algorithm(jwt::algorithm::hs256{Key}).with_issuer("shop").with_audience("customers")),
        // CHECK: {{^}}[[#@LINE+1]]:{{.*}} tokens of any issuer and any audience pass
        Open(jwt::verify().allow_algorithm(jwt::algorithm::hs256{Key})) {}
  void check(const std::string &Text) const {
    Safe.verify(jwt::decode(Text));
    Open.verify(jwt::decode(Text));
  }
  void checkAgain(const std::string &Text) const { Open.verify(jwt::decode(Text)); }

private:
  decltype(jwt::verify()) Safe, Open;
};

void after(const std::string &Text, const std::string &Key) {
  auto Token = jwt::decode(Text);
  jwt::verify().allow_algorithm(jwt::algorithm::hs256{Key}).verify(Token);
  if (Token.get_issuer() != "shop" || Token.get_audience().count("customers") == 0)
    throw std::runtime_error("not for us");
}

bool isValid(const char *Text, const jwk_item_t *Key) {
  // CHECK: {{^}}[[#@LINE+1]]:{{.*}} tokens of any audience pass
  jwt_checker_t *Checker = jwt_checker_new();
  jwt_checker_setkey(Checker, JWT_ALG_HS256, Key);
  jwt_checker_claim_set(Checker, JWT_CLAIM_ISS, "shop");
  return jwt_checker_verify(Checker, Text) == 0;
}

bool isOurs(const char *Text, const jwk_item_t *Key) {
  jwt_checker_t *Checker = jwt_checker_new();
  jwt_checker_setkey(Checker, JWT_ALG_HS256, Key);
  jwt_checker_claim_set(Checker, JWT_CLAIM_ISS, "shop");
  jwt_checker_claim_set(Checker, JWT_CLAIM_AUD, "customers");
  return jwt_checker_verify(Checker, Text) == 0;
}
