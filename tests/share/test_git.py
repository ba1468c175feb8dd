"""Real git carries a share between three clones, as people do it by hand: add, commit, pull --rebase, push."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.share.machines import Machine, founded

GIT = shutil.which("git")
pytestmark = pytest.mark.skipif(GIT is None, reason="git is not installed")


class Clone(Machine):
    """Somebody whose copy of the share is a work tree; one of them has line ends changed by git."""

    def __init__(self, name: str, origin: Path, *, changes_line_ends: bool = False) -> None:
        super().__init__(name, origin.with_name(name))
        self.origin = origin
        setting = f"core.autocrlf={'true' if changes_line_ends else 'false'}"
        self._git(origin.parent, "clone", "-q", "-c", setting, str(origin), str(self.share))

    def git(self, *words: str) -> int:
        """Run git in the work tree; how it ended."""
        return self._git(self.share, *words)

    def _git(self, place: Path, *words: str) -> int:
        assert GIT is not None
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(place)}
        people = {f"GIT_{who}_{what}": "x@x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        done = subprocess.run(
            [GIT, *words], cwd=place, env={"PATH": os.environ["PATH"], **alone, **people}, check=False
        )
        return done.returncode

    def push(self) -> bool:
        """Add, commit and push what was written; whether the push was taken."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "okrs", "--allow-empty")
        return self.git("push", "-q", "origin", "HEAD:main") == 0

    def pull(self) -> None:
        assert self.git("pull", "-q", "--rebase", "origin", "main") == 0


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A bare repository that holds a share without anybody's steps."""
    bare = tmp_path / "origin.git"
    assert GIT is not None
    subprocess.run([GIT, "init", "-q", "--bare", "-b", "main", str(bare)], check=True)
    founder = Clone("founder", bare)
    founded(founder.share)
    assert founder.push()
    return bare


@pytest.fixture
def team(origin: Path) -> list[Clone]:
    return [Clone("ann", origin), Clone("bob", origin, changes_line_ends=True), Clone("eve", origin)]


def test_three_clones_end_with_the_same_also_where_a_push_is_refused(team: list[Clone]) -> None:
    refused = 0
    for _ in range(4):
        for person in team:
            person.commit()
            person.publish()
        for person in team:
            while not person.push():
                refused += 1
                person.pull()
    for person in team:
        person.pull()
        person.collect()
    assert refused > 0
    assert all(person.holds() == team[0].holds() for person in team)
    assert len(team[0].holds()) == 12
    assert all(person.verdicts == [] for person in team)


def test_line_ends_that_git_changed_do_no_harm(team: list[Clone]) -> None:
    """As where somebody took `.gitattributes` away."""
    ann, bob, _ = team
    (ann.share / ".gitattributes").unlink()
    ann.commit()
    ann.publish()
    assert ann.push()
    bob.pull()
    (path,) = (bob.share / "v1" / ann.rid).iterdir()
    assert b"\r\n" in path.read_bytes()
    bob.collect()
    assert bob.holds() == ann.holds()
    assert bob.repair().written == 0
    assert b"\r\n" in path.read_bytes()


def test_a_history_that_is_set_back_heals(team: list[Clone]) -> None:
    ann, bob, _ = team
    for _ in range(2):
        ann.commit()
        ann.publish()
        assert ann.push()
    assert ann.git("reset", "-q", "--hard", "HEAD~2") == 0
    assert ann.publish().operations == 2
    ann.git("add", "-A")
    ann.git("commit", "-q", "-m", "okrs")
    assert ann.git("push", "-q", "--force", "origin", "HEAD:main") == 0
    bob.pull()
    bob.collect()
    assert bob.holds() == ann.holds()
