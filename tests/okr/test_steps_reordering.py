"""Objectives and key results get other places among their siblings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, GoneError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.ordering import between, placed, spread
from okrtui.okr.records import Cycle
from okrtui.okr.steps.reordering import Goal, reorder_goal
from tests.builders import QUARTER, SPACE, applied, author, key_result, objective, okrs_of

NAMES = ("a", "b", "c", "d")
OKRS = okrs_of(
    objective("o", order=("", "i1x")),
    *(key_result(name, "o", order=("o", index)) for name, index in zip(NAMES, spread(4, "xy"), strict=True)),
)
UNORDERED = okrs_of(objective("o"), *(key_result(name, "o") for name in NAMES))


def moved(okrs: Okrs, name: str, place: int) -> Okrs:
    siblings = okrs.key_results_of["o"]
    return applied(okrs, reorder_goal(okrs, author(), siblings, okrs.key_results[name], place))


def names(okrs: Okrs) -> str:
    return "".join(kr.id for kr in okrs.key_results_of["o"])


@pytest.mark.parametrize("okrs", [OKRS, UNORDERED])
def test_a_key_result_comes_to_stand_where_it_is_put(okrs: Okrs) -> None:
    assert names(moved(okrs, "a", 1)) == "bacd"
    assert names(moved(okrs, "d", 0)) == "dabc"
    assert names(moved(okrs, "b", 9)) == "acdb"


def test_one_record_is_written_where_there_is_room_and_its_title_says_which_way() -> None:
    siblings = OKRS.key_results_of["o"]
    down = reorder_goal(OKRS, author(), siblings, OKRS.key_results["a"], 2)
    assert [change.field for change in down.changes if not hasattr(change, "made")] == ["order"]
    assert down.title == "moved “a” down"
    assert reorder_goal(OKRS, author(), siblings, OKRS.key_results["c"], 0).title == "moved “c” up"


@pytest.mark.parametrize(
    ("name", "place", "reason"), [("a", -1, "the first already"), ("d", 4, "the last already")]
)
def test_what_is_first_or_last_already_is_said(name: str, place: int, reason: str) -> None:
    with pytest.raises(BadInputError, match=reason):
        moved(OKRS, name, place)


def test_what_stands_alone_is_closed_or_gone_is_not_moved() -> None:
    siblings: list[Goal] = [OKRS.objectives["o"]]
    with pytest.raises(BadInputError, match="nothing stands beside"):
        reorder_goal(OKRS, author(), siblings, siblings[0], 1)
    closed = OKRS.with_records(
        [Cycle(id="q4", space=SPACE, name="2026-Q4", span=QUARTER.span, phase="closed")]
    )
    with pytest.raises(RefusedError, match="closed"):
        moved(closed, "a", 1)
    step = reorder_goal(OKRS, author(), OKRS.key_results_of["o"], OKRS.key_results["a"], 1)
    with pytest.raises(GoneError):
        step.rule(OKRS.with_records([replace(OKRS.key_results["a"], deleted=True)]))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=30), st.booleans())
def test_places_stay_in_the_order_that_was_wanted(moves: list[tuple[int, int]], is_new: bool) -> None:
    things = {name: "~" if is_new else index for name, index in zip("abcdef", spread(6, "xy"), strict=True)}
    wanted = sorted(things)
    for taken, place in moves:
        name = wanted.pop(taken)
        wanted.insert(place, name)
        indices = placed([things[each] for each in wanted], place, "xy")
        things = dict(zip(wanted, indices, strict=True))
        assert sorted(things, key=lambda each: things[each]) == wanted


def test_only_the_moved_one_changes_where_there_is_room() -> None:
    low, high = spread(2, "xy")
    assert placed([low, "~", high], 1, "zz") == [low, between(low, high, "zz"), high]
