"""Annals: what happened in every space, the newest first, read from the ends of the logs as far as one looks."""

from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from itertools import groupby, islice, takewhile
from typing import NamedTuple

from okrtui.replica.commits import Commit
from okrtui.store.tables import Mark
from okrtui.workspace.facts import Entry
from okrtui.workspace.history import entry_of, place_of
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.home import Home
from okrtui.workspace.journal import Journal

AT_ONCE = 1_000
"""Steps that are looked at in one go; who looks for few among many sees the first of them soon."""

IsWanted = Callable[[Entry], bool]


class Tail(NamedTuple):
    """One log of a space and how far it is known."""

    journal: Journal
    rid: str
    mark: Mark


class Read(NamedTuple):
    """Entries that were wanted, the newest first, and whether nothing older is left."""

    entries: Sequence[Entry] = ()
    is_all: bool = False


class Annals:
    """What happened, read back from a moment; and which logs have grown since."""

    def __init__(self, tails: Sequence[Tail]) -> None:
        self._known = {tail.rid: tail.mark.number for tail in tails}
        self._older = merge(*(_entries(tail) for tail in tails), key=place_of, reverse=True)

    def older(self, is_wanted: IsWanted, most: int, at_once: int = AT_ONCE) -> Read:
        """The next older entries, at most so many; perhaps none of those looked at now was wanted."""
        found, looked_at = list[Entry](), 0
        with as_storage_error():
            for entry in islice(self._older, at_once):
                looked_at += 1
                if is_wanted(entry):
                    found.append(entry)
                if len(found) == most:
                    return Read(found)
        return Read(found, looked_at < at_once)

    def unread(self, tails: Sequence[Tail]) -> "list[Unread]":
        """Of how far the logs are known by now what is beyond that; from then on it counts as known."""
        found = [Unread(tail, self._known.get(tail.rid, 0)) for tail in tails]
        self._known = {tail.rid: tail.mark.number for tail in tails}
        return [each for each in found if each.tail.mark.number > each.known]


class Unread(NamedTuple):
    """A log, and the number up to which it was told already."""

    tail: Tail
    known: int


def newer(unread: Sequence[Unread], is_wanted: IsWanted) -> list[Entry]:
    """What came since, the newest first; also what a clock stamped that is behind."""
    with as_storage_error():
        found = [entry for each in unread for entry in _entries(each.tail, each.known) if is_wanted(entry)]
    return sorted(found, key=place_of, reverse=True)


def tails_of(home: Home) -> list[Tail]:
    """How far every log of every space is known now."""
    return [Tail(w.journal, rid, mark) for w in home.workspaces.values() for rid, mark in w.marks.items()]


def _entries(tail: Tail, known: int = 0) -> Iterator[Entry]:
    """Every step of one log beyond a number, the newest first; a log that is known as far is not read."""
    if tail.mark.number <= known:
        return
    newest = tail.journal.newest_first(tail.rid, tail.mark.offset)
    unknown = takewhile(lambda commit: commit.opening.b > known, newest)
    for _, parts in groupby(unknown, key=_step_of):
        yield entry_of(tail.journal.space, [*parts][::-1])


def _step_of(commit: Commit) -> str:
    """The step a commit is a part of."""
    step = commit.opening.step
    return f"step {step[0]}" if isinstance(step, tuple) else commit.cid
