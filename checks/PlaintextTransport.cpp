//===- PlaintextTransport.cpp - Data travels to another host unencrypted
//---===//

#include "Check.h"
#include "Flows.h"
#include "Link/JoinedTexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "plaintext-transport",
    .Title = "Data travels to another host unencrypted",
    .Cwe = {319},
    .Owasp = {8},
    .Level = Severity::Medium,
    .SecuritySeverity = 5.9,
    .Accuracy = Precision::High,
    .HasFix = true,
};

namespace {
/// What an address says of how it is spoken with.
struct Plaintext {
  std::string Means; ///< "http://", "sslmode=disable".
  std::string Host;  ///< Empty if it is not known.
  bool HasPort = false;
  bool HasCredentials = false;
};
} // namespace

/// The scheme of what speaks TLS instead of \p Scheme; empty if that does
/// itself, or may.
static StringRef secureScheme(StringRef Scheme) {
  return llvm::StringSwitch<StringRef>(Scheme.lower())
      .Case("http", "https")
      .Case("ws", "wss")
      .Case("redis", "rediss")
      .Case("amqp", "amqps")
      .Case("mqtt", "mqtts")
      .Case("mongodb", "mongodb")
      .Default("");
}

/// The value of `Name=value` in a list of them.
static StringRef parameterIn(StringRef Text, StringRef Name) {
  for (size_t At = Text.find_insensitive(Name); At != StringRef::npos;
       At = Text.find_insensitive(Name, At + 1)) {
    bool Begins = At == 0 || !llvm::isAlnum(Text[At - 1]);
    StringRef Value = Text.substr(At + Name.size());
    if (Begins && Value.consume_front("="))
      return Value.take_until(
          [](char C) { return C == ' ' || C == '&' || C == ';'; });
  }
  return {};
}

/// Reads the host of \p Rest, what stands behind a scheme. Nothing is known of
/// it if it is not all there: \p IsWhole says that nothing follows.
static void readHost(StringRef Rest, bool IsWhole, Plaintext &To) {
  size_t End = Rest.find_first_of("/?#");
  StringRef Authority = Rest.substr(0, End);
  if (size_t At = Authority.rfind('@'); At != StringRef::npos) {
    To.HasCredentials = true;
    Authority = Authority.substr(At + 1);
  }
  StringRef Host = Authority;
  size_t Close = Host.starts_with("[") ? Host.find(']') : StringRef::npos;
  if (Close != StringRef::npos)
    Host = Host.substr(1, Close - 1);
  else
    Host = Host.split(':').first;
  To.HasPort = Authority.drop_front(Host.size()).contains(':');
  bool IsAll = IsWhole || End != StringRef::npos || To.HasPort;
  // A piece of a format is filled in later; a path names a socket.
  if (IsAll && !Host.empty() && Host.front() != '.' &&
      Host.find_first_of("{%$<\\ ") == StringRef::npos)
    To.Host = Host.lower();
}

/// Whether \p Text, an address or the beginning of one, asks for no encryption.
/// \p Default: the scheme that is meant if it names none; empty if none is.
static std::optional<Plaintext> plaintextIn(StringRef Text, StringRef Default,
                                            bool IsWhole) {
  Plaintext Found;
  auto [Scheme, Rest] = Text.split("://");
  const bool IsUrl = Scheme.size() != Text.size();
  if (parameterIn(Text, "sslmode").equals_insensitive("disable")) {
    Found.Means = "sslmode=disable";
    if (IsUrl)
      readHost(Rest, IsWhole, Found);
    else
      Found.Host = parameterIn(Text, "host").lower();
    return Found;
  }
  if (!IsUrl) {
    Scheme = Default;
    Rest = Text;
  }
  bool HasTls =
      parameterIn(Text, "tls") == "true" || parameterIn(Text, "ssl") == "true";
  if (secureScheme(Scheme).empty() || HasTls)
    return std::nullopt;
  Found.Means = Scheme.lower() + "://";
  readHost(Rest, IsWhole, Found);
  return Found;
}

/// Whether \p Host, in dots, is in a range that no router of others knows (RFC
/// 1918, 3927, 6598).
static bool isPrivateAddress(StringRef Host) {
  llvm::SmallVector<StringRef, 4> Parts;
  Host.split(Parts, '.');
  unsigned First = 0;
  unsigned Second = 0;
  if (Parts.size() != 4 || Parts[0].getAsInteger(10, First) ||
      Parts[1].getAsInteger(10, Second))
    return false;
  return First == 0 || First == 10 || First == 127 ||
         (First == 169 && Second == 254) || (First == 192 && Second == 168) ||
         (First == 172 && Second >= 16 && Second < 32) ||
         (First == 100 && Second >= 64 && Second < 128);
}

/// Whether \p Host is this machine, of a network of one's own, or the name that
/// stands for a real one in examples (RFC 2606).
static bool isNear(StringRef Host) {
  static constexpr StringRef Suffixes[] = {
      ".local",    ".internal", ".svc",         ".svc.cluster.local",
      ".lan",      ".home",     ".localdomain", ".localhost",
      ".intranet", ".test",     ".example",     ".invalid"};
  auto IsExample = [&](StringRef Name) {
    return Host == Name ||
           (Host.ends_with(Name) && Host.drop_back(Name.size()).ends_with("."));
  };
  if (Host.contains(':')) // IPv6: loopback, link-local, unique local.
    return Host == "::1" || Host.starts_with("fe80:") ||
           Host.starts_with("fc") || Host.starts_with("fd");
  return !Host.contains('.') || isPrivateAddress(Host) ||
         llvm::any_of(Suffixes,
                      [&](StringRef S) { return Host.ends_with(S); }) ||
         IsExample("example.com") || IsExample("example.org") ||
         IsExample("example.net");
}

static bool isJoin(const Program &P, NodeId Id) {
  return llvm::any_of(P.into(Id), [&](uint32_t Index) {
    return P.edge(Index).Kind == EdgeKind::Joined;
  });
}

/// Whether \p Id is an object that was made of nothing, as a stream is.
static bool isEmpty(const Program &P, NodeId Id) {
  static constexpr unsigned MaxNames = 4;
  for (unsigned I = 0; I < MaxNames && P.into(Id).size() == 1; ++I)
    Id = P.edge(P.into(Id).front()).From;
  const Node &N = P.node(Id);
  return N.Kind == NodeKind::Call && P.call(N.Ref).IsConstruction &&
         llvm::all_of(P.call(N.Ref).Arguments,
                      [](NodeId Given) { return Given == NoNode; });
}

namespace {
/// The beginning of an address, as far as it is fixed in the code.
struct Address {
  std::string Text;
  bool IsWhole = true;
};
} // namespace

/// Adds what \p To, a join, puts behind \p From; false if something stands
/// before it.
static bool addBehind(const Program &P, NodeId From, NodeId To, Address &Of) {
  bool IsBehind = false;
  for (uint32_t Index : P.into(To)) {
    const Edge &E = P.edge(Index);
    if (IsBehind && Of.IsWhole)
      Of.Text += fixedBeginning(P, E.From, Of.IsWhole);
    IsBehind |= E.From == From;
    if (!IsBehind && !isEmpty(P, E.From))
      return false;
  }
  return true;
}

/// What begins with the literal that goes \p Way; nothing if it begins with
/// something else.
static std::optional<Address> addressOf(const Program &P, const Flow &Way) {
  Address Found{.Text = P.nameOf(Way.Origin).str()};
  for (size_t I = 1; I < Way.Path.size(); ++I)
    if (isJoin(P, Way.Path[I]) &&
        !addBehind(P, Way.Path[I - 1], Way.Path[I], Found))
      return std::nullopt;
  return Found;
}

/// The texts fixed in the code that the address \p Value begins with.
static std::vector<Flow> beginsWith(const Program &P, NodeId Value,
                                    StringId Key) {
  auto At = [&](NodeId N, bool WholeValue) {
    if (P.node(N).Kind != NodeKind::Literal)
      return Step::Continue;
    return WholeValue && P.node(N).Type == ValueType::Text ? Step::Found
                                                           : Step::Stop;
  };
  auto Passes = [](const Edge &E) {
    return E.keepsValue() || E.Kind == EdgeKind::Joined ||
           E.Kind == EdgeKind::Part;
  };
  return P.origins(Value, {.At = At, .Passes = Passes}, Key);
}

/// Speaks TLS with the same host, if the address names no port: another may be
/// needed.
static std::optional<Fix> mend(const Program &P, const Location &Literal,
                               const Plaintext &Found) {
  StringRef Scheme = StringRef(Found.Means).split("://").first;
  StringRef Written = P.sources().text(Literal);
  bool IsWeb = Scheme == "http" || Scheme == "ws";
  if (!IsWeb || Found.HasPort || !Written.consume_front("\"") ||
      !Written.starts_with(Found.Means))
    return std::nullopt;
  Location Range = Literal;
  Range.Offset += 1;
  Range.Length = Scheme.size();
  return Fix{.Description = "speak TLS",
             .Edits = {{.Range = Range, .Text = secureScheme(Scheme).str()}}};
}

static void check(const Program &P, const RoleCall &Sink, const Flow &Way,
                  std::vector<Finding> &Findings) {
  std::optional<Address> Text = addressOf(P, Way);
  std::optional<Plaintext> Found =
      Text ? plaintextIn(Text->Text, Sink.R->text("scheme"), Text->IsWhole)
           : std::nullopt;
  if (!Found || Found->Host.empty() || isNear(Found->Host))
    return;
  Location Used = P.location(P.call(Sink.Call).Where);
  Finding F{.CheckId = Info.Id,
            .Message = llvm::formatv("'{0}' sends everything to '{1}' for "
                                     "everybody on the way to read and change",
                                     Found->Means, Found->Host),
            .Where = whereIs(P, Way.Origin),
            .Level = Info.Level};
  if (Used.File != F.Where.File || Used.Line != F.Where.Line) {
    addWay(F, P, Way, "the address", Used, "connected to");
    F.Related.push_back({.Where = Used, .Text = "connected to here"});
  }
  if (Found->HasCredentials || StringRef(P.nameOf(Way.Origin)).contains("pass"))
    F.Secrets.push_back(F.Where);
  if (auto Mend = mend(P, F.Where, *Found))
    F.Fixes.push_back(std::move(*Mend));
  Findings.push_back(std::move(F));
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  for (StringRef Kind : {"url", "connection"})
    for (const RoleCall &Sink : sinks(P, Kind))
      eachSinkValue(P, Sink, [&](NodeId Value, const Span &, StringId Key) {
        for (const Flow &Way : beginsWith(P, Value, Key))
          check(P, Sink, Way, Findings);
      });
  return Findings;
}

namespace portcullis {
Check checkPlaintextTransport() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
