"""What goes on into the next cycle: each objective with how it came out, then what waits, and how one would go on."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from okrtui.okr.bands import band, scheme_of
from okrtui.okr.grading import objective_score
from okrtui.okr.measures import measure_text
from okrtui.okr.next_cycle import choices, offered, waiting
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, Idea, KeyResult, Objective
from okrtui.okr.scope import in_scope
from okrtui.okr.scores import score_text
from okrtui.okr.steps.grading import VERDICTS
from okrtui.okr.text import cells, fit, safe
from okrtui.tui.now import Now
from okrtui.tui.views.pieces import Line, Piece, cut_line, spread, wrapped

SCORE, VERDICT, CHOSEN = 20, 9, 9
ROLES = {"carried": "good", "left": "dim", "": "faint"}
WAITS = "waits:"
ONE_LINE_FROM = 60
"""Columns from which a key result and its measure stand on one line."""
IsLeft = Callable[[str], bool]
EMPTY = (
    "Nothing to choose",
    "",
    "The objectives of the cycle that ends stand here, and drafts and ideas that wait.",
    "There are none in what is looked at: p chooses whose.",
)


class NextRow(NamedTuple):
    """An objective, a draft or an idea, and what was chosen for it; `heading` rows are passed over."""

    id: str
    record: Objective | Idea | None
    chosen: str = ""
    copy: Objective | None = None
    heading: str = ""


def next_rows(now: Now, cycle: Cycle, into: Cycle, is_left: IsLeft) -> list[NextRow]:
    """The objectives of the scope in their order, then what waits in this space."""
    okrs = now.okrs
    ideas, drafts = waiting(okrs, cycle.space)
    every = (*okrs.objectives_in.get(cycle.id, ()), *drafts, *ideas)
    left = frozenset(each.id for each in every if is_left(each.id))
    found = choices(okrs, now.scope, now.me, cycle, into=into, left=left)
    within: list[Objective | Idea] = [*in_scope(okrs, now.scope, now.me, drafts), *ideas]
    rows = [NextRow(each.objective.id, each.objective, each.chosen or "", each.copy) for each in found]
    if within:
        rows.append(NextRow(WAITS, None, heading=f"waits for {safe(into.name)}"))
    return [*rows, *(NextRow(each.id, each, "left" if each.id in left else "") for each in within)]


def progress_told(rows: list[NextRow]) -> str:
    """`4 of 9 chosen`; what waits is not counted."""
    counted = [row for row in rows if isinstance(row.record, Objective) and row.record.state == "active"]
    return f"{sum(bool(row.chosen) for row in counted)} of {len(counted)} chosen"


def draw_next(row: NextRow, okrs: Okrs, width: int) -> Line:
    """One of them as a line: title, score with its band, verdict as a proposal, what was chosen."""
    if row.record is None:
        return [
            Piece(f" {row.heading} ", "accent"),
            Piece("─" * max(0, width - cells(row.heading) - 3), "faint"),
        ]
    right = [
        Piece(fit(_score(okrs, row.record), SCORE) + " ", "dim"),
        Piece(fit(_proposal(row.record), VERDICT) + " ", "warn"),
        Piece(fit(row.chosen or "–", CHOSEN), ROLES[row.chosen]),
    ]
    role = "dim" if row.chosen == "left" else ""
    room = width - SCORE - VERDICT - CHOSEN - 5
    return [Piece(f"  {fit(safe(row.record.title), max(8, room))} ", role), *right]


def next_heads(width: int) -> Line:
    """What stands in the columns."""
    told = f"{fit('came out', SCORE)} {fit('proposed', VERDICT)} {fit('chosen', CHOSEN)}"
    return spread([], [Piece(told, "dim")], width)


def _score(okrs: Okrs, record: Objective | Idea) -> str:
    if isinstance(record, Idea):
        return "an idea"
    if record.state == "draft":
        return "a draft"
    score = objective_score(okrs, record)
    if score is None:
        return "not graded"
    return f"{score_text(score)} {band(score, record.kind, scheme_of(okrs, record.space)).said}"


def _proposal(record: Objective | Idea) -> str:
    given = record.verdict if isinstance(record, Objective) else None
    return VERDICTS[given.verdict] if given and given.verdict else ""


# -- the one under the cursor


def tell_next(row: NextRow, okrs: Okrs, into: Cycle, width: int, *, from_last: bool) -> list[Line]:
    """How it would go on, or what it became."""
    record = row.record
    match record:
        case Objective() if row.copy is not None:
            return list(_became(okrs, row.copy, into, width))
        case Objective(state="active"):
            return list(_would_go_on(okrs, record, into, width, from_last=from_last))
        case Objective() | Idea():
            return list(_waits(record, into, width))
        case _:
            return []


def _would_go_on(
    okrs: Okrs, objective: Objective, into: Cycle, width: int, *, from_last: bool
) -> Iterator[Line]:
    given = objective.verdict
    if given and given.verdict:
        because = f": {given.because}" if given.because else ""
        by = okrs.person_name(given.by) or "somebody"
        for text in wrapped(f"{VERDICTS[given.verdict]}{because}, proposed by {by}", width, 2):
            yield [Piece(text, "warn")]
    carried = offered(okrs, objective, into, from_last=from_last)
    starts, other = ("last values", "old starts") if from_last else ("old starts", "last values")
    yield [Piece(f"from the {starts} · ", "dim"), Piece("o", "key"), Piece(f" {other}", "dim")]
    for each in carried.key_results:
        measure, before = (
            safe(measure_text(m)) for m in (each.measure, okrs.key_results[each.source].measure)
        )
        yield from _measured(each.title, measure, "" if measure == before else f"  was {before}", width)
    for reached in carried.reached:
        yield from _measured(reached.title, "reached: stays behind", "", width)


def _measured(title: str, measure: str, was: str, width: int) -> Iterator[Line]:
    """A key result with what it would be measured by; on two lines where one is too short for both."""
    told = [Piece(measure, "strong"), Piece(was, "dim")]
    if width < ONE_LINE_FROM:
        yield cut_line([Piece(safe(title))], width)
        yield cut_line([Piece("  "), *told], width)
    else:
        yield spread([Piece(f"  {safe(title)}")], cut_line([Piece(" "), *told], width * 2 // 3), width)


def _became(okrs: Okrs, copy: Objective, into: Cycle, width: int) -> Iterator[Line]:
    yield cut_line([Piece(f"goes on in {safe(into.name)} as “{safe(copy.title)}”", "good")], width)
    key_results: tuple[KeyResult, ...] = okrs.key_results_of.get(copy.id, ())
    for each in key_results:
        yield from _measured(each.title, safe(measure_text(each.measure)), "", width)


def _waits(record: Objective | Idea, into: Cycle, width: int) -> Iterator[Line]:
    what = "an idea that becomes an objective of" if isinstance(record, Idea) else "a draft that comes into"
    yield [Piece(f"{what} {safe(into.name)} with ", "dim"), Piece("g", "key")]
    for text in wrapped(record.why or "", width, 4) if record.why else ():
        yield [Piece(text)]
