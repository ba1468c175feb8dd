"""What the app does with units and people: shows their page, and starts what is wished there."""

from textual import on

from okrtui.okr.scope import Scope
from okrtui.tui import deeds
from okrtui.tui import unit_messages as wishes
from okrtui.tui.cycles_handling import CyclesApp


class UnitsApp(CyclesApp):
    """Hears wishes about units and people."""

    def action_units(self) -> None:
        """The page of units and people of the space that is looked at."""
        from okrtui.tui.screens.units import UnitsScreen

        if self.now.spaces and not isinstance(self.screen, UnitsScreen):
            self.start(self.show_page(UnitsScreen(self.now, self.signs, self.truth, self.now.place[0])))

    @on(wishes.LookedAt)
    def _look_at_member(self, wish: wishes.LookedAt) -> None:
        self.start(self._show_what_is_theirs(wish.record))

    async def _show_what_is_theirs(self, id_: str) -> None:
        scope = Scope("unit" if id_ in self.now.okrs.units else "person", id_)
        await deeds.looking.look_at(self, Scope("me") if id_ in self.now.me else scope)
        await self.go_to_screen("objectives")

    @on(wishes.AddMember)
    def _add_member(self, wish: wishes.AddMember) -> None:
        self.start(deeds.units.add_below(self, wish.space, wish.below))

    @on(wishes.OutlineGiven)
    def _take_outline(self, wish: wishes.OutlineGiven) -> None:
        self.start(deeds.units.take_outline(self, wish.space, wish.text))

    @on(wishes.EditMember)
    def _edit_member(self, wish: wishes.EditMember) -> None:
        self.start(deeds.units.edit_member(self, wish.record))

    @on(wishes.MoveMember)
    def _move_member(self, wish: wishes.MoveMember) -> None:
        self.start(deeds.units.move_member(self, wish.record))

    @on(wishes.HandOver)
    def _hand_over_from(self, wish: wishes.HandOver) -> None:
        self.start(deeds.units.hand_over_from(self, wish.record))

    @on(wishes.Leaves)
    def _let_leave(self, wish: wishes.Leaves) -> None:
        self.start(deeds.units.let_leave(self, wish.record))
