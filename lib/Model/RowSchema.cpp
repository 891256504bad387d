//===- RowSchema.cpp - Which keys a row of each role may have -------------===//

#include "Model/RowSchema.h"

using namespace portcullis;
using llvm::StringRef;
using enum portcullis::KeyType;

/// In the order of Role.
static constexpr llvm::StringLiteral RoleSpellings[] = {
#define ROLE(Name, Spelling) Spelling,
#include "Model/Roles.def"
};

StringRef portcullis::toString(Role R) {
  return RoleSpellings[static_cast<unsigned>(R)];
}

std::optional<Role> portcullis::roleFromSpelling(StringRef Spelling) {
  const auto *Found = llvm::find(RoleSpellings, Spelling);
  if (Found == std::end(RoleSpellings))
    return std::nullopt;
  return static_cast<Role>(Found - std::begin(RoleSpellings));
}

llvm::ArrayRef<llvm::StringLiteral> portcullis::commonKeys() {
  static constexpr llvm::StringLiteral Keys[] = {
      "symbol",      "role",    "arity",   "max_arity", "type",       "takes",
      "result_type", "initial", "exceeds", "without",   "overridden", "note"};
  return Keys;
}

static constexpr bool Must = true;
static constexpr bool May = false;

static constexpr KeyRule SourceKeys[] = {
    {.Name = "kind",
     .Type = Word,
     .Required = Must,
     .Words = "query path header cookie body form filename method message"},
    {.Name = "at", .Type = Positions, .Required = May},
    {.Name = "handler", .Type = Positions, .Required = May},
    {.Name = "members", .Type = Texts, .Required = May},
    {.Name = "key", .Type = Positions, .Required = May},
    {.Name = "groups", .Type = Flag, .Required = May},
    {.Name = "segment", .Type = Flag, .Required = May},
    {.Name = "compared", .Type = Flag, .Required = May},
    {.Name = "encoded", .Type = Flag, .Required = May},
    {.Name = "nullable",
     .Type = Word,
     .Required = May,
     .Words = "pointer wrapper fields"},
    {.Name = "required_by", .Type = Texts, .Required = May}};
static constexpr KeyRule EnvironmentKeys[] = {
    {.Name = "at", .Type = Positions, .Required = May},
    {.Name = "key", .Type = Positions, .Required = May},
    {.Name = "fallback", .Type = Positions, .Required = May}};
static constexpr KeyRule StoredKeys[] = {
    {.Name = "at", .Type = Positions, .Required = May}};
static constexpr KeyRule ColumnNameKeys[] = {
    {.Name = "of", .Type = Positions, .Required = Must}};
static constexpr KeyRule PassesKeys[] = {
    {.Name = "from", .Type = Positions, .Required = Must},
    {.Name = "to", .Type = Positions, .Required = May},
    {.Name = "as",
     .Type = Word,
     .Required = May,
     .Words = "same part joined canonical character directory scalar typed"},
    {.Name = "begin", .Type = Positions, .Required = May},
    {.Name = "length", .Type = Positions, .Required = May},
    {.Name = "between", .Type = Text, .Required = May},
    {.Name = "format", .Type = Positions, .Required = May},
    {.Name = "escapes", .Type = Text, .Required = May}};
static constexpr KeyRule ConvertsKeys[] = {
    {.Name = "from", .Type = Positions, .Required = Must},
    {.Name = "by", .Type = Text, .Required = Must}};
static constexpr KeyRule LoadKeys[] = {
    {.Name = "key", .Type = Positions, .Required = May},
    {.Name = "from", .Type = Positions, .Required = May},
    {.Name = "place", .Type = Text, .Required = May},
    {.Name = "to", .Type = Positions, .Required = May}};
static constexpr KeyRule LeftByKeys[] = {
    {.Name = "method", .Type = Text, .Required = Must},
    {.Name = "parameter", .Type = Positions, .Required = Must}};
static constexpr KeyRule ConstructsKeys[] = {
    {.Name = "to", .Type = Positions, .Required = May},
    {.Name = "runs", .Type = Texts, .Required = May}};
static constexpr KeyRule ConfiguresKeys[] = {
    {.Name = "file", .Type = Positions, .Required = Must, .Or = "files"},
    {.Name = "files", .Type = Texts, .Required = May},
    {.Name = "entry", .Type = Text, .Required = Must},
    {.Name = "calls", .Type = Text, .Required = Must},
    {.Name = "arguments", .Type = Texts, .Required = Must},
    {.Name = "empty", .Type = Text, .Required = May}};
static constexpr KeyRule ConstantKeys[] = {
    {.Name = "text", .Type = Text, .Required = May},
    {.Name = "prefix", .Type = Text, .Required = May},
    {.Name = "underscore", .Type = Text, .Required = May}};
static constexpr KeyRule StoreKeys[] = {
    {.Name = "key", .Type = Positions, .Required = May},
    {.Name = "value", .Type = Positions, .Required = Must},
    {.Name = "place", .Type = Text, .Required = May},
    {.Name = "to", .Type = Positions, .Required = May}};
static constexpr KeyRule EraseKeys[] = {
    {.Name = "key", .Type = Positions, .Required = May}};
static constexpr KeyRule ParseKeys[] = {
    {.Name = "from", .Type = Positions, .Required = Must},
    {.Name = "to", .Type = Positions, .Required = May},
    {.Name = "fails",
     .Type = Word,
     .Required = Must,
     .Words = "throws silently reports"}};
static constexpr KeyRule MeasureKeys[] = {
    {.Name = "from", .Type = Positions, .Required = Must},
    {.Name = "key", .Type = Positions, .Required = May},
    {.Name = "answers",
     .Type = Word,
     .Required = May,
     .Words = "empty present"}};
static constexpr KeyRule GuardKeys[] = {
    {.Name = "tests", .Type = Positions, .Required = Must},
    {.Name = "by",
     .Type = Word,
     .Required = Must,
     .Words = "match search member class equal prefix substring range line "
              "address"},
    {.Name = "answers",
     .Type = Word,
     .Required = May,
     .Words = "truth falsehood position order end"},
    {.Name = "against", .Type = Positions, .Required = May},
    {.Name = "predicate", .Type = Positions, .Required = May},
    {.Name = "some", .Type = Word, .Required = May, .Words = "holds fails"},
    {.Name = "finds", .Type = Word, .Required = May, .Words = "last"},
    {.Name = "compared", .Type = Flag, .Required = May}};
static constexpr KeyRule ProtectKeys[] = {
    {.Name = "from", .Type = Positions, .Required = Must},
    {.Name = "to", .Type = Positions, .Required = May},
    {.Name = "by",
     .Type = Word,
     .Required = Must,
     .Words =
         "bound encrypt password-hash fast-hash mac mask tokenize escape-sql "
         "escape-html escape-ldap escape-line escape-shell escape-url "
         "file-name"},
    {.Name = "secret", .Type = Positions, .Required = May}};
static constexpr KeyRule IteratesKeys[] = {
    {.Name = "of", .Type = Positions, .Required = Must}};
static constexpr KeyRule FiltersKeys[] = {
    {.Name = "range", .Type = Positions, .Required = Must},
    {.Name = "to", .Type = Positions, .Required = May},
    {.Name = "predicate", .Type = Positions, .Required = May},
    {.Name = "keeps", .Type = Word, .Required = May, .Words = "holds fails"},
    {.Name = "drops", .Type = Positions, .Required = May},
    {.Name = "gives", .Type = Positions, .Required = May},
    {.Name = "pattern", .Type = Positions, .Required = May},
    {.Name = "with", .Type = Positions, .Required = May}};
static constexpr KeyRule SinkKeys[] = {
    {.Name = "kind",
     .Type = Word,
     .Required = Must,
     .Words = "sql shell program path log response header url store size index "
              "turns format connection xpath ldap stream pointer"},
    {.Name = "at", .Type = Positions, .Required = Must},
    {.Name = "list", .Type = Positions, .Required = May},
    {.Name = "bound", .Type = Positions, .Required = May},
    {.Name = "number", .Type = Positions, .Required = May},
    {.Name = "counted", .Type = Flag, .Required = May},
    {.Name = "value", .Type = Positions, .Required = May},
    {.Name = "equals", .Type = Texts, .Required = May},
    {.Name = "made_by", .Type = Texts, .Required = May},
    {.Name = "scheme", .Type = Text, .Required = May},
    {.Name = "name", .Type = Positions, .Required = May},
    {.Name = "directories", .Type = Flag, .Required = May},
    {.Name = "changes", .Type = Flag, .Required = May},
    {.Name = "sniffed", .Type = Flag, .Required = May},
    {.Name = "lines", .Type = Word, .Required = May, .Words = "escaped"},
    {.Name = "twin", .Type = Twin, .Required = May}};
static constexpr KeyRule RedirectsKeys[] = {
    {.Name = "to", .Type = Text, .Required = Must}};
static constexpr KeyRule InvokesKeys[] = {
    {.Name = "callable", .Type = Positions, .Required = Must, .Or = "members"},
    {.Name = "members", .Type = Texts, .Required = May},
    {.Name = "arguments", .Type = Positions, .Required = May}};
static constexpr KeyRule BindsKeys[] = {
    {.Name = "callable", .Type = Positions, .Required = Must},
    {.Name = "arguments", .Type = Positions, .Required = May},
    {.Name = "placeholder", .Type = Text, .Required = May},
    {.Name = "negates", .Type = Flag, .Required = May}};
static constexpr KeyRule ServerKeys[] = {
    {.Name = "tls", .Type = Flag, .Required = Must},
    {.Name = "single", .Type = Flag, .Required = May}};
static constexpr KeyRule TlsKeys[] = {
    {.Name = "at", .Type = Positions, .Required = May}};
static constexpr KeyRule BindKeys[] = {
    {.Name = "host", .Type = Positions, .Required = May},
    {.Name = "fixed_host", .Type = Text, .Required = May},
    {.Name = "value", .Type = Positions, .Required = May},
    {.Name = "equals", .Type = Texts, .Required = May}};
static constexpr KeyRule ListenKeys[] = {
    {.Name = "host", .Type = Positions, .Required = May},
    {.Name = "port", .Type = Positions, .Required = May},
    {.Name = "tls", .Type = Positions, .Required = May},
    {.Name = "default_host", .Type = Text, .Required = May}};
static constexpr KeyRule RouteKeys[] = {
    {.Name = "method", .Type = PositionOrText, .Required = May},
    {.Name = "path", .Type = Positions, .Required = May},
    {.Name = "described", .Type = Positions, .Required = May},
    {.Name = "configured", .Type = Flag, .Required = May},
    {.Name = "handler", .Type = Positions, .Required = Must, .Or = "members"},
    {.Name = "members", .Type = Texts, .Required = May},
    {.Name = "constraints", .Type = Positions, .Required = May},
    {.Name = "filters", .Type = Texts, .Required = May},
    {.Name = "class_path", .Type = Positions, .Required = May},
    {.Name = "automatic", .Type = Flag, .Required = May},
    {.Name = "default_method", .Type = Text, .Required = May},
    {.Name = "generated", .Type = Text, .Required = May},
    {.Name = "returns", .Type = Word, .Required = May, .Words = "response"},
    {.Name = "parameters", .Type = Word, .Required = May, .Words = "rest"},
    {.Name = "sniffed", .Type = Flag, .Required = May},
    {.Name = "encoded", .Type = Flag, .Required = May},
    {.Name = "spans", .Type = Text, .Required = May}};
static constexpr KeyRule RoutePrefixKeys[] = {
    {.Name = "at", .Type = Positions, .Required = Must},
    {.Name = "members", .Type = Flag, .Required = May}};
static constexpr KeyRule MountsKeys[] = {
    {.Name = "at", .Type = Positions, .Required = Must}};
static constexpr KeyRule RoutePathKeys[] = {
    {.Name = "at", .Type = Positions, .Required = Must}};
static constexpr KeyRule RouteMethodKeys[] = {
    {.Name = "at", .Type = Positions, .Required = May},
    {.Name = "method", .Type = Text, .Required = May}};
static constexpr KeyRule MiddlewareKeys[] = {
    {.Name = "handler", .Type = Positions, .Required = Must},
    {.Name = "runs", .Type = Word, .Required = Must, .Words = "before after"},
    {.Name = "refuses", .Type = Text, .Required = May}};
static constexpr KeyRule MiddlewareClassKeys[] = {
    {.Name = "method", .Type = Text, .Required = Must},
    {.Name = "runs", .Type = Word, .Required = Must, .Words = "before after"},
    {.Name = "local", .Type = Text, .Required = May},
    {.Name = "attaches", .Type = Flag, .Required = May}};
static constexpr KeyRule LimiterKeys[] = {
    {.Name = "asked", .Type = Flag, .Required = May},
    {.Name = "value", .Type = Positions, .Required = May},
    {.Name = "equals", .Type = Texts, .Required = May}};
static constexpr KeyRule RedirectKeys[] = {
    {.Name = "target", .Type = Positions, .Required = Must}};
static constexpr KeyRule MediaTypeKeys[] = {
    {.Name = "at", .Type = Positions, .Required = May},
    {.Name = "fixed", .Type = Text, .Required = May},
    {.Name = "to", .Type = Positions, .Required = May}};
static constexpr KeyRule StatusKeys[] = {
    {.Name = "at", .Type = Positions, .Required = Must}};
static constexpr KeyRule ResponseHeaderKeys[] = {
    {.Name = "name", .Type = Positions, .Required = May},
    {.Name = "fixed_name", .Type = Text, .Required = May},
    {.Name = "value", .Type = Positions, .Required = May},
    {.Name = "fixed_value", .Type = Text, .Required = May},
    {.Name = "pairs", .Type = Positions, .Required = May}};
static constexpr KeyRule HeaderDefaultKeys[] = {
    {.Name = "fixed_name", .Type = Text, .Required = Must},
    {.Name = "fixed_value", .Type = Text, .Required = Must},
    {.Name = "unless", .Type = Text, .Required = May}};
static constexpr KeyRule CookieKeys[] = {
    {.Name = "name", .Type = Positions, .Required = Must},
    {.Name = "value", .Type = Positions, .Required = May},
    {.Name = "to", .Type = Positions, .Required = May},
    {.Name = "has", .Type = Texts, .Required = May},
    {.Name = "http_only", .Type = Text, .Required = May},
    {.Name = "secure", .Type = Text, .Required = May},
    {.Name = "same_site", .Type = Text, .Required = May}};
static constexpr KeyRule CookieAttributeKeys[] = {
    {.Name = "attribute",
     .Type = Word,
     .Required = Must,
     .Words = "http_only secure same_site max_age"},
    {.Name = "given", .Type = Positions, .Required = May},
    {.Name = "off", .Type = Texts, .Required = May}};
static constexpr KeyRule TokenBeginKeys[] = {
    {.Name = "expire", .Type = Text, .Required = May}};
static constexpr KeyRule TokenClaimKeys[] = {
    {.Name = "name", .Type = Positions, .Required = May},
    {.Name = "fixed_name", .Type = Text, .Required = May},
    {.Name = "value", .Type = Positions, .Required = May},
    {.Name = "expiry", .Type = Texts, .Required = May},
    {.Name = "document", .Type = Positions, .Required = May},
    {.Name = "unit",
     .Type = Word,
     .Required = May,
     .Words = "seconds time_point duration"}};
static constexpr KeyRule TokenSignKeys[] = {
    {.Name = "token", .Type = Positions, .Required = May},
    {.Name = "key", .Type = Positions, .Required = May}};
static constexpr KeyRule TokenKeyKeys[] = {
    {.Name = "key", .Type = Positions, .Required = Must},
    {.Name = "hash", .Type = Number, .Required = May},
    {.Name = "use",
     .Type = Word,
     .Required = Must,
     .Words = "sign verify both"},
    {.Name = "family",
     .Type = Word,
     .Required = Must,
     .Words = "hmac asymmetric-private asymmetric-public by-algorithm"}};
static constexpr KeyRule TokenNoneKeys[] = {
    {.Name = "use", .Type = Word, .Required = May, .Words = "sign verify both"},
    {.Name = "value", .Type = Positions, .Required = May},
    {.Name = "equals", .Type = Texts, .Required = May}};
static constexpr KeyRule TokenDecodeKeys[] = {
    {.Name = "token", .Type = Positions, .Required = Must},
    {.Name = "verifies", .Type = Flag, .Required = Must},
    {.Name = "to", .Type = Positions, .Required = May}};
static constexpr KeyRule TokenVerifyKeys[] = {
    {.Name = "token", .Type = Positions, .Required = Must},
    {.Name = "fails",
     .Type = Word,
     .Required = Must,
     .Words = "throws returns error-code"},
    {.Name = "answers",
     .Type = Word,
     .Required = May,
     .Words = "truth falsehood"},
    {.Name = "error", .Type = Positions, .Required = May}};
static constexpr KeyRule TokenUnverifiedKeys[] = {
    {.Name = "value", .Type = Positions, .Required = May},
    {.Name = "equals", .Type = Texts, .Required = May}};
static constexpr KeyRule TokenReadKeys[] = {
    {.Name = "name", .Type = Positions, .Required = May},
    {.Name = "fixed_name", .Type = Text, .Required = May}};
static constexpr KeyRule TokenExpectsKeys[] = {
    {.Name = "name", .Type = Positions, .Required = May},
    {.Name = "fixed_name", .Type = Text, .Required = May},
    {.Name = "issuer", .Type = Texts, .Required = May},
    {.Name = "audience", .Type = Texts, .Required = May}};
static constexpr KeyRule CredentialKeys[] = {
    {.Name = "at", .Type = Positions, .Required = Must},
    {.Name = "form",
     .Type = Word,
     .Required = May,
     .Words = "password token connection_string callback private_key"},
    {.Name = "element", .Type = Text, .Required = May},
    {.Name = "variable", .Type = Text, .Required = May},
    {.Name = "value", .Type = Positions, .Required = May},
    {.Name = "equals", .Type = Texts, .Required = May}};
static constexpr KeyRule MacKeys[] = {
    {.Name = "key", .Type = Positions, .Required = Must},
    {.Name = "data", .Type = Positions, .Required = May},
    {.Name = "to", .Type = Positions, .Required = May}};

static constexpr KeyRule SettingKeys[] = {
    {.Name = "kind",
     .Type = Word,
     .Required = Must,
     .Words = "tls-verification tls-version cipher xml-entities body-limit"},
    {.Name = "at", .Type = Positions, .Required = May},
    {.Name = "unsafe", .Type = Texts, .Required = May},
    {.Name = "safe", .Type = Texts, .Required = May},
    {.Name = "matches", .Type = Text, .Required = May},
    {.Name = "bits", .Type = Number, .Required = May},
    {.Name = "answers", .Type = Flag, .Required = May},
    {.Name = "value", .Type = Positions, .Required = May},
    {.Name = "equals", .Type = Texts, .Required = May},
    {.Name = "client", .Type = Positions, .Required = May},
    {.Name = "parser", .Type = Positions, .Required = May},
    {.Name = "everywhere", .Type = Flag, .Required = May}};
static constexpr KeyRule TlsEndKeys[] = {
    {.Name = "side", .Type = Word, .Required = Must, .Words = "client server"},
    {.Name = "at", .Type = Positions, .Required = May},
    {.Name = "handler", .Type = Positions, .Required = May},
    {.Name = "value", .Type = Positions, .Required = May},
    {.Name = "equals", .Type = Texts, .Required = May}};
static constexpr KeyRule CipherKeyKeys[] = {
    {.Name = "key", .Type = Positions, .Required = May},
    {.Name = "iv", .Type = Positions, .Required = May},
    {.Name = "value", .Type = Positions, .Required = May},
    {.Name = "equals", .Type = Texts, .Required = May}};
static constexpr KeyRule ParsesXmlKeys[] = {
    {.Name = "document", .Type = Positions, .Required = Must},
    {.Name = "parser", .Type = Positions, .Required = May}};

static constexpr KeyRule UnlimitedBodyKeys[] = {
    {.Name = "limit", .Type = Text, .Required = May}};

// One line a role: a table by another name.
// NOLINTNEXTLINE(readability-function-size)
llvm::ArrayRef<KeyRule> portcullis::keysOf(Role R) {
  switch (R) {
  case Role::Source:
    return SourceKeys;
  case Role::Environment:
    return EnvironmentKeys;
  case Role::Stored:
    return StoredKeys;
  case Role::ColumnName:
    return ColumnNameKeys;
  case Role::Passes:
    return PassesKeys;
  case Role::Converts:
    return ConvertsKeys;
  case Role::Load:
    return LoadKeys;
  case Role::Store:
    return StoreKeys;
  case Role::Constructs:
    return ConstructsKeys;
  case Role::LeftBy:
    return LeftByKeys;
  case Role::Configures:
    return ConfiguresKeys;
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
  case Role::Iterates:
    return IteratesKeys;
  case Role::Filters:
    return FiltersKeys;
  case Role::Sink:
    return SinkKeys;
  case Role::Redirects:
    return RedirectsKeys;
  case Role::Constant:
    return ConstantKeys;
  case Role::Invokes:
    return InvokesKeys;
  case Role::Binds:
    return BindsKeys;
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
  case Role::RouteMethod:
    return RouteMethodKeys;
  case Role::RoutePrefix:
    return RoutePrefixKeys;
  case Role::Mounts:
    return MountsKeys;
  case Role::RoutePath:
    return RoutePathKeys;
  case Role::Middleware:
    return MiddlewareKeys;
  case Role::MiddlewareClass:
    return MiddlewareClassKeys;
  case Role::Limiter:
    return LimiterKeys;
  case Role::Status:
    return StatusKeys;
  case Role::MediaType:
    return MediaTypeKeys;
  case Role::Redirect:
    return RedirectKeys;
  case Role::ResponseHeader:
    return ResponseHeaderKeys;
  case Role::HeaderDefault:
    return HeaderDefaultKeys;
  case Role::Cookie:
    return CookieKeys;
  case Role::CookieAttribute:
    return CookieAttributeKeys;
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
  case Role::Setting:
    return SettingKeys;
  case Role::TlsEnd:
    return TlsEndKeys;
  case Role::CipherKey:
    return CipherKeyKeys;
  case Role::ParsesXml:
    return ParsesXmlKeys;
  case Role::UnlimitedBody:
    return UnlimitedBodyKeys;
  case Role::TokenExpects:
    return TokenExpectsKeys;
  case Role::Credential:
    return CredentialKeys;
  case Role::Stop:
  case Role::LimitsBody:
  case Role::Changes:
  case Role::Session:
  case Role::ClientAddress:
  case Role::Clock:
    return {};
  case Role::TokenBegin:
    return TokenBeginKeys;
  }
  llvm_unreachable("no such role");
}
