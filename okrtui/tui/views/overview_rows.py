"""The rows of the overview: units with their figures, who has not checked in, what the guidelines say by code."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from okrtui.okr.by_code import Code, by_code
from okrtui.okr.concern import worst_first
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.overview import Line, Overview, Wanted
from okrtui.okr.overview_told import line_name, nobody_waits
from okrtui.okr.waiting import Waiting
from okrtui.tui.now import Now
from okrtui.tui.views.cycles import CycleChoice

WAITING, CODES = "waiting:", "codes:"
ALONE = "no units yet: U sets them up, and each has a line here"
NARROW = "only theirs: p on everybody’s or on a unit shows the units"
NONE_FOUND = "nothing"
Kind = Literal["line", "note", "heading", "waiting", "code", "finding"]


class OverviewRow(NamedTuple):
    """One row; `told` is what it is of."""

    id: str
    kind: Kind
    told: Line | Waiting | Code | Finding | None = None
    text: str = ""
    """Of a heading or a note."""
    is_folded: bool = False
    above: str = ""
    """The row it is folded away with."""

    @property
    def stops(self) -> bool:
        """Whether the cursor stops on it."""
        return self.kind != "note"


class Shape(NamedTuple):
    """How the overview is looked at: in which order, and which rows are folded otherwise than at first."""

    is_tree: bool = False
    turned: frozenset[str] = frozenset()

    def is_folded(self, id_: str) -> bool:
        """Headings are open at first, codes folded."""
        return (id_ not in (WAITING, CODES)) != (id_ in self.turned)

    def turning(self, id_: str) -> "Shape":
        """With one row folded or unfolded."""
        return self._replace(turned=self.turned ^ {id_})


def wanted(now: Now, choice: CycleChoice) -> Wanted:
    """What is asked for: what teams share, and what is private only where there is no team or it is looked at."""
    teams = sorted((space for space in now.spaces if space != now.private), key=lambda s: s != now.default)
    spaces = teams or list(now.spaces)
    if now.scope.kind == "unit":
        spaces = [now.okrs.units[now.scope.id].space]
    if now.scope.kind == "person":
        spaces = [now.okrs.people[now.scope.id].space]
    return Wanted(now.scope, now.me, spaces, None if choice.is_backlog else choice.cycles, now.today)


def name_in(now: Now, line: Line) -> str:
    """What a line is called; not yet safe to show."""
    return now.spaces.get(line.id, "–") if line.kind == "whole" else line_name(now.okrs, line)


def in_order(now: Now, shown: Overview, shape: Shape) -> list[Line]:
    """The lines of one space after another, as they are looked at."""
    if shape.is_tree:
        return list(shown.lines)
    spaces = list(dict.fromkeys(line.space for line in shown.lines))
    each = ([line for line in shown.lines if line.space == space] for space in spaces)
    return [line for lines in each for line in worst_first(lines, lambda line: name_in(now, line))]


def overview_rows(now: Now, shown: Overview, shape: Shape) -> list[OverviewRow]:
    """All that is not folded away."""
    lines = [OverviewRow(line.key, "line", line) for line in in_order(now, shown, shape)]
    return [*lines, *_note(shown), *_waiting(now, shown, shape), *_codes(shown, shape)]


def _note(shown: Overview) -> Iterator[OverviewRow]:
    kinds = {line.kind for line in shown.lines}
    if "unit" not in kinds:
        yield OverviewRow("note:", "note", text=NARROW if "person" in kinds else ALONE)


def _waiting(now: Now, shown: Overview, shape: Shape) -> Iterator[OverviewRow]:
    is_folded = shape.is_folded(WAITING)
    said = str(len(shown.waiting)) if shown.waiting else nobody_waits(now.okrs, shown.lines, now.today)
    yield OverviewRow(WAITING, "heading", text=f"Not checked in this week · {said}", is_folded=is_folded)
    for each in () if is_folded else shown.waiting:
        yield OverviewRow(f"waiting:{each.owner}", "waiting", each, above=WAITING)


def _codes(shown: Overview, shape: Shape) -> Iterator[OverviewRow]:
    is_folded, codes = shape.is_folded(CODES), by_code(shown.findings)
    said = str(len(shown.findings)) if codes else NONE_FOUND
    yield OverviewRow(CODES, "heading", text=f"What the guidelines say · {said}", is_folded=is_folded)
    for code in () if is_folded else codes:
        yield OverviewRow(code.code, "code", code, is_folded=shape.is_folded(code.code), above=CODES)
        if not shape.is_folded(code.code):
            yield from _findings(code.code, code.findings)


def _findings(code: str, findings: Sequence[Finding]) -> Iterator[OverviewRow]:
    for place, found in enumerate(findings):
        yield OverviewRow(f"{code}:{found.record}:{place}", "finding", found, above=code)


def next_shape(shape: Shape, shown: Overview) -> Shape:
    """Fewer rows and around: every finding unfolded, headings alone, then as at first."""
    codes = frozenset(finding.code for finding in shown.findings)
    headings = frozenset({WAITING, CODES})
    stages = (frozenset[str](), codes, headings)
    at = stages.index(shape.turned) if shape.turned in stages else 0
    return shape._replace(turned=stages[(at + 1) % len(stages)])
