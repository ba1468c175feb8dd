"""Many records at once, made elsewhere: imports and the sample team, one step for undo."""

from collections.abc import Iterable

from okrtui.okr.errors import BadInputError
from okrtui.okr.okrs import Okrs
from okrtui.okr.steps.closed import require_not_closed_since
from okrtui.okr.steps.step import Add, Author, Change, Step, step


def take_in(okrs: Okrs, author: Author, title: str, changes: Iterable[Add | Change]) -> Step:
    """One step of records and changes that were checked where they were read.

    What is of a closed cycle was left out there; one that was closed since refuses the step.
    """
    all_changes = tuple(changes)
    if not all_changes:
        raise BadInputError("nothing new to take in")

    def rule(now: Okrs) -> None:
        require_not_closed_since(now, okrs, all_changes)

    return step(okrs, author, title, *all_changes, rule=rule)
