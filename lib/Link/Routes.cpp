//===- Routes.cpp - Which requests a server answers, and how --------------===//

#include "Link/ComparedRoutes.h"
#include "Link/Patterns.h"
#include "Link/ServerIndex.h"
#include "Support/SortUnique.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

using namespace portcullis;
using llvm::StringRef;

std::string portcullis::literalBehind(const Program &P, NodeId Id,
                                      ValueType Type) {
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    if (Here.Kind == NodeKind::Call &&
        P.rowOf(P.call(Here.Ref), Role::RoutePrefix))
      return Step::Stop;
    return Here.Kind == NodeKind::Literal && Here.Type == Type ? Step::Found
                                                               : Step::Continue;
  };
  std::vector<Flow> Found = P.origins(
      Id,
      {.At = At, .Passes = [](const Edge &) { return true; }, .MaxOrigins = 1});
  return Found.empty() ? "" : P.nameOf(Found[0].Origin).str();
}

/// The name of a method as the request line has it (RFC 9110 section 9), from
/// a text or an enumerator.
static std::string methodName(StringRef Spelled) {
  return Spelled.rsplit(':').second.empty()
             ? Spelled.upper()
             : Spelled.rsplit(':').second.upper();
}

/// Whether \p C makes a route's builder: its path is put in there. What stands
/// before, as the group of routes that it is made by, others have in common.
static bool beginsRoute(const Program &P, const Call &C) {
  const Row *R = P.rowOf(C, Role::Passes);
  return R && llvm::any_of(R->positions("from"), [](Position From) {
           return From.At == Position::Argument;
         });
}

/// Adds the methods that \p C, by its row \p R, tells.
static void addMethods(const Program &P, const Call &C, const Row &R,
                       std::vector<std::string> &Methods) {
  if (R.has("method"))
    Methods.push_back(R.text("method").str());
  else
    P.eachAt(C, R.positions("at"), [&](NodeId Argument, const Span &) {
      for (ValueType Type : {ValueType::Text, ValueType::Enumeration})
        if (std::string Name = literalBehind(P, Argument, Type); !Name.empty())
          Methods.push_back(methodName(Name));
    });
}

/// The methods that the builder \p Object was told.
static std::vector<std::string> toldMethods(const Program &P, NodeId Object) {
  std::vector<std::string> Methods;
  auto Read = [&](NodeId N, bool) {
    if (P.node(N).Kind != NodeKind::Call)
      return Step::Continue;
    const Call &C = P.call(P.node(N).Ref);
    const Row *R = P.rowOf(C, Role::RouteMethod);
    if (R)
      addMethods(P, C, *R, Methods);
    return !R && beginsRoute(P, C) ? Step::Stop : Step::Continue;
  };
  P.origins(Object, {.At = Read, .Passes = [](const Edge &) { return true; }});
  sortUnique(Methods);
  return Methods;
}

namespace {
/// What the list of a route's constraints names.
struct Constraints {
  std::vector<std::string> Methods;
  std::vector<std::string> Classes; ///< Of filters.
  bool IsKnown = true;              ///< These are all.
};
} // namespace

static Constraints constraintsOf(const Program &P, const Call &C,
                                 const Row &R) {
  Constraints Result;
  NodeId List = R.has("constraints")
                    ? P.nodeAt(C, R.position("constraints", {}))
                    : NoNode;
  if (List == NoNode)
    return Result;
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    const bool IsLiteral = Here.Kind == NodeKind::Literal;
    if (IsLiteral && Here.Type == ValueType::Enumeration)
      Result.Methods.push_back(P.nameOf(N).str());
    else if (IsLiteral && Here.Type == ValueType::Text)
      Result.Classes.push_back(P.nameOf(N).str());
    bool IsMade =
        Here.Kind == NodeKind::Value ||
        (Here.Kind == NodeKind::Call && P.call(Here.Ref).IsConstruction);
    Result.IsKnown &= !P.into(N).empty() || IsLiteral || IsMade;
    return Step::Continue;
  };
  P.origins(List, {.At = At, .Passes = [](const Edge &) { return true; }});
  sortUnique(Result.Methods);
  sortUnique(Result.Classes);
  return Result;
}

static std::vector<std::string> methodsOf(const Program &P, const Call &C,
                                          const Row &R,
                                          const Constraints &Told) {
  std::vector<std::string> Methods;
  if (const auto Position = R.positions("method"); !Position.empty()) {
    if (StringRef Name = P.literalText(P.nodeAt(C, Position[0])); !Name.empty())
      Methods.push_back(methodName(Name));
  } else if (R.has("method")) {
    Methods.push_back(R.text("method").str());
  } else if (R.has("constraints")) {
    for (const std::string &Name : Told.Methods)
      Methods.push_back(methodName(Name));
  } else if (C.Object != NoNode) {
    Methods = toldMethods(P, C.Object);
  }
  if (Methods.empty() && R.has("default_method"))
    Methods.push_back(R.text("default_method").str());
  return Methods;
}

/// What stands in front of the path \p Id: the prefix of the group of routes
/// that it was made for, from a slash to the one that the path begins with.
static std::string prefixOf(const Program &P, NodeId Id) {
  std::vector<Flow> Found = P.origins(
      Id, {.At =
               [&](NodeId N, bool) {
                 const Node &Here = P.node(N);
                 return Here.Kind == NodeKind::Call &&
                                P.rowOf(P.call(Here.Ref), Role::RoutePrefix)
                            ? Step::Found
                            : Step::Continue;
               },
           .Passes = [](const Edge &) { return true; },
           .MaxOrigins = 1});
  if (Found.empty())
    return "";
  const Call &Group = P.call(P.node(Found[0].Origin).Ref);
  const Row *R = P.rowOf(Group, Role::RoutePrefix);
  std::string Prefix = literalBehind(P, P.nodeAt(Group, R->position("at", {})));
  StringRef Inner = StringRef(Prefix).trim('/');
  return Inner.empty() ? "" : "/" + Inner.str();
}

/// The path of \p Url, if it is a URL with a scheme (RFC 3986, section 3).
static std::string pathOfUrl(std::string Url) {
  size_t Host = Url.find("://");
  if (Host == std::string::npos)
    return Url;
  size_t Path = Url.find('/', Host + 3);
  return Path == std::string::npos ? "" : Url.substr(Path);
}

/// The path that \p C, with the row \p R, registers.
static std::string pathOf(const Program &P, const Call &C, const Row &R) {
  NodeId Written = P.nodeAt(C, R.position("path", {}));
  std::string Path =
      prefixOf(P, Written) + pathOfUrl(literalBehind(P, Written));
  if (!R.has("class_path"))
    return Path;
  if (!StringRef(Path).starts_with("/") && !Path.empty())
    Path.insert(0, "/");
  if (P.literalText(P.nodeAt(C, R.position("class_path", {}))) != "true")
    return Path;
  StringRef Function = P.text(P.function(C.Function).Name);
  std::string Class;
  for (StringRef Part : llvm::split(Function.rsplit("::").first, "::"))
    Class += ("/" + Part).str();
  return Class + Path;
}

/// Fills in what the constraints \p Told of \p To, which \p R registers, let
/// run before it.
static void findFilters(const Program &P, const Row &R, const Constraints &Told,
                        Route &To) {
  To.HasUnseenFilter = !Told.IsKnown;
  for (StringRef Class : Told.Classes) {
    const size_t Before = To.Filters.size();
    for (const std::string &Member : R.texts("filters"))
      for (uint32_t Function : P.named((Class + "::" + Member).str()))
        if (P.function(Function).HasBody &&
            canBeTogether(P, To.Where, P.function(Function).Where))
          To.Filters.push_back(Function);
    To.HasUnseenFilter |= To.Filters.size() == Before;
  }
  sortUnique(To.Filters);
}

/// Adds what the functions that \p Id may be say of \p Route.
static void addDescribed(const Program &P, NodeId Id, Route &Route) {
  if (Id == NoNode)
    return;
  for (uint32_t Function : P.functionsAt(Id))
    for (uint32_t Reached : P.reached(Function))
      for (uint32_t Index : P.callsIn(Reached)) {
        const Call &C = P.call(Index);
        if (const Row *R = P.rowOf(C, Role::RouteMethod))
          addMethods(P, C, *R, Route.Methods);
        const Row *R = P.rowOf(C, Role::RoutePath);
        if (NodeId Path = R ? P.nodeAt(C, R->position("at", {})) : NoNode;
            Path != NoNode && Route.Path.empty())
          Route.Path = literalBehind(P, Path);
      }
}

namespace {
/// What the constructor of a class puts in front of all routes that are
/// answered by its members.
class ClassPrefixes {
public:
  explicit ClassPrefixes(const Program &P) : P(P) {
    for (auto [Index, R] : P.withRole(Role::RoutePrefix)) {
      const Call &C = P.call(Index);
      StringId Class = P.function(C.Function).Class;
      if (NodeId At = P.nodeAt(C, R->position("at", {}));
          R->flag("members") && Class != 0 && At != NoNode)
        ByClass.try_emplace(Class, literalBehind(P, At));
    }
  }

  std::string of(const Route &R) const {
    for (uint32_t Handler : R.Handlers)
      if (auto It = ByClass.find(P.function(Handler).Class);
          It != ByClass.end())
        return It->second;
    return "";
  }

private:
  const Program &P;
  llvm::DenseMap<StringId, std::string> ByClass;
};
} // namespace

static Route readRoute(const Program &P, uint32_t Index, const Row &R) {
  const Call &C = P.call(Index);
  Route Result{.Call = Index};
  Result.Where = C.Where;
  const Constraints Told = constraintsOf(P, C, R);
  Result.Methods = methodsOf(P, C, R, Told);
  Result.AnswersByReturn = R.text("returns") == "response";
  Result.IsConfigured = R.flag("configured");
  if (R.has("path"))
    Result.Path = pathOf(P, C, R);
  if (R.has("described"))
    addDescribed(P, P.nodeAt(C, R.position("described", {})), Result);
  Result.Handlers = P.handedOver(C, R);
  findFilters(P, R, Told, Result);
  return Result;
}

static std::vector<Route> findRoutes(const Program &P) {
  std::vector<Route> Routes;
  const ClassPrefixes Prefixes(P);
  // What a field is initialised with, each constructor runs, and each unit that
  // includes the class.
  auto Key = [](const Route &R) {
    return std::tuple(R.Where.File, R.Where.Offset, R.Path, R.Methods,
                      R.Handlers);
  };
  std::set<decltype(Key(Route()))> Known;
  auto IsNew = [&](const Route &R) { return Known.insert(Key(R)).second; };
  for (auto [Index, R] : P.withRole(Role::Route)) {
    if (P.neverRuns(P.call(Index).Function) && !R->flag("automatic"))
      continue;
    Route Result = readRoute(P, Index, *R);
    Result.Path = Prefixes.of(Result) + Result.Path;
    const bool IsKnownAtAll = R->has("path") || R->has("described");
    if ((IsKnownAtAll || !Result.Handlers.empty()) && IsNew(Result))
      Routes.push_back(std::move(Result));
  }
  addComparedRoutes(P, Routes);
  // What instances of one template compare.
  llvm::erase_if(Routes, [&](const Route &R) {
    return R.Dispatcher != NoIndex && !IsNew(R);
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
