"""What git says of a work tree: the branch that is checked out, and every file that is not as it was committed."""

from collections.abc import Iterator

from msgspec import Struct

from okrtui.share.git.own import Own
from okrtui.share.git.running import UNREADABLE, Git, GitFault
from okrtui.share.git.surroundings import OWN

UNDER_WAY = ("rebase-merge", "rebase-apply", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG")
STATUS = (
    "status",
    "--porcelain=v2",
    "--branch",
    "-z",
    "--no-renames",
    "--untracked-files=no",
    "--ignore-submodules=all",
)
HEAD, DETACHED = "# branch.head ", "(detached)"
BEFORE_A_PATH = {"1": 8, "u": 10}
"""How many words stand before the path of a change, and of one that nobody merged."""


class Branch(Struct, frozen=True):
    """The branch that is checked out, where it goes, and which of my files are not as they were committed."""

    name: str
    remote: str
    there: str
    changed: tuple[bytes, ...] = ()

    @property
    def upstream(self) -> str:
        """What is known of it there."""
        return f"{self.name}@{{upstream}}"


def at_rest(git: Git, own: Own) -> Branch:
    """The branch of a work tree in which nothing is under way and nothing changed but what is mine; else GitFault."""
    if any((git.directory / OWN / name).exists() for name in UNDER_WAY):
        raise GitFault("the tree is in the middle of a rebase or merge")
    lines = [line.decode(errors="surrogateescape") for line in listed(git.do(UNREADABLE, *STATUS))]
    changes = list(_changes(lines))
    if others := [path for path, is_new in changes if not own.is_mine(path, is_new=is_new)]:
        raise GitFault("the tree has changes of others", others[0])
    name = next((line.removeprefix(HEAD) for line in lines if line.startswith(HEAD)), DETACHED)
    if name == DETACHED:
        raise GitFault("no branch is checked out")
    return _branch(git, name, tuple(path.encode(errors="surrogateescape") for path, _ in changes))


def _changes(lines: list[str]) -> Iterator[tuple[str, bool]]:
    """Every path that is not as it was committed, and whether it is new."""
    for line in lines:
        if line[0] in BEFORE_A_PATH:
            yield line.split(" ", BEFORE_A_PATH[line[0]])[-1], line[2] == "A"


def _branch(git: Git, name: str, changed: tuple[bytes, ...]) -> Branch:
    settings = git.run("config", "-z", "--get-regexp", r"^branch\.").out.decode(errors="replace").split("\0")
    known = dict(line.split("\n", 1) for line in settings if "\n" in line)
    remote, there = known.get(f"branch.{name}.remote", ""), known.get(f"branch.{name}.merge", "")
    if remote in {"", "."} or remote.startswith("-") or not there.startswith("refs/heads/"):
        raise GitFault("the branch goes nowhere", f"git push -u origin {name} says where")
    return Branch(name, remote, there, changed)


def listed(out: bytes) -> list[bytes]:
    """What git wrote with an end of its own behind each."""
    return [each for each in out.split(b"\0") if each]
