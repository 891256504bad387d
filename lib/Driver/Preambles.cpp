//===- Preambles.cpp - The preambles of many units ------------------------===//

#include "Driver/Preambles.h"
#include "Driver/Progress.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using llvm::Error;
using llvm::Expected;

namespace {

/// What a worker gives back of a unit.
struct Survey {
  bool IsGood = false;
  UnitTokens Tokens;
  std::vector<Input> Inputs;
};

template <typename Archive> void describe(Archive &A, As<Archive, Survey> &S) {
  A(S.IsGood, S.Tokens, S.Inputs);
}

/// What a worker gives back of a preamble.
struct Build {
  bool IsGood = false;
  Preamble Made;
  std::vector<Input> Inputs;
};

template <typename Archive> void describe(Archive &A, As<Archive, Build> &B) {
  A(B.IsGood, B.Made, B.Inputs);
}

} // namespace

/// Makes them, step by step.
class Preambles::Maker {
public:
  Maker(llvm::ArrayRef<const Job *> Jobs, const WorkerLimits &Limits,
        bool KeepsInputs, bool ShowsProgress)
      : Jobs(Jobs), Limits(Limits), KeepsInputs(KeepsInputs),
        ShowsProgress(ShowsProgress) {
    Result.Units.resize(Jobs.size());
    Surveyed.resize(Jobs.size());
  }

  Expected<Preambles> run();

private:
  Error surveyAll();
  Error buildAll();
  std::string survey(size_t Index) const;
  std::string build(const PreamblePlan &Plan) const;
  void take(size_t Index, const Survey &Given);
  void take(const PreamblePlan &Plan, Build Given);
  std::vector<uint32_t> keep(llvm::ArrayRef<Input> Inputs);

  llvm::ArrayRef<const Job *> Jobs;
  const WorkerLimits &Limits;
  const bool KeepsInputs;
  const bool ShowsProgress;
  std::vector<std::string> Flags; ///< By job.
  std::vector<UnitHeaders> Surveyed;
  Preambles Result;
};

std::string Preambles::Maker::survey(size_t Index) const {
  Survey Given;
  UnitDisk Disk(Jobs[Index]->Directory, KeepsInputs);
  if (!Disk.error())
    if (auto Tokens = surveyUnit(*Jobs[Index], Disk.files())) {
      Given = {.IsGood = true,
               .Tokens = std::move(*Tokens),
               .Inputs = Disk.inputs()};
    }
  return toBytes(Given);
}

std::string Preambles::Maker::build(const PreamblePlan &Plan) const {
  Build Given;
  for (const std::string &Include : Plan.Includes)
    Given.Made.Text += "#include <" + Include + ">\n";
  const Job &First = *Jobs[Plan.Units.front()];
  UnitDisk Disk(First.Directory, KeepsInputs);
  Given.IsGood =
      !Disk.error() && buildPreamble(Given.Made, First, Disk.files());
  Given.Inputs = Disk.inputs();
  return toBytes(Given);
}

std::vector<uint32_t> Preambles::Maker::keep(llvm::ArrayRef<Input> Inputs) {
  std::vector<uint32_t> Ids;
  for (const Input &I : Inputs)
    Ids.push_back(Result.Inputs.add(I));
  return Ids;
}

void Preambles::Maker::take(size_t Index, const Survey &Given) {
  if (!Given.IsGood)
    return;
  Surveyed[Index] = headersOf(Given.Tokens, Result.Headers);
  Result.Units[Index].Inputs = keep(Given.Inputs);
}

void Preambles::Maker::take(const PreamblePlan &Plan, Build Given) {
  if (!Given.IsGood)
    return;
  for (size_t Index : Plan.Units) {
    Use &Unit = Result.Units[Index];
    Unit.With = Result.Made.size();
    Unit.Own = Surveyed[Index].Own;
    Unit.Headers = std::move(Surveyed[Index].Headers);
    llvm::append_range(Unit.Inputs, keep(Given.Inputs));
  }
  Result.Made.push_back(std::move(Given.Made));
}

/// Preprocesses those of which enough are compiled alike.
Error Preambles::Maker::surveyAll() {
  llvm::StringMap<size_t> Alike;
  for (const Job *J : Jobs)
    ++Alike[Flags.emplace_back(flagsOf(*J))];
  std::vector<size_t> Asked;
  for (size_t I = 0; I < Jobs.size(); ++I)
    if (Alike[Flags[I]] >= FewestUnits)
      Asked.push_back(I);
  Progress Shown(Asked.size(), ShowsProgress, "what units include: ");
  return runInWorkers(
      Asked.size(), Limits, [&](size_t I) { return survey(Asked[I]); },
      [&](size_t I, const WorkResult &Given) {
        Shown.advance(llvm::sys::path::filename(Jobs[Asked[I]]->File));
        if (Survey S; Given.Lost.empty() && fromBytes(Given.Bytes, S))
          take(Asked[I], S);
      });
}

Error Preambles::Maker::buildAll() {
  std::vector<PreamblePlan> Plans =
      planPreambles(Surveyed, Flags, Result.Headers);
  return runInWorkers(
      Plans.size(), Limits, [&](size_t I) { return build(Plans[I]); },
      [&](size_t I, const WorkResult &Given) {
        if (Build B; Given.Lost.empty() && fromBytes(Given.Bytes, B))
          take(Plans[I], std::move(B));
      });
}

Expected<Preambles> Preambles::Maker::run() {
  if (Error E = surveyAll())
    return std::move(E);
  if (Error E = buildAll())
    return std::move(E);
  return std::move(Result);
}

Expected<Preambles> Preambles::make(llvm::ArrayRef<const Job *> Jobs,
                                    const WorkerLimits &Limits,
                                    bool KeepsInputs, bool ShowsProgress) {
  return Maker(Jobs, Limits, KeepsInputs, ShowsProgress).run();
}

const Preamble *Preambles::of(size_t Index) const {
  if (Index >= Units.size())
    return nullptr;
  std::optional<size_t> With = Units[Index].With;
  return With ? &Made[*With] : nullptr;
}

using Declarations = std::vector<uint64_t>;

/// Sorts \p All, and keeps one of each.
static void makeSet(Declarations &All) {
  llvm::sort(All);
  All.erase(llvm::unique(All), All.end());
}

static Declarations declarationsOf(llvm::ArrayRef<HeaderTokens> Headers) {
  Declarations Result;
  for (const HeaderTokens &Header : Headers)
    llvm::append_range(Result, Header.Declarations);
  makeSet(Result);
  return Result;
}

Declarations Preambles::declarations(size_t Index) const {
  Declarations Result;
  for (HeaderId Id : Units[Index].Headers)
    llvm::append_range(Result, Headers.declarations(Id));
  makeSet(Result);
  return Result;
}

bool Preambles::isPart(size_t Index) const {
  return llvm::includes(declarations(Index),
                        declarationsOf(of(Index)->Headers));
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
