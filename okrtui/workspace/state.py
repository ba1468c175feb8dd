"""The folded state of one space: entities from tables and logs, and the Okrs they show."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from okrtui.okr.alignment import cut_links
from okrtui.okr.conflicts import CHECK_INS, rival_corrections
from okrtui.okr.okrs import CHILDREN, Okrs
from okrtui.okr.records import KeyResult, Objective, Record, Space
from okrtui.replica.commits import Commit
from okrtui.replica.operations import New, Reference, Set, natural_id
from okrtui.replica.registers import Entity, Register, Stamp, fold
from okrtui.store.tables import Documents
from okrtui.workspace.children import Children
from okrtui.workspace.contested import contested_registers
from okrtui.workspace.documents import (
    CHILD_TABLES,
    fields,
    needs_attention,
    stamp_in,
)
from okrtui.workspace.entities import Entities
from okrtui.workspace.heads_before import HeadsBefore, RegisterName
from okrtui.workspace.translate import (
    KIND_OF_TABLE,
    PARENT_FIELD,
    TABLES,
    WAITING,
    to_record,
)
from okrtui.workspace.unsaved import Changed, Unsaved, note_places

LAZY_TABLES = ("key_results", WAITING)
"""Tables whose documents hold many children, which are decoded when somebody looks."""


class State:
    """What one space has come to; `load_more` brings the files that are not open yet."""

    def __init__(self, space: str, load_more: Callable[[], None], before: "State | None" = None) -> None:
        self.space = space
        self.entities = Entities()
        nobody_s: dict[str, Any] = {table: Children(table, space, self._recorded) for table in CHILD_TABLES}
        self.okrs = Okrs(**nobody_s)
        self.revision: int = before.revision if before else 0
        self.dirty: set[str] = set()
        self._space_id = natural_id(space, "space")
        self._load_more = load_more
        self._heads: HeadsBefore = before._heads if before else HeadsBefore()

    def take(self, file: str, documents: Documents) -> None:
        """Add the documents of a table file, and the records they show."""
        self.entities.take(file, documents)
        holders = {
            i: d for of_kind in (documents.get(t, {}) for t in LAZY_TABLES) for i, d in of_kind.items()
        }
        parts: dict[str, Any] = {t: self._children(t).with_encoded(holders) for t in CHILD_TABLES}
        self.okrs = replace(self.okrs, **parts)
        self._show_stored(documents)
        self._show_touched(self._worth_decoding(documents))
        self.dirty |= self.entities.strays.keys()
        self._cut_circles()

    def _show_stored(self, documents: Documents) -> None:
        for table, of_kind in documents.items():
            kind = KIND_OF_TABLE.get(table, "")
            found = (to_record(kind, id_, self.space, data) for id_, data in of_kind.items())
            records = [record for record in found if record is not None]
            if kind in CHILDREN:
                stamps = {record.id: stamp_in(of_kind[record.id]) for record in records}
                self._show_children(records, stamps)
            else:
                self._show(records)

    def _worth_decoding(self, documents: Documents) -> set[str]:
        """What cannot stay encoded: documents in conflict, hidden children, and what is known in part."""
        found: set[str] = set()
        known = self.entities
        for of_kind in documents.values():
            marked = {id_ for id_, data in of_kind.items() if needs_attention(data)}
            found |= marked | (of_kind.keys() & known.decoded.keys())
            families = marked | (of_kind.keys() & known.children.keys())
            found |= {child for id_ in families for child, _ in known.family(id_)}
        return found

    def fold(self, commits: Iterable[Commit], *, is_opening: bool = False) -> set[str]:
        """Take commits in; the ids they touched. Taking one twice changes nothing."""
        touched: set[str] = set()
        self.revision += 1
        for commit in commits:
            self._ensure(commit)
            if not is_opening:
                self._heads.remember(self.revision, self.entities, commit)
            touched |= fold(self.entities, self.space, commit)
        if touched:
            self.dirty |= touched
            self._show_touched(self._put_off(touched) if is_opening else touched)
        return touched

    def _ensure(self, commit: Commit) -> None:
        """Open what an operation is about: everything, when it is in no file that is open."""
        for operation in commit.operations:
            match operation:
                case Set(e=id_):
                    is_here = self.entities.find(id_) is not None
                case New(e=id_, key=str()):
                    is_here = self.entities.find(id_) is not None
                case New(y=kind, b=body) if kind in PARENT_FIELD:
                    is_here = self.entities.get(str(body.get(PARENT_FIELD[kind]))) is not None
                case _:
                    continue
            if not is_here:
                self._load_more()
                self.entities.find(getattr(operation, "e", ""))

    def heads_seen(self, revision: int) -> Callable[[str, str], tuple[Reference, ...]]:
        """The heads of a register as they were at a revision: what an author who saw that has seen."""
        return lambda id_, name: self._heads.at(revision, self.entities, id_, name)

    def writers(self, id_: str) -> dict[str, int]:
        """For each replica that wrote to an entity, the greatest number known: what a deletion has seen."""
        entity = self.entities.find(id_) or Entity()
        seen: dict[str, int] = {}
        known = (reference for register in entity.registers.values() for reference in _references(register))
        for rid, number, _ in (*entity.births, *known):
            seen[rid] = max(number, seen.get(rid, 0))
        return seen

    def conflicts(self) -> list[RegisterName]:
        """The registers that are contested: several values stand whose givers did not see each other."""
        return [(id_, name) for id_, names in self.okrs.contested.items() for name in sorted(names)]

    def _show(self, records: Iterable[Record]) -> None:
        meant = (r for r in records if not isinstance(r, Space) or r.id == self._space_id)
        self.okrs = replace(self.okrs.with_records(meant), seen={self.space: self.revision})

    def _show_touched(self, touched: Iterable[str]) -> None:
        records: list[Record] = []
        children: list[Record] = []
        found: dict[str, frozenset[str]] = {}
        for id_ in touched:
            entity = self.entities.get(id_)
            kind = entity.kind if entity else None
            if entity is None or kind is None:
                continue
            self.entities.adopt(id_, entity)
            if record := to_record(kind, id_, self.space, fields(entity)):
                (children if kind in CHILDREN else records).append(record)
                found[id_] = contested_registers(entity) | (
                    self.okrs.contested.get(id_, frozenset()) & {CHECK_INS}
                )
        before = self.okrs
        self._note_contested(found)
        self._show(sorted(records, key=lambda record: self.entities.stamp(record.id)))
        self._show_children(children, {})
        if self.okrs.cut or any(_leads_elsewhere(record, before) for record in records):
            self._cut_circles()

    def _note_contested(self, found: Mapping[str, frozenset[str]]) -> None:
        before = self.okrs.contested
        if any(before.get(id_, frozenset()) != names for id_, names in found.items()):
            kept = {id_: names for id_, names in before.items() if id_ not in found}
            news = {id_: names for id_, names in found.items() if names}
            self.okrs = replace(self.okrs, contested=kept | news)

    def _note_corrections(self, parents: Iterable[str], check_ins: Mapping[str, Any]) -> None:
        """Whether the check-ins of these key results have corrections made beside each other."""
        found = {
            id_: (self.okrs.contested.get(id_, frozenset()) - {CHECK_INS})
            | ({CHECK_INS} if any(rival_corrections(check_ins.get(id_, ()))) else frozenset())
            for id_ in parents
        }
        self._note_contested(found)

    def _children(self, table: str) -> Children:
        found = getattr(self.okrs, table)
        assert isinstance(found, Children)
        return found

    def _put_off(self, touched: Iterable[str]) -> list[str]:
        """What of this must be shown at once: children can wait for somebody to look, where all are new."""
        known = {kind: self._children(TABLES[kind]) for kind in PARENT_FIELD}
        folded: dict[str, dict[str, list[str]]] = {kind: defaultdict(list) for kind in PARENT_FIELD}
        at_once = []
        for id_ in touched:
            entity = self.entities.get(id_)
            first = entity.first if entity else None
            is_plain = first is not None and first.kind in PARENT_FIELD and "fixes" not in first.body
            if entity is None or first is None or not is_plain or entity.registers:
                at_once.append(id_)
                continue
            parent = self.entities.adopt(id_, entity)
            if parent is not None and known[first.kind].is_waiting(parent):
                folded[first.kind][parent].append(id_)
            else:
                at_once.append(id_)
        parts: dict[str, Any] = {TABLES[k]: known[k].with_folded(ids) for k, ids in folded.items()}
        self.okrs = replace(self.okrs, **parts)
        return at_once

    def _recorded(self, ids: Iterable[str]) -> tuple[Record, ...]:
        """The records of children, in the order they were recorded."""
        known = ((id_, self.entities.get(id_)) for id_ in sorted(ids, key=self.entities.stamp))
        records = (to_record(e.kind or "", id_, self.space, fields(e)) for id_, e in known if e)
        return tuple(record for record in records if record is not None and not record.deleted)

    def _show_children(self, records: Iterable[Record], stamps: Mapping[str, Stamp]) -> None:
        """Put immutable records where they belong, each group in the order it was recorded."""
        groups: dict[tuple[str, str], dict[str, Record]] = defaultdict(dict)
        for record in records:
            groups[_group(record)][record.id] = record
        parts: dict[str, Any] = {}
        for (table, parent), news in groups.items():
            part = parts[table] if table in parts else getattr(self.okrs, table).copy()
            parts[table] = part
            self.entities.get(parent)
            known = {record.id: record for record in part.get(parent, ())} | news
            shown = [record for record in known.values() if not record.deleted]
            part[parent] = tuple(
                sorted(shown, key=lambda record: stamps.get(record.id) or self.entities.stamp(record.id))
            )
        self.okrs = replace(self.okrs, **parts, **self._trash_with(groups))
        of_check_ins = [parent for table, parent in groups if table == "check_ins"]
        self._note_corrections(of_check_ins, self.okrs.check_ins)

    def _trash_with(self, groups: Mapping[Any, Mapping[str, Record]]) -> dict[str, Any]:
        hidden = {id_: r for news in groups.values() for id_, r in news.items() if r.deleted}
        back = {id_ for news in groups.values() for id_ in news if id_ in self.okrs.trash} - hidden.keys()
        if not hidden and not back:
            return {}
        return {"trash": {id_: r for id_, r in self.okrs.trash.items() if id_ not in back} | hidden}

    def _cut_circles(self) -> None:
        def age(id_: str) -> Any:
            entity = self.entities.get(id_)
            heads = entity.heads("parent") if entity else []
            return heads[0].stamp if heads else ()

        self.okrs = replace(self.okrs, cut=cut_links(self.okrs, age))

    def changed_documents(self) -> Changed:
        """What the tables do not hold yet."""
        return Unsaved(self.okrs, self.entities, self.dirty).documents()

    def saved(self, changed: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Note that the tables now hold these documents."""
        note_places(self.entities, changed)
        self.dirty.clear()


def _references(register: Register) -> set[Reference]:
    return register.covered | register.heads.keys()


def _leads_elsewhere(record: Record, before: Okrs) -> bool:
    """Whether a record supports, or belongs to, another objective than it did: only that can make a circle."""
    match record:
        case Objective(id=id_, parent=parent, deleted=deleted):
            known = before.objectives.get(id_)
            return known is None or deleted or known.parent != parent
        case KeyResult(id=id_, objective=objective, deleted=deleted):
            holder = before.key_results.get(id_)
            return holder is None or deleted or holder.objective != objective
        case _:
            return False


def _group(record: Record) -> tuple[str, str]:
    table, field = CHILDREN[record.KIND]
    return table, getattr(record, field) or ""
