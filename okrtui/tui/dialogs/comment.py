"""The question for a comment: one line about a record."""

from okrtui.okr.naming import name_of
from okrtui.okr.records import Record
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import cut
from okrtui.tui.dialogs.dialog import FAULT_WIDTH, headline
from okrtui.tui.dialogs.form import Field, Form


def comment_form(about: Record, begun: str = "") -> Form:
    """What is to be said; `begun` is the beginning of it."""
    hint = "everybody here can read it"
    field = Field("text", "comment", lambda text: require_text(text, "the comment"), begun, hint)
    return Form("Comment", [field], notes=[headline(cut(name_of(about), FAULT_WIDTH)), []])
