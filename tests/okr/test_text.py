import unicodedata

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.text import (
    cells,
    cluster_cells,
    clusters,
    cut,
    fit,
    narrow,
    safe,
    safe_lines,
    takes_one_each,
)


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
    ],
)
def test_what_could_steer_a_terminal_becomes_visible(hostile: str, shown: str) -> None:
    assert safe(hostile) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("❤\ufe0f ☎\ufe0e", "❤ ☎"),
        ("1\ufe0f\u20e3", "1\u20e3"),
        ("👍🏽👍", "👍👍"),
        ("☝\ufe0f🏽", "☝"),
        ("👩🏽\u200d💻", "👩💻"),
        ("🏳\ufe0f\u200d🌈", "🏳🌈"),
        ("1\u200d2", "12"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("🏽 a🏽", "‹1F3FD› a‹1F3FD›"),
    ],
)
def test_emoji_lose_what_terminals_do_not_agree_on(typed: str, shown: str) -> None:
    assert safe(typed) == shown


@given(st.text(st.sampled_from("1 👍☝🏽\u200d\ufe0f\n\x1b❤中"), max_size=30))
def test_a_terminal_that_knows_no_sequences_moves_as_far_as_was_counted(text: str) -> None:
    screen = pyte.Screen(100, 1)
    pyte.Stream(screen).feed(safe(text))
    assert screen.cursor.x == cells(safe(text))


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
    [
        ("abc", 3),
        ("中文", 4),
        ("e\u0301", 1),
        ("👍", 2),
        ("❤", 1),
        ("1\u20e3", 1),
        ("می\u200cخ", 3),
        ("\u1112\u1161\u11ab", 2),
        ("", 0),
    ],
)
def test_width_is_counted_in_cells(text: str, width: int) -> None:
    assert cells(text) == width


@given(st.text(), st.integers(0, 30))
def test_cut_never_takes_more_than_its_width(text: str, width: int) -> None:
    assert cells(cut(safe(text), width)) <= width


@given(st.text(), st.integers(1, 30), st.sampled_from("<>"))
def test_fit_takes_exactly_its_width(text: str, width: int, align: str) -> None:
    assert cells(fit(safe(text), width, align)) == width


@given(st.text())
def test_clusters_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_a_wide_character_is_not_cut_in_half() -> None:
    assert cut("中文字", 4) == "中…"
    assert fit("中文字", 4) == "中… "


@given(st.text(), st.integers(1, 30))
def test_cut_keeps_a_beginning_of_the_text_as_long_as_there_is_room_for(text: str, width: int) -> None:
    kept = cut(text, width, "")
    assert text.startswith(kept)
    rest = clusters(text[len(kept) :])
    assert not rest or cells(kept) + cells(rest[0]) > width


@pytest.mark.parametrize(
    ("typed", "read"),
    [("１２．５％", "12.5%"), ("＋＝３", "+=3"), ("−４", "-4"), ("￥　９", "¥ 9"), ("Ｙｅｓ", "Yes")],
)
def test_wide_letters_digits_and_signs_are_read_as_narrow_ones(typed: str, read: str) -> None:
    assert narrow(typed) == read


def test_every_sign_of_the_keyboard_has_its_wide_form_read() -> None:
    signs = "".join(map(chr, range(0x21, 0x7F)))
    assert (
        narrow("".join(unicodedata.lookup(f"FULLWIDTH {unicodedata.name(sign)}") for sign in signs)) == signs
    )


@given(st.text(st.characters(max_codepoint=0x7F)) | st.text("万亿是否下周五、"))
def test_what_has_no_narrow_form_stays(text: str) -> None:
    assert narrow(text) == text


def test_what_is_seen_at_once_to_take_one_cell_each_does() -> None:
    at_once = [sign for sign in map(chr, range(0x20, 0x1_1000)) if sign != "\x7f" and takes_one_each(sign)]
    assert {*"aé“—·→━▁▌╭⣿"} <= {*at_once}
    assert [sign for sign in at_once if cluster_cells(sign) != 1 or len(clusters(f"a{sign}")) != 2] == []
