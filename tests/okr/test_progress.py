from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr import progress
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Measure, Milestone
from tests.builders import (
    AT_MOST,
    REACH,
    SPACE,
    STEPS,
    TODAY,
    YES_NO,
    check_in,
    key_result,
    objective,
    okrs_of,
)


def with_check_ins(*check_ins: tuple[str, dict[str, Any]], measure: Measure = REACH) -> Okrs:
    made = [check_in(f"c{n}", "deploys", day, **fields) for n, (day, fields) in enumerate(check_ins)]
    return okrs_of(objective("boring"), key_result("deploys", measure=measure), *made)


def status_of(okrs: Okrs) -> str:
    return progress.status(okrs, okrs.key_results["deploys"], TODAY)


def test_without_a_check_in_a_key_result_stands_at_its_start_and_is_new() -> None:
    okrs = with_check_ins()
    at = progress.standing(okrs, okrs.key_results["deploys"])
    assert (at.value, at.raw, at.progress, at.confidence) == (None, Decimal(0), Decimal(0), None)
    assert status_of(okrs) == "new"


def test_raw_is_kept_beyond_the_target_and_progress_is_clamped() -> None:
    okrs = with_check_ins(("2026-11-16", {"value": Decimal("24.8"), "confidence": 9}))
    at = progress.standing(okrs, okrs.key_results["deploys"])
    assert (at.raw, at.progress) == (Decimal("1.3"), Decimal(1))
    assert status_of(okrs) == "done"


def test_a_value_may_fall_behind_the_start() -> None:
    okrs = with_check_ins(("2026-11-16", {"value": Decimal("1.28")}))
    assert progress.standing(okrs, okrs.key_results["deploys"]).raw == Decimal("-0.17")


def test_the_last_value_counts_and_a_check_in_without_one_leaves_it() -> None:
    okrs = with_check_ins(
        ("2026-11-09", {"value": Decimal(12), "confidence": 4}), ("2026-11-16", {"confidence": 6})
    )
    at = progress.standing(okrs, okrs.key_results["deploys"])
    assert (at.value, at.confidence, at.rated) == (Decimal(12), 6, date(2026, 11, 16))


def test_a_backdated_check_in_does_not_become_the_last() -> None:
    okrs = with_check_ins(("2026-11-16", {"value": Decimal(12)}), ("2026-11-02", {"value": Decimal(8)}))
    assert progress.standing(okrs, okrs.key_results["deploys"]).value == 12


def test_of_a_chain_of_corrections_the_one_recorded_last_counts() -> None:
    okrs = with_check_ins(
        ("2026-11-09", {"value": Decimal(8)}),
        ("2026-11-09", {"value": Decimal(9), "fixes": "c0"}),
        ("2026-11-09", {"value": Decimal(10), "fixes": "c1"}),
    )
    at = progress.standing(okrs, okrs.key_results["deploys"])
    assert [c.id for c in at.check_ins] == ["c2"]
    assert at.value == 10


def test_corrections_that_name_each_other_do_not_loop() -> None:
    made = [check_in("a", "deploys", TODAY, fixes="b"), check_in("b", "deploys", TODAY, fixes="a")]
    assert len(progress.shown(made)) in (1, 2)


@pytest.mark.parametrize(
    ("confidence", "word"), [(10, "on track"), (7, "on track"), (6, "open"), (4, "open"), (3, "off track")]
)
def test_the_status_follows_the_confidence(confidence: int, word: str) -> None:
    okrs = with_check_ins(("2026-11-16", {"value": Decimal(17), "confidence": confidence}))
    assert status_of(okrs) == word


def test_a_middling_confidence_below_that_of_four_weeks_ago_is_at_risk() -> None:
    okrs = with_check_ins(
        ("2026-10-19", {"value": Decimal(12), "confidence": 6}),
        ("2026-11-16", {"value": Decimal(17), "confidence": 5}),
    )
    assert status_of(okrs) == "at risk"


def test_a_middling_confidence_behind_the_straight_line_is_at_risk() -> None:
    okrs = with_check_ins(("2026-11-16", {"value": Decimal(8), "confidence": 5}))
    assert status_of(okrs) == "at risk"


@pytest.mark.parametrize(("value", "word"), [("4.9", "holding"), ("5", "holding"), ("5.1", "not holding")])
def test_a_threshold_is_held_or_not_and_never_done(value: str, word: str) -> None:
    okrs = with_check_ins(("2026-11-16", {"value": Decimal(value), "confidence": 9}), measure=AT_MOST)
    assert status_of(okrs) == word


def test_a_dropped_key_result_says_so() -> None:
    okrs = okrs_of(objective("boring"), key_result("deploys", state="dropped"))
    assert status_of(okrs) == "dropped"


@pytest.mark.parametrize(
    ("value", "word"),
    [("12.80", "ahead"), ("12.79", "on pace"), ("11.04", "on pace"),
     ("11.03", "behind"), ("8.40", "behind"), ("8.39", "far behind")],
)  # fmt: skip
def test_pace_compares_with_the_straight_line(value: str, word: str) -> None:
    # 50 of 91 days are gone on 20 November: the line stands at 4 + 16 · 50/91 = 12.79
    okrs = with_check_ins(("2026-11-16", {"value": Decimal(value)}))
    expected = progress.expected_progress(okrs, okrs.key_results["deploys"], TODAY)
    assert expected == Decimal(50) / 91
    assert progress.pace(okrs, okrs.key_results["deploys"], TODAY) == word


def test_pace_says_nothing_of_thresholds_and_yes_or_no() -> None:
    for measure in (AT_MOST, YES_NO, STEPS):
        okrs = with_check_ins(measure=measure)
        assert progress.pace(okrs, okrs.key_results["deploys"], TODAY) is None


def test_milestones_with_dates_are_expected_on_their_days() -> None:
    steps = (
        Milestone("1", "a", date(2026, 11, 1)), Milestone("2", "b", date(2026, 11, 20)), Milestone("3", "c"),
    )  # fmt: skip
    okrs = with_check_ins(("2026-11-16", {"steps_done": ("1",)}), measure=Measure("milestones", steps=steps))
    kr = okrs.key_results["deploys"]
    assert progress.expected_progress(okrs, kr, TODAY) == Decimal(2) / 3
    assert progress.pace(okrs, kr, TODAY) == "behind"


def test_an_objective_is_the_weighted_mean_of_what_is_not_dropped() -> None:
    okrs = okrs_of(
        objective("boring"),
        key_result("a", weight=Decimal(3)),
        key_result("b", measure=YES_NO),
        key_result("c", state="dropped"),
        check_in("1", "a", TODAY, value=Decimal(12)),
        check_in("2", "b", TODAY, value=Decimal(1)),
    )
    assert progress.objective_progress(okrs, okrs.objectives["boring"]) == Decimal("0.625")


def test_an_objective_without_key_results_has_no_progress() -> None:
    okrs = okrs_of(objective("boring"), key_result("a", state="dropped"))
    assert progress.objective_progress(okrs, okrs.objectives["boring"]) is None


def test_units_and_cycles_are_the_plain_mean_of_their_objectives() -> None:
    okrs = okrs_of(
        objective("boring"), objective("quiet"), objective("empty"), objective("left", state="dropped"),
        key_result("a"), key_result("b", "quiet", measure=YES_NO), key_result("c", "left", measure=YES_NO),
        check_in("1", "b", TODAY, value=Decimal(1)), check_in("2", "c", TODAY, value=Decimal(1)),
    )  # fmt: skip
    assert progress.mean_progress(okrs, okrs.objectives.values()) == Decimal("0.5")


def test_the_mean_confidence_counts_given_ones_alone_and_says_how_many() -> None:
    okrs = okrs_of(
        objective("boring"), key_result("a"), key_result("b"), check_in("1", "a", TODAY, confidence=8)
    )
    assert progress.mean_confidence(okrs, okrs.key_results.values()) == (Decimal(8), 1)


@given(st.lists(st.tuples(st.decimals(0, 1, places=3), st.decimals("0.01", 100, places=2)), min_size=1))
def test_a_weighted_mean_lies_between_the_least_and_the_greatest(
    pairs: list[tuple[Decimal, Decimal]],
) -> None:
    mean = progress.weighted_mean(pairs)
    assert mean is not None
    tolerance = Decimal("1e-20")
    assert min(v for v, _ in pairs) - tolerance <= mean <= max(v for v, _ in pairs) + tolerance


@given(st.lists(st.tuples(st.integers(0, 60), st.one_of(st.none(), st.integers(0, 10))), max_size=12))
def test_the_confidence_on_a_day_is_the_last_one_given_until_then(
    given_: list[tuple[int, int | None]],
) -> None:
    start = date(2026, 10, 1)
    made = [check_in(str(n), "k", start + timedelta(d), confidence=c) for n, (d, c) in enumerate(given_)]
    counted = progress.shown(made)
    until = [c for c in counted if c.confidence is not None and c.on and c.on <= TODAY]
    assert progress.confidence_on(counted, TODAY) == (until[-1].confidence if until else None)


def test_pace_says_nothing_without_a_first_and_a_last_day() -> None:
    endless = Cycle(id="q4", space=SPACE, name="someday", phase="active")
    for due, starts in ((None, TODAY), (TODAY, None)):
        okrs = okrs_of(endless, objective("boring"), key_result("deploys", due=due, starts=starts))
        assert progress.pace(okrs, okrs.key_results["deploys"], TODAY) is None
