//===- Declarations.cpp - Variables, and what values are taken apart into ===//

#include "Extract/BodyExtractor.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace portcullis;
using namespace clang;

/// The range that a loop variable bound to \p Init walks, or null.
static const Expr *walkedBy(const Expr &Init) {
  auto VariableIn = [](const Expr *E) -> const VarDecl * {
    for (const Expr *Bare = E->IgnoreParenImpCasts();;) {
      if (const auto *Reference = dyn_cast<DeclRefExpr>(Bare))
        return dyn_cast<VarDecl>(Reference->getDecl());
      if (const auto *Star = dyn_cast<CXXOperatorCallExpr>(Bare))
        Bare = Star->getArg(0)->IgnoreParenImpCasts();
      else if (const auto *Deref = dyn_cast<UnaryOperator>(Bare))
        Bare = Deref->getSubExpr()->IgnoreParenImpCasts();
      else if (const auto *Begin = dyn_cast<CXXMemberCallExpr>(Bare))
        Bare = Begin->getImplicitObjectArgument()->IgnoreParenImpCasts();
      else
        return nullptr;
    }
  };
  const VarDecl *Begin = VariableIn(&Init);
  const VarDecl *Range = Begin && Begin->isImplicit() && Begin->getInit()
                             ? VariableIn(Begin->getInit())
                             : nullptr;
  return Range && Range->isImplicit() ? Range->getInit() : nullptr;
}

namespace {
/// Collects the variables of which more is done than that they are read.
class ChangeFinder : public RecursiveASTVisitor<ChangeFinder> {
public:
  explicit ChangeFinder(llvm::SmallPtrSetImpl<const ValueDecl *> &Changed)
      : Changed(Changed) {}
  bool VisitImplicitCastExpr(ImplicitCastExpr *Cast) {
    if (Cast->getCastKind() == CK_LValueToRValue)
      Read.insert(Cast->getSubExpr()->IgnoreParens());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Name) {
    if (!Read.contains(Name))
      Changed.insert(cast<ValueDecl>(Name->getDecl()->getCanonicalDecl()));
    return true;
  }

private:
  llvm::SmallPtrSetImpl<const ValueDecl *> &Changed;
  llvm::SmallPtrSet<const Expr *, 32> Read;
};
} // namespace

bool BodyExtractor::staysAsMade(const VarDecl &V) {
  if (!Changed) {
    Changed.emplace();
    ChangeFinder(*Changed).TraverseStmt(F->getBody());
  }
  return V.isLocalVarDecl() && !V.isStaticLocal() &&
         !Changed->contains(V.getCanonicalDecl());
}

/// The variable, or the part of one, to which \p Init is a pointer, or null.
static const Expr *pointeeOf(const Expr &Init) {
  const Expr *To = Init.IgnoreParenCasts();
  if (const auto *Address = dyn_cast<UnaryOperator>(To);
      Address && Address->getOpcode() == UO_AddrOf)
    To = Address->getSubExpr()->IgnoreParens();
  else if (!To->getType()->isArrayType())
    return nullptr;
  const Expr *Whole = To;
  // What a pointer leads to may be another object by then.
  for (const MemberExpr *Member = nullptr;
       (Member = dyn_cast<MemberExpr>(Whole)) && !Member->isArrow();)
    Whole = Member->getBase()->IgnoreParens();
  const auto *Name = dyn_cast<DeclRefExpr>(Whole);
  return Name && isa<VarDecl>(Name->getDecl()) ? To : nullptr;
}

void BodyExtractor::declare(const VarDecl &V) {
  const Expr *Init = V.getInit();
  PlaceId P = variablePlace(&V);
  if (V.getType()->isReferenceType() && Init) {
    PlaceId Root = NoPlace;
    if (!isElementAccess(*Init) && placeKey(Init, Root)) {
      Aliases[cast<ValueDecl>(V.getCanonicalDecl())] = Init;
      return;
    }
  }
  if (V.getType()->isReferenceType() && Init)
    if (const Expr *Range = walkedBy(*Init))
      ElementOf[cast<ValueDecl>(V.getCanonicalDecl())] = Range;
  NodeId Value = Init ? value(Init) : NoNode;
  NodeId Held = B.addNode(NodeKind::Variable, valueTypeOf(V.getType()), Index,
                          B.span(V.getSourceRange()), B.intern(V.getName()));
  B.addEdge(Value, Held, EdgeKind::Same);
  assign(P, Held);
  if (V.getType()->isPointerType() && Init)
    if (const Expr *Pointee = pointeeOf(*Init); Pointee && staysAsMade(V))
      Aliases[cast<ValueDecl>(V.getCanonicalDecl())] = Pointee;
  if (V.isStaticLocal() && Value != NoNode)
    B.addEdge(Value, B.anytime(V, Index), EdgeKind::Same);
  if (const auto *Parts = dyn_cast<DecompositionDecl>(&V))
    decompose(*Parts, Held);
}

/// Whether \p Type is a pair, whose second half is told by no key: that of an
/// entry of a map is its element.
static bool isPair(QualType Type) {
  const RecordDecl *Class = Type.getNonReferenceType()->getAsRecordDecl();
  return Class && Class->isInStdNamespace() &&
         Class->getDeclName().isIdentifier() && Class->getName() == "pair";
}

NodeId BodyExtractor::addPiece(const ValueDecl &Part, SourceRange Where) {
  return B.addNode(NodeKind::Variable, valueTypeOf(Part.getType()), Index,
                   B.span(Where), B.intern(Part.getName()));
}

void BodyExtractor::takeApart(NodeId Held, QualType Whole, bool IsFirst,
                              NodeId Piece) {
  if (IsFirst)
    B.addEdge(Held, Piece, EdgeKind::Load, B.intern("first"));
  else // As a pair's member "second".
    B.addEdge(Held, Piece, isPair(Whole) ? EdgeKind::Same : EdgeKind::Part);
}

void BodyExtractor::decompose(const DecompositionDecl &Parts, NodeId Held) {
  for (const BindingDecl *Part : Parts.bindings()) {
    NodeId Piece = addPiece(*Part, SourceRange(Part->getLocation()));
    if (const auto *Member = dyn_cast_or_null<MemberExpr>(Part->getBinding()))
      B.addEdge(Held, Piece, EdgeKind::Load,
                B.intern(Member->getMemberDecl()->getName()));
    else
      takeApart(Held, Parts.getType(), Part == Parts.bindings().front(), Piece);
    assign(variablePlace(Part), Piece);
  }
}

bool BodyExtractor::writeTied(const Expr *Target, QualType Whole,
                              NodeId Value) {
  const auto *Call = dyn_cast<CallExpr>(Target->IgnoreParenImpCasts());
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || !Callee->isInStdNamespace() || !Callee->getIdentifier() ||
      Callee->getName() != "tie")
    return false;
  for (const Expr *Part : Call->arguments())
    if (const auto *Name = dyn_cast<DeclRefExpr>(Part->IgnoreParenImpCasts())) {
      NodeId Piece = addPiece(*Name->getDecl(), Part->getSourceRange());
      takeApart(Value, Whole, Part == Call->getArg(0), Piece);
      write(Part, Piece);
    } else {
      write(Part, Value);
    }
  return true;
}
