"""Whose OKRs are looked at: what belongs to a scope."""

from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Measure, Objective, Person, Unit, Whose
from okrtui.okr.scope import (
    EVERYBODY,
    ME,
    Scope,
    due_in,
    first_scope,
    in_scope,
    is_known,
    key_results_in,
    unit_and_below,
)
from tests.builders import TODAY, key_result, objective, okrs_of, person, unit

PEOPLE, UNITS, OBJECTIVES = ("mei", "ken", "li"), ("u0", "u1", "u2", "u3"), ("o0", "o1", "o2", "o3")
maybe_person = st.sampled_from((None, *PEOPLE))
maybe_unit = st.sampled_from((None, *UNITS))
scopes = st.one_of(
    st.sampled_from((EVERYBODY, ME)),
    st.sampled_from([Scope("unit", unit) for unit in UNITS]),
    st.sampled_from([Scope("person", person) for person in PEOPLE]),
)


@st.composite
def any_okrs(draw: st.DrawFn) -> Okrs:
    """Units that may form circles, objectives for anybody, key results of objectives that may be gone."""
    units = [unit(id_, parent=draw(maybe_unit)) for id_ in UNITS]
    whose = st.one_of(
        st.builds(Whose, unit=maybe_unit, person=st.none()), st.builds(Whose, person=maybe_person)
    )
    objectives = [objective(id_, for_=draw(whose), owner=draw(maybe_person)) for id_ in OBJECTIVES]
    above = st.sampled_from((*OBJECTIVES, "gone"))
    key_results = [key_result(f"k{n}", draw(above), owner=draw(maybe_person)) for n in range(6)]
    return okrs_of(person("li"), *units, *objectives, *key_results)


@given(any_okrs(), scopes)
def test_every_key_result_of_a_scope_belongs_to_an_objective_of_it(okrs: Okrs, scope: Scope) -> None:
    within = {o.id for o in in_scope(okrs, scope, {"mei"}, okrs.objectives.values())}
    found = key_results_in(okrs, scope, {"mei"})
    assert {kr.objective for kr in found} <= within
    assert len({kr.id for kr in found}) == len(found)
    assert set(due_in(okrs, scope, {"mei"}, TODAY)) <= set(found)


@given(any_okrs())
def test_everybodys_is_all_and_a_persons_is_what_that_person_owns(okrs: Okrs) -> None:
    orphans = {kr.id for kr in okrs.key_results.values() if kr.objective == "gone"}
    assert {kr.id for kr in key_results_in(okrs, EVERYBODY, ())} == set(okrs.key_results) - orphans
    for id_ in PEOPLE:
        owned = {kr.id for kr in okrs.key_results.values() if okrs.owner_of(kr) == id_}
        assert {kr.id for kr in key_results_in(okrs, Scope("person", id_), ())} == owned - orphans


@given(any_okrs(), st.sampled_from(UNITS))
def test_a_circle_of_units_ends_and_a_unit_holds_all_below_it(okrs: Okrs, top: str) -> None:
    below = unit_and_below(okrs, top)
    assert top in below
    assert all(each.id in below for each in okrs.units.values() if each.parent in below)


@given(any_okrs())
def test_a_unit_has_no_less_than_the_units_below_it(okrs: Okrs) -> None:
    for each in okrs.units.values():
        if each.parent:
            own = {o.id for o in in_scope(okrs, Scope("unit", each.id), (), okrs.objectives.values())}
            above = {o.id for o in in_scope(okrs, Scope("unit", each.parent), (), okrs.objectives.values())}
            assert own <= above


def test_an_objective_is_mine_when_i_own_it_or_it_is_for_me_or_a_key_result_is_mine() -> None:
    okrs = okrs_of(
        objective("owned", owner="mei", for_=Whose()),
        objective("for me", owner="ken", for_=Whose(person="mei")),
        objective("helped", owner="ken", for_=Whose(person="ken")),
        objective("not mine", owner="ken", for_=Whose(person="ken")),
        key_result("mine", "helped", owner="mei"),
        key_result("inherited", "owned"),
        key_result("his", "for me"),
    )
    mine = [o.id for o in in_scope(okrs, ME, {"mei"}, okrs.objectives.values())]
    assert mine == ["owned", "for me", "helped"]
    assert {kr.id for kr in key_results_in(okrs, ME, {"mei"})} == {"mine", "inherited"}


def test_at_first_i_look_at_mine_and_where_i_own_nothing_at_everybodys() -> None:
    okrs = okrs_of(objective("o", owner="ken", for_=Whose(person="ken")))
    assert first_scope(okrs, {"ken"}) == ME
    assert first_scope(okrs, {"mei"}) == EVERYBODY
    assert first_scope(okrs, ()) == EVERYBODY


def test_a_scope_that_names_nothing_known_is_told_apart() -> None:
    okrs = okrs_of(unit("u"))
    assert is_known(okrs, Scope("unit", "u"))
    assert is_known(okrs, Scope("person", "ken"))
    assert is_known(okrs, ME)
    assert not is_known(okrs, Scope("unit", "ken"))
    assert not is_known(okrs, Scope("person", "u"))


def test_key_results_stand_by_unit_from_the_company_down_then_mine_then_others() -> None:
    okrs = Okrs.of(
        [
            Person(id="me", name="Mei"),
            Person(id="ken", name="Ken"),
            Unit(id="team", name="A team", level="team"),
            Unit(id="company", name="Z company", level="company"),
            *(
                Objective(id=name, space="s", title=name, for_=whose)
                for name, whose in {
                    "ken's": Whose(person="ken"),
                    "mine": Whose(person="me"),
                    "the team's": Whose(unit="team"),
                    "nobody's": Whose(),
                    "the company's": Whose(unit="company"),
                }.items()
            ),
            *(
                KeyResult(id=f"kr of {name}", objective=name, measure=Measure("yes_no"))
                for name in ("ken's", "mine", "the team's", "nobody's", "the company's")
            ),
        ]
    )
    stand = [key_result.objective for key_result in key_results_in(okrs, EVERYBODY, {"me"})]
    assert stand == ["the company's", "the team's", "mine", "ken's", "nobody's"]
