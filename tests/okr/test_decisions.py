"""Decisions: recorded once with a reason, never changed, the newest holds."""

from datetime import date

import pytest

from okrtui.okr.decisions import decision_text, decisions_on, latest_decision
from okrtui.okr.errors import BadInputError, GoneError, RefusedError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Decision, Objective, Outcome
from okrtui.okr.steps.decisions import record_decision
from okrtui.okr.steps.trash import delete
from tests.builders import SPACE, CountedIds, applied, author, objective, okrs_of, person

BORING, LOUD = objective("boring", title="Make releases boring"), objective("loud", title="Be heard")
OKRS = okrs_of(BORING, LOUD)


def decided(okrs: Okrs, outcome: Outcome, because: str = "nobody asked for it", **more: object) -> Okrs:
    return applied(okrs, record_decision(okrs, author(), BORING, outcome, because=because, **more))  # type: ignore[arg-type]


def test_a_decision_holds_what_was_decided_why_by_whom_and_when() -> None:
    step = record_decision(OKRS, author(), BORING, "stop", because="  nobody asked for it ")
    assert step.title == "decided “Make releases boring”: stop, nobody asked for it"
    (decision,) = decisions_on(applied(OKRS, step), "boring")
    assert (decision.outcome, decision.text, decision.by) == ("stop", "nobody asked for it", "mei")
    assert decision.on == author().today
    assert decision_text(decision) == "stop: nobody asked for it"


def test_a_merge_says_what_the_other_objective_was_called() -> None:
    step = record_decision(OKRS, author(), BORING, "merge", because="one thing", into=LOUD)
    assert step.title == "decided “Make releases boring”: merge into “Be heard”: one thing"
    latest = latest_decision(applied(OKRS, step), "boring")
    assert latest is not None
    assert decision_text(latest) == "merge into “Be heard”: one thing"


def test_the_newest_decision_holds_and_the_others_stay() -> None:
    ids = CountedIds()
    first = record_decision(OKRS, author(day=date(2026, 11, 2), ids=ids), BORING, "change", because="too big")
    okrs = applied(OKRS, first)
    okrs = applied(
        okrs, record_decision(okrs, author(ids=ids), BORING, "continue", because="it is small now")
    )
    assert [each.outcome for each in decisions_on(okrs, "boring")] == ["continue", "change"]
    assert latest_decision(okrs, "loud") is None


def test_of_one_day_what_was_recorded_last_holds() -> None:
    ruled = [
        Decision(id=id_, space=SPACE, about="boring", on=author().today, outcome="stop") for id_ in ("b", "a")
    ]
    assert [each.id for each in decisions_on(OKRS.with_records(ruled), "boring")] == ["a", "b"]


def test_somebody_outside_the_committee_is_told_of_before_the_reason() -> None:
    okrs = okrs_of(BORING, LOUD, person("ken", committee=True))
    outside = record_decision(okrs, author("mei"), BORING, "merge", because="one thing", into=LOUD)
    assert (
        outside.title
        == "decided “Make releases boring”: merge (not in the committee) into “Be heard”: one thing"
    )
    inside = record_decision(okrs, author("ken"), BORING, "stop", because="x")
    assert inside.title == "decided “Make releases boring”: stop, x"


@pytest.mark.parametrize(
    ("outcome", "because", "into", "said"),
    [
        ("stop", "  ", None, "the reason is empty"),
        ("stop", "x" * 16_001, None, "16,000 is the most"),
        ("merge", "x", None, "a merge names the objective it goes into"),
        ("stop", "x", LOUD, "other decisions name none"),
        ("abandon", "x", None, "“abandon” is no decision"),
    ],
)
def test_what_cannot_be_a_decision_is_said(outcome: Outcome, because: str, into: object, said: str) -> None:
    with pytest.raises(BadInputError, match=said):
        decided(OKRS, outcome, because, into=into)


def test_nothing_is_merged_into_itself_or_into_another_space() -> None:
    with pytest.raises(RefusedError, match="into itself"):
        decided(OKRS, "merge", into=BORING)
    far = Objective(id="far", space="other", title="Far")
    okrs = OKRS.with_records([far])
    with pytest.raises(RefusedError, match="different teams"):
        decided(okrs, "merge", into=far)


def test_what_went_to_the_trash_meanwhile_is_decided_no_more() -> None:
    step = record_decision(OKRS, author(), BORING, "merge", because="x", into=LOUD)
    for gone in (BORING, LOUD):
        with pytest.raises(GoneError):
            step.rule(applied(OKRS, delete(OKRS, author(), gone)))
