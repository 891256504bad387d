//===- CrossSiteScripting.cpp - Request data reaches an HTML response ---===//

#include "Cors.h"
#include "Flows.h"
#include "Injection.h"
#include "Link/Routes.h"
#include "Link/Urls.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include <functional>
#include <optional>

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "cross-site-scripting",
    .Title = "Request data reaches an HTML response unescaped",
    .Cwe = {79},
    .Owasp = {8},
    .Level = Severity::High,
    .SecuritySeverity = 7.1,
    .Accuracy = Precision::High,
    .HasFix = false,
};

namespace {
/// What a response is said to hold.
struct MediaType {
  const Call *SetBy;
  NodeId Response;
  bool IsHtml;
  bool IsDefault; ///< Unless something else is said.
};

/// What responses are said to hold.
class MediaTypes {
public:
  explicit MediaTypes(const Program &P);

  /// Whether what \p C fills a response with is said to be HTML; nothing if
  /// nothing is said of it.
  std::optional<bool> isHtml(const Call &C) const;

private:
  const Program &P;
  /// By the function that says it.
  llvm::DenseMap<uint32_t, std::vector<MediaType>> Said;

  void add(const Call &C, NodeId Response, bool IsHtml, bool IsDefault = false);
};
} // namespace

/// Whether \p Text is the media type of HTML, or an enumerator for it.
static bool isHtmlName(StringRef Text) {
  return Text.starts_with_insensitive("text/html") ||
         Text.rsplit('_').second.equals_insensitive("html") ||
         Text.equals_insensitive("html");
}

/// Whether \p Id is the media type of HTML: a text, or an object made of
/// enumerators.
static bool namesHtml(const Program &P, NodeId Id) {
  if (isHtmlName(P.literalText(Id)))
    return true;
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    return Here.Kind == NodeKind::Literal && Here.Type == ValueType::Enumeration
               ? Step::Found
               : Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  return llvm::any_of(
      P.origins(Id, {.At = At, .Passes = Passes}),
      [&](const Flow &F) { return isHtmlName(P.nameOf(F.Origin)); });
}

/// Whether the library makes a response by \p C, and says what it holds.
static bool makesTyped(const Program &P, const Call &C) {
  const Row *R = P.rowOf(C, Role::MediaType);
  return R && R->position("to", {}).At == Position::Result;
}

/// What made the object \p Id, or handed it to its function.
static std::vector<NodeId> madeBy(const Program &P, NodeId Id) {
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    bool IsMade =
        Here.Kind == NodeKind::Call &&
        (P.call(Here.Ref).IsConstruction || makesTyped(P, P.call(Here.Ref)));
    return IsMade || Here.Kind == NodeKind::Parameter ? Step::Found
                                                      : Step::Continue;
  };
  auto Passes = [](const Edge &E) {
    return E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Tested ||
           E.Kind == EdgeKind::Unless || E.Kind == EdgeKind::Keep;
  };
  std::vector<NodeId> Found;
  for (const Flow &F : P.origins(Id, {.At = At, .Passes = Passes}))
    Found.push_back(F.Origin);
  return Found;
}

MediaTypes::MediaTypes(const Program &P) : P(P) {
  for (auto [Index, R] : P.withRole(Role::MediaType)) {
    const Call &C = P.call(Index);
    NodeId Response = P.nodeAt(C, R->position("to", {.At = Position::Object}));
    if (R->has("fixed"))
      add(C, Response, isHtmlName(R->text("fixed")), /*IsDefault=*/true);
    else if (NodeId Type = P.nodeAt(C, R->position("at", {})); Type != NoNode)
      add(C, Response, namesHtml(P, Type));
  }
  for (const HeaderSet &Set : responseHeaders(P)) {
    const Call &C = P.call(Set.Call);
    if (Set.Name == "content-type" && Set.Value != NoNode && !C.IsField)
      add(C, C.Object, namesHtml(P, Set.Value));
  }
}

void MediaTypes::add(const Call &C, NodeId Response, bool IsHtml,
                     bool IsDefault) {
  Said[C.Function].push_back({.SetBy = &C,
                              .Response = Response,
                              .IsHtml = IsHtml,
                              .IsDefault = IsDefault});
}

std::optional<bool> MediaTypes::isHtml(const Call &C) const {
  auto Here = Said.find(C.Function);
  if (Here == Said.end())
    return std::nullopt;
  const bool IsMadeHere = C.IsConstruction || makesTyped(P, C);
  std::vector<NodeId> Made = madeBy(P, IsMadeHere ? C.Result : C.Object);
  llvm::SmallVector<const MediaType *, 4> OfIt;
  for (const MediaType &Type : Here->second) {
    if (Type.SetBy == &C && !Type.IsDefault)
      return Type.IsHtml;
    if (Type.Response != NoNode &&
        llvm::any_of(madeBy(P, Type.Response),
                     [&](NodeId Id) { return llvm::is_contained(Made, Id); }))
      OfIt.push_back(&Type);
  }
  if (auto IsSaid = [](const MediaType *Type) { return !Type->IsDefault; };
      llvm::any_of(OfIt, IsSaid))
    llvm::erase_if(OfIt, std::not_fn(IsSaid));
  // What is said in the same breath counts most.
  auto IsNear = [&](const MediaType *Type) {
    return Type->SetBy->Block == C.Block;
  };
  if (llvm::any_of(OfIt, IsNear))
    llvm::erase_if(OfIt, std::not_fn(IsNear));
  if (OfIt.empty())
    return std::nullopt;
  return llvm::all_of(OfIt, [](const MediaType *T) { return T->IsHtml; });
}

static bool mayHoldTags(const Program &P, NodeId Source) {
  return mayHold(P, Source, '<');
}

/// Whether a browser takes what begins with \p Text for a page if nothing says
/// what it is (WHATWG's MIME Sniffing, section 7.1).
static bool beginsPage(StringRef Text) {
  static constexpr StringRef Tags[] = {"<!doctype html",
                                       "<html",
                                       "<head",
                                       "<script",
                                       "<iframe",
                                       "<h1",
                                       "<div",
                                       "<font",
                                       "<table",
                                       "<a",
                                       "<style",
                                       "<title",
                                       "<b",
                                       "<body",
                                       "<br",
                                       "<p",
                                       "<!--"};
  StringRef Begin = Text.ltrim();
  return llvm::any_of(Tags, [&](StringRef Tag) {
    return Begin.starts_with_insensitive(Tag) &&
           (Tag == "<!--" ||
            Begin.drop_front(Tag.size()).find_first_of(" >") == 0);
  });
}

static bool isNoPage(const Program &P, const Flow &Way, const Row &) {
  return !beginsPage(textBefore(P, Way));
}

/// What \p C writes to.
static std::vector<NodeId> writtenTo(const Program &P, const Call &C) {
  NodeId Response =
      C.Object != NoNode ? C.Object : Program::nodeAt(C, {.Index = 0});
  return Response == NoNode ? std::vector<NodeId>() : madeBy(P, Response);
}

/// Whether \p Earlier, of the same function, has run when \p Later does.
static bool runsBefore(const Program &P, const Call &Earlier,
                       const Call &Later) {
  if (Earlier.Where.Offset >= Later.Where.Offset)
    return false;
  for (uint32_t Behind = Later.Behind; Behind != Earlier.Behind;
       Behind = P.branch(Behind).Outer)
    if (Behind == NoIndex)
      return false;
  return true;
}

/// Adds to \p Pages those of \p All, of one function, that go on with what an
/// earlier one began as a page, `write("<h1>")`, and to \p Sniffed the others.
static void sortOut(const Program &P, llvm::ArrayRef<Acting> All,
                    std::vector<Acting> &Pages, std::vector<Acting> &Sniffed) {
  auto BeginsPage = [&](const Acting &A) {
    return beginsPage(P.literalText(A.Value));
  };
  if (llvm::none_of(All, BeginsPage)) {
    llvm::append_range(Sniffed, All);
    return;
  }
  std::vector<std::vector<NodeId>> Responses;
  for (const Acting &A : All)
    Responses.push_back(writtenTo(P, P.call(A.Sink.Call)));
  auto IsFirst = [&](const Acting &A, const Acting *Before) {
    return !Before || P.call(A.Sink.Call).Where.Offset <=
                          P.call(Before->Sink.Call).Where.Offset;
  };
  for (auto [Later, Response] : llvm::zip_equal(All, Responses)) {
    const Acting *First = nullptr;
    for (auto [Earlier, Begun] : llvm::zip_equal(All, Responses))
      if (runsBefore(P, P.call(Earlier.Sink.Call), P.call(Later.Sink.Call)) &&
          IsFirst(Earlier, First) &&
          llvm::any_of(Begun, [&, &Of = Response](NodeId Id) {
            return llvm::is_contained(Of, Id);
          }))
        First = &Earlier;
    (First && BeginsPage(*First) ? Pages : Sniffed).push_back(Later);
  }
}

/// Adds the texts that handlers return and that are sent without a type.
static void addReturned(const Program &P, std::vector<Acting> &Values) {
  for (const Route &R : routesOf(P)) {
    const Row *Registers = P.rowOf(P.call(R.Call), Role::Route);
    if (!Registers || !Registers->flag("sniffed"))
      continue;
    for (uint32_t Handler : R.Handlers)
      if (NodeId Text = P.function(Handler).Return;
          P.node(Text).Type == ValueType::Text)
        Values.push_back({.Sink = {.Call = R.Call, .R = Registers},
                          .Value = Text,
                          .Where = P.node(Text).Where});
  }
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  const MediaTypes Types(P);
  std::vector<Acting> Pages;
  llvm::MapVector<uint32_t, std::vector<Acting>> Untyped; // By function.
  for (const Acting &A : actingIn(P, {"response"})) {
    const Call &C = P.call(A.Sink.Call);
    std::optional<bool> IsHtml = Types.isHtml(C);
    if (IsHtml.value_or(false))
      Pages.push_back(A);
    else if (!IsHtml && A.Sink.R->flag("sniffed"))
      Untyped[C.Function].push_back(A);
  }
  std::vector<Acting> Sniffed;
  for (const auto &[Function, All] : Untyped)
    sortOut(P, All, Pages, Sniffed);
  addReturned(P, Sniffed);
  Injection Kind{.Info = Info,
                 .Purpose = "html",
                 .Guards = TextGuards | GuardNoTag,
                 .Where = "an HTML response",
                 .IsSource = mayHoldTags};
  std::vector<Finding> Findings = findInjections(P, Kind, Pages);
  Kind.IsHarmless = isNoPage;
  llvm::append_range(Findings, findInjections(P, Kind, Sniffed));
  return Findings;
}

namespace portcullis {
Check checkCrossSiteScripting() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
