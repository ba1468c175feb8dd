"""The power goes while okrtui works: what was acknowledged is there when the machine starts again."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from okrtui.okr.errors import OkrError
from tests.power.disks import Cut, Loop, put, recording, why_not
from tests.power.publishing import ROUNDS
from tests.power.recorder import Event, recorded
from tests.power.work import SEED, work
from tests.share.killed import ann
from tests.share.machines import Machine
from tests.workspace.desk import Desk, checked_in, unite
from tests.workspace.work import deploys

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
MODES = ["ordered", "writeback"]
"""What ext4 promises of data: on the disk before the names that lead to it, or nothing at all."""

pytestmark = [pytest.mark.disk, pytest.mark.skipif(bool(why_not()), reason=why_not())]


class Day(NamedTuple):
    """What reached the disk while somebody worked."""

    loop: Loop
    events: list[Event]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What is shown after each step of the work."""
    states = list[Any]()
    work(tmp_path_factory.mktemp("seen") / "home", lambda home: states.append(unite(home)))
    return states


@contextmanager
def a_day(directory: Path, mode: str, *more: str, script: str = "work") -> Iterator[Day]:
    """A day's work on a disk that remembers, with ext4 in one of its modes."""
    loop = Loop(directory / "mounted", f"data={mode}")
    try:
        with recording(directory / "recorder", directory / "record") as disk, loop.attached(disk):
            loop.format()
            with loop.mounted():
                words = ["-m", f"tests.power.{script}", str(loop.place / "home"), str(disk.parent), *more]
                subprocess.run([sys.executable, *words], check=True)
        yield Day(loop, list(recorded(directory / "record")))
    finally:
        loop.remove()


def cuts(day: Day, marks: int = 6, others: int = 80) -> Iterator[tuple[int, str, bytearray]]:
    """Disks whose power went after the first mark, and the last mark before: one of so many marks and other events.

    A soak tries all of them, each in every way.
    """
    random, cut = Random(1), Cut()
    for number, event in enumerate(day.events):
        cut.take(event)
        one_of = marks if event.kind == b"m" else others
        if cut.acknowledged >= 0 and (IS_LONG or random.randrange(one_of) == 0):
            images = list(cut.images(random))
            for what, image in images if IS_LONG else [random.choice(images)]:
                yield cut.acknowledged, f"after event {number}, {what}", image


def started_again(day: Day, image: bytearray, acknowledged: int, seen: list[Any]) -> str:
    """What is wrong when the machine starts with this disk; empty when all is there and work goes on."""
    file = day.loop.place.with_name("disk")
    put(image, file)
    with day.loop.attached(file), day.loop.mounted():
        desk = Desk(day.loop.place / "home", SEED)
        try:
            return opened(desk, acknowledged, seen) or gone_on(desk)
        except OkrError as error:
            return str(error)


def opened(desk: Desk, acknowledged: int, seen: list[Any]) -> str:
    """What is not right with a home of which so much was acknowledged; it may hold one step more."""
    home = desk.open()
    desk.default = next((id_ for id_, space in home.okrs.spaces.items() if space.name == "North"), None)
    if unite(home) not in seen[acknowledged : acknowledged + 2]:
        return "something acknowledged is lost"
    if told := home.notices():
        return told[0]
    refused = [name for workspace in home.workspaces.values() for name in workspace.verify()[1]]
    return f"refused: {refused}" if refused else ""


def gone_on(desk: Desk) -> str:
    """What is wrong with the next step."""
    home = desk.open()
    if home.okrs.key_results and "Deploys per week" in {kr.title for kr in home.okrs.key_results.values()}:
        checked_in(home, deploys(home), 11)
    return "" if unite(desk.open()) == unite(home) else "the next step is lost"


@pytest.mark.parametrize("mode", MODES)
def test_nothing_acknowledged_is_lost_wherever_the_power_goes(
    tmp_path: Path, seen: list[Any], mode: str
) -> None:
    tried = 0
    with a_day(tmp_path, mode) as day:
        assert [event.place for event in day.events if event.kind == b"m"] == list(range(len(seen)))
        for acknowledged, where, image in cuts(day):
            wrong = started_again(day, image, acknowledged, seen)
            assert wrong == "", f"{wrong}: {where}, step {acknowledged}"
            tried += 1
    print(f"\n{tried} power cuts, ext4 with data={mode}")
    assert tried > 8


@pytest.mark.parametrize("mode", MODES)
def test_what_was_published_is_there_and_whole_and_the_rest_goes_out_again(tmp_path: Path, mode: str) -> None:
    tried = 0
    with a_day(tmp_path, mode, script="publishing") as day:
        for published, where, image in cuts(day, marks=2, others=40):
            file = day.loop.place.with_name("disk")
            put(image, file)
            with day.loop.attached(file), day.loop.mounted():
                share = day.loop.place / "home"
                bob = Machine("bob", share)
                bob.collect()
                assert len(bob.holds()) in {published, published + 1}, where
                assert bob.verdicts == [], where
                writer = ann(share, ROUNDS)
                writer.publish()
                bob.collect()
                assert bob.holds() == writer.holds(), where
            tried += 1
    print(f"\n{tried} power cuts while publishing, ext4 with data={mode}")
    assert tried > 2


def test_a_program_that_forces_nothing_to_the_disk_is_caught(tmp_path: Path, seen: list[Any]) -> None:
    with a_day(tmp_path, "ordered", "forces nothing") as day:
        assert any(
            started_again(day, image, acknowledged, seen) == "something acknowledged is lost"
            for acknowledged, _, image in cuts(day)
        )
