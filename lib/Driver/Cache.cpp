//===- Cache.cpp - What was analysed before -------------------------------===//

#include "Driver/Cache.h"
#include "Driver/Paths.h"
#include "Driver/Seal.h"
#include "Support/Error.h"
#include "Support/Output.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// How many lists of questions a recipe keeps: a branch that is switched back
/// to asks what it asked before.
static constexpr size_t MaxLists = 4;

Expected<ResultCache> ResultCache::open(StringRef Directory,
                                        uint64_t MaxBytes) {
  std::string Path = absolutePath(Directory);
  if (std::error_code Code =
          fs::create_directories(Path, /*IgnoreExisting=*/true, fs::owner_all))
    return error("{0}: cannot be made: {1}", Directory, Code.message());
  if (!fs::is_directory(Path))
    return error("{0}: expected a directory, found a file", Directory);
  return ResultCache(std::move(Path), MaxBytes);
}

std::string ResultCache::pathOf(const Digest &Name) const {
  llvm::SmallString<256> Path(Directory);
  // The prefix is that of files which llvm::pruneCache() may remove.
  path::append(Path, "llvmcache-" + llvm::toHex(Name, /*LowerCase=*/true));
  return std::string(Path);
}

namespace portcullis {
namespace {

/// A question of which the answer is not known yet.
struct Ask {
  StringRef Path;
  Question Asked = Question::Kind;
  bool operator==(const Ask &) const = default;
};
using Questions = std::vector<Ask>;

template <typename Archive> void describe(Archive &A, As<Archive, Ask> &Q) {
  A(Q.Path, Q.Asked);
}

} // namespace
} // namespace portcullis

/// Null if \p Path cannot be read.
static std::unique_ptr<llvm::MemoryBuffer> bufferOf(const std::string &Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false,
                                            /*IsVolatile=*/true);
  return Buffer ? std::move(*Buffer) : nullptr;
}

/// The lists of questions in \p Buffer, which may be null, latest first.
static std::vector<Questions> listsIn(const llvm::MemoryBuffer *Buffer) {
  std::vector<Questions> Lists;
  auto IsQuestion = [](const Ask &Q) { return Q.Asked <= Question::Listing; };
  if (!Buffer || !fromBytes(Buffer->getBuffer(), Lists) ||
      !llvm::all_of(Lists, [&](const Questions &List) {
        return llvm::all_of(List, IsQuestion);
      }))
    Lists.clear(); // Damaged.
  return Lists;
}

/// The name of the entry for \p Recipe if the questions \p Asked have \p
/// Answers, one in a line.
static Digest entryOf(const Digest &Recipe, const Questions &Asked,
                      StringRef Answers) {
  return digestOf({"entry", Recipe, toBytes(Asked), Answers});
}

std::optional<Digest> ResultCache::find(const Digest &Recipe,
                                        std::vector<Input> *Inputs) {
  // The questions are parts of it; there are many, and few that are new.
  std::unique_ptr<llvm::MemoryBuffer> Buffer = bufferOf(pathOf(Recipe));
  for (const Questions &List : listsIn(Buffer.get())) {
    std::string Answers;
    for (const Ask &Q : List) {
      Answers += Disk.answer(Q.Path, Q.Asked);
      Answers += '\n';
    }
    Digest Name = entryOf(Recipe, List, Answers);
    if (!fs::exists(pathOf(Name)))
      continue;
    if (Inputs)
      for (const Ask &Q : List)
        Inputs->push_back({.Path = Q.Path.str(),
                           .Asked = Q.Asked,
                           .Answer = Disk.answer(Q.Path, Q.Asked)});
    return Name;
  }
  return std::nullopt;
}

std::optional<std::string> ResultCache::read(const Digest &Name,
                                             StringRef MainFile) const {
  std::unique_ptr<llvm::MemoryBuffer> Sealed = bufferOf(pathOf(Name));
  if (!Sealed)
    return std::nullopt;
  return unseal(Sealed->getBuffer(), MainFile, Name);
}

static Error writeText(const std::string &Path, StringRef Text) {
  return writeFile(Path, [&](llvm::raw_ostream &Out) { Out << Text; });
}

Error ResultCache::store(const Digest &Recipe, StringRef MainFile,
                         llvm::ArrayRef<Input> Inputs, StringRef Bytes) {
  Questions List;
  std::string Answers;
  for (const Input &I : Inputs) {
    List.push_back({.Path = I.Path, .Asked = I.Asked});
    Answers += I.Answer + '\n';
    IsSteady &= Disk.add(I);
  }
  Digest Name = entryOf(Recipe, List, Answers);
  if (Error E = writeText(pathOf(Name), seal(Bytes, MainFile, Name)))
    return E;
  std::unique_ptr<llvm::MemoryBuffer> Before = bufferOf(pathOf(Recipe));
  std::vector<Questions> Lists = listsIn(Before.get());
  llvm::erase(Lists, List);
  Lists.insert(Lists.begin(), std::move(List));
  Lists.resize(std::min(Lists.size(), MaxLists));
  return writeText(pathOf(Recipe), toBytes(Lists));
}

std::optional<std::vector<Input>> ResultCache::inputs() const {
  if (!IsSteady)
    return std::nullopt;
  return Disk.all();
}

void ResultCache::prune() const {
  llvm::CachePruningPolicy Policy;
  Policy.Interval = std::chrono::seconds(0); // Looking costs little.
  Policy.MaxSizeBytes = MaxBytes;
  Policy.MaxSizePercentageOfAvailableSpace = 0;
  Policy.MaxSizeFiles = 0;
  llvm::pruneCache(Directory, Policy);
}

std::string portcullis::defaultCacheDirectory() {
  llvm::SmallString<256> Path;
  if (!path::cache_directory(Path))
    return {};
  path::append(Path, "portcullis");
  return std::string(Path);
}

static Digest digestOfProgram() {
  static const char Anchor = 0;
  std::string Program =
      fs::getMainExecutable(nullptr, const_cast<char *>(&Anchor));
  auto Buffer = llvm::MemoryBuffer::getFile(Program);
  if (!Buffer)
    return {};
  return digestOf(
      {(*Buffer)->getBuffer(), clang::getClangFullRepositoryVersion()});
}

Digest portcullis::programDigest() {
  static const Digest Known = digestOfProgram();
  return Known;
}
