"""preamble-cache.py DIRECTORY FLAGS…: a unit that was parsed after a preamble is
known only as long as none of its headers changes, also those in the preamble."""
import re
import subprocess
import sys
from pathlib import Path

directory, *flags = sys.argv[1:]
units = sorted(str(path) for path in Path(directory, "alike").glob("*.cpp"))


def known():
    """How many units are in the cache."""
    run = subprocess.run(["portcullis", "scan", f"--cache={directory}/cache", *units, "--",
                          *flags, "-isystem", f"{directory}/system"],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert run.returncode == 1, run.stderr
    return int(re.search(r"(\d+) of \d+ units from the cache", run.stderr)[1])


def change(header, old, new):
    path = Path(directory, "system", header)
    path.write_text(path.read_text().replace(old, new))


assert known() == 0
assert known() == len(units)
change("limits_of_text.h", "= 100", "= 2")
assert known() == 0
change("limits_of_text.h", "= 2", "= 100")
assert known() == len(units)
# One that was looked for before, and not found.
Path(directory, "alike", "vector").write_text("#include_next <vector>\n")
assert known() == len(units), "nobody looks beside the source for <vector>"
Path(directory, "alike", "limits_of_text.h").write_text("")
assert known() == len(units)
Path(directory, "system", "vector").write_text("#pragma once\n#include_next <vector>\n")
assert known() == 0, "a header came in front of another"
