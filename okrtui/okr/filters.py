"""Which objectives and key results are wanted: by state, owner, unit, days, confidence, words (screens.md, `f`)."""

from collections.abc import Callable
from datetime import date
from operator import eq, ge, gt, le, lt
from typing import Any, Literal

from msgspec import Struct

from okrtui.okr.calendar import week_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import Standing, days_of, standing, status
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.rhythm import is_due, is_pursued, is_stale, start_of
from okrtui.okr.text import safe

Sign = Literal["<", "<=", "=", ">=", ">"]
Flag = Literal["due", "no check-in", "stale", "overdue"]
COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "<": lt, "<=": le, "=": eq, ">=": ge, ">": gt,
}  # fmt: skip


class Named(Struct, frozen=True):
    """People or units that a word names, any of which is meant."""

    word: str
    ids: frozenset[str]


class DayLimit(Struct, frozen=True):
    """How the due day lies to a day."""

    sign: Sign
    day: date


class ConfidenceLimit(Struct, frozen=True):
    """How the last confidence lies to a number."""

    sign: Sign
    number: int


class Filter(Struct, frozen=True):
    """What is wanted: of states, owners and units any one, of everything else all."""

    text: str = ""
    """As it was typed."""
    states: frozenset[str] = frozenset()
    flags: frozenset[Flag] = frozenset()
    owners: tuple[Named, ...] = ()
    units: tuple[Named, ...] = ()
    due: tuple[DayLimit, ...] = ()
    confidence: tuple[ConfidenceLimit, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether everything is wanted."""
        return self == Filter(self.text)


ALL = Filter()


class Sieve:
    """Says of objectives and key results of one moment whether they are wanted."""

    def __init__(
        self,
        okrs: Okrs,
        wanted: Filter,
        today: date,
        standing_of: Callable[[KeyResult], Standing] | None = None,
    ) -> None:
        self._okrs, self._wanted, self._today = okrs, wanted, today
        self._standing = standing_of or (lambda key_result: standing(okrs, key_result))
        self._owners = frozenset[str]().union(*(named.ids for named in wanted.owners))
        self._units = frozenset[str]().union(*(named.ids for named in wanted.units))

    def holds(self, id_: str) -> bool:
        """Whether the objective or key result with this id is wanted."""
        if key_result := self._okrs.key_results.get(id_):
            return self._holds_key_result(key_result)
        objective = self._okrs.objectives.get(id_)
        return objective is not None and self._holds_objective(objective)

    def holds_in(self, objective: str) -> bool:
        """Whether an objective is wanted, or a key result of it."""
        below = self._okrs.key_results_of.get(objective, ())
        return self.holds(objective) or any(self._holds_key_result(key_result) for key_result in below)

    def _holds_objective(self, objective: Objective) -> bool:
        """By what an objective has itself: what only key results have asks for those."""
        wanted = self._wanted
        if wanted.flags or wanted.due or wanted.confidence:
            return False
        return (
            (not wanted.states or objective.state in wanted.states)
            and (not self._owners or objective.owner in self._owners)
            and self._is_of_units(objective)
            and self._has_words(objective.title)
        )

    def _holds_key_result(self, key_result: KeyResult) -> bool:
        """What is quickly known is asked first: a thousand people have ten thousand of these."""
        objective = self._okrs.objectives.get(key_result.objective or "")
        return (
            (not self._owners or self._okrs.owner_of(key_result) in self._owners)
            and self._is_of_units(objective)
            and self._has_words(f"{key_result.title} {objective.title if objective else ''}")
            and self._is_due_then(key_result)
            and self._has_confidence(key_result)
            and self._has_state(key_result, objective)
            and all(self._has_flag(key_result, flag) for flag in self._wanted.flags)
        )

    def _is_of_units(self, objective: Objective | None) -> bool:
        return not self._units or (objective is not None and objective.for_.unit in self._units)

    def _has_words(self, title: str) -> bool:
        if not self._wanted.words:
            return True
        text = safe(title).casefold()
        return all(word in text for word in self._wanted.words)

    def _is_due_then(self, key_result: KeyResult) -> bool:
        if not self._wanted.due:
            return True
        _, last = days_of(self._okrs, key_result)
        return last is not None and all(COMPARED[each.sign](last, each.day) for each in self._wanted.due)

    def _has_confidence(self, key_result: KeyResult) -> bool:
        """Only what was given counts: where every key result starts was said by nobody."""
        if not self._wanted.confidence:
            return True
        given = self._standing(key_result).confidence
        limits = self._wanted.confidence
        return given is not None and all(COMPARED[each.sign](given, each.number) for each in limits)

    def _has_state(self, key_result: KeyResult, objective: Objective | None) -> bool:
        states = self._wanted.states
        if not states or (objective is not None and objective.state == "draft" and "draft" in states):
            return True
        return status(self._okrs, key_result, self._today, self._standing(key_result)) in states

    def _has_flag(self, key_result: KeyResult, flag: Flag) -> bool:
        okrs, today = self._okrs, self._today
        match flag:
            case "due":
                return is_due(okrs, key_result, today)
            case "stale":
                return is_stale(okrs, key_result, today)
            case "no check-in":
                return self._is_unchecked(key_result)
            case "overdue":
                return self._is_overdue(key_result)

    def _is_unchecked(self, key_result: KeyResult) -> bool:
        """Whether it is pursued and nothing was said of it in the week that runs."""
        start = start_of(self._okrs, key_result.space)
        first = week_of(self._today, start).first_day(start)
        last = self._standing(key_result).last
        return is_pursued(self._okrs, key_result) and (last is None or last.on is None or last.on < first)

    def _is_overdue(self, key_result: KeyResult) -> bool:
        _, last = days_of(self._okrs, key_result)
        is_late = last is not None and last < self._today
        return is_late and is_pursued(self._okrs, key_result) and self._standing(key_result).raw < 1
