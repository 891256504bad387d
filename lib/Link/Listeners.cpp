//===- Listeners.cpp - Where servers listen, and whether by TLS -----------===//

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

/// Whether only this machine can reach \p Address: loopback addresses (RFC 1122
/// section 3.2.1.3, RFC 4291 section 2.5.3) and Unix sockets do not leave it.
static bool isLocalAddress(StringRef Address) {
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

/// The literal address that \p Id may be; of several, one that others reach.
static std::string hostBehind(const Program &P, NodeId Id) {
  std::string Host;
  auto At = [&](NodeId N, bool) {
    if (P.node(N).Kind != NodeKind::Literal ||
        P.node(N).Type != ValueType::Text)
      return Step::Continue;
    if (Host.empty() || (isLocalAddress(Host) && !isLocalAddress(P.nameOf(N))))
      Host = P.nameOf(N);
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

static std::vector<Listener> findListeners(const Program &P) {
  std::vector<Listener> Listeners;
  for (auto [Index, R] : P.withRole(Role::Listen)) {
    const Call &C = P.call(Index);
    Listener L{.Call = Index};
    L.IsTls = isTls(P, C, C.Object) || isTlsByField(P, C.Object);
    if (const auto Host = R->positions("host"); !Host.empty()) {
      NodeId Node = P.nodeAt(C, Host[0]);
      L.Host = Node == NoNode ? "" : boundHost(P, Node, hostBehind(P, Node));
      L.Host = boundHost(P, C.Object, L.Host);
    }
    if (R->positions("host").empty())
      L.Host = boundHost(P, C.Object, R->text("default_host"));
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
