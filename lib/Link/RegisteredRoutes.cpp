//===- RegisteredRoutes.cpp - Routes that a library is told of ------------===//

#include "Link/RegisteredRoutes.h"
#include "Link/CallContext.h"
#include "Link/JoinedTexts.h"
#include "Link/RoutePrefixes.h"
#include "Link/ServerIndex.h"
#include "Support/SortUnique.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <map>
#include <optional>
#include <set>

using namespace portcullis;
using llvm::StringRef;

/// The first that is behind \p Id, where functions are called as \p Context
/// says: a literal of \p Type, or what \p Wanted is true of; NoNode: none. What
/// stands in front of a group's paths is no part of them.
static NodeId firstBehind(const Program &P, NodeId Id, ValueType Type,
                          const CallContext &Context,
                          llvm::function_ref<bool(NodeId)> Wanted) {
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    if (Here.Kind == NodeKind::Call &&
        P.rowOf(P.call(Here.Ref), Role::RoutePrefix))
      return Step::Stop;
    const bool IsLiteral = Here.Kind == NodeKind::Literal && Here.Type == Type;
    return IsLiteral || Wanted(N) ? Step::Found : Step::Continue;
  };
  Within Scope(P, Context);
  auto Passes = [&](const Edge &E) { return Scope.contains(E); };
  std::vector<Flow> Found =
      P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1});
  return Found.empty() ? NoNode : Found[0].Origin;
}

/// The literal that literalBehind() gives where functions are called as
/// \p Context says.
static std::string literalIn(const Program &P, NodeId Id, ValueType Type,
                             const CallContext &Context) {
  const NodeId Literal =
      firstBehind(P, Id, Type, Context, [](NodeId) { return false; });
  return Literal == NoNode ? "" : P.nameOf(Literal).str();
}

std::string portcullis::literalBehind(const Program &P, NodeId Id,
                                      ValueType Type) {
  return literalIn(P, Id, Type, CallContext());
}

/// The name of a method as the request line has it (RFC 9110 section 9), from
/// a text or an enumerator.
static std::string methodName(StringRef Spelled) {
  return Spelled.rsplit(':').second.empty()
             ? Spelled.upper()
             : Spelled.rsplit(':').second.upper();
}

bool portcullis::beginsRoute(const Program &P, const Call &C) {
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

/// The methods that the builder \p Object was told. What it was made by, as the
/// group of its routes, tells none.
static std::vector<std::string> toldMethods(const Program &P, NodeId Object) {
  std::vector<std::string> Methods;
  auto Read = [&](NodeId N, bool) {
    if (P.node(N).Kind == NodeKind::Call) {
      const Call &C = P.call(P.node(N).Ref);
      if (const Row *R = P.rowOf(C, Role::RouteMethod))
        addMethods(P, C, *R, Methods);
    }
    return Step::Continue;
  };
  auto Passes = [&](const Edge &E) {
    const Node &To = P.node(E.To);
    return To.Kind != NodeKind::Call || E.From != P.call(To.Ref).Object ||
           !beginsRoute(P, P.call(To.Ref));
  };
  P.origins(Object, {.At = Read, .Passes = Passes});
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
                                          const Row &R, const Constraints &Told,
                                          const CallContext &Context) {
  std::vector<std::string> Methods;
  if (const auto Position = R.positions("method"); !Position.empty()) {
    const NodeId At = P.nodeAt(C, Position[0]);
    std::string Name = P.literalText(At).str();
    for (ValueType Type : {ValueType::Text, ValueType::Enumeration})
      if (Name.empty() && At != NoNode && !Context.empty())
        Name = literalIn(P, At, Type, Context);
    if (!Name.empty())
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

/// The path of \p Url, if it is a URL with a scheme (RFC 3986, section 3).
static std::string pathOfUrl(std::string Url) {
  size_t Host = Url.find("://");
  if (Host == std::string::npos)
    return Url;
  size_t Path = Url.find('/', Host + 3);
  return Path == std::string::npos ? "" : Url.substr(Path);
}

/// The text that the path \p Id, or the first behind it, is made of: all of it,
/// if that is known, else its first literal.
static std::string writtenPath(const Program &P, NodeId Id,
                               const CallContext &Context) {
  if (Id == NoNode)
    return "";
  const NodeId Text = firstBehind(P, Id, ValueType::Text, Context,
                                  [&](NodeId N) { return isJoined(P, N); });
  if (Text == NoNode)
    return "";
  if (std::optional<JoinedText> All = joinedText(P, Text, Context);
      All && All->IsExact)
    return std::move(All->Text);
  return literalIn(P, Text, ValueType::Text, Context);
}

/// The path that \p C, with the row \p R, registers.
static std::string pathOf(const Program &P, const Call &C, const Row &R,
                          const RoutePrefixes &Prefixes,
                          const CallContext &Context) {
  NodeId Written = P.nodeAt(C, R.position("path", {}));
  std::string Path =
      Prefixes.ofPath(Written) + pathOfUrl(writtenPath(P, Written, Context));
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

/// What the call \p Index registers where functions are called as \p Context
/// says.
static Route readRoute(const Program &P, uint32_t Index, const Row &R,
                       const RoutePrefixes &Prefixes,
                       const CallContext &Context) {
  const Call &C = P.call(Index);
  Route Result{.Call = Index};
  Result.Where = C.Where;
  const Constraints Told = constraintsOf(P, C, R);
  Result.Methods = methodsOf(P, C, R, Told, Context);
  Result.AnswersByReturn = R.text("returns") == "response";
  Result.IsConfigured = R.flag("configured");
  if (R.has("path"))
    Result.Path = pathOf(P, C, R, Prefixes, Context);
  if (R.has("described"))
    addDescribed(P, P.nodeAt(C, R.position("described", {})), Result);
  Result.Handlers = P.handedOver(C, R);
  findFilters(P, R, Told, Result);
  return Result;
}
namespace {
/// A handler that a function of the program's own, which registers a route, was
/// given.
struct GivenHandler {
  uint32_t Handler;
  CallContext Context;
  /// The lambda that calls it in the end; NoIndex: it is registered itself.
  uint32_t Around = NoIndex;
};
} // namespace

/// Adds the functions that \p Id may be and that \p Registering, or a function
/// around it, was given.
static void addGiven(const Program &P, NodeId Id, uint32_t Registering,
                     uint32_t Around, std::vector<GivenHandler> &Found) {
  auto At = [&](NodeId N, bool) {
    return P.node(N).Kind == NodeKind::Function ? Step::Found : Step::Continue;
  };
  auto Passes = [](const Edge &E) {
    return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed;
  };
  for (const Flow &Way : P.origins(Id, {.At = At, .Passes = Passes}))
    if (CallContext Context = contextOf(P, Way); Context.contains(Registering))
      Found.push_back({.Handler = P.node(Way.Origin).Ref,
                       .Context = std::move(Context),
                       .Around = Around});
}

/// The handlers that the function in which \p C stands was given to register:
/// as they are, or within a lambda that it registers instead.
static std::vector<GivenHandler> givenHandlers(const Program &P, const Call &C,
                                               const Row &R) {
  std::vector<GivenHandler> Found;
  const NodeId Handler =
      R.has("members") ? NoNode : P.nodeAt(C, R.position("handler", {}));
  if (Handler == NoNode)
    return Found;
  addGiven(P, Handler, C.Function, NoIndex, Found);
  for (uint32_t Lambda : P.functionsAt(Handler))
    if (P.function(Lambda).IsLambda &&
        P.function(Lambda).Encloses == C.Function)
      for (uint32_t Index : P.callsIn(Lambda))
        if (const NodeId Called = P.call(Index).Callable; Called != NoNode)
          addGiven(P, Called, C.Function, Lambda, Found);
  return Found;
}

/// The call by which the program comes to \p Function, from the outermost
/// function that \p Context tells of.
static uint32_t outermost(const Program &P, uint32_t Function,
                          const CallContext &Context) {
  uint32_t Outer = Context.lookup(Function);
  for (unsigned Steps = 0; Steps < Context.size(); ++Steps) {
    auto Next = Context.find(P.call(Outer).Function);
    if (Next == Context.end())
      break;
    Outer = Next->second;
  }
  return Outer;
}

/// A route for each call by which a function of the program's own is told to
/// register one by the call \p Index; none if there are not several.
static std::vector<Route> wrappedRoutes(const Program &P, uint32_t Index,
                                        const Row &R,
                                        const RoutePrefixes &Prefixes) {
  const Call &C = P.call(Index);
  std::map<std::pair<uint32_t, uint32_t>, Route> Found; // By call and lambda.
  std::set<uint32_t> Outer;
  for (const GivenHandler &Given : givenHandlers(P, C, R)) {
    const uint32_t By = outermost(P, C.Function, Given.Context);
    Outer.insert(By);
    auto [It, IsNew] = Found.try_emplace({By, Given.Around});
    Route &Result = It->second;
    if (IsNew) {
      Result = readRoute(P, Index, R, Prefixes, Given.Context);
      Result.Where = P.call(By).Where;
      Result.Handlers.clear();
    }
    Result.Handlers.push_back(Given.Handler);
    sortUnique(Result.Handlers);
    if (!IsNew || Given.Around == NoIndex)
      continue;
    // The lambda may refuse, before it calls the handler.
    Result.Dispatcher = Given.Around;
    Result.Filters.push_back(Given.Around);
    sortUnique(Result.Filters);
  }
  std::vector<Route> Routes;
  if (Outer.size() > 1)
    for (auto &[By, Result] : Found)
      Routes.push_back(std::move(Result));
  return Routes;
}

std::vector<Route> portcullis::registeredRoutes(const Program &P) {
  std::vector<Route> Routes;
  const RoutePrefixes Prefixes(P);
  KnownRoutes Known;
  for (auto [Index, R] : P.withRole(Role::Route)) {
    if (P.neverRuns(P.call(Index).Function) && !R->flag("automatic"))
      continue;
    std::vector<Route> Found = wrappedRoutes(P, Index, *R, Prefixes);
    if (Found.empty())
      Found.push_back(readRoute(P, Index, *R, Prefixes, CallContext()));
    const bool IsKnownAtAll = R->has("path") || R->has("described");
    for (Route &Result : Found) {
      Result.Path = Prefixes.ofMembers(Result) + Result.Path;
      if ((IsKnownAtAll || !Result.Handlers.empty()) && Known.add(Result))
        Routes.push_back(std::move(Result));
    }
  }
  return Routes;
}
