//===- Urls.cpp - Which host a URL goes to --------------------------------===//

#include "Link/Urls.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace portcullis;
using llvm::StringRef;

/// What ends the host: behind it nothing changes which one it is.
static constexpr StringRef HostEnds = "/?#\\\1"; // And UnknownPiece.

bool portcullis::settlesHost(StringRef Text, UrlBegin Begin) {
  auto HasEnd = [](StringRef Host) {
    return Host.find_first_of(HostEnds) != StringRef::npos;
  };
  if (size_t Scheme = Text.find("://"); Scheme != StringRef::npos)
    return Text.take_front(Scheme).find_first_of("/?#") != StringRef::npos ||
           HasEnd(Text.drop_front(Scheme + 3));
  if (Begin == UrlBegin::Host)
    return HasEnd(Text);
  if (Text.starts_with("//"))
    return HasEnd(Text.drop_front(2));
  return !Text.empty() && Text != "/" && !Text.starts_with("/\\") &&
         !Text.ends_with(":");
}

bool portcullis::mayNameHost(StringRef Text) {
  static constexpr StringRef Schemes[] = {"http", "https", "ws",
                                          "wss",  "ftp",   "file"};
  StringRef Bare = Text.rtrim(":/");
  return Text.empty() ||
         (Bare.size() > 1 && llvm::none_of(Schemes, [&](StringRef Scheme) {
            return Bare.equals_insensitive(Scheme);
          }));
}

static std::string unknownText() { return {UnknownPiece}; }

namespace {
/// Reads texts as far as they are fixed.
class TextReader {
public:
  explicit TextReader(const Program &P) : P(P) {}

  /// What stands before \p From in the text that \p To, a join, makes of it.
  std::string before(NodeId From, NodeId To);

private:
  std::string text(NodeId Id);
  std::string joined(const Call &C, NodeId Until);
  std::string formatted(const Call &C, unsigned Format, NodeId Until);

  /// A budget: real URLs are made of some dozens of pieces.
  static constexpr unsigned MaxSteps = 128;

  const Program &P;
  unsigned Steps = 0;
};
} // namespace

static bool isJoin(const Program &P, NodeId Id) {
  NodeKind Kind = P.node(Id).Kind;
  return (Kind == NodeKind::Call || Kind == NodeKind::Effect) &&
         llvm::any_of(P.into(Id), [&](uint32_t Index) {
           return P.edge(Index).Kind == EdgeKind::Joined;
         });
}

std::string TextReader::before(NodeId From, NodeId To) {
  return isJoin(P, To) ? joined(P.call(P.node(To).Ref), From) : unknownText();
}

std::string TextReader::text(NodeId Id) {
  if (Id == NoNode)
    return "";
  if (std::optional<NodeId> Literal = P.soleLiteral(Id))
    return P.nameOf(*Literal).str();
  if (++Steps > MaxSteps)
    return unknownText();
  const Node &N = P.node(Id);
  llvm::ArrayRef<uint32_t> Into = P.into(Id);
  if (isJoin(P, Id))
    return joined(P.call(N.Ref), NoNode);
  if (Into.size() == 1 && P.edge(Into[0]).keepsValue() &&
      P.edge(Into[0]).Kind != EdgeKind::Load)
    return text(P.edge(Into[0]).From);
  if (Into.empty() && N.Kind == NodeKind::Call &&
      P.call(N.Ref).IsConstruction && P.call(N.Ref).Arguments.empty())
    return "";
  // One scheme or another: `secure ? "https://" : "http://"`.
  for (const Flow &F : P.literals(Id))
    if (P.nameOf(F.Origin).ends_with("://"))
      return P.nameOf(F.Origin).str();
  return unknownText();
}

/// The text that \p C joins, up to \p Until, if it is one of the pieces.
std::string TextReader::joined(const Call &C, NodeId Until) {
  const Row *R = P.rowOf(C, Role::Passes);
  if (R && R->has("format"))
    return formatted(C, R->position("format", {}).Index, Until);
  llvm::SmallVector<NodeId, 4> Pieces;
  if (R)
    P.eachAt(C, R->positions("from"),
             [&](NodeId Piece, const Span &) { Pieces.push_back(Piece); });
  else if (C.Object != NoNode && !C.IsConstruction)
    Pieces.push_back(C.Object);
  if (!R)
    Pieces.append(C.Arguments.begin(), C.Arguments.end());
  std::string Text;
  for (NodeId Piece : Pieces) {
    if (Piece == Until && Until != NoNode)
      break;
    Text += text(Piece);
    if (R)
      Text += R->text("between");
  }
  return Text;
}

/// The length of what stands for an argument at the begin of \p Format: `{}`,
/// `{0:x}`, or `%s`, `%.*f`; 0 if that is text.
static size_t placeLength(StringRef Format, bool HasBraces) {
  if (HasBraces)
    return Format.starts_with("{") && Format.contains('}')
               ? Format.find('}') + 1
               : 0;
  if (!Format.starts_with("%"))
    return 0;
  size_t End = Format.find_if([](char C) {
    return llvm::isAlpha(C) && !StringRef("hljztL").contains(C);
  });
  return End == StringRef::npos ? 0 : End + 1;
}

/// The same of a text by which \p C formats what stands behind it.
std::string TextReader::formatted(const Call &C, unsigned Format,
                                  NodeId Until) {
  StringRef Rest =
      P.literalText(Format < C.Arguments.size() ? C.Arguments[Format] : NoNode);
  if (Rest.empty())
    return unknownText();
  const bool HasBraces = Rest.contains('{');
  std::string Text;
  for (unsigned Next = Format + 1; !Rest.empty();) {
    if (Rest.starts_with("{{") || Rest.starts_with("%%")) {
      Text += Rest[0];
      Rest = Rest.drop_front(2);
      continue;
    }
    size_t Length = placeLength(Rest, HasBraces);
    if (Length == 0) {
      Text += Rest[0];
      Rest = Rest.drop_front();
      continue;
    }
    unsigned At = Next++;
    if (StringRef Number = Rest.slice(1, Length - 1).split(':').first;
        HasBraces && !Number.getAsInteger(10, At))
      At += Format + 1;
    NodeId Piece = At < C.Arguments.size() ? C.Arguments[At] : NoNode;
    if (Piece == Until && Until != NoNode)
      break;
    Text += text(Piece);
    Rest = Rest.drop_front(Length);
  }
  return Text;
}

/// Whether an edge of \p Kind leads from \p From to \p To.
static bool hasEdge(const Program &P, NodeId From, NodeId To, EdgeKind Kind) {
  return llvm::any_of(P.into(To), [&](uint32_t Index) {
    return P.edge(Index).From == From && P.edge(Index).Kind == Kind;
  });
}

std::string portcullis::textBefore(const Program &P, const Flow &Way) {
  std::string Before;
  for (size_t I = 1; I < Way.Path.size(); ++I)
    if (hasEdge(P, Way.Path[I - 1], Way.Path[I], EdgeKind::Joined))
      Before.insert(0, TextReader(P).before(Way.Path[I - 1], Way.Path[I]));
  return Before;
}

bool portcullis::beginsWithPath(const Program &P, const Flow &Way) {
  const Row *R = P.requestSource(Way.Origin);
  if (!R || R->text("kind") != "path" || R->flag("segment") ||
      R->flag("groups"))
    return false;
  for (size_t I = 1; I < Way.Path.size(); ++I) {
    if (hasEdge(P, Way.Path[I - 1], Way.Path[I], EdgeKind::Joined))
      return true;
    if (hasEdge(P, Way.Path[I - 1], Way.Path[I], EdgeKind::Part))
      return false;
  }
  return true;
}
