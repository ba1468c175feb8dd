"""Which objectives and key results are shown: all, or only those in one state."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from okrtui.okr.okrs import Okrs
from okrtui.tui.views.figures import Figures, Reckoner
from okrtui.tui.views.outline import Entry


class Filter(NamedTuple):
    """One state to look at; `states` are the words that stand beside a title."""

    id: str
    title: str
    states: frozenset[str] = frozenset()
    nothing: str = ""


ALL = Filter("all", "All")
DUE = Filter("due", "Due this week", nothing="Nothing is due this week")
FILTERS = (
    ALL,
    DUE,
    Filter(
        "risk",
        "At risk or off track",
        frozenset({"at risk", "off track", "not holding"}),
        "Nothing is at risk or off track",
    ),
    Filter("new", "New", frozenset({"new"}), "Nothing is new: every key result was checked in"),
    Filter("done", "Done", frozenset({"done"}), "Nothing is done yet"),
    Filter("dropped", "Dropped", frozenset({"dropped"}), "Nothing was dropped"),
)


def filter_with(id_: str) -> Filter:
    """The filter with this id."""
    return next(each for each in FILTERS if each.id == id_)


def holds(wanted: Filter, figures: Figures) -> bool:
    """Whether something with these figures is in that state."""
    return figures.is_due if wanted is DUE else figures.status in wanted.states


def filtered(rows: Iterable[Entry], wanted: Filter, reckoner: Reckoner) -> list[Entry]:
    """The lines in that state with what they stand below, folded or not."""
    if wanted is ALL:
        return list(rows)
    return list(_kept(rows, lambda id_: holds(wanted, reckoner.of(id_)), reckoner.now.okrs))


def _kept(rows: Iterable[Entry], is_kept: Callable[[str], bool], okrs: Okrs) -> Iterator[Entry]:
    def is_seen(objective: str) -> bool:
        below = okrs.key_results_of.get(objective, ())
        return is_kept(objective) or any(is_kept(key_result.id) for key_result in below)

    for row in rows:
        match row.kind:
            case "group":
                if members := tuple(id_ for id_ in row.members if is_seen(id_)):
                    yield row._replace(members=members)
            case "objective":
                if is_seen(row.id):
                    yield row
            case _:
                if is_kept(row.id):
                    yield row


def counted(rows: Iterable[Entry], reckoner: Reckoner) -> dict[str, int]:
    """How many key results are in each state; of all the filter shows how many there are."""
    figures = [reckoner.of(row.id) for row in rows if row.kind == "key_result"]
    return {each.id: sum(each is ALL or holds(each, one) for one in figures) for each in FILTERS}


def nothing_so(wanted: Filter) -> list[str]:
    """What an empty list says then."""
    return [wanted.nothing, "", "esc shows all again; f chooses another state."]
