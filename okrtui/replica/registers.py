"""Entities as sets of registers: the state is the same whatever order operations arrive in (I1).

A register remembers the operations nobody has named yet (its heads) and the references that were named
(covered). An operation is a head exactly when it was taken in and is not covered, so folding one twice, or
after the operation that replaced it, changes nothing: there is nothing to get wrong about order.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from msgspec import Struct, field

from okrtui.replica.canonical import Value, canonical
from okrtui.replica.commits import Commit
from okrtui.replica.operations import DELETED, New, Operation, Reference, Set, proves_its_maker

Stamp = tuple[int, str, int, str]
"""K of the protocol: (t, replica, number, cid); the greatest wins."""


class Head(NamedTuple):
    """One operation that nobody has replaced, with the value it gave."""

    stamp: Stamp
    value: Value
    born: bool = False

    @property
    def reference(self) -> Reference:
        """How later operations name it."""
        return reference(self.stamp)


class Birth(Struct, gc=False):
    """One `new` of an entity: its stamp, kind, first values, and the natural key if it has one."""

    stamp: Stamp
    kind: str
    body: dict[str, Value]
    key: str | None = None


class Register(Struct, gc=False):
    """The heads given by `set`, and every reference that a `set` has named."""

    heads: dict[Reference, Head] = field(default_factory=dict)
    covered: set[Reference] = field(default_factory=set)


class Entity(Struct, gc=False):
    """All that is known of one id; `births` are several only for natural keys.

    `first` is the birth of the smallest stamp: of an immutable kind, the one whose body counts.
    """

    births: dict[Reference, Birth] = field(default_factory=dict)
    registers: dict[str, Register] = field(default_factory=dict)
    first: Birth | None = None

    @classmethod
    def of(cls, births: dict[Reference, Birth], registers: dict[str, Register]) -> "Entity":
        """The entity of these births and registers."""
        return cls(births, registers, min(births.values(), key=lambda birth: birth.stamp, default=None))

    @property
    def kind(self) -> str | None:
        """The kind, or None while only sets have arrived."""
        first = self.first
        return first.kind if first else None

    def fields(self) -> set[str]:
        """The names of all registers ever given a value."""
        return {name for birth in self.births.values() for name in birth.body} | self.registers.keys()

    def heads(self, name: str) -> list[Head]:
        """Every head of a register, the winner first.

        A value that somebody set wins over first values, which several people may have given alike.
        """
        register = self.registers.get(name)
        covered = register.covered if register else ()
        born = (
            Head(birth.stamp, birth.body[name], born=True)
            for place, birth in self.births.items()
            if name in birth.body and place not in covered
        )
        given = register.heads.values() if register else ()
        return sorted((*given, *born), key=lambda head: (not head.born, head.stamp), reverse=True)

    def value(self, name: str) -> Value:
        """What the register shows: the winner's value, None when it was never set or cleared."""
        if name not in self.registers and len(self.births) == 1:
            return next(iter(self.births.values())).body.get(name)
        heads = self.heads(name)
        return heads[0].value if heads else None

    def rivals(self, name: str) -> list[Head]:
        """The set heads of a register in conflict (different values, unseen by each other), else none."""
        register = self.registers.get(name)
        if register is None or len(register.heads) < 2:
            return []
        given = [head for head in self.heads(name) if not head.born]
        return given if len({canonical(_meant(name, head.value)) for head in given}) > 1 else []


def _meant(name: str, value: Value) -> Value:
    """What a value says: two deletions say the same, whatever each knew of the entity."""
    return value is not None if name == DELETED else value


def reference(stamp: Stamp) -> Reference:
    """The short name of the operation with this stamp."""
    _, rid, number, cid = stamp
    return (rid, number, cid[:16])


def unseen_by_deletion(entity: Entity) -> set[Reference]:
    """What was done to a deleted entity by somebody who did not know of the deletion, nor it of them.

    Each deletion says how far it knew every replica; what its own replica did is no surprise to it.
    """
    register = entity.registers.get(DELETED)
    if register is None or entity.value(DELETED) is None:
        return set()
    deletions = [head for head in register.heads.values() if head.value is not None]
    own = {head.stamp[1] for head in deletions}
    known = _known_to(head.value for head in deletions)
    others = (each for name, each in entity.registers.items() if name != DELETED)
    done = {*entity.births, *(place for each in others for place in (*each.heads, *each.covered))}
    return {place for place in done if place[0] not in own and place[1] > known.get(place[0], 0)}


def _known_to(deletions: Iterable[Value]) -> dict[str, int]:
    """How far the deletions together knew each replica; one that does not say knew nothing."""
    known: dict[str, int] = {}
    for value in deletions:
        seen = value.get("seen") if isinstance(value, dict) else None
        for rid, number in seen.items() if isinstance(seen, dict) else ():
            if isinstance(number, int):
                known[rid] = max(number, known.get(rid, 0))
    return known


def stamps(commit: Commit) -> Iterable[tuple[Stamp, Operation]]:
    """The commit's operations, each with its stamp."""
    for number, operation in enumerate(commit.operations, commit.opening.a):
        yield (operation.t, commit.rid, number, commit.cid), operation


class Entities(Protocol):
    """Where a fold finds entities and puts new ones; a dict will do."""

    def get(self, id_: str, /) -> Entity | None:
        """The entity with this id, None when there is none yet."""

    def __setitem__(self, id_: str, entity: Entity, /) -> None:
        """Put a new entity there."""


def fold(entities: Entities, space: str, commit: Commit) -> set[str]:
    """Take a commit into the entities; the ids it touched. A second time changes nothing."""
    touched = set()
    for stamp, operation in stamps(commit):
        match operation:
            case New() if proves_its_maker(operation, space, commit.rid):
                _fold_new(_entity(entities, operation.e), stamp, operation)
            case Set():
                _fold_set(_entity(entities, operation.e), stamp, operation)
            case _:
                continue
        touched.add(operation.e)
    return touched


def _entity(entities: Entities, id_: str) -> Entity:
    entity = entities.get(id_)
    if entity is None:
        entity = entities[id_] = Entity()
    return entity


def _fold_new(entity: Entity, stamp: Stamp, new: New) -> None:
    place = reference(stamp)
    if place in entity.births:
        return
    birth = Birth(stamp, new.y, new.b, new.key if isinstance(new.key, str) else None)
    entity.births[place] = birth
    if entity.first is None or stamp < entity.first.stamp:
        entity.first = birth


def _fold_set(entity: Entity, stamp: Stamp, change: Set) -> None:
    register = entity.registers.get(change.f)
    if register is None:
        register = entity.registers[change.f] = Register()
    for seen in change.o:
        register.covered.add(seen)
        register.heads.pop(seen, None)
    place = reference(stamp)
    if place not in register.covered:
        register.heads[place] = Head(stamp, change.v)
