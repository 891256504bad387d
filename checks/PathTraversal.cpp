//===- PathTraversal.cpp - Request data reaches a file path ---===//

#include "Injection.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "path-traversal",
    .Title = "Request data reaches a file path",
    .Cwe = {22},
    .Owasp = {8},
    .Level = Severity::High,
    .SecuritySeverity = 7.5,
    .Accuracy = Precision::High,
    .HasFix = false,
};

namespace {
/// What stands beside a piece of text that is joined to others.
struct Beside {
  bool IsKnown = false;
  NodeId Before = NoNode, After = NoNode; ///< NoNode: nothing.
  StringRef Between;                      ///< What the join puts there.
};
} // namespace

/// What is beside \p From in the text that \p To, a join, makes of it.
static Beside besideOf(const Program &P, NodeId From, NodeId To) {
  const Node &N = P.node(To);
  if (N.Kind != NodeKind::Call && N.Kind != NodeKind::Effect)
    return {};
  const Call &C = P.call(N.Ref);
  llvm::SmallVector<NodeId, 3> Pieces;
  if (C.Object != NoNode && !C.IsConstruction)
    Pieces.push_back(C.Object);
  Pieces.append(C.Arguments.begin(), C.Arguments.end());
  if (Pieces.size() != 2 || Pieces[0] == Pieces[1])
    return {};
  Beside Result{.IsKnown = From == Pieces[0] || From == Pieces[1]};
  (From == Pieces[0] ? Result.After : Result.Before) =
      From == Pieces[0] ? Pieces[1] : Pieces[0];
  if (const Row *R = P.rowOf(C, Role::Passes))
    Result.Between = R->text("between");
  return Result;
}

/// Whether \p E, not a join, gives what it is given.
static bool keepsSegment(const Program &P, const Edge &E) {
  switch (E.Kind) {
  case EdgeKind::Same:
  case EdgeKind::Tested:
  case EdgeKind::Load:
  case EdgeKind::Unless:
  case EdgeKind::Enter:
  case EdgeKind::Leave:
    return true;
  case EdgeKind::Part: { // Read out of an object of its own.
    const Node &To = P.node(E.To);
    return To.Kind == NodeKind::Call && P.call(To.Ref).Object == E.From &&
           P.call(To.Ref).Arguments.empty() &&
           P.node(E.From).Type == ValueType::Other;
  }
  default:
    return false;
  }
}

/// Whether \p Id is the directory in which what it is made of lies.
static bool isDirectoryOf(const Program &P, NodeId Id) {
  const Node &N = P.node(Id);
  const Row *R =
      N.Kind == NodeKind::Call ? P.rowOf(P.call(N.Ref), Role::Passes) : nullptr;
  return R && R->text("as") == "directory";
}

/// The edge by which a flow steps from \p From to \p To, or null.
static const Edge *edgeBetween(const Program &P, NodeId From, NodeId To) {
  for (uint32_t Index : P.into(To))
    if (const Edge &E = P.edge(Index); E.From == From)
      return &E;
  return nullptr;
}

/// Whether what goes \p Way is one segment of a URL, without a separator, and
/// names only what lies in the directory it is put behind: the whole of a name
/// can be "..", which is no file, but a directory.
static bool staysInside(const Program &P, const Flow &Way, const Row &Sink) {
  StringId Key = AnyKey;
  bool HasBefore = false;
  bool HasAfter = false;
  for (size_t I = 1; I < Way.Path.size(); ++I) {
    const Edge *E = edgeBetween(P, Way.Path[I - 1], Way.Path[I]);
    if (!E)
      return false;
    if (E->Kind == EdgeKind::Load && Key == AnyKey)
      Key = E->Label;
    if (isDirectoryOf(P, E->To)) { // The name is gone.
      HasAfter = true;
      continue;
    }
    if (E->Kind != EdgeKind::Joined) {
      if (!keepsSegment(P, *E))
        return false;
      continue;
    }
    Beside Text = besideOf(P, E->From, E->To);
    if (!Text.IsKnown)
      return false;
    HasBefore |= Text.Before != NoNode;
    if (Text.After == NoNode || HasAfter)
      continue;
    StringRef Follows = P.literalText(Text.After);
    if (!Text.Between.empty() || Follows.empty() ||
        Follows.find_first_of("/\\") == 0)
      return false;
    HasAfter = true;
  }
  bool IsName = HasAfter || !Sink.flag("directories");
  return HasBefore && IsName && P.isSegment(Way.Origin, Key);
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  return findInjections(P,
                        {.Info = Info,
                         .Purpose = "path",
                         .Guards = GuardMatch | GuardMember | GuardClass |
                                   GuardEqual | GuardExcludes | GuardInside,
                         .Where = "a file path",
                         .IsHarmless = staysInside},
                        actingIn(P, {"path"}));
}

namespace portcullis {
Check checkPathTraversal() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
