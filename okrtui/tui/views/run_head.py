"""What a run says about the key result it asks for: title, measure, facts, the line of weeks, the last note."""

from okrtui.okr.calendar import week_of
from okrtui.okr.measures import measure_text
from okrtui.okr.numbers import number_text
from okrtui.okr.records import KeyResult
from okrtui.okr.rhythm import start_of
from okrtui.okr.text import cells, cut, safe
from okrtui.tui.now import Now
from okrtui.tui.views.figures import Reckoner
from okrtui.tui.views.glyphs import Glyphs, curve
from okrtui.tui.views.pieces import Line, Piece, spread, width_of, wrapped
from okrtui.tui.views.wording import day_text

LEAST_TITLE = 24


def head(now: Now, key_result: KeyResult, width: int, signs: Glyphs, *, most: int = 2) -> list[Line]:
    """Title and measure with the facts at the right, the objective with the line of weeks and the last note."""
    facts = _facts(now, key_result)
    room = width - width_of(facts) - 2
    if room < LEAST_TITLE:
        facts, room = (), width
    titles = titled(key_result, room, most)
    objective = now.okrs.objectives.get(key_result.objective or "")
    weeks = Piece(curve(Reckoner(now).of(key_result.id).weeks, signs), "curve")
    noted = _noted(now, key_result, max(0, width // 2 - 10))
    below = spread(
        [Piece(safe(objective.title) if objective else "", "dim")], [Piece(" "), weeks, *noted], width
    )
    return [spread(titles[0], facts, width), *titles[1:], below]


def titled(key_result: KeyResult, width: int, most: int) -> list[Line]:
    """The title on so many lines, cut so that the measure stands behind it."""
    lines = wrapped(key_result.title, width, most)
    measure = cut(safe(measure_text(key_result.measure)), width // 2)
    if cells(lines[-1]) + cells(measure) + 2 > width and len(lines) < most:
        return [*([Piece(text, "strong")] for text in lines), [Piece(measure)]]
    title = cut(lines[-1], width - cells(measure) - 2)
    return [
        *([Piece(text, "strong")] for text in lines[:-1]),
        [Piece(title, "strong"), Piece(f"  {measure}")],
    ]


def _facts(now: Now, key_result: KeyResult) -> Line:
    owner = safe(now.okrs.person_name(now.okrs.owner_of(key_result)))
    measure = key_result.measure
    begun = measure.start if measure.kind in ("at_least", "at_most") else None
    start = "" if begun is None else f"start {number_text(begun)} · "
    was = "was " if key_result.due and key_result.due < now.today else ""
    due = f"{was}due {day_text(key_result.due, now.today)} · " if key_result.due else ""
    if not owner:
        return [Piece(f" {start}{due}", "dim"), Piece("nobody's", "warn")]
    return [Piece(f" {start}{due}owner {cut(owner, 16)}", "dim")]


def _noted(now: Now, key_result: KeyResult, width: int) -> Line:
    noted = [c for c in now.okrs.check_ins.get(key_result.id, ()) if c.note]
    if not noted or width < 10:
        return ()
    week = week_of(noted[-1].on or now.today, start_of(now.okrs, key_result.space))
    end = f"” ({week.label})"
    return [Piece(f" “{cut(safe(noted[-1].note or ''), width - cells(end) - 2)}{end}", "dim")]
