//===- VersionGuard.cpp - Refuses another LLVM ----------------------------===//
//
// A plugin built for another major version loads without complaint and finds
// nothing, or crashes. This stops the process before anything else happens.
//
//===----------------------------------------------------------------------===//

#include "clang/Basic/Version.h"
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

/// sysexits.h: EX_SOFTWARE.
constexpr int InternalError = 70;

struct VersionGuard {
  VersionGuard() {
    // Resolved in the process that loads the plugin.
    const std::string Host = clang::getClangFullVersion();
    const std::string Wanted =
        "clang version " + std::to_string(CLANG_VERSION_MAJOR) + ".";
    if (Host.find(Wanted) != std::string::npos)
      return;
    std::fprintf(stderr,
                 "portcullis: this plugin is built for clang-tidy %d, but was "
                 "loaded into '%s'; nothing was checked\n",
                 CLANG_VERSION_MAJOR, Host.c_str());
    std::_Exit(InternalError);
  }
};

const VersionGuard Guard;

} // namespace
