//===- TextShapes.h - Texts of fixed pieces and values ----------*- C++ -*-===//

#ifndef PORTCULLIS_CHECKS_TEXTSHAPES_H
#define PORTCULLIS_CHECKS_TEXTSHAPES_H

#include "Link/Program.h"

namespace portcullis {

/// A piece of a text: characters fixed in the code, or a value.
struct TextPiece {
  NodeId Value;     ///< The literal, or the value.
  bool IsFixed;     ///< Whether its characters are known.
  std::string Text; ///< They.
  /// The call by which it was handed to the functions that put the text
  /// together; NoIndex: they have it themselves.
  uint32_t Given = NoIndex;
};

/// One text, as it is put together if the program goes one way.
struct TextShape {
  llvm::SmallVector<TextPiece, 8> Pieces;
  /// Where ways met on which it would have become another.
  llvm::SmallVector<NodeId, 2> Choices;

  /// Whether it is just one literal.
  bool isLiteral() const { return Pieces.size() == 1 && Pieces[0].IsFixed; }
};

/// What each of several values may be, all with the same callers.
using TextWorld = std::vector<std::vector<TextShape>>;

/// The texts that \p Values, all of one function, may be: a world for each set
/// of callers that give them something else. What cannot be read, or in too
/// many ways, is one value.
std::vector<TextWorld> textsOf(const Program &P, llvm::ArrayRef<NodeId> Values);

/// Whether the client decides which way is taken to \p Choice, where ways meet.
class ClientChoices {
public:
  explicit ClientChoices(const Program &P) : P(P) {}
  bool contains(NodeId Choice);

private:
  const Program &P;
  /// What was tested on the ways that meet, by Node::Ref.
  llvm::DenseMap<uint64_t, llvm::SmallVector<NodeId, 2>> Tested;
};

} // namespace portcullis

#endif // PORTCULLIS_CHECKS_TEXTSHAPES_H
