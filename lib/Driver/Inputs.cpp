//===- Inputs.cpp - What a unit was parsed from ---------------------------===//

#include "Driver/Inputs.h"
#include "clang/DependencyScanning/DependencyScanningFilesystem.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using llvm::ErrorOr;
using llvm::StringRef;
using llvm::Twine;
namespace vfs = llvm::vfs;
namespace fs = llvm::sys::fs;

// The answers. No content has a digest as short as these.
static Digest kindOf(fs::file_type Type) {
  if (Type == fs::file_type::directory_file)
    return "d";
  return Type == fs::file_type::regular_file ? "f" : "o";
}
static const Digest Nothing = "-";

bool Input::isReadFile() const {
  return Asked == Question::Content && Answer != Nothing;
}

static Digest listingOf(std::vector<std::string> Names) {
  llvm::sort(Names);
  return digestOf(std::vector<StringRef>(Names.begin(), Names.end()));
}

namespace portcullis {

/// Tells what of a file is read.
class RecordedFile : public vfs::File {
public:
  RecordedFile(std::unique_ptr<vfs::File> Inner, std::string Path,
               RecordingFileSystem &To)
      : Inner(std::move(Inner)), Path(std::move(Path)), To(To) {}

  ErrorOr<vfs::Status> status() override { return Inner->status(); }
  ErrorOr<std::string> getName() override { return Inner->getName(); }
  ErrorOr<std::unique_ptr<llvm::MemoryBuffer>>
  getBuffer(const Twine &Name, int64_t FileSize, bool RequiresNullTerminator,
            bool IsVolatile) override {
    auto Buffer =
        Inner->getBuffer(Name, FileSize, RequiresNullTerminator, IsVolatile);
    To.record(Path, Question::Content,
              Buffer ? digestOf((*Buffer)->getBuffer()) : Nothing);
    return Buffer;
  }
  std::error_code close() override { return Inner->close(); }

private:
  std::unique_ptr<vfs::File> Inner;
  std::string Path;
  RecordingFileSystem &To;
};

} // namespace portcullis

std::string RecordingFileSystem::absolute(const Twine &Path) const {
  llvm::SmallString<256> Result;
  Path.toVector(Result);
  // Where that fails there is no current directory, and every answer is no.
  std::ignore = makeAbsolute(Result);
  return std::string(Result);
}

void RecordingFileSystem::record(std::string Path, Question Asked,
                                 const Digest &Answer) {
  Inputs.try_emplace({std::move(Path), Asked}, Answer);
}

ErrorOr<vfs::Status> RecordingFileSystem::status(const Twine &Path) {
  ErrorOr<vfs::Status> Result = ProxyFileSystem::status(Path);
  record(absolute(Path), Question::Kind,
         Result ? kindOf(Result->getType()) : Nothing);
  return Result;
}

ErrorOr<std::unique_ptr<vfs::File>>
RecordingFileSystem::openFileForRead(const Twine &Path) {
  auto Result = ProxyFileSystem::openFileForRead(Path);
  if (!Result) {
    // Unreadable, absent or a directory.
    record(absolute(Path), Question::Content, Nothing);
    return Result;
  }
  return std::make_unique<RecordedFile>(std::move(*Result), absolute(Path),
                                        *this);
}

vfs::directory_iterator RecordingFileSystem::dir_begin(const Twine &Directory,
                                                       std::error_code &Code) {
  std::vector<std::string> Names;
  std::error_code Ignored;
  for (vfs::directory_iterator
           It = ProxyFileSystem::dir_begin(Directory, Ignored),
           End;
       !Ignored && It != End; It.increment(Ignored))
    Names.push_back(llvm::sys::path::filename(It->path()).str());
  record(absolute(Directory), Question::Listing, listingOf(std::move(Names)));
  return ProxyFileSystem::dir_begin(Directory, Code);
}

static std::vector<Input> listOf(const AnswerMap &Answers) {
  std::vector<Input> Result;
  Result.reserve(Answers.size());
  for (const auto &[Key, Answer] : Answers)
    Result.push_back(
        {.Path = Key.first, .Asked = Key.second, .Answer = Answer});
  return Result;
}

std::vector<Input> RecordingFileSystem::inputs() const {
  return listOf(Inputs);
}

std::vector<Input> portcullis::merged(llvm::ArrayRef<Input> First,
                                      llvm::ArrayRef<Input> Second) {
  AnswerMap All;
  for (const Input &I : llvm::concat<const Input>(First, Second))
    All.try_emplace({I.Path, I.Asked}, I.Answer);
  return listOf(All);
}

/// The disk as this process first saw it: units ask for the same headers, in
/// the same places where there are none.
static llvm::IntrusiveRefCntPtr<vfs::FileSystem> cachedDisk() {
  static clang::dependencies::DependencyScanningFilesystemSharedCache Cache;
  return llvm::makeIntrusiveRefCnt<
      clang::dependencies::DependencyScanningWorkerFilesystem>(
      Cache, vfs::createPhysicalFileSystem());
}

UnitDisk::UnitDisk(StringRef Directory, bool IsRecorded) : Disk(cachedDisk()) {
  if (IsRecorded)
    Record = llvm::makeIntrusiveRefCnt<RecordingFileSystem>(Disk);
  Code = Disk->setCurrentWorkingDirectory(Directory);
}

llvm::IntrusiveRefCntPtr<vfs::FileSystem> UnitDisk::files() const {
  return Record ? Record : Disk;
}

std::vector<Input> UnitDisk::inputs() const {
  return Record ? Record->inputs() : std::vector<Input>();
}

uint32_t InputTable::add(const Input &I) {
  auto [It, IsNew] = Ids.try_emplace(toBytes(I), All.size());
  if (IsNew)
    All.push_back(I);
  return It->second;
}

static Digest ask(StringRef Path, Question Asked) {
  fs::file_status Status;
  std::error_code Code = fs::status(Path, Status);
  switch (Asked) {
  case Question::Kind:
    return Code ? Nothing : kindOf(Status.type());
  case Question::Content: {
    // What is not regular may never end.
    if (Code || Status.type() != fs::file_type::regular_file)
      return Nothing;
    auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false);
    return Buffer ? digestOf((*Buffer)->getBuffer()) : Nothing;
  }
  case Question::Listing: {
    std::vector<std::string> Names;
    for (fs::directory_iterator It(Path, Code), End; !Code && It != End;
         It.increment(Code))
      Names.push_back(llvm::sys::path::filename(It->path()).str());
    return listingOf(std::move(Names));
  }
  }
  llvm_unreachable("all questions are above");
}

const Digest &DiskAnswers::answer(StringRef Path, Question Asked) {
  auto [It, IsNew] = Known[static_cast<unsigned>(Asked)].try_emplace(Path);
  if (IsNew)
    It->second = ask(Path, Asked);
  return It->second;
}

bool DiskAnswers::add(const Input &I) {
  auto [It, IsNew] =
      Known[static_cast<unsigned>(I.Asked)].try_emplace(I.Path, I.Answer);
  return IsNew || It->second == I.Answer;
}

std::vector<Input> DiskAnswers::all() const {
  std::vector<Input> Result;
  for (Question Asked : {Question::Kind, Question::Content, Question::Listing})
    for (const auto &Entry : Known[static_cast<unsigned>(Asked)])
      Result.push_back({.Path = Entry.getKey().str(),
                        .Asked = Asked,
                        .Answer = Entry.getValue()});
  llvm::sort(Result, [](const Input &A, const Input &B) {
    return std::tie(A.Path, A.Asked) < std::tie(B.Path, B.Asked);
  });
  return Result;
}
