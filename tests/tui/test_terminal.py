"""What stands on the terminal: after everything that draws only a part, what drawing all of it would show."""

from collections.abc import AsyncIterator

import pyte
import pytest
from pyte.screens import Char
from rich.cells import cell_len
from rich.console import RenderableType
from textual._compositor import CompositorUpdate, LayoutUpdate
from textual.events import ScreenSuspend
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip

from okrtui.tui.app import OkrApp
from okrtui.tui.widgets.behind import ClearScreen, Stood

from .desk import Desk
from .team import DEPLOYS


class Terminal:
    """What the bytes of an app come to, on a terminal."""

    def __init__(self, app: OkrApp, size: tuple[int, int]) -> None:
        self._app, self._size = app, size
        self.screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self.screen)

    def take(self, update: RenderableType | None) -> None:
        """Write what was drawn."""
        if isinstance(update, CompositorUpdate):
            self._stream.feed(update.render_segments(self._app.console))

    def lines(self) -> list[list[tuple[object, ...]]]:
        """Each line as characters with their looks."""
        columns, rows = self._size
        return [
            [_looks(self.screen.buffer[y][x], self.screen.buffer[y][x + 1]) for x in range(columns)]
            for y in range(rows)
        ]


def _looks(cell: Char, beside: Char) -> tuple[object, ...]:
    """All that can be seen of a cell: of a wide character with something over its right half nothing."""
    is_covered = cell_len(cell.data) == 2 and beside.data != ""
    shown = cell._replace(data=" ") if is_covered else cell
    return tuple(
        shown._replace(fg="", bold=False, italics=False) if shown.data == " " and not shown.reverse else shown
    )


def differences(shown: Terminal, anew: Terminal) -> list[str]:
    """Where they are not alike, in words."""
    pairs = zip(shown.lines(), anew.lines(), strict=True)
    return [
        f"{y}:{x} {one} is not {other}"
        for y, (line, other_line) in enumerate(pairs)
        for x, (one, other) in enumerate(zip(line, other_line, strict=True))
        if one != other
    ]


@pytest.fixture(params=[(120, 40), (80, 24)], ids=["120x40", "80x24"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return (int(request.param[0]), int(request.param[1]))


WALKS = {
    "a check-in in its dialog": ["c", *"17", "enter", "8", "enter"],
    "two of them, one after the other": [
        "c",
        *"17",
        "enter",
        "8",
        "enter",
        "c",
        *"18",
        "enter",
        "7",
        "enter",
    ],
    "a fault, and the same once more": ["c", *"abc", "enter", "escape"],
    "an answer that is given nobody": ["o", "escape"],
    "what was handed over is taken back": ["o", *"ken", "enter", "u"],
    "a dialog above a dialog": ["e", "f1", "escape", "escape"],
    "a dialog that asks for another": ["a", *"more", "enter", "enter", "escape", "escape"],
    "help, and away": ["question_mark", "escape"],
    "the run, an answer and its summary": ["C", *"17", "enter", "8", "enter", "escape", "escape"],
    "help above the run": ["C", "question_mark", "escape", "escape"],
    "another screen and back": ["c", "escape", "1", "c", "escape", "2"],
    "down the list and up": ["j", "j", "k", "G", "k", "g", "g", "j", "j", "j"],
    "a key result and the next one": ["enter", "J", "K", "escape"],
    "a theme is taken": ["colon", *"theme", "enter", "down", "enter"],
    "the colours of the terminal are taken": ["colon", *"theme", "enter", *"ansi", "enter"],
    "the preview of themes, and none taken": ["colon", *"theme", "enter", "down", "down", "escape"],
}


@pytest.mark.parametrize("name", WALKS)
async def test_what_stands_there_is_what_drawing_it_all_would_show(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(Desk, "paints_at_rest", False)
    display = OkrApp._display
    async with desk.open(size=size):
        app = desk.app
        shown, anew = Terminal(app, size), Terminal(app, size)

        def noted(self: OkrApp, screen: Screen[object], update: RenderableType | None) -> None:
            if not self._batch_count:
                shown.take(update)
            display(self, screen, update)

        monkeypatch.setattr(OkrApp, "_display", noted)
        await desk.go_to(DEPLOYS)
        app.screen.refresh()
        await desk.rest()
        for key in WALKS[name]:
            await desk.press(key)
            whole = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
            anew.take(whole)
            assert differences(shown, anew) == [], f"after {key}:\n" + "\n".join(shown.screen.display)


BLANK = {y: (Strip.blank(80),) for y in range(24)}
"""Lines by which it is seen whether what stood there is believed."""


@pytest.fixture
async def drawn(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[str]]:
    """What was drawn as a whole, each time."""
    monkeypatch.setattr(Desk, "paints_at_rest", False)
    seen: list[str] = []
    display = OkrApp._display

    def noted(self: OkrApp, screen: Screen[object], update: RenderableType | None) -> None:
        if isinstance(update, LayoutUpdate):
            seen.append("\n".join("".join(strip.text for strip in line) for line in update.strips))
        display(self, screen, update)

    monkeypatch.setattr(OkrApp, "_display", noted)
    async with desk.open(size=(80, 24)):
        seen.clear()
        yield seen


async def test_what_stood_there_is_shown_again_as_it_was(desk: Desk, drawn: list[str]) -> None:
    desk.screen.come_back(Stood(Size(80, 24), BLANK))
    desk.screen.refresh()
    await desk.rest()
    assert [picture.strip() for picture in drawn] == [""]


async def test_what_changed_is_drawn_among_what_stood_there(desk: Desk, drawn: list[str]) -> None:
    desk.screen.come_back(Stood(Size(80, 24), BLANK))
    desk.screen.lines.refresh_line(1)
    desk.screen.refresh()
    await desk.rest()
    assert len(drawn) == 1
    assert "Grow the community" in drawn[0]
    assert "Platform" not in drawn[0]


async def test_what_stood_there_on_another_terminal_is_drawn_anew(desk: Desk, drawn: list[str]) -> None:
    desk.screen.come_back(Stood(Size(80, 25), BLANK))
    desk.screen.refresh()
    await desk.rest()
    assert all("Platform" in picture for picture in drawn)


async def test_in_other_colours_it_is_drawn_anew(desk: Desk, drawn: list[str]) -> None:
    desk.screen.come_back(Stood(Size(80, 24), BLANK))
    desk.screen.notify_style_update()
    desk.screen.refresh()
    await desk.rest()
    assert all("Platform" in picture for picture in drawn)


async def test_after_another_screen_it_is_drawn_anew(desk: Desk, drawn: list[str]) -> None:
    desk.screen.come_back(Stood(Size(80, 24), BLANK))
    desk.screen.post_message(ScreenSuspend())
    desk.screen.call_later(desk.screen.refresh)
    await desk.rest()
    assert drawn
    assert all("Platform" in picture for picture in drawn)


async def test_what_a_dialog_has_not_drawn_yet_is_drawn_when_it_goes(desk: Desk, drawn: list[str]) -> None:
    await desk.press("p")
    dialog = desk.app.screen
    assert isinstance(dialog, ClearScreen)
    assert dialog.stood_behind().rows.keys() == set(range(24))
    dialog._set_dirty(Region(3, 5, 4, 2))
    assert dialog.stood_behind().rows.keys() == set(range(24)) - {5, 6}
