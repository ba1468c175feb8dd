"""What the app does with cycles: says what is due, shows them all, moves one on, also by the name of that."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from msgspec.structs import replace
from textual import on
from textual.reactive import var

from okrtui.okr.errors import OkrError, RefusedError
from okrtui.okr.records import Cycle, Phase
from okrtui.tui import closing_messages as wishes
from okrtui.tui import deeds
from okrtui.tui.doing import DoingApp
from okrtui.tui.handling import HandlingApp
from okrtui.tui.screens.framed import FramedScreen
from okrtui.tui.views.cycle_words import what_is_due

Deed = Callable[[str], Coroutine[Any, Any, object]]


class CyclesApp(HandlingApp):
    """Hears wishes about cycles; says quietly, once a day, what they may do by the calendar."""

    cycles_due: var[tuple[str, ...]] = var((), init=False)
    """What cycles may do today; nothing once that was looked at."""

    # -- what is due

    def find_due(self) -> None:
        """Say what cycles may do, unless somebody looked at that today."""
        if self.view.cycles_on == self.now.today:
            self.cycles_due = ()
        else:
            graded = frozenset(c.id for c in self.now.okrs.cycles.values() if c.phase == "grading")
            self.run_worker(self._find_due(graded), group="cycles", exclusive=True)

    async def _find_due(self, graded: frozenset[str]) -> None:
        """Whether all is graded is known only of a cycle that is open."""
        try:
            await self.open_cycles(graded)
        except OkrError as error:
            self.complain_once(str(error))
        self.cycles_due = what_is_due(self.now)

    async def _seen(self) -> None:
        self.cycles_due = ()
        if self.view.cycles_on != self.now.today:
            self.view = replace(self.view, cycles_on=self.now.today)
            await self.keeper.remember(self.view)

    # -- pages

    async def show_page(self, screen: FramedScreen) -> None:
        """Show a page; where one of its kind is open below, in the place of that."""
        kind = type(screen)
        if any(type(below) is kind for below in self.screen_stack):
            while type(self.screen) is not kind:
                await self.pop_screen()
            await self.pop_screen()
        await self.push_screen(screen.data_bind(DoingApp.now))

    def action_cycles(self) -> None:
        """The page of cycles."""
        from okrtui.tui.screens.cycles import CyclesScreen

        if self.now.spaces and not isinstance(self.screen, CyclesScreen):
            self.start(self._show_cycles(CyclesScreen(self.now, self.signs, self.truth)))

    async def _show_cycles(self, screen: FramedScreen) -> None:
        await self.show_page(screen)
        await self._seen()

    @on(wishes.ObjectivesRequested)
    def _show_objectives(self, wish: wishes.ObjectivesRequested) -> None:
        self.start(self.show_objectives_of(wish.cycle))

    async def show_objectives_of(self, cycle: str) -> None:
        """Show the objectives of a cycle."""
        from okrtui.tui.screens.objectives import ObjectivesScreen

        await self.go_to_screen("objectives")
        if isinstance(self.screen, ObjectivesScreen):
            self.screen.show_cycle(cycle)

    # -- moving

    @on(wishes.MoveRequested)
    def _move(self, wish: wishes.MoveRequested) -> None:
        self.start(self.with_cycle(wish.cycle, lambda id_: deeds.cycle_moving.move_on(self, id_)))

    @on(wishes.NewCycleRequested)
    def _add(self, wish: wishes.NewCycleRequested) -> None:
        self._add_cycle(wish.space)

    def _add_cycle(self, space: str) -> None:
        self.start(deeds.cycle_moving.add(self, space))

    async def with_cycle(self, cycle: str, deed: Deed) -> None:
        """Do something with a cycle once all it holds is open."""
        await self.open_cycles(frozenset({cycle}))
        await deed(cycle)

    # -- by name

    def action_start_cycle(self) -> None:
        """Start a planned cycle."""
        self._by_name("start")

    def action_grade_cycle(self) -> None:
        """Grade an active cycle."""
        self._by_name("grade")

    def action_close_cycle(self) -> None:
        """Close a graded cycle."""
        self._by_name("close")

    def action_reopen_cycle(self) -> None:
        """Reopen a closed cycle."""
        self._by_name("reopen")

    def action_new_cycle(self) -> None:
        """Add a cycle where new things go to."""
        if self.now.spaces:
            self._add_cycle(self.now.place[0])

    def _by_name(self, verb: str) -> None:
        phase, deed = deeds.cycle_moving.BY_NAME[verb]
        self.start(self.choose_and_do(verb, (phase,), lambda id_: deed(self, id_)))

    async def choose_and_do(self, verb: str, phases: Sequence[Phase], deed: Deed) -> None:
        """Do it with the only cycle in one of the phases, or with the one that is chosen."""
        from okrtui.tui.dialogs.cycle_form import which_question

        fitting = self._fitting(phases)
        if not fitting:
            raise RefusedError(f"there is no cycle to {verb}: Q shows them all")
        chosen: str | None = fitting[0].id
        if len(fitting) > 1:
            chosen = await self.ask(
                which_question(f"{verb.capitalize()} which cycle?", self.now, fitting, self.signs)
            )
        if chosen is not None:
            await self.with_cycle(chosen, deed)

    def _fitting(self, phases: Sequence[Phase]) -> list[Cycle]:
        """The cycles in these phases, those of the first phase and the latest first."""
        every = [cycle for cycle in self.now.okrs.cycles.values() if cycle.phase in phases]
        every.sort(key=lambda cycle: (str(cycle.span.end or ""), cycle.name), reverse=True)
        return sorted(every, key=lambda cycle: phases.index(cycle.phase))
