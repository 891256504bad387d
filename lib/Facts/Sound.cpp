//===- Sound.cpp - Facts that may be believed -----------------------------===//

#include "Facts/Sound.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;

namespace {

class SoundnessReader {
public:
  SoundnessReader(const TuFacts &Facts, size_t Rows)
      : Facts(Facts), Rows(Rows) {}

  bool read() const;

private:
  bool isString(StringId Id) const { return Id < Facts.Strings.size(); }
  bool isFile(uint32_t Index) const { return Index < Facts.Files.size(); }
  bool isNode(NodeId Id) const { return Id < Facts.Nodes.size(); }
  bool isFunction(uint32_t Index) const {
    return Index < Facts.Functions.size();
  }
  bool isCall(uint32_t Index) const { return Index < Facts.Calls.size(); }
  bool isTest(uint32_t Index) const { return Index < Facts.Tests.size(); }
  bool isBranch(uint32_t Index) const { return Index < Facts.Branches.size(); }
  bool isBranchOrNone(uint32_t Index) const {
    return Index == NoIndex || isBranch(Index);
  }
  bool isNodeOrNone(NodeId Id) const { return Id == NoNode || isNode(Id); }
  /// Link may drop a function, and with it all of its nodes.
  bool isNodeOf(NodeId Id, uint32_t Function) const {
    return isNode(Id) && Facts.Nodes[Id].Function == Function;
  }
  bool isNodeOfOrNone(NodeId Id, uint32_t Function) const {
    return Id == NoNode || isNodeOf(Id, Function);
  }
  /// Whether \p Index is NoIndex, its object, or a parameter of \p F.
  static bool isParameter(uint32_t Index, const Function &F) {
    return Index == NoIndex || Index < F.Parameters.size();
  }
  bool areStrings(llvm::ArrayRef<StringId> Ids) const {
    return llvm::all_of(Ids, [&](StringId Id) { return isString(Id); });
  }
  bool areNodesOrNone(llvm::ArrayRef<NodeId> Ids) const {
    return llvm::all_of(Ids, [&](NodeId Id) { return isNodeOrNone(Id); });
  }
  bool refersWell(const Node &N) const;
  bool isLabelledWell(const Edge &E) const;

  bool isSound(const Span &S) const {
    return S.Line == 0 ? S.File == 0 : isFile(S.File);
  }
  bool isSound(const Node &N) const;
  bool isSound(const Edge &E) const;
  bool isSound(const Test &T) const { return isNode(T.Condition); }
  bool isSound(const Branch &B) const;
  bool isSound(const Try &T) const {
    return isFunction(T.Function) && isBranchOrNone(T.Behind) &&
           isSound(T.Where) && isSound(T.Body);
  }
  bool isSound(const Call &C) const;
  bool isSound(const Function &F) const;
  bool isSound(const std::pair<StringId, StringId> &Base) const {
    return isString(Base.first) && isString(Base.second);
  }
  template <typename T> bool areSound(const T &List) const {
    return llvm::all_of(List, [&](const auto &It) { return isSound(It); });
  }

  const TuFacts &Facts;
  const size_t Rows;
};

} // namespace

bool SoundnessReader::refersWell(const Node &N) const {
  switch (N.Kind) {
  case NodeKind::Literal:
    return isBranchOrNone(N.Ref);
  case NodeKind::Parameter:
    return N.Ref != NoIndex && isParameter(N.Ref, Facts.Functions[N.Function]);
  case NodeKind::After:
    return isParameter(N.Ref, Facts.Functions[N.Function]);
  case NodeKind::Field:
  case NodeKind::Global:
    return isString(N.Ref);
  case NodeKind::Call:
  case NodeKind::Effect:
    return isCall(N.Ref) && Facts.Calls[N.Ref].Function == N.Function;
  case NodeKind::Function:
    return isFunction(N.Ref);
  case NodeKind::Join:
    return N.Ref == NoIndex || N.Ref < Facts.JoinPoints;
  case NodeKind::Tested:
    return isTest(N.Ref);
  case NodeKind::Value:
  case NodeKind::This:
  case NodeKind::Return:
  case NodeKind::Variable:
  case NodeKind::Anytime:
    return true;
  }
  return false; // No such kind.
}

bool SoundnessReader::isSound(const Node &N) const {
  return N.Type <= ValueType::Enumeration && isFunction(N.Function) &&
         isString(N.Text) && isSound(N.Where) && refersWell(N);
}

bool SoundnessReader::isLabelledWell(const Edge &E) const {
  switch (E.Kind) {
  case EdgeKind::Same:
  case EdgeKind::Part:
  case EdgeKind::Joined:
  case EdgeKind::Operand:
    return true;
  case EdgeKind::Load:
  case EdgeKind::Store:
  case EdgeKind::Keep:
    return isString(E.Label);
  case EdgeKind::Tested:
    return isTest(E.Label);
  case EdgeKind::Parsed:
  case EdgeKind::Unless:
    return isCall(E.Label);
  case EdgeKind::Enter:
  case EdgeKind::Leave:
    break;
  }
  return false; // Of another stage, or no such kind.
}

bool SoundnessReader::isSound(const Edge &E) const {
  return isNode(E.From) && isNode(E.To) && isLabelledWell(E);
}

bool SoundnessReader::isSound(const Branch &B) const {
  // None stands behind itself.
  const size_t Index = &B - Facts.Branches.data();
  return isNodeOrNone(B.Condition) && (B.Outer == NoIndex || B.Outer < Index) &&
         llvm::all_of(B.AnyOf, [&](uint32_t Either) { return Either < Index; });
}

bool SoundnessReader::isSound(const Call &C) const {
  return areStrings({C.Callee, C.Name, C.Reads, C.ObjectType}) &&
         areStrings(C.TypeArguments) &&
         (C.Target == NoIndex || isFunction(C.Target)) &&
         isFunction(C.Function) && isBranchOrNone(C.Behind) &&
         isSound(C.Where) && isSound(C.NameWhere) &&
         areNodesOrNone({C.Object, C.ObjectAfter, C.Callable, C.Root}) &&
         isNodeOfOrNone(C.Result, C.Function) &&
         (C.Root == NoNode || C.Result != NoNode) &&
         areNodesOrNone(C.Arguments) && areNodesOrNone(C.ArgumentsAfter) &&
         areSound(C.ArgumentWhere) &&
         C.Arguments.size() == C.ArgumentsAfter.size() &&
         C.Arguments.size() == C.ArgumentWhere.size() &&
         llvm::all_of(C.Rows, [&](uint32_t Row) { return Row < Rows; });
}

bool SoundnessReader::isSound(const Function &F) const {
  const uint32_t Index = &F - Facts.Functions.data();
  auto IsOwn = [&](NodeId Id) { return isNodeOf(Id, Index); };
  return areStrings({F.Id, F.Name, F.Class}) && areStrings(F.ParameterTypes) &&
         areStrings(F.Overrides) && isSound(F.Where) && isSound(F.Body) &&
         isNodeOfOrNone(F.This, Index) && isNodeOfOrNone(F.ThisAfter, Index) &&
         isNodeOfOrNone(F.Return, Index) && llvm::all_of(F.Parameters, IsOwn) &&
         llvm::all_of(F.ParametersAfter, IsOwn) &&
         F.Parameters.size() == F.ParametersAfter.size() &&
         (F.Encloses == NoIndex || isFunction(F.Encloses)) &&
         llvm::all_of(F.PlacesAfter, [&](const PlaceAfter &Place) {
           return isParameter(Place.Parameter, F) && isString(Place.Reads) &&
                  IsOwn(Place.Node);
         });
}

bool SoundnessReader::read() const {
  return !Facts.Strings.empty() && Facts.Strings.front().empty() &&
         areSound(Facts.Functions) && areSound(Facts.Nodes) &&
         areSound(Facts.Edges) && areSound(Facts.Tests) &&
         areSound(Facts.Branches) && areSound(Facts.Tries) &&
         areSound(Facts.Calls) && areSound(Facts.Statements) &&
         areSound(Facts.ErrorsOutside) &&
         llvm::all_of(Facts.Configurations,
                      [&](uint32_t File) { return isFile(File); }) &&
         areSound(Facts.Bases);
}

bool portcullis::isSound(const TuFacts &Facts, size_t Rows) {
  return SoundnessReader(Facts, Rows).read();
}
