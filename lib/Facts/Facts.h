//===- Facts.h - What one translation unit says -----------------*- C++ -*-===//
//
// Plain values, no AST. The heart is a value-flow graph in static single
// assignment form: a node is a value at one point of the program, an edge says
// how one becomes part of another. Branches give each value they test a new
// node (`Tested`), so that a guard dominates a use exactly if every path to
// the use runs over its node. docs/facts.md describes it with pictures.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_FACTS_FACTS_H
#define PORTCULLIS_FACTS_FACTS_H

#include "Support/JsonFwd.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include <cstdint>
#include <string>
#include <vector>

namespace portcullis {

using NodeId = uint32_t;
using StringId = uint32_t; ///< Index into TuFacts::Strings; 0 is "".
// llvm::DenseMap keeps ~0U and the one below for itself.
inline constexpr NodeId NoNode = ~0U - 2;
inline constexpr uint32_t NoIndex = ~0U - 2;

/// A range of a file; the units are those of Location.
struct Span {
  uint32_t File = 0; ///< Index into TuFacts::Files.
  uint32_t Line = 0, Column = 0, EndLine = 0, EndColumn = 0;
  uint32_t Offset = 0, Length = 0;
  bool InMacro = false; ///< It is what a macro expands to, or part of that.
};

enum class NodeKind : uint8_t {
  Value,   ///< Of an expression; Text is the operator or type, if any.
  Literal, ///< Text is the literal's characters or digits, or the name of an
           ///< enumerator or of a library's constant; Ref is the branch behind
           ///< which it stands, or NoIndex.
  Parameter, ///< Ref is its index.
  This,      ///< The object a member function runs on.
  Return,    ///< What a function returns.
  After,     ///< A parameter's referent (Ref; NoIndex: the object) at the end.
  Variable,  ///< A local, after an assignment; Text is its name.
  Anytime,   ///< A local, whichever assignment was last; Text is its name.
  Field,     ///< A field of any object of its class; Text is its name.
  Global,    ///< Text is its name.
  Call,      ///< The result of Calls[Ref].
  Effect,    ///< An argument's referent after Calls[Ref].
  Function,  ///< A function as a value; Ref is its index.
  Join,      ///< One of several values, by the way taken; Ref is where ways
             ///< meet, equal for all values that are joined there.
  Tested,    ///< A value behind a branch; Ref is the test's index.
};

/// What a value can hold, as far as it matters to what it can carry.
enum class ValueType : uint8_t { Other, Text, Number, Boolean, Enumeration };

struct Node {
  NodeKind Kind = NodeKind::Value;
  ValueType Type = ValueType::Other;
  bool IsDefined = false; ///< A global that the unit's own file defines.
  uint32_t Function = 0;  ///< Index into TuFacts::Functions.
  uint32_t Ref = NoIndex;
  StringId Text = 0;
  Span Where;
};

enum class EdgeKind : uint8_t {
  Same,    ///< The value itself. Label is the way it comes, from 1, if To is
           ///< where ways meet: a Join, or a Return or After by way out.
  Part,    ///< A piece or a rewriting of it.
  Joined,  ///< It among other pieces.
  Load,    ///< Its element Label.
  Store,   ///< Becomes the element Label of a container.
  Keep,    ///< A container but for its element Label, which was replaced.
  Parsed,  ///< Text to number. Label is the call.
  Operand, ///< Takes part in an operation that gives something else.
  Tested,  ///< Passes a branch. Label is the test.
  Unless,  ///< Unchanged by call Label, unless the callee's body is known.
  Enter,   ///< Argument to parameter of call Label; made by Link.
  Leave,   ///< Result or effect out of call Label; made by Link.
};

/// An element whose key is not known: matches every key.
inline constexpr StringId AnyKey = 0;

struct Edge {
  NodeId From = NoNode, To = NoNode;
  EdgeKind Kind = EdgeKind::Same;
  uint32_t Label = 0; ///< A StringId, call or test, by kind.

  /// Whether the value passes as it is.
  bool keepsValue() const {
    return Kind != EdgeKind::Part && Kind != EdgeKind::Joined &&
           Kind != EdgeKind::Parsed && Kind != EdgeKind::Operand;
  }
};

/// One place where an outcome decides the way.
struct Test {
  NodeId Condition = NoNode;
  /// Whether the condition held; for a call that returned at all, true.
  bool Holds = true;
  bool Returned = false; ///< The condition is a call that returned normally.
};

/// A way that is taken only if an outcome decides so.
struct Branch {
  NodeId Condition = NoNode; ///< NoNode: more than one, together.
  bool Holds = true;
  uint32_t Outer = NoIndex; ///< The branch behind which this one stands.
  uint32_t Offset = 0;      ///< Where it is decided, in its function's file.
  /// Without a condition: the branches of which one was taken, as those of
  /// `a || b`.
  llvm::SmallVector<uint32_t, 2> AnyOf;
};

/// A try block with a handler.
struct Try {
  uint32_t Function = 0;
  uint32_t Behind = NoIndex; ///< The branch behind which it stands.
  Span Where;                ///< With its handlers.
  Span Body;                 ///< What is tried.
  bool GoesOn = false;       ///< Behind some handler the function goes on.
};

/// A call, or a modelled field being read or written (argument 0).
struct Call {
  StringId Callee = 0; ///< Identity, as Function::Id.
  /// The function called. Behind Link: only if its own unit defines it, so that
  /// of two programs' functions of one name each calls its own.
  uint32_t Target = NoIndex;
  StringId Name = 0; ///< Normal form, for people and models.
  uint32_t Function = 0;
  uint32_t Block = 0; ///< Of its function: calls of one block run together.
  uint32_t Behind = NoIndex; ///< The branch behind which it stands.
  Span Where;
  Span NameWhere; ///< Of the name that is called.
  NodeId Object = NoNode;
  NodeId ObjectAfter = NoNode;
  NodeId Result = NoNode;
  NodeId Callable = NoNode; ///< A called value: variable, member, …
  /// What an accessor reads, and of which variable: for `r.header("Host")` the
  /// value of `r` and `.header("Host",)`. The spelling is that of PlaceAfter.
  NodeId Root = NoNode;
  StringId Reads = 0;
  llvm::SmallVector<NodeId, 4> Arguments;      ///< NoNode: left to default.
  llvm::SmallVector<NodeId, 4> ArgumentsAfter; ///< NoNode: cannot change.
  llvm::SmallVector<Span, 4> ArgumentWhere;
  llvm::SmallVector<uint32_t, 2> Rows;          ///< Of the ModelSet.
  llvm::SmallVector<StringId, 2> TypeArguments; ///< As Function::Class.
  StringId ObjectType = 0; ///< Normal form of the object's static type.
  bool IsOwn = false;      ///< The callee is the project's, seen or not.
  bool IsField = false;
  bool InTry = false; ///< A handler of its function would catch.
  bool IsConstruction = false;
};

/// What stands in a part of a parameter's referent when a function returns, if
/// the function has read it.
struct PlaceAfter {
  uint32_t Parameter = NoIndex; ///< NoIndex: the object.
  StringId Reads = 0;           ///< Which part: `[name]`, `.header("Host",)`.
  NodeId Node = NoNode;
};

struct Function {
  StringId Id = 0;   ///< Equal in all units for what is the same function.
  StringId Name = 0; ///< Normal form.
  Span Where;        ///< Of the name; of the whole for a lambda.
  Span Body;
  NodeId This = NoNode, ThisAfter = NoNode, Return = NoNode;
  llvm::SmallVector<NodeId, 4> Parameters, ParametersAfter;
  std::vector<PlaceAfter> PlacesAfter;
  llvm::SmallVector<StringId, 4> ParameterTypes; ///< Normal form.
  llvm::SmallVector<StringId, 1> Overrides;      ///< Function ids.
  StringId Class = 0;          ///< Identity of the class it belongs to.
  uint32_t Encloses = NoIndex; ///< The function a lambda stands in.
  bool IsLambda = false;
  bool HasBody = false;
  bool ReturnsBoolean = false;
  bool Throws = false; ///< Some way ends in a throw, or ends the program.
  /// It holds errors: some of its statements are not known.
  bool HasErrors = false;
};

/// All that is known of one translation unit.
struct TuFacts {
  std::string MainFile;
  bool HasErrors = false;
  /// They may be anywhere: a header is missing, or nobody knows where they are.
  bool AreErrorsAnywhere = false;
  /// Where they are outside of the functions in Functions, which tell
  /// themselves: the classes around, or else files (of length 0).
  std::vector<Span> ErrorsOutside;
  std::vector<std::string> GivenUp; ///< What a budget cut, for people.
  std::vector<std::string> Strings{""};
  std::vector<std::string> Files; ///< Absolute paths.
  /// Indexes of Files that hold settings, and no code.
  std::vector<uint32_t> Configurations;
  std::vector<Node> Nodes;
  std::vector<Edge> Edges;
  std::vector<Test> Tests;
  std::vector<Branch> Branches;
  std::vector<Try> Tries;
  std::vector<Call> Calls;
  std::vector<Function> Functions;
  /// Expressions that are statements of a block on their own, with their
  /// semicolon; none in a macro. Sorted by file and offset once linked.
  std::vector<Span> Statements;
  /// Classes whose members libraries call, each with one of its bases.
  std::vector<std::pair<StringId, StringId>> Bases;
  uint32_t JoinPoints = 0; ///< How many there are; Ref of Join nodes.
};

/// For people and tests; the order is that of extraction.
Json toJson(const TuFacts &Facts);

llvm::StringRef toString(NodeKind Kind);
llvm::StringRef toString(EdgeKind Kind);

} // namespace portcullis

#endif // PORTCULLIS_FACTS_FACTS_H
