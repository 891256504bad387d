//===- Fixes.cpp - From findings to changed files -------------------------===//

#include "Report/Fixes.h"
#include "Support/Error.h"
#include "Support/Output.h"
#include "clang/Format/Format.h"
#include "clang/Tooling/DiagnosticsYaml.h"
#include "clang/Tooling/Inclusions/HeaderIncludes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/YAMLTraits.h"

using namespace portcullis;
using clang::tooling::Replacement;
using clang::tooling::Replacements;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

/// \p Inserted, which begins in the line of \p Offset, as the file \p Code
/// would have it: further lines are indented as that one, line ends are the
/// file's.
static std::string asIn(StringRef Code, unsigned Offset, StringRef Inserted) {
  if (!Inserted.contains('\n'))
    return Inserted.str();
  StringRef Line = Code.take_front(Offset);
  Line = Line.drop_front(Line.rfind('\n') + 1); // npos + 1 is 0.
  StringRef Indent =
      Line.take_while([](char C) { return C == ' ' || C == '\t'; });
  const bool HasReturns = 2 * Code.count("\r\n") > Code.count('\n');
  std::string Result;
  for (size_t At = 0; At < Inserted.size(); ++At) {
    if (Inserted[At] != '\n') {
      Result += Inserted[At];
      continue;
    }
    Result += HasReturns ? "\r\n" : "\n";
    StringRef Rest = Inserted.drop_front(At + 1);
    if (!Rest.empty() && !llvm::isSpace(Rest.front()))
      Result += Indent;
  }
  return Result;
}

const clang::tooling::HeaderIncludes &
FixedFiles::headersOf(const std::string &File) {
  if (auto It = Headers.find(File); It != Headers.end())
    return It->second;
  clang::format::FormatStyle Style = clang::format::getLLVMStyle();
  // Without its text, which is only read to tell Objective-C from C++.
  if (auto Own = clang::format::getStyle("file", File, "LLVM"))
    Style = *Own;
  else
    llvm::consumeError(Own.takeError()); // A broken .clang-format: our default.
  return Headers.try_emplace(File, File, Text.text(File), Style.IncludeStyle)
      .first->second;
}

std::vector<Replacement>
FixedFiles::includes(const std::string &File,
                     const std::set<std::string> &Includes) {
  StringRef Code = Text.text(File);
  std::map<unsigned, std::string> ByOffset;
  for (StringRef Include : Includes)
    if (auto Insertion =
            headersOf(File).insert(Include.trim("<>"), /*IsAngled=*/true,
                                   clang::tooling::IncludeDirective::Include))
      ByOffset[Insertion->getOffset()] += Insertion->getReplacementText();
  std::vector<Replacement> Result;
  Result.reserve(ByOffset.size());
  for (const auto &[Offset, Lines] : ByOffset)
    Result.emplace_back(File, Offset, 0, asIn(Code, Offset, Lines));
  return Result;
}

std::vector<Replacement> FixedFiles::edits(const Fix &Mend) const {
  std::vector<Replacement> Result;
  Result.reserve(Mend.Edits.size());
  for (const Edit &E : Mend.Edits)
    Result.emplace_back(E.Range.File, E.Range.Offset, E.Range.Length,
                        asIn(Text.text(E.Range.File), E.Range.Offset, E.Text));
  return Result;
}

std::vector<Replacement> FixedFiles::replacements(const Fix &Mend) {
  std::vector<Replacement> Result = edits(Mend);
  if (!Mend.Edits.empty() && !Mend.Includes.empty())
    llvm::append_range(Result,
                       includes(Mend.Edits.front().Range.File,
                                {Mend.Includes.begin(), Mend.Includes.end()}));
  return Result;
}

/// Adds all of \p Wanted for finding \p Index or, if one overlaps what is
/// there, none.
static bool addAll(FixSet &Set, size_t Index,
                   llvm::ArrayRef<Replacement> Wanted) {
  std::map<std::string, Replacements> Changed;
  std::vector<Replacement> New;
  for (const Replacement &R : Wanted) {
    std::string File = R.getFilePath().str();
    auto It = Changed.try_emplace(File, Set.ByFile[File]).first;
    if (llvm::is_contained(It->second, R))
      continue;
    if (Error E = It->second.add(R)) {
      llvm::consumeError(std::move(E)); // Overlaps: the caller counts it.
      return false;
    }
    New.push_back(R);
  }
  for (auto &[File, All] : Changed)
    Set.ByFile[File] = std::move(All);
  llvm::append_range(Set.ByFinding[Index], New);
  return true;
}

FixSet portcullis::collectFixes(llvm::ArrayRef<Finding> Findings,
                                const Sources &Text) {
  struct Wanted {
    size_t First; ///< Finding that needs one first.
    std::set<std::string> Includes;
  };
  FixSet Set;
  FixedFiles Files(Text);
  std::map<std::string, Wanted> Includes; // By file: they meet in one place.
  for (size_t I = 0; I < Findings.size(); ++I) {
    if (Findings[I].Fixes.empty())
      continue;
    const Fix &Mend = Findings[I].Fixes.front();
    if (!addAll(Set, I, Files.edits(Mend))) {
      Set.Skipped.push_back(I);
      continue;
    }
    Set.Fixed.push_back(I);
    if (Mend.Edits.empty() || Mend.Includes.empty())
      continue;
    auto It =
        Includes.try_emplace(Mend.Edits.front().Range.File, Wanted{I, {}});
    It.first->second.Includes.insert(Mend.Includes.begin(),
                                     Mend.Includes.end());
  }
  for (const auto &[File, W] : Includes)
    addAll(Set, W.First, Files.includes(File, W.Includes));
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
                              const FixSet &Fixes) {
  clang::tooling::TranslationUnitDiagnostics Unit;
  for (size_t I = 0; I < Findings.size(); ++I) {
    const Finding &F = Findings[I];
    clang::tooling::Diagnostic D(("portcullis-" + F.CheckId).str(),
                                 clang::tooling::Diagnostic::Warning, "");
    D.Message.Message = F.Message;
    D.Message.FilePath = F.Where.File;
    D.Message.FileOffset = F.Where.Offset;
    if (auto It = Fixes.ByFinding.find(I); It != Fixes.ByFinding.end())
      for (const Replacement &R : It->second)
        if (Error E = D.Message.Fix[R.getFilePath()].add(R))
          return E;
    Unit.Diagnostics.push_back(std::move(D));
  }
  return writeFile(Path, [&](llvm::raw_ostream &Out) {
    llvm::yaml::Output Yaml(Out);
    Yaml << Unit;
  });
}
