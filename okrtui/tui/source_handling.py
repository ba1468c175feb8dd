"""What the app does with commands that measure key results: reads and keeps them, runs them beside the keys."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual import on
from textual.reactive import var

from okrtui.okr.errors import OkrError, RefusedError
from okrtui.okr.measured import Source
from okrtui.settings import Settings
from okrtui.tui import deeds, messages
from okrtui.tui.app_part import AppPart
from okrtui.workspace.home import Home
from okrtui.workspace.remembered import read_outcomes

if TYPE_CHECKING:
    from okrtui.sources.kept import Sources

NOT_HERE = "nothing is measured here: the sample team is kept nowhere"


class SourcesApp(AppPart):
    """Knows the commands of this machine, where it is given the hand that keeps them."""

    measured_by: var[Mapping[str, Source]] = var({}, init=False)
    """The commands by key result, with what came of each last, as they were read last."""

    def __init__(
        self, home: Home, settings: Settings, *, sources: "Sources | None" = None, **others: Any
    ) -> None:
        super().__init__(home, settings, **others)
        self._sources = sources
        self._is_measuring = False

    async def read_sources(self) -> Mapping[str, Source]:
        """The commands, read anew; RefusedError where others can write them."""
        if self._sources is None:
            raise RefusedError(NOT_HERE)
        self.measured_by = await asyncio.to_thread(self._read, self._sources)
        return self.measured_by

    def _read(self, sources: "Sources") -> Mapping[str, Source]:
        if not (kept := sources.kept()):
            return {}
        last = read_outcomes(self.keeper.home.state)
        return {id_: replace(source, last=last.get(id_)) for id_, source in kept.items()}

    async def look_at_sources(self) -> None:
        """The commands as they are now; without a word where they cannot be read, S tells why."""
        with suppress(OkrError):
            await self.read_sources()

    async def keep_source(self, source: Source) -> None:
        """Keep a command; one without words is kept no longer."""
        if self._sources is None:
            raise RefusedError(NOT_HERE)
        await asyncio.to_thread(self._sources.keep if source.words else self._sources.forget, source)
        await self.keeper.forget_outcome(source.key_result)
        await self.read_sources()

    def action_measure(self) -> None:
        """Run the commands of the scope; keys go on meanwhile."""
        if self._is_measuring:
            self.tell("measuring already: it tells when it is done")
        elif self.now.spaces:
            self._is_measuring = True
            self.run_worker(self._measure(), group="measuring")

    async def _measure(self) -> None:
        try:
            await deeds.measuring.measure(self)
        except OkrError as error:
            self.know()
            self.tell(str(error), severity="error")
        finally:
            self._is_measuring = False

    @on(messages.MeasureByRequested)
    def _measure_by(self, wish: messages.MeasureByRequested) -> None:
        self.start(deeds.measuring.measure_by(self, wish.record))
