//===- CorsCredentials.cpp - Credentials are allowed to origins nobody chose
//---===//

#include "Check.h"
#include "Cors.h"
#include "Flows.h"
#include "Statements.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallSet.h"
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

namespace {

/// Finds the unsafe origin that is allowed together with credentials: in the
/// same function, or by what the same caller calls.
class Pairing {
public:
  Pairing(const Program &P, llvm::ArrayRef<HeaderSet> Headers)
      : P(P), Origins(unsafeOrigins(P, Headers)) {
    for (const HeaderSet &Set : Headers)
      if (Set.Name == "access-control-allow-origin")
        for (uint32_t Call : leadingTo(Set.Call))
          Named[P.call(Call).Function].push_back({.Set = &Set, .Call = Call});
    for (const OriginValue &Value : Origins)
      ValuesOf[Value.Set].push_back(&Value);
  }

  /// Null if there is none.
  const OriginValue *originWith(const HeaderSet &Credentials) const;

private:
  static constexpr unsigned MaxCallers = 3;

  std::vector<uint32_t> leadingTo(uint32_t Index) const;
  /// What names an origin in the function of \p Site, or its block.
  llvm::SmallVector<const HeaderSet *, 2> namedWith(uint32_t Site,
                                                    bool InBlock) const;
  bool isGivenBelow(const OriginValue &Value, uint32_t Function) const;
  const OriginValue *originAt(uint32_t Site, bool IsCaller,
                              bool &IsNamed) const;

  const Program &P;
  std::vector<OriginValue> Origins;
  struct Lead {
    const HeaderSet *Set; ///< Names an origin.
    uint32_t Call;        ///< It, or one that leads there.
  };
  llvm::DenseMap<uint32_t, llvm::SmallVector<Lead, 1>> Named; ///< By function.
  llvm::DenseMap<const HeaderSet *, llvm::SmallVector<const OriginValue *, 1>>
      ValuesOf;
};

} // namespace

std::vector<uint32_t> Pairing::leadingTo(uint32_t Index) const {
  std::vector<uint32_t> Calls{Index};
  llvm::SmallSet<uint32_t, 8> Seen;
  size_t Begin = 0;
  for (unsigned Steps = 0; Steps < MaxCallers; ++Steps) {
    const size_t End = Calls.size();
    for (; Begin < End; ++Begin) {
      uint32_t Function = P.call(Calls[Begin]).Function;
      if (Seen.insert(Function).second)
        llvm::append_range(Calls, P.callers(Function));
    }
  }
  return Calls;
}

llvm::SmallVector<const HeaderSet *, 2> Pairing::namedWith(uint32_t Site,
                                                           bool InBlock) const {
  const Call &B = P.call(Site);
  llvm::SmallVector<const HeaderSet *, 2> Found;
  auto Here = Named.find(B.Function);
  if (Here == Named.end())
    return Found;
  for (const Lead &L : Here->second) {
    const Call &A = P.call(L.Call);
    if ((!InBlock || A.Block == B.Block) && configureTheSame(P, A, B))
      Found.push_back(L.Set);
  }
  return Found;
}

/// Whether \p Function, or what it calls, chose the value: a function that many
/// call is given other values by others.
bool Pairing::isGivenBelow(const OriginValue &Value, uint32_t Function) const {
  const std::vector<uint32_t> &Below = P.reached(Function);
  const std::vector<NodeId> &Path = Value.Way.Path;
  for (size_t I = 0; I + 1 < Path.size(); ++I) {
    auto IsBelow = [&](StringId Call) {
      return llvm::is_contained(Below, P.call(Call).Function);
    };
    if (hasEdge(P, Path[I], Path[I + 1], EdgeKind::Enter,
                [](StringId) { return true; }) &&
        !hasEdge(P, Path[I], Path[I + 1], EdgeKind::Enter, IsBelow))
      return false;
  }
  return true;
}

/// \p IsCaller: the call \p Site leads to where credentials are allowed.
/// \p IsNamed: whether an origin, safe or not, is allowed beside it.
const OriginValue *Pairing::originAt(uint32_t Site, bool IsCaller,
                                     bool &IsNamed) const {
  // What names an origin in the same block, or function, answers for the pair.
  // A caller may do both for different requests.
  const bool InBlock = IsCaller || !namedWith(Site, true).empty();
  IsNamed = !namedWith(Site, false).empty();
  const OriginValue *First = nullptr;
  for (const HeaderSet *Set : namedWith(Site, InBlock))
    for (const OriginValue *Value : ValuesOf.lookup(Set))
      if ((!First || Value < First) &&
          (!IsCaller || isGivenBelow(*Value, P.call(Site).Function)))
        First = Value;
  return First;
}

const OriginValue *Pairing::originWith(const HeaderSet &Credentials) const {
  llvm::SmallVector<uint32_t, 8> Sites{Credentials.Call};
  llvm::SmallSet<uint32_t, 8> Seen;
  for (unsigned Steps = 0; Steps <= MaxCallers; ++Steps) {
    llvm::SmallVector<uint32_t, 8> Callers;
    for (uint32_t Site : Sites) {
      bool IsNamed = false;
      if (const OriginValue *Found = originAt(Site, Steps > 0, IsNamed))
        return Found;
      if (!IsNamed && Seen.insert(P.call(Site).Function).second)
        llvm::append_range(Callers, P.callers(P.call(Site).Function));
    }
    auto IsForAll = [&](const OriginValue &Value) {
      return Value.Set->ForAll || Credentials.ForAll;
    };
    if (Steps == 0 && !Seen.empty())
      if (auto Found = llvm::find_if(Origins, IsForAll); Found != Origins.end())
        return &*Found;
    Sites = std::move(Callers);
  }
  return nullptr;
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  std::vector<HeaderSet> Headers = responseHeaders(P);
  const Pairing Pairs(P, Headers);
  for (const HeaderSet &Set : Headers) {
    if (!allowsCredentials(P, Set))
      continue;
    const OriginValue *Origin = Pairs.originWith(Set);
    if (!Origin)
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
