//===- Extract.cpp - From the AST of a unit to its facts ------------------===//

#include "Extract/Extract.h"
#include "Extract/BodyExtractor.h"
#include "Extract/Names.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using namespace clang;

namespace {

/// Finds what is to be extracted: own functions, instantiated, and the
/// initialisers of own globals and fields.
class DeclFinder : public RecursiveASTVisitor<DeclFinder> {
public:
  explicit DeclFinder(const FactsBuilder &B) : B(B) {}

  llvm::SetVector<const FunctionDecl *> Bodies;
  llvm::SetVector<const VarDecl *> Globals;
  llvm::SetVector<const FieldDecl *> Fields;

  static bool shouldVisitTemplateInstantiations() { return true; }
  static bool shouldVisitImplicitCode() { return true; }

  /// Whether \p F copies an object member by member: a copy is the object.
  static bool isPlainCopy(const FunctionDecl &F) {
    if (!F.isDefaulted())
      return false;
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&F))
      return Constructor->isCopyOrMoveConstructor();
    const auto *Method = dyn_cast<CXXMethodDecl>(&F);
    return Method && (Method->isCopyAssignmentOperator() ||
                      Method->isMoveAssignmentOperator());
  }

  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->doesThisDeclarationHaveABody() && !F->isDependentContext() &&
        B.isOwn(F->getLocation()) && !isPlainCopy(*F))
      Bodies.insert(F);
    return true;
  }

  bool VisitLambdaExpr(LambdaExpr *E) {
    if (const FunctionTemplateDecl *Generic = E->getDependentCallOperator()) {
      for (FunctionDecl *Spec : Generic->specializations())
        VisitFunctionDecl(Spec->getDefinition() ? Spec->getDefinition() : Spec);
    } else {
      VisitFunctionDecl(E->getCallOperator());
    }
    return true;
  }

  bool VisitVarDecl(VarDecl *V) {
    if (V->hasInit() && V->hasGlobalStorage() && !V->isStaticLocal() &&
        !V->getDeclContext()->isDependentContext() &&
        !V->getInit()->isValueDependent() && B.isOwn(V->getLocation()))
      Globals.insert(V);
    return true;
  }

  bool VisitFieldDecl(FieldDecl *Field) {
    if (Field->hasInClassInitializer() && Field->getInClassInitializer() &&
        !Field->getDeclContext()->isDependentContext() &&
        B.isOwn(Field->getLocation()))
      Fields.insert(Field);
    return true;
  }

private:
  const FactsBuilder &B;
};

} // namespace

static void extractInitialisers(FactsBuilder &B, const DeclFinder &Found) {
  for (const VarDecl *V : Found.Globals) {
    BodyExtractor Scope(B, nullptr);
    B.addEdge(Scope.value(V->getInit()), B.global(*V), EdgeKind::Same);
  }
  for (const FieldDecl *Field : Found.Fields) {
    BodyExtractor Scope(B, nullptr);
    B.addEdge(Scope.value(Field->getInClassInitializer()),
              B.fieldDefault(*Field), EdgeKind::Same);
    B.addEdge(B.fieldDefault(*Field), B.field(*Field), EdgeKind::Same);
  }
}

TuFacts portcullis::extractFacts(ASTContext &Context, const ModelSet &Models) {
  FactsBuilder B(Context, Models);
  B.Facts.HasErrors = Context.getDiagnostics().hasErrorOccurred();
  DeclFinder Finder(B);
  for (Decl *D : Context.getTranslationUnitDecl()->decls())
    if (B.isOwn(D->getLocation()))
      Finder.TraverseDecl(D);
  extractInitialisers(B, Finder);
  for (const FunctionDecl *F : Finder.Bodies)
    if (!BodyExtractor(B, F).run())
      B.Facts.GivenUp.push_back(
          llvm::formatv("function '{0}' is too large to follow", B.name(*F)));
  return std::move(B.Facts);
}
