//===- Flows.h - Questions that several checks ask --------------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_FLOWS_H
#define PORTCULLIS_CHECKS_FLOWS_H

#include "Link/Program.h"
#include "Report/Finding.h"
#include "llvm/ADT/DenseSet.h"
#include <optional>

namespace portcullis {

/// Guards after which text is no longer the client's to choose freely.
inline constexpr unsigned TextGuards =
    GuardMatch | GuardMember | GuardClass | GuardEqual;

/// Which text is still the client's to choose.
struct TextQuery {
  unsigned Guards = 0; ///< Behind one of these it is not.
  /// Nor is what a protector gave that serves this: "sql", "shell", "path",
  /// "html", "line", "url"; "" for none.
  llvm::StringRef Purpose = {};
  StringId Key = AnyKey;  ///< Only of this element of the sink.
  bool ByMembers = true;  ///< Whether through what objects keep as well.
  bool OfRequest = false; ///< Only what a client chose is looked for.
  /// Nodes by which it is not followed.
  const llvm::DenseSet<NodeId> *Without = nullptr;
};

/// What the client chose that reaches \p Sink as text; numbers and enumerators
/// are none.
std::vector<Flow> textFromRequest(const Program &P, NodeId Sink,
                                  const TextQuery &Query = {});

/// The same of text that \p IsSource finds at a node.
std::vector<Flow> textFrom(const Program &P, NodeId Sink,
                           const TextQuery &Query,
                           llvm::function_ref<bool(NodeId)> IsSource);

/// The row by which \p Id is what a protector gives, or null. Escaping protects
/// for one \p Purpose only ("sql", "shell", "html", "line", "path"); what hides
/// a value protects for all, "secrecy" among them.
const Row *protectorOf(const Program &P, NodeId Id, llvm::StringRef Purpose);

/// Whether what the protector \p R gives is harmless for \p Purpose.
bool protects(const Row &R, llvm::StringRef Purpose);

/// "query parameter 'id'", "request body": what a source node is.
std::string describeSource(const Program &P, NodeId Source);

/// Whether what the client chose at \p Source can hold \p Character, a line
/// break or a `<` that a browser sends: not if it is part of a line of the
/// request that was not decoded, or of a path that a route's pattern matched.
bool mayHold(const Program &P, NodeId Source, char Character);
inline bool mayBreakLines(const Program &P, NodeId Source) {
  return mayHold(P, Source, '\n');
}

/// Proves \p F by \p Way. A reader is shown where it begins, the names it
/// takes, the calls it enters, and \p End at \p Where, but no literals. There
/// is a doubt if the value may be another: of a member or a global that several
/// places write, objects and times are not told apart; nor are elements whose
/// keys are not known.
void addWay(Finding &F, const Program &P, const Flow &Way,
            llvm::StringRef Origin, const Location &Where, llvm::StringRef End);

/// Whether only an element of the origin arrives, not all of it.
bool isElement(const Program &P, const Flow &F);

/// The element that \p F takes of what it comes by, the first on the way;
/// AnyKey if it is all of it, or not known which.
StringId elementTaken(const Program &P, const Flow &F);

/// Where \p C is given \p Value.
Span givenAt(const Program &P, const Call &C, NodeId Value);

/// Where \p From becomes part of \p To: the argument or the written piece.
Location joinedAt(const Program &P, NodeId From, NodeId To);

/// \p Name, of a function, without its namespaces and class.
inline llvm::StringRef shortName(llvm::StringRef Name) {
  return Name.substr(Name.rfind(':') + 1);
}

/// The fixed name by which \p C, of which \p R speaks, asks for one of many;
/// empty if it asks for none, or if that is not known.
llvm::StringRef keyOf(const Program &P, const Call &C, const Row &R);

/// Shows a reader of \p F another place, unless that is on the same line.
void relate(Finding &F, Location Where, llvm::StringRef Text);

/// Where \p Id stands.
Location whereIs(const Program &P, NodeId Id);

/// Whether an edge of \p Kind whose label \p Fits leads from \p From to \p To.
bool hasEdge(const Program &P, NodeId From, NodeId To, EdgeKind Kind,
             llvm::function_ref<bool(StringId)> Fits);

/// Whether a row of role \p R with key \p Key spelled \p Value is at \p C.
const Row *rowWith(const Program &P, const Call &C, Role R, llvm::StringRef Key,
                   llvm::StringRef Value);

/// Whether what the row asks of other arguments holds.
bool holds(const Program &P, const RoleCall &Asking);

/// Whether \p Sink is one of this call: what its row asks of other arguments
/// holds, and no row that asks for more stands for it.
bool isMeant(const Program &P, const RoleCall &Sink);

/// Calls \p Visit with each value that acts in \p Sink: with a node, where it
/// stands, and the element of it, if only that acts.
void eachSinkValue(
    const Program &P, const RoleCall &Sink,
    llvm::function_ref<void(NodeId, const Span &, StringId)> Visit);

/// The calls that are made on a node or are given it, by the node.
using Takers = llvm::DenseMap<NodeId, llvm::SmallVector<uint32_t, 1>>;
Takers takersOf(const Program &P);

/// Whether the text that \p Way has come to before \p I becomes part of another
/// there. What is copied character by character is part of none.
bool isJoin(const Program &P, const Flow &Way, size_t I);

/// The index on \p Way of the text that it is first joined to other text in, or
/// 0 if it is not.
size_t firstJoin(const Program &P, const Flow &Way);

/// Whether \p Way runs through a field of a class that is made to hold any
/// text, as a string class of the project's own is: several literals get into
/// it. Fields know no object, so what one of these holds says nothing of
/// another.
bool mixesObjects(const Program &P, const Flow &Way);

/// Two values whose equality is tested.
struct Comparison {
  NodeId Left, Right;
  const Call *By;
};

/// All of them that are calls: of operators, and as models say.
std::vector<Comparison> comparisons(const Program &P);

/// All calls of sinks of one kind.
std::vector<RoleCall> sinks(const Program &P, llvm::StringRef Kind);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_FLOWS_H
