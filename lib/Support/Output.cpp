//===- Output.cpp - Writes whole files ------------------------------------===//

#include "Support/Output.h"
#include "Support/Error.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <unistd.h>

using namespace portcullis;
using llvm::Error;
using llvm::StringRef;
namespace fs = llvm::sys::fs;
using Writer = llvm::function_ref<void(llvm::raw_ostream &)>;

Error portcullis::takeWriteError(llvm::raw_fd_ostream &Out, StringRef Path) {
  Out.flush();
  std::error_code Code = Out.error();
  Out.clear_error();
  return Code ? error("{0}: cannot write: {1}", Path, Code.message())
              : Error::success();
}

static Error writeInPlace(StringRef Path, Writer Write, bool IsRegular) {
  std::error_code Code;
  llvm::raw_fd_ostream Out(
      Path, Code, IsRegular ? fs::CD_CreateAlways : fs::CD_OpenExisting,
      fs::FA_Write, fs::OF_None);
  if (Code)
    return error("{0}: cannot write: {1}", Path, Code.message());
  Write(Out);
  Error Failed = takeWriteError(Out, Path);
  Out.close();
  if (Failed)
    Out.clear_error(); // Said already.
  else
    Failed = takeWriteError(Out, Path);
  return Failed;
}

static constexpr size_t LargeBuffer = 1 << 18; ///< Reports have megabytes.

/// Writes beside \p Path, then takes its place.
static Error replace(StringRef Path, Writer Write, fs::perms Mode) {
  llvm::Expected<fs::TempFile> Temporary =
      fs::TempFile::create(Path + ".%%%%%%", Mode);
  if (!Temporary)
    return error("{0}: cannot write: {1}", Path,
                 toString(Temporary.takeError()));
  Error Failed = [&] {
    llvm::raw_fd_ostream Out(Temporary->FD, /*shouldClose=*/false);
    Out.SetBufferSize(LargeBuffer);
    Write(Out);
    return takeWriteError(Out, Path);
  }();
  if (!Failed)
    if (std::error_code Code = fs::setPermissions(Temporary->FD, Mode))
      Failed = error("{0}: cannot write: {1}", Path, Code.message());
  if (Failed) {
    llvm::consumeError(Temporary->discard());
    return Failed;
  }
  if (Error E = Temporary->keep(Path))
    return error("{0}: cannot write: {1}", Path, toString(std::move(E)));
  return Error::success();
}

Error portcullis::writeFile(StringRef Path, Writer Write) {
  if (Path == "-") {
    Write(llvm::outs());
    return takeWriteError(llvm::outs(), "standard output");
  }
  fs::file_status Status;
  if (fs::status(Path, Status)) { // It is not there.
    if (fs::is_symlink_file(Path))
      return writeInPlace(Path, Write, /*IsRegular=*/true);
    const unsigned Wanted = fs::all_read | fs::all_write;
    return replace(Path, Write,
                   static_cast<fs::perms>(Wanted & ~fs::getUmask()));
  }
  if (!fs::is_regular_file(Status))
    return writeInPlace(Path, Write, /*IsRegular=*/false);
  if (!(Status.permissions() & fs::all_write) ||
      fs::access(Path, fs::AccessMode::Write))
    return error("{0}: cannot write: the file is read-only", Path);
  llvm::SmallString<256> Real;
  if (Status.getLinkCount() > 1 || Status.getUser() != geteuid() ||
      fs::real_path(Path, Real))
    return writeInPlace(Path, Write, /*IsRegular=*/true);
  StringRef Directory = llvm::sys::path::parent_path(Real);
  if (fs::access(Directory, fs::AccessMode::Write))
    return writeInPlace(Path, Write, /*IsRegular=*/true);
  return replace(Real, Write, Status.permissions());
}
