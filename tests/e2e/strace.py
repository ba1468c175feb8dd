"""The installed program under strace: which of its calls touch a home, and what comes of them."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

STRACE = shutil.which("strace")
WRITING = ("write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "ftruncate", "mkdir")
CALLS = (*WRITING, "openat", "unlink", "unlinkat")
HOW = ("-f", "-y", "-qq", "-s0")
FAST = "--seccomp-bpf"
"""Stops at the traced calls only; signals that are injected get lost with it."""

PROGRAM = (sys.executable, "-m", "okrtui")
ROOT = Path(__file__).parents[2]


class Call(NamedTuple):
    """The how-manieth call of a kind, and what it was about."""

    name: str
    number: int
    about: str


class Ended(NamedTuple):
    """How the program ended, what it said, and its calls."""

    code: int
    said: str
    complained: str
    calls: str


def why_not() -> str:
    """Why nothing can be traced here, empty where it can."""
    if STRACE is None:
        return "strace is not installed"
    tried = subprocess.run(
        [STRACE, *HOW, FAST, "-e", "trace=write", "-o", os.devnull, "true"], capture_output=True, check=False
    )
    return "" if tried.returncode == 0 else "strace may not trace here"


def environment(home: Path) -> dict[str, str]:
    """What makes one run call what another called."""
    return {
        **os.environ,
        "OKRTUI_HOME": str(home),
        "OKRTUI_NOW": "2026-11-20T09:00",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
    }


def traced(home: Path, log: Path, *arguments: str, inject: str | None = None) -> Ended:
    """`okrtui` with these arguments on a home; `inject` is what strace does to a call."""
    assert STRACE is not None
    tracing = ["-e", f"trace={','.join(CALLS)}"]
    if inject:
        tracing += ["-e", f"inject={inject}"]
    if "signal=" not in (inject or ""):
        tracing += [FAST]
    ended = subprocess.run(
        [STRACE, *HOW, "-o", str(log), *tracing, *PROGRAM, *arguments],
        capture_output=True,
        text=True,
        env=environment(home),
        cwd=ROOT,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr, log.read_text())


def touching(home: Path, calls: str, names: Iterable[str] = CALLS) -> list[Call]:
    """The calls that touched a file of the home."""
    counted, found, wanted = Counter[str](), list[Call](), set(names)
    for line in calls.splitlines():
        if (made := re.match(r"\d+ +(\w+)\(", line)) is None:
            continue
        counted[made[1]] += 1
        if made[1] in wanted and f"{home}/" in line:
            found.append(Call(made[1], counted[made[1]], line))
    return found
