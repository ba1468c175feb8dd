"""The decision that holds for an objective, in a mark or on a line: quiet, where there is no room for all of them."""

from okrtui.okr.decisions import decision_text, latest_decision
from okrtui.okr.okrs import Okrs
from okrtui.okr.text import safe
from okrtui.tui.views.glyphs import Glyphs


def decided_mark(outcome: str, signs: Glyphs) -> str:
    """`§ stop`; empty where nothing was decided."""
    return f"{signs.decided} {safe(outcome)}" if outcome else ""


def outcome_of(okrs: Okrs, objective: str) -> str:
    """What was decided last; empty where nothing was."""
    latest = latest_decision(okrs, objective)
    return latest.outcome or "" if latest else ""


def decided_in_brief(okrs: Okrs, objective: str) -> str:
    """The decision that holds, on one line; empty where there is none."""
    latest = latest_decision(okrs, objective)
    return f"decided {safe(decision_text(latest))}" if latest else ""
