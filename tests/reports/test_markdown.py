"""Whatever people typed reads in Markdown as they typed it: no markup, no link, no heading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from okrtui.okr.text import safe
from okrtui.reports.markdown import escaped, facts, is_web, link, section
from tests.reports.hostile import HOSTILE, PIECES, SIGNS

READER = MarkdownIt("gfm-like")
"""What a chat or a forge reads: CommonMark with tables, strikethrough and addresses that become links."""
PLACES = ["{}", "x {} x", "- {}", "- x\n  - {}", "  {}", "## {}", "x\n{}", "| x |\n{}", "- x\n\n{}"]


def blocks(text: str) -> list[str]:
    return [token.type for token in READER.parse(text)]


def read(text: str) -> str:
    """What a reader shows of the last line; fails when anything in it is more than text."""
    children = [token for token in READER.parse(text) if token.type == "inline"][-1].children or []
    assert {child.type for child in children} <= {"text", "text_special", "softbreak"}
    return "".join(child.content if child.type != "softbreak" else "\n" for child in children)


def narrow(text: str) -> str:
    return text.replace("＠", "@")


def stays_text(text: str, place: str) -> None:
    shown = safe(text).strip()
    written = place.format(escaped(text))
    assert blocks(written) == blocks(place.format("plain" if shown else ""))
    if shown:
        assert narrow(read(written).split("\n")[-1]).strip("x ") == narrow(shown).strip("x ")


@given(HOSTILE, st.sampled_from(PLACES))
def test_any_text_reads_as_it_was_typed_wherever_it_stands(text: str, place: str) -> None:
    stays_text(text, place)


@pytest.mark.parametrize("place", PLACES)
def test_every_piece_of_markup_stays_text_at_the_beginning_and_in_the_middle(place: str) -> None:
    for piece in (*SIGNS, *PIECES):
        for text in (piece, f"{piece}b", f"{piece} b", f"b{piece}b", f"b {piece} b", piece * 3):
            stays_text(text, place)


@pytest.mark.parametrize(
    "text", ["http://a.b", "HTTPS://a.b", "www.a.b", "WWW.a.b", "ftp://a", "mailto:a", "@ken", "//a", "a.org"]
)
def test_what_some_readers_make_a_link_of_stays_text(text: str) -> None:
    assert escaped(text) != text


@pytest.mark.parametrize(
    "text", ["p95 ≤ 3.5 s", "−5 %", "-5 %", "4 → 20 deploys", "Mei: done.", "1.5", "e.g."]
)
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert escaped(text) == text


def test_nobody_is_called_by_a_chat_that_looks_behind_the_markdown() -> None:
    assert escaped("@ken, ask @all (@mei)") == "＠ken, ask ＠all (＠mei)"
    assert escaped("mei@example.org") == "mei\\@example\\.org"
    assert escaped("5 @ 3 €") == "5 \\@ 3 €"


def test_only_web_addresses_become_links() -> None:
    assert link("https://example.org/a?b=1") == "<https://example.org/a?b=1>"
    assert link("javascript:alert(1)") == "javascript:alert(1)"
    assert link("https://a.b> <script>") == "https\\://a.b\\> \\<script\\>"
    assert not is_web("https://a\x1b[31m")
    assert link(None) == ""


def test_facts_that_say_nothing_are_left_out() -> None:
    assert facts("Mei", "", None, " ", "a*b") == "Mei · a\\*b"


def test_a_section_without_lines_has_no_heading() -> None:
    assert section("Done", []) == []
    assert section("Done", ["- x"]) == ["", "## Done", "", "- x"]
