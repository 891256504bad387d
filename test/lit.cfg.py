import hashlib
import os
import shutil
import subprocess
import tempfile

import lit.formats

config.name = "portcullis"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".cpp", ".test"]
config.excludes = ["Inputs", "CMakeLists.txt"]
config.test_source_root = os.path.dirname(__file__)
# Outside of the repository: its .git, .clang-tidy and .clang-format would have a
# say in what is scanned below it.
config.test_exec_root = os.path.join(
    tempfile.gettempdir(),
    "portcullis-test-" + hashlib.sha1(config.build_dir.encode()).hexdigest()[:12])

source_dir = os.path.dirname(config.test_source_root)
inputs = os.path.join(config.test_source_root, "Inputs")
portcullis = os.path.join(config.build_dir, "bin", "portcullis")
plugin = os.path.join(config.build_dir, "lib", "PortcullisTidyModule.so")
database = os.path.join(config.build_dir, "test", "flags")

config.environment["PATH"] = os.pathsep.join(filter(None, [
    config.sanitized_tools_dir, os.path.dirname(portcullis), config.llvm_tools_dir,
    os.environ["PATH"]]))
# What npm needs to reach its registry here.
for name, value in os.environ.items():
    if name.lower().startswith("npm_") or name.lower().endswith(("_proxy", "_certs", "cert_file")):
        config.environment[name] = value
config.environment["HOME"] = os.environ.get("HOME", "/")
# Of the preset asan: what is Clang's to free.
config.environment["LSAN_OPTIONS"] = "suppressions=%s:print_suppressions=0" % os.path.join(
    source_dir, "fuzz", "lsan.supp")
# Results of other runs have no say.
config.environment["XDG_CACHE_HOME"] = os.path.join(config.test_exec_root, "cache")

config.substitutions += [
    ("%root", source_dir),
    ("%inputs", inputs),
    ("%build", config.build_dir),
    # %both FILE CHECKS [--fix] [OPTION…] -- FLAGS: the same from driver and plugin,
    # one line a finding; FileCheck reads them.
    ("%both", "python3 %s %s %s" % (os.path.join(inputs, "both.py"), portcullis, plugin)),
    ("%flags", "-std=c++17 -I%s" % inputs),
    # %scan [OPTIONS] FILE: the driver alone, with the same flags.
    ("%scan", "portcullis scan --quiet -p " + database),
    # %tidy --checks=-*,portcullis-sql-injection FILE: the plugin alone.
    ("%tidy", "clang-tidy --quiet --config={} --load=%s -p %s" % (plugin, database)),
    ("%plugin", plugin),
    # %units CHECK DIRECTORY [OPTION…] -- FLAGS: its units as one program; the lines
    # that are to be reported say so.
    ("%units", "python3 %s %s" % (
        os.path.join(config.test_source_root, "link", "Inputs", "units.py"), portcullis)),
    # %orders DIRECTORY -- FLAGS: the same in whatever order its units are joined.
    ("%orders", "python3 %s %s" % (
        os.path.join(config.test_source_root, "link", "Inputs", "orders.py"), portcullis)),
    # %exit CODE COMMAND…: runs it and fails unless it ends with that code.
    ("%exit", "python3 " + os.path.join(inputs, "exit.py")),
]

# There is another program of that name.
if shutil.which("parallel") and "GNU" in subprocess.run(
        ["parallel", "--version"], capture_output=True, text=True).stdout:
    config.available_features.add("gnu-parallel")
