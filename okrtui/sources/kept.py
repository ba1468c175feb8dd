"""Which command measures which key result: kept in the settings of this machine, never in a record."""

import os
from pathlib import Path
from typing import Any

from okrtui.okr.errors import BadInputError, StorageError
from okrtui.okr.measured import Source
from okrtui.places import Places
from okrtui.settings import change_settings
from okrtui.settings_read import understood
from okrtui.sources.safety import require_mine_alone

TABLE = "sources"
MOST = 1_048_576
"""Bytes that settings never have."""


class Sources:
    """Reads and changes the commands that the settings file keeps."""

    def __init__(self, where: Places) -> None:
        self._where = where

    @property
    def _path(self) -> Path:
        """Where the settings are, also behind a link."""
        return Path(os.path.realpath(self._where.settings))

    def kept(self) -> dict[str, Source]:
        """The commands by key result; RefusedError where there are some and others could have written them.

        BadInputError where the settings hold something of the kind that cannot be understood.
        """
        found = self._read()
        if found is None or TABLE.encode() not in found[0]:
            return {}
        data, standing = found
        settings = understood(data)
        tables = settings.sources
        if settings.faults and not tables:
            raise BadInputError(settings.faults[0])
        if any(tables.values()):
            self._require_mine(standing)
        return {
            key_result: Source(space, key_result, tuple(words))
            for space, table in tables.items()
            for key_result, words in table.items()
            if words
        }

    def keep(self, source: Source) -> None:
        """Measure a key result by this command from now on."""
        _require_words(source.words)
        found = self._read()
        self._require_mine(found[1] if found else None)

        def change(document: Any) -> None:
            tables = document.setdefault(TABLE, {})
            tables.setdefault(source.space, {})[source.key_result] = list(source.words)

        change_settings(self._where, change)

    def forget(self, source: Source) -> None:
        """Measure a key result by no command any more."""

        def change(document: Any) -> None:
            table = document[TABLE][source.space]
            del table[source.key_result]
            if not table:
                del document[TABLE][source.space]
            if not document[TABLE]:
                del document[TABLE]

        change_settings(self._where, change)

    def _read(self) -> tuple[bytes, os.stat_result] | None:
        try:
            with self._path.open("rb") as file:
                return file.read(MOST), os.fstat(file.fileno())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageError(f"the settings cannot be read: {error.strerror} ({self._path})") from error

    def _require_mine(self, standing: os.stat_result | None) -> None:
        require_mine_alone(self._path, standing)
        require_mine_alone(Path(os.path.abspath(self._where.settings)), None)  # noqa: PTH100 - the link, not its end


def _require_words(words: tuple[str, ...]) -> None:
    if not words or not words[0].strip():
        raise BadInputError("say the command: okrtui source set KR -- sh -c '… | wc -l'")
    if any("\0" in word or not _is_text(word) for word in words):
        raise BadInputError("a command is text without zero bytes")


def _is_text(word: str) -> bool:
    try:
        word.encode()
    except UnicodeEncodeError:
        return False
    return True
