//===- InsecureCookie.cpp - A session's cookie lacks attributes ---------===//

#include "Additions.h"
#include "Check.h"
#include "Cors.h"
#include "Flows.h"
#include "SensitiveFlows.h"
#include "TextShapes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FormatVariadic.h"
#include <map>

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "insecure-cookie",
    .Title = "A session's cookie lacks HttpOnly, Secure or SameSite",
    .Cwe = {1004, 614, 1275},
    .Owasp = {2},
    .Level = Severity::Medium,
    .SecuritySeverity = 5.4,
    .Accuracy = Precision::High,
    .HasFix = true,
};

namespace {

/// What a browser is to be told about a cookie that opens a session.
struct Attribute {
  StringRef Spelling; ///< In a header.
  StringRef Key;      ///< In models.
};

} // namespace

static constexpr Attribute Attributes[] = {
    {.Spelling = "HttpOnly", .Key = "http_only"},
    {.Spelling = "Secure", .Key = "secure"},
    {.Spelling = "SameSite", .Key = "same_site"},
};
using Missing = llvm::SmallVector<const Attribute *, 3>;

static bool isSessionName(const Program &P, StringRef Name) {
  const SensitiveNames &Names = P.models().sensitive();
  return Names.says(Vocabulary::SessionCookies, Name) &&
         !Names.says(Vocabulary::HarmlessCookies, Name);
}

/// Whether \p Value is a token, or is called one.
static bool isToken(const Program &P, NodeId Value) {
  auto At = [&](NodeId N, bool) {
    const Node &Here = P.node(N);
    return Here.Kind == NodeKind::Call &&
                   P.rowOf(P.call(Here.Ref), Role::TokenSign)
               ? Step::Found
               : Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.keepsValue(); };
  return !P.origins(Value, {.At = At, .Passes = Passes, .MaxOrigins = 1})
              .empty() ||
         llvm::any_of(sensitiveInto(P, Value, Concern::Log),
                      [](const SensitiveFlow &F) {
                        return F.Category->Name == "token";
                      });
}

/// Whether what is known of a cookie says that it opens a session.
static bool opensSession(const Program &P, StringRef Name,
                         llvm::ArrayRef<NodeId> Values) {
  if (isSessionName(P, Name))
    return true;
  return !P.models().sensitive().says(Vocabulary::HarmlessCookies, Name) &&
         llvm::any_of(Values, [&](NodeId Value) { return isToken(P, Value); });
}

static std::string messageFor(StringRef Name, const Missing &Lacks) {
  llvm::SmallVector<StringRef, 3> Spelled;
  for (const Attribute *A : Lacks)
    Spelled.push_back(A->Spelling);
  StringRef Last = Spelled.pop_back_val();
  return llvm::formatv("cookie '{0}' is sent without {1}{2}{3}", Name,
                       llvm::join(Spelled, ", "),
                       Spelled.empty() ? "" : " and ", Last);
}

//===----------------------------------------------------------------------===//
// Text of a header
//===----------------------------------------------------------------------===//

namespace {

/// What the text of a `Set-Cookie` header says, RFC 6265 section 4.1.
struct CookieText {
  std::string Name;
  std::string FixedValue;
  llvm::SmallVector<NodeId, 2> Values;
  std::map<std::string, std::string> Said; ///< By attribute, in lower case.
  /// Whether a value that is not known may say more.
  bool MaySayMore = false;

  bool deletes() const;
};

/// Reads one shape of a text.
class CookieReader {
public:
  static CookieText read(const TextShape &Shape) {
    CookieReader Reader;
    for (const TextPiece &Piece : Shape.Pieces)
      if (Piece.IsFixed)
        Reader.add(Piece.Text);
      else
        Reader.add(Piece.Value);
    Reader.Cookie.MaySayMore |= Reader.IsBehindTwo;
    Reader.finish();
    return std::move(Reader.Cookie);
  }

private:
  void add(StringRef Fixed) {
    if (Fixed.empty())
      return;
    IsBehindValue = IsBehindTwo = false;
    for (char C : Fixed)
      if (C == ';')
        finish();
      else if (C == '=' && !HasValue)
        HasValue = true;
      else
        (HasValue ? Value : Key) += C;
  }

  void add(NodeId Unknown) {
    IsBehindTwo = IsBehindValue; // What follows a value may be attributes.
    IsBehindValue = true;
    if (Part == 0 && HasValue)
      Cookie.Values.push_back(Unknown);
    else if (Part > 0 && !HasValue)
      Cookie.MaySayMore = true;
    if (HasValue)
      Value += '?';
  }

  void finish() {
    StringRef Name = StringRef(Key).trim();
    if (Part++ == 0) {
      Cookie.Name = Name.str();
      Cookie.FixedValue = StringRef(Value).trim(" ?\"").str();
    } else if (!Name.empty()) {
      Cookie.Said[Name.lower()] = StringRef(Value).trim().str();
    }
    Key.clear();
    Value.clear();
    HasValue = false;
  }

  CookieText Cookie;
  std::string Key, Value;
  unsigned Part = 0;
  bool HasValue = false;
  bool IsBehindValue = false; ///< Behind a value that is not known,
  bool IsBehindTwo = false;   ///< … and another.
};

} // namespace

/// Whether a date in \p Text is of the past: servers write 1970.
static bool isLongAgo(StringRef Text) {
  static constexpr unsigned Past = 2000;
  llvm::SmallVector<StringRef, 8> Words;
  llvm::SplitString(Text, Words, " -,");
  return llvm::any_of(Words, [](StringRef Word) {
    unsigned Year = 0;
    return Word.size() == 4 && !Word.getAsInteger(10, Year) && Year <= Past;
  });
}

static bool isDeleted(StringRef Value) {
  return Value.empty() ||
         llvm::StringSwitch<bool>(Value.lower())
             .Cases({"deleted", "expired", "none", "null"}, true)
             .Default(false);
}

bool CookieText::deletes() const {
  auto Age = Said.find("max-age");
  auto Until = Said.find("expires");
  long long Seconds = 1;
  return (Values.empty() && isDeleted(FixedValue)) ||
         (Age != Said.end() &&
          !StringRef(Age->second).getAsInteger(10, Seconds) && Seconds <= 0) ||
         (Until != Said.end() && isLongAgo(Until->second));
}

/// What \p Cookie, one of \p All that are sent here, lacks. What another has is
/// missing only where the client chooses.
static Missing lacking(const CookieText &Cookie, const TextShape &Shape,
                       llvm::ArrayRef<CookieText> All, ClientChoices &Choices) {
  Missing Lacks;
  for (const Attribute &A : Attributes) {
    auto Says = [&](const CookieText &C) {
      return C.Said.contains(A.Spelling.lower());
    };
    if (!Says(Cookie) && (llvm::none_of(All, Says) ||
                          llvm::any_of(Shape.Choices, [&](NodeId Way) {
                            return Choices.contains(Way);
                          })))
      Lacks.push_back(&A);
  }
  return Lacks;
}

/// Adds what is missing to the header's text: to the literal that it ends with,
/// or behind what it is joined of.
static std::optional<Fix> addToText(const Program &P, const Call &C,
                                    NodeId Value, const TextShape &Shape,
                                    const Missing &Lacks) {
  std::string Added;
  for (const Attribute *A : Lacks)
    Added += ("; " + A->Spelling + (A->Key == "same_site" ? "=Lax" : "")).str();
  const TextPiece &Last = Shape.Pieces.back();
  Edit Adding;
  if (Last.IsFixed) {
    Location Literal = whereIs(P, Last.Value);
    StringRef Written = P.sources().text(Literal);
    // A literal that others use as well is theirs, too.
    if (!Written.starts_with("\"") || !Written.ends_with("\"") ||
        !StringRef(Last.Text).rtrim().ends_with(Written.slice(
            Written.size() < 2 ? 0 : Written.size() - 2, Written.size() - 1)))
      return std::nullopt;
    if (StringRef(Last.Text).rtrim().ends_with(";"))
      Added.erase(0, 1);
    Literal.Offset += Literal.Length - 1;
    Literal.Length = 0;
    Adding = {.Range = Literal, .Text = Added};
  } else {
    size_t I = llvm::find(C.Arguments, Value) - C.Arguments.begin();
    const Node &Joined = P.node(Value);
    if (I == C.Arguments.size() || Joined.Kind != NodeKind::Call ||
        P.text(P.call(Joined.Ref).Name) != "std::operator+" ||
        Joined.Where.InMacro)
      return std::nullopt;
    Location End = P.location(C.ArgumentWhere[I]);
    End.Offset += End.Length;
    End.Length = 0;
    Adding = {.Range = End, .Text = " + \"" + Added + "\""};
  }
  return Fix{.Description = "add the missing attributes",
             .Edits = {std::move(Adding)}};
}

namespace {

/// Looks for cookies that are written as text.
class HeaderTexts {
public:
  HeaderTexts(const Program &P, std::vector<Finding> &Findings)
      : P(P), Choices(P), Findings(Findings) {}

  /// \p Name is the header's, if that is not known; else NoNode.
  void check(const HeaderSet &Set, NodeId Name);

private:
  void checkWorld(const HeaderSet &Set, llvm::ArrayRef<TextShape> Shapes);

  const Program &P;
  ClientChoices Choices;
  std::vector<Finding> &Findings;
};

} // namespace

static bool isSetCookie(const TextShape &Name) {
  return Name.isLiteral() &&
         StringRef(Name.Pieces[0].Text).equals_insensitive("set-cookie");
}

void HeaderTexts::check(const HeaderSet &Set, NodeId Name) {
  if (P.function(P.call(Set.Call).Function).HasErrors)
    return;
  llvm::SmallVector<NodeId, 2> Values{Set.Value};
  if (Name != NoNode)
    Values.push_back(Name);
  for (const TextWorld &World : textsOf(P, Values))
    if (World.size() == 1 || (World[1].size() == 1 && isSetCookie(World[1][0])))
      checkWorld(Set, World[0]);
}

/// Whether errors hide what else \p Shape is put together of.
static bool mayBeMore(const Program &P, const TextShape &Shape) {
  return llvm::any_of(Shape.Pieces, [&](const TextPiece &Piece) {
    return P.function(P.node(Piece.Value).Function).HasErrors;
  });
}

void HeaderTexts::checkWorld(const HeaderSet &Set,
                             llvm::ArrayRef<TextShape> Shapes) {
  std::vector<CookieText> Cookies;
  for (const TextShape &Shape : Shapes) {
    Cookies.push_back(CookieReader::read(Shape));
    if (Cookies.back().MaySayMore || mayBeMore(P, Shape))
      return;
  }
  for (auto [Cookie, Shape] : llvm::zip_equal(Cookies, Shapes)) {
    if (Cookie.Name.empty() || Cookie.deletes() ||
        !opensSession(P, Cookie.Name, Cookie.Values))
      continue;
    Missing Lacks = lacking(Cookie, Shape, Cookies, Choices);
    if (Lacks.empty())
      continue;
    // Whoever names a cookie sends it.
    const uint32_t Given = Shape.Pieces.front().Given;
    Finding F{.CheckId = Info.Id,
              .Message = messageFor(Cookie.Name, Lacks),
              .Where = Given == NoIndex ? Set.Where
                                        : P.location(P.call(Given).Where),
              .Level = Info.Level};
    if (Given != NoIndex)
      F.Related.push_back(
          {.Where = Set.Where, .Text = "the header is set here"});
    else if (std::optional<Fix> Mend =
                 addToText(P, P.call(Set.Call), Set.Value, Shape, Lacks))
      F.Fixes.push_back(std::move(*Mend));
    Findings.push_back(std::move(F));
  }
}

static void checkHeaders(const Program &P, std::vector<Finding> &Findings) {
  HeaderTexts Texts(P, Findings);
  for (const HeaderSet &Set : responseHeaders(P)) {
    const Row *R = P.rowOf(P.call(Set.Call), Role::ResponseHeader);
    if (Set.Value == NoNode)
      continue;
    if (Set.Name == "set-cookie")
      Texts.check(Set, NoNode);
    else if (Set.Name.empty() && R && R->has("name"))
      if (NodeId Name = P.nodeAt(P.call(Set.Call), R->position("name", {}));
          Name != NoNode)
        Texts.check(Set, Name);
  }
}

//===----------------------------------------------------------------------===//
// Objects of a library
//===----------------------------------------------------------------------===//

namespace {

/// What becomes of a cookie's object.
class CookieObject {
public:
  /// The calls by the object that they run on.
  using Takers = llvm::DenseMap<NodeId, llvm::SmallVector<uint32_t, 2>>;

  CookieObject(const Program &P, NodeId Begin, const Takers &Taken);

  /// Whether it is handed to code that is not seen.
  bool isLost() const { return IsLost; }
  /// Whether \p A is set on it: on every way, but for those that the client
  /// does not choose.
  bool has(const Attribute &A, ClientChoices &Choices) const;
  bool isTurnedOff(const Attribute &A) const;
  bool isDeleted() const;

private:
  void follow(NodeId Id);
  void add(const Call &C);
  /// What \p C gives to the attribute \p Key, empty if that is not known;
  /// nothing if it is about something else.
  std::optional<StringRef> given(const Call &C, StringRef Key) const;
  /// Whether \p C sets it, or takes it back.
  std::optional<bool> sets(const Call &C, StringRef Key) const;

  const Program &P;
  NodeId Begin;
  llvm::SmallSetVector<NodeId, 16> Is;       ///< The object, at any time.
  llvm::SmallSetVector<uint32_t, 8> Setters; ///< Calls with attributes of it.
  /// The calls that it was handed to, by function.
  llvm::DenseMap<uint32_t, llvm::SmallVector<uint32_t, 2>> Entered;
  bool IsLost = false;
};

} // namespace

CookieObject::CookieObject(const Program &P, NodeId Begin, const Takers &Taken)
    : P(P), Begin(Begin) {
  static constexpr size_t MaxNodes = 256;
  Is.insert(Begin);
  for (size_t I = 0; I < Is.size(); ++I) {
    if (I == MaxNodes || P.function(P.node(Is[I]).Function).HasErrors) {
      IsLost = true;
      return;
    }
    follow(Is[I]);
    if (auto Known = Taken.find(Is[I]); Known != Taken.end())
      for (uint32_t Index : Known->second)
        add(P.call(Index));
  }
  for (auto [Index, R] : P.withRole(Role::CookieAttribute))
    if (Is.contains(P.call(Index).Object))
      Setters.insert(Index);
}

/// Whether \p C is a function of a class that some model speaks of.
static bool isModelled(const Program &P, const Call &C) {
  return P.models().modelsClass(P.text(C.Name).rsplit("::").first);
}

/// \p C is a function of the cookie's own class, which hands it on.
void CookieObject::add(const Call &C) {
  if (C.ObjectAfter != NoNode)
    Is.insert(C.ObjectAfter);
  if (C.Result != NoNode && !C.IsField &&
      P.node(C.Result).Type == ValueType::Other)
    Is.insert(C.Result);
}

void CookieObject::follow(NodeId Id) {
  for (uint32_t Index : P.outOf(Id)) {
    const Edge &E = P.edge(Index);
    switch (E.Kind) {
    case EdgeKind::Unless:
      IsLost |= P.call(E.Label).IsOwn && !isModelled(P, P.call(E.Label));
      [[fallthrough]];
    case EdgeKind::Same:
    case EdgeKind::Tested:
    case EdgeKind::Keep:
      Is.insert(E.To);
      break;
    case EdgeKind::Enter:
      if (isModelled(P, P.call(E.Label)))
        break;
      Entered[P.node(E.To).Function].push_back(E.Label);
      Is.insert(E.To);
      break;
    case EdgeKind::Leave:
      // Out of what it was handed to, only to who did so.
      if (auto By = Entered.find(P.node(E.From).Function);
          By == Entered.end() || llvm::is_contained(By->second, E.Label))
        Is.insert(E.To);
      break;
    case EdgeKind::Store: // Who takes it out again is not known.
      IsLost |= P.node(E.To).Kind == NodeKind::Effect;
      break;
    default:
      break;
    }
  }
}

std::optional<StringRef> CookieObject::given(const Call &C,
                                             StringRef Key) const {
  for (uint32_t Index : C.Rows) {
    const Row &R = P.models().row(Index);
    bool IsRead = C.IsField && C.Arguments.empty() && R.has("given");
    if (R.R == Role::CookieAttribute && R.text("attribute") == Key && !IsRead)
      return R.has("given")
                 ? P.literalText(P.nodeAt(C, R.position("given", {})))
                 : StringRef();
  }
  return std::nullopt;
}

std::optional<bool> CookieObject::sets(const Call &C, StringRef Key) const {
  std::optional<StringRef> Given = given(C, Key);
  if (!Given)
    return std::nullopt;
  const Row *R = P.rowOf(C, Role::CookieAttribute);
  return *Given != "false" && *Given != "0" &&
         !llvm::is_contained(R->texts("off"), *Given);
}

bool CookieObject::isTurnedOff(const Attribute &A) const {
  return llvm::any_of(Setters, [&](uint32_t Index) {
    return sets(P.call(Index), A.Key) == false;
  });
}

bool CookieObject::has(const Attribute &A, ClientChoices &Choices) const {
  bool IsSet = false;
  llvm::DenseSet<NodeId> With; // The object behind that.
  for (uint32_t Index : Setters) {
    const Call &C = P.call(Index);
    if (sets(C, A.Key) != true)
      continue;
    if (C.IsField) // When is not known.
      return true;
    IsSet = true;
    With.insert_range(llvm::ArrayRef({C.ObjectAfter, C.Result}));
  }
  auto At = [&](NodeId N, bool) {
    if (With.contains(N))
      return Step::Stop;
    return N == Begin ? Step::Found : Step::Continue;
  };
  auto Passes = [](const Edge &E) { return E.keepsValue(); };
  return IsSet && llvm::none_of(Is, [&](NodeId Id) {
           return P.node(Id).Kind == NodeKind::Join && Choices.contains(Id) &&
                  !P.origins(Id, {.At = At, .Passes = Passes, .MaxOrigins = 1})
                       .empty();
         });
}

bool CookieObject::isDeleted() const {
  return llvm::any_of(Setters, [&](uint32_t Index) {
    std::optional<StringRef> Age = given(P.call(Index), "max_age");
    return Age == "0" || Age == "0s"; // -1 may be none at all.
  });
}

/// Adds \p Lacks to the cookie \p Object, which \p C makes, unless code behind
/// that turns one of them off: it would do so again.
static std::optional<Fix> addToObject(const Program &P, const Call &C,
                                      const Row &R, const CookieObject &Object,
                                      const Missing &Lacks) {
  std::string Code;
  for (const Attribute *A : Lacks)
    Code += R.text(A->Key);
  std::optional<Edit> Added;
  if (llvm::none_of(Lacks, [&](const Attribute *A) {
        return R.text(A->Key).empty() || Object.isTurnedOff(*A);
      }))
    Added = addTo(P, C, Code, "$cookie");
  if (!Added)
    return std::nullopt;
  return Fix{.Description = "add the missing attributes",
             .Edits = {std::move(*Added)}};
}

/// The names that the cookie which \p Name and \p Value, if there is one, make
/// may have, and who gives them. Those that are only taken back are none.
static llvm::SmallVector<TextPiece, 4> namesOf(const Program &P, NodeId Name,
                                               NodeId Value) {
  llvm::SmallVector<NodeId, 2> Asked{Name};
  if (Value != NoNode)
    Asked.push_back(Value);
  auto IsDeleted = [](const TextShape &Shape) {
    return Shape.isLiteral() && isDeleted(Shape.Pieces[0].Text);
  };
  llvm::SmallVector<TextPiece, 4> Names;
  for (const TextWorld &World : textsOf(P, Asked)) {
    if (World.size() > 1 && llvm::all_of(World[1], IsDeleted))
      continue;
    for (const TextShape &Shape : World[0])
      if (Shape.isLiteral() &&
          llvm::none_of(Names, [&](const TextPiece &Known) {
            return Known.Text == Shape.Pieces[0].Text &&
                   Known.Given == Shape.Pieces[0].Given;
          }))
        Names.push_back(Shape.Pieces[0]);
  }
  return Names;
}

/// What the cookie \p Object, which a call of \p R makes, lacks; nothing if it
/// is taken back, or others have a say.
static Missing lacking(const CookieObject &Object, const Row &R,
                       ClientChoices &Choices) {
  Missing Lacks;
  if (Object.isLost() || Object.isDeleted())
    return Lacks;
  for (const Attribute &A : Attributes)
    if (llvm::is_contained(R.texts("has"), A.Key) ? Object.isTurnedOff(A)
                                                  : !Object.has(A, Choices))
      Lacks.push_back(&A);
  return Lacks;
}

/// Reports the cookies that \p C, as \p R says, makes, by their names.
static void reportObject(const Program &P, const Call &C, const Row &R,
                         const CookieObject &Object, const Missing &Lacks,
                         std::vector<Finding> &Findings) {
  NodeId Value = R.has("value") ? P.nodeAt(C, R.position("value", {})) : NoNode;
  const llvm::ArrayRef<NodeId> Values =
      Value == NoNode ? llvm::ArrayRef<NodeId>() : Value;
  for (const TextPiece &Called :
       namesOf(P, P.nodeAt(C, R.position("name", {})), Value)) {
    if (!opensSession(P, Called.Text, Values))
      continue;
    const Call &Sends = Called.Given == NoIndex ? C : P.call(Called.Given);
    Finding F{.CheckId = Info.Id,
              .Message = messageFor(Called.Text, Lacks),
              .Where = P.location(Sends.Where),
              .Level = Info.Level};
    if (Called.Given != NoIndex)
      F.Related.push_back(
          {.Where = P.location(C.Where), .Text = "the cookie is made here"});
    else if (std::optional<Fix> Mend = addToObject(P, C, R, Object, Lacks))
      F.Fixes.push_back(std::move(*Mend));
    Findings.push_back(std::move(F));
  }
}

static void checkObjects(const Program &P, std::vector<Finding> &Findings) {
  if (P.withRole(Role::Cookie).empty())
    return;
  ClientChoices Choices(P);
  CookieObject::Takers Taken;
  for (uint32_t Index = 0; Index < P.calls().size(); ++Index)
    if (const Call &C = P.call(Index); C.Object != NoNode && isModelled(P, C))
      Taken[C.Object].push_back(Index);
  for (auto [Index, R] : P.withRole(Role::Cookie)) {
    const Call &C = P.call(Index);
    NodeId Begin =
        Program::effectAt(C, R->position("to", {.At = Position::Result}));
    if (Begin == NoNode || P.nodeAt(C, R->position("name", {})) == NoNode)
      continue;
    const CookieObject Object(P, Begin, Taken);
    Missing Lacks = lacking(Object, *R, Choices);
    if (!Lacks.empty())
      reportObject(P, C, *R, Object, Lacks, Findings);
  }
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  checkHeaders(P, Findings);
  checkObjects(P, Findings);
  return Findings;
}

namespace portcullis {
Check checkInsecureCookie() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
