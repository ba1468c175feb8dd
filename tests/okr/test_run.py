"""The weekly run: what it asks for, in which order, and where it goes."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.drafts import Draft, next_key, passed_key, record_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Settings, Space, Whose
from okrtui.okr.run import (
    Before,
    Kept,
    Run,
    alike,
    back,
    begin,
    forward,
    is_asked,
    still_there,
    stood,
    with_kept,
)
from okrtui.okr.run_again import as_passed, last_rating
from okrtui.okr.run_asked import KeyResultAsked, MetricAsked, MetricRead, NextAsked, NextSaid, Question, Rated
from okrtui.okr.run_outcome import unanswered
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.steps.check_ins import Reading
from tests.builders import SPACE, TODAY, check_in, key_result, objective, okrs_of, unit
from tests.okr.lines import UP, metric, priority, reading

NAMES = ("a", "b", "c", "d")
ASKED = tuple(map(KeyResultAsked, NAMES))
TEAM = okrs_of(
    unit("sre"),
    objective("boring", for_=Whose(unit="sre"), owner=None),
    *(key_result(name) for name in NAMES),
)
ME = Scope("me")


def ids(questions: Iterable[Question], kind: type[Question] = KeyResultAsked) -> tuple[str, ...]:
    return tuple(question.id for question in questions if type(question) is kind)


def without(okrs: Okrs, *gone: str) -> Okrs:
    return okrs.with_records(replace(okrs.key_results[name], state="dropped") for name in gone)


def rated(name: str, confidence: int, note: str | None = None) -> tuple[Okrs, Run]:
    """The run after it has rated one of the team's key results."""
    made = check_in(f"by-{name}", name, TODAY, confidence=confidence, note=note)
    run = begin(TEAM, EVERYBODY, {"mei"}, TODAY)
    kept = Kept(made.id, Rated(Reading(None, confidence, note)))
    return TEAM.with_records([made]), with_kept(run, KeyResultAsked(name), kept)


def at_the_end(run: Run) -> Run:
    return replace(run, place=len(NAMES) - 1)


def test_it_asks_for_what_is_due_nobodys_too_in_its_order() -> None:
    okrs = TEAM.with_records([check_in("1", "b", TODAY, confidence=5)])
    assert ids(begin(okrs, EVERYBODY, {"mei"}, TODAY).asked) == ("a", "c", "d")
    assert ids(begin(okrs, Scope("unit", "sre"), {"mei"}, TODAY).asked) == ("a", "c", "d")
    assert begin(okrs, ME, {"mei"}, TODAY).asked == ()


def test_then_for_the_readings_of_the_metrics_i_keep_wherever_they_belong() -> None:
    okrs = TEAM.with_records(
        [
            metric("morale", for_=Whose(unit="sre")),
            metric("read"),
            metric("kens", keeper="ken"),
            reading("r1", "read", TODAY, "4"),
        ]
    )
    for scope in (ME, EVERYBODY, Scope("unit", "sre")):
        assert ids(begin(okrs, scope, {"mei"}, TODAY).asked, MetricAsked) == ("morale",)
    kinds = [type(question) for question in begin(okrs, EVERYBODY, {"mei"}, TODAY).asked]
    assert kinds == [KeyResultAsked] * 4 + [MetricAsked] + [NextAsked] * 4


def test_in_the_run_of_another_person_for_those_that_person_keeps() -> None:
    okrs = TEAM.with_records([metric("mine"), metric("kens", keeper="ken"), key_result("e", owner="ken")])
    run = begin(okrs, Scope("person", "ken"), {"mei"}, TODAY)
    assert run.asked == (KeyResultAsked("e"), MetricAsked("kens"), NextAsked("e"))


@given(gone=st.sets(st.sampled_from(NAMES)), place=st.integers(0, 3))
def test_it_only_ever_stops_at_what_is_there(gone: set[str], place: int) -> None:
    okrs, run = without(TEAM, *gone), Run(ASKED, place)
    after, before = forward(run, okrs, TODAY), back(run, okrs, TODAY)
    assert after.place > run.place
    assert after.here is None or after.here.id not in gone
    assert before == run or (before.place < run.place and before.here and before.here.id not in gone)


@given(gone=st.sets(st.sampled_from(NAMES)))
def test_it_comes_to_an_end_and_passes_everything_that_is_there(gone: set[str]) -> None:
    okrs, run, passed = without(TEAM, *gone), Run(ASKED, -1), list[str]()
    while (run := forward(run, okrs, TODAY)).here is not None:
        passed.append(run.here.id)
    assert passed == [name for name in NAMES if name not in gone]


def test_a_metric_that_is_no_longer_watched_is_passed_over() -> None:
    okrs = TEAM.with_records([metric("old"), metric("morale")])
    run = Run((MetricAsked("old"), MetricAsked("morale")), -1)
    retired = okrs.with_records([metric("old", retired=True)])
    assert forward(run, okrs, TODAY).here == MetricAsked("old")
    assert forward(run, retired, TODAY).here == MetricAsked("morale")
    assert back(replace(run, place=1), retired, TODAY).place == 1


def test_what_was_gone_before_the_first_question_is_left_out() -> None:
    okrs = without(TEAM.with_records([metric("old", retired=True)]), "b")
    run = Run((*ASKED, MetricAsked("old"), NextAsked("a"), NextAsked("b")))
    assert still_there(run, okrs).asked == (ASKED[0], *ASKED[2:], NextAsked("a"))


def test_what_happens_next_is_asked_of_what_this_run_rated_low() -> None:
    okrs, run = rated("b", 3)
    assert forward(at_the_end(run), okrs, TODAY).here == NextAsked("b")
    okrs, run = rated("b", 4)
    assert forward(at_the_end(run), okrs, TODAY).here is None


def test_it_is_not_asked_where_a_note_or_a_line_says_so_already() -> None:
    okrs, run = rated("b", 3, note="we hire")
    assert forward(at_the_end(run), okrs, TODAY).here is None
    okrs, run = rated("b", 3)
    planned = okrs.with_records([priority("line", key_result="b")])
    assert forward(at_the_end(run), planned, TODAY).here is None


def test_it_is_not_asked_of_what_somebody_else_rated_low() -> None:
    okrs = TEAM.with_records([check_in("kens", "b", TODAY, confidence=2, by="ken")])
    run = begin(TEAM, EVERYBODY, {"mei"}, TODAY)
    assert not is_asked(run, okrs, NextAsked("b"), TODAY)


def test_a_space_says_what_is_low() -> None:
    okrs, run = rated("b", 4)
    settled = Space(id="the-space", space=SPACE, settings=Settings(limits={"low_confidence": 4}))
    assert is_asked(run, okrs.with_records([settled]), NextAsked("b"), TODAY)


def test_what_was_answered_here_can_be_gone_back_to() -> None:
    okrs, run = rated("b", 3)
    run = with_kept(run, NextAsked("b"), Kept("line", NextSaid("hire")))
    planned = okrs.with_records([priority("line", key_result="b")])
    end = replace(run, place=len(run.asked))
    assert back(end, planned, TODAY).here == NextAsked("b")
    assert not is_asked(run, without(planned, "b"), NextAsked("b"), TODAY)


def test_a_question_is_counted_among_those_of_its_kind() -> None:
    okrs, run = rated("b", 3)
    assert ids(alike(run, okrs, TODAY)) == NAMES
    assert alike(forward(at_the_end(run), okrs, TODAY), okrs, TODAY) == (NextAsked("b"),)
    answered_elsewhere = okrs.with_records([priority("line", key_result="b")])
    here = replace(run, place=run.asked.index(NextAsked("b")))
    assert alike(here, answered_elsewhere, TODAY) == (NextAsked("b"),)


def test_what_is_recorded_again_still_shows_how_it_stood_at_first() -> None:
    first = Kept("1", Rated(Reading(Decimal(8), 6)), Before(Decimal(4), 5))
    second = Kept("2", Rated(Reading(Decimal(4), 5)), Before(Decimal(8), 6))
    question = KeyResultAsked("a")
    run = with_kept(with_kept(Run(ASKED), question, first), question, second)
    assert run.kept[question] == replace(second, before=first.before)


def test_a_key_result_and_a_metric_of_one_id_are_two_questions() -> None:
    kept = Kept("r", MetricRead(Decimal(4)))
    run = with_kept(Run((KeyResultAsked("a"), MetricAsked("a"))), MetricAsked("a"), kept)
    assert KeyResultAsked("a") not in run.kept


def test_how_things_stood_before() -> None:
    okrs = TEAM.with_records(
        [
            check_in("1", "a", date(2026, 11, 10), value=Decimal(8), confidence=2),
            metric("morale", limits=UP),
            metric("new"),
            reading("r1", "morale", "2026-11-10", "3.5"),
        ]
    )
    assert stood(okrs, KeyResultAsked("a"), TODAY) == Before(Decimal(8), 2)
    assert stood(okrs, MetricAsked("morale"), TODAY) == Before(Decimal("3.5"), light="amber")
    assert stood(okrs, MetricAsked("new"), TODAY) == Before()
    assert stood(okrs, NextAsked("a"), TODAY) == Before()


def test_what_somebody_began_to_answer_in_an_earlier_run_is_asked_again() -> None:
    low = check_in("1", "b", TODAY, confidence=2)
    drafts = {next_key("b"): Draft(note="hi"), next_key("a"): Draft(note="ho")}
    run = begin(TEAM.with_records([low]), EVERYBODY, {"mei"}, TODAY, drafts.get)
    assert run.asked[:3] == (KeyResultAsked("a"), KeyResultAsked("c"), KeyResultAsked("d"))
    assert ids(run.asked, NextAsked) == ("a", "c", "d", "b")
    okrs = TEAM.with_records([low])
    assert is_asked(run, okrs, NextAsked("b"), TODAY)
    assert not is_asked(run, okrs, NextAsked("a"), TODAY)


def test_not_where_it_was_answered_since() -> None:
    okrs = TEAM.with_records([check_in("1", "b", TODAY, confidence=2), priority("line", key_result="b")])
    run = begin(okrs, EVERYBODY, {"mei"}, TODAY, {next_key("b"): Draft(note="hi")}.get)
    assert "b" not in ids(run.asked, NextAsked)


LAST_WEEK = date(2026, 11, 13)


def test_what_was_rated_low_this_week_and_not_answered_is_asked_again_also_with_nothing_due() -> None:
    okrs = TEAM.with_records(check_in(f"by-{name}", name, TODAY, confidence=3) for name in NAMES)
    okrs = okrs.with_records([priority("line", key_result="c"), check_in("up", "d", TODAY, confidence=4)])
    run = begin(okrs, EVERYBODY, {"mei"}, TODAY)
    assert run.asked == (NextAsked("a"), NextAsked("b"))
    assert is_asked(run, okrs, NextAsked("a"), TODAY)


def test_what_was_rated_low_last_week_is_asked_when_it_is_rated_again() -> None:
    okrs = TEAM.with_records([check_in("1", "b", LAST_WEEK, confidence=2)])
    run = begin(okrs, EVERYBODY, {"mei"}, TODAY)
    assert KeyResultAsked("b") in run.asked
    assert not is_asked(run, okrs, NextAsked("b"), TODAY)


def test_what_was_passed_on_purpose_is_not_asked_again_until_it_is_rated_anew() -> None:
    okrs = TEAM.with_records(check_in(f"by-{name}", name, TODAY, confidence=2) for name in NAMES)
    left = begin(okrs, EVERYBODY, {"mei"}, TODAY)
    assert list(unanswered(left, okrs, TODAY)) == list(map(NextAsked, NAMES))
    rating = last_rating(okrs, okrs.key_results["b"])
    assert rating is not None
    kept = {passed_key("b"): as_passed(rating)}
    assert begin(okrs, EVERYBODY, {"mei"}, TODAY, kept.get).asked == (*map(NextAsked, "acd"),)
    anew = okrs.with_records([check_in("anew", "b", TODAY, confidence=1, fixes="by-b")])
    assert ids(begin(anew, EVERYBODY, {"mei"}, TODAY, kept.get).asked, NextAsked) == NAMES
    assert record_of(passed_key("b")) == record_of(next_key("b")) == "b"


def test_what_was_answered_or_is_not_asked_was_not_passed() -> None:
    okrs, run = rated("b", 3)
    assert list(unanswered(run, okrs, TODAY)) == [NextAsked("b")]
    answered = with_kept(run, NextAsked("b"), Kept("line", NextSaid("hire")))
    assert list(unanswered(answered, okrs, TODAY)) == []
    okrs, run = rated("b", 4)
    assert list(unanswered(run, okrs, TODAY)) == []
