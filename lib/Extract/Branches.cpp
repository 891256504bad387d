//===- Branches.cpp - What a way establishes: branches and loops --------===//

#include "Extract/BodyExtractor.h"
#include "clang/AST/StmtVisitor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

using namespace portcullis;
using namespace clang;

/// The condition behind any number of `!`, and whether it is negated.
static std::pair<const Expr *, bool> withoutNegation(const Expr *Condition) {
  bool Negated = false;
  for (;;) {
    Condition = Condition->IgnoreParenImpCasts();
    const auto *Not = dyn_cast<UnaryOperator>(Condition);
    if (!Not || Not->getOpcode() != UO_LNot)
      return {Condition, Negated};
    Condition = Not->getSubExpr();
    Negated = !Negated;
  }
}

void BodyExtractor::choose(const CFGBlock &Block, const SwitchStmt &Switch) {
  const Expr &Condition = *Switch.getCond();
  NodeId Chosen = value(&Condition);
  // Of a character, what it is not counts as well.
  bool IsCharacter =
      valueTypeOf(Condition.IgnoreParenCasts()->getType()) == ValueType::Text;
  Environment Other = Now;
  for (const CFGBlock::AdjacentBlock &Edge : Block.succs()) {
    const CFGBlock *To = Edge.getReachableBlock();
    const auto *Case =
        To ? dyn_cast_or_null<CaseStmt>(To->getLabel()) : nullptr;
    if (!Case || Case->getRHS()) // GNU's ranges.
      continue;
    NodeId Equal = B.addNode(NodeKind::Value, ValueType::Boolean, Index,
                             B.span(*Case->getLHS()), B.intern("=="));
    B.addEdge(Chosen, Equal, EdgeKind::Operand);
    B.addEdge(value(Case->getLHS()), Equal, EdgeKind::Operand);
    BranchEnds[{&Block, To}] = tested(Condition, Equal, true);
    BranchOf[{&Block, To}] = addBranch(Equal, true, Behind, &Condition);
    if (!IsCharacter)
      continue;
    std::swap(Now, Other);
    Now = tested(Condition, Equal, false);
    std::swap(Now, Other);
  }
  for (const CFGBlock::AdjacentBlock &Edge : Block.succs())
    if (const CFGBlock *To = Edge.getReachableBlock();
        To && IsCharacter && !BranchEnds.contains({&Block, To}))
      BranchEnds[{&Block, To}] = Other;
}

uint32_t BodyExtractor::addBranch(NodeId Condition, bool Holds, uint32_t Outer,
                                  const Expr *At) {
  B.Facts.Branches.push_back({.Condition = Condition,
                              .Holds = Holds,
                              .Outer = Outer,
                              .Offset = At ? B.span(*At).Offset : 0});
  return B.Facts.Branches.size() - 1;
}

uint32_t BodyExtractor::commonBranch(uint32_t X, uint32_t Y) const {
  while (X != Y) {
    if (X == NoIndex || Y == NoIndex)
      return NoIndex;
    // Those around a branch come before it.
    (X > Y ? X : Y) = B.Facts.Branches[std::max(X, Y)].Outer;
  }
  return X;
}

uint32_t BodyExtractor::branchInto(const CFGBlock &Block) {
  std::optional<uint32_t> Common;
  unsigned Ways = 0;
  llvm::SmallVector<uint32_t, 2> Decided;
  for (const CFGBlock::AdjacentBlock &Edge : Block.preds()) {
    const CFGBlock *From = Edge.getReachableBlock();
    auto End = EndsBehind.find(From);
    if (End == EndsBehind.end()) // Back from a loop.
      continue;
    auto Branch = BranchOf.find({From, &Block});
    const bool IsBranch = Branch != BranchOf.end();
    uint32_t Way = IsBranch ? Branch->second : End->second;
    Common = Common ? commonBranch(*Common, Way) : Way;
    ++Ways;
    if (IsBranch)
      Decided.push_back(Way);
  }
  // A handler runs behind what its try block does, whatever throws in there.
  if (const auto *Try = dyn_cast_or_null<CXXTryStmt>(Block.getTerminatorStmt()))
    for (const TryBlock &T : Tries)
      if (T.Statement == Try && (T.IsEntered || Ways == 0))
        return T.Behind;
  // The other way of `if (a && b)`: there is no one condition.
  const uint32_t Around = Common.value_or(NoIndex);
  if (Ways < 2 || Decided.size() < Ways)
    return Around;
  const uint32_t Either = addBranch(NoNode, true, Around, nullptr);
  B.Facts.Branches[Either].AnyOf = std::move(Decided);
  return Either;
}

/// Whether \p Logical is evaluated in \p Block as a whole: then its sides say
/// nothing each for itself.
static bool isWholeIn(const CFGBlock &Block, const BinaryOperator &Logical) {
  return llvm::any_of(Block, [&](const CFGElement &Element) {
    auto S = Element.getAs<CFGStmt>();
    return S && S->getStmt() == &Logical;
  });
}

namespace {
/// Looks for a way out of a loop's body but that it ends.
class ExitFinder : public ConstStmtVisitor<ExitFinder, bool> {
public:
  bool VisitStmt(const Stmt *S) {
    return llvm::any_of(S->children(), [&](const Stmt *Child) {
      return Child && Visit(Child);
    });
  }
  bool VisitLambdaExpr(const LambdaExpr *) { return false; }
  bool VisitReturnStmt(const ReturnStmt *) { return true; }
  bool VisitGotoStmt(const GotoStmt *) { return true; }
  bool VisitIndirectGotoStmt(const IndirectGotoStmt *) { return true; }
  bool VisitCXXThrowExpr(const CXXThrowExpr *) { return true; }
  bool VisitCoreturnStmt(const CoreturnStmt *) { return true; }
  bool VisitBreakStmt(const BreakStmt *) const { return Inner == 0; }
  bool VisitForStmt(const ForStmt *S) { return visitInner(S); }
  bool VisitWhileStmt(const WhileStmt *S) { return visitInner(S); }
  bool VisitDoStmt(const DoStmt *S) { return visitInner(S); }
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *S) { return visitInner(S); }
  bool VisitSwitchStmt(const SwitchStmt *S) { return visitInner(S); }

private:
  bool visitInner(const Stmt *S) {
    ++Inner;
    const bool Found = VisitStmt(S);
    --Inner;
    return Found;
  }
  unsigned Inner = 0; ///< Statements around that a `break` leaves instead.
};
} // namespace

/// The body of a loop; null if \p S is none.
static const Stmt *bodyOf(const Stmt *S) {
  if (const auto *For = dyn_cast_or_null<ForStmt>(S))
    return For->getBody();
  if (const auto *While = dyn_cast_or_null<WhileStmt>(S))
    return While->getBody();
  const auto *Do = dyn_cast_or_null<DoStmt>(S);
  return Do ? Do->getBody() : nullptr;
}

void BodyExtractor::recordTurns(const CFGBlock &Block) {
  const Stmt *Loop = Block.getTerminatorStmt();
  const Stmt *Body = bodyOf(Loop);
  const auto *Condition =
      Body ? dyn_cast_or_null<Expr>(Block.getTerminatorCondition()) : nullptr;
  const auto *Compared =
      Condition ? dyn_cast<BinaryOperator>(Condition->IgnoreParenImpCasts())
                : nullptr;
  if (!Compared || !Compared->isRelationalOp() || ExitFinder().Visit(Body))
    return;
  const bool IsLess =
      Compared->getOpcode() == BO_LT || Compared->getOpcode() == BO_LE;
  recordBuiltin("for", *Compared,
                IsLess ? *Compared->getRHS() : *Compared->getLHS());
}

void BodyExtractor::branch(const CFGBlock &Block) {
  recordTurns(Block);
  if (const auto *Switch =
          dyn_cast_or_null<SwitchStmt>(Block.getTerminatorStmt()))
    return choose(Block, *Switch);
  if (Block.succ_size() != 2)
    return;
  const auto *Last = dyn_cast_if_present<Expr>(Block.getTerminatorCondition());
  const CFGBlock *True = Block.succ_begin()->getReachableBlock();
  const CFGBlock *False = std::next(Block.succ_begin())->getReachableBlock();
  if (!Last)
    return;
  auto [Condition, Negated] = withoutNegation(Last);
  const Expr *Whole = Condition;
  // Of `a && b` this block decides the last part only.
  while (const auto *Logical = dyn_cast<BinaryOperator>(Condition)) {
    if (!Logical->isLogicalOp() || isWholeIn(Block, *Logical))
      break;
    bool Inner = false;
    std::tie(Condition, Inner) = withoutNegation(Logical->getRHS());
    Negated ^= Inner;
  }
  NodeId Node = value(Condition);
  value(Whole); // What it was decided together with is of interest, too.
  if (True) {
    BranchEnds[{&Block, True}] = tested(*Condition, Node, !Negated);
    BranchOf[{&Block, True}] = addBranch(Node, !Negated, Behind, Last);
  }
  if (False && False != True) {
    BranchOf[{&Block, False}] = addBranch(Node, Negated, Behind, Last);
    Environment Exit = tested(*Condition, Node, Negated);
    addRangeExit(Block, Exit);
    BranchEnds[{&Block, False}] = std::move(Exit);
  }
}

bool BodyExtractor::isTestedWith(const NodeSet &Slice, NodeId Value) const {
  // Copies, earlier tests and a loop's own joins stand for what they began
  // with.
  for (unsigned Steps = 0; Steps < 8; ++Steps) {
    if (Slice.contains(Value))
      return true;
    // What is read from a tested object may have been tested with it.
    if (auto Read = Roots.find(Value);
        Read != Roots.end() && Slice.contains(Read->second))
      return true;
    NodeKind Kind = B.Facts.Nodes[Value].Kind;
    // A flag tells by which way both came.
    if (Kind == NodeKind::Join && llvm::any_of(Slice, [&](NodeId Flag) {
          const Node &N = B.Facts.Nodes[Flag];
          return N.Kind == NodeKind::Join && N.Ref != NoIndex &&
                 N.Ref == B.Facts.Nodes[Value].Ref;
        }))
      return true;
    if (B.edgesInto(Value).empty())
      return false;
    const Edge &E = B.Facts.Edges[B.edgesInto(Value)[0]];
    bool IsCopy = Kind == NodeKind::Join || Kind == NodeKind::Tested ||
                  (Kind == NodeKind::Variable && E.Kind == EdgeKind::Same);
    if (!IsCopy)
      return false;
    Value = E.From;
  }
  return false;
}

void BodyExtractor::markTested(Environment &Held, const NodeSet &Slice,
                               const Test &T, const Span &Where) {
  uint32_t TestIndex = B.Facts.Tests.size();
  bool Used = false;
  llvm::SmallVector<std::pair<PlaceId, StringId>, 4> Elements;
  for (auto &[P, Value] : Held) {
    const Node Like = B.Facts.Nodes[Value];
    const ValueDecl *Variable = Places[P].Variable;
    if (Like.Kind == NodeKind::Literal || Like.Kind == NodeKind::Function ||
        (Variable && Variable->isImplicit()))
      continue;
    // A flag is its own condition; one that a caller gives chooses the way.
    bool MayBeTested =
        Like.Type != ValueType::Boolean || Like.Kind == NodeKind::Parameter;
    bool IsTested = MayBeTested && isTestedWith(Slice, Value);
    // A claim is as good as the token that it is of.
    if (!IsTested && !isMadeOfToken(Value))
      continue;
    NodeId Behind = B.addNode(NodeKind::Tested, Like.Type, Index, Where,
                              Like.Text, TestIndex);
    B.addEdge(Value, Behind, EdgeKind::Tested, TestIndex);
    Value = Behind;
    Used = true;
    if (std::optional<StringId> Key = elementKey(P))
      Elements.emplace_back(P, *Key);
  }
  if (Used)
    B.Facts.Tests.push_back(T);
  // The whole has the tested element from here on, wherever it goes.
  for (auto [P, Key] : Elements) {
    NodeId &Whole = Held[Places[P].Root];
    const Node Like = B.Facts.Nodes[Whole];
    NodeId After = B.addNode(NodeKind::Value, Like.Type, Index, Where);
    B.addEdge(Whole, After, EdgeKind::Keep, Key);
    B.addEdge(Held[P], After, EdgeKind::Store, Key);
    Whole = After;
  }
}

/// The key of the element that \p P is of its variable: "name" of `v[name]`.
std::optional<StringId> BodyExtractor::elementKey(PlaceId P) {
  const Place &Part = Places[P];
  const ValueDecl *Variable = Places[Part.Root].Variable;
  if (Part.Root == P || (Variable && Variable->getType()->isPointerType()))
    return std::nullopt;
  StringRef Reads = Part.Key.drop_front(Places[Part.Root].Key.size());
  bool IsElement = Reads.consume_front("[") && Reads.consume_back("]") &&
                   Reads.find_first_of("[]$") == StringRef::npos;
  return IsElement ? std::optional(B.intern(Reads)) : std::nullopt;
}

BodyExtractor::NodeSet BodyExtractor::sliceOf(NodeId Id) {
  NodeSet Slice;
  Slice.insert(Id);
  auto Add = [&](NodeId Id) {
    if (Id != NoNode && (B.Facts.Nodes[Id].Function == Index ||
                         B.Facts.Nodes[Id].Kind == NodeKind::Field))
      Slice.insert(Id);
  };
  for (unsigned I = 0; I < Slice.size() && Slice.size() < MaxSlice; ++I) {
    for (uint32_t Incoming : B.edgesInto(Slice[I]))
      Add(B.Facts.Edges[Incoming].From);
    // A call's arguments are no edges when nothing is known of it; what it
    // writes may say how it went.
    const Node &N = B.Facts.Nodes[Slice[I]];
    if (N.Kind != NodeKind::Call && N.Kind != NodeKind::Effect)
      continue;
    const Call &C = B.Facts.Calls[N.Ref];
    if (N.Kind == NodeKind::Effect && !C.IsOwn && !rowOf(C, Role::TokenVerify))
      continue;
    llvm::for_each(C.Arguments, Add);
    llvm::for_each(C.ArgumentsAfter, Add);
    Add(C.Object);
  }
  return Slice;
}

BodyExtractor::Environment
BodyExtractor::tested(const Expr &Condition, NodeId ConditionNode, bool Holds) {
  Environment Result = Now;
  markTested(Result, sliceOf(ConditionNode),
             {.Condition = ConditionNode, .Holds = Holds}, B.span(Condition));
  return Result;
}

bool BodyExtractor::isMadeOfToken(NodeId Value) {
  if (!DecodesToken || Value == NoNode)
    return false;
  return llvm::any_of(sliceOf(Value), [&](NodeId Id) {
    const Node &N = B.Facts.Nodes[Id];
    return (N.Kind == NodeKind::Call || N.Kind == NodeKind::Effect) &&
           rowOf(B.Facts.Calls[N.Ref], Role::TokenDecode);
  });
}

/// The variable that \p E names, or null.
static const ValueDecl *variableIn(const Expr *E) {
  const auto *Reference = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  return Reference ? cast<ValueDecl>(Reference->getDecl()->getCanonicalDecl())
                   : nullptr;
}

/// The sides of a comparison, `i < text.size()` or `it != text.end()`.
static std::pair<const Expr *, const Expr *> comparedIn(const Expr *Condition) {
  Condition = Condition ? Condition->IgnoreParenImpCasts() : nullptr;
  if (const auto *Full = dyn_cast_or_null<FullExpr>(Condition))
    Condition = Full->getSubExpr()->IgnoreParenImpCasts();
  if (const auto *Rewritten =
          dyn_cast_or_null<CXXRewrittenBinaryOperator>(Condition))
    return {Rewritten->getLHS(), Rewritten->getRHS()};
  if (const auto *Built = dyn_cast_or_null<BinaryOperator>(Condition);
      Built && Built->isComparisonOp())
    return {Built->getLHS(), Built->getRHS()};
  if (const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(Condition);
      Call && Call->isComparisonOp() && Call->getNumArgs() == 2)
    return {Call->getArg(0), Call->getArg(1)};
  return {nullptr, nullptr};
}

BodyExtractor::Walk BodyExtractor::walkOf(const CFGBlock &Header) {
  const Stmt *Loop = Header.getTerminatorStmt();
  if (const auto *Range = dyn_cast_or_null<CXXForRangeStmt>(Loop))
    return {.Range = place(Range->getRangeInit()),
            .By = Range->getLoopVariable()};
  const auto *For = dyn_cast_or_null<ForStmt>(Loop);
  if (!For)
    return {};
  auto [Walks, End] = comparedIn(For->getCond());
  if (!End)
    return {};
  End = End->IgnoreParenImpCasts();
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(End))
    End = Temporary->getSubExpr()->IgnoreParenImpCasts();
  const auto *Size = dyn_cast<CXXMemberCallExpr>(End);
  if (!Size || Size->getNumArgs() != 0)
    return {};
  return {.Range = place(Size->getImplicitObjectArgument()),
          .By = variableIn(Walks)};
}

void BodyExtractor::enterTurns(const CFGBlock &Header, LoopHeader &Loop) {
  Walk W = walkOf(Header);
  auto Joined = Loop.Joins.find(W.Range);
  if (!W.By || Joined == Loop.Joins.end())
    return;
  const Place &Range = Places[W.Range];
  std::string Key =
      Range.Key.str() + ".turn" + std::to_string(Header.getBlockID());
  Loop.Turn = internPlace(Key, Range.Root);
  Turns[Loop.Turn] = cast<ValueDecl>(W.By->getCanonicalDecl());
  // What no turn has come to yet is as it came into the loop.
  Now[Loop.Turn] = B.Facts.Edges[B.edgesInto(Joined->second)[0]].From;
}

void BodyExtractor::addRangeExit(const CFGBlock &Header, Environment &Exit) {
  auto Loop = Loops.find(&Header);
  if (Loop == Loops.end())
    return;
  PlaceId Range = walkOf(Header).Range;
  auto It = Range == NoPlace ? Exit.end() : Exit.find(Range);
  if (It == Exit.end())
    return;
  const Node Like = B.Facts.Nodes[It->second];
  NodeId After = B.addNode(NodeKind::Join, Like.Type, Index, Like.Where,
                           Like.Text, Loop->second.Point);
  Loop->second.AfterTurns[Range] = After;
  It->second = After;
}
