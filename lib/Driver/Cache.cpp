//===- Cache.cpp - Units that were analysed before ------------------------===//

#include "Driver/Cache.h"
#include "Support/Error.h"
#include "Support/Output.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <array>
#include <sodium.h>

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

using Key =
    std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES>;
using Nonce =
    std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES>;
constexpr size_t TagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;

} // namespace

/// How many lists of questions a recipe keeps: a branch that is switched back
/// to asks what it asked before.
static constexpr size_t MaxLists = 4;

static const unsigned char *bytes(StringRef Text) { return Text.bytes_begin(); }

/// Only who has the text of the main file can make it.
static std::optional<Key> keyFor(StringRef MainFile, const Digest &Entry) {
  auto Buffer = llvm::MemoryBuffer::getFile(MainFile, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return std::nullopt;
  Key Result;
  crypto_generichash_state State;
  crypto_generichash_init(&State, bytes(Entry), Entry.size(), Result.size());
  StringRef Text = (*Buffer)->getBuffer();
  crypto_generichash_update(&State, bytes(Text), Text.size());
  crypto_generichash_final(&State, Result.data(), Result.size());
  return Result;
}

static std::string seal(StringRef Plain, const Key &K, const Digest &Entry) {
  Nonce N;
  randombytes_buf(N.data(), N.size());
  std::string Result(N.size() + Plain.size() + TagSize, '\0');
  llvm::copy(N, Result.begin());
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      reinterpret_cast<unsigned char *>(Result.data()) + N.size(), nullptr,
      bytes(Plain), Plain.size(), bytes(Entry), Entry.size(), nullptr, N.data(),
      K.data());
  return Result;
}

static std::optional<std::string> unseal(StringRef Sealed, const Key &K,
                                         const Digest &Entry) {
  Nonce N;
  if (Sealed.size() < N.size() + TagSize)
    return std::nullopt;
  std::copy_n(Sealed.bytes_begin(), N.size(), N.begin());
  Sealed = Sealed.drop_front(N.size());
  std::string Result(Sealed.size() - TagSize, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          reinterpret_cast<unsigned char *>(Result.data()), nullptr, nullptr,
          bytes(Sealed), Sealed.size(), bytes(Entry), Entry.size(), N.data(),
          K.data()) != 0)
    return std::nullopt;
  return Result;
}

Expected<FactsCache> FactsCache::open(StringRef Directory, uint64_t MaxBytes) {
  if (sodium_init() < 0)
    return error("libsodium cannot be used");
  llvm::SmallString<256> Path(Directory);
  fs::make_absolute(Path);
  if (std::error_code Code =
          fs::create_directories(Path, /*IgnoreExisting=*/true, fs::owner_all))
    return error("{0}: cannot be made: {1}", Directory, Code.message());
  if (!fs::is_directory(Path))
    return error("{0}: expected a directory, found a file", Directory);
  return FactsCache(std::string(Path), MaxBytes);
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

/// The name of the entry for \p Recipe if \p Questions have \p Answers.
static Digest entryOf(const Digest &Recipe, const Questions &Asked,
                      StringRef Answers) {
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

std::optional<std::string> FactsCache::find(const Digest &Recipe,
                                            StringRef MainFile) {
  for (const Questions &List : questions(Recipe)) {
    std::string Answers;
    for (const Ask &Q : List)
      Answers += Disk.answer(Q.Path, Q.Asked) + '\n';
    Digest Entry = entryOf(Recipe, List, Answers);
    std::string Sealed = read(pathOf(Entry));
    std::optional<Key> K = keyFor(MainFile, Entry);
    if (Sealed.empty() || !K)
      continue;
    if (std::optional<std::string> Bytes = unseal(Sealed, *K, Entry))
      return Bytes;
  }
  return std::nullopt;
}

static Error writeText(const std::string &Path, StringRef Text) {
  return writeFile(Path, [&](llvm::raw_ostream &Out) { Out << Text; });
}

Error FactsCache::store(const Digest &Recipe, StringRef MainFile,
                        llvm::ArrayRef<Input> Inputs, StringRef Bytes) {
  Questions List;
  std::string Answers;
  for (const Input &I : Inputs) {
    List.push_back({.Path = I.Path, .Asked = I.Asked});
    Answers += I.Answer + '\n';
  }
  Digest Entry = entryOf(Recipe, List, Answers);
  std::optional<Key> K = keyFor(MainFile, Entry);
  if (!K)
    return Error::success(); // Gone in the meantime.
  if (Error E = writeText(pathOf(Entry), seal(Bytes, *K, Entry)))
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
