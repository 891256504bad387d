//===- LiteralSecrets.cpp - Secrets that stand in the code ----------------===//

#include "LiteralSecrets.h"
#include "Flows.h"
#include "Link/JoinedTexts.h"
#include "Model/Sensitive.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include <array>
#include <map>

using namespace portcullis;
using llvm::StringRef;

/// Where the secret enters the code that signs: the innermost place outside of
/// the helper that takes it as a parameter.
static Location placeOfUse(const Program &P, const Flow &Way) {
  for (NodeId Id : Way.Path) {
    const Node &N = P.node(Id);
    if (!P.isInitialisers(N.Function) && N.Where.Line != 0 &&
        N.Kind != NodeKind::Field && N.Kind != NodeKind::Global &&
        N.Kind != NodeKind::Parameter)
      return P.location(N.Where);
  }
  return whereIs(P, Way.Origin);
}

/// Whether \p Id is the value \p Of, by whatever name.
static bool isValueOf(const Program &P, NodeId Id, NodeId Of) {
  llvm::SmallVector<NodeId, 16> Pending{Id};
  static constexpr unsigned MaxNames = 32;
  for (unsigned I = 0; I < Pending.size() && I < MaxNames; ++I) {
    if (Pending[I] == Of)
      return true;
    for (uint32_t Index : P.into(Pending[I]))
      if (const Edge &E = P.edge(Index);
          E.Kind == EdgeKind::Same || E.Kind == EdgeKind::Tested)
        Pending.push_back(E.From);
  }
  return false;
}

namespace {
/// What conditions say of one value if it is a given text.
class Trial {
public:
  Trial(const Program &P, NodeId Value, StringRef Text)
      : P(P), Value(Value), Text(Text) {}

  /// Nothing if it does not say anything of it.
  std::optional<bool> holds(NodeId Condition) const {
    const Node &N = P.node(Condition);
    if (N.Kind == NodeKind::Call)
      return ofCall(P.call(N.Ref));
    StringRef Operator = P.nameOf(Condition);
    llvm::ArrayRef<uint32_t> Into = P.into(Condition);
    if (Into.size() == 2)
      return ofSides(Operator, P.edge(Into[0]).From, P.edge(Into[1]).From);
    if (Into.size() != 1)
      return std::nullopt;
    std::optional<bool> Inner = holds(P.edge(Into[0]).From);
    return Inner && Operator == "!" ? std::optional(!*Inner) : Inner;
  }

private:
  std::optional<bool> ofCall(const Call &C) const {
    if (const Row *R = P.rowOf(C, Role::Measure);
        R && R->text("answers") == "empty" && isValueOf(P, C.Object, Value))
      return Text.empty();
    bool IsEqual = P.text(C.Name).ends_with("operator==");
    if (!IsEqual && !P.text(C.Name).ends_with("operator!="))
      return std::nullopt;
    NodeId Left = C.Object != NoNode ? C.Object : P.nodeAt(C, {.Index = 0});
    NodeId Right = P.nodeAt(C, {.Index = C.Object != NoNode ? 0U : 1U});
    if (Left == NoNode || Right == NoNode)
      return std::nullopt;
    if (isValueOf(P, Right, Value))
      std::swap(Left, Right);
    std::optional<NodeId> Other = P.soleLiteral(Right);
    if (!Other || !isValueOf(P, Left, Value))
      return std::nullopt;
    return (P.nameOf(*Other) == Text) == IsEqual;
  }

  /// The value's length, or a number that is fixed.
  std::optional<uint64_t> numberAt(NodeId Id) const {
    for (int Steps = 0; Steps < 4 && P.into(Id).size() == 1 &&
                        P.node(Id).Kind != NodeKind::Call;
         ++Steps)
      Id = P.edge(P.into(Id)[0]).From;
    const Node &N = P.node(Id);
    if (N.Kind == NodeKind::Call) {
      const Call &C = P.call(N.Ref);
      const Row *R = P.rowOf(C, Role::Measure);
      bool IsLength = R && !R->has("answers") && !R->has("key");
      if (IsLength && C.Object != NoNode && isValueOf(P, C.Object, Value))
        return Text.size();
    }
    uint64_t Number = 0;
    if (P.literalText(Id).empty() || P.literalText(Id).getAsInteger(10, Number))
      return std::nullopt;
    return Number;
  }

  std::optional<bool> ofSides(StringRef Operator, NodeId Left,
                              NodeId Right) const {
    std::optional<uint64_t> L = numberAt(Left);
    std::optional<uint64_t> R = numberAt(Right);
    if (!L || !R)
      return std::nullopt;
    return llvm::StringSwitch<std::optional<bool>>(Operator)
        .Case("<", *L < *R)
        .Case("<=", *L <= *R)
        .Case(">", *L > *R)
        .Case(">=", *L >= *R)
        .Case("==", *L == *R)
        .Case("!=", *L != *R)
        .Default(std::nullopt);
  }

  const Program &P;
  NodeId Value;
  StringRef Text;
};
} // namespace

static std::optional<Flow> wayAround(const Program &P, NodeId End, NodeId Begin,
                                     StringRef Text, unsigned Depth);

/// Whether \p E, a branch or a call that came back, is not passed by \p Text.
static bool refuses(const Program &P, const Edge &E, StringRef Text,
                    unsigned Depth) {
  const Test &T = P.test(E.Label);
  if (T.Condition == NoNode)
    return false;
  if (!T.Returned) {
    std::optional<bool> Holds = Trial(P, E.From, Text).holds(T.Condition);
    return Holds && *Holds != T.Holds;
  }
  const Node &N = P.node(T.Condition);
  if (N.Kind != NodeKind::Call || Depth == 0)
    return false;
  const Call &C = P.call(N.Ref);
  llvm::ArrayRef<uint32_t> Targets = P.targets(N.Ref);
  auto Passes = [&](uint32_t Target) {
    const Function &F = P.function(Target);
    const size_t Count = std::min(C.Arguments.size(), F.Parameters.size());
    for (size_t I = 0; I < Count; ++I)
      if (C.Arguments[I] != NoNode && isValueOf(P, C.Arguments[I], E.From) &&
          !wayAround(P, F.ParametersAfter[I], F.Parameters[I], Text, Depth - 1))
        return true;
    return false;
  };
  return !Targets.empty() && llvm::all_of(Targets, Passes);
}

/// A way from \p Begin to \p End on which nothing refuses that it is \p Text.
static std::optional<Flow> wayAround(const Program &P, NodeId End, NodeId Begin,
                                     StringRef Text, unsigned Depth) {
  auto At = [&](NodeId N, bool) {
    return N == Begin ? Step::Found : Step::Continue;
  };
  auto Passes = [&](const Edge &E) {
    if (E.Kind == EdgeKind::Tested)
      return !refuses(P, E, Text, Depth);
    return E.Kind != EdgeKind::Part && E.Kind != EdgeKind::Joined &&
           E.Kind != EdgeKind::Parsed && E.Kind != EdgeKind::Operand;
  };
  std::vector<Flow> Found =
      P.origins(End, {.At = At, .Passes = Passes, .MaxOrigins = 1});
  return Found.empty() ? std::nullopt : std::optional(std::move(Found[0]));
}

/// Adds \p Text, which \p Origin is, unless it is public or never used.
static void addLiteral(const Program &P, const SecretUse &Use,
                       const SecretPlace &At, NodeId Origin,
                       const JoinedText &Text,
                       std::vector<LiteralSecret> &Secrets) {
  StringRef Secret = Text.Text;
  const bool IsNothing = Secret.find_first_not_of('\0') == StringRef::npos;
  if (IsNothing || Secret.contains("PUBLIC KEY") ||
      Secret.contains("BEGIN CERTIFICATE"))
    return;
  // A program that stops if it is this one never uses it.
  static constexpr unsigned Helpers = 3;
  std::optional<Flow> Way = wayAround(P, At.Value, Origin, Secret, Helpers);
  if (!Way || mixesObjects(P, *Way) ||
      llvm::any_of(Way->Path, [&](NodeId Id) { return isGrownInLoop(P, Id); }))
    return;
  LiteralSecret Found{.Use = Use,
                      .Way = std::move(*Way),
                      .Where = {},
                      .Used = {},
                      .Literal = whereIs(P, Text.Literals.front()),
                      .More = {},
                      .Text = Secret.str(),
                      .IsExact = Text.IsExact,
                      .HashBits = At.HashBits};
  Found.Used = At.Where ? *At.Where : placeOfUse(P, Found.Way);
  Found.Where = Found.Used;
  for (NodeId Piece : llvm::drop_begin(Text.Literals))
    Found.More.push_back(whereIs(P, Piece));
  Secrets.push_back(std::move(Found));
}

void portcullis::addLiterals(const Program &P, const SecretUse &Use,
                             const SecretPlace &At,
                             std::vector<LiteralSecret> &Secrets) {
  for (const Flow &Any : P.literals(At.Value, At.Element))
    if (P.node(Any.Origin).Type == ValueType::Text)
      addLiteral(P, Use, At, Any.Origin,
                 {.Text = P.nameOf(Any.Origin).str(), .Literals = {Any.Origin}},
                 Secrets);
  for (const Flow &Any : joinsBehind(P, At.Value))
    if (std::optional<JoinedText> Text = joinedText(P, Any.Origin))
      addLiteral(P, Use, At, Any.Origin, *Text, Secrets);
}

/// Whether \p Key is one literal, not put together.
static bool isWhole(const LiteralSecret &Key) {
  return Key.IsExact && Key.More.empty();
}

/// Words of a name as an environment variable has them; empty if there is but
/// one, which tells nothing.
static std::string asVariable(StringRef Name) {
  std::vector<std::string> Words = wordsOf(Name);
  if (!Words.empty() && Words.front().size() == 1) // kSecret, g_key
    Words.erase(Words.begin());
  return Words.size() > 1 ? StringRef(llvm::join(Words, "_")).upper() : "";
}

/// The environment variable for \p Key: called as the macro that spells it, or
/// as the first variable that holds it.
static std::string environmentName(const Program &P, const LiteralSecret &Key) {
  StringRef Written = P.sources().text(Key.Literal);
  std::string Name = Written.contains('"') ? "" : asVariable(Written);
  for (NodeId Id : Key.Way.Path) {
    const Node &N = P.node(Id);
    bool IsHolder = N.Kind == NodeKind::Variable || N.Kind == NodeKind::Field ||
                    N.Kind == NodeKind::Global;
    if (!Name.empty())
      break;
    if (IsHolder && !P.nameOf(Id).empty()) {
      Name = asVariable(P.nameOf(Id));
      break;
    }
  }
  return Name.empty() ? Key.Use.Variable.str() : Name;
}

/// From how many places \p Id may come. A field that is read comes from its
/// object, and from whoever wrote it: that is one.
static unsigned waysInto(const Program &P, NodeId Id) {
  bool IsRead = P.node(Id).Kind == NodeKind::Variable;
  return llvm::count_if(P.into(Id), [&](uint32_t Edge) {
    return !IsRead || P.edge(Edge).Kind != EdgeKind::Load;
  });
}

/// Whether the literal is only evaluated if it is the key: nothing else can be,
/// or it is one branch of `a ? b : c`. What stands in its place else would end
/// the process although another key is there.
static bool isLazy(const Program &P, const LiteralSecret &Key) {
  bool IsHandedOn = false;
  for (NodeId Id : llvm::drop_begin(Key.Way.Path)) {
    const Node &N = P.node(Id);
    if (N.Kind == NodeKind::Parameter)
      IsHandedOn = true; // Other callers may give something else.
    else if (waysInto(P, Id) > 1 && !P.soleLiteral(Id))
      return N.Kind == NodeKind::Join && N.Ref == NoIndex && !IsHandedOn;
  }
  return true;
}

/// Whether the length of the literal is written beside it.
static bool isMeasured(StringRef Rest) {
  Rest = Rest.ltrim(" )");
  if (!Rest.consume_front(","))
    return false;
  Rest = Rest.ltrim();
  return !Rest.empty() &&
         (llvm::isDigit(Rest.front()) || Rest.starts_with("sizeof") ||
          Rest.contains("strlen"));
}

/// Reads the secret from the environment in the literal's place and ends the
/// process if it is not set. A `const char *` stands wherever a literal does,
/// but for constant expressions, pasted literals and arrays.
static std::optional<Fix> readFromEnvironment(const Program &P,
                                              const LiteralSecret &Key,
                                              StringRef Name) {
  if (!isWhole(Key) || !Key.IsAll)
    return std::nullopt;
  const Location &Literal = Key.Literal;
  StringRef Written = P.sources().text(Literal);
  StringRef Line = P.sources().line(Literal.File, Literal.Line);
  StringRef Rest = Line.substr(Literal.EndColumn - 1).ltrim();
  bool IsPlain = Written.starts_with("\"") || !Written.contains('"');
  if (Name.empty() || !IsPlain || Written.empty() ||
      Line.contains("constexpr") || Line.contains("[]") ||
      Rest.starts_with("\"") || Rest.starts_with("_") ||
      Line.ltrim().starts_with("#") || isMeasured(Rest) || !isLazy(P, Key))
    return std::nullopt;
  return Fix{
      .Description = ("read the secret from the environment variable " + Name +
                      ", and stop if it is not set")
                         .str(),
      .Edits = {{.Range = Literal,
                 .Text = ("[] { const char *Secret = std::getenv(\"" + Name +
                          "\"); if (!Secret || !*Secret) std::abort(); "
                          "return Secret; }()")
                             .str()}},
      .Includes = {"<cstdlib>"}};
}

/// The names that several secrets have.
static llvm::StringSet<> sharedNames(llvm::ArrayRef<LiteralSecret> Keys,
                                     llvm::ArrayRef<std::string> Names) {
  llvm::StringMap<StringRef> Secrets;
  llvm::StringSet<> Shared;
  for (auto [Key, Name] : llvm::zip_equal(Keys, Names))
    if (isWhole(Key) && Key.IsAll &&
        Secrets.try_emplace(Name, Key.Text).first->second != Key.Text)
      Shared.insert(Name);
  return Shared;
}

/// The environment variables of keys. Two secrets must not become one: where
/// names are equal, the functions that use them tell them apart; else none.
static std::vector<std::string> namesFor(const Program &P,
                                         llvm::ArrayRef<LiteralSecret> Keys) {
  std::vector<std::string> Names;
  for (const LiteralSecret &Key : Keys)
    Names.push_back(environmentName(P, Key));
  const llvm::StringSet<> Shared = sharedNames(Keys, Names);
  std::vector<std::string> Longer = Names;
  for (size_t I = 0; I < Keys.size(); ++I) {
    if (!Shared.contains(Names[I]))
      continue;
    const Node &Used = P.node(Keys[I].Way.Path.back());
    StringRef Function = P.text(P.function(Used.Function).Name);
    std::vector<std::string> Words = wordsOf(Function.rsplit("::").second);
    if (Words.empty())
      Words = wordsOf(Function);
    Longer[I] = StringRef(llvm::join(Words, "_")).upper() + "_" + Names[I];
  }
  const llvm::StringSet<> Still = sharedNames(Keys, Longer);
  for (std::string &Name : Longer)
    if (Still.contains(Name))
      Name.clear();
  return Longer;
}

/// Sees to it that nothing that \p Key is made of is shown.
static void addSecrets(const LiteralSecret &Key, Finding &F) {
  F.Secrets.push_back(Key.Literal);
  for (const Location &Piece : Key.More) {
    F.Related.push_back({.Where = Piece, .Text = "another piece of it"});
    F.Secrets.push_back(Piece);
  }
}

/// Adds what \p Key, another literal that is used where \p F is, has to say.
static void addAnother(const Program &P, const LiteralSecret &Key,
                       StringRef Name, Finding &F) {
  if (llvm::is_contained(F.Secrets, Key.Literal))
    return;
  F.Related.push_back({.Where = Key.Literal, .Text = "another literal"});
  addSecrets(Key, F);
  std::optional<Fix> Mend = readFromEnvironment(P, Key, Name);
  if (!Mend || F.Fixes.empty())
    F.Fixes.clear(); // All or none: half mended is not mended.
  else
    F.Fixes.front().Edits.push_back(std::move(Mend->Edits.front()));
}

void portcullis::addTexts(const Program &P, const SecretUse &Use,
                          const SecretPlace &At,
                          std::vector<LiteralSecret> &Secrets) {
  std::vector<LiteralSecret> Found;
  addLiterals(P, Use, At, Found);
  for (LiteralSecret &Each : Found) {
    if (Use.What == "private key" &&
        !StringRef(Each.Text).contains("PRIVATE KEY"))
      continue;
    Each.Where = Each.Literal;
    Secrets.push_back(std::move(Each));
  }
}

bool portcullis::isPlaceholder(const Program &P, StringRef Text) {
  Text = Text.trim();
  return Text.find_first_not_of("*xX.-_?#") == StringRef::npos ||
         Text.ends_with(":") || Text.contains("${") || Text.contains("{{") ||
         (Text.starts_with("<") && Text.ends_with(">")) ||
         (Text.starts_with("%") && Text.size() <= 3) || Text == "{}" ||
         P.models().sensitive().says(Vocabulary::Placeholders, Text);
}

/// Whether \p Text is a URL without a user in it: it names a place.
static bool isPlainUrl(StringRef Text) {
  auto [Scheme, Rest] = Text.split("://");
  return !Rest.empty() && !Scheme.contains(' ') && !Rest.contains('@');
}

/// Whether \p Where is in a file of tests, by its name or that of its folder.
static bool isTest(const Location &Where) {
  StringRef Folder =
      llvm::sys::path::filename(llvm::sys::path::parent_path(Where.File));
  if (llvm::is_contained({"test", "tests", "unittest", "unittests"}, Folder))
    return true;
  std::vector<std::string> Words = wordsOf(llvm::sys::path::stem(Where.File));
  return !Words.empty() && llvm::any_of(std::array{Words.front(), Words.back()},
                                        [](const std::string &Word) {
                                          return Word == "test" ||
                                                 Word == "tests";
                                        });
}

bool portcullis::isRealSecret(const Program &P, const LiteralSecret &Literal) {
  return !isPlaceholder(P, Literal.Text) && !isPlainUrl(Literal.Text) &&
         !isTest(Literal.Literal);
}

std::vector<Finding>
portcullis::reportSecrets(const Program &P, const CheckInfo &Info,
                          llvm::ArrayRef<LiteralSecret> Keys) {
  std::vector<Finding> Findings;
  std::vector<std::string> Names = namesFor(P, Keys);
  std::map<Location, size_t> Known; // Index of the finding there.
  for (auto [Key, Name] : llvm::zip(Keys, Names)) {
    auto [Same, IsNew] = Known.try_emplace(Key.Where, Findings.size());
    if (!IsNew) {
      addAnother(P, Key, Name, Findings[Same->second]);
      continue;
    }
    Finding F{
        .CheckId = Info.Id,
        .Message =
            isWhole(Key)
                ? (Key.Use.What + " is the literal " + redacted(Key.Text)).str()
                : (Key.Use.What + " is put together of literals").str(),
        .Where = Key.Where,
        .Level = Info.Level};
    addWay(F, P, Key.Way, "the secret stands in the code", Key.Used,
           Key.Use.End);
    if (Key.Where != Key.Literal)
      F.Related.push_back({.Where = Key.Literal, .Text = "the literal"});
    addSecrets(Key, F);
    if (std::optional<Fix> Mend = readFromEnvironment(P, Key, Name))
      F.Fixes.push_back(std::move(*Mend));
    Findings.push_back(std::move(F));
  }
  return Findings;
}
