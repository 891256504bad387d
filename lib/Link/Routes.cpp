//===- Routes.cpp - Which requests a server answers, and how --------------===//

#include "Link/ComparedRoutes.h"
#include "Link/Patterns.h"
#include "Link/RegisteredRoutes.h"
#include "Link/ServerIndex.h"
#include "Support/SortUnique.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <numeric>
#include <optional>

using namespace portcullis;
using llvm::StringRef;

static std::vector<Route> findRoutes(const Program &P) {
  std::vector<Route> Routes = registeredRoutes(P);
  addComparedRoutes(P, Routes);
  // What instances of one template compare.
  KnownRoutes Known;
  llvm::erase_if(Routes, [&](const Route &R) {
    return !Known.add(R) && R.Dispatcher != NoIndex;
  });
  return Routes;
}

std::string portcullis::shownPath(const Program &P, const Route &R) {
  if (!R.Path.empty() || R.Handlers.empty())
    return R.Path;
  return P.text(P.function(R.Handlers.front()).Name).str();
}

llvm::ArrayRef<Route> portcullis::routesOf(const Program &P) {
  std::optional<std::vector<Route>> &Routes = ServerIndex::of(P).Routes;
  if (!Routes)
    Routes = findRoutes(P);
  return *Routes;
}

llvm::ArrayRef<std::string> Program::patternsOf(uint32_t Function) const {
  auto &Patterns = Known.Patterns;
  if (!Patterns) {
    Patterns.emplace();
    for (const Route &R : routesOf(*this))
      for (uint32_t Handler : R.Handlers)
        for (uint32_t Reached : reached(Handler))
          (*Patterns)[Reached].push_back(R.Path);
  }
  auto It = Patterns->find(Function);
  if (It == Patterns->end())
    return {};
  return It->second;
}

bool Program::isMatchedWord(NodeId Id, StringId Key) const {
  const Row *R = requestSource(Id);
  unsigned Group = 0;
  if (!R || !R->flag("groups") || text(Key).getAsInteger(10, Group) ||
      Group == 0)
    return false;
  llvm::ArrayRef<std::string> Paths = patternsOf(node(Id).Function);
  return !Paths.empty() && llvm::all_of(Paths, [&](StringRef Path) {
    return matchesWordsOnly(Path, Group);
  });
}

bool Program::isSegment(NodeId Id, StringId Key) const {
  const Row *R = requestSource(Id);
  if (!R || R->flag("segment"))
    return R != nullptr;
  unsigned Group = 0;
  bool IsGroup =
      R->flag("groups") && !text(Key).getAsInteger(10, Group) && Group != 0;
  if (!IsGroup && !R->has("spans"))
    return false;
  llvm::ArrayRef<std::string> Paths = patternsOf(node(Id).Function);
  return !Paths.empty() && llvm::all_of(Paths, [&](StringRef Path) {
    return IsGroup ? matchesSegment(Path, Group)
                   : !Path.contains(R->text("spans"));
  });
}

/// The call that stands for all that give the server that \p Index gives.
static uint32_t firstOf(const Program &P, uint32_t Index) {
  const Row *R = P.rowOf(P.call(Index), Role::Server);
  if (!R->flag("single"))
    return Index;
  for (auto [Other, OtherRow] : P.withRole(Role::Server))
    if (OtherRow->flag("single") && OtherRow->Library == R->Library &&
        canBeTogether(P, P.call(Other).Where, P.call(Index).Where))
      return Other;
  return Index;
}

static llvm::SmallVector<uint32_t, 2> findServers(const Program &P,
                                                  uint32_t Index) {
  llvm::SmallVector<uint32_t, 2> Found;
  const Call &C = P.call(Index);
  if (P.rowOf(C, Role::Server))
    return {firstOf(P, Index)};
  if (C.Object == NoNode)
    return {};
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    return Here.Kind == NodeKind::Call &&
                   P.rowOf(P.call(Here.Ref), Role::Server)
               ? Step::Found
               : Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  for (const Flow &F : P.origins(C.Object, {.At = At, .Passes = Passes}))
    Found.push_back(firstOf(P, P.node(F.Origin).Ref));
  return Found;
}

/// The calls that made the server that \p Index is called on.
static const llvm::SmallVector<uint32_t, 2> &serversOf(const Program &P,
                                                       uint32_t Index) {
  auto &Servers = ServerIndex::of(P).Servers;
  if (auto Known = Servers.find(Index); Known != Servers.end())
    return Known->second;
  auto Found = findServers(P, Index); // Asks nothing of the index.
  return Servers.try_emplace(Index, std::move(Found)).first->second;
}

/// The parameters, members and globals that \p Index may be called on.
static llvm::SmallVector<NodeId, 2> rootsOf(const Program &P, uint32_t Index) {
  auto [Known, IsNew] = ServerIndex::of(P).Roots.try_emplace(Index);
  if (!IsNew)
    return Known->second;
  auto At = [&](NodeId N, bool) {
    NodeKind Kind = P.node(N).Kind;
    return Kind == NodeKind::Parameter || Kind == NodeKind::Field ||
                   Kind == NodeKind::Global
               ? Step::Found
               : Step::Continue;
  };
  auto Passes = [](const Edge &E) {
    return E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Tested ||
           E.Kind == EdgeKind::Unless;
  };
  // Asks nothing of the index.
  for (const Flow &F :
       P.origins(P.call(Index).Object, {.At = At, .Passes = Passes}))
    Known->second.push_back(F.Origin);
  return Known->second;
}

template <typename T>
static bool haveCommon(llvm::ArrayRef<T> A, llvm::ArrayRef<T> B) {
  return llvm::any_of(A, [&](T Each) { return llvm::is_contained(B, Each); });
}

bool portcullis::isSameServer(const Program &P, uint32_t A, uint32_t B) {
  if (A == B)
    return true;
  llvm::SmallVector<uint32_t, 2> OfA = serversOf(P, A);
  const llvm::SmallVector<uint32_t, 2> &OfB = serversOf(P, B);
  if (OfA.empty() && OfB.empty())
    return haveCommon<NodeId>(rootsOf(P, A), rootsOf(P, B));
  return haveCommon<uint32_t>(OfA, OfB);
}

std::vector<uint32_t> portcullis::routesBeside(const Program &P,
                                               uint32_t Call) {
  ServerIndex &Index = ServerIndex::of(P);
  llvm::ArrayRef<Route> All = routesOf(P);
  if (!Index.ByServer) {
    Index.ByServer.emplace();
    for (uint32_t I = 0; I < All.size(); ++I) {
      const auto &Servers = serversOf(P, All[I].Call);
      for (uint32_t Server : Servers)
        (*Index.ByServer)[Server].push_back(I);
      if (Servers.empty())
        Index.OfUnknown.push_back(I);
    }
  }
  std::vector<uint32_t> Found;
  const auto &Servers = serversOf(P, Call);
  if (Servers.empty()) {
    Found.resize(All.size());
    std::iota(Found.begin(), Found.end(), 0);
  } else {
    for (uint32_t Server : Servers)
      llvm::append_range(Found, Index.ByServer->lookup(Server));
    llvm::append_range(Found, Index.OfUnknown);
    sortUnique(Found);
  }
  llvm::erase_if(Found, [&](uint32_t I) {
    return !canBeTogether(P, P.call(Call).Where, All[I].Where);
  });
  return Found;
}

bool portcullis::canBeTogether(const Program &P, const Span &A, const Span &B) {
  return A.File == B.File || !P.hasMain(A.File) || !P.hasMain(B.File);
}

std::vector<uint32_t> portcullis::methodsOfMiddleware(const Program &P,
                                                      const RoleCall &RC,
                                                      StringId Type) {
  std::vector<uint32_t> Functions = P.membersOf(Type, RC.R->texts("method"));
  llvm::erase_if(Functions, [&](uint32_t I) {
    return !canBeTogether(P, P.call(RC.Call).Where, P.function(I).Where);
  });
  return Functions;
}

/// The middleware that is a class with a method, as a template argument.
static void addClasses(const Program &P, std::vector<Middleware> &Found) {
  auto IsAttached = [&](StringId Type) {
    return llvm::any_of(P.withRole(Role::MiddlewareClass), [&](RoleCall RC) {
      return RC.R->flag("attaches") &&
             llvm::is_contained(P.call(RC.Call).TypeArguments, Type);
    });
  };
  for (const RoleCall &RC : P.withRole(Role::MiddlewareClass)) {
    if (RC.R->text("runs") != "before")
      continue;
    for (StringId Type : P.call(RC.Call).TypeArguments) {
      bool IsLocal = llvm::any_of(P.withBases(Type), [&](StringId Class) {
        return RC.R->has("local") && P.text(Class) == RC.R->text("local");
      });
      if (IsLocal && !IsAttached(Type))
        continue;
      for (uint32_t Function : methodsOfMiddleware(P, RC, Type))
        Found.push_back({.Call = RC.Call,
                         .Function = Function,
                         .R = RC.R,
                         .IsAttached = IsLocal || RC.R->flag("attaches")});
    }
  }
}

std::vector<uint32_t> portcullis::middlewareOf(const Program &P) {
  std::vector<uint32_t> Functions;
  for (const Middleware &M : middlewares(P))
    Functions.push_back(M.Function);
  sortUnique(Functions);
  return Functions;
}

static std::vector<Middleware> findMiddlewares(const Program &P) {
  std::vector<Middleware> Found;
  for (auto [Index, R] : P.withRole(Role::Middleware))
    if (R->text("runs") == "before")
      for (uint32_t Function : P.handedOver(P.call(Index), *R))
        Found.push_back({.Call = Index, .Function = Function, .R = R});
  addClasses(P, Found);
  return Found;
}

llvm::ArrayRef<Middleware> portcullis::middlewares(const Program &P) {
  std::optional<std::vector<Middleware>> &Known =
      ServerIndex::of(P).Middlewares;
  if (!Known)
    Known = findMiddlewares(P);
  return *Known;
}

static bool attaches(const Program &P, uint32_t Call) {
  const Row *R = P.rowOf(P.call(Call), Role::MiddlewareClass);
  return R && R->flag("attaches");
}

namespace {
/// What a route's builder, or the group of routes that it is of, was told.
struct Told {
  std::vector<uint32_t> Attaching; ///< Calls that attach middleware.
  std::vector<uint32_t> Begins;    ///< Calls that made the builder.
};
} // namespace

/// What \p Object was told, up to where the builder was made; on objects of
/// \p Type only, wherever, if there is one.
static void addTold(const Program &P, NodeId Object,
                    std::optional<StringId> Type, Told &Result) {
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    if (Here.Kind != NodeKind::Call && Here.Kind != NodeKind::Effect)
      return Step::Continue;
    const Call &C = P.call(Here.Ref);
    if (attaches(P, Here.Ref)) {
      if (!Type || C.ObjectType == *Type)
        Result.Attaching.push_back(Here.Ref);
      return Step::Continue;
    }
    if (Type || !beginsRoute(P, C))
      return Step::Continue;
    Result.Begins.push_back(Here.Ref);
    return Step::Stop;
  };
  P.origins(Object, {.At = At, .Passes = [](const Edge &) { return true; }});
}

/// The calls that attach middleware to \p R, or to the group that it is of.
static std::vector<uint32_t> attachedTo(const Program &P, const Route &R) {
  Told Mine;
  if (NodeId Builder = P.call(R.Call).Object; Builder != NoNode)
    addTold(P, Builder, std::nullopt, Mine);
  for (uint32_t Begin : Mine.Begins)
    if (NodeId Group = P.call(Begin).Object; Group != NoNode)
      addTold(P, Group, P.call(Begin).ObjectType, Mine);
  sortUnique(Mine.Attaching);
  return Mine.Attaching;
}

/// What the middleware runs that \p RC attaches.
static std::vector<uint32_t> functionsOf(const Program &P, const RoleCall &RC) {
  std::vector<uint32_t> Functions;
  for (StringId Type : P.call(RC.Call).TypeArguments)
    llvm::append_range(Functions, methodsOfMiddleware(P, RC, Type));
  return Functions;
}

static std::vector<std::vector<uint32_t>> findInFront(const Program &P) {
  llvm::ArrayRef<Route> Routes = routesOf(P);
  std::vector<std::vector<uint32_t>> Result(Routes.size());
  for (uint32_t I = 0; I < Routes.size(); ++I)
    Result[I] = Routes[I].Filters;
  for (const Middleware &M : middlewares(P))
    if (!M.IsAttached)
      for (uint32_t Index : routesBeside(P, M.Call))
        Result[Index].push_back(M.Function);
  std::map<uint32_t, std::vector<uint32_t>> RoutesBy; // By attaching call.
  for (const RoleCall &RC : P.withRole(Role::MiddlewareClass))
    if (RC.R->flag("attaches"))
      RoutesBy[RC.Call];
  if (!RoutesBy.empty())
    for (uint32_t I = 0; I < Routes.size(); ++I)
      for (uint32_t Call : attachedTo(P, Routes[I]))
        RoutesBy[Call].push_back(I);
  for (auto &[Call, To] : RoutesBy) {
    if (To.empty()) { // To something else.
      To.resize(Routes.size());
      std::iota(To.begin(), To.end(), 0);
    }
    const std::vector<uint32_t> Functions = functionsOf(
        P, {.Call = Call, .R = P.rowOf(P.call(Call), Role::MiddlewareClass)});
    for (uint32_t Index : To)
      llvm::append_range(Result[Index], Functions);
  }
  for (std::vector<uint32_t> &Functions : Result)
    sortUnique(Functions);
  return Result;
}

llvm::ArrayRef<uint32_t> portcullis::inFrontOf(const Program &P,
                                               uint32_t Index) {
  std::optional<std::vector<std::vector<uint32_t>>> &InFront =
      ServerIndex::of(P).InFront;
  if (!InFront) {
    auto Found = findInFront(P); // Asks the index itself.
    InFront = std::move(Found);
  }
  return (*InFront)[Index];
}

bool portcullis::mayBeSameServer(const Program &P, uint32_t A, uint32_t B) {
  return serversOf(P, A).empty() || serversOf(P, B).empty() ||
         isSameServer(P, A, B);
}

bool portcullis::mayBeWithin(const Program &P, uint32_t Function, NodeId Id,
                             llvm::function_ref<bool(StringRef)> Is) {
  const std::vector<uint32_t> &Reached = P.reached(Function);
  // Others may hand something else to a helper that this function runs too.
  auto ComesFromHere = [&](const Flow &F) {
    for (size_t I = 1; I < F.Path.size(); ++I)
      if (P.node(F.Path[I]).Kind == NodeKind::Parameter &&
          !llvm::is_contained(Reached, P.node(F.Path[I - 1]).Function))
        return false;
    return true;
  };
  if (Id == NoNode)
    return false;
  auto [It, IsNew] = ServerIndex::of(P).Literals.try_emplace(Id);
  if (IsNew)
    It->second = P.literals(Id);
  return llvm::any_of(It->second, [&](const Flow &F) {
    return Is(P.nameOf(F.Origin)) && ComesFromHere(F);
  });
}

std::optional<uint32_t> portcullis::answers(const Program &P, uint32_t Function,
                                            StringRef Status,
                                            StringRef Enumerator) {
  auto Is = [&](StringRef Text) {
    return Text == Status || Text.starts_with(Status.str() + " ") ||
           Text.contains_insensitive(Enumerator);
  };
  for (uint32_t Reached : P.reached(Function))
    for (uint32_t Index : P.callsIn(Reached)) {
      const Call &C = P.call(Index);
      const Row *R = P.rowOf(C, Role::Status);
      if (R && mayBeWithin(P, Function, P.nodeAt(C, R->position("at", {})), Is))
        return Index;
    }
  return std::nullopt;
}
