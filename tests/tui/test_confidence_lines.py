"""The lines of quadrant 1 and of the plan, as plain values."""

from datetime import date

import pytest

from okrtui.okr.calendar import Week
from okrtui.okr.records import CheckIn, Record
from okrtui.tui.now import Now
from okrtui.tui.views import run_head
from okrtui.tui.views.board import BoardView, goal_rows
from okrtui.tui.views.confidence_lines import ConfidenceDraughtsman
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.glyphs import ASCII, UNICODE, Glyphs
from okrtui.tui.views.key_result_cards import cards
from okrtui.tui.views.pieces import Line
from okrtui.tui.views.readings import Asked
from tests.builders import TODAY, check_in, key_result, objective, okrs_of
from tests.okr.lines import ME, W47

SILENT = (
    check_in("1", "deploys", "2026-10-07", confidence=6),
    check_in("2", "deploys", "2026-10-14", confidence=1),
)
"""Rated in the second and third week of the quarter, and never since."""


def now(*records: Record, today: date = TODAY) -> Now:
    return Now(okrs_of(objective("boring"), key_result("deploys"), *records), today, ME)


def text(line: Line) -> str:
    return "".join(piece.text for piece in line)


def goals(
    here: Now, width: int = 76, week: Week = W47, signs: Glyphs = UNICODE, *, of_several: bool = False
) -> list[str]:
    board = BoardView(here, week)
    draughtsman = ConfidenceDraughtsman(board, signs, of_several=of_several)
    return [text(draughtsman.draw(row, width)) for row in goal_rows(board)]


def test_a_week_without_a_rating_is_a_gap_in_every_line_of_weeks() -> None:
    here = now(*SILENT)
    assert " ·▅▁··········· " in goals(here)[1]
    assert " .61........... " in goals(here, signs=ASCII)[1]
    assert Reckoner(here).of("deploys").weeks == (None, 6, 1, *[None] * 5)
    assert (
        " ·▅▁····· "
        in " ".join(map(text, run_head.head(here, here.okrs.key_results["deploys"], 80, UNICODE))) + " "
    )


def test_a_number_that_was_given_again_is_no_gap() -> None:
    again = [
        check_in(f"c{n}", "deploys", day, confidence=8) for n, day in enumerate(("2026-11-04", "2026-11-12"))
    ]
    assert Reckoner(now(*again)).of("deploys").weeks == (*[None] * 5, 8, 8, None)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (SILENT, "not rated for 5 weeks"),
        ((*SILENT, check_in("3", "deploys", "2026-10-14")), "not rated for 5 weeks"),
        ([check_in("1", "deploys", "2026-11-06", confidence=6)], "not rated for 2 weeks"),
        ([check_in(f"c{n}", "deploys", f"2026-11-{n:02}", confidence=6) for n in (2, 9)], "unchanged for 2 weeks"),
        ([check_in(f"c{n}", "deploys", f"2026-11-{n:02}", confidence=6) for n in (5, 12, 19)], "unchanged for 2 weeks"),
    ],
)  # fmt: skip
def test_silence_is_not_called_unchanged(made: list[CheckIn], told: str) -> None:
    here = now(*made)
    asked = Asked.of(here, here.okrs.key_results["deploys"], decimal_comma=False)
    assert text(asked.confidence).endswith(f", {told}")
    assert cards(asked.key_result, Reckoner(here))[1].told.startswith(told)
