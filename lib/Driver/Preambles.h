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

/// Knows with which preamble each of some units is to be parsed, and what it
/// must look like then.
class Preambles {
public:
  /// None.
  Preambles() = default;

  /// Of \p Jobs. Fails if no worker can be started; a unit that cannot be
  /// preprocessed, or a preamble that cannot be made, is only not there.
  /// \p KeepsInputs: inputs() shall be known. \p ShowsProgress: on stderr.
  static llvm::Expected<Preambles> make(llvm::ArrayRef<const Job *> Jobs,
                                        const OwnCode &Own,
                                        const WorkerLimits &Limits,
                                        bool KeepsInputs, bool ShowsProgress);

  /// The preambles for job \p Index, of which all that they declare, the job
  /// does alone; may be empty.
  std::vector<const Preamble *> of(size_t Index) const;

  /// Whether job \p Index, parsed with its preambles, was \p Tokens, and would
  /// be the same without.
  bool isFaithful(size_t Index, const UnitTokens &Tokens) const;

  /// What job \p Index with its preambles was made from, beside what parsing it
  /// asked for.
  std::vector<Input> inputs(size_t Index) const;

private:
  class Maker;

  struct Use {
    std::optional<size_t> With; ///< The last of its preambles, as in Made.
    // What the unit is without a preamble.
    std::vector<HeaderId> Headers;
    uint64_t Own = 0;
    std::vector<uint32_t> Inputs;
  };

  struct Link {
    Preamble Last;
    Declarations Holds;         ///< Of it and of those before it.
    std::optional<size_t> Base; ///< What it comes after: an index into Made.
  };

  Declarations declarations(size_t Index) const;
  std::vector<const Preamble *> chain(std::optional<size_t> Last) const;

  HeaderTable Headers;
  InputTable Inputs;
  std::vector<Link> Made;
  std::vector<Use> Units; ///< By job.
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_PREAMBLES_H
