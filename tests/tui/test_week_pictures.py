"""The week board as pictures: each quadrant full and empty, in all sizes; look at each before you accept it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from okrtui.okr.records import Limits, Unit, Whose
from okrtui.okr.scope import Scope
from okrtui.okr.steps.health import add_metric, read_metric
from okrtui.okr.steps.outlooks import add_outlook
from okrtui.okr.steps.plan import add_priority, finish
from okrtui.okr.steps.wins import note_win
from okrtui.settings import Settings

from .desk import Desk
from .news import they_work
from .team import CHINESE, CLICK, DEPLOYS, MARKUP, back_in
from .test_snapshots import SIZES, Doing, compare, pressing


@pytest.fixture
def full_desk(desk: Desk) -> Desk:
    """The small team with a plan, an outlook, metrics and a win, hard to draw like the rest."""
    home = desk.home
    author = home.author()
    platform = next(unit for unit in home.okrs.units.values() if unit.name == "Platform")
    whose = Whose(unit=platform.id)
    deploys = desk.key_result(DEPLOYS)
    ken = next(person.id for person in home.okrs.people.values() if person.name == "Ken")
    for text, week, rank, key_result in (
        ("Interview three churned users", "2026-W46", "must", None),
        ("Canary rollback runbook", "2026-W47", "must", deploys.id if deploys else None),
        (CLICK, "2026-W47", "must", None),
        (CHINESE, "2026-W47", "should", None),
    ):
        step = add_priority(
            home.okrs, back_in(author, week), text, week=week, rank="must" if rank == "must" else "should",
            owner=ken, whose=whose, key_result=key_result,
        )  # fmt: skip
        home.perform(step)
    done = next(line for line in home.okrs.priorities.values() if line.text.startswith("Canary"))
    home.perform(finish(home.okrs, author, done))
    home.perform(add_outlook(home.okrs, author, "Load test at 2× peak", "2026-W48", whose=whose))
    home.perform(add_outlook(home.okrs, author, MARKUP, "2026-W50", whose=whose))
    _watch(desk, whose, platform)
    return desk


def _watch(desk: Desk, whose: Whose, platform: Unit) -> None:
    home, author = desk.home, desk.home.author()
    for name, unit, limits, values in (
        ("Team morale", "of 5", Limits(Decimal(4), Decimal(3)), ("3.1", "3.8", "4.2")),
        ("值班告警", None, Limits(Decimal(2), Decimal(4)), ("1", "3", "2.8")),
        ("[bold] wait", "h", None, ()),
    ):
        home.perform(add_metric(home.okrs, author, name, whose=whose, unit=unit, limits=limits))
        metric = next(metric for metric in home.okrs.health_metrics.values() if metric.name == name)
        for day, value in zip((3, 10, 17), values, strict=False):
            reading = read_metric(home.okrs, author, metric, value=Decimal(value), on=date(2026, 11, day))
            home.perform(reading)
    home.perform(note_win(home.okrs, author, "Not one page on a Sunday [/]", about=platform))


STATES: dict[str, Doing] = {
    "board": pressing("l", "j"),
    "unfolded": pressing("enter", "j"),
    "typing": pressing("a", *"ship #dep"),
    "month": pressing("M"),
    "zoomed": pressing("l", "z"),
    "run": pressing("C"),
    "metric": pressing("g", "4", "c", "3"),
    "line": pressing("j", "e"),
}


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_week(full_desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(full_desk, snap_compare, size, STATES[state], on="1")


@pytest.mark.parametrize("size", [*SIZES, (60, 20)], ids=["80x24", "120x40", "60x20"])
def test_empty_board(empty_desk: Desk, snap_compare: Any, size: tuple[int, int]) -> None:
    empty_desk.home.set_up("Mei", "North")
    assert compare(empty_desk, snap_compare, size, pressing(), on="1")


def test_news(desk: Desk, snap_compare: Any) -> None:
    they_work(desk.home)

    async def waiting(desk: Desk) -> None:
        await desk.until(lambda: desk.app.news is not None)

    assert compare(desk, snap_compare, (80, 24), waiting, on="1")


def test_presenting(full_desk: Desk, snap_compare: Any) -> None:
    assert compare(full_desk, snap_compare, (80, 24), pressing("P"), on="1")


@pytest.mark.parametrize(
    ("size", "settings"),
    [
        ((120, 40), Settings(theme="textual-light")),
        ((200, 60), Settings()),
        ((60, 20), Settings()),
        ((80, 24), Settings(glyphs="ascii")),
        ((120, 40), Settings(theme="ansi-dark")),
    ],
    ids=["light", "200x60", "60x20", "ascii", "ansi"],
)
def test_looks(full_desk: Desk, snap_compare: Any, size: tuple[int, int], settings: Settings) -> None:
    assert compare(full_desk, snap_compare, size, STATES["board"], settings, on="1")


def test_one_unit(full_desk: Desk, snap_compare: Any) -> None:
    platform = next(unit for unit in full_desk.okrs.units.values() if unit.name == "Platform")

    async def look(desk: Desk) -> None:
        desk.app.choose_scope(Scope("unit", platform.id))

    assert compare(full_desk, snap_compare, (80, 24), look, on="1")
