"""The tables the app opens: TinyDB files, one document an entity under its own id.

Opening reads them without TinyDB and leaves the documents encoded until they are needed;
a checkpoint writes them through TinyDB.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import msgspec
from msgspec import Struct

from okrtui.store.faults import StoreFault, reading
from okrtui.store.files import make_directory, remove_leftovers

FILE_TABLE = "_file"
"""What a file knows of itself: one document, `about`."""

Documents = dict[str, dict[str, msgspec.Raw]]
"""Table → id → encoded document."""

Changes = Mapping[str, Mapping[str, Mapping[str, Any] | None]]
"""Table → id → the document to put there, or None to take it out."""


class DamagedTableError(ValueError):
    """A file that is no table file; it can be rebuilt from the logs."""


class Mark(Struct, frozen=True, array_like=True):
    """How much of a replica's log a file holds: the offset, the bytes before it, the last commit there."""

    offset: int
    tail: str
    number: int
    cid: str
    t: int


class About(Struct, frozen=True):
    """A file's account of itself; the main file also vouches for the others as they were beside it.

    `sum` is the checksum of its documents.
    """

    fold: int
    logs: dict[str, Mark]
    files: dict[str, dict[str, Mark]] = {}
    sum: int = 0


class Known(NamedTuple):
    """A file as it was last read or written: its version on the disk, its documents, their checksum."""

    version: tuple[int, int, int]
    documents: Documents
    sum: int


_tables = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])
_about = msgspec.json.Decoder(About)


class Tables:
    """The table files in one directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._known: dict[str, Known] = {}
        self._is_tidy = False

    def names(self) -> list[str]:
        """The names of the files there are, without their ending."""
        with reading(self.directory):
            return sorted(path.stem for path in self.directory.glob("[!.]*.json"))

    def read(self, name: str) -> tuple[About, Documents] | None:
        """A file's account of itself and its documents; None where there is none.

        Raises DamagedTableError when it is no table file.
        """
        path = self.directory / f"{name}.json"
        try:
            with reading(path), path.open("rb") as file:
                version, data = _version(os.fstat(file.fileno())), file.read()
        except FileNotFoundError:
            return None
        try:
            documents = _tables.decode(data)
            about = _sound(documents)
        except (msgspec.MsgspecError, KeyError, UnicodeError, RecursionError) as error:
            raise DamagedTableError(f"{name}.json: {error}") from error
        self._known[name] = Known(version, documents, about.sum)
        return about, {table: of_kind for table, of_kind in documents.items() if table != FILE_TABLE}

    def write(self, name: str, about: About, changed: Changes) -> None:
        """Put documents into a file's tables (None takes one out) as one durable write; under the lock.

        Raises DamagedTableError when what lies there is no table file.
        """
        from tinydb import TinyDB

        from okrtui.store.storage import AtomicStorage, KeyedTable

        make_directory(self.directory)
        if not self._is_tidy:
            remove_leftovers(self.directory)
            self._is_tidy = True
        path = self.directory / f"{name}.json"
        news = {table: _all_encoded(documents) for table, documents in changed.items()}
        known = self._known_of(name, path)
        try:
            with TinyDB(str(path), storage=AtomicStorage, known=known and known.documents) as database:
                checksum = known.sum if known else _checksum_before(database.storage.read())
                for table, documents in news.items():
                    replaced = KeyedTable(database.storage, table).put(documents)
                    checksum ^= _checksum(table, replaced) ^ _checksum(table, documents)
                account = msgspec.structs.replace(about, sum=checksum)
                KeyedTable(database.storage, FILE_TABLE).put({"about": _encoded(account)})
                written: Documents = database.storage.read() or {}
            self._known[name] = Known(_version(path.stat()), written, checksum)
        except OSError as error:
            raise StoreFault.of(error, path) from error
        except (msgspec.MsgspecError, KeyError, UnicodeError, RecursionError) as error:
            raise DamagedTableError(f"{name}.json: {error}") from error

    def _known_of(self, name: str, path: Path) -> Known | None:
        """What the file holds, when it is the one that was read or written last; until it is written."""
        known = self._known.pop(name, None)
        try:
            return known if known and known.version == _version(path.stat()) else None
        except FileNotFoundError:
            return None

    def remove(self) -> None:
        """Take all files away; they can be rebuilt from the logs."""
        for name in self.names():
            (self.directory / f"{name}.json").unlink(missing_ok=True)

    def set_aside(self) -> Path:
        """Keep the files as they are beside the directory, so that a rebuild loses nothing."""
        number = 1
        while (kept := self.directory.parent / "set-aside" / f"tables-{number}").exists():
            number += 1
        make_directory(kept.parent)
        self.directory.rename(kept)
        return kept


def _version(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_ino, found.st_mtime_ns, found.st_size


def _sound(documents: Documents) -> About:
    about = _about.decode(documents[FILE_TABLE]["about"])
    found = 0
    for table, of_kind in documents.items():
        if table != FILE_TABLE:
            found ^= _checksum(table, of_kind)
    if found != about.sum:
        raise DamagedTableError("its checksum does not fit")
    return about


def _checksum_before(documents: Documents | None) -> int:
    return 0 if documents is None else _sound(documents).sum


def _checksum(table: str, documents: Mapping[str, msgspec.Raw | None]) -> int:
    """One number for documents in any order, so that it can be kept up while some of them change."""
    place, found = crc32(table.encode()), 0
    for id_, document in documents.items():
        if document is not None:
            found ^= crc32(document, crc32(id_.encode(), place))
    return found


def _all_encoded(documents: Mapping[str, Mapping[str, Any] | None]) -> dict[str, msgspec.Raw | None]:
    return {id_: None if document is None else _encoded(document) for id_, document in documents.items()}


def _encoded(document: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(document))
