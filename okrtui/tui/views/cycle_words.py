"""Cycles in words: their days, their phase, and what they should do by the calendar."""

from collections.abc import Iterator
from datetime import date

from okrtui.okr.cycle_moves import Move, cycles_to_begin, moves_due
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Phase, Span
from okrtui.okr.text import safe
from okrtui.tui.now import Now
from okrtui.tui.views.cycles import CycleChoice
from okrtui.tui.views.pieces import Line, Piece, cut_line, width_of
from okrtui.tui.views.wording import day_text, is_far, month_text

PHASES: dict[Phase, str] = {
    "planning": "planned", "active": "active", "grading": "grading", "closed": "closed",
}  # fmt: skip
"""Each phase in one word."""
ROLES: dict[Phase, str] = {"planning": "dim", "active": "good", "grading": "warn", "closed": "dim"}
TOLD: dict[Phase, str] = {
    "planning": "being planned", "active": "", "grading": "being graded", "closed": "closed, read-only",
}  # fmt: skip
"""What the frame says of a phase; that it runs goes without saying."""


def days_told(span: Span, today: date) -> str:
    """`1 Oct – 31 Dec`; where one of the days is of another year both are told by it: `Oct’25 – Dec’25`."""
    start, end = span.start, span.end
    far = next((day for day in (start, end) if day is not None and is_far(day, today)), None)
    told = month_text if far is not None else day_text
    return f"{told(start, today)} – {told(end, today)}"


def phase_told(okrs: Okrs, choice: CycleChoice, space: str) -> list[str]:
    """The phase of the cycles of one name where it has to be said: that of a space, else where they agree."""
    cycles = [okrs.cycles[id_] for id_ in choice.cycles if id_ in okrs.cycles]
    phases = {cycle.phase for cycle in cycles if cycle.space == space} or {cycle.phase for cycle in cycles}
    told = TOLD[phases.pop()] if len(phases) == 1 else ""
    return [told] if told else []


def due_in_words(move: Move, today: date) -> str:
    """What a cycle may do by its days."""
    cycle = move.cycle
    name, start, end = safe(cycle.name), cycle.span.start, cycle.span.end
    match move.phase:
        case "active":
            return f"{name} has begun: it can be started" if start != today else f"{name} begins today"
        case "grading" if end is not None and end < today:
            return f"{name} is over: it can be graded"
        case "grading":
            return f"{name} ends on {day_text(end, today)}: it can be graded"
        case _:
            return f"{name} is over and graded: it can be closed"


def what_is_due(now: Now) -> tuple[str, ...]:
    """What cycles may do today, each sentence once; a cycle that holds nothing asks for no grades."""
    told = list(_due(now))
    of_teams = {sentence for sentence, space in told if space != now.private}
    is_alone = len(now.spaces) == 1

    def named(sentence: str, space: str) -> str:
        is_private = space == now.private and not is_alone
        return f"private {sentence}" if is_private and sentence not in of_teams else sentence

    return tuple(dict.fromkeys(named(*each) for each in told))


def _due(now: Now) -> Iterator[tuple[str, str]]:
    """Each sentence with the space it is about."""
    okrs, today = now.okrs, now.today
    for move in moves_due(okrs, today):
        if move.phase == "active" or okrs.objectives_in.get(move.cycle.id):
            yield due_in_words(move, today), move.cycle.space
    used = {objective.space for objective in okrs.objectives.values()} or set(now.spaces)
    for space in (space for space in now.spaces if space in used):
        for cycle in cycles_to_begin(okrs, space, today):
            yield f"{cycle.name} is not there yet", space


def due_line(due: tuple[str, ...], key: str, width: int) -> Line:
    """What is due in one line, and the key of the page of cycles; nothing where nothing is."""
    if not due:
        return ()
    ways = [Piece(f"  {key}", "key"), Piece(" Cycles ", "dim")]
    more = f" · {len(due) - 1} more" if len(due) > 1 else ""
    room = max(0, width - width_of(ways))
    whole = [Piece(f" {' · '.join(due)}", "warn")]
    told = whole if width_of(whole) <= room else [Piece(f" {due[0]}{more}", "warn")]
    return [*cut_line(told, room), *ways]
