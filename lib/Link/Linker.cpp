//===- Linker.cpp - Joins the facts of units ------------------------------===//

#include "Link/Linker.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;

Linker::Linker(llvm::ArrayRef<TuFacts> Units) {
  llvm::StringMap<llvm::StringRef> DefinedIn;
  llvm::StringSet<> Declared;
  size_t Nodes = 0;
  size_t Calls = 0;
  size_t Edges = 0;
  for (const TuFacts &Unit : Units) {
    Nodes += Unit.Nodes.size();
    Calls += Unit.Calls.size();
    Edges += Unit.Edges.size();
    for (const Node &N : Unit.Nodes) {
      if (N.Kind != NodeKind::Global)
        continue;
      llvm::StringRef Name = Unit.Strings[N.Ref];
      // Whose it is that a unit only declares, its facts do not say.
      if (!N.IsDefined)
        Declared.insert(Name);
      else if (auto [It, IsNew] = DefinedIn.try_emplace(Name, Unit.MainFile);
               !IsNew && It->second != Unit.MainFile)
        Twins.insert(Name);
    }
  }
  // More than is needed: what is never touched costs nothing.
  All.Nodes.reserve(Nodes);
  All.Calls.reserve(Calls);
  All.Edges.reserve(Edges);
  for (const auto &Name : Declared)
    Twins.erase(Name.first());
}

StringId Linker::identity(const Node &Shared, llvm::StringRef MainFile) {
  StringId Name = Map.Strings[Shared.Ref];
  if (!Shared.IsDefined || !Twins.contains(All.Strings[Name]))
    return Name;
  return intern(All.Strings[Name] + "@" + MainFile.str());
}

uint32_t Linker::intern(llvm::StringRef Text) {
  auto [It, IsNew] = Strings.try_emplace(Text, All.Strings.size());
  if (IsNew)
    All.Strings.push_back(Text.str());
  return It->second;
}

void Linker::addFiles(const TuFacts &Unit) {
  for (const std::string &File : Unit.Files) {
    auto [It, IsNew] = FileIds.try_emplace(File, All.Files.size());
    if (IsNew)
      All.Files.push_back(File);
    Map.Files.push_back(It->second);
  }
  for (uint32_t File : Unit.Configurations)
    if (!llvm::is_contained(All.Configurations, Map.Files[File]))
      All.Configurations.push_back(Map.Files[File]);
}

void Linker::add(const TuFacts &Unit) {
  Map = UnitMap();
  for (const std::string &Text : Unit.Strings)
    Map.Strings.push_back(intern(Text));
  addFiles(Unit);
  Map.Nodes.assign(Unit.Nodes.size(), NoNode);
  addFunctions(Unit);
  addNodes(Unit);
  addInterfaces(Unit);
  addCalls(Unit);
  uint32_t FirstTest = All.Tests.size();
  for (Test T : Unit.Tests) {
    T.Condition = node(T.Condition);
    All.Tests.push_back(T);
  }
  uint32_t FirstBranch = All.Branches.size();
  auto Moved = [&](uint32_t Branch) {
    return Branch == NoIndex ? NoIndex : Branch + FirstBranch;
  };
  for (Branch B : Unit.Branches) {
    B.Condition = node(B.Condition);
    B.Outer = Moved(B.Outer);
    for (uint32_t &Either : B.AnyOf)
      Either = Moved(Either);
    All.Branches.push_back(std::move(B));
  }
  for (Try T : Unit.Tries) {
    if (Map.Dropped[T.Function])
      continue;
    T.Function = Map.Functions[T.Function];
    T.Behind = Moved(T.Behind);
    T.Where = span(T.Where);
    T.Body = span(T.Body);
    All.Tries.push_back(T);
  }
  for (uint32_t Index : Map.Calls)
    if (Index != NoIndex)
      All.Calls[Index].Behind = Moved(All.Calls[Index].Behind);
  for (NodeId Id : NewNodes) {
    Node &N = All.Nodes[Id];
    if (N.Kind == NodeKind::Tested)
      N.Ref += FirstTest;
    else if (N.Kind == NodeKind::Literal && N.Ref != NoIndex)
      N.Ref += FirstBranch;
  }
  NewNodes.clear();
  addEdges(Unit, FirstTest);
  for (auto [Class, Base] : Unit.Bases)
    All.Bases.emplace_back(Map.Strings[Class], Map.Strings[Base]);
  for (const Span &S : Unit.Statements)
    All.Statements.push_back(span(S));
  for (const Span &S : Unit.ErrorsOutside)
    All.ErrorsOutside.push_back(span(S));
}

Span Linker::span(Span S) const {
  if (S.Line)
    S.File = Map.Files[S.File];
  return S;
}

NodeId Linker::node(NodeId Id) const {
  return Id == NoNode ? NoNode : Map.Nodes[Id];
}

template <typename Ids> static void remapStrings(Ids &List, const auto &Map) {
  for (auto &Id : List)
    Id = Map.Strings[Id];
}

bool Linker::isAnother(const Function &Local, const Function &Joined) const {
  if (!Local.HasBody || !Joined.HasBody)
    return false;
  Span Body = span(Local.Body);
  return Body.File != Joined.Body.File || Body.Offset != Joined.Body.Offset;
}

void Linker::addFunctions(const TuFacts &Unit) {
  const uint32_t FirstNew = All.Functions.size();
  for (uint32_t I = 0; I < Unit.Functions.size(); ++I) {
    const Function &Local = Unit.Functions[I];
    bool IsScope = I == 0; // Initialisers: each unit has its own.
    StringId Id = Map.Strings[Local.Id];
    auto Known = IsScope ? FunctionIds.end() : FunctionIds.find(Id);
    if (Known == FunctionIds.end() || Known->second >= FirstNew ||
        isAnother(Local, All.Functions[Known->second])) {
      uint32_t Index = All.Functions.size();
      if (Known == FunctionIds.end() && !IsScope)
        FunctionIds[Id] = Index;
      Function F = Local;
      F.Id = Id;
      F.Name = Map.Strings[F.Name];
      F.Class = Map.Strings[F.Class];
      F.Where = span(F.Where);
      F.Body = span(F.Body);
      remapStrings(F.ParameterTypes, Map);
      remapStrings(F.Overrides, Map);
      All.Functions.push_back(std::move(F));
      Map.Functions.push_back(Index);
      Map.Dropped.push_back(false);
      Map.Fresh.push_back(true);
      continue;
    }
    Function &Joined = All.Functions[Known->second];
    Map.Functions.push_back(Known->second);
    Map.Dropped.push_back(Joined.HasBody);
    Map.Fresh.push_back(false);
    mapInterface(Local, Joined);
    if (!Joined.HasBody && Local.HasBody) {
      Joined.HasBody = true;
      Joined.Throws = Local.Throws;
      Joined.HasErrors = Local.HasErrors;
      Joined.Where = span(Local.Where);
      Joined.Body = span(Local.Body);
      nameInterface(Unit, Local);
    }
  }
}

void Linker::nameInterface(const TuFacts &Unit, const Function &Local) {
  auto Name = [&](NodeId From) {
    if (From == NoNode || Map.Nodes[From] == NoNode)
      return;
    Node &Joined = All.Nodes[Map.Nodes[From]];
    Joined.Text = Map.Strings[Unit.Nodes[From].Text];
    Joined.Where = span(Unit.Nodes[From].Where);
  };
  for (NodeId Id : {Local.This, Local.ThisAfter, Local.Return})
    Name(Id);
  llvm::for_each(Local.Parameters, Name);
  llvm::for_each(Local.ParametersAfter, Name);
}

void Linker::mapInterface(const Function &Local, const Function &Joined) {
  auto Same = [&](NodeId From, NodeId To) {
    if (From != NoNode)
      Map.Nodes[From] = To;
  };
  Same(Local.This, Joined.This);
  Same(Local.ThisAfter, Joined.ThisAfter);
  Same(Local.Return, Joined.Return);
  for (unsigned I = 0;
       I < Local.Parameters.size() && I < Joined.Parameters.size(); ++I) {
    Same(Local.Parameters[I], Joined.Parameters[I]);
    Same(Local.ParametersAfter[I], Joined.ParametersAfter[I]);
  }
}

void Linker::addNodes(const TuFacts &Unit) {
  for (NodeId Local = 0; Local < Unit.Nodes.size(); ++Local) {
    if (Map.Nodes[Local] != NoNode)
      continue;
    Node N = Unit.Nodes[Local];
    if (Map.Dropped[N.Function])
      continue;
    N.Function = Map.Functions[N.Function];
    N.Text = Map.Strings[N.Text];
    N.Where = span(N.Where);
    bool IsShared = N.Kind == NodeKind::Field || N.Kind == NodeKind::Global;
    if (IsShared) {
      N.Ref = identity(N, Unit.MainFile);
      auto Key = std::pair(static_cast<unsigned>(N.Kind), N.Ref);
      auto [It, IsNew] = SharedNodes.try_emplace(Key, All.Nodes.size());
      Map.Nodes[Local] = It->second;
      if (!IsNew) {
        Node &Joined = All.Nodes[It->second];
        if (N.IsDefined && !Joined.IsDefined) {
          Joined.IsDefined = true;
          Joined.Where = N.Where;
        }
        continue;
      }
    } else if (N.Kind == NodeKind::Function) {
      N.Ref = Map.Functions[N.Ref];
    } else if (N.Kind == NodeKind::Join && N.Ref != NoIndex) {
      N.Ref += All.JoinPoints;
    }
    Map.Nodes[Local] = All.Nodes.size();
    NewNodes.push_back(All.Nodes.size());
    All.Nodes.push_back(N);
  }
  All.JoinPoints += Unit.JoinPoints;
}

/// What functions say of their nodes, in the ids of the whole.
void Linker::addInterfaces(const TuFacts &Unit) {
  for (uint32_t I = 0; I < Unit.Functions.size(); ++I) {
    Function &F = All.Functions[Map.Functions[I]];
    if (!Map.Dropped[I]) {
      F.PlacesAfter = Unit.Functions[I].PlacesAfter;
      for (PlaceAfter &Place : F.PlacesAfter) {
        Place.Reads = Map.Strings[Place.Reads];
        Place.Node = node(Place.Node);
      }
    }
    if (!Map.Fresh[I])
      continue;
    for (NodeId *Id : {&F.This, &F.ThisAfter, &F.Return})
      *Id = node(*Id);
    for (NodeId &Id : F.Parameters)
      Id = node(Id);
    for (NodeId &Id : F.ParametersAfter)
      Id = node(Id);
    if (F.Encloses != NoIndex)
      F.Encloses = Map.Functions[F.Encloses];
  }
}

void Linker::addCalls(const TuFacts &Unit) {
  for (const Call &Local : Unit.Calls) {
    if (Map.Dropped[Local.Function]) {
      Map.Calls.push_back(NoIndex);
      continue;
    }
    Map.Calls.push_back(All.Calls.size());
    Call C = Local;
    C.Callee = Map.Strings[C.Callee];
    C.Name = Map.Strings[C.Name];
    C.ObjectType = Map.Strings[C.ObjectType];
    remapStrings(C.TypeArguments, Map);
    C.Function = Map.Functions[C.Function];
    bool IsDefined = C.Target != NoIndex && Unit.Functions[C.Target].HasBody;
    C.Target = IsDefined ? Map.Functions[C.Target] : NoIndex;
    C.Where = span(C.Where);
    C.NameWhere = span(C.NameWhere);
    C.Reads = Map.Strings[C.Reads];
    for (NodeId *Id :
         {&C.Object, &C.ObjectAfter, &C.Result, &C.Callable, &C.Root})
      *Id = node(*Id);
    for (NodeId &Id : C.Arguments)
      Id = node(Id);
    for (NodeId &Id : C.ArgumentsAfter)
      Id = node(Id);
    for (Span &S : C.ArgumentWhere)
      S = span(S);
    All.Calls.push_back(std::move(C));
  }
  for (NodeId Id : NewNodes) {
    Node &N = All.Nodes[Id];
    if (N.Kind == NodeKind::Call || N.Kind == NodeKind::Effect)
      N.Ref = Map.Calls[N.Ref];
  }
}

void Linker::addEdges(const TuFacts &Unit, uint32_t FirstTest) {
  for (Edge E : Unit.Edges) {
    E.From = node(E.From);
    E.To = node(E.To);
    if (E.From == NoNode || E.To == NoNode)
      continue;
    switch (E.Kind) {
    case EdgeKind::Load:
    case EdgeKind::Store:
    case EdgeKind::Keep:
      E.Label = Map.Strings[E.Label];
      break;
    case EdgeKind::Tested:
      E.Label += FirstTest;
      break;
    case EdgeKind::Parsed:
    case EdgeKind::Unless:
      E.Label = Map.Calls[E.Label];
      if (E.Label == NoIndex)
        continue;
      break;
    default:
      break;
    }
    All.Edges.push_back(E);
  }
}
