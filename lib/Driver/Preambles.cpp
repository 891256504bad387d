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

/// What a worker gives back of a unit or a preamble, if it could make it: that,
/// and what it was made from. Else its bytes are empty, and so cannot be read.
template <typename T> using Answer = std::pair<T, std::vector<Input>>;

template <typename T>
static std::optional<Answer<T>> answerIn(const WorkResult &Given) {
  Answer<T> Result;
  if (!Given.Lost.empty() || !fromBytes(Given.Bytes, Result))
    return std::nullopt;
  return Result;
}

static Declarations declarationsOf(llvm::ArrayRef<HeaderTokens> Headers) {
  Declarations Result;
  for (const HeaderTokens &Header : Headers)
    llvm::append_range(Result, Header.Declarations);
  sortUnique(Result);
  return Result;
}

/// Makes them, step by step.
class Preambles::Maker {
public:
  Maker(llvm::ArrayRef<const Job *> Jobs, const OwnCode &Own,
        const WorkerLimits &Limits, bool KeepsInputs, bool ShowsProgress)
      : Jobs(Jobs), Own(Own), Limits(Limits), KeepsInputs(KeepsInputs),
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
  void take(size_t Index, const Answer<UnitTokens> &Given);
  void take(size_t PlanIndex, Answer<Preamble> Given);
  std::vector<uint32_t> keep(llvm::ArrayRef<Input> Inputs);

  llvm::ArrayRef<const Job *> Jobs;
  const OwnCode Own;
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
  UnitDisk Disk(Jobs[Index]->Directory, KeepsInputs);
  if (Disk.error())
    return {};
  std::optional<UnitTokens> Tokens = surveyUnit(*Jobs[Index], Disk.files());
  if (!Tokens)
    return {};
  return toBytes(Answer<UnitTokens>(std::move(*Tokens), Disk.inputs()));
}

std::string Preambles::Maker::build(const PreamblePlan &Plan) const {
  std::vector<const Preamble *> Base;
  if (Plan.Base)
    Base = Result.chain(MadeOf[*Plan.Base]);
  const Job &First = *Jobs[Plan.Units.front()];
  for (const std::string &Text : Plan.Texts) {
    Preamble Made{.Text = Text, .Bytes = {}, .Headers = {}};
    UnitDisk Disk(First.Directory, KeepsInputs);
    if (!Disk.error() && buildPreamble(Made, Base, First, Own, Disk.files()))
      return toBytes(Answer<Preamble>(std::move(Made), Disk.inputs()));
  }
  return {};
}

std::vector<uint32_t> Preambles::Maker::keep(llvm::ArrayRef<Input> Inputs) {
  std::vector<uint32_t> Ids;
  for (const Input &I : Inputs)
    Ids.push_back(Result.Inputs.add(I));
  return Ids;
}

void Preambles::Maker::take(size_t Index, const Answer<UnitTokens> &Given) {
  Surveyed[Index] = headersOf(Given.first, Result.Headers);
  Use &Unit = Result.Units[Index];
  Unit.Own = Surveyed[Index].Own;
  Unit.Headers = std::move(Surveyed[Index].Headers);
  Unit.Inputs = keep(Given.second);
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

void Preambles::Maker::take(size_t PlanIndex, Answer<Preamble> Given) {
  const PreamblePlan &Plan = Plans[PlanIndex];
  MadeOf[PlanIndex] = Result.Made.size();
  std::vector<uint32_t> Inputs = keep(Given.second);
  for (size_t Index : Plan.Units) {
    Result.Units[Index].With = Result.Made.size();
    llvm::append_range(Result.Units[Index].Inputs, Inputs);
  }
  Declarations Holds = declarationsOf(Given.first.Headers);
  Result.Made.push_back(
      {.Last = std::move(Given.first),
       .Holds = std::move(Holds),
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
        if (auto Survey = answerIn<UnitTokens>(Given))
          take(Asked[I], *Survey);
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
          if (auto Built = answerIn<Preamble>(Given))
            take(Next[I], std::move(*Built));
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
                                    const OwnCode &Own,
                                    const WorkerLimits &Limits,
                                    bool KeepsInputs, bool ShowsProgress) {
  return Maker(Jobs, Own, Limits, KeepsInputs, ShowsProgress).run();
}

Declarations Preambles::declarations(size_t Index) const {
  Declarations Result;
  for (HeaderId Id : Units[Index].Headers)
    llvm::append_range(Result, Headers.declarations(Id));
  sortUnique(Result);
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
  const Declarations Alone = declarations(Index);
  std::optional<size_t> Last = Units[Index].With;
  while (Last && !llvm::includes(Alone, Made[*Last].Holds))
    Last = Made[*Last].Base;
  return chain(Last);
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
