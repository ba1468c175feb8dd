"""A screen that changes behind a run: what changed is drawn, never the whole screen."""

from textual._compositor import Compositor

from okrtui.tui.commands import COMMANDS

from .desk import Desk
from .team import DEPLOYS


async def test_an_answer_of_the_run_draws_what_changed_of_the_screen_behind(
    desk: Desk, whole_drawings: list[Compositor]
) -> None:
    async with desk.open(size=(120, 40)):
        await desk.go_to(DEPLOYS)
        await desk.press("C", "down", "down", "down", *"17", "enter")
        assert "50 %" in desk.text
        whole_drawings.clear()
        await desk.press("8", "enter")
        await desk.until(lambda: "81 %" in desk.text)
        assert whole_drawings == []


async def test_over_a_run_the_help_shows_the_run_and_the_screen_behind_it(desk: Desk) -> None:
    async with desk.open(size=(120, 40)):
        await desk.press("C", "question_mark")
        assert any(command.help in desk.text for command in COMMANDS if command.group == "run")
        await desk.press("escape")
        assert "Weekly run" in desk.text
        assert "by unit" in desk.text
