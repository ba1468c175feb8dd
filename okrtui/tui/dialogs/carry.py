"""The form in which an objective is edited before it goes on: itself, and each key result on a line."""

from datetime import date

from msgspec.structs import replace

from okrtui.okr.dates import parse_day
from okrtui.okr.errors import OkrError
from okrtui.okr.measures_typed import retyped, typed_text
from okrtui.okr.next_cycle import Carried, CarriedKeyResult
from okrtui.okr.records import Cycle
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.edit import owner_field, title_field, why_field
from okrtui.tui.dialogs.form import Answer, Field, Form
from okrtui.tui.dialogs.measure_line import told
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece

BY = " by "
TITLE = 24


class CarryForm(Form):
    """As every form, with more room for what the lines are called; it scrolls where there are many."""

    WIDE = True


def carry_form(now: Now, carried: Carried, into: Cycle, *, decimal_comma: bool = False) -> CarryForm:
    """Title, why, owner; each key result as measure and due day, and one whose line is emptied is left out."""
    fields = [title_field(carried.title), why_field(carried.why), owner_field(now, into.space, carried.owner)]
    fields += [
        _key_result(now, each, into, str(place), decimal_comma=decimal_comma)
        for place, each in enumerate(carried.key_results)
    ]
    notes: list[Line] = [
        [
            Piece("goes on in ", "dim"),
            Piece(safe(into.name)),
            Piece(" · an emptied line leaves that out", "dim"),
        ]
    ]
    if carried.reached:
        titles = ", ".join(safe(each.title) for each in carried.reached)
        notes.append([Piece(cut(f"reached, stays behind: {titles}", 84), "good")])
    return CarryForm("Carry, edited", fields, notes=[*notes, []])


def _key_result(
    now: Now, key_result: CarriedKeyResult, into: Cycle, name: str, *, decimal_comma: bool
) -> Field:
    shown = safe(_typed(key_result, decimal_comma=decimal_comma))

    def read(text: str) -> CarriedKeyResult | None:
        if not text.strip():
            return None
        if text == shown:
            return key_result
        measured, due = _split(text, now, into)
        measure = retyped(key_result.measure, measured, decimal_comma=decimal_comma)
        return replace(key_result, measure=measure, due=due or key_result.due)

    return Field(
        f"kr-{name}", cut(safe(key_result.title), TITLE), read, text=shown,
        hint="left out", tell=_tell,
    )  # fmt: skip


def _typed(key_result: CarriedKeyResult, *, decimal_comma: bool) -> str:
    due = f"{BY}{key_result.due}" if key_result.due else ""
    return f"{typed_text(key_result.measure, decimal_comma=decimal_comma)}{due}"


def _split(text: str, now: Now, into: Cycle) -> tuple[str, date | None]:
    """The measure, and the day behind the last `by`; a unit may hold that word too."""
    measured, by, day = text.rpartition(BY)
    if not by:
        return text, None
    try:
        return measured, parse_day(day, now.today, cycle=into.span)
    except OkrError:
        return text, None


def _tell(key_result: CarriedKeyResult | None) -> str:
    if key_result is None:
        return ""
    return told(key_result.measure) + (f", by {key_result.due}" if key_result.due else "")


def edited(carried: Carried, answer: Answer) -> Carried:
    """The objective as the form has it."""
    kept = [answer[f"kr-{place}"] for place in range(len(carried.key_results))]
    return replace(
        carried, title=answer["title"], why=answer["why"], owner=answer["owner"],
        key_results=tuple(each for each in kept if each is not None),
    )  # fmt: skip
