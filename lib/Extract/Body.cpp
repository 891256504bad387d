//===- Body.cpp - Control flow: environments and joins --------------------===//

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
/// What the body of a function holds.
struct Found {
  std::vector<const CXXTryStmt *> Tries;     ///< With a handler.
  llvm::SmallPtrSet<const Expr *, 4> Thrown; ///< What makes objects to throw.
};

/// Collects these, and the expressions that are statements of a block.
class StatementFinder : public RecursiveASTVisitor<StatementFinder> {
public:
  StatementFinder(FactsBuilder &B, Found &Result) : B(B), Result(Result) {}
  bool VisitCompoundStmt(CompoundStmt *Block) {
    for (const Stmt *Child : Block->body())
      if (isa<Expr>(Child))
        add(Child->getSourceRange());
    return true;
  }
  bool VisitCXXTryStmt(CXXTryStmt *Try) {
    Result.Tries.push_back(Try);
    return true;
  }
  bool VisitCXXThrowExpr(CXXThrowExpr *Throw) {
    // A copy of what is made of a text that is made of a literal.
    const Expr *Made = Throw->getSubExpr();
    while (Made) {
      const auto *Construction = dyn_cast<CXXConstructExpr>(
          Made->IgnoreImplicit()->IgnoreParenCasts()->IgnoreImplicit());
      if (!Construction)
        break;
      Result.Thrown.insert(Construction);
      Made =
          Construction->getNumArgs() == 1 ? Construction->getArg(0) : nullptr;
    }
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
  Found &Result;
};
} // namespace

BodyExtractor::BodyExtractor(FactsBuilder &B, const FunctionDecl *F)
    : B(B), F(F), Index(F ? B.function(*F) : B.globalScope()) {
  const auto *Method = dyn_cast_if_present<CXXMethodDecl>(F);
  if (Method && Method->getParent()->isLambda())
    Lambda = Method;
}

void BodyExtractor::enterFunction() {
  B.Facts.Functions[Index].HasBody = true;
  Found InBody;
  StatementFinder(B, InBody).TraverseStmt(F->getBody());
  for (const CXXTryStmt *Try : InBody.Tries)
    Tries.emplace_back().Statement = Try;
  Thrown = std::move(InBody.Thrown);
  for (unsigned I = 0; I < F->getNumParams(); ++I)
    Now[variablePlace(F->getParamDecl(I))] =
        B.Facts.Functions[Index].Parameters[I];
  if (Lambda)
    enterCaptured();
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

/// By block of what is tried: the block from which its handlers are chosen.
using Dispatches = llvm::DenseMap<const CFGBlock *, const CFGBlock *>;

/// Where what \p Graph's blocks call is handled if it throws: the graph has no
/// edge there.
static Dispatches dispatchesOf(const CFG &Graph, const SourceManager &SM) {
  Dispatches Result;
  auto RangeOf = [&](const CFGBlock &Dispatch) {
    const auto &Try = *cast<CXXTryStmt>(Dispatch.getTerminatorStmt());
    return SourceRange(SM.getExpansionLoc(Try.getTryBlock()->getBeginLoc()),
                       SM.getExpansionLoc(Try.getTryBlock()->getEndLoc()));
  };
  for (const CFGBlock *Dispatch :
       llvm::make_range(Graph.try_blocks_begin(), Graph.try_blocks_end()))
    for (const CFGBlock *Block : Graph) {
      const SourceRange Range = RangeOf(*Dispatch);
      const SourceRange Begin = beginOf(*Block);
      if (Block == Dispatch || Begin.isInvalid() ||
          !SM.isPointWithin(SM.getExpansionLoc(Begin.getBegin()),
                            Range.getBegin(), Range.getEnd()))
        continue;
      // The innermost begins last.
      const CFGBlock *&Known = Result[Block];
      if (!Known || SM.isBeforeInTranslationUnit(RangeOf(*Known).getBegin(),
                                                 Range.getBegin()))
        Known = Dispatch;
    }
  return Result;
}

/// The blocks reachable from \p Start that are not in \p Seen, successors
/// first, and handlers before what is tried. Edges that cannot be taken are
/// null in the graph.
static std::vector<const CFGBlock *>
postOrder(const CFGBlock &Start, const Dispatches &Handlers,
          llvm::SmallPtrSetImpl<const CFGBlock *> &Seen) {
  std::vector<const CFGBlock *> Order;
  std::vector<std::pair<const CFGBlock *, CFGBlock::const_succ_iterator>> Stack;
  auto Enter = [&](const CFGBlock *Block) {
    while (Block && Seen.insert(Block).second) {
      Stack.emplace_back(Block, Block->succ_begin());
      Block = Handlers.lookup(Block);
    }
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

/// Whether \p Block ends in a throw, or ends the program.
static bool throwsOrEnds(const CFGBlock &Block) {
  return Block.hasNoReturnElement() || throwOf(Block);
}

/// Whether control does not get past the end of \p Block.
static bool leavesOtherwise(const CFGBlock &Block) {
  // What no handler catches leaves the function without returning.
  return throwsOrEnds(Block) ||
         isa_and_nonnull<CXXTryStmt>(Block.getTerminatorStmt());
}

/// Whether control gets past the end of one of the handlers of \p Try to what
/// stands behind.
static bool goesOn(const CFG &Graph, const CXXTryStmt &Try,
                   const SourceManager &SM) {
  auto Dispatch = llvm::find_if(
      llvm::make_range(Graph.try_blocks_begin(), Graph.try_blocks_end()),
      [&](const CFGBlock *Block) {
        return Block->getTerminatorStmt() == &Try;
      });
  if (Dispatch == Graph.try_blocks_end())
    return false;
  SourceLocation Begin = SM.getExpansionLoc(Try.getBeginLoc());
  SourceLocation End = SM.getExpansionLoc(Try.getEndLoc());
  auto IsWithin = [&](const CFGBlock &Block) {
    SourceRange Range = beginOf(Block);
    return Range.isInvalid() ||
           SM.isPointWithin(SM.getExpansionLoc(Range.getBegin()), Begin, End);
  };
  llvm::SmallSetVector<const CFGBlock *, 8> Reached;
  for (const CFGBlock::AdjacentBlock &To : (*Dispatch)->succs())
    if (const CFGBlock *Handler = To.getReachableBlock();
        Handler && isa_and_nonnull<CXXCatchStmt>(Handler->getLabel()))
      Reached.insert(Handler);
  for (size_t I = 0; I < Reached.size(); ++I) {
    const CFGBlock &Block = *Reached[I];
    auto Last = Block.empty() ? std::nullopt : Block.back().getAs<CFGStmt>();
    if (leavesOtherwise(Block) || (Last && isa<ReturnStmt>(Last->getStmt())))
      continue;
    for (const CFGBlock::AdjacentBlock &Edge : Block.succs()) {
      const CFGBlock *To = Edge.getReachableBlock();
      if (!To)
        continue;
      if (To == &Graph.getExit() || !IsWithin(*To))
        return true;
      Reached.insert(To);
    }
  }
  return false;
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
  const Dispatches Handlers = dispatchesOf(*Graph, B.SM);
  auto Collect = [&](const CFGBlock *Start) {
    std::vector<const CFGBlock *> Part = postOrder(*Start, Handlers, Seen);
    Order.insert(Order.end(), Part.rbegin(), Part.rend());
  };
  Collect(&Graph->getEntry());
  // What nothing in it can throw to.
  for (const CFGBlock *Try :
       llvm::make_range(Graph->try_blocks_begin(), Graph->try_blocks_end()))
    if (!Seen.contains(Try))
      Collect(Try);
  for (const CFGBlock *Block : Order)
    if (enter(*Block)) {
      visit(*Block);
      leave(*Block);
    }
  for (const TryBlock &Try : Tries)
    B.Facts.Tries.push_back(
        {.Function = Index,
         .Behind = Try.Behind,
         .Where = B.span(Try.Statement->getSourceRange()),
         .Body = B.span(Try.Statement->getTryBlock()->getSourceRange()),
         .GoesOn = goesOn(*Graph, *Try.Statement, B.SM)});
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
  if (const auto *Handler = dyn_cast_or_null<CXXCatchStmt>(Block.getLabel())) {
    enterHandler(Block, *Handler);
    return true;
  }
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
    // Only calls throw to here.
    const auto *Try = dyn_cast_or_null<CXXTryStmt>(Block.getTerminatorStmt());
    Now = Try ? whereCallsThrow(*Try) : Environment();
    return true;
  }
  Now = Ways.size() == 1 ? *Ways.front().Held : join(Block, Ways);
  if (IsLoop)
    enterLoop(Block);
  return true;
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
  Behind = EndsBehind[&Block] = branchInto(Block);
  for (const CFGElement &Element : Block)
    visit(Element);
}

void BodyExtractor::initialise(const CXXCtorInitializer &I) {
  NodeId Value = value(I.getInit());
  NodeId Object = current(thisPlace());
  NodeId After = B.addNode(NodeKind::Value, ValueType::Other, Index,
                           B.span(I.getSourceRange()));
  const FieldDecl *Field = I.getAnyMember();
  if (!Field) {
    B.addEdge(Object, After, EdgeKind::Same);
    B.addEdge(Value, After, EdgeKind::Same);
    assign(thisPlace(), After);
    return;
  }
  const StringId Key = B.intern(storedAs(*Field)->getName());
  B.addEdge(Object, After, EdgeKind::Keep, Key);
  B.addEdge(Value, After, EdgeKind::Store, Key);
  assign(thisPlace(), After);
  Assigned[Field].push_back(Value);
  if (Value != NoNode)
    Now[ownField(*Field)] = Value;
}

void BodyExtractor::visit(const CFGElement &Element) {
  if (auto Init = Element.getAs<CFGInitializer>())
    return initialise(*Init->getInitializer());
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
  } else if (const auto *End = dyn_cast<CoreturnStmt>(Statement)) {
    if (const Expr *Given = End->getOperand())
      Returned = value(Given);
  }
}

void BodyExtractor::leave(const CFGBlock &Block) {
  Ends[&Block] = Now;
  branch(Block);
  closeLoops(Block);
  for (const CFGBlock::AdjacentBlock &To : Block.succs())
    if (To.getReachableBlock() == &Graph->getExit()) {
      B.Facts.Functions[Index].Throws |= throwsOrEnds(Block);
      if (leavesOtherwise(Block))
        continue;
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
