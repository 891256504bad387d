"""Prints what the driver finds in one file, and fails if the plugin in stock
clang-tidy does not say the same.

usage: both.py PORTCULLIS PLUGIN FILE CHECKS [--fix] [OPTION...] -- FLAGS

CHECKS is a list with commas. An OPTION is one of the driver's about checks, such
as --public-paths=GLOBS; the plugin gets it as portcullis.PublicPaths. Findings
are equal if place and words are, and the places and words of their notes. With
--fix, FILE is mended first, and a copy of its directory by the plugin: all bytes
must be equal. What is printed is then what is left.

Exit status: 0; 1 if the two differ; 2 if one of them could not run.
"""
import filecmp
import os
import re
import shutil
import subprocess
import sys

LINE = re.compile(r"(?:.*/)?([^/:]+):(\d+):(\d+): (warning|error|note): (.*)")
ONLY_DRIVER = ("with --fix: ", "suppressed by ")  # Clang-tidy shows fixes as text.


def findings_in(output):
    """A list for each finding: the warning, then its notes."""
    findings = []
    after_error = False  # Clang's own, in headers: its notes are no finding's.
    for line in output.splitlines():
        match = LINE.fullmatch(line)
        if not match:
            continue
        file, row, column, kind, text = match.groups()
        after_error = kind == "error" or (after_error and kind == "note")
        if after_error:
            continue
        entry = (file, int(row), int(column), kind, text)
        if kind == "warning":
            findings.append([entry])
        elif findings and not text.startswith(ONLY_DRIVER):
            findings[-1].append(entry)
    return sorted(findings)


def shown(finding, main):
    lines = []
    for file, row, column, kind, text in finding:
        place = f"{row}:{column}" if file == main else f"{file}:{row}:{column}"
        lines.append(f"{place}: {kind}: {text}")
    return lines


class Tools:
    def __init__(self, portcullis, plugin, checks, options, flags):
        self.portcullis, self.plugin = portcullis, plugin
        self.checks, self.options, self.flags = "--checks=-*," + checks, options, flags

    def driver(self, file, *more):
        run = subprocess.run(
            [self.portcullis, "scan", "--quiet", self.checks, *self.options, *more,
             file, "--", *self.flags], stdout=subprocess.PIPE, text=True)
        expected = (0, 1) if more else (1 if " warning: " in run.stdout else 0,)
        if run.returncode not in expected:
            print("driver: exit code", run.returncode, file=sys.stderr)
            sys.exit(2)
        return run.stdout

    def tidy(self, file, *more):
        run = subprocess.run(
            ["clang-tidy-22", "--quiet", "-load=" + self.plugin, self.checks,
             "--config={CheckOptions: {" + self.settings() + "}}", *more, file, "--",
             *self.flags], capture_output=True, text=True)
        if re.search("error:|portcullis:", run.stderr):
            print(run.stderr, file=sys.stderr)
            sys.exit(2)
        return run.stdout

    def settings(self):
        """--public-paths=X as clang-tidy's portcullis.PublicPaths: "X"."""
        given = []
        for option in self.options:
            name, _, value = option.partition("=")
            name = name.removeprefix("--").title().replace("-", "")
            given.append(f'portcullis.{name}: "{value or "true"}"')
        return ", ".join(given)


def differing(left, right):
    """The files of directory left that directory right has otherwise."""
    _, unequal, lacking = filecmp.cmpfiles(
        left, right, [os.path.relpath(os.path.join(folder, name), left)
                      for folder, _, names in os.walk(left) for name in names],
        shallow=False)
    return unequal + lacking


def fix(tools, file):
    folder = os.path.dirname(file)
    copy = folder + ".plugin"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    tools.driver(file, "--fix")
    # The driver formats what it changes where a .clang-format file says how.
    tools.tidy(os.path.join(copy, os.path.basename(file)), "--fix",
               "--format-style=file")
    for name in differing(folder, copy):
        print(f"driver ({folder}) and plugin ({copy}) mend {name} otherwise",
              file=sys.stderr)
        subprocess.run(["diff", os.path.join(folder, name), os.path.join(copy, name)],
                       stdout=sys.stderr)
        sys.exit(1)


def main(portcullis, plugin, file, checks, *rest):
    options = list(rest[:rest.index("--")])
    wants_fix = "--fix" in options
    if wants_fix:
        options.remove("--fix")
    tools = Tools(portcullis, plugin, checks, options, rest[len(options) + wants_fix + 1:])
    if wants_fix:
        fix(tools, file)
    ours = findings_in(tools.driver(file))
    theirs = findings_in(tools.tidy(file))
    name = os.path.basename(file)
    for finding in ours:
        print(shown(finding, name)[0])
    if ours == theirs:
        return 0
    for who, these, others in (("driver", ours, theirs), ("plugin", theirs, ours)):
        for finding in these:
            if finding not in others:
                print(f"{who} alone:", *shown(finding, name), sep="\n  ", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
