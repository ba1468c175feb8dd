"""Codes, limits and words as somebody types them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import BadInputError
from okrtui.okr.guidelines.codes import CODES, parse_codes
from okrtui.okr.guidelines.finding import LIMITS
from okrtui.okr.guidelines.typed import limits_text, parse_limits, parse_words, words_text


def test_codes_are_named_one_by_one_or_by_their_letter() -> None:
    assert parse_codes("k6, O2 o2") == ("O2", "K6")
    assert parse_codes("b") == ("B1", "B2", "B3")
    assert parse_codes("") == ()


@pytest.mark.parametrize("word", ["K9", "Z", "K66", "tasks"])
def test_another_word_is_no_code(word: str) -> None:
    with pytest.raises(BadInputError, match="is no guideline"):
        parse_codes(word)


def test_limits_are_read_in_any_spelling_and_told_as_they_are_typed() -> None:
    assert parse_limits("Key-Results = 6, musts 7,") == {"musts": 7, "key_results": 6}
    assert limits_text({"musts": 7, "key_results": 6}) == "musts=7, key_results=6"
    assert limits_text(None) == ""


@pytest.mark.parametrize(
    "text", ["wishes=3", "musts", "musts=", "musts=-1", "musts=7.5", "musts=99999", "7", "="]
)
def test_what_is_no_limit_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="is no limit"):
        parse_limits(text)


def test_words_stand_between_commas_also_chinese_ones() -> None:
    assert parse_words("world  class, -greatly，招聘、 ,招聘") == ("world class", "-greatly", "招聘")
    assert words_text(("world class", "-greatly")) == "world class, -greatly"


@pytest.mark.parametrize("text", ["x" * 61, ",".join(map(str, range(201)))])
def test_too_much_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="too"):
        parse_words(text)


@given(st.dictionaries(st.sampled_from(sorted(LIMITS)), st.integers(0, 9999)))
def test_limits_are_read_as_they_are_told(limits: dict[str, int]) -> None:
    assert parse_limits(limits_text(limits)) == limits


@given(st.text(max_size=40))
def test_words_are_read_as_they_are_told(text: str) -> None:
    words = parse_words(text)
    assert parse_words(", ".join(words)) == words


@given(st.lists(st.sampled_from(sorted(CODES))))
def test_codes_are_told_once_and_in_their_order(codes: list[str]) -> None:
    assert parse_codes(",".join(codes)) == tuple(code for code in CODES if code in codes)
