//===- Routes.h - The servers of a program ----------------------*- C++ -*-===//

#ifndef PORTCULLIS_LINK_ROUTES_H
#define PORTCULLIS_LINK_ROUTES_H

#include "Link/Program.h"
#include <optional>

namespace portcullis {

struct Route {
  uint32_t Call = 0;                ///< That registers it, or is part of it.
  std::vector<std::string> Methods; ///< Upper case; none if not known.
  std::string Path;                 ///< Empty if not known.
  Span Where;
  bool AnswersByReturn = false; ///< What a handler returns is sent.
  bool IsConfigured = false; ///< A file says where, and what stands in front.
  std::vector<uint32_t> Handlers; ///< Functions that may answer it.
  /// Functions that run before them, as the call that registers it says.
  std::vector<uint32_t> Filters;
  /// It names something to run before them that was not seen: whatever can be
  /// done there may be.
  bool HasUnseenFilter = false;
  /// The function that tells it from others by comparing the request's path, if
  /// no call registers it: part of the answer may stand in there.
  uint32_t Dispatcher = NoIndex;
  /// Of its dispatcher, and of what leads there: they run before any part of it
  /// that answers.
  std::vector<uint32_t> CallsInFront;
};

/// What people are told of \p R: its path, or the function that answers if that
/// is not known.
std::string shownPath(const Program &P, const Route &R);

/// A call that starts a server.
struct Listener {
  uint32_t Call = 0;
  bool IsTls = false;
  bool IsHidden = false; ///< Errors may hide that it is switched to TLS.
  std::string Host;      ///< As far as it is a constant.
  bool IsHostKnown = false;
  bool OnlyRedirects = false; ///< Every route sends the client to https.
  /// Whether only this machine can reach it.
  bool isLocal() const;
};

/// All routes, in the order of their registration.
llvm::ArrayRef<Route> routesOf(const Program &P);

llvm::ArrayRef<Listener> listenersOf(const Program &P);

/// The indexes of the routes of the executable and the server, as far as they
/// are known, that \p Call is made on; in order.
std::vector<uint32_t> routesBeside(const Program &P, uint32_t Call);

/// Whether what stands at \p A and at \p B can be of one executable: two files
/// with a main function each are two.
bool canBeTogether(const Program &P, const Span &A, const Span &B);

/// A function that runs before every handler of a server.
struct Middleware {
  uint32_t Call = 0; ///< That registers it.
  uint32_t Function = 0;
  const Row *R = nullptr;
  /// It runs only before the routes that it is attached to.
  bool IsAttached = false;
};

/// All of them; one that is attached to some routes stands for all here.
llvm::ArrayRef<Middleware> middlewares(const Program &P);

/// The functions of them.
std::vector<uint32_t> middlewareOf(const Program &P);

/// What class \p Type, which \p RC gives to a library as middleware, runs.
std::vector<uint32_t> methodsOfMiddleware(const Program &P, const RoleCall &RC,
                                          StringId Type);

/// The functions that run before route \p Index of routesOf() is answered, as
/// far as they are known, sorted: one that is attached to something that is no
/// route may be one of them.
llvm::ArrayRef<uint32_t> inFrontOf(const Program &P, uint32_t Index);

/// Whether \p Id, a value within what \p Function runs, may then be a literal
/// that \p Is says.
bool mayBeWithin(const Program &P, uint32_t Function, NodeId Id,
                 llvm::function_ref<bool(llvm::StringRef)> Is);

/// The call by which \p Function, or what it runs, answers with HTTP status
/// \p Status (decimal digits, or the enumerator that stands for them), if there
/// is one.
std::optional<uint32_t> answers(const Program &P, uint32_t Function,
                                llvm::StringRef Status,
                                llvm::StringRef Enumerator);

/// Whether calls \p A and \p B are made on the same server, as far as it is
/// known.
bool isSameServer(const Program &P, uint32_t A, uint32_t B);

/// Whether calls \p A and \p B may be made on the same server.
bool mayBeSameServer(const Program &P, uint32_t A, uint32_t B);

} // namespace portcullis

#endif // PORTCULLIS_LINK_ROUTES_H
