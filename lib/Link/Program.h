//===- Program.h - The facts of many units as one ---------------*- C++ -*-===//
//
// What checks ask. Immutable once linked.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_LINK_PROGRAM_H
#define PORTCULLIS_LINK_PROGRAM_H

#include "Facts/Facts.h"
#include "Model/Model.h"
#include "Support/Location.h"
#include "Support/Sources.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <tuple>

namespace portcullis {

/// Open: other units exist that were not seen, so that what is absent here may
/// be there. Closed: this is the whole program.
enum class World { Open, Closed };

/// A call and the model row that gives it the role asked for.
struct RoleCall {
  uint32_t Call;
  const Row *R;
};

/// A value that reaches another, and the nodes on the way, from origin to end.
struct Flow {
  NodeId Origin;
  std::vector<NodeId> Path;
};

/// What a search backwards does at a node.
enum class Step { Continue, Stop, Found };

struct FlowQuery {
  /// Called at each node; \p WholeValue: the node's value itself is asked for,
  /// not an element of it.
  std::function<Step(NodeId Node, bool WholeValue)> At;
  /// Whether the value survives the edge; Enter, Leave, Load, Store and Keep
  /// are matched before.
  std::function<bool(const Edge &)> Passes;
  /// A set of GuardKind: behind a test that establishes one of them of the
  /// value, it is not looked for.
  unsigned Guards = 0;
  /// Calls \p Visit with what a node is made of although no edge says so.
  std::function<void(NodeId Node, llvm::function_ref<void(NodeId)> Visit)>
      Beyond = nullptr;
  unsigned MaxOrigins = ~0U; ///< The search ends once it has found so many.
  /// A budget: nodes, each with the call and keys it is come to by. Those next
  /// to the end come first. Flows into files, shells and statements of a server
  /// with 80 units took up to 18,000.
  unsigned MaxStates = 20'000;
  /// Whether it is found out which literal the key of an element is where a
  /// function was given it. To find that out no more is: a question never comes
  /// back to itself, and its answer does not depend on who asked first.
  bool ResolvesKeys = true;
};

/// What a test establishes of a value; a set of bits.
enum GuardKind : unsigned {
  GuardNone = 0,
  GuardMatch = 1,       ///< Matches a pattern as a whole.
  GuardSearch = 2,      ///< Part of it matches a pattern.
  GuardMember = 4,      ///< Is in a set.
  GuardClass = 8,       ///< Consists of allowed characters.
  GuardEqual = 16,      ///< Equals a value that is not the client's.
  GuardPrefix = 32,     ///< Begins with a given text.
  GuardSubstring = 64,  ///< Does contain a given text.
  GuardExcludes = 128,  ///< Does not contain a given text.
  GuardInside = 512,    ///< Begins with a given text, links and dots resolved.
  GuardRange = 256,     ///< A number that is not above a bound.
  GuardVerified = 1024, ///< A token, or of one, with a signature that holds.
  GuardUnquoted = 2048, ///< Holds no single quote.
  GuardEscapedSql = 4096,   ///< Its quotes are doubled, and it stands in some.
  GuardEscapedShell = 8192, ///< The same by what a shell takes for a quote.
  GuardOneLine = 16384,     ///< Holds no line break.
  GuardNoTag = 32768,       ///< Holds no `<`.
  GuardHost = 65536,        ///< It, or what is made of it, names a known host.
  GuardNoScheme = 131072,   ///< Begins with no scheme: no URL that is complete.
  GuardOneSlash = 262144,   ///< Does not begin with two slashes.
  GuardPresent = 524288,    ///< A pointer that is not null.
};

struct ServerIndex;

/// A line for which a budget cut a search: something that leads there may not
/// have been found.
struct CutSearch {
  std::string Why; ///< What is to be said of it.
  std::string File;
  unsigned Line;
  auto operator<=>(const CutSearch &) const = default;
};

class Program {
public:
  /// Joins \p Facts, in whatever order they come, to the same program.
  static Program link(std::vector<TuFacts> Facts, World W,
                      const ModelSet &Models);

  World world() const { return W; }
  const ModelSet &models() const { return *Models; }
  /// Whether some unit had errors, so that something absent may stand there:
  /// see BrokenUnits.
  bool hasErrors() const { return !Broken.empty(); }
  /// The main files of these; empty for one that is lost.
  llvm::ArrayRef<std::string> broken() const { return Broken; }
  /// Those of them of which nobody knows where the errors are; and the places
  /// outside of functions where other errors are, see TuFacts.
  llvm::ArrayRef<std::string> brokenAnywhere() const { return BrokenAnywhere; }
  llvm::ArrayRef<Span> errorsOutside() const { return Facts.ErrorsOutside; }
  /// All of those, of all searches so far.
  const std::set<CutSearch> &givenUp() const { return GivenUp; }
  /// \p Cut were found by searches in another process.
  void addGivenUp(std::vector<CutSearch> Cut) const {
    GivenUp.insert(std::make_move_iterator(Cut.begin()),
                   std::make_move_iterator(Cut.end()));
  }

  llvm::StringRef text(StringId Id) const { return Facts.Strings[Id]; }
  size_t nodeCount() const { return Facts.Nodes.size(); }
  const Node &node(NodeId Id) const { return Facts.Nodes[Id]; }
  llvm::StringRef nameOf(NodeId Id) const { return text(node(Id).Text); }
  const Call &call(uint32_t Index) const { return Facts.Calls[Index]; }
  llvm::ArrayRef<Call> calls() const { return Facts.Calls; }
  const Function &function(uint32_t Index) const {
    return Facts.Functions[Index];
  }
  llvm::ArrayRef<Function> functions() const { return Facts.Functions; }
  /// The functions called \p Name, in normal form.
  std::vector<uint32_t> named(llvm::StringRef Name) const;
  /// The innermost branch behind which the literal \p Id stands, or null.
  const Branch *branchOf(NodeId Id) const {
    const Node &N = node(Id);
    return N.Kind == NodeKind::Literal && N.Ref != NoIndex
               ? &Facts.Branches[N.Ref]
               : nullptr;
  }
  const Branch &branch(uint32_t Index) const { return Facts.Branches[Index]; }
  /// Those around a branch come before it.
  llvm::ArrayRef<Branch> branches() const { return Facts.Branches; }
  llvm::ArrayRef<Try> tries() const { return Facts.Tries; }
  const Test &test(uint32_t Index) const { return Facts.Tests[Index]; }
  llvm::ArrayRef<Test> tests() const { return Facts.Tests; }
  /// The tests whose conditions stand in \p Function.
  llvm::ArrayRef<uint32_t> testsIn(uint32_t Function) const {
    return TestsOf[Function];
  }
  /// Whether \p File is none of settings, that programs read.
  bool isCode(llvm::StringRef File) const {
    return llvm::none_of(Facts.Configurations, [&](uint32_t Index) {
      return Facts.Files[Index] == File;
    });
  }
  /// Whether \p File, or any, has a main function.
  bool hasMain(uint32_t File) const { return MainFiles.contains(File); }
  bool hasMain(llvm::StringRef File) const;
  bool hasMain() const { return !MainFiles.empty(); }
  Location location(const Span &S) const;
  /// The bases of a class whose members a library calls, and the class.
  std::vector<StringId> withBases(StringId Class) const;
  /// The innermost statement of a block that is an expression and holds \p S,
  /// with its semicolon.
  std::optional<Span> statementAround(const Span &S) const;
  const Sources &sources() const { return *Text; }

  /// Edge indexes into and out of a node, resolved.
  llvm::ArrayRef<uint32_t> into(NodeId Id) const { return Into[Id]; }
  /// Has into(\p Id) brought from memory, so that it does not wait later.
  void prefetchInto(NodeId Id) const { __builtin_prefetch(&Into[Id]); }
  llvm::ArrayRef<uint32_t> outOf(NodeId Id) const { return OutOf[Id]; }
  const Edge &edge(uint32_t Index) const { return Facts.Edges[Index]; }

  llvm::ArrayRef<RoleCall> withRole(Role R) const {
    return ByRole[static_cast<unsigned>(R)];
  }
  llvm::ArrayRef<uint32_t> callsIn(uint32_t Function) const {
    return CallsOf[Function];
  }
  /// The functions with a body that \p Call may run.
  llvm::ArrayRef<uint32_t> targets(uint32_t Call) const {
    return Targets[Call];
  }
  /// The edges from what a lambda captured to its own node for it.
  std::vector<Edge> capturedBy(uint32_t Lambda) const;
  /// The calls that may run \p Function.
  llvm::ArrayRef<uint32_t> callers(uint32_t Function) const {
    return CallersOf[Function];
  }
  /// The row of role \p R of a call, or null.
  const Row *rowOf(const Call &C, Role R) const;

  /// The node at \p P before the call, or NoNode; \p Visit gets each.
  static NodeId nodeAt(const Call &C, Position P);
  void eachAt(const Call &C, llvm::ArrayRef<Position> Positions,
              llvm::function_ref<void(NodeId, const Span &)> Visit) const;
  /// The node at \p P after the call: result or effect.
  static NodeId effectAt(const Call &C, Position P);

  /// Where the value at \p End comes from: a breadth-first search backwards
  /// with calls and returns matched and elements matched by key.
  /// \p Key, if given, is an element of \p End that is asked for.
  std::vector<Flow> origins(NodeId End, const FlowQuery &Query,
                            StringId Key = AnyKey) const;

  /// The only literal that \p Id can be, through whatever chain; nothing if
  /// there is none, or another way.
  /// \p Key: of that element of it.
  std::optional<NodeId> soleLiteral(NodeId Id, StringId Key = AnyKey) const;
  /// What \p Id is a copy of, behind assignments and tests; itself where
  /// values meet.
  NodeId behindCopies(NodeId Id) const;
  /// The value that says which element \p E, a load or a store, is of, where
  /// its label does not; NoNode if that is not known.
  NodeId keyAt(const Edge &E) const;
  /// Whether \p Call gives a parameter of the function it stands in to one that
  /// uses it, or hands it on, as the key of an element.
  bool handsKeyOn(uint32_t Call) const;
  /// The same while keys are not resolved; see FlowQuery::ResolvesKeys.
  std::optional<NodeId> keyLiteral(NodeId Id) const;
  /// The text of the only literal; empty if there is none.
  llvm::StringRef literalText(NodeId Id) const;
  /// The only text fixed in the code that \p Id is made of, as an object made
  /// of it is; nothing if there is none, or more.
  std::optional<llvm::StringRef> fixedText(NodeId Id) const;
  /// All literals that \p Id may be unchanged.
  /// \p Key: of that element of it.
  std::vector<Flow> literals(NodeId Id, StringId Key = AnyKey) const;

  /// The functions that may be the value \p Id.
  std::vector<uint32_t> functionsAt(NodeId Id) const;
  /// A function, and the calls that made a value of it that is called
  /// otherwise, the first of them first: std::bind.
  struct Callee {
    uint32_t Function;
    llvm::SmallVector<uint32_t, 1> Bindings;
    bool operator==(const Callee &) const = default;
  };
  std::vector<Callee> calleesAt(NodeId Id) const;
  /// The functions that \p C tells a library to call: what stands at \p Key of
  /// its row \p R, or `members` of the class that it is given as a template
  /// argument.
  std::vector<uint32_t> handedOver(const Call &C, const Row &R,
                                   llvm::StringRef Key = "handler") const;
  /// The member functions with one of \p Names of \p Class, a class whose
  /// members a library calls, and of its bases; in order.
  std::vector<uint32_t> membersOf(StringId Class,
                                  llvm::ArrayRef<std::string> Names) const;
  /// Whether \p To answers the opposite of what its function does.
  bool isNegated(const Callee &To) const;
  /// The same of what a call runs.
  bool isNegated(uint32_t Call) const { return Negated.contains(Call); }
  /// The id of a text, or nothing if no fact speaks of it.
  std::optional<StringId> idOf(llvm::StringRef Text) const;

  /// Whether passing the branch of \p Tested, an edge of that kind, establishes
  /// one of \p Wanted, a set of GuardKind, of the value, or of its element
  /// \p Key: by the condition itself, or by what functions that it calls have
  /// tested on every way on which they answer so.
  /// \p Within: the call that runs what tests it, if it is known.
  bool isGuarded(const Edge &Tested, unsigned Wanted, StringId Key = AnyKey,
                 uint32_t Within = NoIndex) const;
  /// Whether what comes by \p E, past a branch or into a text, becomes part of
  /// a text that is escaped as one of \p Wanted says, by code that \p Calls
  /// run, the innermost first.
  bool isEscaped(const Edge &E, unsigned Wanted,
                 llvm::ArrayRef<uint32_t> Calls) const;
  /// Whether \p Id, read from an object, was so tested with that object.
  bool isReadGuarded(NodeId Id, unsigned Wanted) const;
  /// The paths of the routes that run a function.
  llvm::ArrayRef<std::string> patternsOf(uint32_t Function) const;
  /// Whether \p Id, element \p Key of what a route's pattern matched, can only
  /// be a word: in whatever route its function answers.
  bool isMatchedWord(NodeId Id, StringId Key) const;
  /// Whether \p Id, or the element \p Key of it that arrives, is one segment of
  /// the request's path, in whatever route its function answers: no `/` in it.
  bool isSegment(NodeId Id, StringId Key) const;
  /// The call that read \p Id from a variable by an accessor, or null.
  const Call *readOf(NodeId Id) const {
    auto It = Reads.find(Id);
    return It == Reads.end() ? nullptr : &Facts.Calls[It->second];
  }

  /// The row that makes \p Id what a client chose, or null. What a framework
  /// hands to a handler beside request and response counts: path parameters.
  const Row *requestSource(NodeId Id) const {
    return RequestSources.lookup(Id);
  }
  /// By node: whether something of \p Begin may get there, by whatever way. A
  /// search for it need not step anywhere else.
  llvm::BitVector reachableFrom(llvm::ArrayRef<NodeId> Begin) const;
  /// Whether anything that a client chose may get to \p Id, by whatever way:
  /// where it may not, no search needs to look for it.
  bool mayHoldRequest(NodeId Id) const;
  /// The same of what a sensitive name stands for: a variable's, a parameter's,
  /// a member's, or that of a key by which an element or a request's value is
  /// read.
  bool mayHoldSensitive(NodeId Id) const;
  /// The row that makes \p Id what the deployment chose, or null.
  const Row *environmentSource(NodeId Id) const {
    return EnvironmentSources.lookup(Id);
  }
  /// The row that makes \p Id what was kept earlier, or null.
  const Row *storedSource(NodeId Id) const { return StoredSources.lookup(Id); }

  /// Whether \p Function is used as a value: handed on, kept, called later.
  bool isValue(uint32_t Function) const { return Values.contains(Function); }
  /// Whether nothing in the program runs \p Function; of a library, or if parts
  /// of the program were not seen, nobody knows.
  bool neverRuns(uint32_t Function) const;
  /// Whether \p Function stands for all that some unit initialises outside of
  /// functions; each has one.
  bool isInitialisers(uint32_t Function) const {
    return Facts.Functions[Function].Id == 0;
  }

  /// \p Function and all that it may run, directly or by handing on lambdas.
  const std::vector<uint32_t> &reached(uint32_t Function) const;

  /// Drops what it remembers of guards. What a question that comes back to
  /// itself is told there depends on which came first, so whoever wants the
  /// same answers whatever was asked before begins with this.
  void forgetGuards() const {
    Known.Guards.clear();
    Known.Escapes.clear();
  }

private:
  friend class Linker;
  void sortStatements();
  void index();
  void resolve();
  void indexEdges();
  void resolveIndirect();
  void findSources();
  void findRestParameters(const Row &Route, const Call &C);
  void findHandlerParameters(const Row &Source, const Call &C);
  /// \p Call may run \p Target.
  void connect(uint32_t Call, uint32_t Target);
  /// \p Call hands to \p Target, as \p R says, and runs it.
  void invoke(uint32_t Call, const Row &R, uint32_t Target);
  /// A value handed to a function, and what it is afterwards.
  using Given = std::pair<NodeId, NodeId>;
  /// \p Call hands to \p Target; a member function's object comes first.
  void hand(uint32_t Call, llvm::ArrayRef<Given> Values, uint32_t Target);
  void bindArguments();
  void connectBound(uint32_t Call, const Callee &To);
  /// What the callable that the call \p Binding made hands on if it is called
  /// with \p Values.
  std::vector<Given> boundTo(uint32_t Binding,
                             llvm::ArrayRef<Given> Values) const;
  void indexEdgesFrom(size_t First);
  void packEdges();
  void addEdge(NodeId From, NodeId To, EdgeKind Kind, uint32_t Label);

  World W = World::Open;
  const ModelSet *Models = nullptr;
  std::shared_ptr<Sources> Text = std::make_shared<Sources>();
  TuFacts Facts;
  std::vector<std::string> Broken, BrokenAnywhere;
  mutable std::set<CutSearch> GivenUp;
  llvm::DenseSet<uint32_t> MainFiles;         ///< With a main function.
  std::vector<std::vector<uint32_t>> TestsOf; ///< By function.
  std::vector<llvm::SmallVector<uint32_t, 2>> Into, OutOf;
  std::vector<llvm::SmallVector<uint32_t, 1>> Targets;
  std::vector<std::vector<uint32_t>> CallsOf, CallersOf, LambdasOf;
  llvm::DenseMap<StringId, std::vector<uint32_t>> MembersOf; ///< By class.
  std::vector<std::vector<RoleCall>> ByRole;
  llvm::DenseMap<NodeId, const Row *> RequestSources, EnvironmentSources,
      StoredSources;
  std::vector<std::vector<uint32_t>> Captures; ///< Edges, by function.
  /// Notes, for people, that a budget cut the search for what is at \p At.
  void giveUp(NodeId At, llvm::StringRef Why) const;
  std::optional<NodeId> findSoleLiteral(NodeId Id, StringId Key,
                                        bool ResolvesKeys) const;
  llvm::DenseSet<uint32_t> findCallsThatHandKeyOn() const;
  friend struct ServerIndex;
  llvm::DenseMap<NodeId, uint32_t> Reads; ///< Calls by Result.
  llvm::DenseSet<uint32_t> Values;        ///< Functions that are values.
  llvm::DenseSet<uint32_t> Negated;       ///< Calls.
  /// What was asked before.
  struct Answers {
    std::optional<llvm::DenseMap<uint32_t, std::vector<std::string>>> Patterns;
    std::shared_ptr<ServerIndex> Servers; ///< See ServerIndex.h.
    llvm::DenseMap<std::pair<NodeId, StringId>, std::optional<NodeId>> Literals;
    llvm::DenseMap<NodeId, std::optional<NodeId>> Keys;
    std::optional<llvm::DenseSet<uint32_t>> HandKeyOn; ///< Calls.
    llvm::StringMap<std::optional<StringId>> Ids;
    std::optional<llvm::BitVector> HoldsRequest; ///< By node.
    std::optional<llvm::BitVector> HoldsSensitive;
    std::optional<llvm::DenseMap<StringId, std::vector<uint32_t>>> Named;
    std::map<std::tuple<NodeId, uint32_t, unsigned, StringId, uint32_t>, bool>
        Guards;
    std::map<std::tuple<NodeId, NodeId, unsigned, uint32_t>, uint8_t> Escapes;
    llvm::DenseMap<uint32_t, std::unique_ptr<std::vector<uint32_t>>> Reached;
  };
  mutable Answers Known;
};

} // namespace portcullis

#endif // PORTCULLIS_LINK_PROGRAM_H
