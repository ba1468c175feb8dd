"""What stands on the terminal: after everything that draws only a part, what drawing all of it would show."""

import pyte
import pytest
from pyte.screens import Char
from rich.cells import cell_len
from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from okrtui.tui.app import OkrApp

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
    return tuple(shown._replace(fg="") if shown.data == " " and not shown.reverse else shown)


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
