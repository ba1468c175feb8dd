"""The questions about a draft that was derived for a unit or person: take it on, in which words, or not, and why."""

from okrtui.okr.alignment import parent_title
from okrtui.okr.records import Objective
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import cut, safe
from okrtui.tui.dialogs.dialog import FAULT_WIDTH, headline
from okrtui.tui.dialogs.form import Field, Form, optional
from okrtui.tui.dialogs.question import Option, Question
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Piece

ROOM = 40


def answer_question(now: Now, draft: Objective, signs: Glyphs) -> Question:
    """What is to become of it."""
    name = safe(now.okrs.whose_name(draft.for_)) or "nobody"
    above = cut(safe(parent_title(now.okrs, draft)), ROOM)
    notes = [
        headline(cut(draft.title, FAULT_WIDTH)),
        [Piece(f"derived for {cut(name, ROOM // 2)}, to support ", "dim"), Piece(f"“{above}”")],
        [],
    ]
    options = [
        Option("accept", "Accept it", "as it is and yours; o hands it over"),
        Option("change", "Accept it in other words", "you know best how you can help"),
        Option("decline", "Decline it", "it is dropped; the reason stands beside it"),
    ]
    return Question("Accept or decline?", options, signs, notes=notes)


def words_form(draft: Objective) -> Form:
    """The title and the reason, as those who take it on would put them."""
    fields = [
        Field("title", "title", lambda text: require_text(text, "the title"), draft.title),
        Field("why", "why", optional(str.strip), draft.why or "", hint="why it matters; may stay empty"),
    ]
    return Form("Accept in other words", fields)


def decline_form(draft: Objective) -> Form:
    """Why not; whoever derived it will want to know."""
    field = Field(
        "because", "because", optional(str.strip), hint="everybody here can read it; may stay empty"
    )
    return Form("Decline", [field], notes=[headline(cut(draft.title, FAULT_WIDTH)), []])
