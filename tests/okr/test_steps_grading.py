"""Giving scores and verdicts: when, with what, and in whose name."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Grade, KeyResult, ObjectiveVerdict, Phase
from okrtui.okr.scores import adjusted_score
from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.grading import Marks, decide, give_score, marks_of
from okrtui.okr.steps.trash import drop
from tests.builders import applied, author, key_result, objective, okrs_of
from tests.okr.graded import LAST_DAYS, grade, in_phase, quarter

OKRS = okrs_of(quarter("grading"), objective("boring"), key_result("deploys"))
MEI, KEN = author("mei", LAST_DAYS), author("ken", LAST_DAYS)
GRADED = OKRS.with_records([key_result("deploys", grade=grade("0.81"), reflection="small steps")])


def marks(score: str | None = "0.81", **fields: Any) -> Marks:
    return Marks(score=None if score is None else Decimal(score), **fields)


def give(okrs: Okrs, given: Marks, **options: Any) -> KeyResult:
    who = options.pop("by", MEI)
    step = give_score(okrs, who, okrs.key_results["deploys"], given, **options)
    return applied(okrs, step).key_results["deploys"]


def test_a_score_is_given_with_all_that_is_said_about_it() -> None:
    made = give(
        OKRS,
        marks(
            adjustment=Decimal("-0.05"),
            because=" a competitor left ",
            explanation="hiring was late",
            verdict="change",
            reflection=" small steps ",
        ),
    )
    assert made.grade == Grade(
        Decimal("0.81"), Decimal("-0.05"), "a competitor left", "hiring was late", "change", "mei", LAST_DAYS
    )
    assert (made.reflection, adjusted_score(made.grade)) == ("small steps", Decimal("0.76"))
    assert marks_of(made).because == "a competitor left"


def test_history_reads_the_score_and_what_it_was_adjusted_from() -> None:
    deploys = OKRS.key_results["deploys"]
    assert give_score(OKRS, MEI, deploys, marks("0.8")).title == "graded “deploys”: 0.80"
    adjusted = marks("0.8", adjustment=Decimal("0.03"), because="effort")
    assert give_score(OKRS, MEI, deploys, adjusted).title == "graded “deploys”: 0.83, adjusted from 0.80"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"explanation": "hiring was late", "verdict": "go_on"}, "explanation, go on"),
        ({"reflection": "bigger steps"}, "reflection"),
        ({"reflection": None, "verdict": "stop"}, "reflection, stop"),
    ],
)
def test_history_reads_what_was_said_beside_a_score_that_stays(said: dict[str, Any], told: str) -> None:
    deploys = GRADED.key_results["deploys"]
    step = give_score(GRADED, MEI, deploys, replace(marks_of(deploys), **said))
    assert step.title == f"said more of “deploys”: {told}"


@pytest.mark.parametrize("adjustment", [None, "0", "0.00"])
def test_no_adjustment_is_kept_as_none(adjustment: str | None) -> None:
    made = give(OKRS, marks(adjustment=None if adjustment is None else Decimal(adjustment)))
    assert made.grade is not None
    assert made.grade.adjustment is None


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (marks(None), "a grade needs a score"),
        (marks("1.2"), "1.2 is not a score"),
        (marks("0.815"), "too fine"),
        (marks(adjustment=Decimal("0.05")), "an adjustment needs a reason"),
        (marks(adjustment=Decimal("0.05"), because="  "), "an adjustment needs a reason"),
        (marks(because="effort"), "a reason and no adjustment"),
        (marks(reflection="x" * 16_001), "the reflection has 16,001 characters"),
    ],
)
def test_what_cannot_be_a_grade_is_said_no_to(given: Marks, sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence):
        give(OKRS, given)


def test_an_adjustment_is_at_most_five_hundredths() -> None:
    with pytest.raises(RefusedError, match=r"by at most 0\.05"):
        give(OKRS, marks(adjustment=Decimal("0.06"), because="effort"))


@pytest.mark.parametrize(
    ("phase", "sentence"),
    [
        ("planning", "2026-Q4 is still being planned: scores and verdicts are given once it is being graded"),
        ("active", "2026-Q4 is under way: scores and verdicts are given once it is being graded"),
        ("closed", "2026-Q4 is closed and read-only"),
    ],
)
def test_scores_and_verdicts_are_given_while_a_cycle_is_graded(phase: Phase, sentence: str) -> None:
    okrs = in_phase(OKRS, phase)
    with pytest.raises(RefusedError, match=sentence):
        give(okrs, marks())
    with pytest.raises(RefusedError, match=sentence):
        decide(okrs, MEI, okrs.objectives["boring"], "stop")


def test_what_is_set_for_no_cycle_is_not_graded() -> None:
    with pytest.raises(RefusedError, match="“deploys” is set for no cycle"):
        give(OKRS.with_records([objective("boring", cycle=None)]), marks())


@pytest.mark.parametrize(
    ("dropped", "sentence"),
    [
        (key_result("deploys", state="dropped"), "“deploys” was dropped"),
        (objective("boring", state="dropped"), "“deploys” was dropped"),
        (objective("boring", state="draft"), "“boring” is a draft that nobody has taken on"),
    ],
)
def test_what_nobody_pursues_is_not_graded(dropped: Any, sentence: str) -> None:
    with pytest.raises(RefusedError, match=sentence):
        give(OKRS.with_records([dropped]), marks())


def test_the_rules_are_asked_again_when_the_step_is_taken() -> None:
    step = give_score(OKRS, MEI, OKRS.key_results["deploys"], marks())
    with pytest.raises(RefusedError, match="closed and read-only"):
        step.rule(in_phase(OKRS, "closed"))
    with pytest.raises(RefusedError, match="was dropped"):
        step.rule(applied(OKRS, drop(OKRS, KEN, OKRS.key_results["deploys"])))


def test_a_score_is_given_again_until_the_cycle_is_closed() -> None:
    again = give(GRADED, marks("0.6"), by=author("mei", date(2026, 12, 31)))
    assert again.grade is not None
    assert (again.grade.score, again.grade.on) == (Decimal("0.6"), date(2026, 12, 31))
    assert again.reflection is None
    with pytest.raises(BadInputError, match="is graded like that already"):
        give(GRADED, replace(marks_of(GRADED.key_results["deploys"]), reflection=" small steps "))


def test_of_a_grade_only_what_differs_is_changed() -> None:
    deploys = GRADED.key_results["deploys"]
    step = give_score(GRADED, MEI, deploys, replace(marks_of(deploys), reflection="bigger steps"))
    assert [change.field for change in step.changes if not hasattr(change, "made")] == ["reflection"]


def test_a_second_opinion_is_a_comment_and_replaces_nothing() -> None:
    with pytest.raises(RefusedError, match=r"Mei gave “deploys” 0\.81: a second opinion is a comment"):
        give(GRADED, marks("0.6"), by=KEN)
    said = applied(GRADED, comment(GRADED, KEN, GRADED.key_results["deploys"], "0.6 at best"))
    assert said.key_results["deploys"].grade == GRADED.key_results["deploys"].grade
    assert [each.text for each in said.comments["deploys"]] == ["0.6 at best"]


def test_a_score_that_somebody_gave_meanwhile_is_not_overwritten() -> None:
    step = give_score(OKRS, KEN, OKRS.key_results["deploys"], marks("0.6"))
    with pytest.raises(RefusedError, match="Mei gave"):
        step.rule(GRADED)


def test_a_score_is_replaced_on_purpose_and_then_is_the_others() -> None:
    replaced = give(GRADED, marks("0.6"), by=KEN, instead=True)
    assert replaced.grade is not None
    assert (replaced.grade.score, replaced.grade.by) == (Decimal("0.6"), "ken")


def test_what_another_person_adds_to_a_grade_leaves_it_that_of_who_gave_it() -> None:
    deploys = GRADED.key_results["deploys"]
    made = give(GRADED, replace(marks_of(deploys), explanation="hiring was late"), by=author("ken"))
    assert made.grade == replace(deploys.grade or Grade(), explanation="hiring was late")


def test_a_score_that_nobody_gave_can_be_given_by_anybody() -> None:
    imported = OKRS.with_records([key_result("deploys", grade=grade("0.5", by=None))])
    empty = OKRS.with_records([key_result("deploys", grade=Grade(explanation="hiring was late", by="mei"))])
    for okrs in (imported, empty):
        made = give(okrs, marks("0.6"), by=KEN)
        assert made.grade is not None
        assert made.grade.by == "ken"


def test_an_objective_gets_a_verdict_with_a_reason() -> None:
    step = decide(OKRS, MEI, OKRS.objectives["boring"], "go_on", " not the goal but the way was wrong ")
    made = applied(OKRS, step).objectives["boring"]
    assert made.verdict == ObjectiveVerdict("go_on", "not the goal but the way was wrong", "mei", LAST_DAYS)
    assert step.title == "verdict on “boring”: go on"


def test_a_verdict_is_given_again_and_not_twice_the_same() -> None:
    okrs = applied(OKRS, decide(OKRS, MEI, OKRS.objectives["boring"], "stop"))
    boring = okrs.objectives["boring"]
    with pytest.raises(BadInputError, match="has that verdict already"):
        decide(okrs, KEN, boring, "stop", " ")
    changed = applied(okrs, decide(okrs, KEN, boring, "stop", "nobody needs it")).objectives["boring"]
    assert changed.verdict == ObjectiveVerdict("stop", "nobody needs it", "ken", LAST_DAYS)


def test_a_dropped_objective_gets_no_verdict() -> None:
    okrs = OKRS.with_records([objective("boring", state="dropped")])
    with pytest.raises(RefusedError, match="“boring” was dropped"):
        decide(okrs, MEI, okrs.objectives["boring"], "stop")


def test_an_imported_score_may_be_finer_and_stays_while_more_is_said_of_it() -> None:
    okrs = OKRS.with_records([key_result("deploys", grade=grade("0.8125", because="a reason for nothing"))])
    said = replace(marks_of(okrs.key_results["deploys"]), reflection="small steps")
    made = give(okrs, said)
    assert made.grade == grade("0.8125")
    assert made.reflection == "small steps"
    with pytest.raises(BadInputError, match="too fine"):
        give(okrs, replace(said, score=Decimal("0.8126")))
