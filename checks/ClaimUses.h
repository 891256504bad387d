//===- ClaimUses.h - Where claims go before they are verified ---*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_CLAIMUSES_H
#define PORTCULLIS_CHECKS_CLAIMUSES_H

#include "Flows.h"
#include "llvm/ADT/SetVector.h"

namespace portcullis {

/// The claim that \p C, of which \p R speaks, reads; empty if not known.
llvm::StringRef claimRead(const Program &P, const Call &C, const Row &R);

/// Whether a claim may be read to find the key to verify with.
bool choosesKey(llvm::StringRef Claim);

/// Tells claims that are put to use from those that only wait in a variable
/// until their token has been verified.
class ClaimUses {
public:
  explicit ClaimUses(const Program &P) : P(P) {}

  /// Whether what \p Read, a call of a token's reader, gave is used on some way
  /// on which the token was not verified. \p Way leads from where the token
  /// came from, over \p Decode, to the reader.
  bool isUsed(const RoleCall &Read, uint32_t Decode, const Flow &Way);

private:
  /// Whether a verification of the token stands behind \p Decode on some way.
  bool isVerifiedLater(uint32_t Decode) const;
  /// Whether the claim \p Id arrives at something that acts by it; follows it
  /// otherwise.
  bool usesAt(NodeId Id, bool JudgesToken);
  bool usesAsArgument(uint32_t Index, NodeId Id);
  bool usesOver(const Edge &E);
  bool isLogged(const Node &To) const;
  /// Whether the condition \p Id decides nothing but together with another that
  /// holds of verified tokens only: `role == "admin" && !error`.
  bool isBesideVerification(NodeId Id) const;
  void findKeyMakers();
  void buildIndex();

  const Program &P;
  /// The calls that a node is an argument or the object of.
  Takers Taken;
  llvm::DenseSet<NodeId> Conditions;
  /// Calls that give what tokens are verified with.
  llvm::DenseSet<uint32_t> KeyMakers;
  NodeId Claim = NoNode; ///< As it was read.
  llvm::SmallSetVector<NodeId, 32> Pending;
  llvm::DenseSet<uint32_t> Functions; ///< That the way runs through.
  llvm::DenseSet<uint32_t> Entered;   ///< With the claim.
};

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_CLAIMUSES_H
