import os
from pathlib import Path

import pytest

from okrtui.share.compact import WEEK
from okrtui.share.faults import AbsentError
from okrtui.share.folders import Folder
from okrtui.share.publish import Published
from okrtui.share.repair import missing
from okrtui.share.share import opened
from tests.share.machines import NOW, SPACE, Machine


def waiting(machine: Machine) -> int:
    with opened(machine.share, SPACE) as share:
        return sum(missing(share, machine.own()).values())


def test_what_was_committed_is_written_as_one_slice_under_its_hash(ann: Machine) -> None:
    commits = [ann.commit() for _ in range(3)]
    assert waiting(ann) == 3
    done = ann.publish()
    assert (done.written, done.operations) == (1, 3)
    slice_ = ann.slice(*commits)
    assert ann.files == [slice_.name.text]
    assert (ann.folder / slice_.name.text).read_bytes() == ann.replica.log(commits)
    assert waiting(ann) == 0


def test_only_what_is_lacking_is_written(ann: Machine) -> None:
    ann.commit()
    ann.publish()
    before = ann.files
    assert ann.publish().written == 0
    ann.commit()
    ann.commit()
    assert ann.publish().operations == 2
    assert len(ann.files) == 2
    assert set(before) < set(ann.files)


def test_a_system_that_lists_each_descriptor_once_is_written_to_once(
    ann: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As sshfs does: what was read to its end stays there."""
    scandir, close, listed = os.scandir, os.close, set[int]()

    def once(place: int) -> object:
        if place in listed:
            return scandir(empty)
        listed.add(place)
        return scandir(place)

    def forget(place: int) -> None:
        listed.discard(place)
        close(place)

    empty = ann.share.with_name("empty")
    empty.mkdir()
    monkeypatch.setattr(os, "scandir", once)
    monkeypatch.setattr(os, "close", forget)
    ann.commit()
    assert ann.publish().written == 1
    assert ann.publish().written == 0


def test_nothing_is_created_for_who_has_written_nothing(ann: Machine, share: Path) -> None:
    assert ann.publish().written == 0
    assert not (share / "v1").exists()


def test_a_wiped_share_heals_because_nothing_published_is_remembered(ann: Machine) -> None:
    for _ in range(3):
        ann.commit()
        ann.publish()
    for name in ann.files[:2]:
        (ann.folder / name).unlink()
    assert ann.publish().operations == 2
    assert waiting(ann) == 0


def test_a_short_own_file_is_written_again_under_its_name(ann: Machine) -> None:
    slice_ = ann.slice(ann.commit())
    ann.place(slice_.name.text, slice_.data[:-5])
    ann.commit()
    assert waiting(ann) == 2
    assert ann.publish().written == 2
    assert (ann.folder / slice_.name.text).read_bytes() == slice_.data


def test_an_own_file_with_other_line_ends_is_whole(ann: Machine) -> None:
    slice_ = ann.slice(ann.commit())
    path = ann.place(slice_.name.text, slice_.data.replace(b"\n", b"\r\n"))
    assert waiting(ann) == 0
    assert ann.publish().written == 0
    assert path.read_bytes() != slice_.data


def test_an_own_file_that_grew_beyond_all_limits_is_written_again(ann: Machine) -> None:
    slice_ = ann.slice(ann.commit())
    path = ann.place(slice_.name.text, slice_.data)
    os.truncate(path, 100_000_000)
    assert ann.publish().written == 1
    assert path.read_bytes() == slice_.data


def test_a_file_of_the_same_numbers_that_others_wrote_in_ones_name_covers_nothing(ann: Machine) -> None:
    """A cloned home writes with the same key: its steps are not ours."""
    ours, theirs = ann.commit("ours"), Machine("ann", ann.share)
    clone = theirs.slice(theirs.commit("theirs"))
    ann.place(clone.name.text, clone.data)
    assert ann.publish().written == 1
    assert ann.slice(ours).name.text in ann.files


def test_a_gap_in_what_is_lacking_makes_two_slices(ann: Machine) -> None:
    commits = [ann.commit() for _ in range(3)]
    middle = ann.slice(commits[1])
    ann.place(middle.name.text, middle.data)
    assert ann.publish().written == 2
    assert [name[:21] for name in ann.files] == [f"{n:010}-{n:010}" for n in (1, 2, 3)]


def test_large_logs_are_cut_into_slices_of_four_mebibytes(ann: Machine) -> None:
    for _ in range(3):
        ann.commit(size=3_000_000)
    assert ann.publish().written == 3


def test_a_file_left_behind_half_written_goes_after_an_hour(ann: Machine) -> None:
    ann.commit()
    left = ann.place("tmp-0123456789ab.part", b"half")
    os.utime(left, (NOW, NOW))
    other = ann.place("tmp-notes.part", b"not ours")
    os.utime(other, (NOW, NOW))
    ann.publish()
    assert left.exists()
    ann.now = NOW + 3601
    ann.publish()
    assert (left.exists(), other.exists()) == (False, True)


def many(machine: Machine, count: int) -> None:
    """Publish so often, each time one step."""
    for _ in range(count):
        machine.commit()
        machine.publish()
    for name in machine.files:
        os.utime(machine.folder / name, (NOW, NOW))


def test_more_than_sixty_four_files_become_one_and_the_old_ones_go_a_week_later(
    ann: Machine, bob: Machine
) -> None:
    many(ann, 65)
    assert ann.publish().merged == 1
    assert len(ann.files) == 66
    assert ann.publish() == Published()
    merged = next(name for name in ann.files if name.startswith("0000000001-0000000065-"))
    os.utime(ann.folder / merged, (NOW, NOW))
    ann.now = NOW + WEEK - 1
    assert ann.publish().removed == 0
    ann.now = NOW + WEEK
    assert ann.publish().removed == 65
    assert ann.files == [merged]
    bob.collect()
    assert bob.holds() == ann.holds()


def test_nothing_goes_while_what_replaces_it_cannot_be_read_back(ann: Machine) -> None:
    many(ann, 65)
    ann.publish()
    merged = ann.folder / next(name for name in ann.files if name.startswith("0000000001-0000000065-"))
    data = bytearray(merged.read_bytes())
    data[-9] ^= 1
    merged.write_bytes(data)
    os.utime(merged, (NOW, NOW))
    ann.now = NOW + WEEK
    assert ann.publish().removed == 0
    assert len(ann.files) == 66


def test_sixteen_large_slices_become_one(ann: Machine, bob: Machine) -> None:
    for _ in range(16):
        ann.commit(size=2_200_000)
        ann.publish()
    assert ann.publish().merged == 1
    bob.collect()
    assert bob.holds() == ann.holds()


def test_two_processes_of_one_person_may_publish_and_merge_at_once(
    ann: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the other has taken away or merged meanwhile is no fault."""
    many(ann, 65)
    ann.publish()
    for name in ann.files:
        os.utime(ann.folder / name, (NOW, NOW))
    ann.now = NOW + WEEK
    names, taken_away = Folder.names, ann.files[-1]

    (ann.folder / taken_away).unlink()

    def stale(self: Folder, most: int) -> list[str]:
        return sorted({*names(self, most), taken_away})

    def gone(self: Folder, name: str) -> None:
        (ann.folder / name).unlink()
        remove(self, name)

    remove = Folder.remove
    monkeypatch.setattr(Folder, "names", stale)
    monkeypatch.setattr(Folder, "remove", gone)
    ann.publish()
    assert len(ann.files) == 1


@pytest.mark.parametrize("is_emptied", [True, False])
def test_without_its_marker_a_directory_is_never_written(ann: Machine, is_emptied: bool) -> None:
    """An unmounted share leaves an empty mount point."""
    ann.commit()
    for path in ann.share.iterdir():
        path.unlink()
    if not is_emptied:
        ann.share.rmdir()
    with pytest.raises(Exception, match="share") as failure:
        ann.publish()
    assert is_emptied == isinstance(failure.value, AbsentError)
    assert not ann.share.exists() or list(ann.share.iterdir()) == []
