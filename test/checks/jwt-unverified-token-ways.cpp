// Verified is what every way to the use of a claim has verified.
// RUN: %both %s portcullis-jwt-unverified-token -- %flags -I%inputs/include | FileCheck %s --implicit-check-not=warning:
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <jwt-cpp/jwt.h>
#include <map>
#include <optional>
#include <stdexcept>

using Token = jwt::decoded_jwt<jwt::traits::kazuho_picojson>;

struct Response {
  int status = 200;
};

static auto verifier() {
  return jwt::verify().allow_algorithm(jwt::algorithm::hs256{std::getenv("KEY")}).with_issuer("shop");
}

static bool isValid(const std::string &Text) {
  try {
    verifier().verify(jwt::decode(Text));
    return true;
  } catch (const std::exception &) {
    return false;
  }
}

static bool isGood(const Token &Decoded) {
  std::error_code Code;
  verifier().verify(Decoded, Code);
  return !Code;
}

static void mustBeValid(const Token &Decoded) { verifier().verify(Decoded); }

std::string noReturn(const std::string &Text, Response &Res) {
  if (!isValid(Text)) {
    Res.status = 401;
  }
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  return Decoded.get_subject();
}

std::string withReturn(const std::string &Text, Response &Res) {
  if (!isValid(Text)) {
    Res.status = 401;
    return "";
  }
  auto Decoded = jwt::decode(Text);
  return Decoded.get_subject();
}

std::string inverted(const std::string &Text) {
  if (isValid(Text))
    return "";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  return jwt::decode(Text).get_subject();
}

std::string inOneBranch(const std::string &Text) {
  return isValid(Text) ? jwt::decode(Text).get_subject() : std::string();
}

std::string onlyIfStrict(const std::string &Text, bool Strict) {
  if (Strict && !isValid(Text))
    return "";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  return jwt::decode(Text).get_subject();
}

std::string openOrElse(const std::string &Text, bool Open) {
  if (Open || !isValid(Text))
    return "";
  return jwt::decode(Text).get_subject();
}

std::string ignored(const std::string &Text) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  isGood(Decoded);
  return Decoded.get_subject();
}

std::string onlyPrinted(const std::string &Text) {
  bool IsGood = isValid(Text);
  std::printf("valid: %d\n", IsGood);
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  return Decoded.get_subject();
}

std::string flag(const std::string &Text) {
  bool IsGood = isValid(Text);
  std::printf("valid: %d\n", IsGood);
  auto Decoded = jwt::decode(Text);
  if (!IsGood)
    throw std::runtime_error("401");
  return Decoded.get_subject();
}

std::string heeded(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  if (!isGood(Decoded))
    return "";
  return Decoded.get_subject();
}

std::string throwsInside(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  mustBeValid(Decoded);
  return Decoded.get_subject();
}

std::string codeLogged(const std::string &Text) {
  std::error_code Code;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  verifier().verify(Decoded, Code);
  if (Code)
    std::cerr << "bad token " << Code.message() << "\n";
  return Decoded.get_subject();
}

std::string codeThrown(const std::string &Text) {
  std::error_code Code;
  auto Decoded = jwt::decode(Text);
  verifier().verify(Decoded, Code);
  if (Code)
    throw std::runtime_error(Code.message());
  return Decoded.get_subject();
}

bool codeIsZero(const std::string &Text, std::string &Subject) {
  std::error_code Code;
  auto Decoded = jwt::decode(Text);
  verifier().verify(Decoded, Code);
  if (Code.value() != 0)
    return false;
  Subject = Decoded.get_subject();
  return true;
}

bool codeIsNotZero(const std::string &Text, std::string &Subject) {
  std::error_code Code;
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  verifier().verify(Decoded, Code);
  if (Code.value() == 0)
    return false;
  Subject = Decoded.get_subject();
  return true;
}

static void tryToVerify(const Token &Decoded, bool &IsGood) {
  std::error_code Code;
  verifier().verify(Decoded, Code);
  IsGood = !Code;
}

std::string answeredByReference(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  bool IsGood = false;
  tryToVerify(Decoded, IsGood);
  return IsGood ? Decoded.get_subject() : std::string();
}

std::string answerByReferenceIgnored(const std::string &Text) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  bool IsGood = false;
  tryToVerify(Decoded, IsGood);
  return Decoded.get_subject();
}

std::string swallowed(const std::string &Text) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  try {
    verifier().verify(Decoded);
  } catch (const std::exception &Error) {
    std::cerr << Error.what();
  }
  return Decoded.get_subject();
}

std::string caught(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  try {
    verifier().verify(Decoded);
  } catch (const std::exception &Error) {
    std::cerr << Error.what();
    return "";
  }
  return Decoded.get_subject();
}

std::string caughtIntoFlag(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  bool IsGood = true;
  try {
    verifier().verify(Decoded);
  } catch (...) {
    IsGood = false;
  }
  return IsGood ? Decoded.get_subject() : std::string();
}

std::string reachedIntoFlag(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  bool IsGood = false;
  try {
    verifier().verify(Decoded);
    IsGood = true;
  } catch (...) {
  }
  if (!IsGood)
    return "";
  return Decoded.get_subject();
}

std::string flagTooEarly(const std::string &Text) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  bool IsGood = false;
  try {
    IsGood = true;
    verifier().verify(Decoded);
  } catch (...) {
  }
  if (!IsGood)
    return "";
  return Decoded.get_subject();
}

std::string another(const std::string &Access, const std::string &Refresh) {
  if (!isValid(Access))
    return "";
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  return jwt::decode(Refresh).get_subject();
}

std::string both(const std::string &Access, const std::string &Refresh) {
  if (!isValid(Access) || !isValid(Refresh))
    return "";
  return jwt::decode(Refresh).get_subject();
}

static std::optional<Token> verified(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  std::error_code Code;
  verifier().verify(Decoded, Code);
  if (Code)
    return std::nullopt;
  return Decoded;
}

std::string ofOptional(const std::string &Text) {
  auto Decoded = verified(Text);
  return Decoded ? Decoded->get_subject() : std::string();
}

struct Claims {
  std::string Subject, Role;
};

static std::optional<Claims> claimsOf(const std::string &Text) {
  try {
    auto Decoded = jwt::decode(Text);
    Claims Read;
    Read.Subject = Decoded.get_subject();
    Read.Role = Decoded.get_payload_claim("role").as_string();
    verifier().verify(Decoded);
    return Read;
  } catch (...) {
    return std::nullopt;
  }
}

std::string roleOf(const std::string &Text) {
  auto Read = claimsOf(Text);
  return Read ? Read->Role : std::string();
}

// Read before, used behind the verification only.
std::string readBefore(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  std::string Role = Decoded.get_payload_claim("role").as_string();
  bool IsAdmin = Role == "admin";
  verifier().verify(Decoded);
  return IsAdmin ? "admin" : Role;
}

std::string readBeforeCode(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  auto Role = Decoded.get_payload_claim("role").as_string();
  std::error_code Code;
  verifier().verify(Decoded, Code);
  if (Code)
    return "";
  return Role;
}

std::string usedBefore(const std::string &Text) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  std::string Role = Decoded.get_payload_claim("role").as_string();
  if (Role == "admin")
    return "welcome";
  verifier().verify(Decoded);
  return Role;
}

struct Database {
  void touch(const std::string &User);
};

std::string writtenBefore(const std::string &Text, Database &Db) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  std::string User = Decoded.get_subject();
  Db.touch(User);
  verifier().verify(Decoded);
  return User;
}

std::string writtenAfter(const std::string &Text, Database &Db) {
  auto Decoded = jwt::decode(Text);
  std::string User = Decoded.get_subject();
  verifier().verify(Decoded);
  Db.touch(User);
  return User;
}

std::string loggedBefore(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  std::cerr << "token of " << Decoded.get_subject() << "\n";
  verifier().verify(Decoded);
  return Decoded.get_subject();
}

// The issuer tells whose key it is.
std::string keyOfIssuer(const std::string &Text, const std::map<std::string, std::string> &Keys) {
  auto Decoded = jwt::decode(Text);
  auto Key = Keys.at(Decoded.get_issuer());
  jwt::verify().allow_algorithm(jwt::algorithm::hs256{Key}).verify(Decoded);
  return Decoded.get_subject();
}

std::string ofIssuer(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  if (Decoded.get_issuer() != "shop")
    return "";
  verifier().verify(Decoded);
  return Decoded.get_subject();
}

std::string ofIssuerOnly(const std::string &Text) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  return Decoded.get_issuer() == "shop" ? "welcome" : "";
}

// Handed out, but for those who heed the answer only.
static bool subjectOf(const std::string &Text, Claims &Read) {
  try {
    auto Decoded = jwt::decode(Text);
    Read.Subject = Decoded.get_subject();
    verifier().verify(Decoded);
    return true;
  } catch (const std::exception &) {
    return false;
  }
}

std::string ofHeedful(const std::string &Text) {
  Claims Read;
  return subjectOf(Text, Read) ? Read.Subject : std::string();
}

struct Outcome {
  bool IsGood = false;
  std::string Error;
};

static Outcome outcomeOf(const Token &Decoded) {
  Outcome Result;
  std::error_code Code;
  verifier().verify(Decoded, Code);
  if (Code) {
    Result.Error = Code.message();
    return Result;
  }
  Result.IsGood = true;
  return Result;
}

std::string byOutcome(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  Outcome Result = outcomeOf(Decoded);
  return Result.IsGood ? Decoded.get_subject() : Result.Error;
}

std::string byOutcomeIgnored(const std::string &Text) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  Outcome Result = outcomeOf(Decoded);
  if (!Result.Error.empty())
    std::cerr << Result.Error;
  return Decoded.get_subject();
}

static std::optional<std::string> errorOf(const Token &Decoded) {
  std::error_code Code;
  verifier().verify(Decoded, Code);
  if (Code)
    return Code.message();
  return std::nullopt;
}

std::string noError(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  if (auto Error = errorOf(Decoded))
    return *Error;
  return Decoded.get_subject();
}

std::string anError(const std::string &Text) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  if (!errorOf(Decoded))
    return "";
  return Decoded.get_subject();
}

std::map<std::string, std::string> copied(const std::string &Text) {
  auto Decoded = jwt::decode(Text);
  std::map<std::string, std::string> Copy;
  for (const auto &Entry : Decoded.get_payload_json())
    Copy[Entry.first] = Entry.second.to_str();
  std::error_code Code;
  verifier().verify(Decoded, Code);
  if (Code)
    return {};
  return Copy;
}

std::map<std::string, std::string> copiedAnyhow(const std::string &Text) {
// CHECK: {{^}}[[#@LINE+1]]:{{.*}} claims of this token are used although nothing verified
  auto Decoded = jwt::decode(Text);
  std::map<std::string, std::string> Copy;
  for (const auto &Entry : Decoded.get_payload_json())
    Copy[Entry.first] = Entry.second.to_str();
  std::error_code Code;
  verifier().verify(Decoded, Code);
  if (Code)
    std::cerr << Code.message();
  return Copy;
}

// A second key, should the first not fit.
std::string eitherKey(const std::string &Text, const std::string &Old) {
  auto Decoded = jwt::decode(Text);
  try {
    verifier().verify(Decoded);
  } catch (...) {
    jwt::verify().allow_algorithm(jwt::algorithm::hs256{Old}).verify(Decoded);
  }
  return Decoded.get_subject();
}
