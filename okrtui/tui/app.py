"""OkrApp: the screens on one home; it hears wishes and starts deeds."""

import gc
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType

from okrtui.okr.records import HealthMetric, Outlook, Priority
from okrtui.settings import Settings
from okrtui.tui import deeds, messages
from okrtui.tui.closing import ClosingApp
from okrtui.tui.commands import bindings
from okrtui.tui.doing import DoingApp
from okrtui.tui.grading import GradingApp
from okrtui.tui.idea_handling import IdeasApp
from okrtui.tui.leaving import LeavingApp
from okrtui.tui.now import Now
from okrtui.tui.overview_handling import OverviewApp
from okrtui.tui.own_settings import OwnSettingsApp
from okrtui.tui.running import RunningApp
from okrtui.tui.screens.framed import FramedScreen
from okrtui.tui.screens.week import WeekScreen
from okrtui.tui.source_handling import SourcesApp
from okrtui.tui.syncing import SyncingApp
from okrtui.tui.views.board import this_week
from okrtui.tui.widgets.behind import BehindScreen, OverScreen
from okrtui.workspace.home import Home

if TYPE_CHECKING:
    from okrtui.tui.dialogs.dialog import Dialog

YOUNG = 10_000
"""New objects among which garbage is looked for: at 700 that would be with each answer."""


class OkrApp(
    OwnSettingsApp,
    SourcesApp,
    SyncingApp,
    GradingApp,
    RunningApp,
    IdeasApp,
    OverviewApp,
    ClosingApp,
    LeavingApp,
    DoingApp,
):
    """The screens on one home."""

    TITLE = "okrtui"
    CSS_PATH = "okrtui.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    COMMANDS: ClassVar[set[Any]] = set()
    DEFAULT_MODE: ClassVar[str] = "week"

    def __init__(
        self,
        home: Home,
        settings: Settings,
        *,
        at: str | None = None,
        sample: bool = False,
        **hands: Any,
    ) -> None:
        super().__init__(home, settings, **hands)
        self._settings, self._at, self._sample = settings, at, sample
        self.animation_level = "none"
        self.add_mode("week", self._week)
        self.add_mode("objectives", self._objectives)
        self.add_mode("map", self._map)
        self.add_mode("overview", self._overview)
        self.add_mode("ideas", self._ideas)
        self.add_mode("history", self._history)

    @property
    def truth(self) -> str:
        """What else is true of all there is to see here."""
        return "sample team, kept nowhere" if self._sample else ""

    # -- life

    def _week(self) -> FramedScreen:
        screen = WeekScreen(self.now, self.signs, self.truth, self.drafting.of)
        return screen.data_bind(OkrApp.now, OkrApp.news, OkrApp.cycles_due)

    def _objectives(self) -> FramedScreen:
        from okrtui.tui.screens.objectives import ObjectivesScreen

        screen = ObjectivesScreen(self.now, self.signs, self.truth, self.view.grouping)
        return screen.data_bind(OkrApp.now, OkrApp.cycles_due)

    def _map(self) -> FramedScreen:
        from okrtui.tui.screens.map import MapScreen

        return MapScreen(self.now, self.signs, self.truth).data_bind(OkrApp.now, OkrApp.cycles_due)

    def _ideas(self) -> FramedScreen:
        from okrtui.tui.screens.ideas import IdeasScreen

        screen = IdeasScreen(self.now, self.signs, self.truth, self.drafting.of)
        return screen.data_bind(OkrApp.now, OkrApp.cycles_due)

    def _overview(self) -> FramedScreen:
        from okrtui.tui.screens.overview import OverviewScreen

        return OverviewScreen(self.now, self.signs, self.truth).data_bind(OkrApp.now, OkrApp.cycles_due)

    def _history(self) -> FramedScreen:
        from okrtui.tui.screens.history import HistoryScreen

        return HistoryScreen(self.now, self.signs, self.truth).data_bind(OkrApp.now, OkrApp.cycles_due)

    def on_mount(self) -> None:
        """Theme and keys as settled; then keep up with the disk."""
        self.set_up(self._settings)
        if not self.now.spaces:
            self.start(self.begin())
        elif self._at:
            self.start(self._show_first(self._at))
        self.warn(self.keeper.home.notices())

    def on_ready(self) -> None:
        """All is laid out: draw it now with what is due; what comes in a thread would only hold it up."""
        if self.now.spaces:
            self.find_due()
        if isinstance(self.screen, BehindScreen):
            self.call_later(self.screen.call_later, self.screen.settle, self._begin_beside)
        else:
            self._begin_beside()

    def _begin_beside(self) -> None:
        """The first picture stands: find news, sync, and collect garbage again, but not what was loaded until now."""
        if not gc.isenabled():
            gc.freeze()
            gc.set_threshold(YOUNG)
            gc.enable()
        if self.now.spaces:
            self.find_news()
        self.begin_rounds()

    def watch_now(self, before: Now, now: Now) -> None:
        """Another day, or somebody else's OKRs: other news."""
        if self.is_running and before.spaces and (before.scope, before.today) != (now.scope, now.today):
            self.find_news()
        if self.is_running and now.spaces:
            self.find_due()

    async def _show_first(self, id_: str) -> None:
        await self.shows(id_)

    # -- wishes

    @on(messages.CheckInRequested)
    def _check_in(self, wish: messages.CheckInRequested) -> None:
        self.start(deeds.checking_in.check_in_key_result(self, wish.record))

    @on(messages.KeyResultAsked)
    def _show_asked(self, wish: messages.KeyResultAsked) -> None:
        below = self.screen_stack[-2] if len(self.screen_stack) > 1 else None
        if isinstance(below, FramedScreen):
            below.point_at(wish.record)
            if isinstance(self.screen, OverScreen):  # once both know what has changed on them
                below.call_later(self.screen.call_later, self.screen.draw_now)

    @on(messages.DetailsRequested)
    def _details(self, wish: messages.DetailsRequested) -> None:
        self.start(self._open_key_result(wish))

    async def _open_key_result(self, wish: messages.DetailsRequested) -> None:
        from okrtui.tui.screens.key_result import KeyResultScreen

        screen = KeyResultScreen(self.now, self.signs, self.truth, wish.record, wish.among)
        await self.look_at_sources()
        await self.push_screen(screen.data_bind(OkrApp.now, OkrApp.measured_by))

    @on(messages.ShowRequested)
    def _show_record(self, wish: messages.ShowRequested) -> None:
        self.start(deeds.looking.go_to(self, wish.record))

    @on(messages.BackRequested)
    def _back(self, wish: messages.BackRequested) -> None:
        self.start(self._leave_screen(wish.record))

    async def _leave_screen(self, at: str) -> None:
        if len(self.screen_stack) > 1:
            await self.pop_screen()
            self.point_at(at)

    @on(messages.CommentRequested)
    def _comment(self, wish: messages.CommentRequested) -> None:
        self.start(deeds.key_results.comment_on(self, wish.record))

    @on(messages.CorrectionRequested)
    def _correct(self, wish: messages.CorrectionRequested) -> None:
        self.start(deeds.key_results.correct_check_in(self, wish.record, wish.check_in))

    @on(messages.KeyResultRequested)
    def _add_key_result(self, wish: messages.KeyResultRequested) -> None:
        self.start(deeds.goals.add_key_result_to(self, wish.record))

    @on(messages.ObjectiveRequested)
    def _add_objective(self, wish: messages.ObjectiveRequested) -> None:
        self.start(deeds.goals.add_objective_for(self, wish))

    @on(messages.EditRequested)
    def _edit(self, wish: messages.EditRequested) -> None:
        self.start(self._edit_record(wish.record))

    async def _edit_record(self, id_: str) -> None:
        match self.now.okrs.get(id_):
            case Priority() | Outlook():
                await deeds.planning.edit_line(self, id_)
            case HealthMetric():
                await deeds.watching.edit_metric(self, id_)
            case _:
                await deeds.goals.edit_record(self, id_)

    # -- keys

    def action_undo(self) -> None:
        """Take back my last step."""
        self.start(self.reverse(self.keeper.undo, "took back", "ctrl+r does it again"))

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.start(self.reverse(self.keeper.redo, "did again", "u undoes it"))

    def action_weekly_run(self) -> None:
        """Check in all that is due, one after the other."""
        self.start(deeds.checking_in.weekly_run(self))

    @on(messages.HelpRequested)
    def action_help(self) -> None:
        """Show the keys that mean something here."""
        from okrtui.tui.dialogs.help import help_dialog

        screen = self.screen
        groups = (
            (*screen.GROUPS, "list")
            if isinstance(screen, FramedScreen)
            else getattr(screen, "GROUPS", ("run",))
        )
        self.start(self._show(help_dialog(self.signs, groups, self.commands)))

    async def _show(self, dialog: "Dialog[None]") -> None:
        await self.ask(dialog)

    def action_sample(self) -> None:
        """Look at the sample team, unless one does."""
        if self._sample:
            self.tell("this is the sample team: q leaves it")
        else:
            super().action_sample()

    def action_week(self) -> None:
        """The week board, wherever one is; on it the week that runs."""
        screen = self.screen
        if isinstance(screen, WeekScreen):
            screen.show_week(this_week(self.now))
        else:
            self.start(self._go_to_screen("week"))

    def action_objectives(self) -> None:
        """The objectives, wherever one is."""
        self.start(self._go_to_screen("objectives"))

    def action_map(self) -> None:
        """The map, wherever one is."""
        self.start(self._go_to_screen("map"))

    async def _go_to_screen(self, name: str) -> None:
        here = getattr(self.screen, "here", None)
        await self.go_to_screen(name)
        if here:
            self.point_at(here)
