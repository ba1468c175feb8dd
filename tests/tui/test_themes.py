"""Every theme that comes with Textual draws every screen, with its state in words."""

from .desk import Desk
from .team import DEPLOYS


async def test_every_theme_draws_the_objectives_a_key_result_and_the_run(desk: Desk) -> None:
    async with desk.open(size=(120, 40)):
        deploys = await desk.go_to(DEPLOYS)
        for theme in sorted(desk.app.available_themes):
            desk.app.theme = theme
            await desk.rest()
            assert "◐ open" in desk.text, theme
            await desk.press("enter")
            assert "straight line" in desk.text, theme
            await desk.press("escape", "C")
            assert "Weekly run · 1 of 5" in desk.text, theme
            await desk.press("escape")
            desk.screen.point_at(deploys)
