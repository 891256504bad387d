//===- MissingAuthorization.cpp - Clients may do what is not theirs to do -===//

#include "Check.h"
#include "Credentials.h"
#include "Flows.h"
#include "Identities.h"
#include "Link/BrokenUnits.h"
#include "SqlTables.h"
#include "SqlTexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <map>

using namespace portcullis;
using llvm::StringRef;

static constexpr CheckInfo Info = {
    .Id = "missing-authorization",
    .Title = "A client that is known may do what is not its to do",
    .Cwe = {639, 862},
    .Owasp = {1, 5},
    .Level = Severity::High,
    .SecuritySeverity = 8.1,
    .Accuracy = Precision::Medium,
    .HasFix = false,
};

namespace {
/// What says whose a row of a table is: a column, or, in a table of users, the
/// row itself.
struct Ownership {
  SqlColumn Column; ///< Of users: their password.
  bool IsOfUsers = false;
};

/// Judges the routes of a program.
class Judge {
public:
  explicit Judge(const Program &P);

  /// Adds what is wrong with route \p Index of routesOf().
  void judge(uint32_t Index);

  std::vector<Finding> take();

private:
  bool looksAtRoles(uint32_t Function) const;
  bool isSeen(const llvm::DenseSet<uint32_t> &Functions) const;
  std::optional<Ownership> ownerOf(StringRef Table) const;
  std::vector<Flow> chosen(NodeId Value,
                           const llvm::DenseSet<uint32_t> &Within) const;
  bool asksForMore(StringRef Sql, bool IsOfUsers) const;
  void judge(const Route &R, const SqlValue &V,
             const llvm::DenseSet<uint32_t> &Own);

  const Program &P;
  const Identities Clients;
  const SqlTables Tables;
  llvm::DenseMap<uint32_t, std::vector<SqlValue>> Values; ///< By function.
  llvm::DenseSet<uint32_t> Roles; ///< Functions that speak of roles.
  std::map<Location, Finding> Found;
};
} // namespace

Judge::Judge(const Program &P) : P(P), Clients(P), Tables(P) {
  eachSqlValue(P, [&](const SqlValue &V) {
    Values[P.call(V.Sink.Call).Function].push_back(V);
  });
  auto Says = [&](StringRef Name) {
    return P.models().sensitive().says(Vocabulary::RoleWords, Name);
  };
  for (NodeId Id = 0; Id < P.nodeCount(); ++Id)
    if (P.node(Id).Text != 0 && Says(P.nameOf(Id)))
      Roles.insert(P.node(Id).Function);
  for (const Call &C : P.calls())
    if (Says(shortName(P.text(C.Name))))
      Roles.insert(C.Function);
}

/// Whether \p Function, or what it runs, looks at what clients may do, as far
/// as a name or a text there says so.
bool Judge::looksAtRoles(uint32_t Function) const {
  return llvm::any_of(P.reached(Function), [&](uint32_t Reached) {
    return Roles.contains(Reached);
  });
}

/// Whether the body of all that \p Functions call of the project's is known.
bool Judge::isSeen(const llvm::DenseSet<uint32_t> &Functions) const {
  return llvm::all_of(Functions, [&](uint32_t Function) {
    return llvm::all_of(P.callsIn(Function), [&](uint32_t Index) {
      return !P.call(Index).IsOwn || !P.targets(Index).empty();
    });
  });
}

std::optional<Ownership> Judge::ownerOf(StringRef Table) const {
  const SensitiveNames &Names = P.models().sensitive();
  std::optional<Ownership> Owner;
  for (const SqlColumn &Column : Tables.columnsOf(Table)) {
    const SensitiveCategory *Category = Names.find(Column.Name);
    if (Category && StringRef(Category->Name).starts_with("password"))
      return Ownership{.Column = Column, .IsOfUsers = true};
    if (!Owner && Names.says(Vocabulary::OwnerColumns, Column.Name))
      Owner = {.Column = Column};
  }
  return Owner;
}

/// What the client chose that reaches \p Value, text or number, \p Within some
/// functions: others may hand something else to a helper of theirs.
std::vector<Flow> Judge::chosen(NodeId Value,
                                const llvm::DenseSet<uint32_t> &Within) const {
  auto At = [&](NodeId N, bool) {
    return P.requestSource(N) ? Step::Found : Step::Continue;
  };
  auto Passes = [&](const Edge &E) {
    return E.Kind != EdgeKind::Operand &&
           (E.Kind != EdgeKind::Enter ||
            Within.contains(P.node(E.From).Function));
  };
  return P.origins(Value, {.At = At, .Passes = Passes});
}

/// The column that what is joined to \p Text is compared with; empty if it is
/// not, or if that is not known.
static StringRef comparedAtEnd(const SqlText &Text) {
  StringRef Begin = Text.Begin.rtrim(" '\"");
  std::vector<StringRef> Columns = comparedColumns(Begin);
  return Begin.ends_with("=") && !Columns.empty() ? Columns.back()
                                                  : StringRef();
}

/// Where text that goes \p Way is first joined to other text.
static Location joinedFirst(const Program &P, const Flow &Way) {
  const size_t Join = firstJoin(P, Way);
  return Join ? joinedAt(P, Way.Path[Join - 1], Way.Path[Join])
              : whereIs(P, Way.Path.back());
}

/// Whether the condition of \p Sql asks for more than which row it is: for a
/// token, or whose it is.
bool Judge::asksForMore(StringRef Sql, bool IsOfUsers) const {
  const SensitiveNames &Names = P.models().sensitive();
  return llvm::any_of(comparedColumns(Sql), [&](StringRef Column) {
    return Names.find(Column) ||
           Names.says(Vocabulary::CredentialValues, Column) ||
           (!IsOfUsers && Names.says(Vocabulary::OwnerColumns, Column));
  });
}

void Judge::judge(const Route &R, const SqlValue &V,
                  const llvm::DenseSet<uint32_t> &Own) {
  const Call &C = P.call(V.Sink.Call);
  for (const Flow &Way : chosen(V.Value, Own)) {
    CallContext Context = contextOf(P, Way);
    std::vector<SqlText> Texts = statementTexts(P, C, *V.Sink.R, Context);
    const unsigned Number = numbered(P, V, Context).Number;
    if (Texts.size() != 1)
      continue;
    StringRef Sql = Texts[0].Begin;
    StringRef Column =
        V.isBound() ? comparedWith(Texts[0], Number) : comparedAtEnd(Texts[0]);
    std::string Table = changedTable(Sql);
    std::optional<Ownership> Owner = ownerOf(Table);
    Location Where = V.isBound() ? P.location(V.Where) : joinedFirst(P, Way);
    if (Column.empty() || !Owner || asksForMore(Sql, Owner->IsOfUsers) ||
        Found.contains(Where))
      continue;
    std::string Whose =
        Owner->IsOfUsers ? "it" : "its '" + Owner->Column.Name + "'";
    Finding F{.CheckId = Info.Id,
              .Message = llvm::formatv("the client chooses which row of '{0}' "
                                       "is changed, and nothing compares {1} "
                                       "with who the client is",
                                       Table, Whose),
              .Where = Where,
              .Level = Info.Level};
    addWay(F, P, Way, describeSource(P, Way.Origin), Where, "says which row");
    F.Related.push_back(
        {.Where = P.location(R.Where), .Text = "a request comes in here"});
    F.Related.push_back({.Where = whereIs(P, Owner->Column.Known),
                         .Text = llvm::formatv("'{0}' has a column '{1}'",
                                               Table, Owner->Column.Name)
                                     .str()});
    Found.emplace(Where, std::move(F));
  }
}

void Judge::judge(uint32_t Index) {
  const Route &R = routesOf(P)[Index];
  const SensitiveNames &Names = P.models().sensitive();
  // Who answers 403 knows the client and still refuses; what has errors may.
  auto LooksAtRoles = [&](uint32_t F) {
    return looksAtRoles(F) || answers(P, F, "403", "Forbidden") ||
           hasErrorsWithin(P, F);
  };
  if (R.Handlers.empty() || !Clients.tellsApart(Index) ||
      Names.says(Vocabulary::PublicRoutes, R.Path) || takesCredentials(P, R) ||
      llvm::any_of(R.Handlers, LooksAtRoles) ||
      llvm::any_of(inFrontOf(P, Index), LooksAtRoles) || Clients.areUsed(Index))
    return;
  llvm::DenseSet<uint32_t> Own;
  for (uint32_t Handler : R.Handlers)
    Own.insert_range(P.reached(Handler));
  if (!isSeen(Own))
    return;
  if (Names.says(Vocabulary::AdminRoutes, R.Path)) {
    Location Where = P.location(R.Where);
    Found.emplace(Where, Finding{.CheckId = Info.Id,
                                 .Message = llvm::formatv(
                                     "'{0}' is there for administrators, "
                                     "and lets in every client that is "
                                     "known",
                                     shownPath(P, R)),
                                 .Where = Where,
                                 .Level = Info.Level});
    return;
  }
  for (uint32_t Handler : R.Handlers)
    for (uint32_t Function : P.reached(Handler))
      for (const SqlValue &V : Values.lookup(Function))
        judge(R, V, Own);
}

std::vector<Finding> Judge::take() {
  std::vector<Finding> Findings;
  Findings.reserve(Found.size());
  for (auto &[Where, F] : Found)
    Findings.push_back(std::move(F));
  return Findings;
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  // Elsewhere may be what stands in front.
  if (routesOf(P).empty() ||
      (P.world() == World::Open && listenersOf(P).empty()))
    return {};
  const BrokenUnits Broken(P);
  Judge ByRoute(P);
  for (uint32_t Index = 0; Index < routesOf(P).size(); ++Index)
    if (!Broken.mayConcern(routesOf(P)[Index].Where))
      ByRoute.judge(Index);
  return ByRoute.take();
}

namespace portcullis {
Check checkMissingAuthorization() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
