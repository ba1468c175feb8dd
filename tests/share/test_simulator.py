"""Random schedules with seeds: whatever happened, everybody ends with the same, and with all of it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from okrtui.replica import checking
from okrtui.replica.commits import Commit
from okrtui.share.names import SliceName
from okrtui.share.publish import Published
from tests.replica.readers import Reader, Tiny
from tests.share.machines import Machine
from tests.share.simulator import World, violations
from tests.share.systems import System

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
SEEDS = range(2_000 if IS_LONG else 25)
ACTS = 120


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # no power is cut here, and it costs most of the time
    return System(monkeypatch)


def simulated(directory: Path, seed: int, system: System, **options: Callable[[], Reader]) -> list[str]:
    """What did not hold after a run, before anything was repaired (when nothing had rotted) or after."""
    world = World(directory / str(seed), seed, system, **options)
    world.run(ACTS)
    world.settle()
    found = [] if world.is_rotten or world.put_back else violations(world)
    world.repair()
    return found + violations(world)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_happens_everybody_ends_with_the_same_and_nothing_acknowledged_is_lost(
    tmp_path: Path, system: System, seed: int
) -> None:
    assert simulated(tmp_path, seed, system) == []


def is_caught(directory: Path, system: System, **options: Callable[[], Reader]) -> bool:
    return any(simulated(directory, seed, system, **options) for seed in range(100))


@pytest.mark.parametrize(
    "mistake",
    ["o ignored", "no pending references", "duplicates by (rid, number)", "future stamps refused"],
)
def test_a_reader_with_a_mistake_is_caught(tmp_path: Path, system: System, mistake: str) -> None:
    assert is_caught(tmp_path, system, make=lambda: Tiny(mistake))


def test_a_reader_that_checks_no_signature_is_caught(
    tmp_path: Path, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "verify", lambda commit, space, key: None)
    assert is_caught(tmp_path, system)


def test_a_reader_that_checks_no_hash_is_caught(
    tmp_path: Path, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    def believed(data: bytes, name: SliceName) -> bytes:
        return data.replace(b"\r\n", b"\n")

    monkeypatch.setattr("okrtui.share.collect.whole", believed)
    assert is_caught(tmp_path, system)


def test_a_reader_that_skips_files_before_their_commits_are_kept_is_caught(
    tmp_path: Path, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It dies in between; here the keeping fails every third time."""
    keep, count = Machine.keep, iter(range(10**9))

    def forgetful(self: Machine, rid: str, header: bytes, commits: list[Commit]) -> None:
        if rid == self.rid or next(count) % 3:
            keep(self, rid, header, commits)

    monkeypatch.setattr(Machine, "keep", forgetful)
    assert is_caught(tmp_path, system)


def test_a_writer_that_remembers_what_it_published_is_caught(
    tmp_path: Path, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish, published = Machine.publish, dict[str, int]()

    def trusting(self: Machine) -> Published:
        count = sum(len(log.commits) for log in self.own())
        if published.get(str(self.share)) == count:
            return Published()
        done = publish(self)
        published[str(self.share)] = count
        return done

    monkeypatch.setattr(Machine, "publish", trusting)
    assert is_caught(tmp_path, system)
