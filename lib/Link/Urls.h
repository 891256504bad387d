//===- Urls.h - Which host a URL goes to ------------------------*- C++ -*-===//

#ifndef PORTCULLIS_LINK_URLS_H
#define PORTCULLIS_LINK_URLS_H

#include "Link/Program.h"

namespace portcullis {

/// Stands in a text for a piece, not empty, that is not known.
inline constexpr char UnknownPiece = '\1';

/// What a URL without a scheme begins with.
enum class UrlBegin : uint8_t {
  Host, ///< As what a client connects to.
  Path, ///< As a reference to another page (RFC 3986, section 4.2).
};

/// Whether a URL that begins with \p Text goes to the same host whatever stands
/// behind that. A piece that is not known is taken for one that settles it.
bool settlesHost(llvm::StringRef Text, UrlBegin Begin);

/// Whether equality with \p Text can say which host it is: not with a scheme or
/// a character. One that is not known is taken for a host.
bool mayNameHost(llvm::StringRef Text);

/// What is put in front of the text that goes \p Way, as far as it is fixed.
std::string textBefore(const Program &P, const Flow &Way);

/// Whether what goes \p Way begins with the slash that the path of a request
/// begins with.
bool beginsWithPath(const Program &P, const Flow &Way);

} // namespace portcullis

#endif // PORTCULLIS_LINK_URLS_H
