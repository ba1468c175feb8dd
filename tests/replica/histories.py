"""Histories of three people with wild clocks, who see each other's work late, delete, and restore old backups."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from okrtui.replica.canonical import Value
from okrtui.replica.commits import Commit
from okrtui.replica.operations import (
    DELETED,
    New,
    Operation,
    Reference,
    Set,
    fresh_id,
    natural_id,
    natural_key,
)
from okrtui.replica.registers import Entity, fold
from tests.replica.signers import SPACE, Replica

PEOPLE = ("ann", "bob", "eve")
FIELDS = ("title", "parent", "units/a", "new", "key", "deleted", "")
KINDS = ("objective", "idea", "person", "check_in", "later")
YEAR_1970, YEAR_2026, YEAR_2099 = 0, 1_763_759_016_123, 4_070_908_800_000
CLOCKS = st.one_of(
    st.sampled_from([YEAR_1970, YEAR_2026, YEAR_2099]), st.integers(YEAR_2026 - 3, YEAR_2026 + 3)
)
GIVEN: st.SearchStrategy[Value] = st.one_of(
    st.none(), st.booleans(), st.sampled_from(["a", "b"]), st.just({"x": 1}), st.just([1])
)


@dataclass
class Seen:
    """What one installation knows: the commits it has, and what they fold to."""

    commits: dict[str, Commit] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)

    def take(self, commit: Commit) -> None:
        if commit.cid not in self.commits:
            self.commits[commit.cid] = commit
            fold(self.entities, SPACE, commit)

    def copy(self) -> "Seen":
        fresh = Seen()
        for commit in self.commits.values():
            fresh.take(commit)
        return fresh


@dataclass
class Person:
    """One replica, where it stands, and a backup of it."""

    replica: Replica
    seen: Seen = field(default_factory=Seen)
    nonces: int = 0
    backup: tuple[Seen, int, str | None, int] | None = None

    def heads(self, id_: str, name: str) -> tuple[Reference, ...]:
        entity = self.seen.entities.get(id_)
        return tuple(head.reference for head in entity.heads(name)) if entity else ()

    def commit(self, *operations: Operation) -> Commit:
        commit = self.replica.commit(*operations)
        self.seen.take(commit)
        return commit

    def back_up(self) -> None:
        self.backup = (self.seen.copy(), self.replica.number, self.replica.last, self.nonces)

    def restore(self) -> None:
        """Go on from the backup with the same key and numbers: a fork."""
        if self.backup is not None:
            seen, self.replica.number, self.replica.last, self.nonces = self.backup
            self.seen = seen.copy()


@dataclass
class History:
    """Every commit that was ever made, in the order it was made, and what each author had seen before."""

    commits: list[Commit] = field(default_factory=list)
    known_before: dict[str, frozenset[str]] = field(default_factory=dict)


@st.composite
def histories(draw: st.DrawFn, most: int = 24) -> History:
    """A history of up to `most` acts."""
    history = History()
    people = [Person(Replica(name)) for name in PEOPLE]
    acts = draw(st.lists(st.sampled_from("nNsssspdurrbb<<<"), min_size=1, max_size=most))
    for act in acts:
        who = draw(st.sampled_from(people))
        match act:
            case "b":
                who.back_up()
            case "r":
                who.restore()
            case "<":
                other = draw(st.sampled_from(people))
                for commit in list(other.seen.commits.values()):
                    who.seen.take(commit)
            case _:
                operations = [_operation(draw, act, who) for _ in range(draw(st.integers(1, 2)))]
                known = frozenset(who.seen.commits)
                commit = who.commit(*operations)
                if commit.cid not in history.known_before:
                    history.commits.append(commit)
                    history.known_before[commit.cid] = known
    return history


def _operation(draw: st.DrawFn, act: str, who: Person) -> Operation:
    t = draw(CLOCKS)
    ids = sorted(who.seen.entities)
    if act in "nN" or not ids:
        body = draw(st.dictionaries(st.sampled_from(FIELDS), GIVEN, max_size=3))
        kind = draw(st.sampled_from(KINDS))
        if act == "N":
            key = draw(st.sampled_from(["2026-Q3", "2026-Q4"]))
            return New(natural_id(SPACE, kind, key), kind, body, t, key=natural_key(key))
        who.nonces += 1
        nonce = f"{who.nonces:016x}"
        return New(fresh_id(who.replica.rid, nonce), kind, body, t, n=nonce)
    id_ = draw(st.sampled_from(ids))
    name: str
    value: Value
    match act:
        case "d":
            name, value = DELETED, {"seen": {who.replica.rid: who.replica.number}}
        case "u":
            name, value = DELETED, None
        case "p":
            name, value = "parent", draw(st.sampled_from(ids))
        case _:
            name, value = draw(st.sampled_from(FIELDS)), draw(GIVEN)
    return Set(id_, name, value, who.heads(id_, name), t)
