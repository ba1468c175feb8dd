"""What git does for a share: bring what others pushed, and commit and push what is mine, nothing else.

A work tree with changes of others, or in which something is under way, is left as it is and told of.
"""

from contextlib import suppress

from msgspec import Struct

from okrtui.share.folders import Folder
from okrtui.share.git.own import Own
from okrtui.share.git.running import UNREADABLE, Git, GitFault
from okrtui.share.git.surroundings import OWN, RECEIVE

TRIES = 5
"""How often a push that was refused is tried again, each time with what others pushed meanwhile."""
UNDER_WAY = ("rebase-merge", "rebase-apply", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG")
STATUS = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=no", "--ignore-submodules=all")
MESSAGE = "okrs"
MENDING = 5.0
"""Seconds to take back a rebase that failed or took too long."""
NOT_COMMITTED, NOT_PULLED, NOT_PUSHED = "not committed", "not pulled", "not pushed"


class Branch(Struct, frozen=True):
    """The branch that is checked out, and where it goes."""

    name: str
    remote: str
    there: str

    @property
    def upstream(self) -> str:
        """What is known of it there."""
        return f"{self.name}@{{upstream}}"


def pull(git: Git, own: Own) -> None:
    """Bring what others pushed. GitFault where that cannot be done, or not now."""
    branch = _at_rest(git, own)
    _commit(git, own)  # what an earlier round left: a rebase refuses a changed tree
    _fetch(git, branch)
    _put_on_top(git, branch)


def push(git: Git, own: Own) -> None:
    """Commit what is mine and push it, again where others were first and theirs came. GitFault as above."""
    branch = _at_rest(git, own)
    _commit(git, own)
    if not _is_ahead(git, branch):
        return
    for _ in range(TRIES):
        ran = git.run("push", *_push_options(git, branch), branch.remote, f"HEAD:{branch.there}")
        if ran.code == 0:
            return
        _fetch(git, branch)
        if not _put_on_top(git, branch):
            break
    raise GitFault(NOT_PUSHED, ran.why)


def _at_rest(git: Git, own: Own) -> Branch:
    """The branch of a work tree in which nothing is under way and nothing changed that is not mine."""
    if any((git.directory / OWN / name).exists() for name in UNDER_WAY):
        raise GitFault("the tree is in the middle of a rebase or merge")
    branch = _branch(git)
    lines = [each.decode(errors="replace") for each in _listed(git.do(UNREADABLE, *STATUS))]
    others = [line[3:] for line in lines if not own.is_mine(line[3:], is_new=line[0] == "A")]
    if others:
        raise GitFault("the tree has changes of others", others[0])
    return branch


def _branch(git: Git) -> Branch:
    name = git.said("symbolic-ref", "--quiet", "--short", "HEAD")
    if not name:
        raise GitFault("no branch is checked out")
    remote = git.said("config", "--get", f"branch.{name}.remote")
    there = git.said("config", "--get", f"branch.{name}.merge")
    if not remote or remote == "." or remote.startswith("-") or not there.startswith("refs/heads/"):
        raise GitFault("the branch goes nowhere", f"git push -u origin {name} says where")
    return Branch(name, remote, there)


def _commit(git: Git, own: Own) -> None:
    """Commit what is new, or gone, of mine; each file by its name, so that nothing else goes along."""
    known = _listed(git.do(NOT_COMMITTED, "ls-files", "-z", "--", *own.paths))
    with Folder.root(git.directory) as root:
        names = {*own.replaceable(known), *own.files(root, known)}
    staged = b"".join(name + b"\0" for name in sorted(names))
    git.do(NOT_COMMITTED, "update-index", "--add", "--remove", "-z", "--stdin", data=staged)
    changed = b"".join(line[3:] + b"\0" for line in _listed(git.do(NOT_COMMITTED, *STATUS, "--", *own.paths)))
    if changed:
        words = ("commit", "--quiet", "--message", MESSAGE, "--pathspec-from-file=-", "--pathspec-file-nul")
        git.do(NOT_COMMITTED, *words, data=changed)


def _listed(out: bytes) -> list[bytes]:
    return [each for each in out.split(b"\0") if each]


def _fetch(git: Git, branch: Branch) -> None:
    git.do(NOT_PULLED, "fetch", "--quiet", "--no-tags", "--recurse-submodules=no", branch.remote)


def _put_on_top(git: Git, branch: Branch) -> bool:
    """The second half of `pull --rebase`: what is mine on top of what came; whether anything came.

    Apart from the first, which may hang, so that no time limit leaves a tree half way.
    """
    theirs = git.said("rev-parse", "--verify", "--quiet", branch.upstream)
    if not theirs or git.can("merge-base", "--is-ancestor", theirs, "HEAD"):
        return False
    if git.can("merge", "--quiet", "--ff-only", theirs):
        return True
    _rebase(git, theirs)
    return True


def _rebase(git: Git, theirs: str) -> None:
    """Mine on top of theirs; where that cannot be done, all is as before."""
    try:
        git.do(NOT_PULLED, "rebase", "--quiet", theirs)
    except GitFault:
        with suppress(GitFault):
            Git(git.directory, MENDING).run("rebase", "--abort")
        raise


def _is_ahead(git: Git, branch: Branch) -> bool:
    """Whether anything here is not there, as far as is known."""
    if not git.can("rev-parse", "--verify", "--quiet", "HEAD"):
        return False
    theirs = git.said("rev-parse", "--verify", "--quiet", branch.upstream)
    return not theirs or not git.can("merge-base", "--is-ancestor", "HEAD", theirs)


def _push_options(git: Git, branch: Branch) -> tuple[str, ...]:
    options = ("--quiet", "--no-verify", "--recurse-submodules=no")
    url = git.said("remote", "get-url", "--push", branch.remote)
    is_near = _is_on_this_disk(url or branch.remote)
    return (*options, f"--receive-pack={RECEIVE}") if is_near else options


def _is_on_this_disk(url: str) -> bool:
    """As git tells a path from an address: a colon before the first slash makes it a server's."""
    before, colon, _ = url.partition(":")
    return not colon or "/" in before or url.lower().startswith("file:")
