//===- CorsCredentials.cpp - Credentials are allowed to origins nobody chose
//---===//

#include "Check.h"
#include "Cors.h"
#include "Flows.h"
#include "Statements.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "cors-credentials",
    .Title = "Credentials are allowed to origins nobody chose",
    .Cwe = {942},
    .Owasp = {8},
    .Level = Severity::High,
    .SecuritySeverity = 8.1,
    .Accuracy = Precision::High,
    .HasFix = true,
};

static bool allowsCredentials(const Program &P, const HeaderSet &Set) {
  if (Set.Name != "access-control-allow-credentials")
    return false;
  if (Set.Value == NoNode)
    return Set.FixedValue == "true";
  return llvm::any_of(P.literals(Set.Value), [&](const Flow &F) {
    return P.nameOf(F.Origin).equals_insensitive("true");
  });
}

/// Where the chain of calls that \p Id is handed on by begins.
static NodeId chainBegin(const Program &P, NodeId Id) {
  static constexpr int MaxCalls = 64;
  for (int Steps = 0; Steps < MaxCalls; ++Steps) {
    llvm::ArrayRef<uint32_t> Into = P.into(Id);
    if (Into.size() != 1)
      return Id;
    const Edge &E = P.edge(Into[0]);
    if (E.Kind != EdgeKind::Same && E.Kind != EdgeKind::Unless)
      return Id;
    Id = E.From;
  }
  return Id;
}

/// The name of what \p C calls, without what it belongs to.
static llvm::StringRef shortName(const Program &P, const Call &C) {
  llvm::StringRef Name = P.text(C.Name);
  return Name.substr(Name.rfind(':') + 1);
}

/// Whether \p A and \p B, calls that configure, do so for the same requests:
/// `cors.global().a().b()` does, `cors.prefix("/p").a()` is something else.
static bool configureTheSame(const Program &P, const Call &A, const Call &B) {
  auto IsFixed = [&](const Call &C) {
    const Row *R = P.rowOf(C, Role::ResponseHeader);
    return R && R->has("fixed_name") && C.Object != NoNode;
  };
  if (!IsFixed(A) || !IsFixed(B))
    return true;
  NodeId Left = chainBegin(P, A.Object);
  NodeId Right = chainBegin(P, B.Object);
  const Node &L = P.node(Left);
  const Node &R = P.node(Right);
  if (Left == Right || L.Kind != NodeKind::Call || R.Kind != NodeKind::Call)
    return true;
  const Call &From = P.call(L.Ref);
  const Call &To = P.call(R.Ref);
  return shortName(P, From) == shortName(P, To) &&
         From.Arguments.size() == To.Arguments.size() &&
         llvm::all_of(llvm::zip(From.Arguments, To.Arguments), [&](auto Pair) {
           auto [First, Second] = Pair;
           return First == Second ||
                  P.literalText(First) == P.literalText(Second);
         });
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  std::vector<HeaderSet> Headers = responseHeaders(P);
  std::vector<OriginValue> Origins = unsafeOrigins(P, Headers);
  for (const HeaderSet &Set : Headers) {
    if (!allowsCredentials(P, Set))
      continue;
    // What names an origin in the same block, or function, answers for the
    // pair.
    auto IsWith = [&](const HeaderSet &Other, bool InBlock) {
      const Call &A = P.call(Other.Call);
      const Call &B = P.call(Set.Call);
      return A.Function == B.Function && (!InBlock || A.Block == B.Block) &&
             configureTheSame(P, A, B);
    };
    auto NamesOrigin = [&](bool InBlock) {
      return llvm::any_of(Headers, [&](const HeaderSet &Other) {
        return Other.Name == "access-control-allow-origin" &&
               IsWith(Other, InBlock);
      });
    };
    const bool InBlock = NamesOrigin(true);
    const bool InFunction = NamesOrigin(false);
    auto Origin = llvm::find_if(Origins, [&](const OriginValue &Value) {
      return InFunction ? IsWith(*Value.Set, InBlock)
                        : Value.Set->ForAll || Set.ForAll;
    });
    if (Origin == Origins.end())
      continue;
    Finding F{.CheckId = Info.Id,
              .Message = "credentials are allowed together with an origin that "
                         "anyone can be",
              .Where = Set.Where,
              .Level = Info.Level};
    F.Related.push_back(
        {.Where = Origin->Set->Where, .Text = "the origin is allowed here"});
    if (!Set.ForAll)
      if (std::optional<Fix> Mend =
              dropCall(P, P.call(Set.Call).Where, "do not allow credentials"))
        F.Fixes.push_back(std::move(*Mend));
    Findings.push_back(std::move(F));
  }
  return Findings;
}

namespace portcullis {
Check checkCorsCredentials() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
