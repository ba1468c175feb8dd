"""The page of conflicts as lines: what is contested, one line for each value, then what is only to be known."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from okrtui.okr.conflicts import Choice, Conflict, Remark
from okrtui.okr.conflicts_told import choice_told, chosen_told, remark_told, subject_told
from okrtui.okr.okrs import Okrs
from okrtui.okr.text import cells, fit, safe
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece, cut_line, spread, wrapped_lines
from okrtui.tui.views.since import when_text

EMPTY = (
    "No conflicts",
    "",
    "Where two people give one field different values without seeing each other,",
    "both stand here with who and when, and enter on one takes it for all.",
)
TO_KNOW = "to know"
MOST_REMARKS = 100
NAME, WHEN = 12, 10
ROOMY_FROM = 60
"""Cells from which on who and when have columns."""


class Found(NamedTuple):
    """What is in conflict, and the OKRs it was found in: what a step is built from that settles something."""

    okrs: Okrs
    conflicts: Sequence[Conflict] = ()


class ConflictRow(NamedTuple):
    """One line: a heading without a choice, one way out of a conflict, or a remark."""

    id: str
    text: str
    conflict: Conflict | None = None
    place: int | None = None
    who: str = ""
    when: str = ""
    mark: str = ""

    @property
    def choice(self) -> Choice | None:
        """The way out it stands for."""
        return self.conflict.choices[self.place] if self.conflict and self.place is not None else None

    @property
    def stops(self) -> bool:
        """Whether the cursor stands on it; it passes over headings."""
        return self.place is not None or self.id.startswith("remark ")


def conflict_rows(
    now: Now, conflicts: Sequence[Conflict], remarks: Sequence[Remark]
) -> Iterator[ConflictRow]:
    """Conflicts on top, each unfolded; below them the newest of what is only to be known."""
    for conflict in conflicts:
        yield ConflictRow(conflict.key, safe(subject_told(now.okrs, conflict)), conflict)
        yield from (_choice_row(now, conflict, place) for place in range(len(conflict.choices)))
    if remarks:
        more = f", the newest {MOST_REMARKS} of {len(remarks):,}" if len(remarks) > MOST_REMARKS else ""
        yield ConflictRow(TO_KNOW, TO_KNOW + more)
    for place, remark in enumerate(remarks[:MOST_REMARKS]):
        yield ConflictRow(f"remark {place} {remark.id}", safe(remark_told(now.okrs, remark)))


def _choice_row(now: Now, conflict: Conflict, place: int) -> ConflictRow:
    choice = conflict.choices[place]
    return ConflictRow(
        f"{conflict.key} {choice.key}",
        safe(choice_told(now.okrs, conflict, choice)),
        conflict,
        place,
        safe(now.okrs.person_name(choice.by)) or "somebody",
        when_text(choice.at.astimezone(), now.today) if choice.at else "",
        chosen_told(conflict, place),
    )


def draw_conflict(row: ConflictRow, width: int) -> Line:
    """One line, as much as fits: what is taken first, then who, when, and what is so now."""
    if row.place is None:
        is_remark = row.stops
        text = Piece(f"   · {row.text}" if is_remark else f" {row.text}", "" if is_remark else "strong")
        sign = [] if is_remark or row.id == TO_KNOW else [Piece(" !", "warn")]
        return cut_line([*sign, text] if sign or is_remark else [Piece(" "), Piece(row.text, "dim")], width)
    told = [Piece(f"     {row.text}")]
    return spread(told, _given(row, width), width)


def _given(row: ConflictRow, width: int) -> Line:
    if width < ROOMY_FROM:
        return [Piece(f"  {row.who} ", "dim"), Piece(f"{row.mark} " if row.mark else "", "good")]
    who, when = fit(row.who, NAME), fit(row.when, WHEN)
    return [Piece(f"  {who} {when} ", "dim"), Piece(f"{row.mark:<12} ", "good")]


def tell_conflict(row: ConflictRow, width: int, height: int) -> list[Line]:
    """The line under the cursor in full, and what enter does there."""
    room = max(1, width)
    if row.choice is None:
        return wrapped_lines([Piece(row.text)], room, height)
    way = Piece(f"enter takes this for all: {row.text}", "")
    facts = Piece(" · ".join(filter(None, (row.who, row.when, row.mark))), "dim")
    lines = wrapped_lines([way], room, max(1, height - 1))
    return [*lines, [facts] if cells(facts.text) <= room else cut_line([facts], room)]
