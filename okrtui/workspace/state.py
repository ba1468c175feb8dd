"""The folded state of one space: entities from tables and logs, and the Okrs they show."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from okrtui.okr.alignment import cut_links
from okrtui.okr.okrs import CHILDREN, Okrs
from okrtui.okr.records import KINDS, KeyResult, Objective, Record
from okrtui.replica.commits import Commit
from okrtui.replica.operations import New, Reference, Set
from okrtui.replica.registers import Entity, fold
from okrtui.store.tables import Documents
from okrtui.workspace.children import with_encoded
from okrtui.workspace.documents import (
    CHILD_TABLES,
    CONFLICTS_MARK,
    DELETED_MARK,
    fields,
    stamp_in,
    to_document,
)
from okrtui.workspace.entities import Entities
from okrtui.workspace.translate import KIND_OF_TABLE, TABLES, Place, place_of, to_record

Register = tuple[str, str]


class State:
    """What one space has come to; `load_more` brings the files that are not open yet."""

    def __init__(self, space: str, load_more: Callable[[], None]) -> None:
        self.space = space
        self.entities = Entities()
        self.okrs = Okrs()
        self.revision = 0
        self.dirty: set[str] = set()
        self._load_more = load_more
        self._before: dict[Register, list[tuple[int, tuple[Reference, ...]]]] = defaultdict(list)

    def take(self, file: str, documents: Documents) -> None:
        """Add the documents of a table file, and the records they show."""
        self.entities.take(file, documents)
        lazy = documents.get("key_results", {})
        parts = {
            name: with_encoded(name, getattr(self.okrs, name), self.space, lazy) for name in CHILD_TABLES
        }
        self.okrs = replace(self.okrs, **parts)
        self._show(self._records(documents))
        self._show_touched(self._worth_decoding(documents))
        self._cut_circles()

    def _worth_decoding(self, documents: Documents) -> set[str]:
        """What cannot stay encoded: documents in conflict, hidden children, and families known in part."""
        found: set[str] = set()
        for id_, data in ((i, d) for of_kind in documents.values() for i, d in of_kind.items()):
            if CONFLICTS_MARK in bytes(data):
                found.add(id_)
            if DELETED_MARK in bytes(data) or id_ in self.entities.children:
                found |= {child for child, _ in self.entities.family(id_)}
        return found

    def _records(self, documents: Documents) -> Iterable[Record]:
        for table, of_kind in documents.items():
            kind = KIND_OF_TABLE.get(table)
            if kind is None:
                continue
            found = [r for i, data in of_kind.items() if (r := to_record(kind, i, self.space, bytes(data)))]
            if kind in CHILDREN:
                found.sort(key=lambda record: stamp_in(of_kind[record.id]))
            yield from found

    def fold(self, commits: Iterable[Commit], *, is_opening: bool = False) -> set[str]:
        """Take commits in; the ids they touched. Taking one twice changes nothing."""
        touched: set[str] = set()
        self.revision += 1
        for commit in commits:
            self._ensure(commit)
            if not is_opening:
                self._remember_heads(commit)
            touched |= fold(self.entities, self.space, commit)
        if touched:
            self.dirty |= touched
            self._show_touched(touched)
        return touched

    def _ensure(self, commit: Commit) -> None:
        for operation in commit.operations:
            is_known_elsewhere = isinstance(operation, Set) or (
                isinstance(operation, New) and isinstance(operation.key, str)
            )
            if is_known_elsewhere and self.entities.get(operation.e) is None:  # type: ignore[union-attr]
                self._load_more()
                return

    def _remember_heads(self, commit: Commit) -> None:
        for operation in commit.operations:
            if isinstance(operation, Set):
                heads = self._current_heads(operation.e, operation.f)
                self._before[(operation.e, operation.f)].append((self.revision, heads))

    def _current_heads(self, id_: str, name: str) -> tuple[Reference, ...]:
        entity = self.entities.get(id_)
        return tuple(head.reference for head in entity.heads(name)) if entity else ()

    def heads_seen(self, revision: int) -> Callable[[str, str], tuple[Reference, ...]]:
        """The heads of a register as they were at a revision: what an author who saw that has seen."""

        def heads(id_: str, name: str) -> tuple[Reference, ...]:
            for changed_at, before in self._before.get((id_, name), ()):
                if changed_at > revision:
                    return before
            return self._current_heads(id_, name)

        return heads

    def writers(self, id_: str) -> dict[str, int]:
        """For each replica that wrote to an entity, the greatest number known: what a deletion has seen."""
        entity = self.entities.get(id_) or Entity()
        seen: dict[str, int] = {}
        heads = (head for name in entity.fields() for head in entity.heads(name))
        for _, rid, number, _ in (head.stamp for head in heads):
            seen[rid] = max(number, seen.get(rid, 0))
        return seen

    def conflicts(self) -> list[Register]:
        """The registers where several values stand that nobody who gave them saw together."""
        return [
            (id_, name)
            for id_, entity in self.entities.decoded.items()
            for name in entity.registers
            if entity.rivals(name)
        ]

    def _stamp(self, id_: str) -> Any:
        entity = self.entities.get(id_)
        return entity.first.stamp if entity and entity.first else ()

    def _show(self, records: Iterable[Record]) -> None:
        self.okrs = replace(self.okrs.with_records(records), seen={self.space: self.revision})

    def _show_touched(self, touched: set[str]) -> None:
        records, groups = [], set()
        for id_ in touched:
            entity = self.entities.get(id_)
            if entity is None or entity.kind is None:
                continue
            self.entities.adopt(id_, entity)
            if record := to_record(entity.kind, id_, self.space, fields(entity)):
                records.append(record)
                if entity.kind in CHILDREN:
                    groups.add(_group(record))
        links = [r.id for r in records if isinstance(r, Objective)]
        self._show(sorted(records, key=lambda record: self._stamp(record.id)))
        self._order(groups)
        if links:
            self._cut_circles()

    def _order(self, groups: set[tuple[str, str]]) -> None:
        parts: dict[str, Any] = {}
        for table, parent in groups:
            part = parts.setdefault(table, getattr(self.okrs, table).copy())
            if parent in part:
                part[parent] = tuple(sorted(part[parent], key=lambda record: self._stamp(record.id)))
        self.okrs = replace(self.okrs, **parts)

    def _cut_circles(self) -> None:
        def age(id_: str) -> Any:
            entity = self.entities.get(id_)
            heads = entity.heads("parent") if entity else []
            return heads[0].stamp if heads else ()

        self.okrs = replace(self.okrs, cut=cut_links(self.okrs, age))

    def changed_documents(self) -> dict[str, dict[str, dict[str, dict[str, Any] | None]]]:
        """What the tables do not hold yet: file → table → id → document, or None where one moved away."""
        owners = {self.entities.parents.get(id_, id_) for id_ in self.dirty}
        owners |= {kr.id for id_ in owners if self._has_moved(id_) for kr in self._key_results(id_)}
        changed: dict[str, dict[str, dict[str, dict[str, Any] | None]]] = {}
        for id_ in owners:
            document = self._document(id_)
            place = place_of(self.okrs, self._entity(id_).kind, document)
            before = self.entities.places.get(id_)
            if before is not None and before != place:
                changed.setdefault(before.file, {}).setdefault(before.table, {})[id_] = None
            changed.setdefault(place.file, {}).setdefault(place.table, {})[id_] = document
        return changed

    def saved(self, changed: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Note that the tables now hold these documents."""
        for file, tables in changed.items():
            for table, documents in tables.items():
                held = (id_ for id_, document in documents.items() if document is not None)
                self.entities.places.update(dict.fromkeys(held, Place(file, table)))
        self.dirty.clear()

    def _entity(self, id_: str) -> Entity:
        return self.entities.get(id_) or Entity()

    def _has_moved(self, id_: str) -> bool:
        entity = self._entity(id_)
        before = self.entities.places.get(id_)
        return (
            entity.kind == "objective"
            and before is not None
            and place_of(self.okrs, "objective", fields(entity)) != before
        )

    def _key_results(self, objective: str) -> Iterable[KeyResult]:
        everywhere = (*self.okrs.key_results.values(), *self.okrs.trash.values())
        return (kr for kr in everywhere if isinstance(kr, KeyResult) and kr.objective == objective)

    def _document(self, id_: str) -> dict[str, Any]:
        document = to_document(self._entity(id_))
        for child, entity in self.entities.family(id_):
            if entity.kind in KINDS:
                document.setdefault(TABLES[entity.kind], {})[child] = to_document(entity)
        return document


def _group(record: Record) -> tuple[str, str]:
    table, field = CHILDREN[record.KIND]
    return table, getattr(record, field) or ""
