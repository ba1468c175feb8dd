"""What a team of a hundred costs, counted in calls instead of seconds."""

from pathlib import Path

import pytest

from tests.share.machines import Machine
from tests.share.systems import System

PEOPLE, FILES = 100, 5


def test_a_poll_with_nothing_new_opens_each_folder_once_and_asks_for_no_file(
    share: Path, bob: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(PEOPLE):
        person = Machine(f"person {number}", share)
        for _ in range(FILES):
            slice_ = person.slice(person.commit())
            person.place(slice_.name.text, slice_.data)
    assert bob.collect().files == PEOPLE * FILES
    assert len(bob.holds()) == PEOPLE * FILES
    system = System(monkeypatch)
    with system.counted() as made:
        assert bob.collect().files == 0
    root, marker, layout = 1, 1, 1
    assert made["open"] == root + marker + layout + PEOPLE
    assert made["stat"] == 0
    assert made["scandir"] == layout + PEOPLE


def test_publishing_one_step_more_writes_one_small_file_whatever_was_published_before(
    ann: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(30):
        ann.commit(size=10_000)
        ann.publish()
    system = System(monkeypatch)
    ann.commit()
    with system.counted() as made:
        ann.publish()
    assert (made["write"], made["fsync"], made["replace"]) == (1, 2, 1)
    assert made["stat"] == 30
