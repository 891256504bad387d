//===- Preamble.cpp - Headers that many units include, parsed once --------===//

#include "Driver/Preamble.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/ASTWriter.h"
#include "clang/Serialization/PCHContainerOperations.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <map>

using namespace portcullis;
using namespace clang;
using llvm::ArrayRef;
using llvm::IntrusiveRefCntPtr;
using llvm::StringRef;
namespace vfs = llvm::vfs;

//===----------------------------------------------------------------------===//
// Planning
//===----------------------------------------------------------------------===//

HeaderId HeaderTable::add(const HeaderTokens &Header) {
  auto [It, IsNew] = Ids.try_emplace(toBytes(Header), All.size());
  if (IsNew) {
    std::string Kind = toBytes(std::pair(Header.Path, Header.Shape));
    auto [Of, IsFirst] = Kinds.try_emplace(Kind, Sizes.size());
    if (IsFirst)
      Sizes.push_back(Header.Count);
    All.push_back({.Kind = Of->second, .Declarations = Header.Declarations});
  }
  return It->second;
}

UnitHeaders portcullis::headersOf(const UnitTokens &Tokens,
                                  HeaderTable &Table) {
  UnitHeaders Result{.IsKnown = true, .Own = Tokens.Own};
  for (const HeaderTokens &Header : Tokens.Headers) {
    Result.Headers.push_back(Table.add(Header));
    Result.Kinds.push_back(Table.kind(Result.Headers.back()));
  }
  for (const SystemInclude &Include : Tokens.Includes) {
    UnitHeaders::Include &Added = Result.Includes.emplace_back();
    Added.Name = Include.Name;
    for (uint32_t Header : Include.Headers)
      Added.Kinds.push_back(Result.Kinds[Header]);
  }
  llvm::sort(Result.Kinds);
  return Result;
}

namespace {

/// Finds groups among units with equal flags.
class Planner {
public:
  Planner(ArrayRef<UnitHeaders> Units, const HeaderTable &Table)
      : Units(Units), Table(Table) {}

  void plan(std::vector<size_t> Rest, std::vector<PreamblePlan> &Plans) const;

private:
  /// Of the time that parsing takes: what a preamble saves one unit, and what
  /// it costs to make. Measured on cpp-httplib, Crow, Drogon and oatpp.
  static constexpr double Saved = 0.9;
  static constexpr double Cost = 1.4;

  using Kinds = std::vector<HeaderKind>;
  uint64_t size(ArrayRef<HeaderKind> Of) const;
  static Kinds common(ArrayRef<HeaderKind> A, ArrayRef<HeaderKind> B);
  size_t largest(ArrayRef<size_t> Of) const;
  std::vector<size_t> byOverlap(size_t Unit, std::vector<size_t> Others) const;
  std::vector<const UnitHeaders::Include *>
  includes(size_t Unit, ArrayRef<HeaderKind> Of) const;
  PreamblePlan best(size_t First, ArrayRef<size_t> Others) const;

  ArrayRef<UnitHeaders> Units;
  const HeaderTable &Table;
};

} // namespace

uint64_t Planner::size(ArrayRef<HeaderKind> Of) const {
  uint64_t Sum = 0;
  for (HeaderKind Kind : Of)
    Sum += Table.size(Kind);
  return Sum;
}

Planner::Kinds Planner::common(ArrayRef<HeaderKind> A, ArrayRef<HeaderKind> B) {
  Kinds Result;
  std::ranges::set_intersection(A, B, std::back_inserter(Result));
  return Result;
}

/// The first of those with most tokens.
size_t Planner::largest(ArrayRef<size_t> Of) const {
  return *llvm::max_element(Of, [&](size_t A, size_t B) {
    return size(Units[A].Kinds) < size(Units[B].Kinds);
  });
}

/// What \p Unit includes that brings nothing but \p Of.
std::vector<const UnitHeaders::Include *>
Planner::includes(size_t Unit, ArrayRef<HeaderKind> Of) const {
  std::vector<const UnitHeaders::Include *> Result;
  for (const UnitHeaders::Include &I : Units[Unit].Includes)
    if (!I.Name.empty() && !I.Kinds.empty() &&
        llvm::all_of(I.Kinds, [&](HeaderKind Kind) {
          return llvm::binary_search(Of, Kind);
        }))
      Result.push_back(&I);
  return Result;
}

/// \p Others by how much they have in common with \p Unit, most first.
std::vector<size_t> Planner::byOverlap(size_t Unit,
                                       std::vector<size_t> Others) const {
  std::map<size_t, uint64_t> Overlap;
  for (size_t Other : Others)
    Overlap[Other] = size(common(Units[Unit].Kinds, Units[Other].Kinds));
  llvm::sort(Others, [&](size_t A, size_t B) {
    return std::pair(Overlap[B], A) < std::pair(Overlap[A], B);
  });
  return Others;
}

/// What \p First best shares with those \p Others that come first; each that
/// joins makes what all have in common smaller. No units: with none.
PreamblePlan Planner::best(size_t First, ArrayRef<size_t> Others) const {
  PreamblePlan Best;
  double BestGain = 0;
  Kinds Shared = Units[First].Kinds;
  for (size_t Count = 2; Count <= Others.size() + 1; ++Count) {
    Shared = common(Shared, Units[Others[Count - 2]].Kinds);
    if (Count < FewestUnits)
      continue;
    auto Includes = includes(First, Shared);
    uint64_t Tokens = 0;
    for (const UnitHeaders::Include *I : Includes)
      Tokens += size(I->Kinds);
    double Gain = static_cast<double>(Tokens) *
                  ((static_cast<double>(Count) * Saved) - Cost);
    if (Gain <= BestGain)
      continue;
    BestGain = Gain;
    Best.Includes.clear();
    for (const UnitHeaders::Include *I : Includes)
      Best.Includes.push_back(I->Name);
    Best.Units = {First};
    llvm::append_range(Best.Units, Others.take_front(Count - 1));
  }
  return Best;
}

void Planner::plan(std::vector<size_t> Rest,
                   std::vector<PreamblePlan> &Plans) const {
  while (Rest.size() >= FewestUnits) {
    size_t First = largest(Rest);
    llvm::erase(Rest, First);
    PreamblePlan Made = best(First, byOverlap(First, Rest));
    llvm::erase_if(Rest, [&](size_t Unit) {
      return llvm::is_contained(Made.Units, Unit);
    });
    if (!Made.Units.empty())
      Plans.push_back(std::move(Made));
  }
}

std::vector<PreamblePlan> portcullis::planPreambles(ArrayRef<UnitHeaders> Units,
                                                    ArrayRef<std::string> Flags,
                                                    const HeaderTable &Table) {
  std::map<StringRef, std::vector<size_t>> ByFlags;
  for (const auto &[Index, Unit] : llvm::enumerate(Units))
    if (Unit.IsKnown)
      ByFlags[Flags[Index]].push_back(Index);
  std::vector<PreamblePlan> Plans;
  for (auto &[_, Group] : ByFlags)
    Planner(Units, Table).plan(std::move(Group), Plans);
  // All stay in memory, 10 to 40 MB each, until the last unit is parsed: those
  // for most units are made.
  static constexpr size_t MostPreambles = 8;
  llvm::sort(Plans, [](const PreamblePlan &A, const PreamblePlan &B) {
    return std::pair(B.Units.size(), A.Units.front()) <
           std::pair(A.Units.size(), B.Units.front());
  });
  Plans.resize(std::min(Plans.size(), MostPreambles));
  return Plans;
}

//===----------------------------------------------------------------------===//
// Making
//===----------------------------------------------------------------------===//

std::string portcullis::flagsOf(const Job &J) {
  StringRef Language =
      llvm::sys::path::extension(J.File); // Unless a flag says.
  return J.Directory + '\n' + Language.str() + '\n' +
         llvm::join(ArrayRef(J.CommandLine).drop_back(), "\n");
}

std::optional<UnitTokens>
portcullis::surveyUnit(const Job &J, IntrusiveRefCntPtr<vfs::FileSystem> Disk) {
  TokenRecorder Recorder;
  DiagnosticConsumer Errors; // Counts them.
  if (!runFrontend({.CommandLine = J.CommandLine,
                    .Directory = J.Directory,
                    .Disk = std::move(Disk),
                    .Diagnostics = Errors},
                   [&] { return listenOnly(Recorder); }))
    return std::nullopt;
  return Recorder.take();
}

// Where Clang sees a preamble. Not on the disk: nothing is left behind, and
// nobody else can write it.
static constexpr StringRef TextPath = "/portcullis-preamble/headers.h";
static constexpr StringRef BytesPath = "/portcullis-preamble/headers.pch";

static IntrusiveRefCntPtr<vfs::FileSystem>
overlay(IntrusiveRefCntPtr<vfs::FileSystem> Disk, const Preamble &P) {
  auto Files = llvm::makeIntrusiveRefCnt<vfs::InMemoryFileSystem>();
  for (auto [Path, Content] :
       {std::pair(TextPath, StringRef(P.Text)), {BytesPath, P.Bytes}})
    Files->addFile(Path, /*ModificationTime=*/0,
                   llvm::MemoryBuffer::getMemBuffer(Content, Path));
  auto Result =
      llvm::makeIntrusiveRefCnt<vfs::OverlayFileSystem>(std::move(Disk));
  Result->pushOverlay(std::move(Files));
  return Result;
}

FrontendRun portcullis::withPreamble(FrontendRun Run, const Preamble &P) {
  Run.Disk = overlay(std::move(Run.Disk), P);
  Run.Adjust = [](CompilerInvocation &Invocation) {
    Invocation.getPreprocessorOpts().ImplicitPCHInclude = BytesPath;
  };
  return Run;
}

namespace {

/// Writes to memory.
class HeaderPrecompiler : public PCHGenerator {
public:
  HeaderPrecompiler(CompilerInstance &CI, const std::string &Sysroot,
                    std::shared_ptr<PCHBuffer> To)
      : PCHGenerator(CI.getPreprocessor(), CI.getModuleCache(), BytesPath,
                     Sysroot, std::move(To), CI.getCodeGenOpts(),
                     /*Extensions=*/{}) {}

  bool shouldSkipFunctionBody(Decl *) override { return true; }
};

class PrecompileAction : public ASTFrontendAction {
public:
  PrecompileAction(TokenRecorder &Recorder, std::shared_ptr<PCHBuffer> To)
      : Recorder(Recorder), To(std::move(To)) {}

  TranslationUnitKind getTranslationUnitKind() override { return TU_Prefix; }
  bool hasASTFileSupport() const override { return false; }

protected:
  bool BeginSourceFileAction(CompilerInstance &CI) override {
    CI.getLangOpts().CompilingPCH = true;
    Recorder.listenTo(CI.getPreprocessor());
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef) override {
    std::string Sysroot;
    if (!GeneratePCHAction::ComputeASTConsumerArguments(CI, Sysroot))
      return nullptr;
    return std::make_unique<HeaderPrecompiler>(CI, Sysroot, To);
  }

private:
  TokenRecorder &Recorder;
  std::shared_ptr<PCHBuffer> To;
};

} // namespace

bool portcullis::buildPreamble(Preamble &P, const Job &J,
                               IntrusiveRefCntPtr<vfs::FileSystem> Disk) {
  TokenRecorder Recorder;
  auto Written = std::make_shared<PCHBuffer>();
  DiagnosticConsumer Errors; // Counts them.
  auto Adjust = [&](CompilerInvocation &Invocation) {
    FrontendOptions &Options = Invocation.getFrontendOpts();
    InputKind Kind = Options.Inputs.front().getKind();
    Options.Inputs = {FrontendInputFile(TextPath, Kind)};
    Options.ProgramAction = frontend::GeneratePCH;
    Invocation.getLangOpts().PCHInstantiateTemplates = true;
    // They come with the unit's own text.
    Invocation.getPreprocessorOpts().Includes.clear();
    Invocation.getPreprocessorOpts().MacroIncludes.clear();
  };
  if (!runFrontend({.CommandLine = J.CommandLine,
                    .Directory = J.Directory,
                    .Disk = overlay(std::move(Disk), P),
                    .Diagnostics = Errors,
                    .Adjust = Adjust},
                   [&] {
                     return std::make_unique<PrecompileAction>(Recorder,
                                                               Written);
                   }) ||
      !Written->IsComplete)
    return false;
  UnitTokens Tokens = Recorder.take();
  P.Headers = std::move(Tokens.Headers);
  P.Bytes.assign(Written->Data.begin(), Written->Data.end());
  return Tokens.Own == 0;
}
