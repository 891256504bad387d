//===- RowSchema.cpp - Which keys a row of each role may have -------------===//

#include "Model/RowSchema.h"

using namespace portcullis;
using llvm::StringRef;
using enum portcullis::KeyType;

StringRef portcullis::toString(Role R) {
  static constexpr llvm::StringLiteral Spellings[] = {
#define ROLE(Name, Spelling) Spelling,
#include "Model/Roles.def"
  };
  return Spellings[static_cast<unsigned>(R)];
}

std::optional<Role> portcullis::roleFromSpelling(StringRef Spelling) {
#define ROLE(Name, Text)                                                       \
  if (Spelling == (Text))                                                      \
    return Role::Name;
#include "Model/Roles.def"
  return std::nullopt;
}

static constexpr bool Must = true;
static constexpr bool May = false;

static constexpr KeyRule SourceKeys[] = {
    {"kind", Text, Must}, {"at", Positions, May}, {"key", Positions, May}};
static constexpr KeyRule EnvironmentKeys[] = {{"at", Positions, May},
                                              {"key", Positions, May},
                                              {"fallback", Positions, May}};
static constexpr KeyRule PassesKeys[] = {
    {"from", Positions, Must}, {"to", Positions, May}, {"as", Text, May}};
static constexpr KeyRule LoadKeys[] = {
    {"key", Positions, May}, {"from", Positions, May}, {"to", Positions, May}};
static constexpr KeyRule StoreKeys[] = {{"key", Positions, May},
                                        {"value", Positions, Must},
                                        {"to", Positions, May}};
static constexpr KeyRule EraseKeys[] = {{"key", Positions, May}};
static constexpr KeyRule ParseKeys[] = {
    {"from", Positions, Must}, {"to", Positions, May}, {"fails", Text, Must}};
static constexpr KeyRule MeasureKeys[] = {{"from", Positions, Must}};
static constexpr KeyRule GuardKeys[] = {{"tests", Positions, Must},
                                        {"by", Text, Must},
                                        {"answers", Text, May},
                                        {"against", Positions, May}};
static constexpr KeyRule ProtectKeys[] = {{"from", Positions, Must},
                                          {"to", Positions, May},
                                          {"by", Text, Must},
                                          {"secret", Positions, May}};
static constexpr KeyRule SinkKeys[] = {{"kind", Text, Must},
                                       {"at", Positions, Must},
                                       {"bound", Positions, May},
                                       {"twin", Twin, May}};
static constexpr KeyRule RedirectsKeys[] = {{"to", Text, Must}};
static constexpr KeyRule InvokesKeys[] = {{"callable", Positions, Must},
                                          {"arguments", Positions, May}};
static constexpr KeyRule ServerKeys[] = {{"tls", Text, Must}};
static constexpr KeyRule TlsKeys[] = {{"at", Positions, May}};
static constexpr KeyRule BindKeys[] = {{"host", Positions, May},
                                       {"fixed_host", Text, May}};
static constexpr KeyRule ListenKeys[] = {{"host", Positions, May},
                                         {"port", Positions, May},
                                         {"default_host", Text, May}};
static constexpr KeyRule RouteKeys[] = {{"method", PositionOrText, May},
                                        {"path", Positions, Must},
                                        {"handler", Positions, Must},
                                        {"path_object", Text, May},
                                        {"parameters", Text, May}};
static constexpr KeyRule MiddlewareKeys[] = {{"handler", Positions, Must},
                                             {"runs", Text, Must}};
static constexpr KeyRule MiddlewareClassKeys[] = {{"method", Text, Must},
                                                  {"runs", Text, Must}};
static constexpr KeyRule StatusKeys[] = {{"at", Positions, Must}};
static constexpr KeyRule ResponseHeaderKeys[] = {{"name", Positions, May},
                                                 {"fixed_name", Text, May},
                                                 {"value", Positions, May},
                                                 {"fixed_value", Text, May},
                                                 {"pairs", Positions, May}};
static constexpr KeyRule HeaderDefaultKeys[] = {{"fixed_name", Text, Must},
                                                {"fixed_value", Text, Must},
                                                {"unless", Text, May}};
static constexpr KeyRule TokenClaimKeys[] = {{"name", Positions, May},
                                             {"fixed_name", Text, May},
                                             {"value", Positions, May},
                                             {"unit", Text, May}};
static constexpr KeyRule TokenSignKeys[] = {{"token", Positions, May},
                                            {"key", Positions, May}};
static constexpr KeyRule TokenKeyKeys[] = {{"key", Positions, Must},
                                           {"hash", Text, May},
                                           {"use", Text, Must},
                                           {"family", Text, Must}};
static constexpr KeyRule TokenNoneKeys[] = {
    {"use", Text, May}, {"value", Positions, May}, {"equals", Texts, May}};
static constexpr KeyRule TokenDecodeKeys[] = {{"token", Positions, Must},
                                              {"verifies", Text, Must},
                                              {"to", Positions, May}};
static constexpr KeyRule TokenVerifyKeys[] = {{"token", Positions, Must},
                                              {"fails", Text, Must},
                                              {"error", Positions, May}};
static constexpr KeyRule TokenUnverifiedKeys[] = {{"value", Positions, May},
                                                  {"equals", Texts, May}};
static constexpr KeyRule TokenReadKeys[] = {{"name", Positions, May},
                                            {"fixed_name", Text, May}};
static constexpr KeyRule MacKeys[] = {
    {"key", Positions, Must}, {"data", Positions, May}, {"to", Positions, May}};

llvm::ArrayRef<KeyRule> portcullis::keysOf(Role R) {
  switch (R) {
  case Role::Source:
    return SourceKeys;
  case Role::Environment:
    return EnvironmentKeys;
  case Role::Passes:
    return PassesKeys;
  case Role::Load:
    return LoadKeys;
  case Role::Store:
    return StoreKeys;
  case Role::Erase:
    return EraseKeys;
  case Role::Parse:
    return ParseKeys;
  case Role::Measure:
    return MeasureKeys;
  case Role::Guard:
    return GuardKeys;
  case Role::Protect:
    return ProtectKeys;
  case Role::Sink:
    return SinkKeys;
  case Role::Redirects:
    return RedirectsKeys;
  case Role::Invokes:
    return InvokesKeys;
  case Role::Server:
    return ServerKeys;
  case Role::Tls:
    return TlsKeys;
  case Role::Bind:
    return BindKeys;
  case Role::Listen:
    return ListenKeys;
  case Role::Route:
    return RouteKeys;
  case Role::Middleware:
    return MiddlewareKeys;
  case Role::MiddlewareClass:
    return MiddlewareClassKeys;
  case Role::Status:
    return StatusKeys;
  case Role::ResponseHeader:
    return ResponseHeaderKeys;
  case Role::HeaderDefault:
    return HeaderDefaultKeys;
  case Role::TokenClaim:
    return TokenClaimKeys;
  case Role::TokenSign:
    return TokenSignKeys;
  case Role::TokenKey:
    return TokenKeyKeys;
  case Role::TokenNone:
    return TokenNoneKeys;
  case Role::TokenDecode:
    return TokenDecodeKeys;
  case Role::TokenVerify:
    return TokenVerifyKeys;
  case Role::TokenUnverified:
    return TokenUnverifiedKeys;
  case Role::TokenRead:
    return TokenReadKeys;
  case Role::Mac:
    return MacKeys;
  case Role::Limiter:
  case Role::ClientAddress:
  case Role::Clock:
  case Role::TokenBegin:
    return {};
  }
  llvm_unreachable("no such role");
}
