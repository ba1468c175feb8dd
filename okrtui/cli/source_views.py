"""Key results measured by commands as the command line tells them: text, and the values of `--json`."""

import shlex
from collections.abc import Iterator
from typing import Any

from okrtui.cli.views import tag, title_cells, value_facts
from okrtui.okr.measured import Came, Source
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult
from okrtui.okr.text import fit, safe

LEFT_OUT = "is not measured: dropped, or its cycle is not active"


def source_lines(okrs: Okrs, source: Source, *, is_measured: bool) -> Iterator[str]:
    """A key result with its command, and what came of it last."""
    key_result = okrs.key_results.get(source.key_result)
    name = safe(key_result.title) if key_result else "is no longer there: okrtui source clear takes it away"
    yield f"{tag(okrs, key_result) if key_result else source.key_result}  {name}"
    yield f"      {command_text(source)}"
    if key_result and not is_measured:
        yield f"      {LEFT_OUT}"
    if (last := source.last) is not None:
        came = f"failed: {safe(last.fault)}" if last.fault else safe(last.told)
        yield f"      {last.at:%Y-%m-%d %H:%M}  {came}"


def command_text(source: Source) -> str:
    """The command as a shell takes it."""
    return safe(shlex.join(source.words))


def source_facts(okrs: Okrs, source: Source, *, is_measured: bool) -> dict[str, Any]:
    """One of them, as JSON gives it."""
    key_result, last = okrs.key_results.get(source.key_result), source.last
    return {
        "key_result": public_id(key_result) if key_result else source.key_result,
        "title": key_result.title if key_result else None,
        "command": source.words,
        "is_measured": is_measured,
        "last": {"at": last.at, "told": last.told, "fault": last.fault or None} if last else None,
    }


def came_line(okrs: Okrs, came: Came, key_result: KeyResult) -> str:
    """What was measured, and whether it was new."""
    known = "  as recorded today already" if came.is_known else ""
    return f"{tag(okrs, key_result)}  {fit(safe(came.title), title_cells())} {safe(came.told)}{known}"


def came_facts(came: Came, key_result: KeyResult) -> dict[str, Any]:
    """The same, as JSON gives it; also what failed."""
    return {
        "key_result": public_id(key_result),
        "title": came.title,
        "value": None if came.fault else value_facts(came.value),
        "is_recorded": not (came.fault or came.is_known),
        "fault": came.fault or None,
    }
