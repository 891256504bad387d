"""usage: signals.py DIRECTORY COMMAND...

Runs a scan of which one unit never ends, and ends its processes in three ways:
its worker, the scan as Ctrl-C does, the scan without warning. Fails if a
process is left over or an output half written.
"""
import os
import signal
import subprocess
import sys

from processes import adopt, children, none_left, wait_for

directory, command = sys.argv[1], sys.argv[2:]
adopt()


def interruptible():
    """Shells start what runs in the background with Ctrl-C ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(name):
    output = os.path.join(directory, name)
    scan = subprocess.Popen([*command[:2], "-o", output, *command[2:]],
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                            preexec_fn=interruptible)
    wait_for("workers", lambda: children(scan.pid))
    # The short unit is done once only one worker is left.
    wait_for("the short unit", lambda: len(children(scan.pid)) == 1)
    return scan, output


scan, output = start("killed.txt")
os.kill(children(scan.pid)[0], signal.SIGKILL)
said = scan.communicate()[1]
assert scan.returncode == 3, scan.returncode
assert "endless.cpp: could not be analysed: its process was ended (Killed)" in said, said
with open(output) as text:
    assert "[portcullis-command-injection]" in text.read()
none_left()

for how in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
    scan, output = start(f"{how.name}.txt")
    scan.send_signal(how)
    scan.communicate()
    assert scan.returncode not in (0, 1, 2, 3), scan.returncode
    none_left()
    assert not os.path.exists(output), output
