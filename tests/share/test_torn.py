"""Torn files and flipped bits: not accepted, and the others live."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.replica.commits import BadCommitError, Commit
from okrtui.share.slices import NewerError, contents, hash_of, slice_of, whole
from tests.share.machines import SPACE, Machine


def test_a_file_cut_at_any_byte_is_not_accepted_and_the_others_live(ann: Machine, bob: Machine) -> None:
    good, cut = ann.slice(ann.commit()), ann.slice(ann.commit())
    ann.place(good.name.text, good.data)
    for size in range(len(cut.data)):
        ann.place(cut.name.text, cut.data[:size])
        bob.seen.forget(ann.rid)
        bob.collect()
        assert bob.holds() == {good.commits[0].cid}, size
        assert len(bob.verdicts) == 1, size


def test_a_file_with_any_bit_flipped_is_not_accepted(ann: Machine) -> None:
    slice_ = ann.slice(ann.commit())
    for place in range(len(slice_.data) * 8):
        flipped = bytearray(slice_.data)
        flipped[place // 8] ^= 1 << place % 8
        assert whole(bytes(flipped), slice_.name) is None, place


def test_a_commit_cut_at_any_byte_leaves_those_before_it_though_the_hash_fits(ann: Machine) -> None:
    good, cut = ann.commit(), ann.commit()
    whole_size = len(ann.replica.header) + len(good.data)
    data = ann.replica.log([good, cut])
    for size in range(whole_size + 1, len(data)):
        found = contents(data[:size], SPACE, ann.rid, _has_none)
        assert [commit.cid for commit in found.commits] == [good.cid], size
        assert len(found.refused) == 1, size


def test_no_flipped_bit_changes_what_is_accepted_though_the_hash_fits(ann: Machine) -> None:
    """An enemy names the file after its hash; the signature still tells."""
    commit = ann.commit()
    data = ann.replica.log([commit])
    for place in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        try:
            found = contents(bytes(flipped), SPACE, ann.rid, _has_none)
        except (BadCommitError, NewerError):
            continue
        is_in_header = place // 8 < len(ann.replica.header)
        assert found.commits == ([commit] if is_in_header else []), place
        assert len(found.refused) == (not is_in_header), place
        assert found.header == ann.replica.header


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_refused_or_read(data: bytes) -> None:
    ann = Machine.without_share("ann")
    for content in (data, ann.replica.header + data, ann.replica.header + ann.commit().data + data):
        try:
            found = contents(content, SPACE, ann.rid, _has_none)
        except BadCommitError:
            continue
        assert bool(found.refused) == (len(ann.replica.log(found.commits)) < len(content))


PIECES = {
    "one": b'{"a":1,"app":"x","at":"y","b":1,"by":"p","did":"d","prev":null}\n',
    "deep": b'{"k":' + b"[" * 100_000 + b"\n",
    "many": b'{"a":1,"app":"x","at":"y","b":1000000,"by":"p","did":"d","prev":null}\n',
    "odd numbers": b'{"a":1e3,"b":NaN}\n',
    "set": b'{"e":"x","f":"y","k":"set","o":[],"t":1,"v":null}\n',
    "later": b'{"k":"later","t":1}\n',
    "no signature": b'{"sig":""}\n',
    "short signature": b'{"sig":"AAAA"}\n',
    "surrogate": b'{"k":"\\ud800","t":9223372036854775808}\n',
    "empty line": b"\n",
    "no text": b"\xff\xfe\n",
    "no end": b"{}",
}


@given(st.lists(st.sampled_from(sorted(PIECES)), max_size=8))
def test_lines_in_any_order_are_refused_or_read(pieces: list[str]) -> None:
    ann = Machine.without_share("ann")
    good = ann.commit()
    found = contents(
        ann.replica.log([good]) + b"".join(PIECES[piece] for piece in pieces), SPACE, ann.rid, _has_none
    )
    assert found.commits == [good]
    assert bool(found.refused) == bool(pieces)


@given(st.binary())
def test_bytes_fit_the_name_they_are_given_also_with_other_line_ends(data: bytes) -> None:
    ann = Machine.without_share("ann")
    slice_ = slice_of(ann.replica.header + data.replace(b"\r\n", b"\n"), [ann.commit()])
    assert whole(slice_.data, slice_.name) == slice_.data
    changed = slice_.data.replace(b"\n", b"\r\n")
    assert whole(changed, slice_.name) == (slice_.data if b"\r\n" not in slice_.data else None)
    assert slice_.name.hash == hash_of(slice_.data)


def _has_none(_: Commit) -> bool:
    return False


@pytest.mark.parametrize("size", [0, 5, 60])
def test_a_torn_file_is_repaired_by_whoever_holds_its_commits(ann: Machine, bob: Machine, size: int) -> None:
    ann.commit()
    ann.publish()
    bob.collect()
    (name,) = ann.files
    data = (ann.folder / name).read_bytes()
    ann.place(name, data[:size])
    repaired = bob.repair()
    assert (repaired.written, repaired.operations, repaired.replicas) == (1, 1, (ann.rid,))
    assert ann.files == [name]
    assert (ann.folder / name).read_bytes() == data
