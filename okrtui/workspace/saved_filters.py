"""The filters a person saved on this machine, by name; two windows change them one after the other."""

from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import Struct

from okrtui.okr.errors import BadInputError, NotFoundError, RefusedError, StorageError
from okrtui.store.faults import StoreFault
from okrtui.store.files import make_directory, write_whole

FILE = "filters.json"
MOST, LONGEST = 100, 60
"""Filters in all, and characters of a name."""


class SavedFilter(Struct, frozen=True):
    """A filter as it was typed, under a name."""

    name: str
    text: str


Filters = tuple[SavedFilter, ...]


def read_filters(state: Path) -> Filters:
    """Those that are kept; StorageError where there are some that cannot be read."""
    path = state / FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=Filters)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise StorageError(f"the saved filters cannot be read: {error.strerror} ({path})") from error
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise StorageError(f"the saved filters are damaged, and stay as they are: {path}") from error


def save_filter(state: Path, name: str, text: str) -> None:
    """Keep a filter under a name that none has."""

    def saved(kept: Filters) -> Filters:
        if len(kept) >= MOST:
            raise RefusedError(f"{MOST} filters are saved already: delete one first")
        return (*kept, SavedFilter(_free(kept, name), text))

    _change(state, saved)


def rename_filter(state: Path, name: str, other: str) -> None:
    """Call a filter otherwise."""

    def renamed(kept: Filters) -> Filters:
        _require(kept, name)
        wanted = _free(tuple(each for each in kept if each.name != name), other)
        return tuple(SavedFilter(wanted, each.text) if each.name == name else each for each in kept)

    _change(state, renamed)


def delete_filter(state: Path, name: str) -> None:
    """Keep a filter no longer."""

    def without(kept: Filters) -> Filters:
        _require(kept, name)
        return tuple(each for each in kept if each.name != name)

    _change(state, without)


def filter_name(typed: str) -> str:
    """A name for a filter; BadInputError where it is none."""
    name = " ".join(typed.split())
    if not name:
        raise BadInputError("the name is empty: type at least one word")
    if len(name) > LONGEST:
        raise BadInputError(f"the name has {len(name)} characters; {LONGEST} is the most")
    return name


def _free(kept: Filters, name: str) -> str:
    wanted = filter_name(name)
    if any(each.name.casefold() == wanted.casefold() for each in kept):
        raise RefusedError(f"a filter is called “{wanted}” already: choose another name, or delete that one")
    return wanted


def _require(kept: Filters, name: str) -> None:
    if all(each.name != name for each in kept):
        raise NotFoundError("saved filter", name)


def _change(state: Path, change: Callable[[Filters], Filters]) -> None:
    """Change what is on the disk now, where another window may have written meanwhile."""
    kept = sorted(change(read_filters(state)), key=lambda each: each.name.casefold())
    try:
        make_directory(state)
        write_whole(state / FILE, msgspec.json.encode(kept), failed="the filters could not be saved")
    except StoreFault as fault:
        raise StorageError(str(fault)) from fault
