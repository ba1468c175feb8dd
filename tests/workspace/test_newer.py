"""What a colleague's newer version wrote: kept, told, put back where the share lost it, folded after an upgrade."""

import shutil
from pathlib import Path

import pytest

from okrtui.replica.operations import New, Operation, Unknown, fresh_id
from okrtui.share import slices
from okrtui.share.slices import Slice, slice_of
from okrtui.store import newer as kept_files
from okrtui.workspace import seen
from okrtui.workspace.facts import Waiting
from okrtui.workspace.home import Home
from okrtui.workspace.repairing import missing_on_share, repair
from okrtui.workspace.share_status import status_of
from okrtui.workspace.sharing import create_share, ignore
from okrtui.workspace.taking_in import synchronise
from okrtui.workspace.trust import dump
from okrtui.workspace.workspace import Workspace
from tests.replica.signers import Replica
from tests.workspace.desk import Desk, objective


def team(home: Home) -> Workspace:
    return home.workspaces[home.default]


@pytest.fixture
def share(tmp_path: Path, home: Home) -> Path:
    """The share of Mei's team, which has one objective."""
    objective(home)
    create_share(home, home.default, tmp_path / "share")
    return tmp_path / "share"


class Ann(Replica):
    """A colleague with a version of okrtui that is newer than ours."""

    def objective(self, title: str) -> Operation:
        nonce = f"{self.number + 1:016x}"
        return New(fresh_id(self.rid, nonce), "objective", {"title": title}, self.number + 1, n=nonce)

    def writes(self, share: Path, *operations: Operation) -> Path:
        """One file that asks for version 2 of the format."""
        return self.puts(share, self.slice(*operations))

    def slice(self, *operations: Operation) -> Slice:
        return slice_of(self.header.replace(b'"min":1', b'"min":2'), [self.commit(*operations)])

    def puts(self, share: Path, slice_: Slice) -> Path:
        (folder := share / "v1" / self.rid).mkdir(exist_ok=True)
        (path := folder / slice_.name.text).write_bytes(slice_.data)
        return path


@pytest.fixture
def ann(home: Home) -> Ann:
    return Ann("ann", home.default)


def upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on okrtui understands version 2 of the format."""
    for module in (slices, kept_files, seen):
        monkeypatch.setattr(module, "FORMAT", 2)


def titles(home: Home) -> set[str]:
    return {each.title for each in home.okrs.objectives.values()}


def test_it_is_kept_as_it_came_and_said_with_how_much_waits(home: Home, share: Path, ann: Ann) -> None:
    path = ann.writes(share, ann.objective("Quiet nights"), Unknown("cut", 2))
    for _ in range(2):
        synchronise(team(home))
    ((rid, kept),) = kept_files.kept(team(home).logs.directory.parent)
    assert (rid, kept.read_bytes()) == (ann.rid, path.read_bytes())
    assert titles(home) == {"Make releases boring"}
    assert status_of(team(home), "North").newer == (Waiting(ann.rid, f"{ann.rid[:4]}…", 2),)


def test_what_the_share_lost_of_it_is_still_told_missed_and_put_back(
    home: Home, share: Path, ann: Ann
) -> None:
    path = ann.writes(share, ann.objective("Quiet nights"), Unknown("cut", 2))
    synchronise(team(home))
    assert missing_on_share(team(home)) == []
    data = path.read_bytes()
    shutil.rmtree(path.parent)
    synchronise(team(home))
    assert [each.changes for each in status_of(team(home), "North").newer] == [2]
    assert [(each.device, each.changes) for each in missing_on_share(team(home))] == [(ann.rid, 2)]
    assert repair(team(home)) == 2
    assert path.read_bytes() == data
    assert missing_on_share(team(home)) == []


def test_after_an_upgrade_it_is_folded_also_where_the_share_is_gone(
    desk: Desk, home: Home, share: Path, ann: Ann, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann.writes(share, ann.objective("Quiet nights"))
    ann.writes(share, ann.objective("Fewer pages"))
    synchronise(team(home))
    away = share.rename(share.with_name("away"))
    upgrade(monkeypatch)
    again = desk.open()
    assert titles(again) == {"Make releases boring", "Quiet nights", "Fewer pages"}
    assert list(kept_files.waited(team(again).logs.directory.parent)) == []
    assert not list(team(again).logs.directory.parent.glob("newer-than-*"))
    away.rename(share)
    before = dump(team(again))
    synchronise(team(again))
    assert dump(team(again)) == before == dump(team(desk.open()))
    assert status_of(team(again), "North").newer == ()


def test_after_an_upgrade_files_of_the_share_are_read_at_once(
    home: Home, share: Path, ann: Ann, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann.writes(share, ann.objective("Quiet nights"))
    synchronise(team(home))
    upgrade(monkeypatch)
    assert synchronise(team(home)).taken == 1


def test_what_not_even_the_next_version_reads_goes_on_waiting(
    desk: Desk, home: Home, share: Path, ann: Ann, monkeypatch: pytest.MonkeyPatch
) -> None:
    slice_ = slice_of(ann.header.replace(b'"min":1', b'"min":3'), [ann.commit(Unknown("cut", 1))])
    ann.puts(share, slice_)
    synchronise(team(home))
    upgrade(monkeypatch)
    desk.open()
    space = team(home).logs.directory.parent
    assert [path.read_bytes() for _, path in kept_files.kept(space)] == [slice_.data]
    assert not kept_files.has_waited(space)


def test_what_turns_out_to_be_forged_is_set_aside_and_the_rest_is_folded(
    desk: Desk, home: Home, share: Path, ann: Ann, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = ann.header.replace(b'"min":1', b'"min":2')
    good, bad = ann.commit(ann.objective("Quiet nights")), ann.commit(ann.objective("Fewer pages"))
    data = header + good.data + bad.data.replace(b"Fewer", b"Other")
    name = slice_of(header, [good, bad]).name
    name = type(name)(name.a, name.b, slices.hash_of(data))
    ann.puts(share, Slice(name, [], data))
    synchronise(team(home))
    upgrade(monkeypatch)
    again = desk.open()
    assert titles(again) == {"Make releases boring", "Quiet nights"}
    space = team(again).logs.directory.parent
    assert (space / "set-aside" / f"{ann.rid}-{name.text}").read_bytes() == data
    assert titles(desk.open()) == titles(again)


@pytest.mark.parametrize("damaged", [b"", b"{}\n", b"\xff" * 99])
def test_what_was_damaged_while_it_waited_is_set_aside_and_comes_again_from_the_share(
    damaged: bytes, desk: Desk, home: Home, share: Path, ann: Ann, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann.writes(share, ann.objective("Quiet nights"))
    synchronise(team(home))
    space = team(home).logs.directory.parent
    ((_, path),) = kept_files.kept(space)
    path.write_bytes(damaged)
    upgrade(monkeypatch)
    again = desk.open()
    assert (space / "set-aside" / f"{ann.rid}-{path.name}").read_bytes() == damaged
    assert synchronise(team(again)).taken == 1


def test_of_a_device_that_is_ignored_nothing_is_kept_told_or_folded(
    desk: Desk, home: Home, share: Path, ann: Ann, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann.writes(share, ann.objective("Quiet nights"))
    synchronise(team(home))
    ignore(team(home), ann.rid)
    ann.writes(share, ann.objective("Fewer pages"))
    synchronise(team(home))
    assert len(list(kept_files.kept(team(home).logs.directory.parent))) == 1
    assert status_of(team(home), "North").newer == ()
    upgrade(monkeypatch)
    assert titles(desk.open()) == {"Make releases boring"}
