//===- UnvalidatedInput.cpp - A request value is used as a number without a
// check ---===//

#include "Check.h"
#include "Flows.h"
#include "Link/BrokenUnits.h"
#include "NullUses.h"
#include "SqlTexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "unvalidated-input",
    .Title = "A request value is used as a number without a check",
    .Cwe = {20, 129, 134, 476, 770},
    .Owasp = {8, 4},
    .Level = Severity::Medium,
    .SecuritySeverity = 5.3,
    .Accuracy = Precision::Medium,
    .HasFix = false,
};

/// Whether an exception at \p Index is caught by the function or by what calls
/// it on the way.
static bool isCaught(const Program &P, uint32_t Index, unsigned Depth = 0) {
  const Call &C = P.call(Index);
  if (C.InTry || Depth > 3)
    return true;
  llvm::ArrayRef<uint32_t> Callers = P.callers(C.Function);
  return !Callers.empty() && llvm::all_of(Callers, [&](uint32_t Caller) {
    return isCaught(P, Caller, Depth + 1);
  });
}

static void addFinding(const Program &P, const Flow &Way, const Location &Where,
                       StringRef What, std::vector<Finding> &Findings) {
  std::string Source = describeSource(P, Way.Origin);
  Finding F{.CheckId = Info.Id,
            .Message = llvm::formatv("{0} {1}", Source, What),
            .Where = Where,
            .Level = Info.Level};
  addWay(F, P, Way,
         P.storedSource(Way.Origin) ? Source + " is read"
                                    : "the client chooses the " + Source,
         Where, What.str());
  Findings.push_back(std::move(F));
}

/// Numbers parsed where nobody handles that there is none.
static void checkParses(const Program &P, std::vector<Finding> &Findings) {
  for (auto [Index, R] : P.withRole(Role::Parse)) {
    const Call &C = P.call(Index);
    if (R->text("fails") != "throws" || isCaught(P, Index))
      continue;
    NodeId Text = P.nodeAt(C, R->position("from", {.At = Position::Object}));
    if (Text == NoNode)
      continue;
    for (const Flow &Way : textFromRequest(P, Text, {.Guards = TextGuards})) {
      if (runsThroughErrors(P, Way.Path))
        continue;
      addFinding(P, Way, P.location(C.Where),
                 "is parsed as a number although it may be none", Findings);
      break;
    }
  }
}

/// The ways on which numbers of the client's become \p Value, without a
/// bound.
static std::vector<Flow> unboundedWays(const Program &P, NodeId Value) {
  auto At = [&](NodeId N, bool) {
    if (P.node(N).Type == ValueType::Boolean || protectorOf(P, N, "amount"))
      return Step::Stop;
    return P.requestSource(N) ? Step::Found : Step::Continue;
  };
  // A character is no more than 255.
  auto Passes = [&](const Edge &E) {
    bool IsCharacter = E.Kind != EdgeKind::Parsed &&
                       P.node(E.From).Type == ValueType::Text &&
                       P.node(E.To).Type == ValueType::Number;
    return E.Kind != EdgeKind::Operand && !IsCharacter;
  };
  std::vector<Flow> Ways =
      P.origins(Value, {.At = At,
                        .Passes = Passes,
                        .Guards = GuardRange | GuardEqual | GuardMember});
  llvm::erase_if(
      Ways, [&](const Flow &Way) { return runsThroughErrors(P, Way.Path); });
  return Ways;
}

/// Numbers of the client's that say how much, where or how often.
static void checkAmounts(const Program &P, std::vector<Finding> &Findings) {
  static constexpr std::pair<StringRef, StringRef> Kinds[] = {
      {"size", "decides a size without a bound"},
      {"index", "is an index without a bound"},
      {"turns", "decides how often a loop runs without a bound"}};
  for (auto [Kind, What] : Kinds)
    for (const RoleCall &Sink : sinks(P, Kind))
      P.eachAt(P.call(Sink.Call), Sink.R->positions("at"),
               [&](NodeId Value, const Span &Where) {
                 if (P.node(Value).Type != ValueType::Number)
                   return;
                 std::vector<Flow> Ways = unboundedWays(P, Value);
                 if (!Ways.empty())
                   addFinding(P, Ways.front(), P.location(Where), What,
                              Findings);
               });
}

/// Whether a statement that \p V is bound to, called as \p Context says, reads
/// as many rows as it says.
static bool isLimit(const Program &P, const SqlValue &V,
                    const CallContext &Context) {
  const std::vector<SqlText> Texts =
      statementTexts(P, P.call(V.Sink.Call), *V.Sink.R, Context);
  const unsigned Number = numbered(P, V, Context).Number;
  return llvm::any_of(
      Texts, [&](const SqlText &Text) { return limitsRows(Text, Number); });
}

/// Numbers of the client's that say how many rows a database gives.
static void checkLimits(const Program &P, std::vector<Finding> &Findings) {
  eachSqlValue(P, [&](const SqlValue &V) {
    if (!V.isBound())
      return;
    if (std::vector<SqlText> Any =
            statementTexts(P, P.call(V.Sink.Call), *V.Sink.R, CallContext());
        !Any.empty() && llvm::none_of(Any, [](const SqlText &Text) {
          return StringRef(Text.Begin).contains_insensitive("limit");
        }))
      return;
    for (const Flow &Way : unboundedWays(P, V.Value))
      if (isLimit(P, V, contextOf(P, Way)))
        return addFinding(P, Way, P.location(V.Where),
                          "decides how many rows are read without a bound",
                          Findings);
  });
}

/// A format string is a program of its own.
static void checkFormats(const Program &P, std::vector<Finding> &Findings) {
  for (const RoleCall &Sink : sinks(P, "format"))
    P.eachAt(P.call(Sink.Call), Sink.R->positions("at"),
             [&](NodeId Value, const Span &Where) {
               // What a client once had stored is no better.
               std::vector<Flow> Ways =
                   textFrom(P, Value, {.Guards = TextGuards}, [&](NodeId N) {
                     return P.requestSource(N) || P.storedSource(N);
                   });
               if (!Ways.empty())
                 addFinding(P, Ways.front(), P.location(Where),
                            "is used as a format string", Findings);
             });
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  checkParses(P, Findings);
  checkAmounts(P, Findings);
  checkLimits(P, Findings);
  checkFormats(P, Findings);
  for (const NullUse &Use : nullUses(P))
    addFinding(P, Use.Way, P.location(Use.Where),
               llvm::formatv("is used although {0} may be missing, and is null "
                             "then",
                             Use.Field.empty() ? "it" : Use.Field)
                   .str(),
               Findings);
  return Findings;
}

namespace portcullis {
Check checkUnvalidatedInput() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
