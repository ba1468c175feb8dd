"""python -m tests.bench: what okrtui costs, beside its floors, as one table."""

import argparse
import compileall
import os
import platform
import sys
import tempfile
from pathlib import Path

import okrtui

from .measure import measure
from .rows import ROWS
from .scenarios import scenarios
from .table import table


def main() -> None:
    """Measure the rows that were asked for and print them."""
    options = _options()
    compileall.compile_dir(Path(okrtui.__file__).parent, quiet=1)  # as an installed program is
    rows = [row for row in ROWS if options.only.lower() in f"{row.what} {row.on}".lower()]
    needed = set().union(*(row.scenarios for row in rows))
    with tempfile.TemporaryDirectory(prefix="okrtui-bench-", dir=options.dir) as place:
        chosen = {name: run for name, run in scenarios(Path(place)).items() if name in needed}
        measured = measure(chosen, options.rounds, _tell)
    _tell("")
    print(f"{_machine()}, {options.rounds - 1} rounds and one to warm up; medians")
    print(table(rows, measured))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=_rounds, default=5, help="the first one warms up (5)")
    parser.add_argument("--only", default="", metavar="WORD", help="rows with this word in what or on")
    parser.add_argument("--dir", default="/var/tmp", help="a directory on the disk to measure (/var/tmp)")
    return parser.parse_args()


def _rounds(text: str) -> int:
    if (rounds := int(text)) < 2:
        raise argparse.ArgumentTypeError("the first round warms up: at least 2")
    return rounds


def _tell(line: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


def _machine() -> str:
    load = os.getloadavg()[0]
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}"


if __name__ == "__main__":
    sys.setswitchinterval(0.0005)  # the thread that stamps output must not wait for the drawing
    main()
