"""What of history is shown: that of whose OKRs are looked at, of a person, of a record, with some words."""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from okrtui.okr.belonging import Belongs, belonging, is_of
from okrtui.okr.conflicts import Conflict
from okrtui.okr.conflicts_told import choice_told, subject_told
from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Record
from okrtui.okr.scope import people_of
from okrtui.okr.text import cut, safe
from okrtui.tui.now import Now
from okrtui.workspace.facts import Entry

TITLE = 40
PARTS = ("objectives", "key_results", "priorities", "outlooks", "health_metrics", "ideas", "trash")
"""Where records stand that are for somebody or in somebody's hands."""


class Narrowing(NamedTuple):
    """One person's steps, or those on one record; and the words they hold."""

    kind: Literal["everything", "person", "record"] = "everything"
    id: str = ""
    words: str = ""

    @property
    def is_any(self) -> bool:
        """Whether it leaves anything out."""
        return self.kind != "everything" or bool(self.words.strip())


class Wanted:
    """Whether something is shown; what the question needs is made ready when it is first asked, in any thread."""

    def __init__(self, now: Now, narrowing: Narrowing) -> None:
        self._now, self._narrowing = now, narrowing
        self._words = safe(narrowing.words).casefold().split()
        self._people = people_here(now, narrowing.id)

    def __call__(self, entry: Entry) -> bool:
        """Whether a step belongs to whose OKRs are looked at, and is what was asked for."""
        match self._narrowing.kind:
            case "person" if entry.by not in self._people and entry.said_by not in self._people:
                return False
            case "record" if self._narrowing.id not in entry.about + entry.touched:
                return False
        return self._holds(entry) and self._is_in_scope(entry)

    def shows(self, conflict: Conflict) -> bool:
        """Whether a conflict is what was asked for; whose OKRs are looked at does not hide one."""
        match self._narrowing.kind:
            case "person" if all(choice.by not in self._people for choice in conflict.choices):
                return False
            case "record" if conflict.id != self._narrowing.id:
                return False
        okrs = self._now.okrs
        told = (choice_told(okrs, conflict, choice) for choice in conflict.choices)
        return not self._words or self._are_in(subject_told(okrs, conflict), *told)

    def is_thrown_by(self, record: Record, by: str) -> bool:
        """Whether something in the trash, put there by somebody, is what was asked for."""
        match self._narrowing.kind:
            case "person" if by not in self._people:
                return False
            case "record" if record.id != self._narrowing.id:
                return False
        return not self._words or self._are_in(name_of(record), self._now.okrs.person_name(by))

    def _holds(self, entry: Entry) -> bool:
        """Whether the words are found in what was done, by whom, or in how the records are called now."""
        if not self._words:
            return True
        okrs = self._now.okrs
        names = (name_of(record) for id_ in entry.about if (record := record_at(okrs, id_)) is not None)
        return self._are_in(entry.did, okrs.person_name(entry.by), okrs.person_name(entry.said_by), *names)

    def _are_in(self, *texts: str) -> bool:
        text = safe(" ".join(texts)).casefold()
        return all(word in text for word in self._words)

    def _is_in_scope(self, entry: Entry) -> bool:
        scope, okrs = self._now.scope, self._now.okrs
        if scope.kind == "everybody" or (scope.kind != "unit" and entry.by in people_of(scope, self._now.me)):
            return True
        about = entry.about
        return scope.id in about or any(is_of(okrs, self._belongs, record_at(okrs, id_)) for id_ in about)

    @cached_property
    def _belongs(self) -> Belongs:
        return belonging(self._now.okrs, self._now.scope, self._now.me)


def record_at(okrs: Okrs, id_: str) -> Record | None:
    """A goal, line, metric or idea, also one in the trash; found without looking through check-ins."""
    parts = (getattr(okrs, name) for name in PARTS)
    return next((part[id_] for part in parts if id_ in part), None)


def people_here(now: Now, person: str) -> Collection[str]:
    """A person; of me who I am in every space."""
    return now.me if person in now.me else frozenset({person})


def narrowing_told(now: Now, narrowing: Narrowing) -> str:
    """`by Ken · “canary”` for the edge of the list; empty where all is shown."""
    return " · ".join(_told(now, narrowing))


def _told(now: Now, narrowing: Narrowing) -> Iterator[str]:
    match narrowing.kind:
        case "person":
            yield f"by {cut(safe(now.okrs.person_name(narrowing.id)), TITLE)}"
        case "record":
            record = record_at(now.okrs, narrowing.id)
            yield f"“{cut(safe(name_of(record)), TITLE)}”" if record else "something that is not here"
    if words := narrowing.words.strip():
        yield f"/{cut(safe(words), TITLE)}"
