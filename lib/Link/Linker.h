//===- Linker.h - Joins the facts of units ----------------------*- C++ -*-===//

#ifndef PORTCULLIS_LINK_LINKER_H
#define PORTCULLIS_LINK_LINKER_H

#include "Facts/Facts.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringSet.h"

namespace portcullis {

/// Adds units one after the other, in a fixed order, to one set of facts. A
/// function that several units define at one place is taken from the first.
class Linker {
public:
  /// \p Units: all that will be added.
  explicit Linker(llvm::ArrayRef<TuFacts> Units);
  void add(const TuFacts &Unit);
  TuFacts take() { return std::move(All); }

private:
  /// From the ids of the unit being added to those of the whole.
  struct UnitMap {
    std::vector<StringId> Strings;
    std::vector<uint32_t> Files, Functions, Calls;
    std::vector<NodeId> Nodes;
    std::vector<bool> Dropped; ///< By function: its body is known already.
    std::vector<bool> Fresh;   ///< By function: first met here.
  };

  uint32_t intern(llvm::StringRef Text);
  Span span(Span S) const;
  NodeId node(NodeId Id) const;
  /// Whether both have a body, but not the same one: they are of two programs,
  /// of which each has its own.
  bool isAnother(const Function &Local, const Function &Joined) const;
  void addFunctions(const TuFacts &Unit);
  void mapInterface(const Function &Local, const Function &Joined);
  /// \p Local is the definition of what was only declared so far: its names
  /// and places count, as declarations need not name parameters.
  void nameInterface(const TuFacts &Unit, const Function &Local);
  void addFiles(const TuFacts &Unit);
  void addNodes(const TuFacts &Unit);
  /// What tells a field or global from others.
  StringId identity(const Node &Shared, llvm::StringRef MainFile);
  void addInterfaces(const TuFacts &Unit);
  void addCalls(const TuFacts &Unit);
  void addEdges(const TuFacts &Unit, uint32_t FirstTest);

  TuFacts All;
  UnitMap Map;
  std::vector<NodeId> NewNodes; ///< Added from this unit.
  llvm::StringMap<StringId> Strings{{"", 0}};
  llvm::StringMap<uint32_t> FileIds;
  llvm::DenseMap<StringId, uint32_t> FunctionIds;
  llvm::DenseMap<std::pair<unsigned, StringId>, NodeId> SharedNodes;
  /// Globals that several units define: each is another program's.
  llvm::StringSet<> Twins;
};

} // namespace portcullis

#endif // PORTCULLIS_LINK_LINKER_H
