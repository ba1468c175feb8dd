"""JSON objects into sound records of the space, their references translated."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from okrtui.exchange.intake import Gathering, Progress, told
from okrtui.exchange.json_entries import Entries, Entry
from okrtui.exchange.json_fields import DERIVED
from okrtui.exchange.soundness import BadCellError, require_sound
from okrtui.okr.kinds import kind_words
from okrtui.okr.records import CheckIn, Person, Record
from okrtui.okr.references import translate
from okrtui.okr.text import cut

S = TypeVar("S", bound=msgspec.Struct)

_WORDS = {
    "Invalid RFC3339 encoded date": "is not a date: use year, month and day, such as 2026-11-20",
    "Invalid RFC3339 encoded datetime": "is not a time: use one such as 2026-11-20T09:00:00Z",
    "Invalid decimal string": "is not a number: type digits, such as 99.95",
}


class RecordReader:
    """Makes the records of a file's entries, and remembers the fields that mean nothing here."""

    def __init__(self, gathering: Gathering, entries: Entries, *, is_empty_space: bool) -> None:
        self._gathering, self._author = gathering, gathering.author
        self._entries = entries
        self._is_empty_space = is_empty_space
        self._strangers: Counter[tuple[str, str]] = Counter()

    def read_all(self, progress: Progress | None) -> None:
        """Give every entry its record; one that cannot be had is a problem, and its entry is out."""
        for entry in told(self._entries.all, len(self._entries.all), progress):
            try:
                entry.record = self._record(entry)
            except BadCellError as error:
                entry.is_out = True
                self._gathering.problems.append(entry.problem(error.column, str(error)))

    def notice_strangers(self) -> None:
        """Tell which fields of which kind were left out."""
        for part, field in self._strangers:
            self._gathering.notices.append(f"“{cut(field, 40)}” in {part} is not known here and was left out")

    def _record(self, entry: Entry) -> Record:
        kind, document = entry.kind.KIND, entry.document
        translate(document, kind, lambda field, kinds, id_: self._entries.id_here(entry, field, kinds, id_))
        if entry.known is None and entry.made is None:
            self._entries.identify_by_content(entry)
        self._note_strangers(kind, entry.kind, document)
        record = stated({k: v for k, v in document.items() if k not in ("id", "key")}, entry.kind)
        require_sound(record)
        return self._settled(entry, record)

    def _settled(self, entry: Entry, record: Record) -> Record:
        """The record under its id here, saying nothing that only an empty space or its author may say."""
        values: dict[str, Any] = {"id": entry.id, "space": self._author.space}
        if entry.made is not None:
            values["key"] = entry.made.key
        if isinstance(record, Person) and not self._is_empty_space:
            if entry.known is None and (record.devices or record.committee):
                self._gathering.notices.append("devices and committee membership were left out")
            values |= {"devices": (), "committee": False}
        if isinstance(record, CheckIn):
            said_by = record.said_by or record.by
            values |= {"said_by": said_by, "by": self._author.person if said_by else None}
            values["recorded"] = _aware(record.recorded)
        return msgspec.structs.replace(record, **values)

    def _note_strangers(self, name: str, kind: type[Record], document: Mapping[str, Any]) -> None:
        known = {*kind.__struct_encode_fields__, *DERIVED.get(name, ())}
        for field in sorted(document.keys() - known):
            self._strangers[(kind_words(name), field)] += 1


def stated(document: Mapping[str, Any], kind: type[S]) -> S:
    """What a JSON object states, null being nothing; BadCellError, naming the field, when it is no such thing."""
    said = {name: value for name, value in document.items() if value is not None}
    try:
        return msgspec.convert(said, kind)
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at `$")
        raise BadCellError(place.strip(".`"), _in_words(reason)) from error


def _in_words(reason: str) -> str:
    return _WORDS.get(reason, reason[:1].lower() + reason[1:].replace("`", ""))


def _aware(recorded: datetime | None) -> datetime | None:
    return recorded.replace(tzinfo=UTC) if recorded is not None and recorded.tzinfo is None else recorded
