"""Which processes a process has started, and whether any outlives it."""
import ctypes
import os
import time

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


def children(parent):
    """Those that still run."""
    found = []
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/stat") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found.append(int(process))
    return found


def adopt():
    """Makes orphans of what this process starts its own, so that none is missed."""
    assert ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0


def wait_for(what, condition):
    for _ in range(600):
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise SystemExit(f"waited in vain for {what}")


def none_left():
    wait_for("the end of all processes", lambda: not children(os.getpid()))
