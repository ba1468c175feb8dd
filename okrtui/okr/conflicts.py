"""Conflicts: what people did without seeing each other and only a person can settle; as values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct, json

from okrtui.okr.alignment import supported_by_link
from okrtui.okr.naming import is_hidden
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import CheckIn, Objective, Record
from okrtui.okr.steps.trash import DELETED

CHECK_INS = "check_ins"
"""Stands among the contested fields of a key result whose check-ins have corrections beside each other."""

Kind = Literal["field", "trash", "correction", "circle"]


class Choice(Struct, frozen=True):
    """One way out of a conflict, with who did what it keeps, and when.

    `value` is, of a field, one that stands there, as it is stored; of something in the trash whether it lies
    there, and else what somebody gave its `field` without knowing that it does; of a correction the check-in that would
    count; of a circle the objective that would be untied.
    """

    value: Any
    by: str = ""
    at: datetime | None = None
    field: str = ""

    @property
    def key(self) -> str:
        """By which it is found again among those of its conflict, whatever has come beside it."""
        return f"{self.field} {json.encode(self.value).decode()}"


class Conflict(Struct, frozen=True):
    """A record and what is contested there; the first choice is the one that shows now."""

    kind: Kind
    space: str
    id: str
    choices: tuple[Choice, ...]
    field: str = ""

    @property
    def key(self) -> str:
        """By which it is found again."""
        return f"{self.kind} {self.id} {self.field}"


def stays_in_trash(choice: Choice) -> bool:
    """Whether a way out leaves a record in the trash."""
    return choice.field == DELETED and choice.value is True


class Remark(Struct, frozen=True):
    """What nobody can settle and everybody should know.

    `after_closing`: what somebody did in a cycle, `id`, and who closed it did not know; `forked`: a replica, `id`,
    was used twice.
    """

    kind: Literal["after_closing", "forked"]
    space: str
    id: str
    by: str
    at: datetime | None
    did: str


def contested(okrs: Okrs) -> Iterator[tuple[Record, str]]:
    """Every field in conflict, with its record; of what lies in the trash only whether it should."""
    by_id = {space.id: space for space in okrs.spaces.values()}
    for id_, names in okrs.contested.items():
        record = by_id.get(id_) or okrs.get(id_)
        if record is not None and (DELETED in names or not is_hidden(okrs, record)):
            yield from ((record, name) for name in sorted(names))


def how_many(okrs: Okrs) -> int:
    """How many fields are in conflict, and how many circles are cut."""
    return sum(1 for _ in contested(okrs)) + len(okrs.cut)


def is_open(okrs: Okrs, conflict: Conflict) -> bool:
    """Whether nobody has settled it yet."""
    if conflict.kind == "circle":
        return conflict.id in okrs.cut
    name = CHECK_INS if conflict.kind == "correction" else conflict.field
    return name in okrs.contested.get(conflict.id, ())


def fields_in_conflict(okrs: Okrs, id_: str) -> tuple[str, ...]:
    """The fields of a record that are in conflict, as they are stored; a support link also where it is cut."""
    names = set(okrs.contested.get(id_, ()))
    return tuple(sorted(names | {"parent"} if id_ in okrs.cut else names))


def circle_at(okrs: Okrs, objective: Objective) -> tuple[Objective, ...]:
    """The objectives whose support links close a circle, from the one whose link is cut upwards."""
    way = [objective]
    above = supported_by_link(okrs, objective.parent)
    while above is not None and above not in way:
        way.append(above)
        above = supported_by_link(okrs, above.parent)
    return tuple(way)


def rival_corrections(check_ins: Sequence[CheckIn]) -> Iterator[tuple[CheckIn, ...]]:
    """Corrections of one check-in that were made without seeing each other, and say something else.

    Whoever sees a correction corrects that: two that nothing corrects any more are of two who did not see.
    The one that counts comes first.
    """
    fixes = fixes_of(check_ins)
    corrected = set(fixes.values())
    groups: dict[str, list[CheckIn]] = {}
    for check_in in check_ins:
        if check_in.fixes and check_in.id not in corrected:
            groups.setdefault(line_of(check_in.id, fixes)[-1], []).append(check_in)
    for group in groups.values():
        if len({_said(check_in) for check_in in group}) > 1:
            yield tuple(reversed(group))


def fixes_of(check_ins: Iterable[CheckIn]) -> dict[str, str]:
    """What each correction corrects, by id."""
    return {check_in.id: check_in.fixes for check_in in check_ins if check_in.fixes}


def line_of(id_: str, fixes: Mapping[str, str]) -> list[str]:
    """A check-in, what it corrects, what that corrects, and so on to the first."""
    line = [id_]
    while (before := fixes.get(line[-1])) is not None and before not in line:
        line.append(before)
    return line


def _said(check_in: CheckIn) -> tuple[object, ...]:
    return check_in.on, check_in.value, check_in.steps_done, check_in.confidence, check_in.note
