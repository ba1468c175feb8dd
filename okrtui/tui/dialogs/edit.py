"""The form that changes an objective or a key result."""

from collections.abc import Callable
from typing import Any

from okrtui.okr.days_typed import day_for
from okrtui.okr.measures_typed import EXAMPLES, retyped, typed_text
from okrtui.okr.naming import cycle_called, person_named
from okrtui.okr.records import KeyResult, Measure, Objective, Record
from okrtui.okr.steps.key_results import require_same_kind
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import safe
from okrtui.tui.dialogs.form import Field, Form, optional
from okrtui.tui.dialogs.measure_line import told
from okrtui.tui.now import Now
from okrtui.tui.views.advice import due_told, measure_told, title_told
from okrtui.tui.views.idea_told import idea_told
from okrtui.tui.views.pieces import Line, Piece
from okrtui.tui.views.wording import day_text


def edit_form(now: Now, record: Record, *, decimal_comma: bool = False) -> Form:
    """What can be typed of a key result or an objective."""
    title = "Edit key result" if isinstance(record, KeyResult) else "Edit objective"
    told = idea_told(now.okrs, record) if isinstance(record, Objective) else ""
    notes: list[Line] = [[Piece(told, "dim")], []] if told else []
    return Form(title, edit_fields(now, record, decimal_comma=decimal_comma), notes=notes)


def edit_fields(now: Now, record: Record, *, decimal_comma: bool = False) -> list[Field]:
    """Title, measure, owner and due of a key result; title, owner and why of an objective, cycle of a draft."""
    if isinstance(record, KeyResult):
        measure, owner = (
            _measure(now, record, decimal_comma),
            owner_field(now, record.space, record.owner, empty="; empty: the objective's owner"),
        )
        return [_title(now, record), measure, owner, _due(now, record)]
    assert isinstance(record, Objective)
    fields = [_title(now, record), owner_field(now, record.space, record.owner), why_field(record.why)]
    return fields if record.cycle in now.okrs.cycles else [*fields, _cycle(now, record)]


def title_field(title: str) -> Field:
    """What it is called."""
    return Field(
        "title", "title", unless_the_same(title, lambda text: require_text(text, "the title")), text=title
    )


def _title(now: Now, record: Objective | KeyResult) -> Field:
    return title_field(record.title)._replace(tell=title_told(now.okrs, record))


def owner_field(now: Now, space: str, owner: str | None, *, empty: str = "") -> Field:
    """Who owns it, by a name of that space; what was not touched stays as it is."""
    okrs = now.okrs

    def read(text: str) -> str:
        is_same = owner and text == safe(okrs.person_name(owner))
        return owner if owner and is_same else person_named(okrs, text, space).id

    return Field(
        "owner",
        "owner",
        optional(read),
        text=okrs.person_name(owner),
        hint="a name or a handle" + empty,
        tell=lambda person: f"reads as: {okrs.person_name(person)}",
    )


def _measure(now: Now, key_result: KeyResult, decimal_comma: bool) -> Field:
    before = key_result.measure
    shown = safe(typed_text(before, decimal_comma=decimal_comma))

    def read(text: str) -> Measure:
        if text == shown:
            return before
        after = retyped(before, text, decimal_comma=decimal_comma)
        require_same_kind(now.okrs, key_result, after)
        return after

    return Field(
        "measure", "measure", read, text=shown, hint=EXAMPLES, tell=measure_told(now.okrs, key_result, told)
    )


def _due(now: Now, key_result: KeyResult) -> Field:
    return Field(
        "due",
        "due",
        optional(lambda text: day_for(now.okrs, key_result, text, now.today)),
        text=key_result.due.isoformat() if key_result.due else "",
        hint="fri, +2w, eoq, 2026-12-15",
        tell=due_told(now.okrs, key_result, lambda day: f"reads as: {day:%a} {day_text(day, now.today)}"),
    )


def _cycle(now: Now, draft: Objective) -> Field:
    """The cycle that a draft of the backlog comes into; with nothing typed it stays there."""
    okrs = now.okrs
    open_ones = [
        c for c in okrs.cycles.values() if c.space == draft.space and c.phase in ("active", "planning")
    ]
    names = ", ".join(safe(c.name) for c in sorted(open_ones, key=lambda c: (str(c.span.start), c.name)))
    return Field(
        "into",
        "cycle",
        optional(lambda text: cycle_called(okrs, draft.space, text.strip())),
        hint=f"empty: stays in the backlog{f' · {names}' if names else ''}",
        tell=lambda cycle: f"comes into {cycle.name}",
    )


def why_field(why: str | None) -> Field:
    """Why it matters."""
    return Field(
        "why", "why", unless_the_same(why, optional(str.strip)), text=why or "", hint="why it matters"
    )


def unless_the_same(before: str | None, read: Callable[[str], Any]) -> Callable[[str], Any]:
    """What was not touched stays as it is, also where it had to be shown otherwise."""
    return lambda text: before if text and text == safe(before or "") else read(text)
