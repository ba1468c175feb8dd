"""Rows for what was read out of a text from the editor."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from okrtui.tui.dialogs.lines_read import ReadLine

if TYPE_CHECKING:
    from okrtui.exchange.intake import Problem
    from okrtui.exchange.outline_steps import Done

_ROLES = {"new": "good", "changed": "accent", "removed": "warn"}


def done_rows(done: "Iterable[Done]") -> list[ReadLine]:
    """One row a record: new, changed or removed."""
    return [
        ReadLine(str(place), each.news, each.title, each.told, _ROLES[each.news])
        for place, each in enumerate(done)
    ]


def problem_rows(problems: "Iterable[Problem]") -> list[ReadLine]:
    """One row a line that cannot be read, in the order of the lines."""
    in_order = sorted(problems, key=lambda problem: problem.line)
    return [
        ReadLine(
            str(place), f"line {each.line}", "", f"{each.column}: {each.reason}" if each.column else each.reason, "bad"
        )
        for place, each in enumerate(in_order)
    ]  # fmt: skip
