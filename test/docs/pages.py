#!/usr/bin/env python3
"""Runs the examples of the checks' pages.

usage: pages.py PORTCULLIS PAGES_DIRECTORY PRELUDE.h WORK_DIRECTORY

Every ```cpp bad``` block must be found by its page's check, every ```cpp good```
block must not, and all must compile. Every page must have both kinds, every
check a page. Exit status: 0, or 1 with one line for each that does not hold.
"""
import json
import pathlib
import re
import subprocess
import sys


def checks(portcullis):
    text = subprocess.run([portcullis, "scan", "--list-checks"], check=True,
                          capture_output=True, text=True).stdout
    return re.findall(r"^portcullis-([a-z-]+)", text, re.M)


def main(portcullis, pages, prelude, work):
    work = pathlib.Path(work)
    work.mkdir(parents=True, exist_ok=True)
    failures = []
    blocks = {}
    for check in checks(portcullis):
        page = pathlib.Path(pages) / f"{check}.md"
        text = page.read_text() if page.exists() else ""
        found = re.findall(r"^```cpp (bad|good)\n(.*?)^```$", text, re.M | re.S)
        for kind in {"bad", "good"} - {kind for kind, _ in found}:
            failures.append(f"{check}: no {kind} example")
        for number, (kind, code) in enumerate(found):
            file = work / f"{check}.{kind}{number}.cpp"
            file.write_text(f'#include "{prelude}"\n{code}')
            blocks[file.resolve()] = (check, kind)
    for file, (check, kind) in sorted(blocks.items()):
        # One at a time: a finding may need the whole program.
        run = subprocess.run(
            [portcullis, "scan", "--quiet", "--format=json",
             f"--checks=-*,portcullis-{check}", str(file), "--", "-std=c++17"],
            capture_output=True, text=True)
        if run.returncode not in (0, 1) or "error:" in run.stderr:
            failures.append(f"{file.name}: {run.stderr.strip()}")
        elif (run.returncode == 1) != (kind == "bad"):
            failures.append(f"{file.name}: a {kind} example, "
                            f"{len(json.loads(run.stdout)['findings'])} findings")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
