//===- Flows.cpp - Questions that several checks ask ----------------------===//

#include "Flows.h"
#include "Link/Patterns.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include <tuple>

using namespace portcullis;
using llvm::StringRef;

/// The call that \p Id is the result of, plus one; or null.
static const Call *callBeforeNext(const Program &P, NodeId Id) {
  bool IsNext = false;
  for (int Steps = 0; Id != NoNode && Steps < 16; ++Steps) {
    const Node &N = P.node(Id);
    if (N.Kind == NodeKind::Call)
      return IsNext ? &P.call(N.Ref) : nullptr;
    NodeId From = NoNode;
    for (uint32_t Index : P.into(Id)) {
      const Edge &E = P.edge(Index);
      if (P.node(E.From).Kind == NodeKind::Literal && P.nameOf(Id) == "+" &&
          P.nameOf(E.From) == "1")
        IsNext = true;
      else if (From != NoNode)
        return nullptr;
      else
        From = E.From;
    }
    Id = From;
  }
  return nullptr;
}

/// The row by which \p C takes what stands behind the last separator of a
/// path, `s.substr(s.rfind('/') + 1)`, or null.
static const Row *fileNameRow(const Program &P, const Call &C) {
  const Row *Cut = P.rowOf(C, Role::Passes);
  if (!Cut || !Cut->has("begin") || !Cut->has("length"))
    return nullptr;
  Position Length = Cut->position("length", {});
  if (Length.Index < C.Arguments.size() && C.Arguments[Length.Index] != NoNode)
    return nullptr;
  const Call *Found =
      callBeforeNext(P, P.nodeAt(C, Cut->position("begin", {})));
  const Row *R =
      Found ? rowWith(P, *Found, Role::Guard, "finds", "last") : nullptr;
  if (!R || !P.literalText(P.nodeAt(*Found, R->position("against", {})))
                 .contains('/'))
    return nullptr;
  return Cut;
}

bool portcullis::protects(const Row &R, StringRef Purpose) {
  StringRef By = R.text("by");
  if (By.consume_front("escape-"))
    return By == Purpose ||
           (By == "url" && (Purpose == "html" || Purpose == "line"));
  if (By == "file-name")
    return Purpose == "path";
  if (By == "mask")
    return Purpose == "secrecy";
  return (By == "bound") == (Purpose == "amount");
}

const Row *portcullis::protectorOf(const Program &P, NodeId Id,
                                   StringRef Purpose) {
  const Node &N = P.node(Id);
  if (N.Kind != NodeKind::Call && N.Kind != NodeKind::Effect)
    return nullptr;
  const Call &C = P.call(N.Ref);
  if (Purpose == "path" && N.Kind == NodeKind::Call)
    if (const Row *R = fileNameRow(P, C))
      return R;
  for (uint32_t Index : C.Rows) {
    const Row &R = P.models().row(Index);
    if (R.R != Role::Protect || !protects(R, Purpose))
      continue;
    Position To = R.position("to", {.At = Position::Result});
    if (P.effectAt(C, To) == Id)
      return &R;
  }
  return nullptr;
}

static bool carriesText(const Program &P, NodeId Id) {
  ValueType Type = P.node(Id).Type;
  return Type == ValueType::Text || Type == ValueType::Other;
}

std::vector<Flow> portcullis::textFromRequest(const Program &P, NodeId Sink,
                                              const TextQuery &Query) {
  TextQuery OfRequest = Query;
  OfRequest.OfRequest = true;
  return textFrom(P, Sink, OfRequest,
                  [&](NodeId N) { return P.requestSource(N) != nullptr; });
}

std::vector<Flow>
portcullis::textFrom(const Program &P, NodeId Sink, const TextQuery &Query,
                     llvm::function_ref<bool(NodeId)> IsSource) {
  auto At = [&](NodeId N, bool) {
    NodeKind Kind = P.node(N).Kind;
    bool IsKept = Kind == NodeKind::Field || Kind == NodeKind::Global;
    if (!carriesText(P, N) || protectorOf(P, N, Query.Purpose) ||
        (IsKept && !Query.ByMembers) ||
        (Query.Without && Query.Without->contains(N)))
      return Step::Stop;
    return IsSource(N) ? Step::Found : Step::Continue;
  };
  if (Sink == NoNode || (Query.OfRequest && !P.mayHoldRequest(Sink)))
    return {};
  auto Passes = [&](const Edge &E) {
    return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed &&
           (!Query.OfRequest || P.mayHoldRequest(E.From));
  };
  return P.origins(Sink, {.At = At, .Passes = Passes, .Guards = Query.Guards},
                   Query.Key);
}

bool portcullis::mayHold(const Program &P, NodeId Source, char Character) {
  const Row *R = P.requestSource(Source);
  if (!R || R->flag("encoded"))
    return false;
  StringRef Kind = R->text("kind");
  if (Kind != "path" || R->flag("segment"))
    return !llvm::is_contained({"header", "cookie", "method", "filename"},
                               Kind);
  llvm::ArrayRef<std::string> Patterns = P.patternsOf(P.node(Source).Function);
  return Patterns.empty() || llvm::any_of(Patterns, [&](StringRef Pattern) {
           return Pattern.empty() || mayMatch(Pattern, Character);
         });
}

Span portcullis::givenAt(const Program &P, const Call &C, NodeId Value) {
  const auto *At = llvm::find(C.Arguments, Value);
  return At == C.Arguments.end() ? P.node(Value).Where
                                 : C.ArgumentWhere[At - C.Arguments.begin()];
}

StringRef portcullis::keyOf(const Program &P, const Call &C, const Row &R) {
  return R.has("key") ? P.literalText(P.nodeAt(C, R.position("key", {})))
                      : StringRef();
}

void portcullis::relate(Finding &F, Location Where, StringRef Text) {
  if (std::tie(Where.File, Where.Line) != std::tie(F.Where.File, F.Where.Line))
    F.Related.push_back({.Where = std::move(Where), .Text = Text.str()});
}

Location portcullis::whereIs(const Program &P, NodeId Id) {
  return P.location(P.node(Id).Where);
}

Location portcullis::joinedAt(const Program &P, NodeId From, NodeId To) {
  const Node &Target = P.node(To);
  if (Target.Kind == NodeKind::Call || Target.Kind == NodeKind::Effect) {
    const Call &C = P.call(Target.Ref);
    for (size_t I = 0; I < C.Arguments.size(); ++I)
      if (C.Arguments[I] == From)
        return P.location(C.ArgumentWhere[I]);
  }
  const Span &Piece = P.node(From).Where;
  bool IsWithin = Piece.File == Target.Where.File &&
                  Piece.Offset >= Target.Where.Offset &&
                  Piece.Offset < Target.Where.Offset + Target.Where.Length;
  return whereIs(P, IsWithin || !Target.Where.Line ? From : To);
}

std::string portcullis::describeSource(const Program &P, NodeId Source) {
  if (P.storedSource(Source) && !P.requestSource(Source))
    return "stored text";
  const Row *R = P.requestSource(Source);
  StringRef Kind = R ? R->text("kind") : "";
  std::string What = llvm::StringSwitch<std::string>(Kind)
                         .Case("query", "query parameter")
                         .Case("path", "path parameter")
                         .Case("header", "request header")
                         .Case("cookie", "cookie")
                         .Case("body", "request body")
                         .Case("form", "form field")
                         .Case("filename", "uploaded file's name")
                         .Case("method", "request method")
                         .Case("message", "message")
                         .Default("path parameter");
  const Node &N = P.node(Source);
  if (R && N.Kind == NodeKind::Call && R->has("key")) {
    if (StringRef Key = keyOf(P, P.call(N.Ref), *R); !Key.empty())
      What += (" '" + Key + "'").str();
  } else if (N.Kind == NodeKind::Parameter) {
    What += (" '" + P.nameOf(Source) + "'").str();
  }
  return What;
}

/// The steps of \p Way for a reader.
static std::vector<Note> stepsOf(const Program &P, const Flow &Way,
                                 StringRef Origin, const Location &Where,
                                 StringRef End) {
  std::vector<Note> Steps{
      {.Where = whereIs(P, Way.Origin), .Text = Origin.str()}};
  auto Add = [&](NodeId Id, std::string Text) {
    Location At = whereIs(P, Id);
    bool IsNews = At.isValid() && (At.Line != Steps.back().Where.Line ||
                                   At.File != Steps.back().Where.File);
    if (IsNews && (At.Line != Where.Line || At.File != Where.File))
      Steps.push_back({.Where = At, .Text = std::move(Text)});
  };
  for (NodeId Id : llvm::drop_begin(Way.Path)) {
    const Node &N = P.node(Id);
    StringRef Name = P.text(N.Text);
    switch (N.Kind) {
    case NodeKind::Variable:
    case NodeKind::Field:
    case NodeKind::Global:
      Add(Id, llvm::formatv("held by '{0}'", Name));
      break;
    case NodeKind::Parameter:
      Add(Id, llvm::formatv("passed as '{0}'", Name));
      break;
    case NodeKind::Call:
      Add(Id, llvm::formatv("through '{0}'", Name.empty() ? "a call" : Name));
      break;
    case NodeKind::Effect:
      Add(Id, Name.empty()
                  ? std::string("written here")
                  : llvm::formatv("becomes part of '{0}'", Name).str());
      break;
    default:
      break;
    }
  }
  Steps.push_back({.Where = Where, .Text = End.str()});
  return Steps;
}

/// Whether a place other than that of \p From writes \p Shared, a member or a
/// global.
static bool hasOtherWriter(const Program &P, NodeId Shared, NodeId From) {
  const Span &Here = P.node(From).Where;
  return llvm::any_of(P.into(Shared), [&](uint32_t Index) {
    const Span &There = P.node(P.edge(Index).From).Where;
    return There.File != Here.File || There.Offset != Here.Offset;
  });
}

/// Whether what arrives by \p Way is what its origin gave, for certain.
static bool isCertain(const Program &P, const Flow &Way) {
  llvm::SmallVector<StringId, 4> Kept; // The keys under which it is kept.
  for (size_t I = 1; I < Way.Path.size(); ++I) {
    const NodeId From = Way.Path[I - 1];
    const NodeId To = Way.Path[I];
    const NodeKind Kind = P.node(To).Kind;
    if (Kind == NodeKind::Field || Kind == NodeKind::Global) {
      if (hasOtherWriter(P, To, From))
        return false;
      continue;
    }
    const auto *Index = llvm::find_if(P.into(To), [&](uint32_t Index) {
      const Edge &E = P.edge(Index);
      return E.From == From &&
             (E.Kind == EdgeKind::Store || E.Kind == EdgeKind::Load);
    });
    if (Index == P.into(To).end())
      continue;
    const Edge &E = P.edge(*Index);
    if (E.Kind == EdgeKind::Store)
      Kept.push_back(E.Label);
    else if (!Kept.empty() &&
             (Kept.pop_back_val() != E.Label || E.Label == AnyKey))
      return false;
  }
  return true;
}

void portcullis::addWay(Finding &F, const Program &P, const Flow &Way,
                        StringRef Origin, const Location &Where,
                        StringRef End) {
  F.Flow = stepsOf(P, Way, Origin, Where, End);
  F.Doubts += !isCertain(P, Way);
}

bool portcullis::hasEdge(const Program &P, NodeId From, NodeId To,
                         EdgeKind Kind,
                         llvm::function_ref<bool(StringId)> Fits) {
  return llvm::any_of(P.into(To), [&](uint32_t Index) {
    const Edge &E = P.edge(Index);
    return E.From == From && E.Kind == Kind && Fits(E.Label);
  });
}

bool portcullis::isElement(const Program &P, const Flow &F) {
  for (size_t I = 1; I < F.Path.size(); ++I)
    if (hasEdge(P, F.Path[I - 1], F.Path[I], EdgeKind::Load,
                [](StringId) { return true; }))
      return true;
  return false;
}

StringId portcullis::elementTaken(const Program &P, const Flow &F) {
  for (size_t I = 1; I < F.Path.size(); ++I)
    for (uint32_t Index : P.into(F.Path[I])) {
      const Edge &E = P.edge(Index);
      if (E.From == F.Path[I - 1] && E.Kind == EdgeKind::Load &&
          E.Label != AnyKey)
        return E.Label;
    }
  return AnyKey;
}

const Row *portcullis::rowWith(const Program &P, const Call &C, Role R,
                               StringRef Key, StringRef Value) {
  for (uint32_t Index : C.Rows) {
    const Row &Candidate = P.models().row(Index);
    if (Candidate.R == R && Candidate.text(Key) == Value)
      return &Candidate;
  }
  return nullptr;
}

/// Whether \p Id is what a function called one of \p Names gave.
static bool isMadeBy(const Program &P, NodeId Id,
                     llvm::ArrayRef<std::string> Names) {
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    return Here.Kind == NodeKind::Call &&
                   llvm::is_contained(Names, P.text(P.call(Here.Ref).Name))
               ? Step::Found
               : Step::Continue;
  };
  auto Passes = [&](const Edge &E) {
    // `stderr` is no other file behind what was printed to it, which the whole
    // program does.
    const Node &From = P.node(E.From);
    bool IsLeft = From.Kind == NodeKind::Effect &&
                  P.node(E.To).Kind == NodeKind::Global &&
                  P.targets(From.Ref).empty();
    return !IsLeft && E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Joined;
  };
  return !P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1}).empty();
}

/// Whether element \p Number of the list \p List is, as far as it is known,
/// one of \p Texts. If it is not known in which order they were put there, all
/// that end as one do.
static bool isElementOf(const Program &P, NodeId List, unsigned Number,
                        llvm::ArrayRef<std::string> Texts) {
  std::optional<StringId> Key = P.idOf(std::to_string(Number));
  if (!Key)
    return false;
  std::vector<Flow> Found = P.literals(List, *Key);
  return !Found.empty() && llvm::all_of(Found, [&](const Flow &F) {
    return llvm::is_contained(Texts, P.nameOf(F.Origin)) ||
           (Found.size() > 1 && P.nameOf(F.Origin) == "nullptr");
  });
}

bool portcullis::holds(const Program &P, const RoleCall &Asking) {
  const Call &C = P.call(Asking.Call);
  NodeId List = Asking.R->has("list")
                    ? Program::nodeAt(C, Asking.R->position("list", {}))
                    : NoNode;
  return llvm::all_of(Asking.R->positions("value"), [&](Position Asked) {
    if (Asking.R->has("list"))
      return List != NoNode &&
             isElementOf(P, List, Asked.Index, Asking.R->texts("equals"));
    NodeId Id = Program::nodeAt(C, Asked);
    if (Id == NoNode)
      return false;
    return Asking.R->has("made_by")
               ? isMadeBy(P, Id, Asking.R->texts("made_by"))
               : llvm::is_contained(Asking.R->texts("equals"),
                                    P.literalText(Id));
  });
}

/// Whether another row of the call, for the same arguments, asks for more and
/// gets it.
static bool isOverruled(const Program &P, const RoleCall &Sink) {
  if (Sink.R->has("value"))
    return false;
  return llvm::any_of(P.call(Sink.Call).Rows, [&](uint32_t Index) {
    const Row &Other = P.models().row(Index);
    return Other.R == Role::Sink && Other.has("value") &&
           Other.positions("at") == Sink.R->positions("at") &&
           holds(P, {.Call = Sink.Call, .R = &Other});
  });
}

bool portcullis::isMeant(const Program &P, const RoleCall &Sink) {
  return holds(P, Sink) && !isOverruled(P, Sink);
}

Takers portcullis::takersOf(const Program &P) {
  Takers Found;
  for (uint32_t Index = 0; Index < P.calls().size(); ++Index) {
    const Call &C = P.call(Index);
    if (C.Object != NoNode)
      Found[C.Object].push_back(Index);
    for (NodeId Argument : C.Arguments)
      if (Argument != NoNode)
        Found[Argument].push_back(Index);
  }
  return Found;
}

/// Whether so many literals get into \p Field that it is no one thing.
static bool holdsAnyText(const Program &P, NodeId Field) {
  static constexpr size_t Many = 4;
  llvm::StringSet<> Texts;
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    if (Here.Kind != NodeKind::Literal || Here.Type != ValueType::Text ||
        P.nameOf(N).size() < 2) // A character ends or fills a text.
      return Step::Continue;
    Texts.insert(P.nameOf(N));
    return Texts.size() == Many ? Step::Found : Step::Stop;
  };
  auto Passes = [](const Edge &E) {
    return E.keepsValue() || E.Kind == EdgeKind::Part;
  };
  return !P.origins(Field, {.At = At, .Passes = Passes, .MaxOrigins = 1})
              .empty();
}

bool portcullis::mixesObjects(const Program &P, const Flow &Way) {
  return llvm::any_of(Way.Path, [&](NodeId Id) {
    return P.node(Id).Kind == NodeKind::Field && holdsAnyText(P, Id);
  });
}

/// Whether \p Way runs on unchanged to \p I, from a part if \p Parts.
static bool goesOn(const Program &P, const Flow &Way, size_t I, bool Parts) {
  return llvm::any_of(P.into(Way.Path[I]), [&](uint32_t Index) {
    const Edge &E = P.edge(Index);
    return E.From == Way.Path[I - 1] &&
           (E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Tested ||
            (Parts && E.Kind == EdgeKind::Part));
  });
}

/// Whether one character, of a text that is copied, decoded or escaped, is what
/// \p Way has come to at \p I: `text[i]`, `*text.begin()`.
static bool isCharacterOf(const Program &P, const Flow &Way, size_t I) {
  auto IsElement = [&] {
    const Node &N = P.node(Way.Path[I]);
    const Row *R = N.Kind == NodeKind::Call
                       ? P.rowOf(P.call(N.Ref), Role::Passes)
                       : nullptr;
    return (R && R->text("as") == "character") ||
           hasEdge(P, Way.Path[I - 1], Way.Path[I], EdgeKind::Load,
                   [](StringId Key) { return Key == AnyKey; });
  };
  while (I > 0 && !IsElement() && goesOn(P, Way, I, /*Parts=*/false))
    --I;
  if (I == 0 || !IsElement())
    return false;
  // Of a list of texts it would be a text.
  for (--I; P.node(Way.Path[I]).Type != ValueType::Text; --I)
    if (I == 0 || !goesOn(P, Way, I, /*Parts=*/true))
      return false;
  return true;
}

bool portcullis::isJoin(const Program &P, const Flow &Way, size_t I) {
  return hasEdge(P, Way.Path[I - 1], Way.Path[I], EdgeKind::Joined,
                 [](StringId) { return true; }) &&
         !isCharacterOf(P, Way, I - 1);
}

size_t portcullis::firstJoin(const Program &P, const Flow &Way) {
  for (size_t I = 1; I < Way.Path.size(); ++I)
    if (isJoin(P, Way, I))
      return I;
  return 0;
}

std::vector<Comparison> portcullis::comparisons(const Program &P) {
  std::vector<Comparison> Result;
  for (const Call &C : P.calls()) {
    StringRef Name = P.text(C.Name);
    const Row *R = P.rowOf(C, Role::Guard);
    bool IsEqual = Name.ends_with("operator==") ||
                   Name.ends_with("operator!=") ||
                   (R && R->text("by") == "equal");
    if (!IsEqual)
      continue;
    NodeId Left = C.Object != NoNode ? C.Object : P.nodeAt(C, {.Index = 0});
    NodeId Right = P.nodeAt(C, {.Index = C.Object != NoNode ? 0U : 1U});
    if (Left != NoNode && Right != NoNode)
      Result.push_back({.Left = Left, .Right = Right, .By = &C});
  }
  return Result;
}

std::vector<RoleCall> portcullis::sinks(const Program &P, StringRef Kind) {
  std::vector<RoleCall> Result;
  for (RoleCall Sink : P.withRole(Role::Sink))
    if (Sink.R->text("kind") == Kind && isMeant(P, Sink))
      Result.push_back(Sink);
  return Result;
}

void portcullis::eachSinkValue(
    const Program &P, const RoleCall &Sink,
    llvm::function_ref<void(NodeId, const Span &, StringId)> Visit) {
  const Call &C = P.call(Sink.Call);
  if (!Sink.R->has("list"))
    return P.eachAt(
        C, Sink.R->positions("at"),
        [&](NodeId Value, const Span &Where) { Visit(Value, Where, AnyKey); });
  P.eachAt(C, Sink.R->positions("list"), [&](NodeId List, const Span &Where) {
    for (Position At : Sink.R->positions("at"))
      if (std::optional<StringId> Key = P.idOf(std::to_string(At.Index)))
        Visit(List, Where, *Key);
  });
}
