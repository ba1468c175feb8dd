"""brief.json: what a prompt needs to know, so that `status --short` opens nothing else."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

from okrtui.okr.calendar import cycle_holding
from okrtui.okr.conflicts import how_many
from okrtui.okr.progress import standing
from okrtui.okr.rhythm import check_in_day, is_pursued, settings_of, start_of
from okrtui.store.faults import StoreFault
from okrtui.store.files import write_whole
from okrtui.workspace.share_status import only_here

if TYPE_CHECKING:
    from okrtui.okr.okrs import Okrs
    from okrtui.okr.records import KeyResult
    from okrtui.workspace.home import Home
    from okrtui.workspace.workspace import Workspace

FORMAT = 1


def write_brief(home: Home) -> None:
    """Put the brief in place; it is no source of truth, so a disk that refuses does not matter."""
    with suppress(StoreFault):
        write_whole(home.data / "brief.json", msgspec.json.encode(brief_of(home)), durable=False)


def brief_of(home: Home) -> dict[str, Any]:
    """What a prompt needs to know; it names how much of every log it was made from.

    A space that is put by and only looked at is none of it.
    """
    shown = {s: w for s, w in home.workspaces.items() if w.identity.remembered.heir is None}
    return {
        "fmt": FORMAT,
        "logs": {
            f"{space}/{rid}": mark.offset for space, w in shown.items() for rid, mark in w.marks.items()
        },
        "settings": home.settings_stamp(),
        "default": home.default,
        "spaces": [_space(home, workspace) for workspace in shown.values()],
    }


def _space(home: Home, workspace: Workspace) -> dict[str, Any]:
    okrs, space = workspace.okrs, workspace.space
    settings = settings_of(okrs, space)
    cycle = cycle_holding(okrs.cycles.values(), home.clock().now.date())
    me = workspace.identity.remembered.me
    person = okrs.people.get(me or "")
    my_objectives = {objective.id for objective in okrs.objectives.values() if objective.owner == me}
    return {
        "id": space,
        "name": okrs.spaces[space].name if space in okrs.spaces else "",
        "week_start": start_of(home.okrs, space),
        "check_in_day": check_in_day(settings),
        "away_until": person.away_until if person else None,
        "cycle": cycle and {"name": cycle.name, "start": cycle.span.start, "end": cycle.span.end},
        "mine": [
            _stands(home, okrs, kr)
            for kr in okrs.key_results.values()
            if me and (kr.owner == me or (not kr.owner and kr.objective in my_objectives))
            if is_pursued(okrs, kr)
        ],
        "unpublished": only_here(workspace),
        "conflicts": how_many(okrs),
    }


def _stands(home: Home, okrs: Okrs, key_result: KeyResult) -> dict[str, Any]:
    """Where a key result stands; of those that nothing was recorded for since, what was found then."""
    check_ins = okrs.check_ins.get(key_result.id, ())
    known = home.standings.get(key_result.id)
    if known is not None and known[0] is key_result and known[1] is check_ins:
        return known[2]
    at = standing(okrs, key_result)
    told = {
        "id": key_result.id,
        "confidence": at.confidence,
        "on": at.rated,
        "progress": round(float(at.progress), 4),
    }
    home.standings[key_result.id] = (key_result, check_ins, told)
    return told
