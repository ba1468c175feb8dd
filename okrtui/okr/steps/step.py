"""A Step: one thing a person does, as changes of single fields and new records, with its rule."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

from msgspec import Struct

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import SETS, Record

Rule = Callable[[Okrs], None]
"""Raises an OkrError when the step may not be taken on these OKRs."""


class Made(NamedTuple):
    """A new id with what proves it: a nonce, or the natural key that several people share."""

    id: str
    nonce: str | None = None
    key: str | None = None


class Ids(Protocol):
    """Where new ids come from; injected, for they depend on the replica and the space."""

    def fresh(self) -> Made:
        """An id that only this replica could have made."""

    def keyed(self, kind: str, *key: str) -> Made:
        """The id of what several people would make alike."""


class Author(Struct, frozen=True):
    """Who does something, in which space, when by the rules' clock, and the source of new ids."""

    person: str
    space: str
    now: datetime
    ids: Ids

    @property
    def today(self) -> date:
        """The rules' day."""
        return self.now.date()


class Add(Struct, frozen=True):
    """A new record, with the proof of its id."""

    record: Record
    made: Made


class Change(Struct, frozen=True):
    """One register of a record gets another value; `field` as it is stored, sets as `field/member`."""

    id: str
    field: str
    before: Any
    after: Any


class Step(Struct, frozen=True):
    """What is to be done in one space; the rule is checked again on the newest OKRs before it is."""

    title: str
    author: Author
    changes: tuple[Add | Change, ...]
    rule: Rule
    seen: int = 0

    @property
    def space(self) -> str:
        """The space it happens in."""
        return self.author.space

    @property
    def added(self) -> tuple[str, ...]:
        """The ids of the records it makes."""
        return tuple(change.made.id for change in self.changes if isinstance(change, Add))


def step(okrs: Okrs, author: Author, title: str, *changes: Add | Change, rule: Rule) -> Step:
    """The step, once its rule holds on the OKRs it was built from."""
    rule(okrs)
    return Step(title, author, changes, rule, okrs.seen.get(author.space, 0))


def changes_of(record: Record, stored: Mapping[str, Any]) -> tuple[Change, ...]:
    """The changes that give a record these values, leaving out those it has; names as in Python.

    A set is one register per member, so that two people who add different members both win.
    """
    sets = SETS.get(record.KIND, frozenset())
    return tuple(
        change
        for name, after in stored.items()
        if (before := getattr(record, name)) != after
        for change in (
            _members(record.id, name, before, after)
            if name in sets and isinstance(after, tuple)
            else (Change(record.id, name.rstrip("_"), before, after),)
        )
    )


def _members(id_: str, name: str, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Change, ...]:
    left = (Change(id_, f"{name}/{member}", True, None) for member in before if member not in after)
    come = (Change(id_, f"{name}/{member}", None, True) for member in after if member not in before)
    return (*left, *come)
