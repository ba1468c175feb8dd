"""One picture of an answer and of all it brings about, where each would be drawn after the other."""

from collections.abc import Callable
from contextlib import ExitStack

from textual.app import App
from textual.timer import Timer

from okrtui.tui.widgets.behind import BehindScreen, OverScreen

LONGEST = 0.1
"""Seconds that the terminal stays as it is at most, where the disk is slow."""
TURNS = 2
"""Of the app's queue, by which a dialog is taken down and what is said of the answer stands."""


class OnePicture:
    """Leaves what is on the terminal as it is, from an answer until what it set going is done."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._held = ExitStack()
        self._longest: Timer | None = None
        self._answers = 0
        self._unseen: list[Callable[[], object]] = []

    @property
    def is_held(self) -> bool:
        """Whether the terminal stays as it is for now."""
        return self._longest is not None

    def hold(self) -> None:
        """An answer was given: what it does is shown with it."""
        self._answers += 1
        if self._longest is None:
            self._held.enter_context(self._app.batch_update())
            self._longest = self._app.set_timer(LONGEST, self._draw)

    def show(self) -> None:
        """It is done, or it asks something: draw all of it."""
        if self.is_held:
            self._wait(TURNS, self._answers)

    def afterwards(self, do: Callable[[], object]) -> None:
        """Do something that nobody sees once the picture is drawn, which then need not wait for it."""
        self._unseen.append(do)

    def _wait(self, turns: int, answers: int) -> None:
        if answers != self._answers:
            return  # another answer was given meanwhile
        if turns:
            self._app.call_later(self._wait, turns - 1, answers)
        else:
            self._draw()

    def _draw(self) -> None:
        if self._longest is None:
            return
        self._longest.stop()
        self._longest = None
        self._held.close()
        for screen in self._app.screen_stack[-1:]:
            if isinstance(screen, BehindScreen | OverScreen):
                screen.call_later(screen.draw_now)
            else:
                screen.check_idle()  # what it was told meanwhile waits for that
        unseen, self._unseen = self._unseen, []
        for do in unseen:
            self._app.call_after_refresh(do)
