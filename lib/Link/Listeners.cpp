//===- Listeners.cpp - Where servers listen, and whether by TLS -----------===//

#include "Link/BrokenUnits.h"
#include "Link/ServerIndex.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using llvm::StringRef;

/// Whether the object a listener is started on was made with, or switched to,
/// TLS.
static bool isTls(const Program &P, const Call &Listen, NodeId Object) {
  // A class that always uses it: the one whose constructor the model names.
  StringRef Type = P.text(Listen.ObjectType);
  for (const Row &R : P.models().rows())
    if (R.R == Role::Server && R.flag("tls"))
      for (StringRef Constructor : R.Symbols)
        if (Constructor.rsplit("::").first == Type)
          return true;
  if (Object == NoNode)
    return false;
  return !P.origins(
               Object,
               {.At =
                    [&](NodeId N, bool) {
                      const Node &At = P.node(N);
                      if (At.Kind != NodeKind::Effect &&
                          At.Kind != NodeKind::Call)
                        return Step::Continue;
                      const Call &C = P.call(At.Ref);
                      const Row *Server = P.rowOf(C, Role::Server);
                      bool Secures = P.rowOf(C, Role::Tls) ||
                                     (Server && Server->flag("tls"));
                      return Secures ? Step::Found : Step::Continue;
                    },
                .Passes =
                    [](const Edge &E) { return E.Kind != EdgeKind::Operand; },
                .MaxOrigins = 1})
              .empty();
}

static bool isUrl(StringRef Address) { return Address.contains("://"); }

/// What a URL says of the host; an address is one.
static StringRef authorityOf(StringRef Address) {
  return isUrl(Address) ? Address.split("://").second.split('/').first
                        : Address;
}

/// Whether only this machine can reach \p Address: loopback addresses (RFC 1122
/// section 3.2.1.3, RFC 4291 section 2.5.3) and Unix sockets do not leave it.
static bool isLocalAddress(StringRef Address) {
  Address = authorityOf(Address);
  if (Address.starts_with("unix:") || Address.starts_with("/"))
    return true;
  // A port may follow; the address of IPv6 is then in brackets.
  StringRef Host = Address;
  if (Host.consume_front("["))
    Host = Host.split(']').first;
  else if (Host.count(':') == 1)
    Host = Host.split(':').first;
  return Host.starts_with("127.") || Host == "localhost" || Host == "::1";
}

/// The literal address that \p Id may be, or the beginning of a URL; of
/// several, one that others reach. A port may be put behind.
static std::string hostBehind(const Program &P, NodeId Id) {
  std::string Host;
  auto At = [&](NodeId N, bool) {
    if (P.node(N).Kind != NodeKind::Literal ||
        P.node(N).Type != ValueType::Text)
      return Step::Continue;
    StringRef Other = P.nameOf(N);
    if (Host.empty() || (isUrl(Other) && !isUrl(Host)) ||
        (isUrl(Other) == isUrl(Host) && isLocalAddress(Host) &&
         !isLocalAddress(Other)))
      Host = Other;
    return Step::Found;
  };
  P.origins(Id, {.At = At, .Passes = [](const Edge &E) {
                   return E.Kind != EdgeKind::Operand;
                 }});
  return Host;
}

/// Whether the row of \p C says what address its object is bound to.
static bool binds(const Program &P, const Call &C) {
  const Row *R = P.rowOf(C, Role::Bind);
  if (!R || !R->has("equals"))
    return R != nullptr;
  StringRef Value = P.literalText(P.nodeAt(C, R->position("value", {})));
  return llvm::is_contained(R->texts("equals"), Value);
}

/// The address that \p Object was told to bind to, or \p Default.
static std::string boundHost(const Program &P, NodeId Object, StringRef Default,
                             unsigned Depth = 0) {
  static constexpr unsigned MaxDepth = 8; // It may be told its own address.
  if (Object == NoNode || Depth > MaxDepth)
    return Default.str();
  std::vector<Flow> Found = P.origins(
      Object,
      {.At =
           [&](NodeId N, bool) {
             const Node &At = P.node(N);
             bool IsCall =
                 At.Kind == NodeKind::Effect || At.Kind == NodeKind::Call;
             return IsCall && binds(P, P.call(At.Ref)) ? Step::Found
                                                       : Step::Continue;
           },
       .Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; },
       .MaxOrigins = 1});
  if (Found.empty())
    return Default.str();
  const Call &C = P.call(P.node(Found[0].Origin).Ref);
  const Row *R = P.rowOf(C, Role::Bind);
  if (R->has("fixed_host"))
    return R->text("fixed_host").str();
  NodeId Host = P.nodeAt(C, R->position("host", {}));
  return Host == NoNode ? ""
                        : boundHost(P, Host, hostBehind(P, Host), Depth + 1);
}

bool Listener::isLocal() const { return isLocalAddress(Host); }

/// Whether all that \p Handler does for a client is to send it to https.
static bool redirectsToTls(const Program &P, uint32_t Handler) {
  bool Redirects = false;
  for (uint32_t Reached : P.reached(Handler))
    for (uint32_t Index : P.callsIn(Reached)) {
      const Call &C = P.call(Index);
      NodeId Target = NoNode;
      if (const Row *R = P.rowOf(C, Role::Redirect))
        Target = P.nodeAt(C, R->position("target", {}));
      else if (const Row *H = P.rowOf(C, Role::ResponseHeader);
               H && H->has("name") &&
               P.literalText(P.nodeAt(C, H->position("name", {})))
                   .equals_insensitive("location"))
        Target = P.nodeAt(C, H->position("value", {}));
      else if (const Row *Sink = P.rowOf(C, Role::Sink))
        if (Sink->text("kind") == "response")
          return false;
      if (Target == NoNode)
        continue;
      if (!StringRef(literalBehind(P, Target)).starts_with("https://"))
        return false;
      Redirects = true;
    }
  return Redirects;
}

/// Whether the server that \p L starts only sends clients to another by TLS.
static bool onlyRedirects(const Program &P, const Listener &L) {
  std::vector<uint32_t> Mine = routesBeside(P, L.Call);
  for (uint32_t Index : Mine) {
    const Route &R = routesOf(P)[Index];
    if (!isSameServer(P, L.Call, R.Call) || R.Handlers.empty() ||
        llvm::any_of(R.Handlers, [&](uint32_t Handler) {
          return !redirectsToTls(P, Handler);
        }))
      return false;
  }
  return !Mine.empty();
}

/// The fields that the server \p Object may be kept in.
static llvm::SmallVector<NodeId, 2> fieldsOf(const Program &P, NodeId Object) {
  llvm::SmallVector<NodeId, 2> Fields;
  auto At = [&](NodeId N, bool) {
    return P.node(N).Kind == NodeKind::Field ? Step::Found : Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  for (const Flow &F : P.origins(Object, {.At = At, .Passes = Passes}))
    Fields.push_back(F.Origin);
  return Fields;
}

/// Whether some function switches the server that is kept in the same field to
/// TLS: in what order functions are called is not followed.
static bool isTlsByField(const Program &P, NodeId Object) {
  std::optional<llvm::DenseSet<NodeId>> &Secured = ServerIndex::of(P).TlsFields;
  if (!Secured) {
    Secured.emplace();
    for (RoleCall RC : P.withRole(Role::Tls))
      for (NodeId Field : fieldsOf(P, P.call(RC.Call).Object))
        Secured->insert(Field);
  }
  return llvm::any_of(fieldsOf(P, Object),
                      [&](NodeId Field) { return Secured->contains(Field); });
}

/// Whether errors may hide that the server which \p Listen, of which \p R
/// speaks, starts is switched to TLS. What was made as one that cannot be is
/// none.
static bool isHidden(const Program &P, const Call &Listen, const Row &R,
                     const BrokenUnits &Broken) {
  if (!P.hasErrors())
    return false;
  bool IsMade = false;
  bool MayBeHidden = P.function(Listen.Function).HasErrors;
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    const bool IsKept =
        Here.Kind == NodeKind::Field || Here.Kind == NodeKind::Global;
    MayBeHidden |= P.function(Here.Function).HasErrors ||
                   (IsKept && Broken.mayConcern(Listen.Where));
    IsMade |= (Here.Kind == NodeKind::Effect || Here.Kind == NodeKind::Call) &&
              P.rowOf(P.call(Here.Ref), Role::Server);
    return Step::Continue;
  };
  auto Passes = [&](const Edge &E) {
    MayBeHidden |= E.Kind == EdgeKind::Unless && P.call(E.Label).IsOwn;
    return E.Kind != EdgeKind::Operand;
  };
  if (Listen.Object != NoNode)
    P.origins(Listen.Object, {.At = At, .Passes = Passes});
  auto Secures = [&](const Row &Other) {
    return Other.R == Role::Tls && Other.Library == R.Library;
  };
  return MayBeHidden && (!IsMade || llvm::any_of(P.models().rows(), Secures));
}

/// Whether \p C, with the row \p R, says itself that it uses TLS; it may if
/// that depends.
static bool asksForTls(const Program &P, const Call &C, const Row &R) {
  NodeId Says = R.has("tls") ? P.nodeAt(C, R.position("tls", {})) : NoNode;
  return Says != NoNode && P.literalText(Says) != "false";
}

/// The calls that listen for what is switched to TLS by being handed to
/// something.
static llvm::DenseSet<uint32_t> findSecured(const Program &P) {
  llvm::DenseSet<uint32_t> Found;
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    return Here.Kind == NodeKind::Call &&
                   P.rowOf(P.call(Here.Ref), Role::Listen)
               ? Step::Found
               : Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  for (auto [Index, R] : P.withRole(Role::Tls))
    P.eachAt(P.call(Index), R->positions("at"), [&](NodeId Id, const Span &) {
      for (const Flow &F : P.origins(Id, {.At = At, .Passes = Passes}))
        Found.insert(P.node(F.Origin).Ref);
    });
  return Found;
}

static std::vector<Listener> findListeners(const Program &P) {
  std::vector<Listener> Listeners;
  const BrokenUnits Broken(P);
  const llvm::DenseSet<uint32_t> Secured = findSecured(P);
  for (auto [Index, R] : P.withRole(Role::Listen)) {
    const Call &C = P.call(Index);
    if (R != P.rowOf(C, Role::Listen))
      continue;
    Listener L{.Call = Index};
    // A function that is told all of a server's settings is its own object.
    const NodeId Given =
        R->has("host") ? P.nodeAt(C, R->position("host", {})) : NoNode;
    const NodeId Object = C.Object == NoNode ? Given : C.Object;
    L.IsTls = asksForTls(P, C, *R) || P.rowOf(C, Role::Tls) ||
              Secured.contains(Index) || isTls(P, C, Object) ||
              isTlsByField(P, Object);
    L.Host = Given == NoNode ? "" : hostBehind(P, Given);
    if (L.Host.empty())
      L.Host = R->text("default_host").str();
    L.Host = boundHost(P, C.Object, boundHost(P, Given, L.Host));
    L.IsTls |= StringRef(L.Host).starts_with_insensitive("https:");
    L.IsHidden = !L.IsTls && isHidden(P, C, *R, Broken);
    L.Host = authorityOf(L.Host).str();
    L.IsHostKnown = !L.Host.empty();
    L.OnlyRedirects = onlyRedirects(P, L);
    Listeners.push_back(std::move(L));
  }
  return Listeners;
}

llvm::ArrayRef<Listener> portcullis::listenersOf(const Program &P) {
  std::optional<std::vector<Listener>> &Known = ServerIndex::of(P).Listeners;
  if (!Known)
    Known = findListeners(P);
  return *Known;
}
