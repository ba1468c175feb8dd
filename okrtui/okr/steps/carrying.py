"""Lines that go into another week: carried when their week is over, moved when it is not.

A carried line is a new one with the natural key `["carry", line, week]`, so that two people who carry it
at once make one; the line it came from stays as it was, as history. An outlook line taken into this week
becomes a priority in the same way and is dropped where it stood.
"""

from collections.abc import Sequence

from okrtui.okr.belonging import place_in
from okrtui.okr.calendar import Week
from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.ordering import between
from okrtui.okr.plan import PlanRecord
from okrtui.okr.records import Order, Outlook, Priority
from okrtui.okr.steps.plan import last_order, require_not_over, sound_week, this_week
from okrtui.okr.steps.rules import require_here
from okrtui.okr.steps.step import Add, Author, Change, Made, Step, changes_of, step
from okrtui.okr.steps.together import together
from okrtui.okr.steps.trash import DELETED


def carry(okrs: Okrs, author: Author, line: PlanRecord, week: Week | str | None = None) -> Step:
    """Take an open line on into a week, this one unless another is named."""
    into = this_week(okrs, author) if week is None else sound_week(week)
    return _carry(okrs, author, line, into, last_order(okrs, author.space, str(into), line.id))


def carry_all(
    okrs: Okrs, author: Author, lines: Sequence[PlanRecord], week: Week | str | None = None
) -> Step:
    """Take all these lines on, one behind the other as they stand, in one step."""
    if not lines:
        raise BadInputError("there is nothing to carry: no line was left open")
    into = this_week(okrs, author) if week is None else sound_week(week)
    order = last_order(okrs, author.space, str(into), lines[0].id)
    steps = []
    for line in lines:
        steps.append(_carry(okrs, author, line, into, order))
        order = (order[0], between(order[1], None, line.id[-2:]))
    amount = f"{len(lines)} lines" if len(lines) > 1 else f"“{lines[0].text}”"
    return together(steps, f"carried {amount} into {into.label}")


def _carry(okrs: Okrs, author: Author, line: PlanRecord, into: Week, order: Order) -> Step:
    if line.space != author.space:
        raise RefusedError(f"“{line.text}” is of another team: carry it there")
    made = author.ids.keyed("priority", "carry", line.id, str(into))
    carried = Priority(
        id=made.id,
        space=author.space,
        key=made.key,
        week=str(into),
        rank=line.rank or "must",
        text=line.text,
        owner=line.owner,
        for_=line.for_,
        key_result=line.key_result,
        carried_from=line.id if isinstance(line, Priority) else None,
        order=order,
    )
    is_again = made.id in okrs.trash

    def rule(okrs: Okrs) -> None:
        now = _require_left_open(okrs, line, into)
        if (made.id in okrs.trash) != is_again or made.id in okrs.priorities:
            raise RefusedError(f"somebody has carried “{now.text}” meanwhile: look again")

    left = (Change(line.id, "state", line.state, "dropped"),) if isinstance(line, Outlook) else ()
    verb = "took" if isinstance(line, Outlook) else "carried"
    title = f"{verb} “{line.text}” into {into.label}"
    return step(okrs, author, title, *_appear(okrs, carried, made), *left, rule=rule)


def _require_left_open(okrs: Okrs, line: PlanRecord, into: Week) -> PlanRecord:
    """The line as it is now; RefusedError unless it is open in a week before this one."""
    now = require_here(okrs, line)
    if now.state != "open":
        raise RefusedError(f"“{now.text}” is {now.state}: only open lines are carried")
    if isinstance(now, Priority) and now.week >= str(into):
        raise RefusedError(f"“{now.text}” stands in {now.week[5:]} already: lines are carried forward")
    return now


def _appear(okrs: Okrs, record: Priority, made: Made) -> tuple[Add | Change, ...]:
    """Make the record; one that was carried before and taken back comes back from the trash as it is wanted."""
    old = okrs.trash.get(made.id)
    if not isinstance(old, Priority):
        return (Add(record, made),)
    names = ("week", "rank", "text", "state", "owner", "for_", "key_result", "carried_from", "order")
    wanted = {name: getattr(record, name) for name in names}
    return (Change(old.id, DELETED, True, None), *changes_of(old, wanted))


def move(okrs: Okrs, author: Author, line: PlanRecord, weeks: int) -> Step:
    """Put a line so many weeks later, or earlier when negative; its rank and place go with it.

    A priority stays one, an outlook line that comes into this week becomes one. An open line of a week
    that is over is carried: it stays there as history.
    """
    this, into = this_week(okrs, author), sound_week(sound_week(line.week).shifted(weeks))
    if weeks == 0:
        raise RefusedError(f"“{line.text}” stands in {into.label} already")
    if sound_week(line.week) < this and weeks > 0:
        return carry(okrs, author, line, max(into, this))
    if isinstance(line, Outlook) and into <= this:
        return carry(okrs, author, line, this)
    require_not_over(into, this)
    index = place_in(line.order, line.week)
    order = last_order(okrs, line.space, str(into), line.id) if index == "~" else (str(into), index)

    def rule(okrs: Okrs) -> None:
        now = require_here(okrs, line)
        if now.state != "open":
            raise RefusedError(f"“{now.text}” is {now.state}: only open lines are moved")

    changes = changes_of(line, {"week": str(into), "order": order})
    return step(okrs, author, f"moved “{line.text}” to {into.label}", *changes, rule=rule)
