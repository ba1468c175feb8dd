import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr import alignment
from okrtui.okr.errors import RefusedError
from tests.builders import key_result, objective, okrs_of, unit


def test_a_parent_may_be_an_objective_or_a_key_result() -> None:
    okrs = okrs_of(
        objective("company"), key_result("kr", "company"), objective("a", parent="company"),
        objective("b", parent="kr"),
    )  # fmt: skip
    assert [alignment.supported(okrs, okrs.objectives[o]) for o in "ab"] == [okrs.objectives["company"]] * 2


def test_what_an_objective_supports_is_told_up_to_the_root() -> None:
    okrs = okrs_of(objective("a", parent="b"), objective("b", parent="c"), objective("c"))
    assert [above.id for above in alignment.upwards(okrs, okrs.objectives["a"])] == ["b", "c"]


@pytest.mark.parametrize("parent", ["a", "b", "kr"])
def test_a_circle_is_refused_in_words(parent: str) -> None:
    okrs = okrs_of(
        objective("a", title="Up"), objective("b", title="Down", parent="a"), key_result("kr", "b")
    )
    with pytest.raises(RefusedError, match=r"circle: “Up” →"):
        alignment.require_no_circle(okrs, okrs.objectives["a"], parent)


def test_a_parent_that_is_not_known_makes_no_circle() -> None:
    okrs = okrs_of(objective("a"))
    alignment.require_no_circle(okrs, okrs.objectives["a"], "elsewhere")


def test_a_unit_never_stands_below_itself() -> None:
    okrs = okrs_of(unit("a"), unit("b", parent="a"))
    with pytest.raises(RefusedError, match="below itself"):
        alignment.require_no_unit_circle(okrs, okrs.units["a"], "b")
    alignment.require_no_unit_circle(okrs, okrs.units["b"], "a")


def test_of_a_circle_the_youngest_link_is_cut() -> None:
    okrs = okrs_of(objective("a", parent="b"), objective("b", parent="c"), objective("c", parent="a"))
    assert alignment.cut_links(okrs, {"a": 1, "b": 9, "c": 3}.__getitem__) == {"b"}


@given(st.lists(st.integers(0, 11), min_size=12, max_size=12), st.permutations(range(12)))
def test_after_cutting_no_circle_is_left_whatever_the_links(links: list[int], ages: list[int]) -> None:
    okrs = okrs_of(*(objective(str(n), parent=str(link)) for n, link in enumerate(links)))
    cut = alignment.cut_links(okrs, lambda id_: ages[int(id_)])
    for start in range(12):
        seen, node = set(), start
        while str(node) not in cut:
            assert node not in seen, "a circle is left"
            seen.add(node)
            node = links[node]


@given(st.lists(st.integers(-1, 11), min_size=12, max_size=12))
def test_only_circles_are_cut(links: list[int]) -> None:
    okrs = okrs_of(*(objective(str(n), parent=str(link)) for n, link in enumerate(links)))
    for id_ in alignment.cut_links(okrs, lambda id_: id_):
        path, node = [], int(id_)
        while node >= 0 and node not in path:
            path.append(node)
            node = links[node]
        assert node == int(id_), "a link was cut that lies on no circle"


def test_the_title_of_what_is_supported() -> None:
    okrs = okrs_of(objective("a", title="Up"), objective("b", parent="a"))
    assert alignment.parent_title(okrs, okrs.objectives["b"]) == "Up"
    assert alignment.parent_title(okrs, okrs.objectives["a"]) == ""
