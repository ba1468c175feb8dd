"""What a check-in is asked with: the last value, last week's confidence, how a typed value reads."""

from datetime import date

from okrtui.okr.calendar import week_of
from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import Value, measure_text, value_text
from okrtui.okr.progress import Standing, standing
from okrtui.okr.records import KeyResult
from okrtui.okr.rhythm import settings_of, week_start
from okrtui.okr.text import safe
from okrtui.okr.values_typed import parse_value
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece, wrapped
from okrtui.tui.views.wording import day_text, several

BELOW = 56


def head(now: Now, key_result: KeyResult, width: int) -> list[Line]:
    """The key result asked about: title, objective, measure, due, owner."""
    objective = now.okrs.objectives.get(key_result.objective or "")
    owner = safe(now.okrs.person_name(now.okrs.owner_of(key_result))) or "nobody"
    facts = f"{measure_text(key_result.measure)} · due {day_text(key_result.due, now.today)} · owner {owner}"
    return [
        *([Piece(text, "strong")] for text in wrapped(key_result.title, width, 2)),
        *([Piece(text, "dim")] for text in wrapped(objective.title if objective else "", width, 1)),
        *([Piece(text, "dim")] for text in wrapped(facts, width, 2)),
    ]


def last_note(now: Now, key_result: KeyResult, width: int) -> list[Line]:
    """What was noted last, with its week."""
    noted = [c for c in standing(now.okrs, key_result).check_ins if c.note]
    if not noted:
        return []
    week = week_of(noted[-1].on or now.today, week_start(settings_of(now.okrs, key_result.space)))
    told = f"“{noted[-1].note}” ({week.label})"
    return [[Piece(text, "dim")] for text in wrapped(told, width, 2)]


def value_told(key_result: KeyResult, at: Standing, typed: str, *, decimal_comma: bool) -> list[Line]:
    """How the typed value reads, what an empty one means, or what is wrong with it."""
    if not typed.strip():
        return [[Piece(_asked(key_result, at), "dim")]]
    try:
        value = read_value(key_result, at, typed, decimal_comma=decimal_comma)
    except BadInputError as error:
        return refused(str(error), "warn")
    return [[Piece(f"reads as {safe(value_text(key_result.measure, value))}", "good")]]


def refused(sentence: str, role: str = "bad") -> list[Line]:
    """What is wrong with a value, for below its field."""
    return [[Piece(text, role)] for text in wrapped(sentence, BELOW, 2)]


def _asked(key_result: KeyResult, at: Standing) -> str:
    answers = "y or n" if key_result.measure.kind == "yes_no" else "type the value"
    if at.value is None:
        return f"{answers}; there is none yet"
    return f"was {safe(value_text(key_result.measure, at.value))} · enter keeps it"


def read_value(key_result: KeyResult, at: Standing, typed: str, *, decimal_comma: bool) -> Value:
    """The typed value; nothing typed keeps the last. BadInputError where there is none to keep."""
    if typed.strip():
        return parse_value(key_result.measure, typed, last=at.value, decimal_comma=decimal_comma)
    if at.value is None:
        answers = "type y or n" if key_result.measure.kind == "yes_no" else "type one"
        raise BadInputError(f"there is no value yet: {answers}")
    return at.value


def confidence_told(now: Now, key_result: KeyResult, at: Standing) -> str:
    """`last 4, unchanged for 3 weeks`."""
    if at.confidence is None:
        return "not rated yet; everything starts at 5°"
    since = _unchanged_since(at)
    weeks = (now.today - since).days // 7 if since else 0
    same = f", unchanged for {several(weeks, 'week')}" if weeks else ""
    return f"last {at.confidence} on {day_text(at.rated, now.today)}{same}"


def _unchanged_since(at: Standing) -> date | None:
    since = at.rated
    for check_in in reversed(at.check_ins):
        if check_in.confidence not in (None, at.confidence):
            break
        since = check_in.on if check_in.confidence is not None else since
    return since
