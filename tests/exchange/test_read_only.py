"""What a file says of a cycle that is closed here changes nothing in it, with `--update` neither."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from okrtui.exchange.csv_in import read_csv
from okrtui.exchange.intake import Intake
from okrtui.exchange.json_in import read_json
from okrtui.exchange.json_out import write_json
from okrtui.okr.errors import RefusedError
from okrtui.okr.records import (
    CheckIn,
    Comment,
    Cycle,
    Decision,
    Grade,
    KeyResult,
    Measure,
    Objective,
    Record,
    Review,
    Span,
    TargetChange,
    Whose,
    Win,
)
from okrtui.okr.steps.step import Change
from okrtui.okr.steps.taking_in import take_in
from tests.exchange.spaces import NOW, Desk, with_changes
from tests.exchange.test_json import read

OLD, OBJECTIVE, DEPLOYS, RATED = "q" * 26, "o" * 26, "k" * 26, "c" * 26
DAY = date(2026, 9, 21)
TO_TWENTY = Measure("reach", Decimal(4), Decimal(20), "deploys")


def in_north(kind: type[Record], letter: str, **fields: Any) -> Any:
    return kind(id=letter * 26, space="north", **fields)


def held(me: str) -> list[Record]:
    """A closed cycle with one of everything it may hold."""
    span = Span(date(2026, 7, 1), date(2026, 9, 30))
    said = {"on": DAY, "by": me}
    return [
        Cycle(id=OLD, space="north", key='["2026-Q3"]', name="2026-Q3", span=span, phase="closed"),
        in_north(Objective, "o", title="Make releases boring", cycle=OLD),
        in_north(Objective, "n", title="Elsewhere"),
        in_north(KeyResult, "k", objective=OBJECTIVE, title="Deploys", measure=TO_TWENTY, grade=Grade(Decimal("0.7"))),
        in_north(CheckIn, "c", key_result=DEPLOYS, value=Decimal(8), confidence=6, **said),
        in_north(TargetChange, "t", key_result=DEPLOYS, on=DAY, old=TO_TWENTY, new=TO_TWENTY, reason="why"),
        in_north(Comment, "r", about=RATED, text="so low?", **said),
        in_north(Comment, "s", about=OLD, text="reopened: x", **said),
        in_north(Win, "w", about=DEPLOYS, text="ten a day", **said),
        in_north(Decision, "d", about=OBJECTIVE, outcome="stop", **said),
        in_north(Review, "v", cycle=OLD, for_=Whose(person=me), lessons="ask"),
    ]  # fmt: skip


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.okrs = desk.okrs.with_records(held(desk.me))
    return desk


LISTS = {
    "cycles": {"name": "Autumn", "phase": "active"},
    "objectives": {"title": "Other"},
    "key_results": {"title": "Other", "reflection": "less", "grade": {"score": 1}},
    "reviews": {"lessons": "tell"},
}


@pytest.mark.parametrize("part", LISTS)
def test_an_update_edits_nothing_in_it(part: str, desk: Desk) -> None:
    document = json.loads(write_json(desk.okrs, NOW))
    (ours, *_) = [each for each in document[part] if each["id"] not in ("2026-Q4", "n" * 26)]
    intake = read(desk, {part: [ours | LISTS[part]]}, update=True)
    assert (intake.changes, intake.problems, len(intake.left)) == ((), (), 1)
    assert "was left as it is" in intake.left[0]


@pytest.mark.parametrize(
    "part",
    ["cycles", "objectives", "key_results", "check_ins", "target_changes", "comments", "wins", "decisions", "reviews"],
)  # fmt: skip
def test_an_update_moves_nothing_of_it_to_the_trash(part: str, desk: Desk) -> None:
    document = json.loads(write_json(desk.okrs, NOW))
    here = [each for each in document[part] if each["id"] not in ("2026-Q4", "n" * 26)]
    intake = read(desk, {part: [each | {"deleted": True} for each in here]}, update=True)
    assert here
    assert (intake.changes, intake.problems, len(intake.left)) == ((), (), len(here))


def test_an_update_moves_nothing_into_it_and_nothing_out_of_it(desk: Desk) -> None:
    desk.okrs = desk.okrs.with_records([in_north(KeyResult, "x", objective="n" * 26, title="Elsewhere")])
    for part, change in (
        ("objectives", {"id": "n" * 26, "title": "x", "cycle": "2026-Q3"}),
        ("objectives", {"id": OBJECTIVE, "title": "x", "cycle": "2026-Q4"}),
        ("key_results", {"id": "x" * 26, "title": "x", "objective": OBJECTIVE}),
        ("key_results", {"id": DEPLOYS, "title": "x", "objective": "n" * 26}),
    ):
        intake = read(desk, {part: [change]}, update=True)
        assert (intake.changes, intake.problems, len(intake.left)) == ((), (), 1), change


def test_what_is_not_of_it_is_updated_beside(desk: Desk) -> None:
    intake = desk.take(read(desk, {"objectives": [{"id": "n" * 26, "title": "Here"}]}, update=True))
    assert intake.updated == {"objective": 1}


NEW = {
    "target_changes": {"key_result": DEPLOYS, "reason": "x"},
    "comments": {"about": RATED, "text": "x"},
    "wins": {"about": DEPLOYS, "text": "x"},
    "decisions": {"about": OBJECTIVE, "outcome": "stop"},
    "reviews": {"cycle": "2026-Q3", "lessons": "x"},
}


@pytest.mark.parametrize("part", NEW)
def test_nothing_is_said_of_it_later(part: str, desk: Desk) -> None:
    intake = read(desk, {part: [{"id": "new", "on": "2026-11-20"} | NEW[part]]})
    closed = "2026-Q3 is closed and read-only; reopen it on purpose to add to it"
    assert (intake.changes, [str(each) for each in intake.problems]) == ((), [f"{part}[0]: {closed}"])


def test_what_is_said_of_a_comment_in_the_same_file_is_refused_too(desk: Desk) -> None:
    remarks = [{"id": "new", "about": RATED, "text": "x"}, {"id": "next", "about": "new", "text": "y"}]
    assert len(read(desk, {"comments": remarks}).problems) == 2


def test_a_closed_cycle_that_is_new_here_comes_with_all_it_holds(desk: Desk) -> None:
    south = Desk("south", "South")
    south.take(read(south, write_json(desk.okrs, NOW), empty=True))
    assert south.one("cycles", name="2026-Q3").phase == "closed"
    assert south.one("key_results").grade == Grade(Decimal("0.7"))
    assert len(list(south.okrs.children())) == len(list(desk.okrs.children()))
    again = read(south, write_json(desk.okrs, NOW), update=True)
    assert (again.changes, again.problems) == ((), ())


ROWS = {
    "a key result": f"cycle,objective,id,key_result,score\n2026-Q3,Make releases boring,{DEPLOYS},More,1\n",
    "a key result moved out": f"cycle,objective,id,key_result\n,Elsewhere,{DEPLOYS},Deploys\n",
    "an objective": "cycle,objective,kind\n2026-Q3,Make releases boring,committed\n",
    "the days of the cycle": "cycle,cycle_end,objective\n2026-Q3,2026-10-31,Make releases boring\n",
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_rows_update_nothing_in_it(name: str, desk: Desk) -> None:
    intake = read_csv(desk.okrs, desk.author, ROWS[name], update=True)
    assert (intake.changes, intake.problems, len(intake.left)) == ((), (), 1)


def closing(desk: Desk) -> None:
    desk.okrs = with_changes(desk.okrs, (Change(OLD, "phase", "active", "closed"),))


@pytest.mark.parametrize("update", [False, True])
def test_a_file_that_was_read_before_it_was_closed_is_not_taken_in(update: bool, desk: Desk) -> None:
    desk.okrs = with_changes(desk.okrs, (Change(OLD, "phase", "closed", "active"),))
    document: dict[str, Any] = {"check_ins": [{"id": "new", "key_result": DEPLOYS, "value": 9}]}
    if update:
        document = {"objectives": [{"id": OBJECTIVE, "title": "Other"}]}
    intake: Intake = read(desk, document, update=update)
    step = take_in(desk.okrs, desk.author, "imported", intake.changes)
    closing(desk)
    with pytest.raises(RefusedError, match="2026-Q3 was closed meanwhile"):
        step.rule(desk.okrs)


def test_a_file_that_brings_a_closed_cycle_may_be_taken_in_beside_one_that_is_closed_meanwhile(
    desk: Desk,
) -> None:
    desk.okrs = with_changes(desk.okrs, (Change(OLD, "phase", "closed", "active"),))
    document = {
        "cycles": [{"id": "2019-Q1", "name": "2019-Q1", "phase": "closed"}],
        "objectives": [{"id": "1", "title": "Old", "cycle": "2019-Q1"}],
    }
    text = read_json(desk.okrs, desk.author, json.dumps({"okrtui": 1} | document))
    step = take_in(desk.okrs, desk.author, "imported", text.changes)
    closing(desk)
    step.rule(desk.okrs)
