import os

import lit.formats

config.name = "portcullis"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".cpp", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.build_dir, "test")

config.environment["PATH"] = os.pathsep.join(
    [os.path.join(config.build_dir, "bin"), config.llvm_tools_dir, os.environ["PATH"]])
# What a sanitizer build of the plugin needs to load into stock clang-tidy.
for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_PRELOAD"):
    if name in os.environ:
        config.environment[name] = os.environ[name]

plugin = os.path.join(config.build_dir, "lib", "PortcullisTidyModule.so")
includes = os.path.join(config.test_source_root, "Inputs", "include")
flags = os.path.join(config.test_exec_root, "flags")
scan = "portcullis scan --quiet -p " + flags
tidy = "clang-tidy --quiet --config={} --load=%s -p %s" % (plugin, flags)

# Longer names first: lit replaces in this order.
config.substitutions += [
    # The same with the real headers of the libraries instead of stubs.
    ("%scan_real", scan + "/real"),
    ("%tidy_real", tidy + "/real"),
    # %scan [OPTIONS] FILE: the driver on one file.
    ("%scan", scan + "/stubs"),
    # %tidy --checks=-*,portcullis-sql-injection FILE: the plugin.
    ("%tidy", tidy + "/stubs"),
    ("%plugin", plugin),
    # For what stands behind `--`.
    ("%clang_flags", "-std=c++20 -isystem " + includes),
    ("%root", config.source_dir),
    ("%llvm_major", config.llvm_major),
]
