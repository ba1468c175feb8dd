"""History as lines: conflicts on top, then every step, the newest first, by day."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from okrtui.okr.naming import name_of
from okrtui.okr.since_told import doer
from okrtui.okr.text import fit, safe
from okrtui.tui.now import Now
from okrtui.tui.views.conflict_rows import ConflictRow, draw_conflict, tell_conflict
from okrtui.tui.views.history_filter import record_at
from okrtui.tui.views.pieces import Line, Piece, cut_line, wrapped_lines
from okrtui.tui.views.trash_rows import TrashRow, draw_thrown, tell_thrown
from okrtui.tui.views.wording import day_text
from okrtui.workspace.facts import Entry
from okrtui.workspace.givers import moment

TIME, NAME = 5, 16
NARROW, NARROW_NAME = 60, 10
READING = "reading…"
UNREADABLE = "what is older could not be read"
BEGINNING = "this is the beginning"
OLDER = "older cycles may hold more: enter opens them and reads on"
NOTHING_YET = (
    "Nothing has happened yet",
    "",
    "Who did what, and when, stands here: every step of everybody, the newest first.",
)


class HistoryRow(NamedTuple):
    """One line: a step, or what is said between steps."""

    id: str
    text: str = ""
    entry: Entry | None = None

    @property
    def stops(self) -> bool:
        """Whether the cursor stands on it; it passes over days."""
        return self.entry is not None or self.text == OLDER


Row = HistoryRow | ConflictRow | TrashRow


def step_rows(entries: Sequence[Entry], today: date, above: Entry | None = None) -> Iterator[HistoryRow]:
    """Every step below its day; the day of the one `above` them stands there already."""
    last = _day(above) if above else None
    is_first = above is None
    for entry in entries:
        if (day := _day(entry)) != last or is_first:
            last, is_first = day, False
            yield HistoryRow(f"day {day} {entry.cid}", day_heading(day, today))
        yield HistoryRow(entry.cid, entry=entry)


def stacked(newer: Sequence[Entry], rows: Sequence[HistoryRow], today: date) -> list[HistoryRow]:
    """The lines of newer steps on top of those that stand there already; a day is headed once."""
    below = rows[1].entry if len(rows) > 1 else None
    is_same_day = below is not None and bool(newer) and _day(newer[-1]) == _day(below)
    return [*step_rows(newer, today), *(rows[1:] if is_same_day else rows)]


def _day(entry: Entry) -> date | None:
    at = _moment(entry)
    return at.date() if at else None


def _moment(entry: Entry) -> datetime | None:
    """When it was, by the clock of this place; None where that cannot be told."""
    told = moment(entry.at)
    try:
        return told.astimezone() if told else None
    except (ValueError, OverflowError, OSError):
        return None


def day_heading(day: date | None, today: date) -> str:
    """`Today`, `Yesterday`, `Tuesday`, each with its date."""
    if day is None:
        return "On no day"
    name = {today: "Today", today - timedelta(days=1): "Yesterday"}.get(day, f"{day:%A}")
    return f"{name} · {day_text(day, today)}"


class Teller:
    """Draws the lines of history, and tells one of them in full."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._doers: dict[tuple[str, str | None], str] = {}

    def draw(self, row: Row, width: int) -> Line:
        """One line, as much as fits."""
        match row:
            case ConflictRow():
                return draw_conflict(row, width)
            case TrashRow():
                return draw_thrown(row, width)
            case HistoryRow(entry=Entry() as entry):
                return self._step(entry, width)
            case _:
                return cut_line([Piece(" "), Piece(row.text, "dim")], width)

    def _step(self, entry: Entry, width: int) -> Line:
        at = _moment(entry)
        when = f"{at:%H:%M}" if at else ""
        who = fit(self._doer(entry), NAME if width >= NARROW else NARROW_NAME)
        head = [Piece(f"   {when:<{TIME}} ", "dim"), Piece(f"{who} ")]
        return cut_line([*head, Piece(_did(entry), "dim" if entry.undoes else "")], width)

    def _doer(self, entry: Entry) -> str:
        key = entry.by, entry.said_by
        if key not in self._doers:
            self._doers[key] = doer(self._now.okrs, *key)
        return self._doers[key]

    def tell(self, row: Row, width: int, height: int) -> list[Line]:
        """The line under the cursor in full."""
        match row:
            case ConflictRow():
                return tell_conflict(row, width, height)
            case TrashRow():
                return tell_thrown(row, width, height)
            case HistoryRow(entry=Entry() as entry):
                facts = cut_line([Piece(" · ".join(_facts(self._now, entry)), "dim")], width)
                return [*wrapped_lines([Piece(_did(entry))], width, max(1, height - 1)), facts]
            case _:
                return wrapped_lines([Piece(row.text)], width, height)


def _did(entry: Entry) -> str:
    return safe(entry.did) or "changed something"


def _facts(now: Now, entry: Entry) -> Iterator[str]:
    okrs = now.okrs
    by, said_by = safe(okrs.person_name(entry.by)) or "somebody", safe(okrs.person_name(entry.said_by))
    yield f"by {by} for {said_by}" if said_by and said_by != by else f"by {by}"
    if at := _moment(entry):
        yield f"{at:%a} {day_text(at.date(), now.today)} {at:%H:%M}"
    if len(now.spaces) > 1 and entry.space in now.spaces:
        yield safe(now.spaces[entry.space])
    names = [name_of(record) for id_ in entry.about if (record := record_at(okrs, id_)) is not None]
    if names and safe(names[0]) not in safe(entry.did):
        yield f"about “{safe(names[0])}”"
    if len(entry.touched) > 1:
        yield f"{len(entry.touched):,} records"
