"""What is asked where sharing begins; look at each before you accept it."""

from typing import Any

import pytest
from msgspec.structs import replace

from okrtui.settings import Settings
from okrtui.tui.dialogs.share_page import ShareDialog
from okrtui.tui.dialogs.sharing import git_question
from okrtui.tui.views.pieces import Piece
from okrtui.tui.views.share_page import SharePage
from okrtui.workspace.facts import Device, Refusal, ShareStatus, Waiting

from .desk import Desk
from .test_snapshots import SIZES, compare

ASKED = {
    "how": ("s",), "create": ("s", "enter"), "join": ("s", "j", "enter"),
    "objective": ("G", "k", ":", *"share", "space", *"with", "enter"),
    "history": ("j", "d", "s", "enter"), "fresh": ("j", "d", "s", "enter", "enter"),
}  # fmt: skip


def pressing(keys: tuple[str, ...]) -> Any:
    async def doing(desk: Desk) -> None:
        await desk.press(*keys)

    return doing


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", ASKED)
def test_sharing(desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    assert compare(desk, snap_compare, size, pressing(ASKED[state]))


def test_sharing_light(desk: Desk, snap_compare: Any) -> None:
    assert compare(desk, snap_compare, (120, 40), pressing(ASKED["create"]), Settings(theme="textual-light"))


WARNING = "git runs what /home/mei/okrs/.git/config says: programs it names run as you, on this machine"


async def asked_again(desk: Desk) -> None:
    await desk.app.push_screen(git_question(WARNING, desk.app.signs, has_changed=True))
    await desk.rest()


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_letting_git(desk: Desk, snap_compare: Any, size: tuple[int, int]) -> None:
    assert compare(desk, snap_compare, size, asked_again)


DEVICES = (
    Device("wism" + "a" * 22, "Mei", 1204, "this one"),
    Device("kdax" + "a" * 22, "Ken", 212, "known"),
    Device("q3me" + "a" * 22, "王小明", 88, "unknown"),
    Device("zrtu" + "a" * 22, "Ken", 3, "ignored"),
)
TORN = "the file 0000000001-0000000007-8c3156c359b96010.okl: it is not whole"


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", ["well", "ill"])
def test_page_of_a_share(desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    async def doing(desk: Desk) -> None:
        now = desk.home.clock().stamp
        status = ShareStatus("space", "team North", "/home/mei/Sync/okrs")
        shown = SharePage(status, DEVICES)
        if state == "ill":
            ill = replace(
                status, only_here=3, fault="the share could not be opened: No such file or directory",
                waiting=(Waiting("kdax", "Ken", 12),), newer=(Waiting("anna", "Ann", 3),), refused=1,
            )  # fmt: skip
            shown = SharePage(ill, DEVICES, [Refusal("kdax", 0, TORN)])
        told = [[Piece("nothing was missing", "good")]] if state == "well" else []
        dialog = ShareDialog(shown, now, desk.app.signs, told=told, at=DEVICES[2].rid)
        desk.app.start(ask(desk, dialog))
        await desk.until(lambda: isinstance(desk.app.screen, ShareDialog))
        await desk.rest()

    assert compare(desk, snap_compare, size, doing)


async def ask(desk: Desk, dialog: ShareDialog) -> None:
    await desk.app.ask(dialog)
