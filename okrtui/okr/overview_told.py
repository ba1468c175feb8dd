"""The figures of an overview as words, the same on screens, in terminals and on paper."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from okrtui.okr.numbers import percent_text, several
from okrtui.okr.okrs import Okrs
from okrtui.okr.overview import Line
from okrtui.okr.rhythm import due_from
from okrtui.okr.scores import rounded
from okrtui.okr.tally import Tally
from okrtui.okr.waiting import Waiting

TENTH = Decimal("0.1")
NOTHING = "–"
PEOPLES = "for people"
"""What stands for the name where objectives are for no unit."""


def line_name(okrs: Okrs, line: Line) -> str:
    """Of the unit, the team or the person; not yet safe to show."""
    match line.kind:
        case "unit":
            return okrs.units[line.id].name if line.id in okrs.units else NOTHING
        case "person":
            return okrs.person_name(line.id) or NOTHING
        case "people":
            return PEOPLES
        case _:
            return okrs.spaces[line.id].name if line.id in okrs.spaces else NOTHING


def confidence_told(tally: Tally) -> str:
    """The mean of those given, to one place."""
    mean = tally.means.confidence.mean
    return NOTHING if mean is None else str(rounded(mean, TENTH))


def change_told(tally: Tally) -> str:
    """`+0.3` since the end of last week; empty where nothing moved that is seen."""
    change = tally.confidence_change
    moved = rounded(abs(change), TENTH) if change is not None else Decimal(0)
    return f"{'+' if change and change > 0 else '−'}{moved}" if moved else ""


def given_told(tally: Tally) -> str:
    """`35 of 40`: how many key results have a confidence that somebody gave."""
    return f"{tally.means.confidence.of} of {tally.counts.key_results}"


def progress_told(tally: Tally) -> str:
    """In whole percents."""
    mean = tally.means.progress.mean
    return NOTHING if mean is None else percent_text(mean)


def progress_change_told(tally: Tally) -> str:
    """`+4 points` since the end of last week; empty where nothing moved that is seen."""
    change = tally.progress_change
    points = rounded(abs(change) * 100, Decimal(1)) if change is not None else Decimal(0)
    return f"{'+' if change and change > 0 else '−'}{several(int(points), 'point')}" if points else ""


def paced_told(tally: Tally) -> str:
    """The progress of what has a straight line."""
    mean = tally.means.paced.mean
    return NOTHING if mean is None else percent_text(mean)


def expected_told(tally: Tally) -> str:
    """Where the straight lines are today."""
    mean = tally.means.expected.mean
    return NOTHING if mean is None else percent_text(mean)


def checked_told(tally: Tally) -> str:
    """`31/40` this week; a dash where nothing is to be checked in."""
    at = tally.counts
    return f"{at.checked_in}/{at.to_check_in}" if at.to_check_in else NOTHING


def share_told(tally: Tally) -> str:
    """The bottom-up share in whole percents."""
    share = tally.bottom_up.share
    return NOTHING if share is None else percent_text(share)


def findings_told(tally: Tally) -> str:
    """`1 error, 4 warnings, 3 hints`, without those that are none; empty where nothing was found."""
    at = tally.counts
    numbers = (("error", at.errors), ("warning", at.warnings), ("hint", at.hints))
    return ", ".join(f"{number} {what}{'' if number == 1 else 's'}" for what, number in numbers if number)


def waiting_told(each: Waiting) -> str:
    """`1 KR`, `3 KRs`."""
    return several(len(each.key_results), "KR")


def owner_told(okrs: Okrs, each: Waiting) -> str:
    """Who is waited for; not yet safe to show."""
    return okrs.person_name(each.owner) or "nobody’s"


def nobody_waits(okrs: Okrs, lines: Collection[Line], today: date) -> str:
    """Why nobody is waited for: all is in, it is not the day yet, or nothing is to be checked in."""
    if not any(line.tally.counts.to_check_in for line in lines):
        return "there is nothing to check in"
    first = max(due_from(okrs, line.space, today) for line in lines)
    return f"check-ins open on {first:%A}" if today < first else "everybody has checked in"
