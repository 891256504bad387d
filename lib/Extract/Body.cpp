//===- Body.cpp - Control flow: environments, joins, branches -------------===//

#include "Extract/BodyExtractor.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace portcullis;
using namespace clang;

/// Functions with more blocks are given up: they are generated tables, and an
/// environment for each block would cost seconds.
static constexpr unsigned MaxBlocks = 3000;

namespace {
/// Collects the try blocks that have a handler, and the expressions that are
/// statements of a block.
class StatementFinder : public RecursiveASTVisitor<StatementFinder> {
public:
  StatementFinder(FactsBuilder &B, std::vector<const CXXTryStmt *> &Tries)
      : B(B), Tries(Tries) {}
  bool VisitCompoundStmt(CompoundStmt *Block) {
    for (const Stmt *Child : Block->body())
      if (isa<Expr>(Child))
        add(Child->getSourceRange());
    return true;
  }
  bool VisitCXXTryStmt(CXXTryStmt *Try) {
    Tries.push_back(Try);
    return true;
  }
  static bool TraverseLambdaExpr(LambdaExpr *) { return true; }

private:
  void add(SourceRange Statement) {
    SourceLocation End = Lexer::findLocationAfterToken(
        Statement.getEnd(), tok::semi, B.SM, B.Context.getLangOpts(),
        /*SkipTrailingWhitespaceAndNewLine=*/false);
    if (Statement.getBegin().isMacroID() || End.isInvalid() || End.isMacroID())
      return;
    Statement.setEnd(End.getLocWithOffset(-1));
    B.Facts.Statements.push_back(B.span(Statement));
  }

  FactsBuilder &B;
  std::vector<const CXXTryStmt *> &Tries;
};
} // namespace

BodyExtractor::BodyExtractor(FactsBuilder &B, const FunctionDecl *F)
    : B(B), F(F), Index(F ? B.function(*F) : B.globalScope()) {
  const auto *Method = dyn_cast_if_present<CXXMethodDecl>(F);
  if (Method && Method->getParent()->isLambda())
    Lambda = Method;
}

bool BodyExtractor::recordTries(SourceLocation Loc) {
  Loc = B.SM.getExpansionLoc(Loc);
  LastTries.clear();
  for (TryBlock &Try : Tries) {
    SourceRange Range = Try.Statement->getTryBlock()->getSourceRange();
    if (!B.SM.isPointWithin(Loc, B.SM.getExpansionLoc(Range.getBegin()),
                            B.SM.getExpansionLoc(Range.getEnd())))
      continue;
    LastTries.push_back(&Try);
    if (Try.IsEntered)
      continue;
    Try.IsEntered = true;
    for (auto [P, Value] : Now)
      if (Places[P].Variable && Places[P].Root == P)
        Try.Held[P].insert(Value);
  }
  mayThrowHere();
  return !LastTries.empty();
}

void BodyExtractor::mayThrowHere() {
  for (TryBlock *Try : LastTries) {
    for (auto [P, Value] : Try->Assigned)
      Try->Held[P].insert(Value);
    Try->Assigned.clear();
  }
}

void BodyExtractor::enterHandlers(const CXXTryStmt &Statement) {
  for (const TryBlock &Try : Tries) {
    if (Try.Statement != &Statement)
      continue;
    for (const auto &[P, Values] : Try.Held) {
      NodeId First = Values.front();
      if (Values.size() > 1) {
        const Node Like = B.Facts.Nodes[First];
        NodeId Joined = B.addNode(NodeKind::Join, Like.Type, Index,
                                  B.span(Statement), nameOf(P, First));
        for (NodeId Value : Values)
          B.addEdge(Value, Joined, EdgeKind::Same);
        First = Joined;
      }
      Now[P] = First;
    }
  }
}

void BodyExtractor::enterFunction() {
  B.Facts.Functions[Index].HasBody = true;
  std::vector<const CXXTryStmt *> Found;
  StatementFinder(B, Found).TraverseStmt(F->getBody());
  for (const CXXTryStmt *Try : Found)
    Tries.emplace_back().Statement = Try;
  for (unsigned I = 0; I < F->getNumParams(); ++I)
    Now[variablePlace(F->getParamDecl(I))] =
        B.Facts.Functions[Index].Parameters[I];
  if (Lambda)
    enterCaptured();
}

/// The blocks reachable from \p Start that are not in \p Seen, successors
/// first. Edges that cannot be taken are null in the graph.
static std::vector<const CFGBlock *>
postOrder(const CFGBlock &Start,
          llvm::SmallPtrSetImpl<const CFGBlock *> &Seen) {
  std::vector<const CFGBlock *> Order;
  std::vector<std::pair<const CFGBlock *, CFGBlock::const_succ_iterator>> Stack;
  auto Enter = [&](const CFGBlock *Block) {
    if (Block && Seen.insert(Block).second)
      Stack.emplace_back(Block, Block->succ_begin());
  };
  Enter(&Start);
  while (!Stack.empty()) {
    auto &[Block, Next] = Stack.back();
    if (Next == Block->succ_end()) {
      Order.push_back(Block);
      Stack.pop_back();
    } else {
      Enter((Next++)->getReachableBlock());
    }
  }
  return Order;
}

bool BodyExtractor::run() {
  CFG::BuildOptions Options;
  Options.setAllAlwaysAdd();
  Options.AddInitializers = true;
  Options.AddCXXDefaultInitExprInCtors = true;
  Graph = CFG::buildCFG(F, F->getBody(), &B.Context, Options);
  if (!Graph || Graph->getNumBlockIDs() > MaxBlocks)
    return false;
  enterFunction();
  std::vector<const CFGBlock *> Order;
  llvm::SmallPtrSet<const CFGBlock *, 32> Seen;
  auto Collect = [&](const CFGBlock *Start) {
    std::vector<const CFGBlock *> Part = postOrder(*Start, Seen);
    Order.insert(Order.end(), Part.rbegin(), Part.rend());
  };
  Collect(&Graph->getEntry());
  // Handlers of exceptions have no edge in the graph.
  for (const CFGBlock *Try :
       llvm::make_range(Graph->try_blocks_begin(), Graph->try_blocks_end()))
    if (!Seen.contains(Try))
      Collect(Try);
  for (const CFGBlock *Block : Order)
    if (enter(*Block)) {
      visit(*Block);
      leave(*Block);
    }
  return true;
}

const BodyExtractor::Environment *
BodyExtractor::edgeEnvironment(const CFGBlock &From, const CFGBlock &To) {
  auto Branch = BranchEnds.find({&From, &To});
  if (Branch != BranchEnds.end())
    return &Branch->second;
  auto End = Ends.find(&From);
  return End == Ends.end() ? nullptr : &End->second;
}

bool BodyExtractor::enter(const CFGBlock &Block) {
  if (&Block == &Graph->getEntry())
    return true;
  llvm::SmallVector<Way, 4> Ways;
  bool IsLoop = false;
  for (const CFGBlock::AdjacentBlock &Edge : Block.preds()) {
    const CFGBlock *From = Edge.getReachableBlock();
    if (!From)
      continue;
    if (const Environment *Held = edgeEnvironment(*From, Block))
      Ways.push_back({.Held = Held, .IsPartial = Partial.contains(From)});
    else
      IsLoop = true;
  }
  if (llvm::all_of(Ways, [](const Way &W) { return W.IsPartial; }))
    Partial.insert(&Block);
  if (Ways.empty()) {
    // A handler: of what was assigned, any may have been the last.
    Now.clear();
    for (unsigned I = 0; I < F->getNumParams(); ++I)
      Now[variablePlace(F->getParamDecl(I))] =
          B.Facts.Functions[Index].Parameters[I];
    if (const auto *Try =
            dyn_cast_or_null<CXXTryStmt>(Block.getTerminatorStmt()))
      enterHandlers(*Try);
    return true;
  }
  Now = Ways.size() == 1 ? *Ways.front().Held : join(Block, Ways);
  if (IsLoop)
    enterLoop(Block);
  return true;
}

/// Where \p Block begins, for nodes that it needs.
static SourceRange beginOf(const CFGBlock &Block) {
  for (const CFGElement &Element : Block)
    if (auto S = Element.getAs<CFGStmt>())
      return S->getStmt()->getSourceRange();
  if (const Stmt *Terminator = Block.getTerminatorStmt())
    return Terminator->getSourceRange();
  return {};
}

StringId BodyExtractor::nameOf(PlaceId P, NodeId Held) {
  // A literal's text is no name: it may be a secret.
  const Node &N = B.Facts.Nodes[Held];
  if (N.Kind != NodeKind::Literal)
    return N.Text;
  const ValueDecl *V = Places[P].Variable;
  return V && V->getIdentifier() ? B.intern(V->getName()) : 0;
}

BodyExtractor::Environment BodyExtractor::join(const CFGBlock &Block,
                                               llvm::ArrayRef<Way> Ways) {
  Environment Result;
  uint32_t Point = B.Facts.JoinPoints++;
  for (auto [P, First] : *Ways.front().Held) {
    bool IsExpression = Places[P].Root != P;
    llvm::SmallVector<NodeId, 4> Nodes; // By way.
    for (const Way &W : Ways) {
      auto It = W.Held->find(P);
      NodeId Held = It == W.Held->end() ? NoNode : It->second;
      // Out of a handler a variable may come with whatever it ever held. On
      // other ways one that is not there has not begun to live.
      if (Held == NoNode && !IsExpression)
        Held = W.IsPartial ? initial(P) : First;
      Nodes.push_back(Held);
    }
    if (IsExpression && llvm::is_contained(Nodes, NoNode))
      continue;
    if (llvm::all_of(Nodes, [&](NodeId N) { return N == First; })) {
      Result[P] = First;
      continue;
    }
    NodeId Joined = B.addNode(NodeKind::Join, B.Facts.Nodes[First].Type, Index,
                              B.span(beginOf(Block)), nameOf(P, First), Point);
    for (unsigned Number = 0; Number < Nodes.size(); ++Number)
      B.addEdge(Nodes[Number], Joined, EdgeKind::Same, Number + 1);
    Result[P] = Joined;
  }
  return Result;
}

void BodyExtractor::enterLoop(const CFGBlock &Block) {
  LoopHeader &Header = Loops[&Block];
  Header.Point = B.Facts.JoinPoints++;
  for (auto &[P, Value] : Now) {
    const Node Like = B.Facts.Nodes[Value];
    NodeId Joined = B.addNode(NodeKind::Join, Like.Type, Index, Like.Where,
                              nameOf(P, Value), Header.Point);
    B.addEdge(Value, Joined, EdgeKind::Same, WayIntoLoop);
    Header.Joins[P] = Joined;
    Value = Joined;
  }
  enterTurns(Block, Header);
}

void BodyExtractor::visit(const CFGBlock &Block) {
  BlockNumber = Block.getBlockID();
  for (const CFGElement &Element : Block)
    visit(Element);
}

void BodyExtractor::visit(const CFGElement &Element) {
  if (auto Init = Element.getAs<CFGInitializer>()) {
    const CXXCtorInitializer &I = *Init->getInitializer();
    NodeId Value = value(I.getInit());
    NodeId Object = current(thisPlace());
    NodeId After = B.addNode(NodeKind::Value, ValueType::Other, Index,
                             B.span(I.getSourceRange()));
    if (const FieldDecl *Field = I.getAnyMember()) {
      const StringId Key = B.intern(Field->getName());
      B.addEdge(Object, After, EdgeKind::Keep, Key);
      B.addEdge(Value, After, EdgeKind::Store, Key);
      assign(thisPlace(), After);
      Assigned[Field].push_back(Value);
      if (Value != NoNode)
        Now[ownField(*Field)] = Value;
    } else {
      B.addEdge(Object, After, EdgeKind::Same);
      B.addEdge(Value, After, EdgeKind::Same);
      assign(thisPlace(), After);
    }
    return;
  }
  auto S = Element.getAs<CFGStmt>();
  if (!S)
    return;
  const Stmt *Statement = S->getStmt();
  if (const auto *E = dyn_cast<Expr>(Statement)) {
    if (E->getType().isNull()) // The rest of a declaration with an error.
      return;
    if (!E->getType()->isFunctionType() &&
        !E->getType()->isFunctionPointerType() &&
        !E->hasPlaceholderType(BuiltinType::BoundMember))
      value(E);
  } else if (const auto *Declaration = dyn_cast<DeclStmt>(Statement)) {
    for (const Decl *D : Declaration->decls())
      if (const auto *V = dyn_cast<VarDecl>(D))
        declare(*V);
  } else if (const auto *Return = dyn_cast<ReturnStmt>(Statement)) {
    if (const Expr *Given = Return->getRetValue())
      Returned = value(Given);
  }
}

/// Whether control does not get past the end of \p Block.
static bool throwsOrEnds(const CFGBlock &Block) {
  if (Block.hasNoReturnElement())
    return true;
  // What no handler catches leaves the function without returning.
  if (isa_and_nonnull<CXXTryStmt>(Block.getTerminatorStmt()))
    return true;
  auto Last = Block.empty() ? std::nullopt : Block.back().getAs<CFGStmt>();
  return Last && isa<CXXThrowExpr>(Last->getStmt());
}

void BodyExtractor::leave(const CFGBlock &Block) {
  Ends[&Block] = Now;
  branch(Block);
  closeLoops(Block);
  for (const CFGBlock::AdjacentBlock &To : Block.succs())
    if (To.getReachableBlock() == &Graph->getExit() && !throwsOrEnds(Block)) {
      Now = *edgeEnvironment(Block, Graph->getExit());
      returnFrom();
    }
}

void BodyExtractor::returnFrom() {
  ++WaysOut;
  const NodeId Return = B.Facts.Functions[Index].Return;
  B.addEdge(Returned, Return, EdgeKind::Same, WaysOut);
  Returned = NoNode;
  for (unsigned I = 0; I < F->getNumParams(); ++I) {
    PlaceId P = variablePlace(F->getParamDecl(I));
    B.addEdge(current(P), B.Facts.Functions[Index].ParametersAfter[I],
              EdgeKind::Same, WaysOut);
    addPlacesAfter(P, I);
  }
  shareFields();
  NodeId ThisAfter = B.Facts.Functions[Index].ThisAfter;
  if (ThisAfter == NoNode || Lambda)
    return;
  B.addEdge(current(thisPlace()), ThisAfter, EdgeKind::Same, WaysOut);
  addPlacesAfter(thisPlace(), NoIndex);
}

void BodyExtractor::shareFields() {
  for (const auto &[Field, Values] : Assigned) {
    auto Held = Now.find(ownField(*Field));
    if (Held != Now.end()) {
      B.addEdge(Held->second, B.field(*Field), EdgeKind::Same);
      continue;
    }
    for (NodeId Value : Values)
      B.addEdge(Value, B.field(*Field), EdgeKind::Same);
  }
}

void BodyExtractor::addPlacesAfter(PlaceId Root, uint32_t Parameter) {
  for (auto [P, Value] : Now) {
    if (P == Root || Places[P].Root != Root || isTurn(P))
      continue;
    StringRef Reads = Places[P].Key.drop_front(Places[Root].Key.size());
    std::vector<PlaceAfter> &Known = B.Facts.Functions[Index].PlacesAfter;
    const StringId Part = B.intern(Reads);
    auto It = llvm::find_if(Known, [&](const PlaceAfter &Other) {
      return Other.Parameter == Parameter && Other.Reads == Part;
    });
    if (It != Known.end()) {
      B.addEdge(Value, It->Node, EdgeKind::Same, WaysOut);
      continue;
    }
    if (namesAnother(Reads))
      continue;
    const Node Like = B.Facts.Nodes[Value];
    NodeId After = B.addNode(NodeKind::After, Like.Type, Index, Like.Where,
                             Like.Text, Parameter);
    B.addEdge(Value, After, EdgeKind::Same, WaysOut);
    B.Facts.Functions[Index].PlacesAfter.push_back(
        {.Parameter = Parameter, .Reads = Part, .Node = After});
  }
}

void BodyExtractor::closeLoops(const CFGBlock &Block) {
  for (const CFGBlock::AdjacentBlock &Edge : Block.succs()) {
    const CFGBlock *To = Edge.getReachableBlock();
    auto Loop = To ? Loops.find(To) : Loops.end();
    if (Loop == Loops.end())
      continue;
    mayThrowHere(); // In the next turn.
    const Environment &End = *edgeEnvironment(Block, *To);
    uint32_t Way = ++Loop->second.Ways;
    for (auto [P, Joined] : Loop->second.Joins)
      if (auto It = End.find(P); It != End.end())
        B.addEdge(It->second, Joined, EdgeKind::Same, Way);
    for (auto [P, After] : Loop->second.AfterTurns) {
      auto It = End.find(Loop->second.Turn);
      if (It == End.end())
        It = End.find(P);
      if (It != End.end())
        B.addEdge(It->second, After, EdgeKind::Same, Way);
    }
  }
}

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

/// Whether \p Logical is evaluated in \p Block as a whole: then its sides say
/// nothing each for itself.
static bool isWholeIn(const CFGBlock &Block, const BinaryOperator &Logical) {
  return llvm::any_of(Block, [&](const CFGElement &Element) {
    auto S = Element.getAs<CFGStmt>();
    return S && S->getStmt() == &Logical;
  });
}

void BodyExtractor::branch(const CFGBlock &Block) {
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
  if (True)
    BranchEnds[{&Block, True}] = tested(*Condition, Node, !Negated);
  if (False && False != True) {
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
