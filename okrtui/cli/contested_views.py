"""What of a record is in conflict, for the command that shows it: every value with who and when."""

from collections.abc import Iterator
from typing import Any

from okrtui.cli.conflict_views import WAY_OUT, choice_lines, conflict_facts
from okrtui.cli.context import Context
from okrtui.okr.conflicts import Conflict, fields_in_conflict
from okrtui.okr.conflicts_told import contested_told
from okrtui.okr.records import Record
from okrtui.okr.text import safe


def conflicts_at(context: Context, record: Record) -> list[Conflict]:
    """The conflicts of one record; where it has none, nothing more is opened or read."""
    if not fields_in_conflict(context.home.okrs, record.id):
        return []
    from okrtui.workspace.conflicts import conflicts_of

    return [conflict for conflict in conflicts_of(context.home, record.space) if conflict.id == record.id]


def contested_lines(context: Context, conflicts: list[Conflict]) -> Iterator[str]:
    """Each conflict with a numbered line for each value, and how one is taken for all."""
    for conflict in conflicts:
        yield f"      ! conflict: {safe(contested_told(context.home.okrs, conflict))}"
        yield from (f"      {line}" for line in choice_lines(context, conflict))
    if conflicts:
        yield f"      {WAY_OUT}"


def contested_facts(context: Context, conflicts: list[Conflict]) -> dict[str, Any]:
    """The same as JSON."""
    return {"conflicts": [conflict_facts(context, conflict) for conflict in conflicts]}
