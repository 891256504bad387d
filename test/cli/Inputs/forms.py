"""Writes each line of standard input into a handler of its own file, before a flaw.

usage: forms.py DIRECTORY < LINES
"""
import sys
from pathlib import Path

directory = Path(sys.argv[1])
directory.mkdir(parents=True)
for number, line in enumerate(sys.stdin, start=1):
    (directory / f"{number:02}.cpp").write_text(f"""\
#include <crow.h>
#include <cstdlib>
#include <functional>
namespace form_{number} {{
void broken() {{
  {line.strip()}
}}
void handle(const crow::request &Request) {{ system(Request.body.c_str()); }}
}}
""")
