"""From 60×20 to 250×80 every place keeps its frame, its keys and the focus, and back again it looks as it did."""

from collections.abc import Callable, Iterator

import pytest
from rich.cells import cell_len
from textual.widget import Widget

from okrtui.okr.scope import EVERYBODY
from okrtui.tui.views.history_rows import READING
from okrtui.workspace.home import Home

from .desk import Desk
from .hostile import disagree, fill_hostile, grade_hostile
from .test_hostile_everywhere import IS_READING, do, leave, select

FIRST, SIZES = (80, 24), ((60, 20), (250, 80))
CORNERS = {(0, 0): "╭", (1, 0): "╮", (0, 1): "╰", (1, 1): "╯"}
PALETTE = (":", "m", "e", "t")
PLACES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "the objectives": ((), ()),
    "the help": (("?", "/", *"check"), ()),
    "a filter": (("f", *"risk @"), ()),
    "the palette": (PALETTE, ()),
    "a key result to edit": (("e",), ()),
    "a check-in": (("c",), ()),
    "the weekly run": (("C",), ()),
    "its summary": (("C", *["down"] * 4), ()),
    "a key result": (("enter",), ()),
    "the week": (("1",), ("2",)),
    "the meeting": (("1", "P"), ("escape", "2")),
    "the map": (("3",), ("2",)),
    "the history": (("6",), ("2",)),
    "the trash": (("6", "tab"), ("tab", "2")),
    "units and people": (("U",), ()),
    "somebody who leaves": (("U", "G", "k", "x"), ()),
    "the cycles": (("Q",), ()),
    "a review": (("Q", "r", "j", "enter"), ()),
    "what goes on": (("Q", "G", "n"), ()),
    "the settings of a space": ((":", *"space settings", "enter", "enter"), ()),
}
"""The keys that lead there, and those that lead back after `escape`."""
LATER: dict[str, tuple[Callable[[Home], None], tuple[str, ...]]] = {
    "the grading run": (grade_hostile, ("R",)),
    "the summary of a cycle": (grade_hostile, (":", *"summary", "enter")),
    "every value of a conflict": (disagree, ("!",)),
}
"""What has to have happened before, and the keys."""


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    fill_hostile(empty_desk.home)
    return empty_desk


async def test_every_place_stands_whole_at_every_size(desk: Desk) -> None:
    async with desk.open(size=FIRST):
        faults = {}
        for sentence, (keys, back) in PLACES.items():
            faults[sentence] = await faults_at(desk, keys)
            await leave(desk)
            await desk.press(*back)
        assert {sentence: found for sentence, found in faults.items() if found} == {}


async def test_what_is_told_below_the_objectives_takes_the_room_there_is(desk: Desk) -> None:
    async with desk.open(size=(110, 24)):
        desk.app.choose_scope(EVERYBODY)
        select(desk, "Metric")
        await settled(desk)
        begun = desk.text
        await to_size(desk, (60, 20))
        await desk.press("j", "k")
        await to_size(desk, (110, 24))
        assert desk.text == begun


@pytest.mark.parametrize("sentence", LATER)
async def test_what_comes_later_stands_whole_at_every_size(desk: Desk, sentence: str) -> None:
    happens, keys = LATER[sentence]
    happens(desk.home)
    async with desk.open(size=FIRST):
        assert await faults_at(desk, keys) == []


async def faults_at(desk: Desk, keys: tuple[str, ...]) -> list[str]:
    """What breaks where these keys lead, on the way through all sizes and back."""
    desk.app.choose_scope(EVERYBODY)
    select(desk, "Metric")
    await do(desk, keys)
    desk.app.clear_notifications()
    await settled(desk)
    begun, focus, found = desk.text, desk.app.focused, list[str]()
    for size in (*SIZES, FIRST):
        await to_size(desk, size)
        found += [f"{size}: {fault}" for fault in broken(desk)]
        if desk.app.focused is not focus:
            found.append(f"{size}: the focus went from {focus!r} to {desk.app.focused!r}")
    await desk.until(lambda: desk.text == begun)
    return found


async def to_size(desk: Desk, size: tuple[int, int]) -> None:
    """As another terminal."""
    await desk.pilot.resize_terminal(*size)
    await settled(desk)


async def settled(desk: Desk) -> None:
    """All that is read for it is there."""
    await desk.rest()
    await desk.until(lambda: not IS_READING.search(desk.text) and READING not in desk.text)
    await desk.rest()


def broken(desk: Desk) -> Iterator[str]:
    """What is not as it should be at this size."""
    width, height = desk.app.size
    screen = desk.app.screen
    rows = [strip.text for strip in screen._compositor.render_strips()]
    if len(rows) != height:
        yield f"{len(rows)} lines of {height}"
    yield from (f"{cell_len(row)} cells: {row}" for row in rows if cell_len(row) != width)
    for widget in (w for w in screen.query("*") if w.styles.border_top[0] == "round" and w.region.area):
        yield from broken_frame(widget, rows, width)
    if screen.query("#keys") and not rows[-1].strip():
        yield "the keys are gone"


def broken_frame(widget: Widget, rows: list[str], width: int) -> Iterator[str]:
    """What of a frame is not to be seen."""
    x, y, right, bottom = widget.region.corners
    if x < 0 or y < 0 or right > width or bottom > len(rows):
        yield f"{widget!r} leaves the terminal"
        return
    for (is_right, is_low), corner in CORNERS.items():
        row = rows[bottom - 1 if is_low else y]
        if sign_at(row, right - 1 if is_right else x) != corner:
            yield f"{widget!r} has no {corner}: {row}"


def sign_at(row: str, cell: int) -> str:
    """What stands in a cell."""
    before = next((place for place in range(len(row) + 1) if cell_len(row[:place]) >= cell), len(row))
    return row[before : before + 1]
