"""The page of cycles: each a line, the latest first, and in full below."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrtui.okr.bands import SWEET_SPOT, sweet_spot
from okrtui.okr.cycle_figures import Figures, figures
from okrtui.okr.cycle_moves import moves_due
from okrtui.okr.grading import in_earnest
from okrtui.okr.grouping import holder_of, rank
from okrtui.okr.history_of import comments_on
from okrtui.okr.numbers import percent_text, several
from okrtui.okr.records import Cycle
from okrtui.okr.scores import score_text
from okrtui.okr.text import cells, fit, safe
from okrtui.tui.now import Now
from okrtui.tui.views.cycle_words import PHASES, ROLES, days_told, due_in_words
from okrtui.tui.views.pieces import Line, Piece, cut_line, wrapped

HEADS = ("", "days", "phase", "objectives", "average", "bottom-up", "who")
MIDDLE = ((17, "<"), (8, "<"), (10, ">"), (7, ">"), (9, ">"))
"""Cells of the columns between name and who, and to which side they lean."""
LEAST_WHO = 12
EMPTY = (
    "No cycles yet",
    "",
    "The quarters, months or half-years that objectives are set for stand here.",
    "a adds one.",
)
MEANS = {
    "planning": "m starts it with its drafts",
    "active": "m begins grading",
    "grading": "R grades · m closes it",
    "closed": "read-only; m reopens it, on purpose and visibly",
}


class CycleRow(NamedTuple):
    """A cycle with its figures, whose objectives are in it, and the space it lives in where there are several."""

    id: str
    told: Figures
    who: tuple[str, ...]
    space: str
    due: str
    remark: str
    is_private: bool

    @property
    def cycle(self) -> Cycle:
        """The cycle."""
        return self.told.cycle


def cycle_rows(now: Now) -> list[CycleRow]:
    """Every cycle of every space, the latest first."""
    okrs, today = now.okrs, now.today
    due = {move.cycle.id: due_in_words(move, today) for move in moves_due(okrs, today)}
    every = sorted(
        okrs.cycles.values(), key=lambda cycle: (*_place(cycle), cycle.space != now.private), reverse=True
    )
    return [
        CycleRow(
            cycle.id,
            figures(okrs, cycle),
            tuple(_who(now, cycle)),
            safe(now.spaces.get(cycle.space, "")) if len(now.spaces) > 1 else "",
            due.get(cycle.id, ""),
            next((safe(said.text) for said in comments_on(okrs, cycle.id)), ""),
            len(now.spaces) > 1 and cycle.space == now.private,
        )
        for cycle in every
    ]


def _place(cycle: Cycle) -> tuple[date, date, str]:
    return cycle.span.start or date.max, cycle.span.end or date.max, cycle.name


def _who(now: Now, cycle: Cycle) -> Iterator[str]:
    """Units and people with objectives in a cycle, in the order they stand."""
    okrs = now.okrs
    holders = {holder_of(okrs, objective) for objective in in_earnest(okrs, cycle)}
    for holder in sorted(holders, key=lambda holder: rank(okrs, now.me, holder)):
        known = okrs.units.get(holder.id) or okrs.people.get(holder.id)
        yield safe(known.name) if known else "nobody yet"


def cycle_heads(width: int) -> Line:
    """What stands in the columns."""
    return [Piece(text, "dim") for text in _columns(width, HEADS)]


def draw_cycle(row: CycleRow, today: date, width: int) -> Line:
    """One cycle as a line."""
    told, cycle = row.told, row.cycle
    is_draft_only = bool(told.drafts) and not told.objectives
    texts = (
        f"{safe(cycle.name)}{' private' if row.is_private else ''}",
        days_told(cycle.span, today),
        PHASES[cycle.phase],
        several(told.drafts, "draft") if is_draft_only else str(told.objectives),
        score_text(told.average),
        "–" if told.bottom_up is None else percent_text(told.bottom_up),
        " · ".join(filter(None, (row.space, ", ".join(row.who)))),
    )
    name = "strong" if cycle.phase == "active" else ""
    roles = (name, "dim", ROLES[cycle.phase], "", "", "", "dim")
    return [Piece(text, role) for text, role in zip(_columns(width, texts), roles, strict=True)]


def _columns(width: int, texts: Sequence[str]) -> list[str]:
    """The texts fitted into columns: names get a fifth, who is in it what is left, where that says something."""
    name, *middle, who = texts
    fitted = [f" {fit(name, min(28, max(12, width // 5)))} "]
    fitted += [f"{fit(text, wide, align)} " for text, (wide, align) in zip(middle, MIDDLE, strict=True)]
    room = width - sum(map(cells, fitted)) - 2
    return [*fitted, f" {fit(who, room)} " if room >= LEAST_WHO else ""]


def tell_cycle(row: CycleRow, width: int, height: int) -> list[Line]:
    """The cycle under the cursor in full: what it holds, who is in it, what it may do."""
    name, *facts = wrapped(" · ".join((safe(row.cycle.name), *_facts(row))), width, 2)
    who = f"objectives of {', '.join(row.who)}" if row.who else "nobody has objectives in it"
    lines: list[Line] = [_headed(name, safe(row.cycle.name)), *([Piece(text, "dim")] for text in facts)]
    lines += [
        [Piece(text, "dim")] for text in wrapped(f"{row.space + ': ' if row.space else ''}{who}", width, 2)
    ]
    if row.remark:
        lines.append(cut_line([Piece(f"“{row.remark}”")], width))
    may = f"{row.due} · " if row.due else ""
    lines.append(cut_line([Piece(may, "warn"), Piece(MEANS[row.cycle.phase], "dim")], width))
    return lines[: height or None]


def _headed(line: str, name: str) -> Line:
    """The first line, with the name it begins with standing out."""
    head = name if line.startswith(name) else ""
    return [Piece(head, "strong"), Piece(line[len(head) :], "dim")]


def _facts(row: CycleRow) -> Iterator[str]:
    told = row.told
    yield several(told.objectives, "objective")
    if told.drafts:
        yield several(told.drafts, "draft")
    if told.graded or row.cycle.phase in ("grading", "closed"):
        yield f"{told.graded} of {several(told.key_results, 'key result')} graded"
    if told.score is not None:
        yield f"score {score_text(told.score)}"
    if told.average is not None:
        yield f"average {score_text(told.average)}, {SWEET_SPOT[sweet_spot(told.average)]}"
    if told.bottom_up is not None:
        yield f"{percent_text(told.bottom_up)} bottom-up"
