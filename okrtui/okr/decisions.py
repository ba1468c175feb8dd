"""What the committee decided about an objective: never changed, shown there for good (method, Oversight)."""

from datetime import date

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Decision, Outcome

OUTCOMES: dict[Outcome, str] = {
    "continue": "goes on as it is",
    "change": "goes on in another way",
    "stop": "is no longer pursued; x drops it",
    "merge": "becomes a part of another objective",
}
"""What can be decided, and what each of it means; a decision only says so, it changes nothing else."""


def decisions_on(okrs: Okrs, objective: str) -> tuple[Decision, ...]:
    """What was decided about an objective, the newest first."""
    known = okrs.decisions.get(objective, ())
    return tuple(sorted(known, key=lambda decision: decision.on or date.min))[::-1]


def latest_decision(okrs: Okrs, objective: str) -> Decision | None:
    """The decision that holds; None where nothing was decided."""
    return decisions_on(okrs, objective)[0] if okrs.decisions.get(objective) else None


def decision_text(decision: Decision) -> str:
    """`stop: nobody asked for it`, as it was written; `merge into “…”: …`."""
    is_into = decision.outcome == "merge" and decision.text.startswith("into ")
    return (" " if is_into else ": ").join(filter(None, (decision.outcome, decision.text)))
