"""Scans the units of a directory again and again, in other orders, from other
directories and with other numbers of workers: all bytes must be equal. Then names
them so that they are joined in another order: places and words of all findings must
be the same, in whichever file.

usage: orders.py PORTCULLIS DIRECTORY -- FLAGS
"""
import json
import os
import random
import shutil
import subprocess
import sys

ORDERS = 5
NAMES = 2  # They are parsed anew.


def scan(tool, units, options, flags, where="/"):
    done = subprocess.run([tool, "scan", "--quiet", *options, *units, *flags],
                          capture_output=True, text=True, cwd=where)
    if done.returncode not in (0, 1):
        sys.exit(done.stdout + done.stderr)
    return done.stdout


def findings(tool, names, directory, flags):
    """names: what each unit is called, by the name it has."""
    copy = directory + ".named"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(directory, copy)
    for old, new in names.items():
        os.rename(os.path.join(copy, old), os.path.join(copy, new))
    units = [os.path.join(copy, name) for name in names.values()]
    text = scan(tool, units, ["--format=json"], flags)
    for old, new in names.items():
        text = text.replace('"%s"' % new, '"%s"' % old)
    found = json.loads(text)["findings"]
    for finding in found:
        del finding["fingerprint"]
        finding["related"].sort(key=json.dumps)  # Of files, by name.
    return sorted(json.dumps(finding) for finding in found)


def main():
    tool, directory, *flags = sys.argv[1:]
    directory = os.path.realpath(directory)
    names = sorted(name for name in os.listdir(directory) if name.endswith(".cpp"))
    units = [os.path.join(directory, name) for name in names]
    chance = random.Random(1)
    first = scan(tool, units, ["--format=sarif", "-j1"], flags)
    for number in range(ORDERS):
        chance.shuffle(units)
        options = ["--format=sarif", "-j3"]
        if number == 0:
            options.append("--no-cache")
        where = "/" if number % 2 else directory
        if scan(tool, units, options, flags, where) != first:
            sys.exit("another order: other bytes: " + " ".join(units))
    found = findings(tool, dict(zip(names, names)), directory, flags)
    if not found:
        sys.exit("nothing found")
    for _ in range(NAMES):
        order = list(range(len(names)))
        chance.shuffle(order)
        named = {name: "u%02d.cpp" % place for name, place in zip(names, order)}
        again = findings(tool, named, directory, flags)
        if again != found:
            sys.exit("other names: other findings: %s\n%s" % (
                named, "\n".join(sorted(set(again) ^ set(found)))))
    print(len(found), "findings in any order")


main()
