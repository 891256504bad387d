//===- ConfigFile.h - What a configuration file says ------------*- C++ -*-===//

#ifndef PORTCULLIS_EXTRACT_CONFIGFILE_H
#define PORTCULLIS_EXTRACT_CONFIGFILE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace portcullis {

/// A value in a configuration file, and where it stands.
struct ConfigValue {
  enum Kind : uint8_t { Nothing, Plain, Quoted, List, Map } Is = Nothing;
  std::string Text;  ///< Of a scalar, without quotes and escapes.
  std::string Name;  ///< Of a member of a map.
  size_t NameAt = 0; ///< Where its name begins; Begin, if it has none.
  size_t Begin = 0;  ///< Offset in the file.
  size_t End = 0;    ///< Behind it.
  std::vector<ConfigValue> Parts; ///< Members of a map, elements of a list.

  bool isScalar() const { return Is == Plain || Is == Quoted; }
  /// The member \p Member, or null.
  const ConfigValue *find(llvm::StringRef Member) const;
};

/// Reads YAML, or JSON with comments, which \p FileName tells apart. Nothing if
/// it is malformed.
std::optional<ConfigValue> readConfig(llvm::StringRef Text,
                                      llvm::StringRef FileName);

/// Calls \p Visit with each value of \p Root at \p Path, as `app.limit` or
/// `listeners[]`, of which each element is one.
void eachEntry(const ConfigValue &Root, llvm::StringRef Path,
               llvm::function_ref<void(const ConfigValue &)> Visit);

} // namespace portcullis

#endif // PORTCULLIS_EXTRACT_CONFIGFILE_H
