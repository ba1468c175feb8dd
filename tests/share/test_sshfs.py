"""A real sshfs mount of a real sshd on loopback: a network folder, also when the network goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from okrtui.share.faults import ShareFault
from tests.share.machines import Machine, founded
from tests.share.sshfs import Mount, Server, why_not
from tests.share.waiting import until

pytestmark = [pytest.mark.engine, pytest.mark.skipif(bool(why_not()), reason=why_not())]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "server")
    try:
        yield server
    finally:
        server.end()


@pytest.fixture
def mounts(tmp_path: Path, server: Server) -> Iterator[tuple[Mount, Mount]]:
    """Two mounts of one directory in which a share was founded."""
    founded(tmp_path / "store")
    both = [Mount(server, tmp_path / "store", tmp_path / name) for name in ("ann", "bob")]
    try:
        yield both[0], both[1]
    finally:
        for mount in both:
            mount.end()


def test_two_people_on_one_network_folder_have_the_same(mounts: tuple[Mount, Mount]) -> None:
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


def test_a_network_that_goes_away_is_a_fault_and_all_goes_out_when_it_is_back(
    mounts: tuple[Mount, Mount], server: Server, tmp_path: Path
) -> None:
    mount, other = mounts
    ann, bob = Machine("ann", mount.place), Machine("bob", other.place)
    ann.commit()
    ann.publish()
    ann.commit()
    mount.process.kill()
    mount.process.wait()
    with pytest.raises(ShareFault):
        ann.publish()
    mount.end()
    with pytest.raises(ShareFault):
        ann.publish()
    assert list(mount.place.iterdir()) == []
    mount.place.rmdir()
    again = Mount(server, tmp_path / "store", mount.place)
    try:
        assert ann.publish().operations == 1
        bob.collect()
        assert bob.holds() == ann.holds()
    finally:
        again.end()
