"""What the app does with units and people: shows their page, and starts what is wished there."""

from textual import on

from okrtui.okr.scope import Scope
from okrtui.tui import looking
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
        await looking.look_at(self, Scope("me") if id_ in self.now.me else scope)
        await self.go_to_screen("objectives")

    @on(wishes.AddMember)
    def _add_member(self, wish: wishes.AddMember) -> None:
        from okrtui.tui.unit_deeds import add_below

        self.start(add_below(self, wish.space, wish.below))

    @on(wishes.OutlineGiven)
    def _take_outline(self, wish: wishes.OutlineGiven) -> None:
        from okrtui.tui.unit_deeds import take_outline

        self.start(take_outline(self, wish.space, wish.text))

    @on(wishes.EditMember)
    def _edit_member(self, wish: wishes.EditMember) -> None:
        from okrtui.tui.unit_deeds import edit_member

        self.start(edit_member(self, wish.record))

    @on(wishes.MoveMember)
    def _move_member(self, wish: wishes.MoveMember) -> None:
        from okrtui.tui.unit_deeds import move_member

        self.start(move_member(self, wish.record))

    @on(wishes.HandOver)
    def _hand_over_from(self, wish: wishes.HandOver) -> None:
        from okrtui.tui.unit_deeds import hand_over_from

        self.start(hand_over_from(self, wish.record))

    @on(wishes.Leaves)
    def _let_leave(self, wish: wishes.Leaves) -> None:
        from okrtui.tui.unit_deeds import let_leave

        self.start(let_leave(self, wish.record))
