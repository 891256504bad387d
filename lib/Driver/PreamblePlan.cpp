//===- PreamblePlan.cpp - Which headers to parse once ---------------------===//

#include "Driver/PreamblePlan.h"
#include "Support/SortUnique.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include <algorithm>
#include <map>

using namespace portcullis;
using llvm::ArrayRef;
using llvm::StringRef;

/// Of two sorted lists.
static std::vector<uint32_t> common(ArrayRef<uint32_t> A,
                                    ArrayRef<uint32_t> B) {
  std::vector<uint32_t> Result;
  std::ranges::set_intersection(A, B, std::back_inserter(Result));
  return Result;
}

HeaderId HeaderTable::add(const HeaderTokens &Header) {
  std::string Key;
  ArchiveWriter Write(Key);
  Write(Header.Path, Header.IsSystem, Header.Shape);
  const std::string Kind = Key;
  Write(Header.Declarations, Header.Count);
  auto [It, IsNew] = Ids.try_emplace(Key, All.size());
  if (!IsNew)
    return It->second;
  auto [Of, IsFirst] = Kinds.try_emplace(Kind, Sizes.size());
  if (IsFirst) {
    Sizes.push_back(0);
    PathOf.push_back(
        Paths.try_emplace(Header.Path, Paths.size()).first->second);
  }
  uint64_t &Size = Sizes[Of->second];
  Size = std::max(Size, Header.Count); // Whichever unit was first to end.
  All.push_back({.Kind = Of->second, .Declarations = Header.Declarations});
  return It->second;
}

std::vector<HeaderId> HeaderTable::add(ArrayRef<HeaderTokens> Headers) {
  std::vector<HeaderId> Result;
  Result.reserve(Headers.size());
  for (const HeaderTokens &Header : Headers)
    Result.push_back(add(Header));
  const size_t Before = Included.size();
  Included.resize(Paths.size());
  for (auto [Id, Header] : llvm::zip_equal(Result, Headers)) {
    std::vector<PathId> Includes;
    Includes.reserve(Header.Includes.size());
    for (uint32_t Index : Header.Includes)
      Includes.push_back(path(kind(Result[Index])));
    llvm::sort(Includes);
    const PathId Path = path(kind(Id));
    Included[Path] =
        Path < Before ? common(Included[Path], Includes) : std::move(Includes);
  }
  return Result;
}

UnitHeaders portcullis::headersOf(const UnitTokens &Tokens,
                                  HeaderTable &Table) {
  UnitHeaders Result{
      .IsKnown = true, .Headers = Table.add(Tokens.Headers), .Own = Tokens.Own};
  auto KindOf = [&](uint32_t Index) {
    return Table.kind(Result.Headers[Index]);
  };
  for (const OwnInclude &I : Tokens.Includes) {
    UnitHeaders::Include &Added = Result.Includes.emplace_back();
    Added.Name = I.Name;
    Added.Kind = KindOf(I.Header);
    Added.IsSystem = Tokens.Headers[I.Header].IsSystem;
    for (uint32_t Index : Tokens.Headers[I.Header].Includes)
      Added.Includes.push_back(Table.path(KindOf(Index)));
    Added.Macros = I.Macros;
  }
  for (const auto &[Index, Header] : llvm::enumerate(Tokens.Headers))
    if (!Header.Stays)
      Result.Kinds.push_back(KindOf(Index));
  sortUnique(Result.Kinds);
  return Result;
}

namespace {

using Kinds = std::vector<HeaderKind>; ///< Sorted.

/// Finds groups among units with equal flags.
class Planner {
public:
  Planner(ArrayRef<UnitHeaders> Units, ArrayRef<size_t> Group,
          const HeaderTable &Table, std::vector<PreamblePlan> &Plans);

  /// Adds trees of plans for \p Rest, which have plan \p Base, that holds
  /// \p Held.
  void plan(std::vector<size_t> Rest, std::optional<size_t> Base,
            const Kinds &Held);

private:
  /// Of the time that parsing takes: what a preamble saves one unit, and what
  /// it costs to make. Measured on cpp-httplib, Crow, Drogon and oatpp.
  static constexpr double Saved = 0.95;
  static constexpr double Cost = 1.0;
  /// What it costs to fork and to end, in tokens parsed meanwhile.
  static constexpr double FixedCost = 15'000;
  /// What only one includes is parsed with it.
  static constexpr size_t FewestUnits = 2;

  struct Candidate {
    double Gain = 0;     ///< In tokens that are not parsed.
    uint64_t Tokens = 0; ///< Of what it brings.
    std::vector<const UnitHeaders::Include *> Includes;
    Kinds Brings; ///< Beside what is held.
    std::vector<size_t> Units;
  };

  using Include = UnitHeaders::Include;

  uint64_t size(ArrayRef<HeaderKind> Of) const;
  size_t largest(ArrayRef<size_t> Of) const;
  std::vector<size_t> byOverlap(size_t Unit, const Kinds &Held,
                                std::vector<size_t> Others) const;
  Candidate holding(const Kinds &Shared, size_t First, const Kinds &Held) const;
  Candidate best(size_t First, ArrayRef<size_t> Others,
                 const Kinds &Held) const;

  ArrayRef<UnitHeaders> Units;
  const HeaderTable &Table;
  std::vector<PreamblePlan> &Plans;
  /// What some unit includes in whatever state its macros are; each name once.
  std::vector<const Include *> Known;
};

} // namespace

static Kinds without(const Kinds &A, const Kinds &B) {
  Kinds Result;
  std::ranges::set_difference(A, B, std::back_inserter(Result));
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

Planner::Planner(ArrayRef<UnitHeaders> Units, ArrayRef<size_t> Group,
                 const HeaderTable &Table, std::vector<PreamblePlan> &Plans)
    : Units(Units), Table(Table), Plans(Plans) {
  std::map<StringRef, const Include *> ByName;
  for (size_t Unit : Group)
    for (const Include &I : Units[Unit].Includes)
      if (!I.Name.empty() && I.Macros.empty())
        ByName.try_emplace(I.Name, &I);
  for (const auto &[_, I] : ByName)
    Known.push_back(I);
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

/// What brings nothing but \p Shared, and more than \p Held: what \p First
/// includes, then what others do, so that it need not be by the same header.
Planner::Candidate Planner::holding(const Kinds &Shared, size_t First,
                                    const Kinds &Held) const {
  Candidate Result;
  llvm::DenseMap<PathId, HeaderKind> Allowed;
  for (HeaderKind Kind : Shared)
    Allowed.try_emplace(Table.path(Kind), Kind);
  llvm::DenseSet<HeaderKind> Has(Held.begin(), Held.end());
  auto Consider = [&](const Include &I) {
    if (I.Name.empty() || Has.contains(I.Kind))
      return;
    Kinds New;
    llvm::DenseSet<HeaderKind> Seen;
    auto Add = [&](PathId Path) {
      auto It = Allowed.find(Path);
      if (It == Allowed.end())
        return false;
      if (!Has.contains(It->second) && Seen.insert(It->second).second)
        New.push_back(It->second);
      return true;
    };
    if (!Add(Table.path(I.Kind)) || !llvm::all_of(I.Includes, Add))
      return;
    for (size_t N = 0; N < New.size();) // It grows.
      if (!llvm::all_of(Table.includes(Table.path(New[N++])), Add))
        return;
    Result.Includes.push_back(&I);
    Has.insert(New.begin(), New.end());
    llvm::append_range(Result.Brings, New);
  };
  llvm::for_each(Units[First].Includes, Consider);
  for (const Include *I : Known)
    Consider(*I);
  llvm::sort(Result.Brings);
  Result.Tokens = size(Result.Brings);
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

/// What \p First best shares with some of \p Others, which come in the order in
/// which they are tried; each that joins makes what all have in common smaller.
Planner::Candidate Planner::best(size_t First, ArrayRef<size_t> Others,
                                 const Kinds &Held) const {
  auto Gain = [](uint64_t Tokens, size_t Count) {
    return (static_cast<double>(Tokens) *
            ((static_cast<double>(Count) * Saved) - Cost)) -
           FixedCost;
  };
  Candidate Best;
  Kinds Shared = Units[First].Kinds;
  Candidate Now = holding(Shared, First, Held);
  Now.Units = {First};
  uint64_t Common = size(without(Shared, Held));
  for (const auto &[Index, Other] : llvm::enumerate(Others)) {
    if (Gain(Common, Now.Units.size() + Others.size() - Index) <= Best.Gain)
      break; // Nor will there be more in common.
    Kinds With = common(Shared, Units[Other].Kinds);
    const uint64_t CommonWith = size(without(With, Held));
    if (CommonWith < Common) {
      Candidate Next = holding(With, First, Held);
      // To one a header is something else without which most cannot be had.
      static constexpr uint64_t Odd = 4;
      if (Now.Tokens - Next.Tokens > Odd * (Common - CommonWith))
        continue;
      Next.Units = std::move(Now.Units);
      Now = std::move(Next);
    }
    Shared = std::move(With);
    Common = CommonWith;
    Now.Units.push_back(Other);
    Now.Gain = Gain(Now.Tokens, Now.Units.size());
    if (Now.Units.size() >= FewestUnits && Now.Gain > Best.Gain)
      Best = Now;
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
    Kinds Holds = std::move(Found.Brings);
    llvm::append_range(Holds, Held);
    llvm::sort(Holds);
    // Apart, since the project's own need not be complete.
    std::optional<size_t> Last = Base;
    for (bool IsSystem : {true, false}) {
      auto Part = llvm::to_vector(
          llvm::make_filter_range(Found.Includes, [&](const Include *I) {
            return I->IsSystem == IsSystem;
          }));
      if (Part.empty())
        continue;
      Plans.push_back(
          {.Text = textOf(Part), .Units = Found.Units, .Base = Last});
      Last = Plans.size() - 1;
    }
    plan(std::move(Found.Units), Last, Holds);
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
    Planner(Units, Group, Table, Plans).plan(Group, std::nullopt, {});
  return Plans;
}
