"""Scans the folders below DIRECTORY, each with the check it is called after and each as
one program, and fails unless just the lines that end in `// finding` are reported. Lines
that end in `// broken` do not compile; each must be one of which Clang complains.

usage: errors.py PORTCULLIS DIRECTORY -- FLAGS

A folder called after a check and `-broken`, and more words, is one that may be silent as a
whole. Errors in headers are looked for as those in sources are.
"""
import pathlib
import re
import subprocess
import sys


def marked(files, word):
    return {(file.name, number) for file in files
            for number, line in enumerate(file.read_text().splitlines(), 1)
            if re.search(rf"// {word}$", line)}


def places(output, kind):
    return {(pathlib.Path(file).name, int(line)) for file, line in
            re.findall(rf"^([^:\n]+):(\d+):\d+: {kind}: ", output, re.M)}


def problems_in(tool, folder, flags):
    check = folder.name.split("-broken")[0]
    files = sorted(folder.glob("*.cpp"))
    run = subprocess.run([tool, "scan", "--quiet", "--no-cache", f"--checks=-*,portcullis-{check}",
                          *files, "--", *flags], capture_output=True, text=True)
    broken = marked(folder.glob("*.*"), "broken")
    for what, expected, found in [
            ("findings", marked(files, "finding"), places(run.stdout, "warning")),
            # Three errors of a unit are shown.
            ("errors", broken if len(broken) <= 3 else set(), places(run.stderr, "error"))]:
        if what == "errors" and not expected:
            continue
        if expected != found:
            yield f"{folder.name}: expected {what} {sorted(expected)}, found {sorted(found)}"
    if run.returncode != (3 if broken else 1):
        yield f"{folder.name}: exit code {run.returncode}: {run.stderr}"


def main(tool, directory, _, *flags):
    problems = [problem for folder in sorted(pathlib.Path(directory).iterdir())
                for problem in problems_in(tool, folder, flags)]
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
