import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.text import cells, clusters, cut, fit, safe, safe_lines


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\nb", "a⏎b"),
        ("a\tb", "a b"),
        ("\x7f", "␡"),
        ("\u202eabc", "‹202E›abc"),
        ("\u2028", "⏎"),
        ("\x9b31m", "‹9B›31m"),
        ("a\u200bb", "a‹200B›b"),
        ("plain", "plain"),
        ("中文 👍", "中文 👍"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_what_could_steer_a_terminal_becomes_visible(hostile: str, shown: str) -> None:
    assert safe(hostile) == shown


@given(st.text())
def test_safe_text_holds_nothing_that_steers_and_is_safe_already(text: str) -> None:
    shown = safe(text)
    assert safe(shown) == shown
    assert not any(unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") for c in shown)
    assert not any(unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "RLI", "PDF") for c in shown)


def test_lines_are_kept_apart_and_each_made_safe() -> None:
    assert safe_lines("a\r\nb\x1b\rc") == ["a", "b␛", "c"]


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("中文", 4), ("e\u0301", 1), ("👍🏽", 2), ("👩\u200d💻", 2), ("❤\ufe0f", 2), ("", 0)],
)
def test_width_is_counted_in_cells(text: str, width: int) -> None:
    assert cells(text) == width


@given(st.text(), st.integers(0, 30))
def test_cut_never_takes_more_than_its_width(text: str, width: int) -> None:
    assert cells(cut(safe(text), width)) <= width


@given(st.text(), st.integers(1, 30), st.sampled_from("<>"))
def test_fit_takes_exactly_its_width(text: str, width: int, align: str) -> None:
    assert cells(fit(safe(text), width, align)) == width


def test_a_skin_tone_without_a_hand_stands_alone() -> None:
    assert cells(" 🏻") == 3
    assert cells(fit("🏻", 3, ">")) == 3


@given(st.text())
def test_clusters_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_a_wide_character_is_not_cut_in_half() -> None:
    assert cut("中文字", 4) == "中…"
    assert fit("中文字", 4) == "中… "
