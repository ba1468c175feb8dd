from datetime import date
from typing import Any

from msgspec.structs import replace

from okrtui.okr.calendar import Week
from okrtui.okr.records import Comment, Priority, Record
from okrtui.okr.what_next import what_next
from tests.builders import SPACE, check_in, key_result, objective, okrs_of
from tests.okr.lines import FRIDAY, W46, W47, W48, outlook, priority

RATED = check_in("rated", "kr", "2026-11-17", confidence=2)


def said(id_: str, on: date) -> Comment:
    return Comment(id=id_, space=SPACE, about="kr", on=on, text=id_, by="ken")


def answers(*records: Record, week: Week = W47, this_week: Week = W47) -> list[str]:
    okrs = okrs_of(objective("boring"), key_result("kr"), *records)
    return [answer.id for answer in what_next(okrs, okrs.key_results["kr"], week, this_week)]


def line(id_: str, week: Week = W47, **fields: Any) -> Record:
    return priority(id_, week, **{"key_result": "kr", **fields})


def test_open_lines_of_the_week_and_the_next_answer() -> None:
    lines = (line("now"), line("then", W48), line("far", Week(2026, 49)), line("old", W46))
    assert answers(RATED, *lines, outlook("seen", key_result="kr")) == ["now", "then", "seen"]


def test_a_line_for_another_key_result_or_one_that_is_done_or_dropped_does_not() -> None:
    lines = (line("other", key_result="else"), line("done", state="done"), line("gone", state="dropped"))
    assert answers(RATED, *lines) == []


def test_a_line_that_was_carried_answers_once() -> None:
    assert answers(RATED, line("first"), line("second", W48, carried_from="first")) == ["second"]


def test_of_a_week_that_is_over_a_line_that_was_done_since_still_answers() -> None:
    lines = (line("did", W46, state="done"), line("doing", W47), line("done", W47, state="done"))
    rated = check_in("earlier", "kr", "2026-11-10", confidence=2)
    assert answers(rated, *lines, week=W46, this_week=W47) == ["did", "doing"]


def test_a_note_with_the_rating_or_after_it_answers_one_before_does_not() -> None:
    before = check_in("before", "kr", "2026-11-10", confidence=3, note="old")
    after = check_in("after", "kr", "2026-11-18", note="new", value=None)
    assert answers(before, RATED, after) == ["after"]
    assert answers(check_in("noted", "kr", "2026-11-17", confidence=2, note="so")) == ["noted"]


def test_a_comment_from_the_day_of_the_rating_on_answers() -> None:
    comments = (said("early", date(2026, 11, 16)), said("same", date(2026, 11, 17)), said("late", FRIDAY))
    assert answers(RATED, *comments) == ["same", "late"]


def test_what_is_said_after_the_week_is_not_known_in_it() -> None:
    rated = check_in("earlier", "kr", "2026-11-10", confidence=2)
    later = check_in("later", "kr", "2026-11-17", confidence=2, note="now it is clear")
    assert answers(rated, later, said("late", FRIDAY), week=W46) == []
    assert answers(rated, later, said("late", FRIDAY)) == ["later", "late"]


def test_nobody_said_anything_of_what_was_never_rated() -> None:
    assert answers(said("late", FRIDAY)) == []
    assert answers(line("now")) == ["now"]


class Counted(dict[str, Priority]):
    """Lines that count how often all of them were walked through."""

    walked = 0

    def values(self) -> Any:
        self.walked += 1
        return super().values()


def test_many_key_results_walk_through_the_whole_plan_no_more_often_than_one() -> None:
    known = okrs_of(objective("boring"), key_result("kr"), RATED, line("now"))
    counts = []
    for asked in (1, 50):
        okrs = replace(known, priorities=Counted(known.priorities))
        for _ in range(asked):
            what_next(okrs, okrs.key_results["kr"], W47, W47)
        assert isinstance(okrs.priorities, Counted)
        counts.append(okrs.priorities.walked)
    assert counts[0] == counts[1]
