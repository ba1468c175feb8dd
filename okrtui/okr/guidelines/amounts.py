"""O1 and O2: how many objectives one cycle holds for one owner or unit."""

from collections import Counter
from collections.abc import Iterable, Iterator

from okrtui.okr.guidelines.finding import Finding, keep_told, limit
from okrtui.okr.guidelines.levels import objectives_in, units_below
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle
from okrtui.okr.rhythm import settings_of


def many_objectives(okrs: Okrs, cycle: Cycle) -> Iterator[Finding]:
    """O1: more than five objectives for one owner or one unit."""
    most = limit(settings_of(okrs, cycle.space), "objectives")
    held = objectives_in(okrs, cycle)
    owned = _counted((o.owner for o in held), okrs.people)
    for_units = _counted((o.for_.unit for o in held), okrs.units)
    for id_, number in (*owned.items(), *for_units.items()):
        if number > most:
            name = okrs.people[id_].name if id_ in owned else okrs.units[id_].name
            said = f"{name} has {several(number, 'objective')} in {cycle.name}"
            yield Finding("O1", "warning", id_, said, f"{keep_told(most)}; the others can wait")


def _counted(ids: Iterable[str | None], known: Iterable[str]) -> Counter[str]:
    there = set(known)
    return Counter(id_ for id_ in ids if id_ is not None and id_ in there)


def more_than_one(okrs: Okrs, cycle: Cycle) -> Iterator[Finding]:
    """O2: a team below others with more than one objective; from O1 on that one speaks."""
    settings = settings_of(okrs, cycle.space)
    ideal, most = limit(settings, "team_objectives"), limit(settings, "objectives")
    numbers = Counter(objective.for_.unit for objective in objectives_in(okrs, cycle))
    for unit in units_below(okrs, cycle.space):
        if unit.level == "team" and ideal < (number := numbers[unit.id]) <= most:
            said = f"{unit.name} has {several(number, 'objective')} in {cycle.name}"
            yield Finding("O2", "hint", unit.id, said, "one is ideal: which one would be missed most?")
