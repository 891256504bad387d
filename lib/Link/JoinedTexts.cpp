//===- JoinedTexts.cpp - Texts put together of literals -------------------===//

#include "Link/JoinedTexts.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;

// What code that is not seen may have filled, by reference, is not known: no
// edge of kind Unless is followed here.

bool portcullis::isJoined(const Program &P, NodeId Id) {
  return llvm::any_of(P.into(Id), [&](uint32_t Index) {
    return P.edge(Index).Kind == EdgeKind::Joined;
  });
}

namespace {
class Reader {
public:
  explicit Reader(const Program &P, CallContext Context = CallContext())
      : P(P), Context(std::move(Context)), Scope(P, this->Context) {}

  bool add(NodeId Id, JoinedText &To);

private:
  void addLiteral(NodeId Id, JoinedText &To) const;
  bool addWays(llvm::ArrayRef<uint32_t> All, JoinedText &To);

  /// A loop, which may pick at random, never ends before.
  static constexpr unsigned MaxSteps = 256;

  const Program &P;
  const CallContext Context;
  Within Scope;
  unsigned Steps = 0;
};
} // namespace

static void addPieces(llvm::ArrayRef<NodeId> Literals, JoinedText &To) {
  for (NodeId Literal : Literals)
    if (!llvm::is_contained(To.Literals, Literal))
      To.Literals.push_back(Literal);
}

void Reader::addLiteral(NodeId Id, JoinedText &To) const {
  if (P.node(Id).Type != ValueType::Text) {
    To.IsExact = false; // How often the next piece stands there.
    return;
  }
  To.Text += P.nameOf(Id);
  addPieces(Id, To);
}

/// Adds what comes by one way or another.
bool Reader::addWays(llvm::ArrayRef<uint32_t> All, JoinedText &To) {
  llvm::SmallVector<uint32_t, 4> Into;
  llvm::copy_if(All, std::back_inserter(Into),
                [&](uint32_t Index) { return Scope.contains(P.edge(Index)); });
  auto KeepsValue = [](const Edge &E) {
    return E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Tested ||
           E.Kind == EdgeKind::Enter || E.Kind == EdgeKind::Leave;
  };
  if (Into.size() == 1)
    return KeepsValue(P.edge(Into[0])) && add(P.edge(Into[0]).From, To);
  std::optional<JoinedText> Found;
  for (uint32_t Index : Into) {
    const Edge &E = P.edge(Index);
    JoinedText Way;
    if (!KeepsValue(E) || !add(E.From, Way))
      return false;
    if (!Found) {
      Found = std::move(Way);
      continue;
    }
    Found->IsExact &= Way.IsExact && Way.Text == Found->Text;
    addPieces(Way.Literals, *Found);
  }
  if (!Found)
    return false;
  To.Text += Found->Text;
  To.IsExact &= Found->IsExact;
  addPieces(Found->Literals, To);
  return true;
}

bool Reader::add(NodeId Id, JoinedText &To) {
  if (++Steps > MaxSteps || P.requestSource(Id) || P.environmentSource(Id) ||
      P.storedSource(Id))
    return false;
  if (std::optional<NodeId> Literal = P.soleLiteral(Id)) {
    addLiteral(*Literal, To);
    return true;
  }
  const Node &N = P.node(Id);
  llvm::ArrayRef<uint32_t> Into = P.into(Id);
  if (Into.empty()) // `std::string Key;` is empty.
    return N.Kind == NodeKind::Call && N.Type == ValueType::Text &&
           P.call(N.Ref).IsConstruction && P.call(N.Ref).Arguments.empty();
  if (!isJoined(P, Id))
    return addWays(Into, To);
  return llvm::all_of(Into, [&](uint32_t Index) {
    const Edge &E = P.edge(Index);
    return E.Kind == EdgeKind::Joined && add(E.From, To);
  });
}

std::optional<JoinedText> portcullis::joinedText(const Program &P, NodeId Id,
                                                 const CallContext &Context) {
  JoinedText Found;
  if (!Reader(P, Context).add(Id, Found))
    return std::nullopt;
  return Found;
}

std::string portcullis::fixedBeginning(const Program &P, NodeId Id,
                                       bool &IsWhole) {
  JoinedText Found;
  IsWhole = Reader(P).add(Id, Found) && Found.IsExact;
  return Found.IsExact ? Found.Text : "";
}

std::vector<Flow> portcullis::joinsBehind(const Program &P, NodeId Id) {
  auto At = [&](NodeId N, bool WholeValue) {
    if (!isJoined(P, N))
      return Step::Continue;
    return WholeValue ? Step::Found : Step::Stop;
  };
  auto Passes = [](const Edge &E) {
    return E.keepsValue() && E.Kind != EdgeKind::Unless;
  };
  return P.origins(Id, {.At = At, .Passes = Passes});
}

bool portcullis::isGrownInLoop(const Program &P, NodeId Id) {
  if (P.node(Id).Kind != NodeKind::Join)
    return false;
  const uint32_t Function = P.node(Id).Function;
  auto IsInside = [&](const Edge &E) {
    return P.node(E.From).Function == Function &&
           P.node(E.To).Function == Function;
  };
  auto AtJoin = [&](NodeId N, bool) {
    return isJoined(P, N) ? Step::Found : Step::Continue;
  };
  auto Keeps = [&](const Edge &E) { return E.keepsValue() && IsInside(E); };
  auto AtBegin = [&](NodeId N, bool) {
    return N == Id ? Step::Found : Step::Continue;
  };
  std::vector<Flow> Joins = P.origins(Id, {.At = AtJoin, .Passes = Keeps});
  return llvm::any_of(Joins, [&](const Flow &F) {
    return !P.origins(F.Origin,
                      {.At = AtBegin, .Passes = IsInside, .MaxOrigins = 1})
                .empty();
  });
}
