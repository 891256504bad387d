//===- Facts.cpp - What one translation unit says -------------------------===//

#include "Facts/Facts.h"
#include "Support/Json.h"

using namespace portcullis;
using llvm::StringRef;

StringRef portcullis::toString(NodeKind Kind) {
  static constexpr llvm::StringLiteral Names[] = {
      "value", "literal",  "parameter", "this",  "return",
      "after", "variable", "anytime",   "field", "global",
      "call",  "effect",   "function",  "join",  "tested"};
  return Names[static_cast<unsigned>(Kind)];
}

StringRef portcullis::toString(EdgeKind Kind) {
  static constexpr llvm::StringLiteral Names[] = {
      "same",   "part",    "joined", "load",   "store", "keep",
      "parsed", "operand", "tested", "unless", "enter", "leave"};
  return Names[static_cast<unsigned>(Kind)];
}

/// \p Id, or null for "none".
static Json orNull(uint32_t Id) { return Id == NoIndex ? Json() : Json(Id); }

static Json toJson(const TuFacts &Facts, const Call &C) {
  Json Arguments = Json::array();
  for (NodeId Id : C.Arguments)
    Arguments.push_back(orNull(Id));
  return {{"name", Facts.Strings[C.Name]}, {"function", C.Function},
          {"line", C.Where.Line},          {"object", orNull(C.Object)},
          {"arguments", Arguments},        {"result", orNull(C.Result)},
          {"rows", C.Rows.size()}};
}

Json portcullis::toJson(const TuFacts &Facts) {
  Json Nodes = Json::array();
  for (const Node &N : Facts.Nodes) {
    // A literal may be the very secret that is looked for.
    StringRef Text = N.Kind == NodeKind::Literal
                         ? StringRef("…")
                         : StringRef(Facts.Strings[N.Text]);
    Nodes.push_back({{"kind", toString(N.Kind).str()},
                     {"text", Text.str()},
                     {"function", N.Function},
                     {"line", N.Where.Line}});
  }
  Json Edges = Json::array();
  for (const Edge &E : Facts.Edges)
    Edges.push_back({E.From, E.To, toString(E.Kind).str(), E.Label});
  Json Calls = Json::array();
  for (const Call &C : Facts.Calls)
    Calls.push_back(::toJson(Facts, C));
  Json Functions = Json::array();
  for (const Function &F : Facts.Functions)
    Functions.push_back({{"name", Facts.Strings[F.Name]},
                         {"line", F.Where.Line},
                         {"lambda", F.IsLambda}});
  return {{"mainFile", Facts.MainFile},
          {"hasErrors", Facts.HasErrors},
          {"givenUp", Facts.GivenUp},
          {"functions", Functions},
          {"calls", Calls},
          {"nodes", Nodes},
          {"edges", Edges}};
}
