import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.replica.canonical import MAX_INTEGER, NotCanonicalError, canonical
from okrtui.replica.commits import (
    FORMAT,
    BadCommitError,
    Commit,
    DamagedError,
    Opening,
    read_commits,
    read_header,
    seal,
    verify,
)
from okrtui.replica.operations import New, Operation, Set, Unknown, fresh_id, natural_id, natural_key
from tests.replica.signers import SPACE, Replica
from tests.replica.values import OPERATIONS

GOLDEN = Path(__file__).parent / "golden" / "format-1.okl"


def key_of(replica: Replica) -> str:
    return b64encode(replica.public_key).decode()


def read(data: bytes, replica: Replica) -> list[Commit]:
    return list(read_commits(data, len(replica.header), SPACE, replica.rid))


def golden_commits(replica: Replica) -> list[Commit]:
    """One of everything that format 1 can say."""
    objective = fresh_id(replica.rid, "0123456789abcdef")
    cycle = natural_id(SPACE, "cycle", "2026-Q4")
    first = replica.commit(
        New(
            cycle,
            "cycle",
            {"name": "2026-Q4", "span": {"end": "2026-12-31", "start": "2026-10-01"}},
            1,
            key=natural_key("2026-Q4"),
        ),
        New(
            objective,
            "objective",
            {"title": "Släpp “tråkiga” releaser 下周五 😀\n\x1f\u2028", "cycle": cycle},
            2,
            n="0123456789abcdef",
        ),
        did="added the objective",
    )
    second = replica.commit(
        Set(objective, "title", "Make releases boring", ((replica.rid, 2, first.cid[:16]),), 1763759016123),
        did="edited",
    )
    third = replica.commit(
        Set(objective, "_del", {"seen": {replica.rid: 3}}, (), 1763759016124),
        Set(objective, "weight", None, (), MAX_INTEGER - 1),
        step=("k" * 26, 1, 2),
        undoes=second.cid,
        did="undid: edited",
    )
    return [first, second, third]  # fmt: skip


def test_format_1_is_written_and_read_as_in_its_golden_file() -> None:
    replica = Replica("golden")
    commits = golden_commits(replica)
    written = replica.log(commits)
    assert written == GOLDEN.read_bytes()
    assert read(written, replica) == commits
    for commit in commits:
        verify(commit, SPACE, key_of(replica))


def test_a_commit_is_signed_and_named_over_space_replica_and_lines_as_the_protocol_says() -> None:
    ann = Replica("ann")
    commit = ann.commit(Set("e", "f", 1, (), 1))
    lines = commit.data.split(b"\n")
    message = f"okrtui-commit-1\n{SPACE}\n{ann.rid}\n".encode() + b"".join(
        line + b"\n" for line in lines[:-2]
    )
    assert commit.cid == sha256(message).hexdigest()[:32]
    assert lines[-2] == canonical({"sig": b64encode(ann.sign(message)).decode()})


@given(st.lists(st.lists(OPERATIONS, min_size=1, max_size=3), max_size=4))
def test_every_operation_comes_back_from_a_log_as_it_was(steps: list[list[Operation]]) -> None:
    ann = Replica("ann")
    commits = [ann.commit(*operations) for operations in steps]
    assert read(ann.log(commits), ann) == commits
    for commit in commits:
        verify(commit, SPACE, key_of(ann))


@pytest.mark.parametrize("value", [1.5, MAX_INTEGER, {"a": [0.1]}, "\ud800"])
def test_nothing_is_signed_that_no_reader_would_take(value: object) -> None:
    with pytest.raises((NotCanonicalError, UnicodeError)):
        Replica("ann").commit(Set("e", "f", value, (), 1))


def some_log() -> tuple[Replica, list[Commit], bytes]:
    ann = Replica("ann")
    commits = [
        ann.commit(New("e", "objective", {"title": "one"}, 1), Set("e", "why", "because", (), 2)),
        ann.commit(Set("e", "title", "two", ((ann.rid, 1, "0" * 16),), 3)),
        ann.commit(Set("e", "title", None, (), 4)),
    ]
    return ann, commits, ann.log(commits)


def test_a_log_cut_at_any_byte_gives_the_commits_before_the_cut_and_no_exception() -> None:
    ann, commits, data = some_log()
    ends = [len(ann.log(commits[:n])) for n in range(len(commits) + 1)]
    for cut in range(len(ann.header), len(data) + 1):
        whole = sum(end <= cut for end in ends) - 1
        assert read(data[:cut], ann) == commits[:whole]


def test_no_flipped_bit_makes_a_commit_that_verifies_and_says_something_else() -> None:
    ann, commits, data = some_log()
    for place in range(len(ann.header) * 8, len(data) * 8):
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        for commit in taken(bytes(flipped), ann):
            assert commit in commits


def taken(data: bytes, replica: Replica) -> list[Commit]:
    """The commits that are read and verify, up to the first damage."""
    found = []
    try:
        for commit in read(data, replica):
            try:
                verify(commit, SPACE, key_of(replica))
            except BadCommitError:
                continue
            found.append(commit)
    except DamagedError:
        pass
    return found


def test_no_flipped_bit_before_the_last_commit_passes_for_a_torn_tail() -> None:
    """What is taken for a torn tail is cut off, so later commits would be lost."""
    ann, commits, data = some_log()
    last_begins = len(ann.log(commits[:-1]))
    for place in range(len(ann.header) * 8, last_begins * 8):
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        try:
            found = read(bytes(flipped), ann)
        except DamagedError as damage:
            assert damage.offset < last_begins  # noqa: PT017 - most flips raise, some change only a value
            continue
        assert len(found) == len(commits)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"a":1,', b'"a":0,'),
        (b'"b":2,', b'"b":0,'),
        (b'"b":2,', b'"b":3,'),
        (b'"b":2,', b'"b":1,'),
        (b'"b":2,', b'"b":1000002,'),
        (b'"b":2,', b'"b":99999999999999999999999,'),
        (b'{"sig"', b'{"sib"'),
        (b'"prev":null', b'"prev":{}'),
        (b'{"a":1', b'\xff"a":1'),
        (b'"k":"new"', b'"k":[]'),
        (b'"t":1,', b'"t":"x",'),
    ],
)
def test_lines_that_are_no_commit_are_damage_and_say_where(old: bytes, new: bytes) -> None:
    ann, _, data = some_log()
    assert old in data
    with pytest.raises(DamagedError) as raised:
        read(data.replace(old, new, 1), ann)
    assert raised.value.offset == len(ann.header)
    assert f"damaged at byte {len(ann.header)}" in str(raised.value)


def test_an_operation_of_a_newer_version_is_kept_and_not_understood() -> None:
    ann, commits, data = some_log()
    newer = data.replace(b'"k":"set"', b'"k":"cut"', 1)
    read_again = read(newer, ann)
    assert read_again[0].operations[1] == Unknown("cut", 2)
    assert b"".join(commit.data for commit in read_again) == newer[len(ann.header) :]
    assert read_again[1:] == commits[1:]


@pytest.mark.parametrize(
    ("old", "new"), [(b'"two"', b'"owt"'), (b'"app":', b'"app": '), (b'"sig":"', b'"sig":"AAAA')]
)
def test_a_changed_commit_is_refused(old: bytes, new: bytes) -> None:
    ann, _, data = some_log()
    changed = read(data.replace(old, new, 1) if old != b'"two"' else data.replace(old, new), ann)
    bad = [commit for commit in changed if not verifies(commit, ann)]
    assert len(bad) == 1


def verifies(commit: Commit, replica: Replica, space: str = SPACE) -> bool:
    try:
        verify(commit, space, key_of(replica))
    except BadCommitError:
        return False
    return True


def test_a_commit_of_another_key_or_space_or_in_another_s_name_is_refused() -> None:
    ann, bob = Replica("ann"), Replica("bob")
    commit = ann.commit(Set("e", "f", 1, (), 1))
    assert verifies(commit, ann)
    assert not verifies(commit, bob)
    assert not verifies(commit, ann, space="t" * 26)
    assert not verifies(msgspec.structs.replace(commit, rid=bob.rid), bob)
    assert not verifies(msgspec.structs.replace(commit, rid=bob.rid), ann)


def resigned(commit: Commit, signature: bytes) -> Commit:
    body = commit.data[: commit.data.rindex(b'{"sig"')]
    return msgspec.structs.replace(commit, data=body + signature + b"\n")


@pytest.mark.parametrize(
    "signature",
    [
        b'{"sig":""}',
        b'{"sig":"AAAA"}',
        b'{"sig":"' + b64encode(bytes(64)) + b'"}',
        b'{"sig":"' + b"!" * 88 + b'"}',
        b'{"sig":null}',
        b"{}",
    ],
)
def test_a_missing_or_wrong_signature_is_refused(signature: bytes) -> None:
    ann = Replica("ann")
    assert not verifies(resigned(ann.commit(Set("e", "f", 1, (), 1)), signature), ann)


def test_a_signature_has_one_spelling() -> None:
    """The last digit of 64 bytes in Base64 has four bits that say nothing."""
    ann = Replica("ann")
    commit = ann.commit(Set("e", "f", 1, (), 1))
    digit = commit.data[-6:-5]
    digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    sibling = digits[digits.index(digit) ^ 1 : (digits.index(digit) ^ 1) + 1]
    other = commit.data[:-6] + sibling + commit.data[-5:]
    assert other != commit.data
    assert not verifies(msgspec.structs.replace(commit, data=other), ann)


def test_lines_end_in_one_way() -> None:
    ann = Replica("ann")
    opening = Opening(1, 1, "okrtui/0", "2026-11-21T21:03:36Z", "p", "did", None)
    honest = seal(opening, [Set("e", "f", 1, (), 1)], SPACE, ann)
    body = honest.data[: honest.data.rindex(b'{"sig"')].replace(b"\n", b"\r\n")
    message = f"okrtui-commit-1\n{SPACE}\n{ann.rid}\n".encode() + body
    line = canonical({"sig": b64encode(ann.sign(message)).decode()}) + b"\n"
    crlf = msgspec.structs.replace(honest, data=body + line)
    assert not verifies(crlf, ann)


def test_a_header_says_whose_log_it_is_and_what_a_reader_needs() -> None:
    ann = Replica("ann")
    header = read_header(ann.header[:-1], SPACE, ann.rid)
    assert (header.space, header.rid, header.key, header.min) == (SPACE, ann.rid, key_of(ann), FORMAT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb'"okrtui":"log"', b'"okrtui":"space"'),
        (rb'"key":"...', b'"key":"AAA'),
        (rb'"key":"[^"]*"', b'"key":"?"'),
        (rb'"rid":"..', b'"rid":"22'),
        (rb'"space":"s', b'"space":"t'),
        (rb'"fmt":1', b'"fmt":1.0'),
        (rb'"fmt":1', b'"fmt": 1'),
        (rb'="', b'A="'),
        (rb"^.", b"\xff"),
        (rb"$", b"\r"),
    ],
)
def test_the_header_of_another_log_or_none_at_all_is_refused(old: bytes, new: bytes) -> None:
    ann = Replica("ann")
    line = re.sub(old, new, ann.header[:-1], count=1)
    assert line != ann.header[:-1]
    with pytest.raises(BadCommitError):
        read_header(line, SPACE, ann.rid)


@pytest.mark.parametrize("read_as", [("t" * 26, "ann"), (SPACE, "bob")])
def test_a_header_read_for_another_space_or_replica_is_refused(read_as: tuple[str, str]) -> None:
    space, name = read_as
    with pytest.raises(BadCommitError):
        read_header(Replica("ann").header[:-1], space, Replica(name).rid)


@given(st.binary(max_size=200))
def test_reading_any_bytes_ends_in_commits_or_damage(data: bytes) -> None:
    ann, _, log = some_log()
    try:
        read(log + data, ann)
    except DamagedError as damage:
        assert damage.offset >= len(log)  # noqa: PT017
