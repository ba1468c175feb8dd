"""What pickers offer: owners, what may be supported, the trash, whose OKRs to look at."""

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from okrtui.okr.kinds import kind_words
from okrtui.okr.naming import name_of
from okrtui.okr.numbers import several
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanRecord
from okrtui.okr.quick_add import known_in
from okrtui.okr.records import HealthMetric, KeyResult, Objective, Person, Record, Unit
from okrtui.okr.rhythm import has_left
from okrtui.okr.scope import Scope, in_scope
from okrtui.okr.steps.rules import LEVELS
from okrtui.okr.supporting import may_support
from okrtui.okr.text import safe
from okrtui.tui.now import Now
from okrtui.tui.views.cycles import current, objectives_of

Goal = Objective | KeyResult
KINDS = ("objective", "key_result")
Find = Callable[[str], Sequence["Choice"]]


class Choice(NamedTuple):
    """One line of a picker: its id, what it is called, what stands at its right end; `about` is found too."""

    id: str
    title: str
    detail: str = ""
    about: str = ""

    @property
    def text(self) -> str:
        """What typed words are looked for in."""
        return safe(f"{self.title} {self.detail} {self.about}").casefold()


def fits(choice: Choice, wanted: Sequence[str]) -> bool:
    """Whether a choice holds all these folded words."""
    text = choice.text
    return all(word in text for word in wanted)


def among(choices: Sequence[Choice]) -> Find:
    """Finds the choices that hold all the words, those that begin with them first."""

    def find(words: str) -> Sequence[Choice]:
        wanted, begin = safe(words).casefold().split(), safe(words).casefold().strip()
        found = [choice for choice in choices if fits(choice, wanted)]
        return sorted(found, key=lambda choice: not choice.title.casefold().startswith(begin))

    return find


def owners(now: Now, goals: Sequence[Record], *, but: str = "") -> Find:
    """The people of that space who have not left, but for one who gives it away, me first, and nobody."""
    space = goals[0].space
    here = (p for p in now.okrs.people.values() if p.space == space and p.id != but)
    people = [person for person in here if not has_left(person, now.today)]
    people.sort(key=lambda person: (person.id not in now.me, person.name.casefold()))
    nobody = (
        "the owner of its objective" if all(isinstance(g, KeyResult) for g in goals) else "no owner for now"
    )
    return among([*(_person(now, person) for person in people), Choice("", "nobody", nobody)])


def _person(now: Now, person: Person) -> Choice:
    handle = f"@{person.handle}" if person.handle else ""
    return Choice(person.id, person.name, "me" if person.id in now.me else handle, handle)


def parents(now: Now, objectives: Sequence[Objective]) -> Find:
    """What all of these objectives may support, and nothing."""
    okrs = now.okrs
    each = [{record.id: record for record in may_support(okrs, objective)} for objective in objectives]
    common = reduce(lambda fit, other: {id_: record for id_, record in fit.items() if id_ in other}, each)
    nothing = Choice("", "nothing", "it stands for itself")
    return among([*(goal_choice(okrs, record) for record in common.values()), nothing])


def served(now: Now, line: PlanRecord) -> Find:
    """The key results of its space that a line may serve, and nothing."""
    known = known_in(now.okrs, line.space, now.okrs.key_results.values()).key_results
    here = sorted(known, key=lambda key_result: key_result.id != line.key_result)
    return among([*(goal_choice(now.okrs, kr) for kr in here), Choice("", "nothing", "it stands for itself")])


def beside(now: Now, metric: HealthMetric) -> Find:
    """The objectives of its space that a metric may stand beside, its own first, and none."""
    okrs = now.okrs
    closed = {cycle.id for cycle in okrs.cycles.values() if cycle.phase == "closed"}
    here = [o for o in okrs.objectives.values() if o.space == metric.space and o.cycle not in closed]
    here.sort(key=lambda objective: objective.id != metric.objective)
    return among([*(goal_choice(okrs, each) for each in here), Choice("", "nothing", "it stands for itself")])


def goal_choice(okrs: Okrs, goal: Goal) -> Choice:
    """An objective or key result with its unit, cycle and short id."""
    objective = okrs.objectives.get(goal.objective or "") if isinstance(goal, KeyResult) else goal
    cycle = okrs.cycle_of(goal)
    whose = okrs.whose_name(objective.for_) if objective else ""
    kind = "KR" if isinstance(goal, KeyResult) else "objective"
    parts = (kind, whose, cycle.name if cycle else "backlog", okrs.short_ids.get(goal.id, ""))
    return Choice(goal.id, goal.title, " · ".join(part for part in parts if part))


def trash(now: Now) -> Find:
    """What lies in the trash, objectives and key results first."""
    records = [record for record in now.okrs.trash.values() if not record.IMMUTABLE]
    records.sort(key=lambda record: (_kind_place(record), name_of(record).casefold()))
    return among([_thrown(now, record) for record in records])


def _kind_place(record: Record) -> int:
    return KINDS.index(record.KIND) if record.KIND in KINDS else len(KINDS)


def _thrown(now: Now, record: Record) -> Choice:
    parts = [kind_words(record.KIND), now.spaces.get(record.space, "")]
    above = now.okrs.trash.get(record.objective or "") if isinstance(record, KeyResult) else None
    parts += ["its objective too"] if above else []
    return Choice(record.id, name_of(record), " · ".join(part for part in parts if part))


def on_boards(now: Now) -> Find:
    """Lines of every week that is open, metrics, objectives and key results: all that boards show."""
    okrs = now.okrs
    lines: list[PlanRecord] = [*okrs.priorities.values(), *okrs.outlooks.values()]
    lines.sort(key=lambda line: line.week, reverse=True)
    metrics = [Choice(m.id, m.name, "health metric") for m in okrs.health_metrics.values() if not m.retired]
    goals: tuple[Goal, ...] = (*okrs.objectives.values(), *okrs.key_results.values())
    return among(
        [*(_line(now, line) for line in lines), *metrics, *(goal_choice(okrs, goal) for goal in goals)]
    )


def _line(now: Now, line: PlanRecord) -> Choice:
    parts = (line.state, line.week, now.okrs.person_name(line.owner))
    return Choice(line.id, line.text, " · ".join(part for part in parts if part))


# -- whose


def scopes(now: Now) -> Find:
    """Everybody, me, units with their level, people; with how much they have in the cycle of today."""
    return among(list(every_scope(now)))


def every_scope(now: Now) -> Iterator[Choice]:
    """Each scope as a choice whose id `scope_of` reads."""
    yield Choice("everybody", "everybody", _amount(now, Scope("everybody")))
    yield Choice("me", "me", _amount(now, Scope("me")), " ".join(_my_names(now)))
    for unit in sorted(now.okrs.units.values(), key=_unit_place):
        yield Choice(f"unit:{unit.id}", unit.name, f"{unit.level} · {_amount(now, Scope('unit', unit.id))}")
    others = (p for p in now.okrs.people.values() if p.id not in now.me and not has_left(p, now.today))
    for person in sorted(others, key=lambda person: person.name.casefold()):
        about = f"@{person.handle}" if person.handle else ""
        yield Choice(f"person:{person.id}", person.name, _amount(now, Scope("person", person.id)), about)


def id_of(scope: Scope) -> str:
    """The id of the choice that stands for a scope."""
    return f"{scope.kind}:{scope.id}" if scope.id else scope.kind


def scope_of(id_: str) -> Scope:
    """The scope that a choice stands for."""
    match id_.partition(":"):
        case ("unit", _, unit):
            return Scope("unit", unit)
        case ("person", _, person):
            return Scope("person", person)
        case ("me", _, _):
            return Scope("me")
        case _:
            return Scope("everybody")


def _unit_place(unit: Unit) -> tuple[int, str]:
    return LEVELS.index(unit.level), unit.name.casefold()


def _my_names(now: Now) -> list[str]:
    return [now.okrs.person_name(id_) for id_ in sorted(now.me)]


def _amount(now: Now, scope: Scope) -> str:
    here = objectives_of(now.okrs, current(now.okrs, now.today))
    found = in_scope(now.okrs, scope, now.me, here)
    return several(sum(1 for _ in found), "objective")
