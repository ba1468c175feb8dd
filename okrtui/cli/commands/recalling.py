"""history: what happened, the newest first."""

from argparse import Namespace

from okrtui.cli.context import Context
from okrtui.cli.meaning import looked_at
from okrtui.okr.dates import parse_day
from okrtui.okr.naming import person_named
from okrtui.okr.records import HealthMetric, Record
from okrtui.okr.rhythm import start_of
from okrtui.okr.text import safe
from okrtui.workspace.facts import Entry


def history(options: Namespace) -> int:
    """What happened, the newest first."""
    context = Context(options)
    about = _family(context, looked_at(context, options.id, Record)) if options.id else None
    by = context.each(person_named, options.by) if options.by else None
    start, today = start_of(context.okrs, context.space), context.author().today
    since = parse_day(options.since, today, week_start=start).isoformat() if options.since else ""
    entries = [e for e in context.home.history() if _is_asked_for(context, e, about, by, since)]
    facts = [
        {"at": e.at, "by": e.by, "by_name": context.home.okrs.person_name(e.by) or None,
         "space": context.home.space_name(e.space), "did": e.did, "touched": list(e.touched), "id": e.cid}
        for e in entries
    ]  # fmt: skip
    lines = (f"{f['at']}  {safe(str(f['by_name'] or '–')):<16}  {safe(str(f['did']))}" for f in facts)
    context.say(lines if entries else "nothing matched", {"history": facts})
    return 0 if entries else 1


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
