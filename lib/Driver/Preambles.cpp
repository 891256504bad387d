//===- Preambles.cpp - The preambles of many units ------------------------===//

#include "Driver/Preambles.h"
#include "Driver/Progress.h"
#include "Support/SortUnique.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include <algorithm>

using namespace portcullis;
using llvm::Error;
using llvm::Expected;

/// What a worker gives back of a unit that it could preprocess, and what it
/// asked for. Else its bytes are empty, and so cannot be read.
using Survey = std::pair<UnitTokens, std::vector<Input>>;

static Declarations declarationsOf(llvm::ArrayRef<HeaderTokens> Headers) {
  Declarations Result;
  for (const HeaderTokens &Header : Headers)
    llvm::append_range(Result, Header.Declarations);
  sortUnique(Result);
  return Result;
}

static std::string survey(const Job &J, bool KeepsInputs) {
  UnitDisk Disk(J.Directory, KeepsInputs);
  if (Disk.error())
    return {};
  std::optional<UnitTokens> Tokens = surveyUnit(J, Disk.files());
  if (!Tokens)
    return {};
  return toBytes(Survey(std::move(*Tokens), Disk.inputs()));
}

/// Fewer units that are compiled alike are parsed side by side before they were
/// preprocessed to see what they have in common.
static constexpr size_t FewestAlike = 4;

Expected<Preambles> Preambles::plan(llvm::ArrayRef<const Job *> Jobs,
                                    const WorkerLimits &Limits,
                                    bool KeepsInputs, bool ShowsProgress) {
  std::vector<std::string> Flags;
  llvm::StringMap<size_t> Alike;
  for (const Job *J : Jobs) {
    Flags.push_back(J->CommandLine.empty() ? std::string() : flagsOf(*J));
    ++Alike[Flags.back()];
  }
  std::vector<size_t> Asked;
  for (size_t I = 0; I < Jobs.size(); ++I)
    if (!Jobs[I]->CommandLine.empty() && Alike[Flags[I]] >= FewestAlike)
      Asked.push_back(I);
  Preambles Result;
  Result.Units.resize(Jobs.size());
  std::vector<UnitHeaders> Surveyed(Jobs.size());
  Progress Shown(Asked.size(), ShowsProgress, "what units include: ");
  if (Error E = runInWorkers(
          Asked.size(), Limits,
          [&](size_t I) { return survey(*Jobs[Asked[I]], KeepsInputs); },
          [&](size_t I, const WorkResult &Given) {
            const size_t Index = Asked[I];
            Shown.advance(llvm::sys::path::filename(Jobs[Index]->File));
            Survey Seen;
            if (!Given.Lost.empty() || !fromBytes(Given.Bytes, Seen))
              return;
            Surveyed[Index] = headersOf(Seen.first, Result.Headers);
            Alone &Unit = Result.Units[Index];
            Unit.Own = Surveyed[Index].Own;
            Unit.Headers = std::move(Surveyed[Index].Headers);
            for (const Input &In : Seen.second)
              Unit.Inputs.push_back(Result.Inputs.add(In));
          }))
    return std::move(E);
  Result.Plans = planPreambles(Surveyed, Flags, Result.Headers);
  for (const auto &[Preamble, Plan] : llvm::enumerate(Result.Plans))
    for (size_t Index : Plan.Units)
      Result.Units[Index].After = Preamble;
  return std::move(Result);
}

Declarations Preambles::declarations(size_t Index) const {
  Declarations Result;
  for (HeaderId Id : Units[Index].Headers)
    llvm::append_range(Result, Headers.declarations(Id));
  sortUnique(Result);
  return Result;
}

std::vector<size_t> Preambles::unitsAfter(size_t Preamble) const {
  std::vector<size_t> Result;
  llvm::copy_if(Plans[Preamble].Units, std::back_inserter(Result),
                [&](size_t Index) { return Units[Index].After == Preamble; });
  return Result;
}

std::vector<size_t> Preambles::unfit(llvm::ArrayRef<size_t> Jobs,
                                     const TokenRecorder &Heard) const {
  const Declarations Holds = declarationsOf(Heard.headers());
  std::vector<size_t> Result;
  llvm::copy_if(Jobs, std::back_inserter(Result), [&](size_t Index) {
    return !llvm::includes(declarations(Index), Holds);
  });
  return Result;
}

bool Preambles::isFaithful(size_t Index, const UnitTokens &Tokens) const {
  return Tokens.Own == Units[Index].Own &&
         declarationsOf(Tokens.Headers) == declarations(Index);
}

std::vector<Input> Preambles::inputs(size_t Index) const {
  std::vector<Input> Result;
  for (uint32_t Id : Units[Index].Inputs)
    Result.push_back(Inputs[Id]);
  return Result;
}
