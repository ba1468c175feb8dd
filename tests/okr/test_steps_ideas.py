"""Steps about ideas: proposing, supporting, declining, opening again; and adopting for whom and when."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, GoneError, NotFoundError, OkrError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Idea, Whose
from okrtui.okr.steps.adopting import adopt
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.ideas import decline_idea, propose, reopen_idea, support_idea
from okrtui.okr.steps.step import Step
from okrtui.okr.steps.trash import delete, drop, restore
from tests.builders import SPACE, CountedIds, applied, author, okrs_of, person, unit

IDEA = Idea(id="idea", space=SPACE, title="Lanterns on the stairs", author="ken")
OKRS = okrs_of(IDEA, unit("platform"), person("zoe"))
MEI, KEN = author(), author("ken")


def now(okrs: Okrs) -> Idea:
    return okrs.ideas["idea"]


def test_an_idea_is_mine_open_and_of_one_line_with_or_without_a_why() -> None:
    step = propose(OKRS, MEI, "  A quiet hour ", "Noise")
    made = applied(OKRS, step).ideas[step.added[0]]
    assert (made.title, made.why, made.author, made.state) == ("A quiet hour", "Noise", "mei", "open")
    assert propose(OKRS, MEI, "x", "  ").changes[0].record.why is None  # type: ignore[union-attr]


@pytest.mark.parametrize("title", ["", "  ", "x" * 16_001])
def test_an_idea_without_a_word_or_too_long_is_none(title: str) -> None:
    with pytest.raises(BadInputError):
        propose(OKRS, MEI, title)


def test_who_is_not_there_proposes_nothing() -> None:
    with pytest.raises(NotFoundError):
        propose(OKRS, author("a stranger"), "x")


def test_each_voice_is_a_register_of_its_own() -> None:
    (change,) = support_idea(OKRS, MEI, IDEA).changes
    assert change.field == "supporters/mei"  # type: ignore[union-attr]
    both = applied(applied(OKRS, support_idea(OKRS, MEI, IDEA)), support_idea(OKRS, KEN, IDEA))
    assert now(both).supporters == ("mei", "ken")


def test_one_supports_once_and_takes_back_what_one_gave() -> None:
    with pytest.raises(RefusedError, match="you do not support it"):
        support_idea(OKRS, MEI, IDEA, is_for=False)
    for_it = applied(OKRS, support_idea(OKRS, MEI, IDEA))
    with pytest.raises(RefusedError, match="you support it already"):
        support_idea(for_it, MEI, now(for_it))
    assert now(applied(for_it, support_idea(for_it, MEI, now(for_it), is_for=False))) == IDEA


def test_declining_asks_why_and_the_reason_stays_when_it_is_opened_again() -> None:
    with pytest.raises(BadInputError, match="the reason is empty"):
        decline_idea(OKRS, MEI, IDEA, "  ")
    said_no = applied(OKRS, decline_idea(OKRS, MEI, IDEA, "They are lit"))
    assert (now(said_no).state, now(said_no).because) == ("declined", "They are lit")
    again = applied(said_no, reopen_idea(said_no, KEN, now(said_no)))
    assert (now(again).state, now(again).because) == ("open", "They are lit")


def test_only_what_is_open_is_answered_and_supported() -> None:
    said_no = applied(OKRS, decline_idea(OKRS, MEI, IDEA, "No"))
    answers: list[Callable[[], Step]] = [
        lambda: adopt(said_no, MEI, now(said_no), None),
        lambda: decline_idea(said_no, MEI, now(said_no), "No"),
        lambda: support_idea(said_no, MEI, now(said_no)),
    ]
    for build in answers:
        with pytest.raises(RefusedError, match="is declined"):
            build()
    with pytest.raises(RefusedError, match="is open already"):
        reopen_idea(OKRS, MEI, IDEA)


def test_what_became_an_objective_is_opened_again_only_once_that_is_given_up() -> None:
    adopted = applied(OKRS, adopt(OKRS, MEI, IDEA, OKRS.cycles["q4"]))
    made = adopted.objectives[now(adopted).objective or ""]
    with pytest.raises(RefusedError, match="drop that first"):
        reopen_idea(adopted, MEI, now(adopted))
    dropped = applied(adopted, drop(adopted, MEI, made))
    again = applied(dropped, reopen_idea(dropped, MEI, now(dropped)))
    assert (now(again).state, now(again).objective) == ("open", None)


def test_an_idea_is_adopted_for_a_unit_a_person_or_me_into_a_cycle_or_the_backlog() -> None:
    def adopted(whose: Whose | None, *, is_backlog: bool = False) -> tuple[object, ...]:
        into = None if is_backlog else OKRS.cycles["q4"]
        step = adopt(OKRS, author(), IDEA, into, whose, title="Light")
        made = applied(OKRS, step).objectives[step.added[0]]
        return made.for_, made.owner, made.cycle, made.state, made.title

    assert adopted(Whose(unit="platform")) == (Whose(unit="platform"), "mei", "q4", "active", "Light")
    assert adopted(Whose(person="zoe")) == (Whose(person="zoe"), "zoe", "q4", "active", "Light")
    assert adopted(None, is_backlog=True) == (Whose(person="mei"), "mei", None, "draft", "Light")


def test_an_idea_is_adopted_in_its_own_space_alone() -> None:
    elsewhere = replace(OKRS.cycles["q4"], id="q", space="private")
    okrs = OKRS.with_records([elsewhere])
    with pytest.raises(RefusedError, match="another team"):
        adopt(okrs, MEI, IDEA, elsewhere)


def test_support_stays_when_an_idea_is_adopted() -> None:
    for_it = applied(OKRS, support_idea(OKRS, MEI, IDEA))
    adopted = applied(for_it, adopt(for_it, KEN, now(for_it), None))
    assert (now(adopted).state, now(adopted).supporters) == ("adopted", ("mei",))


def test_who_answers_outside_the_committee_is_told_so_and_who_sits_there_is_not() -> None:
    okrs = OKRS.with_records([person("zoe", committee=True)])
    said_no = applied(okrs, decline_idea(okrs, MEI, IDEA, "No"))
    for title in (
        adopt(okrs, MEI, IDEA, None).title,
        decline_idea(okrs, MEI, IDEA, "No").title,
        reopen_idea(said_no, MEI, now(said_no)).title,
    ):
        assert title.endswith(" (not in the committee)")
    assert decline_idea(okrs, author("zoe"), IDEA, "No").title == "declined “Lanterns on the stairs”"
    assert decline_idea(OKRS, MEI, IDEA, "No").title == "declined “Lanterns on the stairs”"


def test_only_who_proposed_an_idea_puts_it_into_other_words() -> None:
    assert now(applied(OKRS, edit(OKRS, KEN, IDEA, why="Dark"))).why == "Dark"
    with pytest.raises(RefusedError, match="somebody else's idea: comment on it instead"):
        edit(OKRS, MEI, IDEA, title="Lamps")
    nobodys = OKRS.with_records([replace(IDEA, author=None)])
    assert edit(nobodys, MEI, now(nobodys), title="Lamps").changes


def test_an_idea_goes_to_the_trash_and_comes_back_as_it_was() -> None:
    gone = applied(OKRS, delete(OKRS, MEI, IDEA))
    assert not gone.ideas
    with pytest.raises(GoneError, match="trash"):
        support_idea(gone, MEI, IDEA)
    assert applied(gone, restore(gone, MEI, gone.trash["idea"])).ideas == OKRS.ideas


DO: tuple[Callable[[Okrs, CountedIds], Step], ...] = (
    lambda okrs, ids: support_idea(okrs, author("mei", ids=ids), now(okrs)),
    lambda okrs, ids: support_idea(okrs, author("mei", ids=ids), now(okrs), is_for=False),
    lambda okrs, ids: support_idea(okrs, author("ken", ids=ids), now(okrs)),
    lambda okrs, ids: decline_idea(okrs, author("mei", ids=ids), now(okrs), "no"),
    lambda okrs, ids: adopt(okrs, author("ken", ids=ids), now(okrs), okrs.cycles["q4"]),
    lambda okrs, ids: reopen_idea(okrs, author("mei", ids=ids), now(okrs)),
    lambda okrs, ids: drop(
        okrs, author("mei", ids=ids), next(o for o in okrs.objectives.values() if o.state != "dropped")
    ),
)


@given(st.lists(st.sampled_from(range(len(DO))), max_size=14))
def test_whatever_is_done_an_adopted_idea_and_its_objective_name_each_other(done: list[int]) -> None:
    okrs, ids = OKRS, CountedIds()
    for which in done:
        try:
            okrs = applied(okrs, DO[which](okrs, ids))
        except (OkrError, StopIteration):
            continue
        here = now(okrs)
        assert len(set(here.supporters)) == len(here.supporters)
        assert (here.objective is not None) == (here.state == "adopted")
        if here.objective is not None:
            assert okrs.objectives[here.objective].idea == here.id
        assert all(each.origin == "bottom_up" for each in okrs.objectives.values())
