"""Units: adding one, where each stands in the tree, and when one may go to the trash."""

from okrtui.okr.alignment import require_no_unit_circle
from okrtui.okr.errors import RefusedError
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.ordering import behind
from okrtui.okr.owned import open_of
from okrtui.okr.records import Level, Order, Person, Record, Unit
from okrtui.okr.steps.people import folded
from okrtui.okr.steps.rules import LEVELS, optional_text, require_text, require_there
from okrtui.okr.steps.step import Add, Author, Step, changes_of, step


def add_unit(
    okrs: Okrs,
    author: Author,
    name: str,
    *,
    level: Level = "team",
    parent: str | None = None,
    mission: str | None = None,
) -> Step:
    """A new company, department or team, at the top of its space or below another unit."""
    made = author.ids.fresh()
    unit = Unit(
        id=made.id,
        space=author.space,
        name=require_text(name, "the name"),
        level=level,
        mission=optional_text(mission, "the mission"),
        parent=parent,
        order=last_order(okrs, parent, made.id),
    )

    def rule(okrs: Okrs) -> None:
        require_place(okrs, unit)

    return step(okrs, author, f"added the {level} {unit.name}", Add(unit, made), rule=rule)


def move_unit(okrs: Okrs, author: Author, unit: Unit, parent: str | None) -> Step:
    """A unit with all below it comes to stand below another, or at the top."""
    above = okrs.find(Unit, parent) if parent is not None else None
    where = f"below {above.name}" if above else "at the top"
    if unit.parent == parent:
        raise RefusedError(f"{unit.name} stands {where} already")
    values = {"parent": parent, "order": last_order(okrs, parent, unit.id)}

    def rule(okrs: Okrs) -> None:
        now = require_there(okrs, unit)
        require_no_unit_circle(okrs, now, parent)
        require_place(okrs, Unit(id=now.id, space=now.space, name=now.name, level=now.level, parent=parent))

    return step(
        okrs,
        author,
        f"moved {unit.name} {where if above else 'to the top'}",
        *changes_of(unit, values),
        rule=rule,
    )


def last_order(okrs: Okrs, parent: str | None, salt: str) -> Order:
    """The place behind all units below a parent; the salt is an id's own last digits."""
    here = parent or ""
    orders = (u.order for u in okrs.units.values() if (u.parent or "") == here)
    return here, behind((order[1] for order in orders if order and order[0] == here), salt)


def require_place(okrs: Okrs, unit: Unit) -> None:
    """RefusedError where a unit has the name of one beside it, or would stand below one of a lower level."""
    above = okrs.find(Unit, unit.parent) if unit.parent is not None else None
    if above is not None and above.space != unit.space:
        raise RefusedError(f"{above.name} is of another team than {unit.name}")
    if above is not None and _is_above(unit, above):
        raise RefusedError(
            f"{unit.name} is a {unit.level}: it cannot stand below {above.name}, a {above.level}"
        )
    if higher := next((u for u in okrs.units.values() if u.parent == unit.id and _is_above(u, unit)), None):
        raise RefusedError(f"{higher.name}, a {higher.level}, stands below {unit.name}: move it first")
    beside = (u for u in okrs.units.values() if u.space == unit.space and u.id != unit.id)
    if any((u.parent or "") == (unit.parent or "") and folded(u.name) == folded(unit.name) for u in beside):
        where = f"below {above.name}" if above else "at the top"
        raise RefusedError(f"there is a unit {unit.name} {where} already: give another name")


def _is_above(unit: Unit, other: Unit) -> bool:
    return LEVELS.index(unit.level) < LEVELS.index(other.level)


def require_not_needed(okrs: Okrs, record: Record) -> None:
    """RefusedError when a unit or person still has what would be left alone without it."""
    match record:
        case Unit():
            below = sum(1 for u in okrs.units.values() if u.parent == record.id)
            goals = sum(1 for o in okrs.objectives.values() if o.for_.unit == record.id)
            if below or goals:
                what = " and ".join(filter(None, (_many(below, "unit"), _many(goals, "objective"))))
                raise RefusedError(f"{record.name} has {what}: move them first")
        case Person() if held := len(open_of(okrs, record.id)):
            raise RefusedError(
                f"{record.name} has {_many(held, 'open thing')}: hand over first, or say that they leave"
            )


def _many(number: int, what: str) -> str:
    return several(number, what) if number else ""
