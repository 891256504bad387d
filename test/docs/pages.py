#!/usr/bin/env python3
"""Runs the examples of the checks' pages.

usage: pages.py PORTCULLIS PLUGIN PAGES_DIRECTORY PRELUDE.h WORK_DIRECTORY

Every ```cpp bad``` block must be found by its page's check, every ```cpp good```
block must not, plugin and driver must agree, and all must compile. Every page
must have both kinds, every check a page. Exit status: 0, or 1 with one line for
each that does not hold.
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys


def checks(portcullis):
    text = subprocess.run([portcullis, "scan", "--list-checks"], check=True,
                          capture_output=True, text=True).stdout
    return re.findall(r"^portcullis-([a-z-]+)", text, re.M)


def failure_of(portcullis, plugin, file, check, kind):
    """What is wrong with one example, or nothing."""
    # One at a time: a finding may need the whole program.
    both = pathlib.Path(__file__).parent.parent / "Inputs" / "both.py"
    run = subprocess.run(
        [sys.executable, str(both), portcullis, plugin, str(file), f"portcullis-{check}",
         "--", "-std=c++17", "-isystem/usr/include/libxml2"], capture_output=True, text=True)
    if run.returncode or "error:" in run.stderr:
        return f"{file.name}: {run.stderr.strip()}"
    if bool(run.stdout) != (kind == "bad"):
        return f"{file.name}: a {kind} example, {run.stdout.count(chr(10))} findings"
    return ""


def main(portcullis, plugin, pages, prelude, work):
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
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        failures += filter(None, pool.map(
            lambda example: failure_of(portcullis, plugin, example[0], *example[1]),
            sorted(blocks.items())))
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
