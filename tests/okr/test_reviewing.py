"""Whose review of a cycle is written."""

from okrtui.okr.records import Cycle, Person, Whose
from okrtui.okr.reviewing import reviewers
from okrtui.okr.scope import EVERYBODY, ME, Scope
from tests.builders import QUARTER, objective, okrs_of, unit

OKRS = okrs_of(
    unit("platform", name="Platform", level="team"),
    unit("company", name="North", level="company"),
    unit("idle", name="Idle", level="team"),
    objective("boring", for_=Whose(unit="platform")),
    objective("market", for_=Whose(unit="company"), owner="ken"),
)


def test_of_everybody_the_units_with_objectives_are_offered_the_company_first() -> None:
    assert reviewers(OKRS, EVERYBODY, {"mei"}, QUARTER) == (Whose(unit="company"), Whose(unit="platform"))


def test_who_has_objectives_of_their_own_may_review_them_too() -> None:
    okrs = OKRS.with_records([objective("calm")])
    assert reviewers(okrs, EVERYBODY, {"mei"}, QUARTER)[-1] == Whose(person="mei")
    assert Whose(person="mei") not in reviewers(okrs, EVERYBODY, {"ken"}, QUARTER)


def test_of_mine_the_units_i_own_objectives_for_and_i() -> None:
    assert reviewers(OKRS, ME, {"mei"}, QUARTER) == (Whose(unit="platform"), Whose(person="mei"))


def test_a_unit_or_person_looked_at_is_asked_for_no_choice() -> None:
    assert reviewers(OKRS, Scope("unit", "idle"), {"mei"}, QUARTER) == (Whose(unit="idle"),)
    assert reviewers(OKRS, Scope("person", "ken"), {"mei"}, QUARTER) == (Whose(person="ken"),)


def test_where_nobody_has_objectives_only_i_am_left_and_never_somebody_of_another_space() -> None:
    stranger = Person(id="mei2", space="other", name="Mei")
    okrs = okrs_of(stranger)
    assert reviewers(okrs, EVERYBODY, {"mei", "mei2"}, QUARTER) == (Whose(person="mei"),)
    assert reviewers(okrs, Scope("person", "mei2"), {"mei", "mei2"}, QUARTER) == (Whose(person="mei"),)
    assert reviewers(okrs, EVERYBODY, {"mei"}, Cycle(id="x", space="third")) == ()
