"""Two people, each before their own terminal, and a directory between them."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from okrtui import tui
from okrtui.okr.records import KeyResult
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.editing import edit
from okrtui.tui import syncing
from okrtui.workspace import carrying
from okrtui.workspace.home import Home
from okrtui.workspace.joining import begin_joining
from okrtui.workspace.sharing import create_share
from okrtui.workspace.taking_in import synchronise

from .desk import Desk
from .team import fill

FAILURES = "Change failure rate"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    return tmp_path / "share"


@pytest.fixture
def mei(tmp_path: Path, share: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Mei's desk, on a team that she shares."""
    monkeypatch.delenv("OKRTUI_SEED")
    desk = Desk(tmp_path / "mei")
    fill(desk.home)
    create_share(desk.home, desk.home.default, share)
    return desk


@pytest.fixture
def ken(tmp_path: Path, share: Path, mei: Desk) -> Home:
    """Ken's home on another machine."""
    home = Desk(tmp_path / "ken").home
    home.create_space("private", "Ken", private=True)
    joining = begin_joining(home, share)
    assert joining is not None
    joining.as_person(next(person.id for person in joining.people if person.name == "Ken"))
    home.make_default(joining.space)
    return home


def key_result(home: Home, title: str) -> KeyResult:
    return next(kr for kr in home.okrs.key_results.values() if kr.title == title)


def checks_in(home: Home, title: str, confidence: int) -> None:
    """Ken checks in, and it goes out."""
    home.perform(check_in(home.okrs, home.author(), key_result(home, title), Reading(None, confidence)))
    synchronise(home.workspaces[home.default])


def team_s_confidence(home: Home, title: str) -> int | None:
    fresh = home.okrs_of(home.default).check_ins[key_result(home, title).id]
    return fresh[-1].confidence


async def test_what_a_colleague_did_appears_in_place_with_a_quiet_word(mei: Desk, ken: Home) -> None:
    async with mei.open():
        at = await mei.go_to(FAILURES)
        checks_in(ken, FAILURES, 6)
        await mei.press("s")
        await mei.until(lambda: "Ken: Change failure rate confidence 4 → 6" in mei.toasts)
        assert mei.screen.lines.selected is not None
        assert mei.screen.lines.selected.id == at
        assert team_s_confidence(mei.home, FAILURES) == 6


async def test_it_appears_by_itself(mei: Desk, ken: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syncing, "OFTEN", 0.02)
    async with mei.open():
        checks_in(ken, FAILURES, 6)
        await mei.until(lambda: team_s_confidence(mei.home, FAILURES) == 6)
        await mei.until(lambda: "Ken: Change failure rate confidence 4 → 6" in mei.toasts)


async def test_half_a_note_that_is_being_typed_stays(mei: Desk, ken: Home) -> None:
    async with mei.open():
        await mei.go_to(FAILURES)
        await mei.press("c")
        await mei.type("7")
        checks_in(ken, "Change failure rate", 6)
        ken.perform(edit(ken.okrs, ken.author(), key_result(ken, FAILURES), title="Failed changes"))
        synchronise(ken.workspaces[ken.default])
        mei.app.action_sync()
        await mei.until(lambda: "Ken: " in mei.toasts)
        await mei.press("enter", "5", "enter")
        await mei.until(lambda: team_s_confidence(mei.home, "Failed changes") == 5)
        assert [str(c.value) for c in mei.home.okrs.check_ins[key_result(mei.home, "Failed changes").id]][
            -1
        ] == "7"


async def test_what_is_done_goes_out_soon_and_until_then_the_frame_says_so(
    mei: Desk, ken: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with mei.open():
        await mei.go_to(FAILURES)
        await mei.press("c", "7", "enter", "5", "enter")
        await mei.until(lambda: "1 change only here" in mei.text.splitlines()[0])
        monkeypatch.setattr(syncing, "SOON", 0.01)
        mei.app._follow()
        await mei.until(lambda: "only here" not in mei.text.splitlines()[0])
        synchronise(ken.workspaces[ken.default])
        assert team_s_confidence(ken, FAILURES) == 5


async def test_a_share_that_went_away_is_told_in_words_and_when_it_is_back_all_goes_out(
    mei: Desk, ken: Home, share: Path
) -> None:
    async with mei.open(size=(120, 30)):
        share.rename(share.with_name("away"))
        await mei.go_to(FAILURES)
        await mei.press("c", "7", "enter", "5", "enter", "s")
        await mei.until(lambda: "offline since" in mei.text.splitlines()[0])
        assert "1 change only here · offline since" in mei.text.splitlines()[0]
        assert not share.exists()
        share.with_name("away").rename(share)
        await mei.press("s")
        await mei.until(lambda: "offline" not in mei.text.splitlines()[0])
        synchronise(ken.workspaces[ken.default])
        assert team_s_confidence(ken, FAILURES) == 5


@contextmanager
def dead_mount(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Whoever opens the share is held until the event, as by a server that is gone."""
    reached, released = threading.Event(), threading.Event()

    def held(*_: Any) -> None:
        reached.set()
        released.wait()
        raise OSError(os.strerror(5))

    monkeypatch.setattr(carrying, "opened", held)
    try:
        yield reached
    finally:
        released.set()


async def test_a_dead_mount_delays_no_key_and_no_leaving(mei: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syncing, "PATIENCE", 0.05)
    with dead_mount(monkeypatch) as reached:
        async with mei.open(size=(120, 30)):
            await mei.press("s")
            await mei.until(reached.is_set)
            await mei.go_to(FAILURES)
            await mei.press("c", "7", "enter", "5", "enter")
            assert team_s_confidence(mei.home, FAILURES) == 5
            await mei.until(lambda: "1 change only here · offline since" in mei.text.splitlines()[0])
            await mei.press("q")
            await mei.until(lambda: not mei.app.is_running)
        tui._settle(mei.home)
    again = mei.another_home()
    again.make_default(mei.home.default)
    assert team_s_confidence(again, FAILURES) == 5


async def test_what_was_done_last_goes_out_at_the_end(mei: Desk, ken: Home) -> None:
    async with mei.open():
        await mei.go_to(FAILURES)
        await mei.press("c", "7", "enter", "5", "enter", "q")
    tui._settle(mei.home)
    synchronise(ken.workspaces[ken.default])
    assert team_s_confidence(ken, FAILURES) == 5
