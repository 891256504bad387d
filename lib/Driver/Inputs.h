//===- Inputs.h - What a unit was parsed from -------------------*- C++ -*-===//
//
// Parsing asks the file system questions: what is in this file, is there one
// here, what does this directory hold? The answers decide what comes of it, and
// nothing else does but the command. Where all are the same again, so is the
// result.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_DRIVER_INPUTS_H
#define PORTCULLIS_DRIVER_INPUTS_H

#include "Support/Archive.h"
#include "Support/Digest.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>
#include <string>
#include <vector>

namespace portcullis {

/// What was asked of a path.
enum class Question : uint8_t {
  Kind,    ///< Whether there is a file or a directory.
  Content, ///< What the file holds.
  Listing, ///< What the directory holds.
};

/// A question, and its answer: equal answers are equal texts.
struct Input {
  std::string Path; ///< Absolute.
  Question Asked = Question::Kind;
  Digest Answer;

  /// Whether it is a file that there is, and that was read.
  bool isReadFile() const;
};

template <typename Archive> void describe(Archive &A, As<Archive, Input> &I) {
  A(I.Path, I.Asked, I.Answer);
}

/// The questions of both, sorted; what \p First was answered counts.
std::vector<Input> merged(llvm::ArrayRef<Input> First,
                          llvm::ArrayRef<Input> Second);

using AnswerMap = std::map<std::pair<std::string, Question>, Digest>;

/// Passes everything on to the disk and remembers each question with its first
/// answer.
class RecordingFileSystem : public llvm::vfs::ProxyFileSystem {
public:
  explicit RecordingFileSystem(
      llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk)
      : ProxyFileSystem(std::move(Disk)) {}

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &Directory,
                                          std::error_code &Code) override;

  /// Sorted by path and question.
  std::vector<Input> inputs() const;

private:
  friend class RecordedFile;
  std::string absolute(const llvm::Twine &Path) const;
  void record(std::string Path, Question Asked, const Digest &Answer);

  AnswerMap Inputs;
};

/// The disk as a compile command sees it: its own current directory, which is
/// not the process's.
class UnitDisk {
public:
  /// \p IsRecorded: inputs() shall be known.
  UnitDisk(llvm::StringRef Directory, bool IsRecorded);

  /// Why there is no such directory, if so.
  std::error_code error() const { return Code; }
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files() const;
  std::vector<Input> inputs() const;

private:
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk;
  llvm::IntrusiveRefCntPtr<RecordingFileSystem> Record; ///< May be null.
  std::error_code Code;
};

/// Keeps the inputs of many units, which are mostly the same, once.
class InputTable {
public:
  uint32_t add(const Input &I);
  const Input &operator[](uint32_t Id) const { return All[Id]; }

private:
  llvm::StringMap<uint32_t> Ids;
  std::vector<Input> All;
};

/// Asks the disk, each question once.
class DiskAnswers {
public:
  const Digest &answer(llvm::StringRef Path, Question Asked);

  /// Somebody else asked \p I. Whether its answer is the one known here, if
  /// one is.
  bool add(const Input &I);

  /// All questions and answers, sorted.
  std::vector<Input> all() const;

private:
  llvm::StringMap<Digest> Known[3]; ///< By question.
};

} // namespace portcullis

#endif // PORTCULLIS_DRIVER_INPUTS_H
