"""What a newer version wrote is kept as it came, put back where the share lost it, and read once it is understood."""

import shutil
from pathlib import Path

import pytest

from okrtui.replica.operations import Unknown
from okrtui.share import slices
from okrtui.share.arrivals import Limits
from okrtui.share.names import SliceName
from okrtui.share.newer import operations_in
from okrtui.share.quarantine import Kind
from okrtui.share.repair import missing, repair
from okrtui.share.share import opened
from okrtui.share.slices import Newer, slice_of
from tests.share.machines import SPACE, Machine

GOLDEN = Path(__file__).with_name("golden") / "format-2"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A share in which Ann writes what version 2 of the format alone can read."""
    shutil.copytree(GOLDEN, share := tmp_path / "share")
    return share


def lacks(machine: Machine, *kept: Newer) -> int:
    with opened(machine.share, SPACE) as share:
        return sum(missing(share, [], kept).values())


def put_back(machine: Machine, *kept: Newer) -> int:
    with opened(machine.share, SPACE) as share:
        return repair(share, [], kept).operations


def merged(ann: Machine, newer: Newer) -> Path:
    """The slice that Ann's newer okrtui makes of this one and what she did next."""
    ann.replica.number = newer.name.b
    data = newer.data + ann.commit("later").data
    return ann.place(SliceName(1, newer.name.b + 1, slices.hash_of(data)).text, data)


def test_it_comes_byte_for_byte_and_nothing_of_it_is_taken_for_a_commit(ann: Machine, bob: Machine) -> None:
    found = bob.collect()
    (name,) = ann.files
    (newer,) = found.newer
    assert (newer.rid, newer.name.text, newer.data) == (ann.rid, name, (ann.folder / name).read_bytes())
    assert found.arrivals == {}
    (verdict,) = bob.verdicts
    assert (verdict.kind, verdict.operations) == (Kind.NEWER, 3)
    assert verdict.is_told(bob.now)


def test_a_version_that_understands_it_reads_it_from_the_same_file(
    ann: Machine, bob: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    bob.collect()
    monkeypatch.setattr(slices, "FORMAT", 2)
    bob.seen.refused.clear()
    found = bob.collect()
    first, second = found.arrivals[ann.rid].commits
    assert (len(first.operations), second.operations) == (2, (Unknown("cut", 3),))
    assert (found.newer, bob.verdicts) == ([], [])


def test_a_share_that_lost_it_gets_it_back_from_who_kept_it(ann: Machine, bob: Machine) -> None:
    (newer,) = bob.collect().newer
    assert lacks(bob, newer) == 0
    (ann.folder / newer.name.text).unlink()
    assert lacks(bob, newer) == 3
    assert put_back(bob, newer) == 3
    assert (ann.folder / newer.name.text).read_bytes() == newer.data
    assert put_back(bob, newer) == 0
    shutil.rmtree(ann.folder)
    assert lacks(bob, newer) == 3
    assert put_back(bob, newer) == 3
    assert lacks(bob, newer) == 0


def test_what_is_torn_there_is_lost_and_written_again(ann: Machine, bob: Machine) -> None:
    (newer,) = bob.collect().newer
    path = ann.place(newer.name.text, newer.data[:-9])
    assert lacks(bob, newer) == 3
    put_back(bob, newer)
    assert path.read_bytes() == newer.data


def test_a_folder_or_a_file_without_a_slice_s_name_in_its_place_holds_nothing(
    ann: Machine, bob: Machine
) -> None:
    (newer,) = bob.collect().newer
    (ann.folder / newer.name.text).rename(ann.folder / "kept.okl")
    (ann.folder / newer.name.text).mkdir()
    assert lacks(bob, newer) == 3


def test_what_its_owner_merged_is_not_put_back(ann: Machine, bob: Machine) -> None:
    (newer,) = bob.collect().newer
    larger = merged(ann, newer)
    (ann.folder / newer.name.text).unlink()
    assert lacks(bob, newer) == 0
    larger.write_bytes(larger.read_bytes()[:-9])
    assert lacks(bob, newer) == 3


def test_a_replica_that_wrote_too_much_of_it_waits_for_a_person(ann: Machine, bob: Machine) -> None:
    header = ann.replica.header.replace(b'"min":1', b'"min":2')
    for _ in range(2):
        newer = slice_of(header, [ann.commit(size=2000)])
        ann.place(newer.name.text, newer.data)
    found = bob.collect(Limits(replica=2500))
    assert len(found.newer) == 2
    assert found.stopped == [
        f"device {ann.rid[:4]}… wrote more than a person can: nothing more is taken from it"
    ]


def test_what_slices_promise_together_is_counted_once() -> None:
    spans = [(1, 3), (2, 3), (3, 6), (9, 9), (1, 3)]
    assert operations_in(SliceName(a, b, "0" * 32) for a, b in spans) == 7
    assert operations_in([]) == 0
