"""What happened to a key result: its check-ins with their corrections, and the changes of its target."""

from datetime import date

from msgspec import Struct

from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import corrections
from okrtui.okr.records import CheckIn, Comment, KeyResult, Outlook, Priority, TargetChange


class Happening(Struct, frozen=True):
    """A check-in or a target change; `instead` is the check-in that counts where this one was corrected."""

    record: CheckIn | TargetChange
    instead: CheckIn | None = None

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id

    @property
    def on(self) -> date:
        """The day it is about."""
        return self.record.on or date.min


def history_of(okrs: Okrs, key_result: KeyResult) -> tuple[Happening, ...]:
    """All that happened, the newest day first; of one day what was recorded last comes first."""
    check_ins = okrs.check_ins.get(key_result.id, ())
    replaced = corrections(check_ins)
    every = [Happening(check_in, replaced.get(check_in.id)) for check_in in check_ins]
    every += [Happening(change) for change in okrs.target_changes.get(key_result.id, ())]
    return tuple(sorted(every, key=lambda happening: happening.on))[::-1]


def plans_for(okrs: Okrs, key_result: KeyResult) -> tuple[Priority | Outlook, ...]:
    """The lines of weekly plans that name a key result, the latest week first."""
    lines: list[Priority | Outlook] = [p for p in okrs.priorities.values() if p.key_result == key_result.id]
    lines += [o for o in okrs.outlooks.values() if o.key_result == key_result.id]
    return tuple(sorted(lines, key=lambda line: (line.week, line.id), reverse=True))


def comments_on(okrs: Okrs, about: str) -> tuple[Comment, ...]:
    """What was said about a record, the newest first."""
    said = okrs.comments.get(about, ())
    return tuple(sorted(said, key=lambda comment: comment.on or date.min))[::-1]
