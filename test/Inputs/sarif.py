#!/usr/bin/env python3
"""Validates SARIF files as dashboards read them.

usage: sarif.py NPM_DIRECTORY SOURCE_ROOT FILE.sarif...

Installs the 2.1.0 schema and SARIF Multitool from npm into NPM_DIRECTORY once.
Checks each file against the schema, the Multitool's rules Sarif and Ghas, and
GitHub's line hash, which is computed here a second way. Exit status: 0 or 1.
"""
import collections
import glob
import json
import os
import subprocess
import sys
import urllib.parse

import jsonschema

PACKAGES = ["@microsoft/jest-sarif@1.0.0-beta.0", "@microsoft/sarif-multitool@5.7.0"]


def line_hashes(text):
    """GitHub's primaryLocationLineHash of every line (integration: base 37, 100
    UTF-16 units from the line's first one that is no blank)."""
    raw = text.encode("utf-16-le", "surrogatepass")
    units = [raw[i] | raw[i + 1] << 8 for i in range(0, len(raw), 2)]
    kept, starts, fresh, after_cr = [], [], True, False
    for unit in units + [0xFFFF]:
        if unit in (0x20, 0x09) or (after_cr and unit == 0x0A):
            after_cr = False
            continue
        after_cr = unit == 0x0D
        unit = 0x0A if after_cr else unit
        if fresh:
            starts.append(len(kept))
        fresh = unit == 0x0A
        kept.append(unit)
    kept += [0] * 100
    times, result = collections.Counter(), []
    for start in starts:
        value = sum(unit * pow(37, 99 - at, 1 << 64)
                    for at, unit in enumerate(kept[start:start + 100])) % (1 << 64)
        times[value] += 1
        result.append(f"{value:x}:{times[value]}")
    return result


def check_hashes(log, root):
    for result in log["runs"][0]["results"]:
        if result.get("baselineState") == "absent":
            continue  # Of lines that were there once.
        place = result["locations"][0]["physicalLocation"]
        path = urllib.parse.unquote(place["artifactLocation"]["uri"])
        with open(os.path.join(root, path), encoding="utf-8", newline="") as file:
            hashes = line_hashes(file.read())
        expected = hashes[place["region"]["startLine"] - 1]
        found = result["partialFingerprints"]["primaryLocationLineHash"]
        if found != expected:
            yield f"{path}: line hash {found}, expected {expected}"


def main(npm, root, *files):
    os.makedirs(npm, exist_ok=True)
    tool = f"{npm}/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
    if not os.path.exists(tool):
        # A failure here is npm's: it says so itself.
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund",
                        "--prefix", npm, *PACKAGES], check=True, timeout=120)
    os.chmod(tool, 0o755)
    schema_file, = glob.glob(
        f"{npm}/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0*.json")
    with open(schema_file, encoding="utf-8") as file:
        validator = jsonschema.Draft4Validator(json.load(file))
    problems = []
    for name in files:
        with open(name, encoding="utf-8") as file:
            log = json.load(file)
        problems += [f"{name}: {'/'.join(map(str, e.path))}: {e.message}"
                     for e in validator.iter_errors(log)]
        problems += check_hashes(log, root)
        subprocess.run([tool, "validate", name, "--rule-kind", "Sarif;Ghas", "-o",
                        name + ".checked", "--log", "ForceOverwrite", "--level",
                        "Error"], check=True, capture_output=True)
        # "validate" ends with 0 whatever it finds; the query is the gate.
        gate = subprocess.run([tool, "query", name + ".checked", "-e",
                               "Level == 'Error'",
                               "--non-zero-exit-code-if-count-over", "0"],
                              capture_output=True, text=True)
        if gate.returncode != 0:
            problems.append(f"{name}: SARIF Multitool: {gate.stdout}")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
