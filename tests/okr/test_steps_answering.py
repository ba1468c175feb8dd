from decimal import Decimal

import pytest
from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, NotFoundError, RefusedError
from okrtui.okr.guidelines.check_ins import nothing_said
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Priority, Whose
from okrtui.okr.run_asked import KeyResultAsked, MetricAsked, MetricRead, NextAsked, NextSaid, Rated
from okrtui.okr.steps.answering import answer_step
from okrtui.okr.steps.check_ins import Reading
from tests.builders import TODAY, applied, author, check_in, key_result, objective, okrs_of, unit
from tests.okr.lines import metric

TEAM = okrs_of(
    unit("sre"),
    objective("boring", for_=Whose(unit="sre"), owner="ken"),
    objective("nobodys", for_=Whose(), owner=None),
    key_result("a"),
    key_result("b", "nobodys"),
    check_in("low", "a", TODAY, confidence=2),
    metric("morale"),
)
A, NEXT = KeyResultAsked("a"), NextAsked("a")


def the_line(okrs: Okrs) -> Priority:
    (line,) = okrs.priorities.values()
    return line


def test_a_forecast_is_recorded_with_the_reading_as_one_step() -> None:
    step = answer_step(TEAM, author(), A, Rated(Reading(Decimal(8), 2), "will_not"))
    after = applied(TEAM, step)
    assert after.key_results["a"].forecast == "will_not"
    assert after.check_ins["a"][-1].value == 8
    again = answer_step(after, author(), A, Rated(Reading(None, 3), "will_not"))
    assert len(again.changes) == 1


def test_neither_is_recorded_of_what_was_dropped_meanwhile() -> None:
    step = answer_step(TEAM, author(), A, Rated(Reading(Decimal(8), 2), "will"))
    dropped = TEAM.with_records([replace(TEAM.key_results["a"], state="dropped")])
    with pytest.raises(RefusedError):
        step.rule(dropped)


def test_a_rating_corrects_the_one_it_replaces() -> None:
    after = applied(TEAM, answer_step(TEAM, author(), A, Rated(Reading(None, 3)), "low"))
    assert after.check_ins["a"][-1].fixes == "low"


def test_a_reading_holds_what_was_typed() -> None:
    answer = MetricRead(Decimal("4.2"), "red", "a bad week")
    after = applied(TEAM, answer_step(TEAM, author(), MetricAsked("morale"), answer))
    (made,) = after.health_readings["morale"]
    assert (made.value, made.status, made.note, made.on) == (Decimal("4.2"), "red", "a bad week", TODAY)


def test_a_metric_that_is_gone_is_named_in_the_refusal() -> None:
    with pytest.raises(NotFoundError, match="health metric"):
        answer_step(TEAM, author(), MetricAsked("gone"), MetricRead(light="red"))


def test_what_happens_next_becomes_a_must_of_this_week_for_whom_the_objective_is() -> None:
    after = applied(TEAM, answer_step(TEAM, author(), NEXT, NextSaid(" hire an SRE ")))
    line = the_line(after)
    assert (line.text, line.week, line.rank, line.key_result) == ("hire an SRE", "2026-W47", "must", "a")
    assert (line.owner, line.for_) == ("ken", Whose(unit="sre"))
    assert nothing_said(TEAM, TEAM.key_results["a"], TODAY) is not None
    assert nothing_said(after, TEAM.key_results["a"], TODAY) is None


def test_where_nobody_owns_it_the_must_is_mine() -> None:
    line = the_line(applied(TEAM, answer_step(TEAM, author(), NextAsked("b"), NextSaid("ask around"))))
    assert (line.owner, line.for_) == ("mei", Whose(person="mei"))


def test_said_again_it_changes_the_line_it_replaces() -> None:
    after = applied(TEAM, answer_step(TEAM, author(), NEXT, NextSaid("hire")))
    line = the_line(after)
    changed = applied(after, answer_step(after, author(), NEXT, NextSaid("hire two"), line.id))
    assert the_line(changed) == replace(line, text="hire two")


def test_or_it_becomes_a_comment_on_the_key_result() -> None:
    after = applied(TEAM, answer_step(TEAM, author(), NEXT, NextSaid("wait for the audit", "comment")))
    (said,) = after.comments["a"]
    assert (said.text, said.by) == ("wait for the audit", "mei")
    assert not after.priorities


def test_too_long_a_text_changes_nothing() -> None:
    with pytest.raises(BadInputError, match="16,000"):
        answer_step(TEAM, author(), NEXT, NextSaid("x" * 16_001))
