"""How a space stands with its share and its devices, told from what is known here."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from okrtui.workspace.carried import NO_ANSWER, Carried, read_carried
from okrtui.workspace.facts import Ahead, Device, GitStanding, ShareStatus, Standing, Waiting
from okrtui.workspace.workspace import Workspace

ON_ITS_WAY = timedelta(minutes=10)
"""How long what is missing may still be on its way before it is told of."""
A_DAY = timedelta(days=1)


def status_of(here: Workspace, name: str) -> ShareStatus:
    """The truth about a space; `name` is what people call it."""
    remembered = here.identity.remembered
    if remembered.share is None:
        return ShareStatus(here.space, name)
    carried, stamp = read_carried(here.identity.directory), here.clock().stamp
    others = [rid for rid in here.marks if rid not in remembered.own]
    return ShareStatus(
        here.space,
        name,
        remembered.share,
        only_here=sum(_unpublished(here, rid, carried) for rid in remembered.own),
        fault=carried.fault,
        cause=carried.cause,
        since=_moment(carried.since, stamp) if carried.fault else None,
        is_alone=not others,
        waiting=tuple(_waiting(here, carried, stamp)),
        newer=tuple(who_says(here, rid) for rid in carried.newer),
        ahead=tuple(_ahead(here, others, stamp)),
        refused=carried.refused,
        forked=tuple(who_says(here, rid) for rid in carried.forked),
        is_marker_changed=carried.is_marker_changed,
        git=git_standing(here),
        **_git(here, carried, stamp),
    )


def git_standing(here: Workspace) -> GitStanding:
    """Whether git carries the share of a space."""
    match here.identity.remembered.git:
        case None:
            return "off"
        case "":
            return "changed"
        case _:
            return "on"


def _git(here: Workspace, carried: Carried, stamp: datetime) -> dict[str, Any]:
    """What git could not do, where it carries the share."""
    trouble = carried.git
    if trouble is None or git_standing(here) != "on":
        return {}
    since = _moment(trouble.since, stamp)
    return {"git_fault": trouble.what, "git_why": trouble.why, "git_since": since}


def only_here(here: Workspace) -> int:
    """How many changes of mine the share has not; none of a space without one."""
    if here.identity.remembered.share is None:
        return 0
    carried = read_carried(here.identity.directory)
    return sum(_unpublished(here, rid, carried) for rid in here.identity.remembered.own)


def is_worth_sending(here: Workspace) -> bool:
    """Whether the share lacks something of mine, and answered when it was asked last."""
    return only_here(here) > 0 and read_carried(here.identity.directory).fault != NO_ANSWER


def _unpublished(here: Workspace, rid: str, carried: Carried) -> int:
    mark = here.marks.get(rid)
    return max(0, mark.number - carried.published.get(rid, 0)) if mark else 0


def _moment(t: int, like: datetime) -> datetime:
    return datetime.fromtimestamp(t / 1000, like.tzinfo)


def _waiting(here: Workspace, carried: Carried, stamp: datetime) -> Iterator[Waiting]:
    before = int((stamp - ON_ITS_WAY).timestamp() * 1000)
    for rid, hole in carried.holes.items():
        if hole.since <= before:
            yield Waiting(rid, who_says(here, rid), hole.missing)


def _ahead(here: Workspace, others: list[str], stamp: datetime) -> Iterator[Ahead]:
    now = int(stamp.timestamp() * 1000)
    for rid in others:
        days = (here.marks[rid].t - now) // int(A_DAY.total_seconds() * 1000)
        if days >= 1:
            yield Ahead(rid, who_says(here, rid), days)


def who_says(here: Workspace, rid: str) -> str:
    """Who a device says it is: the author of its newest step; its short id where nobody is known."""
    mark = here.marks.get(rid)
    newest = next(here.journal.newest_first(rid, mark.offset), None) if mark else None
    person = here.okrs.people.get(newest.opening.by) if newest else None
    return person.name if person else f"{rid[:4]}…"


def devices_of(here: Workspace) -> list[Device]:
    """Every device that ever wrote to the space, this one first."""
    remembered = here.identity.remembered
    rids = dict.fromkeys((remembered.own[-1:]) + sorted(here.marks) + remembered.ignored)
    return [
        Device(rid, who_says(here, rid), mark.number if (mark := here.marks.get(rid)) else 0, _standing(here, rid))
        for rid in rids
        if rid in here.marks or rid in remembered.ignored
    ]  # fmt: skip


def _standing(here: Workspace, rid: str) -> Standing:
    remembered = here.identity.remembered
    if rid in remembered.own:
        return "this one"
    if rid in remembered.ignored:
        return "ignored"
    return "known" if rid in remembered.known else "unknown"
