//===- BodyExtractor.h - The value flow of one function ---------*- C++ -*-===//
//
// Walks a function's CFG once, in reverse post-order, with an environment that
// says which node each place (a variable, or an expression over one that reads
// the same until it changes: `req.body`, `req.get_param_value("id")`) holds
// now. What results is in static single assignment form; places that a branch
// condition tests get a new node behind it.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_EXTRACT_BODYEXTRACTOR_H
#define PORTCULLIS_EXTRACT_BODYEXTRACTOR_H

#include "Extract/FactsBuilder.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <map>
#include <optional>
#include <unordered_map>

namespace portcullis {

/// \p E without parentheses, casts, temporaries and conversions that keep its
/// identity.
const clang::Expr *bare(const clang::Expr *E);

/// Whether following \p E gives an element, and not what it stands for as a
/// smart pointer or an optional does.
bool isIterator(const clang::Expr &E);

/// The throw that \p Block ends in, or null.
const clang::CXXThrowExpr *throwOf(const clang::CFGBlock &Block);

class BodyExtractor {
public:
  /// \p F is the function's definition, or null for initialisers of globals
  /// and fields, for which only value() may be called.
  BodyExtractor(FactsBuilder &B, const clang::FunctionDecl *F);

  /// Extracts the whole body. Returns false if it was too large.
  bool run();

  /// The node of what \p E evaluates to here.
  NodeId value(const clang::Expr *E);

private:
  using PlaceId = uint32_t;
  static constexpr PlaceId NoPlace = ~0U;
  using Environment = std::map<PlaceId, NodeId>;

  struct Place {
    PlaceId Root; ///< The variable it is read from; itself for a variable.
    const clang::ValueDecl *Variable; ///< Null for `this` and expressions.
    llvm::StringRef Key;              ///< Names it, beginning with the root's.
  };

  /// How a loop is entered; ways back to its header count on from there.
  static constexpr uint32_t WayIntoLoop = 1;

  struct LoopHeader {
    uint32_t Point = 0; ///< Ref of the Joins.
    uint32_t Ways = WayIntoLoop;
    std::map<PlaceId, NodeId> Joins;
    /// Places of which only what ran through the loop leaves it: the range
    /// that it walks. Zero turns mean that the range is empty.
    std::map<PlaceId, NodeId> AfterTurns;
    /// The range as the element of this turn stands for it.
    PlaceId Turn = NoPlace;
  };
  /// What a loop walks, and the variable that leads to its elements.
  struct Walk {
    PlaceId Range = NoPlace;
    const clang::ValueDecl *By = nullptr;
  };

  // Body.cpp: control flow. Branches.cpp: what a way establishes.
  // Exceptions.cpp: what comes to handlers.
  void enterFunction();
  void visit(const clang::CFGBlock &Block);
  void visit(const clang::CFGElement &Element);
  void initialise(const clang::CXXCtorInitializer &I);
  bool enter(const clang::CFGBlock &Block);
  void enterLoop(const clang::CFGBlock &Block);
  /// What was assigned in the try blocks that are open may be seen by their
  /// handlers.
  void mayThrowHere();
  /// What variables may hold where a call in \p Statement throws.
  Environment whereCallsThrow(const clang::CXXTryStmt &Statement);
  /// What was thrown comes to the first handler that takes it; what a call may
  /// throw, to each.
  void enterHandler(const clang::CFGBlock &Block,
                    const clang::CXXCatchStmt &Handler);
  /// A way into a block.
  struct Way {
    const Environment *Held;
    bool IsPartial; ///< It comes out of a handler of exceptions.
  };
  Environment join(const clang::CFGBlock &Block, llvm::ArrayRef<Way> Ways);
  /// What to call a node that stands for \p Held in \p P.
  StringId nameOf(PlaceId P, NodeId Held);
  const Environment *edgeEnvironment(const clang::CFGBlock &From,
                                     const clang::CFGBlock &To);
  void leave(const clang::CFGBlock &Block);
  void branch(const clang::CFGBlock &Block);
  /// What a loop counts to, as a call that models see, if nothing else ends it.
  void recordTurns(const clang::CFGBlock &Block);
  void choose(const clang::CFGBlock &Block, const clang::SwitchStmt &Switch);
  /// The branch behind which all ways into \p Block lead, or NoIndex.
  uint32_t branchInto(const clang::CFGBlock &Block);
  uint32_t addBranch(NodeId Condition, bool Holds, uint32_t Outer,
                     const clang::Expr *At);
  /// The innermost of the branches that are around both, or NoIndex.
  uint32_t commonBranch(uint32_t X, uint32_t Y) const;
  void closeLoops(const clang::CFGBlock &Block);
  void returnFrom();
  /// What this function has assigned to fields of its object is seen by others
  /// once it returns: a constructor that throws has made no object.
  void shareFields();
  PlaceId ownField(const clang::FieldDecl &Field);
  void addPlacesAfter(PlaceId Root, uint32_t Parameter);
  /// Whether what is read from a place names another: `v1.at(v2,)`.
  static bool namesAnother(llvm::StringRef Reads);
  Environment tested(const clang::Expr &Condition, NodeId ConditionNode,
                     bool Holds);
  /// How far a condition is followed back to the values that it tests.
  static constexpr unsigned MaxSlice = 64;
  using NodeSet = llvm::SmallSetVector<NodeId, 16>;
  /// What \p Id is made of, as far as this function knows.
  NodeSet sliceOf(NodeId Id);
  bool isTestedWith(const NodeSet &Slice, NodeId Value) const;
  /// Whether \p Value is a token that this function decoded, or of its claims.
  bool isMadeOfToken(NodeId Value);
  std::optional<StringId> elementKey(PlaceId P);
  /// Gives each place of \p Held that \p T looks at, by a value of \p Slice, a
  /// new node behind it.
  void markTested(Environment &Held, const NodeSet &Slice, const Test &T,
                  const Span &Where);
  void addRangeExit(const clang::CFGBlock &Header, Environment &Exit);
  Walk walkOf(const clang::CFGBlock &Header);
  void enterTurns(const clang::CFGBlock &Header, LoopHeader &Loop);
  bool isTurn(PlaceId P) const { return Turns.contains(P); }

  // Places.cpp: what expressions name, and writing to it.
  PlaceId place(const clang::Expr *E);
  PlaceId variablePlace(const clang::ValueDecl *V);
  PlaceId thisPlace();
  PlaceId internPlace(const std::string &Key, PlaceId Root,
                      const clang::ValueDecl *Variable = nullptr);
  std::optional<std::string> placeKey(const clang::Expr *E, PlaceId &Root);
  /// The same, not looked up: \p E is bare.
  std::optional<std::string> nameOf(const clang::Expr *E, PlaceId &Root);
  /// Whether a call gives the element of \p Object that its argument names.
  bool isLoad(const clang::FunctionDecl &Callee, const clang::Expr &Object);
  /// What names the arguments from \p First on, each with a comma behind.
  std::optional<std::string> argumentKeys(const clang::CallExpr &Call,
                                          unsigned First);
  std::optional<std::string> callKey(const clang::CallExpr &Call,
                                     PlaceId &Root);
  NodeId current(PlaceId P);
  NodeId initial(PlaceId P);
  /// Whether \p P is an object to which values go, and from which none comes
  /// back, as `std::cerr`: it holds nothing.
  bool isOutput(PlaceId P) const;
  void assign(PlaceId P, NodeId Value);
  /// \p Changed is written: what was read from it before is no longer known.
  void forget(PlaceId Changed);
  void write(const clang::Expr *Target, NodeId Value);
  /// The same, whatever loop it stands in.
  void writeThrough(const clang::Expr *Target, NodeId Value);
  bool writeByPointer(const clang::Expr &Target, NodeId Value);
  /// The object that a chain of calls gives back: `b` of `b.set(…).set(…)`.
  const clang::Expr *behindChain(const clang::Expr *E) const;
  /// \p Value is written to what the pointer \p Begin leads to, but not where
  /// it begins: `read(text + length)`.
  void writeBehind(const clang::Expr &Begin, NodeId Value);
  bool isOfArray(const clang::UnaryOperator &E) const;
  void writeMember(const clang::MemberExpr &Member, NodeId Value);
  void writeField(const clang::MemberExpr &Member, NodeId Value);
  NodeId writeElement(const clang::Expr *Container, StringId Key, NodeId Value,
                      const clang::Expr &At);
  void writeElementAt(const clang::Expr *Container, const clang::Expr *Key,
                      NodeId Value, const clang::Expr &At);
  bool isGiven(NodeId Id) const;
  Environment elementsBeside(PlaceId Container, StringId Key) const;
  /// The place of the range whose element of this turn \p Target is, or
  /// NoPlace.
  PlaceId turnOf(const clang::Expr *Target);
  void writeTurn(PlaceId Turn, NodeId Old, NodeId Value);
  bool isKnownCharacter(NodeId Id) const;
  /// The container that \p E, one or an iterator of one, stands for.
  const clang::Expr *rangeOf(const clang::Expr *E);
  void outlive(const clang::Expr *Target, NodeId Value);
  bool isThroughPointer(const clang::Expr *Base) const;
  bool isShared(const clang::FieldDecl &Field, const clang::Expr *Base) const;

  // Expressions.cpp: values. Lambdas.cpp, Declarations.cpp: those that make
  // or fill variables.
  NodeId compute(const clang::Expr *E);
  NodeId computeVariable(const clang::DeclRefExpr &E);
  NodeId named(NodeId Value, const clang::DeclRefExpr &E);
  NodeId computeMember(const clang::MemberExpr &E);
  NodeId computeBinary(const clang::BinaryOperator &E);
  NodeId computeUnary(const clang::UnaryOperator &E);
  NodeId computeConditional(const clang::AbstractConditionalOperator &E);
  NodeId computeInitList(const clang::InitListExpr &E);
  /// The expression that \p E only wraps, or null.
  const clang::Expr *wrapped(const clang::Expr *E) const;
  /// Whether \p E follows an iterator: `*it`, or what a range loop binds.
  static bool isElementAccess(const clang::Expr &E);
  NodeId computeWrapped(const clang::Expr &E, const clang::Expr &Inner);
  NodeId computeTypedList(const clang::InitListExpr &List,
                          const clang::Expr &Written);
  void recordAggregate(const clang::RecordDecl &Class,
                       const clang::InitListExpr &List, NodeId Made);
  void recordFieldInit(const clang::FieldDecl &Field, const clang::Expr &Init);
  void recordBuiltin(llvm::StringRef Name, const clang::Expr &E,
                     const clang::Expr &Argument);
  NodeId computeNew(const clang::CXXNewExpr &E);
  NodeId computeLambda(const clang::LambdaExpr &E);
  void captureByReference(const clang::ValueDecl &V, NodeId Inside,
                          const clang::Expr &At);
  void capturePlaces(const clang::CXXMethodDecl &Operator,
                     const clang::ValueDecl *V);
  void enterCaptured();
  NodeId computeThis(const clang::Expr &E);
  std::optional<NodeId> computeConstant(const clang::Expr &E);
  std::optional<NodeId> computeNamedConstant(const clang::DeclRefExpr &E);
  void addCallOperators(const clang::Expr &Object, NodeId Made);
  NodeId computeFunction(const clang::FunctionDecl &F, const clang::Expr &At);
  void declare(const clang::VarDecl &V);
  /// Whether \p V, a local, is what it was made as for as long as it lives.
  bool staysAsMade(const clang::VarDecl &V);
  void decompose(const clang::DecompositionDecl &Parts, NodeId Held);
  /// A variable for one of several that are filled at once.
  NodeId addPiece(const clang::ValueDecl &Part, clang::SourceRange Where);
  /// \p Piece is the first, or another, part of \p Held, of type \p Whole.
  void takeApart(NodeId Held, clang::QualType Whole, bool IsFirst,
                 NodeId Piece);
  /// Whether \p Target is `std::tie(...)`: each of its variables is then
  /// assigned its part of \p Value, which is of type \p Whole.
  bool writeTied(const clang::Expr *Target, clang::QualType Whole,
                 NodeId Value);
  void store(NodeId Container, const clang::Expr *Element, unsigned Index);
  NodeId newValue(const clang::Expr &E, llvm::StringRef Text = "");
  NodeId literal(const clang::Expr &E, llvm::StringRef Text, ValueType Type);
  /// The text of a literal key behind casts and conversions, interned.
  std::optional<StringId> literalKey(const clang::Expr *E);
  StringId keyOf(const clang::Expr *E);
  /// The two halves of `{"key", value}`.
  std::optional<std::pair<const clang::Expr *, const clang::Expr *>>
  pairOf(const clang::Expr *E);

  // Calls.cpp: calls, and what models say of them.
  struct Site; ///< A call being extracted.
  NodeId computeCall(const clang::CallExpr &E);
  const clang::CXXRecordDecl *exactClass(const clang::Expr *E);
  const clang::FunctionDecl *overrider(const clang::FunctionDecl *Callee,
                                       const clang::Expr &Object);
  NodeId computeConstruct(const clang::CXXConstructExpr &E);
  NodeId computeAssignment(const clang::CXXOperatorCallExpr &E);
  const clang::FunctionDecl *
  streamingCallee(const clang::CallExpr &Streaming) const;
  NodeId computeIncrement(const clang::CXXOperatorCallExpr &E);
  NodeId finish(Site &S);
  void fillMember(Site &S, const clang::CXXMemberCallExpr &E);
  void fillCallee(Site &S, const clang::CXXRecordDecl *Object);
  void fillArguments(Site &S);
  void addStreamRows(Site &S);
  const Row *rowOf(const Call &C, Role R) const;
  bool applyRows(Site &S);
  void applyRow(Site &S, const Row &R);
  bool isEscaped(const Site &S, const Row &R, unsigned I) const;
  void applyPass(Site &S, const Row &R);
  void applyConversion(Site &S, const Row &R);
  void applyLoad(Site &S, const Row &R);
  void applyStore(Site &S, const Row &R);
  void applyErase(Site &S, const Row &R);
  void applyLeft(Site &S, const Row &R);
  void applyProtection(Site &S, const Row &R);
  // Configuration.cpp
  void applyConfiguration(Site &S, const Row &R);
  NodeId configuredArgument(const Row &R, const ConfigFile &In,
                            const ConfigValue &Entry,
                            llvm::StringRef Described);
  /// False if it is no text that is filtered: nothing is known of others.
  bool applyFilter(Site &S, const Row &R);
  void applyConstruction(Site &S, const Row &R);
  bool isLoadedElement(NodeId Id) const;
  void applyDefaults(Site &S);
  void applyStreaming(Site &S);
  void applyDereference(Site &S);
  void addEffects(Site &S);
  void handOn(Site &S);
  void givesBack(const clang::Expr &Made, const clang::Expr &Object);
  void addReturnTests(Site &S);
  void addVerifiedTest(const Site &S);
  static NodeId nodeAt(Site &S, Position P);
  void eachAt(Site &S, Position P, llvm::function_ref<void(NodeId)> Visit);
  NodeId effectAt(Site &S, Position P);
  void eachEffect(Site &S, Position P, llvm::function_ref<void(NodeId)> Visit);
  /// A call as models see it, of what is none in the language: a field that is
  /// read or written, an aggregate that is made, `new T[n]`.
  Call modelledCall(llvm::StringRef Name, llvm::ArrayRef<unsigned> Rows,
                    const clang::Expr &At);
  Call modelledAccess(const clang::NamedDecl &Member,
                      llvm::ArrayRef<unsigned> Rows, const clang::Expr &At,
                      const clang::Expr &Object);
  void recordField(const clang::MemberExpr &E, NodeId Value, bool Written);
  void recordWrite(const clang::Expr &Target, const clang::Expr &Source);
  /// \p Result is what \p P names, read just now.
  void recordRead(PlaceId P, NodeId Result);
  /// Whether a handler of this function would catch what \p Call, made now,
  /// throws; notes what variables hold then.
  bool recordTries(const clang::Expr &Call);
  static bool isWritableReference(clang::QualType ParameterType);

  FactsBuilder &B;
  const clang::FunctionDecl *F;
  const clang::CXXMethodDecl *Lambda = nullptr; ///< If F is one's operator().
  uint32_t Index;
  std::unique_ptr<clang::CFG> Graph;

  Environment Now;
  std::map<const clang::CFGBlock *, Environment> Ends;
  std::map<std::pair<const clang::CFGBlock *, const clang::CFGBlock *>,
           Environment>
      BranchEnds; ///< By edge, where the ways differ.
  /// Branches, as indexes into the facts: those that edges stand for, and those
  /// behind which the end of a block is reached.
  std::map<std::pair<const clang::CFGBlock *, const clang::CFGBlock *>,
           uint32_t>
      BranchOf;
  std::map<const clang::CFGBlock *, uint32_t> EndsBehind;
  uint32_t Behind = NoIndex; ///< The branch of the block being visited.
  std::map<const clang::CFGBlock *, LoopHeader> Loops;
  /// Blocks that only handlers of exceptions lead to: what variables hold there
  /// is only known where it was assigned since.
  llvm::SmallPtrSet<const clang::CFGBlock *, 4> Partial;

  llvm::MapVector<const clang::FieldDecl *, llvm::SmallVector<NodeId, 2>>
      Assigned;              ///< To fields of the own object.
  NodeId Returned = NoNode;  ///< What the current block gives back.
  uint32_t WaysOut = 0;      ///< Of the function, so far.
  uint32_t BlockNumber = 0;  ///< Of the block being visited.
  bool DecodesToken = false; ///< A token was decoded so far.

  llvm::DenseMap<const clang::Expr *, NodeId> Values;
  /// The variable's value that a node was read from by an accessor.
  llvm::DenseMap<NodeId, NodeId> Roots;
  llvm::StringMap<PlaceId> PlaceIds;
  /// A chain of a thousand calls names no place that anybody reads again.
  static constexpr size_t MaxPlaceKey = 512;
  struct NamedPlace {
    std::optional<std::string> Key;
    PlaceId Root;
  };
  std::unordered_map<const clang::Expr *, NamedPlace> PlaceKeys;
  std::vector<Place> Places;
  llvm::DenseMap<const clang::ValueDecl *, unsigned> VariableNumbers;
  /// What a local reference was bound to, or a pointer that is never changed.
  llvm::DenseMap<const clang::ValueDecl *, const clang::Expr *> Aliases;
  /// Variables that may be assigned; found when they are first asked for.
  std::optional<llvm::SmallPtrSet<const clang::ValueDecl *, 16>> Changed;
  /// Calls that give back the object they ran on: `builder.set(…)`.
  llvm::DenseMap<const clang::Expr *, const clang::Expr *> SelfOf;
  /// What lambdas made so far refer to, and its node inside of them.
  std::vector<std::pair<const clang::ValueDecl *, NodeId>> CapturedReferences;
  /// The range whose elements a loop variable refers to.
  llvm::DenseMap<const clang::ValueDecl *, const clang::Expr *> ElementOf;
  /// Places of ranges in a turn of a loop, by the variable that walks it.
  llvm::DenseMap<PlaceId, const clang::ValueDecl *> Turns;

  /// A try block, and what variables held when something in it could throw.
  struct TryBlock {
    const clang::CXXTryStmt *Statement = nullptr;
    bool IsEntered = false;
    uint32_t Behind = NoIndex; ///< The branch behind which it was entered.
    std::map<PlaceId, llvm::SmallSetVector<NodeId, 2>> Held;
    /// Since then: not to be seen by a handler if nothing throws any more.
    std::vector<std::pair<PlaceId, NodeId>> Assigned;
  };
  std::vector<TryBlock> Tries;
  /// That the last call stands in, the innermost first.
  llvm::SmallVector<TryBlock *, 2> LastTries;
  size_t Reached = 0; ///< How many of them get what it throws.
  /// What makes the objects that are thrown: no call that may throw another.
  llvm::SmallPtrSet<const clang::Expr *, 4> Thrown;
};

} // namespace portcullis

#endif // PORTCULLIS_EXTRACT_BODYEXTRACTOR_H
