//===- Damage.cpp - Damages facts in each way -----------------------------===//
//
// usage: portcullis-damage SOURCE
//
// Facts that came as bytes from elsewhere may say anything. Changes the facts
// of SOURCE in one place after the other, in ways that must be refused, of
// which it prints each that is, and in ways that need only do no harm.
//
//===----------------------------------------------------------------------===//

#include "Facts/Sound.h"
#include "Fuzz.h"
#include "ValueChanger.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include <functional>

using namespace portcullis;

namespace {

/// A way to damage facts that must not be believed then.
struct Damage {
  llvm::StringLiteral What;
  std::function<void(TuFacts &)> Do;
};

} // namespace

static size_t rowCount() { return builtIn().rows().size(); }

/// The first of \p List that \p Fits.
static auto &firstOf(auto &List, auto Fits) {
  auto It = llvm::find_if(List, Fits);
  if (It == List.end())
    llvm::reportFatalUsageError(
        "the source does not have what is to be damaged");
  return *It;
}

static Node &nodeOf(TuFacts &F, NodeKind Kind) {
  return firstOf(F.Nodes, [&](const Node &N) { return N.Kind == Kind; });
}

static Edge &edgeOf(TuFacts &F, EdgeKind Kind) {
  return firstOf(F.Edges, [&](const Edge &E) { return E.Kind == Kind; });
}

static Call &callWithArguments(TuFacts &F) {
  return firstOf(F.Calls, [](const Call &C) { return !C.Arguments.empty(); });
}

static Function &functionWithParameters(TuFacts &F) {
  return firstOf(F.Functions,
                 [](const Function &Of) { return !Of.Parameters.empty(); });
}

static const Damage Damages[] = {
    {"no strings", [](TuFacts &F) { F.Strings.clear(); }},
    {"kind of a node",
     [](TuFacts &F) { F.Nodes[0].Kind = static_cast<NodeKind>(200); }},
    {"type of a node",
     [](TuFacts &F) { F.Nodes[0].Type = static_cast<ValueType>(200); }},
    {"function of a node",
     [](TuFacts &F) { F.Nodes[0].Function = F.Functions.size(); }},
    {"text of a node", [](TuFacts &F) { F.Nodes[0].Text = F.Strings.size(); }},
    {"file of a node",
     [](TuFacts &F) { F.Nodes[0].Where.File = F.Files.size(); }},
    {"branch of a literal",
     [](TuFacts &F) { nodeOf(F, NodeKind::Literal).Ref = F.Branches.size(); }},
    {"index of a parameter",
     [](TuFacts &F) { nodeOf(F, NodeKind::Parameter).Ref = 40; }},
    {"call of a result",
     [](TuFacts &F) { nodeOf(F, NodeKind::Call).Ref = F.Calls.size(); }},
    {"call of another function",
     [](TuFacts &F) { nodeOf(F, NodeKind::Call).Function = 0; }},
    {"test of a node",
     [](TuFacts &F) { nodeOf(F, NodeKind::Tested).Ref = F.Tests.size(); }},
    {"point of a join",
     [](TuFacts &F) { nodeOf(F, NodeKind::Join).Ref = F.JoinPoints; }},
    {"kind of an edge",
     [](TuFacts &F) { F.Edges[0].Kind = static_cast<EdgeKind>(200); }},
    {"edge that Link makes",
     [](TuFacts &F) { F.Edges[0].Kind = EdgeKind::Enter; }},
    {"begin of an edge", [](TuFacts &F) { F.Edges[0].From = F.Nodes.size(); }},
    {"end of an edge", [](TuFacts &F) { F.Edges[0].To = NoNode; }},
    {"key of an edge",
     [](TuFacts &F) { edgeOf(F, EdgeKind::Load).Label = F.Strings.size(); }},
    {"test of an edge",
     [](TuFacts &F) { edgeOf(F, EdgeKind::Tested).Label = F.Tests.size(); }},
    {"call of an edge",
     [](TuFacts &F) { edgeOf(F, EdgeKind::Unless).Label = F.Calls.size(); }},
    {"condition of a test",
     [](TuFacts &F) { F.Tests[0].Condition = F.Nodes.size(); }},
    {"condition of a branch",
     [](TuFacts &F) { F.Branches[0].Condition = F.Nodes.size(); }},
    {"branch behind itself", [](TuFacts &F) { F.Branches[0].Outer = 0; }},
    {"name of a call", [](TuFacts &F) { F.Calls[0].Name = F.Strings.size(); }},
    {"function of a call",
     [](TuFacts &F) { F.Calls[0].Function = F.Functions.size(); }},
    {"target of a call",
     [](TuFacts &F) { F.Calls[0].Target = F.Functions.size(); }},
    {"row of a call",
     [](TuFacts &F) { F.Calls[0].Rows.push_back(rowCount()); }},
    {"argument of a call",
     [](TuFacts &F) { callWithArguments(F).Arguments[0] = F.Nodes.size(); }},
    {"effects of a call",
     [](TuFacts &F) { callWithArguments(F).ArgumentsAfter.clear(); }},
    {"places of arguments",
     [](TuFacts &F) { callWithArguments(F).ArgumentWhere.clear(); }},
    {"name of a function",
     [](TuFacts &F) { F.Functions[0].Name = F.Strings.size(); }},
    {"parameter of a function",
     [](TuFacts &F) {
       functionWithParameters(F).Parameters[0] = F.Nodes.size();
     }},
    {"parameters at the end",
     [](TuFacts &F) { functionWithParameters(F).ParametersAfter.clear(); }},
    {"function around a function",
     [](TuFacts &F) { F.Functions[0].Encloses = F.Functions.size(); }},
    {"file of a statement",
     [](TuFacts &F) { F.Statements[0].File = F.Files.size(); }},
};

/// Changes value after value; what is still believed is judged.
static void changeEach(const Unit &U) {
  Random R; // NOLINT(bugprone-random-generator-seed): the same every time.
  Unit Changed = U;
  const size_t Count = countValues(Changed);
  size_t Refused = 0;
  for (size_t I = 0; I < Count; ++I) {
    Changed = U;
    ValueChanger Changer(R, I);
    Changer(Changed);
    Unit Read;
    if (readUnit(toBytes(Changed), builtIn(), Read))
      judge({Read.Facts, U.Facts}, builtIn());
    else
      ++Refused;
  }
  llvm::outs() << llvm::formatv("{0} values changed, {1} refused\n", Count,
                                Refused);
}

int main(int Count, char **Arguments) {
  if (Count != 2)
    llvm::reportFatalUsageError("expected SOURCE");
  auto Source = llvm::MemoryBuffer::getFile(Arguments[1]);
  if (!Source)
    llvm::reportFatalUsageError(llvm::StringRef(Source.getError().message()));
  const Unit U = parse((*Source)->getBuffer());
  if (!isSound(U.Facts, rowCount()))
    llvm::reportFatalUsageError("what was extracted is not sound");
  for (const Damage &D : Damages) {
    TuFacts Facts = U.Facts;
    D.Do(Facts);
    if (!isSound(Facts, rowCount()))
      llvm::outs() << "refused: " << D.What << '\n';
  }
  // In one unit each function is another; this may not mix up their nodes.
  Unit Twin = U;
  Twin.Facts.Functions.back().Id = Twin.Facts.Functions[1].Id;
  judge({Twin.Facts, U.Facts}, builtIn());
  changeEach(U);
}
