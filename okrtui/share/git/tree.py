"""What git does for a share: bring what others pushed, and commit and push what is mine, nothing else.

A work tree with changes of others, or in which something is under way, is left as it is and told of.
"""

from contextlib import suppress

from okrtui.share.folders import Folder
from okrtui.share.git.own import Own
from okrtui.share.git.running import Git, GitFault
from okrtui.share.git.state import Branch, at_rest, listed
from okrtui.share.git.surroundings import RECEIVE

TRIES = 5
"""How often a push is tried, each time on top of what others pushed meanwhile."""
MENDING = 5.0
"""Seconds to take back a rebase that failed or took too long."""
MESSAGE = "okrs"
NOT_COMMITTED, NOT_PULLED, NOT_PUSHED = "not committed", "not pulled", "not pushed"


def pull(git: Git, own: Own) -> None:
    """Bring what others pushed. GitFault where that cannot be done, or not now."""
    branch = at_rest(git, own)
    _commit(git, own, branch)  # what an earlier round left: a rebase refuses a changed tree
    _fetch(git, branch)
    _put_on_top(git, branch)


def push(git: Git, own: Own) -> None:
    """Commit what is mine and push it, again where others were first and theirs came. GitFault as above."""
    branch = at_rest(git, own)
    _commit(git, own, branch)
    if git.said("rev-list", "--count", f"{branch.upstream}..HEAD") == "0":
        return
    words = ("push", *_push_options(git, branch), branch.remote, f"HEAD:{branch.there}")
    for _ in range(TRIES):
        ran = git.run(*words)
        if ran.code == 0:
            return
        _fetch(git, branch)
        if not _put_on_top(git, branch):
            break
    raise GitFault(NOT_PUSHED, ran.why)


def _commit(git: Git, own: Own, branch: Branch) -> None:
    """Commit what is new, changed or gone of mine; each file by its name, so that nothing else goes along."""
    known = frozenset(listed(git.do(NOT_COMMITTED, "ls-files", "-z", "--", *own.paths)))
    with Folder.root(git.directory) as root:
        names = sorted({*branch.changed, *own.missing(root, known)})
    if not names:
        return
    data = b"".join(name + b"\0" for name in names)
    git.do(NOT_COMMITTED, "update-index", "--add", "--remove", "-z", "--stdin", data=data)
    words = ("commit", "--quiet", "--message", MESSAGE, "--pathspec-from-file=-", "--pathspec-file-nul")
    git.do(NOT_COMMITTED, *words, data=data)


def _fetch(git: Git, branch: Branch) -> None:
    git.do(NOT_PULLED, "fetch", "--quiet", "--no-tags", "--recurse-submodules=no", branch.remote)


def _put_on_top(git: Git, branch: Branch) -> bool:
    """The second half of `pull --rebase`: what is mine on top of what came; whether anything came.

    Apart from the first, which may hang, so that no time limit leaves a tree half way.
    """
    if git.said("rev-list", "--count", f"HEAD..{branch.upstream}") == "0":
        return False
    theirs = git.said("rev-parse", "--verify", "--quiet", branch.upstream)
    if not theirs:
        return False  # nobody pushed anything yet
    if not git.can("merge", "--quiet", "--ff-only", theirs):
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


def _push_options(git: Git, branch: Branch) -> tuple[str, ...]:
    options = ("--quiet", "--no-verify", "--no-follow-tags", "--recurse-submodules=no")
    url = git.said("remote", "get-url", "--push", branch.remote)
    is_near = _is_on_this_disk(url or branch.remote)
    return (*options, f"--receive-pack={RECEIVE}") if is_near else options


def _is_on_this_disk(url: str) -> bool:
    """As git tells a path from an address: a colon before the first slash makes it a server's."""
    before, colon, _ = url.partition(":")
    return not colon or "/" in before or url.lower().startswith("file:")
