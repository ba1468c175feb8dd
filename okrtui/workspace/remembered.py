"""What this machine remembers: how and when a person looks, what was copied, what commands measured last."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from okrtui.okr.errors import StorageError
from okrtui.okr.looks import Looks
from okrtui.okr.measured import Outcome
from okrtui.okr.scope import Scope
from okrtui.store.faults import StoreFault
from okrtui.store.files import make_directory, write_whole

Grouping = Literal["unit", "flat"]
VIEW, LOOKS, COPIED, MEASURED = "view.json", "looks.json", "copied.md", "measured.json"
MOST = 1_048_576
"""Bytes a file of ours never has."""

M = TypeVar("M")


class View(Struct, frozen=True, omit_defaults=True):
    """Whose OKRs are looked at (None: nobody chose), how they are grouped, and when cycles were looked at."""

    scope: Scope | None = None
    grouping: Grouping = "unit"
    cycles_on: date | None = None
    """The day on which it was seen last what cycles may do by the calendar: that is asked once a day."""


def read_view(state: Path) -> View:
    """What is remembered; where nothing is, or nothing that can be read, the usual."""
    return _read(state / VIEW, View)


def write_view(state: Path, view: View) -> None:
    """Remember; StorageError where the disk refuses."""
    _write(state / VIEW, msgspec.json.encode(view), "the view could not be remembered")


def read_looks(state: Path) -> Looks:
    """When somebody looked; nobody ever did where nothing is kept, or nothing that can be read."""
    return _read(state / LOOKS, Looks)


def write_looks(state: Path, looks: Looks) -> None:
    """Remember when somebody looked; StorageError where the disk refuses."""
    _write(state / LOOKS, msgspec.json.encode(looks), "the look could not be remembered")


def read_outcomes(state: Path) -> dict[str, Outcome]:
    """What came last of the commands that measure key results, by key result; nothing where nothing is kept."""
    return _read(state / MEASURED, dict[str, Outcome])


def add_outcomes(state: Path, new: Mapping[str, Outcome], *, but: Collection[str] = ()) -> None:
    """Remember what came of these, and nothing any more of those to be forgotten; StorageError as ever."""
    kept = {id_: outcome for id_, outcome in {**read_outcomes(state), **new}.items() if id_ not in but}
    _write(state / MEASURED, msgspec.json.encode(kept), "what was measured could not be remembered")


def keep_copy(state: Path, text: str) -> Path:
    """Put what was copied into a file that only its owner can read, in the place of the last; where it is."""
    path = state / COPIED
    _write(path, text.encode(), "the copy could not be written")
    return path


def _read(path: Path, kind: type[M]) -> M:
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(MOST), type=kind)
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return kind()


def _write(path: Path, data: bytes, failed: str) -> None:
    try:
        make_directory(path.parent)
        write_whole(path, data, durable=False)
    except StoreFault as fault:
        raise StorageError(f"{failed}: {fault}") from fault
