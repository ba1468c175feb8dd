"""A screen that changes behind a run: what changed is drawn, never the whole screen."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor
from textual.screen import Screen

from okrtui.okr.steps.step import Step
from okrtui.tui.app import OkrApp
from okrtui.tui.commands import COMMANDS
from okrtui.tui.screens.framed import FramedScreen

from .desk import Desk
from .grades import thirty
from .team import DEPLOYS

T = TypeVar("T")


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
    monkeypatch.setattr(Desk, "paints_at_rest", False)
    async with desk.open(size=(120, 40)):
        await desk.go_to(DEPLOYS)
        await desk.press("C", *"17", "enter", "8")
        with drawings(monkeypatch, lambda: "drawn") as drawn:
            desk._send("enter")
            await desk.until(lambda: bool(drawn))
            await desk.rest()
    layout_after_a_longer_question = 1
    assert len(drawn) <= 1 + layout_after_a_longer_question


@contextmanager
def drawings(monkeypatch: pytest.MonkeyPatch, look: Callable[[], T]) -> Iterator[list[T]]:
    """What could be seen each time the terminal was drawn."""
    seen: list[T] = []
    display = OkrApp._display

    def noted(app: OkrApp, screen: Screen[object], renderable: RenderableType | None) -> None:
        seen.append(look())
        display(app, screen, renderable)

    monkeypatch.setattr(OkrApp, "_display", noted)
    yield seen
    monkeypatch.setattr(OkrApp, "_display", display)


async def test_a_dialog_goes_and_what_it_recorded_comes_in_one_picture(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "paints_at_rest", False)
    async with desk.open(size=(120, 40)):
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("c", *"17", "enter", "8")
        before = len(desk.app.now.okrs.check_ins[id_])
        with drawings(monkeypatch, lambda: len(desk.app.now.okrs.check_ins[id_])) as seen:
            desk._send("enter")
            await desk.until(lambda: bool(seen))
            await desk.rest()
        assert before not in seen


async def test_a_dialog_is_taken_down_after_the_picture_of_its_answer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "paints_at_rest", False)
    async with desk.open(size=(120, 40)):
        await desk.go_to(DEPLOYS)
        await desk.press("c", *"17", "enter", "8")
        dialog = desk.app.screen
        with drawings(monkeypatch, lambda: dialog.is_running) as seen:
            desk._send("enter")
            await desk.until(lambda: bool(seen))
            await desk.until(lambda: dialog not in desk.app._registry)
        assert seen[0]


async def test_a_dialog_goes_in_time_where_the_disk_is_slow(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "paints_at_rest", False)
    disk, perform = threading.Event(), desk.home.perform

    def slowly(*steps: Step, tells_prompts: bool) -> None:
        disk.wait()
        perform(*steps, tells_prompts=tells_prompts)

    async with desk.open(size=(120, 40)):
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("c", *"17", "enter", "8")
        before = len(desk.app.now.okrs.check_ins[id_])
        monkeypatch.setattr(desk.home, "perform", slowly)
        with drawings(monkeypatch, lambda: len(desk.app.now.okrs.check_ins[id_])) as seen:
            desk._send("enter")
            await desk.until(lambda: bool(seen))
            disk.set()
            await desk.until(lambda: before + 1 in seen)
        assert seen[0] == before


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
