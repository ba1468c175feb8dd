"""Objectives and key results of one space as a Markdown outline, which `read_outline` reads again."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from okrtui.exchange.cells import plain_number
from okrtui.exchange.csv_columns import fold
from okrtui.exchange.outline import space_line
from okrtui.exchange.outline_quoting import closed, marked, plain_name, plain_title
from okrtui.okr.calendar import standard_cycle
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import Standing, standing
from okrtui.okr.records import Cycle, KeyResult, Measure, Objective, Person, Unit
from okrtui.okr.rhythm import settings_of
from okrtui.okr.short_ids import short_ids
from okrtui.reports.markdown import with_marks_escaped

SHORTEST_TIE = 10
"""Characters of an id that tie a line to its record."""
_SIGNS = {"at_least": "≥", "at_most": "≤"}


def write_outline(okrs: Okrs, space: str) -> str:
    """Everything pursued in a space, for a page: nothing in it is markup or a link."""
    record = okrs.spaces.get(space)
    order = {cycle.id: place for place, cycle in enumerate(sorted(okrs.cycles.values(), key=_start))}
    pursued = sorted(
        okrs.objectives.values(),
        key=lambda o: (order.get(o.cycle or "", len(order)), o.order[1] if o.order else "~", o.id),
    )
    lines = OutlineWriter(okrs, with_marks_escaped).lines(pursued)
    return "\n".join((space_line(record.name if record else "", space), *lines)) + "\n"


class OutlineWriter:
    """Writes lines; `escape` is what the page needs beyond what reading the lines again does."""

    def __init__(self, okrs: Okrs, escape: Callable[[str], str] = str) -> None:
        self._okrs, self._escape = okrs, escape
        ids = (*okrs.objectives, *okrs.key_results, *okrs.trash)
        self._ties = {id_: id_[: max(SHORTEST_TIE, len(short))] for id_, short in short_ids(ids).items()}
        self._people = Counter(fold(person.name) for person in okrs.people.values())
        self._titles = Counter(fold(objective.title) for objective in okrs.objectives.values())
        self._titles.update(fold(key_result.title) for key_result in okrs.key_results.values())

    def lines(self, objectives: Iterable[Objective]) -> Iterator[str]:
        """Objectives that are pursued in their order, each with its key results, below their cycles."""
        cycle: str | None = "?"
        for objective in objectives:
            if objective.state == "dropped":
                continue
            here = self._okrs.cycles.get(objective.cycle or "")
            if cycle != (here.id if here else None):
                cycle = here.id if here else None
                yield from ("", self.cycle(here))
            yield from ("", self._objective(objective))
            for key_result in self._okrs.key_results_of.get(objective.id, ()):
                if key_result.state != "dropped":
                    yield from self._key_result(key_result)

    def cycle(self, cycle: Cycle | None) -> str:
        """The heading of a cycle, or of the backlog; with its days where its name does not say them."""
        if cycle is None:
            return "# Backlog"
        fiscal = settings_of(self._okrs, cycle.space).fiscal_year_month or 1
        standard = standard_cycle(cycle.name, fiscal)
        is_told = standard is not None and standard.span == cycle.span
        days = "" if is_told else f" ({cycle.span.start} – {cycle.span.end})"
        return f"# {marked(self._escape(plain_title(cycle.name)))}{days}"

    def _title(self, title: str) -> str:
        return self._escape(plain_title(title))

    def _name(self, name: str) -> str:
        return self._escape(plain_name(name))

    # -- objectives

    def _objective(self, objective: Objective) -> str:
        unit = self._okrs.units.get(objective.for_.unit or "")
        details = [
            self._owner(objective.owner),
            self._unit(unit) if unit else "",
            objective.origin.replace("_", "-"),
            "committed" if objective.kind == "committed" else "",
            self._supports(objective.parent),
        ]
        return self._line(f"## {self._title(objective.title)}", details, objective.id)

    def _unit(self, unit: Unit) -> str:
        if unit.level == "company":
            return f"unit {self._name(unit.name)}"
        return f"{unit.level} {self._name(unit.name)}"

    def _owner(self, owner: str | None) -> str:
        person = self._okrs.people.get(owner or "")
        return f"@{self._name(self._called(person))}" if person else ""

    def _called(self, person: Person) -> str:
        """The name; where somebody else has it too, the handle."""
        is_one = self._people[fold(person.name)] == 1
        return person.name if is_one or not person.handle else person.handle

    def _supports(self, parent: str | None) -> str:
        above = self._okrs.objectives.get(parent or "") or self._okrs.key_results.get(parent or "")
        if above is None or above.state == "dropped":
            return ""
        named = above.title if self._titles[fold(above.title)] == 1 else above.id
        return f"supports “{self._name(named)}”"

    def _line(self, body: str, details: Iterable[str], id_: str) -> str:
        told = ", ".join(filter(None, details))
        whole = f"{body}  ({told})" if told else closed(body)
        return f"{marked(whole)} ^{self._ties[id_]}"

    # -- key results

    def _key_result(self, key_result: KeyResult) -> Iterator[str]:
        at, measure = standing(self._okrs, key_result), key_result.measure
        is_done = at.value is not None and at.raw >= 1
        start = plain_number(measure.start) if measure.kind in _SIGNS else ""
        value = _value(measure, at, is_done=is_done)
        weight = plain_number(key_result.weight)
        details = [
            self._owner(key_result.owner),
            f"due {key_result.due}" if key_result.due else "",
            f"start {start}" if start else "",
            f"now {value}" if value and (start or measure.kind == "yes_no") else value,
            "" if at.confidence is None else f"{at.confidence}/10",
            f"weight {weight}" if weight else "",
        ]
        box = "x" if is_done else " "
        title = f"{self._title(key_result.title)}{self._measure(measure)}"
        yield self._line(f"- [{box}] {title}", details, key_result.id)
        done = at.value if isinstance(at.value, tuple) else ()
        for step in measure.steps if measure.kind == "milestones" else ():
            ticked = "x" if step.id in done else " "
            yield marked(f"  - [{ticked}] {self._title(step.name)}")

    def _measure(self, measure: Measure) -> str:
        start, target = plain_number(measure.start), plain_number(measure.target)
        unit = f" {self._title(measure.unit)}" if measure.unit else ""
        if measure.kind == "reach" and start and target:
            return f": {start} → {target}{unit}"
        if measure.kind in _SIGNS and target:
            return f" {_SIGNS[measure.kind]} {target}{unit}"
        return ""


def _value(measure: Measure, at: Standing, *, is_done: bool) -> str:
    """The value as it stands in the parentheses; steps and a yes are ticked off instead."""
    if measure.kind == "milestones" or at.value is None or isinstance(at.value, tuple):
        return ""
    if measure.kind == "yes_no":
        return "" if is_done else "no"
    return plain_number(at.value)


def _start(cycle: Cycle) -> tuple[str, str]:
    return (str(cycle.span.start or ""), cycle.name)
