//===- OwnBodies.cpp - Which function bodies are parsed -------------------===//

#include "Driver/OwnBodies.h"
#include "Driver/Paths.h"
#include "Extract/IncludeGraph.h"
#include "Extract/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace portcullis;
using namespace clang;

static bool isForeignFile(llvm::ArrayRef<std::string> OwnDirectories,
                          const SourceManager &SM, FileID Id) {
  OptionalFileEntryRef File = SM.getFileEntryRefForID(Id);
  return File && isForeign(OwnDirectories, pathFromRoot(SM, *File));
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
    It->second = isForeignFile(Own.Directories, SM, File);
  // A copy of a library that is modelled is none of the project's.
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Function.getDeclContext());
      Class && !It->second)
    It->second = Own.Models.modelsClass(normalName(*Class));
  return It->second;
}
