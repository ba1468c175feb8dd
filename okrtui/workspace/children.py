"""Check-ins and target changes by key result, decoded from its document when somebody looks."""

from collections.abc import Iterator, Mapping, MutableMapping
from types import MappingProxyType
from typing import Any

import msgspec

from okrtui.okr.records import Record
from okrtui.workspace.translate import KIND_OF_TABLE, to_record


class _Kept(msgspec.Struct):
    check_ins: dict[str, msgspec.Raw] = {}
    target_changes: dict[str, msgspec.Raw] = {}


_kept = msgspec.json.Decoder(_Kept)


def with_encoded(
    table: str, known: Mapping[str, Any], space: str, more: Mapping[str, msgspec.Raw]
) -> "Children":
    """The children known so far, with those in these documents of key results."""
    before = known if isinstance(known, Children) else Children(table, space, {})
    return Children(table, space, {**before.encoded, **more}, before.ready)


class Children(MutableMapping[str, tuple[Any, ...]]):
    """A mapping like any other, filled where it is read; copies share what is still encoded."""

    def __init__(
        self,
        table: str,
        space: str,
        encoded: Mapping[str, msgspec.Raw],
        ready: Mapping[str, tuple[Any, ...]] = MappingProxyType({}),
    ) -> None:
        self._table, self._space = table, space
        self.encoded = encoded
        self.ready = dict(ready)

    def copy(self) -> "Children":
        """The same children, to be changed on their own."""
        return Children(self._table, self._space, self.encoded, self.ready)

    def __getitem__(self, key: str) -> tuple[Any, ...]:
        if key not in self.ready:
            self.ready[key] = self._decoded(self.encoded[key])
        if not self.ready[key]:
            raise KeyError(key)
        return self.ready[key]

    def __setitem__(self, key: str, value: tuple[Any, ...]) -> None:
        self.ready[key] = value

    def __delitem__(self, key: str) -> None:
        self.ready[key] = ()

    def __iter__(self) -> Iterator[str]:
        return (key for key in {**self.encoded, **self.ready} if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _decoded(self, document: msgspec.Raw) -> tuple[Record, ...]:
        kind = KIND_OF_TABLE[self._table]
        kept: dict[str, msgspec.Raw] = getattr(_kept.decode(document), self._table)
        records = (to_record(kind, id_, self._space, bytes(data)) for id_, data in kept.items())
        return tuple(record for record in records if record is not None and not record.deleted)
