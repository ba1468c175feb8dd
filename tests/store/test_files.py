import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from okrtui.store.faults import StoreFault
from okrtui.store.files import make_directory, remove_leftovers, sync_directory, write_whole
from tests.store.disks import Disk, ended


def names(directory: Path) -> list[str]:
    return [path.name for path in directory.iterdir()]


def test_a_file_is_put_in_place_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"one")
    write_whole(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"two"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("after", [0, 1, 5_000])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, disk: Disk, after: int) -> None:
    write_whole(tmp_path / "a", b"old")
    disk.refuse(errno.ENOSPC, after)
    with pytest.raises(StoreFault, match=r"^a file could not be written: the disk is full \(.*/a\)$"):
        write_whole(tmp_path / "a", b"x" * 10_000)
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_write_in_small_pieces_is_whole(tmp_path: Path, disk: Disk) -> None:
    disk.take_at_most(7)
    write_whole(tmp_path / "a", bytes(range(256)))
    assert (tmp_path / "a").read_bytes() == bytes(range(256))


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_whichever_call_fails_the_old_file_stays(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    write_whole(tmp_path / "a", b"old")
    if call == "replace":
        monkeypatch.setattr(Path, "replace", _raising(errno.EIO))
    else:
        monkeypatch.setattr(os, call, _raising(errno.EIO))
    with pytest.raises(StoreFault, match="the disk reports an error"):
        write_whole(tmp_path / "a", b"new")
    monkeypatch.undo()
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_read_only_disk_is_told_as_such_even_where_nothing_can_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", _raising(errno.EROFS))
    monkeypatch.setattr(Path, "unlink", _raising(errno.EROFS))
    with pytest.raises(StoreFault, match="the disk is read-only"):
        write_whole(tmp_path / "a", b"new")


def test_an_error_without_a_name_of_ours_is_told_in_the_system_s_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", _raising(errno.ENAMETOOLONG))
    with pytest.raises(StoreFault, match="File name too long"):
        write_whole(tmp_path / "a", b"new")


def test_what_need_not_stay_is_not_forced_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", _raising(errno.EIO))
    write_whole(tmp_path / "a", b"brief", durable=False)
    assert (tmp_path / "a").read_bytes() == b"brief"


def test_a_directory_that_cannot_be_forced_to_the_disk_is_let_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", _raising(errno.EINVAL))
    sync_directory(tmp_path)


def test_a_move_that_the_disk_cannot_make_durable_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("okrtui.store.files.sync_directory", _raising(errno.EIO))
    with pytest.raises(StoreFault, match="a file could not be written: the disk reports an error"):
        write_whole(tmp_path / "a", b"new")
    assert names(tmp_path) == ["a"]


def test_a_directory_that_the_disk_fails_to_force_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", _raising(errno.EIO))
    with pytest.raises(OSError, match="Input/output error"):
        sync_directory(tmp_path)


def test_directories_are_made_private_and_each_name_to_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    monkeypatch.setattr("okrtui.store.files.sync_directory", lambda path: synced.append(path.name))
    make_directory(tmp_path / "a" / "b" / "c")
    make_directory(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    assert synced == [tmp_path.name, "a", "b"]


def test_a_directory_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file")
    with pytest.raises(StoreFault, match="a directory could not be made"):
        make_directory(tmp_path / "a" / "b")


def test_a_directory_that_cannot_be_looked_for_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "exists", _raising(errno.ESTALE))
    with pytest.raises(StoreFault, match="a directory could not be made: the network folder went away"):
        make_directory(tmp_path / "a")


# -- leftovers


def test_what_a_killed_process_was_writing_goes_and_everything_else_stays(tmp_path: Path) -> None:
    gone = [f".space.json.{ended()}.new", f".key.{ended()}.new", ".key.9999999999.new"]
    others = [f".key.{os.getpid()}.new", f".key.{os.getppid()}.new", "key", ".key.new", "key.1.new", ".1.new"]
    for name in (*gone, *others):
        (tmp_path / name).touch()
    remove_leftovers(tmp_path)
    assert sorted(names(tmp_path)) == sorted(others)


def test_what_a_process_of_another_user_writes_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".key.77.new").touch()
    monkeypatch.setattr(os, "kill", _raising(errno.EPERM))
    remove_leftovers(tmp_path)
    assert names(tmp_path) == [".key.77.new"]


def test_where_a_signal_would_end_a_process_none_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a file that is open cannot be removed."""
    left = tmp_path / f".key.{os.getpid()}.new"
    left.touch()
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda *call: asked.append(call))
    monkeypatch.setattr("okrtui.store.files.ASKING_IS_HARMLESS", False)
    remove_leftovers(tmp_path)
    assert (asked, names(tmp_path)) == ([], [])


def test_leftovers_that_cannot_be_removed_are_let_be(tmp_path: Path) -> None:
    (tmp_path / f".key.{ended()}.new").mkdir()
    remove_leftovers(tmp_path)
    remove_leftovers(tmp_path / "missing")
    assert len(names(tmp_path)) == 1


def _raising(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail
