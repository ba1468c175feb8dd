"""The question for a win: one line, worth showing on Friday."""

from okrtui.okr.naming import name_of
from okrtui.okr.records import Record
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import cut
from okrtui.tui.dialogs.dialog import FAULT_WIDTH, headline
from okrtui.tui.dialogs.form import Field, Form


def win_form(about: Record | None) -> Form:
    """What is worth showing."""
    field = Field(
        "text",
        "win",
        lambda text: require_text(text, "the win"),
        hint="stands on the board and in the report",
    )
    notes = [headline(cut(name_of(about), FAULT_WIDTH)), []] if about else []
    return Form("A win", [field], notes=notes)
