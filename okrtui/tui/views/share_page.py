"""How one team is shared: through which directory, what is true of it, and who writes there."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from okrtui.okr.numbers import several
from okrtui.okr.short_ids import short_ids
from okrtui.okr.text import safe
from okrtui.tui.views.pieces import Line, Piece, spread, wrapped_lines
from okrtui.workspace.facts import Device, Refusal, ShareStatus
from okrtui.workspace.share_told import device_told, refusal_told, told_of

MOST_NAMED = 3
ALL_IS_WELL = "all is sent, and all is here"


class SharePage(NamedTuple):
    """What is known of a share: how it stands, its devices, files that cannot be taken."""

    status: ShareStatus
    devices: Sequence[Device]
    refused: Sequence[Refusal] = ()


class DeviceRow(NamedTuple):
    """One device; `tag` is its id as far as people need it."""

    device: Device
    tag: str

    @property
    def id(self) -> str:
        """The replica's."""
        return self.device.rid


def head(page: SharePage, now: datetime, width: int) -> list[Line]:
    """The directory, and all that is true of it; at most a few files by name."""
    lines = wrapped_lines([Piece(safe(page.status.directory or ""), "strong")], width, 3)
    told = list(told_of(page.status, now, "named below"))
    for sentence in told or [ALL_IS_WELL]:
        lines += wrapped_lines([Piece(sentence, "warn" if told else "good")], width, 3)
    lines += refused_lines(page.refused, width)
    return [*lines, []]


def refused_lines(refused: Sequence[Refusal], width: int) -> Iterator[Line]:
    """The first of what is not as it should be, and how many more there are."""
    for each in refused[:MOST_NAMED]:
        yield from wrapped_lines([Piece(refusal_told(each), "bad")], width, 2)
    if (more := len(refused) - MOST_NAMED) > 0:
        yield [Piece(f"and {more:,} more: okrtui verify names them all", "dim")]


def device_rows(page: SharePage) -> list[DeviceRow]:
    """This installation first."""
    tags = short_ids(device.rid for device in page.devices)
    return [DeviceRow(device, tags[device.rid]) for device in page.devices]


def draw_device(row: DeviceRow, width: int) -> Line:
    """Who it is as far as somebody here settled it, and how much came from it."""
    device = row.device
    changes = several(device.changes, "change")
    role = {"known": "good", "ignored": "dim", "this one": ""}.get(device.standing, "warn")
    left = [Piece(f"  {row.tag}  ", "dim"), Piece(safe(device_told(device)), role)]
    return spread(left, [Piece(f" {changes} ", "dim")], width)
