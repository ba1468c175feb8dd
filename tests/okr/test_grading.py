"""The scores of objectives, units and cycles."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.grading import (
    average,
    commitment_of,
    graded,
    in_earnest,
    mean_score,
    objective_score,
    score_so_far,
    ungraded,
)
from okrtui.okr.okrs import Okrs
from okrtui.okr.scores import rounded
from tests.builders import QUARTER, key_result, objective, okrs_of
from tests.okr.graded import grade, scored

WEIGHTS = st.decimals("0.001", 1000, places=3)
SCORES = st.decimals(0, 1, places=2)


def one(okrs: Okrs) -> Decimal | None:
    return objective_score(okrs, okrs.objectives["boring"])


def test_an_objective_is_the_weighted_mean_of_its_adjusted_scores() -> None:
    okrs = okrs_of(
        objective("boring"),
        scored("a", "0.80", weight=Decimal(3)),
        key_result("b", grade=grade("0.35", "0.05")),
    )
    assert one(okrs) == Decimal("0.70")


def test_what_was_dropped_weighs_nothing() -> None:
    okrs = okrs_of(objective("boring"), scored("a", "0.80"), scored("b", "0.10", state="dropped"))
    assert one(okrs) == Decimal("0.80")


def test_until_every_key_result_has_a_score_an_objective_has_none() -> None:
    okrs = okrs_of(
        objective("boring"), scored("a", "0.80"), key_result("b"), key_result("c", grade=grade(None))
    )
    assert one(okrs) is None
    assert graded(okrs, okrs.objectives["boring"]) == (1, 3)
    assert score_so_far(okrs, okrs.objectives["boring"]) == Decimal("0.80")
    assert [kr.id for kr in ungraded(okrs, okrs.objectives.values())] == ["b", "c"]


@pytest.mark.parametrize("state", [None, "dropped"])
def test_without_key_results_or_with_all_of_them_dropped_there_is_no_score(state: str | None) -> None:
    dropped = [scored("a", "0.80", state=state)] if state else []
    okrs = okrs_of(objective("boring"), *dropped)
    assert one(okrs) is None
    assert list(ungraded(okrs, okrs.objectives.values())) == []
    assert mean_score(okrs, okrs.objectives.values()) is None


def test_a_cycle_without_objectives_has_no_score() -> None:
    okrs = okrs_of()
    assert in_earnest(okrs, QUARTER) == ()
    assert (mean_score(okrs, ()), average(okrs, ())) == (None, None)


def test_a_cycle_is_the_plain_mean_of_its_objectives_and_its_average_leaves_out_what_was_committed() -> None:
    okrs = okrs_of(
        objective("boring"), scored("a", "0.60"), scored("a2", "0.80"),
        objective("bold"), scored("b", "0.50", "bold"),
        objective("promised", kind="committed"), scored("c", "0.90", "promised"),
        objective("open"), key_result("d", "open"),
        objective("draft", state="draft"), scored("e", "0.10", "draft"),
        objective("left", state="dropped"), scored("f", "0.10", "left"),
        objective("other", cycle="q1"), scored("g", "0.10", "other"),
    )  # fmt: skip
    counted = in_earnest(okrs, QUARTER)
    assert {each.id for each in counted} == {"boring", "bold", "promised", "open"}
    assert mean_score(okrs, counted) == Decimal("0.70")
    assert average(okrs, counted) == Decimal("0.60")
    assert commitment_of(okrs, okrs.key_results["c"]) == "committed"
    assert commitment_of(okrs, okrs.key_results["a"]) == "aspirational"


@given(st.lists(st.tuples(SCORES, WEIGHTS), min_size=1, max_size=8))
def test_the_score_of_an_objective_lies_between_the_least_and_the_greatest(
    pairs: list[tuple[Decimal, Decimal]],
) -> None:
    key_results = [scored(str(n), str(score), weight=weight) for n, (score, weight) in enumerate(pairs)]
    score = one(okrs_of(objective("boring"), *key_results))
    assert score is not None
    assert min(s for s, _ in pairs) <= score <= max(s for s, _ in pairs)


@given(SCORES, st.integers(1, 12), WEIGHTS)
def test_equal_scores_give_that_score_whatever_they_weigh(score: Decimal, many: int, weight: Decimal) -> None:
    key_results = [scored(str(n), str(score), weight=weight * (n + 1)) for n in range(many)]
    assert one(okrs_of(objective("boring"), *key_results)) == score


@pytest.mark.parametrize("hundredths", range(100))
def test_two_scores_a_hundredth_apart_make_a_half_which_is_shown_rounded_up(hundredths: int) -> None:
    low, high = Decimal(hundredths) / 100, Decimal(hundredths + 1) / 100
    score = one(okrs_of(objective("boring"), scored("a", str(low)), scored("b", str(high))))
    assert score == low + Decimal("0.005")
    assert rounded(score) == high


def test_weights_of_thirty_digits_do_not_blur_a_half() -> None:
    heavy, light = Decimal("99999999999999999999999999999.9"), Decimal("99999999999999999999999999999.8")
    okrs = okrs_of(
        objective("boring"),
        scored("a", "0.59", weight=heavy),
        scored("b", "0.60", weight=light),
    )
    score = one(okrs)
    assert score is not None
    assert score < Decimal("0.595")
    assert rounded(score) == Decimal("0.59")


def test_a_weight_that_cannot_be_reckoned_with_counts_once() -> None:
    okrs = okrs_of(objective("boring"), scored("a", "0.5", weight=Decimal("9E+999999")), scored("b", "1"))
    assert one(okrs) == Decimal("0.75")


def test_who_owns_what_changes_no_score() -> None:
    okrs = okrs_of(objective("boring"), scored("a", "0.5", owner="mei"), scored("b", "1", owner="ken"))
    swapped = okrs.with_records(replace(kr, owner="ken") for kr in okrs.key_results.values())
    assert one(okrs) == one(swapped)
