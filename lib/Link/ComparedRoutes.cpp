//===- ComparedRoutes.cpp - Routes that the program tells apart -----------===//

#include "Link/ComparedRoutes.h"
#include "Link/Guards.h"
#include "Support/SortUnique.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include <map>

using namespace portcullis;
using llvm::StringRef;

namespace {

/// What the requests have in common that take a branch, as far as comparisons
/// on the way to it say.
struct Compared {
  std::string Path;
  bool IsPrefix = false;                    ///< More may follow.
  std::map<unsigned, std::string> Segments; ///< Of the path, from 0.
  unsigned Count = 0; ///< How many segments there are, if that was asked.
  std::string Method;

  bool isRoute() const { return !Path.empty() || !Segments.empty(); }
  std::string pattern() const;
};

/// The same of a branch: of these, one holds.
struct Way {
  std::vector<Compared> Any{Compared()};
  uint32_t Branch = NoIndex; ///< The last on the way that says something.

  bool isRoute() const {
    return llvm::all_of(Any, [](const Compared &C) { return C.isRoute(); });
  }
};

/// What all routes have in common that one function tells apart.
struct Dispatcher {
  std::vector<uint32_t> CallsInFront, Filters; ///< As of a Route.
  std::vector<uint32_t> Registered; ///< The registered routes that run it.
  std::vector<std::string> Methods; ///< Of the requests for which it runs.
};

/// What is called behind a branch, but for what stands behind another that says
/// more.
struct Answer {
  std::vector<uint32_t> Calls;
  uint32_t Outer = NoIndex; ///< The branch around that says less, if any.
  bool HasInner = false;
  bool HasInnerPath = false; ///< One of those says more of the path.
};

/// Reads conditions.
class ConditionReader {
public:
  explicit ConditionReader(const Program &P) : P(P) {}

  /// Adds to \p To what the condition of \p B says; false if that is nothing.
  bool read(const Branch &B, Compared &To) const {
    return read(B.Condition, B.Holds, /*Depth=*/0, To);
  }

private:
  bool read(NodeId Condition, bool Holds, unsigned Depth, Compared &To) const;
  bool readCall(const Call &C, bool Holds, Compared &To) const;
  bool readEquality(Sides Both, bool Equal, Compared &To) const;
  bool readRow(const Call &C, const Row &R, bool Holds, Compared &To) const;
  bool readText(NodeId Value, StringRef Text, bool IsPrefix,
                Compared &To) const;
  bool readCount(NodeId Value, StringRef Number, Compared &To) const;
  bool readMethod(NodeId Value, NodeId Other, Compared &To) const;
  bool isOf(NodeId Value, StringRef Kind) const;
  std::optional<unsigned> segmentOf(NodeId Value) const;

  static constexpr unsigned MaxSegments = 32; // Else it is no path's.

  const Program &P;
};

} // namespace

std::string Compared::pattern() const {
  if (Segments.empty())
    return Path;
  std::string Pattern = StringRef(Path).rtrim('/').str();
  const unsigned End = std::max(Count, Segments.rbegin()->first + 1);
  for (unsigned I = 0; I < End; ++I) {
    auto Known = Segments.find(I);
    Pattern += "/" + (Known == Segments.end() ? "{}" : Known->second);
  }
  return Pattern;
}

/// Whether \p Value is of a request's part of \p Kind; of its path only if the
/// library leaves it to the program to compare that.
bool ConditionReader::isOf(NodeId Value, StringRef Kind) const {
  auto At = [&](NodeId N, bool) {
    const Row *R = P.requestSource(N);
    return R && R->text("kind") == Kind &&
                   (Kind != "path" || R->flag("compared"))
               ? Step::Found
               : Step::Continue;
  };
  auto Passes = [](const Edge &E) {
    return E.Kind != EdgeKind::Operand && E.Kind != EdgeKind::Parsed;
  };
  static constexpr unsigned MaxStates =
      1000; // A path is read where it is used.
  return !P.origins(Value, {.At = At,
                            .Passes = Passes,
                            .MaxOrigins = 1,
                            .MaxStates = MaxStates})
              .empty();
}

/// The number of the element that \p Value is, if that is fixed: on whatever
/// way it was tested before.
std::optional<unsigned> ConditionReader::segmentOf(NodeId Value) const {
  std::optional<unsigned> Segment;
  llvm::SmallSetVector<NodeId, 8> Pending;
  Pending.insert(Value);
  static constexpr size_t MaxCopies = 64;
  for (size_t I = 0; I < Pending.size() && I < MaxCopies; ++I)
    for (uint32_t Index : P.into(Pending[I])) {
      const Edge &E = P.edge(Index);
      unsigned Number = 0;
      if (E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Tested)
        Pending.insert(E.From);
      else if (E.Kind != EdgeKind::Load ||
               P.text(E.Label).getAsInteger(10, Number) ||
               Segment.value_or(Number) != Number)
        return std::nullopt;
      else
        Segment = Number;
    }
  return Segment;
}

bool ConditionReader::readText(NodeId Value, StringRef Text, bool IsPrefix,
                               Compared &To) const {
  if (std::optional<unsigned> Segment = segmentOf(Value)) {
    if (Text.empty() || Text.contains('/') || *Segment >= MaxSegments ||
        !isOf(Value, "path"))
      return false;
    To.Segments[*Segment] = Text.str();
    return true;
  }
  if (!Text.starts_with("/") || !isOf(Value, "path"))
    return false;
  // Within `starts_with("/api")`: the whole again, or what follows.
  const bool IsRest = To.IsPrefix && !Text.starts_with(To.Path);
  To.Path = (IsRest ? StringRef(To.Path).rtrim('/').str() : "") + Text.str();
  To.IsPrefix = IsPrefix;
  return true;
}

/// `segments.size() == 2`.
bool ConditionReader::readCount(NodeId Value, StringRef Number,
                                Compared &To) const {
  const Node &Behind = P.node(P.behindCopies(Value));
  const Call *C = Behind.Kind == NodeKind::Call ? &P.call(Behind.Ref) : nullptr;
  const Row *R = C ? P.rowOf(*C, Role::Measure) : nullptr;
  unsigned Count = 0;
  if (!R || R->has("key") || Number.getAsInteger(10, Count) ||
      Count > MaxSegments)
    return false;
  const NodeId List = P.nodeAt(*C, R->position("from", {}));
  // Of a text, it is the length.
  if (List == NoNode || P.node(List).Type == ValueType::Text ||
      !isOf(List, "path"))
    return false;
  To.Count = Count;
  return true;
}

/// The method that \p Spelled names, alone or as an enumerator; empty if none.
static StringRef methodNamed(StringRef Spelled) {
  StringRef Name = Spelled.substr(Spelled.rfind(':') + 1);
  Name.consume_front("HTTP_");
  static constexpr llvm::StringLiteral Methods[] = {
      "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"};
  for (StringRef Method : Methods)
    if (Name.equals_insensitive(Method) ||
        Name.equals_insensitive((Method + "_").str()))
      return Method;
  return {};
}

bool ConditionReader::readMethod(NodeId Value, NodeId Other,
                                 Compared &To) const {
  // A constant of the library's, if it is no enumerator, is not looked into.
  const NodeId Named = P.soleLiteral(Other).value_or(P.behindCopies(Other));
  const Node &N = P.node(Named);
  if (N.Kind != NodeKind::Literal && N.Kind != NodeKind::Global)
    return false;
  StringRef Method = methodNamed(P.nameOf(Named));
  if (Method.empty() ||
      (N.Type != ValueType::Enumeration && !isOf(Value, "method")))
    return false;
  To.Method = Method.str();
  return true;
}

bool ConditionReader::readRow(const Call &C, const Row &R, bool Holds,
                              Compared &To) const {
  StringRef By = R.text("by");
  const bool IsWhole = By == "equal" || By == "match";
  if (!Holds || !R.has("against") ||
      (!IsWhole && By != "prefix" && By != "substring"))
    return false;
  const NodeId Value = P.nodeAt(C, R.position("tests", {}));
  const NodeId Other = P.nodeAt(C, R.position("against", {}));
  if (Value == NoNode || Other == NoNode)
    return false;
  StringRef Text = P.literalText(Other);
  if (R.flag("compared") && Text.starts_with("/")) {
    To.Path = Text.str();
    return true;
  }
  if (By == "match" && Text.consume_front("^"))
    Text.consume_back("$");
  return readText(Value, Text, !IsWhole, To) || readMethod(Value, Other, To);
}

bool ConditionReader::readEquality(Sides Both, bool Equal, Compared &To) const {
  auto [Left, Right] = Both;
  if (Left == NoNode || Right == NoNode)
    return false;
  for (auto [Side, Other] : {Sides(Left, Right), Sides(Right, Left)}) {
    const Node &Behind = P.node(P.behindCopies(Side));
    const Row *R = Behind.Kind == NodeKind::Call
                       ? P.rowOf(P.call(Behind.Ref), Role::Guard)
                       : nullptr;
    if (!R)
      continue;
    const bool IsZero = P.literalText(Other) == "0";
    if (R->text("answers") == "order")
      return IsZero && readRow(P.call(Behind.Ref), *R, Equal, To);
    if (R->text("answers") == "position") // Else it is npos.
      return readRow(P.call(Behind.Ref), *R, Equal == IsZero, To);
  }
  if (!Equal)
    return false;
  for (auto [Side, Other] : {Sides(Left, Right), Sides(Right, Left)})
    if (readText(Side, P.literalText(Other), /*IsPrefix=*/false, To) ||
        readCount(Side, P.literalText(Other), To) ||
        readMethod(Side, Other, To))
      return true;
  return false;
}

bool ConditionReader::readCall(const Call &C, bool Holds, Compared &To) const {
  if (std::optional<bool> IsEqual = isEquality(P, C))
    return readEquality(sidesOf(C), *IsEqual == Holds, To);
  const Row *R = P.rowOf(C, Role::Guard);
  StringRef Answers = R ? R->text("answers") : "";
  return R && (Answers.empty() || Answers == "truth" || Answers == "order") &&
         readRow(C, *R, Holds != (Answers == "order"), To);
}

bool ConditionReader::read(NodeId Condition, bool Holds, unsigned Depth,
                           Compared &To) const {
  static constexpr unsigned MaxDepth = 8; // Of conditions in a condition.
  if (Condition == NoNode || Depth > MaxDepth)
    return false;
  Condition = P.behindCopies(Condition);
  const Node &N = P.node(Condition);
  if (N.Kind == NodeKind::Call)
    return readCall(P.call(N.Ref), Holds, To);
  if (N.Kind != NodeKind::Value)
    return false;
  auto [Left, Right] = operandsOf(P, Condition);
  StringRef Operator = P.nameOf(Condition);
  if (Operator == "==" || Operator == "!=")
    return readEquality({Left, Right}, (Operator == "==") == Holds, To);
  if (Operator == "!")
    return read(Left, !Holds, Depth + 1, To);
  // With temporary objects in it, `a && b` is decided as a whole.
  if (Operator != (Holds ? "&&" : "||"))
    return false;
  const bool LeftSays = read(Left, Holds, Depth + 1, To);
  return read(Right, Holds, Depth + 1, To) || LeftSays;
}

namespace {

/// Finds them, and what answers.
class RouteFinder {
public:
  RouteFinder(const Program &P, std::vector<Route> &Routes);
  void run();

private:
  void readBranches();
  void groupCalls();
  /// The functions that the calls \p Calls run, or hand over.
  std::vector<uint32_t> runBy(llvm::ArrayRef<uint32_t> Calls) const;
  /// Of those, what answers: not what makes an object for it, if there is
  /// something else.
  std::vector<uint32_t> handlersAmong(llvm::ArrayRef<uint32_t> Calls) const;
  const Dispatcher &dispatcher(uint32_t Function);
  /// Fills in the calls and functions in front of what \p Dispatching finds.
  void findInFront(uint32_t Dispatching, Dispatcher &To) const;
  /// The registered routes that run \p Function.
  std::vector<uint32_t> registeredFor(uint32_t Function) const;
  /// The registered routes that objects answer which \p Calls make.
  std::vector<uint32_t> madeBy(llvm::ArrayRef<uint32_t> Calls) const;
  /// The methods of the requests for which others run \p Function, if those
  /// compare them.
  std::vector<std::string> methodsFor(uint32_t Function) const;
  bool answersItself(const Answer &A) const;
  void add(uint32_t Branch, const Answer &A);
  void completeFrom(llvm::ArrayRef<uint32_t> Registered, Route &R);

  /// One path beside all others, as of a server's start page, is no table.
  static constexpr unsigned MinParts = 2;

  const Program &P;
  std::vector<Route> &Routes;
  std::vector<Route> Found;
  std::vector<Way> ByBranch;
  std::map<uint32_t, Answer> Answers;         ///< By branch.
  std::map<uint32_t, Dispatcher> Dispatchers; ///< By function.
  /// How many comparisons tell parts of each registered route apart.
  std::map<uint32_t, unsigned> Parts;
};

} // namespace

RouteFinder::RouteFinder(const Program &P, std::vector<Route> &Routes)
    : P(P), Routes(Routes) {}

void RouteFinder::readBranches() {
  const ConditionReader Reader(P);
  ByBranch.resize(P.branches().size());
  for (uint32_t I = 0; I < ByBranch.size(); ++I) {
    const Branch &B = P.branch(I);
    Way &Here = ByBranch[I];
    if (B.Outer != NoIndex) // It comes before what it is around.
      Here = ByBranch[B.Outer];
    bool Says = false;
    if (B.AnyOf.empty()) {
      for (Compared &Each : Here.Any)
        Says |= Reader.read(B, Each);
    } else if (llvm::all_of(B.AnyOf, [&](uint32_t Either) {
                 return ByBranch[Either].Branch != Here.Branch;
               })) {
      Says = true;
      Here.Any.clear();
      for (uint32_t Either : B.AnyOf)
        llvm::append_range(Here.Any, ByBranch[Either].Any);
    }
    if (Says)
      Here.Branch = I;
  }
}

void RouteFinder::groupCalls() {
  for (uint32_t I = 0; I < P.calls().size(); ++I) {
    const uint32_t Behind = P.call(I).Behind;
    if (Behind != NoIndex && ByBranch[Behind].isRoute())
      Answers[ByBranch[Behind].Branch].Calls.push_back(I);
  }
  for (auto &[Branch, A] : Answers) {
    const uint32_t Around = P.branch(Branch).Outer;
    if (Around == NoIndex || !ByBranch[Around].isRoute())
      continue;
    A.Outer = ByBranch[Around].Branch;
    auto Outer = Answers.find(A.Outer);
    if (Outer == Answers.end())
      continue;
    Outer->second.HasInner = true;
    Outer->second.HasInnerPath |= ByBranch[Branch].Any.front().pattern() !=
                                  ByBranch[A.Outer].Any.front().pattern();
  }
}

std::vector<uint32_t> RouteFinder::runBy(llvm::ArrayRef<uint32_t> Calls) const {
  std::vector<uint32_t> Functions;
  for (uint32_t Index : Calls) {
    llvm::append_range(Functions, P.targets(Index));
    for (NodeId Argument : P.call(Index).Arguments)
      if (Argument != NoNode &&
          P.node(P.behindCopies(Argument)).Kind == NodeKind::Function)
        llvm::copy_if(P.functionsAt(Argument), std::back_inserter(Functions),
                      [&](uint32_t F) { return P.function(F).HasBody; });
  }
  sortUnique(Functions);
  return Functions;
}

std::vector<uint32_t>
RouteFinder::handlersAmong(llvm::ArrayRef<uint32_t> Calls) const {
  llvm::SmallVector<uint32_t, 4> Acting;
  llvm::copy_if(Calls, std::back_inserter(Acting),
                [&](uint32_t Index) { return !P.call(Index).IsConstruction; });
  std::vector<uint32_t> Handlers = runBy(Acting);
  return Handlers.empty() ? runBy(Calls) : Handlers;
}

void RouteFinder::findInFront(uint32_t Dispatching, Dispatcher &To) const {
  static constexpr size_t MaxAround = 16; // Functions that lead to it.
  llvm::SmallSetVector<uint32_t, MaxAround> Around;
  Around.insert(Dispatching);
  for (size_t I = 0; I < Around.size() && I < MaxAround; ++I) {
    const Function &F = P.function(Around[I]);
    if (F.IsLambda && F.Encloses != NoIndex)
      Around.insert(F.Encloses);
    for (uint32_t Caller : P.callers(Around[I]))
      Around.insert(P.call(Caller).Function);
  }
  for (uint32_t Function : Around)
    for (uint32_t Index : P.callsIn(Function)) {
      const Call &C = P.call(Index);
      if (C.Behind != NoIndex && ByBranch[C.Behind].isRoute())
        continue;
      if (llvm::none_of(P.targets(Index), [&](uint32_t Target) {
            return Around.contains(Target);
          }))
        To.CallsInFront.push_back(Index);
    }
  To.Filters = runBy(To.CallsInFront);
}

const Dispatcher &RouteFinder::dispatcher(uint32_t Function) {
  auto [It, IsNew] = Dispatchers.try_emplace(Function);
  if (IsNew) {
    findInFront(Function, It->second);
    It->second.Registered = registeredFor(Function);
    It->second.Methods = methodsFor(Function);
  }
  return It->second;
}

std::vector<uint32_t> RouteFinder::registeredFor(uint32_t Function) const {
  std::vector<uint32_t> Registered;
  for (uint32_t I = 0; I < Routes.size(); ++I)
    if (llvm::any_of(Routes[I].Handlers, [&](uint32_t Handler) {
          return llvm::is_contained(P.reached(Handler), Function);
        }))
      Registered.push_back(I);
  return Registered;
}

/// The class that the function called \p Name is a member of.
static StringRef classOf(StringRef Name) { return Name.rsplit("::").first; }

std::vector<uint32_t>
RouteFinder::madeBy(llvm::ArrayRef<uint32_t> Calls) const {
  llvm::StringSet<> Made;
  for (uint32_t Index : Calls)
    if (const Call &C = P.call(Index); C.IsConstruction && C.IsOwn)
      Made.insert(classOf(P.text(C.Name)));
  std::vector<uint32_t> Registered;
  if (!Made.empty())
    for (uint32_t I = 0; I < Routes.size(); ++I)
      if (llvm::any_of(Routes[I].Handlers, [&](uint32_t Handler) {
            return Made.contains(classOf(P.text(P.function(Handler).Name)));
          }))
        Registered.push_back(I);
  return Registered;
}

/// Whether \p Call may be part of an answer, and not of a condition only.
static bool mayAnswer(const Program &P, uint32_t Call) {
  return P.call(Call).IsOwn || !P.targets(Call).empty() ||
         llvm::any_of(P.call(Call).Rows, [&](uint32_t Row) {
           const Role R = P.models().row(Row).R;
           return R == Role::Sink || R == Role::Status;
         });
}

/// Whether \p A is a route, and not only what several have in common: of those
/// in it, each has a path of its own.
bool RouteFinder::answersItself(const Answer &A) const {
  if (A.HasInner)
    return !A.HasInnerPath && !runBy(A.Calls).empty();
  return llvm::any_of(A.Calls,
                      [&](uint32_t Call) { return mayAnswer(P, Call); });
}

std::vector<std::string> RouteFinder::methodsFor(uint32_t Function) const {
  std::vector<std::string> Methods;
  for (uint32_t Caller : P.callers(Function)) {
    const uint32_t Behind = P.call(Caller).Behind;
    const Way To = Behind == NoIndex ? Way() : ByBranch[Behind];
    for (const Compared &Each : To.Any) {
      if (Each.Method.empty())
        return {};
      Methods.push_back(Each.Method);
    }
  }
  return Methods;
}

/// The condition that decides \p B, or the first of several.
static NodeId conditionOf(const Program &P, const Branch &B) {
  return B.AnyOf.empty() ? B.Condition
                         : conditionOf(P, P.branch(B.AnyOf.front()));
}

void RouteFinder::add(uint32_t Branch, const Answer &A) {
  const NodeId Condition = conditionOf(P, P.branch(Branch));
  Route R{.Call = A.Calls.front()};
  R.Where = P.node(Condition).Where;
  R.Dispatcher = P.node(Condition).Function;
  const Dispatcher &By = dispatcher(R.Dispatcher);
  R.CallsInFront = By.CallsInFront;
  R.Filters = By.Filters;
  for (auto Outer = Answers.find(A.Outer); Outer != Answers.end();
       Outer = Answers.find(Outer->second.Outer))
    llvm::append_range(R.Filters, runBy(Outer->second.Calls));
  sortUnique(R.Filters);
  std::vector<uint32_t> Registered = madeBy(A.Calls);
  for (uint32_t Index : Registered) {
    llvm::append_range(R.Handlers, Routes[Index].Handlers);
    Parts[Index] = MinParts; // It is made for this alone.
  }
  if (Registered.empty()) {
    R.Handlers = handlersAmong(A.Calls);
    Registered = By.Registered;
    for (uint32_t Index : Registered)
      ++Parts[Index];
  }
  sortUnique(R.Handlers);
  std::map<std::string, std::vector<std::string>> Methods; // By path.
  for (const Compared &Each : ByBranch[Branch].Any) {
    std::vector<std::string> &Known = Methods[Each.pattern()];
    if (!Each.Method.empty())
      Known.push_back(Each.Method);
  }
  for (const auto &[Path, Known] : Methods) {
    R.Path = Path;
    R.Methods = Known.empty() ? By.Methods : Known;
    completeFrom(Registered, R);
    Found.push_back(R);
  }
}

/// Adds to \p R what the routes \p Registered say, of which it is a part.
void RouteFinder::completeFrom(llvm::ArrayRef<uint32_t> Registered, Route &R) {
  const bool HasMethod = !R.Methods.empty();
  for (uint32_t Index : Registered) {
    const Route &Whole = Routes[Index];
    R.Call = Whole.Call;
    if (!HasMethod)
      llvm::append_range(R.Methods, Whole.Methods);
    if (!Whole.Path.empty() && !StringRef(R.Path).starts_with(Whole.Path))
      R.Path = StringRef(Whole.Path).rtrim('/').str() + R.Path;
  }
  sortUnique(R.Methods);
}

void RouteFinder::run() {
  readBranches();
  groupCalls();
  for (const auto &[Branch, A] : Answers)
    if (answersItself(A))
      add(Branch, A);
  std::vector<Route> Kept;
  for (uint32_t I = 0; I < Routes.size(); ++I)
    if (Parts[I] < MinParts)
      Kept.push_back(std::move(Routes[I]));
  llvm::move(Found, std::back_inserter(Kept));
  Routes = std::move(Kept);
}

void portcullis::addComparedRoutes(const Program &P,
                                   std::vector<Route> &Routes) {
  auto IsCompared = [](const RoleCall &RC) { return RC.R->flag("compared"); };
  if (llvm::any_of(P.withRole(Role::Source), IsCompared) ||
      llvm::any_of(P.withRole(Role::Guard), IsCompared))
    RouteFinder(P, Routes).run();
}
