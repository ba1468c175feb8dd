"""Whether a share lies where the kernel may hold whoever asks: told from the list of mounts, never by asking there."""

import os
from collections.abc import Callable, Iterable, Sequence

MOUNTS = "/proc/self/mountinfo"
NETWORK = frozenset(
    {"9p", "afs", "autofs", "ceph", "cifs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "virtiofs"}
)
"""File systems that another machine answers for, beside all whose name begins with “fuse”."""
MOST_LINKS = 40


def may_hold(arguments: Sequence[str]) -> bool:
    """Whether a share of this installation, or one that is named here, lies on a network folder (Linux)."""
    try:
        with open(MOUNTS, encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123
            folders = network_folders(file.read())
    except OSError:
        return False
    if not folders:
        return False
    from okrtui.places import places

    named = arguments if "share" in arguments else ()
    known = [*remembered_shares(places(home_named(arguments)).state), *map(os.path.abspath, named)]
    return any(lies_on(folders, share) for share in known)


def network_folders(mountinfo: str) -> set[str]:
    """Where network and FUSE file systems are mounted; what is mounted last on a directory counts (proc(5)).

    Where one would be mounted as soon as somebody looks (autofs) counts too; systemd's in /proc carry no share.
    """
    kinds: dict[str, str] = {}
    for line in mountinfo.splitlines():
        facts, dash, what = line.partition(" - ")
        if dash and len(fields := facts.split(" ")) > 4:
            kinds[_plain(fields[4])] = what.split(" ")[0]
    network = {place for place, kind in kinds.items() if kind in NETWORK or kind.startswith("fuse")}
    return {place for place in network if not place.startswith("/proc/")}


def _plain(place: str) -> str:
    """A mount's place as it is spelled elsewhere: blanks, tabs, line ends and backslashes are octal there."""
    for octal, sign in ((r"\040", " "), (r"\011", "\t"), (r"\012", "\n"), (r"\134", "\\")):
        place = place.replace(octal, sign)
    return place


def link_at(place: str) -> str | None:
    """Where a link leads, None where there is none."""
    try:
        return os.readlink(place)  # noqa: PTH115
    except OSError:
        return None


def lies_on(folders: Iterable[str], path: str, link: Callable[[str], str | None] = link_at) -> bool:
    """Whether a path leads into one of these folders; links are followed up to there, and no further."""
    places, parts, place = set(folders), path.split("/")[::-1], "/"
    links = 0
    while parts and place not in places:
        part = parts.pop()
        if part in ("", "."):
            continue
        place = os.path.normpath(os.path.join(place, part))  # noqa: PTH118
        if place in places or (leads := link(place)) is None:
            continue
        links += 1
        if links > MOST_LINKS:
            return False
        parts += leads.split("/")[::-1]
        place = "/" if leads.startswith("/") else os.path.dirname(place)  # noqa: PTH120
    return place in places


def remembered_shares(state: str) -> list[str]:
    """The directories that carry this installation's spaces; what cannot be read names none."""
    import json

    shares = []
    try:
        spaces = os.listdir(state)  # noqa: PTH208
    except OSError:
        return []
    for space in spaces:
        try:
            with open(f"{state}/{space}/identity.json", encoding="utf-8") as file:  # noqa: PTH123
                share = json.load(file).get("share")
        except (OSError, ValueError, AttributeError):
            continue
        shares += [share] if isinstance(share, str) else []
    return shares


def home_named(arguments: Sequence[str]) -> str | None:
    """The directory behind `--home`, None where there is none."""
    for place, word in enumerate(arguments):
        if word.startswith("--home="):
            return word.removeprefix("--home=")
        if word == "--home":
            return next(iter(arguments[place + 1 :]), None)
    return None
