"""Whose plan, metrics or wins a command was asked for, and of which week."""

from argparse import Namespace
from collections.abc import Collection
from datetime import date

from msgspec import Struct

from okrtui.cli.context import Context
from okrtui.okr.belonging import week_start_of
from okrtui.okr.calendar import Week, week_of
from okrtui.okr.naming import person_named, unit_named
from okrtui.okr.scope import ME, Scope
from okrtui.okr.weeks_typed import parse_week


class Asked(Struct, frozen=True):
    """The scopes asked for, who is meant by "me" in them, and the week."""

    scopes: tuple[Scope, ...]
    me: frozenset[str]
    hands: Collection[str] | None
    """Only what these people have in hand, where a unit and a person were named; None: whoever’s."""
    week: Week
    today: date

    def is_wanted(self, person: str | None) -> bool:
        """Whether what a person has in hand was asked for."""
        return self.hands is None or person in self.hands


def asked(context: Context, options: Namespace) -> Asked:
    """What the options ask for: mine unless a unit or a person is named; of this week unless another is.

    Names are looked up in every space looked at, as `list` does.
    """
    mine = frozenset(context.home.me.values())
    people = context.each(person_named, options.owner) if options.owner else None
    units = context.each(unit_named, options.unit) if options.unit else frozenset[str]()
    scopes = tuple(Scope("unit", unit) for unit in sorted(units)) or (ME,)
    me = mine if units or people is None else people
    today = context.author().today
    this_week = week_of(today, week_start_of(context.okrs, scopes[0], me))
    week = parse_week(options.week, this_week) if getattr(options, "week", None) else this_week
    context.open_year(week.year)
    return Asked(scopes, me, people if units else None, week, today)
