//===- SensitiveDataStored.cpp - Sensitive data is stored unencrypted ---===//

#include "Check.h"
#include "SensitiveFlows.h"
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

/// The SQL text that the values of \p C are bound to; empty if not known.
static std::string sqlTextOf(const Program &P, const Call &C) {
  for (uint32_t Index : C.Rows) {
    const Row &R = P.models().row(Index);
    if (R.R == Role::Sink && R.text("kind") == "sql")
      return P.literalText(P.nodeAt(C, R.position("at", {}))).str();
  }
  // A prepared statement: the call that prepared it.
  NodeId Statement = C.Object != NoNode ? C.Object : P.nodeAt(C, {});
  if (Statement == NoNode)
    return "";
  for (const Flow &F : P.origins(
           Statement,
           {.At =
                [&](NodeId N, bool) {
                  const Node &At = P.node(N);
                  bool IsCall =
                      At.Kind == NodeKind::Call || At.Kind == NodeKind::Effect;
                  const Row *R =
                      IsCall ? P.rowOf(P.call(At.Ref), Role::Sink) : nullptr;
                  return R && R->text("kind") == "sql" ? Step::Found
                                                       : Step::Continue;
                },
            .Passes =
                [](const Edge &E) { return E.Kind != EdgeKind::Operand; }})) {
    const Call &Prepared = P.call(P.node(F.Origin).Ref);
    const Row *R = P.rowOf(Prepared, Role::Sink);
    return P.literalText(P.nodeAt(Prepared, R->position("at", {}))).str();
  }
  return "";
}

/// Whether the statement writes; one that is not known is silent.
static bool writes(StringRef Sql) {
  Sql = Sql.ltrim();
  return Sql.starts_with_insensitive("insert") ||
         Sql.starts_with_insensitive("update") ||
         Sql.starts_with_insensitive("replace");
}

/// Whether text that is put together begins like a statement that writes.
static bool beginsWriting(const Program &P, NodeId Text) {
  return !P.origins(
               Text,
               {.At =
                    [&](NodeId N, bool) {
                      const Node &At = P.node(N);
                      if (At.Kind != NodeKind::Literal)
                        return Step::Continue;
                      return writes(P.text(At.Text)) ? Step::Found : Step::Stop;
                    },
                .Passes =
                    [](const Edge &E) { return E.Kind != EdgeKind::Operand; },
                .MaxOrigins = 1})
              .empty();
}

static void check(const Program &P, NodeId Value, const Span &Where,
                  std::vector<Finding> &Findings) {
  std::vector<SensitiveFlow> Found = sensitiveInto(P, Value, Concern::Store);
  if (Found.empty())
    return;
  const SensitiveFlow &First = Found.front();
  Finding F{.CheckId = Info.Id,
            .Message = llvm::formatv("'{0}' ({1}) is stored unencrypted",
                                     First.Name, First.Category->Name),
            .Where = P.location(Where),
            .Level = Info.Level};
  F.Flow = stepsOf(P, First.Way,
                   llvm::formatv("'{0}' is sensitive", First.Name).str(),
                   F.Where, "stored as it is");
  // What else ends up in the same place.
  for (const SensitiveFlow &Other : llvm::drop_begin(Found))
    if (Other.Way.Path.size() > 1)
      F.Related.push_back(
          {.Where = joinedAt(P, Other.Way.Path[0], Other.Way.Path[1]),
           .Text =
               llvm::formatv("'{0}' gets there as well", Other.Name).str()});
  Findings.push_back(std::move(F));
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  for (auto [Index, R] : P.withRole(Role::Sink)) {
    const Call &C = P.call(Index);
    auto Check = [&](NodeId Value, const Span &Where) {
      check(P, Value, Where, Findings);
    };
    if (R->text("kind") == "store") {
      std::string Sql = sqlTextOf(P, C);
      if (Sql.empty() || writes(Sql))
        P.eachAt(C, R->positions("at"), Check);
    } else if (R->text("kind") == "sql") {
      if (writes(sqlTextOf(P, C)))
        P.eachAt(C, R->positions("bound"), Check);
      P.eachAt(C, R->positions("at"), [&](NodeId Value, const Span &Where) {
        if (beginsWriting(P, Value))
          Check(Value, Where);
      });
    }
  }
  return Findings;
}

namespace portcullis {
Check checkSensitiveDataStored() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
