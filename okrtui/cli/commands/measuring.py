"""source: key results measured by commands, which are kept in the settings of this machine alone."""

import signal
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from msgspec.structs import replace

from okrtui.cli.context import Context, warn
from okrtui.cli.source_views import (
    LEFT_OUT,
    came_facts,
    came_line,
    command_text,
    source_facts,
    source_lines,
)  # fmt: skip
from okrtui.okr.errors import NotFoundError, RefusedError
from okrtui.okr.measured import Came, Source
from okrtui.okr.records import KeyResult
from okrtui.okr.text import safe
from okrtui.sources.kept import Sources
from okrtui.sources.measuring import all_of, begin, measurable, outcomes, recorded
from okrtui.workspace.remembered import add_outcomes, read_outcomes

NOTHING_KEPT = "nothing is measured by a command here: okrtui source set KR -- COMMAND …"
NOTHING_PURSUED = "nothing that a command measures is pursued now: okrtui source list"
FAILED, REFUSED = 4, 3
"""A command is to okrtui what a share is: something outside that could not do its part."""


def list_sources(options: Namespace) -> int:
    """Which command measures what, and what came of it last."""
    context = Context(options)
    context.home.load_all()
    sources = _kept(context)
    measured = {kr.id for kr in measurable(context.okrs, sources, context.okrs.key_results.values())}
    lines, facts = list[str](), []
    for source in sources.values():
        is_measured = source.key_result in measured
        lines += source_lines(context.okrs, source, is_measured=is_measured)
        facts.append(source_facts(context.okrs, source, is_measured=is_measured))
    context.say(lines or NOTHING_KEPT, facts)
    return 0


def keep(options: Namespace) -> int:
    """Measure a key result by a command from now on; nothing is run yet."""
    context = Context(options)
    key_result = context.key_result(options.key_result)
    source = Source(key_result.space, key_result.id, tuple(options.words))
    Sources(context.places).keep(source)
    add_outcomes(context.home.state, {}, but=(key_result.id,))
    context.home.write_brief()
    facts = source_facts(context.okrs, source, is_measured=bool(_measurable(context, source, key_result)))
    said = f"“{safe(key_result.title)}” is measured on this machine by: {command_text(source)}"
    context.say([said, "okrtui source run measures it now"], {"did": said, **facts})
    return 0


def _measurable(context: Context, source: Source, key_result: KeyResult) -> list[KeyResult]:
    return measurable(context.okrs, {key_result.id: source}, [key_result])


def clear(options: Namespace) -> int:
    """Measure a key result by no command any more; what was recorded stays."""
    context = Context(options)
    sources = _kept(context)
    source = sources.get(options.key_result.strip()) or _source_of(context, sources, options.key_result)
    Sources(context.places).forget(source)
    add_outcomes(context.home.state, {}, but=(source.key_result,))
    context.home.write_brief()
    known = context.okrs.key_results.get(source.key_result)
    said = f"“{safe(known.title if known else source.key_result)}” is measured by no command any more"
    context.say(
        said, {"did": said, **source_facts(context.okrs, replace(source, last=None), is_measured=False)}
    )
    return 0


def run(options: Namespace) -> int:
    """Run the commands, record what they measured as one step a space, tell what failed."""
    context = Context(options)
    sources = _kept(context)
    chosen = _chosen(context, sources, options.key_results)
    with _ended_by_signals():
        came = all_of([begin(key_result, sources[key_result.id]) for key_result in chosen])
    if came:
        context.home.refresh()
    told, steps = recorded(context.home.okrs, context.author, came)
    for step in steps:
        context.home.perform(step)
    if came:
        add_outcomes(context.home.state, outcomes(told, context.home.clock().now))
    nothing = NOTHING_PURSUED if sources else NOTHING_KEPT
    return _answer(context, chosen, told, nothing)


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Who ends okrtui ends the commands too: it then leaves by the door where that is done."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, _leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, _: object) -> NoReturn:
    sys.exit(128 + number)


def _chosen(context: Context, sources: dict[str, Source], words: list[str]) -> list[KeyResult]:
    """The key results named, else all that are measured here and pursued."""
    if not words:
        return measurable(context.okrs, sources, context.okrs.key_results.values())
    named = [context.okrs.key_results[_source_of(context, sources, word).key_result] for word in words]
    chosen = measurable(context.okrs, sources, {kr.id: kr for kr in named}.values())
    over = next((kr for kr in named if kr not in chosen), None)
    if over is not None:
        raise RefusedError(f"“{over.title}” {LEFT_OUT}")
    return chosen


def _answer(context: Context, chosen: list[KeyResult], told: list[Came], nothing: str) -> int:
    okrs, pairs = context.home.okrs, list(zip(told, chosen, strict=True))
    lines = [came_line(okrs, came, key_result) for came, key_result in pairs if not came.fault]
    context.say(lines if told else nothing, [came_facts(*pair) for pair in pairs])
    for came in told:
        if came.fault:
            warn(f"“{came.title}” was not measured: {came.fault}")
    context.tidy()
    if any(came.fault and not came.is_refused for came in told):
        return FAILED
    return REFUSED if any(came.fault for came in told) else 0


def _kept(context: Context) -> dict[str, Source]:
    """The commands for what is looked at, with what came of each last."""
    last = read_outcomes(context.home.state)
    return {
        id_: replace(source, last=last.get(id_))
        for id_, source in Sources(context.places).kept().items()
        if not context.is_narrowed or source.space == context.space
    }


def _source_of(context: Context, sources: dict[str, Source], word: str) -> Source:
    key_result = context.key_result(word)
    if key_result.id not in sources:
        raise NotFoundError("command that measures", key_result.title)
    return sources[key_result.id]
