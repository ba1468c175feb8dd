"""Who has open check-ins: names and key results, in the order of names; nothing by which people could be ranked."""

from collections.abc import Collection, Iterable
from datetime import date

from msgspec import Struct

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult
from okrtui.okr.rhythm import due
from okrtui.okr.scope import Scope, key_results_in


class Waiting(Struct, frozen=True):
    """The key results of one owner that wait for their check-in; the owner is None where it is nobody."""

    owner: str | None
    key_results: tuple[KeyResult, ...]


def waiting(okrs: Okrs, scope: Scope, today: date, me: Collection[str] = ()) -> tuple[Waiting, ...]:
    """Who has open check-ins in a scope, by name; what is nobody's comes last."""
    return by_owner(okrs, due(okrs, key_results_in(okrs, scope, me), today))


def by_owner(okrs: Okrs, key_results: Iterable[KeyResult]) -> tuple[Waiting, ...]:
    """These key results by their owners."""
    found: dict[str | None, list[KeyResult]] = {}
    for key_result in key_results:
        found.setdefault(okrs.owner_of(key_result), []).append(key_result)
    every = (Waiting(owner, tuple(theirs)) for owner, theirs in found.items())

    def place(each: Waiting) -> tuple[bool, str]:
        name = okrs.person_name(each.owner)
        return not name, name.casefold()

    return tuple(sorted(every, key=place))
