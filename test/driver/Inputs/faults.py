"""usage: faults.py DIRECTORY PORTCULLIS FLAGS...

Scans good.cpp and more.cpp together with one unit after the other that goes wrong
in a way of its own. Fails unless that is told, what is found in the others is as it
is without it, with and without a cache that has them already, and no process is left.
"""
import json
import math
import os
import subprocess
import sys
import time

from processes import adopt, none_left

root, portcullis, flags = sys.argv[1], sys.argv[2], sys.argv[3:]
CRASHED = "Clang crashed on it, or it is nested too deeply"
FAULTS = {
    # Clang's own ways to fail, for its tests.
    "crash": ("#pragma clang __debug crash\n", [], CRASHED),
    "fatal": ("#pragma clang __debug llvm_fatal_error\n", [], CRASHED),
    "endless": (None, ["--timeout={limit}"], "it took longer than {limit} s"),
    "eater": (None, ["--memory=400"], "it needs more memory than 400 MiB"),
}


def path(name):
    return os.path.join(root, name)


def scan(*options, code):
    run = subprocess.run([portcullis, "scan", "--format=json", "--checks=-portcullis-missing-*", "-j2",
                          *options, "--", *flags], capture_output=True, text=True)
    assert run.returncode == code, (run.returncode, run.stderr)
    none_left()
    return json.loads(run.stdout)["findings"], run.stderr


adopt()
good = [path("good.cpp"), path("more.cpp")]
started = time.monotonic()
expected, _ = scan("--no-cache", *good, code=1)
limit = math.ceil(2 + 5 * (time.monotonic() - started))  # The machine may be busy.
assert len(expected) == 2, expected
with open(path("endless.cpp")) as file:
    endless = file.read()
for fault, (text, limits, why) in FAULTS.items():
    unit = path(f"{fault}.cpp")
    with open(unit, "w") as file:
        file.write(text or endless)
    limits = [option.format(limit=limit) for option in limits]
    for cache in ("--no-cache", f"--cache={path('cache')}", f"--cache={path('cache')}"):
        found, said = scan(cache, *limits, unit, *good, code=3)
        assert f"error: {fault}.cpp: could not be analysed: {why.format(limit=limit)}" in said, said
        assert found == expected, f"{fault}: {found}"
