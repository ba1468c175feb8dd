"""What others did lately: `since Friday: Mei 4 → 6 on Failure rate · Ken added 1 KR`.

History knows who did what and when, and tells it as deeds; records alone do not. Which deeds count is
up to who asks: those since somebody last looked, or those that came in just now.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from okrtui.okr.belonging import belonging, is_of
from okrtui.okr.ideas import ideas_in
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import confidence_on, shown
from okrtui.okr.records import (
    Comment,
    Decision,
    Idea,
    KeyResult,
    Outlook,
    Priority,
    Record,
)
from okrtui.okr.scope import Scope, key_results_in

R = TypeVar("R", bound=Record)
What = Literal["added", "done"]


class Deed(Struct, frozen=True, gc=False):
    """Somebody made or finished a record at a moment; `of` is the key result of a check-in."""

    what: What
    record: str
    by: str
    at: datetime
    of: str = ""


class ConfidenceChange(Struct, frozen=True):
    """A key result whose confidence is another than it was; `before` None: it had none.

    `said_by` is whose number it is where somebody else recorded it, `note` what was said of it.
    """

    key_result: KeyResult
    by: str
    before: int | None
    now: int
    at: datetime
    said_by: str | None = None
    note: str | None = None

    @property
    def move(self) -> int:
        """By how much it rose or fell; 0 for a first number."""
        return 0 if self.before is None else self.now - self.before


class Act(Struct, Generic[R], frozen=True):
    """A record with who did something to it, and when."""

    record: R
    by: str
    at: datetime


class Since(Struct, frozen=True):
    """What others did in a scope since a day, the earliest first; confidences by how far they moved."""

    day: date
    confidences: tuple[ConfidenceChange, ...] = ()
    added: tuple[Act[KeyResult], ...] = ()
    done: tuple[Act[Priority | Outlook], ...] = ()
    comments: tuple[Act[Comment], ...] = ()
    decisions: tuple[Act[Decision], ...] = ()
    ideas: tuple[Act[Idea], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        told = (self.confidences, self.added, self.done, self.comments, self.decisions, self.ideas)
        return not any(told)


def since(okrs: Okrs, scope: Scope, me: Collection[str], day: date, deeds: Iterable[Deed]) -> Since:
    """What these deeds, the earliest first, changed in a scope; mine are no news to me."""
    told = {(deed.what, deed.record): deed for deed in deeds}
    belongs = belonging(okrs, scope, me)
    key_results = key_results_in(okrs, scope, me)
    ideas = ideas_in(okrs, scope, me)
    within = {id_ for kr in key_results for id_ in (kr.id, kr.objective)} | {idea.id for idea in ideas}
    lines: list[Priority | Outlook] = [*okrs.priorities.values(), *okrs.outlooks.values()]

    def acts(what: What, records: Iterable[R]) -> tuple[Act[R], ...]:
        known = ((record, told.get((what, record.id))) for record in records)
        found = [Act(record, deed.by, deed.at) for record, deed in known if deed and deed.by not in me]
        return tuple(sorted(found, key=lambda act: act.at))

    def here(groups: Mapping[str, tuple[R, ...]]) -> Iterator[R]:
        for about, group in groups.items():
            if about in within or is_of(okrs, belongs, _found(okrs, about)):
                yield from group

    moved = [change for change in _changes(okrs, key_results, told) if change.by not in me]
    return Since(
        day=day,
        confidences=tuple(sorted(moved, key=lambda change: -abs(change.move))),
        added=acts("added", key_results),
        done=acts("done", (li for li in lines if li.state == "done" and belongs(li.for_, li.owner))),
        comments=acts("added", here(okrs.comments)),
        decisions=acts("added", here(okrs.decisions)),
        ideas=acts("added", ideas),
    )


def _changes(
    okrs: Okrs, key_results: Iterable[KeyResult], told: Mapping[tuple[What, str], Deed]
) -> Iterator[ConfidenceChange]:
    checked_in = {deed.of for deed in told.values()}
    for key_result in key_results:
        if key_result.id not in checked_in:
            continue
        recorded = okrs.check_ins.get(key_result.id, ())
        old = [check_in for check_in in recorded if ("added", check_in.id) not in told]
        last = next((c for c in reversed(shown(recorded)) if c.confidence is not None), None)
        deed = told.get(("added", last.id)) if last else None
        if last is None or last.confidence is None or deed is None:
            continue
        before, now = confidence_on(shown(old), date.max), last.confidence
        if now != before:
            yield ConfidenceChange(key_result, deed.by, before, now, deed.at, last.said_by, last.note)


def _found(okrs: Okrs, id_: str) -> Record | None:
    parts = (okrs.objectives, okrs.key_results, okrs.priorities, okrs.outlooks, okrs.health_metrics)
    return next((part[id_] for part in parts if id_ in part), None)
