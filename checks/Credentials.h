//===- Credentials.h - What clients are known by ----------------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_CREDENTIALS_H
#define PORTCULLIS_CHECKS_CREDENTIALS_H

#include "Link/Routes.h"
#include "llvm/ADT/DenseMap.h"

namespace portcullis {

/// The part of \p Path that names what the route does: the last that is
/// neither a placeholder nor a pattern.
llvm::StringRef lastName(llvm::StringRef Path);

/// Whether credentials that the route takes can be guessed: its path says that
/// it takes them, or what answers it reads them.
bool takesCredentials(const Program &P, const Route &R);

/// Whether a request to the route can carry credentials: in a body, or in the
/// path itself.
bool takesValues(const Route &R);

/// The call by which \p Function, or what it runs, says that a credential is
/// not right, if there is one.
std::optional<uint32_t> refuses(const Program &P, uint32_t Function);

/// Whether \p C verifies a token, and throws if it is not right.
bool verifiesOrThrows(const Program &P, const Call &C);

/// Whether \p Function may refuse by an exception that it, or what it runs,
/// throws and nothing in it catches.
bool mayThrow(const Program &P, uint32_t Function);

/// Whether \p C, a source of row \p R, reads a cookie, a header or a value that
/// says who the client is.
bool readsIdentity(const Program &P, const Call &C, const Row &R);

/// The call by which \p Function, or what it runs, asks who the client is: it
/// reads a token or verifies one, reads a session, a password or a key that
/// the client sends. Nothing if there is none.
std::optional<uint32_t> asksWho(const Program &P, uint32_t Function);

/// Whether the route is for clients that nobody knows: by its path, or since it
/// takes the credentials by which they are to be known.
bool isForAnybody(const Program &P, const Route &R);

/// Says of routes whether something asks who the client is.
class Askers {
public:
  explicit Askers(const Program &P) : P(P) {}

  /// Whether something in front of route \p Index or inside asks, or refuses
  /// some.
  bool askFor(uint32_t Index);
  /// The same of what is in front only.
  bool askInFrontOf(uint32_t Index);

private:
  bool asks(uint32_t Function);
  bool asksAt(uint32_t Call);

  const Program &P;
  /// By function, and by call: many routes share what is in front.
  llvm::DenseMap<uint32_t, bool> Known, KnownCalls;
};

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_CREDENTIALS_H
