"""Many records at once, made elsewhere: imports and the sample team, one step for undo."""

from collections.abc import Iterable

from okrtui.okr.errors import BadInputError
from okrtui.okr.okrs import Okrs
from okrtui.okr.steps.step import Add, Author, Change, Step, step


def take_in(okrs: Okrs, author: Author, title: str, changes: Iterable[Add | Change]) -> Step:
    """One step of records and changes that were checked where they were read."""
    all_changes = tuple(changes)
    if not all_changes:
        raise BadInputError("nothing new to take in")
    return step(okrs, author, title, *all_changes, rule=lambda okrs: None)
