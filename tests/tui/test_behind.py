"""A screen that changes behind a run: what changed is drawn, never the whole screen."""

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor
from textual.screen import Screen

from okrtui.tui.app import OkrApp
from okrtui.tui.commands import COMMANDS
from okrtui.tui.screens.framed import FramedScreen

from .desk import Desk
from .grades import thirty
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


async def test_the_next_question_and_what_changed_behind_are_drawn_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    display = OkrApp._display

    def counted(app: OkrApp, screen: Screen[object], renderable: RenderableType | None) -> None:
        drawn.append(type(screen).__name__)
        display(app, screen, renderable)

    monkeypatch.setattr(OkrApp, "_display", counted)
    monkeypatch.setattr(Desk, "paints_at_rest", False)
    async with desk.open(size=(120, 40)):
        await desk.go_to(DEPLOYS)
        await desk.press("C", *"17", "enter", "8")
        drawn.clear()
        desk._send("enter")
        await desk.until(lambda: bool(drawn))
        await desk.rest()
    layout_after_a_longer_question = 1
    assert len(drawn) <= 1 + layout_after_a_longer_question


async def test_what_a_run_hides_is_shown_when_it_is_left(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    thirty(empty_desk.home)
    shown: list[str] = []
    show_all = FramedScreen.show_all

    def counted(screen: FramedScreen) -> None:
        shown.append(screen.NAME)
        show_all(screen)

    async with empty_desk.open(size=(120, 40), on="1"):
        await empty_desk.press("R")
        monkeypatch.setattr(FramedScreen, "show_all", counted)
        await empty_desk.press("8", "enter", "8", "enter")
        assert shown == []
        await empty_desk.press("escape")
        assert "Week" in shown
        assert "28 to grade" in empty_desk.text
