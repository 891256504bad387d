//===- Cache.cpp - Units that were analysed before ------------------------===//

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

Expected<FactsCache> FactsCache::open(StringRef Directory, uint64_t MaxBytes) {
  std::string Path = absolutePath(Directory);
  if (std::error_code Code =
          fs::create_directories(Path, /*IgnoreExisting=*/true, fs::owner_all))
    return error("{0}: cannot be made: {1}", Directory, Code.message());
  if (!fs::is_directory(Path))
    return error("{0}: expected a directory, found a file", Directory);
  return FactsCache(std::move(Path), MaxBytes);
}

std::string FactsCache::pathOf(const Digest &Name) const {
  llvm::SmallString<256> Path(Directory);
  // The prefix is that of files which llvm::pruneCache() may remove.
  path::append(Path, "llvmcache-" + llvm::toHex(Name, /*LowerCase=*/true));
  return std::string(Path);
}

static std::string read(const std::string &Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false,
                                            /*IsVolatile=*/true);
  return Buffer ? (*Buffer)->getBuffer().str() : std::string();
}

/// The name of the entry for \p Recipe if the questions \p Asked have the
/// answers in \p Inputs.
static Digest entryOf(const Digest &Recipe, const Questions &Asked,
                      llvm::ArrayRef<Input> Inputs) {
  std::string Answers;
  for (const Input &I : Inputs)
    Answers += I.Answer + '\n';
  return digestOf({"entry", Recipe, toBytes(Asked), Answers});
}

std::vector<Questions> FactsCache::questions(const Digest &Recipe) const {
  std::vector<Questions> Lists;
  auto IsQuestion = [](const Ask &Q) { return Q.Asked <= Question::Listing; };
  if (!fromBytes(read(pathOf(Recipe)), Lists) ||
      !llvm::all_of(Lists, [&](const Questions &List) {
        return llvm::all_of(List, IsQuestion);
      }))
    Lists.clear(); // Damaged.
  return Lists;
}

std::optional<FactsCache::Entry> FactsCache::find(const Digest &Recipe,
                                                  StringRef MainFile) {
  for (const Questions &List : questions(Recipe)) {
    std::vector<Input> Inputs;
    for (const Ask &Q : List)
      Inputs.push_back({.Path = Q.Path,
                        .Asked = Q.Asked,
                        .Answer = Disk.answer(Q.Path, Q.Asked)});
    Digest Name = entryOf(Recipe, List, Inputs);
    std::string Sealed = read(pathOf(Name));
    if (std::optional<std::string> Bytes = unseal(Sealed, MainFile, Name))
      return Entry{.Bytes = std::move(*Bytes), .Inputs = std::move(Inputs)};
  }
  return std::nullopt;
}

static Error writeText(const std::string &Path, StringRef Text) {
  return writeFile(Path, [&](llvm::raw_ostream &Out) { Out << Text; });
}

Error FactsCache::store(const Digest &Recipe, StringRef MainFile,
                        llvm::ArrayRef<Input> Inputs, StringRef Bytes) {
  Questions List;
  for (const Input &I : Inputs)
    List.push_back({.Path = I.Path, .Asked = I.Asked});
  Digest Name = entryOf(Recipe, List, Inputs);
  if (Error E = writeText(pathOf(Name), seal(Bytes, MainFile, Name)))
    return E;
  std::vector<Questions> Lists = questions(Recipe);
  llvm::erase(Lists, List);
  Lists.insert(Lists.begin(), std::move(List));
  Lists.resize(std::min(Lists.size(), MaxLists));
  return writeText(pathOf(Recipe), toBytes(Lists));
}

void FactsCache::prune() const {
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

Digest portcullis::programDigest() {
  static const char Anchor = 0;
  std::string Program =
      fs::getMainExecutable(nullptr, const_cast<char *>(&Anchor));
  auto Buffer = llvm::MemoryBuffer::getFile(Program);
  if (!Buffer)
    return {};
  return digestOf(
      {(*Buffer)->getBuffer(), clang::getClangFullRepositoryVersion()});
}
