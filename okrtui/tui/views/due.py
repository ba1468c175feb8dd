"""How many key results wait for me this week."""

from datetime import date

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult
from okrtui.okr.rhythm import is_due
from okrtui.tui.now import Now


def due_for_me(now: Now) -> int | None:
    """My due key results; everybody's where I own none; None where there is nothing to check in."""
    okrs = now.okrs
    mine = [kr for kr in okrs.key_results.values() if okrs.owner_of(kr) in now.me]
    if not okrs.key_results:
        return None
    return sum(_is_due(okrs, kr, now.today) for kr in mine or okrs.key_results.values())


def _is_due(okrs: Okrs, key_result: KeyResult, today: date) -> bool:
    return is_due(okrs, key_result, today)
