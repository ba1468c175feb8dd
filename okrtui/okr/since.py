"""What changed since a day, by others: `since Friday: Mei 4 → 6 on Failure rate · Ken added 1 KR`."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Literal, TypeVar

from msgspec import Struct

from okrtui.okr.alignment import supported_by_link
from okrtui.okr.belonging import Belongs, belonging
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import confidence_on, shown
from okrtui.okr.records import (
    CheckIn,
    Comment,
    Decision,
    KeyResult,
    Objective,
    Outlook,
    Priority,
    Record,
    Whose,
)  # fmt: skip
from okrtui.okr.scope import Scope, key_results_in

R = TypeVar("R", Comment, Decision)


class Deed(Struct, frozen=True):
    """What history knows and records do not: who added or finished a record, and on which day."""

    what: Literal["added", "done"]
    record: str
    by: str
    on: date


class ConfidenceChange(Struct, frozen=True):
    """A key result whose confidence is another than it was; `before` None: it had none."""

    key_result: KeyResult
    by: str | None
    before: int | None
    now: int


class Since(Struct, frozen=True):
    """What others did in a scope since a day, that day included."""

    day: date
    confidences: tuple[ConfidenceChange, ...] = ()
    added: tuple[tuple[KeyResult, str], ...] = ()
    """New key results, with who added them."""
    done: tuple[tuple[Priority | Outlook, str], ...] = ()
    """Lines that were done, with who said so."""
    comments: tuple[Comment, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.confidences or self.added or self.done or self.comments or self.decisions)


def since(okrs: Okrs, scope: Scope, me: Collection[str], day: date, deeds: Iterable[Deed] = ()) -> Since:
    """What others changed in a scope since a day; `deeds` are told by history (workspace)."""
    belongs = belonging(okrs, scope, me)
    key_results = key_results_in(okrs, scope, me)
    within = {kr.id for kr in key_results} | {kr.objective for kr in key_results}
    told = {(d.record, d.what): d.by for d in deeds if d.on >= day and d.by not in me}
    lines: list[Priority | Outlook] = [*okrs.priorities.values(), *okrs.outlooks.values()]

    def is_about(record: Comment | Decision) -> bool:
        return record.about in within or _belongs(okrs, belongs, _found(okrs, record.about))

    return Since(
        day=day,
        confidences=tuple(_changes(okrs, key_results, me, day)),
        added=tuple((kr, by) for kr in key_results if (by := told.get((kr.id, "added")))),
        done=tuple(
            (line, by)
            for line in lines
            if line.state == "done" and (by := told.get((line.id, "done"))) and belongs(line.for_, line.owner)
        ),
        comments=tuple(c for c in _new(okrs.comments.values(), me, day) if is_about(c)),
        decisions=tuple(d for d in _new(okrs.decisions.values(), me, day) if is_about(d)),
    )


def _new(groups: Iterable[tuple[R, ...]], me: Collection[str], day: date) -> list[R]:
    every = [r for group in groups for r in group if r.on is not None and r.on >= day and r.by not in me]
    return sorted(every, key=lambda record: record.on or date.min)


def _changes(
    okrs: Okrs, key_results: Iterable[KeyResult], me: Collection[str], day: date
) -> Iterator[ConfidenceChange]:
    for key_result in key_results:
        recorded = okrs.check_ins.get(key_result.id, ())
        old = [check_in for check_in in recorded if _told_on(check_in) < day]
        rated = [c for c in shown(recorded) if c.confidence is not None]
        if not rated or _told_on(rated[-1]) < day or rated[-1].by in me:
            continue
        before, now = confidence_on(shown(old), date.max), rated[-1].confidence
        if now is not None and now != before:
            yield ConfidenceChange(key_result, rated[-1].by, before, now)


def _told_on(check_in: CheckIn) -> date:
    """The day it was recorded; a check-in may be backdated."""
    return check_in.recorded.date() if check_in.recorded else check_in.on or date.min


def _found(okrs: Okrs, id_: str | None) -> Record | None:
    parts = (okrs.objectives, okrs.key_results, okrs.priorities, okrs.outlooks)
    return next((part[id_] for part in parts if id_ in part), None) if id_ else None


def _belongs(okrs: Okrs, belongs: Belongs, record: Record | None) -> bool:
    match record:
        case KeyResult():
            objective = supported_by_link(okrs, record.id)
            return belongs(objective.for_ if objective else Whose(), okrs.owner_of(record))
        case Objective() | Priority() | Outlook():
            return belongs(record.for_, record.owner)
        case _:
            return False


def told(okrs: Okrs, news: Since, today: date) -> str:
    """The news in one line, the biggest moves first; empty when there is none."""
    pieces = [*_moves(okrs, news), *_counts(okrs, news)]
    return f"since {_day_name(news.day, today)}: {' · '.join(pieces)}" if pieces else ""


def _moves(okrs: Okrs, news: Since) -> Iterator[str]:
    moved = sorted(news.confidences, key=lambda c: -abs(c.now - (c.now if c.before is None else c.before)))
    for change in moved:
        number = f"{change.now}" if change.before is None else f"{change.before} → {change.now}"
        yield f"{_who(okrs, change.by)} {number} on {change.key_result.title}"


def _counts(okrs: Okrs, news: Since) -> Iterator[str]:
    tallies: list[tuple[str, str, Counter[str | None]]] = [
        ("added {} KR", "added {} KRs", Counter(by for _, by in news.added)),
        ("finished {} line", "finished {} lines", Counter(by for _, by in news.done)),
        ("made {} comment", "made {} comments", Counter(c.by for c in news.comments)),
        ("made {} decision", "made {} decisions", Counter(d.by for d in news.decisions)),
    ]
    for one, several, tally in tallies:
        for by, number in tally.items():
            yield f"{_who(okrs, by)} {(one if number == 1 else several).format(number)}"


def _who(okrs: Okrs, person: str | None) -> str:
    return okrs.person_name(person) or "somebody"


def _day_name(day: date, today: date) -> str:
    if day == today:
        return "today"
    return f"{day:%A}" if 0 < (today - day).days < 7 else f"{day.day} {day:%b}"
