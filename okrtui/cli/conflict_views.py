"""Conflicts as lines and as JSON."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from okrtui.cli.context import Context
from okrtui.okr.conflicts import Choice, Conflict, Remark, stays_in_trash
from okrtui.okr.conflicts_told import choice_told, chosen_told, remark_told, subject_told
from okrtui.okr.encoding import plain
from okrtui.okr.fields_told import record_of
from okrtui.okr.naming import name_of, public_id
from okrtui.okr.short_ids import short_ids
from okrtui.okr.text import cells, fit, safe

WAY_OUT = "okrtui conflicts settle ID N takes one for all · --value TEXT writes another"
MOST = 60


class Found(Struct, frozen=True):
    """All there is to tell of the spaces looked at."""

    conflicts: Sequence[Conflict]
    remarks: Sequence[Remark]


def conflict_lines(context: Context, found: Found) -> Iterator[str]:
    """Each conflict with a numbered line for each value; then what is only to be known."""
    tags = short_ids({conflict.id for conflict in found.conflicts})
    for conflict in found.conflicts:
        where = "" if conflict.space == context.space else f" · {context.home.space_name(conflict.space)}"
        yield f"{tags[conflict.id]} {safe(subject_told(context.home.okrs, conflict))}{safe(where)}"
        yield from choice_lines(context, conflict)
    if found.conflicts:
        yield WAY_OUT
    yield from (f"· {safe(remark_told(context.home.okrs, remark))}" for remark in found.remarks)


def choice_lines(context: Context, conflict: Conflict) -> Iterator[str]:
    """The values of a conflict, each with its number, who gave it and when."""
    okrs = context.home.okrs
    told = [safe(choice_told(okrs, conflict, choice)) for choice in conflict.choices]
    names = [safe(okrs.person_name(choice.by)) or "–" for choice in conflict.choices]
    wide, named = (min(MOST, max(map(cells, texts))) for texts in (told, names))
    for place, (choice, text, name) in enumerate(zip(conflict.choices, told, names, strict=True)):
        line = f"  {place + 1}  {fit(text, wide)}  {fit(name, named)}  {moment_text(choice.at) or '–'}"
        yield f"{line}  {chosen_told(conflict, place)}".rstrip()


def conflict_facts(context: Context, conflict: Conflict) -> dict[str, Any]:
    """A conflict as JSON: values as they are stored and as people read them."""
    okrs = context.home.okrs
    record = record_of(okrs, conflict.id)
    return {
        "kind": conflict.kind,
        "space": context.home.space_name(conflict.space),
        "id": public_id(record) if record else conflict.id,
        "record": record.KIND if record else None,
        "name": name_of(record) if record else None,
        "field": conflict.field,
        "choices": [
            _choice_facts(context, conflict, place, choice) for place, choice in enumerate(conflict.choices)
        ],
    }


def _choice_facts(context: Context, conflict: Conflict, place: int, choice: Choice) -> dict[str, Any]:
    return {
        "number": place + 1,
        "told": choice_told(context.home.okrs, conflict, choice),
        "field": choice.field or None,
        "value": plain(choice.value),
        "by": choice.by or None,
        "by_name": context.home.okrs.person_name(choice.by) or None,
        "at": moment_text(choice.at),
        "is_shown": place == 0,
        "leaves_in_trash": stays_in_trash(choice),
    }


def remark_facts(context: Context, remark: Remark) -> dict[str, Any]:
    """What is only to be known, as JSON."""
    return {
        "kind": remark.kind,
        "space": context.home.space_name(remark.space),
        "id": remark.id,
        "by": remark.by or None,
        "by_name": context.home.okrs.person_name(remark.by) or None,
        "at": moment_text(remark.at),
        "did": remark.did,
        "told": remark_told(context.home.okrs, remark),
    }


def moment_text(at: datetime | None) -> str | None:
    """`2026-11-20T09:00:00Z`; None for none."""
    told = plain(at)
    return str(told) if told else None
