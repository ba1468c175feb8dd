import os
from pathlib import Path

import msgspec
import pytest

from okrtui.share.arrivals import Collected, Limits
from okrtui.share.folders import Folder
from okrtui.share.quarantine import Kind, Seen
from okrtui.share.slices import slice_of
from tests.share.machines import Machine


def only(machine: Machine) -> str:
    """Why the only refused file was refused."""
    (verdict,) = machine.verdicts
    return verdict.why


def test_what_one_publishes_the_other_collects(ann: Machine, bob: Machine) -> None:
    commits = [ann.commit(), ann.commit()]
    ann.publish()
    found = bob.collect()
    assert found.arrivals[ann.rid].commits == commits
    assert found.arrivals[ann.rid].header == ann.replica.header
    assert (found.files, found.stopped, found.fault, bob.verdicts) == (1, [], None, [])


def test_before_anybody_wrote_there_is_nothing_to_collect(bob: Machine) -> None:
    assert bob.collect() == Collected()


def test_what_was_taken_is_not_even_looked_at_again(
    ann: Machine, bob: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann.commit()
    ann.publish()
    bob.collect()
    looked: list[object] = []
    stat = os.stat

    def noted(*args: object, **options: object) -> object:
        looked.append(args)
        return stat(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", noted)
    assert bob.collect().files == 0
    assert looked == []


def test_what_is_remembered_survives_as_json(ann: Machine, bob: Machine) -> None:
    ann.place(ann.slice(ann.commit()).name.text, b"torn")
    ann.commit()
    ann.publish()
    ann.place(ann.slice(ann.commit()).name.text, b"torn")
    bob.collect()
    bob.seen = msgspec.json.decode(msgspec.json.encode(bob.seen), type=Seen)
    assert bob.collect().files == 0
    assert len(bob.verdicts) == 1


def test_what_is_remembered_of_files_that_are_no_more_is_forgotten_once_it_is_most_of_it(
    ann: Machine, bob: Machine
) -> None:
    for _ in range(67):
        slice_ = ann.slice(ann.commit())
        path = ann.place(slice_.name.text, slice_.data)
    bob.collect()
    for other in ann.folder.iterdir():
        if other != path:
            other.unlink()
    bob.collect()
    assert bob.seen.taken == {ann.rid: {path.name[:54]}}
    assert bob.collect().files == 0


def test_nothing_is_skipped_before_it_is_said_to_be_kept(ann: Machine, bob: Machine) -> None:
    """A machine that dies between collecting and keeping collects again."""
    ann.commit()
    ann.publish()
    bob.keep = lambda *_: None  # type: ignore[method-assign]
    assert bob.collect().files == 1
    bob.seen.forget(ann.rid)
    assert bob.collect().files == 1
    assert bob.collect().files == 0


def test_a_duplicate_of_an_engine_is_taken_once(ann: Machine, bob: Machine) -> None:
    ann.commit()
    slice_ = ann.slice(ann.commit())
    ann.publish()
    (name,) = ann.files
    data = (ann.folder / name).read_bytes()
    stem = name.removesuffix(".okl")
    for ending in (" (1).okl", ".sync-conflict-20261121-210336-ABCDEFG.okl"):
        ann.place(stem + ending, data)
    ann.place(slice_.name.stem + " (Bob's conflicted copy).okl", slice_.data)
    found = bob.collect()
    assert found.files == 2
    assert len(found.arrivals[ann.rid].commits) == 2
    assert bob.collect().files == 0


def test_a_whole_duplicate_stands_in_for_a_torn_file(ann: Machine, bob: Machine) -> None:
    slice_ = ann.slice(ann.commit())
    ann.place(slice_.name.text, slice_.data[:50])
    ann.place(slice_.name.stem + " (1).okl", slice_.data)
    bob.collect()
    assert bob.holds() == ann.holds()
    assert bob.verdicts == []


def test_line_ends_that_were_changed_on_the_way_are_changed_back(ann: Machine, bob: Machine) -> None:
    commit = ann.commit()
    slice_ = ann.slice(commit)
    ann.place(slice_.name.text, slice_.data.replace(b"\n", b"\r\n"))
    assert bob.collect().arrivals[ann.rid].commits == [commit]


def test_a_refused_file_is_tried_again_when_it_changes_or_ten_minutes_later(
    ann: Machine, bob: Machine
) -> None:
    slice_ = ann.slice(ann.commit())
    path = ann.place(slice_.name.text, slice_.data[:50])
    assert bob.collect().files == 1
    assert only(bob) == "it is torn or changed: its bytes do not fit its name"
    first = bob.now
    bob.now += 599
    assert bob.collect().files == 0
    bob.now += 1
    assert bob.collect().files == 1
    (verdict,) = bob.verdicts
    assert (verdict.since, verdict.tried) == (first, bob.now)
    path.write_bytes(slice_.data)
    assert bob.collect().files == 1
    assert bob.holds() == ann.holds()
    assert bob.verdicts == []


def test_a_verdict_goes_at_once_when_its_file_became_good_and_others_stay(ann: Machine, bob: Machine) -> None:
    good, bad = ann.slice(ann.commit()), ann.slice(ann.commit())
    for slice_ in (good, bad):
        ann.place(slice_.name.text, slice_.data[:50])
    bob.collect()
    assert len(bob.verdicts) == 2
    ann.place(good.name.text, good.data)
    bob.collect()
    assert [verdict.name for verdict in bob.verdicts] == [bad.name.text]


def test_a_refusal_is_quiet_for_ten_minutes_while_the_file_may_be_on_its_way(
    ann: Machine, bob: Machine
) -> None:
    slice_ = ann.slice(ann.commit())
    ann.place(slice_.name.text, slice_.data[:50])
    bob.collect()
    (verdict,) = bob.verdicts
    assert verdict.kind is Kind.REFUSED
    assert (verdict.is_told(bob.now + 599), verdict.is_told(bob.now + 600)) == (False, True)


def test_a_verdict_goes_with_its_file(ann: Machine, bob: Machine) -> None:
    path = ann.place(ann.slice(ann.commit()).name.text, b"torn")
    bob.collect()
    assert len(bob.verdicts) == 1
    path.unlink()
    bob.collect()
    assert bob.verdicts == []
    ann.place(path.name, b"torn")
    bob.collect()
    path.unlink()
    ann.folder.rmdir()
    bob.collect()
    assert bob.verdicts == []


def test_each_commit_is_accepted_on_its_own(ann: Machine, bob: Machine) -> None:
    good, bad, after = ann.commit(), ann.commit(), ann.commit()
    forged = msgspec.structs.replace(bad, data=bad.data.replace(b"edited", b"forged"))
    slice_ = ann.slice(good, forged, after)
    ann.place(slice_.name.text, slice_.data)
    assert bob.collect().arrivals[ann.rid].commits == [good, after]
    assert only(bob) == "step 2: the signature is missing or wrong"
    bob.now += 600
    assert bob.collect().arrivals == {}


def test_what_a_newer_version_wrote_waits_and_is_said_at_once(ann: Machine, bob: Machine) -> None:
    header = ann.replica.header.replace(b'"min":1', b'"min":99')
    slice_ = ann.slice(ann.commit(), ann.commit())
    newer = slice_of(header, slice_.commits)
    ann.place(newer.name.text, newer.data)
    assert bob.collect().arrivals == {}
    (verdict,) = bob.verdicts
    assert (verdict.kind, verdict.operations) == (Kind.NEWER, 2)
    assert verdict.is_told(bob.now)


def test_own_commits_that_the_local_log_lacks_are_collected_too(ann: Machine) -> None:
    """A restored backup finds what it wrote before."""
    ann.commit()
    ann.publish()
    restored = Machine("ann", ann.share)
    restored.collect()
    assert restored.holds() == ann.holds()


# -- limits


def test_a_round_reads_so_much_and_the_next_goes_on_where_it_stopped(
    ann: Machine, bob: Machine, share: Path
) -> None:
    people = [ann, *(Machine(name, share) for name in ("eve", "kim", "lee"))]
    for person in people:
        person.commit(size=1000)
        person.publish()
    limits = Limits(read=2000)
    rounds = 1
    while bob.collect(limits).is_more:
        rounds += 1
    assert rounds == 4
    assert len(bob.holds()) == 4
    assert bob.seen.next == ""


def test_so_many_folders_a_round(ann: Machine, bob: Machine, share: Path) -> None:
    for name in ("eve", "kim", "lee"):
        person = Machine(name, share)
        person.commit()
        person.publish()
    first = bob.collect(Limits(folders=2))
    assert (len(first.arrivals), first.is_more) == (2, True)
    second = bob.collect(Limits(folders=2))
    assert len(bob.holds()) == 3
    assert first.stopped == second.stopped == ["more than 2 devices: the next round goes on"]


def test_more_names_than_a_team_has_replicas_are_not_all_looked_at(bob: Machine, share: Path) -> None:
    for number in range(6):
        (share / "v1" / f"x{number}").mkdir(parents=True)
    assert bob.collect(Limits(names=5)).stopped == [
        "more than 5 names are in v1: not all are looked at",
    ]


def test_what_an_engine_takes_away_meanwhile_is_no_fault(
    ann: Machine, bob: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann.commit()
    ann.publish()
    names = Folder.names

    def stale(self: Folder, most: int) -> list[str]:
        return [*names(self, most), "a" * 26, ann.slice(ann.commit()).name.text]

    monkeypatch.setattr(Folder, "names", stale)
    found = bob.collect()
    assert (found.fault, bob.verdicts) == (None, [])
    assert len(bob.holds()) == 1


def test_more_names_than_a_person_can_write_are_not_all_looked_at(ann: Machine, bob: Machine) -> None:
    for number in range(5):
        ann.place(f"x{number}", b"")
    assert bob.collect(Limits(names=5)).stopped == []
    ann.place("x5", b"")
    (said,) = bob.collect(Limits(names=5)).stopped
    assert said == f"more than 5 files are of device {ann.rid[:4]}…: not all are looked at"


def test_a_replica_that_wrote_too_much_waits_for_a_person(ann: Machine, bob: Machine) -> None:
    for _ in range(3):
        ann.commit(size=1000)
        ann.publish()
    found = bob.collect(Limits(replica=2000))
    assert len(found.arrivals[ann.rid].commits) == 2
    assert found.stopped == [
        f"device {ann.rid[:4]}… wrote more than a person can: nothing more is taken from it"
    ]
    assert bob.collect(Limits(replica=2000)).arrivals == {}


def test_a_disk_without_room_takes_nothing_in(ann: Machine, bob: Machine) -> None:
    ann.commit()
    ann.publish()
    bob.free = 499 * 1024 * 1024
    found = bob.collect()
    assert found.arrivals == {}
    assert len(found.stopped) == 1


def test_a_file_larger_than_the_limit_is_refused_without_being_read(ann: Machine, bob: Machine) -> None:
    path = ann.place(ann.slice(ann.commit()).name.text, b"")
    os.truncate(path, 1_000_000_000)
    bob.collect()
    assert only(bob) == "larger than 67,108,864 bytes"


def test_no_more_than_ten_thousand_verdicts_are_kept(ann: Machine, bob: Machine) -> None:
    for number in range(10_005):
        ann.place(f"{number}.okl", b"")
    bob.collect()
    assert len(bob.verdicts) == 10_000
