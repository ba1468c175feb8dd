from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrtui.okr.steps.editing import edit
from okrtui.store.identity import Identity
from okrtui.workspace.home import Home
from tests.workspace.desk import Desk, checked_in, key_result, last_quarter, objective, shown, unite
from tests.workspace.work import WORK, do_all

BETWEEN = ["", "checkpoint", "open", "checkpoint and open"]


def conflicts(home: Home) -> list[tuple[str, str]]:
    return sorted(c for workspace in home.workspaces.values() for c in workspace.state.conflicts())


def test_after_every_deed_a_newly_opened_home_shows_the_same(desk: Desk, home: Home) -> None:
    for name, deed in WORK.items():
        deed(home)
        assert unite(desk.open()) == unite(home), name


def test_after_every_deed_and_checkpoint_a_newly_opened_home_shows_the_same(desk: Desk, home: Home) -> None:
    for name, deed in WORK.items():
        deed(home)
        home.checkpoint()
        assert unite(desk.open()) == unite(home), name


@settings(max_examples=settings().max_examples // 6)
@given(st.lists(st.sampled_from(BETWEEN), min_size=len(WORK), max_size=len(WORK)))
def test_checkpoints_and_restarts_at_any_point_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, between: Iterable[str]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    home = desk.found()
    for deed, then in zip(WORK.values(), between, strict=True):
        deed(home)
        if "checkpoint" in then:
            home.checkpoint()
        if "open" in then:
            before, home = unite(home), desk.open()
            assert unite(home) == before
    again = desk.open()
    assert unite(again) == unite(home)
    assert conflicts(again) == conflicts(home) == []


def test_a_second_home_that_keeps_up_shows_the_same_all_along(desk: Desk, home: Home) -> None:
    other = desk.open()
    for name, deed in WORK.items():
        deed(home)
        assert other.refresh(), name
        assert unite(other) == unite(home), name
    assert not other.refresh()


def test_two_homes_that_work_and_checkpoint_in_turns_show_the_same(desk: Desk, home: Home) -> None:
    homes = [home, desk.open()]
    for number, (name, deed) in enumerate(WORK.items()):
        doing, other = homes[number % 2], homes[1 - number % 2]
        doing.refresh()
        doing.load_all()
        deed(doing)
        if number % 3 == 0:
            other.checkpoint()
        if number % 5 == 0:
            doing.checkpoint()
        other.refresh()
        assert unite(other) == unite(doing), name
        assert unite(desk.open()) == unite(doing), name


def test_nothing_is_written_by_a_checkpoint_that_has_nothing_to_say(desk: Desk, home: Home) -> None:
    home.checkpoint()
    before = {path: path.stat().st_mtime_ns for path in desk.tables.iterdir()}
    home.checkpoint()
    desk.open().checkpoint()
    assert {path: path.stat().st_mtime_ns for path in desk.tables.iterdir()} == before
    assert home.unsaved == 0


def test_an_old_cycle_is_opened_when_it_is_visited(desk: Desk, home: Home) -> None:
    do_all(home)
    home.checkpoint()
    again = desk.open()
    old = next(cycle for cycle in again.okrs.cycles.values() if cycle.name == "2025-Q1")
    assert "Older" not in [o.title for o in again.okrs.objectives.values()]
    again.load_cycle(old.id)
    assert "Older" in [o.title for o in again.okrs.objectives.values()]
    again.load_cycle("a" * 26)


def test_an_operation_on_an_old_cycle_opens_it(desk: Desk, home: Home) -> None:
    """A colleague's window that never looked at the old cycle learns of a check-in there."""
    do_all(home)
    home.checkpoint()
    window, other = desk.open(), desk.open()
    other.load_all()
    old = next(kr for kr in other.okrs.key_results.values() if kr.title == "Old")
    made = checked_in(other, old, 9)
    window.refresh()
    assert [c.id for c in window.okrs.check_ins[old.id]][-1] == made.id
    assert len(window.okrs.check_ins[old.id]) == 2
    window.checkpoint()
    assert unite(desk.open()) == unite(other)


def test_the_cycles_files_are_named_by_what_they_hold(desk: Desk, home: Home) -> None:
    do_all(home)
    home.checkpoint()
    assert desk.default is not None
    known = home.okrs_of(desk.default).cycles.values()
    cycles = {f"cycle-{cycle.id}" for cycle in known if cycle.name in ("2026-Q4", "2025-Q1")}
    names = {path.stem for path in desk.tables.glob("*.json")}
    assert names >= {"space", "weeks-2025", "weeks-2026", *cycles}


def test_moving_an_objective_moves_the_documents_of_its_key_results(desk: Desk, home: Home) -> None:
    of = objective(home)
    kr = key_result(home, of)
    then = last_quarter(home)
    home.checkpoint()
    assert kr.id in desk.table(f"cycle-{of.cycle}").read_text()
    home.perform(edit(home.okrs, home.author(), of, cycle=then.id))
    home.checkpoint()
    for id_ in (kr.id, of.id):
        assert f'"{id_}":' not in desk.table(f"cycle-{of.cycle}").read_text()
        assert f'"{id_}":' in desk.table(f"cycle-{then.id}").read_text()
    assert unite(desk.open()) == unite(home)


def test_a_home_that_was_never_founded_is_as_if_it_was_not_there(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    Identity.create(desk.state, private=True)
    assert desk.open().is_empty
    assert shown(desk.open().okrs) == shown(Home(tmp_path, tmp_path, desk.clock).okrs)
