"""The lines of the tabs of a key result, drawn, and one of them told in full."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from okrtui.okr.calendar import Week
from okrtui.okr.errors import BadInputError
from okrtui.okr.guidelines.finding import Finding, bare
from okrtui.okr.measures import measure_text, value_text
from okrtui.okr.progress import value_of
from okrtui.okr.records import CheckIn, Comment, KeyResult, Outlook, Priority, TargetChange
from okrtui.okr.text import cells, cut, fit, safe
from okrtui.tui.now import Now
from okrtui.tui.views.key_result_rows import Row
from okrtui.tui.views.pieces import Line, Piece, cut_line, width_of, wrapped
from okrtui.tui.views.source_rows import WAYS, Fact, fact_line
from okrtui.tui.views.wording import day_text

DAY, CONFIDENCE = 7, 3


class Teller:
    """Draws the lines of the tabs of one key result, and tells one of them in full.

    `rows` are those of the open tab, for the width of their columns.
    """

    def __init__(self, now: Now, key_result: KeyResult, rows: Sequence[Row] = ()) -> None:
        self._now, self._key_result, self._rows = now, key_result, rows

    @cached_property
    def _widest(self) -> tuple[int, int, int]:
        """What the longest value takes, the longest without its unit, the longest name."""
        check_ins = [row.record for row in self._rows if isinstance(row.record, CheckIn)]
        values, names = [self._value(c) for c in check_ins], [self._who(c) for c in check_ins]
        widest = (max(map(cells, texts), default=0) for texts in (values, map(self._bare, values), names))
        value, bare, name = widest
        return value, bare, name

    def draw(self, row: Row, width: int) -> Line:
        """One line, as much as fits."""
        match row.record:
            case CheckIn():
                return self._check_in(row.record, row.instead, width)
            case TargetChange():
                return self._change(row.record, width)
            case Comment():
                return self._comment(row.record, width)
            case Finding():
                return self._finding(row.record, width)
            case Fact():
                return _filled(list(fact_line(row.record)), width)
            case _:
                return self._plan(row.record, width)

    def _check_in(self, check_in: CheckIn, instead: CheckIn | None, width: int) -> Line:
        role, most = "struck" if instead else "", min(18, max(6, width // 6))
        value, (whole, bare, names) = self._value(check_in), self._widest
        if whole > most:
            value = self._bare(value)
        values, names = min(bare if whole > most else whole, most), min(names, most)
        line = [
            Piece(" "),
            *_padded(self._day(check_in), DAY, role or "dim"),
            *_padded(cut(value, values), values, role),
            Piece(f"{'–' if check_in.confidence is None else check_in.confidence:>{CONFIDENCE}}"),
            Piece("  "),
            *_padded(cut(self._who(check_in), names), names + 1, role or "dim"),
        ]
        mark = Piece(f"{self._mark(check_in, instead)} ", "warn")
        note = [Piece(safe(check_in.note or ""), role or "")]
        return _filled([*line, *([mark] if mark.text.strip() else []), *note], width)

    def _mark(self, check_in: CheckIn, instead: CheckIn | None) -> str:
        if instead is not None:
            return f"corrected by {self._who(instead)}"
        if check_in.fixes:
            return "correction"
        return {"import": "imported", "source": "measured"}.get(check_in.via, "")

    def _change(self, change: TargetChange, width: int) -> Line:
        told = f" by {self._name(change.by)}: " if change.by else ": "
        line = [
            Piece(f" {self._day(change):<{DAY}}", "dim"),
            Piece("target ", "warn"),
            Piece(f"{change_text(change)}"),
            Piece(f"{told}{safe(change.reason or '–')}", "dim"),
        ]
        return _filled(line, width)

    def _comment(self, comment: Comment, width: int) -> Line:
        names = min(18, max(7, width // 6))
        line = [
            Piece(f" {self._day(comment):<{DAY}}", "dim"),
            Piece(fit(self._name(comment.by), names) + " ", "dim"),
        ]
        return _filled([*line, Piece(safe(comment.text))], width)

    def _finding(self, found: Finding, width: int) -> Line:
        said = safe(bare(found, self._key_result.title))
        return _filled([Piece(f" {found.code} {found.level:<8}", "dim"), Piece(said)], width)

    def _plan(self, line: Priority | Outlook, width: int) -> Line:
        box = {"done": "[x]", "dropped": "[-]"}.get(line.state, "[ ]")
        rank = line.rank or "next"
        shown = [Piece(f" {_week(line.week):<4}", "dim"), Piece(f"{box} "), Piece(f"{rank:<7}", "dim")]
        owner = self._name(line.owner)
        return _filled([*shown, Piece(safe(line.text)), Piece(f"  {owner}", "dim")], width)

    # -- one line in full

    def tell(self, row: Row, width: int, height: int) -> list[Line]:
        """All there is about a line."""
        heading, text = self._full(row)
        told = [Piece(part) for part in wrapped(text, width, max(1, height - 1))] if text else []
        facts = [Piece(part, "dim") for part in wrapped(heading, width, max(1, height - len(told)))]
        return [[line] for line in (*told, *facts)]

    def tells_much(self, width: int) -> bool:
        """Whether a text of these lines takes more than one of so many cells."""
        return any(cells(safe(self._full(row)[1])) > width for row in self._rows)

    def _full(self, row: Row) -> tuple[str, str]:
        record = row.record
        match record:
            case CheckIn():
                return " · ".join(self._check_in_facts(record, row.instead)), record.note or ""
            case TargetChange():
                by = f" by {self._name(record.by)}" if record.by else ""
                return f"target {change_text(record)} on {self._day(record)}{by}", record.reason or ""
            case Comment():
                return f"{self._name(record.by) or 'nobody'} on {self._day(record)}", record.text
            case Finding():
                return f"{record.code} {record.level}", record.way_out
            case Fact():
                return WAYS, record.text
            case _:
                owner = self._name(record.owner)
                parts = (_week(record.week), record.rank or "next", record.state, owner)
                return " · ".join(filter(None, parts)), record.text

    def _check_in_facts(self, check_in: CheckIn, instead: CheckIn | None) -> Iterator[str]:
        yield f"{self._day(check_in)} by {self._who(check_in) or 'nobody'}"
        yield self._value(check_in) or "no value"
        yield "not rated" if check_in.confidence is None else f"confidence {check_in.confidence}"
        if check_in.recorded:
            yield f"recorded {day_text(check_in.recorded.date(), self._now.today)} {check_in.recorded:%H:%M}"
        if mark := self._mark(check_in, instead):
            yield (
                f"{mark} on {day_text(instead.recorded.date(), self._now.today)}"
                if (instead and instead.recorded)
                else mark
            )

    # -- words

    def _day(self, record: CheckIn | TargetChange | Comment) -> str:
        return day_text(record.on, self._now.today)

    def _name(self, person: str | None) -> str:
        return safe(self._now.okrs.person_name(person))

    def _who(self, check_in: CheckIn) -> str:
        by, said_by = self._name(check_in.by), self._name(check_in.said_by)
        return f"{by} for {said_by}" if said_by and said_by != by else by or said_by

    def _value(self, check_in: CheckIn) -> str:
        value = value_of(self._key_result.measure, check_in)
        return "" if value is None else safe(value_text(self._key_result.measure, value))

    def _bare(self, value: str) -> str:
        """The value without its unit."""
        return value.removesuffix(f" {safe(self._key_result.measure.unit or '')}").strip()


def change_text(change: TargetChange) -> str:
    """`16 → 20 deploys`; both measures where more than the target changed."""
    if change.old is None or change.new is None:
        return "–"
    old, new = safe(measure_text(change.old)), safe(measure_text(change.new))
    if change.old.kind == change.new.kind == "reach" and change.old.start == change.new.start:
        return f"{old.split(' → ', 1)[1].split(' ', 1)[0]} → {new.split(' → ', 1)[1]}"
    return f"{old} ⇒ {new}"


def _week(week: str) -> str:
    try:
        return Week.parse(week).label
    except BadInputError:
        return "–"


def _padded(text: str, width: int, role: str) -> Line:
    return [Piece(text, role), Piece(" " * (width - cells(text)))]


def _filled(line: list[Piece], width: int) -> Line:
    shown = cut_line(line, width)
    return [*shown, Piece(" " * max(0, width - width_of(shown)))]
