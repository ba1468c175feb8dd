"""What can go wrong where a space is shared, joined and carried: refused or waited for, and nothing is lost."""

import shutil
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from okrtui.okr.errors import OkrError, RefusedError, StorageError
from okrtui.store.identity import Identity
from okrtui.workspace import carrying
from okrtui.workspace.carried import NO_ANSWER, read_carried
from okrtui.workspace.home import Home
from okrtui.workspace.joining import begin_joining
from okrtui.workspace.repairing import repair
from okrtui.workspace.share_status import is_worth_sending
from okrtui.workspace.sharing import create_share, leave_share
from okrtui.workspace.taking_in import send, synchronise
from okrtui.workspace.trust import dump
from okrtui.workspace.workspace import Workspace
from tests.workspace.desk import Desk, objective


@pytest.fixture
def share(tmp_path: Path) -> Path:
    return tmp_path / "share"


@pytest.fixture
def shared(home: Home, share: Path) -> Home:
    """Mei's home, with a team that is shared and has one objective."""
    objective(home)
    create_share(home, home.default, share)
    return home


@pytest.fixture
def ken(tmp_path: Path) -> Desk:
    """A machine on which there is nothing but a private space."""
    desk = Desk(tmp_path / "ken")
    desk.open().create_space("private", "Ken", private=True)
    return desk


def team(home: Home) -> Workspace:
    (here,) = (w for w in home.workspaces.values() if not w.identity.remembered.private)
    return here


def joined(desk: Desk, share: Path) -> Home:
    home = desk.open()
    joining = begin_joining(home, share)
    assert joining is not None
    joining.as_new("Ken")
    desk.default = joining.space
    home.make_default(joining.space)
    return home


def test_a_marker_that_arrived_alone_is_waited_for_and_leaves_nothing(
    shared: Home, ken: Desk, share: Path
) -> None:
    files = sorted(ken.directory.rglob("*"))
    (share / "v1").rename(share / "later")
    with pytest.raises(StorageError, match="nothing of “North” has arrived"):
        begin_joining(ken.open(), share)
    assert sorted(ken.directory.rglob("*")) == files
    (share / "later").rename(share / "v1")
    assert [o.title for o in team(joined(ken, share)).okrs.objectives.values()] == ["Make releases boring"]


def test_joining_that_was_cut_short_is_as_if_it_never_began(shared: Home, ken: Desk, share: Path) -> None:
    begin_joining(ken.open(), share)
    assert len(ken.open().workspaces) == 1
    assert len(joined(ken, share).workspaces) == len(ken.open().workspaces) == 2


def test_in_another_team_s_share_none_is_made(shared: Home, ken: Desk, share: Path) -> None:
    theirs = ken.open()
    space = theirs.create_space("South", "Ken", private=False)
    before = {path: path.read_bytes() for path in share.rglob("*") if path.is_file()}
    with pytest.raises(RefusedError, match="a share of “North” is there already"):
        create_share(theirs, space, share)
    assert {path: path.read_bytes() for path in share.rglob("*") if path.is_file()} == before


def test_a_space_is_shared_through_one_directory(shared: Home, share: Path) -> None:
    for begin in (lambda: create_share(shared, shared.default, share), lambda: begin_joining(shared, share)):
        with pytest.raises(RefusedError, match="already"):
            begin()


def test_only_who_founded_a_space_can_give_it_its_share(shared: Home, ken: Desk, share: Path) -> None:
    theirs = joined(ken, share)
    leave_share(team(theirs))
    with pytest.raises(RefusedError, match="only the installation that founded"):
        create_share(theirs, team(theirs).space, share.with_name("other"))
    assert not share.with_name("other").exists()


def test_the_private_space_gets_no_share(home: Home, share: Path) -> None:
    with pytest.raises(RefusedError, match="never get a share"):
        create_share(home, home.private, share)
    assert not share.exists()


def test_after_a_new_replica_the_founder_still_shares_with_the_first_key(home: Home, share: Path) -> None:
    here = team(home)
    here.identity.renew()
    objective(home)
    create_share(home, home.default, share)
    assert read_carried(here.identity.directory).fault == ""
    assert {path.name for path in (share / "v1").iterdir()} == set(here.identity.remembered.own)


def test_what_a_backup_lost_of_others_comes_again_although_it_was_taken_before(
    shared: Home, ken: Desk, share: Path
) -> None:
    """Only the data were put back, in their place; what this machine noted of the share is newer."""
    theirs = joined(ken, share)
    older = ken.directory.with_name("older")
    shutil.copytree(ken.data, older)
    objective(shared, "Quiet nights")
    synchronise(team(shared))
    synchronise(team(theirs))
    shutil.rmtree(ken.data)
    shutil.copytree(older, ken.data)
    again = ken.open()
    assert len(team(again).okrs.objectives) == 1
    synchronise(team(again))
    assert dump(team(again)) == dump(team(shared))


def test_a_share_that_never_answers_is_out_of_reach_and_not_asked_after_every_step(
    shared: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = Event()

    def held(*_: Any) -> None:
        released.wait()

    with monkeypatch.context() as patch:
        patch.setattr(carrying, "opened", held)
        objective(shared, "Quiet nights")
        assert is_worth_sending(team(shared))
        send(team(shared), 0.01)
        released.set()
    assert read_carried(team(shared).identity.directory).fault == NO_ANSWER
    assert not is_worth_sending(team(shared))
    synchronise(team(shared))
    assert read_carried(team(shared).identity.directory).fault == ""


def test_of_a_share_that_is_away_nothing_is_repaired(shared: Home, share: Path) -> None:
    share.rename(share.with_name("away"))
    with pytest.raises(StorageError):
        repair(team(shared))
    assert not share.exists()


def test_notes_that_are_damaged_cost_nothing_but_reading_again(shared: Home, ken: Desk, share: Path) -> None:
    theirs = joined(ken, share)
    objective(shared, "Quiet nights")
    synchronise(team(shared))
    for name in ("carried.json", "quarantine.json"):
        (team(theirs).identity.directory / name).write_bytes(b"[[[\xff")
    synchronise(team(theirs))
    assert len(team(theirs).okrs.objectives) == 2


def test_a_founder_s_key_that_is_damaged_is_told_and_nothing_is_made(home: Home, share: Path) -> None:
    (team(home).identity.directory / "key").write_text("?\n")
    again = Identity.load(team(home).identity.directory)
    team(home).identity = again
    with pytest.raises(OkrError, match="key is damaged"):
        create_share(home, home.default, share)
    assert not share.exists()
