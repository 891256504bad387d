//===- TextShapes.cpp - Texts of fixed pieces and values ------------------===//

#include "TextShapes.h"
#include "Link/Guards.h"
#include "Link/JoinedTexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace portcullis;
using llvm::StringRef;

/// The parts of a format between its placeholders, `{}` or `%s`, if there are
/// \p Count of them; else none.
static llvm::SmallVector<StringRef, 8> formatParts(StringRef Format,
                                                   size_t Count) {
  llvm::SmallVector<StringRef, 8> Parts;
  size_t Begin = 0;
  for (size_t I = 0; I < Format.size(); ++I) {
    size_t End = StringRef::npos;
    if (Format[I] == '{')
      End = Format.find('}', I);
    else if (Format[I] == '%')
      End = Format.find_first_of("diouxXeEfgGcsp", I + 1);
    if (End == StringRef::npos)
      continue;
    Parts.push_back(Format.slice(Begin, I));
    Begin = End + 1;
    I = End;
  }
  Parts.push_back(Format.substr(Begin));
  if (Parts.size() != Count + 1)
    Parts.clear();
  return Parts;
}

namespace {

/// The call by which a function is run.
struct Frame {
  uint32_t Call;
  uint32_t Given;         ///< TextPiece::Given of what its caller has.
  bool WasEntered = true; ///< Else it was gone into from its end.
};
using Frames = llvm::DenseMap<uint32_t, Frame>; ///< By function.

class ShapeReader {
public:
  explicit ShapeReader(const Program &P) : P(P) {}

  std::vector<TextWorld> read(llvm::ArrayRef<NodeId> Values);

private:
  using Shapes = std::vector<TextShape>;

  Shapes at(NodeId Id, uint32_t Given);
  Shapes held(NodeId Id, uint32_t Given);
  Shapes into(NodeId Id, uint32_t Given);
  Shapes joined(NodeId Id, uint32_t Given);
  Shapes over(const Edge &E, uint32_t Given);
  Shapes entered(const Edge &E);
  Shapes left(const Edge &E, uint32_t Given);
  bool isTaken(const Edge &E) const;
  void ask(NodeId Parameter);

  static Shapes valueAt(NodeId Id, uint32_t Given) {
    return {{.Pieces =
                 {{.Value = Id, .IsFixed = false, .Text = {}, .Given = Given}},
             .Choices = {}}};
  }
  static Shapes fixedAt(NodeId Id, StringRef Text, uint32_t Given) {
    return {{.Pieces = {{.Value = Id,
                         .IsFixed = true,
                         .Text = Text.str(),
                         .Given = Given}},
             .Choices = {}}};
  }

  static constexpr size_t MaxShapes = 32;
  static constexpr size_t MaxWorlds = 64;
  static constexpr unsigned MaxSteps = 4096;

  const Program &P;
  Frames Running;
  unsigned Steps = 0;
  llvm::DenseSet<NodeId> OnWay;
  /// The function whose callers give different things, and they.
  uint32_t Asked = NoIndex;
  llvm::SmallVector<uint32_t, 8> Callers;
};

} // namespace

void ShapeReader::ask(NodeId Parameter) {
  Asked = P.node(Parameter).Function;
  for (uint32_t Index : P.into(Parameter))
    if (const Edge &E = P.edge(Index);
        E.Kind == EdgeKind::Enter && !llvm::is_contained(Callers, E.Label))
      Callers.push_back(E.Label);
}

/// \p E is an argument of the call that its function runs by.
ShapeReader::Shapes ShapeReader::entered(const Edge &E) {
  const Frame &By = Running.find(P.node(E.To).Function)->second;
  return at(E.From, By.WasEntered ? By.Call : By.Given);
}

/// \p E leads out of the end of a call.
ShapeReader::Shapes ShapeReader::left(const Edge &E, uint32_t Given) {
  const uint32_t Function = P.node(E.From).Function;
  auto Known = Running.find(Function);
  std::optional<Frame> Before;
  if (Known != Running.end())
    Before = Known->second;
  Running[Function] = {.Call = E.Label, .Given = Given, .WasEntered = false};
  Shapes Found = at(E.From, Given);
  if (Before)
    Running[Function] = *Before;
  else
    Running.erase(Function);
  return Found;
}

/// Whether the callers give nothing with which \p E is not gone.
bool ShapeReader::isTaken(const Edge &E) const {
  auto By = Running.find(P.node(E.To).Function);
  if (E.Kind == EdgeKind::Enter)
    return By != Running.end() && By->second.Call == E.Label;
  if (E.Kind != EdgeKind::Same || P.node(E.To).Kind != NodeKind::Join ||
      By == Running.end())
    return true;
  return !GuardReader(P, GuardNone, &P.call(By->second.Call))
              .isRuledOut(E.To, E.Label);
}

ShapeReader::Shapes ShapeReader::over(const Edge &E, uint32_t Given) {
  switch (E.Kind) {
  case EdgeKind::Same:
  case EdgeKind::Tested:
  case EdgeKind::Joined:
    return at(E.From, Given);
  case EdgeKind::Enter:
    return entered(E);
  case EdgeKind::Leave:
    return left(E, Given);
  case EdgeKind::Unless: {
    // Code that is not seen may have added to it.
    Shapes Found = at(E.From, Given);
    for (TextShape &Each : Found)
      Each.Pieces.push_back(
          {.Value = E.To, .IsFixed = false, .Text = {}, .Given = Given});
    return Found;
  }
  default:
    return valueAt(E.From, Given);
  }
}

ShapeReader::Shapes ShapeReader::joined(NodeId Id, uint32_t Given) {
  std::vector<Shapes> Parts;
  for (uint32_t Index : P.into(Id))
    if (P.node(P.edge(Index).From).Kind != NodeKind::Function) // std::endl
      Parts.push_back(over(P.edge(Index), Given));
  if (Parts.size() > 1 && Parts[0].size() == 1 && Parts[0][0].isLiteral()) {
    const TextPiece Format = Parts[0][0].Pieces[0];
    llvm::SmallVector<StringRef, 8> Fixed =
        formatParts(Format.Text, Parts.size() - 1);
    std::vector<Shapes> Filled;
    for (size_t I = 0; I < Fixed.size(); ++I) {
      if (I > 0)
        Filled.push_back(std::move(Parts[I]));
      Filled.push_back(fixedAt(Format.Value, Fixed[I], Format.Given));
    }
    if (!Filled.empty())
      Parts = std::move(Filled);
  }
  Shapes Whole(1);
  for (const Shapes &Part : Parts) {
    Shapes Longer;
    for (const TextShape &Begin : Whole)
      for (const TextShape &End : Part) {
        Longer.push_back(Begin);
        llvm::append_range(Longer.back().Pieces, End.Pieces);
        llvm::append_range(Longer.back().Choices, End.Choices);
      }
    if (Longer.size() > MaxShapes)
      return valueAt(Id, Given);
    Whole = std::move(Longer);
  }
  return Whole;
}

ShapeReader::Shapes ShapeReader::into(NodeId Id, uint32_t Given) {
  const Node &N = P.node(Id);
  llvm::ArrayRef<uint32_t> Into = P.into(Id);
  auto IsKind = [&](EdgeKind Kind) {
    return llvm::any_of(
        Into, [&](uint32_t Index) { return P.edge(Index).Kind == Kind; });
  };
  const bool IsEntered = IsKind(EdgeKind::Enter);
  if (IsEntered && !Running.contains(N.Function)) {
    ask(Id);
    return {};
  }
  if (IsKind(EdgeKind::Joined))
    return joined(Id, Given);
  if (Into.empty()) { // `std::string Text;` is empty.
    bool IsEmpty = N.Kind == NodeKind::Call && P.call(N.Ref).IsConstruction &&
                   P.call(N.Ref).Arguments.empty();
    return IsEmpty ? fixedAt(Id, "", Given) : valueAt(Id, Given);
  }
  Shapes Found;
  for (uint32_t Index : Into) {
    const Edge &E = P.edge(Index);
    if (!isTaken(E))
      continue;
    if (!E.keepsValue() || E.Kind == EdgeKind::Load ||
        E.Kind == EdgeKind::Store || E.Kind == EdgeKind::Keep)
      return valueAt(Id, Given);
    llvm::append_range(Found, over(E, Given));
    if (Found.size() > MaxShapes)
      return valueAt(Id, Given);
  }
  if (Found.empty())
    return valueAt(Id, Given);
  if (Found.size() > 1 && N.Kind == NodeKind::Join)
    for (TextShape &Each : Found)
      Each.Choices.push_back(Id);
  return Found;
}

/// What objects, anybody's, hold at \p Id: what is fixed, joined somewhere, or
/// something else.
ShapeReader::Shapes ShapeReader::held(NodeId Id, uint32_t Given) {
  Shapes Found = valueAt(Id, Given);
  for (const Flow &Way : P.literals(Id))
    llvm::append_range(Found, fixedAt(Way.Origin, P.nameOf(Way.Origin), Given));
  for (const Flow &Way : joinsBehind(P, Id))
    llvm::append_range(Found, at(Way.Origin, Given));
  return Found.size() > MaxShapes ? valueAt(Id, Given) : Found;
}

ShapeReader::Shapes ShapeReader::at(NodeId Id, uint32_t Given) {
  if (Asked != NoIndex)
    return {};
  const Node &N = P.node(Id);
  if (N.Kind == NodeKind::Literal)
    return fixedAt(Id, P.text(N.Text), Given);
  bool IsOfObject = N.Kind == NodeKind::Field || N.Kind == NodeKind::Global ||
                    llvm::any_of(P.into(Id), [&](uint32_t Index) {
                      return P.edge(Index).Kind == EdgeKind::Load;
                    });
  if (IsOfObject)
    if (std::optional<NodeId> Literal = P.soleLiteral(Id))
      return fixedAt(*Literal, P.nameOf(*Literal), Given);
  if (++Steps > MaxSteps || P.requestSource(Id) || P.environmentSource(Id) ||
      P.storedSource(Id) || !OnWay.insert(Id).second)
    return valueAt(Id, Given);
  Shapes Found = IsOfObject ? held(Id, Given) : into(Id, Given);
  OnWay.erase(Id);
  return Found;
}

std::vector<TextWorld> ShapeReader::read(llvm::ArrayRef<NodeId> Values) {
  std::vector<TextWorld> Worlds;
  std::vector<Frames> Pending(1);
  for (size_t I = 0; I < Pending.size() && I < MaxWorlds; ++I) {
    Running = Pending[I];
    Steps = 0;
    Asked = NoIndex;
    Callers.clear();
    OnWay.clear();
    TextWorld World;
    for (NodeId Id : Values)
      World.push_back(at(Id, NoIndex));
    if (Asked == NoIndex)
      Worlds.push_back(std::move(World));
    for (uint32_t Caller : Callers) {
      Pending.push_back(Pending[I]);
      Pending.back()[Asked] = {.Call = Caller, .Given = Caller};
    }
  }
  return Worlds;
}

std::vector<TextWorld> portcullis::textsOf(const Program &P,
                                           llvm::ArrayRef<NodeId> Values) {
  return ShapeReader(P).read(Values);
}

bool ClientChoices::contains(NodeId Choice) {
  if (P.node(Choice).Ref == NoIndex)
    return false; // Of `a ? b : c` the condition is not known.
  if (Tested.empty())
    for (NodeId Id = 0; Id < P.nodeCount(); ++Id) {
      const Node &N = P.node(Id);
      if (N.Kind != NodeKind::Join || N.Ref == NoIndex)
        continue;
      for (uint32_t Index : P.into(Id))
        if (NodeId From = P.edge(Index).From;
            P.node(From).Kind == NodeKind::Tested)
          Tested[N.Ref].push_back(From);
    }
  auto At = [&](NodeId N, bool) {
    return P.requestSource(N) ? Step::Found : Step::Continue;
  };
  auto Passes = [](const Edge &) { return true; };
  auto Known = Tested.find(P.node(Choice).Ref);
  return Known != Tested.end() && llvm::any_of(Known->second, [&](NodeId Id) {
           return !P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1})
                       .empty();
         });
}
