"""The frame that every screen has: whose, which time and what is true above, the keys below."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.reactive import var
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from okrtui.okr.text import narrow, safe
from okrtui.tui.commands import Command, command_after_g, footer
from okrtui.tui.keymap import commands_of, key_of
from okrtui.tui.now import Now
from okrtui.tui.views.cycle_words import due_line, phase_told
from okrtui.tui.views.cycles import current, time_in
from okrtui.tui.views.facts import keys_line, mission_line, screens_line, top_line
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.widgets.behind import BehindScreen
from okrtui.tui.widgets.focus import quiet_focus
from okrtui.tui.widgets.painted import Painted

NOTHING_YET = "there is nothing yet: 2 shows the objectives, O there adds one"
NEEDS_OBJECTIVES = frozenset(
    {
        "weekly_run",
        "grading_run",
        "summary",
        "search",
        "search_next",
        "search_previous",
        "group",
        "filter",
        "saved_filters",
    }
)  # fmt: skip

FRAME_PARTS = ("#frame", "#due", "#mission", "#keys")


def hides_what_is_behind(screen: Screen[Any]) -> bool:
    """Whether a dialog takes the whole terminal."""
    return bool(getattr(screen, "HIDES", False))


class FramedScreen(BehindScreen[None]):
    """Shows what is known now between two lines above and one below."""

    now: var[Now] = var(Now(), init=False)
    cycles_due: var[tuple[str, ...]] = var((), init=False)
    """What cycles may do by the calendar, asked quietly once a day."""
    focused = quiet_focus()
    NAME: ClassVar[str] = ""
    """As the line of screens calls it."""
    GROUPS: ClassVar[tuple[str, ...]] = ("app",)
    """Whose commands the footer shows."""
    PARTS: ClassVar[tuple[str, ...]] = ()
    """What late answers are shown on, besides the frame."""

    def __init__(self, now: Now, signs: Glyphs, truth: str = "") -> None:
        super().__init__()
        self.set_reactive(FramedScreen.now, now)
        self._signs, self._truth = signs, truth
        self._choice = current(now.okrs, now.today)
        self._reckoner = Reckoner(now)
        self._saw_g = False
        self._is_behind = False

    def compose(self) -> ComposeResult:
        """Frame, body, keys."""
        yield Painted(id="frame")
        yield Painted(id="due")
        yield Painted(id="mission")
        yield from self.body()
        yield Painted(id="keys")

    def body(self) -> Iterable[Widget]:
        """What stands in the frame."""
        return ()

    def on_mount(self) -> None:
        """Show what is known."""
        self.show_all()

    @property
    def how_to_leave(self) -> str:
        """What leads out of here."""
        is_first = self.app.screen_stack[0] is self
        return "q leaves okrtui" if is_first else "esc goes back; q leaves okrtui from there"

    @property
    def cycles(self) -> frozenset[str]:
        """The cycles it tells of: one in each space; none where it tells of the backlog."""
        return self._choice.cycles

    @property
    def width(self) -> int:
        """How wide the screen is, also before it has been laid out."""
        return self.size.width or self.app.size.width

    def watch_now(self, before: Now, now: Now) -> None:
        """Something changed: draw it, and stay where we are."""
        if now is self._reckoner.now:
            return
        self._reckoner = Reckoner(now, self._reckoner)
        self._go_with_time(before, now)
        self.choose_for(before, now)
        if self.is_mounted and self.is_seen:
            self.show_all()
        else:
            self._is_behind = self.is_mounted

    def _go_with_time(self, before: Now, now: Now) -> None:
        """Who left it at the cycle of that day comes back to the one of today; nothing changes under their eyes."""
        was_current = before.spaces and self._choice == current(before.okrs, before.today)
        if was_current and self.is_mounted and not self.is_seen:
            self._choice = current(now.okrs, now.today)

    def watch_cycles_due(self) -> None:
        """Something may be done by the calendar, or was looked at."""
        if self.is_mounted:
            self._show_due()

    def _show_due(self) -> None:
        key = next(command.label for command in commands_of(self.app) if command.id == "cycles")
        line = due_line(self.cycles_due, key, self.width)
        self.query_one("#due", Painted).show([line] if line else [])

    @property
    def is_seen(self) -> bool:
        """Whether it is on the terminal now, if only behind a dialog that leaves some of it to be seen."""
        stack = self.app.screen_stack
        above = stack[stack.index(self) + 1 :] if self in stack else [self]
        return all(isinstance(screen, ModalScreen) and not hides_what_is_behind(screen) for screen in above)

    def on_screen_suspend(self) -> None:
        """Behind a dialog, which says what there is to say."""
        self.app.call_later(self._hush)  # after what is just being said

    def _hush(self) -> None:
        if self.app.screen_stack[-1:] != [self]:
            for rack in self.query_children("ToastRack"):
                rack.display = not any(toast.display for toast in rack.children)

    def on_screen_resume(self) -> None:
        """Back on the terminal: catch up with what happened meanwhile."""
        self.query_children("ToastRack").set(display=True)
        if self._is_behind:
            self._is_behind = False
            self.show_all()

    def frame_changed(self) -> None:
        """Keys are called otherwise now: draw the frame, or do when it is seen again."""
        if self.is_mounted and self.is_seen:
            self.show_frame()
        else:
            self._is_behind = self.is_mounted

    def choose_for(self, before: Now, now: Now) -> None:
        """Follow what is known: which cycle the frame tells of."""

    def why_not(self, command: str) -> str:
        """Why a command cannot be followed here and now; empty where it can."""
        return NOTHING_YET if command in NEEDS_OBJECTIVES and not self.now.okrs.objectives else ""

    def clear_marks(self) -> None:
        """Nothing is marked any more."""

    def point_at(self, id_: str) -> bool:
        """Put the cursor on a record, where the screen shows it; whether it does."""
        return False

    def shows_conflict(self) -> bool:
        """Put the cursor on the first conflict, where the screen lists them; whether it does."""
        return False

    def go_to_line(self, number: int) -> None:
        """Put the cursor on the line with this number, where the screen has a list."""

    async def on_key(self, event: events.Key) -> None:
        """`g` waits for a second key, as `g x` does."""
        is_after_g, self._saw_g = self._saw_g, narrow(event.character or "") == "g" and not self._saw_g
        command = command_after_g(self.GROUPS, event.character) if is_after_g else None
        if command is not None:
            event.stop()
            event.prevent_default()
            await self.run_action(f"app.{command.id}" if command.group == "app" else command.id)

    @property
    def is_standing(self) -> bool:
        """Whether all is there to show something on: an answer may come while the screen is taken down."""
        return self.is_attached and all(map(self.query, (*FRAME_PARTS, *self.PARTS)))

    def show_all(self) -> None:
        """Show what is known now."""
        self.show_frame()

    def time(self) -> list[str]:
        """Which time the screen tells of: at least the name of a cycle."""
        phase = phase_told(self.now.okrs, self._choice, self.now.place[0])
        return [safe(self._choice.name), *phase, *time_in(self._choice, self.now.today)]

    def truth(self) -> str:
        """What else is true now, for the right end of the first line."""
        read_only = "read-only" if self.now.is_read_only else ""
        return " · ".join(filter(None, (self._truth, read_only, safe(self.now.shares))))

    def show_frame(self) -> None:
        """The lines above and below."""
        top = top_line(self.now, self.time(), self.truth(), self.width)
        commands = commands_of(self.app)
        run, grade = (key_of(commands, id_) for id_ in ("weekly_run", "grading_run"))
        told = self._reckoner
        screens = screens_line(self.NAME, told.due, self.width, run, to_grade=told.to_grade, grade=grade)
        self.query_one("#frame", Painted).show([top, screens])
        self.show_keys()
        self._show_due()
        line = mission_line(self.mission(), self.width)
        self.query_one("#mission", Painted).show([line] if line else [])

    def show_keys(self) -> None:
        """The line below: what it says may go by where the cursor is."""
        shown = self._meant(footer(self.groups(), commands_of(self.app)))
        self.query_one("#keys", Painted).show([keys_line(shown, self.width) if shown else []])

    def called(self) -> Mapping[str, str]:
        """Commands that the line below calls otherwise here and now; those called nothing it leaves out."""
        return {}

    def _named(self, shown: Iterable[Command]) -> list[Command]:
        called = self.called()
        return [c._replace(short=called.get(c.id, c.short)) for c in shown if called.get(c.id, c.id)]

    def mission(self) -> str:
        """The mission that stands above what is shown; empty where none does."""
        return ""

    def _meant(self, shown: list[Command]) -> list[Command]:
        """Of the keys below those that mean something: none at the first start, few where nothing is yet."""
        okrs, shown = self.now.okrs, self._named(shown)
        if not self.now.spaces:
            return []
        if okrs.objectives or okrs.priorities or okrs.outlooks or okrs.health_metrics:
            return shown
        return [command for command in shown if command.id != "add" and not self.why_not(command.id)]

    def groups(self) -> tuple[str, ...]:
        """Whose commands the footer shows now."""
        return self.GROUPS
