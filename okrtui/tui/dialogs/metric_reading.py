"""The form of this week's reading of a health metric: a number or a colour, and a note."""

from okrtui.okr.health_text import read_text
from okrtui.okr.health_typed import TypedReading, what_to_type
from okrtui.tui.dialogs.dialog import FAULT_WIDTH
from okrtui.tui.dialogs.form import Field, Form, optional
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.run_metric import AskedMetric, head


def reading_form(asked: AskedMetric, signs: Glyphs) -> Form:
    """What it reads this week; nothing is filled in."""

    def tell(read: TypedReading) -> str:
        return f"reads as {read_text(asked.metric, read.value, read.light)}"

    fields = [
        Field("read", "reading", asked.read, hint=what_to_type(asked.metric, asked.row.reading), tell=tell),
        Field("note", "note", optional(str.strip), hint="what is behind it; may stay empty"),
    ]
    return Form("This week’s reading", fields, notes=[*head(asked, FAULT_WIDTH, signs), []])
