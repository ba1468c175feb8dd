"""Words and numbers on pages of a cycle: what is shown is what was scored, rounded once."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.bands import band
from okrtui.okr.grading import objective_score
from okrtui.okr.scope import EVERYBODY
from okrtui.okr.scores import score_text
from okrtui.reports.grade_parts import cut_off, exactly
from okrtui.reports.outcome_parts import ChangePart, GradePart, SpanPart
from okrtui.reports.outcome_wording import change, graded, lines, percent, scored, when
from okrtui.reports.quarter import quarter_report
from okrtui.reports.quarter_markdown import quarter_text
from tests.builders import key_result, objective, okrs_of
from tests.okr.graded import LAST_DAYS, grade, quarter
from tests.okr.graded import scored as scored_kr

SHARES = st.decimals(0, 1, places=9)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (None, ""),
        ("0", "0 %"),
        ("-0.001", "0 %"),
        ("0.005", "1 %"),
        ("0.4949", "49 %"),
        ("0.495", "50 %"),
        ("0.99999", "99 %"),
        ("1", "100 %"),
        ("1.3", "130 %"),
        ("-0.17", "−17 %"),
        ("12", ">999%"),
        ("-1e40", "<−999%"),
    ],
)
def test_progress_is_told_in_whole_percents_also_beyond_both_ends(share: str | None, shown: str) -> None:
    assert percent(None if share is None else Decimal(share)) == shown


@given(SHARES)
def test_a_score_on_a_page_is_the_score_rounded_once(score: Decimal) -> None:
    assert score_text(exactly(score)) == score_text(score)
    assert scored(exactly(score), band(score).word) == f"{score_text(score)} {band(score).said}"
    kept = band(score, "committed")
    assert scored(exactly(score), kept.word) == f"{score_text(score)} {kept.said}"


def test_a_score_a_hair_below_a_half_is_not_rounded_up_by_the_way() -> None:
    heavy, light = Decimal("99999999999999999999999999999.9"), Decimal("99999999999999999999999999999.8")
    okrs = okrs_of(
        quarter("grading"), objective("boring"),
        scored_kr("a", "0.59", weight=heavy), scored_kr("b", "0.60", weight=light),
    )  # fmt: skip
    score = objective_score(okrs, okrs.objectives["boring"])
    assert score is not None
    assert round(score, 6) == Decimal("0.595000")
    told = quarter_report(okrs, EVERYBODY, (), [okrs.cycles["q4"]], LAST_DAYS)
    assert "\n0.59 short" in quarter_text(told)


@pytest.mark.parametrize("number", ["0", "1", "-0.3333333", "1e30", "-1e600", "0.9999999999"])
def test_any_number_is_cut_off_towards_nothing(number: str) -> None:
    whole = Decimal(number)
    assert abs(cut_off(whole)) <= abs(whole)
    assert abs(cut_off(whole) - whole) < Decimal("0.000001") or abs(whole) >= 1_000_000


def test_an_adjusted_score_is_told_with_the_one_before() -> None:
    def part(score: str, adjustment: str | None, adjusted: str) -> GradePart:
        more = Decimal(adjustment) if adjustment else None
        given_band = band(Decimal(adjusted)).word
        return GradePart(
            Decimal(score), more, None, Decimal(adjusted), given_band, None, None, None, None, None
        )

    assert graded(part("0.81", "0.05", "0.86")) == "0.86 excellent (0.81 + 0.05)"
    assert graded(part("0.62", "-0.03", "0.59")) == "0.59 short (0.62 − 0.03)"
    assert graded(part("0.62", None, "0.62")) == "0.62 good"
    assert graded(None) == "not graded"


def test_a_cycle_is_told_with_its_days_and_where_it_stands() -> None:
    first, last = date(2026, 10, 1), date(2026, 12, 31)
    assert (
        when(SpanPart("2026-Q4", first, last, "active", 8, 13))
        == "1 Oct – 31 Dec 2026 · so far, week 8 of 13"
    )
    assert when(SpanPart("2026-Q4", first, last, "active", None, 13)) == "1 Oct – 31 Dec 2026 · so far"
    assert when(SpanPart("2026-Q4", first, last, "closed", 13, 13)) == "1 Oct – 31 Dec 2026 · closed"
    assert when(SpanPart("Launch", None, None, "planning", None, 0)) == "being planned"


def test_a_change_of_a_target_is_told_with_day_hand_and_reason_where_they_are_known() -> None:
    whole = ChangePart(date(2026, 11, 12), "4 → 16", "4 → 20", "Mei", "the canary")
    assert change(whole) == "4 → 16 became 4 → 20 on 12 Nov 2026 by Mei: the canary"
    assert change(ChangePart(None, "?", "4 → 20", None, None)) == "? became 4 → 20"


def test_a_long_text_is_its_lines_that_say_something() -> None:
    assert lines("one\r\n\n  two \u2028three\x1b[31m") == ["one", "two", "three␛[31m"]
    assert lines(None) == []


def test_a_key_result_whose_score_is_no_number_counts_as_not_graded() -> None:
    okrs = okrs_of(quarter("closed"), objective("boring"), key_result("a", grade=grade("NaN")))
    told = quarter_report(okrs, EVERYBODY, (), [okrs.cycles["q4"]], LAST_DAYS)
    assert (told.graded, told.key_results, told.objectives[0].key_results[0].grade) == (0, 1, None)
    assert "not graded · a" in quarter_text(told)
