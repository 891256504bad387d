//===- Names.cpp - Names of declarations in normal form -------------------===//

#include "Extract/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Type.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Index/USRGeneration.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using namespace clang;

/// Namespaces that only name a version although they are not inline: mongocxx
/// (v_noabi), msgpack and Boost.Process (v1, v2), Boost.Log.
static bool isVersionNamespace(llvm::StringRef Name) {
  if (Name == "v_noabi")
    return true;
  return Name.consume_front("v") && !Name.empty() &&
         llvm::all_of(Name, llvm::isDigit);
}

static std::string ownName(const NamedDecl &D) {
  if (isa<CXXConstructorDecl>(D))
    return cast<CXXRecordDecl>(D.getDeclContext())->getNameAsString();
  if (isa<CXXDestructorDecl>(D))
    return "~";
  if (isa<CXXConversionDecl>(D))
    return "operator conversion";
  if (const auto *Record = dyn_cast<CXXRecordDecl>(&D);
      Record && Record->isLambda())
    return "(lambda)";
  return D.getNameAsString();
}

std::string portcullis::normalName(const NamedDecl &D) {
  llvm::SmallVector<std::string, 6> Parts{ownName(D)};
  for (const DeclContext *C = D.getDeclContext(); C && !C->isTranslationUnit();
       C = C->getParent()) {
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(C)) {
      if (!Namespace->isInline() && !Namespace->isAnonymousNamespace() &&
          !isVersionNamespace(Namespace->getName()))
        Parts.push_back(Namespace->getNameAsString());
    } else if (const auto *Named = dyn_cast<NamedDecl>(C);
               Named && isa<RecordDecl, EnumDecl, FunctionDecl>(C)) {
      const auto *Enum = dyn_cast<EnumDecl>(C);
      if (!Enum || Enum->isScoped())
        Parts.push_back(ownName(*Named));
    }
  }
  return llvm::join(llvm::reverse(Parts), "::");
}

/// The first template argument of a smart pointer to a class, or null.
static QualType pointee(const CXXRecordDecl &Record) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
  if (!Spec || !Spec->isInStdNamespace())
    return {};
  llvm::StringRef Name = Spec->getName();
  if (Name != "shared_ptr" && Name != "unique_ptr" && Name != "optional" &&
      Name != "reference_wrapper")
    return {};
  const TemplateArgument &First = Spec->getTemplateArgs().get(0);
  return First.getKind() == TemplateArgument::Type ? First.getAsType()
                                                   : QualType();
}

const CXXRecordDecl *portcullis::recordOf(QualType Type) {
  for (int Depth = 0; Depth < 4 && !Type.isNull(); ++Depth) {
    Type = Type.getNonReferenceType();
    if (const auto *Pointer = Type->getAs<PointerType>())
      Type = Pointer->getPointeeType();
    const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
    if (!Record)
      return nullptr;
    QualType Inner = pointee(*Record);
    if (Inner.isNull() || !recordOf(Inner))
      return Record;
    Type = Inner;
  }
  return nullptr;
}

std::string portcullis::normalTypeName(QualType Type) {
  if (Type.isNull())
    return {};
  if (const CXXRecordDecl *Record = recordOf(Type))
    return normalName(*Record);
  Type = Type.getNonReferenceType();
  if (const auto *Enum = Type->getAs<EnumType>())
    return normalName(*Enum->getDecl());
  if (const auto *Pointer = Type->getAs<PointerType>())
    Type = Pointer->getPointeeType();
  if (const auto *Struct = Type->getAs<RecordType>())
    return normalName(*Struct->getDecl());
  return {};
}

std::string portcullis::placeIdentity(SourceLocation Loc,
                                      const SourceManager &SM,
                                      llvm::StringRef MainFile) {
  Loc = SM.getExpansionLoc(Loc);
  llvm::StringRef File = SM.isInMainFile(Loc)
                             ? MainFile
                             : llvm::sys::path::filename(SM.getFilename(Loc));
  return (File + ":" + llvm::Twine(SM.getFileOffset(Loc))).str();
}

std::string portcullis::functionIdentity(const FunctionDecl &F,
                                         llvm::StringRef MainFile) {
  llvm::SmallString<128> Usr;
  if (index::generateUSRForDecl(&F, Usr))
    Usr = normalName(F);
  const SourceManager &SM = F.getASTContext().getSourceManager();
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  const CXXRecordDecl *Lambda =
      Method && Method->getParent()->isLambda() ? Method->getParent() : nullptr;
  const auto *Enclosing =
      Lambda
          ? dyn_cast_or_null<FunctionDecl>(Lambda->getParentFunctionOrMethod())
          : nullptr;
  if (Enclosing) // One of all units if that is.
    return (Usr + "@" +
            functionIdentity(*Enclosing->getCanonicalDecl(), MainFile) + ":" +
            llvm::Twine(SM.getFileOffset(SM.getExpansionLoc(F.getLocation()))))
        .str();
  // Each executable has its main.
  if (F.isExternallyVisible() && !Lambda && !F.isMain())
    return std::string(Usr);
  // An instance is internal if its arguments are.
  if (F.isTemplateInstantiation())
    return (Usr + "@" + MainFile).str();
  return (Usr + "@" + placeIdentity(F.getLocation(), SM, MainFile)).str();
}
