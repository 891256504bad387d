// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 -I%inputs/include %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 -I%inputs/include > %t
// RUN: not grep '^jwt-cpp:' %t
#include <jwt-cpp/jwt.h>

using Traits = jwt::traits::kazuho_picojson;

struct KeyPair {
  std::string Public, Private;
};

std::string issue(const std::string &User, const std::string &Key) {
  auto Soon = std::chrono::system_clock::now() + std::chrono::minutes(15);
  return jwt::create()
      .set_type("JWT")
      .set_issuer("shop")
      .set_payload_claim("sub", jwt::claim(User))
      .set_payload_claim("role", picojson::value("customer"))
      .set_expires_at(Soon)
      .sign(jwt::algorithm::hs256{Key});
}

std::string issueLonger(const std::string &User, const std::string &Key,
                        int Bits) {
  auto Builder = jwt::create<Traits>();
  Builder.set_subject(User).set_issued_now().set_expires_in(
      std::chrono::minutes(15));
  if (Bits == 384)
    return Builder.sign(jwt::algorithm::hs384{Key});
  std::error_code Code;
  std::string Token = Builder.sign(jwt::algorithm::hs512(Key), Code);
  return Code ? "" : Token;
}

std::string issueAs(const std::string &Algorithm, const KeyPair &Keys) {
  auto Builder = jwt::create();
  Builder.set_issuer("shop").set_expires_in(std::chrono::hours(1));
  auto Sign = [&](const auto &How) { return Builder.sign(How); };
  if (Algorithm == "RS256")
    return Sign(jwt::algorithm::rs256(Keys.Public, Keys.Private));
  if (Algorithm == "RS384")
    return Sign(jwt::algorithm::rs384(Keys.Public, Keys.Private));
  if (Algorithm == "RS512")
    return Sign(jwt::algorithm::rs512(Keys.Public, Keys.Private, "", ""));
  if (Algorithm == "ES256")
    return Sign(jwt::algorithm::es256(Keys.Public, Keys.Private));
  if (Algorithm == "ES384")
    return Sign(jwt::algorithm::es384(Keys.Public, Keys.Private));
  if (Algorithm == "ES512")
    return Sign(jwt::algorithm::es512(Keys.Public, Keys.Private));
  if (Algorithm == "ES256K")
    return Sign(jwt::algorithm::es256k(Keys.Public, Keys.Private));
  if (Algorithm == "PS256")
    return Sign(jwt::algorithm::ps256{Keys.Public, Keys.Private});
  if (Algorithm == "PS384")
    return Sign(jwt::algorithm::ps384{Keys.Public, Keys.Private});
  if (Algorithm == "PS512")
    return Sign(jwt::algorithm::ps512{Keys.Public, Keys.Private});
  if (Algorithm == "Ed448")
    return Sign(jwt::algorithm::ed448(Keys.Public, Keys.Private));
  return Sign(jwt::algorithm::ed25519(Keys.Public, Keys.Private));
}

std::string unsignedToken() {
  return jwt::create().set_issuer("shop").sign(jwt::algorithm::none{});
}

// The payload's own claim, not the decoded token's.
std::string roleOf(const jwt::payload<Traits> &Claims) {
  return Claims.get_payload_claim("role").as_string();
}

std::string read(const std::string &Text, const std::string &Key) {
  auto Token = jwt::decode(Text);
  auto Verifier = jwt::verify()
                      .allow_algorithm(jwt::algorithm::hs256{Key})
                      .with_issuer("shop")
                      .with_audience("customers")
                      .with_claim("role", jwt::claim(std::string("customer")))
                      .leeway(5);
  Verifier.verify(Token);
  std::string Role = Token.get_payload_claim("role").as_string();
  if (Role != roleOf(Token))
    return Token.get_payload_claim("role").to_json().serialize();
  return Token.get_header_claim("kid").as_string() + Token.get_subject() +
         Token.get_issuer() + Token.get_id() + *Token.get_audience().begin();
}

bool isCurrent(const std::string &Text, const std::string &Key) {
  auto Token = jwt::decode(Text);
  jwt::verify().allow_algorithm(jwt::algorithm::hs256{Key}).verify(Token);
  auto Now = std::chrono::system_clock::now();
  return Token.get_not_before() <= Now && Now < Token.get_expires_at() &&
         Token.get_issued_at() <= Now;
}

std::string readQuietly(const std::string &Text, const KeyPair &Keys) {
  auto Token = jwt::decode<Traits>(Text);
  std::error_code Code;
  jwt::verify<Traits>()
      .allow_algorithm(jwt::algorithm::es256(Keys.Public))
      .verify(Token, Code);
  if (Code)
    return "";
  for (const auto &Claim : Token.get_payload_json())
    if (Claim.first == "name")
      return Claim.second.to_str();
  return Token.get_payload();
}
