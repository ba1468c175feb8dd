"""Several records in one step, handing over, and what may be supported."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import BadInputError, OkrError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Objective, Whose
from okrtui.okr.steps.objectives import support
from okrtui.okr.steps.owning import hand_over
from okrtui.okr.steps.step import Author
from okrtui.okr.steps.together import together
from okrtui.okr.steps.trash import delete, drop
from okrtui.okr.supporting import may_support, supporters_of_all
from tests.builders import applied, author, key_result, objective, okrs_of, unit


def test_several_steps_are_one_with_one_title() -> None:
    okrs = okrs_of(objective("o"), key_result("a", "o"), key_result("b", "o"))
    me = author()
    step = together([drop(okrs, me, okrs.key_results[id_]) for id_ in "ab"], "dropped 2")
    after = applied(okrs, step)
    assert step.title == "dropped 2"
    assert {kr.state for kr in after.key_results.values()} == {"dropped"}


def test_none_of_them_is_taken_when_one_rule_no_longer_holds() -> None:
    okrs = okrs_of(objective("o"), objective("p"))
    step = together([delete(okrs, author(), o) for o in okrs.objectives.values()])
    with pytest.raises(OkrError):
        step.rule(okrs_of(objective("o")))


def test_steps_of_two_spaces_and_no_steps_are_refused() -> None:
    okrs = okrs_of(objective("o"))
    here = author()
    there = Author(here.person, "other", here.now, here.ids)
    with pytest.raises(RefusedError, match="several teams"):
        together([drop(okrs, here, okrs.objectives["o"]), drop(okrs, there, okrs.objectives["o"])])
    with pytest.raises(BadInputError, match="nothing is marked"):
        together([])


def test_handing_over_says_to_whom_and_refuses_what_is_so_already() -> None:
    okrs = okrs_of(objective("o", title="Boring"))
    step = hand_over(okrs, author(), okrs.objectives["o"], "ken")
    assert step.title == "handed “Boring” to Ken"
    assert applied(okrs, step).objectives["o"].owner == "ken"
    with pytest.raises(RefusedError, match="Mei’s already"):
        hand_over(okrs, author(), okrs.objectives["o"], "mei")
    with pytest.raises(OkrError, match="that person is no longer there"):
        hand_over(okrs, author(), okrs.objectives["o"], "stranger")


LEVELS = st.sampled_from(("company", "department", "team"))


@given(st.lists(st.tuples(LEVELS, st.integers(-1, 4)), min_size=1, max_size=5), st.integers(0, 4))
def test_what_is_offered_is_exactly_what_the_rule_takes(shape: list[tuple[str, int]], which: int) -> None:
    units = [unit(f"u{n}", level=level) for n, (level, _) in enumerate(shape)]
    objectives = [
        objective(f"o{n}", for_=Whose(unit=f"u{n}"), parent=f"o{above}" if 0 <= above < n else None)
        for n, (_, above) in enumerate(shape)
    ]
    okrs = okrs_of(*units, *objectives, *(key_result(f"k{n}", f"o{n}") for n in range(len(shape))))
    tied = okrs.objectives[f"o{which % len(shape)}"]
    offered = {record.id for record in may_support(okrs, tied)}
    taken = {id_ for id_ in (*okrs.objectives, *okrs.key_results) if _is_taken(okrs, tied, id_)}
    assert offered == taken


def _is_taken(okrs: Okrs, tied: Objective, parent: str) -> bool:
    try:
        support(okrs, author(), tied, parent)
    except RefusedError:
        return False
    return True


def test_supporters_end_where_a_circle_was_cut() -> None:
    okrs = okrs_of(objective("a", parent="b"), objective("b", parent="a"))
    cut = type(okrs)(**{**{f: getattr(okrs, f) for f in okrs.__struct_fields__}, "cut": frozenset({"a"})})
    assert supporters_of_all(cut, "a") == {"a", "b"}
