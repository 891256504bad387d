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

/// sysexits.h: EX_SOFTWARE.
static constexpr int InternalError = 70;

/// 101 is the first priority that programs may have: it runs before all other
/// static initialisers of the plugin.
[[gnu::constructor(101)]] static void refuseOtherVersions() {
  // Resolved in the process that loads the plugin.
  const std::string Host = clang::getClangFullVersion();
  const std::string Wanted =
      "clang version " + std::to_string(CLANG_VERSION_MAJOR) + ".";
  if (Host.find(Wanted) != std::string::npos)
    return;
  std::fprintf(stderr,
               "portcullis: error: this plugin is built for LLVM %s, but was "
               "loaded into '%s'; nothing was checked. Use clang-tidy-%d, or "
               "the plugin of your version\n",
               CLANG_VERSION_STRING, Host.c_str(), CLANG_VERSION_MAJOR);
  std::_Exit(InternalError);
}
