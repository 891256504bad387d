"""usage: exit.py CODE COMMAND [ARGUMENT...]

Runs COMMAND and fails unless it ends with CODE: lit's `not` takes any failure
for the expected one.
"""
import subprocess
import sys

expected = int(sys.argv[1])
found = subprocess.run(sys.argv[2:]).returncode
if found != expected:
    sys.exit("expected exit code %d, found %d" % (expected, found))
