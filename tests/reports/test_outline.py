"""What is copied as Markdown says what the records say, and nothing more."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from okrtui.okr.records import KeyResult, Objective, Whose
from okrtui.okr.text import safe
from okrtui.reports.markdown import escaped, is_web, link
from okrtui.reports.outline import outline
from tests.builders import STEPS, check_in, key_result, objective, okrs_of, unit

HOSTILE = st.text(st.sampled_from("ab1 \\`*_{}[]()<>#|~&;!$@:/.-+=\n中\u202e\x1b\"'"), max_size=30)


@given(HOSTILE)
def test_any_title_reads_as_it_was_typed(title: str) -> None:
    parsed = MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(f"x {escaped(title)} x")
    assert [token.type for token in parsed] == ["paragraph_open", "inline", "paragraph_close"]
    children = parsed[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == f"x {safe(title).strip()} x"


@pytest.mark.parametrize(
    "text", ["http://a.b", "HTTPS://a.b", "www.a.b", "WWW.a.b", "ftp://a", "mailto:a", "@ken"]
)
def test_what_some_readers_make_a_link_of_stays_text(text: str) -> None:
    assert escaped(text) != text


def test_only_web_addresses_become_links() -> None:
    assert link("https://example.org/a?b=1") == "<https://example.org/a?b=1>"
    assert link("javascript:alert(1)") == "javascript:alert(1)"
    assert link("https://a.b> <script>") == "https\\://a.b\\> \\<script\\>"
    assert not is_web("https://a\x1b[31m")
    assert link(None) == ""


def test_an_objective_comes_with_its_key_results_and_each_of_them_once() -> None:
    okrs = okrs_of(
        unit("platform", name="Platform"),
        objective("boring", title="Make [x] boring", for_=Whose(unit="platform"), why="late\nThursdays"),
        key_result("kr1", title="Deploys *per* week"),
        key_result("kr2", title="Runbooks", measure=STEPS),
        key_result("kr3", title="Gone", state="dropped"),
        check_in("c1", "kr1", "2026-11-17", value=Decimal(12), confidence=6, note="see https://x.y"),
        check_in("c2", "kr2", "2026-11-17", steps_done=("1", "3"), confidence=6),
    )
    records: list[Objective | KeyResult] = [okrs.objectives["boring"], okrs.key_results["kr1"]]
    assert outline(okrs, records) == (
        "## Make \\[x\\] boring\n\n2026-Q4 · Platform · owner Mei\nwhy: late⏎Thursdays\n\n"
        "- [ ] Deploys \\*per\\* week: 4 → 20 deploys (owner Mei, due 2026-12-31, now 12 deploys,"
        " confidence 6/10)\n  2026-11-17: see https\\://x.y\n"
        "- [ ] Runbooks: 4 steps (owner Mei, due 2026-12-31, now 2/4, confidence 6/10)\n"
        "  - [x] a\n  - [ ] b\n  - [x] c\n  - [ ] d\n"
        "- [ ] Gone: 4 → 20 deploys (owner Mei, due 2026-12-31) – dropped\n"
    )
    assert outline(okrs, [okrs.key_results["kr3"]]).startswith("- [ ] Gone")
