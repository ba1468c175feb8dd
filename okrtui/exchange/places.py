"""The cycles, units and people a file names: those of the space, or new ones."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct

from okrtui.exchange import cells
from okrtui.exchange.cells import read
from okrtui.exchange.csv_columns import Row, fold
from okrtui.exchange.intake import Gathering
from okrtui.exchange.soundness import BadCellError
from okrtui.okr.calendar import standard_cycle
from okrtui.okr.naming import outside_id
from okrtui.okr.records import Cycle, Level, Person, Record, Span, Unit
from okrtui.okr.rhythm import settings_of
from okrtui.okr.steps.founding import phase_on
from okrtui.okr.steps.step import Made
from okrtui.okr.text import cut

R = TypeVar("R", bound=Record)


class _New(Struct):
    record: Record
    made: Made


class Places:
    """Looks up or plans cycles, units and people; `use` takes in what is new, once."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._okrs, self._author = gathering.okrs, gathering.author
        self._fiscal_month = settings_of(self._okrs, self._author.space).fiscal_year_month or 1
        self._new: dict[str, _New] = {}
        self._used: set[str] = set()
        self._cycles = {fold(c.name): c for c in reversed(_in_order(self._okrs.cycles.values()))}
        self._units = {fold(u.name): u for u in reversed(_in_order(self._okrs.units.values()))}
        self._people = self._known_people()
        self._spans: dict[str, Span] = {}

    def _known_people(self) -> dict[str, Person]:
        everybody = list(reversed(_in_order(self._okrs.people.values())))
        people = {fold(p.handle): p for p in everybody if p.handle} | {fold(p.name): p for p in everybody}
        if (me := self._okrs.people.get(self._author.person)) is not None:
            people[fold(me.name)] = me
        return people

    # -- people and units

    def person(self, name: str) -> Person:
        """The person with this name or handle; a name equal to mine is me."""
        name = cells.title(name.removeprefix("@").strip() or name)
        if (known := self._people.get(fold(name))) is None:
            known = self._plan(Person(name=name), "csv", "person", fold(name))
            self._people[fold(name)] = known
        return known

    def unit(self, name: str) -> Unit:
        """The unit with this name: a team, or the company when it is called that or like the space."""
        if (known := self._units.get(fold(name))) is None:
            space = self._okrs.spaces.get(self._author.space)
            is_company = fold(name) in ("company", fold(space.name) if space else "")
            level: Level = "company" if is_company else "team"
            known = self._plan(Unit(name=cells.title(name), level=level), "csv", "unit", fold(name))
            self._units[fold(name)] = known
        return known

    # -- cycles

    def cycle(self, row: Row) -> Cycle | None:
        """The cycle a row names, None for the backlog; one with a name of its own needs its two days."""
        name = read(row, "cycle", cells.title)
        if not name:
            return None
        if (known := self._cycles.get(fold(name))) is None:
            known = self._new_cycle(name, row)
            self._cycles[fold(name)] = known
        if row.get("cycle_start") or row.get("cycle_end"):
            self._note_span(known, row)
        return known

    def _new_cycle(self, name: str, row: Row) -> Cycle:
        standard = standard_cycle(name, self._fiscal_month)
        own_name = standard.name if standard else name
        made = self._author.ids.keyed("cycle", own_name)
        if (known := self._gathering.here(Cycle, made.id)) is not None:
            return known
        if made.id in self._new:
            return self._expect(made.id, Cycle)
        span = self._stated_span(row, standard.span if standard else Span())
        if span.start is None or span.end is None:
            raise BadCellError(
                "cycle",
                f"“{cut(name, 40)}” does not say its days: name it like 2026-Q4, "
                "or give the columns cycle_start and cycle_end",
            )
        cycle = Cycle(name=own_name, span=span, phase=phase_on(self._author.today, span))
        return self._plan(cycle, own_name)

    def _stated_span(self, row: Row, usual: Span) -> Span:
        start, end = read(row, "cycle_start", cells.day), read(row, "cycle_end", cells.day)
        span = Span(start or usual.start, end or usual.end)
        if span.start and span.end and span.start > span.end:
            raise BadCellError("cycle_end", f"the cycle ends on {span.end}, before it starts on {span.start}")
        return span

    def _note_span(self, cycle: Cycle, row: Row) -> None:
        span = self._stated_span(row, cycle.span)
        if self._spans.setdefault(cycle.id, span) != span:
            raise BadCellError("cycle_start", f"other days were given for {cut(cycle.name, 40)} further up")

    # -- taking them in

    def _plan(self, record: R, *key: str) -> R:
        """A record not yet taken in; the one in the trash when it lies there."""
        made = self._author.ids.keyed(record.KIND, *key)
        if (known := self._gathering.here(type(record), made.id)) is not None:
            return known
        new = type(record)(
            **{name: getattr(record, name) for name in record.__struct_fields__}
            | {"id": made.id, "space": self._author.space, "key": made.key}
        )
        self._new[made.id] = _New(new, made)
        return new

    def _expect(self, id_: str, kind: type[R]) -> R:
        record = self._new[id_].record
        assert isinstance(record, kind)
        return record

    def mention(self, record: Record | None) -> None:
        """Compare what is known without taking in what is new."""
        if record is not None and record.id not in self._new:
            self.use(record)

    def use(self, record: Record | None) -> None:
        """Take in a cycle, unit or person that is new; compare what a file says of one that is known."""
        if record is None or record.id in self._used:
            return
        self._used.add(record.id)
        if (new := self._new.get(record.id)) is not None:
            self._gathering.add(new.record, new.made)
            return
        span = self._spans.get(record.id)
        if span is not None or record.deleted:
            self._gathering.settle(record, {"span": span} if span else {})


def cycle_key(cycle: Cycle | None) -> str:
    """What a cycle is called in match keys: the name it was made with."""
    return "" if cycle is None else fold(outside_id(cycle) or cycle.name)


def _in_order(records: Iterable[R]) -> list[R]:
    return sorted(records, key=lambda record: record.id)
