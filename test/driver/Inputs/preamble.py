"""preamble.py DIRECTORY FLAGS…: facts, findings and messages of its units are the
same with preambles and without, and those in alike/, macros/ and through/
had one."""
import re
import subprocess
import sys
from pathlib import Path

directory, *flags = sys.argv[1:]
alike = sorted(str(path) for path in Path(directory, "alike").glob("*.cpp"))
macros = sorted(str(path) for path in Path(directory, "macros").glob("*.cpp"))
through = sorted(str(path) for path in Path(directory, "through").glob("*.cpp"))
odd = sorted(str(path) for path in Path(directory, "odd").glob("*.cpp"))
flags = ["--", *flags, "-isystem", f"{directory}/system"]


def run(*arguments):
    return subprocess.run(["portcullis", "scan", "--no-cache", *arguments, *flags],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def scan(*arguments):
    """Output, messages, exit code and how many units had a preamble."""
    done = run(*arguments)
    assert done.returncode in (0, 1, 3), done.stderr
    costs = re.search(r", (\d+) after a preamble; .*\n", done.stderr)
    # A slow machine is told how far it has come.
    said = re.sub(r"portcullis: .*\[\d+/\d+\].*\n", "", done.stderr.replace(costs[0], ""))
    return done.stdout, said, done.returncode, int(costs[1])


def same(units, *jobs):
    """How many of UNITS had a preamble; nothing else tells, with any of JOBS."""
    *without, none = scan("--no-preamble", *units)
    assert none == 0
    *found, count = scan(*units)
    assert found == without, f"{units}: {found} is not {without}"
    for number in jobs:
        assert scan(number, *units) == (*without, count), number
    return count


count = same(alike)
assert count == len(alike), f"{count} of {len(alike)} had a preamble"
count = same(macros)
assert count == len(macros), f"{count} of {len(macros)} with macros had a preamble"
count = same(through)
assert count == len(through), f"{count} of {len(through)} with one header had a preamble"
for unit in odd:
    count = same([*alike, unit])
    assert len(alike) <= count <= len(alike) + 1, f"{unit}: {count} had a preamble"
everything = [*alike, *macros, *through, *odd]
same(everything, "-j1", "-j3")
facts = run("--dump-facts", "--no-preamble", *everything).stdout
assert facts and run("--dump-facts", *everything).stdout == facts, "facts differ"
