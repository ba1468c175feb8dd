"""What is told of a row of the overview: its figures in words, who is waited for what, a sentence and a way out."""

from collections.abc import Iterator

from okrtui.okr import overview_told as told
from okrtui.okr.by_code import Code
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.overview import Line as Figures
from okrtui.okr.text import safe
from okrtui.okr.waiting import Waiting
from okrtui.tui.now import Now
from okrtui.tui.views.overview_rows import WAITING, OverviewRow
from okrtui.tui.views.pieces import Line, Piece, wrapped

LINES = 3


def tell_overview(row: OverviewRow, now: Now, width: int) -> list[Line]:
    """Up to three lines."""
    said = " · ".join(filter(None, _said(row, now)))
    return [
        [Piece(text, "" if place == 0 else "dim")] for place, text in enumerate(wrapped(said, width, LINES))
    ]


def _said(row: OverviewRow, now: Now) -> Iterator[str]:
    match row.told:
        case Figures() as line:
            yield from _of_line(line)
        case Waiting() as each:
            yield f"{safe(told.owner_told(now.okrs, each))}: {told.waiting_told(each)} to check in"
            yield "; ".join(safe(key_result.title) for key_result in each.key_results)
        case Code() as code:
            yield f"{code.code}: {code.sentence}"
            yield "enter unfolds where"
        case Finding() as found:
            yield safe(found.sentence)
            yield safe(found.way_out)
        case _ if row.id == WAITING:
            yield "y copies who, as Markdown for a chat: names and key results, no score"
        case _:
            yield "enter folds and unfolds"


def _of_line(line: Figures) -> Iterator[str]:
    tally, at = line.tally, line.tally.counts
    change, moved = told.change_told(tally), told.progress_change_told(tally)
    since = f" ({change} this week)" if change else ""
    yield f"confidence {told.confidence_told(tally)}{since}, given for {told.given_told(tally)} key results"
    yield f"progress {told.progress_told(tally)}{f' ({moved})' if moved else ''}"
    yield (
        f"{tally.pace}: {told.paced_told(tally)} where a straight line says {told.expected_told(tally)}"
        if tally.pace
        else ""
    )
    yield f"{at.checked_in} of {at.to_check_in} checked in this week" if at.to_check_in else ""
    yield f"bottom-up {tally.bottom_up.bottom_up} of {tally.bottom_up.of}" if tally.bottom_up.of else ""
    yield f"{at.unaligned} support{'s' if at.unaligned == 1 else ''} nothing" if at.unaligned else ""
    yield told.findings_told(tally) or "no findings"
