"""The examples on the pages of the checks and the tests of the checks, as sources."""
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INPUTS = ROOT / "test/Inputs"
PRELUDE = ROOT / "test/docs/prelude.h"
EXAMPLE = re.compile(r"^```cpp (bad|good)\n(.*?)^```$", re.M | re.S)
RUN = re.compile(r"^// RUN: %both %s (\S+)((?: --\S+)*) -- (.*?) \| FileCheck", re.M)


# What rewritings need, whatever the source includes.
STANDARD = "".join(f"#include <{name}>\n" for name in (
    "functional", "map", "memory", "optional", "sstream", "string", "utility", "vector"))

# What shows that an example needs a header of the prelude's: parsing all takes seconds.
NEEDS = {"httplib.h": "httplib::", "crow.h": "crow::", "jwt/jwt.hpp": "jwt::",
         "nlohmann/json.hpp": "nlohmann::", "curl/curl.h": "curl_", "sodium.h": "sodium|crypto_|randombytes",
         "sqlite3.h": "sqlite3", "libxml/": "xml", "openssl/": "EVP_|RAND_|SHA|SSL_"}


@dataclass
class Source:
    name: str
    text: str
    checks: str  # With commas.
    flags: list
    options: list = field(default_factory=list)
    kind: str = ""  # Of an example: "bad", "good".


def prelude(code):
    """What an example stands on, without the headers that it does not need."""
    lines = PRELUDE.read_text().replace('"../Inputs', f'"{INPUTS}').split("\n")
    needs = {line: sign for line in lines for header, sign in NEEDS.items() if header in line}
    return "\n".join(line for line in lines if line.startswith("#")
                     and re.search(needs.get(line, ""), code)) + "\n"


def examples():
    """What test/docs/pages.test compiles."""
    flags = ["-std=c++17", "-isystem/usr/include/libxml2"]
    for page in sorted((ROOT / "docs/checks").glob("*.md")):
        for number, (kind, code) in enumerate(EXAMPLE.findall(page.read_text())):
            yield Source(f"{page.stem}.{kind}{number}", prelude(code) + STANDARD + code,
                         f"portcullis-{page.stem}", flags, kind=kind)


def tests():
    """The tests of checks that are one source, with the flags of their first line."""
    for file in sorted((ROOT / "test/checks").glob("*.cpp")):
        text = file.read_text()
        line = RUN.search(text)
        if line and text.isascii():
            checks, options, flags = line.groups()
            flags = flags.replace("%flags", "-std=c++17 -I%inputs").replace("%inputs", str(INPUTS))
            yield Source(file.stem, STANDARD + text, checks,
                         flags.replace("%root", str(ROOT)).split(), options.split())


