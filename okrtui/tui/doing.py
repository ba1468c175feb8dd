"""How deeds are done: one after the other, in the background, with one story about what went well or wrong."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from msgspec.structs import replace
from textual import events
from textual.binding import Binding, BindingType
from textual.message_pump import MessagePump
from textual.reactive import var
from textual.screen import ModalScreen, Screen
from textual.timer import Timer

from okrtui.okr.changed import changed
from okrtui.okr.errors import OkrError
from okrtui.okr.scope import Scope
from okrtui.okr.steps.step import Author, Step
from okrtui.settings import Settings
from okrtui.tui.drafting import Drafting
from okrtui.tui.keeper import Keeper
from okrtui.tui.keymap import with_keys
from okrtui.tui.now import Now
from okrtui.tui.one_picture import OnePicture
from okrtui.tui.screens.framed import FramedScreen
from okrtui.tui.telling import TellingApp
from okrtui.tui.type_ahead import TypeAhead
from okrtui.tui.views.clash import clash_told
from okrtui.tui.views.glyphs import glyphs
from okrtui.tui.widgets.behind import BehindScreen, ClearScreen
from okrtui.workspace.conflicts import Rival
from okrtui.workspace.home import Home

if TYPE_CHECKING:
    from okrtui.tui.dialogs.dialog import Dialog

T = TypeVar("T")
Deed = Coroutine[Any, Any, object]
SETTLE_AFTER = 4.0
MOST_POINTED = 20
"""Of a large step that was taken back the first few are looked for on the screen."""
CLASHED = "yours is shown; ! shows both, and enter on one settles it"
ONE_BACK = "esc goes back; q leaves okrtui from there"


class DoingApp(TellingApp):
    """Holds what is known now, asks, performs and tells."""

    now: var[Now] = var(Now(), init=False)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "say_how_to_leave", show=False, priority=True, system=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True, system=True),
    ]
    how_to_leave = ONE_BACK

    def __init__(self, home: Home, settings: Settings) -> None:
        super().__init__()
        self.signs = glyphs(settings.glyphs)
        self.commands = with_keys(settings.keymap)
        """All that can be asked for, on the keys that were chosen for it."""
        self.is_plain = settings.glyphs == "ascii"
        self.decimal_comma = settings.decimal_comma
        self.keeper = Keeper(home)
        self.drafting = Drafting(self.keeper, self.set_timer, self.complain_once)
        self.monotonic: Callable[[], float] = time.monotonic
        self.picture = OnePicture(self)
        self.typing = TypeAhead(super().on_event, self._path_of_keys)
        self.view = self.keeper.remembered()
        self._passing: Scope | None = None
        self.set_reactive(DoingApp.now, Now.of(home, self.view.scope))
        self._settling: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        """Keys are handed on one by one, so that fast typing reaches what it is meant for."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and self.is_running:
            self.typing.take(event)
        else:
            await super().on_event(event)

    def _path_of_keys(self) -> list[MessagePump]:
        node = self.focused or self.screen
        return [*node.ancestors_with_self]

    # -- knowing

    def know(self) -> None:
        """Take over what the home knows by now; the screens follow."""
        now = Now.of(self.keeper.home, self._passing or self.view.scope)
        if not now.is_as_good_as(self.now):
            self.now = now
            self.warn(self.keeper.home.notices())

    def choose_scope(self, scope: Scope) -> None:
        """Look at somebody's OKRs on every screen."""
        self._passing = None
        self.view = replace(self.view, scope=scope)
        self.know()

    def pass_by(self, scope: Scope | None) -> None:
        """Look at somebody's OKRs for a while, as a meeting does; None: at those that were chosen."""
        self._passing = scope
        self.know()

    # -- doing

    def start(self, deed: Deed, *, is_patient: bool = False) -> None:
        """Do something in the background; further keys wait until it is done or asks something.

        Where they would mean nothing before it is done they wait long, else only a moment.
        """
        self.typing.hold(is_patient=is_patient)
        self.run_worker(self._done(deed), group="deeds")

    async def _done(self, deed: Deed) -> None:
        try:
            await deed
        except OkrError as error:
            self.know()
            self.tell(str(error), severity="error")
        finally:
            self.picture.show()
            self.typing.release()

    def author(self, space: str) -> Author:
        """Me in a space."""
        return self.keeper.home.author(space)

    async def ask(self, dialog: "Dialog[T]") -> T | None:
        """Show a dialog and wait for its answer; None when another one is open already."""
        if isinstance(self.screen, ModalScreen) and not getattr(self.screen, "MAY_ASK", False):
            return None
        return await self.ask_above(dialog)

    async def ask_above(self, dialog: "Dialog[T]") -> T | None:
        """Show a dialog above whatever is open, and wait for its answer."""
        answer: asyncio.Future[T | None] = asyncio.get_running_loop().create_future()

        def answered(given: T | None) -> None:
            self.picture.hold()
            self.typing.hold()
            answer.set_result(given)

        self.picture.show()
        if dialog.FOLLOWS:
            dialog.data_bind(DoingApp.now)
        await self.push_screen(dialog, answered)
        self.typing.release()
        return await answer

    async def _replace_screen(self, screen: Screen[Any]) -> Screen[Any]:
        """Take a screen down; one that was answered after the picture of what that brings about, not before."""
        if not self.picture.is_held or not isinstance(screen, ModalScreen):
            return await super()._replace_screen(screen)
        if isinstance(screen, ClearScreen) and isinstance(self.screen, BehindScreen):
            self.screen.come_back(screen.stood_behind())
        screen.post_message(events.ScreenSuspend())
        self.capture_mouse(None)
        self.picture.afterwards(partial(self._prune, screen))
        return screen

    async def perform(self, step: Step, *, point_at: str | None = None) -> None:
        """Make a step durable, show it, and say what was done."""
        rivals = await self.keeper.perform(step)
        self._changed(step.title, "" if rivals else "u undoes it")
        self._warn_of(rivals)
        if point_at:
            self.point_at(point_at)

    async def keep(self, step: Step) -> None:
        """Make a step durable and show it; without a word, unless somebody did the same meanwhile."""
        rivals = await self.keeper.perform(step)
        self._follow()
        self._warn_of(rivals)

    def _warn_of(self, rivals: list[Rival]) -> None:
        if rivals:
            self.warn([*(clash_told(self.now, rival) for rival in rivals), CLASHED])

    def _changed(self, told: str, way_back: str) -> None:
        self._follow()
        self.tell(told, way_back)

    def _follow(self) -> None:
        self.know()
        if self._settling:
            self._settling.stop()
        self._settling = self.set_timer(SETTLE_AFTER, self._settle)

    async def _settle(self) -> None:
        try:
            await self.keeper.settle()
        except OkrError as error:
            self.complain(str(error))

    def action_say_how_to_leave(self) -> None:
        """Copy what is marked; where nothing is, say how to leave."""
        marked = getattr(self.focused, "selected_text", "") or self.screen.get_selected_text()
        if marked:
            self.copy_to_clipboard(marked)
        else:
            self.tell(getattr(self.screen, "how_to_leave", "") or self.how_to_leave)

    async def go_to_screen(self, name: str) -> None:
        """Show one of the screens that have a number, with nothing above it."""
        if isinstance(self.screen, ModalScreen):
            return
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.switch_mode(name)
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    def point_at(self, id_: str) -> bool:
        """Show where a record stands, where the screen has it; whether it does."""
        screen = self.screen
        return isinstance(screen, FramedScreen) and screen.point_at(id_)

    async def reverse(
        self, reverse: Callable[[], Coroutine[Any, Any, str]], verb: str, way_back: str
    ) -> None:
        """Undo or redo; the cursor goes to what it brought back."""
        before = self.now.okrs
        self._changed(f"{verb}: {await reverse()}", way_back)
        any(self.point_at(id_) for id_ in changed(before, self.now.okrs)[:MOST_POINTED])
