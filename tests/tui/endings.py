"""The end of a quarter before one terminal: another day, scores, a next quarter, what is durable by then."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from textual.message import Message

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Idea, Objective, Phase, Review, Span, Whose
from okrtui.okr.steps.cycles import activate, add_cycle, begin_grading, close
from okrtui.okr.steps.grading import Marks, decide, give_score
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.step import Add, Step
from okrtui.okr.steps.taking_in import take_in
from okrtui.workspace.home import Home

from .desk import Desk

LAST_DAYS = "2026-12-29T09:00"
BORING = "Make releases boring"
MARKET = "Surpass the market leader in Q4"


def on_a_day(desk: Desk, monkeypatch: pytest.MonkeyPatch, now: str = LAST_DAYS) -> Desk:
    """The same home before another terminal, on another day."""
    desk.home.checkpoint()
    monkeypatch.setenv("OKRTUI_NOW", now)
    return another_window(desk)


def another_window(desk: Desk) -> Desk:
    """The same home in another window, where new things go to the team too."""
    other = Desk(desk.directory)
    other.home.make_default(team(other.home))
    return other


def team(home: Home) -> str:
    """The space of the team."""
    return next(space for space in home.workspaces if space != home.private)


def cycle_of(desk: Desk, name: str = "2026-Q4", space: str = "") -> Cycle:
    """A cycle of the team as another process finds it."""
    home = desk.another_home()
    home.load_all()
    okrs = home.okrs_of(space or team(home))
    return next(cycle for cycle in okrs.cycles.values() if cycle.name == name)


def phase(desk: Desk, name: str = "2026-Q4", space: str = "") -> Phase:
    """The durable phase of a cycle."""
    return cycle_of(desk, name, space).phase


def durable(desk: Desk) -> Okrs:
    """What another process finds of the team, with all that is old."""
    home = desk.another_home()
    home.load_all()
    return home.okrs_of(team(home))


def does(desk: Desk, build: Callable[..., Step], *given: Any, **more: Any) -> Step:
    """A step of the team, durable."""
    home = desk.home
    space = team(home)
    step = build(home.okrs_of(space), home.author(space), *given, **more)
    home.perform(step)
    return step


def being_graded(desk: Desk) -> None:
    """The quarter is being graded."""
    does(desk, begin_grading, cycle_of(desk))


def graded(desk: Desk, score: str = "0.65") -> None:
    """Every key result of the team has this score."""
    being_graded(desk)
    okrs = desk.home.okrs_of(team(desk.home))
    for key_result in okrs.key_results.values():
        does(desk, give_score, key_result, Marks(Decimal(score)))


def decided(desk: Desk, title: str = BORING) -> None:
    """Somebody proposes to go on with an objective."""
    does(
        desk, decide, next(o for o in desk.okrs.objectives.values() if o.title == title), "go_on", "it works"
    )


def closed(desk: Desk) -> None:
    """The quarter was graded and is closed."""
    graded(desk)
    does(desk, close, cycle_of(desk))


def planned(desk: Desk, name: str = "2027-Q1") -> Cycle:
    """A cycle to come."""
    does(desk, add_cycle, name)
    return cycle_of(desk, name)


def users(desk: Desk) -> None:
    """A half-year of its own, under way."""
    does(desk, add_cycle, "100,000 daily users", Span(date(2026, 11, 1), date(2027, 4, 30)))


def draft(desk: Desk, title: str, cycle: str | None = None, **more: Any) -> Objective:
    """A draft in the backlog, or in a planned cycle."""
    step = does(desk, add_objective, title, cycle=cycle, **more)
    found: Objective = desk.home.okrs.objectives[step.added[0]]
    return found


def idea(desk: Desk, title: str) -> Idea:
    """An idea that waits."""
    author = desk.home.author(team(desk.home))
    made = author.ids.fresh()
    record = Idea(id=made.id, space=author.space, title=title, why="because", author=author.person)
    does(desk, take_in, "proposed", [Add(record, made)])
    return record


def starts(desk: Desk, name: str) -> None:
    """A planned cycle is under way."""
    does(desk, activate, cycle_of(desk, name))


def review(desk: Desk, unit: str = "Platform", name: str = "2026-Q4") -> Review | None:
    """The durable review of a unit."""
    okrs, cycle = durable(desk), cycle_of(desk, name)
    whose = Whose(unit=next(u.id for u in okrs.units.values() if u.name == unit))
    return next((r for r in okrs.reviews.values() if r.cycle == cycle.id and r.for_ == whose), None)


def caught(desk: Desk, monkeypatch: pytest.MonkeyPatch, wish: type[Message]) -> list[Message]:
    """Wishes of a kind that somebody else carries out, as they go up."""
    found: list[Message] = []
    before = desk.app.post_message

    def post_message(message: Message) -> bool:
        if isinstance(message, wish):
            found.append(message)
        return before(message)

    monkeypatch.setattr(desk.app, "post_message", post_message)
    return found
