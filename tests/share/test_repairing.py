import msgspec

from okrtui.replica.commits import header_line
from okrtui.share.coverage import Chains
from okrtui.share.holes import Hole, holes, is_forked
from okrtui.share.publish import Published, publish
from okrtui.share.repair import missing, repair
from okrtui.share.share import Log, opened
from okrtui.share.slices import slice_of
from tests.share.machines import SPACE, Machine


def lost(machine: Machine, rid: str) -> int:
    with opened(machine.share, SPACE) as share:
        return missing(share, [machine.logs[rid]]).get(rid, 0)


def test_what_the_share_lost_of_anybody_is_put_back_by_who_holds_it(ann: Machine, bob: Machine) -> None:
    for _ in range(3):
        ann.commit()
        ann.publish()
    bob.collect()
    for name in (ann.files[0], ann.files[2]):
        (ann.folder / name).unlink()
    assert lost(bob, ann.rid) == 2
    repaired = bob.repair()
    assert (repaired.written, repaired.operations, repaired.replicas) == (2, 2, (ann.rid,))
    assert lost(bob, ann.rid) == 0
    assert bob.repair().written == 0
    eve = Machine("eve", ann.share)
    eve.collect()
    assert eve.holds() == ann.holds()


def test_a_folder_that_is_gone_is_made_again(ann: Machine, bob: Machine) -> None:
    ann.commit()
    ann.publish()
    bob.collect()
    for name in ann.files:
        (ann.folder / name).unlink()
    ann.folder.rmdir()
    assert lost(bob, ann.rid) == 1
    assert bob.repair().operations == 1
    assert ann.publish().written == 0


def test_nothing_is_taken_away_and_what_others_added_is_left(ann: Machine, bob: Machine) -> None:
    ann.commit()
    ann.publish()
    bob.collect()
    torn = ann.place(ann.slice(ann.commit()).name.text, b"torn")
    foreign = ann.place("README.txt", b"hello")
    before = ann.files
    assert bob.repair().written == 0
    assert ann.files == before
    assert (torn.read_bytes(), foreign.read_bytes()) == (b"torn", b"hello")


def test_bit_rot_that_keeps_the_size_is_found_by_reading(ann: Machine, bob: Machine) -> None:
    slice_ = ann.slice(ann.commit())
    ann.publish()
    bob.collect()
    rotten = bytearray(slice_.data)
    rotten[-20] ^= 4
    path = ann.place(slice_.name.text, bytes(rotten))
    assert ann.publish().written == 0
    assert lost(ann, ann.rid) == 1
    assert bob.repair().written == 1
    assert path.read_bytes() == slice_.data


def test_commits_in_a_file_that_holds_more_are_not_lost(ann: Machine, bob: Machine) -> None:
    """One commit of the file was refused: the others can still be read there."""
    good, bad, after = ann.commit(), ann.commit(), ann.commit()
    forged = msgspec.structs.replace(bad, data=bad.data.replace(b"edited", b"forged"))
    slice_ = ann.slice(good, forged, after)
    ann.place(slice_.name.text, slice_.data)
    bob.collect()
    assert lost(bob, ann.rid) == 0
    assert ann.repair().operations == 1


def test_a_stripped_signature_does_not_stand_in_for_a_good_one(ann: Machine, bob: Machine) -> None:
    commit = ann.commit()
    lines = commit.data.split(b"\n")
    stripped = msgspec.structs.replace(commit, data=b"\n".join([*lines[:-2], b'{"sig":""}', b""]))
    slice_ = ann.slice(stripped)
    ann.place(slice_.name.text, slice_.data)
    bob.collect()
    assert bob.holds() == set()
    assert lost(ann, ann.rid) == 1
    ann.repair()
    bob.collect()
    assert bob.holds() == ann.holds()


def test_a_file_with_another_header_line_holds_the_same_commits(ann: Machine, bob: Machine) -> None:
    """`fmt` says what the writer speaks; what it wrote is the same."""
    header = header_line(SPACE, ann.replica.public_key).replace(b'"fmt":1', b'"fmt":2')
    slice_ = slice_of(header, [ann.commit()])
    ann.place(slice_.name.text, slice_.data)
    bob.collect()
    assert bob.logs[ann.rid].header == ann.replica.header
    assert bob.repair().written == 0


def test_both_branches_of_a_fork_are_published_collected_and_repaired(ann: Machine, bob: Machine) -> None:
    ann.commit("before")
    clone = Machine("ann", ann.share)
    clone.commit("before")
    for machine in (ann, clone):
        machine.commit("after" if machine is ann else "otherwise")
        machine.commit("later")
        machine.publish()
    bob.collect()
    assert bob.holds() == ann.holds() | clone.holds()
    assert len(bob.holds()) == 5
    assert is_forked(bob.logs[ann.rid].commits)
    ann.collect()
    assert ann.holds() == bob.holds()
    assert ann.publish().written == 0
    for name in ann.files:
        (ann.folder / name).unlink()
    bob.repair()
    eve = Machine("eve", ann.share)
    eve.collect()
    assert eve.holds() == bob.holds()
    assert ann.publish().written == 0


def test_files_that_cannot_be_read_hold_nothing(ann: Machine, bob: Machine) -> None:
    slice_ = ann.slice(ann.commit())
    ann.publish()
    bob.collect()
    (ann.folder / slice_.name.text).unlink()
    (ann.folder / f"{slice_.name.stem} (1).okl").mkdir()
    ann.place(f"{slice_.name.stem} (2).okl", b"torn")
    assert lost(bob, ann.rid) == 1
    assert bob.repair().written == 1
    assert lost(bob, ann.rid) == 0


def test_a_whole_duplicate_holds_what_its_original_held(ann: Machine, bob: Machine) -> None:
    slice_ = ann.slice(ann.commit())
    ann.publish()
    bob.collect()
    (ann.folder / slice_.name.text).rename(ann.folder / f"{slice_.name.stem} (1).okl")
    assert lost(bob, ann.rid) == 0


def test_numbers_that_do_not_go_up_are_no_way_to_walk_back(ann: Machine, bob: Machine) -> None:
    """Else a log of a hundred thousand commits with one number would cost the square of it."""
    commits = [ann.commit()]
    for _ in range(2):
        ann.replica.number = 1
        commits.append(ann.commit())
    slice_ = ann.slice(*commits)
    assert Chains(ann.logs[ann.rid]).promised(slice_.name) is None
    ann.place(slice_.name.text, slice_.data)
    bob.collect()
    assert bob.holds() == ann.holds()
    assert bob.repair().written == 0


def test_a_log_without_commits_has_nothing_to_publish_or_repair(ann: Machine) -> None:
    with opened(ann.share, SPACE) as share:
        empty = Log(ann.rid, ann.replica.header, [])
        assert publish(share, [empty], 0.0) == Published()
        assert repair(share, [empty]).written == 0
    assert not ann.folder.exists()


def test_holes_are_the_numbers_that_later_commits_come_after(ann: Machine, bob: Machine) -> None:
    commits = [ann.commit() for _ in range(6)]
    own = bob.commit()
    assert holes([commits[4], own, commits[1], commits[5]]) == sorted(
        [Hole(ann.rid, 1, 1), Hole(ann.rid, 3, 4)], key=lambda hole: hole.a
    )
    assert [hole.size for hole in holes([commits[5]])] == [5]
    assert holes([*commits, own, commits[0]]) == []


def test_one_chain_is_no_fork(ann: Machine) -> None:
    commits = [ann.commit() for _ in range(4)]
    assert not is_forked([*reversed(commits), commits[0]])
