"""The news in short parts: `Mei 4 → 6 on Failure rate`, `Ken added 1 KR`."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from okrtui.okr.okrs import Okrs
from okrtui.okr.since import ConfidenceChange, Since
from okrtui.okr.text import cells, cut, safe

TITLE = 32
"""Cells of a title in a part."""

SHORT = 8
"""Cells of a name that is never shortened."""


def parts_told(okrs: Okrs, news: Since) -> list[str]:
    """The news in short parts of safe text, the biggest moves first."""
    return [*_moves(okrs, news), *_counts(okrs, news)]


def _moves(okrs: Okrs, news: Since) -> Iterator[str]:
    for change in news.confidences:
        who = doer(okrs, change.by, change.said_by)
        yield f"{who} {move_text(change)} on {cut(safe(change.key_result.title), TITLE)}"


def _counts(okrs: Okrs, news: Since) -> Iterator[str]:
    tallies: list[tuple[str, str, Counter[str]]] = [
        ("added {} KR", "added {} KRs", Counter(act.by for act in news.added)),
        ("finished {} line", "finished {} lines", Counter(act.by for act in news.done)),
        ("proposed {} idea", "proposed {} ideas", Counter(act.by for act in news.ideas)),
        ("made {} comment", "made {} comments", Counter(act.by for act in news.comments)),
        ("made {} decision", "made {} decisions", Counter(act.by for act in news.decisions)),
    ]
    for one, several, tally in tallies:
        for by, number in tally.items():
            yield f"{doer(okrs, by)} {(one if number == 1 else several).format(number)}"


def move_text(change: ConfidenceChange) -> str:
    """`4 → 6`; a first number alone."""
    return f"{change.now}" if change.before is None else f"{change.before} → {change.now}"


def doer(okrs: Okrs, by: str, said_by: str | None = None) -> str:
    """The safe first name of who did it, and of whom it was done for."""
    name = _first_name(okrs, by) or "somebody"
    other = _first_name(okrs, said_by) if said_by != by else ""
    return f"{name} for {other}" if other else name


def _first_name(okrs: Okrs, person: str | None) -> str:
    """The whole name where it is short, or where somebody else has the same first one."""
    name = okrs.person_name(person)
    first, _, more = name.partition(" ")
    is_shared = bool(okrs.names_with.get(first, set()) - {name})
    return safe(name if not more or cells(safe(name)) <= SHORT or is_shared else first)


def day_name(day: date, today: date) -> str:
    """The day's name for a week, then its date."""
    if day == today:
        return "today"
    return f"{day:%A}" if 0 < (today - day).days < 7 else f"{day.day} {day:%b}"
