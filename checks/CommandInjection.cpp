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

/// Whether \p Path has a step of \p Kind over an element whose number is known,
/// or is not, as \p IsKnown says.
static bool isSomeElement(const Program &P, llvm::ArrayRef<NodeId> Path,
                          EdgeKind Kind, bool IsKnown) {
  for (size_t I = 1; I < Path.size(); ++I)
    if (hasEdge(P, Path[I - 1], Path[I], Kind,
                [&](StringId Key) { return (Key != AnyKey) == IsKnown; }))
      return true;
  return false;
}

/// Whether a program is named by an element of a list in which the client's
/// text may stand anywhere, behind one that is fixed: `argv[0]`.
static bool isOtherElement(const Program &P, const Flow &Way, const Row &R) {
  return R.text("kind") == "program" &&
         isSomeElement(P, Way.Path, EdgeKind::Load, /*IsKnown=*/true) &&
         isSomeElement(P, Way.Path, EdgeKind::Store, /*IsKnown=*/false) &&
         llvm::any_of(P.literals(Way.Path.back()), [&](const Flow &Fixed) {
           return P.node(Fixed.Origin).Type == ValueType::Text;
         });
}

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  return findInjections(P,
                        {.Info = Info,
                         .Purpose = "shell",
                         .Guards = TextGuards | GuardEscapedShell,
                         .Where = "a command that is run",
                         .IsHarmless = isOtherElement},
                        actingIn(P, {"shell", "program"}));
}

namespace portcullis {
Check checkCommandInjection() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
