//===- Cache.h - What was analysed before -----------------------*- C++ -*-===//
//
// Content-addressed. The *recipe* of a unit is what this program, the models,
// the options and the compile command are; a file named by it lists the
// questions that parsing asked the file system (Driver/Inputs.h). Recipe,
// questions and the answers of today name the entry with the result. So an
// entry that is found is what parsing would give now: given equal answers, it
// would ask the same. The recipe of a program is made of those of its units,
// and its questions are all of theirs.
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

class ResultCache {
public:
  /// At \p Directory, which is made if it does not exist. \p MaxBytes: if it
  /// holds more when it is closed, the entries that were not used for longest
  /// go.
  static llvm::Expected<ResultCache> open(llvm::StringRef Directory,
                                          uint64_t MaxBytes);
  ~ResultCache();
  ResultCache(ResultCache &&) = default;
  ResultCache &operator=(ResultCache &&) = default;
  ResultCache(const ResultCache &) = delete;
  ResultCache &operator=(const ResultCache &) = delete;

  /// The name of the entry for \p Recipe, if there is one and all that it
  /// depends on is unchanged; \p Inputs, if given, becomes what that is.
  std::optional<Digest> find(const Digest &Recipe,
                             std::vector<Input> *Inputs = nullptr);

  /// What store() was given for the entry \p Name and \p MainFile (absolute),
  /// if it is still there. \p MainFile is any file that it was made from:
  /// whoever has that may read it.
  std::optional<std::string> read(const Digest &Name,
                                  llvm::StringRef MainFile) const;

  /// Keeps \p Bytes, which were made from \p Inputs, sorted. Scans may do so at
  /// once.
  llvm::Error store(const Digest &Recipe, llvm::StringRef MainFile,
                    llvm::ArrayRef<Input> Inputs, llvm::StringRef Bytes);

  /// All that results were made from which were found and stored so far, and
  /// what it is now. Nothing if a file was changed meanwhile.
  std::optional<std::vector<Input>> inputs() const;

private:
  ResultCache(std::string Directory, uint64_t MaxBytes)
      : Directory(std::move(Directory)), MaxBytes(MaxBytes) {}
  std::string pathOf(const Digest &Name) const;
  /// Names the questions of one directory in \p Group with their answers.
  const Digest &answersTo(llvm::StringRef Group);

  std::string Directory;
  uint64_t MaxBytes;
  DiskAnswers Disk;
  /// By group: most units ask the same of the directories of libraries.
  llvm::StringMap<Digest> Answered;
  bool HasGrown = false;
  bool IsSteady = true; ///< No question was answered in two ways.
};

/// Where a user's caches lie; empty if there is no such place.
std::string defaultCacheDirectory();

/// What this program is: differs whenever its behaviour may. Empty if it cannot
/// be told.
Digest programDigest();

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_CACHE_H
