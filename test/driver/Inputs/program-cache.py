"""usage: program-cache.py DIRECTORY INCLUDES PORTCULLIS

Scans the repository in a directory in many ways, each twice with a cache and once without:
exit code and output must be the same. Changes what results depend on, one after the other.
"""
import os
import re
import subprocess
import sys

root, includes, portcullis = sys.argv[1:]
os.chdir(root)
cache = os.path.join(root, "cache")


def scan(*options):
    """Exit code, output and notes, and how many units were known."""
    run = subprocess.run([portcullis, "scan", *options, "a.cpp", "b.cpp", "--", "-std=c++20",
                          "-Iinclude", f"-I{includes}"], capture_output=True, text=True, check=False)
    said = re.sub(r"portcullis: \d+ functions.*\n", "", run.stderr)
    known = re.search(r"(\d+ functions?, \d+ routes?); (\d+) of 2 units from the cache", run.stderr)
    return (run.returncode, run.stdout, said, known and known[1]), known and int(known[2])


def expect(code, text, *options, known=2):
    """What a cold scan, one that finds `known` units, and one more say."""
    cold, _ = scan("--no-cache", *options)
    first, hits = scan(f"--cache={cache}", *options)
    again, all_known = scan(f"--cache={cache}", *options)
    assert cold == first == again, f"{options}:\n{cold}\n{first}\n{again}"
    assert hits == known, f"{options}: {hits} units from the cache, expected {known}"
    assert all_known in (2, None), f"{options}: {all_known} units from the cache the second time"
    assert cold[0] == code, f"{options}: exit code {cold[0]}\n{cold[2]}"
    found = sorted(re.findall(r"\[portcullis-([a-z-]+)\]", cold[1]))
    assert text is None or found == sorted(text), f"{options}: {found}"


def entries():
    return {name for name in os.listdir(cache) if name.startswith("llvmcache-")}


def write(name, text):
    with open(name, "w", encoding="utf-8") as file:
        file.write(text)


def read(name):
    with open(name, encoding="utf-8") as file:
        return file.read()


LISTENER, INJECTION, STALE = "plaintext-listener", "command-injection", "stale-suppression"
CHECKS = f"--checks=-*,portcullis-{LISTENER},portcullis-{INJECTION},portcullis-sql-injection"
expect(1, [LISTENER, INJECTION], CHECKS, known=0)

# A second scan makes no entry, and does not need those of the units.
before = entries()
expect(1, None, CHECKS)
assert entries() == before
subprocess.run([portcullis, "routes", "--cache=units", "a.cpp", "b.cpp", "--", "-std=c++20",
                "-Iinclude", f"-I{includes}"], capture_output=True, check=True)
units = {name for name in os.listdir("units") if name.startswith("llvmcache-")}
assert len(units) == 4 and units < before, (units, before)
for name in units:
    os.remove(os.path.join(cache, name))
expect(1, None, CHECKS)
for name in before - units:
    write(os.path.join(cache, name), "damaged")
expect(1, None, CHECKS, known=0)

# Whatever is asked of the findings.
expect(1, None, CHECKS, "--format=sarif")
expect(1, None, CHECKS, "--format=json")
expect(1, [INJECTION], f"--checks=-*,portcullis-{INJECTION}")
expect(0, [], f"--checks=-*,portcullis-sql-injection")
expect(1, [LISTENER, INJECTION, INJECTION], CHECKS, "--show-suppressed")
expect(1, [LISTENER, INJECTION, STALE], CHECKS, "--report-stale-suppressions")
scan(CHECKS, "--no-cache", "--format=sarif", "-o", "old.sarif")
expect(0, [], CHECKS, "--baseline=old.sarif")
expect(0, [], CHECKS, "--since=HEAD")

# What the units were read from.
a = read("a.cpp")
write("a.cpp", a.replace('"a"', '"c"', 1))
expect(1, [LISTENER, INJECTION], CHECKS, known=1)
expect(1, [INJECTION], CHECKS, "--since=HEAD")
expect(1, [INJECTION], CHECKS, "--baseline=old.sarif")
write("a.cpp", a.replace("serve(App);", "").replace("serve.h", "crow.h"))
expect(1, [INJECTION], CHECKS, known=1)
expect(0, None, CHECKS, "--baseline=old.sarif", "--format=sarif")
write("a.cpp", a.replace("2999", "2020"))
expect(1, [LISTENER, INJECTION, INJECTION], CHECKS, known=1)
write("a.cpp", a)
expect(1, [LISTENER, INJECTION], CHECKS)

# What the checks were asked with: on the command line, for a unit, for a header.
expect(1, [INJECTION], CHECKS, "--tls-terminated-upstream")
for directory in (".", "include"):
    config = os.path.join(directory, ".clang-tidy")
    write(config, read("options"))
    expect(1, [INJECTION], CHECKS)
    write(config, "Cheks: '*'\n")
    expect(2, [], CHECKS, known=None)
    os.remove(config)
    expect(1, [LISTENER, INJECTION], CHECKS)

# What cannot be read in full, and then can.
write("b.cpp", "#include \"absent.h\"\n")
expect(3, None, CHECKS, known=1)
write("absent.h", "")
os.rename("absent.h", "include/absent.h")
expect(1, [LISTENER, INJECTION], CHECKS, known=1)
os.remove("include/absent.h")
expect(3, None, CHECKS)
