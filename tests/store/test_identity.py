import errno
import os
from pathlib import Path

import pytest
from nacl.signing import VerifyKey

from okrtui.replica.commits import rid_of
from okrtui.replica.operations import space_id
from okrtui.store.faults import StoreFault
from okrtui.store.identity import Identity
from tests.store.disks import Disk, ended


def test_a_new_identity_has_a_key_that_only_its_owner_may_read_and_a_space_that_proves_its_maker(
    tmp_path: Path,
) -> None:
    identity = Identity.create(tmp_path, private=True)
    known = identity.remembered
    assert known.space == space_id(identity.rid, known.nonce)
    assert identity.rid == rid_of(identity.public_key)
    for name in ("key", "identity.json"):
        assert (identity.directory / name).stat().st_mode & 0o777 == 0o600
    assert identity.directory.stat().st_mode & 0o777 == 0o700


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    identity = Identity.create(tmp_path, private=False)
    identity.remembered.me, identity.remembered.number = "me", 12
    identity.save()
    again = Identity.load(identity.directory)
    assert again.remembered == identity.remembered
    assert again.public_key == identity.public_key
    VerifyKey(identity.public_key).verify(b"message", again.sign(b"message"))


def test_a_new_replica_is_taken_with_a_key_of_its_own_and_the_old_ones_are_kept(tmp_path: Path) -> None:
    identity = Identity.create(tmp_path, private=True)
    old, old_key = identity.rid, identity.public_key
    identity.remembered.number = 5
    identity.renew()
    again = Identity.load(identity.directory)
    assert again.rid == identity.rid != old
    assert again.remembered.own == [old, identity.rid]
    assert again.remembered.number == 0
    assert again.key_of(old) == old_key
    assert again.key_of(identity.rid) == identity.public_key
    assert again.key_of("x" * 26) is None
    assert (identity.directory / "key").stat().st_mode & 0o777 == 0o600


def test_a_crash_between_the_new_key_and_the_new_name_leaves_the_old_ones_in_use(tmp_path: Path) -> None:
    identity = Identity.create(tmp_path, private=True)
    before = (identity.directory / "identity.json").read_bytes()
    old_key = identity.public_key
    identity.renew()
    (identity.directory / "identity.json").write_bytes(before)
    again = Identity.load(identity.directory)
    VerifyKey(old_key).verify(b"message", again.sign(b"message"))
    assert again.rid == rid_of(again.public_key)


def test_a_seed_gives_the_same_keys_and_space_every_time(tmp_path: Path) -> None:
    one, other, third = (
        Identity.create(tmp_path / name, seed, private=True)
        for name, seed in (("1", "x"), ("2", "x"), ("3", "y"))
    )
    assert one.remembered.space == other.remembered.space != third.remembered.space
    one.renew()
    other.renew()
    assert one.rid == other.rid
    assert one.remembered.own[0] != one.rid


def test_an_identity_that_never_came_to_be_leaves_nothing(tmp_path: Path) -> None:
    Identity.create(tmp_path, private=True).forget()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"space":1}', b'{"space":"\xff"}'])
def test_a_damaged_identity_is_told(tmp_path: Path, content: bytes) -> None:
    identity = Identity.create(tmp_path, private=True)
    (identity.directory / "identity.json").write_bytes(content)
    with pytest.raises(StoreFault, match="this installation's identity is damaged"):
        Identity.load(identity.directory)


def test_a_missing_identity_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreFault, match="this installation's identity cannot be read: No such file"):
        Identity.load(tmp_path)


@pytest.mark.parametrize("content", [b"", b"AAAA\n"])
def test_a_key_that_is_gone_is_told_when_it_is_needed(tmp_path: Path, content: bytes) -> None:
    identity = Identity.create(tmp_path, private=True)
    (identity.directory / "key").write_bytes(content)
    with pytest.raises(StoreFault, match=r"this installation's key is (gone|damaged)"):
        Identity.load(identity.directory).sign(b"message")
    (identity.directory / "key").unlink()
    with pytest.raises(StoreFault, match="this installation's key is gone"):
        Identity.load(identity.directory).sign(b"message")


def test_a_key_that_the_disk_does_not_give_out_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = Identity.load(Identity.create(tmp_path, private=True).directory)

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "x")

    monkeypatch.setattr(Path, "read_text", fail)
    with pytest.raises(StoreFault, match=r"a file could not be read: the disk reports an error \(.*/key\)"):
        identity.sign(b"message")


@pytest.mark.parametrize("kept", [0, 50], ids=["the key", "the name of it"])
def test_a_new_replica_that_cannot_be_kept_leaves_the_old_one_in_use(
    tmp_path: Path, disk: Disk, kept: int
) -> None:
    """Nothing may ever be signed with a key that only this process knows."""
    identity = Identity.create(tmp_path, private=True)
    identity.note(5)
    old, key = identity.rid, identity.public_key
    disk.refuse(errno.ENOSPC, kept and (identity.directory / "key").stat().st_size * 2 + kept)
    with pytest.raises(StoreFault, match="the disk is full"):
        identity.renew()
    disk.mend()
    assert (identity.rid, identity.public_key) == (old, key)
    assert (identity.remembered.own, identity.remembered.number) == ([old], 5)
    identity.renew()
    again = Identity.load(identity.directory)
    assert again.rid == identity.rid != old
    assert again.public_key == identity.public_key
    assert again.key_of(old) == key


def test_logs_without_their_state_get_a_new_identity(tmp_path: Path) -> None:
    made = Identity.create(tmp_path / "there", private=True)
    adopted = Identity.adopt(tmp_path / "here", made.remembered.space)
    assert adopted.remembered.space == made.remembered.space
    assert adopted.rid != made.rid
    assert Identity.load(adopted.directory).public_key == adopted.public_key


def test_what_another_process_noted_is_taken_over(tmp_path: Path) -> None:
    ours = Identity.create(tmp_path, private=True)
    theirs = Identity.load(ours.directory)
    theirs.note(7)
    ours.reload()
    assert ours.remembered.number == 7
    theirs.remembered.me = "me"
    theirs.save()
    ours.reload()
    assert ours.remembered == theirs.remembered
    theirs.renew()
    ours.reload()
    assert (ours.rid, ours.public_key) == (theirs.rid, theirs.public_key)


def test_a_key_that_a_killed_process_was_writing_goes_with_the_next_replica(tmp_path: Path) -> None:
    identity = Identity.create(tmp_path, private=True)
    left, kept = (identity.directory / f".key.{process}.new" for process in (ended(), os.getppid()))
    for path in (left, kept):
        path.write_bytes(b"secret")
    identity.renew()
    assert not left.exists()
    assert kept.exists()


def test_an_identity_that_never_came_to_be_leaves_nothing_of_a_killed_process_either(tmp_path: Path) -> None:
    identity = Identity.create(tmp_path, private=True)
    (identity.directory / f".number.{ended()}.new").touch()
    identity.forget()
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_forgotten_stays_without_a_word(tmp_path: Path) -> None:
    identity = Identity.create(tmp_path, private=True)
    (identity.directory / "a person's note").touch()
    identity.forget()
    assert [path.name for path in identity.directory.iterdir()] == ["a person's note"]
