// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep "^jwt-cpp:" %t
#include <jwt-cpp/jwt.h>

std::string issue(const std::string &User, const std::string &Key) {
  auto Soon = std::chrono::system_clock::now() + std::chrono::minutes(15);
  std::string Token = jwt::create()
                          .set_issuer("shop")
                          .set_payload_claim("sub", jwt::claim(User))
                          .set_expires_at(Soon)
                          .sign(jwt::algorithm::hs256{Key});
  auto Builder = jwt::create();
  Builder.set_expires_in(std::chrono::seconds(900));
  return Token + Builder.sign(jwt::algorithm::hs384{Key}) +
         Builder.sign(jwt::algorithm::hs512(Key)) +
         Builder.sign(jwt::algorithm::rs256("public", Key)) +
         Builder.sign(jwt::algorithm::es256("public", Key)) +
         Builder.sign(jwt::algorithm::none{});
}

std::string read(const std::string &Text, const std::string &Key) {
  auto Token = jwt::decode(Text);
  auto Verifier =
      jwt::verify().allow_algorithm(jwt::algorithm::hs256{Key}).with_issuer("shop");
  std::error_code Code;
  Verifier.verify(Token, Code);
  Verifier.verify(Token);
  return Token.get_payload_claim("sub").as_string() +
         Token.get_header_claim("kid").to_json() + Token.get_payload_json() +
         Token.get_payload() + Token.get_subject() + Token.get_issuer() +
         Token.get_id() + *Token.get_audience().begin();
}
