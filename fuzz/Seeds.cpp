//===- Seeds.cpp - Makes the seeds that are no files of ours --------------===//
//
// usage: portcullis-fuzz-seeds TO SOURCE…
//
// Writes, of each SOURCE, its facts, alone and as two units, to TO/facts, a
// file of such to TO/facts-file, and what is found in it to TO/baselines.
//
//===----------------------------------------------------------------------===//

#include "Driver/FactsFile.h"
#include "Fuzz.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace portcullis;

static void writeSeeds(const std::string &To, const std::string &Source) {
  auto Text = llvm::MemoryBuffer::getFile(Source);
  if (!Text)
    llvm::reportFatalUsageError(llvm::Twine(Source) + ": " +
                                Text.getError().message());
  Unit U = parse((*Text)->getBuffer());
  std::string Name = ("/" + llvm::sys::path::stem(Source)).str();
  std::vector<Unit> Units{U};
  put(To + "/facts" + Name, toBytes(Units));
  Units.push_back(U);
  Units.back().Facts.MainFile += ".copy";
  put(To + "/facts" + Name + "-twice", toBytes(Units));
  Plan P{.Root = "/", .IsWhole = true, .Id = "plan", .Total = 1};
  Job J{.File = "/server.cpp", .CommandLine = {"clang++"}, .Directory = "/"};
  FactsFile File{.Maker = makerOf(builtIn()),
                 .Plans = {{.Id = P.Id, .Total = 1, .Root = "/"}},
                 .Inputs = {{.Path = "/server.h", .Content = "content"}},
                 .Units = {sealUnit(P, J, U)}};
  put(To + "/facts-file" + Name, toBytes(File));
  put(To + "/baselines" + Name, sarifOf({U.Facts}));
}

int main(int Count, char **Arguments) {
  if (Count < 3)
    llvm::reportFatalUsageError("expected TO SOURCE…");
  for (int I = 2; I < Count; ++I)
    writeSeeds(Arguments[1], Arguments[I]);
}
