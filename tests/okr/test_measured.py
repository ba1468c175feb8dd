"""What came of measuring: whether today's last reading says it already, and how a run is told."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from okrtui.okr.measured import Came, is_said_today, summary
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import CheckIn
from tests.builders import TODAY, check_in, key_result

KR = key_result("deploys")


def okrs_with(*check_ins: CheckIn) -> Okrs:
    return Okrs().with_records([KR, *check_ins])


def said(id_: str, on: date, value: int | None, fixes: str | None = None) -> CheckIn:
    number = None if value is None else Decimal(value)
    return check_in(id_, "deploys", on, value=number, fixes=fixes)


@pytest.mark.parametrize(
    ("check_ins", "is_said"),
    [
        ([], False),
        ([said("a", TODAY, 14)], True),
        ([said("a", TODAY, 15)], False),
        ([said("a", TODAY - timedelta(days=1), 14)], False),
        ([said("a", TODAY, 14), said("b", TODAY, 15)], False),
        ([said("a", TODAY, 14), said("b", TODAY, None)], True),
        ([said("a", TODAY, 14), said("b", TODAY, 15, fixes="a")], False),
    ],
)
def test_only_the_last_value_of_today_counts(check_ins: list[CheckIn], is_said: bool) -> None:
    assert is_said_today(okrs_with(*check_ins), KR, Decimal("14.0"), TODAY) is is_said


GOOD, KNOWN = Came("a", "Deploys", told="14 deploys"), Came("b", "Books", told="3", is_known=True)
BAD = Came("c", "Failures", fault="it printed no number")


@pytest.mark.parametrize(
    ("came", "told"),
    [
        ([GOOD], "measured “Deploys”: 14 deploys"),
        ([KNOWN], "measured “Books”: 3, recorded today already"),
        ([BAD], "“Failures” was not measured: it printed no number"),
        ([GOOD, GOOD], "2 measured"),
        ([GOOD, KNOWN], "2 measured (1 recorded today already)"),
        ([GOOD, BAD], "1 measured, 1 failed: Failures: it printed no number"),
    ],
)
def test_a_run_is_told_in_one_sentence(came: list[Came], told: str) -> None:
    assert summary(came) == told
