// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^cpp-jwt:" %t
#include <jwt/jwt.hpp>

std::string issue(const std::string &User, const std::string &Key) {
  using namespace jwt::params;
  jwt::jwt_object Token{algorithm("HS256"), payload({{"sub", User}}),
                        secret(Key)};
  Token.add_claim("exp", std::chrono::system_clock::now());
  Token.secret(Key);
  Token.header().algo("HS512");
  return Token.signature();
}

bool isWhole(const std::string &Text, const std::string &Key) {
  using namespace jwt::params;
  std::error_code Error;
  jwt::decode(Text, algorithms({"HS256"}), Error, secret(Key), verify(true));
  return !Error;
}

bool isFrom(const std::string &Text, const std::string &Key) {
  using namespace jwt::params;
  auto Token = jwt::decode(Text, algorithms({"HS256"}), secret(Key),
                           verify(true), issuer("shop"), aud("customers"));
  auto Body = Token.payload().create_json_obj();
  return Token.has_claim("sub") &&
         Token.payload().get_claim_value<std::string>("sub") == Body["sub"];
}
