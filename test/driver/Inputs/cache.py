"""usage: cache.py DIRECTORY INCLUDES PORTCULLIS

Changes one thing after the other and looks at how many units were taken from
the cache, and that findings are those of a scan without one. Then damages the
cache in many ways.
"""
import json
import os
import random
import re
import shutil
import subprocess
import sys

from processes import adopt, none_left

root, includes, portcullis = sys.argv[1:]
CHECKS = "--checks=-*,portcullis-command-injection"
cache = os.path.join(root, "cache")
adopt()
units = [os.path.join(root, name) for name in ("a.cpp", "b.cpp")]
flags = ["-std=c++20", f"-I{root}/include", f"-I{root}/include/late",
         f"-I{includes}"]


def scan(*options, cached=True, defines=()):
    """The findings, how many units were known, and what was said."""
    where = [f"--cache={cache}"] if cached else ["--no-cache"]
    run = subprocess.run([portcullis, "scan", "--format=json", CHECKS, *where, *options, *units, "--",
                          *flags, *defines], capture_output=True, text=True)
    assert run.returncode in (0, 1), run.stderr
    known = re.search(r"(\d+) of 2 units from the cache", run.stderr)
    return json.loads(run.stdout), int(known[1]), run.stderr


def expect(known, why, *options, defines=()):
    found, hits, _ = scan(*options, defines=defines)
    assert hits == known, f"{why}: {hits} of 2 units from the cache, expected {known}"
    fresh = scan(*options, cached=False, defines=defines)[0]
    assert found == fresh, f"{why}: other findings than without a cache"
    return len(found["findings"])


def write(name, text):
    with open(os.path.join(root, name), "w") as file:
        file.write(text)


def entries():
    return sorted(os.path.join(cache, name) for name in os.listdir(cache)
                  if name.startswith("llvmcache-"))


assert expect(0, "first") == 1
expect(2, "nothing changed")
write("include/late/settings.h", '#define PREFIX "go "\n')
expect(1, "a header of one")
expect(2, "nothing changed since")
os.utime(units[0])
expect(2, "only touched")
write("include/settings.h", '#define PREFIX "stop "\n')
expect(1, "a header is found in an earlier directory")
write("include/early.h", "")
expect(1, "a header is there now that was looked for")
os.remove(os.path.join(root, "include/early.h"))
expect(2, "it is gone again")
expect(0, "another command", defines=["-DMORE"])
rules = f"--rules={root}/rules"
assert expect(0, "a model more", rules) == 2
expect(2, "the same models", rules)
with open(os.path.join(root, "rules/own.json")) as file:
    text = file.read()
write("rules/own.json", text.replace("launch", "other"))
assert expect(0, "a model changed", rules) == 1
with open(units[1]) as file:
    text = file.read()
write("b.cpp", text.replace("launch(R", "system(R"))
assert expect(1, "one unit changed") == 2
write("b.cpp", text)
assert expect(2, "changed back") == 1

for entry in entries():
    with open(entry, "rb") as file:
        assert b"hunter2" not in file.read(), "a secret is in the cache"
    assert os.stat(cache).st_mode & 0o077 == 0, "the cache is open to others"

# A thousand files damaged at random, each in one of four ways.
good = {entry: open(entry, "rb").read() for entry in entries()}
fresh = scan(cached=False)[0]
chance = random.Random(2026)
for _ in range(1 + 1000 // len(good)):
    for entry, data in good.items():
        way = chance.randrange(4)
        damaged = bytearray(data)
        if way == 0:
            for _ in range(chance.randrange(1, 4)):
                damaged[chance.randrange(len(damaged))] ^= chance.randrange(1, 256)
        elif way == 1:
            del damaged[chance.randrange(len(damaged)):]
        elif way == 2:
            damaged = chance.choice(list(good.values()))
        with open(entry, "wb") as file:
            file.write(damaged)
    assert scan()[0] == fresh, "a damaged entry was believed"

# Scans at once; a cache that is full; one that cannot be.
shutil.rmtree(cache)
command = [portcullis, "scan", "--format=json", CHECKS, f"--cache={cache}", *units, "--", *flags]
racing = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
          for _ in range(4)]
for run in racing:
    assert json.loads(run.communicate()[0]) == fresh
expect(2, "after a race")
for number in range(12):
    scan("--cache-size=1", defines=[f"-DNUMBER={number}"])
size = sum(os.path.getsize(entry) for entry in entries())
assert size <= 1 << 20, size
shutil.rmtree(cache)
write("cache", "a file")
run = subprocess.run(command, capture_output=True, text=True)
assert run.returncode == 2 and "cache: expected a directory, found a file" in run.stderr, run.stderr
os.remove(cache)

# The disk is full while the cache writes, where a namespace of our own may be had.
full = subprocess.run(["unshare", "-rm", "sh", "-c",
                       'mkdir "$0" && mount -t tmpfs -o size=64k none "$0" && "$@"', cache,
                       *command], capture_output=True, text=True)
if "unshare" not in full.stderr and "mount:" not in full.stderr:
    assert json.loads(full.stdout)["findings"] == fresh["findings"], full.stderr
    assert "No space left on device; the cache is not used" in full.stderr, full.stderr

none_left()
