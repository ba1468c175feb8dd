from msgspec.structs import replace

from okrtui.okr.records import Whose
from okrtui.okr.run import Before, Kept, Run, with_kept
from okrtui.okr.run_asked import KeyResultAsked, MetricAsked, MetricRead, NextAsked, NextSaid, Question, Rated
from okrtui.okr.run_outcome import elsewhere, kept_of, outcome, replaced
from okrtui.okr.steps.check_ins import Reading
from tests.builders import TODAY, check_in, key_result, objective, okrs_of
from tests.okr.lines import metric, priority, reading

NAMES = ("a", "b", "c", "d")
TEAM = okrs_of(objective("boring", for_=Whose(person="mei")), *(key_result(name) for name in NAMES))
A, ONE, TWO, NEXT = KeyResultAsked("a"), MetricAsked("one"), MetricAsked("two"), NextAsked("a")
ASKED: tuple[Question, ...] = (*map(KeyResultAsked, NAMES), ONE, TWO, NEXT)
RATED = Kept("1", Rated(Reading(None, 6)), Before())


def test_what_became_of_each_key_result() -> None:
    run = with_kept(Run(ASKED), A, RATED)
    dropped = replace(TEAM.key_results["c"], state="dropped")
    okrs = TEAM.with_records([dropped, check_in("2", "d", TODAY, confidence=6)])
    told = [outcome(run, okrs, question, TODAY) for question in ASKED[:4]]
    assert told == ["recorded", "skipped", "gone", "elsewhere"]
    found = elsewhere(run, okrs, KeyResultAsked("d"), TODAY)
    assert found is not None
    assert found.id == "2"


def test_what_became_of_each_metric() -> None:
    okrs = TEAM.with_records([metric("one"), metric("two")])
    read = okrs.with_records([reading("r", "two", TODAY, "4")])
    run = Run(ASKED)
    assert [outcome(run, okrs, q, TODAY) for q in (ONE, TWO)] == ["skipped", "skipped"]
    assert [outcome(run, read, q, TODAY) for q in (ONE, TWO)] == ["skipped", "elsewhere"]
    assert outcome(run, okrs.with_records([metric("one", retired=True)]), ONE, TODAY) == "gone"
    assert outcome(with_kept(run, TWO, Kept("r", MetricRead())), read, TWO, TODAY) == "recorded"


def test_what_happens_next_is_never_answered_elsewhere_it_is_asked_no_more() -> None:
    assert elsewhere(Run(ASKED), TEAM, NEXT, TODAY) is None


def test_another_rating_corrects_the_check_in_of_this_run_while_it_is_there() -> None:
    run = with_kept(Run(ASKED), A, RATED)
    assert replaced(run, TEAM, A) is None
    assert replaced(run, TEAM.with_records([check_in("1", "a", TODAY, confidence=6)]), A) == "1"
    assert replaced(run, TEAM, KeyResultAsked("b")) is None


def test_another_answer_changes_the_line_of_this_run_while_it_is_open() -> None:
    run = with_kept(Run(ASKED), NEXT, Kept("line", NextSaid("hire")))
    line = priority("line", key_result="a")
    assert replaced(run, TEAM.with_records([line]), NEXT) == "line"
    assert replaced(run, TEAM.with_records([replace(line, state="done")]), NEXT) is None
    assert replaced(run, TEAM, NEXT) is None


def test_another_reading_replaces_nothing() -> None:
    okrs = TEAM.with_records([metric("one"), reading("r", "one", TODAY, "4")])
    assert replaced(with_kept(Run(ASKED), ONE, Kept("r", MetricRead())), okrs, ONE) is None


def test_what_was_answered_by_kind_in_the_order_asked() -> None:
    second = Kept("2", Rated(Reading(None, 5)))
    run = with_kept(with_kept(Run(ASKED), KeyResultAsked("b"), second), A, RATED)
    run = with_kept(run, ONE, Kept("r", MetricRead()))
    assert kept_of(run, KeyResultAsked) == [(A, RATED), (KeyResultAsked("b"), second)]
    assert [q for q, _ in kept_of(run, MetricAsked)] == [ONE]
