"""Rows of key results, from CSV or an outline, into an intake."""

from collections import defaultdict
from typing import Any

import msgspec

from okrtui.exchange.csv_columns import fold
from okrtui.exchange.goal_reading import GoalReader
from okrtui.exchange.goals import Goal, Item
from okrtui.exchange.intake import Gathering
from okrtui.exchange.known import whose_of
from okrtui.exchange.links import Links
from okrtui.exchange.places import Places
from okrtui.exchange.recording import Said, adds_something, day_in, has_remark, record, remark
from okrtui.exchange.rows import Rows
from okrtui.exchange.soundness import BadCellError
from okrtui.okr.errors import BadInputError
from okrtui.okr.numbers import several
from okrtui.okr.ordering import between
from okrtui.okr.records import Cycle, Grade, KeyResult, Measure, Objective, Person, Record, Whose
from okrtui.okr.text import cut


def take_rows(rows: Rows) -> None:
    """Objectives and key results of the rows, with check-ins, grades and comments."""
    reader = GoalReader(rows)
    refused = rows.each(reader.read)
    bad_titles = {fold(row.get(column)) for row in refused for column in ("objective", "key_result")}
    Links(rows.gathering, reader.goals.values(), rows.known, frozenset(bad_titles)).tie()
    writer = _Writer(rows.gathering, rows.places)
    for goal in reader.goals.values():
        if not goal.is_out:
            writer.write(goal)
    if reader.without_key_result:
        said = f"{several(reader.without_key_result, 'row')} without a key result"
        rows.gathering.notices.append(f"{said}: what they say of a key result was left out")


class _Writer:
    def __init__(self, gathering: Gathering, places: Places) -> None:
        self._gathering, self._places = gathering, places
        self._okrs, self._author = gathering.okrs, gathering.author
        self._last: dict[str, str] = defaultdict(str)
        taken = [(o.parent, o.order) for o in self._okrs.objectives.values()]
        taken += [(kr.objective, kr.order) for kr in self._okrs.key_results.values()]
        for parent, order in taken:
            if order is not None:
                self._last[parent or ""] = max(self._last[parent or ""], order[1])

    def write(self, goal: Goal) -> None:
        """Take in an objective and its key results; what a closed cycle refuses becomes problems."""
        try:
            self._objective(goal)
        except BadInputError as error:
            self._gathering.refuse(goal.line, error, "cycle")
            return
        if goal.known is not None and self._gathering.stays_hidden(goal.known):
            reason = f"“{cut(goal.title, 60)}” lies in the trash: what belongs to it was left out"
            self._gathering.notices.append(reason)
            return
        for line, note in goal.notes:
            try:
                self._comment(goal.cycle, goal.id, note)
            except BadInputError as error:
                self._gathering.refuse(line, error, "note")
        for item in goal.items:
            try:
                self._record(goal, item, self._key_result(goal, item))
            except BadInputError as error:
                self._gathering.refuse(item.row.line, error, "cycle")

    def _next_place(self, parent: str, id_: str) -> tuple[str, str]:
        self._last[parent] = between(self._last[parent] or None, None, id_[-2:])
        return (parent, self._last[parent])

    # -- objectives

    def _objective(self, goal: Goal) -> None:
        if goal.known is not None:
            for place in (goal.cycle, goal.unit, *goal.owners):
                self._places.mention(place)
            self._gathering.settle(goal.known, self._stated_objective(goal, goal.known))
            return
        assert goal.made is not None
        self._gathering.require_open(goal.cycle)
        for place in (goal.cycle, goal.unit, goal.owner):
            self._places.use(place)
        owner = goal.owner.id if goal.owner else None
        objective = Objective(
            id=goal.made.id,
            space=self._author.space,
            key=goal.made.key,
            title=goal.title,
            cycle=goal.cycle.id if goal.cycle else None,
            for_=whose_of(goal.unit.id if goal.unit else None, owner),
            owner=owner,
            kind=goal.kind or "aspirational",
            origin=goal.origin or "bottom_up",
            state="draft" if goal.cycle is None or goal.cycle.phase == "planning" else "active",
            parent=goal.parent,
            order=self._next_place(goal.parent or "", goal.made.id),
        )
        self._gathering.add(objective, goal.made)

    def _stated_objective(self, goal: Goal, known: Objective) -> dict[str, Any]:
        stated: dict[str, Any] = {"origin": goal.origin, "kind": goal.kind, "parent": goal.parent}
        if goal.is_by_id and goal.title != known.title.strip():
            stated["title"] = goal.title
        if goal.is_by_id and goal.unit and fold(goal.unit.name) != fold(self._okrs.whose_name(known.for_)):
            self._use_in_update(goal.unit)
            stated["for"] = Whose(unit=goal.unit.id)
        if goal.is_moved:
            self._use_in_update(goal.cycle)
            stated["cycle"] = goal.cycle.id if goal.cycle else None
        owner = fold(self._okrs.person_name(known.owner))
        if goal.owner is not None and owner not in {
            fold(person.name) for person in (goal.owner, *goal.owners)
        }:
            stated["owner"] = goal.owner.id
            self._use_in_update(goal.owner)
        return {name: value for name, value in stated.items() if value is not None or name == "cycle"}

    def _use_in_update(self, place: Record | None) -> None:
        if self._gathering.update:
            self._places.use(place)

    def _comment(self, cycle: Cycle | None, about: str, text: str) -> None:
        if not has_remark(self._gathering, about, text):
            self._gathering.require_open(cycle)
            remark(self._gathering, about, text, day_in(cycle, self._author.today))

    # -- key results

    def _key_result(self, goal: Goal, item: Item) -> KeyResult:
        if item.known is not None:
            self._places.mention(item.owner)
            self._gathering.settle(item.known, self._stated_key_result(goal, item, item.known))
            return item.known
        assert item.made is not None
        self._gathering.require_open(goal.cycle)
        is_own_owner = item.owner is not None and item.owner != self._owner_of(goal)
        if is_own_owner:
            self._places.use(item.owner)
        key_result = KeyResult(
            id=item.made.id,
            space=self._author.space,
            key=item.made.key,
            objective=goal.id,
            title=item.title,
            external_id=item.row.get("id") or None,
            owner=item.owner.id if item.owner and is_own_owner else None,
            measure=item.measure or Measure(),
            due=item.due or (goal.cycle.span.end if goal.cycle else None),
            weight=item.weight,
            order=self._next_place(goal.id, item.made.id),
            grade=self._grade(goal, item, None),
        )
        self._gathering.add(key_result, item.made)
        return key_result

    def _owner_of(self, goal: Goal) -> Person | None:
        return self._okrs.people.get(goal.known.owner or "") if goal.known else goal.owner

    def _grade(self, goal: Goal, item: Item, known: Grade | None) -> Grade | None:
        if item.score is None:
            return known
        if known is not None and known.score is not None:
            return msgspec.structs.replace(known, score=item.score)
        on = day_in(goal.cycle, self._author.today)
        return Grade(score=item.score, by=self._author.person, on=on)

    def _stated_key_result(self, goal: Goal, item: Item, known: KeyResult) -> dict[str, Any]:
        stated: dict[str, Any] = {"measure": item.measure, "due": item.due, "weight": item.weight}
        if item.is_by_id and item.title != known.title.strip():
            stated["title"] = item.title
        if known.objective != goal.id:
            stated["objective"] = goal.id
        objective = self._gathering.here(Objective, known.objective or "")
        owner = fold(self._okrs.person_name(known.owner or (objective.owner if objective else None)))
        if item.owner is not None and fold(item.owner.name) != owner:
            stated["owner"] = item.owner.id
            self._use_in_update(item.owner)
        if item.score is not None and (known.grade is None or known.grade.score != item.score):
            stated["grade"] = self._grade(goal, item, known.grade)
        if item.measure is not None and item.measure.kind != known.measure.kind:
            self._require_no_check_ins(known)
        return {name: value for name, value in stated.items() if value is not None}

    def _require_no_check_ins(self, known: KeyResult) -> None:
        if self._gathering.update and self._okrs.check_ins.get(known.id):
            reason = f"“{cut(known.title, 40)}” has check-ins, so its measure stays {known.measure.kind}"
            raise BadCellError("measure", f"{reason}; drop it and add another")

    def _record(self, goal: Goal, item: Item, key_result: KeyResult) -> None:
        if self._gathering.stays_hidden(key_result):
            return
        cycle = self._okrs.cycle_of(key_result) or goal.cycle
        on = day_in(cycle, self._author.today)
        said = Said(on, item.value, item.confidence, item.note)
        if item.value is None and item.confidence is None:
            if item.note:
                self._comment(cycle, key_result.id, item.note)
        elif adds_something(self._gathering, key_result, said):
            self._gathering.require_open(cycle)
            record(self._gathering, key_result, said)
