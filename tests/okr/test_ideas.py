"""Ideas: whose a scope looks at, in which order they stand, what each became."""

from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.cascading import share_of
from okrtui.okr.ideas import STATES, around, grown_from, ideas_in, in_order, is_given_up, meant_for
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Idea, IdeaState, Whose
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.steps.adopting import adopt
from tests.builders import SPACE, TODAY, applied, author, objective, okrs_of, person, unit

ME = frozenset({"mei"})


def idea(id_: str, by: str | None = "ken", *, state: IdeaState = "open", **fields: object) -> Idea:
    return Idea(id=id_, space=SPACE, title=id_, author=by, state=state, **fields)  # type: ignore[arg-type]


def ids(ideas: list[Idea]) -> list[str]:
    return [each.id for each in ideas]


COMPANY = okrs_of(
    unit("acme", level="company"),
    unit("platform", parent="acme"),
    unit("search", parent="acme"),
    person("mei", units=("platform",)),
    person("ken", units=("platform",)),
    person("zoe", units=("search",)),
    person("ada"),
    idea("lanterns", "ken"),
    idea("ladder", "zoe", supporters=("mei",)),
    idea("roof", "zoe"),
    idea("door", "ada"),
    idea("mine", "mei"),
    idea("nobody's", None),
)


def test_a_scope_has_the_ideas_of_its_people() -> None:
    def of(scope: Scope) -> list[str]:
        return ids(ideas_in(COMPANY, scope, ME))

    assert of(EVERYBODY) == ["lanterns", "ladder", "roof", "door", "mine", "nobody's"]
    assert of(Scope("unit", "search")) == ["ladder", "roof"]
    assert of(Scope("unit", "acme")) == ["lanterns", "ladder", "roof", "mine"]
    assert of(Scope("person", "ada")) == ["door"]
    assert of(Scope("me")) == ["lanterns", "ladder", "mine"], "my unit's, and what I support"


def test_who_is_in_no_unit_has_everybody_of_their_space_around_them() -> None:
    assert around(COMPANY, "ada") == {"mei", "ken", "zoe", "ada"}
    assert around(COMPANY, "ken") == {"mei", "ken"}
    assert around(COMPANY, "a stranger") == {"a stranger"}


def test_the_most_supported_stand_first_and_of_these_the_newest() -> None:
    ideas = [idea("old"), idea("new"), idea("loved", supporters=("mei",)), idea("no", state="declined")]
    assert ids(in_order(ideas)) == ["loved", "new", "old", "no"]


@given(
    st.lists(
        st.tuples(st.sampled_from(STATES), st.frozensets(st.sampled_from("abcd"))),
        max_size=12,
    )
)
def test_every_idea_stands_once_below_its_state_and_above_what_fewer_support(
    drawn: list[tuple[IdeaState, frozenset[str]]],
) -> None:
    ideas = [
        idea(str(n), state=state, supporters=tuple(sorted(voices))) for n, (state, voices) in enumerate(drawn)
    ]
    found = in_order(ideas)
    assert sorted(ids(found)) == sorted(ids(ideas))
    ranks = [(STATES.index(each.state), -len(each.supporters), -int(each.id)) for each in found]
    assert ranks == sorted(ranks)


def test_an_idea_is_meant_for_the_unit_of_who_proposed_it_else_for_themselves_else_for_me() -> None:
    assert meant_for(COMPANY, COMPANY.ideas["ladder"], "mei", TODAY) == Whose(unit="search")
    assert meant_for(COMPANY, COMPANY.ideas["door"], "mei", TODAY) == Whose(person="ada")
    assert meant_for(COMPANY, COMPANY.ideas["nobody's"], "mei", TODAY) == Whose(person="mei")
    gone = COMPANY.with_records([person("ada", left=TODAY)])
    assert meant_for(gone, gone.ideas["door"], "mei", TODAY) == Whose(person="mei")


def test_what_an_idea_became_is_known_from_both_ends_and_given_up_when_none_of_it_is_pursued() -> None:
    adopted = idea("lanterns", state="adopted", objective="light")
    light, lamp = objective("light", idea="lanterns"), objective("lamp", idea="lanterns")
    both = okrs_of(adopted, lamp, light)
    assert [each.id for each in grown_from(both, adopted)] == ["light", "lamp"]
    assert not is_given_up(both, adopted)
    half = both.with_records([objective("light", idea="lanterns", state="dropped")])
    assert not is_given_up(half, adopted)
    gone = half.with_records([objective("lamp", idea="lanterns", deleted=True)])
    assert is_given_up(gone, adopted)
    assert not is_given_up(okrs_of(adopted), adopted), "what lies in a cycle that is not open may be pursued"


def test_adopted_ideas_count_as_bottom_up() -> None:
    okrs = Okrs.of((*okrs_of(objective("told", origin="top_down")).records(), idea("lanterns")))
    assert share_of(okrs.objectives.values()).bottom_up == 0
    after = applied(okrs, adopt(okrs, author(), okrs.ideas["lanterns"], okrs.cycles["q4"]))
    share = share_of(after.objectives.values())
    assert (share.bottom_up, share.of) == (1, 2)
