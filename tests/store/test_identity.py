from pathlib import Path

import pytest
from nacl.signing import VerifyKey

from okrtui.replica.commits import rid_of
from okrtui.store.faults import StoreFault
from okrtui.store.identity import Identity, space_id


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
