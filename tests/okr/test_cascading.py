"""Top-down and bottom-up: drafts derived for others, what they answer, and the share that is their own."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.cascading import Share, derived_for, may_be_asked, share_of, shares_by_unit, waits
from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Objective, Whose
from okrtui.okr.steps.cascading import accept, decline, derive
from okrtui.okr.steps.cycles import activate
from tests.builders import (
    QUARTER,
    TODAY,
    CountedIds,
    applied,
    author,
    key_result,
    objective,
    okrs_of,
    person,
    unit,
)

RETAIL, ADS = Whose(unit="retail"), Whose(unit="ads")
OKRS = okrs_of(
    unit("corp", level="company"),
    unit("retail", parent="corp"),
    unit("ads", parent="corp"),
    objective("grow", title="New customers +60 %", for_=Whose(unit="corp")),
    key_result("visits", "grow", title="1 M daily visits"),
)


def asked(okrs: Okrs = OKRS, source: str = "grow", *whose: Whose) -> Okrs:
    record = okrs.get(source)
    assert isinstance(record, Objective | KeyResult)
    return applied(okrs, derive(okrs, author(), record, whose or (RETAIL,)))


def draft_of(okrs: Okrs, whose: Whose = RETAIL) -> Objective:
    return next(o for o in okrs.objectives.values() if o.for_ == whose)


def test_deriving_makes_a_draft_in_nobodys_hands_for_each_unit() -> None:
    okrs = asked(OKRS, "grow", RETAIL, ADS)
    for whose in (RETAIL, ADS):
        draft = draft_of(okrs, whose)
        told = (draft.title, draft.parent, draft.origin, draft.state, draft.owner, draft.cycle)
        assert told == ("New customers +60 %", "grow", "top_down", "draft", None, "q4")
        assert waits(draft)


def test_from_a_key_result_the_draft_supports_that() -> None:
    draft = draft_of(asked(OKRS, "visits"))
    assert (draft.parent, draft.title) == ("visits", "1 M daily visits")


def test_the_same_is_asked_of_a_unit_once_and_again_when_it_was_declined() -> None:
    okrs = asked()
    with pytest.raises(RefusedError, match=r"“New customers \+60 %” was derived for Retail already"):
        asked(okrs)
    declined = applied(okrs, decline(okrs, author("ken"), draft_of(okrs)))
    assert derived_for(declined, "grow", RETAIL) is None
    assert derive(declined, author(ids=CountedIds()), declined.objectives["grow"], [RETAIL]).changes


def test_asked_may_be_units_of_the_same_or_a_lower_level_and_the_people_of_its_own() -> None:
    okrs = OKRS.with_records([
        unit("far", level="department"),
        objective("mine", for_=RETAIL),
        key_result("kr", "mine"),
        person("ken", units=("retail",)),
        person("gone", units=("retail",), left=TODAY),
        replace(unit("elsewhere"), space="another"),
    ])  # fmt: skip
    asked_by = {id_: may_be_asked(okrs, okrs.get(id_)) for id_ in ("grow", "mine", "kr")}  # type: ignore[arg-type]
    assert [whose.unit for whose in asked_by["grow"]] == ["ads", "retail", "far"]
    assert asked_by["mine"] == asked_by["kr"] == [ADS, Whose(person="ken")]
    assert may_be_asked(okrs, key_result("lost", "nowhere")) == []


def test_nothing_is_derived_upwards_or_for_nobody() -> None:
    okrs = OKRS.with_records([objective("mine", for_=RETAIL)])
    with pytest.raises(RefusedError, match="company cannot support team"):
        derive(okrs, author(), okrs.objectives["mine"], [Whose(unit="corp")])
    with pytest.raises(BadInputError, match="nobody is chosen"):
        derive(okrs, author(), okrs.objectives["mine"], [])


def test_who_accepts_a_draft_owns_it_and_it_is_active() -> None:
    okrs = asked()
    taken = draft_of(applied(okrs, accept(okrs, author("ken"), draft_of(okrs))))
    assert (taken.owner, taken.state, taken.origin, taken.parent) == ("ken", "active", "top_down", "grow")


def test_it_may_be_accepted_in_other_words() -> None:
    okrs = asked()
    step = accept(okrs, author("ken"), draft_of(okrs), title=" Shops people recommend ", why="word of mouth")
    taken = draft_of(applied(okrs, step))
    assert (taken.title, taken.why) == ("Shops people recommend", "word of mouth")
    with pytest.raises(BadInputError, match="the title is empty"):
        accept(okrs, author("ken"), draft_of(okrs), title=" ")


def test_a_declined_draft_is_dropped_and_the_reason_stands_beside_it() -> None:
    okrs = asked()
    draft = draft_of(okrs)
    declined = applied(okrs, decline(okrs, author("ken"), draft, "no hands free"))
    assert declined.objectives[draft.id].state == "dropped"
    assert [said.text for said in declined.comments[draft.id]] == ["declined: no hands free"]
    silent = applied(okrs, decline(okrs, author("ken"), draft, " "))
    assert not silent.comments


def test_a_draft_is_answered_once() -> None:
    okrs = asked()
    draft = draft_of(okrs)
    for answered in (accept(okrs, author("ken"), draft), decline(okrs, author("ken"), draft)):
        after = applied(okrs, answered)
        for again in (accept(okrs, author(), draft), decline(okrs, author(), draft)):
            with pytest.raises(RefusedError, match="waits for nobody"):
                again.rule(after)


def test_when_a_cycle_starts_only_what_was_taken_on_becomes_active() -> None:
    okrs = OKRS.with_records([replace(QUARTER, phase="planning")])
    okrs = asked(okrs, "grow", RETAIL, ADS)
    okrs = applied(okrs, accept(okrs, author("ken"), draft_of(okrs)))
    assert draft_of(okrs).state == "draft"
    started = applied(okrs, activate(okrs, author(), okrs.cycles["q4"]))
    assert (draft_of(started).state, draft_of(started, ADS).state) == ("active", "draft")
    assert not waits(draft_of(started))
    assert waits(draft_of(started, ADS))


def test_what_waits_and_what_was_dropped_does_not_count_in_the_share() -> None:
    okrs = asked().with_records([objective("own", for_=RETAIL), objective("past", for_=ADS, state="dropped")])
    assert shares_by_unit(okrs.objectives.values()) == {
        "corp": Share(1, 1), "retail": Share(1, 1), "ads": Share(0, 0),
    }  # fmt: skip


def test_nothing_of_nothing_is_enough() -> None:
    assert (Share(0, 0).share, Share(0, 0).is_enough) == (None, True)


GOALS = st.lists(
    st.builds(
        lambda own, state, of: objective(
            "o", origin="bottom_up" if own else "top_down", state=state, for_=Whose(unit=of)
        ),
        st.booleans(),
        st.sampled_from(("draft", "active", "dropped")),
        st.sampled_from(("corp", "retail", "ads", None)),
    )
)


@given(GOALS)
def test_the_shares_of_units_add_up_and_lie_between_none_and_all(goals: list[Objective]) -> None:
    of_units = [goal for goal in goals if goal.for_.unit]
    shares, whole = shares_by_unit(goals), share_of(of_units)
    assert sum(share.bottom_up for share in shares.values()) == whole.bottom_up
    assert sum(share.of for share in shares.values()) == whole.of
    for share in shares.values():
        assert 0 <= share.bottom_up <= share.of
        assert share.share is None or share.is_enough == (share.bottom_up * Decimal(10) >= share.of * 6)
