"""The OKRs of one space as CSV, one row a key result or one a check-in, safe to open in a spreadsheet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal

from okrtui.exchange.cell_text import NO_STEPS, plain_number, step_cell
from okrtui.exchange.csv_columns import (
    CHECK_IN_COLUMNS,
    KEY_RESULT_COLUMNS,
    STEPS_BY,
    fold,
    guarded,
)
from okrtui.okr.measures import Value
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import Standing, shown, standing, value_of
from okrtui.okr.records import CheckIn, Cycle, KeyResult, Measure, Objective

Form = Literal["key_results", "check_ins"]
_QUOTED = frozenset(',"\r\n')


def write_csv(okrs: Okrs, *, form: Form) -> str:
    """Everything not in the trash as CSV text; reading it back into the same space adds nothing."""
    writer = _Writer(okrs)
    columns = KEY_RESULT_COLUMNS if form == "key_results" else CHECK_IN_COLUMNS
    rows = writer.key_result_rows() if form == "key_results" else writer.check_in_rows()
    lines = [columns, *([row.get(column, "") for column in columns] for row in rows)]
    return "".join(",".join(map(_quoted, line)) + "\n" for line in lines)


def _quoted(cell: str) -> str:
    must = any(character in _QUOTED for character in cell)
    return '"' + cell.replace('"', '""') + '"' if must else cell


class _Writer:
    def __init__(self, okrs: Okrs) -> None:
        self._okrs = okrs
        external = Counter(kr.external_id for kr in okrs.key_results.values() if kr.external_id)
        own = {name for kr in okrs.key_results.values() for name in (kr.id, public_id(kr))}
        self._outside = {id_ for id_, count in external.items() if count == 1 and id_ not in own}

    # -- one row a key result

    def key_result_rows(self) -> Iterator[Mapping[str, str]]:
        """Objectives in their order, each with its key results; alone where it has none."""
        for objective in self._objectives():
            about = self._about(objective)
            key_results = self._okrs.key_results_of.get(objective.id, ())
            first = next(iter(key_results), None)
            if first is None or self._okrs.owner_of(first) != objective.owner:
                yield about
            for key_result in key_results:
                yield about | self._key_result(key_result, objective)

    def _objectives(self) -> Iterable[Objective]:
        order = {c.id: n for n, c in enumerate(sorted(self._okrs.cycles.values(), key=_start))}
        return sorted(
            self._okrs.objectives.values(),
            key=lambda o: (order.get(o.cycle or "", len(order)), o.order[1] if o.order else "~", o.id),
        )

    def _about(self, objective: Objective) -> dict[str, str]:
        cycle = self._okrs.cycles.get(objective.cycle or "")
        unit = self._okrs.units.get(objective.for_.unit or "")
        return {
            "cycle": guarded(cycle.name) if cycle else "",
            "cycle_start": str(cycle.span.start or "") if cycle else "",
            "cycle_end": str(cycle.span.end or "") if cycle else "",
            "unit": guarded(unit.name) if unit else "",
            "owner": guarded(self._okrs.person_name(objective.owner)),
            "objective": guarded(objective.title),
            "supports": guarded(self._supports(objective)),
            "origin": objective.origin.replace("_", "-"),
            "kind": objective.kind,
        }

    def _supports(self, objective: Objective) -> str:
        """The title of the parent where it can only mean that one, else its id (as `links` reads it)."""
        parent = objective.parent or ""
        found = self._okrs.objectives.get(parent) or self._okrs.key_results.get(parent)
        if found is None:
            return ""
        others = [r for r in self._titled[fold(found.title)] if objective.id not in (r.id, _above(r))]
        others = [r for r in others if self._cycle_of(r) == objective.cycle] or others
        others = [r for r in others if isinstance(r, Objective)] or others
        return found.title if others == [found] else self.id_of(found)

    @cached_property
    def _titled(self) -> dict[str, list[Objective | KeyResult]]:
        titled: dict[str, list[Objective | KeyResult]] = defaultdict(list)
        for objective in self._okrs.objectives.values():
            titled[fold(objective.title)].append(objective)
        for key_result in self._okrs.key_results.values():
            titled[fold(key_result.title)].append(key_result)
        return titled

    def _cycle_of(self, record: Objective | KeyResult) -> str | None:
        cycle = self._okrs.cycle_of(record)
        return cycle.id if cycle else None

    def id_of(self, record: Objective | KeyResult) -> str:
        """The source's own id where it is the only one, else the id it goes by outside."""
        is_outside = isinstance(record, KeyResult) and record.external_id in self._outside
        return str(record.external_id) if is_outside else public_id(record)

    def _key_result(self, key_result: KeyResult, objective: Objective) -> dict[str, str]:
        measure, at = key_result.measure, standing(self._okrs, key_result)
        grade = key_result.grade
        return {
            "owner": guarded(self._okrs.person_name(self._okrs.owner_of(key_result))),
            "id": guarded(self.id_of(key_result)),
            "key_result": guarded(key_result.title),
            "measure": measure.kind,
            "start": plain_number(measure.start),
            "target": _target(measure),
            "value": value_cell(measure, at.value),
            "unit_of_measure": guarded(measure.unit or ""),
            "due": str(key_result.due or ""),
            "confidence": "" if at.confidence is None else str(at.confidence),
            "score": plain_number(grade.score) if grade else "",
            "weight": plain_number(key_result.weight),
            "note": guarded(_note(at)),
        }

    # -- one row a check-in

    def check_in_rows(self) -> Iterator[Mapping[str, str]]:
        """Every check-in that counts, by key result and day."""
        for objective in self._objectives():
            for key_result in self._okrs.key_results_of.get(objective.id, ()):
                about = {
                    "key_result_id": guarded(self.id_of(key_result)),
                    "key_result": guarded(key_result.title),
                }
                for check_in in shown(self._okrs.check_ins.get(key_result.id, ())):
                    yield about | self._check_in(key_result, check_in)

    def _check_in(self, key_result: KeyResult, check_in: CheckIn) -> dict[str, str]:
        confidence = check_in.confidence
        return {
            "date": str(check_in.on or ""),
            "value": value_cell(key_result.measure, value_of(key_result.measure, check_in)),
            "confidence": "" if confidence is None else str(confidence),
            "note": guarded(check_in.note or ""),
            "by": guarded(self._okrs.person_name(check_in.said_by or check_in.by)),
        }


def _above(record: Objective | KeyResult) -> str | None:
    return record.objective if isinstance(record, KeyResult) else None


def _start(cycle: Cycle) -> tuple[str, str, str]:
    return (str(cycle.span.start or "~"), cycle.name, cycle.id)


def _target(measure: Measure) -> str:
    if measure.kind != "milestones":
        return plain_number(measure.target)
    return guarded(STEPS_BY.join(step_cell(step.name) for step in measure.steps))


def value_cell(measure: Measure, value: Value | None) -> str:
    """A value as a cell: the digits, or the names of the milestones done."""
    if not isinstance(value, tuple):
        return plain_number(value)
    names = [step_cell(step.name) for step in measure.steps if step.id in value]
    return guarded(STEPS_BY.join(names)) if names else NO_STEPS


def _note(at: Standing) -> str:
    """The note of the last check-in; a note without value or confidence would come back as a comment."""
    says_more = at.value is not None or at.confidence is not None
    return (at.last.note or "") if at.last and says_more else ""
