"""What a JSON file states, into an intake: new records, edits of known ones, and an empty space's settings."""

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET

from okrtui.exchange.intake import Gathering, Problem
from okrtui.exchange.json_entries import Entries, Entry
from okrtui.exchange.json_records import stated
from okrtui.exchange.soundness import BadCellError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    CheckIn,
    Comment,
    Cycle,
    Decision,
    KeyResult,
    Objective,
    Record,
    Review,
    Settings,
    TargetChange,
    Win,
)
from okrtui.okr.steps.rules import cycle_behind

_EMPTY_SPACE_ONLY = frozenset({"devices", "committee"})


def take_entries(gathering: Gathering, entries: Entries, *, is_empty_space: bool) -> None:
    """Add what is new, compare what is known; a closed cycle gets nothing new."""
    okrs = gathering.okrs
    cycle_of = {o.id: o.cycle for o in okrs.objectives.values()}
    cycle_of |= {kr.id: cycle_of.get(kr.objective or "") for kr in okrs.key_results.values()}
    for entry in entries.all:
        record = entry.record
        if entry.is_out or record is UNSET:
            continue
        cycle_of.setdefault(entry.id, _cycle_named(okrs, record, cycle_of))
        cycle = okrs.cycles.get(cycle_of[entry.id] or "")
        if entry.known is not None:
            _compare(gathering, entry, entry.known, record, is_empty_space=is_empty_space)
        elif cycle is not None and cycle.phase == "closed":
            reason = f"{cycle.name} is closed and read-only; reopen it on purpose to add to it"
            gathering.problems.append(entry.problem("", reason))
        elif entry.made is not None:
            gathering.add(record, entry.made)


def _cycle_named(okrs: Okrs, record: Record, cycle_of: Mapping[str, str | None]) -> str | None:
    """The id of the cycle a record is of, itself or by what it belongs to, in the file or in the space."""
    match record:
        case Objective() | Review():
            return record.cycle
        case KeyResult():
            of = record.objective
        case CheckIn() | TargetChange():
            of = record.key_result
        case Win() | Comment() | Decision():
            of = record.about
        case _:
            return None
    if of is None or of in cycle_of:
        return cycle_of.get(of or "")
    cycle = cycle_behind(okrs, okrs.get(of))
    return cycle.id if cycle else None


def _compare(
    gathering: Gathering, entry: Entry, known: Record, record: Record, *, is_empty_space: bool
) -> None:
    names = zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True)
    said = {
        name: getattr(record, field)
        for name, field in names
        if name in entry.document
        and name not in ("id", "space", "deleted", "key")
        and not (entry.document[name] is None and isinstance(getattr(record, field), str | bool))
        and (name not in _EMPTY_SPACE_ONLY or is_empty_space)
    }
    if isinstance(known, CheckIn) and isinstance(record, CheckIn):
        said.pop("by", None)
        if (known.said_by or known.by) == record.said_by:
            said.pop("said_by", None)
    is_from_init = is_empty_space and isinstance(known, Cycle)
    gathering.settle(known, said, deleted=record.deleted, update=is_from_init)


def take_space(gathering: Gathering, document: object) -> None:
    """The settings, and the mission where there is none, of an empty space."""
    space = gathering.okrs.spaces.get(gathering.author.space)
    if space is None or not isinstance(document, dict):
        return
    settings = document.get("settings")
    try:
        said: dict[str, Any] = {"settings": stated(settings if isinstance(settings, dict) else {}, Settings)}
    except BadCellError as error:
        column = ".".join(filter(None, ("settings", error.column)))
        gathering.problems.append(Problem(0, column, str(error), "space"))
        return
    mission = document.get("mission")
    if isinstance(mission, str) and not space.mission:
        said["mission"] = mission
    gathering.settle(space, said, update=True)
