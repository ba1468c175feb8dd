"""The trash as lines: what lies there, who put it there, when."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from okrtui.okr.kinds import kind_words
from okrtui.okr.naming import name_of
from okrtui.okr.records import KeyResult, Record
from okrtui.okr.text import fit, safe
from okrtui.tui.now import Now
from okrtui.tui.views.history_filter import Wanted
from okrtui.tui.views.pieces import Line, Piece, spread, wrapped_lines
from okrtui.tui.views.since import when_text
from okrtui.workspace.givers import Giver

EMPTY = (
    "The trash is empty",
    "",
    "d moves an objective, a key result or a line here; enter here brings it back.",
)
NAME, WHEN, KIND = 14, 9, 13
ROOMY_FROM = 76
EARLIEST = datetime.min.replace(tzinfo=UTC)


class TrashRow(NamedTuple):
    """One record in the trash."""

    id: str
    text: str
    kind: str
    who: str = ""
    when: str = ""
    where: str = ""

    @property
    def stops(self) -> bool:
        """The cursor stands on each."""
        return True


def trash_rows(now: Now, givers: Mapping[str, Giver], wanted: Wanted) -> list[TrashRow]:
    """What was asked for, put there last first."""
    nobody = Giver()
    everything = (record for record in now.okrs.trash.values() if not record.IMMUTABLE)
    records = [r for r in everything if wanted.is_thrown_by(r, givers.get(r.id, nobody).by)]
    records.sort(key=lambda record: (givers.get(record.id, nobody).at or EARLIEST, record.id), reverse=True)
    return [_row(now, record, givers.get(record.id, nobody)) for record in records]


def _row(now: Now, record: Record, giver: Giver) -> TrashRow:
    return TrashRow(
        record.id,
        safe(name_of(record)),
        kind_words(record.KIND),
        safe(now.okrs.person_name(giver.by)),
        when_text(giver.at.astimezone(), now.today) if giver.at else "",
        " · ".join(_where(now, record)),
    )


def _where(now: Now, record: Record) -> Iterator[str]:
    if len(now.spaces) > 1 and record.space in now.spaces:
        yield safe(now.spaces[record.space])
    if isinstance(record, KeyResult) and (record.objective or "") in now.okrs.trash:
        yield "its objective lies here too"


def draw_thrown(row: TrashRow, width: int) -> Line:
    """One line: its name gets what the others leave."""
    by = f" {fit(row.who, NAME)} {fit(row.when, WHEN)} " if width >= ROOMY_FROM else f" {fit(row.who, 8)} "
    return spread(
        [Piece(f"  {row.text} ")], [Piece(f" {fit(row.kind, KIND)}", "dim"), Piece(by, "dim")], width
    )


def tell_thrown(row: TrashRow, width: int, height: int) -> list[Line]:
    """The line under the cursor in full, and what enter does there."""
    by = f"put here by {row.who}" if row.who else ""
    facts = " · ".join(filter(None, (row.kind, by, row.when, row.where, "enter brings it back")))
    return wrapped_lines([Piece(row.text), Piece(facts, "dim")], width, max(1, height - 1))[:height]
