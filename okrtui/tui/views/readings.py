"""What a check-in is asked with: the last value, last week's confidence, how a typed value reads."""

from datetime import date
from typing import NamedTuple

from okrtui.okr.calendar import week_of
from okrtui.okr.confidences import weeks_alike, weeks_silent
from okrtui.okr.days_typed import day_for
from okrtui.okr.drafts import Draft
from okrtui.okr.errors import BadInputError
from okrtui.okr.measures import Value, measure_text, value_text
from okrtui.okr.naming import is_hidden
from okrtui.okr.numbers import several
from okrtui.okr.progress import Standing, standing, value_of
from okrtui.okr.records import KeyResult
from okrtui.okr.rhythm import asks_forecast, is_pursued, start_of
from okrtui.okr.steps.check_ins import require_past
from okrtui.okr.text import cut, safe
from okrtui.okr.values_typed import parse_value
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece, wrapped
from okrtui.tui.views.wording import FORECASTS, day_text


class Asked(NamedTuple):
    """The key result a check-in is asked of, and where it stands."""

    now: Now
    key_result: KeyResult
    at: Standing
    decimal_comma: bool = False

    @classmethod
    def of(cls, now: Now, key_result: KeyResult, *, decimal_comma: bool) -> "Asked":
        """What is asked now."""
        return cls(now, key_result, standing(now.okrs, key_result), decimal_comma)

    def follow(self, now: Now) -> "Asked":
        """The same as it is known now; what is gone stays as it was known last."""
        known = now.okrs.key_results.get(self.key_result.id, self.key_result)
        return Asked.of(now, known, decimal_comma=self.decimal_comma)

    @property
    def has_steps(self) -> bool:
        """Whether steps are asked for instead of a number."""
        return self.key_result.measure.kind == "milestones"

    @property
    def steps_done(self) -> tuple[str, ...]:
        """The steps that were done last."""
        return self.at.value if isinstance(self.at.value, tuple) else ()

    def read(self, typed: str) -> Value:
        """The typed value; nothing typed keeps the last."""
        return read_value(self.key_result, self.at, typed, decimal_comma=self.decimal_comma)

    def told(self, typed: str) -> Line:
        """How the typed value reads."""
        return value_told(self.key_result, self.at, typed, decimal_comma=self.decimal_comma)

    def day(self, typed: str) -> date | None:
        """The typed day, None for today. BadInputError for what is no day, or still to come."""
        return day_of_reading(self.now, self.key_result, typed)

    def day_told(self, typed: str) -> Line:
        """How the typed day reads, or what is wrong with it."""
        try:
            day = self.day(typed)
        except BadInputError as error:
            return [Piece(safe(str(error)), "warn")]
        if day is None:
            return [Piece("empty: today", "dim")]
        return [Piece(f"reads as {day:%a} {day_text(day, self.now.today)}", "good")]

    @property
    def confidence(self) -> Line:
        """What was said of the confidence last."""
        return [Piece(confidence_told(self.now, self.key_result, self.at), "dim")]

    def forecast(self, given: str | None) -> Line:
        """The question whether it will be met, with its answer; nothing where it is not asked yet."""
        if not asks_forecast(self.now.okrs, self.key_result, self.now.today):
            return ()
        due = self.key_result.due
        by = f" by {day_text(due, self.now.today)}" if due else ""
        if given:
            return [Piece(f"   {FORECASTS[given]}{by}", "strong")]
        known = self.key_result.forecast
        asked = f"forecast: {FORECASTS[known]} " if known else f"will it be met{by}? "
        letters = Piece("y ", "key", "y"), Piece("n", "key", "n")
        return [Piece(f"   {asked}", "dim" if known else "warn"), *letters]


def day_of_reading(now: Now, key_result: KeyResult, typed: str) -> date | None:
    """The day a reading is of, None where nothing was typed. BadInputError for one that is still to come."""
    if not typed.strip():
        return None
    return require_past(day_for(now.okrs, key_result, typed, now.today), now.today)


def gone_told(now: Now, key_result: KeyResult) -> Line:
    """Why nothing can be recorded of it any more; nothing while it can."""
    if is_hidden(now.okrs, now.okrs.get(key_result.id) or key_result):
        return [Piece("was moved to the trash meanwhile: esc keeps what you typed", "warn")]
    return (
        []
        if is_pursued(now.okrs, key_result)
        else [Piece("no longer pursued: esc keeps what you typed", "warn")]
    )


def draft_told(draft: Draft | None, today: date) -> Line:
    """Since when a draft waits; nothing without one."""
    if draft is None:
        return []
    at = draft.at
    since = (
        ""
        if at is None
        else f" from {at:%H:%M}"
        if at.date() == today
        else f" from {day_text(at.date(), today)}"
    )
    on = f" for “{cut(safe(draft.on), 20)}”" if draft.on.strip() else ""
    return [Piece(f"draft{since}{on}, not recorded yet", "warn")]


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
    week = week_of(noted[-1].on or now.today, start_of(now.okrs, key_result.space))
    told = f"“{noted[-1].note}” ({week.label})"
    return [[Piece(text, "dim")] for text in wrapped(told, width, 2)]


def value_told(key_result: KeyResult, at: Standing, typed: str, *, decimal_comma: bool) -> Line:
    """How the typed value reads, what an empty one means, or what is wrong with it."""
    if not typed.strip():
        return [Piece(_asked(key_result, at), "dim")]
    try:
        value = read_value(key_result, at, typed, decimal_comma=decimal_comma)
    except BadInputError as error:
        return refused(str(error), "warn")
    was = "" if at.value is None else f" · was {safe(value_text(key_result.measure, at.value))}"
    return [Piece(f"reads as {safe(value_text(key_result.measure, value))}", "good"), Piece(was, "dim")]


def refused(sentence: str, role: str = "bad") -> Line:
    """What is wrong with a value, for below its field."""
    return [Piece(safe(sentence), role)]


def _asked(key_result: KeyResult, at: Standing) -> str:
    answers = "y or n" if key_result.measure.kind == "yes_no" else "type the value"
    if at.value is None:
        return f"{answers}; there is none yet"
    return f"{_came(key_result, at)} {safe(value_text(key_result.measure, at.value))} · enter keeps it"


def _came(key_result: KeyResult, at: Standing) -> str:
    """Whether the last value was measured by a command, so that it is this week's most likely."""
    last = next(c for c in reversed(at.check_ins) if value_of(key_result.measure, c) is not None)
    return "measured" if last.via == "source" else "was"


def read_value(key_result: KeyResult, at: Standing, typed: str, *, decimal_comma: bool) -> Value:
    """The typed value; nothing typed keeps the last. BadInputError where there is none to keep."""
    if typed.strip():
        return parse_value(key_result.measure, typed, last=at.value, decimal_comma=decimal_comma)
    if at.value is None:
        answers = "type y or n" if key_result.measure.kind == "yes_no" else "type one"
        raise BadInputError(f"there is no value yet: {answers}")
    return at.value


def confidence_told(now: Now, key_result: KeyResult, at: Standing) -> str:
    """`last 4 on 16 Nov, unchanged for 3 weeks`."""
    if at.confidence is None:
        return "not rated yet; everything starts at 5°"
    since = since_told(now, key_result, at)
    return f"last {at.confidence} on {day_text(at.rated, now.today)}" + (f", {since}" if since else "")


def since_told(now: Now, key_result: KeyResult, at: Standing) -> str:
    """For how long none, or always the same, was given; that none was yet this week is no silence."""
    silent = weeks_silent(at.check_ins, now.today, start_of(now.okrs, key_result.space))
    if silent > 1:
        return f"not rated for {several(silent, 'week')}"
    alike = weeks_alike(at.check_ins, now.today)
    return f"unchanged for {several(alike, 'week')}" if alike else ""
