"""Decisions as the command line tells them."""

from collections.abc import Iterator
from typing import Any

from okrtui.cli.said_views import by_facts
from okrtui.okr.decisions import decision_text, decisions_on
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Decision, Objective
from okrtui.okr.text import safe


def decision_lines(okrs: Okrs, objective: Objective) -> Iterator[str]:
    """What was decided about an objective, the newest first."""
    for each in decisions_on(okrs, objective.id):
        by = safe(okrs.person_name(each.by)) or "nobody"
        yield f"decided {safe(decision_text(each))} ({by}{f' on {each.on}' if each.on else ''})"


def decisions_facts(okrs: Okrs, objective: Objective) -> dict[str, Any]:
    """The same, as JSON gives it."""
    return {"decisions": [decision_facts(okrs, each) for each in decisions_on(okrs, objective.id)]}


def decision_facts(okrs: Okrs, decision: Decision) -> dict[str, Any]:
    """One decision."""
    return {
        "id": public_id(decision),
        "on": decision.on,
        "outcome": decision.outcome,
        "text": decision.text,
        **by_facts(okrs, decision.by),
    }
