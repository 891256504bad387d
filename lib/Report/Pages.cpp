//===- Pages.cpp - The checks' pages --------------------------------------===//

#include "Report/Pages.h"
#include <array>

namespace {
struct EmbeddedPage {
  llvm::StringLiteral Id;
  llvm::StringLiteral Text;
};
} // namespace

static constexpr auto Pages = std::to_array<EmbeddedPage>({
#include "EmbeddedPages.inc"
    {.Id = "", .Text = ""},
});

llvm::StringRef portcullis::checkPage(llvm::StringRef Id) {
  for (const EmbeddedPage &Page : Pages)
    if (Page.Id == Id)
      return Page.Text;
  return {};
}
