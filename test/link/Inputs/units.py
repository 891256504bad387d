"""Scans several units as one program. Each line that ends in `// finding` must be
reported once and no other one at all, whichever unit comes first.

usage: units.py PORTCULLIS CHECK DIRECTORY [OPTION...] -- FLAGS

`// finding: words`: its message holds the words. The units are all .cpp files of
DIRECTORY. They are scanned as they are, and once more with names that turn their
order around, for facts are joined in the order of names.
"""
import json
import os
import re
import shutil
import subprocess
import sys

MARK = re.compile(r"// finding(?:: (.*))?$")


def files_in(directory):
    return sorted(os.path.join(where, name)
                  for where, _, names in os.walk(directory) for name in names)


def units_in(directory):
    return [file for file in files_in(directory) if file.endswith(".cpp")]


def marks_in(directory):
    found = []
    for file in files_in(directory):
        with open(file, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                match = MARK.search(line.rstrip("\n"))
                if match:
                    found.append((file, number, match[1] or ""))
    return found


def scan(tool, options, units, flags):
    done = subprocess.run(
        [tool, "scan", "--quiet", "--format=json", *options, *units, *flags],
        capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stdout + done.stderr)
    return json.loads(done.stdout)


def misses(directory, report):
    """What is wrong with the report, as lines."""
    wanted = marks_in(directory)
    wrong = [notice["message"] for notice in report["notices"]]
    for finding in report["findings"]:
        place = (os.path.join(directory, finding["file"]), finding["line"])
        match = [mark for mark in wanted if mark[:2] == place
                 and mark[2] in finding["message"]]
        if match:
            wanted.remove(match[0])
        else:
            wrong.append("%s:%d: not expected: %s" % (*place, finding["message"]))
    wrong += ["%s:%d: missing: %s" % mark for mark in wanted]
    return wrong


def turned_around(directory):
    """A copy with names that turn the order of the units around."""
    copy = directory + ".reversed"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(directory, copy)
    for number, unit in enumerate(reversed(units_in(copy))):
        where, name = os.path.split(unit)
        os.rename(unit, os.path.join(where, "u%02d-%s" % (number, name)))
    return copy


def main():
    tool, check, directory, *rest = sys.argv[1:]
    flags = rest[rest.index("--"):]
    options = ["--checks=-*,portcullis-" + check, *rest[:rest.index("--")]]
    directory = os.path.realpath(directory)
    wrong = []
    for place in (directory, turned_around(directory)):
        wrong += misses(place, scan(tool, options, units_in(place), flags))
    if not marks_in(directory):
        wrong.append("nothing is expected")
    if wrong:
        sys.exit("\n".join(wrong))


main()
