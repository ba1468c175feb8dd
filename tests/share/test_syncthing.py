"""Two real Syncthing daemons carry a share, one of them killed in the middle."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.share.machines import Machine, founded
from tests.share.syncthing import PROGRAM, Daemon
from tests.share.waiting import until

pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(
        PROGRAM is None, reason="syncthing is not installed (Debian: apt-get install syncthing)"
    ),
]


@pytest.fixture
def daemons(tmp_path: Path) -> Iterator[tuple[Daemon, Daemon]]:
    both = tuple(Daemon(tmp_path / f"{name}-home", tmp_path / name) for name in ("ann", "bob"))
    for daemon in both:
        daemon.know(*both)
    try:
        yield both[0], both[1]
    finally:
        for daemon in both:
            daemon.kill()


def agree(one: Machine, other: Machine) -> bool:
    """Whether both hold everything, after each looked once more."""
    for person in (one, other):
        if (person.share / "okrtui-space.json").exists():
            person.now += 700
            person.collect()
    return bool(one.holds()) and one.holds() == other.holds()


def test_what_two_people_write_at_once_arrives_though_one_daemon_is_killed_in_the_middle(
    daemons: tuple[Daemon, Daemon],
) -> None:
    one, other = daemons
    founded(one.share)
    ann, bob = Machine("ann", one.share), Machine("bob", other.share)
    for daemon in daemons:
        daemon.start()
    until((bob.share / "okrtui-space.json").exists, other.told)
    for _ in range(5):
        for person in (ann, bob):
            person.commit(size=200_000)
            person.publish()
    until(lambda: bob.collect().arrivals, other.told)
    other.kill()
    for person in (ann, bob):
        person.commit(size=2_000_000)
        person.publish()
    other.start()
    until(lambda: agree(ann, bob), other.told)
    assert len(ann.holds()) == 12


def test_a_copy_that_was_wiped_heals(daemons: tuple[Daemon, Daemon]) -> None:
    """The daemon carries the removal on to the other copy; whoever wrote the files writes them again."""
    one, other = daemons
    founded(one.share)
    ann, bob = Machine("ann", one.share), Machine("bob", other.share)
    for _ in range(3):
        ann.commit()
        ann.publish()
    for daemon in daemons:
        daemon.start()
    until(lambda: (bob.share / "okrtui-space.json").exists() and bob.collect() and bob.holds(), other.told)
    until(lambda: agree(ann, bob), other.told)
    for path in (bob.share / "v1" / ann.rid).iterdir():
        path.unlink()
    until(lambda: ann.files == [], one.told)
    assert ann.publish().operations == 3
    eve = Machine("eve", bob.share)
    until(lambda: eve.collect() and eve.holds() == ann.holds(), other.told)
