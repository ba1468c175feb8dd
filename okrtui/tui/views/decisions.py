"""Everything that was decided about an objective, as rows of a preview."""

from collections.abc import Iterator

from okrtui.okr.decisions import decision_text, decisions_on
from okrtui.okr.text import safe_lines
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece, wrapped
from okrtui.tui.views.preview_group import LABEL, row
from okrtui.tui.views.wording import day_text


def decision_rows(now: Now, objective: str, width: int) -> Iterator[Line]:
    """The newest first, each with its reason, who decided it and when."""
    for decision in decisions_on(now.okrs, objective):
        by = now.okrs.person_name(decision.by) or "somebody"
        when = f", {day_text(decision.on, now.today)}" if decision.on else ""
        said = f"{' '.join(filter(None, safe_lines(decision_text(decision))))} ({by}{when})"
        for place, part in enumerate(wrapped(said, width - LABEL - 1, 4)):
            yield row("" if place else "decided", Piece(part))
