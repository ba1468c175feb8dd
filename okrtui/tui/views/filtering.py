"""Which lines of the objectives and of the map a filter leaves, and how that is told."""

from collections.abc import Iterable, Iterator, Sequence

from okrtui.okr.filter_typed import Known
from okrtui.okr.filters import Filter, Sieve
from okrtui.okr.support_tree import SupportTree
from okrtui.okr.text import cut, safe
from okrtui.tui.now import Now
from okrtui.tui.views.choices import Choice
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.map_rows import APART, MapRow
from okrtui.tui.views.outline import Entry

USUAL = (
    ("", "All"),
    ("due", "Due this week"),
    ("risk", "At risk or off track"),
    ("new", "New"),
    ("done", "Done"),
    ("dropped", "Dropped"),
    ("no check-in", "No check-in this week"),
    ("stale", "Stale"),
    ("overdue", "Overdue"),
    ("due<7d", "Due within seven days"),
    ("conf<5", "Confidence below 5"),
    ("@me", "Mine"),
)
"""Filters that need not be typed."""
MOST_TOLD, LEAST_TOLD = 60, 12
CLEARS = "esc shows all again; f filters otherwise."


def known_now(now: Now) -> Known:
    """Of whom and what a filter may speak now."""
    return Known(now.okrs, now.me, now.today)


def sieve_of(wanted: Filter, reckoner: Reckoner) -> Sieve:
    """Says what a filter wants, with what is reckoned already."""
    now = reckoner.now
    return Sieve(now.okrs, wanted, now.today, reckoner.standing)


def usual_filters() -> list[Choice]:
    """The filters that need not be typed."""
    return [Choice(typed, title) for typed, title in USUAL]


# -- the objectives


def filtered(rows: Iterable[Entry], wanted: Filter, reckoner: Reckoner) -> list[Entry]:
    """The lines that are wanted with what they stand below, folded or not."""
    return list(rows) if wanted.is_any else list(_kept(rows, sieve_of(wanted, reckoner)))


def _kept(rows: Iterable[Entry], sieve: Sieve) -> Iterator[Entry]:
    for row in rows:
        match row.kind:
            case "group":
                if members := tuple(id_ for id_ in row.members if sieve.holds_in(id_)):
                    yield row._replace(members=members)
            case "objective":
                if sieve.holds_in(row.id):
                    yield row
            case _:
                if sieve.holds(row.id):
                    yield row


def goals_in(rows: Iterable[Entry]) -> list[str]:
    """The key results among these lines."""
    return [row.id for row in rows if row.kind == "key_result"]


# -- the map


def filtered_map(
    rows: Sequence[MapRow], tree: SupportTree, wanted: Filter, reckoner: Reckoner
) -> list[MapRow]:
    """The lines that are wanted with all that they support, as they are folded."""
    if wanted.is_any:
        return list(rows)
    sieve, kept = sieve_of(wanted, reckoner), set[str]()
    for branch in reversed(tree.branches):
        is_wanted = sieve.holds_in(branch.id) if branch.kind == "objective" else sieve.holds(branch.id)
        if is_wanted or branch.id in kept:
            kept |= {branch.id, branch.above or ""}
    if any(branch.id in kept for branch in tree.unaligned):
        kept.add(APART)
    return [row for row in rows if row.id in kept]


def objectives_on(tree: SupportTree) -> list[str]:
    """The objectives of the map that are of whose OKRs are looked at."""
    return [branch.id for branch in tree.branches if branch.kind == "objective" and not branch.is_beyond]


# -- how it is told


def filter_told(wanted: Filter, found: int, of: int, room: int) -> str:
    """`filter: at risk @ken, 7 of 40` for the edge of a list; empty where all is shown."""
    counts = f", {found:,} of {of:,}"
    most = max(LEAST_TOLD, min(MOST_TOLD, room - len(counts)))
    return "" if wanted.is_any else f"filter: {cut(safe(wanted.text), most)}{counts}"


def nothing_so(wanted: Filter) -> list[str]:
    """What an empty list says then."""
    return [f"Nothing here is so: {cut(safe(wanted.text), MOST_TOLD)}", "", CLEARS]
