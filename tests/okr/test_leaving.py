"""Somebody leaves, is away, hands over: one step, history stays."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from okrtui.okr.errors import BadInputError, RefusedError
from okrtui.okr.owned import in_hand, open_of
from okrtui.okr.records import Cycle
from okrtui.okr.rhythm import is_due, is_stale
from okrtui.okr.steps.leaving import be_away, come_back, hand_over_all, leave
from okrtui.okr.steps.step import Change
from okrtui.okr.steps.trash import delete
from okrtui.okr.units import members
from tests.builders import SPACE, TODAY, applied, author, check_in, key_result, objective, okrs_of, person
from tests.okr.lines import W46, W48, metric, outlook, priority

MEI = author()
OKRS = okrs_of(
    Cycle(id="old", space="space", name="2026-Q3", phase="closed"),
    person("bob", left=TODAY),
    objective("boring", owner="ken"),
    objective("waiting", owner="ken", cycle=None, state="draft"),
    objective("past", owner="ken", cycle="old"),
    objective("dropped", owner="ken", state="dropped"),
    objective("hers"),
    key_result("follows"),
    key_result("his", "hers", owner="ken"),
    key_result("given up", "hers", owner="ken", state="dropped"),
    key_result("of what was dropped", "dropped", owner="ken"),
    priority("line", owner="ken"),
    priority("old line", W46, owner="ken"),
    priority("carried", owner="ken", carried_from="old line"),
    priority("done", owner="ken", state="done"),
    outlook("seen", W48, owner="ken"),
    metric("morale", keeper="ken"),
    metric("retired", keeper="ken", retired=True),
    check_in("rated", "his", "2026-11-09", confidence=5, by="ken"),
)
OPEN = ("boring", "waiting", "his", "line", "carried", "seen", "morale")


def test_what_somebody_has_in_hand_is_what_is_open_and_theirs() -> None:
    assert tuple(record.id for record in open_of(OKRS, "ken")) == OPEN
    assert {person: open_of(OKRS, person) for person in ("ken", "mei")} == in_hand(OKRS)


def test_who_leaves_hands_everything_open_over_in_one_step_and_history_stays() -> None:
    step = leave(OKRS, MEI, OKRS.people["ken"], TODAY, heir="mei")
    after = applied(OKRS, step)
    assert step.title == "Ken leaves on 2026-11-20; handed 7 things to Mei"
    assert after.people["ken"].left == TODAY
    assert open_of(after, "ken") == ()
    assert {record.id for record in open_of(after, "mei")} >= set(OPEN)
    assert after.objectives["past"].owner == "ken"
    assert after.check_ins == OKRS.check_ins


def test_only_what_is_named_is_handed_over_and_the_rest_has_an_owner_who_left() -> None:
    after = applied(OKRS, leave(OKRS, MEI, OKRS.people["ken"], TODAY, heir="mei", only={"his"}))
    assert [record.id for record in open_of(after, "ken")] == [id_ for id_ in OPEN if id_ != "his"]
    assert after.key_results["his"].owner == "mei"


def test_one_by_one_is_the_same_step_with_one_thing() -> None:
    step = hand_over_all(OKRS, MEI, [OKRS.key_results["his"]], "mei")
    assert step.title == "handed “his” to Mei"
    assert step.changes == (Change("his", "owner", "ken", "mei"),)


def test_nothing_goes_to_who_leaves_or_has_left() -> None:
    with pytest.raises(RefusedError, match="hand over to somebody else"):
        leave(OKRS, MEI, OKRS.people["ken"], TODAY, heir="ken")
    with pytest.raises(RefusedError, match="Bob has left"):
        leave(OKRS, MEI, OKRS.people["ken"], TODAY, heir="bob")
    with pytest.raises(RefusedError, match="Bob has left already"):
        leave(OKRS, MEI, OKRS.people["bob"], TODAY)
    with pytest.raises(BadInputError, match="nothing to hand over"):
        hand_over_all(OKRS, MEI, [], "mei")


def test_who_left_comes_back_to_what_stayed_theirs() -> None:
    after = applied(OKRS, come_back(OKRS, MEI, OKRS.people["bob"]))
    assert after.people["bob"].left is None
    with pytest.raises(RefusedError, match="Bob has not left"):
        come_back(after, MEI, after.people["bob"])


def test_who_has_something_in_hand_does_not_go_to_the_trash() -> None:
    with pytest.raises(RefusedError, match="Ken has 7 open things: hand over first"):
        delete(OKRS, MEI, OKRS.people["ken"])
    assert delete(OKRS, MEI, OKRS.people["bob"]).changes


def test_nothing_of_somebody_away_is_due_nor_stale_until_the_day_after() -> None:
    until = date(2026, 12, 4)
    his, after = OKRS.key_results["his"], applied(OKRS, be_away(OKRS, MEI, OKRS.people["ken"], until))
    assert is_due(OKRS, his, TODAY)
    assert is_stale(OKRS, his, date(2026, 11, 27))
    assert not is_due(after, his, until)
    assert not is_stale(after, his, until)
    assert is_due(after, his, until + timedelta(days=1))


def test_away_until_a_day_that_is_over_or_that_is_so_already_is_refused() -> None:
    ken = OKRS.people["ken"]
    with pytest.raises(BadInputError, match="2026-11-19 is over"):
        be_away(OKRS, MEI, ken, date(2026, 11, 19))
    with pytest.raises(RefusedError, match="“Ken” is not away already"):
        be_away(OKRS, MEI, ken, None)
    assert be_away(OKRS, MEI, replace(ken, away_until=TODAY), None).title == "Ken is there again"


def test_who_leaves_on_a_day_to_come_is_there_until_then() -> None:
    after = applied(OKRS, leave(OKRS, MEI, OKRS.people["ken"], TODAY + timedelta(days=1)))
    names = {each.record.id for each in members(after, SPACE, TODAY)}
    assert "ken" in names
    assert "ken" not in {each.record.id for each in members(after, SPACE, TODAY + timedelta(days=1))}
    assert hand_over_all(after, MEI, [OKRS.objectives["hers"]], "ken").changes
