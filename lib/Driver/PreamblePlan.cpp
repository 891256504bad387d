//===- PreamblePlan.cpp - Which headers to parse once ---------------------===//

#include "Driver/PreamblePlan.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include <algorithm>
#include <map>

using namespace portcullis;
using llvm::ArrayRef;
using llvm::StringRef;

HeaderId HeaderTable::add(const HeaderTokens &Header) {
  auto [It, IsNew] = Ids.try_emplace(toBytes(Header), All.size());
  if (IsNew) {
    std::string Kind = toBytes(std::pair(Header.Path, Header.Shape));
    auto [Of, IsFirst] = Kinds.try_emplace(Kind, Sizes.size());
    if (IsFirst)
      Sizes.push_back(0);
    uint64_t &Size = Sizes[Of->second];
    Size = std::max(Size, Header.Count); // Whichever unit was first to end.
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
    Added.Macros = Include.Macros;
    for (uint32_t Header : Include.Headers)
      Added.Kinds.push_back(Result.Kinds[Header]);
  }
  llvm::sort(Result.Kinds);
  return Result;
}

namespace {

using Kinds = std::vector<HeaderKind>; ///< Sorted.

/// Finds groups among units with equal flags.
class Planner {
public:
  Planner(ArrayRef<UnitHeaders> Units, const HeaderTable &Table,
          std::vector<PreamblePlan> &Plans)
      : Units(Units), Table(Table), Plans(Plans) {}

  /// Adds trees of plans for \p Rest, which have plan \p Base, that holds
  /// \p Held.
  void plan(std::vector<size_t> Rest, std::optional<size_t> Base,
            const Kinds &Held);

private:
  /// Of the time that parsing takes: what a preamble saves one unit, and what
  /// it costs to make. Measured on cpp-httplib, Crow, Drogon and oatpp.
  static constexpr double Saved = 0.9;
  static constexpr double Cost = 1.4;
  /// What it costs to make and to load one that holds next to nothing, in
  /// tokens parsed meanwhile.
  static constexpr double FixedCost = 50'000;

  struct Candidate {
    double Gain = 0; ///< In tokens that are not parsed.
    std::vector<const UnitHeaders::Include *> Includes;
    std::vector<size_t> Units;
  };

  uint64_t size(ArrayRef<HeaderKind> Of) const;
  size_t largest(ArrayRef<size_t> Of) const;
  std::vector<size_t> byOverlap(size_t Unit, const Kinds &Held,
                                std::vector<size_t> Others) const;
  std::vector<const UnitHeaders::Include *>
  includes(size_t Unit, const Kinds &Shared, const Kinds &Held) const;
  Candidate best(size_t First, ArrayRef<size_t> Others,
                 const Kinds &Held) const;

  ArrayRef<UnitHeaders> Units;
  const HeaderTable &Table;
  std::vector<PreamblePlan> &Plans;
};

} // namespace

static Kinds common(const Kinds &A, const Kinds &B) {
  Kinds Result;
  std::ranges::set_intersection(A, B, std::back_inserter(Result));
  return Result;
}

static Kinds without(const Kinds &A, const Kinds &B) {
  Kinds Result;
  std::ranges::set_difference(A, B, std::back_inserter(Result));
  return Result;
}

static Kinds kindsOf(ArrayRef<const UnitHeaders::Include *> Includes) {
  Kinds Result;
  for (const UnitHeaders::Include *I : Includes)
    llvm::append_range(Result, I->Kinds);
  llvm::sort(Result);
  return Result;
}

static std::string textOf(ArrayRef<const UnitHeaders::Include *> Includes) {
  std::string Text;
  for (const UnitHeaders::Include *I : Includes) {
    for (const OwnMacro &M : I->Macros)
      Text += "#define " + M.Definition + '\n';
    Text += "#include <" + I->Name + ">\n";
    for (const OwnMacro &M : I->Macros) // The unit defines it itself.
      Text += "#undef " + M.Name + '\n';
  }
  return Text;
}

uint64_t Planner::size(ArrayRef<HeaderKind> Of) const {
  uint64_t Sum = 0;
  for (HeaderKind Kind : Of)
    Sum += Table.size(Kind);
  return Sum;
}

/// The first of those with most tokens.
size_t Planner::largest(ArrayRef<size_t> Of) const {
  return *llvm::max_element(Of, [&](size_t A, size_t B) {
    return size(Units[A].Kinds) < size(Units[B].Kinds);
  });
}

/// What \p Unit includes that brings nothing but \p Shared, and more than
/// \p Held.
std::vector<const UnitHeaders::Include *>
Planner::includes(size_t Unit, const Kinds &Shared, const Kinds &Held) const {
  std::vector<const UnitHeaders::Include *> Result;
  for (const UnitHeaders::Include &I : Units[Unit].Includes)
    if (!I.Name.empty() &&
        !llvm::all_of(
            I.Kinds,
            [&](HeaderKind Kind) { return llvm::binary_search(Held, Kind); }) &&
        llvm::all_of(I.Kinds, [&](HeaderKind Kind) {
          return llvm::binary_search(Shared, Kind);
        }))
      Result.push_back(&I);
  return Result;
}

/// \p Others by how much they have in common with \p Unit beside \p Held, most
/// first.
std::vector<size_t> Planner::byOverlap(size_t Unit, const Kinds &Held,
                                       std::vector<size_t> Others) const {
  const Kinds Own = without(Units[Unit].Kinds, Held);
  std::map<size_t, uint64_t> Overlap;
  for (size_t Other : Others)
    Overlap[Other] = size(common(Own, Units[Other].Kinds));
  llvm::sort(Others, [&](size_t A, size_t B) {
    return std::pair(Overlap[B], A) < std::pair(Overlap[A], B);
  });
  return Others;
}

/// What \p First best shares with those \p Others that come first; each that
/// joins makes what all have in common smaller.
Planner::Candidate Planner::best(size_t First, ArrayRef<size_t> Others,
                                 const Kinds &Held) const {
  Candidate Best;
  Kinds Shared = Units[First].Kinds;
  for (size_t Count = 2; Count <= Others.size() + 1; ++Count) {
    Shared = common(Shared, Units[Others[Count - 2]].Kinds);
    if (Count < FewestUnits)
      continue;
    Candidate Next{
        .Gain = 0, .Includes = includes(First, Shared, Held), .Units = {First}};
    auto Tokens =
        static_cast<double>(size(without(kindsOf(Next.Includes), Held)));
    Next.Gain =
        (Tokens * ((static_cast<double>(Count) * Saved) - Cost)) - FixedCost;
    if (Next.Gain <= Best.Gain)
      continue;
    llvm::append_range(Next.Units, Others.take_front(Count - 1));
    Best = std::move(Next);
  }
  return Best;
}

void Planner::plan(std::vector<size_t> Rest, std::optional<size_t> Base,
                   const Kinds &Held) {
  while (Rest.size() >= FewestUnits) {
    size_t First = largest(Rest);
    llvm::erase(Rest, First);
    Candidate Found = best(First, byOverlap(First, Held, Rest), Held);
    if (Found.Units.empty())
      continue;
    llvm::erase_if(Rest, [&](size_t Unit) {
      return llvm::is_contained(Found.Units, Unit);
    });
    Kinds Holds = kindsOf(Found.Includes);
    llvm::append_range(Holds, Held);
    llvm::sort(Holds);
    size_t Made = Plans.size();
    Plans.push_back(
        {.Text = textOf(Found.Includes), .Units = Found.Units, .Base = Base});
    plan(std::move(Found.Units), Made, Holds);
  }
}

/// The \p Most of \p Plans that are for most units, in any case with what they
/// come after.
static std::vector<PreamblePlan> mostUsed(ArrayRef<PreamblePlan> Plans,
                                          size_t Most) {
  auto Order = llvm::to_vector(llvm::seq(Plans.size()));
  std::ranges::stable_sort(Order, [&](size_t A, size_t B) {
    return Plans[A].Units.size() > Plans[B].Units.size();
  });
  std::vector<size_t> PlaceOf(Plans.size());
  std::vector<PreamblePlan> Result;
  for (size_t Index : ArrayRef(Order).take_front(Most)) {
    PlaceOf[Index] = Result.size();
    PreamblePlan &Kept = Result.emplace_back(Plans[Index]);
    if (Kept.Base)
      Kept.Base = PlaceOf[*Kept.Base]; // Has no fewer units, and is earlier.
  }
  return Result;
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
    Planner(Units, Table, Plans).plan(std::move(Group), std::nullopt, {});
  // All stay in memory, 10 to 40 MB each, until the last unit is parsed.
  static constexpr size_t MostPreambles = 8;
  return mostUsed(Plans, MostPreambles);
}
