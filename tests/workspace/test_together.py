"""Two windows of one person, backups that go on beside their original, and the guard that keeps them apart."""

import errno
import multiprocessing
import os
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from okrtui.okr.errors import OkrError, RefusedError
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.objectives import support
from okrtui.okr.steps.step import Change
from okrtui.okr.steps.taking_in import take_in
from okrtui.workspace.conflicts import Rival, how_many, rivals_of
from okrtui.workspace.home import Home
from tests.workspace.desk import Desk, checked_in, exchange, key_result, objective, shown, unite


@pytest.fixture
def other(desk: Desk, home: Home) -> Home:
    """A second window, opened when there was one objective with a key result."""
    key_result(home, objective(home))
    return desk.open()


def of(home: Home) -> Objective:
    (found,) = home.okrs.objectives.values()
    return found


def kr(home: Home) -> KeyResult:
    (found,) = home.okrs.key_results.values()
    return found


def change(home: Home, **values: Any) -> None:
    home.perform(edit(home.okrs, home.author(), of(home), **values))


def conflicts(home: Home) -> list[tuple[str, str]]:
    return home.workspaces[home.default].state.conflicts()


def test_two_windows_that_change_two_fields_of_one_record_both_win(home: Home, other: Home) -> None:
    change(home, title="Mine")
    change(other, why="Because")
    home.refresh()
    assert (of(home).title, of(home).why) == (of(other).title, of(other).why) == ("Mine", "Because")
    assert conflicts(home) == conflicts(other) == []


def test_two_windows_that_change_one_field_make_a_conflict_that_both_see_and_can_settle(
    desk: Desk, home: Home, other: Home
) -> None:
    change(home, title="One")
    change(other, title="Other")
    home.refresh()
    for window in (home, other, desk.open()):
        assert conflicts(window) == [(of(window).id, "title")]
        entity = window.workspaces[window.default].state.entities.get(of(window).id)
        assert entity is not None
        assert {head.value for head in entity.rivals("title")} == {"One", "Other"}
    home.checkpoint()
    again = desk.open()
    assert conflicts(again) == [(of(again).id, "title")]
    change(again, title="Settled")
    for window in (home, other):
        window.refresh()
        assert of(window).title == "Settled"
        assert conflicts(window) == []


def test_a_step_built_before_a_refresh_still_overwrites_nothing_unseen(home: Home, other: Home) -> None:
    """A form was open while the other window's change came in."""
    step = edit(other.okrs, other.author(), of(other), title="From the form")
    change(home, title="Meanwhile")
    other.refresh()
    other.perform(step)
    assert conflicts(other) == [(of(other).id, "title")]


def test_a_step_built_after_a_refresh_wins_without_a_conflict_whatever_the_clock_says(
    desk: Desk, home: Home, other: Home
) -> None:
    change(home, title="First")
    other.refresh()
    desk.stamp = desk.stamp.replace(year=1970)
    change(other, title="Second")
    home.refresh()
    assert of(home).title == "Second"
    assert conflicts(home) == []


def test_stamps_never_go_back(desk: Desk, home: Home) -> None:
    change_times = []
    objective(home)
    for year in (2099, 1970, 2026):
        desk.stamp = desk.stamp.replace(year=year)
        change(home, title=str(year))
        change_times.append(home.history()[0].t)
    assert change_times == sorted(set(change_times))


def test_check_ins_of_two_windows_are_both_there_in_their_order(home: Home, other: Home) -> None:
    made = [
        checked_in(window, kr(window), value).id for value, window in enumerate((home, other, home, other))
    ]
    home.refresh()
    assert [c.id for c in home.okrs.check_ins[kr(home).id]] == made
    assert shown(home.okrs) == shown(other.okrs)


@pytest.mark.parametrize("phase", ["closed"])
def test_a_rule_is_asked_again_when_the_step_is_taken(home: Home, other: Home, phase: str) -> None:
    cycle = next(c for c in home.okrs.cycles.values() if c.id == of(home).cycle)
    late = check_in(other.okrs, other.author(), kr(other), Reading(Decimal(5), 7))
    home.perform(take_in(home.okrs, home.author(), "closed", [Change(cycle.id, "phase", "active", phase)]))
    log = other.workspaces[other.default].logs.sizes()
    with pytest.raises(RefusedError, match="closed and read-only"):
        other.perform(late)
    assert other.workspaces[other.default].logs.sizes() == log


def test_a_circle_that_two_windows_close_together_is_refused_to_the_second(home: Home, other: Home) -> None:
    below = objective(home, "Below", parent=of(home).id)
    other.refresh()
    top = next(o for o in home.okrs.objectives.values() if o.id != below.id)
    home.perform(support(home.okrs, home.author(), below, None))
    late = support(other.okrs, other.author(), other.okrs.objectives[below.id], top.id)
    home.perform(support(home.okrs, home.author(), top, below.id))
    with pytest.raises(RefusedError, match="circle"):
        other.perform(late)


def test_of_several_steps_all_are_taken_or_none(home: Home) -> None:
    one = objective(home, "One")
    ok = edit(home.okrs, home.author(), one, title="Two")
    doomed = edit(home.okrs, home.author(), one, why="x")
    entries = len(home.history())
    bad = type(doomed)(doomed.title, doomed.author, doomed.changes, _refuse, doomed.seen)
    with pytest.raises(RefusedError):
        home.perform(ok, bad)
    assert len(home.history()) == entries
    home.perform(ok, doomed)
    assert len(home.history()) == entries + 2
    assert home.workspaces[home.default].verify()[1] == []


def _refuse(_: Any) -> None:
    raise RefusedError("no")


def test_a_value_larger_than_a_register_may_be_is_refused_and_nothing_is_written(home: Home) -> None:
    of_ = objective(home)
    log = home.workspaces[home.default].logs.sizes()
    for value in ("\x01" * 16_000, "x" * 70_000):
        with pytest.raises(OkrError, match="why is too large: 64 KiB is the most"):
            home.perform(take_in(home.okrs, home.author(), "x", [Change(of_.id, "why", None, value)]))
    assert home.workspaces[home.default].logs.sizes() == log


# -- processes


def _check_in_often(desk: Desk, times: int) -> None:
    window = desk.open()
    for number in range(times):
        window.perform(check_in(window.okrs, window.author(), kr(window), Reading(Decimal(number), 7)))
        if number % 7 == 0:
            window.checkpoint()
        window.perform(
            edit(window.okrs, window.author(), kr(window), link=f"https://example.org/{os.getpid()}/{number}")
        )


def test_three_processes_at_once_lose_nothing(desk: Desk, home: Home, other: Home) -> None:
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=_check_in_often, args=(desk, 25)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    again = desk.open()
    assert len(again.okrs.check_ins[kr(again).id]) == 75
    assert again.notices() == []
    good, bad = again.workspaces[again.default].verify()
    assert (good, bad) == (3 + 150, [])
    home.refresh()
    assert unite(home) == unite(again)


# -- backups


def rids(home: Home) -> list[str]:
    return sorted(home.workspaces[home.default].logs.sizes())


def test_a_copy_that_goes_on_beside_its_original_takes_a_new_replica(
    tmp_path: Path, desk: Desk, home: Home
) -> None:
    key_result(home, objective(home))
    home.checkpoint()
    copy = desk.copied(tmp_path / "copy")
    twin = copy.open()
    assert unite(twin) == unite(home)
    checked_in(twin, kr(twin), 5)
    checked_in(home, kr(home), 6)
    assert len(rids(home)) == 1
    assert len(rids(twin)) == 2
    assert set(rids(home)) < set(rids(twin))
    exchange(desk, copy)
    home.refresh()
    twin.refresh()
    assert len(home.okrs.check_ins[kr(home).id]) == 2
    assert unite(desk.open()) == unite(copy.open()) == unite(home) == unite(twin)
    assert copy.open().workspaces[twin.default].verify()[1] == []


@pytest.mark.parametrize("steps", range(5))
def test_a_backup_of_any_moment_goes_on_without_losing_a_step(
    tmp_path: Path, desk: Desk, home: Home, steps: int
) -> None:
    of_ = objective(home)
    key_results = [key_result(home, of_, f"{n}") for n in range(steps)]
    copy = desk.copied(tmp_path / "copy")
    for each in (*key_results, key_result(home, of_, "later")):
        checked_in(home, each, 5)
    twin = copy.open()
    made = objective(twin, "in the copy")
    assert copy.open().okrs.objectives[made.id].title == "in the copy"
    exchange(desk, copy)
    assert unite(desk.open()) == unite(copy.open())


def test_data_restored_from_a_backup_beside_newer_state_takes_a_new_replica(
    tmp_path: Path, desk: Desk, home: Home
) -> None:
    objective(home, "One")
    shutil.copytree(desk.data, tmp_path / "backup")
    objective(home, "Two")
    for path in (tmp_path / "backup").rglob("*.okl"):
        shutil.copyfile(
            path, desk.data / path.relative_to(tmp_path / "backup")
        )  # the directories stay the same
    again = desk.open()
    objective(again, "Three")
    assert len(rids(again)) == 2
    assert {o.title for o in desk.open().okrs.objectives.values()} == {"One", "Three"}


def test_a_moved_home_stays_the_replica_it_is(tmp_path: Path, desk: Desk, home: Home) -> None:
    objective(home, "One")
    desk.directory.rename(tmp_path / "moved")
    moved = Desk(tmp_path / "moved")
    moved.default = desk.default
    again = moved.open()
    objective(again, "Two")
    assert len(rids(again)) == 1


def test_a_step_built_before_the_data_was_put_back_is_refused_and_works_the_second_time(
    tmp_path: Path, desk: Desk, home: Home
) -> None:
    """Its new ids are of a replica that this installation is no longer, so nobody would take them."""
    of_ = objective(home)
    (desk.space / "log").rename(tmp_path / "log")
    shutil.copytree(tmp_path / "log", desk.space / "log")
    with pytest.raises(RefusedError, match="do it once more"):
        key_result(home, of_)
    made = key_result(home, of_)
    assert made.id in desk.open().okrs.key_results
    assert len(rids(home)) == 2


def test_two_windows_on_a_copy_find_the_same_new_replica(tmp_path: Path, desk: Desk, home: Home) -> None:
    key_result(home, objective(home))
    copy = desk.copied(tmp_path / "copy")
    windows = [copy.open(), copy.open()]
    for number, window in enumerate(windows * 2):
        checked_in(window, kr(window), number)
    windows[0].refresh()
    assert len(rids(windows[0])) == 2
    assert len(windows[0].okrs.check_ins[kr(windows[0]).id]) == 4
    assert windows[0].undo() == windows[0].history()[1].did


def test_a_copy_that_may_only_be_read_opens_and_says_why_it_cannot_work(
    tmp_path: Path, desk: Desk, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_ = objective(home)
    home.checkpoint()
    copy = desk.copied(tmp_path / "copy")
    opening = os.open

    def read_only(path: Any, flags: int, *arguments: Any, **more: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "x")
        return opening(path, flags, *arguments, **more)

    monkeypatch.setattr(os, "open", read_only)
    window = copy.open()
    assert of_.id in window.okrs.objectives
    with pytest.raises(OkrError, match="the disk is read-only"):
        objective(window, "more")
    window.write_brief()


def test_the_stamps_of_a_new_replica_follow_those_of_the_old(tmp_path: Path, desk: Desk, home: Home) -> None:
    """Otherwise the newest check-in of a day could stand before those it was made after."""
    of_ = objective(home)
    first = checked_in(home, key_result(home, of_), 5)
    copy = desk.copied(tmp_path / "copy")
    copy.stamp = copy.stamp.replace(year=2020)
    twin = copy.open()
    second = checked_in(twin, kr(twin), 6)
    assert [c.id for c in copy.open().okrs.check_ins[kr(twin).id]] == [first.id, second.id]


def test_who_gave_the_other_value_is_told_to_who_gave_the_second(home: Home, other: Home) -> None:
    change(home, title="One")
    step = edit(other.okrs, other.author(), of(other), title="Other")
    other.perform(step)
    assert rivals_of(other, step) == [Rival(of(home).id, "title", "One", home.author().person)]
    assert how_many(other) == 1
    settling = edit(other.okrs, other.author(), of(other), title="Settled")
    other.perform(settling)
    assert rivals_of(other, settling) == []
    assert how_many(other) == 0
