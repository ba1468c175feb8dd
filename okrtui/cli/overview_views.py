"""The overview as the command line tells it: a table in text, and the values of `--json`."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from okrtui.okr import overview_told as told
from okrtui.okr.by_code import by_code
from okrtui.okr.concern import concern
from okrtui.okr.naming import public_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.overview import Line, Overview
from okrtui.okr.tally import Tally
from okrtui.okr.text import cells, fit, safe
from okrtui.okr.waiting import Waiting
from okrtui.reports.grade_parts import cut_off, exactly

NAME = 28
HEADS = ("obj", "KRs", "conf", "", "given", "done", "pace", "in", "bottom-up", "unaligned", "findings")
"""Mean confidence with its change and of how many, progress against pace, checked in this week."""
NameOf = Callable[[Line], str]


def table(lines: Sequence[Line], name_of: NameOf, *, is_tree: bool) -> Iterator[str]:
    """The units below each other, each figure in its column."""
    rows = [HEADS, *(tuple(_cells(line.tally)) for line in lines)]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    names = ["", *("  " * (line.depth * is_tree) + safe(name_of(line)) for line in lines)]
    for name, row in zip(names, rows, strict=True):
        *numbers, last = row
        shown = (fit(text, width, ">") for text, width in zip(numbers, widths, strict=False))
        yield f"{fit(name, NAME)}  {'  '.join(shown)}  {last}".rstrip()


def _cells(tally: Tally) -> Iterator[str]:
    yield str(tally.counts.objectives)
    yield str(tally.counts.key_results)
    yield told.confidence_told(tally)
    yield told.change_told(tally)
    yield told.given_told(tally)
    yield told.progress_told(tally)
    yield tally.pace or told.NOTHING
    yield told.checked_told(tally)
    yield told.share_told(tally)
    yield str(tally.counts.unaligned)
    yield told.findings_told(tally)


def waiting_lines(okrs: Okrs, shown: Overview, otherwise: str) -> Iterator[str]:
    """Who has not checked in this week, by name."""
    yield ""
    yield f"not checked in this week: {otherwise if not shown.waiting else ''}".rstrip()
    for each in shown.waiting:
        yield f"  {safe(told.owner_told(okrs, each))}: {told.waiting_told(each)}"


def code_lines(shown: Overview) -> Iterator[str]:
    """What the guidelines say, by code."""
    if codes := by_code(shown.findings):
        yield ""
        yield "what the guidelines say (okrtui lint --select CODE):"
    for each in codes:
        yield f"  {each.code} {each.level:<8} {len(each.findings):>4}  {each.sentence}"


def line_facts(okrs: Okrs, line: Line, name: str) -> dict[str, Any]:
    """The figures of one line; shares and means from 0 to 1 but for confidences, which go from 0 to 10."""
    tally, at, means = line.tally, line.tally.counts, line.tally.means
    unit = okrs.units.get(line.id)
    change, progress_change = tally.confidence_change, tally.progress_change
    return {
        "kind": line.kind,
        "id": public_id(unit) if unit else None,
        "name": name,
        "depth": line.depth,
        "objectives": at.objectives,
        "key_results": at.key_results,
        "confidence": exactly(means.confidence.mean),
        "confidence_of": means.confidence.of,
        "confidence_change": None if change is None else cut_off(change),
        "progress": exactly(means.progress.mean),
        "progress_change": None if progress_change is None else cut_off(progress_change),
        "pace": tally.pace,
        "paced": exactly(means.paced.mean),
        "expected": exactly(means.expected.mean),
        "checked_in": at.checked_in,
        "to_check_in": at.to_check_in,
        "bottom_up": exactly(tally.bottom_up.share),
        "unaligned": at.unaligned,
        "errors": at.errors,
        "warnings": at.warnings,
        "hints": at.hints,
        "codes": {each.code: len(each.findings) for each in by_code(line.findings)},
        "concern": cut_off(concern(tally)),
    }


def waiting_facts(okrs: Okrs, each: Waiting) -> dict[str, Any]:
    """Somebody who has not checked in; null where the key results are nobody's."""
    owner = okrs.get(each.owner)
    return {
        "owner": public_id(owner) if owner else None,
        "owner_name": okrs.person_name(each.owner) or None,
        "key_results": len(each.key_results),
    }
