"""What waited for a cycle comes into one: a draft of the backlog, or an idea that becomes an objective."""

from msgspec.structs import replace

from okrtui.okr.committee import told_by
from okrtui.okr.errors import RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Idea, Objective, ObjectiveState, Whose
from okrtui.okr.steps.ideas import require_unanswered
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.rules import require_open, require_there
from okrtui.okr.steps.step import Add, Author, Step, changes_of, step


def _state_in(cycle: Cycle) -> ObjectiveState:
    return "active" if cycle.phase == "active" else "draft"


def take_into(okrs: Okrs, author: Author, draft: Objective, into: Cycle) -> Step:
    """Set a draft of the backlog for a cycle: active where that is under way, a draft where it is planned."""

    def rule(okrs: Okrs) -> None:
        now = require_there(okrs, draft)
        _require_taken_now(okrs, into)
        if now.cycle in okrs.cycles:
            raise RefusedError(f"“{now.title}” is set for {okrs.cycles[now.cycle or ''].name} already")

    changes = changes_of(draft, {"cycle": into.id, "state": _state_in(into)})
    return step(okrs, author, f"took “{draft.title}” into {into.name}", *changes, rule=rule)


def adopt(
    okrs: Okrs,
    author: Author,
    idea: Idea,
    into: Cycle | None,
    whose: Whose | None = None,
    *,
    title: str | None = None,
) -> Step:
    """Let an idea become an objective of a cycle, or of the backlog; each of the two remembers the other.

    It is bottom-up whoever adopts it. A person it is for owns it; else who adopts it does.
    """
    made = add_objective(
        okrs,
        author,
        idea.title if title is None else title,
        cycle=into.id if into else None,
        whose=whose,
        owner=whose.person if whose else None,
        why=idea.why,
    )
    objective = _from_idea(made, idea)

    def rule(okrs: Okrs) -> None:
        made.rule(okrs)
        require_unanswered(okrs, idea)
        if into is not None:
            _require_taken_now(okrs, into)
            _require_one_space(idea, into)

    answered = changes_of(idea, {"state": "adopted", "objective": objective.made.id})
    where = f"for {into.name}" if into else "into the backlog"
    told = told_by(okrs, author, f"adopted “{idea.title}” {where}")
    return step(okrs, author, told, objective, *answered, rule=rule)


def _from_idea(made: Step, idea: Idea) -> Add:
    (added,) = made.changes
    assert isinstance(added, Add)
    return Add(replace(added.record, idea=idea.id), added.made)


def _require_one_space(idea: Idea, into: Cycle) -> None:
    if into.space != idea.space:
        raise RefusedError(f"{into.name} is a cycle of another team than “{idea.title}”")


def _require_taken_now(okrs: Okrs, into: Cycle) -> None:
    now = okrs.find(Cycle, into.id)
    require_open(okrs, now)
    if now.phase == "grading":
        raise RefusedError(f"{now.name} is being graded: choose a cycle that is planned or under way")
