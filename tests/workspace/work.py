"""A day's work that touches everything a workspace keeps: a row of deeds, each building on those before."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    CheckIn,
    Comment,
    Decision,
    HealthMetric,
    HealthReading,
    Idea,
    KeyResult,
    Limits,
    Measure,
    Objective,
    Outlook,
    Person,
    Priority,
    Record,
    Review,
    Space,
    Unit,
    Whose,
    Win,
)
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.key_results import change_measure
from okrtui.okr.steps.objectives import support
from okrtui.okr.steps.step import Change
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import delete, drop, restore
from okrtui.workspace.home import Home
from tests.workspace.desk import checked_in, key_result, last_quarter, objective, old_quarter, taken_in

R = TypeVar("R", bound=Record)
Deed = Callable[[Home], Any]
TODAY = date(2026, 11, 20)


def named(okrs: Okrs, kind: type[R], name: str) -> R:
    """The record of this kind with this title, name or text, also from the trash."""
    (found,) = {
        record.id: record
        for record in okrs.records()
        if isinstance(record, kind) and name in (getattr(record, f, None) for f in ("title", "name", "text"))
    }.values()
    return found


def boring(home: Home) -> Objective:
    return named(home.okrs, Objective, "Make releases boring")


def deploys(home: Home) -> KeyResult:
    return named(home.okrs, KeyResult, "Deploys per week")


def the_space(home: Home) -> Space:
    return home.okrs.spaces[home.default]


def last_check_in(home: Home) -> Record:
    return home.okrs.check_ins[deploys(home).id][-1]


def in_trash(home: Home, kind: type[Record]) -> Record:
    return next(record for record in home.okrs.trash.values() if isinstance(record, kind))


def _edit(home: Home, record: Record, **values: Any) -> None:
    home.perform(edit(home.okrs, home.author(record.space), record, **values))


def _set(home: Home, record: Record, register: str, value: Any) -> None:
    change = Change(record.id, register, None, value)
    home.perform(take_in(home.okrs, home.author(), f"set {register}", [change]))


def _delete(home: Home, record: Record) -> None:
    home.perform(delete(home.okrs, home.author(record.space), record))


def _restore(home: Home, record: Record) -> None:
    home.perform(restore(home.okrs, home.author(record.space), record))


def _cycle(home: Home, name: str) -> str:
    return next(cycle.id for cycle in home.okrs.cycles.values() if cycle.name == name)


WORK: dict[str, Deed] = {
    "an objective": objective,
    "a key result": lambda home: key_result(home, boring(home)),
    "a check-in": lambda home: checked_in(home, deploys(home), 5),
    "another check-in": lambda home: checked_in(home, deploys(home), 6),
    "a title": lambda home: _edit(home, deploys(home), link="https://example.org"),
    "a target": lambda home: home.perform(
        change_measure(
            home.okrs,
            home.author(),
            deploys(home),
            Measure("reach", Decimal(4), Decimal(40), "deploys"),
            "more",
        )
    ),
    "a check-in deleted": lambda home: _delete(home, last_check_in(home)),
    "a check-in restored": lambda home: _restore(home, in_trash(home, CheckIn)),
    "a third check-in": lambda home: checked_in(home, deploys(home), 7),
    "a supporter": lambda home: objective(home, "Fewer surprises", parent=boring(home).id),
    "a key result below it": lambda home: key_result(
        home,
        named(home.okrs, Objective, "Fewer surprises"),
        "Incidents",
        Measure("at_most", None, Decimal(3)),
    ),
    "a check-in there": lambda home: checked_in(home, named(home.okrs, KeyResult, "Incidents"), 9),
    "the last quarter": last_quarter,
    "an old quarter": old_quarter,
    "moved to the last quarter": lambda home: _edit(
        home, named(home.okrs, Objective, "Fewer surprises"), cycle=_cycle(home, "2026-Q3")
    ),
    "an old objective": lambda home: objective(home, "Older", cycle=_cycle(home, "2025-Q1")),
    "an old key result": lambda home: key_result(home, named(home.okrs, Objective, "Older"), "Old"),
    "an old check-in": lambda home: checked_in(home, named(home.okrs, KeyResult, "Old"), 8),
    "moved to the backlog": lambda home: _edit(
        home, named(home.okrs, Objective, "Fewer surprises"), cycle=None
    ),
    "a key result deleted": lambda home: _delete(home, named(home.okrs, KeyResult, "Incidents")),
    "a key result restored": lambda home: _restore(home, in_trash(home, KeyResult)),
    "an objective dropped": lambda home: home.perform(
        drop(home.okrs, home.author(), named(home.okrs, Objective, "Fewer surprises"))
    ),
    "an objective deleted": lambda home: _delete(home, named(home.okrs, Objective, "Fewer surprises")),
    "tied to nothing": lambda home: home.perform(
        support(home.okrs, home.author(), named(home.okrs, Objective, "Older"), boring(home).id)
    ),
    "a person": lambda home: taken_in(home, Person, name="Ken", units=("u1", "u2"), committee=True),
    "a unit": lambda home: taken_in(home, Unit, name="Platform", level="team"),
    "another space": lambda home: taken_in(home, Space, name="Not this one"),
    "a setting": lambda home: _set(home, the_space(home), "settings/week_start", 6),
    "a setting of many parts": lambda home: _set(home, the_space(home), "settings/limits", {"objectives": 4}),
    "a setting taken back": lambda home: _set(home, the_space(home), "settings/week_start", None),
    "one more unit": lambda home: _set(home, named(home.okrs, Person, "Ken"), "units/u3", True),
    "one unit less": lambda home: _set(home, named(home.okrs, Person, "Ken"), "units/u1", None),
    "a priority": lambda home: taken_in(home, Priority, week="2026-W47", text="Ship", for_=Whose(person="x")),
    "last year's priority": lambda home: taken_in(home, Priority, week="2025-W50", text="Shipped"),
    "an outlook": lambda home: taken_in(home, Outlook, week="2026-W47", text="Onboard"),
    "a health metric": lambda home: taken_in(
        home, HealthMetric, name="Mood", limits=Limits(Decimal(5), Decimal(3), "up")
    ),
    "a reading": lambda home: taken_in(home, HealthReading, metric="m", on=TODAY, value=Decimal("5.50")),
    "wins": lambda home: [
        taken_in(home, Win, about=boring(home).id, on=TODAY, text=f"win {n}") for n in range(3)
    ],
    "a win deleted": lambda home: _delete(home, home.okrs.wins[boring(home).id][1]),
    "a comment": lambda home: taken_in(home, Comment, about=boring(home).id, on=TODAY, text="nice"),
    "a decision": lambda home: taken_in(home, Decision, about=boring(home).id, on=TODAY, outcome="continue"),
    "an idea": lambda home: taken_in(home, Idea, title="Try it", supporters=("p1", "p2")),
    "a review": lambda home: taken_in(home, Review, cycle="c", went_well="all"),
    "undone": lambda home: home.undo(),
    "undone again": lambda home: home.undo(),
    "redone": lambda home: home.redo(),
}


def do_all(home: Home) -> None:
    for deed in WORK.values():
        deed(home)
