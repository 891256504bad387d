//===- Artifact.cpp - Files in SARIF --------------------------------------===//

#include "Report/Artifact.h"
#include "Report/Excerpt.h"
#include "Support/Json.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr StringRef AbsoluteScheme = "file://";

/// Percent-encodes what RFC 3986 does not allow in a path.
static std::string encoded(StringRef Path) {
  std::string Result;
  for (char C : Path)
    if (llvm::isAlnum(C) || StringRef("-._~/!$&'()*+,;=:@").contains(C))
      Result += C;
    else
      Result += llvm::formatv("%{0:X-2}",
                              static_cast<unsigned>(static_cast<uint8_t>(C)))
                    .str();
  return Result;
}

static std::string decoded(StringRef Uri) {
  std::string Result;
  while (!Uri.empty()) {
    uint8_t Byte = 0;
    if (Uri.front() == '%' && Uri.size() > 2 &&
        llvm::tryGetHexFromNibbles(Uri[1], Uri[2], Byte)) {
      Result += static_cast<char>(Byte);
      Uri = Uri.drop_front(3);
    } else {
      Result += Uri.front();
      Uri = Uri.drop_front();
    }
  }
  return Result;
}

Json portcullis::artifactLocation(StringRef Root, StringRef File) {
  std::string Relative = relativeTo(Root, File);
  if (StringRef(Relative).starts_with("/"))
    return {{"uri", (AbsoluteScheme + encoded(Relative)).str()}};
  return {{"uri", encoded(Relative)}, {"uriBaseId", "%SRCROOT%"}};
}

llvm::Expected<std::string> portcullis::fileAt(StringRef Root,
                                               const Json &Location) {
  llvm::Expected<std::string> Uri = getString(Location, "uri");
  if (!Uri)
    return Uri.takeError();
  StringRef Path = *Uri;
  if (Path.consume_front(AbsoluteScheme))
    return decoded(Path);
  return (Root + "/" + decoded(Path)).str();
}
