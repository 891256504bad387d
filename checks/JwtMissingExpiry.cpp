//===- JwtMissingExpiry.cpp - A token is issued that never, or too late, expires
//---===//

#include "Additions.h"
#include "Check.h"
#include "Flows.h"
#include "Link/BrokenUnits.h"
#include "TokenKeys.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "jwt-missing-expiry",
    .Title = "A token is issued that never, or too late, expires",
    .Cwe = {613},
    .Owasp = {2},
    .Level = Severity::Medium,
    .SecuritySeverity = 5.9,
    .Accuracy = Precision::High,
    .HasFix = true,
};

/// Whether the document \p Id, text or not, may have a member `exp`: what is
/// not known of it counts.
static bool mayExpire(const Program &P, NodeId Id) {
  bool Found = false;
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    bool IsText = Here.Kind == NodeKind::Literal;
    bool IsMade =
        Here.Kind == NodeKind::Value ||
        (Here.Kind == NodeKind::Call && P.call(Here.Ref).IsConstruction);
    Found |=
        IsText ? P.nameOf(N).contains("\"exp\"") : P.into(N).empty() && !IsMade;
    return Found || IsText ? Step::Stop : Step::Continue;
  };
  auto Passes = [&](const Edge &E) {
    if (E.Kind == EdgeKind::Store) {
      Found |= P.text(E.Label) == "exp" || E.Label == AnyKey;
      return false;
    }
    return E.Kind != EdgeKind::Operand;
  };
  P.origins(Id, {.At = At, .Passes = Passes});
  return Found;
}

/// The value that the call gives to the claim `exp`, NoNode if it is not known,
/// or nothing. A name that cannot be read counts as expiry: what is not known
/// is silent.
static std::optional<NodeId> expiryOf(const Program &P, const Call &C) {
  for (uint32_t Index : C.Rows) {
    const Row &R = P.models().row(Index);
    if (R.R != Role::TokenClaim)
      continue;
    bool IsExpiry = R.text("fixed_name") == "exp";
    if (R.has("name") && R.positions("name").size() == 1) {
      StringRef Name = P.literalText(P.nodeAt(C, R.position("name", {})));
      IsExpiry = Name == "exp" || Name.empty() ||
                 llvm::is_contained(R.texts("expiry"), Name);
    }
    if (R.has("document")) {
      NodeId Document = P.nodeAt(C, R.position("document", {}));
      if (Document != NoNode && mayExpire(P, Document))
        return NoNode;
    }
    if (NodeId Value = P.nodeAt(C, R.position("value", {}));
        IsExpiry && Value != NoNode)
      return Value;
  }
  return std::nullopt;
}

static const Call *callAt(const Program &P, NodeId Id) {
  const Node &N = P.node(Id);
  bool IsCall = N.Kind == NodeKind::Call || N.Kind == NodeKind::Effect;
  return IsCall ? &P.call(N.Ref) : nullptr;
}

/// A lifetime in seconds, and the function that says so.
struct Lifetime {
  uint64_t Seconds;
  uint32_t Function;
};

/// The lifetimes that literals in \p Expiry spell.
static std::vector<Lifetime> lifetimes(const Program &P, NodeId Expiry) {
  std::vector<Lifetime> Result;
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    return Here.Kind == NodeKind::Literal && Here.Type == ValueType::Number
               ? Step::Found
               : Step::Continue;
  };
  auto Passes = [](const Edge &) { return true; };
  for (const Flow &F : P.origins(Expiry, {.At = At, .Passes = Passes})) {
    StringRef Text = P.nameOf(F.Origin);
    uint64_t Seconds = 0;
    Text.consume_back("s");
    if (!Text.getAsInteger(10, Seconds))
      Result.push_back(
          {.Seconds = Seconds, .Function = P.node(F.Origin).Function});
  }
  return Result;
}

static bool speaksOfRefresh(StringRef Name) {
  return llvm::is_contained(wordsOf(Name), "refresh");
}

/// Whether what the call \p C gives is kept, or handed on, as a refresh token.
static bool isKeptAsRefresh(const Program &P, const Call &C) {
  llvm::SmallSetVector<NodeId, 8> Pending;
  if (C.Result != NoNode)
    Pending.insert(C.Result);
  for (size_t I = 0; I < Pending.size() && I < 8; ++I) {
    for (uint32_t Index : P.outOf(Pending[I])) {
      const Edge &E = P.edge(Index);
      const Node &To = P.node(E.To);
      bool IsKey =
          E.Kind == EdgeKind::Store && speaksOfRefresh(P.text(E.Label));
      if (IsKey || speaksOfRefresh(P.text(To.Text)))
        return true;
      if (E.Kind == EdgeKind::Same && To.Kind != NodeKind::Return)
        Pending.insert(E.To);
      // A function called so that gives it back makes refresh tokens; one that
      // answers a request for another access token does not.
      if (To.Kind == NodeKind::Return &&
          speaksOfRefresh(P.text(P.function(To.Function).Name)))
        return true;
    }
  }
  return false;
}

/// Whether a claim of \p Token says that it is for refreshing.
static bool claimsRefresh(const Program &P, NodeId Token) {
  bool Found = false;
  auto At = [&](NodeId N, bool) {
    const Call *C = callAt(P, N);
    const Row *R = C ? P.rowOf(*C, Role::TokenClaim) : nullptr;
    if (R)
      P.eachAt(*C, R->positions("value"), [&](NodeId Value, const Span &) {
        for (const Flow &F : P.literals(Value))
          Found |= P.nameOf(F.Origin).equals_insensitive("refresh");
      });
    return Found ? Step::Stop : Step::Continue;
  };
  P.origins(Token, {.At = At, .Passes = [](const Edge &E) {
                      return E.Kind != EdgeKind::Operand;
                    }});
  return Found;
}

/// Whether the token that \p Sign makes is a refresh token: by its claims, by
/// what it is kept as, or by what \p Asker, which says how long it lives, keeps
/// what it gets as.
static bool isRefreshToken(const Program &P, const Call &Sign, NodeId Token,
                           uint32_t Asker) {
  if (claimsRefresh(P, Token) || isKeptAsRefresh(P, Sign))
    return true;
  return llvm::any_of(P.callsIn(Asker), [&](uint32_t Index) {
    bool Signs = llvm::any_of(P.targets(Index), [&](uint32_t Target) {
      return llvm::is_contained(P.reached(Target), Sign.Function);
    });
    return Signs && isKeptAsRefresh(P, P.call(Index));
  });
}

/// Lets the token expire, in the words of its library.
static std::optional<Fix> addExpiry(const Program &P, const Call &Begin) {
  static constexpr StringRef In15Minutes =
      "std::chrono::system_clock::now() + std::chrono::minutes{15}";
  const Row *R = P.rowOf(Begin, Role::TokenBegin);
  auto [Before, After] = (R ? R->text("expire") : "").split("$expiry");
  std::optional<Edit> Added;
  if (!Before.empty())
    Added = addTo(P, Begin, (Before + In15Minutes + After).str(), "$token");
  if (!Added)
    return std::nullopt;
  return Fix{.Description = "let the token expire after 15 minutes",
             .Edits = {std::move(*Added)},
             .Includes = {"<chrono>"}};
}

/// Whether the flow goes by way of a field of whatever object or a global: what
/// was in it when is not known there.
static bool isThroughAnyObject(const Program &P, const Flow &Way) {
  return llvm::any_of(Way.Path, [&](NodeId N) {
    NodeKind Kind = P.node(N).Kind;
    return Kind == NodeKind::Field || Kind == NodeKind::Global ||
           Kind == NodeKind::Anytime;
  });
}

/// How long a token lives: the calls that say so with what they are told, and
/// the ways on which nothing did.
struct Lifetimes {
  std::vector<std::pair<const Call *, NodeId>> Expiries;
  std::vector<Flow> Endless;
};

/// Whether the token that \p Begin begins is given a payload with `exp`.
static bool beginsWithExpiry(const Program &P, const Call &Begin) {
  bool Found = false;
  auto Passes = [&](const Edge &E) {
    Found |= E.Kind == EdgeKind::Store && P.text(E.Label) == "exp";
    return E.Kind != EdgeKind::Operand;
  };
  auto At = [&](NodeId, bool) { return Found ? Step::Stop : Step::Continue; };
  for (NodeId Argument : Begin.Arguments)
    P.origins(Argument, {.At = At, .Passes = Passes});
  return Found;
}

static Lifetimes lifetimesOf(const Program &P, NodeId Token) {
  Lifetimes Result;
  auto At = [&](NodeId N, bool) {
    const Call *Made = callAt(P, N);
    if (!Made)
      return Step::Continue;
    if (std::optional<NodeId> Expiry = expiryOf(P, *Made)) {
      Result.Expiries.emplace_back(Made, *Expiry);
      return Step::Stop;
    }
    if (!P.rowOf(*Made, Role::TokenBegin))
      return Step::Continue;
    return beginsWithExpiry(P, *Made) ? Step::Stop : Step::Found;
  };
  auto Passes = [](const Edge &E) {
    return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Store;
  };
  Result.Endless = P.origins(Token, {.At = At, .Passes = Passes});
  llvm::erase_if(Result.Endless, [&](const Flow &Way) {
    return runsThroughErrors(P, Way.Path);
  });
  if (!Result.Expiries.empty())
    llvm::erase_if(Result.Endless,
                   [&](const Flow &Way) { return isThroughAnyObject(P, Way); });
  return Result;
}

static void checkLifetime(const Program &P, const Call &Sign, NodeId Token,
                          const Call &Set, llvm::ArrayRef<Lifetime> Lifetimes,
                          unsigned MaxMinutes, std::vector<Finding> &Findings) {
  static constexpr uint64_t ForRefresh = 30UL * 24 * 60 * 60;
  const uint64_t ForAccess = MaxMinutes * 60ULL;
  uint64_t Longest = 0;
  uint64_t Allowed = ForAccess;
  for (const Lifetime &L : Lifetimes) {
    if (L.Seconds <= std::max(Longest, ForAccess))
      continue;
    uint64_t Limit =
        isRefreshToken(P, Sign, Token, L.Function) ? ForRefresh : ForAccess;
    if (L.Seconds > Limit) {
      Longest = L.Seconds;
      Allowed = Limit;
    }
  }
  if (Longest == 0)
    return;
  Findings.push_back(
      {.CheckId = Info.Id,
       .Message = llvm::formatv("this token lives for {0} minutes, longer than "
                                "the {1} minutes allowed",
                                Longest / 60, Allowed / 60),
       .Where = P.location(Set.NameWhere),
       .Level = Info.Level});
}

namespace {
/// Says of tokens whether they are only made to be compared with others.
class Comparisons {
public:
  explicit Comparisons(const Program &P) : P(P) {
    for (const Comparison &C : comparisons(P)) {
      if (P.node(C.Right).Kind != NodeKind::Literal)
        Compared.insert(C.Left);
      if (P.node(C.Left).Kind != NodeKind::Literal)
        Compared.insert(C.Right);
    }
    for (const RoleCall &Sink : P.withRole(Role::Sink))
      if (Sink.R->text("kind") != "log")
        P.eachAt(P.call(Sink.Call), Sink.R->positions("at"),
                 [&](NodeId Id, const Span &) { Leaving.insert(Id); });
  }

  /// Whether \p Token is compared, or a part of it is, and gets nowhere else:
  /// so a signature is checked.
  bool onlyMeet(NodeId Token) const;

private:
  const Program &P;
  llvm::DenseSet<NodeId> Compared; ///< With something that is not fixed.
  llvm::DenseSet<NodeId> Leaving;  ///< To clients, files, other programs.
};
} // namespace

bool Comparisons::onlyMeet(NodeId Token) const {
  static constexpr size_t MaxNodes = 256;
  llvm::SmallSetVector<NodeId, 32> Pending;
  Pending.insert(Token);
  bool IsCompared = false;
  for (size_t I = 0; I < Pending.size(); ++I) {
    const NodeKind Kind = P.node(Pending[I]).Kind;
    if (I == MaxNodes || Leaving.contains(Pending[I]) ||
        Kind == NodeKind::Return || Kind == NodeKind::After ||
        Kind == NodeKind::Field || Kind == NodeKind::Global)
      return false;
    IsCompared |= Compared.contains(Pending[I]);
    for (uint32_t Index : P.outOf(Pending[I])) {
      const Edge &E = P.edge(Index);
      if (E.Kind != EdgeKind::Operand)
        Pending.insert(E.To);
    }
  }
  return IsCompared;
}

static void checkLibraryTokens(const Program &P, unsigned MaxMinutes,
                               std::vector<Finding> &Findings) {
  const Comparisons Met(P);
  for (auto [Index, R] : P.withRole(Role::TokenSign)) {
    const Call &C = P.call(Index);
    NodeId Token = P.nodeAt(C, R->position("token", {.At = Position::Object}));
    if (Token == NoNode || (C.Result != NoNode && Met.onlyMeet(C.Result)))
      continue;
    Lifetimes Found = lifetimesOf(P, Token);
    for (const Flow &Way : Found.Endless) {
      const Call &Begin = *callAt(P, Way.Origin);
      Finding F{.CheckId = Info.Id,
                .Message = "this token never expires",
                .Where = P.location(Begin.Where),
                .Level = Info.Level};
      F.Related.push_back(
          {.Where = P.location(C.Where), .Text = "it is signed here"});
      if (std::optional<Fix> Mend = addExpiry(P, Begin))
        F.Fixes.push_back(std::move(*Mend));
      Findings.push_back(std::move(F));
    }
    for (auto [Set, Expiry] : Found.Expiries)
      checkLifetime(P, C, Token, *Set, lifetimes(P, Expiry), MaxMinutes,
                    Findings);
  }
}

/// The claims of a document: the literal keys stored in it.
static std::vector<StringRef> keysIn(const Program &P, NodeId Document) {
  std::vector<StringRef> Keys;
  for (uint32_t Edge : P.into(Document))
    if (P.edge(Edge).Kind == EdgeKind::Store && P.edge(Edge).Label != AnyKey)
      Keys.push_back(P.text(P.edge(Edge).Label));
  return Keys;
}

/// Tokens that the project puts together itself: a document with claims, but
/// without `exp`, reaches an HMAC.
static void checkOwnTokens(const Program &P, std::vector<Finding> &Findings) {
  for (auto [Index, R] : ownTokenMacs(P)) {
    const Call &C = P.call(Index);
    NodeId Data = P.nodeAt(C, R->position("data", {}));
    std::vector<Flow> Documents = P.origins(
        Data,
        {.At =
             [&](NodeId N, bool) {
               std::vector<StringRef> Keys = keysIn(P, N);
               bool IsHeader = llvm::is_contained(Keys, "alg") ||
                               llvm::is_contained(Keys, "typ");
               bool IsPosition = llvm::any_of(Keys, [](StringRef Key) {
                 return Key.empty() || llvm::isDigit(Key.front());
               });
               if (Keys.empty() || IsPosition)
                 return Step::Continue;
               bool Expires = llvm::any_of(
                   Keys, [](StringRef Key) { return Key == "exp"; });
               return IsHeader || Expires ? Step::Stop : Step::Found;
             },
         .Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; }});
    for (const Flow &Way : Documents) {
      if (runsThroughErrors(P, Way.Path))
        continue;
      Finding F{.CheckId = Info.Id,
                .Message = "this token never expires: its payload has no 'exp'",
                .Where = whereIs(P, Way.Origin),
                .Level = Info.Level};
      addWay(F, P, Way, "the payload is put together", P.location(C.Where),
             "signed as a token");
      Findings.push_back(std::move(F));
    }
  }
}

static std::vector<Finding> run(const Program &P, const CheckOptions &Options) {
  std::vector<Finding> Findings;
  checkLibraryTokens(P, Options.MaxLifetimeMinutes, Findings);
  checkOwnTokens(P, Findings);
  return Findings;
}

namespace portcullis {
Check checkJwtMissingExpiry() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
