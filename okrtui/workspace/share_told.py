"""The truth about a share in words: short ones for the frame and a prompt, whole ones for a page."""

from collections.abc import Iterator
from datetime import datetime

from okrtui.okr.numbers import several
from okrtui.share.names import MARKER
from okrtui.workspace.facts import GIT_CHANGED, Device, Refusal, ShareStatus, Waiting
from okrtui.workspace.home import Home
from okrtui.workspace.share_status import status_of

_OUT_OF_REACH = {"read-only": "share read-only", "full": "share full"}
"""What a cause is called in few words; every other is being offline."""


def truth_of(home: Home) -> str:
    """What is true of all shares of a home, in few words."""
    shared = [here for here in home.workspaces.values() if here.identity.remembered.share is not None]
    if not shared:
        return ""
    return truth_line([status_of(here, "") for here in shared], home.clock().stamp)


def truth_line(statuses: list[ShareStatus], now: datetime) -> str:
    """What is true of all shares, in few words; empty where all is as it should be."""
    shared = [status for status in statuses if status.directory is not None]
    only_here = sum(status.only_here for status in shared)
    told = [f"{several(only_here, 'change')} only here"] if only_here else []
    told += [
        f"{_OUT_OF_REACH.get(each.cause, 'offline')} since {when(each.since, now)}"
        for each in shared
        if each.fault
    ][:1]
    told += [git for each in shared if (git := _git_in_short(each, now))][:1]
    missing = [waiting for status in shared for waiting in status.waiting]
    if missing:
        told.append(
            f"waiting for {several(sum(each.changes for each in missing), 'change')} from {missing[0].who}"
        )
    if newer := [each for status in shared for each in status.newer]:
        told.append(_newer(newer[0].who, sum(each.changes for each in newer)))
    return " · ".join(told)


def told_of(status: ShareStatus, now: datetime, named: str = "`okrtui verify` names them") -> Iterator[str]:
    """All that is true of one share, a sentence each; `named` says where files that it could not take are."""
    yield from filter(None, (_fault_told(status, now), _git_told(status, now)))
    if status.only_here:
        yield f"{several(status.only_here, 'change')} only on this machine"
    for waiting in status.waiting:
        yield f"waiting for {several(waiting.changes, 'change')} from {waiting.who}"
    for each in status.newer:
        yield f"{_newer(each.who, each.changes)} for an upgrade here"
    for ahead in status.ahead:
        yield f"the clock of {ahead.who} is {_far(ahead.days)} ahead"
    for who in status.forked:
        yield f"two installations write as one device of {who}: both are kept"
    if status.is_marker_changed:
        yield f"{MARKER} there is another one than when this team was joined"
    if status.refused:
        yield f"{several(status.refused, 'file')} on the share cannot be taken: {named}"
    if status.is_alone:
        yield "nobody else has written here yet"


def _fault_told(status: ShareStatus, now: datetime) -> str:
    return f"{status.fault} since {when(status.since, now)}" if status.since else status.fault


def _git_in_short(status: ShareStatus, now: datetime) -> str:
    if status.git == "changed":
        return "git is off: its settings changed"
    return f"git: {status.git_fault} since {when(status.git_since, now)}" if status.git_fault else ""


def _git_told(status: ShareStatus, now: datetime) -> str:
    if status.git == "changed":
        return GIT_CHANGED
    if status.git_fault:
        return ": ".join(filter(None, (_git_in_short(status, now), status.git_why)))
    return "git carries it" if status.git == "on" else ""


def signed_told(steps: int) -> str:
    """How many steps were found as they should be."""
    return "1 step is as it was signed" if steps == 1 else f"{steps:,} steps are as they were signed"


def refusal_told(refusal: Refusal) -> str:
    """One step or file that is not as it should be, by its device."""
    number = f" change {refusal.number}" if refusal.number else ""
    return f"{refusal.replica[:4]}…{number}: {refusal.why}"


def lacking_told(waiting: Waiting) -> str:
    """What the share has not got of a device, though it is held here."""
    return f"{waiting.device[:4]}…: the share lacks {several(waiting.changes, 'change')} of {waiting.who}"


def device_told(device: Device) -> str:
    """Who a device is, as far as somebody here vouched for it."""
    match device.standing:
        case "this one":
            return f"{device.says}, this installation"
        case "known":
            return f"{device.says}, known"
        case "ignored":
            return f"says it is {device.says}; nothing more is taken from it"
        case _:
            return f"says it is {device.says}"


def when(since: datetime | None, now: datetime) -> str:
    """The time of day, and the day where it was another one."""
    if since is None:
        return ""
    return f"{since:%H:%M}" if since.date() == now.date() else f"{since:%Y-%m-%d}"


def _newer(who: str, number: int) -> str:
    return f"{who} uses a newer version; {several(number, 'change')} {'waits' if number == 1 else 'wait'}"


def _far(days: int) -> str:
    if days >= 730:
        return f"{days // 365} years"
    return several(days, "day")
