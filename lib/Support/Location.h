//===- Location.h - A place in a source file --------------------*- C++ -*-===//

#ifndef PORTCULLIS_SUPPORT_LOCATION_H
#define PORTCULLIS_SUPPORT_LOCATION_H

#include <compare>
#include <string>

namespace portcullis {

/// A range of characters in a file. Lines and columns count from 1, columns in
/// bytes as Clang does; offsets count bytes from 0. Line 0 means "nowhere".
struct Location {
  std::string File; ///< Absolute path, normalised, '/' as separator.
  unsigned Line = 0;
  unsigned Column = 0;
  unsigned EndLine = 0;
  unsigned EndColumn = 0; ///< One past the last character.
  unsigned Offset = 0;
  unsigned Length = 0;

  bool isValid() const { return Line != 0; }
  auto operator<=>(const Location &) const = default;
};

} // namespace portcullis

#endif // PORTCULLIS_SUPPORT_LOCATION_H
