"""A desk: a home, the app on it, and hands that press keys and wait until they were answered."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.screen import ModalScreen

from okrtui.bootstrap import usual_home
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.settings import Settings
from okrtui.tui.app import OkrApp
from okrtui.tui.screens.history import HistoryScreen
from okrtui.tui.screens.ideas import IdeasScreen
from okrtui.tui.screens.map import MapScreen
from okrtui.tui.screens.objectives import ObjectivesScreen
from okrtui.tui.screens.overview import OverviewScreen
from okrtui.tui.screens.week import WeekScreen
from okrtui.workspace.home import Home

from .painting import painting

PROMPT = 50
"""How often it is looked whether something is so before others get a turn meanwhile."""
PATIENCE = 30.0
"""Seconds after which something is taken never to be so, also on a machine that has much else to do."""
SCREENS = {
    "1": WeekScreen,
    "2": ObjectivesScreen,
    "3": MapScreen,
    "4": OverviewScreen,
    "5": IdeasScreen,
    "6": HistoryScreen,
}


class Desk:
    """One person before one terminal."""

    paints_at_rest = True

    def __init__(self, directory: Path, home: Home | None = None) -> None:
        self.directory = directory
        self.home = home or self.another_home()
        self.pilot: Pilot[None]
        self.app: OkrApp

    def another_home(self) -> Home:
        """The same home in another process, so to say."""
        home, _, _ = usual_home(str(self.directory))
        return home

    @property
    def okrs(self) -> Okrs:
        """What is durable."""
        return self.home.okrs

    def new_app(
        self, settings: Settings | None = None, *, scope: Scope | None = EVERYBODY, **options: Any
    ) -> OkrApp:
        """The app on this desk's home, looking at everybody's OKRs unless told otherwise."""
        self.app = OkrApp(self.home, settings or Settings(), **options)
        if scope is not None and not self.home.is_empty:
            self.app.choose_scope(scope)
        return self.app

    @asynccontextmanager
    async def open(
        self,
        size: tuple[int, int] = (100, 30),
        settings: Settings | None = None,
        *,
        on: str = "2",
        **options: Any,
    ) -> AsyncIterator["Desk"]:
        """The app, running, on the screen with the key `on`: the objectives, where nothing else is said."""
        app = self.new_app(settings, **options)
        if "at" not in options:
            self.begin_on(on)
        with painting(waits=self.paints_at_rest):
            async with app.run_test(size=size, notifications=True) as pilot:
                self.pilot = pilot
                await self.rest()
                await self.show(on)
                yield self

    def begin_on(self, screen: str) -> None:
        """Let the app not draw the board first, where the objectives are looked at and nothing is asked there.

        The other screens begin with what was pointed at on the board.
        """
        if screen == "2" and not self.home.is_empty:
            self.app.DEFAULT_MODE = "objectives"  # type: ignore[misc]

    async def show(self, screen: str) -> None:
        """Go to a screen by its key, where no dialog is open."""
        if not isinstance(self.app.screen, ModalScreen) and not isinstance(self.app.screen, SCREENS[screen]):
            await self.press(screen)

    async def press(self, *keys: str) -> None:
        """Press keys, each answered before the next."""
        for key in keys:
            self._send(key)
            await self._answered()
        await self.rest()

    def _send(self, key: str) -> None:
        """As the terminal sends it; the pilot's own way sleeps after each key."""
        character = key if len(key) == 1 else key_to_character(key)
        self.app.post_message(events.Key(key if len(key) > 1 else _character_to_key(key), character))

    async def type(self, text: str) -> None:
        """Type text, a key a character, faster than hands can."""
        for character in text:
            self._send("space" if character == " " else character)
        await self.rest()

    async def click(self, text: str, part: str = "") -> None:
        """Click where a text stands on the screen, on its beginning or on that of a part of it."""
        rows = [strip.text for strip in self.app.screen._compositor.render_strips()]
        y = next((y for y, row in enumerate(rows) if text in row), None)
        assert y is not None, f"“{text}” is not on the screen"
        begin = rows[y].index(text)
        x = cell_len(rows[y][: rows[y].index(part, begin)])
        await self.pilot.click(offset=(x, y))
        await self.rest()

    async def scroll(self, selector: str) -> None:
        """Turn the wheel down once over a list."""
        await self.pilot._post_mouse_events([events.MouseScrollDown], selector, offset=(3, 0))
        await self.rest()

    async def rest(self) -> None:
        """Wait until all that was set going is done and painted."""
        await self._answered()
        await self.pilot._wait_for_screen()
        await self._answered()
        while self.app.is_running and self._has_to_paint:
            with painting(waits=False):
                self.app.screen._on_timer_update()
                if self.app.screen._compositor._dirty_regions:
                    self.app.screen._compositor_refresh()
            await self._answered()

    async def _answered(self) -> None:
        await asyncio.sleep(0)
        await self.until(lambda: self._is_quiet or not self.app.is_running)

    @property
    def _is_quiet(self) -> bool:
        """Whether no key waits, nothing it set going is under way, and no message waits anywhere."""
        pumps = (pump for screen in self.app.screen_stack for pump in screen.walk_children(with_self=True))
        queues: Iterable[asyncio.Queue[object]] = (pump._message_queue for pump in (self.app, *pumps))
        return self.app.typing.is_at_rest and all(queue.empty() for queue in queues)

    @property
    def _has_to_paint(self) -> bool:
        screen = self.app.screen
        is_changed = screen._layout_required or screen._scroll_required or screen._repaint_required
        is_unpainted = screen._dirty_widgets or screen._compositor._dirty_regions
        return bool(is_changed or is_unpainted or screen._callbacks)

    async def until(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(PATIENCE):
            for waited in count():
                if is_so():
                    return
                await asyncio.sleep(0 if waited < PROMPT else 0.002)

    @property
    def screen(self) -> ObjectivesScreen:
        """The objectives, also below a dialog."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ObjectivesScreen)
        return screen

    @property
    def board(self) -> WeekScreen:
        """The week board, also below a dialog."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, WeekScreen)
        return screen

    async def go_to(self, title: str) -> str:
        """Put the cursor on the line with this title, by keys; its id."""
        await self.press("g", "g")
        lines = self.screen.lines
        record = self.key_result(title) or self.objective(title)
        assert record is not None, title
        place = next(place for place, row in enumerate(lines.rows) if row.id == record.id)
        await self.press(*["j"] * place)
        assert lines.selected is not None
        assert lines.selected.id == record.id
        return record.id

    def key_result(self, title: str) -> KeyResult | None:
        """The key result with this title."""
        return next((kr for kr in self.okrs.key_results.values() if kr.title == title), None)

    def objective(self, title: str) -> Objective | None:
        """The objective with this title."""
        return next((o for o in self.okrs.objectives.values() if o.title == title), None)

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    @property
    def toasts(self) -> str:
        """What was said in the corner."""
        return "\n".join(note.message for note in self.app._notifications)
