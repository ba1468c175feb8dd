"""A real rclone mount: what is written through it lies in the store behind it, and is read through another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from okrtui.share.faults import ShareFault
from tests.share.machines import Machine, founded
from tests.share.rclone import Mount, why_not
from tests.share.waiting import until

pytestmark = [pytest.mark.engine, pytest.mark.skipif(bool(why_not()), reason=why_not())]


@pytest.fixture(params=[True, False], ids=["with a cache", "without"])
def mounts(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Mount, Mount]]:
    """Two mounts of one store in which a share was founded."""
    founded(tmp_path / "store")
    both = [Mount(tmp_path / "store", tmp_path / name, caches=request.param) for name in ("ann", "bob")]
    try:
        yield both[0], both[1]
    finally:
        for mount in both:
            mount.end()


def test_what_is_written_through_one_mount_is_read_through_another(mounts: tuple[Mount, Mount]) -> None:
    ann, bob = (Machine(mount.place.name, mount.place) for mount in mounts)
    for _ in range(3):
        for person in (ann, bob):
            person.commit(size=100_000)
            person.publish()

    def agree() -> bool:
        for person in (ann, bob):
            person.now += 700
            person.collect()
        return len(ann.holds()) == 6 and ann.holds() == bob.holds()

    until(agree)
    assert ann.publish().written == 0


def test_nothing_is_written_under_a_mount_that_went_away(mounts: tuple[Mount, Mount]) -> None:
    mount, other = mounts
    ann = Machine("ann", mount.place)
    ann.commit()
    mount.end()
    with pytest.raises(ShareFault):
        ann.publish()
    assert list(mount.place.iterdir()) == []
    ann.share = other.place
    assert ann.publish().operations == 1
