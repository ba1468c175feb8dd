"""What moving the focus costs: two widgets, never the whole screen."""

from typing import Any

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
    desk: Desk, monkeypatch: pytest.MonkeyPatch, opened: tuple[str, ...], moves: tuple[str, ...]
) -> None:
    drawn: list[Compositor] = []
    draw = Compositor.render_full_update

    def watched(compositor: Compositor, *args: Any, **options: Any) -> object:
        drawn.append(compositor)
        return draw(compositor, *args, **options)

    async with desk.open(size=(120, 40)):
        await desk.go_to(DEPLOYS)
        await desk.press(*opened)
        before = desk.app.screen.focused
        monkeypatch.setattr(Compositor, "render_full_update", watched)
        await desk.press(*moves[:1])
        assert desk.app.screen.focused is not before
        await desk.press(*moves[1:])
        assert drawn == []
