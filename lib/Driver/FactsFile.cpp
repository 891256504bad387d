//===- FactsFile.cpp - Facts of units, for another machine ----------------===//

#include "Driver/FactsFile.h"
#include "Driver/Cache.h"
#include "Driver/Paths.h"
#include "Driver/Seal.h"
#include "Facts/Sound.h"
#include "Support/Error.h"
#include "Support/Output.h"
#include "Support/SortUnique.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringRef;

static constexpr llvm::StringLiteral Magic = "portcullis facts\n";

namespace portcullis {

template <typename Archive> void describe(Archive &A, As<Archive, Job> &J) {
  A(J.File, J.CommandLine, J.Directory, J.Index);
}

} // namespace portcullis

Digest portcullis::makerOf(const ModelSet &Models) {
  return digestOf({programDigest(), Models.digest()});
}

static Digest nameOf(const SealedUnit &U) {
  return digestOf({U.PlanId, std::to_string(U.Index), U.File});
}

SealedUnit portcullis::sealUnit(const Plan &P, const Job &J, const Unit &U) {
  SealedUnit Result{
      .PlanId = P.Id, .Index = J.Index, .File = J.File, .IsLost = U.IsLost};
  std::string Plain;
  ArchiveWriter Writer(Plain);
  Writer(J, U);
  Result.Bytes = seal(Plain, J.File, nameOf(Result));
  return Result;
}

Error portcullis::unsealUnit(const SealedUnit &Sealed, const ModelSet &Models,
                             Job &J, Unit &U) {
  std::optional<std::string> Plain =
      unseal(Sealed.Bytes, Sealed.File, nameOf(Sealed));
  if (!Plain)
    return error("facts of {0} cannot be opened: it has changed since, or is "
                 "not here",
                 Sealed.File);
  ArchiveReader Reader(*Plain);
  Reader(J, U);
  if (!Reader.isComplete() || !isSound(U.Facts, Models.rows().size()))
    return error("facts of {0} are damaged", Sealed.File);
  return Error::success();
}

std::vector<OwnInput> portcullis::ownInputs(const Plan &P, const Job &J,
                                            llvm::ArrayRef<Input> Read) {
  std::vector<OwnInput> Result;
  for (const Input &I : Read) {
    std::string Path = absolutePath(I.Path);
    auto HoldsIt = [&](StringRef Directory) { return isIn(Directory, Path); };
    bool IsOwn = P.OwnDirectories.empty()
                     ? HoldsIt(P.Root)
                     : llvm::any_of(P.OwnDirectories, HoldsIt);
    if (IsOwn && Path != J.File)
      Result.push_back({.Path = std::move(Path), .Content = I.Answer});
  }
  return Result;
}

void portcullis::merge(FactsFile &To, FactsFile More) {
  llvm::append_range(To.Plans, std::move(More.Plans));
  llvm::append_range(To.Units, std::move(More.Units));
  llvm::sort(To.Plans,
             [](const PlanHead &A, const PlanHead &B) { return A.Id < B.Id; });
  To.Plans.erase(llvm::unique(To.Plans), To.Plans.end());
  llvm::append_range(To.Inputs, std::move(More.Inputs));
  sortUnique(To.Inputs);
  auto Key = [](const SealedUnit &U) {
    return std::tie(U.File, U.PlanId, U.Index);
  };
  llvm::sort(To.Units, [&](const SealedUnit &A, const SealedUnit &B) {
    return std::tuple(Key(A), A.IsLost, StringRef(A.Bytes)) <
           std::tuple(Key(B), B.IsLost, StringRef(B.Bytes));
  });
  To.Units.erase(llvm::unique(To.Units,
                              [&](const SealedUnit &A, const SealedUnit &B) {
                                return Key(A) == Key(B);
                              }),
                 To.Units.end());
}

Error portcullis::writeFactsFile(const FactsFile &Facts, StringRef Path) {
  std::string Bytes = toBytes(Facts);
  return writeFile(Path, [&](llvm::raw_ostream &Out) {
    Out << Magic << digestOf({Bytes}) << Bytes;
  });
}

Expected<FactsFile> portcullis::readFactsFile(StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return error("{0}: cannot read: {1}", Path, Buffer.getError().message());
  StringRef Text = (*Buffer)->getBuffer();
  if (!Text.consume_front(Magic))
    return error("{0}: expected facts, as 'portcullis facts' writes them",
                 Path);
  constexpr size_t DigestSize = 16;
  StringRef Sum = Text.take_front(DigestSize);
  FactsFile Result;
  if (Text.size() < DigestSize ||
      digestOf({Text.drop_front(DigestSize)}) != Sum ||
      !fromBytes(Text.drop_front(DigestSize), Result))
    return error("{0}: damaged", Path);
  return Result;
}
