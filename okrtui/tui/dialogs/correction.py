"""The question what a check-in should have said: nothing typed keeps what it said."""

from typing import Any

from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import measure_text, value_text
from okrtui.okr.progress import value_of
from okrtui.okr.records import CheckIn, KeyResult
from okrtui.okr.steps.check_ins import Reading
from okrtui.okr.text import cut, narrow, safe
from okrtui.okr.values_typed import parse_value
from okrtui.tui.dialogs.dialog import FAULT_WIDTH, headline
from okrtui.tui.dialogs.form import Field, Form, optional
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Piece
from okrtui.tui.views.readings import day_of_reading
from okrtui.tui.views.wording import day_text

NOTE = 46


def correction_form(now: Now, key_result: KeyResult, wrong: CheckIn, *, decimal_comma: bool) -> Form:
    """Value, confidence, note and day; beside each what it was."""
    day = day_text(wrong.on, now.today)
    measure = safe(measure_text(key_result.measure))
    notes = [
        headline(cut(key_result.title, FAULT_WIDTH)),
        [Piece(f"{measure} · both stay in history", "dim")],
        [],
    ]
    fields = [
        _value(key_result, wrong, decimal_comma),
        _confidence(wrong),
        _note(wrong),
        _day(now, key_result, wrong),
    ]
    return Form(f"Correct {day}", fields, notes=notes)


def corrected(key_result: KeyResult, wrong: CheckIn, answer: dict[str, Any]) -> Reading | None:
    """The reading that replaces it; None when nothing was changed."""
    value, was = answer["value"], value_of(key_result.measure, wrong)
    reading = Reading(
        value=was if value is None else value,
        confidence=wrong.confidence if answer["confidence"] is None else answer["confidence"],
        note=wrong.note if answer["note"] is None else answer["note"],
        on=answer["on"] or wrong.on,
        fixes=wrong.id,
    )
    before = (was, wrong.confidence, wrong.note, wrong.on)
    return None if (reading.value, reading.confidence, reading.note, reading.on) == before else reading


def _value(key_result: KeyResult, wrong: CheckIn, decimal_comma: bool) -> Field:
    measure, was = key_result.measure, value_of(key_result.measure, wrong)
    told = safe(value_text(measure, was)) if was is not None else "none"
    answers = {"yes_no": "y or n · ", "milestones": "steps done, such as 1,2 or +3 · "}.get(measure.kind, "")
    return Field(
        "value",
        "value",
        optional(lambda text: parse_value(measure, text, last=was, decimal_comma=decimal_comma)),
        hint=f"{answers}was {told} · empty keeps it",
        tell=lambda value: f"reads as {value_text(measure, value)}",
    )


def _confidence(wrong: CheckIn) -> Field:
    was = "not rated" if wrong.confidence is None else str(wrong.confidence)
    hint = f"0–9, t is 10 · was {was} · empty keeps it"
    return Field(
        "confidence", "confidence", optional(read_confidence), hint=hint, tell=lambda c: f"reads as {c}"
    )


def read_confidence(text: str) -> int:
    """0 to 10 as typed, `t` being ten. BadInputError for anything else."""
    typed = narrow(text).strip().casefold()
    if typed in ("t", "10"):
        return 10
    if len(typed) == 1 and typed in "0123456789":
        return int(typed)
    raise BadInputError(f"“{cut(typed, 20)}” is not a confidence: type 0–9 or t for 10")


def _note(wrong: CheckIn) -> Field:
    was = f"was “{cut(safe(wrong.note), NOTE)}” · empty keeps it" if wrong.note else "had none"
    return Field("note", "note", optional(str.strip), hint=was)


def _day(now: Now, key_result: KeyResult, wrong: CheckIn) -> Field:
    return Field(
        "on",
        "day",
        lambda text: day_of_reading(now, key_result, text),
        hint=f"was {day_text(wrong.on, now.today)} · empty keeps it",
        tell=lambda day: f"reads as: {day:%a} {day_text(day, now.today)}",
    )
