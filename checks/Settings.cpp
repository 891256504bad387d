//===- Settings.cpp - What libraries are set to ---------------------------===//

#include "Settings.h"
#include "Flows.h"
#include "SqlTexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Regex.h"

using namespace portcullis;
using llvm::StringRef;

/// What \p Id is called where models name values: a literal by its text, what
/// a function gives by the function. Empty if it is none of them.
static StringRef nameOfValue(const Program &P, NodeId Id) {
  const Node &N = P.node(Id);
  if (N.Kind == NodeKind::Literal ||
      (N.Kind == NodeKind::Global && P.into(Id).empty()))
    return P.nameOf(Id);
  return N.Kind == NodeKind::Call ? P.text(P.call(N.Ref).Name) : StringRef();
}

namespace {
/// Which values are looked for.
struct Wanted {
  llvm::ArrayRef<std::string> Names;
  const llvm::Regex *Pattern = nullptr; ///< Of a text.
  uint64_t Bits = 0;                    ///< Of a number.

  /// Whether it is one side of what is on or off.
  bool isTruth() const {
    return llvm::is_contained(Names, "true") ||
           llvm::is_contained(Names, "false");
  }

  bool fits(const Program &P, NodeId Id) const {
    StringRef Name = nameOfValue(P, Id);
    if (Name.empty())
      return false;
    uint64_t Number = 0;
    return llvm::is_contained(Names, Name) ||
           (Pattern && P.node(Id).Type == ValueType::Text &&
            Pattern->match(Name)) ||
           (Bits && !Name.getAsInteger(10, Number) && (Number & Bits) != 0);
  }
};
} // namespace

/// The truth \p Value, as it is written.
static Wanted truth(bool Value) {
  static const std::string Spellings[2][2] = {{"false", "0"}, {"true", "1"}};
  return {.Names = Spellings[Value ? 1 : 0]};
}

/// What is given for the parameter \p Id in the calls of \p Context, or NoNode.
static NodeId givenIn(const Program &P, NodeId Id, const CallContext &Context) {
  auto Call = Context.find(P.node(Id).Function);
  if (Call == Context.end())
    return NoNode;
  for (uint32_t Index : P.into(Id))
    if (const Edge &E = P.edge(Index);
        E.Kind == EdgeKind::Enter && E.Label == Call->second)
      return E.From;
  return NoNode;
}

/// The values that \p Names name, of those that \p Id may be in \p Context.
static std::vector<NodeId> named(const Program &P, NodeId Id,
                                 llvm::ArrayRef<std::string> Names,
                                 const CallContext &Context) {
  std::vector<NodeId> Result;
  auto At = [&](NodeId N, bool WholeValue) {
    if (NodeId Given = P.node(N).Kind == NodeKind::Parameter
                           ? givenIn(P, N, Context)
                           : NoNode;
        Given != NoNode) {
      CallContext Outer = Context;
      Outer.erase(P.node(N).Function);
      llvm::append_range(Result, named(P, Given, Names, Outer));
      return Step::Stop;
    }
    if (WholeValue && llvm::is_contained(Names, nameOfValue(P, N)))
      return Step::Found;
    return Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.keepsValue(); };
  for (const Flow &F : P.origins(Id, {.At = At, .Passes = Passes}))
    Result.push_back(F.Origin);
  return Result;
}

/// What \p R sets with \p C: the enumerator that is its `value`, else the name
/// of the call; nothing if that is none of those that are asked for.
static std::optional<std::string> optionOf(const Program &P, const Call &C,
                                           const Row &R,
                                           const CallContext &Context) {
  StringRef Name = P.text(C.Name);
  for (Position At : R.positions("value")) {
    NodeId Id = Program::nodeAt(C, At);
    std::vector<NodeId> Found = Id == NoNode
                                    ? std::vector<NodeId>()
                                    : named(P, Id, R.texts("equals"), Context);
    if (Found.empty())
      return std::nullopt;
    if (P.node(Found.front()).Type == ValueType::Enumeration)
      Name = P.nameOf(Found.front());
  }
  size_t Colon = Name.rfind("::");
  return Name.substr(Colon == StringRef::npos ? 0 : Colon + 2).str();
}

bool portcullis::asksFor(const Program &P, const Call &C, const Row &R) {
  return optionOf(P, C, R, CallContext()).has_value();
}

namespace {
/// Finds where a value was chosen.
class Choices {
public:
  /// For a setting of kind \p Kind.
  Choices(const Program &P, StringRef Kind) : P(P), Kind(Kind) {}

  /// The ways to \p Id from values that \p What fits.
  std::vector<Flow> find(NodeId Id, const Wanted &What) {
    add(Id, What, {}, 0);
    return std::move(Found);
  }

private:
  void add(NodeId Id, const Wanted &What, llvm::ArrayRef<NodeId> Behind,
           unsigned Depth);
  void addOrigin(const Flow &F, const Wanted &What,
                 llvm::ArrayRef<NodeId> Behind, unsigned Depth);

  const Program &P;
  StringRef Kind;
  std::vector<Flow> Found;
  static constexpr unsigned MaxDepth = 4; ///< Of conditions in conditions.
};
} // namespace

/// What `a ? b : c` gives, if \p Way begins with b or c; or NoNode.
static NodeId conversionOf(const Program &P, const Flow &Way) {
  static constexpr size_t MaxCasts = 4;
  for (NodeId Id : llvm::ArrayRef(Way.Path).take_front(MaxCasts))
    if (P.node(Id).Kind == NodeKind::Join && P.node(Id).Ref == NoIndex)
      return Id;
  return NoNode;
}

static bool isOfKind(const Program &P, const Call &C, StringRef Kind) {
  return llvm::any_of(C.Rows, [&](uint32_t Index) {
    const Row &R = P.models().row(Index);
    return R.R == Role::Setting && R.text("kind") == Kind && asksFor(P, C, R);
  });
}

static bool isWithin(const Span &Inner, const Span &Outer) {
  return Inner.File == Outer.File && Inner.Offset >= Outer.Offset &&
         Inner.Offset + Inner.Length <= Outer.Offset + Outer.Length;
}

/// The setting of kind \p Kind that the literal that \p Way begins with is
/// written in, or null.
static const Call *writtenIn(const Program &P, const Flow &Way,
                             StringRef Kind) {
  const Node &Literal = P.node(Way.Origin);
  for (uint32_t Index : P.callsIn(Literal.Function)) {
    const Call &C = P.call(Index);
    if (llvm::is_contained(C.Arguments, Way.Path.back()) &&
        isWithin(Literal.Where, C.Where) && isOfKind(P, C, Kind))
      return &C;
  }
  return nullptr;
}

/// Whether all that runs together with \p Setting is settings of its kind, and
/// what reads, reports or looks at their results: the condition then is about
/// them.
static bool isDecidedAlone(const Program &P, const Call &Setting,
                           StringRef Kind) {
  auto IsOfIt = [&](uint32_t Index) {
    const Call &C = P.call(Index);
    if (C.Block != Setting.Block || isOfKind(P, C, Kind))
      return true;
    bool LooksAtIt = llvm::any_of(C.Arguments, [&](NodeId Id) {
      return Id != NoNode && P.node(Id).Kind == NodeKind::Call &&
             isOfKind(P, P.call(P.node(Id).Ref), Kind);
    });
    bool Reports = rowWith(P, C, Role::Sink, "kind", "log") ||
                   P.text(C.Name).ends_with("operator<<");
    return C.Arguments.empty() || LooksAtIt || Reports;
  };
  return llvm::all_of(P.callsIn(Setting.Function), IsOfIt);
}

void Choices::addOrigin(const Flow &F, const Wanted &What,
                        llvm::ArrayRef<NodeId> Behind, unsigned Depth) {
  Flow Way = F;
  llvm::append_range(Way.Path, Behind);
  const Branch *By = P.branchOf(F.Origin);
  const bool IsDecided = By && By->Condition != NoNode;
  // Of what is on or off, `flag ? 1 : 0` says what the flag says.
  const bool IsSwitch = What.isTruth() || Kind == "tls-verification";
  if (NodeId Conversion = IsSwitch ? conversionOf(P, F) : NoNode;
      Conversion != NoNode) {
    if (IsDecided && P.node(F.Origin).Function == P.node(Conversion).Function)
      add(By->Condition, truth(By->Holds), Way.Path, Depth + 1);
    return;
  }
  if (IsDecided &&
      llvm::is_contained(truth(!By->Holds).Names, P.literalText(By->Condition)))
    return; // Never gets here.
  Found.push_back(Way);
  const Call *Setting =
      IsDecided && Depth == 0 ? writtenIn(P, F, Kind) : nullptr;
  if (Setting && isDecidedAlone(P, *Setting, Kind))
    add(By->Condition, truth(By->Holds), Way.Path, Depth + 1);
}

void Choices::add(NodeId Id, const Wanted &What, llvm::ArrayRef<NodeId> Behind,
                  unsigned Depth) {
  if (Depth > MaxDepth)
    return;
  std::vector<NodeId> Negations;
  auto At = [&](NodeId N, bool WholeValue) {
    if (WholeValue && What.fits(P, N))
      return Step::Found;
    if (WholeValue && P.node(N).Kind == NodeKind::Value && P.nameOf(N) == "!")
      Negations.push_back(N);
    return P.node(N).Kind == NodeKind::Literal ? Step::Stop : Step::Continue;
  };
  auto Passes = [&](const Edge &E) {
    // Of a document, any element may be the one: that says nothing.
    if (E.Kind == EdgeKind::Load && E.Label == AnyKey)
      return false;
    if (What.Pattern)
      return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed;
    return E.keepsValue() || (What.Bits && P.nameOf(E.To).starts_with("|"));
  };
  for (const Flow &F : P.origins(Id, {.At = At, .Passes = Passes}))
    addOrigin(F, What, Behind, Depth);
  if (!What.isTruth())
    return;
  const bool IsTrue = llvm::is_contained(What.Names, "true");
  for (NodeId Not : Negations)
    for (uint32_t Index : P.into(Not)) {
      std::vector<NodeId> Rest{Not};
      llvm::append_range(Rest, Behind);
      add(P.edge(Index).From, truth(!IsTrue), Rest, Depth + 1);
    }
}

llvm::DenseSet<NodeId> portcullis::identityOf(const Program &P, NodeId Id) {
  llvm::DenseSet<NodeId> Nodes;
  auto At = [&](NodeId N, bool WholeValue) {
    if (WholeValue && P.node(N).Kind != NodeKind::Literal)
      Nodes.insert(N);
    return Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.keepsValue(); };
  P.origins(Id, {.At = At, .Passes = Passes});
  return Nodes;
}

/// The ends of TLS connections that are known to be a client's.
static llvm::DenseSet<NodeId> clients(const Program &P) {
  llvm::DenseSet<NodeId> Nodes;
  auto Add = [&](NodeId Id) {
    if (Id != NoNode)
      for (NodeId N : identityOf(P, Id))
        Nodes.insert(N);
  };
  for (auto [Index, R] : P.withRole(Role::TlsEnd)) {
    const Call &C = P.call(Index);
    if (R->text("side") != "client" || !asksFor(P, C, *R))
      continue;
    Position At = R->position("at", {.At = Position::Object});
    if (!R->has("handler")) {
      Add(Program::nodeAt(C, At));
      continue;
    }
    NodeId Handler = Program::nodeAt(C, R->position("handler", {}));
    for (uint32_t F : P.functionsAt(Handler))
      if (At.Index < P.function(F).Parameters.size())
        Nodes.insert(P.function(F).Parameters[At.Index]);
  }
  return Nodes;
}

/// The ways by which the functions at \p Id always answer what \p What fits.
static std::vector<Flow> answersOf(const Program &P, NodeId Id,
                                   const Wanted &What) {
  std::vector<Flow> Found;
  for (uint32_t F : P.functionsAt(Id)) {
    NodeId Return = P.function(F).Return;
    std::optional<NodeId> Answer =
        Return == NoNode ? std::nullopt : P.soleLiteral(Return);
    if (Answer && What.fits(P, *Answer))
      Found.push_back({.Origin = *Answer, .Path = {*Answer}});
  }
  return Found;
}

/// A name that stands in for a number: the last part of what is written at \p
/// Where, without a suffix or empty parentheses.
static StringRef writtenName(const Program &P, const Location &Where) {
  StringRef Written = P.sources().text(Where);
  Written.consume_back("()");
  if (size_t Colon = Written.rfind("::"); Colon != StringRef::npos)
    Written = Written.drop_front(Colon + 2);
  return !Written.empty() && llvm::isDigit(Written.front())
             ? Written.rtrim("uUlL")
             : Written;
}

static bool isIdentifier(StringRef Text) {
  return !Text.empty() && llvm::all_of(Text, [](char C) {
    return llvm::isAlnum(C) || C == '_';
  });
}

static UnsafeSetting describe(const Program &P, const RoleCall &Setting,
                              Flow Way, std::string Name) {
  const Call &C = P.call(Setting.Call);
  UnsafeSetting U{.Setting = Setting,
                  .Way = std::move(Way),
                  .Where = P.location(C.Where),
                  .Name = std::move(Name),
                  .Choice = {}};
  U.Choice = U.Name;
  if (U.Way.Path.empty())
    return U;
  if (Location Chosen = whereIs(P, U.Way.Origin); Chosen.isValid())
    U.Where = Chosen;
  StringRef Written = P.sources().text(U.Where);
  llvm::SmallVector<StringRef, 8> Parts;
  Written.split(Parts, '|');
  for (StringRef Part : Parts)
    if (llvm::is_contained(Setting.R->texts("unsafe"), Part.trim()))
      U.Choice = Part.trim().str();
  if (StringRef Name = writtenName(P, U.Where); Parts.size() == 1)
    U.Choice =
        isIdentifier(Name) ? Name.str() : nameOfValue(P, U.Way.Origin).str();
  return U;
}

static void addUnsafe(const Program &P, const RoleCall &Setting,
                      std::vector<UnsafeSetting> &Found) {
  const Call &C = P.call(Setting.Call);
  const Row &R = *Setting.R;
  if (!R.has("at")) {
    if (auto Name = optionOf(P, C, R, CallContext()))
      Found.push_back(describe(P, Setting, {}, *Name));
    return;
  }
  NodeId Value = Program::nodeAt(C, R.position("at", {}));
  if (Value == NoNode)
    return;
  llvm::Regex Pattern(R.text("matches"), llvm::Regex::IgnoreCase);
  Wanted What{.Names = R.texts("unsafe"),
              .Pattern = R.has("matches") ? &Pattern : nullptr};
  R.text("bits").getAsInteger(10, What.Bits);
  for (Flow &Way : R.flag("answers")
                       ? answersOf(P, Value, What)
                       : Choices(P, R.text("kind")).find(Value, What))
    if (auto Name = optionOf(P, C, R, contextOf(P, Way)))
      Found.push_back(describe(P, Setting, std::move(Way), *Name));
}

std::vector<UnsafeSetting> portcullis::unsafeSettings(const Program &P,
                                                      StringRef Kind) {
  std::vector<UnsafeSetting> Found;
  std::optional<llvm::DenseSet<NodeId>> Clients;
  for (const RoleCall &Setting : P.withRole(Role::Setting)) {
    const Row &R = *Setting.R;
    if (R.text("kind") != Kind)
      continue;
    std::vector<UnsafeSetting> Here;
    addUnsafe(P, Setting, Here);
    if (!Here.empty() && R.has("client")) {
      if (!Clients)
        Clients = clients(P);
      NodeId End =
          Program::nodeAt(P.call(Setting.Call), R.position("client", {}));
      if (End == NoNode || llvm::none_of(identityOf(P, End), [&](NodeId N) {
            return Clients->contains(N);
          }))
        continue;
    }
    llvm::append_range(Found, Here);
  }
  return Found;
}

/// What is left of `A | B` without the options that \p R calls unsafe; nothing
/// if \p Written is something else.
static std::optional<std::string> withoutUnsafe(StringRef Written,
                                                const Row &R) {
  llvm::SmallVector<StringRef, 8> Parts;
  Written.split(Parts, '|');
  for (StringRef &Part : Parts)
    Part = Part.trim();
  if (!llvm::all_of(Parts, isIdentifier))
    return std::nullopt;
  llvm::erase_if(Parts, [&](StringRef Part) {
    return llvm::is_contained(R.texts("unsafe"), Part);
  });
  return Parts.empty() ? "0" : llvm::join(Parts, " | ");
}

/// Writes what is safe instead of what was chosen, if the model has it.
static std::optional<Fix> mend(const Program &P, const UnsafeSetting &U,
                               StringRef Description) {
  const Row &R = *U.Setting.R;
  StringRef Written = P.sources().text(U.Where);
  StringRef Name = writtenName(P, U.Where);
  const auto *Known = llvm::find(R.texts("unsafe"), Name);
  size_t Number = Known - R.texts("unsafe").begin();
  // A constant's value may be used elsewhere, for something else.
  bool IsConstant = llvm::any_of(U.Way.Path, [&](NodeId Id) {
    return P.node(Id).Kind == NodeKind::Global;
  });
  if (U.Way.Path.empty() || IsConstant)
    return std::nullopt;
  Location Range = U.Where;
  if (R.has("bits")) {
    auto Left = withoutUnsafe(Written, R);
    if (!Left || *Left == Written)
      return std::nullopt;
    return Fix{.Description = Description.str(),
               .Edits = {{.Range = Range, .Text = std::move(*Left)}}};
  }
  if (Number >= R.texts("safe").size())
    return std::nullopt;
  Range.Offset += Name.data() - Written.data();
  Range.Length = Name.size();
  return Fix{.Description = Description.str(),
             .Edits = {{.Range = Range, .Text = R.texts("safe")[Number]}}};
}

Finding portcullis::findingFor(const Program &P, const CheckInfo &Info,
                               const UnsafeSetting &U, std::string Message,
                               StringRef Mend) {
  Finding F{.CheckId = Info.Id,
            .Message = std::move(Message),
            .Where = U.Where,
            .Level = Info.Level};
  Location Set = P.location(P.call(U.Setting.Call).Where);
  if (!U.Way.Path.empty() &&
      (Set.File != U.Where.File || Set.Line != U.Where.Line)) {
    addWay(F, P, U.Way, "chosen here", Set,
           llvm::formatv("'{0}' is set", U.Name).str());
    F.Related.push_back(
        {.Where = Set,
         .Text = llvm::formatv("'{0}' is set here", U.Name).str()});
  }
  if (auto Fix = mend(P, U, Mend))
    F.Fixes.push_back(std::move(*Fix));
  return F;
}
