"""Which documents the tables do not hold yet, and where they are to lie."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeAlias

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult
from okrtui.replica.registers import Entity
from okrtui.workspace.documents import family_document, fields, to_document
from okrtui.workspace.entities import Entities
from okrtui.workspace.translate import TABLES, Place, place_of

Changed: TypeAlias = dict[str, dict[str, dict[str, dict[str, Any] | None]]]
"""File → table → id → document, or None where one moved away."""


class Unsaved:
    """Finds the documents of what is `dirty` among the entities of a space, whose OKRs say where each belongs."""

    def __init__(self, okrs: Okrs, entities: Entities, dirty: Collection[str]) -> None:
        self._okrs, self._entities, self._dirty = okrs, entities, frozenset(dirty)

    def documents(self) -> Changed:
        """Every document that is to be written or taken out, the oldest first."""
        owners = {self._entities.parents.get(id_, id_) for id_ in self._dirty}
        owners |= {kr.id for id_ in owners if self._has_moved(id_) for kr in self._key_results(id_)}
        changed: Changed = {}
        for id_ in self._dirty & self._entities.parents.keys() & self._entities.places.keys():
            self._take_out(id_, changed)  # it waited on its own; now it lies in its parent's document
        for id_ in sorted(owners, key=lambda id_: (self._entities.stamp(id_), id_)):
            document = self._document(id_)
            place = place_of(self._okrs, self._entity(id_).kind, document)
            self._take_out(id_, changed)
            changed.setdefault(place.file, {}).setdefault(place.table, {})[id_] = document
        return changed

    def _take_out(self, id_: str, changed: Changed) -> None:
        before = self._entities.places.get(id_)
        for old in self._entities.strays.get(id_, set()) | ({before} if before else set()):
            changed.setdefault(old.file, {}).setdefault(old.table, {})[id_] = None

    def _entity(self, id_: str) -> Entity:
        return self._entities.get(id_) or Entity()

    def _has_moved(self, id_: str) -> bool:
        entity = self._entity(id_)
        before = self._entities.places.get(id_)
        return (
            entity.kind == "objective"
            and before is not None
            and place_of(self._okrs, "objective", fields(entity)) != before
        )

    def _key_results(self, objective: str) -> Iterable[KeyResult]:
        everywhere = (*self._okrs.key_results.values(), *self._okrs.trash.values())
        return (kr for kr in everywhere if isinstance(kr, KeyResult) and kr.objective == objective)

    def _document(self, id_: str) -> dict[str, Any]:
        children: dict[str, dict[str, dict[str, Any]]] = {}
        for child, entity in self._entities.family(id_):
            if (table := TABLES.get(entity.kind or "")) is not None:
                children.setdefault(table, {})[child] = to_document(entity)
        return family_document(self._entity(id_), children)


def note_places(entities: Entities, changed: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
    """Note where documents lie now that they were written."""
    for file, tables in changed.items():
        for table, documents in tables.items():
            place = Place(file, table)
            for id_, document in documents.items():
                if document is not None:
                    entities.places[id_] = place
                elif entities.places.get(id_) == place:
                    del entities.places[id_]
    entities.strays.clear()
