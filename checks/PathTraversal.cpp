//===- PathTraversal.cpp - Request data reaches a file path ---===//

#include "Injection.h"

using namespace portcullis;

static constexpr CheckInfo Info = {
    .Id = "path-traversal",
    .Title = "Request data reaches a file path",
    .Cwe = {22},
    .Owasp = {8},
    .Level = Severity::High,
    .SecuritySeverity = 7.5,
    .Accuracy = Precision::High,
    .HasFix = false,
};

static std::vector<Finding> run(const Program &P, const CheckOptions &) {
  static constexpr llvm::StringRef Kinds[] = {"path"};
  return findInjections(P, {.Info = Info,
                            .SinkKinds = Kinds,
                            .Purpose = "path",
                            .Guards = GuardMatch | GuardMember | GuardClass |
                                      GuardEqual | GuardExcludes | GuardInside,
                            .Where = "a file path"});
}

namespace portcullis {
Check checkPathTraversal() { return {.Info = Info, .Run = run}; }
} // namespace portcullis
