//===- SensitiveDataLogged.cpp - Sensitive data is written to a log ---===//

#include "Check.h"
#include "SensitiveFlows.h"
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

/// Request data that is sensitive as a whole: cookies and authorisation
/// headers carry tokens.
static bool carriesTokens(const Program &P, NodeId Source) {
  const Row *R = P.requestSource(Source);
  if (!R)
    return false;
  if (R->text("kind") == "cookie")
    return true;
  const Node &N = P.node(Source);
  if (R->text("kind") != "header" || N.Kind != NodeKind::Call || !R->has("key"))
    return false;
  StringRef Key =
      P.literalText(P.nodeAt(P.call(N.Ref), R->position("key", {})));
  return Key.equals_insensitive("cookie") ||
         Key.equals_insensitive("authorization");
}

/// The first sensitive element that code reads from \p Document; empty if there
/// is none.
static StringRef sensitiveElementOf(const Program &P, NodeId Document) {
  llvm::SmallSetVector<NodeId, 32> Pending;
  Pending.insert(Document);
  for (size_t I = 0; I < Pending.size() && I < 64; ++I)
    for (uint32_t Index : P.outOf(Pending[I])) {
      const Edge &E = P.edge(Index);
      if (E.Kind == EdgeKind::Load && E.Label != AnyKey) {
        const SensitiveCategory *Category =
            P.models().sensitive().find(P.text(E.Label));
        if (Category && Category->Log)
          return P.text(E.Label);
      }
      if (E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Part ||
          E.Kind == EdgeKind::Tested)
        Pending.insert(E.To);
    }
  return "";
}

/// The sensitive element that code reads from the same request body as
/// \p Value holds whole; empty if there is none.
static StringRef sensitivePart(const Program &P, NodeId Value) {
  for (const Flow &Body : textFromRequest(P, Value)) {
    const Row *R = P.requestSource(Body.Origin);
    if (!R || R->text("kind") != "body" || isElement(P, Body))
      continue;
    if (StringRef Name = sensitiveElementOf(P, Body.Origin); !Name.empty())
      return Name;
  }
  return "";
}

/// What stands under a sensitive key in the document \p Value.
static std::optional<std::pair<Flow, std::string>>
sensitiveKey(const Program &P, const StoredValues &Kept, NodeId Value) {
  std::optional<std::pair<Flow, std::string>> First;
  eachSensitive(P, Kept, Value, Concern::Log,
                [&](const Flow &Way, StringRef Key) {
                  if (!First)
                    First = {Way, Key.str()};
                });
  return First;
}

static std::optional<Finding> findingFor(const Program &P,
                                         const StoredValues &Kept, NodeId Value,
                                         const Location &Where) {
  std::vector<SensitiveFlow> Found = sensitiveInto(P, Value, Concern::Log);
  Finding F{
      .CheckId = Info.Id, .Message = "", .Where = Where, .Level = Info.Level};
  if (!Found.empty()) {
    const SensitiveFlow &First = Found.front();
    F.Message = llvm::formatv("'{0}' ({1}) is written to the log", First.Name,
                              First.Category->Name);
    F.Flow = stepsOf(P, First.Way,
                     llvm::formatv("'{0}' is sensitive", First.Name).str(),
                     Where, "logged");
    return F;
  }
  if (auto Held = sensitiveKey(P, Kept, Value)) {
    F.Message = llvm::formatv("the document, which holds '{0}', is written to "
                              "the log",
                              Held->second);
    F.Flow = stepsOf(P, Held->first,
                     llvm::formatv("'{0}' is put in", Held->second).str(),
                     Where, "logged");
    return F;
  }
  for (const Flow &Way : textFromRequest(P, Value))
    if (carriesTokens(P, Way.Origin)) {
      F.Message = "a header that carries tokens is written to the log";
      F.Flow = stepsOf(P, Way, "read from the request", Where, "logged");
      return F;
    }
  if (StringRef Part = sensitivePart(P, Value); !Part.empty()) {
    F.Message = llvm::formatv(
        "the request body, which holds '{0}', is written to the log", Part);
    return F;
  }
  return std::nullopt;
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  const StoredValues Kept = storedValues(P);
  for (const RoleCall &Sink : sinks(P, "log"))
    P.eachAt(P.call(Sink.Call), Sink.R->positions("at"),
             [&](NodeId Value, const Span &Where) {
               Location Place = P.location(Where);
               std::optional<Finding> F = findingFor(P, Kept, Value, Place);
               if (!F)
                 return;
               // A text in the place of a value suits streams and formats.
               if (P.node(Value).Type == ValueType::Text)
                 F->Fixes.push_back(
                     {.Description = "mask it",
                      .Edits = {{.Range = Place, .Text = "\"***\""}}});
               Findings.push_back(std::move(*F));
             });
  return Findings;
}

namespace portcullis {
Check checkSensitiveDataLogged() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
