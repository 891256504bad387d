//===- JoinedTexts.h - Texts put together of literals -----------*- C++ -*-===//

#ifndef PORTCULLIS_LINK_JOINEDTEXTS_H
#define PORTCULLIS_LINK_JOINEDTEXTS_H

#include "Link/CallContext.h"

namespace portcullis {

/// Whether \p Id is a text that is put together of others.
bool isJoined(const Program &P, NodeId Id);

/// A text all of whose pieces are fixed in the code.
struct JoinedText {
  std::string Text; ///< The pieces behind each other.
  /// Whether it is that text: no piece stands there several times, or is one
  /// of several.
  bool IsExact = true;
  llvm::SmallVector<NodeId, 4> Literals; ///< The pieces, each once.
};

/// What \p Id is made of, where functions are called as \p Context says;
/// nothing if some piece of it is not fixed, or may be picked from others.
std::optional<JoinedText>
joinedText(const Program &P, NodeId Id,
           const CallContext &Context = CallContext());

/// The text fixed in the code that \p Id begins with; \p IsWhole: it is that.
std::string fixedBeginning(const Program &P, NodeId Id, bool &IsWhole);

/// Where texts that \p Id may be unchanged are joined, and how they get there.
std::vector<Flow> joinsBehind(const Program &P, NodeId Id);

/// Whether \p Id, where ways meet, is a text to which each turn of a loop may
/// add: that it is still as it began is not what the loop is for.
bool isGrownInLoop(const Program &P, NodeId Id);

} // namespace portcullis

#endif // PORTCULLIS_LINK_JOINEDTEXTS_H
