//===- GuardCalls.cpp - What a call establishes of a value ----------------===//

#include "Link/Guards.h"
#include "Link/Patterns.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace portcullis;
using llvm::StringRef;

static unsigned kindOf(StringRef By) {
  return llvm::StringSwitch<unsigned>(By)
      .Case("match", GuardMatch)
      .Case("search", GuardSearch)
      .Case("member", GuardMember)
      .Case("class", GuardClass)
      .Case("equal", GuardEqual)
      .Case("prefix", GuardPrefix)
      .Case("substring", GuardSubstring)
      .Case("range", GuardRange)
      .Case("line", GuardOneLine)
      .Default(GuardNone);
}

/// Whether a path without \p Text in it may stay where it is: text that is not
/// known counts.
static bool mayStepUp(StringRef Text) {
  return Text.empty() || Text.find_first_of("./\\") != StringRef::npos;
}

bool GuardReader::wantsWithout(StringRef Text) const {
  return ((Wanted & GuardExcludes) && mayStepUp(Text)) ||
         ((Wanted & GuardUnquoted) && Text == "'") ||
         ((Wanted & GuardOneLine) && Text == "\n") ||
         ((Wanted & GuardNoTag) && Text == "<");
}

StringRef GuardReader::searchedText(const Call &C, const Row &R) const {
  return R.has("against")
             ? textWithin(P, P.nodeAt(C, R.position("against", {})), Within)
             : StringRef();
}

bool GuardReader::readRow(const Call &C, const Row &R, bool Holds,
                          const Subject &Of) {
  if (R.text("answers") == "falsehood")
    Holds = !Holds;
  if (!Holds && R.has("predicate") && readPredicate(C, R, Of))
    return true;
  bool Tests = false;
  P.eachAt(C, R.positions("tests"),
           [&](NodeId Id, const Span &) { Tests |= isAbout(Id, Of.Value); });
  unsigned Kind = kindOf(R.text("by"));
  if (Kind == GuardEqual && R.has("against")) {
    NodeId Other = P.nodeAt(C, R.position("against", {}));
    NodeId Tested = P.nodeAt(C, R.position("tests", {}));
    if (!Tests && Other != NoNode && isAbout(Other, Of.Value)) {
      std::swap(Tested, Other); // Equality has no sides.
      Tests = true;
    }
    if (Other != NoNode && !isFixed(Other))
      return false;
  }
  if (!Tests)
    return false;
  if (Kind == GuardClass && Holds && R.has("predicate"))
    return keepsTested(C, R, /*Answer=*/R.text("some") == "fails");
  if (Kind == GuardPrefix && Holds && (Wanted & GuardInside) &&
      isCanonical(P.nodeAt(C, R.position("tests", {}))))
    return true;
  if ((Wanted & UrlGuards) && readUrlText(Kind, searchedText(C, R), Holds))
    return true;
  if (!Holds &&
      (Kind == GuardSubstring || Kind == GuardSearch || Kind == GuardPrefix))
    return R.has("against") ? wantsWithout(searchedText(C, R))
                            : (Wanted & GuardExcludes) != 0;
  return Holds && (Wanted & Kind);
}

bool GuardReader::isCanonical(NodeId Id) const {
  auto At = [&](NodeId N, bool) {
    const Node &Made = P.node(N);
    if (Made.Kind != NodeKind::Call && Made.Kind != NodeKind::Effect)
      return Step::Continue;
    const Row *R = P.rowOf(P.call(Made.Ref), Role::Passes);
    return R && R->text("as") == "canonical" ? Step::Found : Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  return !P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1}).empty();
}

bool GuardReader::readPredicate(const Call &C, const Row &R,
                                const Subject &Of) {
  NodeId Asked = P.nodeAt(C, R.position("predicate", {}));
  if (Asked == NoNode)
    return false;
  std::vector<Program::Callee> Callees = P.calleesAt(Asked);
  bool SomeHolds = R.text("some") == "holds";
  return !Callees.empty() &&
         llvm::all_of(Callees, [&](const Program::Callee &To) {
           return readCaptured(To.Function,
                               {.Holds = SomeHolds != P.isNegated(To)}, Of);
         });
}

bool GuardReader::readTarget(const Handing &To, const Outcome &Known,
                             const Subject &Of) {
  const Call &C = To.Called;
  const uint32_t Argument = To.Argument;
  const Function &F = P.function(To.Function);
  bool IsObject = Argument == NoIndex;
  NodeId Given = IsObject ? C.Object : C.Arguments[Argument];
  NodeId Changed = IsObject ? C.ObjectAfter : C.ArgumentsAfter[Argument];
  if (Given == NoNode || (!IsObject && Argument >= F.ParametersAfter.size()))
    return false;
  const Call *Read = P.readOf(Of.Value);
  std::optional<StringId> Key = placeIn(Given, Of.Value);
  if (!Key && plain(Of.Value) == Changed)
    Key = AnyKey;
  bool IsRead = !Key && Read && isAbout(Given, Read->Root);
  if (!Key && !IsRead)
    return false;
  NodeId Answer = Known.IsAny ? NoNode : To.answer(P);
  llvm::SaveAndRestore Running(Within, &C);
  llvm::SaveAndRestore Copying(IsCopy, Changed == NoNode);
  std::string Part = IsRead ? P.text(Read->Reads).str() : "";
  if (Key && *Key != AnyKey)
    Part = ("[" + P.text(*Key) + "]").str();
  Part += Of.Part;
  if (Part.empty()) {
    NodeId After = IsObject ? F.ThisAfter : F.ParametersAfter[Argument];
    return After != NoNode && establishes(Answer, Known, {.Value = After});
  }
  return readPart(To, Answer, Known, Part);
}

bool GuardReader::readPart(const Handing &To, NodeId Answer,
                           const Outcome &Known, StringRef Part) {
  const Function &F = P.function(To.Function);
  bool IsKnown = false;
  for (const PlaceAfter &Place : F.PlacesAfter) {
    StringRef Reads = P.text(Place.Reads);
    while (Reads.consume_front(".*()")) { // A key leads through pointers.
    }
    if (Place.Parameter != To.Argument || !Reads.starts_with(Part))
      continue;
    IsKnown = true;
    if (establishes(Answer, Known, {.Value = Place.Node}))
      return true;
  }
  // What is not read on all ways, as behind `a &&`, has no place at the end.
  NodeId Before = To.Argument == NoIndex ? F.This : F.Parameters[To.Argument];
  return !IsKnown && Answer != NoNode && Before != NoNode &&
         establishes(Answer, Known, {.Value = Before, .Part = Part});
}

NodeId GuardReader::Handing::answer(const Program &P) const {
  const portcullis::Function &F = P.function(Function);
  if (Through == NoIndex)
    return F.Return;
  return Through < F.ParametersAfter.size() ? F.ParametersAfter[Through]
                                            : NoNode;
}

bool GuardReader::readTargets(const Call &C, Outcome Known, const Subject &Of,
                              uint32_t Through) {
  const uint32_t Index = &C - P.calls().data();
  llvm::ArrayRef<uint32_t> Targets = P.targets(Index);
  if (P.isNegated(Index) && Through == NoIndex && !Known.IsAny)
    Known.Holds = !Known.Holds;
  return !Targets.empty() && llvm::all_of(Targets, [&](uint32_t Target) {
    auto Reads = [&](uint32_t Argument) {
      return readTarget({.Called = C,
                         .Function = Target,
                         .Argument = Argument,
                         .Through = Through},
                        Known, Of);
    };
    return Reads(NoIndex) ||
           llvm::any_of(llvm::seq<uint32_t>(C.Arguments.size()), Reads) ||
           (Through == NoIndex && readCaptured(Target, Known, Of));
  });
}

bool GuardReader::readCaptured(uint32_t Lambda, const Outcome &Known,
                               const Subject &Of) {
  NodeId Answer = Known.IsAny ? NoNode : P.function(Lambda).Return;
  return llvm::any_of(P.capturedBy(Lambda), [&](const Edge &E) {
    return Of.Part.empty() && isAbout(E.From, Of.Value) &&
           establishes(Answer, Known, {.Value = E.To});
  });
}

/// Whether \p C asks a function of the project's that was not seen: it may well
/// test what it is given. What is not known is silent.
bool GuardReader::isUnseenPredicate(const Call &C) const {
  return C.IsOwn && C.Rows.empty() && C.Result != NoNode &&
         P.node(C.Result).Type == ValueType::Boolean &&
         P.targets(&C - P.calls().data()).empty();
}

bool GuardReader::readCall(const Call &C, const Outcome &Known,
                           const Subject &Of) {
  if (readTargets(C, Known, Of))
    return true;
  if ((Wanted & GuardHost) && asksForAddress(C, Of.Value))
    return true;
  if ((Wanted & GuardVerified) && readVerification(C, Known, Of))
    return true;
  if (Known.IsCompared || Known.IsSign)
    return false;
  if (std::optional<bool> IsEqual = isEquality(P, C))
    return readCompare(sidesOf(C), *IsEqual == Known.Holds, Of);
  if (!Of.Part.empty())
    return false;
  for (uint32_t Index : C.Rows)
    if (const Row &R = P.models().row(Index);
        R.R == Role::Guard &&
        readRow(C, R, (R.text("answers") == "order") != Known.Holds, Of))
      return true;
  return isUnseenPredicate(C) && llvm::any_of(C.Arguments, [&](NodeId Id) {
           return Id != NoNode && isAbout(Id, Of.Value);
         });
}

bool GuardReader::readAnswer(const Call &C, const Row &R, NodeId Other,
                             bool Equal, const Subject &Of) {
  StringRef Text = P.literalText(Other);
  bool IsZero = Text == "0" || Text == "false" || Text == "nullptr";
  StringRef Answers = R.text("answers");
  if (Answers == "order")
    return readRow(C, R, Equal == IsZero, Of);
  if (Answers == "position" && Text == "0") { // At the very beginning.
    if (!isAbout(C.Object, Of.Value))
      return false;
    if (Wanted & UrlGuards)
      return readUrlText(GuardPrefix, searchedText(C, R), Equal);
    return Equal && ((Wanted & GuardPrefix) ||
                     ((Wanted & GuardInside) && isCanonical(C.Object)));
  }
  if (Answers == "position") // npos: where none is of another class, good.
    return readRow(C, R, Equal == (R.text("by") == "class"), Of);
  if (Answers == "end") // Nothing differs up to the end.
    return Equal && callBehind(Other) && readRow(C, R, true, Of);
  // Not there: false, null, the end() of what was searched.
  return readRow(C, R, Equal != (IsZero || callBehind(Other)), Of);
}

bool GuardReader::keepsTested(const Call &C, const Row &R, bool Answer) {
  NodeId Asked = P.nodeAt(C, R.position("predicate", {}));
  if (Asked == NoNode)
    return false;
  llvm::SaveAndRestore Elements(AsksElement, true);
  // What is not known is silent.
  return llvm::all_of(P.calleesAt(Asked), [&](const Program::Callee &To) {
    const Function &F = P.function(To.Function);
    const bool Holds = Answer != P.isNegated(To);
    llvm::ArrayRef<unsigned> Rows = P.models().find(P.text(F.Name));
    if (!F.HasBody) // `::isalnum`
      return Rows.empty() || llvm::any_of(Rows, [&](unsigned Row) {
               const class Row &R = P.models().row(Row);
               unsigned Kind = kindOf(R.text("by"));
               return (Kind == GuardClass || (Kind & Wanted)) &&
                      Holds == (R.text("answers") != "falsehood");
             });
    return F.ParametersAfter.size() == 1 &&
           establishes(F.Return, {.Holds = Holds},
                       {.Value = F.ParametersAfter[0], .Part = {}});
  });
}

bool GuardReader::givesTested(uint32_t Function) const {
  const portcullis::Function &F = P.function(Function);
  if (!F.HasBody || F.Parameters.size() != 1)
    return false;
  bool IsUnknown = false;
  auto At = [&](NodeId N, bool) {
    if (P.node(N).Kind == NodeKind::Literal)
      return Step::Stop;
    IsUnknown |= P.into(N).empty() || N == F.Parameters[0];
    return IsUnknown ? Step::Found : Step::Continue;
  };
  auto Passes = [&](const Edge &E) {
    IsUnknown |= E.Kind == EdgeKind::Operand;
    return !IsUnknown;
  };
  P.origins(F.Return,
            {.At = At, .Passes = Passes, .Guards = Wanted, .MaxOrigins = 1});
  return !IsUnknown;
}

bool GuardReader::readFilter(const Call &C, const Row &R) {
  if (R.has("drops")) {
    StringRef Gone = P.literalText(P.nodeAt(C, R.position("drops", {})));
    return !Gone.empty() && wantsWithout(Gone);
  }
  if (R.has("predicate"))
    return keepsTested(C, R, R.text("keeps") == "holds");
  if (R.has("pattern")) {
    auto Pattern = P.fixedText(P.nodeAt(C, R.position("pattern", {})));
    auto With = P.fixedText(P.nodeAt(C, R.position("with", {})));
    return ((Wanted & GuardClass) && leavesWordsOnly(Pattern, With)) ||
           ((Wanted & GuardOneLine) && leavesNone('\n', Pattern, With)) ||
           ((Wanted & GuardNoTag) && leavesNone('<', Pattern, With));
  }
  if (!(Wanted & GuardClass))
    return false;
  NodeId Given = R.has("gives") ? P.nodeAt(C, R.position("gives", {})) : NoNode;
  if (Given == NoNode)
    return false;
  std::vector<uint32_t> Functions = P.functionsAt(Given);
  return !Functions.empty() && llvm::all_of(Functions, [&](uint32_t Index) {
    return givesTested(Index);
  });
}

bool GuardReader::readWritten(NodeId Written, const Outcome &Known,
                              const Subject &Of) {
  const Call &C = P.call(P.node(Written).Ref);
  if ((Wanted & GuardVerified) && readError(C, Written, Known, Of))
    return true;
  const auto *At = llvm::find(C.ArgumentsAfter, Written);
  return At != C.ArgumentsAfter.end() &&
         readTargets(C, Known, Of, At - C.ArgumentsAfter.begin());
}
