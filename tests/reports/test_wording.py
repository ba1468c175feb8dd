from datetime import date

import pytest

from okrtui.reports import wording
from okrtui.reports.parts import FindingPart, KeyResultPart, Whose


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [(4, 6, "4 → 6 (+2)"), (8, 5, "8 → 5 (−3)"), (None, 6, "first rating 6"), (4, None, "not rated")],
)
def test_a_move_in_words(before: int | None, now: int | None, said: str) -> None:
    assert wording.moved(before, now) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 16), date(2026, 11, 22), "16–22 Nov 2026"),
        (date(2026, 11, 30), date(2026, 12, 6), "30 Nov – 6 Dec 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 Dec 2026 – 3 Jan 2027"),
    ],
)
def test_days_name_month_and_year_once_where_they_can(first: date, last: date, said: str) -> None:
    assert wording.days(first, last) == said


def test_a_week_that_is_written_oddly_is_told_as_it_is() -> None:
    assert (wording.label("2026-W47"), wording.label("someday")) == ("W47", "someday")


def test_what_stayed_stands_together_by_its_number() -> None:
    made = [
        KeyResultPart(
            id=title, title=title, objective=None, objective_title="", owner=None, owner_name=None,
            value=None, value_text="", status="open", confidence=number, weeks=(),
        )
        for title, number in (("b", 7), ("a", 3), ("c", 7), ("d", 10))
    ]  # fmt: skip
    assert wording.by_number(made) == [(3, "a"), (7, "b · c"), (10, "d")]


def test_warnings_are_told_and_hints_counted() -> None:
    hint, warning = FindingPart("C2", "hint", "", "so", ""), FindingPart("C3", "warning", "", "look", "")
    assert wording.spoken([hint, warning, hint]) == ["C3 warning: look", "2 hints"]
    assert wording.spoken([warning]) == ["C3 warning: look"]
    assert wording.spoken([hint]) == ["1 hint"]
    assert wording.spoken([]) == []


def test_nobody_is_named_and_oneself_is_not() -> None:
    me, team = Whose("person", "Mei"), Whose("unit", "Mei")
    assert [wording.owner(me, name) for name in ("Mei", "Ken", None)] == ["", "Ken", "nobody"]
    assert [wording.owner(team, name) for name in ("Mei", None)] == ["Mei", "nobody"]
    assert [wording.by(me, name) for name in ("Mei", "Ken", None)] == ["", "Ken", ""]
