"""What a unit or a person says of a cycle before it is closed."""

from typing import Any

import pytest
from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, NotFoundError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Review, Whose
from okrtui.okr.steps.reviews import review_of, write_review
from okrtui.okr.steps.step import Change
from okrtui.okr.steps.trash import delete
from tests.builders import applied, author, okrs_of, unit
from tests.okr.graded import LAST_DAYS, in_phase, quarter

MEI = author("mei", LAST_DAYS)
NORTH = Whose(unit="north")
OKRS = okrs_of(unit("north"), quarter("grading"))


def said(okrs: Okrs, whose: Whose = NORTH, **parts: Any) -> Okrs:
    return applied(okrs, write_review(okrs, MEI, okrs.cycles["q4"], whose, **parts))


def now(okrs: Okrs) -> Review:
    found = review_of(okrs, okrs.cycles["q4"], NORTH)
    assert found is not None
    return found


def test_a_review_says_what_went_well_and_badly_what_was_learnt_and_what_is_next() -> None:
    parts = {"went_well": "canary", "went_badly": "hiring", "lessons": "ask earlier", "next": " rollback "}
    step = write_review(OKRS, MEI, OKRS.cycles["q4"], NORTH, **parts)
    found = now(applied(OKRS, step))
    assert (found.went_well, found.went_badly, found.lessons, found.next) == (
        "canary",
        "hiring",
        "ask earlier",
        "rollback",
    )
    assert step.title == (
        "reviewed 2026-Q4 for North: what went well, what went badly, lessons, what is next"
    )


def test_parts_are_changed_one_by_one_and_cleared() -> None:
    okrs = said(said(OKRS, went_well="canary", lessons="ask earlier"), lessons=" ", next="rollback")
    assert (now(okrs).went_well, now(okrs).lessons, now(okrs).next) == ("canary", None, "rollback")
    step = write_review(okrs, MEI, okrs.cycles["q4"], NORTH, went_well="the canary")
    assert [change.field for change in step.changes if isinstance(change, Change)] == ["went_well"]


def test_each_unit_and_each_person_has_a_review_and_two_people_make_one() -> None:
    mine = write_review(OKRS, MEI, OKRS.cycles["q4"], NORTH, lessons="a")
    theirs = write_review(OKRS, author("ken"), OKRS.cycles["q4"], NORTH, next="b")
    assert mine.added == theirs.added
    okrs = said(applied(OKRS, mine), Whose(person="mei"), lessons="mine")
    assert {review.lessons for review in okrs.reviews.values()} == {"a", "mine"}
    with pytest.raises(RefusedError, match="somebody has begun that review meanwhile"):
        theirs.rule(okrs)


def test_a_review_from_the_trash_comes_back() -> None:
    okrs = said(OKRS, went_well="canary", lessons="ask earlier")
    gone = applied(okrs, delete(okrs, MEI, now(okrs)))
    assert review_of(gone, gone.cycles["q4"], NORTH) is None
    assert now(said(gone, lessons="ask")) == replace(now(okrs), lessons="ask")


@pytest.mark.parametrize(
    ("whose", "parts", "error", "sentence"),
    [
        (Whose(), {"lessons": "a"}, BadInputError, "that of a unit or a person"),
        (NORTH, {"lessons": "  "}, BadInputError, "nothing to change"),
        (NORTH, {}, BadInputError, "nothing to change"),
        (NORTH, {"lessons": "x" * 16_001}, BadInputError, "lessons has 16,001 characters"),
        (Whose(unit="south"), {"lessons": "a"}, NotFoundError, "that unit is no longer there"),
        (Whose(person="bob"), {"lessons": "a"}, NotFoundError, "that person is no longer there"),
    ],
)
def test_a_review_that_cannot_be_is_said_no_to(
    whose: Whose, parts: dict[str, str], error: type[Exception], sentence: str
) -> None:
    with pytest.raises(error, match=sentence):
        said(OKRS, whose, **parts)


def test_a_cycle_is_reviewed_once_it_runs_and_until_it_is_closed() -> None:
    assert now(said(in_phase(OKRS, "active"), lessons="early")).lessons == "early"
    with pytest.raises(RefusedError, match="2026-Q4 is still being planned: it is reviewed at its end"):
        said(in_phase(OKRS, "planning"), lessons="a")
    with pytest.raises(RefusedError, match="2026-Q4 is closed and read-only"):
        said(in_phase(OKRS, "closed"), lessons="a")
