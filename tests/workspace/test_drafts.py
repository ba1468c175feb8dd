"""What was typed and not recorded, on the disk."""

import errno
import os
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okrtui.okr.drafts import NOTHING, Draft
from okrtui.okr.errors import StorageError
from okrtui.workspace.drafts import Drafts

from ..store.disks import Disk

SPACE = "space"
AT = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DRAFTS = st.builds(
    Draft,
    value=TEXT,
    confidence=st.none() | st.integers(0, 10),
    note=TEXT,
    steps=st.none() | st.lists(TEXT, max_size=3).map(tuple),
    forecast=st.sampled_from([None, "will", "will_not"]),
    at=st.none() | st.just(AT),
)


def opened(directory: Path) -> Drafts:
    (directory / SPACE).mkdir(exist_ok=True)
    return Drafts(lambda space: directory / space)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draft=DRAFTS)
def test_a_draft_comes_back_as_it_was_typed(tmp_path: Path, draft: Draft) -> None:
    drafts = opened(tmp_path)
    drafts.keep(SPACE, "kr", draft)
    drafts.write()
    assert opened(tmp_path).of(SPACE, "kr") == draft


def test_a_draft_that_is_forgotten_is_gone_from_the_disk(tmp_path: Path) -> None:
    drafts = opened(tmp_path)
    drafts.keep(SPACE, "kr", Draft("17"))
    drafts.write()
    drafts.keep(SPACE, "kr", None)
    assert not drafts.is_written
    drafts.write()
    assert drafts.is_written
    assert opened(tmp_path).of(SPACE, "kr") is None


def test_two_windows_do_not_take_each_others_drafts(tmp_path: Path) -> None:
    one, other = opened(tmp_path), opened(tmp_path)
    assert one.of(SPACE, "a") is other.of(SPACE, "b") is None
    one.keep(SPACE, "a", Draft("1"))
    one.write()
    other.keep(SPACE, "b", Draft("2"))
    other.write()
    found = opened(tmp_path)
    assert (found.of(SPACE, "a"), found.of(SPACE, "b")) == (Draft("1"), Draft("2"))


def test_a_full_disk_is_said_and_nothing_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts, disk = opened(tmp_path), Disk(monkeypatch)
    drafts.keep(SPACE, "kr", Draft("17"))
    disk.refuse(errno.ENOSPC)
    with pytest.raises(StorageError, match="the disk is full"):
        drafts.write()
    assert drafts.of(SPACE, "kr") == Draft("17")
    disk.mend()
    drafts.write()
    assert opened(tmp_path).of(SPACE, "kr") == Draft("17")


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"kr": {"value": 1}}', b"\xff", b'{"kr": {"confidence": "7"}}']
)
def test_damaged_drafts_are_set_aside_and_said_once(tmp_path: Path, data: bytes) -> None:
    drafts = opened(tmp_path)
    (tmp_path / SPACE / "drafts.json").write_bytes(data)
    assert drafts.of(SPACE, "kr") is None
    (told,) = drafts.told()
    assert "set aside" in told
    assert drafts.told() == []
    assert (tmp_path / SPACE / "drafts.damaged.json").read_bytes() == data
    drafts.keep(SPACE, "kr", Draft("17"))
    drafts.write()
    assert opened(tmp_path).of(SPACE, "kr") == Draft("17")


def test_drafts_are_private_to_this_user(tmp_path: Path) -> None:
    drafts = opened(tmp_path)
    drafts.keep(SPACE, "kr", Draft("17"))
    drafts.write()
    assert (tmp_path / SPACE / "drafts.json").stat().st_mode & 0o077 == 0


def test_the_same_typed_at_another_time_says_the_same() -> None:
    assert Draft("17", at=AT).says_as(Draft("17"))
    assert not Draft("17").says_as(Draft("18"))
    assert not Draft("17").says_as(None)
    assert Draft(at=AT).is_empty
    assert not Draft(confidence=0).is_empty
    assert NOTHING.is_empty


def test_what_a_slow_disk_refuses_one_thread_another_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts, begun, may_fail, write = opened(tmp_path), Event(), Event(), os.write

    def slow(descriptor: int, data: bytes) -> int:
        if begun.is_set():
            return write(descriptor, data)
        begun.set()
        may_fail.wait(10)
        raise OSError(errno.EIO, "")

    def in_the_background() -> None:
        with pytest.raises(StorageError):
            drafts.write()

    monkeypatch.setattr(os, "write", slow)
    drafts.keep(SPACE, "kr", Draft("17"))
    first, last = Thread(target=in_the_background), Thread(target=drafts.write)
    first.start()
    begun.wait(10)
    last.start()
    last.join(0.1)
    may_fail.set()
    first.join()
    last.join()
    assert drafts.unwritten() == []
    assert opened(tmp_path).of(SPACE, "kr") == Draft("17")
