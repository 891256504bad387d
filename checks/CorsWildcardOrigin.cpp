//===- CorsWildcardOrigin.cpp - Every web site may read the responses ---===//

#include "Check.h"
#include "Cors.h"
#include "Flows.h"
#include "Link/Routes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/GlobPattern.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "cors-wildcard-origin",
    .Title = "Every web site may read the responses",
    .Cwe = {942},
    .Owasp = {8},
    .Level = Severity::Medium,
    .SecuritySeverity = 5.3,
    .Accuracy = Precision::VeryHigh,
    .HasFix = true,
};

/// A literal's replacement that allows one origin, for a person to set.
static std::optional<Fix> nameOrigin(const Program &P,
                                     const OriginValue &Value) {
  if (Value.Way.Path.empty())
    return std::nullopt;
  Location Literal = whereIs(P, Value.Way.Origin);
  if (P.sources().text(Literal) != "\"*\"")
    return std::nullopt;
  return Fix{
      .Description = "allow one origin only; put your own in its place",
      .Edits = {{.Range = Literal, .Text = "\"https://app.example.invalid\""}}};
}

/// Patterns that Settings has read already.
static std::vector<llvm::GlobPattern>
globs(llvm::ArrayRef<std::string> Patterns) {
  std::vector<llvm::GlobPattern> Result;
  for (const std::string &Pattern : Patterns)
    Result.push_back(cantFail(llvm::GlobPattern::create(Pattern)));
  return Result;
}

/// Whether \p Set is only done for routes that \p Paths says are public: every
/// route that runs it has a path like one of them, and there is one.
static bool isForPublicRoutes(const Program &P, const HeaderSet &Set,
                              llvm::ArrayRef<llvm::GlobPattern> Paths,
                              llvm::ArrayRef<Route> Routes) {
  if (Paths.empty() || Set.ForAll)
    return false;
  const uint32_t Setter = P.call(Set.Call).Function;
  bool IsUsed = false;
  for (const Route &R : Routes) {
    if (llvm::none_of(R.Handlers, [&](uint32_t Handler) {
          return llvm::is_contained(P.reached(Handler), Setter);
        }))
      continue;
    IsUsed = true;
    if (llvm::none_of(Paths, [&](const llvm::GlobPattern &Path) {
          return Path.match(R.Path);
        }))
      return false;
  }
  return IsUsed;
}

static std::vector<Finding> run(const Program &P, const CheckOptions &Options) {
  std::vector<llvm::GlobPattern> PublicPaths = globs(Options.PublicPaths);
  llvm::ArrayRef<Route> Routes = routesOf(P);
  std::vector<Finding> Findings;
  std::vector<HeaderSet> Headers = responseHeaders(P);
  for (const OriginValue &Value : unsafeOrigins(P, Headers)) {
    if (Value.What != OriginValue::Wildcard ||
        isForPublicRoutes(P, *Value.Set, PublicPaths, Routes))
      continue;
    Finding F{.CheckId = Info.Id,
              .Message = "'Access-Control-Allow-Origin: *' lets every web site "
                         "read the responses",
              .Where = Value.Set->Where,
              .Level = Info.Level};
    if (!Value.Way.Path.empty())
      addWay(F, P, Value.Way, "the wildcard", F.Where,
             "sent as the allowed origin");
    if (std::optional<Fix> Mend = nameOrigin(P, Value))
      F.Fixes.push_back(std::move(*Mend));
    Findings.push_back(std::move(F));
  }
  return Findings;
}

namespace portcullis {
Check checkCorsWildcardOrigin() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
