//===- Options.cpp - The command line of portcullis -----------------------===//

#include "Options.h"
#include "Support/Error.h"
#include "llvm/Support/CommandLine.h"

using namespace portcullis;
namespace cl = llvm::cl;
using llvm::StringRef;

static cl::SubCommand ScanCommand("scan", "Find security flaws in C++ servers");
static cl::SubCommand ModelsCommand("models", "Say what the models know");

static cl::opt<std::string> Build("p", cl::desc("Build directory or database"),
                                  cl::value_desc("BUILD"), cl::sub(ScanCommand),
                                  cl::sub(ModelsCommand));
static cl::list<std::string> Files(cl::Positional, cl::desc("[FILE…]"),
                                   cl::sub(ScanCommand),
                                   cl::sub(ModelsCommand));
static cl::opt<std::string>
    Checks("checks", cl::desc("Checks to run, as clang-tidy's globs"),
           cl::value_desc("GLOBS"), cl::sub(ScanCommand));
static cl::opt<Format> Output(
    "format", cl::desc("What to write"),
    cl::values(clEnumValN(Format::Text, "text", "as Clang (default)"),
               clEnumValN(Format::Sarif, "sarif", "SARIF 2.1.0"),
               clEnumValN(Format::Json, "json", "one JSON object"),
               clEnumValN(Format::Github, "github", "workflow commands")),
    cl::init(Format::Text), cl::sub(ScanCommand));
static cl::opt<std::string> OutputFile("o", cl::desc("Write to FILE"),
                                       cl::value_desc("FILE"),
                                       cl::sub(ScanCommand));
static cl::opt<bool> FixIt("fix", cl::desc("Mend what can be mended safely"),
                           cl::sub(ScanCommand));
static cl::opt<std::string>
    ExportFixes("export-fixes",
                cl::desc("Write fixes for clang-apply-replacements"),
                cl::value_desc("FILE"), cl::sub(ScanCommand));
static cl::opt<Severity>
    FailOn("fail-on", cl::desc("Exit with 1 from this severity on"),
           cl::values(clEnumValN(Severity::Low, "low", "any finding (default)"),
                      clEnumValN(Severity::Medium, "medium", ""),
                      clEnumValN(Severity::High, "high", ""),
                      clEnumValN(Severity::Critical, "critical", "")),
           cl::init(Severity::Low), cl::sub(ScanCommand));
static cl::list<std::string> Rules("rules",
                                   cl::desc("Directory of further models"),
                                   cl::value_desc("DIR"), cl::sub(ScanCommand),
                                   cl::sub(ModelsCommand));
static cl::opt<std::string>
    Baseline("baseline", cl::desc("Mark what an earlier scan had not found"),
             cl::value_desc("OLD.sarif"), cl::sub(ScanCommand));
static cl::opt<bool> ListChecks("list-checks", cl::desc("List all checks"),
                                cl::sub(ScanCommand));
static cl::opt<std::string> Explain("explain", cl::desc("Show a check's page"),
                                    cl::value_desc("CHECK"),
                                    cl::sub(ScanCommand));
static cl::opt<bool>
    ShowSuppressed("show-suppressed",
                   cl::desc("Also report what a NOLINT comment is for"),
                   cl::sub(ScanCommand));
static cl::opt<std::string>
    MaxLifetime("max-lifetime",
                cl::desc("Minutes an access token may live (15)"),
                cl::value_desc("MIN"), cl::sub(ScanCommand));
static cl::opt<std::string>
    PublicPaths("public-paths",
                cl::desc("Routes whose data is public, comma-separated globs"),
                cl::value_desc("GLOBS"), cl::sub(ScanCommand));
static cl::opt<bool>
    TlsUpstream("tls-terminated-upstream",
                cl::desc("A gateway in front of the server speaks TLS"),
                cl::sub(ScanCommand));
static cl::opt<bool> Quiet("quiet", cl::desc("No progress, no summary"),
                           cl::sub(ScanCommand));
static cl::opt<bool> DumpFacts("dump-facts", cl::desc("Write the facts only"),
                               cl::Hidden, cl::sub(ScanCommand));
static cl::opt<bool>
    Coverage("coverage",
             cl::desc("List the rows that nothing in the files matched"),
             cl::sub(ModelsCommand));

static Options collect() {
  Options Result;
  Result.Verb = ModelsCommand ? Command::Models : Command::Scan;
  Result.Project.Build = Build;
  Result.Project.Files = Files;
  Result.Checks = Checks;
  Result.Output = Output;
  Result.OutputFile = OutputFile;
  Result.Fix = FixIt;
  Result.ExportFixes = ExportFixes;
  Result.FailOn = FailOn;
  Result.Rules = Rules;
  Result.Baseline = Baseline;
  Result.ListChecks = ListChecks;
  Result.Explain = Explain;
  Result.ShowSuppressed = ShowSuppressed;
  Result.DumpFacts = DumpFacts;
  Result.Coverage = Coverage;
  Result.Quiet = Quiet;
  if (MaxLifetime.getNumOccurrences())
    Result.Settings["portcullis.MaxLifetime"] = MaxLifetime;
  if (PublicPaths.getNumOccurrences())
    Result.Settings["portcullis.PublicPaths"] = PublicPaths;
  if (TlsUpstream.getNumOccurrences())
    Result.Settings["portcullis.TlsTerminatedUpstream"] =
        TlsUpstream ? "true" : "false";
  return Result;
}

llvm::Expected<Options> portcullis::parseOptions(int Count,
                                                 const char **Arguments) {
  cl::SetVersionPrinter([](llvm::raw_ostream &Out) {
    Out << "portcullis " << PORTCULLIS_VERSION << '\n';
  });
  std::optional<std::vector<std::string>> Flags;
  for (int I = 1; I < Count; ++I)
    if (StringRef(Arguments[I]) == "--") {
      Flags.emplace(Arguments + I + 1, Arguments + Count);
      Count = I;
    }
  std::string Errors;
  llvm::raw_string_ostream Stream(Errors);
  if (!cl::ParseCommandLineOptions(Count, Arguments,
                                   "Finds security flaws in C++ API servers.\n",
                                   &Stream))
    return error("{0}", StringRef(Errors).rtrim());
  if (!ScanCommand && !ModelsCommand)
    return error("expected a command: 'portcullis scan' or 'portcullis "
                 "models'; see 'portcullis --help'");
  Options Result = collect();
  Result.Project.Flags = std::move(Flags);
  return Result;
}
