"""Which records are other than they were, and which cannot be."""

from collections.abc import Callable

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


def untouched(before: Okrs, after: Okrs) -> Callable[[str], bool]:
    """Tells of an id whether all that was reckoned of an objective or key result by then still holds.

    It does where nothing came but check-ins, and none on it or on its key results.
    """
    others = (part for part in before.__struct_fields__ if part not in ("check_ins", "seen"))
    if any(getattr(before, part) is not getattr(after, part) for part in others):
        return lambda id_: False
    old, new, below = before.check_ins, after.check_ins, after.key_results_of

    def is_untouched(id_: str) -> bool:
        return all(old.get(each) is new.get(each) for each in (id_, *(kr.id for kr in below.get(id_, ()))))

    return is_untouched
