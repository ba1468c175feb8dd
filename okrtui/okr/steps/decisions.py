"""Decisions: what the committee, or anybody, decides about an objective; an immutable record with its reason."""

from okrtui.okr.committee import told_by
from okrtui.okr.decisions import OUTCOMES
from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Decision, Objective, Outcome
from okrtui.okr.steps.rules import require_length, require_open, require_text, require_there
from okrtui.okr.steps.step import Add, Author, Step, step


def record_decision(
    okrs: Okrs,
    author: Author,
    objective: Objective,
    outcome: Outcome,
    *,
    because: str,
    into: Objective | None = None,
) -> Step:
    """Record what was decided about an objective and why; a merge names the objective it goes `into`.

    The text of a merge says what that was called on the day.
    """
    _require_sound(outcome, into)
    reason = require_text(because, "the reason")
    text = f"into “{into.title}”: {reason}" if into else reason
    made = author.ids.fresh()
    decided = Decision(
        id=made.id,
        space=author.space,
        about=objective.id,
        on=author.today,
        outcome=outcome,
        text=require_length(text, "the reason"),
        by=author.person,
    )

    def rule(okrs: Okrs) -> None:
        require_open(okrs, require_there(okrs, objective))
        if into is not None:
            _require_another(okrs, objective, into)

    told = told_by(okrs, author, f"decided “{objective.title}”: {outcome}")
    return step(okrs, author, f"{told}{' ' if into else ', '}{text}", Add(decided, made), rule=rule)


def _require_sound(outcome: Outcome, into: Objective | None) -> None:
    if outcome not in OUTCOMES:
        raise BadInputError(f"“{outcome}” is no decision: use {', '.join(OUTCOMES)}")
    if (outcome == "merge") != (into is not None):
        raise BadInputError("a merge names the objective it goes into, other decisions name none")


def _require_another(okrs: Okrs, objective: Objective, into: Objective) -> None:
    now = require_there(okrs, into)
    if now.id == objective.id:
        raise RefusedError("an objective cannot be merged into itself: choose another one")
    if now.space != objective.space:
        raise RefusedError(
            "they are of different teams, or one is private: choose an objective of the same team"
        )
    require_open(okrs, now)
