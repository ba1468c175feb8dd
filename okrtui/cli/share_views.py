"""Shares and devices as lines of text and as JSON."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from okrtui.okr.numbers import several
from okrtui.okr.short_ids import short_ids
from okrtui.okr.text import safe
from okrtui.workspace.facts import Device, ShareStatus, Waiting
from okrtui.workspace.share_told import device_told, told_of
from okrtui.workspace.taking_in import Brought


def share_lines(status: ShareStatus, devices: list[Device], now: datetime) -> Iterator[str]:
    """One space: where its share is, what is true of it, who writes there."""
    yield f"{safe(status.name)} · {safe(status.directory) if status.directory else 'not shared yet'}"
    if status.directory is None:
        return
    yield from (f"  {safe(sentence)}" for sentence in told_of(status, now))
    tags = short_ids(device.rid for device in devices)
    for device in devices:
        yield f"  {tags[device.rid]}  {safe(device_told(device))} · {several(device.changes, 'change')}"


def share_facts(status: ShareStatus, devices: list[Device]) -> dict[str, Any]:
    """The same for scripts."""
    return {
        "space": status.name,
        "directory": status.directory,
        "only_here": status.only_here,
        "fault": status.fault or None,
        "since": status.since,
        "waiting": [waiting_facts(each) for each in status.waiting],
        "newer": [waiting_facts(each) for each in status.newer],
        "forked": list(status.forked),
        "refused_files": status.refused,
        "git": {"standing": status.git, "fault": status.git_fault or None, "why": status.git_why or None},
        "devices": [
            {"id": d.rid, "says": d.says, "standing": d.standing, "changes": d.changes} for d in devices
        ],
    }


def waiting_facts(waiting: Waiting) -> dict[str, Any]:
    """Changes of a device that are not here, or not there."""
    return {"device": waiting.device, "who": waiting.who, "changes": waiting.changes}


def brought_line(name: str, brought: Brought) -> str:
    """What synchronising came to."""
    parts = [f"{several(brought.sent, 'change')} sent"] if brought.sent else []
    parts += [f"{several(brought.taken, 'change')} taken in"] if brought.taken else []
    nothing = "the share is out of reach" if brought.fault else "nothing new"
    return f"{safe(name)}: {', '.join(parts) or nothing}"
