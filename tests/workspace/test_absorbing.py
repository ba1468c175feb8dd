"""What others did is taken in whole, once, in whatever order it comes."""

from itertools import permutations
from pathlib import Path

import pytest

from okrtui.share.arrivals import Arrival
from okrtui.workspace.absorbing import absorb
from okrtui.workspace.home import Home
from okrtui.workspace.trust import dump
from okrtui.workspace.workspace import Workspace
from tests.workspace.desk import Desk, checked_in, colleague, key_result, objective


def arrival(of: Workspace, *, only: slice = slice(None)) -> Arrival:
    """What the newest replica of a space did, as it comes from a share."""
    rid = of.identity.rid
    header = of.logs.read(rid).split(b"\n", 1)[0] + b"\n"
    return Arrival(rid, header, of.journal.every_commit(rid)[only])


def team(home: Home) -> Workspace:
    return home.workspaces[home.default]


@pytest.fixture
def ken(tmp_path: Path, desk: Desk, home: Home) -> Home:
    """Somebody else's machine, on which three things were done that this one does not know."""
    _, theirs = colleague(desk, home, tmp_path / "ken")
    checked_in(theirs, key_result(theirs, objective(theirs, "Quiet nights")), 7)
    return theirs


def test_what_arrives_is_shown_durable_and_the_same_on_both_sides(desk: Desk, home: Home, ken: Home) -> None:
    assert absorb(team(home), [arrival(team(ken))]) == 3
    assert [o.title for o in team(home).okrs.objectives.values()] == ["Quiet nights"]
    assert dump(team(home)) == dump(team(ken)) == dump(team(desk.open()))
    assert team(home).verify()[1] == []


@pytest.mark.parametrize("order", permutations(range(3)))
def test_commits_may_come_in_any_order_and_again(
    order: tuple[int, ...], desk: Desk, home: Home, ken: Home
) -> None:
    here = team(home)
    for place in (*order, *order):
        absorb(here, [arrival(team(ken), only=slice(place, place + 1))])
    again = team(desk.open())
    assert dump(here) == dump(team(ken)) == dump(again)
    assert again.verify()[1] == []


def test_a_hole_is_found_by_verifying_until_it_is_filled(home: Home, ken: Home) -> None:
    here, both = team(home), arrival(team(ken))
    absorb(here, [Arrival(both.rid, both.header, both.commits[1:])])
    assert [refusal.why for refusal in here.verify()[1]] == ["the step before it is missing"]
    absorb(here, [both])
    assert here.verify()[1] == []


def test_nothing_new_writes_nothing(desk: Desk, home: Home, ken: Home) -> None:
    absorb(team(home), [arrival(team(ken))])
    sizes = team(home).logs.sizes()
    assert absorb(team(home), [arrival(team(ken)), arrival(team(home))]) == 0
    assert team(home).logs.sizes() == sizes


def test_a_machine_set_back_as_a_whole_learns_from_its_own_commits_that_it_was(
    desk: Desk, home: Home
) -> None:
    """A snapshot of a virtual machine: the same directory, log and state, only older."""
    files = [path for path in desk.directory.rglob("*") if path.is_file()]
    snapshot = {path: path.read_bytes() for path in files}
    objective(home, "Done after the snapshot")
    lost = arrival(team(home))
    for path, data in snapshot.items():
        path.write_bytes(data)
    back = desk.open()
    before = team(back).identity.rid
    assert before == lost.rid
    assert absorb(team(back), [lost]) == 1
    objective(back, "Done once it knew")
    assert team(back).identity.rid != before
    assert len(team(back).okrs.objectives) == 2
    assert team(back).verify()[1] == []
