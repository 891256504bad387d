//===- Extract.cpp - From the AST of a unit to its facts ------------------===//

#include "Extract/Extract.h"
#include "Extract/BodyExtractor.h"
#include "Extract/Names.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Index/USRGeneration.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/FormatVariadic.h"
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

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

/// Tells which functions have statements that are not known: what Clang cannot
/// make sense of it leaves out, in whole or in part. What is wrong in a lambda
/// is the lambda's.
class ErrorFinder : public RecursiveASTVisitor<ErrorFinder> {
public:
  ErrorFinder(const FactsBuilder &B,
              std::optional<llvm::ArrayRef<SourceLocation>> Errors)
      : SM(B.SM), AreAnywhere(!Errors && B.Facts.HasErrors),
        HasErrors(B.Facts.HasErrors) {
    if (!Errors)
      return;
    for (SourceLocation Where : *Errors) {
      auto [File, Offset] = SM.getDecomposedExpansionLoc(Where);
      Offsets[File].insert(Offset);
    }
  }

  bool areIn(const FunctionDecl &F) {
    if (AreAnywhere || !HasErrors)
      return HasErrors;
    Lambdas.clear();
    // What uses something that was broken elsewhere has no error of its own.
    if (!TraverseDecl(const_cast<FunctionDecl *>(&F)))
      return true;
    auto [File, Begin] = SM.getDecomposedExpansionLoc(F.getBeginLoc());
    const unsigned End = SM.getDecomposedExpansionLoc(F.getEndLoc()).second;
    const std::set<unsigned> &Here = Offsets[File];
    return std::any_of(
        Here.lower_bound(Begin), Here.upper_bound(End), [&](unsigned Offset) {
          return llvm::none_of(Lambdas, [&](std::pair<unsigned, unsigned> L) {
            return L.first <= Offset && Offset <= L.second;
          });
        });
  }

  /// Whether \p D shows that it has an error.
  bool showsError(Decl &D) { return !TraverseDecl(&D); }

  static bool shouldVisitImplicitCode() { return true; }
  static bool shouldVisitTemplateInstantiations() { return true; }
  bool TraverseLambdaExpr(LambdaExpr *E) {
    const SourceRange Body = E->getBody()->getSourceRange();
    Lambdas.emplace_back(SM.getDecomposedExpansionLoc(Body.getBegin()).second,
                         SM.getDecomposedExpansionLoc(Body.getEnd()).second);
    return VisitExpr(E) && llvm::all_of(E->capture_inits(), [&](Expr *Init) {
             return TraverseStmt(Init);
           });
  }
  static bool VisitExpr(Expr *E) { return !E->containsErrors(); }
  static bool VisitVarDecl(VarDecl *V) { return !V->isInvalidDecl(); }

private:
  const SourceManager &SM;
  bool AreAnywhere, HasErrors;
  std::map<FileID, std::set<unsigned>> Offsets; ///< Of errors.
  /// Those of the function that is looked at: where their bodies begin and end.
  std::vector<std::pair<unsigned, unsigned>> Lambdas;
};

} // namespace

static std::string identityOf(const FactsBuilder &B, const Decl &D) {
  if (const auto *F = dyn_cast<FunctionDecl>(&D))
    return functionIdentity(*F, B.Facts.MainFile);
  llvm::SmallString<128> Usr;
  index::generateUSRForDecl(&D, Usr);
  return std::string(Usr);
}

/// By where they stand, and not as headers happened to come: that depends on
/// who else includes them.
template <typename T>
static std::vector<const T *> inOrder(const FactsBuilder &B,
                                      const llvm::SetVector<const T *> &Found) {
  struct Place {
    StringRef File;
    unsigned Offset;
    const T *What;
  };
  std::map<FileID, std::string> Paths;
  std::vector<Place> Places;
  Places.reserve(Found.size());
  for (const T *D : Found) {
    auto [File, Offset] =
        B.SM.getDecomposedLoc(B.SM.getExpansionLoc(D->getLocation()));
    auto [It, IsNew] = Paths.try_emplace(File);
    if (IsNew)
      It->second = B.pathOf(File);
    Places.push_back({.File = It->second, .Offset = Offset, .What = D});
  }
  std::ranges::stable_sort(Places, [&](const Place &X, const Place &Y) {
    auto Order = std::tie(X.File, X.Offset) <=> std::tie(Y.File, Y.Offset);
    if (Order != 0)
      return Order < 0;
    // Instances of one template.
    return X.What != Y.What && identityOf(B, *X.What) < identityOf(B, *Y.What);
  });
  std::vector<const T *> Result;
  Result.reserve(Places.size());
  for (const Place &P : Places)
    Result.push_back(P.What);
  return Result;
}

static void extractInitialisers(FactsBuilder &B, const DeclFinder &Found) {
  for (const VarDecl *V : inOrder(B, Found.Globals)) {
    BodyExtractor Scope(B, nullptr);
    B.addEdge(Scope.value(V->getInit()), B.global(*V), EdgeKind::Same);
  }
  for (const FieldDecl *Field : inOrder(B, Found.Fields)) {
    BodyExtractor Scope(B, nullptr);
    B.addEdge(Scope.value(B.initialiser(*Field)), B.fieldDefault(*Field),
              EdgeKind::Same);
    B.addEdge(B.fieldDefault(*Field), B.field(*Field), EdgeKind::Same);
  }
}

/// The outermost class in \p Scope that \p Where is in; null if it is in none.
static const Decl *classAround(const SourceManager &SM,
                               const DeclContext &Scope, SourceLocation Where) {
  const auto [File, Offset] = SM.getDecomposedExpansionLoc(Where);
  for (const Decl *D : Scope.decls()) {
    const auto [From, Begin] = SM.getDecomposedExpansionLoc(D->getBeginLoc());
    const auto [To, End] = SM.getDecomposedExpansionLoc(D->getEndLoc());
    if (From != File || To != File || Offset < Begin || End < Offset)
      continue;
    if (isa<NamespaceDecl, LinkageSpecDecl>(D))
      return classAround(SM, *cast<DeclContext>(D), Where);
    // What else there is may do anything to what others declare.
    return isa<TagDecl, ClassTemplateDecl>(D) ? D : nullptr;
  }
  return nullptr;
}

/// Adds where in the project's code \p Errors are that are in no function that
/// is extracted.
static void addErrorsOutside(FactsBuilder &B, const DeclFinder &Found,
                             llvm::ArrayRef<SourceLocation> Errors) {
  auto IsInside = [&](SourceLocation Where) {
    const auto [File, Offset] = B.SM.getDecomposedExpansionLoc(Where);
    return llvm::any_of(Found.Bodies, [&, File, Offset](const FunctionDecl *F) {
      const auto [In, Begin] = B.SM.getDecomposedExpansionLoc(F->getBeginLoc());
      return In == File && Begin <= Offset &&
             Offset <= B.SM.getDecomposedExpansionLoc(F->getEndLoc()).second;
    });
  };
  for (SourceLocation Error : Errors) {
    const SourceLocation Where = B.SM.getExpansionLoc(Error);
    if (!B.isOwn(Where) || IsInside(Where))
      continue;
    const Decl *Around =
        classAround(B.SM, *B.Context.getTranslationUnitDecl(), Where);
    Span Place = B.span(Around ? Around->getSourceRange() : Where);
    if (!Around)
      Place.Length = 0;
    B.Facts.ErrorsOutside.push_back(Place);
  }
}

/// Whether headers of others show errors and the project's code shows none:
/// clang-tidy parses the bodies of functions in headers, too.
static bool areErrorsOfOthers(const FactsBuilder &B) {
  ErrorFinder Finder(B, std::nullopt);
  bool HaveOthers = false;
  for (Decl *D : B.Context.getTranslationUnitDecl()->decls()) {
    const bool IsOwn = B.isOwn(D->getLocation());
    if ((IsOwn || !HaveOthers) && Finder.showsError(*D)) {
      if (IsOwn)
        return false;
      HaveOthers = true;
    }
  }
  return HaveOthers;
}

TuFacts
portcullis::extractFacts(ASTContext &Context, const ModelSet &Models,
                         const IncludeGraph &Includes,
                         std::optional<llvm::ArrayRef<SourceLocation>> Errors) {
  FactsBuilder B(Context, Models, Includes);
  B.Facts.HasErrors = Context.getDiagnostics().hasErrorOccurred() &&
                      (Errors || !areErrorsOfOthers(B));
  DeclFinder Finder(B);
  for (Decl *D : Context.getTranslationUnitDecl()->decls())
    if (B.isOwn(D->getLocation()))
      Finder.TraverseDecl(D);
  extractInitialisers(B, Finder);
  ErrorFinder Broken(B, Errors);
  if (Errors)
    addErrorsOutside(B, Finder, *Errors);
  else
    B.Facts.AreErrorsAnywhere = B.Facts.HasErrors;
  for (const FunctionDecl *F : inOrder(B, Finder.Bodies)) {
    if (const auto *Method = dyn_cast<CXXMethodDecl>(F))
      B.recordOverridden(*Method);
    if (!BodyExtractor(B, F).run())
      B.Facts.GivenUp.push_back(
          llvm::formatv("function '{0}' is too large to follow", B.name(*F)));
    B.Facts.Functions[B.function(*F)].HasErrors = Broken.areIn(*F);
  }
  return std::move(B.Facts);
}
