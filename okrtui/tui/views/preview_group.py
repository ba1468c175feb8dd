"""What is worth knowing about whose objectives stand together: how they go as a whole, and each of them."""

from collections import Counter
from collections.abc import Iterator

from okrtui.okr.numbers import percent_text, several
from okrtui.okr.text import cells, cut, safe
from okrtui.tui.views.columns import ROLES
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.glyphs import Glyphs, bar
from okrtui.tui.views.outline import Entry
from okrtui.tui.views.pieces import Line, Piece, spread, wrapped

LABEL = 10
WORST_FIRST = (
    "off track", "not holding", "at risk", "open", "new", "on track", "holding", "done", "dropped",
)  # fmt: skip
MOST_COUNTED = 200
"""Key results of one group whose status is counted while the cursor passes over it."""


def group_preview(entry: Entry, reckoner: Reckoner, width: int, signs: Glyphs) -> Iterator[Line]:
    """Title, mean progress, how many key results have which status, how many are due, the objectives."""
    okrs = reckoner.now.okrs
    key_results = [kr.id for id_ in entry.members for kr in okrs.key_results_of.get(id_, ())]
    yield from titled(entry.title, width)
    if (mean := reckoner.mean(entry.members)) is not None:
        filled, empty = bar(mean, 10, signs)
        yield row("progress", Piece(filled), Piece(empty, "faint"), Piece(f" {percent_text(mean)}"))
    yield row("holds", Piece(several(len(entry.members), "objective")))
    yield row("", Piece(several(len(key_results), "key result")))
    if len(key_results) <= MOST_COUNTED:
        yield from _counted(key_results, reckoner, signs)
    yield []
    for id_ in entry.members:
        yield _objective(id_, reckoner, width)


def _counted(key_results: list[str], reckoner: Reckoner, signs: Glyphs) -> Iterator[Line]:
    figures = [reckoner.of(id_) for id_ in key_results]
    counts = Counter(each.status for each in figures)
    for place, status in enumerate(status for status in WORST_FIRST if counts[status]):
        told = Piece(f"{signs.status[status]} {counts[status]} {status}", ROLES.get(status, ""))
        yield row("" if place else "status", told)
    if due := sum(each.is_due for each in figures):
        yield row("due", Piece(str(due), "warn"))


def _objective(id_: str, reckoner: Reckoner, width: int) -> Line:
    objective = reckoner.now.okrs.objectives[id_]
    percent = reckoner.of(id_).percent
    title = cut(safe(objective.title), max(1, width - cells(percent) - 1))
    return spread([Piece(title)], [Piece(f" {percent}", "dim")], width)


def titled(title: str, width: int) -> Iterator[Line]:
    """A title on as many lines as it takes, and a free one."""
    for text in wrapped(title, width, 4):
        yield [Piece(text, "strong")]
    yield []


def row(label: str, *pieces: Piece) -> Line:
    """A label and what it is about."""
    return [Piece(f"{label:<{LABEL}} ", "dim"), *pieces]
