//===- Fuzz.cpp - What the fuzz targets share -----------------------------===//

#include "Fuzz.h"
#include "Check.h"
#include "Driver/Arguments.h"
#include "Driver/NoLint.h"
#include "Report/Fixes.h"
#include "Report/Secrets.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <tuple>

using namespace portcullis;
using llvm::StringRef;

const ModelSet &portcullis::builtIn() {
  static const ModelSet Models = cantFail(loadModels({}));
  return Models;
}

namespace {

class ScratchDirectory {
public:
  ScratchDirectory() {
    if (std::error_code Code =
            llvm::sys::fs::createUniqueDirectory("portcullis-fuzz", Path))
      llvm::reportFatalUsageError(StringRef(Code.message()));
  }
  ~ScratchDirectory() { std::ignore = llvm::sys::fs::remove_directories(Path); }
  std::string file(StringRef Name) const {
    llvm::SmallString<128> Result(Path);
    llvm::sys::path::append(Result, Name);
    return std::string(Result);
  }

private:
  llvm::SmallString<128> Path;
};

} // namespace

std::string portcullis::scratch(StringRef Name) {
  static const ScratchDirectory Directory;
  return Directory.file(Name);
}

void portcullis::put(const std::string &Path, StringRef Text) {
  std::error_code Code;
  llvm::raw_fd_ostream Out(Path, Code);
  Out << Text;
}

std::string portcullis::serverSource() {
  auto Source = llvm::MemoryBuffer::getFile(PORTCULLIS_FUZZ_DIR "/server.cpp");
  if (!Source)
    llvm::reportFatalUsageError(StringRef(Source.getError().message()));
  return (*Source)->getBuffer().str();
}

/// The headers that the tests and examples include.
static constexpr StringRef Headers[] = {
    "algorithm",     "array",          "chrono",
    "cctype",        "cstdint",        "cstdio",
    "cstdlib",       "cstring",        "crow.h",
    "ctime",         "filesystem",     "format",
    "fstream",       "functional",     "httplib.h",
    "iomanip",       "iostream",       "map",
    "memory",        "mutex",          "nlohmann/json.hpp",
    "openssl/evp.h", "openssl/hmac.h", "openssl/md5.h",
    "openssl/sha.h", "openssl/ssl.h",  "optional",
    "pqxx/pqxx",     "regex",          "set",
    "sqlite3.h",     "sstream",        "stdio.h",
    "stdlib.h",      "string",         "string.h",
    "string_view",   "thread",         "unistd.h",
    "unordered_map", "unordered_set",  "utility",
    "vector"};

/// The directory of headers, filled.
static std::string makeHeaders() {
  std::string Directory = scratch("include");
  for (StringRef Name : Headers) {
    std::string Path = Directory + "/" + Name.str();
    if (std::error_code Code = llvm::sys::fs::create_directories(
            llvm::sys::path::parent_path(Path)))
      llvm::reportFatalUsageError(StringRef(Code.message()));
    put(Path, "#include \"" PORTCULLIS_FUZZ_DIR "/server.h\"\n");
  }
  return Directory;
}

Unit portcullis::parse(StringRef Source) {
  static const std::string File = scratch("server.cpp");
  static const std::string Directory = scratch("");
  static const Job J{
      .File = File,
      .CommandLine = parseOnly(
          {Directory,
           File,
           {"clang++", "-std=c++20", "-nostdinc", "-isystem", makeHeaders(),
            "-isystem", PORTCULLIS_FUZZ_DIR, "-ftemplate-depth=32",
            "-fconstexpr-steps=1000", "-fbracket-depth=64"},
           ""}),
      .Directory = Directory};
  put(File, Source);
  return parseUnit(J, {.Models = builtIn(), .Directories = {}},
                   /*Inputs=*/nullptr);
}

namespace {

/// What all checks say of units.
class Judgement {
public:
  Judgement(std::vector<TuFacts> Units, const ModelSet &Models)
      : MainFiles(mainFiles(Units)),
        Linked(Program::link(std::move(Units), World::Closed, Models)) {
    std::vector<const Check *> All;
    for (const Check &C : allChecks())
      All.push_back(&C);
    Findings = runChecks(Linked, CheckOptions(), All);
    NoLintComments Comments(Linked.sources(), /*Today=*/std::nullopt);
    for (const Finding &F : Findings)
      Comments.suppress(F);
  }

  /// Writes by \p Write.
  void report(decltype(writeSarif) &Write, llvm::raw_ostream &Out) const {
    Excerpts Shown(Linked.sources(), secretsOf(Linked, Findings));
    Write(Out, Findings, {.Root = "/", .Shown = Shown, .MainFiles = MainFiles});
  }

  void mend() const { collectFixes(Findings, Linked.sources()); }

private:
  static std::vector<std::string> mainFiles(llvm::ArrayRef<TuFacts> Units) {
    std::vector<std::string> Files;
    for (const TuFacts &Facts : Units)
      Files.push_back(Facts.MainFile);
    return Files;
  }

  const std::vector<std::string> MainFiles;
  const Program Linked;
  std::vector<Finding> Findings;
};

} // namespace

void portcullis::judge(std::vector<TuFacts> Units, const ModelSet &Models) {
  Judgement J(std::move(Units), Models);
  for (auto *Write : {writeText, writeSarif, writeJson, writeGithub})
    J.report(*Write, llvm::nulls());
  J.mend();
}

std::string portcullis::sarifOf(std::vector<TuFacts> Units) {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  Judgement(std::move(Units), builtIn()).report(writeSarif, Out);
  return Text;
}
