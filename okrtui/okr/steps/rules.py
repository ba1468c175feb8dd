"""What every step asks: words that say something, references that exist, cycles that are open."""

from typing import TypeVar

from okrtui.okr.errors import BadInputError, GoneError, RefusedError
from okrtui.okr.kinds import kind_words
from okrtui.okr.naming import is_hidden, name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    CheckIn,
    Comment,
    Cycle,
    Decision,
    KeyResult,
    Level,
    Objective,
    Outlook,
    Priority,
    Record,
    Review,
    Space,
    TargetChange,
    Whose,
    Win,
)

R = TypeVar("R", bound=Record)
MAX_TEXT = 16_000
"""Characters a text may have, so that it fits a register (64 KiB) in any script."""

_FURTHEST = 6
"""Steps from a record up to its cycle; the way of a comment that is about itself has no end."""

LEVELS: tuple[Level, ...] = ("company", "department", "team")


def require_text(text: str, what: str) -> str:
    """The text without surrounding space; BadInputError when nothing is left or it is too long."""
    stripped = text.strip()
    if not stripped:
        raise BadInputError(f"{what} is empty: type at least one word")
    return require_length(stripped, what)


def require_length(text: str, what: str) -> str:
    """The text; BadInputError when it is too long or cannot be written as UTF-8."""
    if len(text) > MAX_TEXT:
        raise BadInputError(f"{what} has {len(text):,} characters; {MAX_TEXT:,} is the most")
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise BadInputError(f"{what} holds half a character that cannot be stored")
    return text


def optional_text(text: str | None, what: str) -> str | None:
    """The text without surrounding space, None where nothing is left; BadInputError when it is too long."""
    return require_length(text.strip(), what) or None if text else None


def require_known(okrs: Okrs, id_: str | None, what: str, *kinds: type[Record]) -> None:
    """GoneError unless the id is None or names a record of these kinds."""
    if id_ is not None and not isinstance(okrs.get(id_), kinds):
        raise GoneError(what)


def require_there(okrs: Okrs, record: R) -> R:
    """The record as it is now; GoneError where it is nowhere, or in the trash, itself or with its objective."""
    now = okrs.spaces.get(record.space) if isinstance(record, Space) else okrs.get(record.id)
    if not isinstance(now, type(record)):
        raise GoneError(kind_words(record.KIND), name_of(record))
    if is_hidden(okrs, now):
        raise GoneError(kind_words(record.KIND), name_of(now), is_in_trash=True)
    return now


def require_open(okrs: Okrs, record: Record | None) -> None:
    """RefusedError when the record is part of a closed cycle, which is read-only."""
    cycle = cycle_behind(okrs, record)
    if cycle is not None and cycle.phase == "closed":
        raise RefusedError(f"{cycle.name} is closed and read-only; reopen it on purpose to change it")


def cycle_behind(okrs: Okrs, record: Record | None) -> Cycle | None:
    """The cycle a record is part of, itself or with what it belongs to, which may lie in the trash.

    Lines, health metrics and their readings are of weeks and of no cycle.
    """
    for _ in range(_FURTHEST):
        match record:
            case Cycle():
                return okrs.cycles.get(record.id)
            case Objective() | Review():
                return okrs.cycles.get(record.cycle or "")
            case KeyResult():
                record = okrs.objectives.get(record.objective or "") or okrs.trash.get(record.objective or "")
            case CheckIn() | TargetChange():
                record = okrs.get(record.key_result)
            case Win() | Comment() | Decision():
                record = okrs.get(record.about)
            case _:
                return None
    return None


def require_here(okrs: Okrs, line: Priority | Outlook) -> Priority | Outlook:
    """The line as it is now; RefusedError when it lives on in another week, where it is to be changed."""
    now: Priority | Outlook = okrs.find(type(line), line.id)
    later = next((p for p in okrs.priorities.values() if p.carried_from == now.id), None)
    if later is not None:
        raise RefusedError(f"“{now.text}” was carried to {later.week[5:]}: change it there")
    return now


def require_confidence(confidence: int | None) -> None:
    """BadInputError unless the confidence is None or 0–10."""
    if confidence is not None and confidence not in range(11):
        raise BadInputError(f"{confidence} is not a confidence: use 0 to 10")


def level_of(okrs: Okrs, whose: Whose) -> int:
    """0 company, 1 department, 2 team, 3 person."""
    unit = okrs.units.get(whose.unit or "")
    return LEVELS.index(unit.level) if unit else 3


def require_not_below(okrs: Okrs, objective: Objective, parent: str | None) -> None:
    """RefusedError when an objective would support one of a lower level."""
    above = okrs.objectives.get(parent or "")
    key_result = okrs.key_results.get(parent or "")
    if isinstance(key_result, KeyResult):
        above = okrs.objectives.get(key_result.objective or "")
    if above is not None and level_of(okrs, objective.for_) < level_of(okrs, above.for_):
        names = (*LEVELS, "person")
        here, there = (names[level_of(okrs, each.for_)] for each in (objective, above))
        raise RefusedError(
            f"an objective supports one of the same or a higher level: {here} cannot support {there}"
        )
