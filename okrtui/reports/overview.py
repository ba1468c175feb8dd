"""The overview as Markdown: the table of units, who has not checked in, findings by code."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from okrtui.okr import overview_told as told
from okrtui.okr.by_code import by_code
from okrtui.okr.okrs import Okrs
from okrtui.okr.overview import Line, Overview
from okrtui.reports.markdown import escaped, paragraph, section
from okrtui.reports.nudge import waiting_lines

HEADS = (
    "", "objectives", "KRs", "confidence", "given", "progress", "pace", "checked in", "bottom-up", "unaligned",
    "findings",
)  # fmt: skip


class Page(NamedTuple):
    """What is told: its title, the lines in their order with their names, what is said where nobody is waited for."""

    title: str
    shown: Overview
    lines: Sequence[tuple[str, Line]]
    otherwise: str


def overview_text(okrs: Okrs, page: Page) -> str:
    """The whole page."""
    waiting = list(waiting_lines(okrs, page.shown.waiting)) or [escaped(page.otherwise)]
    codes = [
        f"- {each.code} {each.level}, {len(each.findings)}: {escaped(each.sentence)}"
        for each in by_code(page.shown.findings)
    ]
    parts = (
        f"# {escaped(page.title)}",
        *paragraph(_row(HEADS)),
        _row(["---"] * len(HEADS)),
        *(_row(_cells(line, name)) for name, line in page.lines),
        *section("Not checked in this week", waiting),
        *section("What the guidelines say", codes),
    )
    return "\n".join(parts) + "\n"


def nudge_text(okrs: Okrs, page: Page) -> str:
    """Only who has open check-ins, to paste into a chat."""
    number = sum(len(each.key_results) for each in page.shown.waiting)
    said = f"{number} check-in{' is' if number == 1 else 's are'} open" if number else page.otherwise
    lines = list(waiting_lines(okrs, page.shown.waiting))
    return "\n".join([f"{escaped(page.title)}: {escaped(said)}", *([""] if lines else []), *lines]) + "\n"


def _cells(line: Line, name: str) -> Iterator[str]:
    tally = line.tally
    yield escaped(name)
    yield str(tally.counts.objectives)
    yield str(tally.counts.key_results)
    yield " ".join(filter(None, (told.confidence_told(tally), told.change_told(tally))))
    yield told.given_told(tally)
    yield told.progress_told(tally)
    yield (
        f"{tally.pace}, {told.paced_told(tally)} of {told.expected_told(tally)}"
        if tally.pace
        else told.NOTHING
    )
    yield told.checked_told(tally)
    yield told.share_told(tally)
    yield str(tally.counts.unaligned)
    yield told.findings_told(tally) or told.NOTHING


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
