//===- IncludeGraph.cpp - Which files of a project include which ----------===//

#include "Extract/IncludeGraph.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

std::string portcullis::pathFromRoot(const SourceManager &SM,
                                     FileEntryRef File) {
  llvm::SmallString<256> Path = File.getName();
  SM.getFileManager().makeAbsolutePath(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return std::string(Path);
}

class IncludeGraph::Callbacks : public PPCallbacks {
public:
  Callbacks(IncludeGraph &To, const SourceManager &SM) : To(To), SM(SM) {}

  void InclusionDirective(SourceLocation Hash, const Token &, StringRef, bool,
                          CharSourceRange, OptionalFileEntryRef File, StringRef,
                          StringRef, const Module *, bool,
                          SrcMgr::CharacteristicKind Kind) override {
    if (!File || SrcMgr::isSystem(Kind))
      return;
    if (OptionalFileEntryRef By = SM.getFileEntryRefForID(SM.getFileID(Hash)))
      To.add(pathFromRoot(SM, *By), pathFromRoot(SM, *File));
  }

private:
  IncludeGraph &To;
  const SourceManager &SM;
};

void IncludeGraph::listenTo(Preprocessor &PP) {
  PP.addPPCallbacks(std::make_unique<Callbacks>(*this, PP.getSourceManager()));
}

void IncludeGraph::add(StringRef By, StringRef File) {
  Included[By].insert(File);
}

void IncludeGraph::addIncluded(llvm::StringSet<> &Files) const {
  llvm::SmallVector<std::string, 16> Pending;
  for (const auto &File : Files)
    Pending.push_back(File.getKey().str());
  while (!Pending.empty()) {
    auto It = Included.find(Pending.pop_back_val());
    if (It == Included.end())
      continue;
    for (const auto &File : It->second)
      if (Files.insert(File.getKey()).second)
        Pending.push_back(File.getKey().str());
  }
}
