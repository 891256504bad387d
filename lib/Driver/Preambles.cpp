//===- Preambles.cpp - The preambles of many units ------------------------===//

#include "Driver/Preambles.h"
#include "Driver/Progress.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include <algorithm>

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
  std::vector<size_t> plansAfter(llvm::ArrayRef<size_t> Bases) const;
  void take(size_t Index, const Survey &Given);
  void take(size_t PlanIndex, Build Given);
  std::vector<uint32_t> keep(llvm::ArrayRef<Input> Inputs);

  llvm::ArrayRef<const Job *> Jobs;
  const WorkerLimits &Limits;
  const bool KeepsInputs;
  const bool ShowsProgress;
  std::vector<std::string> Flags; ///< By job.
  std::vector<UnitHeaders> Surveyed;
  std::vector<PreamblePlan> Plans;
  std::vector<std::optional<size_t>> MadeOf; ///< By plan.
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
  Given.Made.Text = Plan.Text;
  std::vector<const Preamble *> Base;
  if (Plan.Base)
    Base = Result.chain(MadeOf[*Plan.Base]);
  const Job &First = *Jobs[Plan.Units.front()];
  UnitDisk Disk(First.Directory, KeepsInputs);
  Given.IsGood =
      !Disk.error() && buildPreamble(Given.Made, Base, First, Disk.files());
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
  Use &Unit = Result.Units[Index];
  Unit.Own = Surveyed[Index].Own;
  Unit.Headers = std::move(Surveyed[Index].Headers);
  Unit.Inputs = keep(Given.Inputs);
}

/// Those that come right after one of \p Bases that was made; if there are
/// none, after nothing.
std::vector<size_t>
Preambles::Maker::plansAfter(llvm::ArrayRef<size_t> Bases) const {
  std::vector<size_t> Result;
  for (const auto &[Index, Plan] : llvm::enumerate(Plans))
    if (Plan.Base ? llvm::is_contained(Bases, *Plan.Base) && MadeOf[*Plan.Base]
                  : Bases.empty())
      Result.push_back(Index);
  return Result;
}

void Preambles::Maker::take(size_t PlanIndex, Build Given) {
  if (!Given.IsGood)
    return;
  const PreamblePlan &Plan = Plans[PlanIndex];
  MadeOf[PlanIndex] = Result.Made.size();
  std::vector<uint32_t> Inputs = keep(Given.Inputs);
  for (size_t Index : Plan.Units) {
    Result.Units[Index].With = Result.Made.size();
    llvm::append_range(Result.Units[Index].Inputs, Inputs);
  }
  Result.Made.push_back(
      {.Last = std::move(Given.Made),
       .Base = Plan.Base ? MadeOf[*Plan.Base] : std::nullopt});
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

/// Those that come after others, when these are made.
Error Preambles::Maker::buildAll() {
  Plans = planPreambles(Surveyed, Flags, Result.Headers);
  MadeOf.resize(Plans.size());
  std::vector<size_t> Next = plansAfter({});
  while (!Next.empty()) {
    Error E = runInWorkers(
        Next.size(), Limits, [&](size_t I) { return build(Plans[Next[I]]); },
        [&](size_t I, const WorkResult &Given) {
          if (Build B; Given.Lost.empty() && fromBytes(Given.Bytes, B))
            take(Next[I], std::move(B));
        });
    if (E)
      return E;
    Next = plansAfter(Next);
  }
  return Error::success();
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

std::vector<const Preamble *>
Preambles::chain(std::optional<size_t> Last) const {
  std::vector<const Preamble *> Result;
  for (; Last; Last = Made[*Last].Base)
    Result.push_back(&Made[*Last].Last);
  std::ranges::reverse(Result);
  return Result;
}

std::vector<const Preamble *> Preambles::of(size_t Index) const {
  if (Index >= Units.size() || !Units[Index].With)
    return {};
  std::vector<const Preamble *> Result = chain(Units[Index].With);
  const Declarations Alone = declarations(Index);
  while (!Result.empty() &&
         !llvm::includes(Alone, declarationsOf(Result.back()->Headers)))
    Result.pop_back();
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
