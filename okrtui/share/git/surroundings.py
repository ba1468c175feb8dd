"""What git is run with: options that the folder's settings cannot override, and the environment it sees.

What the folder's settings can still name (an ssh command, a credential helper, filters, a proxy, a rewritten
address) is what a person agrees to, and is fingerprinted: see `settings`.
"""

import os
from pathlib import Path

OWN = ".git"
"""The folder that makes a directory a work tree."""

_OVERRIDDEN = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.safecrlf=false",
    "core.alternateRefsCommand=true",  # the program, which says nothing
    "commit.gpgSign=false",  # these four would run a program, which may ask
    "push.gpgSign=false",
    "merge.verifySignatures=false",
    "log.showSignature=false",
    "rebase.autoStash=false",
    "rebase.updateRefs=false",
    "submodule.recurse=false",
    "diff.ignoreSubmodules=all",
    "user.useConfigOnly=true",  # else git makes an address up, with the name of this machine in it
)

OPTIONS = (
    "--no-pager",
    "--literal-pathspecs",
    *(word for setting in _OVERRIDDEN for word in ("-c", setting)),
)
"""They go before git's command and are handed on to every git that this one starts."""

RECEIVE = (
    "git -c core.hooksPath=/dev/null -c core.fsmonitor=false -c core.alternateRefsCommand=true "
    "-c receive.denyCurrentBranch=refuse -c receive.autogc=false receive-pack"
)
"""The other end of a push on the same disk, which runs as the same person with settings of its own."""

PROTOCOLS = "file:git:http:https:ssh"
"""Ways to other repositories that are no programs in themselves, as `ext::` and helpers from the PATH are."""

_NEEDED = ("GIT_SSH", "GIT_SSL")
"""Of git's own variables those by which a person says how to reach a server; all others could change what is run,
where, or on which files."""


def surroundings(directory: Path) -> dict[str, str]:
    """The environment for git in a work tree: it asks nothing, opens no editor and looks nowhere else."""
    own = str(directory / OWN)
    return {
        **{name: value for name, value in os.environ.items() if _is_kept(name)},
        "PATH": safe_path(),
        "GIT_DIR": own,
        "GIT_COMMON_DIR": own,
        "GIT_WORK_TREE": str(directory),
        "GIT_ALLOW_PROTOCOL": PROTOCOLS,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "",
        "SSH_ASKPASS_REQUIRE": "never",
        "GIT_EDITOR": ":",
        "GIT_SEQUENCE_EDITOR": ":",
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
    }


def safe_path() -> str:
    """Where programs are looked for, without places that depend on the directory: git works in the share."""
    places = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(place for place in places if Path(place).is_absolute())


def _is_kept(name: str) -> bool:
    return not name.startswith("GIT_") or name.startswith(_NEEDED)
