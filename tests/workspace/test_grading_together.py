"""The end of a cycle on two machines: what both do is one thing, and what they do differently is seen."""

from decimal import Decimal
from pathlib import Path

import pytest

from okrtui.okr.lineage import later
from okrtui.okr.next_cycle import offered
from okrtui.okr.records import Cycle, KeyResult, Objective, Whose
from okrtui.okr.steps.cycles import add_cycle, begin_grading
from okrtui.okr.steps.grading import Marks, give_score
from okrtui.okr.steps.next_cycle import carry_into
from okrtui.okr.steps.reviews import write_review
from okrtui.workspace.home import Home
from tests.workspace.desk import Desk, checked_in, colleague, exchange, key_result, objective, unite

Pair = tuple[Home, Home]


@pytest.fixture
def pair(desk: Desk, home: Home, tmp_path: Path) -> Pair:
    """Mei and Ken, who see the same graded quarter and its successor, each on a machine of their own."""
    deploys = key_result(home, objective(home))
    checked_in(home, deploys, 17)
    home.perform(add_cycle(home.okrs, home.author(), "2027-Q1"))
    home.perform(begin_grading(home.okrs, home.author(), cycle(home, "2026-Q4")))
    _, theirs = colleague(desk, home, tmp_path / "ken")
    return home, theirs


def cycle(home: Home, name: str) -> Cycle:
    return next(c for c in home.okrs_of(home.default).cycles.values() if c.name == name)


def boring(home: Home) -> Objective:
    return next(o for o in home.okrs.objectives.values() if o.carried_from is None)


def deploys(home: Home) -> KeyResult:
    return home.okrs.key_results_of[boring(home).id][0]


def meet(desk: Desk, pair: Pair, tmp_path: Path) -> None:
    theirs = Desk(tmp_path / "ken")
    theirs.default = desk.default
    exchange(desk, theirs)
    for home in pair:
        home.refresh()
    assert unite(pair[0]) == unite(pair[1])


def test_an_objective_that_both_carry_is_one_with_one_of_each_key_result(
    desk: Desk, pair: Pair, tmp_path: Path
) -> None:
    for home in pair:
        found = offered(home.okrs, boring(home), cycle(home, "2027-Q1"))
        home.perform(carry_into(home.okrs, home.author(), found, cycle(home, "2027-Q1")))
    meet(desk, pair, tmp_path)
    for home in pair:
        (copy,) = later(home.okrs, boring(home))
        assert [kr.measure.start for kr in home.okrs.key_results_of[copy.id]] == [Decimal(17)]
        assert home.workspaces[home.default].state.conflicts() == []


def test_a_key_result_that_both_grade_keeps_both_scores_for_somebody_to_settle(
    desk: Desk, pair: Pair, tmp_path: Path
) -> None:
    for home, score in zip(pair, ("0.81", "0.6"), strict=True):
        home.perform(give_score(home.okrs, home.author(), deploys(home), Marks(Decimal(score))))
    meet(desk, pair, tmp_path)
    for home in pair:
        state = home.workspaces[home.default].state
        assert state.conflicts() == [(deploys(home).id, "grade")]
        entity = state.entities.get(deploys(home).id)
        assert entity is not None
        assert {head.value["score"] for head in entity.rivals("grade")} == {"0.81", "0.6"}


def test_a_review_that_both_begin_is_one_with_what_each_wrote(desk: Desk, pair: Pair, tmp_path: Path) -> None:
    whose = Whose(person=pair[0].author().person)
    parts = ({"went_well": "the canary"}, {"lessons": "ask earlier"})
    for home, said in zip(pair, parts, strict=True):
        home.perform(write_review(home.okrs, home.author(), cycle(home, "2026-Q4"), whose, **said))
    meet(desk, pair, tmp_path)
    for home in pair:
        (review,) = home.okrs.reviews.values()
        assert (review.went_well, review.lessons) == ("the canary", "ask earlier")
