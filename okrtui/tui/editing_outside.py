"""A long text in the person's own editor: what it wrote comes back, and nothing is lost where it fails."""

import os
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from okrtui.okr.errors import RefusedError, StorageError

USUAL = "notepad" if sys.platform == "win32" else "vi"


def edit_outside(text: str, environment: Mapping[str, str]) -> str:
    """The text as `$VISUAL` or `$EDITOR` left it.

    RefusedError where the editor cannot be started or ends with a fault: what it had written by then stays in
    the file that is named. Otherwise the file is removed; nobody else could read it.
    """
    path = _written(text)
    command = environment.get("VISUAL") or environment.get("EDITOR") or USUAL
    _run(command, path, text)
    try:
        back = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise StorageError(f"what the editor wrote cannot be read: {error.strerror} ({path})") from error
    _remove(path)
    return back.removesuffix("\n")


def set_aside(text: str) -> Path:
    """The file of this person's own that keeps a text which was not taken."""
    return _written(text)


def _written(text: str) -> Path:
    try:
        descriptor, name = tempfile.mkstemp(prefix="okrtui-", suffix=".md")
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(f"{text}\n" if text else "")
    except (OSError, UnicodeError) as error:
        raise StorageError(f"no file could be made for the editor: {error}") from error
    return Path(name)


def _run(command: str, path: Path, text: str) -> None:
    try:
        with _undisturbed():
            ended = subprocess.run([*shlex.split(command), str(path)], check=False).returncode
    except (OSError, ValueError) as error:
        _remove(path)
        why = getattr(error, "strerror", None) or error
        raise RefusedError(f"the editor “{command}” cannot be started: {why}; $EDITOR names it") from error
    if ended:
        kept = f"; what it wrote is in {path}" if _is_changed(path, text) else ""
        raise RefusedError(f"the editor ended with {ended}, so the text stays as it was{kept}")


def _is_changed(path: Path, text: str) -> bool:
    """Whether the editor wrote anything; where it did not, the file goes."""
    with suppress(OSError):
        if path.read_bytes().removesuffix(b"\n") != text.encode():
            return True
    _remove(path)
    return False


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """`ctrl+c` is the editor's alone: it goes to all that stands before the terminal."""
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
