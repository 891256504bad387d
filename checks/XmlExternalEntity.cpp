//===- XmlExternalEntity.cpp - Request data reads files as XML, or steers a
// query of a document or directory ---===//

#include "Flows.h"
#include "Injection.h"
#include "Settings.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "xml-external-entity",
    .Title = "Request data reaches an XML parser that follows its entities, or "
             "an XPath or LDAP query",
    .Cwe = {611, 643, 90},
    .Owasp = {8},
    .Level = Severity::High,
    .SecuritySeverity = 8.2,
    .Accuracy = Precision::High,
    .HasFix = true,
};

namespace {
/// A document of the client's that is parsed.
struct Document {
  uint32_t Call;
  Flow Way; ///< From the request.
  NodeId Parser;
};
} // namespace

static std::vector<Document> documents(const Program &P) {
  std::vector<Document> Found;
  for (auto [Index, R] : P.withRole(Role::ParsesXml)) {
    const Call &C = P.call(Index);
    NodeId Text = Program::nodeAt(C, R->position("document", {}));
    if (Text == NoNode)
      continue;
    std::vector<Flow> Ways = textFromRequest(P, Text);
    if (!Ways.empty())
      Found.push_back(
          {.Call = Index,
           .Way = std::move(Ways.front()),
           .Parser = Program::nodeAt(
               C, R->position("parser", {.At = Position::Object}))});
  }
  return Found;
}

/// Whether \p U is set for the parser of \p D.
static bool isSetFor(const Program &P, const UnsafeSetting &U,
                     const Document &D) {
  const Row &R = *U.Setting.R;
  if (R.flag("everywhere") || U.Setting.Call == D.Call)
    return true;
  if (!R.has("parser") || D.Parser == NoNode)
    return false;
  NodeId Parser =
      Program::nodeAt(P.call(U.Setting.Call), R.position("parser", {}));
  llvm::DenseSet<NodeId> Mine = identityOf(P, D.Parser);
  return Parser != NoNode && llvm::any_of(identityOf(P, Parser), [&](NodeId N) {
           return Mine.contains(N);
         });
}

/// One finding for each place that switches entities on, for the first document
/// of the client's that is parsed so.
static void findEntities(const Program &P, std::vector<Finding> &Findings) {
  const std::vector<Document> Documents = documents(P);
  if (Documents.empty())
    return;
  for (const UnsafeSetting &U : unsafeSettings(P, "xml-entities")) {
    auto D = llvm::find_if(
        Documents, [&](const Document &D) { return isSetFor(P, U, D); });
    if (D == Documents.end())
      continue;
    Finding F = findingFor(
        P, Info, U,
        llvm::formatv("'{0}' lets the client's XML name files that are read",
                      U.Choice),
        "do not follow what the document names");
    addWay(F, P, D->Way,
           "the client chooses the " + describeSource(P, D->Way.Origin),
           P.location(P.call(D->Call).Where), "parsed as XML");
    Findings.push_back(std::move(F));
  }
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  std::vector<Finding> Findings;
  findEntities(P, Findings);
  auto AddInjections = [&](llvm::StringRef Kind, llvm::StringRef Where) {
    llvm::append_range(Findings, findInjections(P,
                                                {.Info = Info,
                                                 .Purpose = Kind,
                                                 .Guards = TextGuards,
                                                 .Where = Where},
                                                actingIn(P, {Kind})));
  };
  AddInjections("xpath", "an XPath query");
  AddInjections("ldap", "an LDAP query");
  return Findings;
}

namespace portcullis {
Check checkXmlExternalEntity() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
