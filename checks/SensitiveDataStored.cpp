//===- SensitiveDataStored.cpp - Sensitive data is stored unencrypted ---===//

#include "Check.h"
#include "SensitiveFlows.h"
#include "SqlTexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <map>

using namespace portcullis;

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

/// Whether a statement stores \p A, which was bound to it and came by
/// \p Context. One that is not known is silent.
static bool isStored(const Program &P, const SqlValue &A,
                     const CallContext &Context) {
  std::vector<SqlText> Texts =
      statementTexts(P, P.call(A.Sink.Call), *A.Sink.R, Context);
  return !Texts.empty() && llvm::all_of(Texts, [&](const SqlText &Text) {
    return storesValue(P, Text, A.Number);
  });
}

static bool isStored(const Program &P, const SqlValue &A, const Flow &Way) {
  CallContext Context = contextOf(P, Way);
  if (A.isBound())
    return isStored(P, numbered(P, A, Context), Context);
  return A.Sink.R->text("kind") == "store" ||
         joinsStoring(P, A.Value, Way, Context);
}

using FindingsByPlace = std::map<Location, Finding>;

static void report(const Program &P, const SqlValue &A,
                   llvm::ArrayRef<const SensitiveFlow *> Here,
                   FindingsByPlace &Findings) {
  const SensitiveFlow &First = *Here.front();
  Entry In = entryOf(P, First, A.Where);
  if (Findings.contains(In.Where))
    return;
  Finding F{.CheckId = Info.Id,
            .Message = llvm::formatv("'{0}' ({1}) is stored unencrypted",
                                     First.Name, First.Category->Name),
            .Where = In.Where,
            .Level = Info.Level};
  Location Stored = P.location(A.Where);
  addWay(F, P, First.Way, llvm::formatv("'{0}' is sensitive", First.Name).str(),
         Stored, "stored as it is");
  if (In.IsByCall)
    F.Related.push_back({.Where = Stored, .Text = "stored here"});
  nameStatement(P, A, First.Way, F);
  // What else ends up in the same place.
  for (const SensitiveFlow *Other : llvm::drop_begin(Here))
    if (Other->Way.Path.size() > 1 &&
        entryOf(P, *Other, A.Where).Where == In.Where)
      F.Related.push_back(
          {.Where = joinedAt(P, Other->Way.Path[0], Other->Way.Path[1]),
           .Text =
               llvm::formatv("'{0}' gets there as well", Other->Name).str()});
  Findings.emplace(In.Where, std::move(F));
}

static void check(const Program &P, const SqlValue &A,
                  FindingsByPlace &Findings) {
  std::vector<SensitiveFlow> Found = sensitiveInto(P, A.Value, Concern::Store);
  llvm::SmallVector<const SensitiveFlow *, 4> Stored;
  for (const SensitiveFlow &One : Found)
    if (isStored(P, A, One.Way))
      Stored.push_back(&One);
  for (size_t I = 0; I < Stored.size(); ++I)
    report(P, A, llvm::ArrayRef(Stored).drop_front(I), Findings);
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  FindingsByPlace Found;
  eachSqlValue(P, [&](const SqlValue &A) { check(P, A, Found); });
  std::vector<Finding> Findings;
  Findings.reserve(Found.size());
  for (auto &[Where, F] : Found)
    Findings.push_back(std::move(F));
  return Findings;
}

namespace portcullis {
Check checkSensitiveDataStored() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
