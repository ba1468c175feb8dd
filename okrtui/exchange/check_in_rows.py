"""Rows of check-ins, each of a key result the space has, into an intake."""

from collections import Counter, defaultdict
from datetime import date
from typing import TypeAlias

from okrtui.exchange import cells
from okrtui.exchange.cell_text import spelled
from okrtui.exchange.cells import read
from okrtui.exchange.csv_columns import Row, fold
from okrtui.exchange.recording import Said, record
from okrtui.exchange.rows import Rows
from okrtui.exchange.soundness import BadCellError
from okrtui.okr.progress import value_of
from okrtui.okr.records import CheckIn, KeyResult
from okrtui.okr.text import cut

_Match: TypeAlias = tuple[date | None, str, int | None, str, str]


def take_check_ins(rows: Rows) -> None:
    """A check-in for every row that is not there yet."""
    rows.each(_Reader(rows).take)


class _Reader:
    def __init__(self, rows: Rows) -> None:
        self._gathering, self._okrs = rows.gathering, rows.gathering.okrs
        self._numbers, self._source = rows.numbers, rows.source
        self._places, self._known = rows.places, rows.known
        self._titles: dict[str, list[KeyResult]] = defaultdict(list)
        for key_result in self._okrs.key_results.values():
            self._titles[fold(key_result.title)].append(key_result)
        self._here: dict[str, Counter[_Match]] = {}

    def take(self, row: Row) -> None:
        """Add the row's check-in unless one that says the same was there before."""
        key_result = self._key_result(row)
        said = self._said(row, key_result)
        match = (said.on, spelled(said.value), said.confidence, fold(said.note), fold(said.name))
        here = self._checked_in(key_result)
        if here[match] > 0:
            here[match] -= 1
            return
        self._gathering.require_open(self._okrs.cycle_of(key_result))
        if row.get("by"):
            self._places.use(self._places.person(row.get("by")))
        record(self._gathering, key_result, said)

    def _said(self, row: Row, key_result: KeyResult) -> Said:
        on = read(row, "date", cells.day)
        if on is None:
            raise BadCellError("date", "is missing")
        by = read(row, "by", self._places.person)
        said = Said(
            on=on,
            value=read(row, "value", lambda text: self._numbers.value(key_result.measure, text)),
            confidence=read(row, "confidence", cells.confidence),
            note=read(row, "note", cells.title) or "",
            said_by=by.id if by else None,
            name=by.name if by else self._okrs.person_name(self._gathering.author.person),
        )
        if said.value is None and said.confidence is None and not said.note:
            raise BadCellError("", "says nothing: a check-in needs a value, a confidence or a note")
        return said

    def _checked_in(self, key_result: KeyResult) -> Counter[_Match]:
        if key_result.id not in self._here:
            check_ins = self._okrs.check_ins.get(key_result.id, ())
            self._here[key_result.id] = Counter(self._match(key_result, c) for c in check_ins)
        return self._here[key_result.id]

    def _match(self, key_result: KeyResult, check_in: CheckIn) -> _Match:
        value = spelled(value_of(key_result.measure, check_in))
        name = self._okrs.person_name(check_in.said_by or check_in.by)
        return (check_in.on, value, check_in.confidence, fold(check_in.note or ""), fold(name))

    # -- which key result

    def _key_result(self, row: Row) -> KeyResult:
        if row.get("id"):
            return self._with_id(row.get("id"))
        title = row.get("key_result")
        if not title:
            raise BadCellError("key_result", "is empty")
        found = self._titles.get(fold(title), [])
        found = [kr for kr in found if self._fits(kr, row)]
        if len(found) != 1:
            many = "several have this title: name it by its id in key_result_id"
            raise BadCellError("key_result", f"“{cut(title, 60)}”: {many if found else 'there is none here'}")
        return found[0]

    def _with_id(self, id_: str) -> KeyResult:
        key = "\n".join((self._source or "", id_))
        made = self._gathering.author.ids.keyed("key_result", "csv", "key_result", key)
        found = self._known.key_result_with_id(id_) or self._gathering.here(KeyResult, made.id)
        if found is None and self._source is None:
            found = self._known.key_result_from_outside(id_)
        if found is None or found.deleted:
            where = "lies in the trash" if found else "is not here"
            raise BadCellError("key_result_id", f"the key result “{cut(id_, 40)}” {where}")
        return found

    def _fits(self, key_result: KeyResult, row: Row) -> bool:
        """Whether objective and cycle, where the row names them, are the key result's."""
        objective = self._okrs.objectives.get(key_result.objective or "")
        cycle = self._okrs.cycle_of(key_result)
        asked = row.get("objective")
        if asked and (objective is None or fold(objective.title) != fold(asked)):
            return False
        return not row.get("cycle") or (cycle is not None and fold(cycle.name) == fold(row.get("cycle")))
