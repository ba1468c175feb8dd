"""TinyDB as the tables use it: documents stay encoded, stand under text ids, and one close is one durable write."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage
from tinydb.table import Table

from okrtui.store.files import write_whole

_tables = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])
_encoder = msgspec.json.Encoder()


class AtomicStorage(Storage):
    """Reads a file of tables once, keeps every write in memory, and puts the whole in place on closing.

    `known` is what the file holds, where that is known already.
    """

    def __init__(self, path: str, known: dict[str, dict[str, Any]] | None = None) -> None:
        self._path = Path(path)
        self._tables = known
        self._is_changed = False

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables, their documents still encoded; None where there is no file yet."""
        if self._tables is None and self._path.exists():
            self._tables = _tables.decode(self._path.read_bytes())
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep the tables for closing."""
        self._tables = data
        self._is_changed = True

    def close(self) -> None:
        """Put the changed tables in place, durably."""
        if self._is_changed:
            write_whole(self._path, _encoder.encode(self._tables))


class KeyedTable(Table):
    """Takes many documents in one pass, under text ids."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB documents it for own ids, and types it as int

    def put(self, documents: Mapping[str, msgspec.Raw | None]) -> dict[str, msgspec.Raw]:
        """Insert or replace encoded documents by id (None takes one out); those that stood there before."""
        before: dict[str, msgspec.Raw] = {}

        def update(table: dict[Any, Any]) -> None:
            before.update((id_, table[id_]) for id_ in documents if id_ in table)
            for id_, document in documents.items():
                if document is None:
                    table.pop(id_, None)
                else:
                    table[id_] = document

        self._update_table(update)
        return before
