//===- Secrets.cpp - Literals that no output may show ---------------------===//

#include "Report/Secrets.h"
#include "Support/SortUnique.h"
#include "llvm/ADT/STLExtras.h"

using namespace portcullis;
using llvm::StringRef;

/// Whether \p Name is that of something that opens doors.
static bool namesSecret(const Program &P, StringRef Name) {
  const SensitiveCategory *Category = P.models().sensitive().find(Name);
  return Category && llvm::is_contained({"password", "secret key", "token"},
                                        StringRef(Category->Name));
}

static bool hasSecretName(const Program &P, NodeId Id) {
  switch (P.node(Id).Kind) {
  case NodeKind::Parameter:
  case NodeKind::Variable:
  case NodeKind::Anytime:
  case NodeKind::Field:
  case NodeKind::Global:
    return namesSecret(P, P.nameOf(Id));
  default:
    return false;
  }
}

namespace {

/// Walks backwards from all secrets at once: linear in the program.
class LiteralFinder {
public:
  explicit LiteralFinder(const Program &P) : P(P), Seen(P.nodeCount()) {}

  void find(std::vector<Location> &Result) {
    for (NodeId Id = 0; Id < P.nodeCount(); ++Id)
      addRoots(Id);
    while (!Pending.empty()) {
      NodeId Id = Pending.pop_back_val();
      if (P.node(Id).Kind == NodeKind::Literal)
        Result.push_back(P.location(P.node(Id).Where));
      for (uint32_t Index : P.into(Id)) {
        const Edge &E = P.edge(Index);
        if (llvm::is_contained({EdgeKind::Same, EdgeKind::Joined,
                                EdgeKind::Tested, EdgeKind::Unless},
                               E.Kind))
          add(E.From);
      }
    }
  }

private:
  void add(NodeId Id) {
    if (!Seen[Id]) {
      Seen[Id] = true;
      Pending.push_back(Id);
    }
  }

  /// What \p Id is given, if its name or that of its element is a secret's.
  void addRoots(NodeId Id) {
    const bool IsSecret = hasSecretName(P, Id);
    if (IsSecret)
      add(Id);
    for (uint32_t Index : P.into(Id)) {
      const Edge &E = P.edge(Index);
      if (E.Kind == EdgeKind::Store ? namesSecret(P, P.text(E.Label))
                                    : E.Kind == EdgeKind::Enter && IsSecret)
        add(E.From);
    }
  }

  const Program &P;
  std::vector<bool> Seen;
  llvm::SmallVector<NodeId, 64> Pending;
};

} // namespace

std::vector<Location> portcullis::secretsOf(const Program &P,
                                            llvm::ArrayRef<Finding> Findings) {
  std::vector<Location> Result;
  for (const Finding &F : Findings)
    llvm::append_range(Result, F.Secrets);
  LiteralFinder(P).find(Result);
  sortUnique(Result);
  return Result;
}
