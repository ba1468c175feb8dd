"""Rows read into goals: which objective and key result each means, known ones and new ones."""

from collections import Counter
from collections.abc import Iterator, Sequence

from okrtui.exchange import cells
from okrtui.exchange.cell_numbers import whole
from okrtui.exchange.cells import read
from okrtui.exchange.csv_columns import Row, fold
from okrtui.exchange.goals import Goal, Item, Who, has_match_key, new_goal
from okrtui.exchange.known import Identity, identity
from okrtui.exchange.places import cycle_key
from okrtui.exchange.rows import Rows
from okrtui.exchange.soundness import BadCellError, require_title
from okrtui.okr.records import Commitment, KeyResult, Measure, Objective, Origin
from okrtui.okr.steps.step import Made
from okrtui.okr.text import cut

_ONLY_OF_KEY_RESULTS = ("measure", "start", "target", "value", "due", "confidence", "score", "weight")
_WHO = ("cycle", "cycle_start", "cycle_end", "unit", "owner")


class GoalReader:
    """Reads rows one by one; rows that name the same objective become one goal."""

    def __init__(self, rows: Rows) -> None:
        self._gathering, self._places, self._known = rows.gathering, rows.places, rows.known
        self._numbers, self._source = rows.numbers, rows.source
        self._ids = rows.gathering.author.ids
        self.goals: dict[str, Goal] = {}
        self.without_key_result = 0
        self._whos: dict[tuple[str, ...], Who] = {}
        self._goal_ids: dict[Identity, str] = {}
        self._times_seen: Counter[tuple[str, ...]] = Counter()
        self._claimed: set[str] = set()
        self._reserved = frozenset(self._named_by_id(rows.all))

    def _named_by_id(self, rows: Sequence[Row]) -> Iterator[str]:
        """What rows name by id is kept from rows without one that are only alike."""
        for id_ in filter(None, (row.get("id") for row in rows)):
            known = self._known.key_result_with_id(id_)
            found = [known] if known else self._known.key_results_from_outside(id_)
            yield from (key_result.id for key_result in found)

    def read(self, row: Row) -> None:
        """Take one row in; BadCellError when a cell of it cannot be."""
        by_id = self._with_id(row)
        title = read(row, "key_result", require_title) or (by_id.title if by_id else "")
        who = self._who(row)
        goal = self._goal(row, by_id, who)
        supports, origin, kind = self._stated(row, goal)
        if title:
            item = self._item(row, goal, title, by_id)
            item.owner = read(row, "key_result_owner", self._places.person) or who.owner
            self._fill(item, row)
            self._claimed.add(item.id)
            goal.items.append(item)
        else:
            self._read_objective_alone(row, goal, who)
        if supports:
            goal.supports, goal.supports_line = supports, goal.supports_line or row.line
        goal.origin, goal.kind = goal.origin or origin, goal.kind or kind
        if who.owner is not None and (by_id is None or goal.known is None):
            goal.owners.append(who.owner)
        self.goals.setdefault(goal.id, goal)

    def _read_objective_alone(self, row: Row, goal: Goal, who: Who) -> None:
        if note := read(row, "note", cells.title):
            goal.notes.append((row.line, note))
        if who.owner is not None:
            goal.owner = who.owner
        self.without_key_result += any(row.get(column) for column in _ONLY_OF_KEY_RESULTS)

    # -- objectives

    def _who(self, row: Row) -> Who:
        """Cycle, unit and owner; rows that spell them alike share one answer."""
        spelled = tuple(map(row.get, _WHO))
        if (who := self._whos.get(spelled)) is None:
            unit, owner = read(row, "unit", self._places.unit), read(row, "owner", self._places.person)
            who = self._whos[spelled] = Who(self._places.cycle(row), unit, owner)
        return who

    def _goal(self, row: Row, by_id: KeyResult | None, who: Who) -> Goal:
        """The goal of the row, known from rows before or new; it counts only once the row is good."""
        title = read(row, "objective", require_title) or ""
        objective = self._objective_of(row, by_id, title)
        if objective is not None:
            kept = self.goals.get(objective.id)
            key = self._key(who, title or objective.title)
            of_objective = who if row.get("objective_id") else Who(who.cycle, who.unit, None)
            return kept or new_goal(
                row, title or objective.title, of_objective, key=key, known=objective, made=None
            )
        if not title:
            raise BadCellError("objective", "is empty")
        wanted = self._identity(who, title)
        if (id_ := self._goal_ids.get(wanted)) is not None and id_ in self.goals:
            return self.goals[id_]
        key = self._key(who, title)
        made = self._ids.keyed("objective", "csv", "objective", "\n".join(key))
        known = self._gathering.here(Objective, made.id) or self._known.objective_like(wanted)
        goal = new_goal(row, title, who, key=key, known=known, made=made)
        self._goal_ids[wanted] = goal.id
        return self.goals.get(goal.id, goal)

    def _identity(self, who: Who, title: str) -> Identity:
        unit, owner = (named.name if named else "" for named in (who.unit, who.owner))
        return identity(who.cycle.id if who.cycle else None, unit, owner, title)

    def _key(self, who: Who, title: str) -> tuple[str, ...]:
        return (self._source or "", cycle_key(who.cycle), *self._identity(who, title)[1:])

    def _objective_of(self, row: Row, by_id: KeyResult | None, title: str) -> Objective | None:
        if row.get("objective_id"):
            return self._gathering.here(Objective, row.get("objective_id"))
        if by_id is None:
            return None
        objective = self._gathering.here(Objective, by_id.objective or "")
        if objective is None or (title and fold(title) != fold(objective.title)):
            return None
        cycle = self._who(row).cycle
        return objective if cycle is None or cycle.id == objective.cycle else None

    def _stated(self, row: Row, goal: Goal) -> tuple[str, Origin | None, Commitment | None]:
        """What the row says of its objective; rows of one objective must not say different things."""
        supports = row.get("supports")
        origin, kind = read(row, "origin", cells.origin), read(row, "kind", cells.commitment)
        for column, before, now in (
            ("supports", fold(goal.supports), fold(supports)),
            ("origin", goal.origin, origin),
            ("kind", goal.kind, kind),
        ):
            if before and now and before != now:
                raise BadCellError(column, f"another row says “{cut(before, 40)}” of the same objective")
        return supports, origin, kind

    # -- key results

    def _with_id(self, row: Row) -> KeyResult | None:
        if not read(row, "id", cells.title):
            return None
        known = self._known.key_result_with_id(row.get("id"))
        if known is not None and known.id in self._claimed:
            raise BadCellError("id", f"“{cut(row.get('id'), 40)}” is used twice")
        return known

    def _item(self, row: Row, goal: Goal, title: str, by_id: KeyResult | None) -> Item:
        known, made = by_id, None
        if known is None:
            known, made = self._match(row, goal, title)
        return Item(row, title, known, None if known else made, is_by_id=by_id is not None)

    def _match(self, row: Row, goal: Goal, title: str) -> tuple[KeyResult | None, Made]:
        """The key result with the row's match key, or one that is alike and not another row's."""
        outside = row.get("id")
        key = (self._source or "", outside) if outside else (*goal.key, fold(title))
        made, known = self._keyed(key)
        if known is not None:
            return known, made
        if outside:
            found = self._known.key_result_from_outside(outside) if self._source is None else None
            return (found if found and found.id not in self._claimed else None), made
        alike = self._known.key_results_like(goal.id, title)
        taken = (self._claimed, self._reserved)
        free = (
            kr
            for kr in alike
            if not any(kr.id in ids for ids in taken) and not has_match_key(kr, "\n".join(key))
        )
        return next(free, None), made

    def _keyed(self, key: tuple[str, ...]) -> tuple[Made, KeyResult | None]:
        """The next natural id of a match key that no other row has, and the key result that has it."""
        while True:
            self._times_seen[key] += 1
            times = self._times_seen[key]
            text = "\n".join(key if times == 1 else (*key, str(times)))
            made = self._ids.keyed("key_result", "csv", "key_result", text)
            known = self._gathering.here(KeyResult, made.id)
            if known is None or known.id not in self._claimed:
                return made, known

    def _fill(self, item: Item, row: Row) -> None:
        known = item.known.measure if item.known else None
        item.measure = self._numbers.measure(row, known)
        of_value = known if known and not self._gathering.update else item.measure or known or Measure()
        item.value = read(row, "value", lambda text: self._numbers.value(of_value, text))
        if item.value is None and row.get("is_done"):
            item.value = whole(of_value)
        item.due = read(row, "due", cells.day)
        item.confidence = read(row, "confidence", cells.confidence)
        item.score = read(row, "score", self._numbers.score)
        item.weight = read(row, "weight", self._numbers.weight)
        item.note = read(row, "note", cells.title) or ""
