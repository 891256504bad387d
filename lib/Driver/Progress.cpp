//===- Progress.cpp - How far long work has come --------------------------===//

#include "Driver/Progress.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

using namespace portcullis;
using std::chrono::milliseconds;

/// How often a line is written, on a terminal and elsewhere.
static constexpr milliseconds Often{100};
static constexpr milliseconds Seldom{10'000};

Progress::Progress(size_t Total, bool IsShown, llvm::StringRef What)
    : What(What), Total(Total), IsShown(IsShown),
      IsTerminal(llvm::errs().is_displayed()) {}

Progress::~Progress() {
  if (IsShown && IsTerminal)
    llvm::errs() << "\r\x1b[K";
}

void Progress::advance(llvm::StringRef Name) {
  ++Done;
  Clock::time_point Now = Clock::now();
  if (!IsShown || Done == Total ||
      Now - Written < (IsTerminal ? Often : Seldom))
    return;
  Written = Now;
  double Seconds = std::chrono::duration<double>(Now - Started).count();
  double Rate = static_cast<double>(Done) / Seconds;
  double Left = static_cast<double>(Total - Done) / Rate;
  std::string Line = llvm::formatv("{0}[{1}/{2}] {3:F1}/s, {4:F0} s left: {5}",
                                   What, Done, Total, Rate, Left, Name);
  if (IsTerminal)
    llvm::errs() << '\r' << Line << "\x1b[K";
  else
    llvm::errs() << "portcullis: " << Line << '\n';
}
