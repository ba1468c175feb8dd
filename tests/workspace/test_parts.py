"""Single rooms of the workspace, where the whole seldom leads."""

import gc
from pathlib import Path

import msgspec
import pytest

from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.records import CheckIn, Idea
from okrtui.okr.steps.step import Add, Change
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import delete
from okrtui.replica.operations import New, Set, Unknown, fresh_id
from okrtui.replica.registers import Entity, Stamp, fold
from okrtui.workspace.children import Children
from okrtui.workspace.documents import to_document
from okrtui.workspace.entities import Entities
from okrtui.workspace.home import Home
from okrtui.workspace.layout import files_at_start
from okrtui.workspace.translate import Place, place_of
from okrtui.workspace.undoing import Ledger, Past, is_newest, reversals, stacks
from tests.replica.signers import SPACE, Replica
from tests.workspace.desk import (
    NOW,
    Desk,
    checked_in,
    key_result,
    last_quarter,
    objective,
    old_quarter,
    unite,
)

ANN = Replica("ann")


# -- children


def check_in(id_: str) -> CheckIn:
    return CheckIn(id=id_, space=SPACE)


def test_children_are_a_mapping_whose_copies_change_on_their_own() -> None:
    document = msgspec.Raw(msgspec.json.encode({"check_ins": {"c1": {"confidence": 7, "_merge": {}}}}))
    children = Children("check_ins", SPACE, lambda ids: tuple(map(check_in, ids)))
    known = children.with_encoded({"k1": document}).with_folded({"k2": ["c2"]})
    assert [known.is_waiting(key) for key in ("k1", "k2", "k3")] == [False, False, True]
    copy = known.copy()
    del copy["k1"]
    copy["k3"] = (check_in("c3"),)
    assert (set(known), set(copy)) == ({"k1", "k2"}, {"k2", "k3"})
    assert (len(known), len(copy)) == (2, 2)
    assert [child.id for child in known["k1"]] == ["c1"]
    assert known["k1"][0].confidence == 7
    assert copy["k2"] == (check_in("c2"),)
    assert copy.get("k1", ()) == ()
    with pytest.raises(KeyError):
        known["k3"]


# -- entities


def raw(entity: Entity) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(to_document(entity)))


def entity_of(*operations: New | Set) -> Entity:
    found: dict[str, Entity] = {}
    fold(found, SPACE, Replica("ann").commit(*operations))
    (entity,) = found.values()
    return entity


def test_two_accounts_of_one_entity_are_joined() -> None:
    """One was folded from the log before the file with the other was opened."""
    bob = Replica("bob")
    first = ANN.commit(Set("e", "title", "one", (), 1), Set("e", "why", "because", (), 1))
    second = bob.commit(Set("e", "title", "two", ((ANN.rid, first.opening.a, first.cid[:16]),), 2))
    third = bob.commit(Set("e", "link", "x", (), 3))
    whole: dict[str, Entity] = {}
    for commit in (first, second, third):
        fold(whole, SPACE, commit)
    stored: dict[str, Entity] = {}
    fold(stored, SPACE, first)
    entities = Entities()
    fold(entities, SPACE, second)
    fold(entities, SPACE, third)
    entities.take("space", {"waiting": {"e": raw(stored["e"])}})
    assert entities.get("e") == whole["e"]


def test_a_child_belongs_to_the_parent_of_its_first_birth() -> None:
    entities = Entities()
    for parent in ("k1", "k2"):
        body = {"key_result": parent}
        nonce = "0" * 16
        child = entity_of(New(fresh_id(ANN.rid, nonce), "check_in", body, 1, n=nonce))
        entities["c"] = child
        assert entities.adopt("c", child) == parent
    assert (entities.parents["c"], entities.children["k1"], entities.children["k2"]) == ("k2", set(), {"c"})
    assert entities.adopt("o", entity_of(Set("o", "title", "x", (), 1))) is None


# -- the layout


@pytest.mark.parametrize("cycle", ["../../etc/passwd", "c" * 26, "", "C" * 26, None, 5, ["x"]])
def test_no_file_is_named_by_text_that_is_no_cycle_s_id(home: Home, cycle: object) -> None:
    assert place_of(home.okrs, "objective", {"cycle": cycle}) == Place("space", "objectives")


@pytest.mark.parametrize(
    ("week", "file"),
    [
        ("2026-W47", "weeks-2026"),
        ("٢٠٢٦-W47", "space"),
        ("../x", "space"),
        ("2026-11-20", "weeks-2026"),
        (5, "space"),
    ],
)
def test_no_file_is_named_by_text_that_is_no_year(home: Home, week: object, file: str) -> None:
    assert place_of(home.okrs, "priority", {"week": week}).file == file


def test_a_person_is_no_cycle(home: Home) -> None:
    person = next(iter(home.okrs.people))
    assert place_of(home.okrs, "objective", {"cycle": person}).file == "space"


def test_the_current_and_the_last_cycle_are_opened_at_the_start(home: Home) -> None:
    old, last = old_quarter(home), last_quarter(home)
    current = [c for c in home.okrs_of(home.default).cycles.values() if c.name == "2026-Q4"]
    known = {f"cycle-{c.id}" for c in (old, last, *current)} | {"weeks-2024", "weeks-2026"}
    opened = files_at_start(home.okrs_of(home.default), known, NOW.date())
    assert opened == [f"cycle-{last.id}", f"cycle-{current[0].id}", "weeks-2026"]
    assert files_at_start(home.okrs_of(home.default), known, NOW.date(), current_only=True) == [
        f"cycle-{current[0].id}"
    ]


# -- undo


def test_an_undo_of_what_is_not_the_last_step_counts_for_nothing() -> None:
    ann = Replica("ann")
    one, two = (ann.commit(Set("e", "f", value, (), 1)) for value in (1, 2))
    strange = ann.commit(Set("e", "f", 3, (), 1), undoes=one.cid)
    done, undone = stacks([one, two, strange])
    assert [step.cid for step in done] == [one.cid, two.cid]
    assert undone == []


def test_what_is_not_understood_is_not_taken_back() -> None:
    newer = msgspec.structs.replace(ANN.commit(Set("e", "f", 1, (), 1)), operations=(Unknown("cut", 1),))
    step, ledger = Past((newer,)), Ledger([newer], lambda rid: [newer])
    assert not is_newest(step, lambda id_: Entity(), ledger)
    assert reversals(step, ledger) == []


def test_a_register_whose_former_value_is_not_understood_is_cleared() -> None:
    ann = Replica("ann")
    first = ann.commit(Set("e", "f", 1, (), 1))
    newer = msgspec.structs.replace(first, operations=(Unknown("cut", 1),))
    second = ann.commit(Set("e", "f", 2, ((ann.rid, 1, first.cid[:16]),), 2))
    back = reversals(Past((second,)), Ledger([second], lambda rid: [newer, second]))
    assert [(each.id, each.field, each.value) for each in back] == [("e", "f", None)]


def test_what_is_not_known_here_is_not_the_newest() -> None:
    commit = ANN.commit(Set("e", "f", 1, (), 1))
    assert not is_newest(Past((commit,)), lambda id_: None, Ledger([commit], lambda rid: []))


def test_a_space_by_itself_has_nothing_to_undo_either(home: Home) -> None:
    workspace = home.workspaces[home.default]
    workspace.undo()
    with pytest.raises(RefusedError, match="nothing to undo"):
        workspace.undo()


# -- steps


def test_a_large_record_of_small_values_is_taken_and_one_with_a_large_value_is_not(
    desk: Desk, home: Home
) -> None:
    author = home.author()
    made = author.ids.fresh()
    idea = Idea(id=made.id, space=author.space, title="x" * 40_000, why="y" * 40_000)
    home.perform(take_in(home.okrs, author, "large", [Add(idea, made)]))
    assert desk.open().okrs.ideas[made.id] == idea
    large = msgspec.structs.replace(idea, why="y" * 70_000)
    with pytest.raises(BadInputError, match="why is too large"):
        home.perform(take_in(home.okrs, author, "too large", [Add(large, made)]))


def test_deleting_a_check_in_opens_no_old_cycle(desk: Desk, home: Home) -> None:
    old = old_quarter(home)
    last_quarter(home)
    older = objective(home, "Older", cycle=old.id)
    kr = key_result(home, objective(home))
    made = checked_in(home, kr, 5)
    home.checkpoint()
    window = desk.open()
    window.perform(delete(window.okrs, window.author(), window.okrs.check_ins[kr.id][0]))
    assert made.id in window.okrs.trash
    assert older.id not in window.okrs.objectives
    assert unite(desk.open())["trash"].keys() == {made.id}


def test_a_step_on_what_is_nowhere_is_refused(home: Home) -> None:
    with pytest.raises(RefusedError):
        home.perform(take_in(home.okrs, home.author(), "x", [Change("a" * 26, "title", None, "x")]))


# -- replicas


def test_a_window_takes_over_the_replica_that_another_window_took(
    tmp_path: Path, desk: Desk, home: Home
) -> None:
    kr = key_result(home, objective(home))
    windows = [desk.open(), desk.open()]
    (desk.space / "log").rename(tmp_path / "log")
    (desk.space / "log").mkdir()
    for path in (tmp_path / "log").iterdir():
        (desk.space / "log" / path.name).write_bytes(path.read_bytes())
    for window in windows:
        with pytest.raises(RefusedError, match="do it once more"):
            checked_in(window, kr, 5)
        checked_in(window, kr, 6)
    assert len(windows[1].workspaces[home.default].logs.sizes()) == 2
    assert windows[1].workspaces[home.default].verify()[1] == []
    assert len(desk.open().okrs.check_ins[kr.id]) == 2


# -- opening


def test_opening_leaves_the_collector_as_it_found_it(desk: Desk, home: Home) -> None:
    assert gc.isenabled()
    desk.open()
    assert gc.isenabled()
    gc.disable()
    try:
        desk.open().checkpoint()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_stamp_is_what_the_protocol_calls_k() -> None:
    entity = entity_of(New(fresh_id(ANN.rid, "0" * 16), "objective", {"title": "x"}, 5, n="0" * 16))
    assert entity.first is not None
    stamp: Stamp = entity.first.stamp
    assert (stamp[0], stamp[1], stamp[2], len(stamp[3])) == (5, ANN.rid, 1, 32)
