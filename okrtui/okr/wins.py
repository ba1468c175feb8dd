"""Wins: what is worth showing at the end of a week."""

from collections.abc import Collection, Iterable

from okrtui.okr.alignment import supported_by_link
from okrtui.okr.belonging import belonging
from okrtui.okr.calendar import Week, week_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Whose, Win
from okrtui.okr.rhythm import start_of
from okrtui.okr.scope import Scope


def wins_of(okrs: Okrs, scope: Scope, me: Collection[str], weeks: Collection[Week]) -> tuple[Win, ...]:
    """The wins of a scope in some weeks, by day: a unit's are about it or its OKRs, else its members'."""
    belongs = belonging(okrs, scope, me)
    every: Iterable[Win] = (win for group in okrs.wins.values() for win in group)
    dated = [(win.on, win) for win in every if win.on is not None]
    found = [
        (on, win)
        for on, win in dated
        if week_of(on, start_of(okrs, win.space)) in weeks
        and any(belongs(whose, win.by) for whose in _whose(okrs, win))
    ]
    return tuple(win for _, win in sorted(found, key=lambda pair: pair[0]))


def _whose(okrs: Okrs, win: Win) -> tuple[Whose, ...]:
    about = supported_by_link(okrs, win.about)
    if about is not None:
        return (about.for_,)
    if win.about in okrs.units:
        return (Whose(unit=win.about),)
    person = okrs.people.get(win.by or "")
    return (Whose(), *(Whose(unit=unit) for unit in (person.units if person else ())))
