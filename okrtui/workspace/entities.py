"""The entities of a space, decoded from their documents only when an operation touches them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from okrtui.replica.registers import Entity
from okrtui.store.tables import Documents
from okrtui.workspace.documents import CHILD_TABLES, from_document
from okrtui.workspace.translate import KIND_OF_TABLE, PARENT_FIELD, Place


class Stored(NamedTuple):
    """A document as it lies in a file, still encoded."""

    place: Place
    data: msgspec.Raw


class _Kept(msgspec.Struct):
    check_ins: dict[str, msgspec.Raw] = {}
    target_changes: dict[str, msgspec.Raw] = {}


_kept = msgspec.json.Decoder(_Kept)


class Entities:
    """Every entity known, by id; documents stay encoded until they are asked for."""

    def __init__(self) -> None:
        self.decoded: dict[str, Entity] = {}
        self._stored: dict[str, Stored] = {}
        self._homes: dict[str, str] = {}
        self._unlisted: list[str] = []
        self.places: dict[str, Place] = {}
        self.strays: dict[str, set[Place]] = {}
        """Where else a document lies: a checkpoint that was cut short had not taken it out there."""
        self.parents: dict[str, str] = {}
        self.children: dict[str, set[str]] = {}

    def take(self, file: str, documents: Documents) -> None:
        """Add the documents of a file; what was already known of an entity is joined with them."""
        for table, of_kind in documents.items():
            self._unlisted += of_kind
            for id_, data in of_kind.items():
                self._take(id_, Stored(Place(file, table), data))

    def _take(self, id_: str, stored: Stored) -> None:
        before = self.places.get(id_)
        if before is not None and before != stored.place:
            self.strays.setdefault(id_, set()).add(before)
            self.get(id_)
        self.places[id_] = stored.place
        self._stored[id_] = stored
        if id_ in self.decoded:
            self._decode(id_)

    def __contains__(self, id_: str) -> bool:
        """Whether there is an entity with this id, children of encoded documents left out."""
        return id_ in self.places or id_ in self.decoded

    def get(self, id_: str) -> Entity | None:
        """The entity with this id, or None; a child only once its parent's document was decoded."""
        if id_ in self._stored:
            self._decode(id_)
        return self.decoded.get(id_)

    def find(self, id_: str) -> Entity | None:
        """The entity with this id, or None; a child is looked for in the documents of all parents."""
        if (known := self.get(id_)) is not None and known.births:
            return known
        self._list_children()
        if (home := self._homes.get(id_)) is not None:
            self.get(home)
        return self.decoded.get(id_)

    def stamp(self, id_: str) -> Any:
        """When an entity was first recorded; what is not known sorts before all that is."""
        entity = self.get(id_)
        first = entity.first if entity else None
        return first.stamp if first else ()

    def _list_children(self) -> None:
        for id_ in self._unlisted:
            if id_ in self._stored:
                kept = _kept.decode(self._stored[id_].data)
                self._homes |= dict.fromkeys((*kept.check_ins, *kept.target_changes), id_)
        self._unlisted.clear()

    def __setitem__(self, id_: str, entity: Entity) -> None:
        self.decoded[id_] = entity

    def adopt(self, id_: str, entity: Entity) -> str | None:
        """Note whose child an entity is, once its first values are known; its parent's id."""
        first = entity.first
        if first is not None and first.kind in PARENT_FIELD:
            parent = first.body.get(PARENT_FIELD[first.kind])
            if isinstance(parent, str):
                self._adopt(id_, parent)
                return parent
        return None

    def _adopt(self, child: str, parent: str) -> None:
        before = self.parents.get(child)
        if before is not None and before != parent:
            self.children[before].discard(child)
        self.parents[child] = parent
        self.children.setdefault(parent, set()).add(child)

    def every(self) -> dict[str, Entity]:
        """All entities, decoded."""
        for id_ in list(self._stored):
            self._decode(id_)
        return dict(self.decoded)

    def family(self, id_: str) -> list[tuple[str, Entity]]:
        """The children of an entity that have their first values, in the order they were recorded."""
        self.get(id_)
        known = [(child, self.decoded[child]) for child in self.children.get(id_, ())]
        return sorted(known, key=_first_stamp)

    def _decode(self, id_: str) -> None:
        stored = self._stored.pop(id_)
        document = msgspec.json.decode(stored.data)
        entity = _entity(stored.place.table, document)
        if entity.births or entity.registers:  # else only its children were heard of
            self._join(id_, entity)
        for table in CHILD_TABLES & document.keys():
            for child, kept in document[table].items():
                self._join(child, from_document(KIND_OF_TABLE[table], kept))
                self._adopt(child, id_)

    def _join(self, id_: str, entity: Entity) -> None:
        known = self.decoded.get(id_)
        self.decoded[id_] = entity if known is None else joined(known, entity)


def _first_stamp(pair: tuple[str, Entity]) -> Any:
    first = pair[1].first
    return first.stamp if first else ()


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
    return Entity.of(births, registers)
