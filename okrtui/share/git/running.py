"""git, run in a work tree with a time limit for all it does there together."""

import atexit
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from time import monotonic

from msgspec import Struct

from okrtui.ending import end_with_all
from okrtui.share.git.surroundings import OPTIONS, safe_path, surroundings

GRACE = 1.0
"""Seconds git has to take its locks away before it is killed."""

UNREADABLE = "the tree cannot be read"

_running: set["subprocess.Popen[bytes]"] = set()


class GitFault(Exception):  # noqa: N818 - a fault of the repository, not of the program
    """git could not do its part: `what` in two or three words, `why` as git said it; the work tree is left."""

    def __init__(self, what: str, why: str = "") -> None:
        super().__init__(f"{what}: {why}" if why else what)
        self.what, self.why = what, why


class Ran(Struct, frozen=True):
    """How one run of git ended."""

    code: int
    out: bytes
    err: bytes

    @property
    def why(self) -> str:
        """What git gave as the reason, in one line; foreign text."""
        lines = [line.strip() for line in self.err.decode(errors="replace").splitlines()]
        told = [line for line in lines if line and not line.startswith(("hint:", "To "))]
        faults = (line for line in told if line.startswith(("fatal:", "error:", "!")))
        return next(faults, told[-1] if told else f"git ended with {self.code}")


class Git:
    """Runs git in one work tree, for at most so many seconds in all."""

    def __init__(self, directory: Path, seconds: float) -> None:
        self.directory = directory
        self._seconds, self._end = seconds, monotonic() + seconds

    def run(self, *words: str, data: bytes = b"") -> Ran:
        """One git command; GitFault where there is no git or the time is up."""
        program, left = shutil.which("git", path=safe_path()), self._end - monotonic()
        if program is None:
            raise GitFault("not installed")
        if left <= 0:
            raise self._late
        process = self._start(program, words)
        try:
            out, err = process.communicate(data, timeout=left)
        except subprocess.TimeoutExpired as late:
            raise self._late from late
        finally:
            _end(process)
        return Ran(process.returncode, out, err)

    @property
    def _late(self) -> GitFault:
        return GitFault("no answer", f"it took longer than {self._seconds:.0f} seconds")

    def can(self, *words: str) -> bool:
        """Whether git did it."""
        return self.run(*words).code == 0

    def do(self, what: str, *words: str, data: bytes = b"") -> bytes:
        """What git wrote; GitFault, named by `what`, where it could not do it."""
        ran = self.run(*words, data=data)
        if ran.code != 0:
            raise GitFault(what, ran.why)
        return ran.out

    def said(self, *words: str) -> str:
        """The one line git answers with; nothing where it has none."""
        ran = self.run(*words)
        return ran.out.decode(errors="replace").strip() if ran.code == 0 else ""

    def _start(self, program: str, words: tuple[str, ...]) -> "subprocess.Popen[bytes]":
        pipe = subprocess.PIPE
        try:
            process = subprocess.Popen(
                [program, *OPTIONS, *words],
                cwd=self.directory,
                env=surroundings(self.directory),
                stdin=pipe,
                stdout=pipe,
                stderr=pipe,
                start_new_session=True,  # without a terminal to ask on, and ended with all it starts
            )
        except OSError as error:
            raise GitFault("cannot be run", error.strerror or "") from error
        _running.add(process)
        return process


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End it with all it started, where it has not ended; politely first, so that it takes its locks away."""
    _running.discard(process)
    if process.poll() is None:
        end_with_all(process, GRACE)
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


@atexit.register
def _end_all() -> None:
    """Nothing that hangs outlives okrtui, which waits for no thread at its end."""
    for process in list(_running):
        _end(process)
