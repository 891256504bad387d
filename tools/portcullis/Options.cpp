//===- Options.cpp - The command line of portcullis -----------------------===//

#include "Options.h"
#include "Driver/Paths.h"
#include "Support/Error.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

using namespace portcullis;
using llvm::Error;
using llvm::Expected;
using llvm::StringLiteral;
using llvm::StringRef;

namespace {

/// Which commands have an option.
enum For : uint16_t {
  ForScan = 1,
  ForModels = 2,
  ForPlan = 4,
  ForFacts = 8,
  ForLink = 16,
  ForRoutes = 32,
  Parsing = ForScan | ForRoutes | ForModels | ForFacts,
  Compiled = Parsing | ForPlan, ///< Those with sources.
  Judging = ForScan | ForLink,
};

struct OptionSpec {
  constexpr OptionSpec(StringLiteral Name, StringLiteral Value,
                       StringLiteral Help, For Commands,
                       Error (*Take)(Options &, StringRef))
      : Name(Name), Value(Value), Help(Help), Commands(Commands), Take(Take) {}

  StringLiteral Name;  ///< With its dashes.
  StringLiteral Value; ///< What stands behind `=`; empty: nothing may.
  StringLiteral Help;
  For Commands;
  Error (*Take)(Options &Result, StringRef Value);
};

struct CommandSpec {
  constexpr CommandSpec(StringLiteral Name, StringLiteral Help, Command Verb,
                        For Bit)
      : Name(Name), Help(Help), Verb(Verb), Bit(Bit) {}

  /// What is given behind the options, in a line and in words.
  StringLiteral arguments() const {
    if (Verb == Command::Link)
      return "FACTS...";
    if (Verb == Command::Facts)
      return "[PLAN.json... | FILE...] [-- COMPILER FLAGS]";
    return "[FILE...] [-- COMPILER FLAGS]";
  }
  StringLiteral explanation() const {
    return Verb == Command::Link
               ? StringLiteral("FACTS are files that 'portcullis facts' wrote "
                               "from the same sources.")
               : StringLiteral(
                     "Without FILE, all of the compilation database; a "
                     "directory stands for its files\nin the database.");
  }

  StringLiteral Name;
  StringLiteral Help;
  Command Verb;
  For Bit;
};

} // namespace

static Error takeFormat(Options &Result, StringRef Value) {
  auto Given = llvm::StringSwitch<std::optional<Format>>(Value)
                   .Case("text", Format::Text)
                   .Case("sarif", Format::Sarif)
                   .Case("json", Format::Json)
                   .Case("github", Format::Github)
                   .Default(std::nullopt);
  if (!Given)
    return error("expected text, sarif, json or github, found '{0}'", Value);
  Result.Output = *Given;
  return Error::success();
}

static Error takeTableFormat(Options &Result, StringRef Value) {
  auto Given = llvm::StringSwitch<std::optional<Format>>(Value)
                   .Case("text", Format::Text)
                   .Case("json", Format::Json)
                   .Case("markdown", Format::Markdown)
                   .Default(std::nullopt);
  if (!Given)
    return error("expected text, json or markdown, found '{0}'", Value);
  Result.Output = *Given;
  return Error::success();
}

static Error takeSeverity(Options &Result, StringRef Value) {
  for (Severity Level :
       {Severity::Low, Severity::Medium, Severity::High, Severity::Critical})
    if (Value == toString(Level)) {
      Result.FailOn = Level;
      return Error::success();
    }
  return error("expected low, medium, high or critical, found '{0}'", Value);
}

template <std::string Options::*Member>
static Error takeText(Options &Result, StringRef Value) {
  Result.*Member = Value.str();
  return Error::success();
}

template <bool Options::*Member>
static Error takeFlag(Options &Result, StringRef) {
  Result.*Member = true;
  return Error::success();
}

template <unsigned Options::*Member>
static Error takeCount(Options &Result, StringRef Value) {
  if (Value.getAsInteger(10, Result.*Member) || Result.*Member == 0)
    return error("expected a number from 1, found '{0}'", Value);
  return Error::success();
}

static Error takeShard(Options &Result, StringRef Value) {
  auto [Shard, Shards] = Value.split('/');
  if (Shard.getAsInteger(10, Result.Shard) ||
      Shards.getAsInteger(10, Result.Shards) || Result.Shard == 0 ||
      Result.Shard > Result.Shards)
    return error("expected I/N with I from 1 to N, found '{0}'", Value);
  return Error::success();
}

static Error takeBuild(Options &Result, StringRef Value) {
  Result.Project.Build = Value.str();
  return Error::success();
}

static Error takeRules(Options &Result, StringRef Value) {
  Result.Rules.push_back(absolutePath(Value));
  return Error::success();
}

static Error takeLifetime(Options &Result, StringRef Value) {
  Result.Settings["portcullis.MaxLifetime"] = Value.str();
  return Error::success();
}

static Error takeConfidence(Options &Result, StringRef Value) {
  if (!precisionFrom(Value))
    return error("expected low, medium, high or very-high, found '{0}'", Value);
  Result.Settings["portcullis.MinConfidence"] = Value.str();
  return Error::success();
}

static Error takePublicPaths(Options &Result, StringRef Value) {
  Result.Settings["portcullis.PublicPaths"] = Value.str();
  return Error::success();
}

static Error takeTls(Options &Result, StringRef) {
  Result.Settings["portcullis.TlsTerminatedUpstream"] = "true";
  return Error::success();
}

static constexpr OptionSpec Specs[] = {
    {"-p", "BUILD", "build directory or database (default: it is looked for)",
     Compiled, takeBuild},
    {"--checks", "GLOBS", "which checks, in the words of clang-tidy", Judging,
     takeText<&Options::Checks>},
    {"--format", "FORMAT", "text (default), sarif, json or github", Judging,
     takeFormat},
    {"--format", "FORMAT", "text (default), json or markdown", ForRoutes,
     takeTableFormat},
    {"-o", "FILE", "write to FILE, at once when all is done",
     static_cast<For>(Judging | ForRoutes | ForPlan | ForFacts),
     takeText<&Options::OutputFile>},
    {"--fix", "", "fix what can be fixed safely", Judging,
     takeFlag<&Options::Fix>},
    {"--export-fixes", "FILE", "write fixes for clang-apply-replacements",
     Judging, takeText<&Options::ExportFixes>},
    {"--fail-on", "LEVEL",
     "exit with 1 from low (default), medium, high, critical", Judging,
     takeSeverity},
    {"--min-confidence", "WORD",
     "only from low (default), medium, high, very-high confidence", Judging,
     takeConfidence},
    {"--baseline", "OLD.sarif", "only what an earlier scan had not found",
     Judging, takeText<&Options::Baseline>},
    {"--since", "REV", "only what changes since a Git revision touch", Judging,
     takeText<&Options::Since>},
    {"--staged", "", "only what the next Git commit touches", Judging,
     takeFlag<&Options::Staged>},
    {"--rules", "DIR", "a directory of further models; may be repeated",
     Compiled, takeRules},
    {"--max-lifetime", "MINUTES", "how long an access token may live (15)",
     Judging, takeLifetime},
    {"--public-paths", "GLOBS", "routes whose data is public", Judging,
     takePublicPaths},
    {"--tls-terminated-upstream", "", "a gateway in front speaks TLS", Judging,
     takeTls},
    {"--show-suppressed", "", "also what a NOLINT comment is for", Judging,
     takeFlag<&Options::ShowSuppressed>},
    {"--report-stale-suppressions", "",
     "also NOLINT comments that suppress nothing, or have ended", Judging,
     takeFlag<&Options::ReportStale>},
    {"-j", "N", "units at once (default: as many as cores)", Parsing,
     takeCount<&Options::Jobs>},
    {"--timeout", "SECONDS", "how long a unit may take (300)", Parsing,
     takeCount<&Options::Timeout>},
    {"--memory", "MIB", "how much memory a unit may take (4096)", Parsing,
     takeCount<&Options::Memory>},
    {"--cache", "DIR", "where units analysed before are kept", Parsing,
     takeText<&Options::Cache>},
    {"--no-cache", "", "analyse every unit, keep nothing", Parsing,
     takeFlag<&Options::NoCache>},
    {"--no-preamble", "",
     "parse the headers that units have in common with each of them", Parsing,
     takeFlag<&Options::NoPreamble>},
    {"--cache-size", "MIB", "how much is kept there (2048)", Parsing,
     takeCount<&Options::CacheSize>},
    {"--quiet", "", "no progress, no summary",
     static_cast<For>(Judging | ForRoutes | ForFacts),
     takeFlag<&Options::Quiet>},
    {"--time-trace", "FILE",
     "write where the time goes, as Clang's -ftime-trace", ForScan,
     takeText<&Options::TimeTrace>},
    {"--dump-facts", "", "write what was extracted, for developers", ForScan,
     takeFlag<&Options::DumpFacts>},
    {"--list-checks", "", "list all checks and end", ForScan,
     takeFlag<&Options::ListChecks>},
    {"--explain", "CHECK", "show the page of a check and end", ForScan,
     takeText<&Options::Explain>},
    {"--shard", "I/N", "only part I of N parts of the units",
     static_cast<For>(ForPlan | ForFacts), takeShard},
    {"--split", "", "a plan for each unit, in the directory -o", ForPlan,
     takeFlag<&Options::Split>},
    {"--partial", "", "only join files of facts into one, the file -o", ForLink,
     takeFlag<&Options::Partial>},
    {"--whole", "", "there are no units but those given", ForLink,
     takeFlag<&Options::Whole>},
    {"--allow-lost", "", "exit with 0 if units were lost; 'link' tells it",
     ForFacts, takeFlag<&Options::AllowLost>},
    {"--depfile", "FILE", "write what was read, as compilers do for Ninja",
     ForFacts, takeText<&Options::Depfile>},
    {"--coverage", "", "list the rows that nothing in the files matches",
     ForModels, takeFlag<&Options::Coverage>},
    {"--schema", "", "print the JSON Schema of a model file and end", ForModels,
     takeFlag<&Options::Schema>},
};

static constexpr CommandSpec Commands[] = {
    {"scan", "find security flaws in C++ API servers", Command::Scan, ForScan},
    {"routes", "list the routes and what stands in front of each",
     Command::Routes, ForRoutes},
    {"plan", "write what is to be analysed, for other machines", Command::Plan,
     ForPlan},
    {"facts", "analyse a plan, or a part of one", Command::Facts, ForFacts},
    {"link", "find flaws in what 'facts' wrote", Command::Link, ForLink},
    {"models", "list what is known of libraries", Command::Models, ForModels},
};

static void printUsage(llvm::raw_ostream &Out) {
  Out << "Finds security flaws in C++ API servers.\n\n";
  for (const CommandSpec &C : Commands)
    Out << llvm::formatv("  portcullis {0,-7} {1}\n", C.Name, C.Help);
  Out << "\nportcullis COMMAND --help says more; portcullis --version.\n"
         "Exit codes: 0 clean, 1 findings, 2 cannot run, 3 some unit could not "
         "be analysed.\n";
}

static void printHelp(llvm::raw_ostream &Out, const CommandSpec &C) {
  Out << "usage: portcullis " << C.Name << " [OPTION...] " << C.arguments()
      << "\n\n"
      << C.explanation() << " Options:\n";
  for (const OptionSpec &Spec : Specs) {
    if (!(Spec.Commands & C.Bit))
      continue;
    StringRef Joint = Spec.Name.starts_with("--") ? "=" : " ";
    std::string Form = Spec.Value.empty()
                           ? Spec.Name.str()
                           : (Spec.Name + Joint + Spec.Value).str();
    Out << llvm::formatv("  {0,-27} {1}\n", Form, Spec.Help);
  }
}

/// "; did you mean '…'?", or nothing if no name of \p Names is like \p Given.
template <typename Range>
static std::string suggestion(StringRef Given, const Range &Names) {
  if (Given.size() < 3) // Every short name is near every other.
    return {};
  StringRef Nearest;
  unsigned Best = 4; // Edits; more is another word.
  for (const auto &Spec : Names)
    if (unsigned Distance = Given.edit_distance(Spec.Name); Distance < Best) {
      Best = Distance;
      Nearest = Spec.Name;
    }
  return Nearest.empty() ? std::string()
                         : "; did you mean '" + Nearest.str() + "'?";
}

static Expected<const OptionSpec *> specOf(StringRef Name,
                                           const CommandSpec &C) {
  auto Mine = llvm::make_filter_range(Specs, [&](const OptionSpec &Spec) {
    return (Spec.Commands & C.Bit) != 0;
  });
  for (const OptionSpec &Spec : Mine) // One dash is enough, as in clang-tidy.
    if (Spec.Name == Name || Spec.Name.drop_front() == Name)
      return &Spec;
  return error("unknown option '{0}'{1}; see 'portcullis {2} --help'", Name,
               suggestion(Name, Mine), C.Name);
}

/// Whether \p Argument is a short option with a number, as in "-j4".
static bool isShortWithNumber(StringRef Argument) {
  return Argument.size() > 2 && Argument[1] != '-' &&
         llvm::all_of(Argument.drop_front(2), llvm::isDigit);
}

static Expected<Options> parse(llvm::ArrayRef<const char *> Arguments,
                               const CommandSpec &C) {
  Options Result;
  Result.Verb = C.Verb;
  for (size_t I = 0; I < Arguments.size(); ++I) {
    StringRef Argument = Arguments[I];
    if (Argument == "--") {
      Result.Project.Flags.emplace(Arguments.begin() + I + 1, Arguments.end());
      break;
    }
    if (!Argument.starts_with("-")) {
      Result.Project.Files.push_back(Argument.str());
      continue;
    }
    auto [Name, Value] = Argument.split('=');
    bool HasValue = Argument.contains('=');
    if (isShortWithNumber(Argument)) {
      std::tie(Name, Value) =
          std::pair(Argument.take_front(2), Argument.drop_front(2));
      HasValue = true;
    }
    Expected<const OptionSpec *> Spec = specOf(Name, C);
    if (!Spec)
      return Spec.takeError();
    if ((*Spec)->Value.empty() && HasValue)
      return error("option '{0}' takes no value, found '{1}'", Name, Value);
    if (!(*Spec)->Value.empty() && !HasValue) {
      if (I + 1 == Arguments.size())
        return error("option '{0}' needs a value: {1}", Name, (*Spec)->Value);
      Value = Arguments[++I];
    }
    if (!(*Spec)->Value.empty() && Value.trim().empty())
      return error("option '{0}' needs a value: {1}", Name, (*Spec)->Value);
    if (Error E = (*Spec)->Take(Result, Value))
      return inContext("option '" + Name + "'", std::move(E));
  }
  return Result;
}

/// Whether one of \p Options is there, before compiler flags begin.
static bool asksFor(llvm::ArrayRef<const char *> Arguments,
                    std::initializer_list<StringRef> Options) {
  for (StringRef Argument : Arguments) {
    if (Argument == "--")
      return false;
    if (llvm::is_contained(Options, Argument))
      return true;
  }
  return false;
}

Expected<std::optional<Options>>
portcullis::parseOptions(llvm::ArrayRef<const char *> Arguments,
                         llvm::raw_ostream &Out) {
  if (Arguments.empty())
    return error(
        "expected a command, as in 'portcullis scan'; see 'portcullis --help'");
  if (asksFor(Arguments, {"--version"})) {
    Out << "portcullis " << PORTCULLIS_VERSION << '\n';
    return std::nullopt;
  }
  StringRef Verb = Arguments.front();
  bool WantsHelp = asksFor(Arguments, {"--help", "-h"});
  if (Verb == "help" && Arguments.size() > 1) {
    Verb = Arguments[1];
    WantsHelp = true;
  } else if (Verb == "help" || Verb == "--help" || Verb == "-h") {
    printUsage(Out);
    return std::nullopt;
  }
  const auto *C = llvm::find_if(
      Commands, [&](const CommandSpec &Spec) { return Spec.Name == Verb; });
  if (C == std::end(Commands))
    return error("unknown command '{0}'{1}; see 'portcullis --help'", Verb,
                 suggestion(Verb, Commands));
  if (WantsHelp) {
    printHelp(Out, *C);
    return std::nullopt;
  }
  Expected<Options> Result = parse(Arguments.drop_front(), *C);
  if (!Result)
    return Result.takeError();
  return std::move(*Result);
}
