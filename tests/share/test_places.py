"""Links, FIFOs, folders and sockets in every place of the path do no harm."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from okrtui.share.faults import AbsentError, Cause, ShareFault
from okrtui.share.names import MARKER
from tests.share.machines import Machine, founded

Odd = Callable[[Path, Path], None]


def link(path: Path, target: Path) -> None:
    path.symlink_to(target)


def dangling(path: Path, target: Path) -> None:
    path.symlink_to("nowhere")


def circle(path: Path, target: Path) -> None:
    path.symlink_to(path.name)


def fifo(path: Path, target: Path) -> None:
    os.mkfifo(path)


def listening(path: Path, target: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # a socket's whole path may be no longer than a hundred bytes
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


def folder(path: Path, target: Path) -> None:
    path.mkdir()


def file(path: Path, target: Path) -> None:
    path.write_bytes(b"x")


NO_FILE = [link, dangling, circle, fifo, listening, folder]
NO_FOLDER = [link, dangling, circle, fifo, listening, file]


@pytest.fixture(autouse=True, params=[True, False], ids=["by descriptor", "by path"])
def _descriptors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no descriptors of folders: there each step is looked at before it is opened."""
    monkeypatch.setattr("okrtui.share.folders.HAS_DESCRIPTORS", request.param)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A directory of another share, with a good slice of ann in it: what a link would lead to."""
    elsewhere = Machine("ann", founded(tmp_path / "outside"))
    elsewhere.commit()
    elsewhere.publish()
    return elsewhere.share


def unchanged(directory: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in directory.rglob("*") if path.is_file()}


@pytest.mark.parametrize("odd", NO_FILE)
def test_in_place_of_a_slice(ann: Machine, bob: Machine, outside: Path, odd: Odd) -> None:
    slice_ = ann.slice(ann.commit())
    ann.commit()
    ann.publish()
    (name,) = ann.files
    (ann.folder / name).unlink()
    odd(ann.folder / slice_.name.text, outside / "v1" / ann.rid / slice_.name.text)
    bob.collect()
    assert bob.holds() == set()
    (verdict,) = bob.verdicts
    assert verdict.why == "not a regular file"


@pytest.mark.parametrize("odd", [link, dangling, circle, fifo, listening])
def test_in_place_of_an_own_slice_it_is_replaced(ann: Machine, bob: Machine, outside: Path, odd: Odd) -> None:
    before = unchanged(outside)
    slice_ = ann.slice(ann.commit())
    ann.folder.mkdir(parents=True)
    odd(ann.folder / slice_.name.text, outside / "v1" / ann.rid / slice_.name.text)
    assert ann.publish().written == 1
    assert not (ann.folder / slice_.name.text).is_symlink()
    bob.collect()
    assert bob.holds() == ann.holds()
    assert unchanged(outside) == before


def test_a_folder_in_place_of_an_own_slice_is_said(ann: Machine) -> None:
    slice_ = ann.slice(ann.commit())
    (ann.folder / slice_.name.text).mkdir(parents=True)
    with pytest.raises(ShareFault, match="the share could not be written: "):
        ann.publish()
    assert ann.files == [slice_.name.text]


@pytest.mark.parametrize("odd", NO_FOLDER)
def test_in_place_of_a_replica(ann: Machine, bob: Machine, outside: Path, odd: Odd) -> None:
    before = unchanged(outside)
    bob.commit()
    bob.publish()
    odd(ann.folder, outside / "v1" / ann.rid)
    ann.commit("new")
    with pytest.raises(ShareFault, match="not a plain folder"):
        ann.publish()
    bob.collect()
    assert bob.holds() == {commit.cid for commit in bob.logs[bob.rid].commits}
    (verdict,) = bob.verdicts
    assert (verdict.rid, verdict.name, verdict.why) == (ann.rid, "", "not a plain folder")
    assert unchanged(outside) == before


@pytest.mark.parametrize("odd", NO_FOLDER)
def test_in_place_of_the_layout(ann: Machine, share: Path, outside: Path, odd: Odd) -> None:
    before = unchanged(outside)
    odd(share / "v1", outside / "v1")
    ann.commit("new")
    with pytest.raises(ShareFault, match="not a plain folder"):
        ann.publish()
    found = ann.collect()
    assert found.arrivals == {}
    assert str(found.fault) == "the share could not be read: not a plain folder"
    assert unchanged(outside) == before


@pytest.mark.parametrize("odd", NO_FILE)
def test_in_place_of_the_marker(ann: Machine, share: Path, outside: Path, odd: Odd) -> None:
    (share / MARKER).unlink()
    odd(share / MARKER, outside / MARKER)
    ann.commit()
    with pytest.raises(ShareFault, match="not a regular file"):
        ann.publish()
    assert not (share / "v1").exists()


def test_the_directory_itself_may_be_reached_by_a_link_of_its_owner(
    ann: Machine, bob: Machine, tmp_path: Path
) -> None:
    ann.share.rename(tmp_path / "real")
    ann.share.symlink_to(tmp_path / "real")
    ann.commit()
    ann.publish()
    bob.collect()
    assert bob.holds() == ann.holds()


@pytest.mark.parametrize("odd", [file, fifo])
def test_in_place_of_the_directory(ann: Machine, tmp_path: Path, odd: Odd) -> None:
    ann.share = tmp_path / "other"
    odd(ann.share, tmp_path)
    with pytest.raises(ShareFault) as failure:
        ann.collect()
    assert failure.value.cause is Cause.ABSENT
    assert not isinstance(failure.value, AbsentError)


def test_a_hard_link_to_another_file_is_not_written_through(
    ann: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only where files cannot be renamed is a name written at once."""
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    slice_ = ann.slice(ann.commit())
    ann.folder.mkdir(parents=True)
    os.link(victim, ann.folder / slice_.name.text)

    def refused(*args: object, **options: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(ShareFault, match="not a plain file of its own"):
        ann.publish()
    assert victim.read_bytes() == b"precious"
