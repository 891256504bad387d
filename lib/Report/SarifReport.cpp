//===- SarifReport.cpp - Findings as SARIF 2.1.0 --------------------------===//

#include "Report/Artifact.h"
#include "Report/Fingerprint.h"
#include "Report/Fixes.h"
#include "Report/Pages.h"
#include "Report/Report.h"
#include "Support/Json.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
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
        Prints(fingerprints(Findings, Context.Root, Context.Shown)),
        Changed(Context.Shown.sources()) {}

  void write(llvm::raw_ostream &Out);

private:
  using Stream = llvm::json::OStream;

  static Json rule(const CheckInfo &Info);
  Json taxonomies() const;
  Json analysed() const;
  Json invocation() const;
  Json absent(const Json &Earlier) const;
  size_t ruleIndex(StringRef RuleId) const;
  Json artifact(StringRef File) const {
    return artifactLocation(Context.Root, File);
  }
  std::string lineHash(const Location &Where);

  // What there is much of is written as it comes.
  void writeResult(Stream &Out, size_t Index);
  void writeArtifact(Stream &Out, StringRef File);
  void writeRegion(Stream &Out, const Location &Where) const;
  void writePhysical(Stream &Out, const Location &Where);
  void writeRelated(Stream &Out, const Finding &F);
  void writeFlow(Stream &Out, const Finding &F);
  void writeFix(Stream &Out, const Fix &Mend);

  llvm::ArrayRef<Finding> Findings;
  const ReportContext &Context;
  std::vector<std::string> Prints;
  FixedFiles Changed;
  std::map<std::string, std::vector<std::string>> LineHashes;
  llvm::StringMap<Json> Artifacts;
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

static void writeText(llvm::json::OStream &Out, StringRef Key, StringRef Text) {
  Out.attributeObject(Key, [&] { Out.attribute("text", Text); });
}

void SarifWriter::writeArtifact(Stream &Out, StringRef File) {
  auto [It, IsNew] = Artifacts.try_emplace(File);
  if (IsNew)
    It->second = artifact(File);
  Out.attributeBegin("artifactLocation");
  portcullis::write(Out, It->second);
  Out.attributeEnd();
}

void SarifWriter::writeRegion(Stream &Out, const Location &Where) const {
  const unsigned EndLine = std::max(Where.EndLine, Where.Line);
  auto Column = [&](unsigned Line, unsigned Byte) {
    return Context.Shown.utf16Column(Where.File, Line, Byte);
  };
  Out.attribute("startLine", Where.Line);
  Out.attribute("startColumn", Column(Where.Line, Where.Column));
  Out.attribute("endLine", EndLine);
  Out.attribute("endColumn", Column(EndLine, std::max(Where.EndColumn, 1U)));
  if (std::string Snippet = Context.Shown.text(Where); !Snippet.empty())
    writeText(Out, "snippet", Snippet);
}

/// In one line: there is more of these than of all else.
void SarifWriter::writePhysical(Stream &Out, const Location &Where) {
  auto Write = [&](Stream &Short) {
    writeArtifact(Short, Where.File);
    Short.attributeObject("region", [&] { writeRegion(Short, Where); });
    std::string Line = Context.Shown.line(Where.File, Where.Line);
    if (Line.empty())
      return;
    Short.attributeObject("contextRegion", [&] {
      Short.attribute("startLine", Where.Line);
      Short.attribute("endLine", std::max(Where.EndLine, Where.Line));
      writeText(Short, "snippet", Line);
    });
  };
  Out.attributeBegin("physicalLocation");
  Out.rawValue([&](llvm::raw_ostream &Raw) {
    Stream Short(Raw);
    Short.object([&] { Write(Short); });
  });
  Out.attributeEnd();
}

void SarifWriter::writeFlow(Stream &Out, const Finding &F) {
  auto WriteStep = [&](const Note &N) {
    Out.object([&] {
      Out.attributeObject("location", [&] {
        writePhysical(Out, N.Where);
        writeText(Out, "message", N.Text);
      });
    });
  };
  auto WriteSteps = [&] {
    for (const Note &N : F.Flow)
      if (N.Where.isValid())
        WriteStep(N);
  };
  Out.attributeArray("codeFlows", [&] {
    Out.object([&] {
      Out.attributeArray("threadFlows", [&] {
        Out.object([&] { Out.attributeArray("locations", WriteSteps); });
      });
    });
  });
}

void SarifWriter::writeRelated(Stream &Out, const Finding &F) {
  std::vector<const Note *> Related;
  for (const Note &N : llvm::concat<const Note>(F.Related, F.Flow))
    if (N.Where.isValid() &&
        (N.Where.File != F.Where.File || N.Where.Line != F.Where.Line))
      Related.push_back(&N);
  if (Related.empty())
    return;
  Out.attributeArray("relatedLocations", [&] {
    for (auto [Index, N] : llvm::enumerate(Related))
      Out.object([&] {
        writePhysical(Out, N->Where);
        Out.attribute("id", Index + 1);
        writeText(Out, "message", N->Text);
      });
  });
}

void SarifWriter::writeFix(Stream &Out, const Fix &Mend) {
  std::map<std::string, std::vector<clang::tooling::Replacement>> Changes;
  for (auto &R : Changed.replacements(Mend))
    Changes[R.getFilePath().str()].push_back(std::move(R));
  auto WriteReplacement = [&](const clang::tooling::Replacement &R) {
    Out.attributeObject("deletedRegion", [&] {
      Out.attribute("byteOffset", R.getOffset());
      Out.attribute("byteLength", R.getLength());
    });
    writeText(Out, "insertedContent", R.getReplacementText());
  };
  writeText(Out, "description", Mend.Description);
  Out.attributeArray("artifactChanges", [&] {
    for (const auto &[File, Replacements] : Changes)
      Out.object([&] {
        writeArtifact(Out, File);
        Out.attributeArray("replacements", [&] {
          for (const auto &R : Replacements)
            Out.object([&] { WriteReplacement(R); });
        });
      });
  });
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

void SarifWriter::writeResult(Stream &Out, size_t Index) {
  const Finding &F = Findings[Index];
  std::string RuleId = ("portcullis-" + F.CheckId).str();
  Out.attribute("ruleId", RuleId);
  Out.attribute("ruleIndex", ruleIndex(RuleId));
  Out.attribute("level", levelOf(F.Level));
  Out.attributeBegin("rank");
  Out.rawValue(llvm::formatv("{0:F1}", F.Rank).str());
  Out.attributeEnd();
  writeText(Out, "message", F.Message + ".");
  Out.attributeArray("locations",
                     [&] { Out.object([&] { writePhysical(Out, F.Where); }); });
  writeRelated(Out, F);
  if (!F.Flow.empty())
    writeFlow(Out, F);
  if (!F.Fixes.empty())
    Out.attributeArray("fixes", [&] {
      for (const Fix &Mend : F.Fixes)
        Out.object([&] { writeFix(Out, Mend); });
    });
  Out.attributeObject("partialFingerprints", [&] {
    Out.attribute("primaryLocationLineHash", lineHash(F.Where));
    Out.attribute("portcullisFingerprint/v1", Prints[Index]);
  });
  if (Index < Context.BaselineStates.size())
    Out.attribute("baselineState", Context.BaselineStates[Index]);
  Out.attributeObject("properties", [&] {
    Out.attribute("confidence", toString(F.Confidence));
  });
  if (const std::string *Reason = Context.suppression(Index))
    Out.attributeArray("suppressions", [&] {
      Out.object([&] {
        Out.attribute("kind", "inSource");
        if (!Reason->empty())
          Out.attribute("justification", *Reason);
      });
    });
}

Json SarifWriter::invocation() const {
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

void SarifWriter::write(llvm::raw_ostream &Out) {
  Json Rules = Json::array();
  for (const CheckInfo *Info : Context.Catalogue)
    Rules.push_back(rule(*Info));
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
              {"results", Json::array()}};
  Json Log = {
      {"$schema",
       "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
       "sarif-schema-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs", {std::move(Run)}}};
  writeJson(Out, Log, "results", [&](Stream &To) {
    for (size_t I = 0; I < Findings.size(); ++I)
      To.object([&] { writeResult(To, I); });
    for (const Json *Earlier : Context.Gone)
      portcullis::write(To, absent(*Earlier));
  });
}

void portcullis::writeSarif(llvm::raw_ostream &Out,
                            llvm::ArrayRef<Finding> Findings,
                            const ReportContext &Context) {
  SarifWriter(Findings, Context).write(Out);
}
