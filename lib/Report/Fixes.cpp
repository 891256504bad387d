//===- Fixes.cpp - From findings to changed files -------------------------===//

#include "Report/Fixes.h"
#include "Support/Error.h"
#include "Support/Output.h"
#include "clang/Format/Format.h"
#include "clang/Tooling/DiagnosticsYaml.h"
#include "clang/Tooling/Inclusions/HeaderIncludes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/YAMLTraits.h"
#include <set>

using namespace portcullis;
using clang::tooling::Replacement;
using clang::tooling::Replacements;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

Expected<std::vector<Replacement>>
portcullis::replacementsOf(const Fix &Mend, const Sources &Text) {
  std::vector<Replacement> Result;
  Result.reserve(Mend.Edits.size() + Mend.Includes.size());
  for (const Edit &E : Mend.Edits)
    Result.emplace_back(E.Range.File, E.Range.Offset, E.Range.Length, E.Text);
  if (Mend.Edits.empty() || Mend.Includes.empty())
    return Result;
  const std::string &File = Mend.Edits.front().Range.File;
  clang::format::FormatStyle Style = clang::format::getLLVMStyle();
  if (auto Own = clang::format::getStyle("file", File, "LLVM", Text.text(File)))
    Style = *Own;
  else
    llvm::consumeError(Own.takeError()); // A broken .clang-format: our default.
  clang::tooling::HeaderIncludes Headers(File, Text.text(File),
                                         Style.IncludeStyle);
  for (StringRef Include : Mend.Includes)
    if (auto Insertion =
            Headers.insert(Include.trim("<>"), /*IsAngled=*/true,
                           clang::tooling::IncludeDirective::Include))
      Result.push_back(*Insertion);
  return Result;
}

/// Adds all of \p Wanted or, if one overlaps what is there, none.
static bool addAll(FixSet &Set, llvm::ArrayRef<Replacement> Wanted) {
  std::map<std::string, Replacements> Changed;
  for (const Replacement &R : Wanted) {
    std::string File = R.getFilePath().str();
    auto It = Changed.try_emplace(File, Set.ByFile[File]).first;
    if (llvm::is_contained(It->second, R))
      continue;
    if (Error E = It->second.add(R)) {
      llvm::consumeError(std::move(E)); // Overlaps: the caller counts it.
      return false;
    }
  }
  for (auto &[File, All] : Changed)
    Set.ByFile[File] = std::move(All);
  return true;
}

FixSet portcullis::collectFixes(llvm::ArrayRef<Finding> Findings,
                                const Sources &Text) {
  FixSet Set;
  for (size_t I = 0; I < Findings.size(); ++I) {
    if (Findings[I].Fixes.empty())
      continue;
    Expected<std::vector<Replacement>> Wanted =
        replacementsOf(Findings[I].Fixes.front(), Text);
    if (!Wanted) {
      llvm::consumeError(Wanted.takeError());
      Set.Skipped.push_back(I);
      continue;
    }
    (addAll(Set, *Wanted) ? Set.Fixed : Set.Skipped).push_back(I);
  }
  std::erase_if(Set.ByFile, [](const auto &E) { return E.second.empty(); });
  return Set;
}

/// \p Changes formatted as the file is.
static Expected<Replacements> formatted(const std::string &File, StringRef Code,
                                        const Replacements &Changes) {
  auto Style = clang::format::getStyle("file", File, "none", Code);
  if (!Style)
    return Style.takeError();
  return clang::format::formatReplacements(Code, Changes, *Style);
}

Error portcullis::writeFixes(const FixSet &Fixes, const Sources &Text) {
  for (const auto &[File, Changes] : Fixes.ByFile) {
    StringRef Code = Text.text(File);
    Expected<Replacements> Nice = formatted(File, Code, Changes);
    if (!Nice) {
      llvm::consumeError(Nice.takeError()); // Unformatted is still right.
      Nice = Changes;
    }
    Expected<std::string> After =
        clang::tooling::applyAllReplacements(Code, *Nice);
    if (!After)
      return inContext(File, After.takeError());
    if (Error E =
            writeFile(File, [&](llvm::raw_ostream &Out) { Out << *After; }))
      return E;
  }
  return Error::success();
}

Error portcullis::exportFixes(StringRef Path, llvm::ArrayRef<Finding> Findings,
                              const Sources &Text) {
  clang::tooling::TranslationUnitDiagnostics Unit;
  std::set<Replacement> Known; // What several findings share is made once.
  for (const Finding &F : Findings) {
    clang::tooling::Diagnostic D(("portcullis-" + F.CheckId).str(),
                                 clang::tooling::Diagnostic::Warning, "");
    D.Message.Message = F.Message;
    D.Message.FilePath = F.Where.File;
    D.Message.FileOffset = F.Where.Offset;
    if (!F.Fixes.empty()) {
      Expected<std::vector<Replacement>> All =
          replacementsOf(F.Fixes.front(), Text);
      if (!All)
        return All.takeError();
      for (const Replacement &R : *All)
        if (Known.insert(R).second)
          if (Error E = D.Message.Fix[R.getFilePath()].add(R))
            return E;
    }
    Unit.Diagnostics.push_back(std::move(D));
  }
  return writeFile(Path, [&](llvm::raw_ostream &Out) {
    llvm::yaml::Output Yaml(Out);
    Yaml << Unit;
  });
}
