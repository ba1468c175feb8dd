"""What O3 and K6 hear in a title, in English and Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.guidelines.words import has_number, strong_word, task_word, weak_word


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Significantly grow revenue", "Significantly"),
        ("Ship as  much as possible", "as  much as possible"),
        ("显著提升用户体验", "显著"),
        ("用户数大幅增长", "大幅"),
    ],
)
def test_a_strong_vague_word_is_heard_as_it_was_typed(title: str, word: str) -> None:
    assert strong_word(title) == word


@pytest.mark.parametrize("title", ["Insignificantly small", "Greatlyx", "Alot of fish", "把大象装进冰箱", ""])
def test_a_part_of_another_word_is_not(title: str) -> None:
    assert strong_word(title) == ""


@pytest.mark.parametrize(
    ("title", "word"), [("Better onboarding", "Better"), ("Improve support", "Improve"), ("优化流程", "优化")]
)
def test_a_weak_one_is_heard(title: str, word: str) -> None:
    assert (weak_word(title), strong_word(title)) == (word, "")


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Launch the new shop", "Launch"),
        ("- complete the migration", "complete"),
        ("Set up CI", "Set up"),
        ("Roll  out SSO", "Roll  out"),
        ("Define the budget", "Define"),
        ("Decide on a new forum", "Decide"),
        ("Determine the licence", "Determine"),
        ("定义指标", "定义"),
        ("完成数据迁移", "完成"),
        ("上线新版本", "上线"),
        ("新平台上线", "上线"),
        ("新平台上线。", "上线"),
    ],
)
def test_what_somebody_does_reads_like_a_task(title: str, word: str) -> None:
    assert task_word(title) == word


@pytest.mark.parametrize(
    "title",
    [
        "Customers who complete the tour",
        "Completely paperless",
        "Teams that decide by data",
        "A well defined on-call",
        "Launch time of the app",
        "Release frequency",
        "Deploy success",
        "完成率",
        "发布周期缩短",
        "上线后的故障",
        "每周活跃用户",
        "",
    ],
)
def test_what_is_measured_does_not(title: str) -> None:
    assert task_word(title) == ""


@pytest.mark.parametrize("title", ["Double revenue", "p95 under 200 ms", "用户翻倍", "Zero incidents"])
def test_a_number_may_be_a_word(title: str) -> None:
    assert has_number(title)


def test_no_number_is_heard_where_there_is_none() -> None:
    assert not has_number("Nonetheless halfway there, 统一平台")
    assert not has_number("Greatly more B2B sales in Q4")


def test_a_space_adds_words_of_its_own_and_strikes_others_out() -> None:
    assert strong_word("A world class team", ("world class",)) == "world class"
    assert strong_word("Greatly faster", ("-Greatly",)) == ""
    assert weak_word("Improve and enhance", ("-improve", "world class")) == "enhance"
    assert task_word("Hire a nurse", ("hire",)) == "Hire"
    assert task_word("招聘护士", ("招聘",)) == "招聘"
    assert task_word("Build a shed", ("-build",)) == ""


def test_empty_words_and_patterns_of_a_space_do_no_harm() -> None:
    assert strong_word("plain", ("", "-", ".*", "(", "[")) == ""
    assert task_word("plain", ("", " ", ".*", "(")) == ""


@given(st.text(), st.lists(st.text(max_size=8), max_size=5))
def test_any_text_and_any_words_are_listened_to(text: str, own: list[str]) -> None:
    words = tuple(own)
    for listen in (strong_word, weak_word, task_word):
        assert listen(text, words) in text
    assert has_number(text) in (True, False)
