//===- WholeRows.cpp - Rows that are handed on with all their columns -----===//

#include "WholeRows.h"
#include "Flows.h"
#include "SqlTexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

using namespace portcullis;
using llvm::StringRef;

/// Fills in the columns of the table of \p To that nobody may be sent.
static void findColumns(const Program &P, const SqlTables &Tables,
                        WholeRow &To) {
  for (const SqlColumn &Column : Tables.columnsOf(To.Table)) {
    const SensitiveCategory *Category =
        P.models().sensitive().find(Column.Name);
    if (!Category || !Category->Expose)
      continue;
    To.Known = To.Known == NoNode ? Column.Known : To.Known;
    To.Columns.push_back(Column.Name);
  }
}

namespace {
/// What becomes of the name of a column.
struct NameUse {
  bool IsTested = false;             ///< Columns are told apart.
  llvm::SmallVector<NodeId, 4> Into; ///< See columnNames().
};
} // namespace

static NameUse useOf(const Program &P, NodeId Name) {
  static constexpr unsigned MaxNodes = 64;
  NameUse Use;
  llvm::SmallSetVector<NodeId, 16> Pending;
  Pending.insert(Name);
  for (unsigned I = 0; I < Pending.size() && I < MaxNodes; ++I)
    for (uint32_t Index : P.outOf(Pending[I])) {
      const Edge &E = P.edge(Index);
      if (E.Kind == EdgeKind::Joined)
        Use.Into.push_back(E.To);
      if (E.Kind == EdgeKind::Tested && !P.test(E.Label).Returned)
        Use.IsTested = true;
      if (E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Part ||
          E.Kind == EdgeKind::Tested || E.Kind == EdgeKind::Enter)
        Pending.insert(E.To);
    }
  for (uint32_t Index : P.callsIn(P.node(Name).Function)) {
    const Call &C = P.call(Index);
    for (Role R : {Role::Load, Role::Store}) {
      const Row *Keyed = P.rowOf(C, R);
      if (Keyed && Keyed->has("key") && C.Object != NoNode &&
          Pending.contains(P.nodeAt(C, Keyed->position("key", {}))))
        Use.Into.push_back(C.Object);
    }
  }
  return Use;
}

/// Whether \p Function takes a column of \p Row out of what it has put in.
static bool takesOut(const Program &P, uint32_t Function, const WholeRow &Row) {
  return llvm::any_of(P.callsIn(Function), [&](uint32_t Index) {
    const Call &C = P.call(Index);
    const class Row *Gone = P.rowOf(C, Role::Erase);
    return Gone && Gone->has("key") &&
           llvm::is_contained(Row.Columns, keyOf(P, C, *Gone));
  });
}

llvm::DenseMap<NodeId, uint32_t> portcullis::columnNames(const Program &P) {
  llvm::DenseMap<NodeId, uint32_t> Found;
  for (auto [Index, R] : P.withRole(Role::ColumnName)) {
    const Call &C = P.call(Index);
    // Names alone give nothing away.
    bool HasValues = llvm::any_of(P.callsIn(C.Function), [&](uint32_t Other) {
      return P.rowOf(P.call(Other), Role::Stored);
    });
    NameUse Use = useOf(P, C.Result);
    if (HasValues && !Use.IsTested)
      for (NodeId Into : Use.Into)
        Found.try_emplace(Into, Index);
  }
  return Found;
}

std::vector<WholeRow> portcullis::wholeRows(const Program &P,
                                            const SqlTables &Tables,
                                            uint32_t Index,
                                            const CallContext &Context) {
  std::vector<WholeRow> Found;
  const Call &C = P.call(Index);
  const Row *R = P.rowOf(C, Role::ColumnName);
  NodeId Result = P.nodeAt(C, R->position("of", {}));
  if (Result == NoNode)
    return Found;
  for (const SqlText &Text : resultTexts(P, Result, Context)) {
    WholeRow Whole{.Select = Text.Literal, .Table = selectedTable(Text.Begin)};
    if (Whole.Table.empty())
      continue;
    findColumns(P, Tables, Whole);
    if (!Whole.Columns.empty() && !takesOut(P, C.Function, Whole))
      Found.push_back(std::move(Whole));
  }
  return Found;
}
