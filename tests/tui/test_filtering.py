"""f shows one state of the objectives alone; the border says which, esc shows all again."""

from collections.abc import Callable

import pytest

from okrtui.okr.scope import EVERYBODY
from okrtui.tui.now import Now
from okrtui.tui.views.cycles import current
from okrtui.tui.views.figures import Figures, Reckoner
from okrtui.tui.views.filtering import FILTERS, counted, filter_with, filtered
from okrtui.tui.views.outline import entries

from .desk import Desk
from .team import DEPLOYS

STATES: dict[str, tuple[str, Callable[[Figures], bool]]] = {
    "due": ("Due this week", lambda figures: figures.is_due),
    "risk": (
        "At risk or off track",
        lambda figures: figures.status in ("at risk", "off track", "not holding"),
    ),
    "new": ("New", lambda figures: figures.status == "new"),
    "done": ("Done", lambda figures: figures.status == "done"),
}
PLACES = [each.id for each in FILTERS]


def goals(desk: Desk) -> list[str]:
    return [row.id for row in desk.screen.lines.rows if row.kind == "key_result"]


@pytest.mark.parametrize("state", STATES)
async def test_only_one_state_is_shown_with_what_it_stands_below(desk: Desk, state: str) -> None:
    title, is_so = STATES[state]
    async with desk.open(size=(100, 40)):
        every = goals(desk)
        await desk.press("f", *["j"] * PLACES.index(state), "enter")
        reckoner = Reckoner(desk.app.now)
        wanted = [id_ for id_ in every if is_so(reckoner.of(id_))]
        assert goals(desk) == wanted
        assert f"only {title.lower()}" in desk.text
        rows = desk.screen.lines.rows
        above = {row.above for row in rows if row.kind == "key_result"}
        assert {row.id for row in rows if row.kind == "objective"} == above
        await desk.press("escape")
        assert goals(desk) == every
        assert "only" not in desk.text


async def test_the_question_counts_and_begins_at_what_is_shown(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.press("f")
        assert "All                   8 key results" in desk.text
        await desk.press("j", "j", "enter", "f", "enter")
        assert "only at risk or off track" in desk.text


async def test_what_is_no_longer_so_goes_and_the_cursor_stays_near(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.press("f", "j", "enter")
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("c", "1", "3", "enter", "6", "enter")
        assert id_ not in goals(desk)
        assert desk.screen.here is not None
        await desk.press("u")
        assert id_ in goals(desk)


async def test_what_is_looked_for_or_new_is_shown_whatever_the_filter(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.press("f", *["j"] * PLACES.index("done"), "enter")
        assert len(goals(desk)) == 1
        await desk.press("/", *"runbooks", "enter")
        assert "only" not in desk.text
        await desk.press("f", *["j"] * PLACES.index("dropped"), "enter")
        assert "Nothing was dropped" in desk.text
        await desk.press("O", *"Rest", "enter", "enter")
        assert "Rest" in desk.text
        assert desk.screen.here == getattr(desk.objective("Rest"), "id", "")


async def test_moving_passes_over_what_is_not_shown(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.press("f", "j", "j", "enter")
        shown = goals(desk)
        await desk.go_to("Change failure rate")
        await desk.press("J")
        assert goals(desk) == [shown[1], shown[0]]


def test_a_folded_line_stays_where_something_in_it_is_so(desk: Desk) -> None:
    now = Now.of(desk.home, EVERYBODY)
    choice = current(now.okrs, now.today)
    every = list(entries(now, choice, frozenset()))
    folded = frozenset(row.id for row in every if row.kind != "key_result")
    rows = filtered(entries(now, choice, folded), filter_with("done"), Reckoner(now))
    assert [row.kind for row in rows] == ["group"]
    assert len(rows[0].members) == 1
    counts = counted(every, Reckoner(now))
    assert counts["all"] == 8
    assert counts["dropped"] == 0


async def test_a_filter_shows_what_it_finds_also_where_all_was_folded_away(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        every = goals(desk)
        await desk.press("z", "z")
        assert goals(desk) == []
        await desk.press("f", *["j"] * PLACES.index("risk"), "enter")
        assert len(goals(desk)) == 2
        await desk.press("h")
        assert len(goals(desk)) < 2
        await desk.press("escape")
        assert set(goals(desk)) < set(every)
