"""A closed cycle is read-only for undo and redo, and for what is said of it while it is not open here."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from okrtui.okr.errors import RefusedError
from okrtui.okr.records import Comment, Cycle, KeyResult, Objective, Record
from okrtui.okr.steps import cycles
from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.step import Add
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import delete
from okrtui.workspace.home import Home
from tests.workspace.desk import (
    Desk,
    checked_in,
    colleague,
    exchange,
    key_result,
    last_quarter,
    objective,
    old_quarter,
    quarter,
    unite,
)

CLOSED = "2026-Q4 is closed and read-only"


def this_quarter(home: Home) -> Cycle:
    return next(c for c in home.okrs_of(home.default).cycles.values() if c.name == "2026-Q4")


def close(home: Home) -> None:
    for step in (cycles.begin_grading, cycles.close):
        home.perform(step(home.okrs, home.author(), this_quarter(home)))


@pytest.fixture
def deploys(home: Home) -> KeyResult:
    return key_result(home, objective(home))


def remarked(home: Home, deploys: KeyResult) -> None:
    home.perform(comment(home.okrs, home.author(), deploys, "hm"))


DEEDS: dict[str, Callable[[Home, KeyResult], Any]] = {
    "a key result": lambda home, deploys: key_result(home, home.okrs.objectives[deploys.objective or ""], "More"),
    "a check-in": lambda home, deploys: checked_in(home, deploys, 7),
    "an edit": lambda home, deploys: home.perform(edit(home.okrs, home.author(), deploys, title="Other")),
    "a comment": remarked,
    "the trash": lambda home, deploys: home.perform(delete(home.okrs, home.author(), deploys)),
}  # fmt: skip


@pytest.fixture
def closing(desk: Desk, home: Home, deploys: KeyResult, tmp_path: Path) -> Callable[[], None]:
    """A colleague closes the quarter on another machine, and Mei hears of it."""

    theirs, window = colleague(desk, home, tmp_path / "ken")

    def act() -> None:
        exchange(desk, theirs)
        window.refresh()
        close(window)
        exchange(desk, theirs)
        home.refresh()

    return act


@pytest.mark.parametrize("name", DEEDS)
def test_what_was_done_before_it_was_closed_is_not_undone(
    name: str, home: Home, deploys: KeyResult, closing: Callable[[], None]
) -> None:
    DEEDS[name](home, deploys)
    closing()
    before = unite(home)
    with pytest.raises(RefusedError, match=CLOSED):
        home.undo()
    assert unite(home) == before


@pytest.mark.parametrize("name", DEEDS)
def test_what_was_undone_before_it_was_closed_is_not_redone(
    name: str, home: Home, deploys: KeyResult, closing: Callable[[], None]
) -> None:
    DEEDS[name](home, deploys)
    home.undo()
    closing()
    before = unite(home)
    with pytest.raises(RefusedError, match=CLOSED):
        home.redo()
    assert unite(home) == before


def test_nothing_is_moved_back_into_it(home: Home, deploys: KeyResult, closing: Callable[[], None]) -> None:
    later = quarter(home, "2027-Q1", date(2027, 1, 1), date(2027, 3, 31), "planning")
    moved = home.okrs.objectives[deploys.objective or ""]
    home.perform(edit(home.okrs, home.author(), moved, cycle=later.id))
    closing()
    with pytest.raises(RefusedError, match=CLOSED):
        home.undo()
    assert home.okrs.objectives[moved.id].cycle == later.id


def test_closing_and_reopening_are_undone_and_redone_as_they_are_seen(home: Home) -> None:
    objective(home)
    close(home)
    home.undo()
    assert this_quarter(home).phase == "grading"
    home.redo()
    assert this_quarter(home).phase == "closed"
    home.perform(cycles.reopen(home.okrs, home.author(), this_quarter(home), "the audit"))
    home.undo()
    assert this_quarter(home).phase == "closed"
    assert home.okrs.comments.get(this_quarter(home).id, ()) == ()
    home.redo()
    assert this_quarter(home).phase == "grading"
    assert [entry.did for entry in home.history()][:2] == [
        "redid: reopened 2026-Q4: the audit",
        "undid: reopened 2026-Q4: the audit",
    ]


def test_an_import_of_a_closed_cycle_is_undone_and_redone_with_all_it_brought(home: Home) -> None:
    author = home.author()
    cycle, goal = author.ids.keyed("cycle", "2019-Q1"), author.ids.fresh()
    space = author.space
    brought: list[Add] = [
        Add(Cycle(id=cycle.id, space=space, name="2019-Q1", phase="closed"), cycle),
        Add(_objective(goal.id, space, cycle.id), goal),
    ]
    home.perform(take_in(home.okrs, author, "imported", brought))
    home.undo()
    assert cycle.id not in home.okrs.cycles
    home.redo()
    assert (home.okrs.cycles[cycle.id].phase, home.okrs.objectives[goal.id].cycle) == ("closed", cycle.id)


def _objective(id_: str, space: str, cycle: str) -> Record:
    return Objective(id=id_, space=space, title="Old", cycle=cycle)


# -- what is said of a cycle that is not open here


@pytest.fixture
def remark(desk: Desk, home: Home) -> tuple[Home, Comment]:
    """A window that has not opened an old, closed quarter, and a comment on a key result of it."""
    old = old_quarter(home)
    last_quarter(home)
    kr = key_result(home, objective(home, "Older", cycle=old.id))
    home.perform(comment(home.okrs, home.author(), kr, "hm"))
    home.perform(cycles.close(home.okrs, home.author(), home.okrs.cycles[old.id]))
    home.checkpoint()
    window = desk.open()
    assert kr.id not in window.okrs.key_results
    (said,) = window.okrs.comments[kr.id]
    return window, said


def test_a_comment_on_a_comment_is_refused_though_its_cycle_was_not_open(
    remark: tuple[Home, Comment],
) -> None:
    window, said = remark
    with pytest.raises(RefusedError, match="2025-Q1 is closed and read-only"):
        window.perform(comment(window.okrs, window.author(), said, "hm?"))


def test_a_comment_is_not_deleted_though_its_cycle_was_not_open(remark: tuple[Home, Comment]) -> None:
    window, said = remark
    with pytest.raises(RefusedError, match="2025-Q1 is closed and read-only"):
        window.perform(delete(window.okrs, window.author(), said))


def test_a_comment_is_not_undone_though_its_cycle_was_not_open(
    desk: Desk, home: Home, tmp_path: Path
) -> None:
    old = old_quarter(home)
    last_quarter(home)
    kr = key_result(home, objective(home, "Older", cycle=old.id))
    theirs, window = colleague(desk, home, tmp_path / "ken")
    home.perform(comment(home.okrs, home.author(), kr, "hm"))
    window.perform(cycles.close(window.okrs, window.author(), window.okrs.cycles[old.id]))
    exchange(desk, theirs)
    home.checkpoint()
    again = desk.open()
    assert kr.id not in again.okrs.key_results
    with pytest.raises(RefusedError, match="2025-Q1 is closed and read-only"):
        again.undo()
