"""Which records are other than they were: where undo leads to."""

from okrtui.okr.okrs import Okrs

PARTS = ("priorities", "outlooks", "health_metrics", "objectives", "key_results")


def changed(before: Okrs, after: Okrs) -> tuple[str, ...]:
    """The ids of lines, metrics, objectives and key results that are there now, and were not or were otherwise."""
    found: list[str] = []
    for part in PARTS:
        old, new = getattr(before, part), getattr(after, part)
        if old is not new:
            found += [id_ for id_, record in new.items() if old.get(id_) is not record]
    return tuple(found)
