"""Okrs: every record now known, of all spaces together, as one frozen value with look-ups."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from okrtui.okr.errors import GoneError
from okrtui.okr.kinds import kind_words
from okrtui.okr.records import (
    KINDS,
    CheckIn,
    Comment,
    Cycle,
    Decision,
    HealthMetric,
    HealthReading,
    Idea,
    KeyResult,
    Objective,
    Outlook,
    Person,
    Priority,
    Record,
    Review,
    Space,
    TargetChange,
    Unit,
    Whose,
    Win,
)
from okrtui.okr.short_ids import short_ids

R = TypeVar("R", bound=Record)

PLURALS = {
    "person": "people", "unit": "units", "cycle": "cycles", "objective": "objectives",
    "key_result": "key_results", "priority": "priorities", "outlook": "outlooks",
    "health_metric": "health_metrics", "idea": "ideas", "review": "reviews",
}  # fmt: skip
"""Where each kind stands in an Okrs, by id. Spaces stand by the space's own id."""

CHILDREN = {
    "check_in": ("check_ins", "key_result"), "target_change": ("target_changes", "key_result"),
    "health_reading": ("health_readings", "metric"), "win": ("wins", "about"),
    "comment": ("comments", "about"), "decision": ("decisions", "about"),
}  # fmt: skip
"""Immutable kinds stand in tuples by what they belong to: where, and the field that names it."""


class Okrs(Struct, frozen=True, dict=True, eq=False):
    """Everything that is not in the trash; children are in the order they were recorded."""

    spaces: Mapping[str, Space] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    cycles: Mapping[str, Cycle] = field(default_factory=dict)
    objectives: Mapping[str, Objective] = field(default_factory=dict)
    key_results: Mapping[str, KeyResult] = field(default_factory=dict)
    priorities: Mapping[str, Priority] = field(default_factory=dict)
    outlooks: Mapping[str, Outlook] = field(default_factory=dict)
    health_metrics: Mapping[str, HealthMetric] = field(default_factory=dict)
    ideas: Mapping[str, Idea] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    check_ins: Mapping[str, tuple[CheckIn, ...]] = field(default_factory=dict)
    target_changes: Mapping[str, tuple[TargetChange, ...]] = field(default_factory=dict)
    health_readings: Mapping[str, tuple[HealthReading, ...]] = field(default_factory=dict)
    wins: Mapping[str, tuple[Win, ...]] = field(default_factory=dict)
    comments: Mapping[str, tuple[Comment, ...]] = field(default_factory=dict)
    decisions: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    trash: Mapping[str, Record] = field(default_factory=dict)
    cut: frozenset[str] = frozenset()
    """Objectives that stand at the root because their support link would close a circle."""
    contested: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For each record the fields, as they are stored, that have several values whose givers did not see each other.

    `_del` of a record in the trash: somebody changed it without knowing that it was moved there; `check_ins`
    of a key result: two corrected one check-in.
    """
    week_starts: Mapping[str, int] = field(default_factory=dict)
    """The weekday weeks begin on in a space that settled none and goes by another's, as my private one does."""
    seen: Mapping[str, int] = field(default_factory=dict)
    """How far each space had come when this value was made; steps carry it along."""

    def __eq__(self, other: object) -> bool:
        """Whether the same is known, however far the spaces had come."""
        parts = (name for name in self.__struct_fields__ if name != "seen")
        return isinstance(other, Okrs) and all(getattr(self, name) == getattr(other, name) for name in parts)

    __hash__ = None  # type: ignore[assignment]  # mappings have none

    @classmethod
    def of(cls, records: Iterable[Record], seen: Mapping[str, int] | None = None) -> "Okrs":
        """The OKRs of these records, in this order."""
        return cls(seen=seen or {}).with_records(records)

    def with_records(self, records: Iterable[Record]) -> "Okrs":
        """The OKRs with these records added, or put in the place of those of the same id."""
        changed: dict[str, dict[str, Any]] = {}

        def part(name: str) -> dict[str, Any]:
            if name not in changed:
                changed[name] = getattr(self, name).copy()
            return changed[name]

        for record in records:
            if record.id in self.trash or record.id in changed.get("trash", ()):
                part("trash").pop(record.id, None)
            if record.deleted:
                part("trash")[record.id] = record
            if record.KIND in CHILDREN:
                _put_child(part, record)
            elif isinstance(record, Space):
                part("spaces")[record.space] = record
            elif record.deleted:
                part(PLURALS[record.KIND]).pop(record.id, None)
            else:
                part(PLURALS[record.KIND])[record.id] = record
        return replace(self, **changed)

    def get(self, id_: str | None) -> Record | None:
        """The record with this id, also from the trash; None when there is none."""
        if id_ is None:
            return None
        for name in (*PLURALS.values(), "trash"):
            if id_ in (part := getattr(self, name)):
                record: Record = part[id_]
                return record
        return next((r for r in self.children() if r.id == id_), None)

    def find(self, kind: type[R], id_: str | None) -> R:
        """The record of this kind with this id; GoneError when there is none."""
        found = None if id_ is None else getattr(self, PLURALS[kind.KIND]).get(id_)
        if found is None:
            raise self.gone(kind_words(kind.KIND), id_)
        record: R = found
        return record

    def gone(self, what: str, id_: str | None) -> GoneError:
        """The error that says of something that it is gone, by its name where it lies in the trash."""
        from okrtui.okr.naming import name_of

        record = self.trash.get(id_ or "")
        return GoneError(what, name_of(record) if record else "", is_in_trash=record is not None)

    def children(self) -> Iterable[Record]:
        """Every check-in, target change, reading, win, comment and decision."""
        for name, _ in CHILDREN.values():
            for group in getattr(self, name).values():
                yield from group

    def records(self) -> Iterable[Record]:
        """Every record, the trash last."""
        yield from self.spaces.values()
        for name in PLURALS.values():
            yield from getattr(self, name).values()
        yield from self.children()
        yield from self.trash.values()

    def of_kinds(self, *kinds: type[R]) -> Iterable[R]:
        """Every record of these kinds, those in the trash last; looks at children only when they are asked for."""
        for kind, name in PLURALS.items():
            if KINDS[kind] in kinds:
                yield from getattr(self, name).values()
        if any(kind.KIND in CHILDREN for kind in kinds):
            yield from (record for record in self.children() if isinstance(record, kinds))
        yield from (record for record in self.trash.values() if isinstance(record, kinds))

    @cached_property
    def key_results_of(self) -> Mapping[str, tuple[KeyResult, ...]]:
        """The key results of each objective, in their order."""
        return self._groups("key_results_of", self.key_results)

    @cached_property
    def short_ids(self) -> Mapping[str, str]:
        """How objectives and key results are named on screens and command lines."""
        return short_ids((*self.objectives, *self.key_results))

    @cached_property
    def objectives_in(self) -> Mapping[str, tuple[Objective, ...]]:
        """The objectives of each cycle; the backlog under the empty id."""
        return self._groups("objectives_in", self.objectives)

    @cached_property
    def objectives_of(self) -> Mapping[str, set[str]]:
        """What each person has a part in: what is theirs or for them, or has a key result of theirs."""
        found: dict[str, set[str]] = defaultdict(set)
        for objective in self.objectives.values():
            for person in filter(None, (objective.owner, objective.for_.person)):
                found[person].add(objective.id)
        for key_result in self.key_results.values():
            if key_result.owner and key_result.objective:
                found[key_result.owner].add(key_result.objective)
        return found

    @cached_property
    def names_with(self) -> Mapping[str, set[str]]:
        """The whole names of people by their first word."""
        found: dict[str, set[str]] = defaultdict(set)
        for person in self.people.values():
            found[person.name.partition(" ")[0]].add(person.name)
        return found

    @cached_property
    def lines_of(self) -> Mapping[str, Sequence[Priority | Outlook]]:
        """The lines of plans that name each key result, but for dropped ones."""
        every: list[Priority | Outlook] = [*self.priorities.values(), *self.outlooks.values()]
        found: dict[str, list[Priority | Outlook]] = defaultdict(list)
        for line in every:
            if line.key_result and line.state != "dropped":
                found[line.key_result].append(line)
        return found

    @cached_property
    def lines_in(self) -> Mapping[str, Sequence[Priority | Outlook]]:
        """The lines of plans that stand in each week, priorities first."""
        found: dict[str, list[Priority | Outlook]] = defaultdict(list)
        every: list[Priority | Outlook] = [*self.priorities.values(), *self.outlooks.values()]
        for line in every:
            found[line.week].append(line)
        return found

    @cached_property
    def carried_on(self) -> frozenset[str]:
        """The priorities that live on in another week; they stay as they were, as history."""
        return frozenset(p.carried_from for p in self.priorities.values() if p.carried_from is not None)

    @cached_property
    def planned_until(self) -> Mapping[tuple[str, Whose], str]:
        """The last week in which a space plans for somebody, but for dropped lines."""
        found: dict[tuple[str, Whose], str] = {}
        for line in self.priorities.values():
            if line.state != "dropped":
                whose = (line.space, line.for_)
                found[whose] = max(found.get(whose, ""), line.week)
        return found

    @cached_property
    def supporters_of(self) -> Mapping[str, tuple[Objective, ...]]:
        """What supports each objective or key result itself, in its order; a link that was cut supports nothing."""
        return self._groups("supporters_of", self.objectives)

    @cached_property
    def metrics_of(self) -> Mapping[str, tuple[HealthMetric, ...]]:
        """The metrics that are watched beside each objective, in their order."""
        return self._groups("metrics_of", self.health_metrics)

    def _groups(self, look_up: str, records: Mapping[str, R]) -> Mapping[str, tuple[R, ...]]:
        group_of = GROUPS[look_up]
        return grouped(records.values(), lambda record: group_of(self, record))

    def owner_of(self, key_result: KeyResult) -> str | None:
        """A key result's owner is its own, else its objective's, else nobody."""
        objective = self.objectives.get(key_result.objective or "")
        return key_result.owner or (objective.owner if objective else None)

    def cycle_of(self, record: Record) -> Cycle | None:
        """The cycle an objective or key result is set for; None in the backlog."""
        objective = self.objectives.get(record.objective or "") if isinstance(record, KeyResult) else record
        return self.cycles.get(objective.cycle or "") if isinstance(objective, Objective) else None

    def whose_name(self, whose: Whose) -> str:
        """The name of the unit or person something is for, empty when it is for nobody."""
        named = self.units.get(whose.unit or "") or self.people.get(whose.person or "")
        return named.name if named else ""

    def person_name(self, id_: str | None) -> str:
        """A person's name, empty for nobody."""
        person = self.people.get(id_ or "") or self.trash.get(id_ or "")
        return person.name if isinstance(person, Person) else ""


def _put_child(part: Callable[[str], dict[str, Any]], record: Record) -> None:
    name, parent_field = CHILDREN[record.KIND]
    siblings = part(name)
    parent = getattr(record, parent_field) or ""
    others = tuple(other for other in siblings.get(parent, ()) if other.id != record.id)
    siblings[parent] = others if record.deleted else (*others, record)


def grouped(records: Iterable[R], group_of: Callable[[R], str | None]) -> Mapping[str, tuple[R, ...]]:
    """Records by the group they belong to, those of none left out; in their order within it."""
    groups: dict[str, list[R]] = defaultdict(list)
    for record in records:
        if (name := group_of(record)) is not None:
            groups[name].append(record)
    return {name: in_order(group) for name, group in groups.items()}


def in_order(siblings: Iterable[R]) -> tuple[R, ...]:
    """Records as they stand beside each other."""
    return tuple(sorted(siblings, key=_place))


GROUPS: Mapping[str, Callable[[Okrs, Any], str | None]] = {
    "key_results_of": lambda okrs, key_result: key_result.objective,
    "objectives_in": lambda okrs, objective: objective.cycle or "",
    "metrics_of": lambda okrs, metric: None if metric.retired else metric.objective,
    "supporters_of": lambda okrs, objective: None if objective.id in okrs.cut else objective.parent,
}
"""The look-ups that are records in groups, and the group of each."""


def _place(record: Record) -> tuple[str, str]:
    """Where a record stands among its siblings: by its fractional index, else behind, by id for good."""
    order = getattr(record, "order", None)
    return (order[1] if order else "~", record.id)
