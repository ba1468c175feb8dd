"""What stands beside a key result when it is graded."""

from datetime import date
from decimal import Decimal
from typing import Any

from okrtui.okr.evidence import Evidence, evidence
from okrtui.okr.records import Comment, Measure, Record, TargetChange
from tests.builders import (
    AT_MOST,
    REACH,
    SPACE,
    STEPS,
    TODAY,
    check_in,
    key_result,
    objective,
    okrs_of,
)
from tests.okr.graded import LAST_DAYS

LATE = date(2026, 12, 15)


def of(*records: Record, measure: Measure = REACH, today: date = LAST_DAYS, **fields: Any) -> Evidence:
    deploys = key_result("kr", measure=measure, **fields)
    okrs = okrs_of(objective("top"), objective("boring", parent="top"), deploys, *records)
    return evidence(okrs, deploys, today)


def said(id_: str, on: date, text: str) -> Comment:
    return Comment(id=id_, space=SPACE, about="kr", on=on, text=text, by="ken")


def test_it_says_where_the_key_result_belongs_and_what_it_supports() -> None:
    found = of(forecast="will")
    assert found.objective is not None
    assert found.supports is not None
    assert (found.objective.id, found.supports.id, found.key_result.forecast) == ("boring", "top", "will")


def test_the_last_value_comes_with_its_day_though_a_later_check_in_brought_none() -> None:
    found = of(
        check_in("a", "kr", "2026-12-07", value=Decimal(15)),
        check_in("b", "kr", "2026-12-14", value=Decimal(17)),
        check_in("c", "kr", "2026-12-21", confidence=8, note="canary is on"),
    )
    assert (found.at.value, found.on, found.at.progress) == (
        Decimal(17),
        date(2026, 12, 14),
        Decimal("0.8125"),
    )
    assert (found.suggested, found.doubt, found.pace) == (Decimal("0.81"), None, "on pace")


def test_values_and_confidences_come_by_week_and_are_as_long_as_the_cycle() -> None:
    found = of(
        check_in("a", "kr", "2026-10-06", value=Decimal(6), confidence=5),
        check_in("b", "kr", "2026-10-08", value=Decimal(7)),
        check_in("c", "kr", "2026-10-20", value=Decimal(9), confidence=6),
        today=TODAY,
    )
    assert len(found.weeks) == len(found.values) == len(found.confidences) == 14
    assert [week.label for week in found.weeks[:4]] == ["W40", "W41", "W42", "W43"]
    assert found.values[:4] == (None, Decimal(7), None, Decimal(9))
    assert found.confidences[:4] == (None, 5, 5, 6)
    assert found.confidences[7:] == (6, None, None, None, None, None, None)


def test_a_corrected_check_in_counts_neither_as_a_value_nor_as_a_note() -> None:
    found = of(
        check_in("a", "kr", "2026-12-14", value=Decimal(71), note="typo"),
        check_in("b", "kr", "2026-12-14", value=Decimal(17), note="right", fixes="a"),
    )
    assert [v for v in found.values if v is not None] == [17]
    assert [note.note for note in found.notes] == ["right"]


def test_notes_and_what_was_said_beside_come_newest_first() -> None:
    found = of(
        check_in("a", "kr", "2026-12-07", note="first"),
        check_in("b", "kr", "2026-12-08", confidence=6),
        check_in("c", "kr", "2026-12-14", note="second"),
        said("x", LATE, "0.7 at best"),
        said("y", LAST_DAYS, "agreed"),
    )
    assert [note.note for note in found.notes] == ["second", "first"]
    assert [comment.text for comment in found.comments] == ["agreed", "0.7 at best"]


def test_a_threshold_says_in_how_many_weeks_it_was_held() -> None:
    found = of(
        check_in("a", "kr", "2026-12-07", value=Decimal(4)),
        check_in("b", "kr", "2026-12-14", value=Decimal(6)),
        check_in("c", "kr", "2026-12-21", value=Decimal(5)),
        measure=AT_MOST,
    )
    assert (found.held, found.pace) == ((2, 3), None)
    assert of().held is None


def test_milestones_say_which_steps_are_done() -> None:
    found = of(check_in("a", "kr", "2026-12-07", steps_done=("1", "3")), measure=STEPS)
    assert [(each.step.name, each.is_done) for each in found.steps] == [
        ("a", True),
        ("b", False),
        ("c", True),
        ("d", False),
    ]
    assert found.suggested == Decimal("0.50")
    assert of().steps == ()


def test_it_tells_every_change_of_the_target() -> None:
    change = TargetChange(
        id="t",
        space=SPACE,
        key_result="kr",
        on=TODAY,
        old=REACH,
        new=REACH,
        reason="reached in October",
        by="mei",
    )
    assert [each.reason for each in of(change).changes] == ["reached in October"]


def test_without_any_check_in_there_is_little_to_see_and_the_suggestion_is_doubted() -> None:
    found = of()
    assert (found.at.value, found.on, found.notes, set(found.values)) == (None, None, (), {None})
    assert (found.suggested, found.doubt) == (Decimal("0.00"), "nobody has checked in")
