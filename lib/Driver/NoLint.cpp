//===- NoLint.cpp - NOLINT comments ---------------------------------------===//

#include "Driver/NoLint.h"
#include "clang-tidy/NoLintDirectiveHandler.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Tooling/Core/Diagnostic.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include <tuple>

using namespace portcullis;
using namespace clang;
using llvm::StringRef;

using Heeded = NoLintComments::Heeded;

/// The comments of \p File, and which of them ended before \p Today.
static std::vector<Heeded> readComments(StringRef File, StringRef Code,
                                        std::optional<Day> Today) {
  std::vector<Heeded> Result;
  for (NoLintComment &C : noLintComments(File, Code)) {
    const bool HasEnded = Today && C.Until && *C.Until < *Today;
    Result.push_back({.Comment = std::move(C), .HasEnded = HasEnded});
  }
  return Result;
}

/// \p Code with the word of each comment that does not hold made another, of
/// the same length.
static std::string withoutEnded(StringRef Code, llvm::ArrayRef<Heeded> All) {
  std::string Result = Code.str();
  for (const Heeded &H : All) {
    if (H.holds())
      continue;
    Result[H.Comment.Where.Offset] = 'n';
    if (H.Comment.BlockEnd)
      Result[*H.Comment.BlockEnd] = 'n';
  }
  return Result;
}

/// The handler speaks of diagnostics in flight, so each finding becomes one.
class NoLintComments::FileComments : public DiagnosticConsumer {
public:
  FileComments(StringRef File, StringRef Code, std::optional<Day> Today)
      : All(readComments(File, Code, Today)),
        Code(Today ? withoutEnded(Code, All) : Code.str()),
        Files(File, this->Code), Engine(DiagnosticIDs::create(), Options, this,
                                        /*ShouldOwnClient=*/false) {
    Engine.setSourceManager(&Files.get());
    Id = Engine.getCustomDiagID(DiagnosticsEngine::Warning, "finding");
  }

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    llvm::SmallVector<tooling::Diagnostic, 1> Errors; // clang-tidy's to tell.
    IsSuppressed = Handler.shouldSuppress(Level, Info, Check, Errors,
                                          /*AllowIO=*/true,
                                          /*EnableNoLintBlocks=*/true);
  }

  std::optional<std::string> suppress(const Finding &F) {
    Check = ("portcullis-" + F.CheckId).str();
    SourceManager &SM = Files.get();
    Engine.Report(SM.getLocForStartOfFile(SM.getMainFileID())
                      .getLocWithOffset(static_cast<int>(F.Where.Offset)),
                  Id);
    if (!IsSuppressed)
      return std::nullopt;
    StringRef Reason;
    for (Heeded &H : All) {
      if (!H.holds() || !H.Comment.isAbout(F.CheckId, F.Where))
        continue;
      H.IsUsed = true;
      if (Reason.empty())
        Reason = H.Comment.Reason;
    }
    return llvm::json::fixUTF8(Reason);
  }

  llvm::ArrayRef<Heeded> comments() const { return All; }

private:
  std::vector<Heeded> All;
  const std::string Code; ///< As clang-tidy is shown it.
  SourceManagerForFile Files;
  DiagnosticOptions Options;
  DiagnosticsEngine Engine;
  tidy::NoLintDirectiveHandler Handler;
  unsigned Id = 0;
  std::string Check;
  bool IsSuppressed = false;
};

NoLintComments::NoLintComments(const Sources &Text, std::optional<Day> Today)
    : Text(Text), Today(Today) {}

NoLintComments::~NoLintComments() = default;

NoLintComments::FileComments *NoLintComments::find(StringRef File) {
  StringRef Code = Text.text(File);
  // Clang reads no other encodings than UTF-8.
  if (!Code.contains("NOLINT") || SrcMgr::ContentCache::getInvalidBOM(Code))
    return nullptr;
  std::unique_ptr<FileComments> &Comments = Files[File];
  if (!Comments)
    Comments = std::make_unique<FileComments>(File, Code, Today);
  return Comments.get();
}

std::optional<std::string> NoLintComments::suppress(const Finding &F) {
  if (F.Where.Offset > Text.text(F.Where.File).size())
    return std::nullopt;
  FileComments *Comments = find(F.Where.File);
  return Comments ? Comments->suppress(F) : std::nullopt;
}

llvm::ArrayRef<Heeded> NoLintComments::commentsOf(StringRef File) {
  const FileComments *Comments = find(File);
  return Comments ? Comments->comments() : llvm::ArrayRef<Heeded>();
}

std::vector<Notice> NoLintComments::notices() const {
  std::vector<Notice> Result;
  for (const auto &Entry : Files)
    for (const Heeded &H : Entry.second->comments())
      if (const Location &At = H.Comment.EndWhere; At.isValid())
        Result.push_back(
            {.IsError = true,
             .File = At.File,
             .Message = llvm::formatv(
                 "expected the last day of a NOLINT comment, as in 'until "
                 "2027-01-31', found '{0}'; the comment suppresses nothing",
                 llvm::json::fixUTF8(H.Comment.End)),
             .Line = At.Line,
             .Column = At.Column});
  llvm::sort(Result, [](const Notice &A, const Notice &B) {
    return std::tie(A.File, A.Line, A.Column) <
           std::tie(B.File, B.Line, B.Column);
  });
  return Result;
}
