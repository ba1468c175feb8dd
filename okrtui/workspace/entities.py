"""The entities of a space, decoded from their documents only when an operation touches them."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from okrtui.replica.registers import Entity
from okrtui.store.tables import Documents
from okrtui.workspace.documents import CHILD_TABLES, from_document
from okrtui.workspace.translate import KIND_OF_TABLE, PARENT_FIELD, Place


class Stored(NamedTuple):
    """A document as it lies in a file, still encoded."""

    place: Place
    data: msgspec.Raw


class Entities:
    """Every entity known, by id; documents stay encoded until they are asked for."""

    def __init__(self) -> None:
        self.decoded: dict[str, Entity] = {}
        self._stored: dict[str, Stored] = {}
        self.places: dict[str, Place] = {}
        self.parents: dict[str, str] = {}
        self.children: dict[str, set[str]] = {}

    def take(self, file: str, documents: Documents) -> None:
        """Add the documents of a file; what was already decoded is joined with them."""
        for table, of_kind in documents.items():
            for id_, data in of_kind.items():
                self.places[id_] = Place(file, table)
                self._stored[id_] = Stored(Place(file, table), data)
                if id_ in self.decoded:
                    self._decode(id_)

    def get(self, id_: str) -> Entity | None:
        """The entity with this id, or None; a child is found in its parent's document."""
        if id_ in self._stored:
            self._decode(id_)
        elif id_ not in self.decoded:
            self._decode_parent_of(id_)
        return self.decoded.get(id_)

    def __setitem__(self, id_: str, entity: Entity) -> None:
        self.decoded[id_] = entity

    def adopt(self, id_: str, entity: Entity) -> None:
        """Note whose child an entity is, once its first values are known."""
        field = PARENT_FIELD.get(entity.kind or "")
        parent = entity.first.body.get(field) if field and entity.first else None
        if isinstance(parent, str):
            self.parents[id_] = parent
            self.children.setdefault(parent, set()).add(id_)

    def every(self) -> dict[str, Entity]:
        """All entities, decoded."""
        for id_ in list(self._stored):
            self._decode(id_)
        return dict(self.decoded)

    def family(self, id_: str) -> list[tuple[str, Entity]]:
        """The children of an entity that have their first values, in the order they were recorded."""
        self.get(id_)
        known = ((child, self.decoded[child]) for child in self.children.get(id_, ()))
        return sorted(known, key=lambda pair: pair[1].first.stamp if pair[1].first else ())

    def _decode_parent_of(self, child: str) -> None:
        wanted = child.encode()
        for id_, stored in list(self._stored.items()):
            if stored.place.table == "key_results" and wanted in bytes(stored.data):
                self._decode(id_)

    def _decode(self, id_: str) -> None:
        stored = self._stored.pop(id_)
        document = msgspec.json.decode(stored.data)
        self._join(id_, _entity(stored.place.table, document))
        for table in CHILD_TABLES & document.keys():
            for child, kept in document[table].items():
                self._join(child, from_document(KIND_OF_TABLE[table], kept))
                self.parents[child] = id_
                self.children.setdefault(id_, set()).add(child)

    def _join(self, id_: str, entity: Entity) -> None:
        known = self.decoded.get(id_)
        self.decoded[id_] = entity if known is None else joined(known, entity)


def _entity(table: str, document: Mapping[str, object]) -> Entity:
    return from_document(KIND_OF_TABLE.get(table, table.removeprefix("other_")), document)


def joined(one: Entity, other: Entity) -> Entity:
    """What two accounts of the same entity know together."""
    births = {**one.births, **other.births}
    registers = dict(one.registers)
    for name, register in other.registers.items():
        mine = registers.get(name)
        if mine is None:
            registers[name] = register
            continue
        covered = mine.covered | register.covered
        heads = {**mine.heads, **register.heads}
        registers[name] = type(mine)({r: h for r, h in heads.items() if r not in covered}, covered)
    return Entity(births, registers)
