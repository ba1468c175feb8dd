import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import NotFoundError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import (
    KINDS,
    CheckIn,
    Comment,
    KeyResult,
    Objective,
    Person,
    Record,
    Unit,
    Whose,
)
from tests.builders import SPACE, TODAY, check_in, key_result, objective, okrs_of, person, unit


def test_a_record_takes_the_place_of_the_one_with_its_id() -> None:
    okrs = okrs_of(objective("a", title="before")).with_records([objective("a", title="after")])
    assert okrs.objectives["a"].title == "after"


def test_the_okrs_before_stay_as_they_were() -> None:
    before = okrs_of(objective("a", title="before"))
    before.with_records([objective("a", title="after"), check_in("1", "k", TODAY)])
    assert before.objectives["a"].title == "before"
    assert "k" not in before.check_ins


def test_what_is_deleted_moves_to_the_trash_and_back() -> None:
    one = objective("a")
    gone = okrs_of(one).with_records([msgspec.structs.replace(one, deleted=True)])
    assert "a" not in gone.objectives
    assert gone.trash["a"].id == "a"
    back = gone.with_records([one])
    assert back == okrs_of(one)


def test_a_deleted_check_in_leaves_its_siblings() -> None:
    first, second = check_in("1", "k", TODAY), check_in("2", "k", TODAY)
    okrs = okrs_of(first, second).with_records([msgspec.structs.replace(first, deleted=True)])
    assert okrs.check_ins["k"] == (second,)
    assert "1" in okrs.trash


def test_children_are_found_by_what_they_belong_to() -> None:
    comment = Comment(id="c", space=SPACE, about="a", text="why?")
    assert okrs_of(objective("a"), comment).comments["a"] == (comment,)


def test_key_results_stand_in_their_order_and_those_without_one_behind() -> None:
    okrs = okrs_of(
        key_result("z", order=("boring", "a")), key_result("none"), key_result("y", order=("boring", "b"))
    )
    assert [kr.id for kr in okrs.key_results_of["boring"]] == ["z", "y", "none"]


def test_any_record_can_be_asked_for_by_id() -> None:
    okrs = okrs_of(objective("a"), check_in("1", "k", TODAY))
    assert [okrs.get(i) for i in ("a", "1", "nobody", None)] == [
        okrs.objectives["a"], okrs.check_ins["k"][0], None, None,
    ]  # fmt: skip


def test_what_is_not_there_is_named_in_the_error() -> None:
    with pytest.raises(NotFoundError, match="that objective is no longer there"):
        okrs_of().find(Objective, "x")


def test_a_key_result_without_an_owner_is_its_objectives_owners() -> None:
    okrs = okrs_of(
        objective("a", owner="ken"),
        key_result("k", "a"),
        key_result("l", "a", owner="mei"),
        key_result("m", "x"),
    )
    assert [okrs.owner_of(okrs.key_results[k]) for k in "klm"] == ["ken", "mei", None]


def test_the_cycle_of_a_key_result_is_its_objectives() -> None:
    okrs = okrs_of(objective("a"), objective("b", cycle=None), key_result("k", "a"), key_result("l", "b"))
    assert [okrs.cycle_of(r) for r in (okrs.key_results["k"], okrs.key_results["l"])] == [
        okrs.cycles["q4"],
        None,
    ]


def test_names_of_units_and_persons() -> None:
    okrs = okrs_of(unit("sre", name="SRE"))
    assert [okrs.whose_name(w) for w in (Whose(unit="sre"), Whose(person="ken"), Whose())] == [
        "SRE",
        "Ken",
        "",
    ]


def test_every_record_is_told_once() -> None:
    records = (objective("a"), key_result("k", "a"), check_in("1", "k", TODAY), unit("u"))
    ids = [record.id for record in okrs_of(*records).records()]
    assert sorted(ids) == sorted({*ids})
    assert {"a", "k", "1", "u"} <= set(ids)


def test_the_revision_does_not_make_okrs_differ() -> None:
    assert Okrs.of([objective("a")], {SPACE: 1}) == Okrs.of([objective("a")], {SPACE: 2})


SOME_OF_ALL = okrs_of(
    objective("a"), objective("gone", deleted=True), key_result("k", "a"), unit("u"),
    check_in("1", "k", TODAY), check_in("2", "k", TODAY, deleted=True),
    Comment(id="c", space=SPACE, about="a", text="why?"),
)  # fmt: skip


@given(st.sets(st.sampled_from([kind for name, kind in KINDS.items() if name != "space"])))
def test_the_records_of_some_kinds_are_those_among_all(kinds: set[type[Record]]) -> None:
    found = [record.id for record in SOME_OF_ALL.of_kinds(*kinds)]
    assert found == [record.id for record in SOME_OF_ALL.records() if type(record) in kinds]


def test_the_records_of_some_kinds_include_those_in_the_trash() -> None:
    assert [o.id for o in SOME_OF_ALL.of_kinds(Objective)] == ["a", "gone"]
    assert [c.id for c in SOME_OF_ALL.of_kinds(CheckIn, Unit)] == ["u", "1", "2"]


def test_a_key_result_of_no_objective_stands_below_none() -> None:
    okrs = okrs_of(objective("a"), key_result("k", "a"), KeyResult(id="loose", space=SPACE))
    assert [kr.id for group in okrs.key_results_of.values() for kr in group] == ["k"]


def test_the_objectives_of_a_cycle_stand_in_their_order_and_the_backlog_by_itself() -> None:
    okrs = okrs_of(
        objective("b", order=("", "m")), objective("a", order=("", "t")), objective("later", cycle=None)
    )
    assert {cycle: [o.id for o in group] for cycle, group in okrs.objectives_in.items()} == {
        "q4": ["b", "a"],
        "": ["later"],
    }


def test_objectives_and_key_results_share_one_set_of_short_ids() -> None:
    okrs = okrs_of(objective("abcdefgh"), key_result("abcdxyzw", "abcdefgh"), unit("abcdeeee"))
    assert okrs.short_ids == {"abcdefgh": "abcde", "abcdxyzw": "abcdx"}


def test_a_person_keeps_the_name_in_the_trash_and_nobody_has_none() -> None:
    okrs = okrs_of(
        person("zoe", deleted=True), Person(id="no-name", space=SPACE), objective("gone", deleted=True)
    )
    assert [okrs.person_name(id_) for id_ in ("mei", "zoe", "no-name", "gone", "who?", None)] == [
        "Mei", "Zoe", "", "", "", "",
    ]  # fmt: skip
