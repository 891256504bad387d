//===- Growth.cpp - What link and checks cost as programs grow ------------===//
//
// usage: portcullis-growth BUILD NAME,NAME… COUNT…
//
// Extracts the facts of all units of the database in BUILD and makes COUNT
// units of them: copies in which the NAMEs (identifiers of the project) and the
// directories are renamed, so that each copy is a program part of its own.
// Links them, asks all checks, ranks what they find, and prints a line for each
// COUNT:
//
//   units functions findings link-seconds checks-seconds peak-MiB
//
//===----------------------------------------------------------------------===//

#include "Check.h"
#include "Driver/Project.h"
#include "Driver/Scan.h"
#include "Driver/TidyConfig.h"
#include "Ranking.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <sys/resource.h>

using namespace portcullis;
using llvm::StringRef;

/// \p Text with "_<Copy>" behind each of \p Names that stands as a word.
static std::string renamed(StringRef Text, llvm::ArrayRef<StringRef> Names,
                           unsigned Copy) {
  std::string Result;
  while (!Text.empty()) {
    StringRef Word =
        Text.take_while([](char C) { return llvm::isAlnum(C) || C == '_'; });
    // Identifiers in USRs follow "@S@", "@F@" or "@N@" and so on.
    Result += Word;
    if (llvm::is_contained(Names, Word))
      Result += "_" + std::to_string(Copy);
    Text = Text.drop_front(Word.size());
    Result += Text.take_front(1);
    Text = Text.drop_front(std::min<size_t>(1, Text.size()));
  }
  return Result;
}

static TuFacts copyOf(const TuFacts &Unit, StringRef Root,
                      llvm::ArrayRef<StringRef> Names, unsigned Copy) {
  TuFacts Result = Unit;
  // What has internal linkage is known by its file.
  const std::string Part = (Root + "/part" + llvm::Twine(Copy) + "/").str();
  for (std::string &Text : Result.Strings) {
    Text = renamed(Text, Names, Copy);
    if (size_t At = Text.find((Root + "/").str()); At != std::string::npos)
      Text.replace(At, Root.size() + 1, Part);
  }
  auto Move = [&](std::string &Path) {
    StringRef Rest = Path;
    if (Rest.consume_front(Root))
      Path = Part + Rest.drop_front().str();
  };
  for (std::string &File : Result.Files)
    Move(File);
  Move(Result.MainFile);
  return Result;
}

static double secondsSince(std::chrono::steady_clock::time_point Start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - Start)
      .count();
}

static void measure(llvm::ArrayRef<TuFacts> Units, StringRef Root,
                    llvm::ArrayRef<StringRef> Names, size_t Count,
                    const ModelSet &Models) {
  std::vector<TuFacts> Copies;
  while (Copies.size() < Count)
    Copies.push_back(copyOf(Units[Copies.size() % Units.size()], Root, Names,
                            Copies.size() / Units.size()));
  auto Start = std::chrono::steady_clock::now();
  Program P = Program::link(std::move(Copies), World::Closed, Models);
  double Link = secondsSince(Start);
  Start = std::chrono::steady_clock::now();
  std::vector<const Check *> All;
  for (const Check &C : allChecks())
    All.push_back(&C);
  std::vector<Finding> Findings = runChecks(P, CheckOptions(), All);
  rank(P, Findings);
  double Checks = secondsSince(Start);
  for (const Check *C : All) {
    Start = std::chrono::steady_clock::now();
    C->Run(P, CheckOptions());
    if (double Took = secondsSince(Start); Took > Checks / 10)
      llvm::errs() << llvm::formatv("  {0}: {1:F3}\n", C->Info.Id, Took);
  }
  rusage Usage;
  getrusage(RUSAGE_SELF, &Usage);
  llvm::outs() << llvm::formatv("{0} {1} {2} {3:F3} {4:F3} {5}\n", Count,
                                P.functions().size(), Findings.size(), Link,
                                Checks, Usage.ru_maxrss >> 10U);
}

int main(int Count, const char **Arguments) {
  llvm::ExitOnError Check("portcullis-growth: error: ", 2);
  if (Count < 4)
    Check(llvm::createStringError("expected BUILD NAMES COUNT…"));
  Project P = Check(openProject({.Build = Arguments[1]}));
  TidyConfig Config("", {});
  ModelSet Models = Check(loadModels({}));
  ScanOptions How;
  ScanResult Scanned =
      resultOf(Check(analyse(planFor(P, Config, {}), Models, How)), P.Root);
  llvm::SmallVector<StringRef, 16> Names;
  llvm::SplitString(Arguments[2], Names, ",");
  for (int I = 3; I < Count; ++I)
    measure(Scanned.Units, P.Root, Names, std::stoul(Arguments[I]), Models);
}
