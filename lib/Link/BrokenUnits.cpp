//===- BrokenUnits.cpp - What units with errors may hold ------------------===//

#include "Link/BrokenUnits.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace portcullis;
using llvm::StringRef;

namespace {
/// What a suspect's text holds.
struct Wanted {
  llvm::StringSet<> Names;     ///< Of namespaces, classes and C functions.
  llvm::StringSet<> Functions; ///< Unqualified; a constructor with its class.
};
} // namespace

/// The last two parts of \p Name if it is a constructor's, else the last.
static StringRef functionName(StringRef Name) {
  auto [Outer, Last] = Name.rsplit("::");
  if (Last.empty())
    return Name;
  StringRef Class = Outer.rsplit("::").second;
  if (Class.empty())
    Class = Outer;
  return Class == Last ? Name.take_back((2 * Last.size()) + 2) : Last;
}

/// Of calls that do something to a server.
static constexpr Role ServerRoles[] = {Role::Server,          Role::Listen,
                                       Role::Route,           Role::Middleware,
                                       Role::MiddlewareClass, Role::Limiter};

static Wanted wantedOf(const Program &P) {
  Wanted W;
  for (Role R : ServerRoles)
    for (const RoleCall &RC : P.withRole(R))
      for (StringRef Symbol : RC.R->Symbols)
        W.Names.insert(Symbol.split("::").first);
  for (uint32_t I = 0; I < P.calls().size(); ++I)
    if (const Call &C = P.call(I); C.IsOwn && P.targets(I).empty())
      W.Functions.insert(functionName(P.text(C.Name)));
  return W;
}

static bool isIdentifier(char C) { return llvm::isAlnum(C) || C == '_'; }

/// Whether \p Text has one of what is wanted.
static bool holds(StringRef Text, const Wanted &W) {
  StringRef Before; // The name in front, if only "::" is between.
  while (!Text.empty()) {
    StringRef Name = Text.take_while(isIdentifier);
    if (Name.empty()) {
      if (!Text.consume_front("::")) {
        Text = Text.drop_front();
        Before = {};
      }
      continue;
    }
    Text = Text.drop_front(Name.size());
    if (W.Names.contains(Name))
      return true;
    bool IsConstructor = Before == Name;
    if (Text.ltrim().starts_with("(") &&
        W.Functions.contains(IsConstructor ? (Before + "::" + Name).str()
                                           : Name.str()))
      return true;
    Before = Name;
  }
  return false;
}

/// The files of \p Broken with functions that others call: their bodies may not
/// have been read in full.
static llvm::StringSet<> calledFiles(const Program &P,
                                     const llvm::StringSet<> &Broken) {
  llvm::StringSet<> Found;
  for (uint32_t I = 0; I < P.calls().size(); ++I)
    for (uint32_t Target : P.targets(I)) {
      const Span &Body = P.function(Target).Where;
      if (std::string File = P.location(Body).File;
          Body.File != P.call(I).Where.File && Broken.contains(File))
        Found.insert(File);
    }
  return Found;
}

namespace {

/// Says which functions with errors may do something to a server.
class SetUpReader {
public:
  SetUpReader(const Program &P, const Wanted &W) : P(P), W(W) {
    for (const Route &R : routesOf(P))
      for (uint32_t Handler : R.Handlers)
        Answering.insert_range(P.reached(Handler));
    for (Role R : ServerRoles)
      for (const RoleCall &RC : P.withRole(R))
        if (StringId Class = P.function(P.call(RC.Call).Function).Class)
          Classes.insert(Class);
  }

  bool mayConfigure(uint32_t Function) const;

private:
  bool onlyAnswers(uint32_t Function) const;

  const Program &P;
  const Wanted &W;
  llvm::DenseSet<uint32_t> Answering; ///< What handlers of routes run.
  llvm::DenseSet<StringId> Classes;   ///< That do something to servers.
};

} // namespace

/// Whether \p Function runs to answer requests, and else never, as far as can
/// be seen.
bool SetUpReader::onlyAnswers(uint32_t Function) const {
  return Answering.contains(Function) &&
         llvm::all_of(P.callers(Function), [&](uint32_t Caller) {
           return Answering.contains(P.call(Caller).Function);
         });
}

bool SetUpReader::mayConfigure(uint32_t Function) const {
  if (onlyAnswers(Function))
    return false;
  const portcullis::Function &F = P.function(Function);
  uint32_t Outermost = Function; // What a lambda captures may be a server.
  while (P.function(Outermost).Encloses != NoIndex)
    Outermost = P.function(Outermost).Encloses;
  const bool IsCalledFromElsewhere =
      llvm::any_of(P.callers(Function), [&](uint32_t Caller) {
        return P.call(Caller).Where.File != F.Where.File;
      });
  return IsCalledFromElsewhere || Classes.contains(F.Class) ||
         holds(P.sources().text(P.location(P.function(Outermost).Body)), W) ||
         llvm::any_of(F.ParameterTypes,
                      [&](StringId Type) { return holds(P.text(Type), W); });
}

BrokenUnits::BrokenUnits(const Program &P) : P(P) {
  if (!P.hasErrors())
    return;
  llvm::StringSet<> Broken(llvm::from_range, P.brokenAnywhere());
  for (const Span &Place : P.errorsOutside())
    if (Place.Length == 0)
      Broken.insert(P.location(Place).File);
  Wanted W = wantedOf(P);
  bool HasMain = llvm::any_of(P.functions(), [&](const Function &F) {
    return F.HasBody && P.text(F.Name) == "main" &&
           !Broken.contains(P.location(F.Where).File);
  });
  if (!HasMain)
    W.Functions.insert("main");
  const llvm::StringSet<> Called = calledFiles(P, Broken);
  llvm::StringSet<> Found;
  for (StringRef File : Broken.keys())
    if (StringRef Text = P.sources().text(File);
        Text.empty() || Called.contains(File) || holds(Text, W))
      Found.insert(File);
  for (const Span &Place : P.errorsOutside()) // Whole files are looked at.
    if (Place.Length && holds(P.sources().text(P.location(Place)), W))
      Found.insert(P.location(Place).File);
  const SetUpReader SetUp(P, W);
  for (auto [Index, F] : llvm::enumerate(P.functions()))
    if (F.HasErrors && SetUp.mayConfigure(Index))
      Found.insert(P.location(F.Where).File);
  Suspects.assign(Found.keys().begin(), Found.keys().end());
}

bool portcullis::hasErrorsWithin(const Program &P, uint32_t Function) {
  return P.hasErrors() &&
         llvm::any_of(P.reached(Function), [&](uint32_t Reached) {
           return P.function(Reached).HasErrors;
         });
}

bool portcullis::hasErrorsWithin(const Program &P, const Route &R) {
  return llvm::any_of(R.Handlers, [&](uint32_t Handler) {
    return hasErrorsWithin(P, Handler);
  });
}

/// Whether \p To is \p From behind a call of a function that is not seen.
static bool isHandedToUnseen(const Program &P, NodeId From, NodeId To) {
  return llvm::any_of(P.into(To), [&](uint32_t Index) {
    const Edge &E = P.edge(Index);
    return E.From == From && E.Kind == EdgeKind::Unless &&
           P.call(E.Label).IsOwn;
  });
}

bool portcullis::runsThroughErrors(const Program &P,
                                   llvm::ArrayRef<NodeId> Path) {
  if (!P.hasErrors())
    return false;
  for (size_t I = 0; I < Path.size(); ++I) {
    const Node &N = P.node(Path[I]);
    if (N.Kind == NodeKind::Field || N.Kind == NodeKind::Global ||
        P.function(N.Function).HasErrors ||
        (I > 0 && isHandedToUnseen(P, Path[I - 1], Path[I])))
      return true;
  }
  return false;
}

bool BrokenUnits::mayConcern(const Span &Where) const {
  return llvm::any_of(Suspects, [&](StringRef File) {
    return !P.hasMain(Where.File) || !P.hasMain(File) ||
           P.location(Where).File == File;
  });
}
