"""The evidence a key result is graded by, as lines; where there is little room what matters least goes first."""

from collections.abc import Iterator
from typing import NamedTuple

from okrtui.okr.calendar import week_of
from okrtui.okr.evidence import Evidence
from okrtui.okr.measures import value_text
from okrtui.okr.numbers import number_text, percent_text, several
from okrtui.okr.records import CheckIn, Comment
from okrtui.okr.rhythm import start_of
from okrtui.okr.text import cut, safe
from okrtui.tui.now import Now
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.grade_weeks import INDENT, flowed, weeks_lines
from okrtui.tui.views.key_result_story import change_text
from okrtui.tui.views.pieces import Line, Piece, cut_line, spread, width_of, wrapped
from okrtui.tui.views.run_head import titled
from okrtui.tui.views.wording import day_text, forecast_told

LEAST_TITLE = 24
ALWAYS, SUPPORT, NOTE = 0, 1, 2
"""What goes first where there is little room has the greatest number; what has none stays."""


class Told(NamedTuple):
    """A line, and how soon it goes."""

    line: Line
    goes: int = ALWAYS


def evidence_lines(
    now: Now, known: Evidence, width: int, height: int, signs: Glyphs, *, has_chart: bool = False
) -> list[Line]:
    """All that says how a key result came out, in `height` lines; a chart shows the weeks by itself."""
    weeks = [] if has_chart else weeks_lines(known, width, signs)
    told = [
        *_head(now, known, width),
        *(Told(line) for line in (*_now(now, known, width), *weeks)),
        *_happened(now, known, width),
    ]
    return [cut_line(line, width) for line in _that_fit(told, height)]


def _that_fit(told: list[Told], height: int) -> list[Line]:
    """The lines without those that go, the last and least first; what is still too long is cut with a mark."""
    while height and len(told) > height and any(each.goes for each in told):
        most = max(each.goes for each in told)
        last = max(place for place, each in enumerate(told) if each.goes == most)
        told = [each for place, each in enumerate(told) if place != last]
    lines = [each.line for each in told]
    if not height or len(lines) <= height:
        return lines
    return [*lines[: height - 1], [Piece(f"  … {len(lines) - height + 1} lines more", "dim")]]


# -- what it is about


def _head(now: Now, known: Evidence, width: int) -> Iterator[Told]:
    key_result = known.key_result
    facts = _facts(now, known)
    room = width - width_of(facts) - 2
    if room < LEAST_TITLE:
        facts, room = (), width
    first, *others = titled(key_result, room, 2)
    yield Told(spread(first, facts, width))
    yield from map(Told, others)
    if known.objective is not None:
        title = Piece(safe(known.objective.title), "dim")
        yield Told(spread([title], _supports(known, width), width), SUPPORT)


def _facts(now: Now, known: Evidence) -> Line:
    kind = known.objective.kind if known.objective else "aspirational"
    owner = safe(now.okrs.person_name(now.okrs.owner_of(known.key_result)))
    role = "strong" if kind == "committed" else "dim"
    whose = Piece(f" · owner {cut(owner, 16)}", "dim") if owner else Piece(" · nobody's", "warn")
    return [Piece(f" {kind}", role), whose]


def _supports(known: Evidence, width: int) -> Line:
    if known.supports is None:
        return []
    return [Piece(f" ↑ supports: {cut(safe(known.supports.title), width // 2 - 12)}", "dim")]


# -- where it stands


def _now(now: Now, known: Evidence, width: int) -> list[Line]:
    """`now 17 (10 Dec) · progress 81 % · ahead · forecast: will be met`."""
    return flowed(list(_stands(now, known)), width)


def _stands(now: Now, known: Evidence) -> Iterator[Piece]:
    measure, at = known.key_result.measure, known.at
    if measure.kind in ("at_least", "at_most") and measure.start is not None:
        yield Piece(f"start {number_text(measure.start)}", "dim")
    value = safe(value_text(measure, at.value))
    on = f" ({day_text(known.on, now.today)})" if known.on else ""
    yield Piece(f"now {value}{on}", "strong") if at.value is not None else Piece("no value yet", "warn")
    yield Piece(f"progress {percent_text(at.raw)}", "strong")
    if known.pace:
        yield Piece(known.pace, "warn" if "behind" in known.pace else "")
    if known.held is not None and known.held[1]:
        held, of = known.held
        yield Piece(f"held in {held} of {several(of, 'week')}")
    if forecast := forecast_told(known.key_result):
        yield Piece(forecast)
    if at.confidence is None:
        yield Piece("confidence never given", "dim")


# -- what happened on the way


def _happened(now: Now, known: Evidence, width: int) -> Iterator[Told]:
    for change in known.changes:
        by = f" by {safe(now.okrs.person_name(change.by))}" if change.by else ""
        why = f": “{safe(change.reason)}”" if change.reason else ""
        told = f"target changed {change_text(change)} on {day_text(change.on, now.today)}{by}{why}"
        yield from (Told(line) for line in _paragraph(told, width, 2))
    if known.steps:
        done = [Piece(f"{'[x]' if s.is_done else '[ ]'} {safe(s.step.name)}") for s in known.steps]
        yield from (Told(line) for line in flowed([_step_cut(piece, width) for piece in done], width, "  "))
    notes = [_noted(now, note) for note in known.notes]
    remarks = [_remarked(now, remark) for remark in known.comments]
    for text in notes[:1]:
        yield from _said(text, width, ALWAYS)
    for text in (*remarks[:1], *notes[1:], *remarks[1:]):
        yield from _said(text, width, NOTE)


def _step_cut(piece: Piece, width: int) -> Piece:
    return Piece(cut(piece.text, max(1, width - INDENT)), piece.role)


def _noted(now: Now, note: CheckIn) -> str:
    week = week_of(note.on or now.today, start_of(now.okrs, note.space)).label
    return f"{week} {safe(now.okrs.person_name(note.said_by or note.by))}  “{safe(note.note or '')}”"


def _remarked(now: Now, remark: Comment) -> str:
    who = safe(now.okrs.person_name(remark.by))
    return f"{day_text(remark.on, now.today)} {who} said  “{safe(remark.text)}”"


def _said(text: str, width: int, goes: int) -> Iterator[Told]:
    yield from (Told(line, goes) for line in _paragraph(text, width, 2))


def _paragraph(text: str, width: int, most: int) -> list[Line]:
    lines = wrapped(text, max(1, width - INDENT), most)
    return [[Piece(f"{' ' * INDENT}{line}", "dim")] for line in lines]
