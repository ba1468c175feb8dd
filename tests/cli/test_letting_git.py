"""`okrtui share git`: asked with the sentence that says what git runs, and what scripts get instead."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.machines import Machine
from tests.workspace.clones import GIT, NO_GIT, by_hand, clone, settle_in

WITH_GIT = pytest.mark.skipif(GIT is None, reason=NO_GIT)
WARNING = "/.git/config says: programs it names run as you, on this machine"


@pytest.fixture(autouse=True)
def _nobody_s_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OKRTUI_SEED", raising=False)
    settle_in(tmp_path / "git-home", monkeypatch)


@pytest.fixture
def mei(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Machine:
    machine = Machine(tmp_path, "mei", capsys)
    machine("init", "--me", "Mei", "--space", "North")
    return machine


@pytest.fixture
def share(tmp_path: Path, mei: Machine) -> Path:
    """Mei's team, shared through a directory that somebody put a `.git` in."""
    directory = tmp_path / "okrs"
    mei("share", "create", str(directory))
    (directory / ".git").mkdir()
    (directory / ".git" / "config").write_text("[core]\n")
    return directory


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


def answering(mei: Machine, monkeypatch: pytest.MonkeyPatch, answer: str) -> str:
    """Ask at a terminal; what was said there."""
    screen = Terminal()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", Terminal(f"{answer}\n"))
        patch.setattr(sys, "stderr", screen)
        assert mei.tried("share", "git", "on").code == 0
    return screen.getvalue()


def standing(mei: Machine) -> str:
    (space,) = mei("share", "--json").json["spaces"]
    return str(space["git"]["standing"])


def test_without_a_terminal_it_has_to_be_said_before(mei: Machine, share: Path) -> None:
    answer = mei.tried("share", "git", "on")
    assert answer.code == 2
    assert WARNING in answer.err
    assert "--yes lets it" in answer.err
    assert standing(mei) == "off"


@pytest.mark.parametrize("answer", ["", "n", "x"])
def test_at_a_terminal_it_is_asked_and_everything_but_yes_is_no(
    mei: Machine, share: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    asked = answering(mei, monkeypatch, answer)
    assert WARNING in asked
    assert asked.endswith("Let it carry the share? [y/N] ")
    assert standing(mei) == "off"


def test_what_git_cannot_carry_is_refused(mei: Machine, share: Path) -> None:
    assert mei.tried("share", "git", "off").code == 3
    assert mei.tried("share", "git", "on", "South", "--yes").code == 2
    assert mei.tried("share", "git", "sideways").code == 2
    (share / ".git" / "config").write_text("[include]\n\tpath = x\n")
    answer = mei.tried("share", "git", "on", "--yes")
    assert answer.code == 3
    assert "its .git/config brings in other files" in answer.err
    (share / ".git" / "config").unlink()
    (share / ".git").rmdir()
    answer = mei.tried("share", "git", "on", "--yes")
    assert (answer.code, "there is no .git in it" in answer.err) == (3, True)
    mei("share", "leave")
    assert mei.tried("share", "git", "on", "--yes").code == 3


def test_of_several_shares_one_is_named(mei: Machine, share: Path, tmp_path: Path) -> None:
    mei("share", "create", str(tmp_path / "south"), "--space", "South")
    answer = mei.tried("share", "git", "off")
    assert answer.code == 2
    assert "team North, team South" in answer.err
    assert mei.tried("share", "git", "off", "South").code == 3


@pytest.mark.usefixtures("share")
def test_nobody_who_only_shares_is_asked(mei: Machine) -> None:
    """A `.git` that was found means nothing."""
    assert mei("sync").err == ""
    assert standing(mei) == "off"


# -- with git itself


@pytest.fixture
def origin(tmp_path: Path, mei: Machine) -> Path:
    bare = tmp_path / "origin.git"
    by_hand(tmp_path, "init", "-q", "--bare", "-b", "main", str(bare))
    mei("share", "create", str(clone(bare, "mei-okrs")))
    return bare


@pytest.mark.engine
@WITH_GIT
def test_on_and_off(mei: Machine, origin: Path) -> None:
    answer = mei("share", "git", "on", "--yes", "--json")
    assert answer.json == {
        "space": "team North",
        "directory": str(origin.with_name("mei-okrs")),
        "git": "on",
    }
    assert WARNING in answer.err
    assert "git carries it" in mei("share").out
    mei("add", "objective", "Quiet nights")
    mei("sync")
    assert by_hand(origin, "rev-list", "--count", "main") == "2\n"
    assert mei("share", "git", "off").out == "git no longer carries team North\n"
    assert "git" not in mei("share").out


@pytest.mark.engine
@WITH_GIT
def test_yes_at_a_terminal(mei: Machine, origin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(mei, monkeypatch, "Y")
    assert standing(mei) == "on"


@pytest.mark.engine
@WITH_GIT
def test_what_git_could_not_do_is_told_and_ends_sync_with_4(mei: Machine, origin: Path) -> None:
    mei("share", "git", "on", "--yes")
    away = origin.rename(origin.with_name("away"))
    answer = mei.tried("sync")
    assert answer.code == 4
    assert answer.err.startswith("okrtui: git: not pulled: fatal: ")
    assert "git: not pulled since " in mei("share").out
    (space,) = mei("share", "--json").json["spaces"]
    assert space["git"]["fault"] == "not pulled"
    away.rename(origin)
    assert mei("sync").err == ""


@pytest.mark.engine
@WITH_GIT
def test_what_changed_is_told_until_somebody_is_asked_again(mei: Machine, origin: Path) -> None:
    mei("share", "git", "on", "--yes")
    by_hand(origin.with_name("mei-okrs"), "config", "x.y", "z")
    assert mei.tried("sync").code == 4
    assert "`okrtui share git on`" in mei("share").out
    assert standing(mei) == "changed"
    assert mei("share", "git", "on", "--yes").out == "git carries team North from now on\n"
    assert mei("sync").err == ""
