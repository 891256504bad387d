//===- WeakCipher.cpp - Data is encrypted by a weak cipher or a fixed key
//---===//

#include "Check.h"
#include "Flows.h"
#include "Settings.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "weak-cipher",
    .Title = "Data is encrypted by a weak cipher or a fixed key",
    .Cwe = {327, 321, 329},
    .Owasp = {8},
    .Level = Severity::High,
    .SecuritySeverity = 7.5,
    .Accuracy = Precision::High,
    .HasFix = false,
};

/// Whether \p Id is a list of which all elements are written out: `{0}`.
static bool isFixedList(const Program &P, NodeId Id) {
  if (P.node(Id).Kind != NodeKind::Value || P.nameOf(Id) != "{}")
    return false;
  return llvm::all_of(P.into(Id), [&](uint32_t Index) {
    const Edge &E = P.edge(Index);
    const Node &From = P.node(E.From);
    // Narrowed to a byte, a number is a value of its own.
    bool IsNarrowed =
        From.Kind == NodeKind::Value && P.into(E.From).size() == 1;
    NodeId Element = IsNarrowed ? P.edge(P.into(E.From)[0]).From : E.From;
    const Node &Part = P.node(Element);
    // What is not written at all is zero.
    bool IsImplicit = Part.Kind == NodeKind::Value && !Part.Where.Line;
    return E.Kind == EdgeKind::Store && (Part.Kind == NodeKind::Literal ||
                                         IsImplicit || isFixedList(P, Element));
  });
}

/// Whether memory is filled with the number that goes \p Way: it is no size,
/// and no address.
static bool isFill(const Program &P, const Flow &Way) {
  for (NodeId Id : llvm::drop_begin(Way.Path)) {
    NodeKind Kind = P.node(Id).Kind;
    if (Kind != NodeKind::Value && Kind != NodeKind::Variable)
      return Kind == NodeKind::Effect;
  }
  return false;
}

/// The bytes at \p Id that are fixed in the code: a text, a list, a memory that
/// is filled with one value.
static std::vector<Flow> fixedBytes(const Program &P, NodeId Id) {
  bool IsWhole = true; // At the node whose edges are followed next.
  auto At = [&](NodeId N, bool WholeValue) {
    IsWhole = WholeValue;
    if (!WholeValue)
      return Step::Continue;
    if (isFixedList(P, N))
      return Step::Found;
    const Node &Here = P.node(N);
    if (Here.Kind != NodeKind::Literal)
      return Step::Continue;
    // A single character may be all that a text is filled with at first.
    bool IsText = Here.Type == ValueType::Text && P.nameOf(N).size() > 1;
    return IsText || Here.Type == ValueType::Number ? Step::Found : Step::Stop;
  };
  auto Passes = [&](const Edge &E) {
    // What a call that nobody knows has been given, it may have filled; what
    // an element was put into is no more as it was written.
    if (IsWhole && (E.Kind == EdgeKind::Keep || E.Kind == EdgeKind::Unless))
      return false;
    // Of a document, any element may be the one: that says nothing.
    bool IsAnyElement = E.Kind == EdgeKind::Load && E.Label == AnyKey;
    return (E.keepsValue() && !IsAnyElement) || E.Kind == EdgeKind::Part;
  };
  std::vector<Flow> Found = P.origins(Id, {.At = At, .Passes = Passes});
  llvm::erase_if(Found, [&](const Flow &F) {
    const Node &N = P.node(F.Origin);
    return (N.Kind == NodeKind::Literal && N.Type == ValueType::Number &&
            !isFill(P, F)) ||
           mixesObjects(P, F);
  });
  return Found;
}

static void report(const Program &P, const Call &C, StringRef Key, const Row &R,
                   StringRef Message, std::vector<Finding> &Findings) {
  P.eachAt(C, R.positions(Key), [&](NodeId Value, const Span &) {
    for (const Flow &Way : fixedBytes(P, Value)) {
      Location Used = P.location(C.Where);
      Finding F{.CheckId = Info.Id,
                .Message = Message.str(),
                .Where = whereIs(P, Way.Origin),
                .Level = Info.Level};
      addWay(F, P, Way, "written here", Used, "given to the cipher");
      F.Secrets.push_back(F.Where);
      if (Used.Line != F.Where.Line || Used.File != F.Where.File)
        F.Related.push_back(
            {.Where = Used, .Text = "given to the cipher here"});
      Findings.push_back(std::move(F));
    }
  });
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  for (const UnsafeSetting &U : unsafeSettings(P, "cipher"))
    Findings.push_back(findingFor(
        P, Info, U, llvm::formatv("'{0}' is a weak cipher", U.Choice), ""));
  for (auto [Index, R] : P.withRole(Role::CipherKey)) {
    const Call &C = P.call(Index);
    if (!asksFor(P, C, *R))
      continue;
    report(P, C, "key", *R, "a key that is fixed in the code encrypts nothing",
           Findings);
    report(P, C, "iv", *R, "the initialisation vector never changes", Findings);
  }
  return Findings;
}

namespace portcullis {
Check checkWeakCipher() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
