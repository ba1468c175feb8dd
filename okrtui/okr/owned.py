"""What somebody has in hand: objectives, key results, lines and metrics that another would go on with."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

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
    return tuple(_open(okrs, (record for record in _every(okrs) if in_hands_of(record) == person)))


def in_hand(okrs: Okrs) -> Mapping[str, tuple[Owned, ...]]:
    """Everything open by who owns it: what `open_of` says of each, in one pass."""
    held: dict[str, list[Owned]] = defaultdict(list)
    for record in _open(okrs, (record for record in _every(okrs) if in_hands_of(record))):
        held[in_hands_of(record) or ""].append(record)
    return {person: tuple(records) for person, records in held.items()}


def _every(okrs: Okrs) -> Iterator[Owned]:
    yield from okrs.objectives.values()
    yield from okrs.key_results.values()
    yield from okrs.priorities.values()
    yield from okrs.outlooks.values()
    yield from okrs.health_metrics.values()


def _open(okrs: Okrs, records: Iterable[Owned]) -> Iterator[Owned]:
    carried = carried_on(okrs)
    for record in records:
        match record:
            case Objective():
                is_open = record.state != "dropped" and not _is_closed(okrs, record)
            case KeyResult():
                is_open = _is_pursued(okrs, record)
            case HealthMetric():
                is_open = not record.retired
            case _:
                is_open = record.state == "open" and record.id not in carried
        if is_open:
            yield record


def _is_pursued(okrs: Okrs, key_result: KeyResult) -> bool:
    objective = okrs.objectives.get(key_result.objective or "")
    is_kept = objective is not None and objective.state != "dropped"
    return is_kept and key_result.state != "dropped" and not _is_closed(okrs, key_result)


def _is_closed(okrs: Okrs, record: Record) -> bool:
    cycle = okrs.cycle_of(record)
    return cycle is not None and cycle.phase == "closed"
