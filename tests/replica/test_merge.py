from collections.abc import Callable

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from okrtui.okr.alignment import cut_links, supported_by_link, upwards
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KINDS
from okrtui.replica.canonical import canonical
from okrtui.replica.commits import Commit
from okrtui.replica.operations import New, Set, fresh_id, natural_id, natural_key
from okrtui.replica.registers import Entity, Stamp, fold, stamps
from okrtui.workspace.documents import fields
from okrtui.workspace.translate import to_record
from tests.replica.histories import YEAR_1970, YEAR_2099, History, histories
from tests.replica.readers import App, Reader, Tiny, View, reloaded
from tests.replica.signers import SPACE, Replica


@st.composite
def deliveries(draw: st.DrawFn, history: History) -> list[Commit | None]:
    """All commits in any order, some twice; None where the reader is restarted."""
    again = draw(st.lists(st.sampled_from(history.commits), max_size=4)) if history.commits else []
    restarts: list[Commit | None] = [None] * draw(st.integers(0, 4))
    return draw(st.permutations([*history.commits, *again, *restarts]))


def read(reader: Reader, delivery: list[Commit | None]) -> View:
    for commit in delivery:
        if commit is None:
            reader.restart()
        else:
            reader.take(commit)
    return reader.view()


def require_agreement(data: st.DataObject, make: Callable[[], Reader]) -> None:
    history = data.draw(histories())
    told = read(Tiny(), list(history.commits))
    assert read(make(), data.draw(deliveries(history))) == told


def require_last_edit_wins(data: st.DataObject, make: Callable[[], Reader]) -> None:
    """I7: no operation is a head any more once somebody who had seen it set its register again."""
    history = data.draw(histories())
    view = read(make(), data.draw(deliveries(history)))
    by_cid = {commit.cid: commit for commit in history.commits}
    for commit in history.commits:
        mine = {(o.e, o.f) for o in commit.operations if isinstance(o, Set)}
        for cid in history.known_before[commit.cid]:
            for stamp, operation in stamps(by_cid[cid]):
                for register in mine & registers_of(operation):
                    assert stamp not in [head for head, _ in view[register][0]]


def registers_of(operation: object) -> set[tuple[str, str]]:
    match operation:
        case Set(e=id_, f=name):
            return {(id_, name)}
        case New(e=id_, b=body):
            return {(id_, name) for name in body}
        case _:
            return set()


@settings(max_examples=settings().max_examples * 3)
@given(st.data())
def test_all_readers_agree_whatever_came_when_and_however_often_they_were_restarted(
    data: st.DataObject,
) -> None:
    require_agreement(data, App)


@given(st.data())
def test_an_edit_made_after_seeing_others_wins_over_them_whatever_the_clocks_say(data: st.DataObject) -> None:
    require_last_edit_wins(data, App)


Property = Callable[[st.DataObject, Callable[[], Reader]], None]


def fails(prop: Property, make: Callable[[], Reader], tries: int = 3000) -> bool:
    @settings(max_examples=tries, derandomize=True, database=None, phases=[Phase.generate])
    @given(st.data())
    def run(data: st.DataObject) -> None:
        prop(data, make)

    try:
        run()
    except AssertionError:
        return True
    return False


@pytest.mark.parametrize(
    ("mistake", "prop"),
    [
        ("o ignored", require_last_edit_wins),
        ("o ignored", require_agreement),
        ("no pending references", require_agreement),
        ("named forgotten at a restart", require_agreement),
        ("duplicates by (rid, number)", require_agreement),
        ("future stamps refused", require_agreement),
    ],
)
def test_a_fold_with_a_mistake_is_caught(mistake: str, prop: Property) -> None:
    assert fails(prop, lambda: Tiny(mistake))


def test_the_fold_as_the_protocol_tells_it_is_not_caught() -> None:
    assert not fails(require_agreement, Tiny, tries=200)
    assert not fails(require_last_edit_wins, Tiny, tries=200)


@given(st.data())
def test_documents_keep_everything_that_merging_needs_and_show_what_the_entity_shows(
    data: st.DataObject,
) -> None:
    app = App()
    read(app, data.draw(deliveries(data.draw(histories()))))
    for entity in app.entities.values():
        again = reloaded(entity)
        assert again.births == entity.births
        assert again.registers == entity.registers
        assert canonical(fields(again)) == canonical(fields(entity))


@given(st.data())
def test_no_circle_is_left_after_cutting_and_each_loses_its_youngest_link(data: st.DataObject) -> None:
    app = App()
    read(app, data.draw(deliveries(data.draw(histories()))))
    app.entities |= linked(data, app.entities)
    objectives = {i: e for i, e in app.entities.items() if e.kind in ("objective", "key_result")}
    records = (to_record(e.kind or "", i, SPACE, fields(e)) for i, e in objectives.items())
    okrs = Okrs.of([record for record in records if record])

    def age(id_: str) -> Stamp:
        return objectives[id_].heads("parent")[0].stamp

    cut = cut_links(okrs, age)
    okrs = msgspec.structs.replace(okrs, cut=cut)
    for objective in okrs.objectives.values():
        way = [objective.id]
        for above in upwards(okrs, objective):
            assert above.id not in way
            way.append(above.id)
    for id_ in cut:
        circle = [id_]
        while (higher := supported_by_link(okrs, okrs.objectives[circle[-1]].parent)) and higher.id != id_:
            circle.append(higher.id)
        assert higher is not None
        assert id_ == max(circle, key=age)


def linked(data: st.DataObject, entities: dict[str, Entity]) -> dict[str, Entity]:
    """Key results of some objectives, so that circles may also lead through them."""
    ids = sorted(id_ for id_, entity in entities.items() if entity.kind == "objective")
    eve = Replica("eve")
    more: dict[str, Entity] = {}
    for place, id_ in enumerate(ids):
        nonce = f"{10_000 + place:016x}"
        key_result = fresh_id(eve.rid, nonce)
        news = [New(key_result, "key_result", {"objective": id_}, 1, n=nonce)]
        above = data.draw(st.sampled_from([key_result, *ids]))
        links = [Set(data.draw(st.sampled_from(ids)), "parent", above, (), data.draw(st.integers(1, 9)))]
        fold(entities, SPACE, eve.commit(*news, *links))
        more[key_result] = entities[key_result]
    return more


# -- single sentences of the protocol


def entity_of(*commits: Commit) -> Entity:
    entities: dict[str, Entity] = {}
    for commit in commits:
        fold(entities, SPACE, commit)
    (entity,) = entities.values()
    return entity


def test_two_values_that_nobody_saw_together_are_a_conflict_and_the_later_shows() -> None:
    ann, bob = Replica("ann"), Replica("bob")
    entity = entity_of(ann.commit(Set("e", "f", "a", (), 5)), bob.commit(Set("e", "f", "b", (), 4)))
    assert entity.value("f") == "a"
    assert [head.value for head in entity.rivals("f")] == ["a", "b"]


def test_the_same_value_set_twice_is_no_conflict() -> None:
    ann, bob = Replica("ann"), Replica("bob")
    entity = entity_of(
        ann.commit(Set("e", "f", {"a": [1]}, (), 5)), bob.commit(Set("e", "f", {"a": [1]}, (), 4))
    )
    assert entity.rivals("f") == []


def test_true_and_one_are_two_values() -> None:
    ann, bob = Replica("ann"), Replica("bob")
    entity = entity_of(ann.commit(Set("e", "f", 1, (), 5)), bob.commit(Set("e", "f", True, (), 4)))
    assert len(entity.rivals("f")) == 2


def test_naming_all_heads_settles_a_conflict_even_with_a_clock_in_1970() -> None:
    ann, bob = Replica("ann"), Replica("bob")
    one, other = ann.commit(Set("e", "f", "a", (), YEAR_2099)), bob.commit(Set("e", "f", "b", (), YEAR_2099))
    heads = ((ann.rid, 1, one.cid[:16]), (bob.rid, 1, other.cid[:16]))
    settled = bob.commit(Set("e", "f", "c", heads, YEAR_1970))
    for order in ((one, other, settled), (settled, other, one)):
        entity = entity_of(*order)
        assert entity.value("f") == "c"
        assert entity.rivals("f") == []


def test_first_values_given_by_two_people_alike_are_one_entity_without_a_conflict() -> None:
    id_ = natural_id(SPACE, "cycle", "2026-Q4")
    ann, bob = Replica("ann"), Replica("bob")

    def founded(replica: Replica, phase: str, t: int) -> Commit:
        return replica.commit(New(id_, "cycle", {"phase": phase}, t, key=natural_key("2026-Q4")))

    entity = entity_of(founded(ann, "planning", 1), founded(bob, "active", 2))
    assert entity.value("phase") == "active"
    assert entity.rivals("phase") == []
    assert entity.first is not None
    assert entity.first.body == {"phase": "planning"}


def test_a_new_without_the_proof_of_its_id_leaves_no_trace() -> None:
    entities: dict[str, Entity] = {}
    commit = Replica("ann").commit(New("e" * 26, "objective", {"title": "x"}, 1, n="0" * 16))
    assert fold(entities, SPACE, commit) == set()
    assert entities == {}


def test_nobody_can_replace_the_record_of_another() -> None:
    ann, bob = Replica("ann"), Replica("bob")
    id_ = fresh_id(ann.rid, "0" * 16)
    mine = ann.commit(New(id_, "objective", {"title": "mine"}, 1, n="0" * 16))
    theirs = bob.commit(New(id_, "objective", {"title": "theirs"}, 9, n="0" * 16))
    assert entity_of(theirs, mine).value("title") == "mine"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_register_named_like_a_part_of_documents_is_kept_and_never_shown(kind: str) -> None:
    """I8: what a newer version or a hostile one calls its registers must not disturb this one."""
    ann = Replica("ann")
    id_ = fresh_id(ann.rid, "0" * 16)
    odd = (
        "_merge",
        "_conflicts",
        "check_ins",
        "deleted",
        "id",
        "key",
        "new",
        "set",
        "space",
        "settings",
        "units",
    )
    body = {name: {"x": 5} for name in odd}
    born = ann.commit(
        New(id_, kind, {**body, "settings/": 1, "units/a": 2, "supporters": None}, 1, n="0" * 16)
    )
    for commits in ([born], [born, ann.commit(*(Set(id_, name, True, (), 2) for name in odd))]):
        entity = entity_of(*commits)
        assert reloaded(entity) == entity
        record = to_record(kind, id_, SPACE, fields(entity))
        assert record is not None
        assert (record.id, record.space, record.deleted, record.key) == (id_, SPACE, False, None)
