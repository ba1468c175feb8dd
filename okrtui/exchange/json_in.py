"""Everything of one space from JSON; only adds, and matches by id alone."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType

from okrtui.exchange.circles import circles, written_out
from okrtui.exchange.intake import Gathering, Intake, Problem, Progress, counted, told
from okrtui.exchange.json_fields import DERIVED, FORMAT, LISTS, Kinds, translate
from okrtui.exchange.soundness import BadCellError, require_sound
from okrtui.okr.errors import BadInputError
from okrtui.okr.naming import outside_id
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import CheckIn, Cycle, KeyResult, Objective, Person, Record, Review, Settings, Unit
from okrtui.okr.steps.step import Author, Made
from okrtui.okr.text import cut

_decoder = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal)
_EMPTY_SPACE_ONLY = frozenset({"devices", "committee"})
_TOP_KEYS = frozenset({"okrtui", "space", "other", "as_of", *LISTS})
_LONGEST_ID = 200


class _Entry(Struct):
    """One record of the file, and what it is or becomes in the space."""

    kind: type[Record]
    part: str
    place: int
    document: dict[str, Any]
    file_id: str
    known: Record | None = None
    made: Made | None = None
    needs: list["_Entry"] = []
    record: Record | UnsetType = UNSET
    is_out: bool = False

    @property
    def id(self) -> str:
        if self.known is not None:
            return self.known.id
        assert self.made is not None
        return self.made.id


def read_json(
    okrs: Okrs,
    author: Author,
    text: str,
    *,
    update: bool = False,
    is_empty_space: bool = False,
    progress: Progress | None = None,
) -> Intake:
    """What a JSON export asks for in one space; BadInputError when it cannot be read at all.

    Devices, committee membership, settings and what `init` made of the current cycle are taken only
    into an empty space.
    """
    document = _decoded(text)
    reader = _Reader(okrs, author, update=update, is_empty_space=is_empty_space)
    for part, kind in LISTS.items():
        reader.enter(part, kind, document.get(part))
    reader.convert(progress)
    reader.refuse_circles()
    reader.leave_out_dependents()
    reader.emit()
    reader.take_space(document.get("space"))
    reader.notice_strangers(document)
    return reader.gathering.intake()


def _decoded(text: str) -> dict[str, Any]:
    try:
        document = _decoder.decode(text.removeprefix("\ufeff").encode())
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        reason = str(error).removeprefix("JSON is malformed: ")
        raise BadInputError(f"this is not JSON that can be read: {reason}") from error
    number = document.get("okrtui")
    if not isinstance(number, int):
        raise BadInputError("this is not an okrtui export: it does not begin with “okrtui”: 1")
    if number > FORMAT:
        raise BadInputError(f"this file has format {number}, made by a newer okrtui: update okrtui first")
    return document


class _Reader:
    def __init__(self, okrs: Okrs, author: Author, *, update: bool, is_empty_space: bool) -> None:
        self.gathering = Gathering(okrs, author, update=update)
        self._okrs, self._author = okrs, author
        self._is_empty_space = is_empty_space
        self._entries: list[_Entry] = []
        self._in_file: dict[tuple[str, str], _Entry] = {}
        records = list(okrs.records())
        self._here = {(r.KIND, name): r for r in records if (name := outside_id(r))}
        self._here |= {(r.KIND, r.id): r for r in records}
        self._strangers: Counter[tuple[str, str]] = Counter()

    # -- what the file holds

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
                self.gathering.problems.append(Problem(place, error.column, str(error), part))

    def _enter(self, part: str, kind: type[Record], place: int, item: object) -> None:
        if not isinstance(item, dict):
            raise BadCellError("", "is not an object")
        file_id = _file_id(kind, item)
        entry = _Entry(kind, part, place, item, file_id or f"\0{place}", needs=[])
        if (kind.KIND, entry.file_id) in self._in_file:
            raise BadCellError("id", f"“{cut(entry.file_id, 40)}” is used twice")
        self._in_file[(kind.KIND, entry.file_id)] = entry
        self._entries.append(entry)
        if file_id is not None:
            self._identify(entry, *(("id", kind.KIND, file_id) if kind is not Cycle else (file_id,)))

    def _identify(self, entry: _Entry, *key: str) -> None:
        kind = entry.kind.KIND
        entry.known = self._here.get((kind, entry.file_id))
        if entry.known is None:
            made = self._author.ids.keyed(kind, *key)
            entry.known = self._here.get((kind, made.id))
            entry.made = made

    # -- records

    def convert(self, progress: Progress | None) -> None:
        """Make a record of every entry, its references translated."""
        for entry in told(self._entries, len(self._entries), progress):
            try:
                entry.record = self._converted(entry)
            except BadCellError as error:
                entry.is_out = True
                self._problem(entry, error.column, str(error))

    def _converted(self, entry: _Entry) -> Record:
        kind, document = entry.kind.KIND, entry.document
        translate(document, kind, lambda field, kinds, id_: self._reference(entry, field, kinds, id_))
        if entry.known is None and entry.made is None:
            self._identify_review(entry)
        self._note_strangers(kind, entry.kind, document)
        said = {name: value for name, value in document.items() if value is not None}
        try:
            record = msgspec.convert({k: v for k, v in said.items() if k not in ("id", "key")}, entry.kind)
        except msgspec.ValidationError as error:
            reason, _, place = str(error).partition(" - at `$")
            raise BadCellError(place.strip(".`"), _in_words(reason)) from error
        require_sound(record)
        return self._settled(entry, record)

    def _settled(self, entry: _Entry, record: Record) -> Record:
        values: dict[str, Any] = {"id": entry.id, "space": self._author.space}
        if entry.made is not None:
            values["key"] = entry.made.key
        if isinstance(record, Person) and not self._is_empty_space:
            if entry.known is None and (record.devices or record.committee):
                self.gathering.notices.append("devices and committee membership were left out")
            values |= {"devices": (), "committee": False}
        if isinstance(record, CheckIn):
            said_by = record.said_by or record.by
            values |= {"said_by": said_by, "by": self._author.person if said_by else None}
            values["recorded"] = _aware(record.recorded)
        return msgspec.structs.replace(record, **values)

    def _identify_review(self, entry: _Entry) -> None:
        whose, cycle = entry.document.get("for"), entry.document.get("cycle")
        about = (
            next((v for v in whose.values() if isinstance(v, str)), None) if isinstance(whose, dict) else None
        )
        if not isinstance(cycle, str) or about is None:
            raise BadCellError("id", "is missing")
        self._identify(entry, cycle, about)

    def _reference(self, entry: _Entry, field: str, kinds: Kinds, file_id: str) -> str:
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
        raise BadCellError(
            field, f"there is no {what.replace('_', ' ')} “{cut(file_id, 40)}” in the file or here"
        )

    # -- what may not be taken

    def refuse_circles(self) -> None:
        """A problem for every circle of supports, or of units, that the file closes."""
        support = {o.id: o.parent for o in self._okrs.objectives.values() if o.parent}
        units = {u.id: u.parent for u in self._okrs.units.values() if u.parent}
        objective_of = {kr.id: kr.objective for kr in self._okrs.key_results.values() if kr.objective}
        given: dict[str, _Entry] = {}
        for entry in self._entries:
            if entry.is_out or (entry.known is not None and not self.gathering.update):
                continue
            match entry.record:
                case Objective(parent=str() as parent):
                    support[entry.id], given[entry.id] = parent, entry
                case Unit(parent=str() as parent):
                    units[entry.id], given[entry.id] = parent, entry
                case KeyResult(objective=str() as objective):
                    objective_of[entry.id] = objective
        above = {id_: objective_of.get(parent, parent) for id_, parent in support.items()}
        for circle in (*circles(above), *circles(units)):
            closing = [given[id_] for id_ in circle if id_ in given]
            if closing:
                last = max(closing, key=lambda entry: entry.place)
                last.is_out = True
                way = written_out(circle, last.id, self._title)
                self._problem(last, "parent", f"that would make a circle: {way}")

    def _title(self, id_: str) -> str:
        known = self._okrs.objectives.get(id_) or self._okrs.units.get(id_)
        records = (entry.record for entry in self._entries if entry.id == id_)
        record = known or next(records, None)
        return str(getattr(record, "title", None) or getattr(record, "name", id_))

    def leave_out_dependents(self) -> None:
        """What names a record that cannot be taken cannot be taken either."""
        needed_by: dict[int, list[_Entry]] = {}
        for entry in self._entries:
            for need in entry.needs:
                needed_by.setdefault(id(need), []).append(entry)
        out = [entry for entry in self._entries if entry.is_out]
        taken_down = Counter[str]()
        while out:
            for entry in needed_by.get(id(out.pop()), ()):
                if not entry.is_out:
                    entry.is_out = True
                    taken_down[entry.kind.KIND] += 1
                    out.append(entry)
        if taken_down:
            listed = ", ".join(counted(count, kind) for kind, count in taken_down.items())
            self.gathering.notices.append(f"what belongs to these cannot be taken either: {listed}")

    # -- what is taken

    def emit(self) -> None:
        """Add what is new, compare what is known."""
        cycle_of = {o.id: o.cycle for o in self._okrs.objectives.values()}
        cycle_of |= {kr.id: cycle_of.get(kr.objective or "") for kr in self._okrs.key_results.values()}
        for entry in self._entries:
            record = entry.record
            if entry.is_out or record is UNSET:
                continue
            cycle_of.setdefault(entry.id, _cycle_named(record, cycle_of))
            cycle = self._okrs.cycles.get(cycle_of[entry.id] or "")
            if entry.known is not None:
                self._compare(entry, entry.known, record)
            elif cycle is not None and cycle.phase == "closed":
                reason = f"{cycle.name} is closed and read-only; reopen it on purpose to add to it"
                self._problem(entry, "", reason)
            elif entry.made is not None:
                self.gathering.add(record, entry.made)

    def _compare(self, entry: _Entry, known: Record, record: Record) -> None:
        names = zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True)
        stated = {
            name: getattr(record, field)
            for name, field in names
            if name in entry.document
            and name not in ("id", "space", "deleted", "key")
            and not (entry.document[name] is None and isinstance(getattr(record, field), str | bool))
            and (name not in _EMPTY_SPACE_ONLY or self._is_empty_space)
        }
        if isinstance(known, CheckIn) and isinstance(record, CheckIn):
            stated.pop("by", None)
            if (known.said_by or known.by) == record.said_by:
                stated.pop("said_by", None)
        is_from_init = self._is_empty_space and isinstance(known, Cycle)
        self.gathering.settle(known, stated, deleted=record.deleted, update=is_from_init)

    def take_space(self, document: object) -> None:
        """The settings, and the mission where there is none, of an empty space."""
        space = self._okrs.spaces.get(self._author.space)
        if not self._is_empty_space or space is None or not isinstance(document, dict):
            return
        said = document.get("settings")
        given = (
            {name: value for name, value in said.items() if value is not None}
            if isinstance(said, dict)
            else {}
        )
        try:
            stated: dict[str, Any] = {"settings": msgspec.convert(given, Settings)}
        except msgspec.ValidationError as error:
            reason, _, place = str(error).partition(" - at `$")
            self.gathering.problems.append(
                Problem(0, f"settings{place.strip('`')}", _in_words(reason), "space")
            )
            return
        mission = document.get("mission")
        if isinstance(mission, str) and not space.mission:
            stated["mission"] = mission
        self.gathering.settle(space, stated, update=True)

    # -- what is told

    def notice_strangers(self, document: Mapping[str, Any]) -> None:
        """Sentences about keys that mean nothing here."""
        for part, field in self._strangers:
            self.gathering.notices.append(f"“{cut(field, 40)}” in {part} is not known here and was left out")
        for name in document.keys() - _TOP_KEYS:
            self.gathering.notices.append(f"“{cut(name, 40)}” is not known here and was left out")
        other = document.get("other")
        if isinstance(other, list) and other:
            self.gathering.notices.append(
                f"{len(other):,} of other kinds are not known here and were left out"
            )

    def _note_strangers(self, name: str, kind: type[Record], document: Mapping[str, Any]) -> None:
        known = {*kind.__struct_encode_fields__, *DERIVED.get(name, ())}
        for field in document.keys() - known:
            self._strangers[(name.replace("_", " "), field)] += 1

    def _problem(self, entry: _Entry, column: str, reason: str) -> None:
        self.gathering.problems.append(Problem(entry.place, column, reason, entry.part))


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


def _cycle_named(record: Record, cycle_of: Mapping[str, str | None]) -> str | None:
    match record:
        case Objective():
            return record.cycle
        case KeyResult():
            return cycle_of.get(record.objective or "")
        case CheckIn():
            return cycle_of.get(record.key_result or "")
        case _:
            return None


def _aware(recorded: datetime | None) -> datetime | None:
    return recorded.replace(tzinfo=UTC) if recorded is not None and recorded.tzinfo is None else recorded


_WORDS = {
    "Invalid RFC3339 encoded date": "is not a date: use year, month and day, such as 2026-11-20",
    "Invalid RFC3339 encoded datetime": "is not a time: use one such as 2026-11-20T09:00:00Z",
    "Invalid decimal string": "is not a number: type digits, such as 99.95",
}


def _in_words(reason: str) -> str:
    return _WORDS.get(reason, reason[:1].lower() + reason[1:].replace("`", ""))
