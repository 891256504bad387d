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

/// What \p Bytes hold, a list of T; empty if they are damaged.
template <typename T> static std::vector<T> listOf(StringRef Bytes) {
  std::vector<T> Result;
  if (!fromBytes(Bytes, Result))
    Result.clear();
  return Result;
}

/// The lists of questions in \p Buffer, which may be null, latest first. Each
/// is a list of groups: what is asked of one directory, as bytes.
static std::vector<StringRef> listsIn(const llvm::MemoryBuffer *Buffer) {
  return listOf<StringRef>(Buffer ? Buffer->getBuffer() : StringRef());
}

static Questions questionsOf(StringRef Group) {
  Questions Result = listOf<Ask>(Group);
  if (llvm::any_of(Result,
                   [](const Ask &Q) { return Q.Asked > Question::Listing; }))
    Result.clear(); // Damaged.
  return Result;
}

/// The name of the questions in \p Group with their \p Answers, one in a line.
static Digest digestOfGroup(StringRef Group, StringRef Answers) {
  return digestOf({Group, Answers});
}

/// The name of the entry for \p Recipe if its questions have \p Answers, one
/// digest for each group.
static Digest entryOf(const Digest &Recipe, StringRef Answers) {
  return digestOf({"entry", Recipe, Answers});
}

const Digest &ResultCache::answersTo(StringRef Group) {
  auto [It, IsNew] = Answered.try_emplace(Group);
  if (IsNew) {
    std::string Answers;
    for (const Ask &Q : questionsOf(Group))
      Answers += Disk.answer(Q.Path, Q.Asked) + '\n';
    It->second = digestOfGroup(Group, Answers);
  }
  return It->second;
}

std::optional<Digest> ResultCache::find(const Digest &Recipe,
                                        std::vector<Input> *Inputs) {
  // The questions are parts of it; there are many, and few that are new.
  std::unique_ptr<llvm::MemoryBuffer> Buffer = bufferOf(pathOf(Recipe));
  for (StringRef List : listsIn(Buffer.get())) {
    const auto Groups = listOf<StringRef>(List);
    std::string Answers;
    for (StringRef Group : Groups)
      Answers += answersTo(Group);
    Digest Name = entryOf(Recipe, Answers);
    if (!fs::exists(pathOf(Name)))
      continue;
    if (Inputs)
      for (StringRef Group : Groups)
        for (const Ask &Q : questionsOf(Group))
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
  std::vector<std::string> Groups;
  std::string Answers;
  while (!Inputs.empty()) {
    auto Group = Inputs.take_while([&](const Input &I) {
      return path::parent_path(I.Path) ==
             path::parent_path(Inputs.front().Path);
    });
    Inputs = Inputs.drop_front(Group.size());
    Questions Asked;
    std::string Given;
    for (const Input &I : Group) {
      Asked.push_back({.Path = I.Path, .Asked = I.Asked});
      Given += I.Answer + '\n';
      IsSteady &= Disk.add(I);
    }
    Groups.push_back(toBytes(Asked));
    Answers += digestOfGroup(Groups.back(), Given);
  }
  const std::string List = toBytes(Groups);
  Digest Name = entryOf(Recipe, Answers);
  HasGrown = true;
  if (Error E = writeText(pathOf(Name), seal(Bytes, MainFile, Name)))
    return E;
  std::unique_ptr<llvm::MemoryBuffer> Before = bufferOf(pathOf(Recipe));
  std::vector<StringRef> Lists = listsIn(Before.get());
  llvm::erase(Lists, List);
  Lists.insert(Lists.begin(), List);
  Lists.resize(std::min(Lists.size(), MaxLists));
  return writeText(pathOf(Recipe), toBytes(Lists));
}

std::optional<std::vector<Input>> ResultCache::inputs() const {
  if (!IsSteady)
    return std::nullopt;
  return Disk.all();
}

ResultCache::~ResultCache() {
  if (!HasGrown)
    return;
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
