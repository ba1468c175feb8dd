"""What waited comes into a cycle: drafts of the backlog, and ideas that become objectives."""

from datetime import date

import pytest
from msgspec.structs import replace

from okrtui.okr.errors import GoneError, RefusedError
from okrtui.okr.records import Cycle, Idea, Phase, Span, Whose
from okrtui.okr.steps.adopting import adopt, take_into
from tests.builders import QUARTER, SPACE, applied, author, objective, okrs_of, unit

NEXT = Cycle(
    id="q1", space=SPACE, name="2027-Q1", span=Span(date(2027, 1, 1), date(2027, 3, 31)), phase="planning"
)
DRAFT = objective("waits", cycle=None, state="draft")
IDEA = Idea(id="idea", space=SPACE, title="Coverage as a service", why="Nobody knows", author="ken")


def test_a_draft_stays_one_in_a_planned_cycle_and_becomes_active_in_one_under_way() -> None:
    okrs = okrs_of(NEXT, DRAFT)
    planned = applied(okrs, take_into(okrs, author(), DRAFT, NEXT)).objectives["waits"]
    assert (planned.cycle, planned.state) == ("q1", "draft")
    active = applied(okrs, take_into(okrs, author(), DRAFT, QUARTER)).objectives["waits"]
    assert (active.cycle, active.state) == ("q4", "active")


def test_an_idea_becomes_an_objective_and_each_remembers_the_other() -> None:
    okrs = okrs_of(NEXT, IDEA, unit("platform"))
    step = adopt(okrs, author(), IDEA, NEXT, Whose(unit="platform"))
    after = applied(okrs, step)
    made = after.objectives[step.added[0]]
    assert (made.title, made.why, made.idea) == ("Coverage as a service", "Nobody knows", "idea")
    assert (made.cycle, made.state, made.for_) == ("q1", "draft", Whose(unit="platform"))
    assert (after.ideas["idea"].state, after.ideas["idea"].objective) == ("adopted", made.id)


@pytest.mark.parametrize("phase", ["grading", "closed"])
def test_nothing_comes_into_a_cycle_that_is_over(phase: Phase) -> None:
    over = replace(NEXT, phase=phase)
    okrs = okrs_of(over, DRAFT, IDEA)
    with pytest.raises(RefusedError, match="2027-Q1 is"):
        take_into(okrs, author(), DRAFT, over)
    with pytest.raises(RefusedError, match="2027-Q1 is"):
        adopt(okrs, author(), IDEA, over)


def test_what_somebody_took_first_is_not_taken_twice() -> None:
    okrs = okrs_of(NEXT, DRAFT, IDEA)
    taken = applied(okrs, take_into(okrs, author(), DRAFT, NEXT))
    with pytest.raises(RefusedError, match="set for 2027-Q1 already"):
        take_into(taken, author(), DRAFT, NEXT)
    adopted = applied(okrs, adopt(okrs, author(), IDEA, NEXT))
    with pytest.raises(RefusedError, match="“Coverage as a service” is adopted already"):
        adopt(adopted, author(), IDEA, NEXT)


def test_what_lies_in_the_trash_by_now_is_said_to() -> None:
    step = take_into(okrs_of(NEXT, DRAFT), author(), DRAFT, NEXT)
    with pytest.raises(GoneError, match="trash"):
        step.rule(okrs_of(NEXT, replace(DRAFT, deleted=True)))
