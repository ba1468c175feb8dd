"""Who has open check-ins, as Markdown to paste into a chat: names and numbers of key results, no score."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from okrtui.okr.belonging import spaces_of, week_start_of
from okrtui.okr.calendar import week_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.overview_told import waiting_told
from okrtui.okr.records import KeyResult
from okrtui.okr.rhythm import due_from, is_pursued
from okrtui.okr.scope import Scope, key_results_in
from okrtui.okr.text import cells, cut, safe
from okrtui.okr.waiting import Waiting, waiting
from okrtui.reports.markdown import escaped

SHORT = 72
"""Cells that the titles of one owner may take together to be told whole."""
EACH = 40
"""Cells that one title may take where they take more together."""
MOST = 4
"""How many titles are told where they take more together."""


def nudge(okrs: Okrs, scope: Scope, whose: str, today: date) -> str:
    """The Markdown; `okrs` are those of one space, `whose` is what the team or unit is called."""
    week = week_of(today, week_start_of(okrs, scope, ()))
    return "\n".join(_lines(okrs, scope, f"{week.label} · {escaped(whose)}", today)) + "\n"


def _lines(okrs: Okrs, scope: Scope, head: str, today: date) -> Iterator[str]:
    found = waiting(okrs, scope, today)
    if not found:
        yield f"{head}: {_all_is_in(okrs, scope, today)}"
        return
    number = sum(len(each.key_results) for each in found)
    yield f"{head}: {number} check-ins are open" if number > 1 else f"{head}: 1 check-in is open"
    yield ""
    yield from waiting_lines(okrs, found)


def waiting_lines(okrs: Okrs, found: Iterable[Waiting]) -> Iterator[str]:
    """A point for each person: how many key results wait for them, and which."""
    for each in found:
        yield f"- {waiting_told(each)}: {escaped(_name(okrs, each)) or 'nobody’s'}{_titles(each.key_results)}"


def _all_is_in(okrs: Okrs, scope: Scope, today: date) -> str:
    """Why nothing is open: all is checked in, it is not the day yet, or there is nothing to check in."""
    if not any(is_pursued(okrs, key_result) for key_result in key_results_in(okrs, scope, ())):
        return "there is nothing to check in"
    first = max(due_from(okrs, space, today) for space in spaces_of(okrs, scope, ()))
    return f"check-ins open on {first:%A}" if today < first else "everybody has checked in"


def _titles(key_results: Collection[KeyResult]) -> str:
    """The titles; where they are long for a chat each is cut, and of many the first are told."""
    told = [safe(key_result.title) for key_result in key_results]
    if cells("; ".join(told)) > SHORT:
        more = len(told) - MOST
        told = [*(cut(title, EACH) for title in told[:MOST]), *([f"{more} more"] if more > 0 else [])]
    titles = "; ".join(told)
    return f" ({escaped(titles)})" if titles else ""


def _name(okrs: Okrs, each: Waiting) -> str:
    return okrs.person_name(each.owner)
