//===- SensitiveDataStored.cpp - Sensitive data is stored unencrypted ---===//

#include "Check.h"
#include "SensitiveFlows.h"
#include "SqlTexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "sensitive-data-stored",
    .Title = "Sensitive data is stored unencrypted",
    .Cwe = {312},
    .Owasp = {3},
    .Level = Severity::High,
    .SecuritySeverity = 7.5,
    .Accuracy = Precision::High,
    .HasFix = false,
};

/// A value on its way into a sink.
namespace {
struct Arrival {
  const RoleCall &Sink;
  NodeId Value;
  const Span &Where;
  unsigned Number = 0; ///< Of a bound value, from 1; 0 if not known.
};
} // namespace

/// Whether a statement stores \p A, which was bound to it and came by
/// \p Context. One that is not known is silent.
static bool isStored(const Program &P, const Arrival &A, CallContext Context) {
  std::vector<SqlText> Texts =
      statementTexts(P, P.call(A.Sink.Call), *A.Sink.R, Context);
  return !Texts.empty() && llvm::all_of(Texts, [&](const SqlText &Text) {
    return storesValue(P, Text, A.Number);
  });
}

static bool isStored(const Program &P, const Arrival &A, const Flow &Way) {
  const Row &R = *A.Sink.R;
  CallContext Context = contextOf(P, Way);
  bool IsBound = A.Number != 0 || R.has("number") || R.has("name");
  if (IsBound) {
    Arrival Numbered = A;
    if (R.has("number"))
      Numbered.Number = numberAt(
          P, P.nodeAt(P.call(A.Sink.Call), R.position("number", {})), Context);
    return isStored(P, Numbered, std::move(Context));
  }
  return R.text("kind") == "store" || joinsStoring(P, A.Value, Way, Context);
}

static void report(const Program &P, const Arrival &A,
                   llvm::ArrayRef<const SensitiveFlow *> Here,
                   std::vector<Finding> &Findings) {
  const SensitiveFlow &First = *Here.front();
  Entry In = entryOf(P, First.Way, A.Where);
  if (llvm::any_of(Findings, [&](const Finding &Other) {
        return Other.Where == In.Where;
      }))
    return;
  Finding F{.CheckId = Info.Id,
            .Message = llvm::formatv("'{0}' ({1}) is stored unencrypted",
                                     First.Name, First.Category->Name),
            .Where = In.Where,
            .Level = Info.Level};
  Location Stored = P.location(A.Where);
  F.Flow = stepsOf(P, First.Way,
                   llvm::formatv("'{0}' is sensitive", First.Name).str(),
                   Stored, "stored as it is");
  if (In.IsByCall)
    F.Related.push_back({.Where = Stored, .Text = "stored here"});
  // What else ends up in the same place.
  for (const SensitiveFlow *Other : llvm::drop_begin(Here))
    if (Other->Way.Path.size() > 1 &&
        entryOf(P, Other->Way, A.Where).Where == In.Where)
      F.Related.push_back(
          {.Where = joinedAt(P, Other->Way.Path[0], Other->Way.Path[1]),
           .Text =
               llvm::formatv("'{0}' gets there as well", Other->Name).str()});
  Findings.push_back(std::move(F));
}

static void check(const Program &P, const Arrival &A,
                  std::vector<Finding> &Findings) {
  std::vector<SensitiveFlow> Found = sensitiveInto(P, A.Value, Concern::Store);
  llvm::SmallVector<const SensitiveFlow *, 4> Stored;
  for (const SensitiveFlow &One : Found)
    if (isStored(P, A, One.Way))
      Stored.push_back(&One);
  for (size_t I = 0; I < Stored.size(); ++I)
    report(P, A, llvm::ArrayRef(Stored).drop_front(I), Findings);
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  for (const RoleCall &Sink : P.withRole(Role::Sink)) {
    StringRef Kind = Sink.R->text("kind");
    if (Kind != "store" && Kind != "sql")
      continue;
    const Call &C = P.call(Sink.Call);
    // The values of a statement are numbered as they are written.
    bool IsNumbered = Sink.R->has("name") && Kind == "store";
    unsigned Number = 0;
    P.eachAt(C, Sink.R->positions("at"), [&](NodeId Value, const Span &Where) {
      check(P,
            {.Sink = Sink,
             .Value = Value,
             .Where = Where,
             .Number = IsNumbered ? ++Number : 0},
            Findings);
    });
    Number = 0;
    P.eachAt(C, Sink.R->positions("bound"),
             [&](NodeId Value, const Span &Where) {
               check(P,
                     {.Sink = Sink,
                      .Value = Value,
                      .Where = Where,
                      .Number = ++Number},
                     Findings);
             });
  }
  return Findings;
}

namespace portcullis {
Check checkSensitiveDataStored() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
