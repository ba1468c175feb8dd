"""A Story: what people did, told in the order it happened, as the steps it would have taken."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from msgspec.structs import replace
from msgspec.structs import replace as with_values

from okrtui.okr.okrs import Okrs
from okrtui.okr.ordering import spread
from okrtui.okr.records import Record, Whose
from okrtui.okr.steps.step import Add, Author, Change, Made, Step, changes_of
from okrtui.okr.steps.taking_in import take_in
from okrtui.workspace.home import Home

R = TypeVar("R", bound=Record)
PLACES = spread(60, "1x")
"""Fractional indices for the lines of a list."""


class Event(NamedTuple):
    """Somebody does something at a moment; None when it turns out that there is nothing to do.

    The first record it makes is called `name` from then on.
    """

    at: datetime
    by: str
    act: Callable[["Story", Author], Step | None]
    name: str = ""


class Story:
    """Tells the events of one space. Its steps are collected and made durable in few appends."""

    def __init__(self, home: Home, space: str, me: str) -> None:
        self.space = space
        self.okrs: Okrs = home.okrs
        self.names: dict[str, str] = {f"@{me}": home.me[space]}
        self._home = home
        self._now = home.clock().now
        self._steps: list[Step] = []
        self._touched: set[str] = set()

    def tell(self, events: Iterable[Event]) -> None:
        """Let everything happen that has happened by now, in the order of time."""
        for event in sorted(events, key=lambda event: event.at):
            if event.at <= self._now:
                self._happen(event)
        self._write()

    def _happen(self, event: Event) -> None:
        person = self.names[f"@{event.by}"]
        author = with_values(self._home.author(self.space), person=person, now=event.at)
        step = event.act(self, author)
        if step is None:
            return
        if event.name:
            self.names[event.name] = step.added[0]
        self._take(step)

    def _take(self, step: Step) -> None:
        if any(isinstance(change, Change) and change.id in self._touched for change in step.changes):
            self._write()
        self._steps.append(step)
        for change in step.changes:
            self._touched.add(change.made.id if isinstance(change, Add) else change.id)
            self.okrs = self.okrs.with_records([self._after(change)])

    def _after(self, change: Add | Change) -> Record:
        if isinstance(change, Add):
            return change.record
        record = self.okrs.get(change.id)
        assert record is not None
        field, _, member = change.field.partition("/")
        value = (*getattr(record, field), member) if member else change.after
        return with_values(record, **{field: value})

    def _write(self) -> None:
        """Append what was collected; each rule was asked when its step was made, on the OKRs of that moment."""
        if self._steps:
            seen = self._home.okrs.seen.get(self.space, 0)
            self._home.perform(*(replace(step, rule=_asked, seen=seen) for step in self._steps))
        self.okrs = self._home.okrs
        self._steps, self._touched = [], set()

    def find(self, kind: type[R], name: str) -> R:
        """The record the story calls so."""
        return self.okrs.find(kind, self.names[name])

    def whose(self, name: str) -> Whose:
        """Whom a unit's name or a person's @handle means."""
        return Whose(person=self.names[name]) if name.startswith("@") else Whose(unit=self.names[name])


def _asked(okrs: Okrs) -> None:
    return None


def adding(
    story: Story, author: Author, did: str, kind: type[Record], made: Made | None = None, /, **fields: Any
) -> Step:
    """A step that makes one record of a kind."""
    made = made or author.ids.fresh()
    record = kind(id=made.id, space=author.space, key=made.key, **fields)
    return take_in(story.okrs, author, did, [Add(record, made)])


def changing(story: Story, author: Author, did: str, record: Record, /, **values: Any) -> Step:
    """A step that gives fields of a record other values."""
    return take_in(story.okrs, author, did, changes_of(record, values))
