//===- OwnBodies.cpp - Which function bodies are parsed -------------------===//

#include "Driver/OwnBodies.h"
#include "Driver/Paths.h"
#include "Extract/IncludeGraph.h"
#include "Extract/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

bool portcullis::isForeign(llvm::ArrayRef<std::string> OwnDirectories,
                           StringRef Path) {
  return !OwnDirectories.empty() &&
         llvm::none_of(OwnDirectories, [&](StringRef Directory) {
           return isIn(Directory, Path);
         });
}

static bool isForeignFile(llvm::ArrayRef<std::string> OwnDirectories,
                          const SourceManager &SM, FileID Id) {
  OptionalFileEntryRef File = SM.getFileEntryRefForID(Id);
  if (!File)
    return false;
  return isForeign(OwnDirectories, pathFromRoot(SM, *File));
}

bool OwnBodies::skips(const Decl &Function) {
  const SourceManager &SM = Function.getASTContext().getSourceManager();
  SourceLocation Where = SM.getExpansionLoc(Function.getLocation());
  if (SM.isInSystemHeader(Where))
    return true;
  if (SM.isInMainFile(Where))
    return false;
  const FileID File = SM.getFileID(Where);
  auto [It, IsNew] = IsForeignFile.try_emplace(File);
  if (IsNew)
    It->second = isForeignFile(OwnDirectories, SM, File);
  // A copy of a library that is modelled is none of the project's.
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Function.getDeclContext());
      Class && !It->second)
    It->second = Models.modelsClass(normalName(*Class));
  return It->second;
}
