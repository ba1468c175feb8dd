"""Decisions beside an objective: a quiet mark in lists, all of them where it is read."""

from collections.abc import Iterator

from okrtui.okr.decisions import decision_text, decisions_on, latest_decision
from okrtui.okr.okrs import Okrs
from okrtui.okr.text import safe, safe_lines
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece, wrapped
from okrtui.tui.views.preview_group import LABEL, row
from okrtui.tui.views.wording import day_text


def decided_mark(outcome: str, signs: Glyphs) -> str:
    """`§ stop`; empty where nothing was decided."""
    return f"{signs.decided} {safe(outcome)}" if outcome else ""


def outcome_of(okrs: Okrs, objective: str) -> str:
    """What was decided last; empty where nothing was."""
    latest = latest_decision(okrs, objective)
    return latest.outcome or "" if latest else ""


def decision_rows(now: Now, objective: str, width: int) -> Iterator[Line]:
    """Everything that was decided about an objective, the newest first, as rows of a preview."""
    for decision in decisions_on(now.okrs, objective):
        by = now.okrs.person_name(decision.by) or "somebody"
        when = f", {day_text(decision.on, now.today)}" if decision.on else ""
        said = f"{' '.join(filter(None, safe_lines(decision_text(decision))))} ({by}{when})"
        for place, part in enumerate(wrapped(said, width - LABEL - 1, 4)):
            yield row("" if place else "decided", Piece(part))


def decided_in_brief(okrs: Okrs, objective: str) -> str:
    """The decision that holds, on one line; empty where there is none."""
    latest = latest_decision(okrs, objective)
    return f"decided {safe(decision_text(latest))}" if latest else ""
