"""O3–O6 and K1–K6: what is said of one objective or key result as it is written; each code speaking and silent."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.guidelines import key_results, objectives
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.guidelines.findings import of_draft
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, KeyResult, Measure, Objective, Record, Settings, Space, Span, Whose
from tests.builders import AT_MOST, REACH, SPACE, STEPS, YES_NO, key_result, objective, okrs_of, person, unit

COUNTED = Measure("reach", Decimal(0), Decimal(12))
PERCENT = Measure("reach", Decimal(0), Decimal(100), "%")


def settled(**settings: Any) -> Space:
    return Space(id="the-space", space=SPACE, name="Platform", settings=Settings(**settings))


def of_goal(guideline: Callable[[Okrs, Objective], Finding | None], *records: Record, **fields: Any) -> str:
    okrs = okrs_of(objective("goal", **fields), *records)
    return _told(guideline(okrs, okrs.objectives["goal"]), "goal")


def of_kr(guideline: Callable[[Okrs, KeyResult], Finding | None], *records: Record, **fields: Any) -> str:
    okrs = okrs_of(objective("goal"), key_result("kr", "goal", **fields), *records)
    return _told(guideline(okrs, okrs.key_results["kr"]), "kr")


def _told(found: Finding | None, about: str) -> str:
    assert found is None or (found.record == about and found.way_out)
    return f"{found.code} {found.level}: {found.sentence}" if found else ""


def below(amount: int, **fields: Any) -> list[Record]:
    return [key_result(f"kr{n}", "goal", **fields) for n in range(amount)]


# -- O3


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Significantly grow revenue", "says “Significantly” and no number"),
        ("大幅增加新用户", "says “大幅” and no number"),
    ],
)
def test_o3_speaks_of_a_strong_vague_word_without_a_number(title: str, told: str) -> None:
    assert of_goal(objectives.vague, *below(3), title=title) == f"O3 hint: “{title}” {told}"


@pytest.mark.parametrize("title", ["Significantly grow revenue, by 60 %", "用户大幅增长 60%", "显著地翻倍"])
def test_o3_is_silent_with_a_number(title: str) -> None:
    assert not of_goal(objectives.vague, title=title)


@pytest.mark.parametrize(("title", "word"), [("Improve support", "Improve"), ("优化客服流程", "优化")])
def test_o3_speaks_of_a_weak_word_that_no_key_result_measures(title: str, word: str) -> None:
    told = f"O3 hint: “{title}” says “{word}” and nothing measures it"
    assert of_goal(objectives.vague, title=title) == told
    assert of_goal(objectives.vague, *below(2, measure=YES_NO, due=None), title=title) == told
    assert of_goal(objectives.vague, *below(2, state="dropped"), title=title) == told


@pytest.mark.parametrize("title", ["Improve support", "优化客服流程"])
def test_o3_is_silent_of_a_weak_word_where_a_key_result_measures_it(title: str) -> None:
    assert not of_goal(objectives.vague, *below(1), title=title)


def test_o3_hears_the_words_of_the_space() -> None:
    assert of_goal(objectives.vague, settled(vague_words=("world class",)), title="World class support")
    assert not of_goal(objectives.vague, settled(vague_words=("-greatly",)), title="Greatly faster support")


# -- O4

COMPANY = unit("acme", level="company")
TOP = objective("top", for_=Whose(unit="acme"))


def test_o4_speaks_where_objectives_of_a_higher_level_stand() -> None:
    assert of_goal(objectives.unaligned, COMPANY, TOP) == "O4 warning: “goal” supports nothing"


def test_o4_is_silent_of_what_supports_something_and_at_the_top() -> None:
    assert not of_goal(objectives.unaligned, COMPANY, TOP, parent="top")
    assert not of_goal(objectives.unaligned, COMPANY, TOP, key_result("k", "top"), parent="k")
    assert not of_goal(objectives.unaligned, COMPANY, TOP, for_=Whose(unit="acme"))


def test_o4_looks_only_at_what_runs_beside_it() -> None:
    later = Cycle(id="q1", space=SPACE, name="2027-Q1", span=Span(date(2027, 1, 1), date(2027, 3, 31)))
    assert not of_goal(objectives.unaligned, COMPANY, TOP, later, cycle="q1")
    year = Cycle(id="year", space=SPACE, name="2026", span=Span(date(2026, 1, 1), date(2026, 12, 31)))
    assert of_goal(
        objectives.unaligned, COMPANY, objective("top", for_=Whose(unit="acme"), cycle="year"), year
    )
    assert not of_goal(objectives.unaligned, COMPANY, TOP, cycle=None)


def test_o4_is_silent_where_nothing_stands_above_and_where_one_is_alone() -> None:
    assert not of_goal(objectives.unaligned, COMPANY)
    assert not of_goal(
        objectives.unaligned, COMPANY, objective("top", for_=Whose(unit="acme"), state="dropped")
    )
    assert not of_goal(objectives.unaligned, COMPANY, TOP, person("ken", left=date(2026, 10, 1)))


# -- O5


def test_o5_speaks_of_what_nobody_owns_or_somebody_who_left() -> None:
    assert of_goal(objectives.unowned, owner=None) == "O5 error: “goal” has no owner"
    gone = person("ana", left=date(2026, 10, 1))
    told = "belongs to Ana, who has left"
    assert of_goal(objectives.unowned, gone, owner="ana") == f"O5 error: “goal” {told}"
    assert of_kr(key_results.left_behind, gone, owner="ana") == f"O5 error: “kr” {told}"


def test_o5_is_silent_of_what_somebody_has_in_hand() -> None:
    assert not of_goal(objectives.unowned)
    assert not of_kr(key_results.left_behind, owner="ken")
    assert not of_kr(key_results.left_behind)


# -- O6, K1, K2


def test_o6_speaks_without_key_results_and_is_silent_with_one() -> None:
    assert of_goal(objectives.without_key_results) == "O6 warning: “goal” has no key results"
    assert of_goal(objectives.without_key_results, *below(2, state="dropped"))
    assert not of_goal(objectives.without_key_results, *below(1))


def test_k1_speaks_of_five_and_is_silent_at_four() -> None:
    assert of_goal(objectives.many_key_results, *below(5)) == "K1 warning: “goal” has 5 key results"
    assert not of_goal(objectives.many_key_results, *below(4))
    assert not of_goal(objectives.many_key_results, *below(5), settled(limits={"key_results": 5}))


def test_k2_speaks_of_one_and_two_and_is_silent_of_none_and_three() -> None:
    assert of_goal(objectives.few_key_results, *below(1)) == "K2 hint: “goal” has only 1 key result"
    assert of_goal(objectives.few_key_results, *below(2)) == "K2 hint: “goal” has only 2 key results"
    assert not of_goal(objectives.few_key_results)
    assert not of_goal(objectives.few_key_results, *below(3))
    assert not of_goal(objectives.few_key_results, *below(2), settled(limits={"least_key_results": 2}))


# -- K3


def test_k3_warns_of_yes_or_no_without_a_day() -> None:
    told = "K3 warning: “kr” is yes or no, with no day to be done by"
    assert of_kr(key_results.unmeasured, measure=YES_NO, due=None) == told
    assert not of_kr(key_results.unmeasured, measure=YES_NO)


def test_k3_hints_at_a_number_of_nothing() -> None:
    told = "K3 hint: “Deploys” does not say what its number counts"
    assert of_kr(key_results.unmeasured, measure=COUNTED, title="Deploys") == told


@pytest.mark.parametrize(
    "title", ["Read 12 books", "Deploys per week", "Number of deploys", "每周部署数", "Share of % something"]
)
def test_k3_is_silent_where_the_title_says_what_is_counted(title: str) -> None:
    assert not of_kr(key_results.unmeasured, measure=COUNTED, title=title)


@pytest.mark.parametrize("measure", [REACH, AT_MOST, STEPS, YES_NO])
def test_k3_is_silent_of_what_can_be_measured(measure: Measure) -> None:
    assert not of_kr(key_results.unmeasured, measure=measure)


# -- K4, K5


def test_k4_speaks_of_no_day_and_of_one_outside_the_cycle() -> None:
    assert of_kr(key_results.undated, due=None) == "K4 warning: “kr” has no due date"
    told = "K4 warning: “kr” is due on 2027-01-01, outside 2026-Q4"
    assert of_kr(key_results.undated, due=date(2027, 1, 1)) == told
    assert not of_kr(key_results.undated, due=date(2026, 12, 31))


def test_k5_speaks_of_a_start_that_is_the_target() -> None:
    still = Measure("reach", Decimal(4), Decimal("4.0"))
    assert of_kr(key_results.standing_still, measure=still) == "K5 error: “kr” starts at its target"
    assert not of_kr(key_results.standing_still, measure=REACH)
    assert not of_kr(key_results.standing_still, measure=Measure("reach"))
    assert not of_kr(key_results.standing_still, measure=Measure("at_least", Decimal(4), Decimal(4)))


# -- K6


@pytest.mark.parametrize(
    ("title", "word"), [("Launch the new shop", "Launch"), ("完成数据迁移", "完成"), ("新平台上线", "上线")]
)
@pytest.mark.parametrize("measure", [YES_NO, STEPS, PERCENT])
def test_k6_speaks_of_what_reads_like_a_task(title: str, word: str, measure: Measure) -> None:
    told = f"K6 hint: “{title}” reads like a task: “{word}”"
    assert of_kr(key_results.like_a_task, title=title, measure=measure) == told


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Customers who complete the tour", PERCENT),
        ("Launch 12 shops", COUNTED),
        ("上线 12 家门店", COUNTED),
        ("Deploy in under ten minutes", AT_MOST),
        ("完成率", PERCENT),
    ],
)
def test_k6_is_silent_of_what_comes_of_it(title: str, measure: Measure) -> None:
    assert not of_kr(key_results.like_a_task, title=title, measure=measure)


def test_k6_speaks_of_a_number_that_nobody_counts() -> None:
    assert of_kr(key_results.like_a_task, title="Organize 2 meetups", measure=YES_NO)


def test_k6_hears_the_words_of_the_space() -> None:
    assert of_kr(key_results.like_a_task, settled(task_words=("hire",)), title="Hire a nurse")
    assert not of_kr(key_results.like_a_task, settled(task_words=("-launch",)), title="Launch the shop")


# -- together

MEASURES = st.builds(
    Measure,
    st.sampled_from(["reach", "at_least", "at_most", "milestones", "yes_no"]),
    st.none() | st.decimals(),
    st.none() | st.decimals(),
    st.none() | st.text(),
)


@given(st.text(), st.text(), MEASURES, st.none() | st.dates(), st.lists(st.text(max_size=6), max_size=4))
def test_no_text_and_no_measure_makes_the_guidelines_fail(
    goal: str, title: str, measure: Measure, due: date | None, words: list[str]
) -> None:
    okrs = okrs_of(
        settled(vague_words=tuple(words), task_words=tuple(words)),
        objective("goal", title=goal),
        key_result("kr", "goal", title=title, measure=measure, due=due),
    )
    found = of_draft(okrs, okrs.objectives["goal"])
    assert all(f.record in ("goal", "kr") and f.sentence and f.way_out for f in found)
    assert len({(f.code, f.record) for f in found}) == len(found)
