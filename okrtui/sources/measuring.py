"""Measuring: several commands run beside each other, what came of them, and the steps that record it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, GoneError, OkrError, RefusedError
from okrtui.okr.measured import Came, Outcome, Source, is_said_today
from okrtui.okr.measures import value_text
from okrtui.okr.naming import is_hidden
from okrtui.okr.okrs import Okrs
from okrtui.okr.printed import read_printed
from okrtui.okr.records import KeyResult
from okrtui.okr.rhythm import is_pursued
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.steps.together import together
from okrtui.sources.running import LIMITS, Limits, SourceFault, output_of
from okrtui.workspace.in_time import started

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import datetime

AT_ONCE = 4
"""Commands that are under way at a time."""
LISTEN_EVERY = 0.25
"""Seconds after which who waits for commands hears what it was sent."""
_turns = BoundedSemaphore(AT_ONCE)


def measurable(okrs: Okrs, sources: Mapping[str, Source], among: Iterable[KeyResult]) -> list[KeyResult]:
    """Those of the key results that a command measures and that are pursued: what is over stays as it was."""
    return [kr for kr in among if kr.id in sources and not is_hidden(okrs, kr) and is_pursued(okrs, kr)]


def begin(key_result: KeyResult, source: Source, limits: Limits = LIMITS) -> "Future[Came]":
    """Begin to measure a key result, as soon as one of few turns is free; nobody waits for it at the end."""
    return started(_measured, key_result, source, limits)


def all_of(waiting: Sequence["Future[Came]"]) -> list[Came]:
    """What came of all of them.

    It wakes up now and then: a signal that comes just before a thread begins to wait is not heard until it wakes.
    """
    from concurrent.futures import wait

    while wait(waiting, timeout=LISTEN_EVERY).not_done:
        continue
    return [each.result() for each in waiting]


def _measured(key_result: KeyResult, source: Source, limits: Limits) -> Came:
    came = Came(key_result.id, key_result.title)
    try:
        with _turns:
            printed = output_of(source.words, limits)
        value = read_printed(key_result.measure, printed)
    except (SourceFault, BadInputError) as fault:
        return replace(came, fault=str(fault))
    return replace(came, value=value, told=value_text(key_result.measure, value))


def recorded(
    okrs: Okrs, author_in: Callable[[str], Author], came: Sequence[Came]
) -> tuple[list[Came], list[Step]]:
    """What came, with what a rule refuses and what is known already told; and one step for each space.

    What is not measured is in no step, so a failing command changes nothing.
    """
    told, steps = [], dict[str, list[Step]]()
    for each in came:
        found, step = _recorded(okrs, author_in, each)
        told.append(found)
        if step is not None:
            steps.setdefault(step.space, []).append(step)
    return told, [together(alike, _title(alike)) for alike in steps.values()]


def _recorded(okrs: Okrs, author_in: Callable[[str], Author], came: Came) -> tuple[Came, Step | None]:
    if came.value is None:
        return came, None
    try:
        key_result = okrs.key_results.get(came.key_result)
        if key_result is None:
            raise GoneError("key result", came.title)
        if isinstance(came.value, tuple) != (key_result.measure.kind == "milestones"):
            raise RefusedError("it is measured otherwise by now")
        author = author_in(key_result.space)
        if is_said_today(okrs, key_result, came.value, author.today):
            return replace(came, is_known=True), None
        return came, check_in(okrs, author, key_result, Reading(came.value, via="source"))
    except OkrError as error:
        return replace(came, fault=str(error), is_refused=True), None


def _title(steps: Sequence[Step]) -> str:
    return "" if len(steps) == 1 else f"measured {len(steps)} key results"


def outcomes(came: Iterable[Came], now: "datetime") -> dict[str, Outcome]:
    """What is remembered of each."""
    return {each.key_result: Outcome(now, "" if each.fault else each.told, each.fault) for each in came}
