import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from okrtui.store.faults import StoreFault
from okrtui.store.files import make_directory, sync_directory, write_whole
from tests.store.disks import Disk


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
    sync_directory(tmp_path / "missing")


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


def _raising(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail
