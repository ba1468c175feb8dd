"""What is asked where sharing begins; look at each before you accept it."""

from typing import Any

import pytest

from okrtui.settings import Settings
from okrtui.tui.dialogs.sharing import git_question

from .desk import Desk
from .test_snapshots import SIZES, compare

ASKED = {"how": ("s",), "create": ("s", "enter"), "join": ("s", "j", "enter")}


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
