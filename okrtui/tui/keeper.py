"""The keeper of the home: what takes the disk is done in a thread, one thing at a time."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from okrtui.okr.calendar import StandardCycle
from okrtui.okr.scope import Scope
from okrtui.okr.steps.step import Step
from okrtui.tui.sharing_keeper import SharingKeeper
from okrtui.workspace.conflicts import Rival, rivals_of
from okrtui.workspace.remembered import View, add_outcomes, keep_copy, read_view, write_view

if TYPE_CHECKING:
    from okrtui.exchange.intake import Intake, Progress
    from okrtui.okr.conflicts import Remark
    from okrtui.okr.measured import Outcome
    from okrtui.okr.since import Since
    from okrtui.tui.views.conflict_rows import Found
    from okrtui.workspace.givers import Giver

T = TypeVar("T")


class Keeper(SharingKeeper):
    """Sends work to the home without ever making the screen wait for it."""

    async def perform(self, step: Step) -> list[Rival]:
        """Make a step durable; the values that others gave its fields meanwhile.

        Prompts are told when the tables are written: whoever pressed the key need not wait for that.
        """

        def perform() -> list[Rival]:
            self.home.perform(step, tells_prompts=False)
            return rivals_of(self.home, step)

        return await self._do(perform)

    async def undo(self) -> str:
        """Take back my last step; what it was."""
        return await self._do(self.home.undo)

    async def redo(self) -> str:
        """Do again what was undone last; what it was."""
        return await self._do(self.home.redo)

    async def keep_up(self) -> bool:
        """Take in what others wrote, unless something is under way; whether there was anything."""
        return not self._turn.locked() and await self._do(self.home.refresh)

    async def open_cycles(self, cycles: Iterable[str]) -> None:
        """Open older cycles."""
        for cycle in sorted(cycles):
            await self._do(self.home.load_cycle, cycle)

    async def open_years(self, years: Iterable[int]) -> None:
        """Open the weeks of other years."""
        for year in sorted(years):
            await self._do(self.home.load_year, year)

    async def settle(self) -> None:
        """Write the tables, where steps wait for them."""
        await self._do(self.home.checkpoint)

    async def keep_drafts(self) -> None:
        """Write what was typed and not recorded."""
        await self._do(self.home.drafts.write)

    def remembered(self) -> View:
        """How the OKRs were looked at last."""
        return read_view(self.home.state)

    async def remember(self, view: View) -> None:
        """Look at the OKRs so again at the next start."""
        await self._do(write_view, self.home.state, view)

    async def remember_outcomes(self, new: "Mapping[str, Outcome]") -> None:
        """What came of commands that measure key results."""
        await self._do(add_outcomes, self.home.state, new)

    async def forget_outcome(self, key_result: str) -> None:
        """Nothing came of the command that measures it from now on; prompts know the settings as they are now."""

        def forget() -> None:
            add_outcomes(self.home.state, {}, but=(key_result,))
            self.home.write_brief()

        await self._do(forget)

    async def remembering(self, work: Callable[[Path], T]) -> T:
        """Read or change something that this machine remembers beside the OKRs."""
        return await self._do(work, self.home.state)

    async def news(self, scope: Scope) -> "Since":
        """What others did in a scope since I looked last; asking for it is looking."""
        from okrtui.workspace.news import look, news

        def told() -> "Since":
            found = news(self.home, scope)
            look(self.home)
            return found

        return await self._do(told)

    async def look(self) -> None:
        """All that is shown by now was seen."""
        from okrtui.workspace.news import look

        await self._do(look, self.home)

    async def conflicts(self) -> "Found":
        """Everything in conflict, with who and when; opens all there is."""
        from okrtui.tui.views.conflict_rows import Found
        from okrtui.workspace.conflicts import conflicts_of

        def found() -> "Found":
            conflicts = conflicts_of(self.home)
            return Found(self.home.okrs, conflicts)

        return await self._do(found)

    async def remarks(self) -> "list[Remark]":
        """What is only to be known; the logs are read whole, and steps need not wait for that."""
        from okrtui.workspace.remarks import logs_of, remarks_in

        return await asyncio.to_thread(remarks_in, await self._do(logs_of, self.home))

    async def thrown(self) -> "dict[str, Giver]":
        """Who put what lies in the trash there; steps need not wait while the logs are read."""
        from okrtui.workspace.thrown import thrown_in, who_threw

        return await asyncio.to_thread(who_threw, await self._do(thrown_in, self.home))

    async def keep_copy(self, text: str) -> str:
        """Put what was copied into a file; where it is."""
        return str(await self._do(keep_copy, self.home.state, text))

    async def found(self, my_name: str, team: str, mission: str, quarter: StandardCycle | None) -> None:
        """Set a new home up: the private space, and with a name a team's, which becomes the default."""
        await self._do(self.home.set_up, my_name, team, mission or None, quarter)

    async def read_file(self, path: str) -> tuple[str, str, str]:
        """The name, text and form of a file to bring in."""
        from okrtui.exchange.reading import read_file

        return await self._do(read_file, path)

    async def read_import(
        self, text: str, form: str, space: str, *, updates: bool, cycle: str, progress: "Progress"
    ) -> "Intake":
        """What a text would do in a space, what names no cycle in this one; nothing is written."""
        from okrtui.exchange.reading import read_text
        from okrtui.workspace.put_away import put_away

        def read() -> "Intake":
            self.home.load_all()
            okrs, author = self.home.okrs_of(space), self.home.author(space)
            away = put_away(self.home.workspaces[space])
            return read_text(
                okrs, author, text, form, update=updates, progress=progress, put_away=away, cycle=cycle
            )

        return await self._do(read)
