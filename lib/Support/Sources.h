//===- Sources.h - The text of source files ---------------------*- C++ -*-===//

#ifndef PORTCULLIS_SUPPORT_SOURCES_H
#define PORTCULLIS_SUPPORT_SOURCES_H

#include "Support/Location.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>

namespace portcullis {

/// Reads each file once and keeps it. Owns the text it hands out. A file that
/// cannot be read has empty text.
class Sources {
public:
  /// The whole text of \p File (absolute path).
  llvm::StringRef text(llvm::StringRef File) const;

  /// The characters of \p Where; empty if it lies outside the file.
  llvm::StringRef text(const Location &Where) const;

  /// Line \p Line (from 1) of \p File without its line break.
  llvm::StringRef line(llvm::StringRef File, unsigned Line) const;

private:
  struct File {
    std::unique_ptr<llvm::MemoryBuffer> Buffer;
    std::vector<unsigned> LineStarts; ///< Offsets.
  };
  const File &load(llvm::StringRef Path) const;
  mutable llvm::StringMap<File> Files;
};

} // namespace portcullis

#endif // PORTCULLIS_SUPPORT_SOURCES_H
