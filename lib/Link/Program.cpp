//===- Program.cpp - The facts of many units as one -----------------------===//

#include "Link/Program.h"
#include "Link/Linker.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

using namespace portcullis;

Program Program::link(std::vector<TuFacts> Units, World W,
                      const ModelSet &Models) {
  Program P;
  P.W = W;
  P.Models = &Models;
  llvm::sort(Units, [](const TuFacts &A, const TuFacts &B) {
    return A.MainFile < B.MainFile;
  });
  Linker L(Units);
  for (const TuFacts &Unit : Units) {
    if (Unit.HasErrors)
      P.Broken.push_back(Unit.MainFile);
    if (Unit.AreErrorsAnywhere)
      P.BrokenAnywhere.push_back(Unit.MainFile);
    L.add(Unit);
  }
  P.Facts = L.take();
  P.sortStatements();
  P.index();
  P.resolve();
  P.indexEdges();
  P.resolveIndirect();
  P.packEdges();
  P.findSources();
  return P;
}

static auto startOf(const Span &S) { return std::pair(S.File, S.Offset); }

void Program::sortStatements() {
  llvm::sort(Facts.Statements, [](const Span &A, const Span &B) {
    return startOf(A) < startOf(B);
  });
  // Headers and templates are met more than once.
  Facts.Statements.erase(llvm::unique(Facts.Statements,
                                      [](const Span &A, const Span &B) {
                                        return startOf(A) == startOf(B);
                                      }),
                         Facts.Statements.end());
}

std::vector<StringId> Program::withBases(StringId Class) const {
  std::vector<StringId> Found{Class};
  for (auto [Derived, Base] : Facts.Bases)
    if (Derived == Class && !llvm::is_contained(Found, Base))
      Found.push_back(Base);
  return Found;
}

std::optional<Span> Program::statementAround(const Span &S) const {
  auto After =
      llvm::upper_bound(Facts.Statements, S, [](const Span &A, const Span &B) {
        return startOf(A) < startOf(B);
      });
  for (unsigned Steps = 0; After != Facts.Statements.begin() && Steps < 64;
       ++Steps) {
    --After;
    if (After->File != S.File)
      break;
    if (S.Offset + S.Length <= After->Offset + After->Length)
      return *After;
  }
  return std::nullopt;
}

std::vector<uint32_t>
Program::membersOf(StringId Class, llvm::ArrayRef<std::string> Names) const {
  std::vector<uint32_t> Found;
  for (StringId Each : withBases(Class)) {
    auto Members = MembersOf.find(Each);
    if (Members == MembersOf.end())
      continue;
    llvm::copy_if(Members->second, std::back_inserter(Found), [&](uint32_t F) {
      llvm::StringRef Name = text(Facts.Functions[F].Name);
      return llvm::is_contained(Names, Name.substr(Name.rfind(':') + 1));
    });
  }
  llvm::sort(Found);
  return Found;
}

std::vector<uint32_t> Program::named(llvm::StringRef Name) const {
  if (!Known.Named) {
    Known.Named.emplace();
    for (uint32_t I = 0; I < Facts.Functions.size(); ++I)
      (*Known.Named)[Facts.Functions[I].Name].push_back(I);
  }
  std::optional<StringId> Id = idOf(Name);
  return Id ? Known.Named->lookup(*Id) : std::vector<uint32_t>();
}

std::vector<uint32_t> Program::handedOver(const Call &C, const Row &R,
                                          llvm::StringRef Key) const {
  if (R.has("members"))
    return C.TypeArguments.empty()
               ? std::vector<uint32_t>()
               : membersOf(C.TypeArguments.front(), R.texts("members"));
  NodeId Handed = nodeAt(C, R.position(Key, {}));
  return Handed == NoNode ? std::vector<uint32_t>() : functionsAt(Handed);
}

Location Program::location(const Span &S) const {
  return {.File = S.Line ? Facts.Files[S.File] : "",
          .Line = S.Line,
          .Column = S.Column,
          .EndLine = S.EndLine,
          .EndColumn = S.EndColumn,
          .Offset = S.Offset,
          .Length = S.Length};
}

bool Program::hasMain(llvm::StringRef File) const {
  return llvm::any_of(
      MainFiles, [&](uint32_t Index) { return Facts.Files[Index] == File; });
}

static bool isConstructor(llvm::StringRef Name) {
  auto [Class, Own] = Name.rsplit("::");
  return !Own.empty() && Own == Class.substr(Class.rfind(':') + 1);
}

bool Program::neverRuns(uint32_t Function) const {
  if (W == World::Open || hasErrors() || !hasMain() || isInitialisers(Function))
    return false;
  const portcullis::Function &F = function(Function);
  llvm::StringRef Name = text(F.Name);
  // A library may make objects of classes that it is told of.
  return callers(Function).empty() && Name != "main" && !isConstructor(Name) &&
         !F.IsLambda && F.Overrides.empty() && !isValue(Function);
}

static constexpr Role AllRoles[] = {
#define ROLE(Name, Spelling) Role::Name,
#include "Model/Roles.def"
};

void Program::index() {
  ByRole.resize(std::size(AllRoles));
  CallsOf.resize(Facts.Functions.size());
  CallersOf.resize(Facts.Functions.size());
  LambdasOf.resize(Facts.Functions.size());
  Targets.resize(Facts.Calls.size());
  for (uint32_t I = 0; I < Facts.Calls.size(); ++I) {
    CallsOf[Facts.Calls[I].Function].push_back(I);
    if (Facts.Calls[I].Root != NoNode)
      Reads[Facts.Calls[I].Result] = I;
    for (uint32_t Index : Facts.Calls[I].Rows) {
      const Row &R = Models->row(Index);
      ByRole[static_cast<unsigned>(R.R)].push_back({.Call = I, .R = &R});
    }
  }
  for (const Node &N : Facts.Nodes)
    if (N.Kind == NodeKind::Function)
      Values.insert(N.Ref);
  for (uint32_t I = 0; I < Facts.Functions.size(); ++I) {
    const Function &F = Facts.Functions[I];
    if (F.HasBody && F.Where.Line != 0 && text(F.Name) == "main")
      MainFiles.insert(F.Where.File);
    if (F.Encloses != NoIndex)
      LambdasOf[F.Encloses].push_back(I);
    if (F.Class != 0)
      MembersOf[F.Class].push_back(I);
  }
  TestsOf.resize(Facts.Functions.size());
  for (uint32_t I = 0; I < Facts.Tests.size(); ++I)
    if (NodeId Condition = Facts.Tests[I].Condition; Condition != NoNode)
      TestsOf[Facts.Nodes[Condition].Function].push_back(I);
}

void Program::addEdge(NodeId From, NodeId To, EdgeKind Kind, uint32_t Label) {
  if (From == NoNode || To == NoNode)
    return;
  Facts.Edges.push_back({.From = From, .To = To, .Kind = Kind, .Label = Label});
}

void Program::connect(uint32_t Index, uint32_t Target) {
  Targets[Index].push_back(Target);
  CallersOf[Target].push_back(Index);
  const Call &C = Facts.Calls[Index];
  const Function &F = Facts.Functions[Target];
  // A free operator's first parameter is what stands as the object.
  bool IsOperator = C.Object != NoNode && C.Callable == NoNode &&
                    F.This == NoNode && !F.Parameters.empty();
  unsigned First = IsOperator ? 1 : 0;
  if (IsOperator) {
    addEdge(C.Object, F.Parameters[0], EdgeKind::Enter, Index);
    addEdge(F.ParametersAfter[0], C.ObjectAfter, EdgeKind::Leave, Index);
  }
  for (unsigned I = 0;
       I < C.Arguments.size() && I + First < F.Parameters.size(); ++I) {
    addEdge(C.Arguments[I], F.Parameters[I + First], EdgeKind::Enter, Index);
    addEdge(F.ParametersAfter[I + First], C.ArgumentsAfter[I], EdgeKind::Leave,
            Index);
  }
  if (!F.IsLambda)
    addEdge(C.Object, F.This, EdgeKind::Enter, Index);
  addEdge(F.ThisAfter, C.IsConstruction ? C.Result : C.ObjectAfter,
          EdgeKind::Leave, Index);
  if (!C.IsConstruction)
    addEdge(F.Return, C.Result, EdgeKind::Leave, Index);
}

void Program::hand(uint32_t Index, llvm::ArrayRef<Given> Values,
                   uint32_t Target) {
  const Function &F = Facts.Functions[Target];
  // Whoever calls an object does not name it again.
  bool TakesObject = F.This != NoNode && !F.IsLambda &&
                     !text(F.Name).ends_with("::operator()");
  unsigned First = TakesObject ? 1 : 0;
  if (First == 1 && !Values.empty()) {
    addEdge(Values[0].first, F.This, EdgeKind::Enter, Index);
    addEdge(F.ThisAfter, Values[0].second, EdgeKind::Leave, Index);
  }
  for (unsigned I = First; I < Values.size() && I - First < F.Parameters.size();
       ++I) {
    addEdge(Values[I].first, F.Parameters[I - First], EdgeKind::Enter, Index);
    addEdge(F.ParametersAfter[I - First], Values[I].second, EdgeKind::Leave,
            Index);
  }
}

void Program::invoke(uint32_t Index, const Row &R, uint32_t Target) {
  Targets[Index].push_back(Target);
  CallersOf[Target].push_back(Index);
  const Call &C = Facts.Calls[Index];
  std::vector<Given> Values;
  for (Position P : R.positions("arguments"))
    if (P.At == Position::Rest)
      for (unsigned I = P.Index; I < C.Arguments.size(); ++I)
        Values.emplace_back(C.Arguments[I], NoNode);
    else
      Values.emplace_back(nodeAt(C, P), NoNode);
  hand(Index, Values, Target);
  if (C.IsConstruction || C.Result == NoNode || R.has("members"))
    return;
  // What the callee returns comes out, not what it was given.
  llvm::erase_if(Into[C.Result], [&](uint32_t Edge) {
    bool IsGuess = Facts.Edges[Edge].Kind == EdgeKind::Part;
    if (IsGuess)
      llvm::erase(OutOf[Facts.Edges[Edge].From], Edge);
    return IsGuess;
  });
  addEdge(Facts.Functions[Target].Return, C.Result, EdgeKind::Leave, Index);
}

std::vector<Program::Given>
Program::boundTo(uint32_t Binding, llvm::ArrayRef<Given> Values) const {
  const Call &C = Facts.Calls[Binding];
  const Row *R = rowOf(C, Role::Binds);
  llvm::StringRef Placeholder = R->text("placeholder");
  std::vector<Given> Result;
  eachAt(C, R->positions("arguments"), [&](NodeId Argument, const Span &) {
    llvm::StringRef Name = nameOf(Argument);
    unsigned Number = 0;
    bool IsPlace = !Placeholder.empty() && Name.consume_front(Placeholder) &&
                   !Name.getAsInteger(10, Number);
    if (!IsPlace)
      Result.emplace_back(Argument, NoNode);
    else if (Number != 0 && Number <= Values.size())
      Result.push_back(Values[Number - 1]);
    else
      Result.emplace_back(NoNode, NoNode);
  });
  if (Placeholder.empty())
    llvm::append_range(Result, Values);
  return Result;
}

/// What is bound reaches its function, whoever calls it: a framework may.
void Program::bindArguments() {
  for (auto [Index, R] : withRole(Role::Binds)) {
    NodeId Callable = nodeAt(Facts.Calls[Index], R->position("callable", {}));
    if (Callable == NoNode || !R->has("arguments"))
      continue;
    for (const Callee &To : calleesAt(Callable))
      if (To.Bindings.empty() && Facts.Functions[To.Function].HasBody)
        hand(Index, boundTo(Index, {}), To.Function);
  }
}

void Program::connectBound(uint32_t Index, const Callee &To) {
  if (To.Bindings.empty())
    return connect(Index, To.Function);
  Targets[Index].push_back(To.Function);
  CallersOf[To.Function].push_back(Index);
  const Call &C = Facts.Calls[Index];
  std::vector<Given> Values;
  Values.reserve(C.Arguments.size());
  for (unsigned I = 0; I < C.Arguments.size(); ++I)
    Values.emplace_back(C.Arguments[I], C.ArgumentsAfter[I]);
  for (uint32_t Binding : llvm::reverse(To.Bindings))
    Values = boundTo(Binding, Values);
  hand(Index, Values, To.Function);
  addEdge(Facts.Functions[To.Function].Return, C.Result, EdgeKind::Leave,
          Index);
  if (isNegated(To))
    Negated.insert(Index);
}

void Program::resolve() {
  llvm::DenseMap<StringId, llvm::SmallVector<uint32_t, 1>> ById;
  llvm::DenseMap<StringId, llvm::SmallVector<uint32_t, 2>> Overriders;
  for (uint32_t I = 0; I < Facts.Functions.size(); ++I) {
    if (Facts.Functions[I].HasBody)
      ById[Facts.Functions[I].Id].push_back(I);
    for (StringId Base : Facts.Functions[I].Overrides)
      Overriders[Base].push_back(I);
  }
  for (uint32_t I = 0; I < Facts.Calls.size(); ++I) {
    llvm::SmallSetVector<uint32_t, 4> Found;
    llvm::SmallVector<StringId, 4> Pending{Facts.Calls[I].Callee};
    for (unsigned Next = 0; Next < Pending.size() && Next < 16; ++Next) {
      if (Next == 0 && Facts.Calls[I].Target != NoIndex)
        Found.insert(Facts.Calls[I].Target);
      else if (auto It = ById.find(Pending[Next]);
               Pending[Next] != 0 && It != ById.end())
        Found.insert_range(It->second);
      if (auto It = Overriders.find(Pending[Next]); It != Overriders.end())
        for (uint32_t Override : It->second)
          Pending.push_back(Facts.Functions[Override].Id);
    }
    for (uint32_t Target : Found)
      connect(I, Target);
  }
}

void Program::indexEdges() {
  Captures.resize(Facts.Functions.size());
  Into.resize(Facts.Nodes.size());
  OutOf.resize(Facts.Nodes.size());
  for (uint32_t I = 0; I < Facts.Edges.size(); ++I) {
    const Edge &E = Facts.Edges[I];
    if (E.Kind == EdgeKind::Unless && !Targets[E.Label].empty())
      continue; // The callee's body says what becomes of it.
    Into[E.To].push_back(I);
    OutOf[E.From].push_back(I);
    uint32_t Inside = Facts.Nodes[E.To].Function;
    bool IsCapture = E.Kind == EdgeKind::Same &&
                     Facts.Nodes[E.To].Kind == NodeKind::Variable &&
                     Facts.Functions[Inside].IsLambda &&
                     Facts.Nodes[E.From].Function != Inside;
    if (IsCapture)
      Captures[Inside].push_back(I);
  }
}

std::vector<Edge> Program::capturedBy(uint32_t Lambda) const {
  std::vector<Edge> Result;
  for (uint32_t Index : Captures[Lambda])
    Result.push_back(Facts.Edges[Index]);
  return Result;
}

void Program::indexEdgesFrom(size_t First) {
  for (size_t I = First; I < Facts.Edges.size(); ++I) {
    Into[Facts.Edges[I].To].push_back(I);
    OutOf[Facts.Edges[I].From].push_back(I);
  }
}

void Program::resolveIndirect() {
  const size_t FirstBound = Facts.Edges.size();
  bindArguments();
  indexEdgesFrom(FirstBound);
  const size_t FirstNew = Facts.Edges.size();
  for (uint32_t I = 0; I < Facts.Calls.size(); ++I) {
    if (Facts.Calls[I].Callable == NoNode || !Targets[I].empty())
      continue;
    for (const Callee &To : calleesAt(Facts.Calls[I].Callable))
      if (Facts.Functions[To.Function].HasBody)
        connectBound(I, To);
  }
  for (auto [Index, R] : withRole(Role::Invokes))
    if (Targets[Index].empty())
      for (uint32_t Target : handedOver(Facts.Calls[Index], *R, "callable"))
        if (Facts.Functions[Target].HasBody)
          invoke(Index, *R, Target);
  indexEdgesFrom(FirstNew);
}

/// Searches go over the edges into a node, millions of times: they lie side by
/// side.
void Program::packEdges() {
  std::vector<Edge> Packed;
  Packed.reserve(Facts.Edges.size());
  std::vector<uint32_t> Moved(Facts.Edges.size(), NoIndex);
  for (auto &Edges : Into)
    for (uint32_t &Index : Edges) {
      Moved[Index] = Packed.size();
      Packed.push_back(Facts.Edges[Index]);
      Index = Moved[Index];
    }
  auto Follow = [&](auto &Lists) {
    for (auto &Edges : Lists)
      for (uint32_t &Index : Edges)
        Index = Moved[Index];
  };
  Follow(OutOf);
  Follow(Captures);
  Facts.Edges = std::move(Packed);
}

const Row *Program::rowOf(const Call &C, Role R) const {
  for (uint32_t Index : C.Rows)
    if (Models->row(Index).R == R)
      return &Models->row(Index);
  return nullptr;
}

NodeId Program::nodeAt(const Call &C, Position P) {
  switch (P.At) {
  case Position::Object:
    return C.Object;
  case Position::Result:
    return C.Result;
  default:
    return P.Index < C.Arguments.size() ? C.Arguments[P.Index] : NoNode;
  }
}

NodeId Program::effectAt(const Call &C, Position P) {
  switch (P.At) {
  case Position::Object:
    return C.IsConstruction ? C.Result : C.ObjectAfter;
  case Position::Result:
    return C.Result;
  default:
    return P.Index < C.ArgumentsAfter.size() ? C.ArgumentsAfter[P.Index]
                                             : NoNode;
  }
}

void Program::eachAt(
    const Call &C, llvm::ArrayRef<Position> Positions,
    llvm::function_ref<void(NodeId, const Span &)> Visit) const {
  for (Position P : Positions) {
    if (P.At == Position::Object || P.At == Position::Result) {
      if (NodeId Id = nodeAt(C, P); Id != NoNode)
        Visit(Id, C.Where);
      continue;
    }
    unsigned End = P.At == Position::Rest ? C.Arguments.size() : P.Index + 1;
    for (unsigned I = P.Index; I < End && I < C.Arguments.size(); ++I)
      if (C.Arguments[I] != NoNode)
        Visit(C.Arguments[I], C.ArgumentWhere[I]);
  }
}

const std::vector<uint32_t> &Program::reached(uint32_t Start) const {
  auto &Cached = Known.Reached[Start];
  if (Cached)
    return *Cached;
  auto Result = std::make_unique<std::vector<uint32_t>>();
  llvm::DenseSet<uint32_t> Seen{Start};
  Result->push_back(Start);
  for (size_t I = 0; I < Result->size(); ++I) {
    auto Add = [&](uint32_t Function) {
      if (Seen.insert(Function).second)
        Result->push_back(Function);
    };
    uint32_t Current = (*Result)[I];
    for (uint32_t Call : CallsOf[Current])
      for (uint32_t Target : Targets[Call])
        Add(Target);
    for (uint32_t Lambda : LambdasOf[Current])
      Add(Lambda);
  }
  Known.Reached[Start] = std::move(Result);
  return *Known.Reached[Start];
}

llvm::BitVector Program::reachableFrom(llvm::ArrayRef<NodeId> Begin) const {
  llvm::BitVector Reached(nodeCount());
  llvm::SmallVector<NodeId, 0> Pending(Begin);
  for (NodeId Id : Pending)
    Reached.set(Id);
  while (!Pending.empty())
    for (uint32_t Index : outOf(Pending.pop_back_val())) {
      const Edge &E = edge(Index);
      if (E.Kind == EdgeKind::Operand || Reached.test(E.To))
        continue;
      Reached.set(E.To);
      Pending.push_back(E.To);
    }
  return Reached;
}

bool Program::mayHoldRequest(NodeId Id) const {
  std::optional<llvm::BitVector> &Holds = Known.HoldsRequest;
  if (!Holds) {
    llvm::SmallVector<NodeId, 0> Sources;
    for (const auto &[Source, R] : RequestSources)
      Sources.push_back(Source);
    Holds = reachableFrom(Sources);
  }
  return Holds->test(Id);
}

bool Program::mayHoldSensitive(NodeId Id) const {
  std::optional<llvm::BitVector> &Holds = Known.HoldsSensitive;
  if (!Holds) {
    llvm::DenseMap<StringId, bool> Asked;
    auto IsSensitive = [&](StringId Name) {
      auto [It, IsNew] = Asked.try_emplace(Name);
      if (IsNew)
        It->second = models().sensitive().find(text(Name)) != nullptr;
      return It->second;
    };
    llvm::SmallVector<NodeId, 0> Named;
    for (NodeId N = 0; N < nodeCount(); ++N)
      if (node(N).Kind != NodeKind::Literal && IsSensitive(node(N).Text))
        Named.push_back(N);
    for (Role Reads : {Role::Source, Role::Load})
      for (auto [Index, R] : withRole(Reads)) {
        const Call &C = call(Index);
        std::optional<NodeId> Key =
            R->has("key") && C.Result != NoNode
                ? soleLiteral(nodeAt(C, R->position("key", {})))
                : std::nullopt;
        if (Key && IsSensitive(node(*Key).Text))
          Named.push_back(C.Result);
      }
    Holds = reachableFrom(Named);
  }
  return Holds->test(Id);
}

/// What \p C, by its row \p R, gives or fills in.
static llvm::SmallVector<NodeId, 4> filledBy(const Program &P, const Call &C,
                                             const Row &R) {
  llvm::SmallVector<Position, 2> All(R.positions("at"));
  if (All.empty())
    All.push_back({.At = Position::Result});
  llvm::SmallVector<NodeId, 4> Filled;
  for (Position At : All) {
    const unsigned Last =
        At.At == Position::Rest ? C.Arguments.size() : At.Index + 1;
    for (; At.Index < Last; ++At.Index)
      if (NodeId Id = P.effectAt(C, At); Id != NoNode)
        Filled.push_back(Id);
  }
  return Filled;
}

void Program::findSources() {
  for (auto [R, Sources] : {std::pair(Role::Source, &RequestSources),
                            std::pair(Role::Environment, &EnvironmentSources),
                            std::pair(Role::Stored, &StoredSources)})
    for (auto [Index, ARow] : withRole(R)) {
      if (ARow->isOfHandler()) {
        findHandlerParameters(*ARow, call(Index));
        continue;
      }
      for (NodeId Id : filledBy(*this, call(Index), *ARow))
        (*Sources)[Id] = ARow;
    }
  for (auto [Index, ARow] : withRole(Role::Route))
    if (ARow->text("parameters") == "rest")
      findRestParameters(*ARow, call(Index));
}

/// What a handler is given that the client chose.
void Program::findHandlerParameters(const Row &Source, const Call &C) {
  for (uint32_t Target : handedOver(C, Source))
    for (Position P : Source.positions("at"))
      if (const Function &F = function(Target); P.Index < F.Parameters.size())
        RequestSources[F.Parameters[P.Index]] = &Source;
}

/// Texts and numbers among a handler's parameters are parts of the URL.
void Program::findRestParameters(const Row &Route, const Call &C) {
  for (uint32_t Target : handedOver(C, Route))
    for (NodeId Parameter : function(Target).Parameters) {
      ValueType Type = node(Parameter).Type;
      if (Type == ValueType::Text || Type == ValueType::Number)
        RequestSources[Parameter] = &Route;
    }
}
