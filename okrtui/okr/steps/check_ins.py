"""Check-ins: one dated, immutable reading of a key result."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.measures import Value, value_text
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import corrections
from okrtui.okr.records import CheckIn, KeyResult, Via
from okrtui.okr.steps.rules import (
    require_confidence,
    require_known,
    require_length,
    require_open,
    require_there,
)  # fmt: skip
from okrtui.okr.steps.step import Add, Author, Step, step


class Reading(Struct, frozen=True):
    """What a check-in says: a value, a confidence, a note, any of them absent; `fixes` corrects another."""

    value: Value | None = None
    confidence: int | None = None
    note: str | None = None
    on: date | None = None
    fixes: str | None = None
    via: Via = "hand"


def check_in(okrs: Okrs, author: Author, key_result: KeyResult, reading: Reading) -> Step:
    """Record a reading of a key result; without a confidence it stays due."""
    require_confidence(reading.confidence)
    on = require_past(reading.on or author.today, author.today)
    if reading.value is None and reading.confidence is None and not reading.note:
        raise BadInputError("a check-in needs a value, a confidence or a note")
    made = author.ids.fresh()
    record = CheckIn(
        id=made.id,
        space=author.space,
        key_result=key_result.id,
        on=on,
        value=reading.value if isinstance(reading.value, Decimal) else None,
        steps_done=reading.value if isinstance(reading.value, tuple) else None,
        confidence=reading.confidence,
        note=require_length(reading.note.strip(), "the note") if reading.note else None,
        by=author.person,
        via=reading.via,
        recorded=author.now,
        fixes=_newest(okrs, key_result, reading.fixes),
    )

    def rule(okrs: Okrs) -> None:
        now = require_there(okrs, key_result)
        require_open(okrs, now)
        if now.state == "dropped":
            raise RefusedError(f"“{now.title}” was dropped; restore it to check in")
        require_known(okrs, reading.fixes, "check-in", CheckIn)

    return step(okrs, author, _title(key_result, reading), Add(record, made), rule=rule)


def _newest(okrs: Okrs, key_result: KeyResult, fixes: str | None) -> str | None:
    """What counts by now instead of what is to be corrected: who sees a correction corrects that."""
    if fixes is None:
        return None
    instead = corrections(okrs.check_ins.get(key_result.id, ())).get(fixes)
    return instead.id if instead else fixes


def require_past(on: date, today: date) -> date:
    """The day; BadInputError while it is still to come."""
    if on > today:
        raise BadInputError(f"{on} is still to come: a check-in is of today or before, such as last fri")
    return on


def _title(key_result: KeyResult, reading: Reading) -> str:
    said = []
    if reading.value is not None:
        said.append(value_text(key_result.measure, reading.value))
    if reading.confidence is not None:
        said.append(f"confidence {reading.confidence}")
    verb = "corrected" if reading.fixes else "measured" if reading.via == "source" else "checked in"
    return f"{verb} “{key_result.title}”: {', '.join(said) or 'a note'}"
