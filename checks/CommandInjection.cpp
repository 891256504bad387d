//===- CommandInjection.cpp - Request data reaches a shell command or program
// name ---===//

#include "Flows.h"
#include "Injection.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "command-injection",
    .Title = "Request data reaches a shell command or program name",
    .Cwe = {78},
    .Owasp = {8},
    .Level = Severity::Critical,
    .SecuritySeverity = 9.8,
    .Accuracy = Precision::VeryHigh,
    .HasFix = false,
};

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  static constexpr llvm::StringRef Kinds[] = {"shell", "program"};
  return findInjections(P, {.Info = Info,
                            .SinkKinds = Kinds,
                            .Purpose = "shell",
                            .Guards = TextGuards | GuardEscapedShell,
                            .Where = "a command that is run"});
}

namespace portcullis {
Check checkCommandInjection() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
