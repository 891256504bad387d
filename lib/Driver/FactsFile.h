//===- FactsFile.h - Facts of units, for another machine --------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_FACTSFILE_H
#define PORTCULLIS_DRIVER_FACTSFILE_H

#include "Driver/Plan.h"
#include "Driver/Unit.h"
#include "llvm/Support/Error.h"

namespace portcullis {

/// One unit of a file of facts.
struct SealedUnit {
  Digest PlanId;
  uint32_t Index = 0; ///< Of its job.
  std::string File;
  bool IsLost = false; ///< Another try may do better.
  std::string Bytes;   ///< Job and Unit, see Driver/Seal.h.
};

template <typename Archive>
void describe(Archive &A, As<Archive, SealedUnit> &U) {
  A(U.PlanId, U.Index, U.File, U.IsLost, U.Bytes);
}

/// What is known of a plan without its jobs.
struct PlanHead {
  Digest Id;
  uint32_t Total = 0;
  bool IsWhole = false;
  std::string Root;
  std::vector<std::string> Rules;
  bool operator==(const PlanHead &) const = default;
};

template <typename Archive>
void describe(Archive &A, As<Archive, PlanHead> &H) {
  A(H.Id, H.Total, H.IsWhole, H.Root, H.Rules);
}

/// A file of the project's own that units were parsed from, and what it held.
struct OwnInput {
  std::string Path; ///< Absolute.
  Digest Content;
  auto operator<=>(const OwnInput &) const = default;
};

template <typename Archive>
void describe(Archive &A, As<Archive, OwnInput> &I) {
  A(I.Path, I.Content);
}

/// Units, in the order of their plans and jobs; each once.
struct FactsFile {
  Digest Maker; ///< See makerOf(); units of one mean nothing to another.
  std::vector<PlanHead> Plans;
  /// But the main files, which each unit is sealed with. Sorted, each once; all
  /// headers of the system would be as much as the facts.
  std::vector<OwnInput> Inputs;
  std::vector<SealedUnit> Units;
};

template <typename Archive>
void describe(Archive &A, As<Archive, FactsFile> &F) {
  A(F.Maker, F.Plans, F.Inputs, F.Units);
}

/// This program with \p Models.
Digest makerOf(const ModelSet &Models);

/// Job \p J of \p P, and what came of it.
SealedUnit sealUnit(const Plan &P, const Job &J, const Unit &U);

/// What is the project's own of the files \p Read by job \p J of \p P.
std::vector<OwnInput> ownInputs(const Plan &P, const Job &J,
                                llvm::ArrayRef<Input> Read);

/// Opens what sealUnit() gave. Fails if the main file is not what it was, or if
/// the facts are not sound with \p Models.
llvm::Error unsealUnit(const SealedUnit &Sealed, const ModelSet &Models, Job &J,
                       Unit &U);

/// Adds what \p More has to \p To. Associative and commutative.
void merge(FactsFile &To, FactsFile More);

llvm::Error writeFactsFile(const FactsFile &Facts, llvm::StringRef Path);

/// Fails if \p Path is no file of facts, or is damaged.
llvm::Expected<FactsFile> readFactsFile(llvm::StringRef Path);

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_FACTSFILE_H
