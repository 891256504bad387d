//===- Protections.h - What stands in front of routes -----------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_PROTECTIONS_H
#define PORTCULLIS_CHECKS_PROTECTIONS_H

#include "Link/Routes.h"
#include <array>
#include <optional>

namespace portcullis {

/// What can protect a route.
enum class Protection : uint8_t {
  Authentication, ///< Something asks who the client is, or refuses with 401.
  Authorization,  ///< Something refuses with 403.
  RateLimit,      ///< Something refuses clients that come too often.
  Cors,           ///< Something tells browsers which origins may read.
  Tls,            ///< The server listens with TLS.
  Validation,     ///< Something refuses with 400 or 422.
  BodyLimit,      ///< The server takes no body larger than it was told.
};
inline constexpr size_t ProtectionCount = 7;

/// "authentication"
llvm::StringRef toString(Protection Kind);

/// What shows that a route is protected.
struct Proof {
  std::string Symbol; ///< The function that it stands in.
  Location Where;
};

struct ProtectedRoute {
  const Route *R = nullptr;
  /// What answers it; empty if that is not known.
  std::string Handler;
  std::array<std::optional<Proof>, ProtectionCount> By; ///< By Protection.

  const std::optional<Proof> &by(Protection Kind) const {
    return By[static_cast<size_t>(Kind)];
  }
};

/// All routes, by where they are registered.
std::vector<ProtectedRoute> protectionsOf(const Program &P);

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_PROTECTIONS_H
