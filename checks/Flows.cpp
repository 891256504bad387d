//===- Flows.cpp - Questions that several checks ask ----------------------===//

#include "Flows.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using llvm::StringRef;

/// Whether \p Id is what a protector gives. Escaping protects for one
/// \p Purpose only ("sql", "shell", "html", "path"); what hides a value
/// protects for all.
static bool isProtected(const Program &P, NodeId Id, StringRef Purpose) {
  const Node &N = P.node(Id);
  if (N.Kind != NodeKind::Call && N.Kind != NodeKind::Effect)
    return false;
  const Call &C = P.call(N.Ref);
  for (uint32_t Index : C.Rows) {
    const Row &R = P.models().row(Index);
    if (R.R != Role::Protect)
      continue;
    StringRef By = R.text("by");
    bool IsEscape = By.consume_front("escape-");
    if (IsEscape && By != Purpose)
      continue;
    if ((By == "file-name" && Purpose != "path") ||
        (By == "mask" && Purpose != "secrecy"))
      continue;
    Position To = R.position("to", {.At = Position::Result});
    if (P.effectAt(C, To) == Id)
      return true;
  }
  return false;
}

static bool carriesText(const Program &P, NodeId Id) {
  ValueType Type = P.node(Id).Type;
  return Type == ValueType::Text || Type == ValueType::Other;
}

std::vector<Flow> portcullis::textFromRequest(const Program &P, NodeId Sink,
                                              unsigned Guards,
                                              StringRef Purpose) {
  return textFrom(P, Sink, Guards, Purpose,
                  [&](NodeId N) { return P.requestSource(N) != nullptr; });
}

std::vector<Flow>
portcullis::textFrom(const Program &P, NodeId Sink, unsigned Guards,
                     StringRef Purpose,
                     llvm::function_ref<bool(NodeId)> IsSource) {
  return P.origins(
      Sink,
      {.At =
           [&](NodeId N, bool) {
             if (!carriesText(P, N) || isProtected(P, N, Purpose))
               return Step::Stop;
             return IsSource(N) ? Step::Found : Step::Continue;
           },
       .Passes =
           [&](const Edge &E) {
             if (E.Kind == EdgeKind::Operand || E.Kind == EdgeKind::Parsed)
               return false;
             return E.Kind != EdgeKind::Tested || !(P.guards(E) & Guards);
           }});
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
                         .Default("path parameter");
  const Node &N = P.node(Source);
  if (R && N.Kind == NodeKind::Call && R->has("key")) {
    StringRef Key =
        P.literalText(P.nodeAt(P.call(N.Ref), R->position("key", {})));
    if (!Key.empty())
      What += (" '" + Key + "'").str();
  } else if (N.Kind == NodeKind::Parameter) {
    What += (" '" + P.nameOf(Source) + "'").str();
  }
  return What;
}

std::vector<Note> portcullis::stepsOf(const Program &P, const Flow &F,
                                      StringRef Origin, const Location &Where,
                                      StringRef End) {
  std::vector<Note> Steps{
      {.Where = whereIs(P, F.Origin), .Text = Origin.str()}};
  auto Add = [&](NodeId Id, std::string Text) {
    Location At = whereIs(P, Id);
    bool IsNews = At.isValid() && (At.Line != Steps.back().Where.Line ||
                                   At.File != Steps.back().Where.File);
    if (IsNews && (At.Line != Where.Line || At.File != Where.File))
      Steps.push_back({.Where = At, .Text = std::move(Text)});
  };
  for (NodeId Id : llvm::drop_begin(F.Path)) {
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

static bool concerns(const SensitiveCategory &Category, Concern C) {
  switch (C) {
  case Concern::Log:
    return Category.Log;
  case Concern::Store:
    return Category.Store;
  case Concern::Expose:
    return Category.Expose;
  }
  llvm_unreachable("no such concern");
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
      return P.literalText(P.nodeAt(C, R.position("key", {})));
  }
  return {};
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
  case NodeKind::Effect: {
    const Call &Made = P.call(N.Ref);
    bool IsEmpty = Made.IsConstruction && Made.Arguments.empty();
    // Whether an unknown function gives it in the clear is not known.
    return !IsEmpty && C != Concern::Store;
  }
  default:
    return false;
  }
}

/// Whether what \p Id holds comes, on some way, from where nothing hid it.
static bool hasOpenOrigin(const Program &P, NodeId Id, Concern C) {
  auto At = [&](NodeId N, bool) {
    if (isProtected(P, N, "secrecy"))
      return Step::Stop;
    if (P.requestSource(N))
      return Step::Found;
    if (!P.into(N).empty())
      return Step::Continue;
    return maySecretEnter(P, N, C) ? Step::Found : Step::Stop;
  };
  auto Passes = [](const Edge &E) {
    return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed;
  };
  return !P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1}).empty();
}

static bool hasEdge(const Program &P, NodeId From, NodeId To, EdgeKind Kind,
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

std::vector<SensitiveFlow> portcullis::sensitiveInto(const Program &P,
                                                     NodeId End, Concern C) {
  std::vector<SensitiveFlow> Result;
  llvm::DenseMap<NodeId, const SensitiveCategory *> Hits;
  std::vector<Flow> Flows = P.origins(
      End,
      {.At =
           [&](NodeId N, bool WholeValue) {
             ValueType Type = P.node(N).Type;
             if (Type == ValueType::Boolean || isProtected(P, N, "secrecy"))
               return Step::Stop;
             if (P.node(N).Kind == NodeKind::Literal)
               return Step::Stop;
             StringRef Name = heldName(P, N);
             if (Name.empty() || !WholeValue)
               return Step::Continue;
             const SensitiveCategory *Category =
                 P.models().sensitive().find(Name);
             if (!Category || !concerns(*Category, C))
               return Step::Continue;
             // A name alone is not yet data: text fixed in the code is none.
             std::optional<NodeId> Fixed = P.soleLiteral(N);
             if (Fixed && P.node(*Fixed).Kind == NodeKind::Literal &&
                 C != Concern::Log)
               return Step::Stop;
             if (!Fixed && !hasOpenOrigin(P, N, C))
               return Step::Stop;
             Hits[N] = Category;
             return Step::Found;
           },
       .Passes =
           [&](const Edge &E) {
             return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed;
           }});
  llvm::erase_if(Flows, [&](const Flow &F) { return isErased(P, F); });
  for (Flow &F : Flows) {
    std::string Name = heldName(P, F.Origin).str();
    const SensitiveCategory *Category = Hits[F.Origin];
    Result.push_back(
        {.Way = std::move(F), .Category = Category, .Name = std::move(Name)});
  }
  return Result;
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

std::vector<RoleCall> portcullis::sinks(const Program &P, StringRef Kind) {
  std::vector<RoleCall> Result;
  for (RoleCall Sink : P.withRole(Role::Sink))
    if (Sink.R->text("kind") == Kind)
      Result.push_back(Sink);
  return Result;
}
