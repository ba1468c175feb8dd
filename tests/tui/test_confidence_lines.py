"""The lines of quadrant 1 and of the plan, as plain values."""

from datetime import date

import pytest

from okrtui.okr.calendar import Week
from okrtui.okr.plan import plan_of
from okrtui.okr.records import CheckIn, Record
from okrtui.okr.scope import EVERYBODY
from okrtui.okr.text import cells
from okrtui.tui.now import Now
from okrtui.tui.views import run_head
from okrtui.tui.views.board import BoardView, Row, goal_rows
from okrtui.tui.views.confidence_lines import ConfidenceDraughtsman
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.glyphs import ASCII, UNICODE, Glyphs
from okrtui.tui.views.key_result_cards import cards
from okrtui.tui.views.pieces import Line
from okrtui.tui.views.plan_lines import PlanDraughtsman, hands_in
from okrtui.tui.views.readings import Asked
from tests.builders import TODAY, check_in, key_result, objective, okrs_of, person
from tests.okr.lines import ME, W47, priority

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


def titles_end(line: str, title: str) -> int:
    """How many cells the title has, with the room behind it."""
    begins = line.index(title)
    return len(line[begins:]) - len(line[begins + len(title) :].lstrip(" "))


@pytest.mark.parametrize("width", [58, 98])
def test_the_owners_take_no_more_room_than_they_need_and_titles_get_the_rest(width: int) -> None:
    few, wide = person("mei", handle="mei"), person("mei", name="王小明工程师")
    short, long = (goals(now(mei), width, of_several=True)[1] for mei in (few, wide))
    assert " mei " in f"{short} "
    assert "王小明… " in f"{long} "
    assert titles_end(short, "deploys") == titles_end(long, "deploys") + 5
    assert cells(short) == cells(long) < width


def test_a_due_day_that_is_the_cycles_end_says_nothing() -> None:
    assert "31 Dec" not in goals(now(), 98)[1]
    early = key_result("early", due=date(2026, 12, 15))
    ends, sooner = goals(now(early), 98)[1:]
    assert "31 Dec" not in ends
    assert "15 Dec" in sooner
    assert cells(ends) == cells(sooner)


def test_new_stands_once_in_a_line() -> None:
    (line,) = goals(now(), 98)[1:]
    assert line.count("new") + line.count("due") == 1
    assert line.startswith(" ○ deploys")


def plan(width: int, *records: Record) -> list[str]:
    okrs = okrs_of(*records)
    rows = [Row(line.id, line) for line in plan_of(okrs, EVERYBODY, ME, W47, TODAY).lines]
    draughtsman = PlanDraughtsman(okrs, UNICODE, hands_in(okrs, rows))
    return [text(draughtsman.draw(row, width)) for row in rows]


@pytest.mark.parametrize("width", [32, 38, 98])
def test_hands_stand_in_a_column_as_wide_as_the_widest_of_them(width: int) -> None:
    mine, kens = priority("mine"), priority("kens", owner="ken")
    assert [line[-5:] for line in plan(width, mine, kens)] == [" Ken ", " Mei "]
    wang, long = person("mei", name="王小明"), person("ken", name="Maximiliane")
    assert [line[-5:] for line in plan(width, wang, mine)] == [" 王小明 "]
    assert [line[-10:] for line in plan(width, long, mine, kens)] == [" Maximil… ", " Mei      "]
