#!/usr/bin/env python3
"""Compares a scan (portcullis --format=json) with the flaws that are listed.

usage: manifest.py FLAWS.json SCAN.json [--after-fix]

Nothing may be missed and nothing be extra. After a fix exactly those listed as
not fixable must remain; lines may have moved, so checks are counted by file.
Exit status: 0, or 1 with one line for each difference.
"""
import collections
import json
import os
import sys


def main(flaws_file, scan_file, *options):
    with open(flaws_file, encoding="utf-8") as file:
        flaws = json.load(file)
    with open(scan_file, encoding="utf-8") as file:
        found = json.load(file)["findings"]
    by_line = "--after-fix" not in options
    if not by_line:
        flaws = [f for f in flaws if not f["fixable"]]

    def key(file, line, check):
        return (os.path.basename(file), line if by_line else 0, check)

    listed = collections.Counter(
        key(f["file"], f["line"], f["check"]) for f in flaws)
    seen = collections.Counter(
        key(f["file"], f["line"], f["check"].removeprefix("portcullis-"))
        for f in found)
    for file, line, check in (listed - seen).elements():
        print(f"missed: {file}:{line} {check}")
    for file, line, check in (seen - listed).elements():
        print(f"extra: {file}:{line} {check}")
    return 1 if listed != seen else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
