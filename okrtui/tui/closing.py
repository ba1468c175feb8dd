"""What the app does about the end of a cycle: cycles move on, are reviewed, and go on into the next."""

import os
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from msgspec.structs import replace
from textual import on
from textual.app import SuspendNotSupported
from textual.reactive import var

from okrtui.okr.errors import OkrError, RefusedError
from okrtui.okr.records import Cycle, Phase, Whose
from okrtui.tui import closing_messages as wishes
from okrtui.tui import messages
from okrtui.tui.handling import HandlingApp
from okrtui.tui.screens.framed import FramedScreen
from okrtui.tui.views.cycle_words import what_is_due

OVER: tuple[Phase, ...] = ("grading", "active")
NEXT_FROM: tuple[Phase, ...] = ("grading", "closed", "active")
Deed = Callable[[str], Coroutine[Any, Any, object]]


def in_editor(text: str) -> str:
    """The text as the editor of this terminal left it."""
    from okrtui.tui.editing_outside import edit_outside

    return edit_outside(text, os.environ)


class ClosingApp(HandlingApp):
    """Hears wishes about cycles; says quietly, once a day, what they may do by the calendar."""

    editor: Callable[[str], str] = staticmethod(in_editor)
    """Hands a text to the person's editor and gives back what came of it."""
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

    async def _show_page(self, screen: FramedScreen) -> None:
        await self.push_screen(screen.data_bind(HandlingApp.now))

    def action_cycles(self) -> None:
        """The page of cycles."""
        from okrtui.tui.screens.cycles import CyclesScreen

        if self.now.spaces and not isinstance(self.screen, CyclesScreen):
            self.start(self._show_cycles(CyclesScreen(self.now, self.signs, self.truth)))

    async def _show_cycles(self, screen: FramedScreen) -> None:
        await self._show_page(screen)
        await self._seen()

    @on(wishes.ObjectivesRequested)
    def _show_objectives(self, wish: wishes.ObjectivesRequested) -> None:
        self.start(self._objectives_of(wish.cycle))

    async def _objectives_of(self, cycle: str) -> None:
        from okrtui.tui.screens.objectives import ObjectivesScreen

        await self.go_to_screen("objectives")
        if isinstance(self.screen, ObjectivesScreen):
            self.screen.show_cycle(cycle)

    # -- moving

    @on(wishes.MoveRequested)
    def _move(self, wish: wishes.MoveRequested) -> None:
        from okrtui.tui.cycle_moving import move_on

        self.start(self._with(wish.cycle, lambda id_: move_on(self, id_)))

    @on(wishes.NewCycleRequested)
    def _add(self, wish: wishes.NewCycleRequested) -> None:
        self._add_cycle(wish.space)

    def _add_cycle(self, space: str) -> None:
        from okrtui.tui.cycle_moving import add

        self.start(add(self, space))

    async def _with(self, cycle: str, deed: Deed) -> None:
        """Do something with a cycle once all it holds is open."""
        await self.open_cycles(frozenset({cycle}))
        await deed(cycle)

    # -- reviews

    @on(messages.ReviewRequested)
    def _review(self, wish: messages.ReviewRequested) -> None:
        self.start(self._with(wish.cycle, self._review_of))

    async def _review_of(self, cycle: str) -> None:
        from okrtui.tui.reviewing import review

        await review(self, cycle)

    async def show_review(self, cycle: str, whose: Whose) -> None:
        """Show the page on which somebody's review is written."""
        from okrtui.tui.screens.review import ReviewScreen
        from okrtui.tui.views.review_rows import Reviewed

        of = Reviewed(cycle, whose)
        await self._show_page(ReviewScreen(self.now, self.signs, self.truth, of, self.drafting.of))

    @on(wishes.PartWritten)
    def _write_part(self, wish: wishes.PartWritten) -> None:
        from okrtui.tui.reviewing import write_part

        self.start(write_part(self, wish), is_patient=True)

    @on(wishes.EditorRequested)
    def _edit_outside(self, wish: wishes.EditorRequested) -> None:
        self.start(self._in_editor(wish))

    async def _in_editor(self, wish: wishes.EditorRequested) -> None:
        """Give the terminal to the editor; what was typed is on the disk before."""
        await self.drafting.written()
        try:
            with self.suspend():
                text = self.editor(wish.text)
        except SuspendNotSupported as error:
            raise RefusedError("this terminal cannot be given to an editor: write here") from error
        wish.take(text)

    def action_review(self) -> None:
        """Review the cycle that ends."""
        self.start(self._choose_and_do("review", OVER, self._review_of))

    # -- the next cycle

    @on(messages.NextCycleRequested)
    def _choose_next(self, wish: messages.NextCycleRequested) -> None:
        self.start(self._with(wish.cycle, self._next_after))

    async def _next_after(self, cycle: str) -> None:
        from okrtui.tui.going_on import choose_next

        await choose_next(self, cycle)

    async def show_next(self, cycle: str, into: str) -> None:
        """Show the page on which it is chosen what goes on."""
        from okrtui.tui.screens.next_cycle import NextCycleScreen

        between = (cycle, into)
        await self._show_page(NextCycleScreen(self.now, self.signs, self.truth, between, self.drafting.of))

    @on(wishes.GoesOn)
    def _go_on(self, wish: wishes.GoesOn) -> None:
        from okrtui.tui.going_on import go_on

        self.start(go_on(self, wish), is_patient=True)

    @on(wishes.StaysBehind)
    def _stay_behind(self, wish: wishes.StaysBehind) -> None:
        from okrtui.tui.going_on import stay_behind

        self.start(stay_behind(self, wish), is_patient=True)

    def chosen(self) -> None:
        """Something was chosen for the next cycle: go to what comes after it."""
        from okrtui.tui.screens.next_cycle import NextCycleScreen

        if isinstance(self.screen, NextCycleScreen):
            self.screen.go_on()

    def action_choose_next(self) -> None:
        """Choose what of the cycle that ends goes on."""
        self.start(self._choose_and_do("go on from", NEXT_FROM, self._next_after))

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
        from okrtui.tui.cycle_moving import BY_NAME

        phase, deed = BY_NAME[verb]
        self.start(self._choose_and_do(verb, (phase,), lambda id_: deed(self, id_)))

    async def _choose_and_do(self, verb: str, phases: Sequence[Phase], deed: Deed) -> None:
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
            await self._with(chosen, deed)

    def _fitting(self, phases: Sequence[Phase]) -> list[Cycle]:
        """The cycles in these phases, those of the first phase and the latest first."""
        every = [cycle for cycle in self.now.okrs.cycles.values() if cycle.phase in phases]
        every.sort(key=lambda cycle: (str(cycle.span.end or ""), cycle.name), reverse=True)
        return sorted(every, key=lambda cycle: phases.index(cycle.phase))
