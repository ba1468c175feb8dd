"""A space gets a share, and goes without one again; its devices are vouched for or ignored, here alone."""

from collections.abc import Iterable
from datetime import UTC
from pathlib import Path

from okrtui.okr.errors import BadInputError, NotFoundError, RefusedError, StorageError
from okrtui.replica.markers import Marker, marker_lines, seal_marker
from okrtui.replica.operations import space_id
from okrtui.share.faults import ShareFault
from okrtui.share.marker import found, put
from okrtui.store.files import make_directory
from okrtui.workspace.apart import require_apart
from okrtui.workspace.carried import forget_carried
from okrtui.workspace.facts import Device
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.home import Home
from okrtui.workspace.in_time import within
from okrtui.workspace.seen import forget_device, forget_seen
from okrtui.workspace.share_status import devices_of
from okrtui.workspace.taking_in import Brought, synchronise
from okrtui.workspace.workspace import Workspace

LEAST_OF_AN_ID = 4
PATIENCE = 30.0
"""Seconds a marker may take to be read or put in place."""


def create_share(home: Home, space: str, directory: Path) -> Brought:
    """Make a directory the share of a space, and publish all of it; nothing is changed where that is refused."""
    here = home.workspaces[space]
    require_may_share(home, directory)
    require_team(home, here)
    require_without_share(home, here)
    known = here.okrs.spaces.get(space)
    marker = marker_of(home, here, known.name if known else "")
    standing = marker_at(directory)
    if standing is not None and standing.space != space:
        raise RefusedError(
            f"a share of “{standing.name}” is there already: join it, or choose another directory"
        )
    put_marker(directory, standing or marker)
    attach(here, directory, standing or marker)
    return synchronise(here)


def put_marker(directory: Path, marker: Marker) -> None:
    """Make a directory the share of what a marker names; StorageError where it takes nothing."""
    with as_storage_error():
        make_directory(directory)
    try:
        within(PATIENCE, put, directory, marker)
    except ShareFault as fault:
        raise StorageError(str(fault)) from fault


def again_readable(here: Workspace) -> int:
    """How many texts that were deleted or corrected are in a space's history, which a share makes readable."""
    here.load_all()
    corrected = sum(1 for of in here.okrs.check_ins.values() for check_in in of if check_in.fixes)
    return len(here.okrs.trash) + corrected


def require_may_share(home: Home, directory: Path) -> None:
    """RefusedError where this home, or this directory, can never have a share."""
    seeds = [here.identity.remembered.seed for here in home.workspaces.values()]
    if home.installation.is_seeded or any(seed is not None for seed in seeds):
        raise RefusedError(
            "this home was made from a seed, so anybody can tell its keys: it never gets a share"
        )
    require_apart(directory, home.apart_from)


def require_team(home: Home, here: Workspace) -> None:
    """RefusedError for the private space."""
    if here.space == home.private:
        raise RefusedError("your private space can never get a share: choose a team's with --space")


def require_without_share(home: Home, here: Workspace) -> None:
    """RefusedError where a space has a share already."""
    if (share := here.identity.remembered.share) is not None:
        raise RefusedError(f"{home.space_name(here.space)} is shared through {share} already")


def marker_at(directory: Path) -> Marker | None:
    """The marker that stands in a directory; StorageError where it cannot be read."""
    try:
        return within(PATIENCE, _found, directory)
    except (ShareFault, OSError) as fault:
        raise StorageError(str(fault)) from fault


def _found(directory: Path) -> Marker | None:
    return found(directory) if directory.is_dir() else None


def marker_of(home: Home, here: Workspace, name: str) -> Marker:
    """What its founder puts into the directory of a space; RefusedError where somebody else founded it."""
    remembered = here.identity.remembered
    founder = remembered.own[0] if remembered.own else ""
    with as_storage_error():
        signer = here.identity.signer_of(founder)
    if signer is None or space_id(founder, remembered.nonce) != here.space:
        raise RefusedError("only the installation that founded this team can give it a share")
    created = home.clock().stamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return seal_marker(name, created, remembered.nonce, signer)


def attach(here: Workspace, directory: Path, marker: Marker) -> None:
    """From now on this directory carries the space."""
    with as_storage_error(), here.alone():
        here.identity.reload()
        remembered = here.identity.remembered
        remembered.share, remembered.marker = str(directory), marker_lines(marker).decode()
        remembered.git = None
        here.identity.save()


def leave_share(here: Workspace) -> str:
    """From now on no directory carries the space; all that came stays here. The directory that did."""
    directory = here.identity.remembered.share
    if directory is None:
        raise RefusedError("this team has no share to leave")
    with as_storage_error(), here.alone():
        here.identity.reload()
        here.identity.remembered.share = here.identity.remembered.marker = None
        here.identity.remembered.git = None
        here.identity.save()
        forget_carried(here.identity.directory)
        forget_seen(here)
    return directory


def device_named(spaces: Iterable[Workspace], word: str) -> tuple[Workspace, Device]:
    """The device of others whose id begins so, with its space."""
    if len(word) < LEAST_OF_AN_ID:
        raise BadInputError(f"name a device by the first {LEAST_OF_AN_ID} characters of its id, or more")
    every = [(here, device) for here in spaces for device in devices_of(here)]
    fitting = [each for each in every if each[1].rid.startswith(word.rstrip("…").casefold())]
    if len(fitting) != 1:
        raise NotFoundError("one device whose id begins with", word)
    if fitting[0][1].standing == "this one":
        raise RefusedError("that is this installation itself")
    return fitting[0]


def vouch_for(here: Workspace, rid: str) -> None:
    """A device is known: its owner told somebody here. It is no longer ignored."""
    was_ignored = _mark(here, rid, is_known=True)
    if was_ignored:
        forget_device(here, rid)


def ignore(here: Workspace, rid: str) -> None:
    """Nothing more is taken from a device; what came from it stays, with its name on it."""
    _mark(here, rid, is_known=False)


def _mark(here: Workspace, rid: str, *, is_known: bool) -> bool:
    """Settle what a device is here; whether it was ignored before."""
    with as_storage_error(), here.alone():
        here.identity.reload()
        remembered = here.identity.remembered
        was_ignored = rid in remembered.ignored
        known, ignored = ({*remembered.known} - {rid}, {*remembered.ignored} - {rid})
        (known if is_known else ignored).add(rid)
        remembered.known, remembered.ignored = sorted(known), sorted(ignored)
        here.identity.save()
    return was_ignored
