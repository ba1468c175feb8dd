"""What the app does with what is marked, how the OKRs are looked at, and the palette."""

from typing import TYPE_CHECKING

from textual import on

from okrtui.okr.errors import OkrError
from okrtui.okr.records import HealthMetric, Outlook, Priority
from okrtui.tui import deeds, messages
from okrtui.tui.clicking import ClickingApp
from okrtui.tui.screens.framed import FramedScreen

if TYPE_CHECKING:
    from okrtui.tui.dialogs.choose import Chooser


class HandlingApp(ClickingApp):
    """Hears wishes about one or several records, and about looking at them."""

    _opened: frozenset[str] = frozenset()
    _opened_years: frozenset[int] = frozenset()

    @property
    def truth(self) -> str:
        """What else is true of all there is to see here."""
        return ""

    # -- what is marked

    @on(messages.DropRequested)
    def _drop(self, wish: messages.DropRequested) -> None:
        self.start(deeds.arranging.drop_or_take_up(self, wish.records))

    @on(messages.DeleteRequested)
    def _delete(self, wish: messages.DeleteRequested) -> None:
        self.start(deeds.arranging.move_to_trash(self, wish.records))

    @on(messages.OwnerRequested)
    def _hand_over(self, wish: messages.OwnerRequested) -> None:
        self.start(deeds.arranging.hand_over_to(self, wish.records))

    @on(messages.TieRequested)
    def _tie(self, wish: messages.TieRequested) -> None:
        match self.now.okrs.get(first := wish.records[0]):
            case Priority() | Outlook():
                self.start(deeds.planning.tie_line(self, first))
            case HealthMetric():
                self.start(deeds.watching.tie_metric(self, first))
            case _:
                self.start(deeds.arranging.tie_to(self, wish.records))

    @on(messages.WatchRequested)
    def _watch_beside(self, wish: messages.WatchRequested) -> None:
        self.start(deeds.watching.watch_beside(self, wish.record))

    @on(messages.DeriveRequested)
    def _derive(self, wish: messages.DeriveRequested) -> None:
        self.start(deeds.cascading.derive_from(self, wish.record))

    @on(messages.AnswerRequested)
    def _answer(self, wish: messages.AnswerRequested) -> None:
        self.start(deeds.cascading.answer_draft(self, wish.record))

    @on(messages.DecisionRequested)
    def _decide(self, wish: messages.DecisionRequested) -> None:
        self.start(deeds.deciding.decide_on(self, wish.record))

    @on(messages.PlaceRequested)
    def _place(self, wish: messages.PlaceRequested) -> None:
        self.start(deeds.arranging.put_at(self, wish))

    @on(messages.CopyRequested)
    def _copy(self, wish: messages.CopyRequested) -> None:
        self.start(deeds.looking.copy(self, wish.records))

    @on(messages.LinkRequested)
    def _open_link(self, wish: messages.LinkRequested) -> None:
        self.start(deeds.looking.open_link(self, wish.record))

    def clear_marks(self) -> None:
        """What was marked has been handled."""
        if isinstance(self.screen, FramedScreen):
            self.screen.clear_marks()

    # -- looking

    async def shows(self, id_: str) -> bool:
        """Go to the objectives and point at a record; whether it is among the lines."""
        await self.go_to_screen("objectives")
        return self.point_at(id_)

    def action_scope(self) -> None:
        """Choose whose OKRs to look at."""
        self.start(deeds.looking.choose_whose(self))

    def action_trash(self) -> None:
        """Show what lies in the trash."""
        self.start(deeds.arranging.show_trash(self))

    def action_space_settings(self) -> None:
        """Settle how a space goes."""
        self.start(deeds.settling.settle(self))

    def action_guideline_settings(self) -> None:
        """Settle which guidelines speak in a space, and when."""
        self.start(deeds.settling.settle_guidelines(self))

    @on(messages.GroupingChosen)
    def _group(self, wish: messages.GroupingChosen) -> None:
        self.start(deeds.looking.group_by(self, wish.grouping))

    @on(messages.FilterRequested)
    def _filter(self, wish: messages.FilterRequested) -> None:
        self.start(deeds.filtering.choose_filter(self, wish))

    @on(messages.SavedFiltersRequested)
    def _saved_filters(self, wish: messages.SavedFiltersRequested) -> None:
        self.start(deeds.filtering.choose_saved_filter(self, wish))

    @on(messages.CyclesRequested)
    def _open_cycles(self, wish: messages.CyclesRequested) -> None:
        self.start(self._open(wish))

    async def _open(self, wish: messages.CyclesRequested) -> None:
        await self.open_cycles(wish.cycles, wish.years)
        if wish.then:
            wish.then()

    async def open_cycles(self, cycles: frozenset[str], years: frozenset[int] = frozenset()) -> None:
        """Open older cycles and the weeks of other years, as far as they are not open yet."""
        cycles, years = cycles - self._opened, years - self._opened_years
        if cycles or years:
            await self.keeper.open_cycles(cycles)
            await self.keeper.open_years(years)
            self._opened |= cycles
            self._opened_years |= years
            self.know()

    # -- the palette

    def action_command_palette(self) -> None:
        """Everything by its name."""
        screen = self.screen
        if isinstance(screen, FramedScreen):
            self.start(self._run_palette(screen))

    async def _run_palette(self, screen: FramedScreen) -> None:
        from okrtui.tui.dialogs.choose import Chooser
        from okrtui.tui.palette import offered, palette

        find = palette(offered(screen.GROUPS, screen.why_not, self.commands), lambda: self.now)
        dialog = Chooser("Palette", find, self.signs.cursor, hint="a command, a title, a person, a unit")
        if missing := frozenset(self.now.okrs.cycles) - self._opened:
            self.run_worker(self._open_for(missing, dialog), group="palette")
        if chosen := await self.ask(dialog):
            kind, _, id_ = chosen.id.partition(":")
            await self._take(screen, kind, id_)

    async def _open_for(self, cycles: frozenset[str], dialog: "Chooser") -> None:
        """Open the older cycles, so that all they hold is found too."""
        try:
            await self._open(messages.CyclesRequested(cycles))
        except OkrError as error:
            self.complain_once(str(error))
        if dialog.is_current:
            dialog.find_again()

    async def _take(self, screen: FramedScreen, kind: str, id_: str) -> None:
        match kind:
            case "goal":
                await deeds.looking.go_to(self, id_)
            case "scope":
                from okrtui.tui.views.choices import scope_of

                await deeds.looking.look_at(self, scope_of(id_))
            case "line":
                screen.go_to_line(int(id_[:9]))
            case _ if id_ == "written":
                self.tell("everything is on the disk already")
            case _:
                await self.run_command(screen, id_)
