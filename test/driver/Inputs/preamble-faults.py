"""preamble-faults.py DIRECTORY FLAGS…: whatever one unit does to Clang after a
preamble, it is told, costs no other a finding, and leaves no process behind."""
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from processes import adopt, children, none_left, wait_for

directory, *flags = sys.argv[1:]
adopt()
folder = Path(directory)
folder.mkdir()
(folder / "large.h").write_text(
    '#pragma once\n#include <cstdlib>\n'
    + "".join(f"int declared{n}(int, long, const char *);\n" for n in range(20000)))
flaw = ('#include "include/crow.h"\n#include "large.h"\n'
        'void {0}(crow::SimpleApp &App) {{\n  CROW_ROUTE(App, "/{0}")([](const crow::request &R) '
        '{{ return system(R.body.c_str()) ? "a" : "b"; }});\n}}\n')
good = []
for name in "abcdef":
    good.append(str(folder / f"{name}.cpp"))
    Path(good[-1]).write_text(flaw.format(name))
odd = {
    "endless": "template <int N, int M> struct Tree { static constexpr int Value =\n"
               "  Tree<N - 1, 2 * M>::Value + Tree<N - 1, 2 * M + 1>::Value; };\n"
               "template <int M> struct Tree<0, M> { static constexpr int Value = 1; };\n"
               "int Value = Tree<40, 0>::Value;\n",
    "crash": "#pragma clang __debug crash\n",
}
for name, text in odd.items():
    (folder / f"{name}.cpp").write_text(flaw.format(name) + text)


def start(*arguments):
    return subprocess.Popen(
        ["portcullis", "scan", "--no-cache", "--checks=-portcullis-missing-*", "-j2",
         *arguments, "--", *flags],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))


def end(scan):
    found, said = scan.communicate()
    none_left()
    return found, said, scan.returncode


expected, said, code = end(start(*good))
assert code == 1 and expected.count("portcullis-command-injection") == len(good), said
assert f"{len(good)} after a preamble" in said, said

for name, limit, why in (("endless", "--timeout=3", "it took longer than 3 s"),
                         ("endless", "--memory=600", "it needs more memory than 600 MiB"),
                         ("crash", "--timeout=60", "Clang crashed on it")):
    found, said, code = end(start(limit, *good, str(folder / f"{name}.cpp")))
    assert (found, code) == (expected, 3), (found, said, code)
    assert f"{name}.cpp: could not be analysed: {why}" in said, said
    assert f"{len(good)} after a preamble" in said, said


def endless(*arguments):
    """A scan, and the process that goes on after a preamble with what never ends."""
    scan = start(*arguments, *good, str(folder / "endless.cpp"))

    def branched():
        return [(host, unit) for host in children(scan.pid) for unit in children(host)]

    last = None
    for _ in range(600):
        now = wait_for("a unit after a preamble", branched)
        if now == last and len(now) == 1:
            return scan, now[0]
        last = now
        time.sleep(0.5)
    raise SystemExit(f"more than one process is left: {last}")


for victim in 0, 1:
    scan, processes = endless("--timeout=6")
    os.kill(processes[victim], signal.SIGKILL)
    found, said, code = end(scan)
    assert (found, code) == (expected, 3), (found, said, code)
for how in (signal.SIGINT, signal.SIGKILL):
    scan, _ = endless()
    scan.send_signal(how)
    asked = time.monotonic()
    assert end(scan)[2] < 0
    # What never ends comes to its limit of memory some time.
    assert time.monotonic() - asked < 5, "a process went on"
