"""What the benchmarks share."""
import importlib.machinery
import importlib.util
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def fail(text):
    """Ends the benchmark that runs, which cannot measure."""
    print(f"bench/{Path(sys.argv[0]).name}: {text}", file=sys.stderr)
    sys.exit(2)


def built(build, name):
    """The path of NAME in the build folder BUILD; ends if it is not there."""
    path = build / name
    if not path.exists():
        fail(f"{path} is missing; build first: "
             "cmake --preset release && cmake --build --preset release")
    return path


def load(name):
    """The module in bench/NAME."""
    loader = importlib.machinery.SourceFileLoader(name, str(FOLDER / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module
