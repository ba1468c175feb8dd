"""What is shown, as plain values."""

from datetime import date
from decimal import Decimal
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from okrtui.okr.numbers import percent_text
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import Standing
from okrtui.okr.records import Cycle, KeyResult, Measure, Objective, Person, Span, Unit, Whose
from okrtui.okr.text import cells, safe
from okrtui.tui.now import Now
from okrtui.tui.views.centred import balanced, centred
from okrtui.tui.views.columns import Draughtsman, columns
from okrtui.tui.views.cycles import BACKLOG, beside, choices, current, time_in
from okrtui.tui.views.figures import Figures, Reckoner, value_and_measure
from okrtui.tui.views.glyphs import ASCII, UNICODE, bar, curve
from okrtui.tui.views.outline import Entry, entries
from okrtui.tui.views.pieces import Line, Piece, cut_line, spread, width_of, wrapped
from okrtui.tui.views.wording import day_text, signed
from tests.builders import AT_MOST, REACH, STEPS, YES_NO

TODAY = date(2026, 11, 20)


@given(st.text(max_size=60), st.integers(4, 40))
def test_wrapped_text_fits_and_loses_nothing(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cells(line) <= width for line in lines)
    if all(cells(character) <= width for character in safe(text)):
        assert "".join(lines).replace(" ", "") == safe(text).replace(" ", "")


@given(st.text("ab é—”", max_size=60), st.integers(4, 40))
def test_words_of_the_west_are_broken_as_any_others_are(text: str, width: int) -> None:
    with patch("okrtui.tui.views.pieces.takes_one_each", lambda _: False):
        as_any = wrapped(text, width)
    assert wrapped(text, width) == as_any


LINES = st.lists(st.builds(Piece, st.text("ab 中", max_size=9), st.sampled_from(["", "dim"])), max_size=6)


@given(LINES, st.integers(0, 40))
def test_a_line_that_is_cut_fits_and_says_so_and_blanks_are_no_loss(line: list[Piece], width: int) -> None:
    kept, whole = text_of(cut_line(line, width)), text_of(line)
    assert cells(kept) <= width
    if cells(whole.rstrip()) <= width:
        assert kept.rstrip() == whole.rstrip()
    elif width:
        assert kept.endswith("…")
        assert whole.startswith(kept[:-1])
        assert cells(kept) >= width - 1


@given(st.text("ab 中文é", min_size=1, max_size=80), st.integers(4, 90), st.integers(1, 12))
def test_what_is_said_where_nothing_is_stands_whole_and_in_the_middle(
    text: str, width: int, height: int
) -> None:
    lines = [line for line in centred([Piece(text, "strong")], width, height) if line]
    assert all(width_of(line) <= width for line in lines)
    assert all(width - cells(words.text) - 2 * len(left.text) in (0, 1) for left, words in lines)
    assert "".join(words.text for _, words in lines).replace(" ", "") == text.replace(" ", "")


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line)


def test_chinese_is_broken_between_characters() -> None:
    assert wrapped("从告警到恢复服务", 6) == ["从告警", "到恢复", "服务"]
    assert wrapped("two words", 5) == ["two", "words"]
    assert wrapped("a b c d e f", 3, 2) == ["a b", "c…"] or wrapped("a b c d e f", 3, 2)[1].endswith("…")


@given(st.text(max_size=40), st.text(max_size=20), st.integers(1, 60))
def test_a_spread_line_is_as_wide_as_it_should(left: str, right: str, width: int) -> None:
    parts = [Piece(safe(left))], [Piece(safe(right))]
    if cells(safe(right)) <= width:
        assert width_of(spread(*parts, width)) == width


@given(st.integers(30, 240), st.text(max_size=80))
def test_every_line_is_as_wide_as_the_list(width: int, title: str) -> None:
    figures = Figures("not holding", Decimal("0.5"), "−17 %", "10", -3, False, (1, None), "王小明", "31 Dec")
    draughtsman = Draughtsman(width, width, UNICODE)
    for kind in ("objective", "key_result"):
        assert width_of(draughtsman.draw(Entry("x", kind, safe(title)), figures)) <= max(width, 42)


@pytest.mark.parametrize("width", [60, 78, 86, 112, 160])
def test_the_status_stands_in_one_column_whatever_the_title(width: int) -> None:
    draughtsman = Draughtsman(width, width, UNICODE)
    figures = Figures("on track", Decimal("0.5"), "50 %", "7")
    places = set()
    for title in (
        "short",
        "恢复时间（分钟）：从告警到恢复服务" * 3,
        "👍🏽 emoji ❤️ " * 9,
        "\u202eabc\x1b" * 9,
    ):
        text = "".join(
            piece.text for piece in draughtsman.draw(Entry("x", "key_result", safe(title)), figures)
        )
        places.add(cell_len(text[: text.index("●")]))
    assert len(places) == 1


def test_columns_leave_the_title_room() -> None:
    assert columns(78, 80).title >= 25
    assert columns(84, 120).weeks == 8
    assert columns(78, 80).weeks == 0
    assert columns(64, 66).owner == 0
    assert columns(160, 200).value
    assert (columns(78, 80).bar, columns(84, 120).bar, columns(130, 200).bar) == (5, 0, 10)


@pytest.mark.parametrize(
    ("measure", "value", "told"),
    [
        (REACH, Decimal(17), "17 (4 → 20 deploys)"),
        (REACH, None, "4 → 20 deploys"),
        (AT_MOST, Decimal("7.1"), "7.1 (≤ 5 %)"),
        (STEPS, ("1", "2"), "2/4"),
        (YES_NO, Decimal(1), "yes"),
    ],
)
def test_a_value_stands_before_what_it_is_measured_by(
    measure: Measure, value: Decimal | tuple[str, ...] | None, told: str
) -> None:
    at = Standing(value, Decimal(0), Decimal(0), None, None, None, ())
    assert value_and_measure(KeyResult(id="kr", measure=measure), at) == told


@pytest.mark.parametrize(
    ("raw", "text"),
    [("0", "0 %"), ("0.575", "58 %"), ("0.996", "99 %"), ("1", "100 %"), ("1.3", "130 %"), ("-0.17", "−17 %"),
     ("99", ">999%"), ("-99", "<−999%"), ("1e500", ">999%")],
)  # fmt: skip
def test_percents(raw: str, text: str) -> None:
    assert percent_text(Decimal(raw)) == text


@pytest.mark.parametrize(
    ("day", "today", "text"),
    [
        (date(2026, 12, 31), date(2027, 1, 1), "31 Dec"),
        (date(2026, 12, 31), date(2027, 3, 1), "31 Dec"),
        (date(2026, 12, 31), date(2027, 3, 2), "Dec’26"),
        (date(2027, 1, 5), TODAY, "5 Jan"),
        (date(2027, 1, 20), TODAY, "Jan’27"),
        (date(2026, 1, 20), TODAY, "20 Jan"),
        (None, TODAY, "–"),
    ],
)
def test_the_day_is_told_in_this_year_and_near_it(day: date | None, today: date, text: str) -> None:
    assert day_text(day, today) == text


def test_small_words() -> None:
    assert day_text(date(2026, 12, 15), TODAY) == "15 Dec"
    assert (signed(2), signed(-2), signed(0)) == ("+2", "−2", "")
    assert bar(Decimal("0.01"), 5, UNICODE) == ("╸", "────")
    assert bar(Decimal(1), 5, UNICODE) == ("━━━━━", "")
    assert curve((0, 10, None), UNICODE) == "▁█·"
    assert curve((0, 10, None), ASCII) == "0t."


def small() -> Now:
    q3 = Cycle(id="q3", name="2026-Q3", span=Span(date(2026, 7, 1), date(2026, 9, 30)), phase="active")
    q4 = Cycle(id="q4", name="2026-Q4", span=Span(date(2026, 10, 1), date(2026, 12, 31)), phase="active")
    records = [
        q3, q4,
        Unit(id="u1", name="Zeta", level="company"), Unit(id="u2", name="Alpha", level="team"),
        Person(id="me", name="Mei"), Person(id="ken", name="Ken"),
        Objective(id="o1", title="of a team", cycle="q4", for_=Whose(unit="u2")),
        Objective(id="o2", title="of the company", cycle="q4", for_=Whose(unit="u1")),
        Objective(id="o3", title="mine", cycle="q4", for_=Whose(person="me")),
        Objective(id="o4", title="kens", cycle="q4", owner="ken"),
        Objective(id="o5", title="nobodys", cycle="q4"),
        Objective(id="o6", title="lost", cycle="gone"),
        KeyResult(id="k1", objective="o1", title="kr", measure=Measure("yes_no")),
    ]  # fmt: skip
    return Now(Okrs.of(records), TODAY, frozenset({"me"}), {"": "team North"}, "", "private")


def test_groups_go_from_the_company_to_nobody() -> None:
    now = small()
    shown = list(entries(now, current(now.okrs, TODAY), frozenset()))
    assert [e.title for e in shown if e.kind == "group"] == ["Zeta", "Alpha", "Mei", "Ken", "For nobody yet"]
    assert [e.id for e in shown if e.above == "unit:u2"] == ["o1"]
    assert [e.id for e in shown if e.above == "o1"] == ["k1"]


def test_cycles_end_with_the_backlog_which_also_holds_what_lost_its_cycle() -> None:
    now = small()
    assert [choice.name for choice in choices(now.okrs)] == ["2026-Q3", "2026-Q4", "Backlog"]
    here = current(now.okrs, TODAY)
    assert beside(here, now.okrs, 1) == BACKLOG == beside(BACKLOG, now.okrs, 1)
    assert "lost" in [e.title for e in entries(now, BACKLOG, frozenset())]
    assert time_in(here, TODAY) == ["week 8 of 14", "41 d left"]


def test_figures_of_a_new_key_result() -> None:
    figures = Reckoner(small()).of("k1")
    assert (figures.status, figures.confidence, figures.is_due) == ("new", "5°", True)
    assert figures.weeks == (None,) * 8
    assert Reckoner(small()).of("unknown") == Figures()


def test_no_word_of_an_empty_panel_stands_alone_on_the_last_line() -> None:
    told = "What must be done, and what should be, belongs here."
    assert balanced(told, 48) == ("What must be done, and what", "should be, belongs here.")
    assert balanced(told, 60) == (told,)


@given(st.text(max_size=60), st.integers(1, 40))
def test_balancing_takes_no_more_lines_and_loses_nothing(text: str, room: int) -> None:
    lines = balanced(text, room)
    assert len(lines) == len(wrapped(text, room))
    assert "".join(lines).replace(" ", "") == "".join(wrapped(text, room)).replace(" ", "")
