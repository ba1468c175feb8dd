import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.store.faults import StoreFault
from okrtui.store.log import Logs
from tests.store.disks import Disk

ANN, BOB = "a" * 26, "b" * 26


@pytest.fixture
def logs(tmp_path: Path) -> Logs:
    return Logs(tmp_path / "space" / "log")


def test_what_is_appended_can_be_read_from_any_offset(logs: Logs) -> None:
    logs.append(ANN, b"one\n")
    logs.append(ANN, b"two\n")
    logs.append(BOB, b"three\n")
    assert logs.read(ANN) == b"one\ntwo\n"
    assert logs.read(ANN, 4) == b"two\n"
    assert logs.read(ANN, 2, 3) == b"e\nt"
    assert logs.sizes() == {ANN: 8, BOB: 6}
    assert logs.path(ANN).stat().st_mode & 0o777 == 0o600


def test_where_there_is_no_log_there_is_nothing_to_read(logs: Logs) -> None:
    assert (logs.read(ANN), logs.sizes(), logs.place()) == (b"", {}, None)


def test_only_files_named_like_a_replica_are_logs(logs: Logs, tmp_path: Path) -> None:
    logs.append(ANN, b"one\n")
    for name in (f"{BOB} (conflicted copy).okl", f".{BOB}.okl", f"{BOB}.okl.bak", "B" * 26 + ".okl"):
        (logs.directory / name).write_bytes(b"x")
    (logs.directory / ("c" * 26 + ".okl")).mkdir()
    (logs.directory / ("d" * 26 + ".okl")).symlink_to(logs.path(ANN))
    assert logs.sizes() == {ANN: 4}


def test_an_append_is_on_the_disk_before_it_returns_and_its_name_too(
    logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        synced.append(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    logs.append(ANN, b"one\n")
    file, directory = logs.path(ANN).stat().st_ino, logs.directory.stat().st_ino
    assert synced[-2:] == [file, directory]
    logs.append(ANN, b"two\n")
    assert synced[-1] == file


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, "the disk reports an error"),
    ],
)
@pytest.mark.parametrize("after", [0, 1, 99])
def test_a_disk_that_refuses_leaves_the_log_as_it_was_and_says_why(
    logs: Logs, disk: Disk, code: int, reason: str, after: int
) -> None:
    logs.append(ANN, b"old\n")
    disk.refuse(code, after)
    with pytest.raises(StoreFault, match=rf"^nothing was saved: {reason} \(.*{ANN}.okl\)$"):
        logs.append(ANN, b"x" * 100)
    assert logs.read(ANN) == b"old\n"
    disk.mend()
    logs.append(ANN, b"new\n")
    assert logs.read(ANN) == b"old\nnew\n"


@given(st.binary(min_size=1, max_size=50), st.integers(1, 20))
def test_bytes_that_go_out_in_pieces_arrive_whole(data: bytes, at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        import tempfile

        with tempfile.TemporaryDirectory() as directory:
            Disk(patch).take_at_most(at_once)
            logs = Logs(Path(directory))
            logs.append(ANN, data)
            assert logs.read(ANN) == data


def test_a_log_that_cannot_be_forced_to_the_disk_is_cut_back(
    logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs.append(ANN, b"old\n")

    def fail(_: int) -> None:
        raise OSError(errno.EIO, "x")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreFault):
        logs.append(ANN, b"new\n")
    assert logs.read(ANN) == b"old\n"


def test_a_disk_that_cannot_even_cut_back_is_told_in_the_same_sentence(
    logs: Logs, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs.append(ANN, b"old\n")
    disk.refuse(errno.EIO, 2)

    def fail(*_: int) -> None:
        raise OSError(errno.EIO, "x")

    monkeypatch.setattr(os, "ftruncate", fail)
    with pytest.raises(StoreFault, match="nothing was saved: the disk reports an error"):
        logs.append(ANN, b"new\n")


def test_a_step_that_may_be_in_the_log_after_all_is_told_as_uncertain(
    logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs.append(ANN, b"old\n")
    for call in ("fsync", "ftruncate"):
        monkeypatch.setattr(os, call, failing)
    with pytest.raises(StoreFault, match=r"^it is not certain that this was saved: .* reports an error"):
        logs.append(ANN, b"new\n")


@pytest.mark.parametrize("content", [None, b""], ids=["new", "empty"])
def test_a_new_log_whose_name_cannot_be_made_durable_is_no_log(
    logs: Logs, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    logs.directory.mkdir(parents=True)
    if content is not None:
        logs.path(ANN).write_bytes(content)
    for module in ("files", "log"):
        monkeypatch.setattr(f"okrtui.store.{module}.sync_directory", failing)
    with pytest.raises(StoreFault, match=r"^nothing was saved: the disk reports an error"):
        logs.append(ANN, b"new\n")
    assert logs.read(ANN) == b""
    monkeypatch.undo()
    assert logs.append(ANN, b"new\n") == 4


def test_a_new_log_that_cannot_be_taken_back_is_told_as_uncertain(
    logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs.directory.mkdir(parents=True)
    monkeypatch.setattr("okrtui.store.files.sync_directory", failing)
    monkeypatch.setattr(Path, "unlink", failing)
    with pytest.raises(StoreFault, match=r"^it is not certain that this was saved"):
        logs.append(ANN, b"new\n")


def test_a_full_disk_makes_no_empty_log(logs: Logs, disk: Disk) -> None:
    disk.refuse(errno.ENOSPC, 2)
    with pytest.raises(StoreFault, match=r"^nothing was saved: the disk is full"):
        logs.append(ANN, b"new\n")
    assert list(logs.directory.iterdir()) == []


def test_a_size_that_cannot_be_asked_for_saves_nothing(logs: Logs, monkeypatch: pytest.MonkeyPatch) -> None:
    logs.append(ANN, b"old\n")
    monkeypatch.setattr(os, "fstat", failing)
    with pytest.raises(StoreFault, match=r"^nothing was saved"):
        logs.append(ANN, b"new\n")
    monkeypatch.undo()
    assert logs.read(ANN) == b"old\n"


def test_a_log_that_the_disk_does_not_give_out_or_cut_is_told(
    logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs.append(ANN, b"old\n")
    monkeypatch.setattr(os, "truncate", failing)
    with pytest.raises(StoreFault, match="the disk reports an error"):
        logs.cut(ANN, 1)
    monkeypatch.setattr(Path, "open", failing)
    with pytest.raises(StoreFault, match=rf"^a file could not be read: .*{ANN}.okl"):
        logs.read(ANN)


def failing(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, "x")


def test_a_log_that_may_not_be_opened_is_told(logs: Logs) -> None:
    logs.directory.mkdir(parents=True)
    logs.path(ANN).mkdir()
    with pytest.raises(StoreFault, match="nothing was saved: Is a directory"):
        logs.append(ANN, b"new\n")


def test_a_torn_tail_is_cut(logs: Logs) -> None:
    logs.append(ANN, b"one\ntw")
    logs.cut(ANN, 4)
    assert logs.read(ANN) == b"one\n"


def test_a_damaged_log_is_kept_aside_under_a_new_name_each_time(logs: Logs) -> None:
    logs.append(ANN, b"damaged")
    first = logs.set_aside(ANN, b"mended")
    second = logs.set_aside(ANN, b"mended again")
    assert (first.read_bytes(), second.read_bytes()) == (b"damaged", b"mended")
    assert logs.read(ANN) == b"mended again"
    assert logs.sizes() == {ANN: 12}


def test_a_copy_of_the_directory_lies_in_another_place(logs: Logs, tmp_path: Path) -> None:
    logs.append(ANN, b"one\n")
    place = logs.place()
    logs.directory.rename(tmp_path / "elsewhere")
    assert Logs(tmp_path / "elsewhere").place() == place
    logs.append(ANN, b"one\n")
    assert logs.place() not in (place, None)
