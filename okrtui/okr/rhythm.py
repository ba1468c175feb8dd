"""The weekly rhythm: which key results are due and which are stale (method, Confidence and check-ins)."""

from collections.abc import Iterable
from datetime import date, timedelta

from okrtui.okr.calendar import week_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import shown
from okrtui.okr.records import KeyResult, Person, Settings

LAST_WEEKS = timedelta(weeks=2)
"""How long before its end a key result is asked for its forecast."""


def settings_of(okrs: Okrs, space: str) -> Settings:
    """What a space has settled; defaults where it is not known."""
    known = okrs.spaces.get(space)
    return known.settings if known else Settings()


def start_of(okrs: Okrs, space: str) -> int:
    """The weekday weeks begin on in a space: as it settled, else as where it goes by others, else Monday (0)."""
    settled = settings_of(okrs, space).week_start
    return _weekday(okrs.week_starts.get(space) if settled is None else settled)


def check_in_day(settings: Settings) -> int:
    """The weekday from which key results are due, Monday (0) unless the space says otherwise."""
    return _weekday(settings.check_in_day)


def _weekday(number: int | None) -> int:
    return number if number is not None and 0 <= number <= 6 else 0


def is_pursued(okrs: Okrs, key_result: KeyResult) -> bool:
    """Whether a key result is worked on now: neither it nor its objective dropped, its cycle active."""
    objective = okrs.objectives.get(key_result.objective or "")
    cycle = okrs.cycle_of(key_result)
    return (
        key_result.state == "active"
        and objective is not None
        and objective.state == "active"
        and cycle is not None
        and cycle.phase == "active"
    )


def is_away(okrs: Okrs, person: str | None, today: date) -> bool:
    """Whether a person is away today, so that nothing of theirs is due."""
    known = okrs.people.get(person or "")
    return known is not None and known.away_until is not None and today <= known.away_until


def has_left(person: Person, today: date) -> bool:
    """Whether somebody has left by today; who leaves on a day to come is still there."""
    return person.left is not None and person.left <= today


def last_rated(okrs: Okrs, key_result: KeyResult) -> date | None:
    """The day of the last confidence that was given."""
    days = [c.on for c in shown(okrs.check_ins.get(key_result.id, ())) if c.confidence is not None and c.on]
    return days[-1] if days else None


def is_due(okrs: Okrs, key_result: KeyResult, today: date) -> bool:
    """Whether this week's confidence is still to be given: from the check-in day on, new ones at once."""
    if not is_pursued(okrs, key_result) or is_away(okrs, okrs.owner_of(key_result), today):
        return False
    rated = last_rated(okrs, key_result)
    if rated is None:
        return True
    start = start_of(okrs, key_result.space)
    first = week_of(today, start).first_day(start)
    return today >= due_from(okrs, key_result.space, today) and rated < first


def due_from(okrs: Okrs, space: str, today: date) -> date:
    """The check-in day of a space in the week that holds a day."""
    start = start_of(okrs, space)
    first = week_of(today, start).first_day(start)
    return first + timedelta(days=(check_in_day(settings_of(okrs, space)) - first.weekday()) % 7)


def is_stale(okrs: Okrs, key_result: KeyResult, today: date) -> bool:
    """Whether no confidence was given in this week nor in the last full one."""
    if not is_pursued(okrs, key_result) or is_away(okrs, okrs.owner_of(key_result), today):
        return False
    start = start_of(okrs, key_result.space)
    last_week = week_of(today, start).shifted(-1).first_day(start)
    rated = last_rated(okrs, key_result)
    since = rated or key_result.starts or _cycle_start(okrs, key_result)
    return since is None or since < last_week


def _cycle_start(okrs: Okrs, key_result: KeyResult) -> date | None:
    cycle = okrs.cycle_of(key_result)
    return cycle.span.start if cycle else None


def due(okrs: Okrs, key_results: Iterable[KeyResult], today: date) -> tuple[KeyResult, ...]:
    """Those of the key results that are due, in their order."""
    return tuple(kr for kr in key_results if is_due(okrs, kr, today))


def asks_forecast(okrs: Okrs, key_result: KeyResult, today: date) -> bool:
    """Whether it is the last two weeks before the key result is due or its cycle ends, or later."""
    cycle = okrs.cycle_of(key_result)
    ends = [day for day in (key_result.due, cycle.span.end if cycle else None) if day is not None]
    return bool(ends) and today > min(ends) - LAST_WEEKS
