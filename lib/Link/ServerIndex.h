//===- ServerIndex.h - What is known of the servers of a program *- C++ -*-===//
//
// What Routes.cpp and Listeners.cpp share; others ask Routes.h.
//
//===----------------------------------------------------------------------===//

#ifndef PORTCULLIS_LINK_SERVERINDEX_H
#define PORTCULLIS_LINK_SERVERINDEX_H

#include "Link/Routes.h"
#include <optional>

namespace portcullis {

/// What is asked often: a program has few servers, but many routes.
struct ServerIndex {
  static ServerIndex &of(const Program &P) {
    if (!P.Known.Servers)
      P.Known.Servers = std::make_shared<ServerIndex>();
    return *P.Known.Servers;
  }

  std::optional<std::vector<Route>> Routes;
  std::optional<std::vector<Listener>> Listeners;
  std::optional<std::vector<Middleware>> Middlewares;
  /// By route; see inFrontOf().
  std::optional<std::vector<std::vector<uint32_t>>> InFront;
  std::optional<llvm::DenseSet<NodeId>> TlsFields; ///< See isTlsByField().
  llvm::DenseMap<uint32_t, llvm::SmallVector<uint32_t, 2>>
      Servers; ///< By call.
  llvm::DenseMap<uint32_t, llvm::SmallVector<NodeId, 2>>
      Roots; ///< By call; see rootsOf().
  /// Indexes of routes, by their server.
  std::optional<llvm::DenseMap<uint32_t, std::vector<uint32_t>>> ByServer;
  std::vector<uint32_t> OfUnknown; ///< Those of which it is not known.
  /// What values may be: asked for each function that runs the same helper.
  llvm::DenseMap<NodeId, std::vector<Flow>> Literals;
};

/// The first literal of \p Type that \p Id is made of: the path of a rule,
/// whatever the builder in between, but not what a group of routes puts in
/// front.
std::string literalBehind(const Program &P, NodeId Id,
                          ValueType Type = ValueType::Text);

} // namespace portcullis

#endif // PORTCULLIS_LINK_SERVERINDEX_H
