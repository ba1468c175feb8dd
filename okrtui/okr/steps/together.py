"""Several records handled as one step: done together and taken back together."""

from collections.abc import Sequence

from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.steps.step import Add, Step


def together(steps: Sequence[Step], title: str = "") -> Step:
    """The steps as one; each of their rules must hold, or none of them is taken.

    They were built one by one from the same OKRs. RefusedError when they are of several spaces.
    """
    if not steps:
        raise BadInputError("nothing is marked: go to a line with j and k, or mark some with v")
    first = steps[0]
    if any(step.space != first.space for step in steps):
        raise RefusedError(
            "what is marked is of several teams, or private in part: esc clears the marks, then mark those of one"
        )

    def rule(okrs: Okrs) -> None:
        for step in steps:
            step.rule(okrs)

    changes = tuple(change for step in steps for change in step.changes)
    return Step(title or first.title, first.author, changes, rule, min(step.seen for step in steps))


def one_upon_another(steps: Sequence[Step], title: str) -> Step:
    """The steps as one, each built on what those before it add: a key result below a new objective."""
    joined = together(steps, title)

    def rule(okrs: Okrs) -> None:
        for step in steps:
            step.rule(okrs)
            okrs = with_goals_of(okrs, step)

    return Step(joined.title, joined.author, joined.changes, rule, joined.seen)


def with_goals_of(okrs: Okrs, step: Step) -> Okrs:
    """The OKRs with the objectives and key results that a step adds."""
    added = [change.record for change in step.changes if isinstance(change, Add)]
    goals = [record for record in added if isinstance(record, Objective | KeyResult)]
    return okrs.with_records(goals) if goals else okrs
