"""What others did since I looked last: one line on opening, and the list behind it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from okrtui.okr.naming import name_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Record
from okrtui.okr.since import Act, ConfidenceChange, Since
from okrtui.okr.since_told import day_name, doer, move_text, parts_told
from okrtui.okr.text import cells, cut, fit, safe
from okrtui.tui.views.pieces import Line, Piece, cut_line, spread, width_of, wrapped
from okrtui.tui.views.wording import day_text

R = TypeVar("R", bound=Record)
BETWEEN = " · "
KEY = (Piece("  i", "key"), Piece(" List ", "dim"))
NAME, WHAT = 14, 9


def since_line(news: Since, okrs: Okrs, today: date, width: int) -> Line:
    """The news in one line, as many whole parts as fit, and the key of the list; nothing where there is none."""
    parts = parts_told(okrs, news)
    if not parts:
        return ()
    head = Piece(f" since {day_name(news.day, today)}: ", "dim")
    room = max(0, width - width_of((head, *KEY)))
    told = next(text for text in _shorter(parts, room) if cells(text) <= room)
    return [piece._replace(does="news") for piece in cut_line((head, Piece(told), *KEY), width)]


def _shorter(parts: Sequence[str], room: int) -> Iterator[str]:
    """All parts, ever fewer whole ones with how many more there are, at last a piece of the first.

    Of thousands it begins with as many as there could be room for.
    """
    most = room // (cells(BETWEEN) + 1) + 1
    if len(parts) <= most:
        yield BETWEEN.join(parts)
    for kept in range(min(len(parts) - 1, most), 0, -1):
        yield BETWEEN.join((*parts[:kept], f"{len(parts) - kept} more"))
    more = f"{BETWEEN}{len(parts) - 1} more" if len(parts) > 1 else ""
    yield cut(parts[0], max(0, room - cells(more))) + more
    yield cut(parts[0], room)


class SinceRow(NamedTuple):
    """One change: who, what (with the role it plays), of what, when; `record` is where it leads."""

    id: str
    record: str
    who: str
    what: Piece
    text: str
    when: str


def since_rows(news: Since, okrs: Okrs, today: date) -> list[SinceRow]:
    """Every change a line: confidences by how far they moved, then what was added, done, proposed, said and decided."""
    return [*_confidences(news, okrs, today), *_acts(news, okrs, today)]


def _confidences(news: Since, okrs: Okrs, today: date) -> Iterator[SinceRow]:
    for change in news.confidences:
        id_, who = change.key_result.id, doer(okrs, change.by, change.said_by)
        text = ": ".join(filter(None, (change.key_result.title, change.note)))
        yield SinceRow(f"confidence {id_}", id_, who, _move(change), safe(text), when_text(change.at, today))


def _move(change: ConfidenceChange) -> Piece:
    role = "good" if change.move > 0 else "warn" if change.move < 0 else "strong"
    return Piece(move_text(change), role)


def _acts(news: Since, okrs: Okrs, today: date) -> Iterator[SinceRow]:
    def row(what: str, act: Act[R], leads_to: str | None, text: str) -> SinceRow:
        who, when = doer(okrs, act.by), when_text(act.at, today)
        id_ = f"{what} {act.record.id}"
        return SinceRow(id_, leads_to or "", who, Piece(what, "dim"), safe(text), when)

    yield from (row("added", act, act.record.id, act.record.title) for act in news.added)
    yield from (row("done", act, act.record.id, act.record.text) for act in news.done)
    yield from (row("idea", act, act.record.id, act.record.title) for act in news.ideas)
    for said in news.comments:
        about = said.record.about
        yield row("comment", said, about, _about(okrs, about, said.record.text))
    for decided in news.decisions:
        decision = decided.record
        told = ", ".join(filter(None, (decision.outcome, decision.text)))
        yield row("decision", decided, decision.about, _about(okrs, decision.about, told))


def _about(okrs: Okrs, id_: str | None, said: str) -> str:
    """`Failure rate: what helps?`."""
    record = okrs.get(id_)
    return f"{name_of(record)}: {said}" if record else said


def when_text(at: datetime, today: date) -> str:
    """`16:40` today, `Fri 16:40` within a week, then `13 Nov`."""
    days = (today - at.date()).days
    if days >= 7 or days < 0:
        return day_text(at.date(), today)
    return f"{at:%H:%M}" if days == 0 else f"{at:%a %H:%M}"


def draw_since(row: SinceRow, width: int) -> Line:
    """One change as a line: the text gets what the others leave."""
    left = [
        Piece(f" {fit(row.who, NAME)} "),
        Piece(fit(row.what.text, WHAT), row.what.role),
        Piece(f" {row.text}"),
    ]
    return spread(left, [Piece(f" {row.when} ", "dim")], width)


def whole_text(row: SinceRow, width: int) -> list[Line]:
    """The text of a change on two lines, for below the list."""
    lines: list[Line] = [[Piece(f" {part}", "dim")] for part in wrapped(row.text, width - 2, 2)]
    return [*lines, *([[]] * (2 - len(lines)))]
