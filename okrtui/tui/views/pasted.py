"""Pasted lines as they would be planned: week, rank, owner, text and key result; what stayed text below each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanRecord
from okrtui.okr.quick_add import Stayed
from okrtui.okr.text import cut, fit, safe
from okrtui.tui.views.glyphs import Glyphs
from okrtui.tui.views.pieces import Line, Piece, width_of

_OWNER, _MOST_SERVED = 8, 30
_BEFORE_TEXT = len(" W48 should ") + _OWNER + 1


class PastedLine(NamedTuple):
    """One line: the record it would become, or why it can be none; what of it stayed text."""

    typed: str
    record: PlanRecord | None
    stayed: Sequence[Stayed] = ()
    fault: str = ""


class PastedRow(NamedTuple):
    """A row of the preview: a line, or with `note` a sentence below one."""

    id: str
    pasted: PastedLine
    note: str = ""


def pasted_rows(lines: Sequence[PastedLine]) -> Iterator[PastedRow]:
    """Each line with its sentences below it."""
    for number, line in enumerate(lines):
        yield PastedRow(str(number), line)
        notes = [*(mark.told for mark in line.stayed), *([line.fault] if line.fault else [])]
        yield from (PastedRow(f"{number}.{place}", line, note) for place, note in enumerate(notes))


def draw_pasted(row: PastedRow, okrs: Okrs, signs: Glyphs, width: int) -> Line:
    """One row."""
    room, record = width - _BEFORE_TEXT, row.pasted.record
    indent = Piece(" " * _BEFORE_TEXT)
    if row.note:
        return [indent, Piece(cut(safe(row.note), room), "bad" if record is None else "warn")]
    if record is None:
        return [indent, Piece(cut(safe(row.pasted.typed), room))]
    served = _served(record, okrs, signs, room)
    owner = fit(safe(okrs.person_name(record.owner)), _OWNER)
    return [
        Piece(f" {record.week[5:]} {record.rank or '':<6} ", "dim"),
        Piece(f"{owner} "),
        Piece(fit(safe(record.text), room - width_of(served))),
        *served,
    ]


def _served(record: PlanRecord, okrs: Okrs, signs: Glyphs, room: int) -> list[Piece]:
    key_result = okrs.key_results.get(record.key_result or "")
    if key_result is None:
        return []
    title = cut(safe(key_result.title), min(_MOST_SERVED, room // 2))
    return [Piece(f" {signs.serves} {title}", "dim")]
