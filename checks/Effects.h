//===- Effects.h - What answering a request changes -------------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_EFFECTS_H
#define PORTCULLIS_CHECKS_EFFECTS_H

#include "Link/Program.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <optional>

namespace portcullis {

/// Something that lasts beyond the answer.
struct Effect {
  llvm::StringRef What; ///< "writes to the database"
  Span Where;

  static constexpr llvm::StringLiteral InMemory =
      "changes what the server keeps";
  bool isInMemory() const { return What == InMemory; }
};

/// Finds what functions change.
class Effects {
public:
  explicit Effects(const Program &P);

  /// The gravest that \p Handler, or what it runs, has; nothing if none is
  /// seen.
  std::optional<Effect> of(uint32_t Handler) const;

  /// What \p Call, or what it runs, changes beyond the server's memory.
  std::optional<Effect> beyondMemory(uint32_t Call) const;

private:
  /// A handler and what it runs.
  struct Scope {
    const std::vector<uint32_t> &Functions;
    llvm::DenseSet<uint32_t> Contains; ///< The same.
    /// Those that run on an object that is there before and after.
    llvm::DenseSet<uint32_t> OnShared;
  };

  std::optional<Effect> ofCall(const Scope &S, const Call &C) const;
  std::optional<Effect> ofAssignments(const Scope &S, uint32_t Function) const;
  bool changesDatabase(const Scope &S, const Call &C, const Row &R) const;
  bool isKept(const Scope &S, const Edge &E) const;
  bool isShared(const Scope &S, NodeId Object) const;
  Scope scopeOf(uint32_t Handler) const;

  const Program &P;
  /// What is assigned to fields, globals and captured variables, by the
  /// function that does it.
  llvm::DenseMap<uint32_t, std::vector<uint32_t>> Assignments;
};

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_EFFECTS_H
