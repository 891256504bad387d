#!/usr/bin/env python3
"""Compares a scan (portcullis --format=json) with the flaws that are listed.

usage: manifest.py FLAWS.json SCAN.json [--after-fix]

Nothing may be missed and nothing be extra, and what is said must be what the list
says. After a fix exactly those listed as not fixable must remain; lines may have
moved, so checks are counted by file. Each family must have three shapes.
Exit status: 0, or 1 with one line for each difference.
"""
import collections
import json
import os
import sys

# Those of README.md.
FAMILIES = ["tokens and secrets", "input validation", "cross-origin",
            "what stands in front of a route", "encryption"]


def main(flaws_file, scan_file, *options):
    with open(flaws_file, encoding="utf-8") as file:
        flaws = json.load(file)
    with open(scan_file, encoding="utf-8") as file:
        found = json.load(file)["findings"]
    shapes = collections.defaultdict(set)
    for flaw in flaws:
        shapes[flaw["family"]].add(flaw["shape"])
    few = [family for family in FAMILIES if len(shapes[family]) < 3]
    for family in few:
        print(f"fewer than three shapes: {family}")
    by_line = "--after-fix" not in options
    if not by_line:
        flaws = [f for f in flaws if not f["fixable"]]

    def key(file, line, check, says):
        place = (line, says) if by_line else (0, "")
        return (os.path.basename(file), *place, check)

    listed = collections.Counter(
        key(f["file"], f["line"], f["check"], f["says"]) for f in flaws)
    seen = collections.Counter(
        key(f["file"], f["line"], f["check"].removeprefix("portcullis-"), f["message"])
        for f in found)
    for file, line, says, check in (listed - seen).elements():
        print(f"missed: {file}:{line} {check}: {says}")
    for file, line, says, check in (seen - listed).elements():
        print(f"extra: {file}:{line} {check}: {says}")
    return 1 if few or listed != seen else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
