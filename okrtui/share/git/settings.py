"""Everything in a folder's `.git` by which git decides what to run, as one fingerprint; no git is run for that.

Hooks and the file system monitor are never run, and what a `.gitattributes` of the work tree names (a filter, a
merge driver) only runs where these settings, or the person's own, say which program that is.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256

from okrtui.replica.canonical import canonical
from okrtui.share.faults import ShareFault
from okrtui.share.folders import Folder, NotPlainError
from okrtui.share.git.surroundings import OWN

CONFIGS = ("config", "config.worktree")
OTHERS = (
    "info/attributes",
    "info/exclude",
    "info/sparse-checkout",
    "objects/info/alternates",
    "objects/info/http-alternates",
)
LINKED = "commondir"
HOOKS = "hooks"
MOST, MOST_HOOKS = 1024 * 1024, 1000
"""Bytes of one file, and hooks, that are looked through."""

_INCLUDE = re.compile(rb"\[\s*include", re.IGNORECASE)


class UnfitError(Exception):
    """A `.git` that cannot be overlooked, so that nobody can agree to it; the sentence says why."""


def fingerprint(root: Folder) -> str | None:
    """What the settings of a work tree come to; None where no `.git` is there.

    UnfitError where they could change unseen: a `.git` that leads elsewhere, is another user's, or brings in
    files that lie elsewhere. ShareFault where they cannot be read.
    """
    try:
        with root.inner(OWN) as own:
            _require_mine(root.status(OWN))
            found = {**dict(_settings(own)), **dict(_hooks(own))}
    except FileNotFoundError:
        return None
    except NotPlainError as error:
        raise UnfitError(f"its .git, or something in it, is {error.strerror}") from error
    except OSError as error:
        raise ShareFault.of(error, "the settings of git could not be read") from error
    return sha256(canonical(found)).hexdigest()


def _require_mine(found: os.stat_result) -> None:
    if hasattr(os, "getuid") and found.st_uid != os.getuid():
        raise UnfitError("its .git belongs to another user")


def _settings(own: Folder) -> Iterator[tuple[str, str]]:
    """The hash of every file that counts and is there."""
    with suppress(FileNotFoundError):
        own.status(LINKED)
        raise UnfitError("its .git is only a part of another one")
    for path in (*CONFIGS, *OTHERS):
        data = _data(own, path)
        if path in CONFIGS and _INCLUDE.search(data or b""):
            raise UnfitError(f"its .git/{path} brings in other files")
        if data is not None:
            yield path, sha256(data).hexdigest()


def _data(folder: Folder, path: str) -> bytes | None:
    name, _, rest = path.partition("/")
    try:
        if not rest:
            return folder.read(name, MOST)
        with folder.inner(name) as inner:
            return _data(inner, rest)
    except FileNotFoundError:
        return None


def _hooks(own: Folder) -> Iterator[tuple[str, str]]:
    with suppress(FileNotFoundError), own.inner(HOOKS) as hooks:
        for name in hooks.names(MOST_HOOKS):
            yield f"{HOOKS}/{os.fsencode(name).hex()}", _hook(hooks, name)


def _hook(hooks: Folder, name: str) -> str:
    """What stands at a hook's name; of a link or a folder, which is not looked into, when it was put there."""
    try:
        return sha256(hooks.read(name, MOST)).hexdigest()
    except NotPlainError:
        found = hooks.status(name)
        return f"{found.st_mode} {found.st_size} {found.st_mtime_ns}"
