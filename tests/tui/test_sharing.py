"""Beginning to share in the screens, and joining: asked, done, and nothing left of what was not finished."""

from pathlib import Path

import pytest

from okrtui.tui.dialogs.form import Form
from okrtui.workspace.home import Home
from okrtui.workspace.sharing import create_share

from .desk import Desk
from .team import fill


@pytest.fixture(autouse=True)
def _nobody_s_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OKRTUI_SEED", raising=False)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    return tmp_path / "share"


@pytest.fixture
def mei(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "mei")
    fill(desk.home)
    return desk


@pytest.fixture
def ken(tmp_path: Path, mei: Desk, share: Path) -> Desk:
    """A desk at which nobody has sat yet; Mei shares her team."""
    create_share(mei.home, mei.home.default, share)
    return Desk(tmp_path / "ken")


def team(home: Home) -> str:
    (space,) = (space for space in home.workspaces if space != home.private)
    return space


async def test_s_shares_a_team_through_a_directory(mei: Desk, share: Path) -> None:
    async with mei.open():
        await mei.press("s")
        assert "Share team North" in mei.text
        await mei.press("enter")
        assert "All of team North goes there, its history too" in mei.text
        await mei.type(str(share))
        await mei.press("enter")
        await mei.until(lambda: "team North is shared through" in mei.toasts)
    assert (share / "okrtui-space.json").is_file()
    home = mei.another_home()
    assert home.workspaces[team(home)].identity.remembered.share == str(share)


async def test_where_texts_were_deleted_a_fresh_start_leaves_them_here(mei: Desk, share: Path) -> None:
    old = team(mei.home)
    async with mei.open():
        await mei.go_to("Surpass the market leader in Q4")
        await mei.press("d", "s", "enter")
        assert "It holds 1 text that was deleted or corrected" in mei.text
        await mei.press("enter")
        await mei.type(str(share))
        await mei.press("enter")
        await mei.until(lambda: "team North is shared through" in mei.toasts)
        await mei.rest()
        assert mei.text.count("Make releases boring") == 1
        await mei.go_to("Change failure rate")
        await mei.press("c")
        await mei.press("9", "enter", "7", "enter", "enter")
        await mei.until(lambda: "Change failure rate" in mei.toasts)
    home = mei.another_home()
    assert team(home) == mei.home.default != old
    assert not home.okrs.trash
    failures = next(kr for kr in home.okrs.key_results.values() if kr.title == "Change failure rate")
    assert [check_in.confidence for check_in in home.okrs.check_ins[failures.id]] == [5, 4, 4, 7]
    assert not any(b"Surpass the market" in path.read_bytes() for path in share.rglob("*.okl"))


async def test_who_wants_the_history_shared_is_told_once_more(mei: Desk, share: Path) -> None:
    async with mei.open():
        await mei.go_to("Surpass the market leader in Q4")
        await mei.press("d", "s", "enter", "j", "enter")
        assert "1 text that was deleted or corrected can be read there too" in mei.text
        await mei.type(str(share))
        await mei.press("enter")
        await mei.until(lambda: "team North is shared through" in mei.toasts)
    assert any(b"Surpass the market" in path.read_bytes() for path in share.rglob("*.okl"))


async def test_a_directory_that_cannot_be_is_refused_and_asked_again(mei: Desk) -> None:
    async with mei.open():
        await mei.press("s", "enter")
        await mei.type(str(mei.directory))
        await mei.press("enter")
        await mei.until(lambda: "in or above" in mei.text)
        assert isinstance(mei.app.screen, Form)
    home = mei.another_home()
    assert home.workspaces[team(home)].identity.remembered.share is None


async def test_a_first_start_joins_a_team_as_one_of_its_people(ken: Desk, mei: Desk, share: Path) -> None:
    async with ken.open():
        await ken.type("Ken")
        await ken.press("enter", "j", "j", "enter")
        await ken.type(str(share))
        await ken.press("enter")
        await ken.until(lambda: "which of these are you?" in ken.text)
        await ken.press("enter")
        await ken.until(lambda: "you are Ken in team North" in ken.toasts)
        assert "Make releases boring" in ken.text
    home = ken.another_home()
    assert home.okrs.person_name(home.me[team(home)]) == "Ken"
    assert team(home) == mei.home.default


async def test_somebody_new_is_added_and_the_others_are_told(ken: Desk, mei: Desk, share: Path) -> None:
    async with ken.open():
        await ken.type("Ana")
        await ken.press("enter", "j", "j", "enter")
        await ken.type(str(share))
        await ken.press("enter")
        await ken.until(lambda: "which of these are you?" in ken.text)
        await ken.press("G", "enter", "enter")
        await ken.until(lambda: "you are Ana in team North" in ken.toasts)
    async with mei.open():
        await mei.until(lambda: "Ana: joined the team" in mei.toasts)


async def test_where_no_share_stands_yet_enter_looks_again(ken: Desk, mei: Desk, share: Path) -> None:
    share.rename(share.with_name("on its way"))
    async with ken.open():
        await ken.type("Ken")
        await ken.press("enter", "j", "j", "enter")
        await ken.type(str(share))
        await ken.press("enter")
        await ken.until(lambda: "no team's share stands there yet" in ken.text)
        share.with_name("on its way").rename(share)
        await ken.press("enter")
        await ken.until(lambda: "which of these are you?" in ken.text)


async def test_who_leaves_the_question_has_joined_nothing(ken: Desk, share: Path) -> None:
    async with ken.open():
        await ken.type("Ken")
        await ken.press("enter", "j", "j", "enter")
        await ken.type(str(share))
        await ken.press("enter")
        await ken.until(lambda: "which of these are you?" in ken.text)
        await ken.press("escape")
        await ken.until(lambda: len(ken.home.workspaces) == 1)
    assert len(ken.another_home().workspaces) == 1
    assert len(list((ken.directory / "data" / "spaces").iterdir())) == 1
