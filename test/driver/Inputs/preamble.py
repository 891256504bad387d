"""preamble.py DIRECTORY FLAGS…: facts, findings and messages of its units are the
same with preambles and without, and all but odd ones had one."""
import re
import subprocess
import sys
from pathlib import Path

directory, *flags = sys.argv[1:]


def units(name):
    return sorted(str(path) for path in Path(directory, name).glob("*.cpp"))


flags = ["--", *flags, "-isystem", f"{directory}/system"]


def run(*arguments):
    return subprocess.run(["portcullis", "scan", "--no-cache", *arguments, *flags],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def scan(*arguments):
    """Output, messages, exit code and how many units had a preamble."""
    done = run(*arguments)
    assert done.returncode in (0, 1, 3), done.stderr
    costs = re.search(r", (\d+) after a preamble; .*\n", done.stderr)
    # A slow machine is told how far it has come.
    said = re.sub(r"portcullis: .*\[\d+/\d+\].*\n", "", done.stderr.replace(costs[0], ""))
    return done.stdout, said, done.returncode, int(costs[1])


def same(files, *jobs):
    """How many of FILES had a preamble; nothing else tells, with any of JOBS."""
    *without, none = scan("--no-preamble", *files)
    assert none == 0
    *found, count = scan(*files)
    assert found == without, f"{files}: {found} is not {without}"
    for number in jobs:
        assert scan(number, *files) == (*without, count), number
    return count


shared = [units(name)
          for name in ("alike", "macros", "through", "mine", "order", "incomplete", "copy")]
for group in shared:
    count = same(group)
    assert count == len(group), f"{count} of {group} had a preamble"
for group, odd in (("alike", "odd"), ("mine", "odd_mine")):
    for unit in units(odd):
        count = same([*units(group), unit])
        assert len(units(group)) <= count <= len(units(group)) + 1, f"{unit}: {count} had one"

# A header that all have in common, but that, if not plain, must be read where it
# stands.
large = Path(directory, "shared/large.h").read_text()
staying = {
    "plain": (large, '#include "large.h"'),
    "unguarded": (large.replace("#define LARGE_H", ""), '#include "large.h"'),
    "using": (large.replace("struct Runner", "namespace n {}\nusing namespace n;\nstruct Runner"),
              '#include "large.h"'),
    "macro": (large, '#define LARGE_QUIET\n#include "large.h"'),
    "linkage": (large.replace("template <typename T>", "//"),
                'extern "C" {\n#include "large.h"\n}'),
    "link": (large, '#include "link/large.h"'),
}
for name, (header, include) in staying.items():
    folder = Path(directory, "stay", name)
    folder.mkdir(parents=True)
    (folder / "large.h").write_text(header)
    (folder / "link").symlink_to(".")
    for unit in "abcde":
        (folder / f"{unit}.cpp").write_text(
            f"{include}\nint {unit}(const char *Text) {{ return runLarge(Text); }}\n")
    count = same(units(f"stay/{name}"))
    assert count == (5 if name == "plain" else 0), f"{count} of {name} had a preamble"
everything = [*sum(shared, []), *units("odd"), *units("odd_mine")]
same(everything, "-j1", "-j3")
facts = run("--dump-facts", "--no-preamble", *everything).stdout
assert facts and run("--dump-facts", *everything).stdout == facts, "facts differ"
assert "crow_part.h" not in scan(*units("copy"))[0], "a library's part is not the project's"
