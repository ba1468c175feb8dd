"""Finding a line by its words."""

from collections.abc import Sequence

from okrtui.tui.views.outline import Entry


def match_from(rows: Sequence[Entry], words: str, start: int, by: int = 1) -> Entry | None:
    """The first line from a place on, in this direction and around the end, that holds all the words."""
    wanted = words.casefold().split()
    if not wanted or not rows:
        return None
    around = (rows[(start + by * step) % len(rows)] for step in range(len(rows)))
    return next((row for row in around if _holds(row, wanted)), None)


def _holds(row: Entry, wanted: list[str]) -> bool:
    title = row.title.casefold()
    return all(word in title for word in wanted)
