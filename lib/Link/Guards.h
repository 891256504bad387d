//===- Guards.h - What a branch establishes of a value ----------*- C++ -*-===//
//
// A value is guarded behind a branch if every way to it has passed a test. Ways
// that the branch rules out do not count: those on which a flag, or what a
// function gives back, was set to something else. So a validator is known by
// what it does, whether it answers with a flag, an enumerator, a struct, an
// optional, or by not coming back.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_LINK_GUARDS_H
#define PORTCULLIS_LINK_GUARDS_H

#include "Link/Program.h"
#include "llvm/ADT/SetVector.h"
#include <map>
#include <tuple>

namespace portcullis {

/// The text fixed in the code that \p Id is: of a parameter, that which the
/// call \p Within gives, if there is one. Empty if it is not known.
llvm::StringRef textWithin(const Program &P, NodeId Id, const Call *Within);

/// Left and right of an operator, or NoNode.
using Sides = std::pair<NodeId, NodeId>;

/// Whether \p C is an operator == (true) or != (false).
std::optional<bool> isEquality(const Program &P, const Call &C);

/// What \p C, an operator that is a function, is given.
Sides sidesOf(const Call &C);

/// What \p Id, the value of a built-in operator, is computed of.
Sides operandsOf(const Program &P, NodeId Id);

/// Guards that are about where a URL goes.
inline constexpr unsigned UrlGuards = GuardHost | GuardNoScheme | GuardOneSlash;

/// Answers for one set of guards; remembers what it was asked.
class GuardReader {
public:
  /// \p Wanted is a set of GuardKind, one of which suffices. \p Within: the
  /// call that runs what is read, if it is known.
  GuardReader(const Program &P, unsigned Wanted, const Call *Within = nullptr)
      : P(P), Wanted(Wanted), Within(Within) {}

  /// A value, or what stands in a part of it: PlaceAfter's spelling.
  struct Subject {
    NodeId Value = NoNode;
    llvm::StringRef Part = {};
  };

  /// Whether having passed \p T establishes a guard of \p Of.
  bool readTest(const Test &T, const Subject &Of);
  /// Whether the call whose function is read gives something with which it does
  /// not go \p Way to \p Meeting: what tells it which of its tests to do.
  bool isRuledOut(NodeId Meeting, uint32_t Way) const;
  /// Whether it took too many questions to be sure of the answer.
  bool wasCut() const { return Answered.size() >= MaxQuestions; }

private:
  /// What is known of a value that decides: that it is true (or not null, or
  /// not nothing), or that it equals a literal; or that it is, or does, not.
  struct Outcome {
    bool Holds = true;
    bool IsCompared = false;
    llvm::StringRef EqualTo = {}; ///< Empty: nothing, as "" and {}.
    StringId Element = AnyKey;    ///< Only of this element of it.
    bool IsSign = false;          ///< Whether it is negative.
    bool IsAny = false;           ///< Nothing, but that there is one.
    NodeId Other = NoNode; ///< Whether it is equal to this: to no literal.
  };
  using Decision = std::pair<NodeId, Outcome>;

  // Guards.cpp: the ways to a branch, and what decides them.

  /// What decides behind `!x`, `x == literal`, `x.empty()`, `x.ok`.
  std::optional<Decision> peel(NodeId Decider, const Outcome &Known) const;
  std::optional<Decision> peelCall(const Call &C, bool Holds) const;
  std::optional<Decision> peelCompare(Sides Compared, bool Equal) const;
  /// Whether a guard of \p Of is passed on all ways on which \p Decider can be
  /// as \p Known says; NoNode: on all ways.
  bool establishes(NodeId Decider, const Outcome &Known, const Subject &Of);
  bool follow(NodeId Decider, const Outcome &Known, const Subject &Of);
  /// Whether the branch of \p Tested is a guard of the value that comes to it.
  bool isPassed(const Edge &Tested) const;
  /// Whether a value that is \p Text can be so.
  static bool fits(llvm::StringRef Text, const Outcome &Asked);
  /// What \p Parameter of \p F is where \p Meeting is, or NoNode.
  NodeId besideMeeting(NodeId Meeting, const Function &F,
                       unsigned Parameter) const;
  /// Whether \p Parameter, if it is \p Given, fails \p T.
  bool contradicts(const Test &T, NodeId Parameter,
                   llvm::StringRef Given) const;
  /// Whether \p Decider can be so.
  bool mayBe(NodeId Decider, const Outcome &Asked) const;
  std::optional<uint64_t> meetingPoint(NodeId Id) const;
  NodeId byWay(NodeId Meeting, uint32_t Way) const;
  bool onAllWays(NodeId Meeting,
                 llvm::function_ref<bool(const Edge &)> Holds) const;
  /// Whether \p Id is an empty optional, text or list.
  bool isNothing(NodeId Id, unsigned Depth = 0) const;
  /// \p Id behind names and copies.
  NodeId plain(NodeId Id) const;

  // GuardConditions.cpp: what a condition establishes, where no ways are left.

  /// Whether \p Id is read from where the part \p Of stands.
  bool isPart(NodeId Id, const Subject &Of) const;
  /// What in \p Condition is read from there, or NoNode.
  NodeId partIn(NodeId Condition, const Subject &Of) const;
  bool saysPresent(NodeId Condition, const Outcome &Known,
                   const Subject &Of) const;
  /// Whether a guard of \p Of is passed if \p Condition is as \p Known says.
  bool read(NodeId Condition, const Outcome &Known, const Subject &Of);
  /// Of `==`, `<`, `!`, `&&` …; nothing if \p Condition is none of them.
  std::optional<bool> readOperator(NodeId Condition, bool Holds,
                                   const Subject &Of);
  bool readCompare(Sides Compared, bool Equal, const Subject &Of);
  bool readSide(NodeId Side, NodeId Other, bool Equal, const Subject &Of);
  bool isUnwanted(NodeId Id) const;
  /// \p Small is less than \p Large, or equal.
  bool readOrder(NodeId Small, NodeId Large, const Subject &Of);
  bool isErrorCode(Sides Compared, llvm::StringRef Operator) const;
  /// Whether \p Value is one of few if \p Side of it equals \p Other.
  bool isEqualTo(NodeId Side, NodeId Other, NodeId Value) const;
  /// Whether \p Side is the beginning of \p Of, links and dots resolved.
  bool isCanonicalBegin(NodeId Side, const Subject &Of) const;
  std::optional<Outcome> outcomeOf(NodeId Other, bool Equal) const;
  const Call *callBehind(NodeId Id) const;
  /// The edge by which \p Id is the named element of something, or null.
  const Edge *elementOf(NodeId Id) const;
  /// Whether \p Id is some element of a range, or some character of a text.
  bool isAnyElement(NodeId Id) const;
  /// Whether \p From is made of \p Value in its function.
  bool isAbout(NodeId From, NodeId Value) const;
  /// The element of \p From that \p Value is, AnyKey if it is all of it or its
  /// place is not known; nothing if \p From is not made of it.
  std::optional<StringId> placeIn(NodeId From, NodeId Value) const;
  /// Whether \p E takes a piece, or a character, out of a text: what is known
  /// of that says nothing of the rest.
  bool isCutOut(const Edge &E) const;
  bool isFixed(NodeId Id) const;

  // GuardCalls.cpp: what a call establishes.

  /// What \p C, of which \p R speaks, looks for, if it is fixed.
  llvm::StringRef searchedText(const Call &C, const Row &R) const;
  bool readRow(const Call &C, const Row &R, bool Holds, const Subject &Of);
  /// That for some element of a range a predicate, of which \p R speaks, held
  /// or failed: what it says of what the predicate has captured.
  bool readPredicate(const Call &C, const Row &R, const Subject &Of);
  /// What a lambda that answers so has tested of what it captured.
  bool readCaptured(uint32_t Lambda, const Outcome &Known, const Subject &Of);
  /// \p Through: it answers by writing to that argument; NoIndex: by what it
  /// returns.
  bool readTargets(const Call &C, Outcome Known, const Subject &Of,
                   uint32_t Through = NoIndex);
  /// Argument Argument (NoIndex: the object) of a call, handed to Function.
  struct Handing {
    const Call &Called;
    uint32_t Function;
    uint32_t Argument;
    uint32_t Through; ///< As in readTargets.
    NodeId answer(const Program &P) const;
  };
  /// What a function tested of what it is handed if it answers so.
  bool readTarget(const Handing &To, const Outcome &Known, const Subject &Of);
  /// The same of the part \p Part of it, if the function's \p Answer is so.
  bool readPart(const Handing &To, NodeId Answer, const Outcome &Known,
                llvm::StringRef Part);
  bool readCall(const Call &C, const Outcome &Known, const Subject &Of);
  /// That \p C, of which \p R speaks, answered \p Other, or something else.
  bool readAnswer(const Call &C, const Row &R, NodeId Other, bool Equal,
                  const Subject &Of);
  /// What \p Written, an argument behind a call, says of how the call went.
  bool readWritten(NodeId Written, const Outcome &Known, const Subject &Of);
  /// That \p C, of which \p R speaks, has left in a text, or made of it, only
  /// characters that were tested or are fixed.
  bool readFilter(const Call &C, const Row &R);
  /// Whether what a predicate, of which \p R speaks, answers so about is
  /// guarded: each character of a text.
  bool keepsTested(const Call &C, const Row &R, bool Answer);
  bool givesTested(uint32_t Function) const;
  bool isUnseenPredicate(const Call &C) const;
  /// Whether \p Id is, on some way, a path without links and dots.
  bool isCanonical(NodeId Id) const;
  /// Whether it is wanted that \p Text is not in a text.
  bool wantsWithout(llvm::StringRef Text) const;

  // UrlGuards.cpp: where a URL goes.

  /// Whether \p From is made of \p Value, in its function, by whatever calls.
  bool isMadeOf(NodeId From, NodeId Value) const;
  /// That it has \p Text, in the way that a guard of \p Kind looks for.
  bool readUrlText(unsigned Kind, llvm::StringRef Text, bool Holds) const;
  /// That \p Side, a character of it, equals \p Other.
  bool readUrlCharacter(NodeId Side, NodeId Other, bool Equal,
                        const Subject &Of) const;
  /// Whether \p C runs code of the project's that looks at the address of the
  /// host that it is given.
  bool asksForAddress(const Call &C, NodeId Value) const;
  /// Which character of \p Value it is, from 0.
  std::optional<unsigned> characterAt(NodeId Side, NodeId Value) const;
  /// Whether \p Small is the length of \p Value, too short for a host.
  bool isShort(NodeId Small, NodeId Large, NodeId Value) const;

  // Verified.cpp: whether a token's signature was found to hold.

  /// Whether a verification of \p Of came back, where failing ones throw.
  bool hasPassed(const Call &C, const Subject &Of) const;
  /// That \p C, a verification or a comparison with an HMAC, answered so.
  bool readVerification(const Call &C, const Outcome &Known, const Subject &Of);
  /// That \p Error, written by the verification \p C, is as \p Known says.
  bool readError(const Call &C, NodeId Error, const Outcome &Known,
                 const Subject &Of) const;
  /// Whether it is known to be 0, false, null, or known not to be.
  static std::optional<bool> isZero(const Outcome &Known);
  /// Whether one of the sides is an HMAC and the comparison is about \p Value.
  bool isSigned(Sides Compared, NodeId Value) const;
  /// Whether it is so of all that was put together to make a value.
  bool areAllVerified(NodeId Decider, const Outcome &Known, const Subject &Of);
  bool isMac(NodeId Id) const;
  /// Whether there is nothing yet in \p Id that came from anywhere.
  bool isBlank(NodeId Id) const;
  /// Whether what is verified of \p From is so of \p Value: it is part of the
  /// token \p From, or was read from it.
  bool isOfToken(NodeId From, NodeId Value) const;
  using Nodes = llvm::SmallSetVector<NodeId, 32>;
  /// The names and copies that \p Id goes by in its function.
  Nodes copiesOf(NodeId Id) const;
  /// What \p Id is made of in its function, through calls as well.
  Nodes partsOf(NodeId Id, bool ThroughClaims) const;

  /// A budget: conditions of real code ask some dozens.
  static constexpr size_t MaxQuestions = 2000;

  const Program &P;
  const unsigned Wanted;
  const Call *Within;
  bool AsksElement = false; ///< It is a predicate that each element is asked.
  bool IsCopy = false; ///< What a function changes is not what it was given.
  std::map<std::tuple<const Call *, NodeId, bool, int, std::string, StringId,
                      NodeId, NodeId, std::string>,
           bool>
      Answered;
};

} // namespace portcullis

#endif // PORTCULLIS_LINK_GUARDS_H
