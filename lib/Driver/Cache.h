//===- Cache.h - Units that were analysed before ----------------*- C++ -*-===//
//
// Content-addressed. The *recipe* of a unit is what this program, the models,
// the options and the compile command are; a file named by it lists the
// questions that parsing asked the file system (Driver/Inputs.h). Recipe,
// questions and the answers of today name the entry with the result. So an
// entry that is found is what parsing would give now: given equal answers, it
// would ask the same.
//
// Entries are sealed (Driver/Seal.h); one that does not open is not there.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_CACHE_H
#define PORTCULLIS_DRIVER_CACHE_H

#include "Driver/Inputs.h"
#include "llvm/Support/Error.h"
#include <optional>

namespace portcullis {

/// A question of which the answer is not known yet.
struct Ask {
  std::string Path;
  Question Asked = Question::Kind;
  bool operator==(const Ask &) const = default;
};
using Questions = std::vector<Ask>;

template <typename Archive> void describe(Archive &A, As<Archive, Ask> &Q) {
  A(Q.Path, Q.Asked);
}

class FactsCache {
public:
  /// At \p Directory, which is made if it does not exist. \p MaxBytes: when
  /// it holds more, the entries that were not used for longest go.
  static llvm::Expected<FactsCache> open(llvm::StringRef Directory,
                                         uint64_t MaxBytes);

  struct Entry {
    std::string Bytes;
    std::vector<Input> Inputs;
  };

  /// What store() was given for \p Recipe and \p MainFile (absolute), if all
  /// that it depends on is unchanged.
  std::optional<Entry> find(const Digest &Recipe, llvm::StringRef MainFile);

  /// Keeps \p Bytes, which were made from \p Inputs. Scans may do so at once.
  llvm::Error store(const Digest &Recipe, llvm::StringRef MainFile,
                    llvm::ArrayRef<Input> Inputs, llvm::StringRef Bytes);

  /// Removes what is too much.
  void prune() const;

private:
  FactsCache(std::string Directory, uint64_t MaxBytes)
      : Directory(std::move(Directory)), MaxBytes(MaxBytes) {}
  std::string pathOf(const Digest &Name) const;
  /// The lists of questions that parsing asked for \p Recipe, latest first.
  std::vector<Questions> questions(const Digest &Recipe) const;

  std::string Directory;
  uint64_t MaxBytes;
  DiskAnswers Disk;
};

/// Where a user's caches lie; empty if there is no such place.
std::string defaultCacheDirectory();

/// What this program is: differs whenever its behaviour may. Empty if it cannot
/// be told.
Digest programDigest();

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_CACHE_H
