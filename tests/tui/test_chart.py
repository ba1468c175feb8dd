"""Charts: whatever is drawn fits, lines up by week, and says which numbers it is about."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.records import Measure, TargetChange
from okrtui.tui.now import Now
from okrtui.tui.views.big import big
from okrtui.tui.views.chart import Chart, Plot, legend
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.glyphs import ASCII, FINE, PLAIN, UNICODE, ChartSigns, Glyphs
from okrtui.tui.views.key_result_cards import card_lines, cards
from okrtui.tui.views.key_result_chart import chart_lines
from okrtui.tui.views.key_result_rows import TABS, rows_of
from okrtui.tui.views.key_result_story import Teller, change_text
from okrtui.tui.views.key_result_tabs import tab_at, tabs_line
from okrtui.tui.views.pieces import Line, width_of
from okrtui.tui.views.scales import Scale, Weeks, tick_text
from tests.builders import AT_MOST, REACH, STEPS, TODAY, YES_NO, check_in, key_result, objective, okrs_of

D = Decimal
QUARTER = Weeks.spanning(date(2026, 10, 1), date(2026, 12, 31))
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12)
DAYS = st.dates(date(2026, 9, 1), date(2027, 2, 1))
SIGNS = st.sampled_from([FINE, PLAIN])


def text(lines: list[Line]) -> str:
    return "\n".join("".join(piece.text for piece in line) for line in lines)


def test_a_quarter_has_its_weeks_and_a_day_its_place() -> None:
    assert (QUARTER.all[0].label, QUARTER.all[-1].label) == ("W40", "W53")
    assert QUARTER.columns(0, 28) == (0, 2)
    assert 0 < QUARTER.share(date(2026, 10, 1)) < QUARTER.share(date(2026, 12, 31)) < 1


def test_of_many_years_only_the_latest_weeks_are_drawn() -> None:
    assert Weeks.spanning(date(1900, 1, 1), TODAY).count == 160


@given(st.lists(NUMBERS, min_size=1, max_size=6), st.integers(2, 40))
def test_a_scale_holds_all_numbers_and_its_labels_stand_in_equal_distances(
    numbers: list[Decimal], rows: int
) -> None:
    scale = Scale.of(numbers, rows)
    assert all(-1e-9 <= scale.share(number) <= 1 + 1e-9 for number in numbers)
    places = [scale.row(tick) for tick in scale.ticks]
    assert len({before - after for before, after in pairwise(places)}) == 1
    assert min(before - after for before, after in pairwise(places)) >= min(2, rows - 1)


@pytest.mark.parametrize(
    ("number", "told"),
    [(20, "20"), (-12, "−12"), (5_000, "5,000"), (120_000, "120k"), (1_500_000, "1.5M"), (3 * 10**9, "3G")],
)
def test_numbers_beside_an_axis_are_short(number: int, told: str) -> None:
    assert tick_text(D(number)) == told
    assert tick_text(D("99.950")) == "99.95"


POINTS = st.lists(st.tuples(DAYS, NUMBERS), max_size=6).map(lambda points: tuple(sorted(points)))


@given(
    POINTS,
    POINTS,
    st.lists(st.none() | st.integers(0, 10), min_size=14, max_size=14),
    st.integers(8, 120),
    SIGNS,
)
def test_every_line_of_a_chart_is_as_wide_as_asked(
    readings: tuple[tuple[date, Decimal], ...],
    plan: tuple[tuple[date, Decimal], ...],
    confidence: list[int | None],
    width: int,
    signs: ChartSigns,
) -> None:
    chart = Chart(Plot(QUARTER, readings, plan, confidence, "ms"), width, 6, TODAY, signs)
    drawn = [*chart.values(), *chart.confidence(3), chart.figures()]
    margin = {width_of(line) - chart.ground.width for line in drawn}
    assert len(margin) == 1
    assert width_of(chart.week_names()) <= max(width_of(line) for line in drawn)
    assert width_of(drawn[-1]) == width or chart.ground.width == 1


@pytest.mark.parametrize("signs", [FINE, PLAIN])
def test_a_line_of_the_legend_is_drawn_with_the_signs_of_the_chart(signs: ChartSigns) -> None:
    flat = ((date(2026, 10, 5), D(4)), (date(2026, 11, 9), D(4)))
    plot = Plot(QUARTER, flat, tuple((day, number + 4) for day, number in flat), [None] * 14)
    drawn = [line[2:] for line in Chart(plot, 80, 9, TODAY, signs).values()]
    for role in ("curve", "dim"):
        named = {
            sign for piece in legend(signs, 60, plan="plan")[:6] if piece.role == role for sign in piece.text
        }
        shown = {sign for line in drawn for piece in line if piece.role == role for sign in piece.text}
        assert named - set(" valuepn") <= shown, role


def test_the_target_is_labelled_and_round_numbers_stand_in_equal_distances() -> None:
    plan = ((date(2026, 10, 1), D(4)), (date(2026, 12, 31), D(17)))
    chart = Chart(Plot(QUARTER, (), plan, [None] * 14, "min"), 80, 9, TODAY, FINE)
    labels = [(line[0].text.strip(), line[0].role) for line in chart.values()]
    assert [text for text, _ in labels] == [
        "20 min",
        "17 min",
        "15 min",
        "",
        "10 min",
        "",
        "5 min",
        "",
        "0 min",
    ]
    assert labels[1] == ("17 min", "accent")


@given(st.lists(st.none() | st.integers(0, 10), min_size=14, max_size=14), st.integers(10, 60))
def test_confidences_by_week_never_touch_and_the_latest_is_shown(given: list[int | None], width: int) -> None:
    chart = Chart(Plot(QUARTER, (), (), given, ""), width, 0, date(2026, 12, 31), FINE)
    shown = text([chart.figures()]).split()
    assert all(told in {"·", "t"} or 0 <= int(told) <= 10 for told in shown)
    if given[-1] is not None:
        assert shown[-1] in (str(given[-1]), "t")


def test_this_week_is_marked_and_today_stands_upright() -> None:
    plot = Plot(QUARTER, ((date(2026, 10, 5), D(4)), (date(2026, 11, 9), D(12))), (), [None] * 14)
    chart = Chart(plot, 80, 6, TODAY, UNICODE.chart)
    assert [piece.text for piece in chart.week_names() if piece.role == "accent"] == ["W47"]
    assert sum("┊" in "".join(p.text for p in line) for line in chart.values()) == 6
    assert text(chart.values()).count("●") == 2


def test_ten_has_room_also_where_weeks_are_narrow() -> None:
    chart = Chart(Plot(QUARTER, (), (), [10, 9, 10] + [None] * 11), 31, 0, TODAY, PLAIN)
    assert "t 9 t" in text([chart.figures()])
    assert text(chart.confidence(1)).startswith("10+# # # ")


def test_a_legend_is_left_out_from_the_right() -> None:
    assert "today" in text([legend(FINE, 60, plan="threshold")])
    assert text([legend(FINE, 12, plan="threshold")]) == "⠤●⠤ value"


MEASURES = st.sampled_from([REACH, AT_MOST, STEPS, YES_NO, Measure("reach", D(5), D(5)), Measure("at_least")])


@given(
    MEASURES,
    st.lists(st.tuples(DAYS, NUMBERS, st.none() | st.integers(0, 10)), max_size=5),
    st.integers(1, 130),
    st.integers(1, 40),
    st.sampled_from([UNICODE, ASCII]),
)
def test_every_measure_is_drawn_in_any_room(
    measure: Measure, said: list[tuple[date, Decimal, int | None]], width: int, height: int, signs: Glyphs
) -> None:
    kr = key_result("kr", measure=measure)
    made = [
        check_in(f"c{n}", "kr", on, value=value, steps_done=("1",), confidence=given)
        for n, (on, value, given) in enumerate(said)
    ]
    now = Now(okrs_of(objective("boring"), kr, *made), TODAY)
    reckoner = Reckoner(now)
    assert all(width_of(line) <= width for line in chart_lines(kr, reckoner, width, height, signs) if said)
    for card in cards(kr, reckoner):
        assert len(card_lines(card, width, 5, signs)) <= 6
    rows = rows_of("History", now, kr)
    teller = Teller(now, kr, rows)
    for row in rows:
        assert width_of(teller.draw(row, width)) == width
        teller.tell(row, width, height)


def test_large_numbers_are_three_lines_of_blocks() -> None:
    assert big("7 d") == ["▀▀█   █", "  █ █▀█", "  ▀ ▀▀▀"]
    assert big("what") == []


def test_the_change_of_a_target_names_both_and_more_where_more_changed() -> None:
    old, new = Measure("reach", D(4), D(16), "deploys"), Measure("reach", D(4), D(20), "deploys")
    assert change_text(TargetChange(old=old, new=new)) == "16 → 20 deploys"
    moved = Measure("reach", D(5), D(20), "deploys")
    assert change_text(TargetChange(old=old, new=moved)) == "4 → 16 deploys ⇒ 5 → 20 deploys"
    assert change_text(TargetChange(old=AT_MOST, new=Measure("at_most", None, D(4), "%"))) == "≤ 5 % ⇒ ≤ 4 %"
    assert change_text(TargetChange()) == "–"


def test_a_click_finds_the_tab_it_hit() -> None:
    counts = {"History": 12, "Plan": 0, "Comments": 3, "Guidelines": 0}
    assert [tab_at(x, counts) for x in (0, 11, 12, 17, 18, 30, 41, 42)] == [
        "History",
        "History",
        "Plan",
        "Plan",
        "Comments",
        "Guidelines",
        "Guidelines",
        None,
    ]
    assert [piece.role for piece in tabs_line("Plan", counts)] == ["dim", "active", "dim", "dim"]
    assert tuple(counts) == TABS


def test_where_the_counts_take_too_much_room_the_tabs_are_named_alone() -> None:
    counts = {"History": 12, "Plan": 3, "Comments": 2, "Guidelines": 1, "Source": 0}
    line = tabs_line("Source", counts, 46)
    assert "".join(piece.text for piece in line) == " History  Plan  Comments  Guidelines  Source "
    assert [tab_at(x, counts, 46) for x in (8, 9, 44, 45)] == ["History", "Plan", "Source", None]
    assert tabs_line("Source", counts, 55)[0].text == " History 12 "


def test_what_the_cards_say() -> None:
    def told(*, today: date = TODAY, **fields: Any) -> list[str]:
        kr = key_result("kr", **fields)
        made = [check_in("a", "kr", TODAY - timedelta(weeks=4), value=D(12), confidence=6)]
        return [
            card.told for card in cards(kr, Reckoner(Now(okrs_of(objective("boring"), kr, *made), today)))
        ]

    assert told() == [
        "5 points behind the straight line",
        "not rated for 4 weeks, due this week",
        "week 8 of 14, due 31 Dec",
    ]
    assert told(measure=AT_MOST)[0] == "not holding, held in 0 of 1 week"
    assert told(measure=Measure("reach", D(4), D(12)))[0] == "all the way there"
    assert told(forecast="will_not")[1].endswith("forecast: will not be met")
    assert told(due=None)[2] == "no due date: e on Objectives sets one"
    assert told(due=date(2026, 11, 15))[2] == "was due 15 Nov, 5 days ago"
    assert told(today=date(2027, 1, 1), due=date(2027, 2, 1))[2] == "week 14 of 14, due 1 Feb"
