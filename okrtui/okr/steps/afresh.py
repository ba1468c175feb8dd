"""A fresh start: what a team's OKRs show now as new records of a new space; its history stays behind.

What was deleted, and what was corrected, is in none of them (share protocol §7).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import convert, json
from msgspec.structs import replace

from okrtui.okr.encoding import fields_of
from okrtui.okr.errors import RefusedError
from okrtui.okr.lineage import CARRY
from okrtui.okr.okrs import Okrs
from okrtui.okr.progress import corrections
from okrtui.okr.records import CheckIn, Cycle, Person, Record, Review, Space
from okrtui.okr.references import translate
from okrtui.okr.steps.step import Add, Author, Change, Ids, Made, Step, changes_of, step

BELONGS = {
    "key_result": "objective", "check_in": "key_result", "target_change": "key_result",
    "health_reading": "metric", "win": "about", "comment": "about", "decision": "about", "review": "cycle",
}  # fmt: skip
"""What says nothing without what it belongs to, and the field that names that."""


class Afresh(NamedTuple):
    """The first step of the new space, and the id each record that goes along has there."""

    step: Step
    ids: Mapping[str, str]


def begin_afresh(before: Okrs, author: Author) -> Afresh:
    """All that the OKRs of one space show, once more; the author is of the new space, and who they were.

    Outside the program a record goes by the id it had: scripts and files that name it go on to do so.
    """
    gone = {old: instead.id for of in before.check_ins.values() for old, instead in corrections(of).items()}
    going = {record.id: record for record in _going(before, gone)}
    made = dict[str, Made]()
    for record in going.values():
        _make(record, going, author.ids, made)
    ids = {id_: made[gone.get(id_, id_)].id for id_ in (*going, *gone) if gone.get(id_, id_) in made}
    adds = [Add(_copied(record, ids, author.space, made[id_]), made[id_]) for id_, record in going.items()]
    name = next((space.name for space in before.spaces.values()), "")

    def rule(okrs: Okrs) -> None:
        if author.space in okrs.spaces:
            raise RefusedError(f"“{name}” began afresh already")

    if author.person not in ids:
        raise RefusedError(f"you are in the trash of “{name}”: restore yourself first")
    me = replace(author, person=ids[author.person])
    return Afresh(step(Okrs(), me, f"began “{name}” afresh", *adds, rule=rule), ids)


def follow(okrs: Okrs, author: Author, ids: Mapping[str, str], name: str) -> Step | None:
    """What of my private space names records of a team that began afresh names them where they are now."""
    mine = (r for r in okrs.records() if r.space == author.space and not r.IMMUTABLE)
    changes = [change for record in mine for change in _followed(record, ids)]
    if not changes:
        return None
    return step(okrs, author, f"followed “{name}” to where it began afresh", *changes, rule=lambda _: None)


def _going(okrs: Okrs, gone: Mapping[str, str]) -> Iterator[Record]:
    """What is neither deleted nor corrected, itself or with what it belongs to."""
    shown = {r.id: r for r in okrs.records() if not r.deleted and r.id not in gone}

    def is_going(record: Record, below: frozenset[str]) -> bool:
        about = getattr(record, BELONGS.get(record.KIND, ""), None)
        if about is None:
            return True
        holder = shown.get(gone.get(about, about))
        return holder is not None and holder.id not in below and is_going(holder, below | {holder.id})

    return (record for record in shown.values() if is_going(record, frozenset({record.id})))


def _make(record: Record, going: Mapping[str, Record], ids: Ids, made: dict[str, Made]) -> Made:
    """The new id, by a natural key: the one it had, made of new ids; else by the id it had."""
    if record.id not in made:
        key = _key_of(record, going)
        if key[:1] != ["id"]:
            key = [_make(going[part], going, ids, made).id if part in going else part for part in key]
        made[record.id] = ids.keyed(record.KIND, *key)
    return made[record.id]


def _key_of(record: Record, going: Mapping[str, Record]) -> list[str]:
    """The natural key that goes along: that of an imported row does not, it holds texts as they were then."""
    match record:
        case Space():
            return []
        case Cycle(name=name) if _is_alone(name, going.values()):
            return [name]
    match json.decode(record.key, type=list[str]) if record.key is not None else []:
        case [str() as word, _, _] as key if word in (CARRY, "id"):
            return key
        case [_, _] as key if isinstance(record, Review):
            return key
        case _:
            return ["id", record.KIND, record.id]


def _is_alone(name: str, going: Iterable[Record]) -> bool:
    return sum(isinstance(other, Cycle) and other.name == name for other in going) == 1


def _copied(record: Record, ids: Mapping[str, str], space: str, made: Made) -> Record:
    copy = _renamed(record, ids.get)
    match copy:
        case CheckIn():
            copy = replace(copy, fixes=None)
        case Person():
            copy = replace(copy, devices=())
    return replace(copy, id=made.id, space=space, key=made.key)


def _renamed(record: Record, name: Callable[[str], str | None]) -> Record:
    """The record with other ids in the place of those it names."""
    document: dict[str, Any] = fields_of(record)
    translate(document, record.KIND, lambda field, kinds, id_: name(id_))
    return convert(document, type(record))


def _followed(record: Record, ids: Mapping[str, str]) -> tuple[Change, ...]:
    renamed = _renamed(record, lambda id_: ids.get(id_, id_))
    named = {name: getattr(renamed, name) for name in type(record).__struct_fields__ if name not in _OWN}
    return changes_of(record, {n: value for n, value in named.items() if value != getattr(record, n)})


_OWN = frozenset({"id", "space", "deleted", "key"})
