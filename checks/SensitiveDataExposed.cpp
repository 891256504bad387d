//===- SensitiveDataExposed.cpp - Sensitive data is sent to a client that does
// not need it ---===//

#include "Check.h"
#include "Link/Routes.h"
#include "SensitiveFlows.h"
#include "Statements.h"
#include "WholeRows.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "sensitive-data-exposed",
    .Title = "Sensitive data is sent to a client that does not need it",
    .Cwe = {200, 213},
    .Owasp = {3},
    .Level = Severity::High,
    .SecuritySeverity = 7.5,
    .Accuracy = Precision::Medium,
    .HasFix = true,
};

/// Takes out what puts the value of \p Way into a document.
static std::optional<Fix> dropField(const Program &P, const Flow &Way) {
  static constexpr StringRef What = "do not send the field";
  if (std::optional<Fix> Pair = dropPair(P, P.node(Way.Origin).Where, What))
    return Pair;
  if (Way.Path.size() < 2)
    return std::nullopt;
  const Node &Put = P.node(Way.Path[1]);
  bool IsCall = Put.Kind == NodeKind::Call || Put.Kind == NodeKind::Effect;
  if (!IsCall)
    return dropAssignment(P, Put.Where, What);
  const Call &C = P.call(Put.Ref);
  return P.rowOf(C, Role::Store) ? dropCall(P, C.Where, What) : std::nullopt;
}

/// Whether \p Id, a key that cannot be guessed, was made for this answer by a
/// function that is called so: whoever asks for one is told it once.
static bool isIssued(const Program &P, NodeId Id, StringRef Name) {
  const SensitiveNames &Names = P.models().sensitive();
  const SensitiveCategory *Category = Names.find(Name);
  if (!Category || Category->Guessable)
    return false;
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    StringRef By =
        Here.Kind == NodeKind::Call ? P.text(P.call(Here.Ref).Name) : "";
    return Names.says(Vocabulary::Makers, By.substr(By.rfind(':') + 1))
               ? Step::Found
               : Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  return !P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1}).empty();
}

/// Calls \p Visit with each body that is sent to a client: given to a sink, or
/// returned by a handler.
static void eachBody(const Program &P,
                     llvm::function_ref<void(NodeId, const Span &)> Visit) {
  for (const RoleCall &Sink : sinks(P, "response"))
    P.eachAt(P.call(Sink.Call), Sink.R->positions("at"), Visit);
  for (const Route &R : routesOf(P)) {
    if (!R.AnswersByReturn)
      continue;
    for (uint32_t Handler : R.Handlers)
      for (uint32_t Index : P.into(P.function(Handler).Return))
        if (const Edge &E = P.edge(Index); E.Kind == EdgeKind::Same)
          Visit(E.From, P.node(E.From).Where);
  }
}

/// Adds what \p Body, sent by \p Sent, has of rows that were sent with all
/// their columns.
static void addWholeRows(const Program &P, const SqlTables &Tables, NodeId Body,
                         const Span &Sent,
                         const llvm::DenseMap<NodeId, uint32_t> &Names,
                         std::vector<Finding> &Findings) {
  if (Names.empty())
    return;
  auto At = [&](NodeId N, bool) {
    return Names.contains(N) ? Step::Found : Step::Continue;
  };
  auto Passes = [](const Edge &E) {
    return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed;
  };
  for (const Flow &Way : P.origins(Body, {.At = At, .Passes = Passes}))
    for (const WholeRow &Row :
         wholeRows(P, Tables, Names.at(Way.Origin), contextOf(P, Way))) {
      Finding F{.CheckId = Info.Id,
                .Message =
                    llvm::formatv("'{0}' of '{1}' is sent to the client",
                                  llvm::join(Row.Columns, "', '"), Row.Table),
                .Where = whereIs(P, Row.Select),
                .Level = Info.Level};
      addWay(F, P, Way, "all columns are put in", P.location(Sent),
             "sent in a response");
      F.Related.push_back(
          {.Where = whereIs(P, Row.Known), .Text = "the table's columns"});
      Findings.push_back(std::move(F));
    }
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  Documents Held(P, Concern::Expose);
  const llvm::DenseMap<NodeId, uint32_t> Names = columnNames(P);
  const SqlTables Tables = Names.empty() ? SqlTables() : SqlTables(P);
  // What is the answer as it is, by its origin: it may also be put into one
  // that is then sent, and is reported there.
  llvm::MapVector<NodeId, std::vector<Finding>> Whole;
  llvm::DenseSet<NodeId> PutIn;
  auto Report = [&](const Flow &Way, StringRef Name, const Span &Sent) {
    Location Where = Way.Path.size() > 1 ? joinedAt(P, Way.Path[0], Way.Path[1])
                                         : whereIs(P, Way.Origin);
    if (!Where.isValid())
      Where = P.location(Sent);
    Finding F{.CheckId = Info.Id,
              .Message = llvm::formatv("'{0}' is sent to the client", Name),
              .Where = Where,
              .Level = Info.Level};
    addWay(F, P, Way, llvm::formatv("'{0}' is put in", Name).str(),
           P.location(Sent), "sent in a response");
    F.Related.push_back({.Where = P.location(Sent), .Text = "sent here"});
    if (std::optional<Fix> Mend = dropField(P, Way))
      F.Fixes.push_back(std::move(*Mend));
    if (Way.Path.size() == 1) {
      Whole[Way.Origin].push_back(std::move(F));
      return;
    }
    PutIn.insert(Way.Origin);
    Findings.push_back(std::move(F));
  };
  eachBody(P, [&](NodeId Body, const Span &Where) {
    addWholeRows(P, Tables, Body, Where, Names, Findings);
    llvm::DenseSet<NodeId> Reported;
    Held.eachSensitive(Body, [&](const Flow &Way, StringRef Key) {
      if (!isIssued(P, Way.Origin, Key))
        Report(Way, Key, Where);
      Reported.insert(Way.Origin);
    });
    for (const SensitiveFlow &Found : sensitiveInto(P, Body, Concern::Expose)) {
      // What was put in under a sensitive key is reported there.
      bool IsReported = llvm::any_of(
          Found.Way.Path, [&](NodeId Id) { return Reported.contains(Id); });
      if (!IsReported && P.node(Found.Way.Origin).Type == ValueType::Text &&
          !isIssued(P, Found.Way.Origin, Found.Name))
        Report(Found.Way, Found.Name, Where);
    }
  });
  for (auto &[Origin, Found] : Whole)
    if (!PutIn.contains(Origin))
      llvm::append_range(Findings, Found);
  return Findings;
}

namespace portcullis {
Check checkSensitiveDataExposed() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
