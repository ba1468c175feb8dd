"""Check-ins and target changes by key result, decoded from its document when somebody looks."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from okrtui.okr.records import Record
from okrtui.workspace.translate import KIND_OF_TABLE, to_record


class _Kept(msgspec.Struct):
    check_ins: dict[str, msgspec.Raw] = {}
    target_changes: dict[str, msgspec.Raw] = {}


_kept = msgspec.json.Decoder(_Kept)


Recorded = Callable[[Sequence[str]], tuple[Record, ...]]
"""The records of entities with these ids, in the order they were recorded."""


class Children(MutableMapping[str, tuple[Any, ...]]):
    """A mapping like any other, filled where it is read; copies share what nobody has looked at yet.

    That is `encoded`, documents that hold children, and `folded`, ids of children folded from the log.
    """

    def __init__(
        self,
        table: str,
        space: str,
        recorded: Recorded,
        *,
        encoded: Mapping[str, msgspec.Raw] = MappingProxyType({}),
        folded: Mapping[str, Sequence[str]] = MappingProxyType({}),
        ready: Mapping[str, tuple[Any, ...]] = MappingProxyType({}),
    ) -> None:
        self._table, self._space, self._recorded = table, space, recorded
        self._encoded, self._folded = encoded, folded
        self._ready = dict(ready)

    def copy(self) -> "Children":
        """The same children, to be changed on their own."""
        return self._with()

    def with_encoded(self, documents: Mapping[str, msgspec.Raw]) -> "Children":
        """With those in these documents of key results."""
        return self._with(encoded={**self._encoded, **documents})

    def with_folded(self, ids: Mapping[str, Sequence[str]]) -> "Children":
        """With those folded for parents that had none before."""
        return self._with(folded={**self._folded, **ids})

    def _with(self, **changed: Any) -> "Children":
        parts = {"encoded": self._encoded, "folded": self._folded, "ready": self._ready, **changed}
        return Children(self._table, self._space, self._recorded, **parts)

    def is_waiting(self, key: str) -> bool:
        """Whether nothing is known of this parent's children yet."""
        return key not in self._ready and key not in self._encoded and key not in self._folded

    def __getitem__(self, key: str) -> tuple[Any, ...]:
        if key not in self._ready:
            folded = self._folded.get(key)
            self._ready[key] = self._decoded(self._encoded[key]) if folded is None else self._recorded(folded)
        if not self._ready[key]:
            raise KeyError(key)
        return self._ready[key]

    def __setitem__(self, key: str, value: tuple[Any, ...]) -> None:
        self._ready[key] = value

    def __delitem__(self, key: str) -> None:
        self._ready[key] = ()

    def __iter__(self) -> Iterator[str]:
        return (key for key in {**self._encoded, **self._folded, **self._ready} if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _decoded(self, document: msgspec.Raw) -> tuple[Record, ...]:
        kind = KIND_OF_TABLE[self._table]
        kept: dict[str, msgspec.Raw] = getattr(_kept.decode(document), self._table)
        records = (to_record(kind, id_, self._space, data) for id_, data in kept.items())
        return tuple(record for record in records if record is not None and not record.deleted)
