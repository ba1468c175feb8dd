"""f shows a part of the objectives or of the map alone, as typed or chosen; the border says which, esc shows all."""

from collections.abc import Callable

import pytest

from okrtui.okr.filter_typed import parse_filter
from okrtui.okr.scope import EVERYBODY
from okrtui.tui.now import Now
from okrtui.tui.screens.map import MapScreen
from okrtui.tui.views.cycles import current
from okrtui.tui.views.figures import Figures, Reckoner
from okrtui.tui.views.filtering import USUAL, filter_told, filtered, filtered_map, known_now
from okrtui.tui.views.map_folding import Fold
from okrtui.tui.views.map_rows import map_rows, tree_of
from okrtui.tui.views.outline import entries

from .desk import Desk
from .team import DEPLOYS

STATES: dict[str, Callable[[Figures], bool]] = {
    "due": lambda figures: figures.is_due,
    "risk": lambda figures: figures.status in ("at risk", "off track", "not holding"),
    "new": lambda figures: figures.status == "new",
    "done": lambda figures: figures.status == "done",
}
PLACES = [typed for typed, _ in USUAL]


def goals(desk: Desk) -> list[str]:
    return [row.id for row in desk.screen.lines.rows if row.kind == "key_result"]


def choosing(typed: str) -> list[str]:
    """The keys that choose one of the usual filters."""
    return ["f", *["down"] * PLACES.index(typed), "enter"]


@pytest.mark.parametrize("state", STATES)
async def test_only_one_state_is_shown_with_what_it_stands_below(desk: Desk, state: str) -> None:
    async with desk.open(size=(100, 40)):
        every = goals(desk)
        await desk.press(*choosing(state))
        reckoner = Reckoner(desk.app.now)
        wanted = [id_ for id_ in every if STATES[state](reckoner.of(id_))]
        assert goals(desk) == wanted
        assert f"filter: {state}, {len(wanted)} of {len(every)}" in desk.text
        rows = desk.screen.lines.rows
        above = {row.above for row in rows if row.kind == "key_result"}
        assert {row.id for row in rows if row.kind == "objective"} == above
        await desk.press("escape")
        assert goals(desk) == every
        assert "filter:" not in desk.text


async def test_a_line_is_typed_completed_and_says_what_it_finds(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.press("f", *"dep")
        assert "“dep”" in desk.text
        await desk.press(*" @m", "down", "tab")
        assert desk.app.screen.query_one("#narrow").value == "dep @mei "  # type: ignore[attr-defined]
        assert "1 key result · Mei · “dep”" in desk.text
        await desk.press("enter")
        assert "filter: dep @mei, 1 of 8" in desk.text
        assert [desk.okrs.key_results[id_].title for id_ in goals(desk)] == [DEPLOYS]
        await desk.press("f", *"off tr", "tab", "enter")
        assert "filter: off track," in desk.text


async def test_what_names_nobody_is_said_and_the_line_stays(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        every = goals(desk)
        await desk.press("f", *"@kimberly conf<3", "enter")
        assert desk.text.count("“@kimberly” names nobody here") == 2
        await desk.press("escape")
        assert goals(desk) == every


async def test_the_question_counts_and_begins_at_what_is_shown(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.press("f")
        line = next(line for line in desk.text.splitlines() if " All  " in line)
        assert "8 key results" in line
        await desk.press(*"conf<5", "enter", "f", "enter")
        assert "filter: conf<5" in desk.text


async def test_what_is_no_longer_so_goes_and_the_cursor_stays_near(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.press(*choosing("due"))
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("c", "1", "3", "enter", "6", "enter")
        assert id_ not in goals(desk)
        assert desk.screen.here is not None
        await desk.press("u")
        assert id_ in goals(desk)


async def test_what_is_looked_for_or_new_is_shown_whatever_the_filter(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.press(*choosing("done"))
        assert len(goals(desk)) == 1
        await desk.press("/", *"runbooks", "enter")
        assert "filter:" not in desk.text
        await desk.press(*choosing("dropped"))
        assert "Nothing here is so: dropped" in desk.text
        await desk.press("O", *"Rest", "enter", "enter")
        assert "Rest" in desk.text
        assert desk.screen.here == getattr(desk.objective("Rest"), "id", "")


async def test_moving_passes_over_what_is_not_shown(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.press(*choosing("risk"))
        shown = goals(desk)
        await desk.go_to("Change failure rate")
        await desk.press("J")
        assert goals(desk) == [shown[1], shown[0]]


def test_a_folded_line_stays_where_something_in_it_is_so(desk: Desk) -> None:
    now = Now.of(desk.home, EVERYBODY)
    choice = current(now.okrs, now.today)
    every = list(entries(now, choice, frozenset()))
    folded = frozenset(row.id for row in every if row.kind != "key_result")
    done = parse_filter("done", known_now(now))
    rows = filtered(entries(now, choice, folded), done, Reckoner(now))
    assert [row.kind for row in rows] == ["group"]
    assert len(rows[0].members) == 1


async def test_a_filter_shows_what_it_finds_also_where_all_was_folded_away(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        every = goals(desk)
        await desk.press("z", "z")
        assert goals(desk) == []
        await desk.press(*choosing("risk"))
        assert len(goals(desk)) == 2
        await desk.press("h")
        assert len(goals(desk)) < 2
        await desk.press("escape")
        assert set(goals(desk)) < set(every)


def test_the_map_keeps_what_is_wanted_with_all_it_supports(desk: Desk) -> None:
    now = Now.of(desk.home, EVERYBODY)
    tree = tree_of(now, current(now.okrs, now.today))
    every = map_rows(tree, Fold())
    deepest = max(tree.aligned, key=lambda branch: branch.depth)
    title = now.okrs.get(deepest.id).title  # type: ignore[union-attr]
    rows = filtered_map(every, tree, parse_filter(f'"{title}"', known_now(now)), Reckoner(now))
    assert deepest.id in [row.id for row in rows]
    assert len(rows) < len(every)
    shown = {row.id for row in rows}
    assert all(row.above is None or row.above in shown for row in rows)


async def test_the_map_is_filtered_too_and_shows_what_is_gone_to(desk: Desk) -> None:
    async with desk.open(size=(100, 40), on="3"):
        screen = desk.app.screen
        assert isinstance(screen, MapScreen)
        every = [row.id for row in screen.lines.rows]
        await desk.press("f", *"conf<5", "enter")
        assert "filter: conf<5," in desk.text
        hidden = [id_ for id_ in every if id_ not in [row.id for row in screen.lines.rows]]
        assert hidden
        assert screen.point_at(hidden[-1])
        await desk.rest()
        assert "filter:" not in desk.text


def test_the_edge_cuts_a_long_filter_and_keeps_the_numbers(desk: Desk) -> None:
    now = Now.of(desk.home, EVERYBODY)
    long = parse_filter("word " * 30, known_now(now))
    told = filter_told(long, 7, 40, 40)
    assert told.endswith("…, 7 of 40")
    assert len(told) <= 40 + len("filter: ")
    assert filter_told(parse_filter("", known_now(now)), 40, 40, 40) == ""
