//===- Preambles.h - The preambles of many units ----------------*- C++ -*-===//

#ifndef PORTCULLIS_DRIVER_PREAMBLES_H
#define PORTCULLIS_DRIVER_PREAMBLES_H

#include "Driver/Inputs.h"
#include "Driver/Preamble.h"
#include "Driver/PreamblePlan.h"
#include "Driver/Workers.h"

namespace portcullis {

/// Digests of declarations, as in HeaderTokens: sorted, each once.
using Declarations = std::vector<uint64_t>;

/// Knows after which preambles each of some units is to be parsed, and what it
/// must look like then.
class Preambles {
public:
  /// None.
  Preambles() = default;

  /// Of \p Jobs. Fails if no worker can be started; a unit that cannot be
  /// preprocessed has none. \p KeepsInputs: inputs() shall be known.
  /// \p ShowsProgress: on stderr.
  static llvm::Expected<Preambles> plan(llvm::ArrayRef<const Job *> Jobs,
                                        const WorkerLimits &Limits,
                                        bool KeepsInputs, bool ShowsProgress);

  size_t size() const { return Plans.size(); }
  llvm::StringRef text(size_t Preamble) const { return Plans[Preamble].Text; }
  /// The preamble that \p Preamble goes on after.
  std::optional<size_t> before(size_t Preamble) const {
    return Plans[Preamble].Base;
  }
  /// A job that is to be parsed after \p Preamble.
  size_t firstUnit(size_t Preamble) const {
    return Plans[Preamble].Units.front();
  }
  /// The last of the preambles of job \p Index, if it has any.
  std::optional<size_t> beforeUnit(size_t Index) const {
    return Units.empty() ? std::nullopt : Units[Index].After;
  }

  /// The jobs of which \p Preamble is the last preamble.
  std::vector<size_t> unitsAfter(size_t Preamble) const;

  /// Those of \p Jobs that are not to go on after preambles that gave \p Heard:
  /// these declare what the unit alone does not.
  std::vector<size_t> unfit(llvm::ArrayRef<size_t> Jobs,
                            const TokenRecorder &Heard) const;

  /// Whether job \p Index, parsed after its preambles, was \p Tokens, and would
  /// be the same without.
  bool isFaithful(size_t Index, const UnitTokens &Tokens) const;

  /// What was asked of job \p Index when it was preprocessed alone.
  std::vector<Input> inputs(size_t Index) const;

private:
  /// What a unit is without a preamble.
  struct Alone {
    std::vector<HeaderId> Headers;
    uint64_t Own = 0;
    std::vector<uint32_t> Inputs;
    std::optional<size_t> After; ///< The preamble before it.
  };

  Declarations declarations(size_t Index) const;

  HeaderTable Headers;
  InputTable Inputs;
  std::vector<PreamblePlan> Plans;
  std::vector<Alone> Units; ///< By job.
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_PREAMBLES_H
