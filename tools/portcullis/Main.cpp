//===- Main.cpp - The portcullis command ----------------------------------===//

#include "Commands.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/InitLLVM.h"

using namespace portcullis;

int main(int Count, const char **Arguments) {
  llvm::InitLLVM Init(Count, Arguments);
  llvm::ExitOnError OrExit("portcullis: error: ", CannotRun);
  Options Asked = OrExit(parseOptions(Count, Arguments));
  return OrExit(Asked.Verb == Command::Models ? runModels(Asked)
                                              : runScan(Asked));
}
