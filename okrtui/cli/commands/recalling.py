"""history: what happened, the newest first."""

from argparse import Namespace
from typing import Any

from okrtui.cli.context import Context
from okrtui.cli.meaning import looked_at
from okrtui.okr.dates import parse_day
from okrtui.okr.naming import person_named
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import HealthMetric, Record
from okrtui.okr.rhythm import start_of
from okrtui.okr.text import cells, fit, safe
from okrtui.workspace.facts import Entry

NAME = 16


def history(options: Namespace) -> int:
    """What happened, the newest first."""
    context = Context(options)
    about = _family(context, looked_at(context, options.id, Record)) if options.id else None
    by = context.each(person_named, options.by) if options.by else None
    start, today = start_of(context.okrs, context.space), context.author().today
    since = parse_day(options.since, today, week_start=start).isoformat() if options.since else ""
    entries = [e for e in context.home.history() if _is_asked_for(context, e, about, by, since)]
    lines = (_line(context.home.okrs, entry) for entry in entries)
    facts = {"history": [_facts(context, entry) for entry in entries]}
    context.say(lines if entries else "nothing matched", facts)
    return 0 if entries else 1


def _line(okrs: Okrs, entry: Entry) -> str:
    who = " for ".join(filter(None, (okrs.person_name(entry.by) or "–", _sayer(okrs, entry))))
    return f"{entry.at}  {fit(safe(who), max(NAME, cells(safe(who))))}  {safe(entry.did)}"


def _sayer(okrs: Okrs, entry: Entry) -> str:
    """Whose word it was that somebody else recorded; mostly nobody."""
    return okrs.person_name(entry.said_by) if entry.said_by != entry.by else ""


def _facts(context: Context, entry: Entry) -> dict[str, Any]:
    okrs = context.home.okrs
    return {
        "at": entry.at,
        "by": entry.by,
        "by_name": okrs.person_name(entry.by) or None,
        "said_by": entry.said_by,
        "said_by_name": okrs.person_name(entry.said_by) or None,
        "space": context.home.space_name(entry.space),
        "did": entry.did,
        "touched": list(entry.touched),
        "id": entry.cid,
    }


def _family(context: Context, record: Record) -> frozenset[str]:
    """The ids of a record and of the check-ins or readings that belong to it."""
    if isinstance(record, HealthMetric):
        context.home.load_all()  # its readings of all years
    check_ins = context.okrs.check_ins.get(record.id, ())
    readings = context.okrs.health_readings.get(record.id, ())
    return frozenset((record.id, *(c.id for c in check_ins), *(r.id for r in readings)))


def _is_asked_for(
    context: Context, entry: Entry, about: frozenset[str] | None, by: frozenset[str] | None, since: str
) -> bool:
    if context.is_narrowed and entry.space != context.space:
        return False
    if about is not None and about.isdisjoint(entry.touched):
        return False
    return (by is None or entry.by in by) and entry.at[:10] >= since
