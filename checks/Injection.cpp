//===- Injection.cpp - Request text where it acts -------------------------===//

#include "Injection.h"
#include "Flows.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <set>

using namespace portcullis;
using llvm::StringRef;

namespace {
struct Cause {
  /// What leaves the function that puts the text together; NoNode: the sink
  /// itself. All pieces of one text leave as one.
  NodeId Text;
  Location Where;
};
} // namespace

/// Where text is put together that flows on into another function: that is
/// where it has to be mended. The sink itself otherwise.
static Cause causeOf(const Program &P, const Flow &Way, uint32_t Function,
                     const Location &Sink) {
  Cause Found{.Text = NoNode, .Where = Sink};
  uint32_t Builder = NoIndex; // The last function that adds to the text.
  for (size_t I = Way.Path.size(); I-- > 1;) {
    NodeId To = Way.Path[I];
    if (!isJoin(P, Way, I))
      continue;
    uint32_t Here = P.node(To).Function;
    if (Here == Function || (Builder != NoIndex && Here != Builder))
      break;
    if (Builder == NoIndex) {
      size_t Last = I;
      while (Last + 1 < Way.Path.size() &&
             P.node(Way.Path[Last + 1]).Function == Here)
        ++Last;
      Found.Text = Way.Path[Last];
    }
    Builder = Here;
    Location Where = joinedAt(P, Way.Path[I - 1], To);
    if (Where.isValid()) // The first to bring the client's text in.
      Found.Where = Where;
  }
  return Found;
}

/// Calls \p Visit with each place where the client's text becomes part of
/// \p From, and a flow that leads there. What one search finds is left out of
/// the next: of ways from one origin a search keeps only the first.
static void
eachCause(const Program &P, const Acting &From, const Injection &Kind,
          llvm::function_ref<void(const Flow &, const Cause &)> Visit) {
  static constexpr unsigned MaxSearches = 64;
  const uint32_t Function = P.call(From.Sink.Call).Function;
  const Location Sink = P.location(From.Where);
  auto IsSource = [&](NodeId N) {
    return P.requestSource(N) && (!Kind.IsSource || Kind.IsSource(P, N));
  };
  llvm::DenseSet<NodeId> Known;
  std::set<std::pair<NodeId, Location>> Visited;
  for (unsigned Searches = 0; Searches < MaxSearches; ++Searches) {
    bool IsNew = false;
    for (const Flow &Way : textFrom(P, From.Value,
                                    {.Guards = Kind.Guards,
                                     .Purpose = Kind.Purpose,
                                     .Key = From.Key,
                                     .ByMembers = Kind.ByMembers,
                                     .OfRequest = true,
                                     .Without = &Known},
                                    IsSource)) {
      if (Kind.IsHarmless && Kind.IsHarmless(P, Way, *From.Sink.R)) {
        const size_t Join = firstJoin(P, Way);
        IsNew |= Known.insert(Join ? Way.Path[Join] : Way.Path.back()).second;
        continue;
      }
      Cause Found = causeOf(P, Way, Function, Sink);
      IsNew |= Found.Text != NoNode && Known.insert(Found.Text).second;
      if (Visited.emplace(Way.Origin, Found.Where).second)
        Visit(Way, Found);
    }
    if (!IsNew)
      return;
  }
}

namespace {
/// One of the client's values in a text.
struct Piece {
  Flow Way;
  Location Where; ///< Where it comes in.
  Location Sink;  ///< The argument that the text is.
  NodeId Value;   ///< The same.
};

/// What is mended together: one text, or all that one call is given.
struct Statement {
  RoleCall Sink;
  std::vector<Piece> Pieces;
};
} // namespace

/// "query parameter 'a' and request header 'b' reach SQL text unchecked".
static std::string messageFor(llvm::ArrayRef<std::string> Sources,
                              StringRef Where) {
  static constexpr size_t MaxNamed = 3;
  llvm::SmallVector<std::string, MaxNamed + 1> Named(
      Sources.take_front(Sources.size() > MaxNamed ? MaxNamed - 1 : MaxNamed));
  if (Named.size() < Sources.size())
    Named.push_back(std::to_string(Sources.size() - Named.size()) + " more");
  std::string Last = Named.pop_back_val();
  return llvm::formatv("{0}{1}{2} {3} {4} unchecked", llvm::join(Named, ", "),
                       Named.empty() ? "" : " and ", Last,
                       Named.empty() ? "reaches" : "reach", Where);
}

static Finding findingFor(const Program &P, const Injection &Kind,
                          llvm::ArrayRef<Piece> Pieces) {
  const Piece &First = Pieces.front();
  std::vector<std::string> Sources;
  std::vector<Note> Others;
  for (const Piece &Each : Pieces) {
    std::string Source = describeSource(P, Each.Way.Origin);
    if (llvm::is_contained(Sources, Source))
      continue;
    Sources.push_back(Source);
    if (&Each == &First)
      continue;
    Others.push_back({.Where = whereIs(P, Each.Way.Origin),
                      .Text = "the client chooses the " + Source + " as well"});
    if (Each.Where != Each.Sink && Each.Where.Line != Others.back().Where.Line)
      Others.push_back(
          {.Where = Each.Where, .Text = "the " + Source + " comes in here"});
  }
  Finding F{.CheckId = Kind.Info.Id,
            .Message = messageFor(Sources, Kind.Where),
            .Where = First.Where,
            .Level = Kind.Info.Level};
  addWay(F, P, First.Way, "the client chooses the " + Sources[0], First.Sink,
         llvm::formatv("used as {0}", Kind.Where).str());
  F.Related = std::move(Others);
  return F;
}

std::vector<Acting> portcullis::actingIn(const Program &P,
                                         llvm::ArrayRef<StringRef> Kinds) {
  std::vector<Acting> Values;
  for (StringRef Kind : Kinds)
    for (const RoleCall &Sink : sinks(P, Kind))
      eachSinkValue(
          P, Sink, [&](NodeId Value, const Span &Where, StringId Key) {
            Values.push_back(
                {.Sink = Sink, .Value = Value, .Where = Where, .Key = Key});
          });
  return Values;
}

/// Whether the call that \p A acts in protects it: `stream << document`.
static bool isProtected(const Program &P, const Acting &A, StringRef Purpose) {
  const Call &C = P.call(A.Sink.Call);
  return llvm::any_of(C.Rows, [&](uint32_t Index) {
    const Row &R = P.models().row(Index);
    return R.R == Role::Protect && protects(R, Purpose) &&
           P.nodeAt(C, R.position("from", {.At = Position::Object})) == A.Value;
  });
}

std::vector<Finding> portcullis::findInjections(
    const Program &P, const Injection &Kind, llvm::ArrayRef<Acting> Values,
    llvm::function_ref<void(Finding &, const RoleCall &, NodeId)> Mend) {
  // Calls of a chain begin at one place.
  auto Together = [&](uint32_t Call) {
    const Span &At = P.call(Call).Where;
    return Kind.TakesChains ? std::pair(At.File, At.Offset)
                            : std::pair(Call, 0U);
  };
  llvm::MapVector<std::pair<std::pair<uint32_t, uint32_t>, NodeId>, Statement>
      Statements;
  for (const Acting &A : Values)
    if (!isProtected(P, A, Kind.Purpose))
      eachCause(P, A, Kind, [&](const Flow &Way, const Cause &Found) {
        Statement &S = Statements[{Together(A.Sink.Call), Found.Text}];
        S.Sink = A.Sink;
        S.Pieces.push_back({.Way = Way,
                            .Where = Found.Where,
                            .Sink = P.location(A.Where),
                            .Value = A.Value});
      });
  std::vector<Finding> Findings;
  for (auto &[_, S] : Statements) {
    llvm::sort(S.Pieces, [&](const Piece &A, const Piece &B) {
      return std::tuple(A.Where, whereIs(P, A.Way.Origin), A.Way.Origin) <
             std::tuple(B.Where, whereIs(P, B.Way.Origin), B.Way.Origin);
    });
    Findings.push_back(findingFor(P, Kind, S.Pieces));
    if (const Piece &First = S.Pieces.front(); First.Where == First.Sink)
      Mend(Findings.back(), S.Sink, First.Value);
  }
  return Findings;
}
