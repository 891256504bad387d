//===- SensitiveDataLogged.cpp - Sensitive data is written to a log ---===//

#include "Check.h"
#include "SensitiveFlows.h"
#include "TokenKeys.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "sensitive-data-logged",
    .Title = "Sensitive data is written to a log",
    .Cwe = {532},
    .Owasp = {3},
    .Level = Severity::Medium,
    .SecuritySeverity = 5.5,
    .Accuracy = Precision::High,
    .HasFix = true,
};

/// What \p Source is if it is sensitive as a whole: cookies and authorisation
/// headers carry tokens. Empty if it is not.
static StringRef tokenCarrier(const Program &P, NodeId Source) {
  static constexpr StringRef Cookie = "a cookie, which carries tokens,";
  const Row *R = P.requestSource(Source);
  if (!R)
    return {};
  if (R->text("kind") == "cookie")
    return Cookie;
  const Node &N = P.node(Source);
  if (R->text("kind") != "header" || N.Kind != NodeKind::Call)
    return {};
  StringRef Key = keyOf(P, P.call(N.Ref), *R);
  if (Key.equals_insensitive("cookie"))
    return Cookie;
  return Key.equals_insensitive("authorization")
             ? "a header that carries tokens"
             : StringRef();
}

/// The last node of \p Way of which elements can arrive: what is read as a
/// scalar has none, or else it is not read.
static NodeId behindScalars(const Program &P, const Flow &Way) {
  NodeId Last = Way.Origin;
  for (NodeId N : Way.Path) {
    const Node &Here = P.node(N);
    if (Here.Kind != NodeKind::Call && Here.Kind != NodeKind::Effect)
      continue;
    const Call &C = P.call(Here.Ref);
    bool IsTyped = Here.Type != ValueType::Other &&
                   rowWith(P, C, Role::Passes, "as", "typed");
    if (IsTyped || rowWith(P, C, Role::Passes, "as", "scalar"))
      Last = N;
  }
  return Last;
}

/// Adds to \p Nodes what \p Argument is behind \p C.
static void addEffects(const Call &C, NodeId Argument,
                       llvm::SmallSetVector<NodeId, 32> &Nodes) {
  for (size_t I = 0; I < C.Arguments.size(); ++I)
    if (C.Arguments[I] == Argument && C.ArgumentsAfter[I] != NoNode)
      Nodes.insert(C.ArgumentsAfter[I]);
}

/// Adds to \p Bodies what is read, in the function of \p Body, of the body of
/// the same request: as text here, as a document there.
static void addOtherReadings(const Program &P, NodeId Body,
                             llvm::SmallSetVector<NodeId, 32> &Bodies) {
  const Node &N = P.node(Body);
  if (N.Kind != NodeKind::Call || P.call(N.Ref).Object == NoNode)
    return;
  const NodeId Request = P.behindCopies(P.call(N.Ref).Object);
  for (uint32_t Index : P.callsIn(N.Function)) {
    const Call &C = P.call(Index);
    const Row *R = C.Result == NoNode || C.Object == NoNode
                       ? nullptr
                       : P.requestSource(C.Result);
    if (R && R->text("kind") == "body" && P.behindCopies(C.Object) == Request)
      Bodies.insert(C.Result);
  }
}

/// The sensitive element that code reads from the same request body as
/// \p Body holds; empty if there is none, or if it was taken out on the way.
static StringRef sensitivePart(const Program &P, const Flow &Body) {
  static constexpr size_t MaxNodes = 256;
  const Row *R = P.requestSource(Body.Origin);
  if (!R || R->text("kind") != "body" || isElement(P, Body))
    return {};
  llvm::SmallSetVector<NodeId, 32> Pending;
  Pending.insert(behindScalars(P, Body));
  addOtherReadings(P, Body.Origin, Pending);
  for (size_t I = 0; I < Pending.size() && I < MaxNodes; ++I)
    for (uint32_t Index : P.outOf(Pending[I])) {
      const Edge &E = P.edge(Index);
      if (E.Kind == EdgeKind::Load && E.Label != AnyKey) {
        const SensitiveCategory *Category =
            P.models().sensitive().find(P.text(E.Label));
        if (Category && Category->Log && !isReplaced(P, Body, E.Label) &&
            !isAbsent(P, Body, E.Label))
          return P.text(E.Label);
      }
      // Where another element was tested, or written, the rest is kept; so it
      // is by a function that was given it.
      if (E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Part ||
          E.Kind == EdgeKind::Tested || E.Kind == EdgeKind::Keep ||
          E.Kind == EdgeKind::Unless || E.Kind == EdgeKind::Enter)
        Pending.insert(E.To);
      if (E.Kind == EdgeKind::Enter)
        addEffects(P.call(E.Label), E.From, Pending);
    }
  return {};
}

/// What the findings at one sink have in common.
namespace {
struct Sink {
  const Program &P;
  NodeId Value;
  const Span &Where;
  const llvm::DenseSet<NodeId> &SecretLiterals;
  std::vector<Finding> &Findings;
  NodeId Before = NoNode; ///< What is not of this sink: the stream so far.

  void report(const Flow &Way, std::string Message, StringRef Origin);
  void reportNamed();
  void reportHeld(Documents &Held);
  void reportSent();
  void reportTokens(llvm::ArrayRef<Flow> Sent);
  void reportBody(llvm::ArrayRef<Flow> Sent);
};
} // namespace

void Sink::report(const Flow &Way, std::string Message, StringRef Origin) {
  if (Before != NoNode && llvm::is_contained(Way.Path, Before))
    return;
  Entry In = entryOf(P, Way, Where);
  bool IsKnown = llvm::any_of(
      Findings, [&](const Finding &Other) { return Other.Where == In.Where; });
  if (IsKnown)
    return;
  Finding F{.CheckId = Info.Id,
            .Message = std::move(Message),
            .Where = In.Where,
            .Level = Info.Level};
  Location Logged = P.location(Where);
  addWay(F, P, Way, Origin, Logged, "logged");
  if (In.IsByCall)
    F.Related.push_back({.Where = Logged, .Text = "logged here"});
  // A text in the place of a value suits streams and formats; what others
  // declare a parameter to be is not known.
  else if (P.node(Value).Type == ValueType::Text && !Where.InMacro)
    F.Fixes.push_back({.Description = "mask it",
                       .Edits = {{.Range = Logged, .Text = "\"***\""}}});
  Findings.push_back(std::move(F));
}

void Sink::reportNamed() {
  std::vector<SensitiveFlow> Found = sensitiveInto(P, Value, Concern::Log);
  // Text fixed in the code is nobody's data, unless it is put to use as a key.
  llvm::erase_if(Found, [&](const SensitiveFlow &One) {
    std::optional<NodeId> Fixed = P.soleLiteral(One.Way.Origin);
    return Fixed && !SecretLiterals.contains(*Fixed);
  });
  for (const SensitiveFlow &One : Found)
    report(One.Way,
           llvm::formatv("'{0}' ({1}) is written to the log", One.Name,
                         One.Category->Name),
           llvm::formatv("'{0}' is sensitive", One.Name).str());
}

void Sink::reportHeld(Documents &Held) {
  Held.eachSensitive(Value, [&](const Flow &Way, StringRef Key) {
    report(Way,
           llvm::formatv("the document, which holds '{0}', is written to "
                         "the log",
                         Key),
           llvm::formatv("'{0}' is put in", Key).str());
  });
}

/// What the client sent.
void Sink::reportSent() {
  std::vector<Flow> Sent = wholeFromRequest(P, Value);
  reportTokens(Sent);
  reportBody(Sent);
}

void Sink::reportTokens(llvm::ArrayRef<Flow> Sent) {
  for (const Flow &Way : Sent)
    if (StringRef What = tokenCarrier(P, Way.Origin); !What.empty())
      report(Way, (What + " is written to the log").str(),
             "read from the request");
}

void Sink::reportBody(llvm::ArrayRef<Flow> Sent) {
  for (const Flow &Body : Sent)
    if (StringRef Part = sensitivePart(P, Body); !Part.empty())
      report(Body,
             llvm::formatv("the request body, which holds '{0}', is written to "
                           "the log",
                           Part),
             "read from the request");
}

/// Whether the project's own code writes what is streamed by \p Index.
static bool isOwnStreaming(const Program &P, uint32_t Index) {
  const Call &C = P.call(Index);
  return !P.targets(Index).empty() && C.ObjectAfter != NoNode &&
         P.text(C.Name).ends_with("operator<<") &&
         llvm::all_of(P.targets(Index), [&](uint32_t Target) {
           return P.function(Target).This == NoNode;
         });
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  Documents Held(P, Concern::Log);
  llvm::DenseSet<NodeId> SecretLiterals;
  for (const LiteralSecret &Key : literalKeys(P))
    SecretLiterals.insert(Key.Way.Origin);
  for (const RoleCall &Log : sinks(P, "log")) {
    const Call &C = P.call(Log.Call);
    P.eachAt(C, Log.R->positions("at"), [&](NodeId Value, const Span &Where) {
      Sink S{.P = P,
             .Value = Value,
             .Where = Where,
             .SecretLiterals = SecretLiterals,
             .Findings = Findings};
      if (isOwnStreaming(P, Log.Call)) {
        S.Value = C.ObjectAfter;
        S.Before = C.Object;
      }
      // Of one place only the first is said; many may share the sink.
      S.reportNamed();
      S.reportHeld(Held);
      S.reportSent();
    });
  }
  return Findings;
}

namespace portcullis {
Check checkSensitiveDataLogged() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
