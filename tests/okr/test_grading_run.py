"""The grading run: what it asks, in which order, where it goes and where it begins again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from okrtui.okr.drafts import Draft, record_of
from okrtui.okr.grading_asked import Decided, GradingQuestion, ScoreAsked, VerdictAsked, missing
from okrtui.okr.grading_run import (
    GradingRun,
    back,
    begin_grading_run,
    forward,
    is_open,
    take_suggested,
    tally,
)
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import ObjectiveVerdict, Phase, Whose
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.steps.grade_answers import grade_answer_step
from okrtui.okr.steps.grading import Marks
from tests.builders import applied, author, check_in, key_result, objective, okrs_of, unit
from tests.okr.graded import LAST_DAYS, NEXT, grade, in_phase, quarter, scored

ME = frozenset({"mei"})
MEI = author("mei", LAST_DAYS)
OKRS = okrs_of(
    unit("north"),
    quarter("grading"),
    objective("bold", for_=Whose(unit="north"), owner="ken"),
    key_result("a", "bold"),
    key_result("b", "bold", owner="mei"),
    objective("boring"),
    key_result("c"),
    key_result("d"),
)
ASKED: tuple[GradingQuestion, ...] = (
    ScoreAsked("a"),
    ScoreAsked("b"),
    VerdictAsked("bold"),
    ScoreAsked("c"),
    ScoreAsked("d"),
    VerdictAsked("boring"),
)


def begun(okrs: Okrs = OKRS, scope: Scope = EVERYBODY) -> GradingRun:
    return begin_grading_run(okrs, scope, ME)


def given_scores(okrs: Okrs = OKRS, **scores: str) -> Okrs:
    return okrs.with_records(
        replace(okrs.key_results[id_], grade=grade(score)) for id_, score in scores.items()
    )


def test_it_asks_objective_by_objective_for_its_key_results_and_then_for_itself() -> None:
    assert begun().asked == ASKED
    assert begun().here == ScoreAsked("a")


def test_it_asks_for_those_of_its_scope() -> None:
    assert begun(scope=Scope("unit", "north")).asked == ASKED[:3]
    assert begun(scope=Scope("me")).asked == (ScoreAsked("b"), *ASKED[3:])
    assert begun(scope=Scope("person", "ken")).asked == (ScoreAsked("a"), VerdictAsked("bold"))


@pytest.mark.parametrize("phase", ["planning", "active", "closed"])
def test_it_asks_for_nothing_in_a_cycle_that_is_not_being_graded(phase: Phase) -> None:
    run = begun(in_phase(OKRS, phase))
    assert (run.asked, run.here) == ((), None)


def test_it_asks_for_nothing_that_was_dropped_or_that_nobody_has_taken_on() -> None:
    okrs = OKRS.with_records(
        [objective("bold", state="draft"), replace(OKRS.key_results["c"], state="dropped")]
    )
    assert begun(okrs).asked == (ScoreAsked("d"), VerdictAsked("boring"))


def test_where_several_cycles_are_graded_at_once_one_may_be_named() -> None:
    half = replace(NEXT, id="half", name="2026-H2", phase="grading")
    okrs = OKRS.with_records([half, objective("wide", cycle="half"), key_result("w", "wide")])
    assert ScoreAsked("w") in begun(okrs).asked
    assert begin_grading_run(okrs, EVERYBODY, ME, "q4").asked == ASKED
    assert begin_grading_run(okrs, EVERYBODY, ME, "half").asked == (ScoreAsked("w"), VerdictAsked("wide"))


def test_of_an_objective_it_asks_only_what_came_out_below_040() -> None:
    okrs = given_scores(a="0.3", b="0.48")
    assert forward(replace(begun(), place=1), okrs).here == VerdictAsked("bold")
    better = given_scores(a="0.3", b="0.49")
    assert forward(replace(begun(), place=1), better).here == ScoreAsked("c")
    unfinished = given_scores(a="0.3")
    assert forward(replace(begun(), place=1), unfinished).here == ScoreAsked("c")


def test_left_half_way_it_begins_where_it_was_left() -> None:
    assert begun(given_scores(a="0.7", b="0.7")).here == ScoreAsked("c")
    assert begun(given_scores(a="0.1", b="0.1")).here == VerdictAsked("bold")
    decided = given_scores(a="0.1", b="0.1").with_records(
        [replace(OKRS.objectives["bold"], verdict=ObjectiveVerdict("stop"))]
    )
    assert begun(decided).here == ScoreAsked("c")
    assert begun(given_scores(a="0.7", b="0.7", c="0.7", d="0.7")).here is None


def test_what_was_put_off_is_come_back_to() -> None:
    run = forward(forward(begun(), OKRS), OKRS)
    assert run.here == ScoreAsked("c")
    okrs = given_scores(c="0.7", d="0.7")
    assert forward(forward(run, okrs), okrs).here is None
    assert begun(okrs).here == ScoreAsked("a")
    assert not is_open(okrs, ScoreAsked("c"))


def test_what_has_a_score_can_be_gone_back_to() -> None:
    run = begun(given_scores(a="0.7", b="0.7"))
    assert back(run, given_scores(a="0.7", b="0.7")).here == ScoreAsked("b")
    low = given_scores(a="0.1", b="0.1")
    assert back(replace(run, place=3), low).here == VerdictAsked("bold")
    assert back(begun(), OKRS).here == ScoreAsked("a")


GONE = st.sets(st.sampled_from("abcd"))


@given(GONE, st.integers(0, 5))
def test_it_only_ever_stops_at_what_is_there(gone: set[str], place: int) -> None:
    okrs = OKRS.with_records(replace(OKRS.key_results[id_], state="dropped") for id_ in gone)
    run = replace(begun(), place=place)
    after, before = forward(run, okrs), back(run, okrs)
    assert after.place > place
    assert after.here is None or after.here.id not in gone
    assert before == run or (before.place < place and before.here and before.here.id not in gone)


@given(st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["0.00", "0.39", "0.40", "1.00"])))
def test_answering_what_is_open_comes_to_an_end(scores: dict[str, str]) -> None:
    okrs = OKRS.with_records(
        replace(OKRS.key_results[id_], grade=grade(score)) for id_, score in scores.items()
    )
    run, answered = begun(okrs), list[GradingQuestion]()
    while (here := run.here) is not None:
        answer = Marks(Decimal("0.2")) if isinstance(here, ScoreAsked) else Decided("stop")
        okrs = applied(okrs, grade_answer_step(okrs, MEI, here, answer))
        answered.append(here)
        run = begun(okrs)
    assert len(answered) == len(set(answered))
    assert tally(run, okrs, EVERYBODY).graded == 4


def test_the_suggested_score_is_refused_once_where_the_last_check_in_is_old() -> None:
    okrs = OKRS.with_records([check_in("x", "a", "2026-12-01", value=Decimal(17))])
    a = okrs.key_results["a"]
    first = take_suggested(begun(okrs), okrs, a, LAST_DAYS)
    assert (first.score, first.refused) == (None, "the last check-in is 29 days old (2026-12-01)")
    again = take_suggested(first.run, okrs, a, LAST_DAYS)
    assert (again.score, again.refused) == (Decimal("0.81"), None)
    other = take_suggested(again.run, okrs, okrs.key_results["b"], LAST_DAYS)
    assert other.refused == "nobody has checked in"


def test_the_suggested_score_is_taken_at_once_where_it_rests_on_something() -> None:
    okrs = OKRS.with_records([check_in("x", "a", "2026-12-28", value=Decimal(17))])
    taken = take_suggested(begun(okrs), okrs, okrs.key_results["a"], LAST_DAYS)
    assert (taken.score, taken.run.doubted) == (Decimal("0.81"), frozenset())


def test_how_far_it_has_come_counts_whoever_graded_and_tells_no_mean_of_one_person() -> None:
    okrs = given_scores(a="0.6", c="0.8", d="0.4").with_records(
        [replace(OKRS.key_results["b"], grade=grade("0.8", by="ken"))]
    )
    run = begun(okrs)
    assert tally(run, okrs, EVERYBODY) == tally(run, okrs, Scope("unit", "north"))
    everybody = tally(run, okrs, EVERYBODY)
    assert (everybody.graded, everybody.of, everybody.mean) == (4, 4, Decimal("0.65"))
    mine = tally(begun(okrs, Scope("me")), okrs, Scope("me"))
    assert (mine.graded, mine.of, mine.mean) == (3, 3, None)
    nothing = tally(begun(), OKRS, EVERYBODY)
    assert (nothing.graded, nothing.of, nothing.mean) == (0, 4, None)


def test_a_score_below_1_of_what_was_committed_and_one_below_040_ask_for_more() -> None:
    okrs = okrs_of(
        objective("promised", kind="committed"),
        scored("low", "0.30", "promised"),
        scored("near", "0.97", "promised"),
        key_result("lifted", "promised", grade=grade("0.97", "0.03", because="effort")),
        key_result("told", "promised", grade=grade("0.30", explanation="hiring", verdict="change")),
        key_result("open", "promised"),
        objective("boring"),
        scored("weak", "0.36"),
        key_result("pushed", grade=grade("0.36", "0.04", because="effort")),
    )
    assert {id_: missing(okrs, kr) for id_, kr in okrs.key_results.items()} == {
        "low": ("explanation", "verdict"),
        "near": ("explanation",),
        "lifted": (),
        "told": (),
        "open": (),
        "weak": ("verdict",),
        "pushed": (),
    }


def test_what_is_typed_is_kept_beside_what_was_typed_for_a_check_in() -> None:
    keys = (ScoreAsked("a").key, VerdictAsked("a").key, "a")
    assert len(set(keys)) == 3
    assert [record_of(key) for key in keys] == ["a", "a", "a"]
    assert not Draft(score="8").is_empty


def test_answers_become_steps_and_a_second_opinion_replaces_only_on_purpose() -> None:
    okrs = given_scores(a="0.7")
    ken = author("ken", LAST_DAYS)
    answer = Marks(Decimal("0.5"), reflection="small steps")
    step = grade_answer_step(okrs, ken, ScoreAsked("a"), answer, instead=True)
    assert applied(okrs, step).key_results["a"].reflection == "small steps"
    said = grade_answer_step(okrs, MEI, VerdictAsked("bold"), Decided("go_on", "not yet"))
    verdict = applied(okrs, said).objectives["bold"].verdict
    assert verdict == ObjectiveVerdict("go_on", "not yet", "mei", LAST_DAYS)
