"""The question for a new objective; it says where it will be kept."""

from collections.abc import Sequence

from okrtui.okr.records import Objective, Whose
from okrtui.okr.steps.rules import require_text
from okrtui.okr.text import safe
from okrtui.tui.dialogs.form import Field, Form, optional
from okrtui.tui.now import Now
from okrtui.tui.views.advice import title_told
from okrtui.tui.views.pieces import Line, Piece

WISH = "what do you want to reach?"


def objective_form(
    now: Now, whose: Whose | None, space: str, cycle: str | None, *, below: Sequence[Line] = ()
) -> Form:
    """Title, and why; what stands `below` may be an example."""
    known = now.okrs.cycles.get(cycle or "")
    parts = [now.spaces.get(space, "–"), known.name if known else "the backlog, as a draft"]
    if whose is not None and (name := now.okrs.whose_name(whose)):
        parts.append(f"for {name}")
    fields = [
        Field(
            "title",
            "title",
            lambda text: require_text(text, "the title"),
            hint=WISH,
            tell=title_told(now.okrs, Objective(space=space), WISH),
        ),
        Field("why", "why", optional(str.strip), hint="why it matters; may stay empty"),
    ]
    notes = [[Piece("goes to ", "dim"), Piece(safe(" · ".join(parts)))], []]
    return Form("New objective", fields, notes=notes, below=below)
