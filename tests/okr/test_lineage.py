"""The line of an objective through cycles."""

from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.lineage import copy_in, earlier, later, source_of
from okrtui.okr.records import Objective
from tests.builders import key_result, objective, okrs_of
from tests.okr.graded import NEXT

THREE = okrs_of(
    NEXT,
    objective("first", cycle="q3"),
    objective("second", carried_from="first"),
    objective("third", cycle="q1", carried_from="second"),
    objective("beside", cycle="half", carried_from="second"),
    objective("other"),
)


def ids(objectives: tuple[Objective, ...]) -> list[str]:
    return [each.id for each in objectives]


def test_an_objective_is_followed_back_to_the_oldest_and_on_to_the_latest() -> None:
    second = THREE.objectives["second"]
    assert ids(earlier(THREE, THREE.objectives["third"])) == ["first", "second"]
    assert ids(earlier(THREE, second)) == ["first"]
    assert ids(later(THREE, second)) == ["third", "beside"]
    assert ids(later(THREE, THREE.objectives["first"])) == ["second", "third", "beside"]
    assert earlier(THREE, THREE.objectives["first"]) == later(THREE, THREE.objectives["other"]) == ()


def test_a_line_that_begins_before_what_is_known_begins_there() -> None:
    okrs = okrs_of(objective("here", carried_from="long ago"))
    assert earlier(okrs, okrs.objectives["here"]) == ()


@given(st.lists(st.sampled_from("abcde"), min_size=5, max_size=5))
def test_lines_that_run_in_circles_come_to_an_end(sources: list[str]) -> None:
    okrs = okrs_of(
        *(objective(id_, carried_from=source) for id_, source in zip("abcde", sources, strict=True))
    )
    for each in okrs.objectives.values():
        for line in (earlier(okrs, each), later(okrs, each)):
            assert len(set(ids(line)) | {each.id}) == len(line) + 1


def test_what_an_objective_was_carried_into_in_a_cycle() -> None:
    copy = copy_in(THREE, "second", "q1")
    assert copy is not None
    assert copy.id == "third"
    assert copy_in(THREE, "second", "q4") is None
    assert copy_in(THREE, "first", "q1") is None


def test_a_key_result_tells_what_it_was_carried_from_by_its_natural_key() -> None:
    assert source_of(key_result("kr", key='["carry","old","q1"]')) == "old"
    for key in (None, '["id","key_result","37"]', '["carry","old"]', "[", "\ud800", '["carry",1,"q1"]'):
        assert source_of(key_result("kr", key=key)) is None
