"""B1–B3: weekly plans that hold too much, go round in circles, or serve no key result."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from okrtui.okr.calendar import Week, week_of
from okrtui.okr.guidelines.check_ins import is_open
from okrtui.okr.guidelines.finding import Finding, limit
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanLine, PlanRecord
from okrtui.okr.progress import days_of, standing
from okrtui.okr.records import KeyResult, Settings
from okrtui.okr.rhythm import settings_of, start_of


def overfull(okrs: Okrs, week: Week, lines: Sequence[PlanLine]) -> Iterator[Finding]:
    """B1: more than 5 musts or 8 lines in a week; each unit's and each person's plan is counted by itself."""
    kept = sorted((line.record for line in lines if line.record.state != "dropped"), key=_whose)
    for whose, group in groupby(kept, key=_whose):
        found = _too_many(settings_of(okrs, (records := list(group))[0].space), records)
        if found:
            name = okrs.whose_name(records[0].for_)
            sentence = f"{week.label} holds {found}{f' for {name}' if name else ''}"
            yield Finding("B1", "hint", whose, sentence, "keep what only this week can do; move the rest")


def _whose(line: PlanRecord) -> str:
    return line.for_.unit or line.for_.person or ""


def _too_many(settings: Settings, lines: Sequence[PlanRecord]) -> str:
    musts = sum(line.rank == "must" for line in lines)
    if musts > limit(settings, "musts"):
        return several(musts, "must")
    return several(len(lines), "line") if len(lines) > limit(settings, "lines") else ""


def often_carried(okrs: Okrs, line: PlanLine) -> Finding | None:
    """B2: an open line that was carried over more than three times."""
    most = limit(settings_of(okrs, line.record.space), "carried")
    if line.carried <= most or line.record.state != "open":
        return None
    return Finding(
        "B2",
        "hint",
        line.id,
        f"“{line.record.text}” was carried {several(line.carried, 'time')}",
        "make it smaller, give it away, or drop it",
    )


def unserved(okrs: Okrs, key_result: KeyResult, today: date) -> Finding | None:
    """B3: a key result under confidence 7 that no line has served for three weeks.

    Silent where nobody plans for those the objective is for.
    """
    settings = settings_of(okrs, key_result.space)
    confidence = standing(okrs, key_result).confidence
    if confidence is None or confidence >= limit(settings, "sure_confidence"):
        return None
    start = start_of(okrs, key_result.space)
    earliest = week_of(today, start).shifted(1 - max(1, limit(settings, "unserved_weeks")))
    begun = days_of(okrs, key_result)[0]
    if begun is None or begun >= earliest.first_day(start) or not is_open(okrs, key_result, today):
        return None
    objective, since = okrs.objectives[key_result.objective or ""], str(earliest)
    is_planned = okrs.planned_until.get((key_result.space, objective.for_), "") >= since
    if not is_planned or any(line.week >= since for line in okrs.lines_of.get(key_result.id, ())):
        return None
    return Finding(
        "B3",
        "hint",
        key_result.id,
        f"“{key_result.title}” stands at {confidence} and no line of the plan has served it since {earliest.label}",
        "plan one line that moves it",
    )
