"""What this machine remembers of how a person looks at the OKRs, and what was copied last."""

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from okrtui.okr.errors import StorageError
from okrtui.okr.scope import Scope
from okrtui.store.faults import StoreFault
from okrtui.store.files import make_directory, write_whole

Grouping = Literal["unit", "flat"]
VIEW, COPIED = "view.json", "copied.md"
MOST = 16_384
"""Bytes a file of ours never has."""


class View(Struct, frozen=True, omit_defaults=True):
    """Whose OKRs are looked at (None: nobody chose), and how they are grouped."""

    scope: Scope | None = None
    grouping: Grouping = "unit"


def read_view(state: Path) -> View:
    """What is remembered; where nothing is, or nothing that can be read, the usual."""
    try:
        with (state / VIEW).open("rb") as file:
            return msgspec.json.decode(file.read(MOST), type=View)
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return View()


def write_view(state: Path, view: View) -> None:
    """Remember; StorageError where the disk refuses."""
    _write(state / VIEW, msgspec.json.encode(view), "the view could not be remembered")


def keep_copy(state: Path, text: str) -> Path:
    """Put what was copied into a file that only its owner can read, in the place of the last; where it is."""
    path = state / COPIED
    _write(path, text.encode(), "the copy could not be written")
    return path


def _write(path: Path, data: bytes, failed: str) -> None:
    try:
        make_directory(path.parent)
        write_whole(path, data, durable=False)
    except StoreFault as fault:
        raise StorageError(f"{failed}: {fault}") from fault
