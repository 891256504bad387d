"""usage: catalog.py ROOT LIST

Compares checks/Checks.def and the tests with what --list-checks says.
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
listed = re.findall(r"^portcullis-(\S+)", pathlib.Path(sys.argv[2]).read_text(), re.M)
stems = re.findall(r"^CHECK\((\w+)\)", (root / "checks/Checks.def").read_text(), re.M)
wanted = [re.sub(r"(?<!^)(?=[A-Z])", "-", stem).lower() for stem in stems]
problems = ["expected '%s', found '%s'" % pair for pair in zip(wanted, listed) if pair[0] != pair[1]]
problems += ["'%s' stands twice" % check for check in set(listed) if listed.count(check) > 1]
problems += ["'%s' has no test" % check for check in listed
             if not (root / "test/checks" / (check + ".cpp")).exists()]
if len(wanted) != len(listed):
    problems.append("%d rows, but %d checks" % (len(wanted), len(listed)))
sys.exit("\n".join(problems) or 0)
