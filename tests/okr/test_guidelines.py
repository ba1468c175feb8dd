from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.calendar import Week
from okrtui.okr.guidelines.check_ins import no_forecast, nothing_said, stale, unchanged
from okrtui.okr.guidelines.finding import LIMITS, Finding, limit
from okrtui.okr.guidelines.findings import of_key_result, of_plan
from okrtui.okr.guidelines.plans import often_carried, overfull, unserved
from okrtui.okr.okrs import Okrs
from okrtui.okr.plan import PlanLine, plan_of
from okrtui.okr.records import Comment, Record, Settings, Space, Whose
from okrtui.okr.scope import EVERYBODY
from tests.builders import SPACE, check_in, key_result, objective, okrs_of, person, unit
from tests.okr.lines import FRIDAY, ME, MONDAY, W46, W47, W48, outlook, priority


def rated(*days: tuple[str, int], **fields: Any) -> Okrs:
    made = [check_in(f"c{n}", "deploys", day, confidence=given) for n, (day, given) in enumerate(days)]
    return okrs_of(objective("boring"), key_result("deploys", **fields), *made)


def says(guideline: Callable[..., Finding | None], okrs: Okrs, day: date = FRIDAY) -> str:
    found = guideline(okrs, okrs.key_results["deploys"], day)
    assert found is None or (found.record == "deploys" and found.way_out)
    return f"{found.code} {found.level}: {found.sentence}" if found else ""


def settled(**settings: Any) -> Space:
    return Space(id="the-space", space=SPACE, settings=Settings(**settings))


# -- C1


def test_c1_speaks_when_there_is_no_rating_of_this_week_nor_the_last() -> None:
    assert (
        says(stale, rated(("2026-11-02", 6))) == "C1 warning: “deploys” was not rated this week nor last week"
    )


def test_c1_is_silent_with_a_rating_of_last_week_and_while_the_owner_is_away() -> None:
    assert not says(stale, rated(("2026-11-09", 6)))
    assert not says(stale, rated(("2026-11-02", 6)).with_records([person("mei", away_until=FRIDAY)]))


# -- C2

FOUR_WEEKS = (("2026-10-19", 5), ("2026-10-28", 5), ("2026-11-16", 5))


def test_c2_speaks_after_four_weeks_of_one_number() -> None:
    assert says(unchanged, rated(*FOUR_WEEKS)) == "C2 hint: “deploys” has stood at 5 for 4 weeks"


def test_c2_is_silent_when_it_moved_or_is_reached_or_stale() -> None:
    assert not says(unchanged, rated(*FOUR_WEEKS[:2], ("2026-11-16", 6)))
    assert not says(unchanged, rated(*FOUR_WEEKS), FRIDAY + timedelta(weeks=2))
    reached = check_in("v", "deploys", MONDAY, value=Decimal(20))
    assert not says(unchanged, rated(*FOUR_WEEKS).with_records([reached]))


def test_c2_takes_its_weeks_from_the_settings() -> None:
    assert not says(unchanged, rated(*FOUR_WEEKS).with_records([settled(limits={"unchanged_weeks": 5})]))


def test_c2_after_one_week_says_week() -> None:
    okrs = rated(("2026-11-09", 5), ("2026-11-16", 5))
    okrs = okrs.with_records([settled(limits={"unchanged_weeks": 1})])
    assert says(unchanged, okrs) == "C2 hint: “deploys” has stood at 5 for 1 week"


# -- C3

LOW = rated(("2026-11-17", 3))


def comment(on: str) -> Comment:
    return Comment(
        id="co", space=SPACE, about="deploys", on=date.fromisoformat(on), text="we call them", by="ken"
    )


def test_c3_speaks_when_nothing_says_what_happens_next() -> None:
    assert says(nothing_said, LOW) == "C3 warning: “deploys” stands at 3 and nothing says what happens next"


@pytest.mark.parametrize(
    "answer",
    [
        check_in("n", "deploys", "2026-11-18", note="drill on Friday"),
        comment("2026-11-17"),
        priority("p", key_result="deploys"),
        priority("p", W48, key_result="deploys"),
        outlook("o", W48, key_result="deploys"),
    ],
)
def test_c3_is_silent_with_a_note_a_newer_comment_or_an_open_line(answer: Record) -> None:
    assert not says(nothing_said, LOW.with_records([answer]))


@pytest.mark.parametrize(
    "no_answer",
    [
        comment("2026-11-16"),
        check_in("n", "deploys", "2026-11-10", note="an older note"),
        priority("p", state="done", key_result="deploys"),
        priority("p", W46, key_result="deploys"),
        priority("p", key_result="another"),
        outlook("o", Week(2026, 49), key_result="deploys"),
    ],
)
def test_c3_speaks_though_something_else_was_said(no_answer: Record) -> None:
    assert says(nothing_said, LOW.with_records([no_answer]))


def test_c3_is_silent_above_three_and_before_the_first_number() -> None:
    assert not says(nothing_said, rated(("2026-11-17", 4)))
    assert not says(nothing_said, rated())
    assert says(nothing_said, rated(("2026-11-17", 4)).with_records([settled(limits={"low_confidence": 4})]))


# -- C4

LATE = date(2026, 12, 20)


def test_c4_speaks_two_weeks_before_the_end_without_a_forecast() -> None:
    assert says(no_forecast, rated(), LATE) == "C4 warning: “deploys” ends soon and has no forecast"


def test_c4_is_silent_earlier_with_a_forecast_and_when_dropped() -> None:
    assert not says(no_forecast, rated())
    assert not says(no_forecast, rated(forecast="will_not"), LATE)
    assert not says(no_forecast, rated(state="dropped"), LATE)


# -- B1


def full(okrs: Okrs) -> list[tuple[str, str]]:
    lines = [PlanLine(p) for p in okrs.priorities.values()]
    return [(found.record, found.sentence) for found in overfull(okrs, W47, lines)]


def musts(amount: int, **fields: Any) -> list[Record]:
    return [priority(f"l{n}{fields.get('rank', '')}", **fields) for n in range(amount)]


def test_b1_speaks_of_six_musts_and_of_nine_lines() -> None:
    assert full(okrs_of(*musts(6))) == [("mei", "W47 holds 6 musts for Mei")]
    assert full(okrs_of(*musts(4), *musts(5, rank="should"))) == [("mei", "W47 holds 9 lines for Mei")]


def test_b1_is_silent_at_five_musts_and_eight_lines_of_what_is_not_dropped() -> None:
    assert not full(okrs_of(*musts(5), *musts(3, rank="should")))
    assert not full(okrs_of(*musts(6, state="dropped")))


def test_b1_says_must_and_line_of_one() -> None:
    no_musts, no_lines = (settled(limits={name: 0}) for name in ("musts", "lines"))
    assert full(okrs_of(no_musts, *musts(1))) == [("mei", "W47 holds 1 must for Mei")]
    assert full(okrs_of(no_lines, *musts(1))) == [("mei", "W47 holds 1 line for Mei")]


def test_b1_counts_each_plan_by_itself() -> None:
    teams = [unit("aa"), unit("bb")]
    lines = [priority(f"{u}{n}", for_=Whose(unit=u)) for u in ("aa", "bb") for n in range(5)]
    assert not full(okrs_of(*teams, *lines))
    assert full(okrs_of(*teams, *lines, priority("one more", for_=Whose(unit="bb")))) == [
        ("bb", "W47 holds 6 musts for Bb")
    ]


# -- B2


def test_b2_speaks_of_an_open_line_carried_four_times() -> None:
    found = often_carried(okrs_of(), PlanLine(priority("drill"), carried=4))
    assert found is not None
    assert (found.code, found.record, found.sentence) == ("B2", "drill", "“drill” was carried 4 times")


def test_b2_says_time_of_one() -> None:
    found = often_carried(okrs_of(settled(limits={"carried": 0})), PlanLine(priority("drill"), carried=1))
    assert found is not None
    assert found.sentence == "“drill” was carried 1 time"


def test_b2_is_silent_at_three_and_of_what_is_done() -> None:
    assert often_carried(okrs_of(), PlanLine(priority("drill"), carried=3)) is None
    assert often_carried(okrs_of(), PlanLine(priority("drill", state="done"), carried=4)) is None


# -- B3

UNSURE = rated(("2026-11-16", 6)).with_records([priority("other", key_result="another")])


def test_b3_speaks_when_no_line_of_three_weeks_serves_a_key_result_under_seven() -> None:
    told = "B3 hint: “deploys” stands at 6 and no line of the plan has served it since W45"
    assert says(unserved, UNSURE) == told
    assert says(unserved, UNSURE.with_records([priority("p", Week(2026, 44), key_result="deploys")])) == told
    dropped = priority("p", W47, key_result="deploys", state="dropped")
    assert says(unserved, UNSURE.with_records([dropped])) == told


@pytest.mark.parametrize(
    "line",
    [
        priority("p", Week(2026, 45), key_result="deploys", state="done"),
        priority("p", W48, key_result="deploys"),
        outlook("o", W48, key_result="deploys"),
    ],
)
def test_b3_is_silent_with_a_line(line: Record) -> None:
    assert not says(unserved, UNSURE.with_records([line]))


def test_b3_is_silent_where_nobody_plans_from_seven_on_and_for_what_is_young_or_not_rated() -> None:
    plan = priority("other")
    assert not says(unserved, rated(("2026-11-16", 6)))
    theirs = priority("other", for_=Whose(unit="team"))
    assert not says(unserved, rated(("2026-11-16", 6)).with_records([theirs, outlook("ahead")]))
    assert not says(unserved, rated(("2026-11-16", 7)).with_records([plan]))
    assert not says(unserved, rated(("2026-11-16", 6), starts=date(2026, 11, 3)).with_records([plan]))
    assert not says(unserved, rated().with_records([plan]))


# -- together


def codes(okrs: Okrs) -> list[str]:
    return [found.code for found in of_key_result(okrs, okrs.key_results["deploys"], FRIDAY)]


def test_a_key_result_hears_all_that_is_not_switched_off() -> None:
    bad = rated(("2026-11-02", 2)).with_records([priority("other")])
    assert codes(bad) == ["C1", "C3", "B3"]
    assert codes(bad.with_records([settled(guidelines_off=("C1", "B3", "Z9"))])) == ["C3"]


def test_a_plan_hears_all_that_is_not_switched_off() -> None:
    chain = [priority(f"w{n}", W47.shifted(n - 5), carried_from=f"w{n - 1}" if n else None) for n in range(6)]
    okrs = okrs_of(*musts(6), *chain)

    def heard(okrs: Okrs) -> list[str]:
        return [found.code for found in of_plan(okrs, plan_of(okrs, EVERYBODY, ME, W47, FRIDAY))]

    assert heard(okrs) == ["B1", "B2"]
    assert heard(okrs.with_records([settled(guidelines_off=("B1",))])) == ["B2"]
    assert heard(okrs_of()) == []


def test_a_limit_below_zero_or_not_known_is_the_methods() -> None:
    assert limit(Settings(limits={"musts": -1}), "musts") == 5
    assert limit(Settings(limits={"musts": 0}), "musts") == 0
    assert limit(Settings(), "lines") == 8


@given(
    st.lists(st.tuples(st.dates(date(2026, 9, 1), date(2027, 1, 20)), st.integers(0, 10)), max_size=12),
    st.dates(date(2026, 9, 1), date(2027, 2, 1)),
    st.dictionaries(st.sampled_from(sorted(LIMITS)), st.integers(-3, 60)),
)
def test_findings_never_fail_and_name_what_they_are_about(
    days: list[tuple[date, int]], today: date, limits: dict[str, int]
) -> None:
    okrs = rated(*((day.isoformat(), given) for day, given in days))
    okrs = okrs.with_records([settled(limits=limits), priority("other")])
    found = of_key_result(okrs, okrs.key_results["deploys"], today)
    assert all(f.record == "deploys" and f.sentence and f.way_out for f in found)
    assert len({f.code for f in found}) == len(found)
