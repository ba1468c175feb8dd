"""Reordering: an objective or key result gets another place among those it stands with."""

from collections.abc import Sequence

from okrtui.okr.errors import BadInputError
from okrtui.okr.okrs import Okrs
from okrtui.okr.ordering import placed
from okrtui.okr.records import KeyResult, Objective, Order
from okrtui.okr.steps.rules import require_open, require_there
from okrtui.okr.steps.step import Author, Change, Step, step

Goal = Objective | KeyResult
NOWHERE = "~"
"""Where what was never put anywhere stands: behind all."""


def reorder_goal(okrs: Okrs, author: Author, siblings: Sequence[Goal], goal: Goal, place: int) -> Step:
    """Put a goal at another place (0 is the first) among its siblings, which are given in their order.

    One is written where its new neighbours leave room, else all of them get new places.
    """
    before = [each for each in siblings if each.space == goal.space]
    others = [each for each in before if each.id != goal.id]
    if not others:
        raise BadInputError(f"nothing stands beside “{goal.title}”")
    place = min(max(place, 0), len(others))
    wanted = [*others[:place], goal, *others[place:]]
    if [each.id for each in wanted] == [each.id for each in before]:
        raise BadInputError(f"“{goal.title}” is the {'first' if place == 0 else 'last'} already")
    changes = _changes(wanted, place, author.ids.fresh().id[-2:])

    def rule(okrs: Okrs) -> None:
        for change in changes:
            require_open(okrs, require_there(okrs, next(each for each in wanted if each.id == change.id)))

    is_up = [each.id for each in before].index(goal.id) > place
    return step(okrs, author, f"moved “{goal.title}” {'up' if is_up else 'down'}", *changes, rule=rule)


def _changes(wanted: Sequence[Goal], moved: int, salt: str) -> list[Change]:
    places = [each.order[1] if each.order else NOWHERE for each in wanted]
    orders: list[Order] = [
        (_above(each), index) for each, index in zip(wanted, placed(places, moved, salt), strict=True)
    ]
    return [
        Change(each.id, "order", each.order, order)
        for each, order in zip(wanted, orders, strict=True)
        if each.order is None or each.order[1] != order[1]
    ]


def _above(goal: Goal) -> str:
    """What its place is below: the objective of a key result, what an objective supports."""
    return (goal.objective if isinstance(goal, KeyResult) else goal.parent) or ""
