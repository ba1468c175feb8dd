"""What happens next with a key result whose confidence is low: who said what about it (method.md, C3)."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from okrtui.okr.calendar import Week
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanRecord
from okrtui.okr.progress import shown
from okrtui.okr.records import CheckIn, Comment, KeyResult, Outlook, Priority
from okrtui.okr.rhythm import start_of

Answer: TypeAlias = CheckIn | Comment | Priority | Outlook
"""A check-in answers with its note."""


def what_next(okrs: Okrs, key_result: KeyResult, week: Week, this_week: Week) -> tuple[Answer, ...]:
    """What was said by the end of a week, the plan first.

    Lines of that week and the next that name it, and what was noted or said from its last rating on. A
    line counts while it is open; in a week that is over also when it was done.
    """
    last_day = week.last_day(start_of(okrs, key_result.space))
    counted = [c for c in shown(okrs.check_ins.get(key_result.id, ())) if (c.on or date.min) <= last_day]
    rated = [place for place, check_in in enumerate(counted) if check_in.confidence is not None]
    if not rated:
        return tuple(_lines(okrs, key_result, week, this_week))
    since = counted[rated[-1]].on or date.min
    comments = (c for c in okrs.comments.get(key_result.id, ()) if since <= (c.on or date.min) <= last_day)
    noted = (check_in for check_in in counted[rated[-1] :] if check_in.note)
    return (*_lines(okrs, key_result, week, this_week), *noted, *comments)


def _lines(okrs: Okrs, key_result: KeyResult, week: Week, this_week: Week) -> Iterator[PlanRecord]:
    naming = [line for line in okrs.lines_of.get(key_result.id, ()) if line.id not in okrs.carried_on]
    for name in (str(week), str(week.shifted(1))):
        states = ("open", "done") if name < str(this_week) else ("open",)
        yield from (line for line in naming if line.week == name and line.state in states)
