//===- Exceptions.cpp - What comes to the handlers of exceptions ----------===//

#include "Extract/BodyExtractor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace portcullis;
using namespace clang;

/// Whether what \p Call calls says of itself that it never throws.
static bool cannotThrow(const Expr &Call) {
  const FunctionDecl *Callee = nullptr;
  if (const auto *E = dyn_cast<CallExpr>(&Call))
    Callee = E->getDirectCallee();
  else if (const auto *E = dyn_cast<CXXConstructExpr>(&Call))
    Callee = E->getConstructor();
  const auto *Type =
      Callee ? Callee->getType()->getAs<FunctionProtoType>() : nullptr;
  if (!Type)
    return false;
  switch (Type->getExceptionSpecType()) {
  case EST_DynamicNone:
  case EST_NoThrow:
  case EST_BasicNoexcept:
  case EST_NoexceptTrue:
    return true;
  default: // Not asked for yet, or one may.
    return false;
  }
}

static bool catchesAll(const CXXTryStmt &Try) {
  return Try.getHandler(Try.getNumHandlers() - 1)->getCaughtType().isNull();
}

bool BodyExtractor::recordTries(const Expr &Call) {
  const SourceLocation Loc = B.SM.getExpansionLoc(Call.getExprLoc());
  LastTries.clear();
  for (TryBlock &Try : llvm::reverse(Tries)) { // The innermost first.
    SourceRange Range = Try.Statement->getTryBlock()->getSourceRange();
    if (!B.SM.isPointWithin(Loc, B.SM.getExpansionLoc(Range.getBegin()),
                            B.SM.getExpansionLoc(Range.getEnd())))
      continue;
    LastTries.push_back(&Try);
    if (Try.IsEntered)
      continue;
    Try.IsEntered = true;
    Try.Behind = Behind;
    for (auto [P, Value] : Now)
      if (Places[P].Variable && Places[P].Root == P)
        Try.Held[P].insert(Value);
  }
  auto *Last = llvm::find_if(
      LastTries, [](TryBlock *Try) { return catchesAll(*Try->Statement); });
  Reached = Last - LastTries.begin() + (Last == LastTries.end() ? 0 : 1);
  if (!Thrown.contains(&Call) && !cannotThrow(Call))
    mayThrowHere();
  return !LastTries.empty();
}

void BodyExtractor::mayThrowHere() {
  for (TryBlock *Try : llvm::ArrayRef(LastTries).take_front(Reached)) {
    for (auto [P, Value] : Try->Assigned)
      Try->Held[P].insert(Value);
    Try->Assigned.clear();
  }
}

/// Whether a handler for \p Caught takes what is thrown as \p Thrown (C++20
/// [except.handle] 3); of a type that is not known it may.
static bool catches(QualType Caught, QualType Thrown) {
  Caught = Caught.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  Thrown = Thrown.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (Caught == Thrown || Caught->isDependentType() ||
      Thrown->isDependentType() ||
      (Caught->isPointerType() && Thrown->isPointerType()))
    return true;
  const CXXRecordDecl *Base = Caught->getAsCXXRecordDecl();
  const CXXRecordDecl *Object = Thrown->getAsCXXRecordDecl();
  return Base && Object && Base->hasDefinition() && Object->hasDefinition() &&
         Object->isDerivedFrom(Base);
}

/// The handler of \p Try that takes what \p Throw throws, or null.
static const CXXCatchStmt *takerOf(const CXXTryStmt &Try,
                                   const CXXThrowExpr &Throw) {
  for (unsigned I = 0; I < Try.getNumHandlers(); ++I) {
    const QualType Caught = Try.getHandler(I)->getCaughtType();
    if (Caught.isNull() || catches(Caught, Throw.getSubExpr()->getType()))
      return Try.getHandler(I);
  }
  return nullptr;
}

const CXXThrowExpr *portcullis::throwOf(const CFGBlock &Block) {
  auto Last = Block.empty() ? std::nullopt : Block.back().getAs<CFGStmt>();
  return Last ? dyn_cast<CXXThrowExpr>(Last->getStmt()) : nullptr;
}

static const CXXTryStmt *tryOf(const CFGBlock &Dispatch) {
  return dyn_cast_or_null<CXXTryStmt>(Dispatch.getTerminatorStmt());
}

/// Adds to \p Throwing the blocks that end in a throw to \p Dispatch, also
/// through try blocks within whose handlers do not take it. What throws again
/// what is caught already is left out: it may be anything.
static void addThrowing(const CFGBlock &Dispatch,
                        llvm::SmallVectorImpl<const CFGBlock *> &Throwing) {
  for (const CFGBlock::AdjacentBlock &Edge : Dispatch.preds()) {
    const CFGBlock *From = Edge.getReachableBlock();
    if (!From)
      continue;
    if (const CXXThrowExpr *Throw = throwOf(*From)) {
      if (Throw->getSubExpr())
        Throwing.push_back(From);
    } else if (const CXXTryStmt *Inner = tryOf(*From)) {
      llvm::SmallVector<const CFGBlock *, 4> Within;
      addThrowing(*From, Within);
      llvm::copy_if(Within, std::back_inserter(Throwing),
                    [&](const CFGBlock *Block) {
                      return !takerOf(*Inner, *throwOf(*Block));
                    });
    }
  }
}

BodyExtractor::Environment
BodyExtractor::whereCallsThrow(const CXXTryStmt &Statement) {
  Environment Result;
  for (unsigned I = 0; I < F->getNumParams(); ++I)
    Result[variablePlace(F->getParamDecl(I))] =
        B.Facts.Functions[Index].Parameters[I];
  for (TryBlock &Try : Tries) {
    if (Try.Statement != &Statement)
      continue;
    for (auto &[P, Values] : Try.Held) {
      NodeId First = Values.front();
      if (Values.size() > 1) {
        const Node Like = B.Facts.Nodes[First];
        NodeId Joined = B.addNode(NodeKind::Join, Like.Type, Index,
                                  B.span(Statement), nameOf(P, First));
        for (NodeId Value : Values)
          B.addEdge(Value, Joined, EdgeKind::Same);
        First = Joined;
        Values.clear(); // Other handlers have the same.
        Values.insert(Joined);
      }
      Result[P] = First;
    }
  }
  return Result;
}

void BodyExtractor::enterHandler(const CFGBlock &Block,
                                 const CXXCatchStmt &Handler) {
  const CFGBlock *Dispatch =
      Block.pred_empty() ? nullptr : Block.pred_begin()->getReachableBlock();
  if (!Dispatch) {
    Now.clear();
    return;
  }
  const CXXTryStmt &Try = *tryOf(*Dispatch);
  // Of what was assigned before some call threw, any may have been the last.
  Environment Called = whereCallsThrow(Try);
  const VarDecl *Caught = Handler.getExceptionDecl();
  llvm::SmallVector<const CFGBlock *, 4> Throwing;
  addThrowing(*Dispatch, Throwing);
  std::vector<Environment> Held; // At each throw.
  for (const CFGBlock *From : Throwing) {
    const CXXThrowExpr &Throw = *throwOf(*From);
    auto End = Ends.find(From);
    if (End == Ends.end() || takerOf(Try, Throw) != &Handler)
      continue;
    Held.push_back(End->second);
    NodeId Object = value(Throw.getSubExpr());
    if (Caught && Object != NoNode)
      Held.back()[variablePlace(Caught)] = Object;
  }
  Partial.insert(&Block);
  if (Held.empty()) {
    Now = std::move(Called);
    return;
  }
  if (Caught)
    Called[variablePlace(Caught)] = initial(variablePlace(Caught));
  llvm::SmallVector<Way, 4> Ways{{.Held = &Called, .IsPartial = true}};
  for (const Environment &Each : Held)
    Ways.push_back({.Held = &Each, .IsPartial = false});
  Now = join(Block, Ways);
}
