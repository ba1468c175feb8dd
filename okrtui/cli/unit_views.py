"""Units and people as the command line tells them: text, and the values of `--json`."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from okrtui.cli.views import title_cells
from okrtui.okr.naming import kind_of, name_of, public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.owned import Owned
from okrtui.okr.records import Outlook, Person, Priority, Unit
from okrtui.okr.rhythm import has_left
from okrtui.okr.steps.setting_up import Placed
from okrtui.okr.text import fit, safe
from okrtui.okr.units import Member

_SIGNS = {"new": "+", "changed": "~", "known": " "}


def member_line(okrs: Okrs, member: Member, today: date) -> str:
    """One unit with level and mission, or one person with handle and absence, as deep as it stands."""
    match member.record:
        case Unit(level=level, mission=mission):
            facts = [level, mission or ""]
        case person:
            facts = [*_about(person, today)]
    said = " · ".join(safe(fact) for fact in facts if fact)
    sign = "@" if isinstance(member.record, Person) else ""
    return "  ".join(filter(None, (f"{'  ' * member.depth}{sign}{safe(member.record.name)}", said)))


def _about(person: Person, today: date) -> Iterator[str]:
    if person.handle:
        yield f"@{person.handle}"
    if person.committee:
        yield "committee"
    if person.away_until is not None and person.away_until >= today:
        yield f"away until {person.away_until}"
    if person.left is not None:
        yield f"{'left' if has_left(person, today) else 'leaves on'} {person.left}"


def unit_facts(okrs: Okrs, unit: Unit, today: date) -> dict[str, Any]:
    """One unit, as JSON gives it."""
    above = okrs.units.get(unit.parent or "")
    return {
        "id": public_id(unit),
        "name": unit.name,
        "level": unit.level,
        "mission": unit.mission,
        "parent": public_id(above) if above else None,
        "people": sorted(
            public_id(p) for p in okrs.people.values() if unit.id in p.units and not has_left(p, today)
        ),
    }


def person_line(okrs: Okrs, person: Person, held: int, today: date) -> str:
    """One person: name, handle, units, how much they have in hand."""
    units = ", ".join(okrs.units[each].name for each in person.units if each in okrs.units)
    facts = (*_about(person, today), units, f"{held} open" if held else "")
    said = " · ".join(safe(fact) for fact in facts if fact)
    return f"  {fit(safe(person.name), 20)}  {said}".rstrip()


def person_facts(okrs: Okrs, person: Person, held: int) -> dict[str, Any]:
    """One person, as JSON gives it; no figure judges anybody."""
    return {
        "id": public_id(person),
        "name": person.name,
        "handle": person.handle,
        "units": sorted(public_id(okrs.units[each]) for each in person.units if each in okrs.units),
        "committee": person.committee,
        "away_until": person.away_until,
        "left": person.left,
        "open": held,
    }


def owned_line(okrs: Okrs, record: Owned) -> str:
    """One open thing: id, what it is called, which kind, where it stands."""
    cycle, tag = okrs.cycle_of(record), okrs.short_ids.get(record.id, record.id[:4])
    where = record.week if isinstance(record, Priority | Outlook) else cycle.name if cycle else ""
    said = " · ".join(filter(None, (kind_of(record).split(" ", 1)[1], safe(where))))
    return f"  {tag}  {fit(safe(name_of(record)), title_cells(36))}  {said}"


def owned_facts(record: Owned) -> dict[str, Any]:
    """One open thing, as JSON gives it."""
    return {"id": public_id(record), "record": record.KIND, "title": name_of(record)}


def placed_line(each: Placed) -> str:
    """One line of an outline as it is understood."""
    record = each.record
    sign = "@" if isinstance(record, Person) else ""
    said = f"{record.level} · {safe(record.mission or '')}".rstrip(" ·") if isinstance(record, Unit) else ""
    name = f"{_SIGNS[each.news]} {'  ' * each.line.depth}{sign}{safe(record.name)}"
    return "  ".join(filter(None, (name, said)))


def placed_facts(each: Placed) -> dict[str, Any]:
    """One line of an outline, as JSON gives it."""
    is_new = each.news == "new"
    return {
        "line": each.line.number,
        "record": each.record.KIND,
        "name": each.record.name,
        "news": each.news,
        "id": None if is_new else public_id(each.record),
    }
