//===- Identities.h - What becomes of who the client is ---------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_IDENTITIES_H
#define PORTCULLIS_CHECKS_IDENTITIES_H

#include "Flows.h"
#include "Link/Routes.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace portcullis {

/// Follows what says who a client is (a token and its claims, a cookie, a
/// header) through a program: generously, since whoever uses it is trusted to
/// do so for a reason.
class Identities {
public:
  explicit Identities(const Program &P);

  /// Whether something that runs for route \p Index of routesOf() tells one
  /// client from another: it verifies or decodes a token, or looks up what it
  /// got. A key that all clients share does not.
  bool tellsApart(uint32_t Index) const;

  /// Whether what answers route \p Index does something with who the client is
  /// beyond asking whether it is known: compares it, looks something up by it,
  /// or gives it to a database.
  bool areUsed(uint32_t Index) const;

private:
  /// What a function does with one of its parameters.
  struct Summary {
    bool IsUsed = false;
    bool GetsOut = false; ///< By what it returns or leaves changed.
  };

  /// One search forwards.
  struct Walk {
    llvm::DenseSet<NodeId> &Seen;
    bool Leaves; ///< Out of the functions where it begins.
    llvm::SmallVector<NodeId, 8> Pending;
    Summary Found = {};
  };

  void seed(Walk &W);
  void findUses();
  void add(Walk &W, NodeId Id) const;
  void addResults(Walk &W, const Call &C) const;
  void use(Walk &W, uint32_t Function);
  void follow(Walk &W, const Edge &E);
  void run(Walk &W);
  Summary summaryOf(NodeId Parameter);
  bool isAsker(uint32_t Function) const;
  bool onlyAsks(uint32_t Call) const;
  void addOwn(uint32_t Function, llvm::DenseSet<uint32_t> &Found) const;

  const Program &P;
  llvm::DenseSet<NodeId> Of; ///< What is made of it.
  Takers Taken;
  llvm::DenseSet<NodeId> Uses; ///< What is compared, looked up or stored.
  llvm::DenseMap<NodeId, Summary> Summaries; ///< By parameter.
  // Functions:
  llvm::DenseSet<uint32_t> Reading; ///< They read who the client is.
  llvm::DenseSet<uint32_t> Tokens;  ///< They verify or decode a token.
  llvm::DenseSet<uint32_t> Using;   ///< They do something with it.
};

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_IDENTITIES_H
