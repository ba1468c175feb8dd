"""What a person does with key results that commands of this machine measure: runs them, keeps and clears one."""

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

from okrtui.okr.measured import Source, summary
from okrtui.okr.numbers import several
from okrtui.okr.records import KeyResult
from okrtui.okr.scope import key_results_in
from okrtui.okr.steps.step import Step
from okrtui.tui.deeds.desk import Desk, ask_and_do
from okrtui.tui.dialogs.form import Answer
from okrtui.tui.keeper import Keeper

NONE = "no key result here is measured by a command: “Measure by a command” in the palette"


class MeasuringDesk(Desk, Protocol):
    """A desk that knows the commands of this machine."""

    keeper: Keeper

    async def read_sources(self) -> Mapping[str, Source]:
        """The commands, read anew; RefusedError where others can write them."""

    async def keep_source(self, source: Source) -> None:
        """Keep a command; one without words is kept no longer."""

    async def keep(self, step: Step) -> None:
        """Make a step durable and show it, without a word."""

    def tell(self, sentence: str, way_back: str = "", *, severity: Any = "information") -> None:
        """Say a sentence in the corner."""


async def measure(desk: MeasuringDesk) -> None:
    """Run the commands of the scope beside each other, and record as one step a space what they measured."""
    from okrtui.sources.measuring import begin, measurable, outcomes, recorded

    sources, now = await desk.read_sources(), desk.now
    chosen = measurable(now.okrs, sources, key_results_in(now.okrs, now.scope, now.me))
    if not chosen:
        desk.tell(NONE)
        return
    desk.tell(f"measuring {several(len(chosen), 'key result')} …")
    waiting = [asyncio.wrap_future(begin(key_result, sources[key_result.id])) for key_result in chosen]
    came = await asyncio.gather(*waiting)
    desk.know()
    told, steps = recorded(desk.now.okrs, desk.author, came)
    for step in steps:
        await desk.keep(step)
    await desk.keeper.remember_outcomes(outcomes(told, desk.keeper.home.clock().now))
    await desk.read_sources()
    failed = any(each.fault for each in told)
    desk.tell(summary(told), "u undoes it" if steps else "", severity="warning" if failed else "information")


async def measure_by(desk: MeasuringDesk, id_: str) -> None:
    """Ask for the command that measures a key result, and keep it."""
    from okrtui.tui.dialogs.source import command_form

    key_result = desk.now.okrs.find(KeyResult, id_)
    before = (await desk.read_sources()).get(id_)

    async def keep(answer: Answer) -> None:
        words = answer["words"]
        if words == (before.words if before else ()):
            return
        await desk.keep_source(Source(key_result.space, id_, words))
        said = f"“{key_result.title}” is measured by"
        desk.tell(f"{said} this command: S runs it" if words else f"{said} no command any more")

    await ask_and_do(desk, command_form(key_result, before), keep)
