"""Several new lines of plans as one step, in the order they were given."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from okrtui.okr.ordering import between
from okrtui.okr.records import Order, Outlook, Priority
from okrtui.okr.steps.step import Add, Change, Step
from okrtui.okr.steps.together import together


def plan_together(steps: Sequence[Step]) -> Step:
    """Steps that each add a line, built from the same OKRs, as one: the lines of a week stand one behind another."""
    title = f"planned {len(steps)} lines" if len(steps) > 1 else ""
    return together(list(_in_order(steps)), title)


def _in_order(steps: Sequence[Step]) -> Iterator[Step]:
    last: dict[str, str] = {}
    for step in steps:
        changes = tuple(_placed(change, last) for change in step.changes)
        yield replace(step, changes=changes)


def _placed(change: Add | Change, last: dict[str, str]) -> Add | Change:
    """The line behind the one before it in its week; `last` is told where it went."""
    if not isinstance(change, Add) or not isinstance(line := change.record, Priority | Outlook):
        return change
    before = last.get(line.week)
    order: Order | None = (line.week, between(before, None, line.id[-2:])) if before else line.order
    last[line.week] = order[1] if order else ""
    return Add(replace(line, order=order), change.made)
