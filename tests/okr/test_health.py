from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.grading import objective_score
from okrtui.okr.guidelines.survey import Survey
from okrtui.okr.health import MetricRow, beside, by_limits, by_objective, health_of, recent_weeks, to_read
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import mean_confidence, objective_progress
from okrtui.okr.records import HealthMetric, Light, Limits, Record, Whose
from okrtui.okr.rhythm import due
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.reports.one_page import one_page
from okrtui.reports.one_page_markdown import counted
from tests.builders import QUARTER, SPACE, check_in, key_result, objective, okrs_of, unit
from tests.okr.graded import grade
from tests.okr.lines import DOWN, FRIDAY, ME, MINE, MONDAY, UP, W46, W47, metric, reading


def rows(*records: Record, scope: Scope = MINE) -> tuple[MetricRow, ...]:
    return health_of(okrs_of(*records), scope, ME, recent_weeks(W47))


def row(*records: Record) -> MetricRow:
    return rows(*records)[0]


@pytest.mark.parametrize(
    ("limits", "value", "light"),
    [
        (UP, "4", "green"),
        (UP, "3.99", "amber"),
        (UP, "2.9", "red"),
        (DOWN, "2", "green"),
        (DOWN, "4", "amber"),
        (DOWN, "4.1", "red"),
        (Limits(Decimal(4), Decimal(3)), "5", "green"),
        (Limits(Decimal(2), Decimal(4)), "1", "green"),
        (Limits(Decimal(4), None, "up"), "3", "red"),
        (Limits(Decimal(4)), "4", "green"),
        (Limits(None, Decimal(4), "up"), "5", None),
        (Limits(Decimal("NaN"), Decimal(4), "up"), "5", None),
        (Limits(Decimal(4), Decimal("NaN"), "up"), "3", "red"),
        (UP, "NaN", None),
        (None, "5", None),
    ],
)
def test_limits_give_a_value_its_colour(limits: Limits | None, value: str, light: Light | None) -> None:
    assert by_limits(limits, Decimal(value)) == light


def test_a_value_without_limits_or_limits_without_a_value_have_no_colour() -> None:
    assert by_limits(UP, None) is None


@given(st.decimals(allow_nan=False, allow_infinity=False), st.decimals(allow_nan=False, allow_infinity=False))
def test_what_is_better_never_has_the_worse_colour(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    order = ["red", "amber", "green"]
    assert order.index(by_limits(UP, low) or "") <= order.index(by_limits(UP, high) or "")
    assert order.index(by_limits(DOWN, low) or "") >= order.index(by_limits(DOWN, high) or "")


def test_a_reading_of_this_week() -> None:
    shown = row(metric("morale", limits=UP), reading("r1", "morale", MONDAY, "4.2"))
    assert (shown.light, shown.is_read, len(shown.recent)) == ("green", True, 8)
    assert [w.light for w in shown.recent] == [None] * 7 + ["green"]


def test_a_colour_given_by_hand_goes_before_the_limits() -> None:
    shown = row(metric("morale", limits=UP), reading("r1", "morale", MONDAY, "4.2", status="red"))
    assert shown.light == "red"


def test_without_a_reading_this_week_the_latest_stands_and_says_so() -> None:
    shown = row(metric("morale", limits=UP), reading("r1", "morale", "2026-11-10", "3"))
    assert (shown.light, shown.is_read, shown.reading and shown.reading.id) == ("amber", False, "r1")


def test_a_metric_that_was_never_read() -> None:
    shown = row(metric("morale", limits=UP))
    assert (shown.reading, shown.light, shown.is_read) == (None, None, False)


def test_a_reading_after_the_week_shown_is_not_known_yet() -> None:
    okrs = okrs_of(metric("morale"), reading("r1", "morale", MONDAY, status="green"))
    assert health_of(okrs, MINE, ME, recent_weeks(W46))[0].reading is None


def test_of_several_readings_of_a_week_the_latest_counts() -> None:
    readings = [
        reading("r2", "morale", FRIDAY, "2"),
        reading("r1", "morale", MONDAY, "4"),
        reading("r3", "morale", FRIDAY, "3"),
    ]
    shown = row(metric("morale", limits=UP), *readings)
    assert shown.reading is not None
    assert shown.reading.id == "r3"


def test_changed_limits_colour_the_past_anew() -> None:
    before: HealthMetric = metric("morale", limits=UP)
    after = metric("morale", limits=Limits(Decimal(5), Decimal(4), "up"))
    read = reading("r1", "morale", "2026-11-10", "4")
    assert (row(before, read).recent[-2].light, row(after, read).recent[-2].light) == ("green", "amber")


def test_whose_metric_it_is() -> None:
    ground = (
        unit("team"),
        metric("kept", keeper="mei", for_=Whose(unit="team")),
        metric("theirs", keeper="ken", for_=Whose(unit="team")),
        metric("linked", keeper="ken", for_=Whose(), objective="boring"),
        metric("retired", retired=True),
        objective("boring", for_=Whose(unit="team")),
    )
    assert [r.metric.id for r in rows(*ground)] == ["kept"]
    assert [r.metric.id for r in rows(*ground, scope=Scope("unit", "team"))] == ["kept", "linked", "theirs"]


def test_metrics_stand_in_their_order() -> None:
    ground = (metric("aa"), metric("bb", order=("mei", "j1")), metric("cc", order=("mei", "i1")))
    assert [r.metric.id for r in rows(*ground)] == ["cc", "bb", "aa"]


def test_what_i_keep_is_asked_until_it_is_read() -> None:
    okrs = okrs_of(metric("one"), metric("two"), metric("kens", keeper="ken"), metric("old", retired=True))
    assert [m.id for m in to_read(okrs, ME, FRIDAY)] == ["one", "two"]
    okrs = okrs.with_records([reading("r1", "one", MONDAY, status="green")])
    assert [m.id for m in to_read(okrs, ME, FRIDAY)] == ["two"]
    assert [m.id for m in to_read(okrs, ME, date(2026, 11, 23))] == ["one", "two"]


def test_what_is_beside_an_objective_stands_last_below_it_and_what_is_beside_none_first() -> None:
    leader = objective("leader")
    volume, reach = metric("volume", objective="leader"), metric("reach", objective="leader")
    okrs = okrs_of(leader, metric("zest"), volume, reach, metric("alone", objective="in the trash"))
    grouped = by_objective(okrs, health_of(okrs, MINE, ME, recent_weeks(W47)))
    told = [(above.id if above else None, [row.metric.id for row in rows]) for above, rows in grouped]
    assert told == [(None, ["alone", "zest"]), ("leader", ["reach", "volume"])]


def test_beside_an_objective_stand_its_metrics_that_are_watched_with_their_last_reading() -> None:
    okrs = okrs_of(
        objective("leader"),
        metric("volume", objective="leader", limits=UP),
        metric("old", objective="leader", retired=True),
        metric("other"),
        reading("r1", "volume", MONDAY, "88"),
    )
    (shown,) = beside(okrs, "leader", recent_weeks(W47))
    assert (shown.metric.id, shown.reading and shown.reading.value, shown.light) == (
        "volume",
        Decimal(88),
        "green",
    )
    assert beside(okrs, "nosuch", recent_weeks(W47)) == ()


def reckoned(okrs: Okrs) -> tuple[object, ...]:
    """Every figure that key results are counted in."""
    boring = okrs.objectives["boring"]
    survey = Survey(okrs, FRIDAY)
    return (
        objective_progress(okrs, boring),
        objective_score(okrs, boring),
        mean_confidence(okrs, okrs.key_results.values()),
        [each.id for each in due(okrs, list(okrs.key_results.values()), FRIDAY)],
        [(found.code, found.record) for found in survey.of_space(SPACE)],
        counted(okrs, EVERYBODY, one_page(okrs, EVERYBODY, ME, [QUARTER], FRIDAY)).lines,
    )


@given(st.lists(st.tuples(st.sampled_from(["4", "88", "-3"]), st.sampled_from(["boring", None])), max_size=9))
def test_a_metric_beside_an_objective_counts_in_no_progress_score_confidence_or_guideline(
    watched: list[tuple[str, str | None]],
) -> None:
    goals = okrs_of(
        QUARTER,
        objective("boring"),
        key_result("deploys", grade=grade("0.6")),
        key_result("failures", grade=grade("0.4")),
        check_in("c1", "deploys", MONDAY.isoformat(), value=Decimal(8), confidence=3),
    )
    metrics: list[Record] = []
    for number, (value, above) in enumerate(watched):
        metrics += [metric(f"m{number}", objective=above), reading(f"r{number}", f"m{number}", MONDAY, value)]
    assert reckoned(goals.with_records(metrics)) == reckoned(goals)
