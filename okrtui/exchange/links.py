"""What the objectives of a file support: found by title or id, never in a circle, never a lower level."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from okrtui.exchange.circles import circles, written_out
from okrtui.exchange.csv_columns import fold
from okrtui.exchange.goals import Goal
from okrtui.exchange.intake import Gathering, Problem, counted
from okrtui.exchange.known import Known
from okrtui.okr.errors import BadInputError
from okrtui.okr.records import KeyResult, Objective, Record
from okrtui.okr.steps.rules import LEVELS, level_of
from okrtui.okr.text import cut

_LEVEL_NAMES = (*LEVELS, "person")


class _Place(Struct, frozen=True):
    """Something that may be supported: its id, the objective it is or belongs to, and their cycle."""

    id: str
    objective: str
    cycle: str | None
    title: str


class Links:
    """Gives the goals of a file their parents, and takes out those whose parent cannot be."""

    def __init__(
        self, gathering: Gathering, goals: Iterable[Goal], known: Known, bad_titles: frozenset[str]
    ) -> None:
        self._gathering, self._okrs = gathering, gathering.okrs
        self._goals = {goal.id: goal for goal in goals}
        self._known, self._bad_titles = known, bad_titles
        self._titles: dict[str, list[_Place]] = defaultdict(list)
        self._ids: dict[str, _Place] = {}
        self._note_file()

    def _note_file(self) -> None:
        for goal in self._goals.values():
            cycle = goal.cycle.id if goal.cycle else None
            here = _Place(goal.id, goal.id, cycle, goal.title)
            self._titles[fold(goal.title)].append(here)
            self._ids[goal.id] = here
            for item in goal.items:
                place = _Place(item.id, goal.id, cycle, item.title)
                self._titles[fold(item.title)].append(place)
                self._ids.setdefault(item.id, place)
                self._ids.setdefault(item.row.get("id") or item.id, place)

    def tie(self) -> None:
        """Resolve every `supports`."""
        dependents = 0
        supporters: dict[str, list[Goal]] = defaultdict(list)
        for goal in self._goals.values():
            if goal.supports:
                try:
                    place = self._place(goal)
                    self._require_level(goal, place)
                except _BadRowError:
                    dependents += self._take_out(goal)
                except BadInputError as error:
                    self._refuse(goal, str(error))
                else:
                    goal.parent = place.id
                    supporters[place.objective].append(goal)
        self._refuse_circles()
        dependents += self._take_out_dependents(supporters)
        if dependents:
            listed = counted(dependents, "objective")
            self._gathering.notices.append(f"what supports these cannot be taken either: {listed}")

    # -- finding

    def _place(self, goal: Goal) -> _Place:
        word = goal.supports
        if (place := self._ids.get(word)) is not None:
            return place
        if found := self._narrowed(goal, self._titles.get(fold(word), ())):
            return _only(found, word)
        if fold(word) in self._bad_titles:
            raise _BadRowError
        if (record := self._known.with_id(word)) is not None:
            return self._placed(record)
        space = [self._placed(record) for record in self._known.titles.get(fold(word), ())]
        if found := self._narrowed(goal, space):
            return _only(found, word)
        raise BadInputError(f"there is no objective or key result “{cut(word, 60)}” in the file or here")

    def _narrowed(self, goal: Goal, places: Iterable[_Place]) -> list[_Place]:
        """Not itself; of several those of its own cycle, and objectives before key results."""
        found = [place for place in places if place.objective != goal.id]
        cycle = goal.cycle.id if goal.cycle else None
        found = [place for place in found if place.cycle == cycle] or found
        return [place for place in found if place.id == place.objective] or found

    def _placed(self, record: Record) -> _Place:
        objective_id = record.objective if isinstance(record, KeyResult) else record.id
        objective = self._okrs.objectives.get(objective_id or "")
        title = str(getattr(record, "title", ""))
        return _Place(record.id, objective_id or "", objective.cycle if objective else None, title)

    # -- refusing

    def _require_level(self, goal: Goal, place: _Place) -> None:
        if place.objective == goal.id:
            raise BadInputError("an objective cannot support itself")
        above = self._goals.get(place.objective)
        here = _level(goal)
        if above is not None:
            there = _level(above)
        else:
            known = self._okrs.objectives.get(place.objective)
            there = level_of(self._okrs, known.for_) if known else 0
        if here < there:
            raise BadInputError(
                "an objective supports one of the same or a higher level: "
                f"{_LEVEL_NAMES[here]} cannot support {_LEVEL_NAMES[there]}"
            )

    def _refuse(self, goal: Goal, reason: str) -> None:
        self._gathering.problems.append(Problem(goal.supports_line, "supports", reason))
        self._take_out(goal)

    def _take_out(self, goal: Goal) -> int:
        goal.is_out, goal.parent = True, None
        return 1

    def _refuse_circles(self) -> None:
        above = {o.id: self._objective_of(o.parent) for o in self._okrs.objectives.values() if o.parent}
        tied = {goal.id: goal for goal in self._goals.values() if goal.parent}
        for goal in tied.values():
            if goal.known is None or self._gathering.update:
                above[goal.id] = self._objective_of(goal.parent or "")
        for circle in circles(above):
            closing = [tied[id_] for id_ in circle if id_ in tied]
            if closing:
                last = max(closing, key=lambda goal: goal.supports_line)
                way = written_out(circle, last.id, self._title)
                self._refuse(last, f"that would make a circle: {way}")

    def _objective_of(self, parent: str) -> str:
        if (place := self._ids.get(parent)) is not None:
            return place.objective
        key_result = self._okrs.key_results.get(parent)
        return (key_result.objective if key_result else None) or parent

    def _title(self, id_: str) -> str:
        known: Objective | None = self._okrs.objectives.get(id_)
        return self._goals[id_].title if id_ in self._goals else known.title if known else id_

    def _take_out_dependents(self, supporters: dict[str, list[Goal]]) -> int:
        out = [goal for goal in self._goals.values() if goal.is_out and goal.known is None]
        count = 0
        while out:
            for goal in supporters.get(out.pop().id, ()):
                if not goal.is_out:
                    count += self._take_out(goal)
                    out += [goal] if goal.known is None else []
        return count


class _BadRowError(BadInputError):
    """What is named stands in a row that is refused already."""


def _level(goal: Goal) -> int:
    return LEVELS.index(goal.unit.level) if goal.unit else 3


def _only(places: list[_Place], word: str) -> _Place:
    if len(places) > 1:
        raise BadInputError(f"“{cut(word, 60)}” fits several: name it by its id")
    return places[0]
