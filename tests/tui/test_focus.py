"""What moving the focus costs: two widgets, never the whole screen."""

import pytest
from textual._compositor import Compositor

from .desk import Desk
from .team import DEPLOYS


@pytest.mark.parametrize(
    ("opened", "moves"),
    [
        (("c",), ("tab", "shift+tab")),
        (("e",), ("tab", "shift+tab")),
        (("C",), ("tab", "shift+tab")),
    ],
)
async def test_the_screen_is_not_drawn_anew_when_the_focus_moves(
    desk: Desk, whole_drawings: list[Compositor], opened: tuple[str, ...], moves: tuple[str, ...]
) -> None:
    async with desk.open(size=(120, 40)):
        await desk.go_to(DEPLOYS)
        await desk.press(*opened)
        before = desk.app.screen.focused
        whole_drawings.clear()
        await desk.press(*moves[:1])
        assert desk.app.screen.focused is not before
        await desk.press(*moves[1:])
        assert whole_drawings == []
