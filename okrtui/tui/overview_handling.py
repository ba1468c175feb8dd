"""What the app does about the overview: has it reckoned in a thread, goes in where somebody wants to look closer."""

import asyncio
from functools import partial

from textual import on

from okrtui.okr.scope import Scope
from okrtui.okr.text import cut, safe
from okrtui.tui import deeds
from okrtui.tui import overview_messages as wishes
from okrtui.tui.conflict_handling import ConflictsApp
from okrtui.tui.unit_handling import UnitsApp
from okrtui.tui.views.facts import whose


class OverviewApp(UnitsApp, ConflictsApp):
    """Hears wishes about the overview."""

    def action_overview(self) -> None:
        """The figures of every unit, wherever one is."""
        self.start(self.go_to_screen("overview"))

    @on(wishes.OverviewRequested)
    def _reckon(self, wish: wishes.OverviewRequested) -> None:
        """Records never change, so that steps which are taken meanwhile need not wait."""
        from okrtui.okr.overview import overview

        work = partial(asyncio.to_thread, overview, wish.okrs, wish.wanted)
        self.look_for("overview", work, wish.take)

    @on(wishes.GoInRequested)
    def _go_in(self, wish: wishes.GoInRequested) -> None:
        self.start(self._ask_where(wish.record))

    async def _ask_where(self, unit: str) -> None:
        """Ask on which screen; without a unit all is looked at that is looked at now."""
        from okrtui.tui.dialogs.question import Option, Question

        known = self.now.okrs.units.get(unit)
        options = [
            Option("objectives", "Objectives", "of the unit and all below it" if known else ""),
            Option("week", "Board", "this week’s four quadrants"),
            Option("map", "Map", "what supports what"),
        ]
        if known:
            options.append(Option("overview", "Overview", "of the units in it, with findings by code"))
        name = cut(safe(known.name), 40) if known else whose(self.now)
        chosen = await self.ask(Question(f"Look at {name}", options, self.signs))
        if chosen and known:
            await deeds.looking.look_at(self, Scope("unit", unit))
            self.tell(f"looking at {name} now, on every screen", "p chooses whose")
        if chosen:
            await self.go_to_screen(chosen)

    @on(wishes.PersonRequested)
    def _show_person(self, wish: wishes.PersonRequested) -> None:
        self.start(self._show_what_is_theirs(wish.record))

    @on(wishes.OverviewCopied)
    def _copy_overview(self, wish: wishes.OverviewCopied) -> None:
        self.start(deeds.looking.take_along(self, wish.text, wish.told))
