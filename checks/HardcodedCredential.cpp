//===- HardcodedCredential.cpp - A password or key stands in the code ---===//

#include "Check.h"
#include "ComparedSecrets.h"
#include "LiteralSecrets.h"
#include "SensitiveFlows.h"
#include "SqlTexts.h"
#include "TextShapes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "hardcoded-credential",
    .Title = "A password or key stands in the code",
    .Cwe = {798},
    .Owasp = {2},
    .Level = Severity::High,
    .SecuritySeverity = 8.2,
    .Accuracy = Precision::High,
    .HasFix = true,
};

/// The part \p Begin to \p End of the literal at \p Whole as it is written, if
/// it stands there like that.
static Location partOf(const Program &P, const Location &Whole,
                       StringRef Part) {
  StringRef Written = P.sources().text(Whole);
  size_t At = Written.find(Part);
  if (At == StringRef::npos)
    return Whole;
  StringRef Before = Written.take_front(At);
  size_t Break = Before.rfind('\n');
  Location Where = Whole;
  Where.Offset += At;
  Where.Length = Part.size();
  Where.Line += Before.count('\n');
  Where.Column =
      Break == StringRef::npos ? Whole.Column + At : Before.size() - Break;
  Where.EndLine = Where.Line;
  Where.EndColumn = Where.Column + Part.size();
  return Where;
}

//===----------------------------------------------------------------------===//
// Passwords in connection strings
//===----------------------------------------------------------------------===//

/// Stands for a value in a text.
static constexpr char Unknown = '\x01';

/// The password of `scheme://user:password@host`; empty if there is none.
static StringRef passwordOfUrl(StringRef Text) {
  size_t Begin = Text.find("://");
  if (Begin == StringRef::npos)
    return {};
  StringRef Rest = Text.substr(Begin + 3);
  auto [Authority, Path] = Rest.split('/');
  size_t At = Authority.rfind('@');
  if (At == StringRef::npos) // A password may hold slashes.
    return {};
  return Authority.take_front(At).split(':').second;
}

/// The password of `host=… password=…` or `Server=…;Pwd=…`.
static StringRef passwordOfPairs(StringRef Text) {
  static constexpr StringRef Keys[] = {"password", "passwd", "pwd"};
  for (StringRef Key : Keys)
    for (size_t At = Text.find_insensitive(Key); At != StringRef::npos;
         At = Text.find_insensitive(Key, At + 1)) {
      bool IsWord = At == 0 || !llvm::isAlnum(Text[At - 1]);
      StringRef Rest = Text.substr(At + Key.size()).ltrim();
      if (!IsWord || !Rest.consume_front("="))
        continue;
      Rest = Rest.ltrim(" ");
      StringRef Value = Rest.starts_with("'")
                            ? Rest.drop_front().split('\'').first
                            : Rest.substr(0, Rest.find_first_of(" \t\n;&,"));
      if (!Value.empty())
        return Value;
    }
  return {};
}

/// The password of Redis' `AUTH password` or `AUTH user password`.
static StringRef passwordOfCommand(StringRef Text) {
  if (!Text.consume_front_insensitive("auth "))
    return {};
  Text = Text.trim();
  return Text.substr(Text.rfind(' ') + 1);
}

/// Adds the password that \p Shape, a text used by \p C, has in it.
static void addFromText(const Program &P, const SecretUse &Use, NodeId Value,
                        const Location &Used, const TextShape &Shape,
                        std::vector<LiteralSecret> &Secrets) {
  std::string Text;
  std::vector<const TextPiece *> Of; ///< By character.
  for (const TextPiece &Piece : Shape.Pieces) {
    Text += Piece.IsFixed ? Piece.Text : std::string(1, Unknown);
    Of.resize(Text.size(), &Piece);
  }
  StringRef Password = passwordOfUrl(Text);
  if (Password.empty())
    Password = passwordOfPairs(Text);
  if (Password.empty())
    Password = passwordOfCommand(Text);
  if (Password.contains(Unknown) || isPlaceholder(P, Password))
    return;
  const TextPiece &Piece = *Of[Password.data() - Text.data()];
  auto At = [&](NodeId N, bool) {
    return N == Piece.Value ? Step::Found : Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  std::vector<Flow> Ways =
      P.origins(Value, {.At = At, .Passes = Passes, .MaxOrigins = 1});
  if (Ways.empty())
    return;
  Location Literal = whereIs(P, Piece.Value);
  Secrets.push_back({.Use = Use,
                     .Way = std::move(Ways[0]),
                     .Where = partOf(P, Literal, Password),
                     .Used = Used,
                     .Literal = Literal,
                     .More = {},
                     .Text = Password.str(),
                     .IsAll = Shape.isLiteral()});
}

//===----------------------------------------------------------------------===//
// What libraries take
//===----------------------------------------------------------------------===//

/// What the form \p Form of a credential is called.
static SecretUse useOf(StringRef Form, StringRef Variable) {
  if (Form == "connection_string")
    return {.What = "the password in a connection string",
            .End = "used to connect",
            .Variable = Variable.empty() ? "DATABASE_URL" : Variable};
  if (Form == "private_key")
    return {.What = "private key",
            .End = "used as a private key",
            .Variable = Variable.empty() ? "PRIVATE_KEY" : Variable};
  if (Form == "token")
    return {.What = "access token",
            .End = "sent as an access token",
            .Variable = Variable.empty() ? "ACCESS_TOKEN" : Variable};
  return {.What = "password",
          .End = "used as a password",
          .Variable = Variable.empty() ? "SERVICE_PASSWORD" : Variable};
}

/// Adds the texts that \p Written, what a callback leaves in its buffer, is
/// copied from.
static void addCopied(const Program &P, const SecretUse &Use, NodeId Written,
                      std::vector<LiteralSecret> &Secrets) {
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    if (Here.Kind != NodeKind::Literal)
      return Step::Continue;
    return Here.Type == ValueType::Text && Here.Text != 0 ? Step::Found
                                                          : Step::Stop;
  };
  auto Passes = [](const Edge &E) { return E.Kind != EdgeKind::Operand; };
  for (Flow &Way : P.origins(Written, {.At = At, .Passes = Passes})) {
    const Location Literal = whereIs(P, Way.Origin);
    std::string Text = P.nameOf(Way.Origin).str();
    Secrets.push_back({.Use = Use,
                       .Way = std::move(Way),
                       .Where = Literal,
                       .Used = Literal,
                       .Literal = Literal,
                       .More = {},
                       .Text = std::move(Text),
                       .IsAll = false});
  }
}

/// Adds what the functions that \p Id may be give as a password.
static void addFromCallback(const Program &P, const SecretUse &Use, NodeId Id,
                            std::vector<LiteralSecret> &Secrets) {
  for (uint32_t Index : P.functionsAt(Id)) {
    const Function &F = P.function(Index);
    if (F.Return != NoNode)
      addTexts(P, Use, {.Value = F.Return}, Secrets);
    if (!F.ParametersAfter.empty() && F.ParametersAfter[0] != NoNode)
      addCopied(P, Use, F.ParametersAfter[0], Secrets);
  }
}

static void addFromLibraries(const Program &P,
                             std::vector<LiteralSecret> &Secrets) {
  for (const RoleCall &Taking : P.withRole(Role::Credential)) {
    const Row &R = *Taking.R;
    if (!holds(P, Taking))
      continue;
    StringRef Form = R.text("form");
    const SecretUse Use = useOf(Form, R.text("variable"));
    StringId Element = AnyKey;
    if (R.has("element")) {
      std::optional<StringId> Key = P.idOf(R.text("element"));
      if (!Key)
        continue;
      Element = *Key;
    }
    P.eachAt(P.call(Taking.Call), R.positions("at"),
             [&](NodeId Value, const Span &Where) {
               Location Used = P.location(Where);
               if (Form == "callback")
                 return addFromCallback(P, Use, Value, Secrets);
               if (Form != "connection_string")
                 return addTexts(
                     P, Use,
                     {.Value = Value, .Element = Element, .Where = Used},
                     Secrets);
               for (const TextWorld &World : textsOf(P, Value))
                 for (const TextShape &Shape : World[0])
                   addFromText(P, Use, Value, Used, Shape, Secrets);
             });
  }
}

//===----------------------------------------------------------------------===//
// Accounts that the program makes itself
//===----------------------------------------------------------------------===//

/// Adds the texts that a database keeps as passwords.
static void addFromStatements(const Program &P,
                              std::vector<LiteralSecret> &Secrets) {
  eachSqlValue(P, [&](const SqlValue &V) {
    if (!V.isBound())
      return;
    std::vector<LiteralSecret> Found;
    addTexts(P,
             {.What = "password",
              .End = "kept as a password",
              .Variable = "ADMIN_PASSWORD"},
             {.Value = V.Value, .Where = P.location(V.Where)}, Found);
    for (LiteralSecret &S : Found)
      if (isOfPassword(P, V, S.Way, keptIn))
        Secrets.push_back(std::move(S));
  });
}

/// Adds the texts that are hashed as passwords.
static void addFromHashes(const Program &P,
                          std::vector<LiteralSecret> &Secrets) {
  for (auto [Index, R] : P.withRole(Role::Protect))
    // What a test of the hash is given opens nothing.
    if (R->text("by") == "password-hash" &&
        !P.neverRuns(P.call(Index).Function))
      P.eachAt(P.call(Index), R->positions("from"),
               [&](NodeId Value, const Span &Where) {
                 addTexts(P,
                          {.What = "password",
                           .End = "hashed as a password",
                           .Variable = "ADMIN_PASSWORD"},
                          {.Value = Value, .Where = P.location(Where)},
                          Secrets);
               });
}

/// The parameter of \p F that takes a password, if another takes the name of
/// whose it is.
static std::optional<unsigned> passwordParameter(const Program &P,
                                                 const Function &F) {
  std::optional<unsigned> Password;
  bool NamesUser = false;
  for (auto [Index, Parameter] : llvm::enumerate(F.Parameters)) {
    if (Parameter == NoNode)
      continue;
    StringRef Name = P.nameOf(Parameter);
    const SensitiveCategory *Category = P.models().sensitive().find(Name);
    if (Category && Category->Name == "password")
      Password = Index;
    else
      NamesUser |= P.models().sensitive().says(Vocabulary::UserNames, Name);
  }
  return NamesUser ? Password : std::nullopt;
}

/// Adds the literals that functions of the project are given beside a literal
/// name: `addUser("admin", "secret")`.
static void addFromAccounts(const Program &P,
                            std::vector<LiteralSecret> &Secrets) {
  auto IsFixed = [&](NodeId Id) {
    return Id != NoNode && P.node(Id).Type == ValueType::Text &&
           !P.literalText(Id).empty();
  };
  for (uint32_t Index = 0; Index < P.calls().size(); ++Index) {
    const Call &C = P.call(Index);
    if (!C.IsOwn || llvm::count_if(C.Arguments, IsFixed) < 2 ||
        P.neverRuns(C.Function))
      continue;
    for (uint32_t Target : P.targets(Index)) {
      std::optional<unsigned> At = passwordParameter(P, P.function(Target));
      if (!At || *At >= C.Arguments.size() || !IsFixed(C.Arguments[*At]) ||
          P.models().sensitive().find(P.literalText(C.Arguments[*At])))
        continue; // Fields are called so, and forms.
      addTexts(P,
               {.What = "password",
                .End = "the password of an account",
                .Variable = "ADMIN_PASSWORD"},
               {.Value = C.Arguments[*At],
                .Where = P.location(C.ArgumentWhere[*At])},
               Secrets);
    }
  }
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<LiteralSecret> Secrets;
  addFromLibraries(P, Secrets);
  addFromStatements(P, Secrets);
  addFromHashes(P, Secrets);
  addFromAccounts(P, Secrets);
  for (ComparedSecret &Each : comparedSecrets(P))
    Secrets.push_back(std::move(Each.Secret));
  llvm::erase_if(Secrets,
                 [&](const LiteralSecret &S) { return !isRealSecret(P, S); });
  return reportSecrets(P, Info, Secrets);
}

namespace portcullis {
Check checkHardcodedCredential() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
