//===- BrokenUnits.cpp - What units with errors may hold ------------------===//

#include "Link/BrokenUnits.h"
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

static Wanted wantedOf(const Program &P) {
  Wanted W;
  for (Role R : {Role::Server, Role::Listen, Role::Route, Role::Middleware,
                 Role::MiddlewareClass, Role::Limiter})
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

/// The broken files with functions that others call: their bodies may not have
/// been read in full.
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

BrokenUnits::BrokenUnits(const Program &P) : P(P) {
  llvm::StringSet<> Broken;
  for (StringRef File : P.broken())
    Broken.insert(File);
  if (Broken.empty())
    return;
  Wanted W = wantedOf(P);
  bool HasMain = llvm::any_of(P.functions(), [&](const Function &F) {
    return F.HasBody && P.text(F.Name) == "main" &&
           !Broken.contains(P.location(F.Where).File);
  });
  if (!HasMain)
    W.Functions.insert("main");
  const llvm::StringSet<> Called = calledFiles(P, Broken);
  for (StringRef File : P.broken()) {
    StringRef Text = P.sources().text(File);
    if (Text.empty() || Called.contains(File) || holds(Text, W))
      Suspects.push_back(File);
  }
}

bool portcullis::hasErrorsWithin(const Program &P, uint32_t Function) {
  return P.hasErrors() &&
         llvm::any_of(P.reached(Function), [&](uint32_t Reached) {
           return P.function(Reached).HasErrors;
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
