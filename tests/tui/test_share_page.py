"""How a team is shared, as a page: what is true, whose the devices are, and what can be settled there."""

import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from okrtui.okr.steps.objectives import add_objective
from okrtui.share import quarantine
from okrtui.tui.deeds import share_keeping
from okrtui.tui.dialogs.share_page import ShareDialog
from okrtui.tui.views.share_page import SharePage, device_rows, draw_device, head
from okrtui.workspace.facts import Device, Refusal, ShareStatus, Waiting
from okrtui.workspace.home import Home
from okrtui.workspace.joining import begin_joining
from okrtui.workspace.sharing import create_share
from okrtui.workspace.taking_in import synchronise

from .desk import Desk
from .team import fill

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


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
    """Ken's home on another machine, from which something came."""
    home = Desk(tmp_path / "ken").home
    home.create_space("private", "Ken", private=True)
    joining = begin_joining(home, share)
    assert joining is not None
    joining.as_person(next(person.id for person in joining.people if person.name == "Ken"))
    home.make_default(joining.space)
    ken_adds(home, "Quiet nights")
    synchronise(mei.home.workspaces[mei.home.default])
    mei.home.show()
    return home


def ken_adds(home: Home, title: str) -> None:
    home.perform(add_objective(home.okrs, home.author(), title))
    synchronise(home.workspaces[home.default])


def remembered(desk: Desk) -> Any:
    """What is durable of Mei's team."""
    home = desk.another_home()
    (here,) = (w for w in home.workspaces.values() if not w.identity.remembered.private)
    return here.identity.remembered


async def open_page(desk: Desk) -> None:
    await desk.press(":", *"sharing", "enter", "enter")
    await desk.until(lambda: isinstance(desk.app.screen, ShareDialog))
    await desk.rest()


async def test_the_palette_opens_the_page_of_a_shared_team(mei: Desk, ken: Home, share: Path) -> None:
    async with mei.open():
        await open_page(mei)
        assert "Sharing: team North" in mei.text
        assert share.name in mei.text
        assert "all is sent, and all is here" in mei.text
        assert "Mei, this installation" in mei.text
        assert "says it is Ken" in mei.text
        await mei.press("escape")
        assert not isinstance(mei.app.screen, ShareDialog)


async def test_a_device_is_known_once_somebody_says_so(mei: Desk, ken: Home) -> None:
    rid = ken.workspaces[ken.default].identity.rid
    async with mei.open():
        await open_page(mei)
        await mei.press("j", "m")
        assert "somebody told you so" in mei.text
        await mei.press("escape")
        await mei.until(lambda: isinstance(mei.app.screen, ShareDialog))
        assert remembered(mei).known == []
        await mei.press("m", "enter")
        await mei.until(lambda: "is known as Ken" in mei.text)
        assert "Ken, known" in mei.text
    assert remembered(mei).known == [rid]


async def test_an_ignored_device_brings_nothing_until_it_is_known(mei: Desk, ken: Home) -> None:
    async with mei.open():
        await open_page(mei)
        await mei.press("j", "i")
        await mei.until(lambda: "m takes that back" in mei.text)
        assert "nothing more is taken from it" in mei.text
        ken_adds(ken, "Fewer pages")
        await mei.press("escape", "s")
        await mei.until(lambda: "nothing is new" in mei.toasts)
        assert mei.objective("Fewer pages") is None
        await open_page(mei)
        await mei.press("j", "m", "enter")
        await mei.until(lambda: "is known as Ken" in mei.text)
        await mei.press("escape", "s")
        await mei.until(lambda: mei.objective("Fewer pages") is not None)


async def test_this_installation_itself_is_neither_known_nor_ignored(mei: Desk, ken: Home) -> None:
    async with mei.open():
        await open_page(mei)
        for key in ("i", "m"):
            await mei.press(key)
            assert "that is this installation itself" in mei.text
    assert (remembered(mei).known, remembered(mei).ignored) == ([], [])


async def test_repair_puts_back_what_the_share_lost(mei: Desk, ken: Home, share: Path) -> None:
    rid = ken.workspaces[ken.default].identity.rid
    async with mei.open():
        await open_page(mei)
        await mei.press("r")
        await mei.until(lambda: "nothing was missing" in mei.text)
        for path in (share / "v1" / rid).iterdir():
            path.unlink()
        await mei.press("r")
        await mei.until(lambda: "1 change put back" in mei.text)
    assert list((share / "v1" / rid).iterdir())


async def test_verify_counts_what_is_good_and_names_what_is_not(
    mei: Desk, ken: Home, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quarantine, "QUIET", 0)
    ken_adds(ken, "Fewer pages")
    damaged = next(path for path in share.rglob("*.okl") if b"Fewer pages" in path.read_bytes())
    damaged.write_bytes(damaged.read_bytes()[:-40])
    for _ in range(2):
        synchronise(mei.home.workspaces[mei.home.default])
    async with mei.open(size=(120, 40)):
        await open_page(mei)
        assert "1 file on the share cannot be taken: named below" in mei.text
        await mei.press("v")
        await mei.until(lambda: "steps are as they were signed" in mei.text)
        assert damaged.name[:12] in mei.text


async def test_a_share_that_hangs_holds_up_no_verifying_longer_than_a_while(
    mei: Desk, ken: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    monkeypatch.setattr(share_keeping, "repair", lambda here: answers.wait(30))
    monkeypatch.setattr(share_keeping, "PATIENCE", 0.05)
    async with mei.open():
        await open_page(mei)
        await mei.press("r")
        await mei.until(lambda: "that takes longer" in mei.text)
        answers.set()


async def test_leaving_is_asked_and_everything_stays(mei: Desk, ken: Home, share: Path) -> None:
    async with mei.open():
        await open_page(mei)
        await mei.press("l")
        assert "Everything in it stays here" in mei.text
        await mei.press("escape")
        await mei.until(lambda: isinstance(mei.app.screen, ShareDialog))
        assert remembered(mei).share == str(share)
        await mei.press("l", "enter")
        await mei.until(lambda: "team North is no longer shared" in mei.toasts)
        assert not isinstance(mei.app.screen, ShareDialog)
        assert mei.objective("Quiet nights") is not None
    assert remembered(mei).share is None


def page(**status: Any) -> SharePage:
    devices = [
        Device("wism" + "a" * 22, "Mei", 1204, "this one"),
        Device("kdax" + "a" * 22, "Ken", 1, "known"),
        Device("kdbx" + "a" * 22, "\x1b[31mAnn", 2, "unknown"),
        Device("zzzz" + "a" * 22, "Ann", 3, "ignored"),
    ]
    return SharePage(ShareStatus("space", "team North", "/home/mei/Sync/okrs", **status), devices)


def text(lines: Any) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


def test_each_truth_is_a_sentence_and_no_escape_reaches_the_terminal() -> None:
    shown = page(
        fault="the share could not be opened", only_here=3,
        waiting=(Waiting("x", "Ken", 12),), newer=(Waiting("anna", "Ann", 3),),
        forked=("Ken",), refused=4, is_marker_changed=True,
    )  # fmt: skip
    refused = [Refusal("kdax", 0, f"the file {n}\x1b[2J.okl: torn") for n in range(4)]
    lines = text(head(shown._replace(refused=refused), NOW, 200))
    assert lines[0] == "/home/mei/Sync/okrs"
    assert [line for line in lines if "waiting for 12 changes from Ken" in line]
    assert [line for line in lines if "two installations write as one device of Ken" in line]
    assert [line for line in lines if "Ann uses a newer version" in line]
    assert lines[-2] == "and 1 more: okrtui verify names them all"
    assert not [line for line in lines if "\x1b" in line]
    drawn = text(draw_device(row, 60) for row in device_rows(shown))
    assert not [line for line in drawn if "\x1b" in line]
    assert drawn[0].startswith("  wism  Mei, this installation")
    assert drawn[0].endswith(" 1,204 changes ")
    assert drawn[1].endswith(" 1 change ")
