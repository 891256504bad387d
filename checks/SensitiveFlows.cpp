//===- SensitiveFlows.cpp - Where sensitive data goes ---------------------===//

#include "SensitiveFlows.h"
#include "Masks.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using llvm::StringRef;

/// There are thousands of sinks in a large server, and names stand close to
/// them.
static constexpr unsigned MaxStates = 5000;

static bool concerns(const SensitiveCategory &Category, Concern C) {
  switch (C) {
  case Concern::Log:
  case Concern::Compare:
    return Category.Log;
  case Concern::Store:
    return Category.Store;
  case Concern::Expose:
    return Category.Expose;
  }
  llvm_unreachable("no such concern");
}

static bool concerns(const Program &P, StringRef Name, Concern C) {
  const SensitiveCategory *Category = P.models().sensitive().find(Name);
  return Category && concerns(*Category, C);
}

static bool isFastHash(const Row &Protector) {
  return Protector.text("by") == "fast-hash";
}

/// Whether data that \p Protector gave may be treated so, whatever it is. What
/// a fast hash was made of can be guessed, if there are few enough values.
static bool hides(const Row &Protector, Concern C) {
  return C == Concern::Store || C == Concern::Compare || !isFastHash(Protector);
}

/// Whether the name of \p N says what it holds.
static bool isNamed(const Node &N) {
  switch (N.Kind) {
  case NodeKind::Variable:
  case NodeKind::Parameter:
  case NodeKind::Field:
  case NodeKind::Global:
  case NodeKind::Tested:
  case NodeKind::Join:
  case NodeKind::Anytime:
    return true;
  default:
    return false;
  }
}

/// The name under which \p Id holds data: its own, or the key it was read by.
static StringRef heldName(const Program &P, NodeId Id) {
  const Node &N = P.node(Id);
  if (isNamed(N))
    return P.text(N.Text);
  if (N.Kind != NodeKind::Call)
    return {};
  const Call &C = P.call(N.Ref);
  for (uint32_t Index : C.Rows) {
    const Row &R = P.models().row(Index);
    if ((R.R == Role::Source || R.R == Role::Load) && R.has("key"))
      return keyOf(P, C, R);
  }
  return {};
}

/// Whether \p Id is an object that was made, or left, with nothing in it.
static bool isMadeEmpty(const Program &P, NodeId Id) {
  const Node &N = P.node(Id);
  if (N.Kind != NodeKind::Call && N.Kind != NodeKind::Effect)
    return false;
  const Call &Made = P.call(N.Ref);
  const Row *Gone = P.rowOf(Made, Role::Erase);
  return (Made.IsConstruction && Made.Arguments.empty()) ||
         (Gone && !Gone->has("key"));
}

/// Whether \p Id, into which nothing leads, may be somebody's data: what
/// callers, other units and unknown functions give. Text fixed in the code and
/// an object that is empty yet are nobody's.
static bool maySecretEnter(const Program &P, NodeId Id, Concern C) {
  const Node &N = P.node(Id);
  switch (N.Kind) {
  case NodeKind::Parameter:
  case NodeKind::This:
  case NodeKind::Field:
  case NodeKind::Global:
    return true;
  case NodeKind::Call:
  case NodeKind::Effect:
    // Whether an unknown function gives it in the clear is not known.
    return !isMadeEmpty(P, Id) && C != Concern::Store;
  default:
    return false;
  }
}

/// Whether \p E puts what a function gave into arithmetic, `rand() % 10000`, or
/// is a number that a function made of something: what comes of it is not
/// known.
static bool isReckoned(const Program &P, const Edge &E) {
  const Node &To = P.node(E.To);
  if (E.Kind != EdgeKind::Operand)
    return false;
  if (To.Kind != NodeKind::Call)
    return To.Kind == NodeKind::Value && P.node(E.From).Kind == NodeKind::Call;
  return To.Type == ValueType::Number &&
         !P.rowOf(P.call(To.Ref), Role::Measure) &&
         !P.rowOf(P.call(To.Ref), Role::Guard);
}

/// Whether what \p Id, data of \p Category, holds comes, on some way, from
/// where nothing hid it.
static bool isOpen(const Program &P, NodeId Id,
                   const SensitiveCategory &Category, Concern C) {
  bool IsHidden = false;
  bool IsUnknown = false;
  auto At = [&](NodeId N, bool) {
    if (const Row *By = protectorOf(P, N, "secrecy");
        By && (hides(*By, C) || !Category.Guessable)) {
      IsHidden = true;
      return Step::Stop;
    }
    if (isMasked(P, N)) {
      IsHidden = true;
      return Step::Stop;
    }
    if (P.requestSource(N))
      return Step::Found;
    // What a container was filled with elsewhere is not known.
    NodeKind Kind = P.node(N).Kind;
    IsUnknown |= (Kind == NodeKind::Field || Kind == NodeKind::Global) &&
                 P.node(N).Type == ValueType::Other;
    if (!P.into(N).empty())
      return Step::Continue;
    IsUnknown |= P.node(N).Kind != NodeKind::Literal && !isMadeEmpty(P, N);
    return maySecretEnter(P, N, C) ? Step::Found : Step::Stop;
  };
  auto Passes = [&](const Edge &E) {
    bool IsPiece = leavesOut(P, E, Category.Guessable);
    IsHidden |= IsPiece;
    IsUnknown |= E.Kind == EdgeKind::Parsed || isReckoned(P, E);
    return !IsPiece && E.Kind != EdgeKind::Operand &&
           E.Kind != EdgeKind::Parsed;
  };
  if (!P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1}).empty())
    return true;
  return C != Concern::Store && !IsHidden && IsUnknown;
}

/// Whether what the flow puts into a document is taken out again on the way.
static bool isErased(const Program &P, const Flow &F) {
  llvm::SmallVector<StringId, 4> Gone;
  for (size_t I = F.Path.size(); I-- > 1;) {
    NodeId From = F.Path[I - 1];
    NodeId To = F.Path[I];
    if (hasEdge(P, From, To, EdgeKind::Store,
                [&](StringId Key) { return llvm::is_contained(Gone, Key); }))
      return true;
    hasEdge(P, From, To, EdgeKind::Keep, [&](StringId Key) {
      if (Key != AnyKey)
        Gone.push_back(Key);
      return false;
    });
  }
  return false;
}

/// Whether a fast hash stands on the way of data that cannot be guessed.
static bool isHashed(const Program &P, const SensitiveFlow &F) {
  return !F.Category->Guessable && llvm::any_of(F.Way.Path, [&](NodeId N) {
    return protectorOf(P, N, "secrecy") != nullptr;
  });
}

/// Whether pieces of data count for the data.
enum class Pieces { All, OfGuessable, OfOthers };

/// The category of what \p N holds by its name if that is data as it is; null
/// if it is not, nothing if the name says nothing.
static std::optional<const SensitiveCategory *>
categoryAt(const Program &P, NodeId N, Concern C, Pieces Which) {
  StringRef Name = heldName(P, N);
  const SensitiveCategory *Category =
      Name.empty() ? nullptr : P.models().sensitive().find(Name);
  if (!Category || !concerns(*Category, C) ||
      (P.node(N).Type == ValueType::Number && Category->Name == "password"))
    return std::nullopt;
  if (Which != Pieces::All &&
      Category->Guessable != (Which == Pieces::OfGuessable))
    return nullptr;
  // A name alone is not yet data: text fixed in the code is none.
  std::optional<NodeId> Fixed = P.soleLiteral(N);
  if (Fixed && P.node(*Fixed).Kind == NodeKind::Literal && C != Concern::Log)
    return nullptr;
  return Fixed || isOpen(P, N, *Category, C) ? Category : nullptr;
}

/// The edge of a call by which a flow steps from \p From to \p To, or null.
static const Edge *callEdge(const Program &P, NodeId From, NodeId To) {
  for (uint32_t Index : P.into(To))
    if (const Edge &E = P.edge(Index);
        E.From == From &&
        (E.Kind == EdgeKind::Enter || E.Kind == EdgeKind::Leave))
      return &E;
  return nullptr;
}

/// The call from which \p Way comes back first without having gone into it, as
/// what a function keeps in an object does.
static uint32_t firstLeft(const Program &P, const Flow &Way) {
  unsigned Inside = 0;
  for (size_t I = 1; I < Way.Path.size(); ++I) {
    const NodeId From = Way.Path[I - 1];
    const NodeId To = Way.Path[I];
    const Edge *E = callEdge(P, From, To);
    if (!E && P.node(From).Function != P.node(To).Function)
      break; // By a field or a capture: from no call.
    if (!E)
      continue;
    if (E->Kind == EdgeKind::Enter)
      ++Inside;
    else if (Inside-- == 0)
      return E->Label;
  }
  return NoIndex;
}

/// Lets \p F, which a parameter names, begin with what the call gave that is
/// gone into; false if that is hidden: others may give theirs in the clear.
static bool beginAtArgument(const Program &P, SensitiveFlow &F, Concern C) {
  const NodeId Named = F.Way.Origin;
  if (P.node(Named).Kind != NodeKind::Parameter)
    return true;
  F.KeptBy = firstLeft(P, F.Way);
  const auto *Given = llvm::find_if(P.into(Named), [&](uint32_t Index) {
    return P.edge(Index).Kind == EdgeKind::Enter &&
           P.edge(Index).Label == F.KeptBy;
  });
  if (F.KeptBy == NoIndex || Given == P.into(Named).end()) {
    F.KeptBy = NoIndex;
    return true;
  }
  F.Way.Origin = P.edge(*Given).From;
  F.Way.Path.insert(F.Way.Path.begin(), F.Way.Origin);
  return isOpen(P, F.Way.Origin, *F.Category, C);
}

/// \p Without: calls by which nothing is followed to their arguments.
static std::vector<SensitiveFlow>
namedInto(const Program &P, NodeId End, Concern C, Pieces Which,
          const llvm::DenseSet<uint32_t> &Without) {
  if (End == NoNode || !P.mayHoldSensitive(End))
    return {};
  llvm::DenseMap<NodeId, const SensitiveCategory *> Hits;
  auto At = [&](NodeId N, bool WholeValue) {
    const Row *By = protectorOf(P, N, "secrecy");
    if ((By && hides(*By, C)) || P.node(N).Type == ValueType::Boolean ||
        P.node(N).Kind == NodeKind::Literal || isMasked(P, N))
      return Step::Stop;
    std::optional<const SensitiveCategory *> Category;
    if (WholeValue)
      Category = categoryAt(P, N, C, Which);
    if (!Category)
      return Step::Continue;
    Hits[N] = *Category;
    return *Category ? Step::Found : Step::Stop;
  };
  llvm::DenseSet<uint32_t> Left; // Calls that were gone into from their end.
  auto Passes = [&](const Edge &E) {
    if (E.Kind == EdgeKind::Leave)
      Left.insert(E.Label);
    if (E.Kind == EdgeKind::Enter && Without.contains(E.Label) &&
        !Left.contains(E.Label))
      return false;
    return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed &&
           P.mayHoldSensitive(E.From) &&
           (Which == Pieces::All ||
            !leavesOut(P, E, Which == Pieces::OfGuessable));
  };
  std::vector<SensitiveFlow> Result;
  for (Flow &F :
       P.origins(End, {.At = At, .Passes = Passes, .MaxStates = MaxStates})) {
    if (isErased(P, F))
      continue;
    std::string Name = heldName(P, F.Origin).str();
    const SensitiveCategory *Category = Hits[F.Origin];
    Result.push_back(
        {.Way = std::move(F), .Category = Category, .Name = std::move(Name)});
  }
  llvm::erase_if(Result, [&](SensitiveFlow &F) {
    return isHashed(P, F) || !beginAtArgument(P, F, C);
  });
  return Result;
}

/// Whether \p F goes over an edge that gives only a piece.
static bool isOfPiece(const Program &P, const SensitiveFlow &F) {
  for (size_t I = 1; I < F.Way.Path.size(); ++I)
    for (uint32_t Index : P.into(F.Way.Path[I]))
      if (const Edge &E = P.edge(Index);
          E.From == F.Way.Path[I - 1] && leavesOut(P, E, F.Category->Guessable))
        return true;
  return false;
}

static std::vector<SensitiveFlow>
unmaskedInto(const Program &P, NodeId End, Concern C,
             const llvm::DenseSet<uint32_t> &Without) {
  std::vector<SensitiveFlow> Found = namedInto(P, End, C, Pieces::All, Without);
  auto IsOfPiece = [&](const SensitiveFlow &F) { return isOfPiece(P, F); };
  if (llvm::none_of(Found, IsOfPiece))
    return Found;
  // How much a piece says depends on what it is of; others may come whole.
  Found = namedInto(P, End, C, Pieces::OfGuessable, Without);
  llvm::append_range(Found, namedInto(P, End, C, Pieces::OfOthers, Without));
  return Found;
}

std::vector<Flow> portcullis::wholeFromRequest(const Program &P, NodeId End) {
  if (End == NoNode || !P.mayHoldRequest(End))
    return {};
  auto At = [&](NodeId N, bool) {
    ValueType Type = P.node(N).Type;
    bool IsText = Type == ValueType::Text || Type == ValueType::Other;
    if (!IsText || protectorOf(P, N, "secrecy") || isMasked(P, N))
      return Step::Stop;
    return P.requestSource(N) ? Step::Found : Step::Continue;
  };
  auto Passes = [&](const Edge &E) {
    return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed &&
           P.mayHoldRequest(E.From) && !leavesOut(P, E, /*Guessable=*/false);
  };
  return P.origins(End, {.At = At, .Passes = Passes, .MaxStates = MaxStates});
}

bool portcullis::isSentAndKept(const Program &P, NodeId Sent, NodeId Kept) {
  auto FromClient = [&](NodeId Id, bool ByMembers) {
    return !textFromRequest(P, Id, {.ByMembers = ByMembers}).empty();
  };
  // Objects are not told apart: what another one was given by a client may be
  // what this one was read with from where it is kept.
  const bool IsDirect = FromClient(Sent, /*ByMembers=*/false);
  return (IsDirect || FromClient(Sent, /*ByMembers=*/true)) &&
         !FromClient(Kept, /*ByMembers=*/!IsDirect);
}

bool portcullis::isReplaced(const Program &P, const Flow &Way, StringId Key) {
  for (size_t I = 1; I < Way.Path.size(); ++I)
    if (hasEdge(P, Way.Path[I - 1], Way.Path[I], EdgeKind::Keep,
                [&](StringId Gone) { return Gone == Key; }))
      return true;
  return false;
}

/// Whether \p Condition, if it \p Holds, says that there is no element \p Key.
static bool saysAbsent(const Program &P, NodeId Condition, bool Holds,
                       StringRef Key) {
  for (int Steps = 0; Steps < 8; ++Steps) {
    const Node &N = P.node(Condition);
    if (N.Kind == NodeKind::Call)
      break;
    if (P.into(Condition).size() != 1)
      return false;
    Holds ^= N.Kind == NodeKind::Value && P.nameOf(Condition) == "!";
    Condition = P.edge(P.into(Condition)[0]).From;
  }
  if (P.node(Condition).Kind != NodeKind::Call)
    return false;
  const Call &C = P.call(P.node(Condition).Ref);
  const Row *R = P.rowOf(C, Role::Measure);
  return R && R->has("key") && !Holds && keyOf(P, C, *R) == Key;
}

bool portcullis::isAbsent(const Program &P, const Flow &Way, StringId Key) {
  for (size_t I = 1; I < Way.Path.size(); ++I)
    for (uint32_t Index : P.into(Way.Path[I])) {
      const Edge &E = P.edge(Index);
      if (E.Kind != EdgeKind::Tested || E.From != Way.Path[I - 1])
        continue;
      const Test &T = P.test(E.Label);
      if (T.Condition != NoNode && !T.Returned &&
          saysAbsent(P, T.Condition, T.Holds, P.text(Key)))
        return true;
    }
  return false;
}

/// The edge by which what \p Way leads on was first handed on, if it came by
/// parameters; or null.
static const Edge *entryEdge(const Program &P, const Flow &Way) {
  llvm::SmallVector<const Edge *, 8> Entered;
  for (size_t I = 1; I < Way.Path.size(); ++I) {
    NodeId From = Way.Path[I - 1];
    NodeId To = Way.Path[I];
    const Edge *E = callEdge(P, From, To);
    if (E && E->Kind == EdgeKind::Enter)
      Entered.push_back(E);
    else if (E && !Entered.empty())
      Entered.pop_back();
    else if (!E && P.node(From).Function != P.node(To).Function)
      Entered.clear(); // By a field or a capture: from no caller.
  }
  return Entered.empty() ? nullptr : Entered.front();
}

/// As the argument \p Given of the call \p Index.
static Entry entryBy(const Program &P, uint32_t Index, NodeId Given) {
  const Call &C = P.call(Index);
  for (size_t I = 0; I < C.Arguments.size(); ++I)
    if (C.Arguments[I] == Given)
      return {.Where = P.location(C.ArgumentWhere[I]), .IsByCall = true};
  return {.Where = P.location(C.Where), .IsByCall = true};
}

Entry portcullis::entryOf(const Program &P, const Flow &Way, const Span &Sink) {
  const Edge *E = entryEdge(P, Way);
  return E ? entryBy(P, E->Label, E->From) : Entry{.Where = P.location(Sink)};
}

Entry portcullis::entryOf(const Program &P, const SensitiveFlow &F,
                          const Span &Sink) {
  return F.KeptBy == NoIndex ? entryOf(P, F.Way, Sink)
                             : entryBy(P, F.KeptBy, F.Way.Origin);
}

std::vector<SensitiveFlow> portcullis::sensitiveInto(const Program &P,
                                                     NodeId End, Concern C) {
  // One search finds one way from each origin; the same value may be handed on
  // by several calls.
  static constexpr unsigned MaxCalls = 16;
  llvm::DenseSet<uint32_t> Without;
  std::vector<SensitiveFlow> All;
  for (unsigned Round = 0; Round < MaxCalls; ++Round) {
    bool IsNew = false;
    const llvm::DenseSet<uint32_t> Before = Without;
    for (SensitiveFlow &F : unmaskedInto(P, End, C, Before)) {
      const Edge *E = entryEdge(P, F.Way);
      if (!E && Round > 0)
        continue; // Was found before.
      IsNew |= E && Without.insert(E->Label).second;
      All.push_back(std::move(F));
    }
    if (!IsNew)
      break;
  }
  return All;
}

/// The keys of the elements that were put into \p Body itself.
static std::vector<StringId> keysIn(const Program &P, NodeId Body) {
  std::vector<StringId> Keys;
  P.origins(Body, {.At = [](NodeId, bool) { return Step::Continue; },
                   .Passes =
                       [&](const Edge &E) {
                         if (E.Kind != EdgeKind::Store)
                           return E.Kind != EdgeKind::Operand &&
                                  E.Kind != EdgeKind::Parsed;
                         if (!llvm::is_contained(Keys, E.Label))
                           Keys.push_back(E.Label);
                         return false;
                       }});
  return Keys;
}

Documents::Documents(const Program &P, Concern C) : P(P), C(C) {
  for (NodeId Id = 0; Id < P.nodeCount(); ++Id)
    for (uint32_t Index : P.into(Id))
      if (const Edge &E = P.edge(Index); E.Kind == EdgeKind::Store)
        Stored[E.Label].insert(E.From);
}

bool Documents::isSensitive(StringId Key) const {
  return Key != AnyKey && concerns(P, P.text(Key), C);
}

const llvm::DenseSet<NodeId> &Documents::wanted(StringId Key) {
  llvm::DenseSet<NodeId> &Values = Stored[Key];
  if (!isSensitive(Key) && IsSifted.insert(Key).second) {
    llvm::DenseSet<NodeId> Sifted;
    for (NodeId N : Values)
      if (mayHoldSensitive(N))
        Sifted.insert(N);
    Values = std::move(Sifted);
  }
  return Values;
}

/// The values stored under \p Key that are still there at \p Body; if the key
/// is not sensitive, only those that may hold something that is.
std::vector<Flow> Documents::storedUnder(NodeId Body, StringId Key) {
  const llvm::DenseSet<NodeId> &Wanted = wanted(Key);
  if (Wanted.empty())
    return {};
  const SensitiveCategory *Category =
      Key == AnyKey ? nullptr : P.models().sensitive().find(P.text(Key));
  return P.origins(
      Body,
      {.At =
           [&](NodeId N, bool WholeValue) {
             const Row *By = protectorOf(P, N, "secrecy");
             if (By && hides(*By, C))
               return Step::Stop;
             if (!WholeValue || !Wanted.contains(N))
               return Step::Continue;
             bool IsHarmless =
                 P.soleLiteral(N) || (Category && !isOpen(P, N, *Category, C));
             return IsHarmless ? Step::Stop : Step::Found;
           },
       .Passes =
           [](const Edge &E) {
             return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed;
           }},
      Key);
}

/// Whether something under a sensitive key may be in \p Body, however deep.
bool Documents::mayHoldSensitive(NodeId Body) {
  auto [It, IsNew] = MayHold.try_emplace(Body);
  if (!IsNew)
    return It->second;
  bool Found = false;
  P.origins(
      Body,
      {.At = [&](NodeId, bool) { return Found ? Step::Stop : Step::Continue; },
       .Passes =
           [&](const Edge &E) {
             Found |= E.Kind == EdgeKind::Store && isSensitive(E.Label);
             return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed;
           },
       .MaxStates = MaxStates});
  return It->second = Found;
}

void Documents::eachSensitive(
    NodeId Body, llvm::function_ref<void(const Flow &, StringRef Key)> Visit) {
  if (!mayHoldSensitive(Body))
    return;
  llvm::SmallVector<Flow, 8> Pending{{.Origin = Body, .Path = {}}};
  llvm::DenseSet<NodeId> Seen{Body};
  while (!Pending.empty()) {
    const Flow Outer = Pending.pop_back_val();
    for (StringId Key : keysIn(P, Outer.Origin))
      for (Flow &Way : storedUnder(Outer.Origin, Key)) {
        if (!Outer.Path.empty())
          llvm::append_range(Way.Path, llvm::drop_begin(Outer.Path));
        if (isSensitive(Key))
          Visit(Way, P.text(Key));
        else if (Seen.insert(Way.Origin).second)
          Pending.push_back(std::move(Way));
      }
  }
}
