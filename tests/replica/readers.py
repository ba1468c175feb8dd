"""Readers of histories: the fold of okrtui, and the smallest that the protocol tells, with its mutants."""

from collections import defaultdict
from typing import Any, Protocol

import msgspec

from okrtui.replica.canonical import Value, canonical
from okrtui.replica.commits import Commit
from okrtui.replica.operations import DELETED, New, Reference, Set, proves_its_maker
from okrtui.replica.registers import Entity, Stamp, fold, reference, stamps
from okrtui.workspace.documents import from_document, to_document
from tests.replica.histories import YEAR_2099
from tests.replica.signers import SPACE

View = dict[tuple[str, str], Any]


class Reader(Protocol):
    """Somebody who takes commits in one by one, and may be restarted."""

    def take(self, commit: Commit) -> None: ...
    def restart(self) -> None: ...
    def view(self) -> View: ...


class App:
    """The fold of okrtui; a restart writes documents as JSON and reads them again."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}

    def take(self, commit: Commit) -> None:
        fold(self.entities, SPACE, commit)

    def restart(self) -> None:
        self.entities = {id_: reloaded(entity) for id_, entity in self.entities.items()}

    def view(self) -> View:
        """The heads of each register, the winner first, and whether they are in conflict."""
        return {
            (id_, name): (
                [(head.stamp, canonical(head.value)) for head in entity.heads(name)],
                sorted(head.stamp for head in entity.rivals(name)),
            )
            for id_, entity in self.entities.items()
            for name in entity.fields()
        }


def reloaded(entity: Entity) -> Entity:
    document = msgspec.json.decode(msgspec.json.encode(to_document(entity)))
    return from_document(entity.kind or "waiting", document)


def said(name: str, value: Value) -> Value:
    """Two deletions say the same, whatever each knew."""
    return value is not None if name == DELETED else value


class Tiny:
    """The fold as the protocol tells it, in as few words as there are; and with a mistake, a mutant of it."""

    def __init__(self, mistake: str = "") -> None:
        self.mistake = mistake
        self.given: dict[tuple[str, str], dict[Reference, tuple[bool, Stamp, Value]]] = defaultdict(dict)
        self.named: dict[tuple[str, str], set[Reference]] = defaultdict(set)
        self.numbers: set[tuple[str, int]] = set()

    def take(self, commit: Commit) -> None:
        for stamp, operation in stamps(commit):
            if self.mistake == "duplicates by (rid, number)" and stamp[1:3] in self.numbers:
                continue
            self.numbers.add(stamp[1:3])
            if self.mistake == "future stamps refused" and stamp[0] >= YEAR_2099:
                continue
            match operation:
                case New(e=id_, b=body) if proves_its_maker(operation, SPACE, commit.rid):
                    for name, value in body.items():
                        self.given[id_, name][reference(stamp)] = (False, stamp, value)
                case Set(e=id_, f=name, v=value, o=seen):
                    self._name(id_, name, seen)
                    self.given[id_, name][reference(stamp)] = (True, stamp, value)

    def _name(self, id_: str, name: str, seen: tuple[Reference, ...]) -> None:
        match self.mistake:
            case "o ignored":
                return
            case "no pending references":
                self.named[id_, name] |= {place for place in seen if place in self.given[id_, name]}
            case _:
                self.named[id_, name] |= set(seen)

    def restart(self) -> None:
        if self.mistake == "named forgotten at a restart":
            for register, places in self.named.items():
                self.given[register] = {p: g for p, g in self.given[register].items() if p not in places}
            self.named.clear()

    def view(self) -> View:
        shown = {}
        for register, given_ in self.given.items():
            heads = [g for place, g in given_.items() if place not in self.named[register]]
            heads.sort(key=lambda head: head[:2], reverse=True)
            rivals = [head for head in heads if head[0]]
            in_conflict = len({canonical(said(register[1], value)) for _, _, value in rivals}) > 1
            shown[register] = (
                [(stamp, canonical(value)) for _, stamp, value in heads],
                sorted(stamp for _, stamp, _ in rivals) if in_conflict else [],
            )
        return shown
