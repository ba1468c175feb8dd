"""Letting git carry a share, in the screens: asked with what git runs, off in one step, asked again after a change."""

from pathlib import Path

import pytest

from okrtui.tui.dialogs.sharing import git_question, which_question
from okrtui.tui.views.glyphs import UNICODE
from okrtui.workspace.home import Home
from okrtui.workspace.share_status import git_standing
from okrtui.workspace.sharing import create_share
from tests.workspace.clones import GIT, NO_GIT, allow, by_hand, clone, settle_in

from .desk import Desk
from .team import fill

WITH_GIT = pytest.mark.skipif(GIT is None, reason=NO_GIT)


@pytest.fixture(autouse=True)
def _nobody_s_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OKRTUI_SEED", raising=False)
    settle_in(tmp_path / "git-home", monkeypatch)


@pytest.fixture
def mei(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "mei")
    fill(desk.home)
    return desk


@pytest.fixture
def share(tmp_path: Path, mei: Desk) -> Path:
    """Mei's team, shared through a directory that somebody put a `.git` in, with nothing git could use."""
    directory = tmp_path / "okrs"
    (directory / ".git").mkdir(parents=True)
    (directory / ".git" / "config").write_text("[core]\n")
    create_share(mei.home, mei.home.default, directory)
    return directory


def standing(home: Home) -> str:
    return git_standing(home.workspaces[home.default])


async def test_nothing_is_let_without_a_yes(mei: Desk, share: Path) -> None:
    async with mei.open():
        await mei.press("ctrl+p", *"let git", "enter")
        await mei.until(lambda: "Let git carry the share?" in mei.text)
        assert ".git/config says: programs it" in " ".join(mei.text.split())
        await mei.press("enter")
        assert standing(mei.home) == "off"


async def test_yes_lets_it_and_the_same_command_ends_that_at_once(mei: Desk, share: Path) -> None:
    async with mei.open():
        await mei.press("ctrl+p", *"let git", "enter")
        await mei.until(lambda: "Let git carry the share?" in mei.text)
        await mei.press("j", "enter")
        await mei.until(lambda: "git carries team North from now on" in mei.toasts)
        assert standing(mei.home) == "on"
        await mei.press("ctrl+p", *"let git", "enter")
        await mei.until(lambda: "git no longer carries team North" in mei.toasts)
        assert standing(mei.home) == "off"


async def test_where_there_is_no_git_that_is_told(mei: Desk, tmp_path: Path) -> None:
    create_share(mei.home, mei.home.default, tmp_path / "okrs")
    async with mei.open():
        await mei.press("ctrl+p", *"let git", "enter")
        await mei.until(lambda: "there is no .git in it" in mei.toasts)


async def test_who_shares_through_a_work_tree_is_asked_and_git_stays_off_without_a_yes(
    mei: Desk, tmp_path: Path
) -> None:
    (tmp_path / "okrs" / ".git").mkdir(parents=True)
    async with mei.open():
        await mei.press("s", "enter")
        await mei.type(str(tmp_path / "okrs"))
        await mei.press("enter")
        await mei.until(lambda: "Let git carry the share?" in mei.text)
        await mei.press("escape")
        assert standing(mei.home) == "off"


async def test_after_a_change_s_asks_again(mei: Desk, share: Path) -> None:
    allow(mei.home)
    (share / ".git" / "config").write_text("[core]\n\tsshCommand = x\n")
    async with mei.open(size=(120, 30)):
        await mei.until(lambda: "git is off: its settings changed" in mei.text.splitlines()[0])
        await mei.press("s")
        await mei.until(lambda: "has changed since you let git carry the share" in mei.text)
        await mei.press("j", "enter")
        await mei.until(lambda: standing(mei.home) == "on")


@pytest.mark.engine
@WITH_GIT
async def test_what_is_done_in_the_screens_is_pushed(mei: Desk, tmp_path: Path) -> None:
    by_hand(tmp_path, "init", "-q", "--bare", "-b", "main", "origin.git")
    origin = tmp_path / "origin.git"
    create_share(mei.home, mei.home.default, clone(origin, "mei-okrs"))
    async with mei.open():
        await mei.press("ctrl+p", *"let git", "enter")
        await mei.until(lambda: "Let git carry the share?" in mei.text)
        await mei.press("j", "enter")
        await mei.until(lambda: "git carries team North from now on" in mei.toasts)
        await mei.press("s")
        await mei.until(lambda: "all is sent, and nothing is new" in mei.toasts)
        assert "okrtui-space.json" in by_hand(origin, "ls-tree", "--name-only", "main")


def test_of_several_shares_each_says_whether_git_carries_it() -> None:
    question = which_question([("a", "team North", "on"), ("b", "team South", "off")], UNICODE)
    assert [option.told for option in question._options] == [
        "git carries it; this ends that",
        "git does not carry it",
    ]


def test_the_first_answer_is_no() -> None:
    assert git_question("x", UNICODE, has_changed=False)._options[0].id == "no"
