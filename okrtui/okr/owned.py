"""What somebody has in hand: objectives, key results, lines and metrics that another would go on with."""

from collections.abc import Iterator

from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import carried_on
from okrtui.okr.records import HealthMetric, KeyResult, Objective, Outlook, Priority, Record

Owned = Objective | KeyResult | Priority | Outlook | HealthMetric


def in_hands_of(record: Owned) -> str | None:
    """Who owns it, or keeps it."""
    return record.keeper if isinstance(record, HealthMetric) else record.owner


def open_of(okrs: Okrs, person: str) -> tuple[Owned, ...]:
    """Everything open that somebody owns: objectives and key results of no closed cycle, open lines, metrics.

    A key result without an owner of its own follows its objective and is not named.
    """
    return tuple(record for record in _open(okrs) if in_hands_of(record) == person)


def _open(okrs: Okrs) -> Iterator[Owned]:
    carried = carried_on(okrs)
    yield from (o for o in okrs.objectives.values() if o.state != "dropped" and not _is_closed(okrs, o))
    yield from (kr for kr in okrs.key_results.values() if _is_pursued(okrs, kr))
    yield from (p for p in okrs.priorities.values() if p.state == "open" and p.id not in carried)
    yield from (o for o in okrs.outlooks.values() if o.state == "open")
    yield from (m for m in okrs.health_metrics.values() if not m.retired)


def _is_pursued(okrs: Okrs, key_result: KeyResult) -> bool:
    objective = okrs.objectives.get(key_result.objective or "")
    is_kept = objective is not None and objective.state != "dropped"
    return is_kept and key_result.state != "dropped" and not _is_closed(okrs, key_result)


def _is_closed(okrs: Okrs, record: Record) -> bool:
    cycle = okrs.cycle_of(record)
    return cycle is not None and cycle.phase == "closed"
