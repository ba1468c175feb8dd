"""The records of a JSON file, each with the one it is or becomes in the space: found by id alone."""

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, Struct, UnsetType

from okrtui.exchange.intake import Gathering, Problem
from okrtui.exchange.soundness import BadCellError
from okrtui.okr.errors import BadInputError
from okrtui.okr.kinds import kind_words
from okrtui.okr.naming import outside_id
from okrtui.okr.records import Cycle, Record, Review
from okrtui.okr.references import Kinds
from okrtui.okr.steps.step import Made
from okrtui.okr.text import cut

_LONGEST_ID = 200


class Entry(Struct):
    """One record of the file, and what it is or becomes in the space."""

    kind: type[Record]
    part: str
    place: int
    document: dict[str, Any]
    file_id: str
    known: Record | None = None
    made: Made | None = None
    needs: list["Entry"] = []
    """Those of the file it names that are not in the space yet."""
    record: Record | UnsetType = UNSET
    is_out: bool = False

    @property
    def id(self) -> str:
        """The record's id in the space."""
        if self.known is not None:
            return self.known.id
        assert self.made is not None
        return self.made.id

    def problem(self, column: str, reason: str) -> Problem:
        """What is wrong with it, and where that stands in the file."""
        return Problem(self.place, column, reason, self.part)


class Entries:
    """Every record of a file, in its order, and found again by the ids the file gives."""

    def __init__(self, gathering: Gathering) -> None:
        self.all: list[Entry] = []
        self._gathering, self._ids = gathering, gathering.author.ids
        self._in_file: dict[tuple[str, str], Entry] = {}
        records = list(gathering.okrs.records())
        self._here = {(r.KIND, name): r for r in records if (name := outside_id(r))}
        self._here |= {(r.KIND, r.id): r for r in records}

    def enter(self, part: str, kind: type[Record], items: object) -> None:
        """Note every record of one list and what it is here."""
        if items is None:
            return
        if not isinstance(items, list):
            raise BadInputError(f"“{part}” is not a list")
        for place, item in enumerate(items):
            try:
                self._enter(part, kind, place, item)
            except BadCellError as error:
                self._gathering.problems.append(Problem(place, error.column, str(error), part))

    def _enter(self, part: str, kind: type[Record], place: int, item: object) -> None:
        if not isinstance(item, dict):
            raise BadCellError("", "is not an object")
        file_id = _file_id(kind, item)
        entry = Entry(kind, part, place, item, file_id or f"\0{place}", needs=[])
        if (kind.KIND, entry.file_id) in self._in_file:
            raise BadCellError("id", f"“{cut(entry.file_id, 40)}” is used twice")
        self._in_file[(kind.KIND, entry.file_id)] = entry
        self.all.append(entry)
        if file_id is not None:
            self._identify(entry, *(("id", kind.KIND, file_id) if kind is not Cycle else (file_id,)))

    def _identify(self, entry: Entry, *key: str) -> None:
        kind = entry.kind.KIND
        entry.known = self._here.get((kind, entry.file_id))
        if entry.known is None:
            made = self._ids.keyed(kind, *key)
            entry.known = self._here.get((kind, made.id))
            entry.made = made

    def identify_by_content(self, entry: Entry) -> None:
        """Find what a review without an id is here, by its translated cycle and whose it is."""
        whose, cycle = entry.document.get("for"), entry.document.get("cycle")
        about = (
            next((v for v in whose.values() if isinstance(v, str)), None) if isinstance(whose, dict) else None
        )
        if not isinstance(cycle, str) or about is None:
            raise BadCellError("id", "is missing")
        self._identify(entry, cycle, about)

    def id_here(self, entry: Entry, field: str, kinds: Kinds, file_id: str) -> str:
        """The id in the space of what a field of an entry names; BadCellError when it names nothing."""
        for kind in kinds:
            if (found := self._in_file.get((kind, file_id))) is not None:
                if found.known is None and found is not entry and field != "order":
                    entry.needs.append(found)
                return found.id
        for kind in kinds:
            if (known := self._here.get((kind, file_id))) is not None:
                return known.id
        if field == "order":
            return file_id
        what = " or ".join(kinds) if len(kinds) <= 2 else "record"
        raise BadCellError(field, f"there is no {kind_words(what)} “{cut(file_id, 40)}” in the file or here")


def _file_id(kind: type[Record], item: Mapping[str, Any]) -> str | None:
    """The id in the file; None for a review without one, which its cycle and unit name."""
    file_id = item.get("id")
    if file_id is None and kind is Cycle:
        file_id = item.get("name")
    if file_id is None and kind is Review:
        return None
    if file_id is None:
        raise BadCellError("id", "is missing")
    if not isinstance(file_id, str) or not 0 < len(file_id) <= _LONGEST_ID or "\0" in file_id:
        raise BadCellError("id", f"is not a text of 1 to {_LONGEST_ID} characters")
    return file_id
