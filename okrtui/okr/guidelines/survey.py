"""What the guidelines say of all that is known, each record looked at once and only when it is asked for."""

from collections.abc import Iterator
from datetime import date

from okrtui.okr.guidelines import amounts, grades, together
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.guidelines.findings import (
    of_key_result,
    of_key_result_written,
    of_objective_written,
    spoken,
)
from okrtui.okr.guidelines.levels import highest_level, objectives_in, open_cycles
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import pursued
from okrtui.okr.records import Cycle, KeyResult, Objective
from okrtui.okr.rhythm import settings_of


class Survey:
    """Keeps what it found; made anew when the OKRs or the day change.

    Of what is dropped, closed or still in the backlog the guidelines say nothing.
    """

    def __init__(self, okrs: Okrs, today: date) -> None:
        self.okrs, self.today = okrs, today
        self._highest: dict[str, int] = {}
        self._found: dict[str, tuple[Finding, ...]] = {}

    def of(self, record: Objective | KeyResult) -> tuple[Finding, ...]:
        """What is said of one objective, without its key results, or of one key result."""
        if record.id not in self._found:
            self._found[record.id] = self._look_at(record) if self._is_looked_at(record) else ()
        return self._found[record.id]

    def with_key_results(self, objective: Objective) -> tuple[Finding, ...]:
        """What is said of an objective and of the key results below it."""
        below = (found for key_result in pursued(self.okrs, objective) for found in self.of(key_result))
        return (*self.of(objective), *below)

    def of_space(self, space: str) -> Iterator[Finding]:
        """What is said of the whole of a space, then of its open cycles and all they hold; no plans, no pages."""
        okrs, settings = self.okrs, settings_of(self.okrs, space)
        yield from spoken(settings, together.idle_units(okrs, space))
        yield from spoken(settings, together.unsupported(okrs, space))
        for cycle in sorted(open_cycles(okrs, space), key=lambda each: each.name):
            yield from self.of_cycle(cycle)
            for objective in objectives_in(okrs, cycle):
                yield from self.with_key_results(objective)

    def of_cycle(self, cycle: Cycle) -> Iterator[Finding]:
        """What is said of a cycle as a whole, and of those who have objectives in it; of a closed one nothing."""
        okrs, settings = self.okrs, settings_of(self.okrs, cycle.space)
        if cycle.phase != "closed":
            yield from spoken(settings, amounts.many_objectives(okrs, cycle))
            yield from spoken(settings, amounts.more_than_one(okrs, cycle))
            yield from spoken(settings, together.from_above(okrs, cycle))
            yield from spoken(settings, [grades.out_of_reach(okrs, cycle)])

    def of_what_runs(self, cycle: Cycle) -> Iterator[Finding]:
        """What is said of units that have nothing in the cycles that run, and of what nobody supports in this one."""
        okrs, settings = self.okrs, settings_of(self.okrs, cycle.space)
        if cycle.phase == "active":
            yield from spoken(settings, together.idle_units(okrs, cycle.space))
            alone = spoken(settings, together.unsupported(okrs, cycle.space))
            held = {objective.id for objective in objectives_in(okrs, cycle)}
            yield from (found for found in alone if found.record in held)

    def _is_looked_at(self, record: Objective | KeyResult) -> bool:
        cycle, objective = self.okrs.cycle_of(record), record
        if isinstance(record, KeyResult):
            objective = self.okrs.objectives.get(record.objective or "", record)
        is_dropped = "dropped" in (record.state, objective.state)
        return not is_dropped and cycle is not None and cycle.phase != "closed"

    def _look_at(self, record: Objective | KeyResult) -> tuple[Finding, ...]:
        okrs, settings = self.okrs, settings_of(self.okrs, record.space)
        decided = [grades.undecided(okrs, record)]
        if isinstance(record, Objective):
            return (
                *of_objective_written(okrs, record, self._level(record)),
                *spoken(settings, decided),
            )
        graded = spoken(settings, [grades.unexplained(okrs, record), *decided])
        return (*of_key_result_written(okrs, record), *of_key_result(okrs, record, self.today), *graded)

    def _level(self, objective: Objective) -> int:
        cycle = self.okrs.cycles[objective.cycle or ""]
        if cycle.id not in self._highest:
            self._highest[cycle.id] = highest_level(self.okrs, cycle)
        return self._highest[cycle.id]
