//===- PortcullisTidyModule.cpp - The clang-tidy plugin -------------------===//

#include "TidyCheck.h"
#include "clang-tidy/ClangTidyModule.h"

using namespace clang::tidy;

namespace portcullis {
namespace {

class PortcullisModule : public ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &Factories) override {
    for (const Check &C : allChecks())
      Factories.registerCheckFactory(
          ("portcullis-" + C.Info.Id).str(),
          [Id = C.Info.Id](llvm::StringRef Name, ClangTidyContext *Context) {
            return std::make_unique<TidyCheck>(Name, Context, Id);
          });
  }
};

} // namespace

static ClangTidyModuleRegistry::Add<PortcullisModule>
    Module("portcullis-module", "Security checks for web APIs.");

} // namespace portcullis
