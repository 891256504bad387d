//===- SarifReport.cpp - Findings as SARIF 2.1.0 --------------------------===//

#include "Report/Artifact.h"
#include "Report/Fingerprint.h"
#include "Report/Fixes.h"
#include "Report/Pages.h"
#include "Report/Report.h"
#include "Support/Json.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <map>
#include <set>

using namespace portcullis;
using llvm::StringRef;

static constexpr StringRef ProjectUri =
    "https://github.com/portcullis/portcullis";

/// The OWASP API Security Top 10 of 2023.
static constexpr llvm::StringLiteral OwaspTitles[] = {
    "Broken Object Level Authorization",
    "Broken Authentication",
    "Broken Object Property Level Authorization",
    "Unrestricted Resource Consumption",
    "Broken Function Level Authorization",
    "Unrestricted Access to Sensitive Business Flows",
    "Server Side Request Forgery",
    "Security Misconfiguration",
    "Improper Inventory Management",
    "Unsafe Consumption of APIs"};

namespace {
class SarifWriter {
public:
  SarifWriter(llvm::ArrayRef<Finding> Findings, const ReportContext &Context)
      : Findings(Findings), Context(Context),
        Prints(fingerprints(Findings, Context.Root, Context.Shown)) {}

  Json log();

private:
  static Json rule(const CheckInfo &Info);
  Json taxonomies() const;
  Json analysed() const;
  Json result(size_t Index);
  Json absent(const Json &Earlier) const;
  size_t ruleIndex(StringRef RuleId) const;
  Json location(const Location &Where);
  Json artifact(StringRef File) const {
    return artifactLocation(Context.Root, File);
  }
  Json region(const Location &Where, bool WithSnippet) const;
  Json codeFlow(const Finding &F);
  Json fixes(const Finding &F);
  Json invocation();
  std::string lineHash(const Location &Where);

  llvm::ArrayRef<Finding> Findings;
  const ReportContext &Context;
  std::vector<std::string> Prints;
  std::map<std::string, std::vector<std::string>> LineHashes;
};
} // namespace

static Json text(StringRef Text) { return {{"text", Text.str()}}; }

static StringRef levelOf(Severity Level) {
  if (Level >= Severity::High)
    return "error";
  return Level == Severity::Medium ? "warning" : "note";
}

/// "sql-injection" as "SqlInjection".
static std::string pascalCase(StringRef Id) {
  std::string Result;
  for (StringRef Word : llvm::split(Id, '-'))
    Result += llvm::toUpper(Word.front()), Result += Word.drop_front();
  return Result;
}

static Json relationship(StringRef Id, StringRef Component) {
  return {{"target",
           {{"id", Id.str()}, {"toolComponent", {{"name", Component.str()}}}}},
          {"kinds", {"superset"}}};
}

Json SarifWriter::rule(const CheckInfo &Info) {
  const bool IsOfSecurity = Info.SecuritySeverity > 0;
  Json Tags = {IsOfSecurity ? "security" : "maintainability"};
  Json Relationships = Json::array();
  for (unsigned Cwe : Info.Cwe)
    if (Cwe) {
      std::string Id = "CWE-" + std::to_string(Cwe);
      Tags.push_back("external/cwe/" + StringRef(Id).lower());
      Relationships.push_back(relationship(Id, "CWE"));
    }
  for (unsigned Entry : Info.Owasp)
    if (Entry) {
      std::string Id = "API" + std::to_string(Entry);
      Tags.push_back("owasp-" + StringRef(Id).lower());
      Relationships.push_back(relationship(Id, "OWASP API Security"));
    }
  std::string Title = (Info.Title + ".").str();
  StringRef Page = checkPage(Info.Id);
  std::string Help = Page.empty() ? Title : Page.str();
  std::string Uri =
      (ProjectUri + "/blob/main/docs/checks/" + Info.Id + ".md").str();
  StringRef Problem = Info.Level >= Severity::High ? "error" : "warning";
  if (!IsOfSecurity)
    Problem = "recommendation";
  Json Properties = {{"tags", Tags},
                     {"precision", toString(Info.Accuracy).str()},
                     {"problem.severity", Problem.str()}};
  if (IsOfSecurity) // Else dashboards would show 0.0 as a severity.
    Properties["security-severity"] =
        llvm::formatv("{0:F1}", Info.SecuritySeverity).str();
  return {{"id", ("portcullis-" + Info.Id).str()},
          {"name", pascalCase(Info.Id)},
          {"shortDescription", text(Title)},
          {"fullDescription", text(Title)},
          {"help", {{"text", Help}, {"markdown", Help}}},
          {"helpUri", Uri},
          {"defaultConfiguration", {{"level", levelOf(Info.Level).str()}}},
          {"relationships", Relationships},
          {"properties", std::move(Properties)}};
}

Json SarifWriter::taxonomies() const {
  std::set<unsigned> Cwes;
  std::set<unsigned> Entries;
  for (const CheckInfo *Info : Context.Catalogue) {
    Cwes.insert(Info->Cwe.begin(), Info->Cwe.end());
    Entries.insert(Info->Owasp.begin(), Info->Owasp.end());
  }
  Json CweTaxa = Json::array();
  for (unsigned Cwe : Cwes)
    if (Cwe) {
      std::string Number = std::to_string(Cwe);
      CweTaxa.push_back({{"id", "CWE-" + Number},
                         {"helpUri", "https://cwe.mitre.org/data/definitions/" +
                                         Number + ".html"}});
    }
  Json OwaspTaxa = Json::array();
  for (unsigned Entry : Entries)
    if (Entry)
      OwaspTaxa.push_back({{"id", "API" + std::to_string(Entry)},
                           {"shortDescription", text(OwaspTitles[Entry - 1])}});
  return {{{"name", "CWE"},
           {"organization", "MITRE"},
           {"informationUri", "https://cwe.mitre.org/"},
           {"shortDescription", text("Common Weakness Enumeration.")},
           {"taxa", CweTaxa}},
          {{"name", "OWASP API Security"},
           {"version", "2023"},
           {"organization", "OWASP"},
           {"informationUri", "https://owasp.org/API-Security/editions/2023/"},
           {"shortDescription", text("OWASP API Security Top 10.")},
           {"taxa", OwaspTaxa}}};
}

Json SarifWriter::region(const Location &Where, bool WithSnippet) const {
  unsigned EndLine = std::max(Where.EndLine, Where.Line);
  Json Result = {
      {"startLine", Where.Line},
      {"startColumn",
       Context.Shown.utf16Column(Where.File, Where.Line, Where.Column)},
      {"endLine", EndLine},
      {"endColumn", Context.Shown.utf16Column(Where.File, EndLine,
                                              std::max(Where.EndColumn, 1U))}};
  if (WithSnippet)
    if (std::string Snippet = Context.Shown.text(Where); !Snippet.empty())
      Result["snippet"] = text(Snippet);
  return Result;
}

Json SarifWriter::location(const Location &Where) {
  Json Physical = {{"artifactLocation", artifact(Where.File)},
                   {"region", region(Where, true)}};
  if (std::string Line = Context.Shown.line(Where.File, Where.Line);
      !Line.empty())
    Physical["contextRegion"] = {
        {"startLine", Where.Line},
        {"endLine", std::max(Where.EndLine, Where.Line)},
        {"snippet", text(Line)}};
  return {{"physicalLocation", std::move(Physical)}};
}

Json SarifWriter::codeFlow(const Finding &F) {
  Json Steps = Json::array();
  for (const Note &N : F.Flow) {
    if (!N.Where.isValid())
      continue;
    Json Place = location(N.Where);
    Place["message"] = text(N.Text);
    Steps.push_back({{"location", std::move(Place)}});
  }
  return {{{"threadFlows", {{{"locations", std::move(Steps)}}}}}};
}

Json SarifWriter::fixes(const Finding &F) {
  Json Result = Json::array();
  for (const Fix &Mend : F.Fixes) {
    std::map<std::string, Json> Changes;
    for (const auto &R : replacementsOf(Mend, Context.Shown.sources())) {
      auto It = Changes.try_emplace(R.getFilePath().str(), Json::array()).first;
      It->second.push_back(
          {{"deletedRegion",
            {{"byteOffset", R.getOffset()}, {"byteLength", R.getLength()}}},
           {"insertedContent", text(R.getReplacementText())}});
    }
    Json List = Json::array();
    for (auto &[File, Replacements] : Changes)
      List.push_back({{"artifactLocation", artifact(File)},
                      {"replacements", std::move(Replacements)}});
    Result.push_back({{"description", text(Mend.Description)},
                      {"artifactChanges", std::move(List)}});
  }
  return Result;
}

std::string SarifWriter::lineHash(const Location &Where) {
  auto [It, IsNew] = LineHashes.try_emplace(Where.File);
  if (IsNew)
    It->second = lineHashes(Context.Shown.sources().text(Where.File));
  return Where.Line <= It->second.size() ? It->second[Where.Line - 1] : "";
}

size_t SarifWriter::ruleIndex(StringRef RuleId) const {
  RuleId.consume_front("portcullis-");
  const auto *Info = llvm::find_if(
      Context.Catalogue, [&](const CheckInfo *I) { return I->Id == RuleId; });
  return Info - Context.Catalogue.begin();
}

/// The units: whoever compares with this has to know what it is about.
Json SarifWriter::analysed() const {
  Json Result = Json::array();
  for (StringRef File : Context.MainFiles)
    Result.push_back(
        {{"location", artifact(File)}, {"roles", {"analysisTarget"}}});
  return Result;
}

/// As it was, but for what only held of the code of then.
Json SarifWriter::absent(const Json &Earlier) const {
  Json Result = Earlier;
  Result["ruleIndex"] = ruleIndex(Result["ruleId"].get_ref<std::string &>());
  Result["baselineState"] = "absent";
  Result.erase("fixes");
  return Result;
}

Json SarifWriter::result(size_t Index) {
  const Finding &F = Findings[Index];
  std::string RuleId = ("portcullis-" + F.CheckId).str();
  Json Result = {{"ruleId", RuleId},
                 {"ruleIndex", ruleIndex(RuleId)},
                 {"level", levelOf(F.Level).str()},
                 {"rank", F.Rank},
                 {"message", text(F.Message + ".")},
                 {"locations", {location(F.Where)}}};
  Json Related = Json::array();
  auto AddRelated = [&](const Note &N) {
    if (!N.Where.isValid() ||
        (N.Where.File == F.Where.File && N.Where.Line == F.Where.Line))
      return;
    Json Place = location(N.Where);
    Place["id"] = Related.size() + 1;
    Place["message"] = text(N.Text);
    Related.push_back(std::move(Place));
  };
  llvm::for_each(F.Related, AddRelated);
  llvm::for_each(F.Flow, AddRelated);
  if (!Related.empty())
    Result["relatedLocations"] = std::move(Related);
  if (!F.Flow.empty())
    Result["codeFlows"] = codeFlow(F);
  if (!F.Fixes.empty())
    Result["fixes"] = fixes(F);
  Result["partialFingerprints"] = {
      {"primaryLocationLineHash", lineHash(F.Where)},
      {"portcullisFingerprint/v1", Prints[Index]}};
  if (Index < Context.BaselineStates.size())
    Result["baselineState"] = Context.BaselineStates[Index];
  Result["properties"] = {{"confidence", toString(F.Confidence).str()}};
  if (const std::string *Reason = Context.suppression(Index)) {
    Json Suppression = {{"kind", "inSource"}};
    if (!Reason->empty())
      Suppression["justification"] = *Reason;
    Result["suppressions"] = Json::array({std::move(Suppression)});
  }
  return Result;
}

Json SarifWriter::invocation() {
  Json Notifications = Json::array();
  for (const Notice &N : Context.Notices) {
    Json Entry = {{"level", N.IsError ? "error" : "note"},
                  {"message", text(N.Message)}};
    if (!N.File.empty()) {
      Json Place = {{"artifactLocation", artifact(N.File)}};
      if (N.Line)
        Place["region"] = {{"startLine", N.Line}};
      Entry["locations"] = {{{"physicalLocation", std::move(Place)}}};
    }
    Notifications.push_back(std::move(Entry));
  }
  Json Result = {{"executionSuccessful", Context.ExitCode < 2},
                 {"exitCode", Context.ExitCode}};
  if (!Notifications.empty())
    Result["toolExecutionNotifications"] = std::move(Notifications);
  return Result;
}

Json SarifWriter::log() {
  Json Rules = Json::array();
  for (const CheckInfo *Info : Context.Catalogue)
    Rules.push_back(rule(*Info));
  Json Results = Json::array();
  for (size_t I = 0; I < Findings.size(); ++I)
    Results.push_back(result(I));
  for (const Json *Earlier : Context.Gone)
    Results.push_back(absent(*Earlier));
  Json Run = {{"tool",
               {{"driver",
                 {{"name", "portcullis"},
                  {"version", PORTCULLIS_VERSION},
                  {"semanticVersion", PORTCULLIS_VERSION},
                  {"informationUri", ProjectUri.str()},
                  {"rules", std::move(Rules)},
                  {"supportedTaxonomies",
                   {{{"name", "CWE"}}, {{"name", "OWASP API Security"}}}}}}}},
              {"invocations", {invocation()}},
              {"artifacts", analysed()},
              {"columnKind", "utf16CodeUnits"},
              {"originalUriBaseIds",
               {{"%SRCROOT%",
                 {{"description", text("The root of the scanned project.")}}}}},
              {"taxonomies", taxonomies()},
              {"results", std::move(Results)}};
  return {{"$schema",
           "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
           "sarif-schema-2.1.0.json"},
          {"version", "2.1.0"},
          {"runs", {std::move(Run)}}};
}

void portcullis::writeSarif(llvm::raw_ostream &Out,
                            llvm::ArrayRef<Finding> Findings,
                            const ReportContext &Context) {
  Out << SarifWriter(Findings, Context)
             .log()
             .dump(2, ' ', false, Json::error_handler_t::replace)
      << '\n';
}
