"""Objectives of a file with their key results, before anything is taken in."""

from datetime import date
from decimal import Decimal

import msgspec
from msgspec import Struct

from okrtui.exchange.csv_columns import Row
from okrtui.okr.measures import Value
from okrtui.okr.records import Commitment, Cycle, KeyResult, Measure, Objective, Origin, Person, Unit
from okrtui.okr.steps.step import Made


class Item(Struct, gc=False):
    """One row's key result: what it says, and what it is or becomes in the space."""

    row: Row
    title: str
    known: KeyResult | None
    made: Made | None
    is_by_id: bool
    owner: Person | None = None
    measure: Measure | None = None
    value: Value | None = None
    due: date | None = None
    confidence: int | None = None
    score: Decimal | None = None
    weight: Decimal | None = None
    note: str = ""

    @property
    def id(self) -> str:
        """The key result's id in the space."""
        return _id_of(self.known, self.made)


class Goal(Struct, kw_only=True, gc=False):
    """One objective of the file with its rows, and what it is or becomes in the space."""

    line: int
    title: str
    cycle: Cycle | None
    unit: Unit | None
    owner: Person | None
    key: tuple[str, ...]
    known: Objective | None
    made: Made | None
    is_by_id: bool = False
    is_moved: bool = False
    """Whether the file puts an objective it names by its id into this cycle."""
    supports: str = ""
    supports_line: int = 0
    origin: Origin | None = None
    kind: Commitment | None = None
    parent: str | None = None
    items: list[Item] = []
    notes: list[tuple[int, str]] = []
    owners: list[Person] = []
    is_out: bool = False

    @property
    def id(self) -> str:
        """The objective's id in the space."""
        return _id_of(self.known, self.made)


def _id_of(known: Objective | KeyResult | None, made: Made | None) -> str:
    if known is not None:
        return known.id
    assert made is not None
    return made.id


class Who(Struct, gc=False):
    """The cycle, unit and owner that a row names."""

    cycle: Cycle | None
    unit: Unit | None
    owner: Person | None


def new_goal(
    row: Row, title: str, who: Who, *, key: tuple[str, ...], known: Objective | None, made: Made | None
) -> Goal:
    """A goal as the first row that names it tells it."""
    return Goal(
        line=row.line,
        title=title,
        cycle=who.cycle,
        unit=who.unit,
        owner=who.owner,
        key=key,
        known=known,
        made=None if known else made,
        is_by_id=bool(row.get("objective_id")),
        is_moved=bool(row.get("objective_id"))
        and known is not None
        and (who.cycle.id if who.cycle else None) != known.cycle,
    )


def has_match_key(key_result: KeyResult, text: str) -> bool:
    """Whether it was made from a row with this match key, which finds it by the key alone."""
    match msgspec.json.decode(key_result.key) if key_result.key else None:
        case ["csv", "key_result", str() as made_from]:
            return made_from == text or made_from.rpartition("\n")[0] == text
        case _:
            return False
