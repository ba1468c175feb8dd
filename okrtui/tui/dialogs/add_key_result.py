"""The question for a new key result: title, measure on one line, due date."""

from okrtui.okr.days_typed import day_for
from okrtui.okr.measures_typed import EXAMPLES, parse_measure
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import safe
from okrtui.tui.dialogs.form import Field, Form, optional
from okrtui.tui.dialogs.measure_line import told
from okrtui.tui.now import Now
from okrtui.tui.views.advice import UNKNOWN, due_told, measure_told, one_more, title_told
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.views.wording import day_text

SIGN = "how will you know?"


def key_result_form(now: Now, objective: Objective, *, decimal_comma: bool) -> Form:
    """Title, measure, due."""
    cycle = now.okrs.cycle_of(objective)
    end = (
        f"empty: {day_text(cycle.span.end, now.today)}, the end of {cycle.name}"
        if cycle
        else "fri, +2w, 2026-12-15"
    )
    new = KeyResult(space=objective.space, objective=objective.id, measure=UNKNOWN)
    kept = now.spaces.get(objective.space, "–")
    fields = [
        Field(
            "title",
            "title",
            lambda text: require_text(text, "the title"),
            hint=SIGN,
            tell=title_told(now.okrs, new, SIGN),
        ),
        Field(
            "measure",
            "measure",
            lambda text: parse_measure(text, decimal_comma=decimal_comma),
            hint=EXAMPLES,
            tell=measure_told(now.okrs, new, told),
        ),
        Field(
            "due",
            "due",
            optional(lambda text: day_for(now.okrs, objective, text, now.today)),
            hint=safe(end),
            tell=due_told(now.okrs, new, lambda day: f"reads as: {day:%a} {day_text(day, now.today)}"),
        ),
    ]
    notes: list[Line] = [
        [Piece("of ", "dim"), Piece(safe(objective.title))],
        [Piece(f"goes to {safe(kept)}", "dim")],
    ]
    notes += [*one_more(now.okrs, objective), []]
    return Form("New key result", fields, notes=notes)
