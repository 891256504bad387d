//===- Sources.cpp - The text of source files -----------------------------===//

#include "Support/Sources.h"
#include "llvm/Support/FileSystem.h"

using namespace portcullis;
using llvm::StringRef;

const Sources::File &Sources::load(StringRef Path) const {
  auto [It, IsNew] = Files.try_emplace(Path);
  File &Entry = It->second;
  if (!IsNew)
    return Entry;
  // Facts name files: one that is a device need not end.
  if (llvm::sys::fs::is_regular_file(Path))
    if (auto Buffer = llvm::MemoryBuffer::getFile(Path))
      Entry.Buffer = std::move(*Buffer);
  if (!Entry.Buffer)
    Entry.Buffer = llvm::MemoryBuffer::getMemBuffer("", Path);
  StringRef Text = Entry.Buffer->getBuffer();
  Entry.LineStarts.push_back(0);
  for (size_t At = Text.find('\n'); At != StringRef::npos;
       At = Text.find('\n', At + 1))
    Entry.LineStarts.push_back(At + 1);
  return Entry;
}

StringRef Sources::text(StringRef Path) const {
  return load(Path).Buffer->getBuffer();
}

StringRef Sources::text(const Location &Where) const {
  return text(Where.File).substr(Where.Offset, Where.Length);
}

StringRef Sources::line(StringRef Path, unsigned Line) const {
  const File &Entry = load(Path);
  if (Line == 0 || Line > Entry.LineStarts.size())
    return {};
  StringRef Rest = Entry.Buffer->getBuffer().substr(Entry.LineStarts[Line - 1]);
  return Rest.take_until([](char C) { return C == '\n'; }).rtrim('\r');
}
