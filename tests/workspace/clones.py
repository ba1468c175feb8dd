"""Work trees of one bare repository, and git as people run it by hand."""

import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from okrtui.workspace.git_allowed import agreement_for, let_git_carry
from okrtui.workspace.home import Home
from okrtui.workspace.joining import begin_joining
from okrtui.workspace.workspace import Workspace
from tests.workspace.desk import Desk

GIT = shutil.which("git")
NO_GIT = "git is not installed (Debian: apt-get install git)"


def by_hand(place: Path, *words: str) -> str:
    """What git says, in a directory; it has to be able to."""
    assert GIT is not None
    return subprocess.run(
        [GIT, *words], cwd=place, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL
    ).stdout


def clone(origin: Path, name: str, *settings: str) -> Path:
    """A work tree beside the bare repository."""
    place = origin.with_name(name)
    by_hand(origin.parent, "clone", "-q", *(f"-c{setting}" for setting in settings), str(origin), str(place))
    return place


def team_of(home: Home) -> Workspace:
    """The one team's space of a home."""
    (here,) = (w for w in home.workspaces.values() if not w.identity.remembered.private)
    return here


def allow(home: Home) -> Workspace:
    """Say yes to git, without looking; the team's space."""
    here = team_of(home)
    let_git_carry(here, agreement_for(here))
    return here


def joined(directory: Path, share: Path, name: str) -> Home:
    """A new home of somebody who joins what was cloned, with git on."""
    desk = Desk(directory)
    home = desk.open()
    home.create_space("private", name, private=True)
    joining = begin_joining(home, share)
    assert joining is not None
    joining.as_new(name)
    home.make_default(joining.space)
    allow(home)
    return home


def program(path: Path, text: str) -> Path:
    """Something that can be run, as a hook or in the place of git."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def settle_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's settings of git but these."""
    home.mkdir()
    person = "[user]\n\tname = Mei\n\temail = mei@example.org\n"
    (home / ".gitconfig").write_text(f"{person}[init]\n\tdefaultBranch = main\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
