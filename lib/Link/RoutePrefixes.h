//===- RoutePrefixes.h - What stands in front of routes' paths --*- C++ -*-===//

#ifndef PORTCULLIS_LINK_ROUTEPREFIXES_H
#define PORTCULLIS_LINK_ROUTEPREFIXES_H

#include "Link/Routes.h"

namespace portcullis {

/// The prefixes that groups of routes give to the paths of their routes.
class RoutePrefixes {
public:
  explicit RoutePrefixes(const Program &P);

  /// What stands in front of the path \p Id: the prefixes of the group that it
  /// was made for, and of the groups which that is in; each from a slash to the
  /// one that what follows begins with.
  std::string ofPath(NodeId Id) const;

  /// What the constructor of a class puts in front of all routes that are
  /// answered by its members, of which \p R is one.
  std::string ofMembers(const Route &R) const;

private:
  const Program &P;
  llvm::DenseMap<StringId, std::string> ByClass;
  /// The groups that a group was put into, by the calls that make them.
  llvm::DenseMap<uint32_t, NodeId> Around;
};

} // namespace portcullis

#endif // PORTCULLIS_LINK_ROUTEPREFIXES_H
