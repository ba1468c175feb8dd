"""Key results measured by a command: what is kept about one, and what came of running it. Values alone."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from okrtui.okr.measures import Value
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import shown, value_of
from okrtui.okr.records import KeyResult


class Outcome(Struct, frozen=True):
    """When a command ran last, by the rules' clock, and what it measured, told; or why it measured nothing."""

    at: datetime
    told: str = ""
    fault: str = ""


class Source(Struct, frozen=True):
    """Which command measures which key result on this machine, as its words, and what came of it last."""

    space: str
    key_result: str
    words: tuple[str, ...]
    last: Outcome | None = None


class Came(Struct, frozen=True):
    """What came of measuring one key result: a value, or why there is none."""

    key_result: str
    title: str
    value: Value | None = None
    told: str = ""
    """The value with its unit."""
    fault: str = ""
    is_refused: bool = False
    """Whether a rule refused the value, not the command."""
    is_known: bool = False
    """Whether the last reading of today said the same, so that nothing was recorded."""


def is_said_today(okrs: Okrs, key_result: KeyResult, value: Value, today: date) -> bool:
    """Whether the last value of a key result is of today and this one."""
    valued = [
        check_in
        for check_in in shown(okrs.check_ins.get(key_result.id, ()))
        if value_of(key_result.measure, check_in) is not None
    ]
    return bool(valued) and valued[-1].on == today and value_of(key_result.measure, valued[-1]) == value


def summary(came: Sequence[Came]) -> str:
    """`3 measured, 1 failed: Deploys per week: it printed no number`; of a single one its value."""
    failed = [each for each in came if each.fault]
    known = sum(each.is_known for each in came)
    done = f"{len(came) - len(failed)} measured" + (f" ({known} recorded today already)" if known else "")
    if failed and len(came) == 1:
        return f"“{came[0].title}” was not measured: {came[0].fault}"
    if failed:
        return f"{done}, {len(failed)} failed: " + "; ".join(f"{each.title}: {each.fault}" for each in failed)
    if len(came) > 1:
        return done
    return f"measured “{came[0].title}”: {came[0].told}" + (", recorded today already" if known else "")
