"""What the pages of a cycle say, word for word, and what no text can make of them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Phase
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.okr.text import safe
from okrtui.reports.html import one_page_html, quarter_html
from okrtui.reports.one_page import OnePage, one_page
from okrtui.reports.one_page_markdown import counted, one_page_text
from okrtui.reports.quarter import QuarterReport, quarter_report
from okrtui.reports.quarter_markdown import quarter_text
from tests.reports.browser import A4, browser, printed
from tests.reports.graded_team import ME, PLATFORM, Say, graded_team
from tests.reports.hostile import HOSTILE
from tests.reports.test_pages import Skeleton

Page = Callable[..., str]
READER = MarkdownIt("gfm-like")
TODAY = date(2026, 12, 30)


def quarter(okrs: Okrs, scope: Scope = EVERYBODY, day: date = TODAY) -> QuarterReport:
    return quarter_report(okrs, scope, ME, [okrs.cycles["q4"]], day)


def page(okrs: Okrs, scope: Scope = EVERYBODY, day: date = TODAY) -> OnePage:
    return counted(okrs, scope, one_page(okrs, scope, ME, [okrs.cycles["q4"]], day))


def quarter_as_markdown(say: Say = str, scope: Scope = EVERYBODY, phase: Phase = "closed") -> str:
    return quarter_text(quarter(graded_team(say, phase), scope))


def quarter_as_html(say: Say = str, scope: Scope = EVERYBODY, phase: Phase = "closed") -> str:
    return quarter_html(quarter(graded_team(say, phase), scope))


def page_as_markdown(say: Say = str, scope: Scope = EVERYBODY, phase: Phase = "closed") -> str:
    return one_page_text(page(graded_team(say, phase), scope))


def page_as_html(say: Say = str, scope: Scope = EVERYBODY, phase: Phase = "closed") -> str:
    return one_page_html(page(graded_team(say, phase), scope))


PAGES = [quarter_as_markdown, quarter_as_html, page_as_markdown, page_as_html]
SCOPES = {"everybody": EVERYBODY, "a unit": PLATFORM, "a person": Scope("person", "ken")}


@pytest.mark.parametrize("name", SCOPES)
@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_of_a_cycle_says(page: Page, name: str, snapshot: SnapshotAssertion) -> None:
    assert page(str, SCOPES[name]) == snapshot


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_says_while_the_cycle_runs(page: Page, snapshot: SnapshotAssertion) -> None:
    assert page(str, PLATFORM, "active") == snapshot


@given(HOSTILE.filter(str.strip))
@settings(max_examples=40)
def test_no_text_adds_a_tag_or_an_attribute_to_html(text: str) -> None:
    for page in (quarter_as_html, page_as_html):
        plain, hostile = Skeleton(page(lambda _: "plain")), Skeleton(page(lambda _: one_line(text)))
        assert hostile.tags == plain.tags
        assert hostile.text.count(safe(one_line(text)).strip()) >= plain.text.count("plain")


@given(HOSTILE.filter(str.strip))
@settings(max_examples=40)
def test_no_text_becomes_more_than_text_in_markdown(text: str) -> None:
    for page in (quarter_as_markdown, page_as_markdown):
        plain, hostile = (READER.parse(written) for written in (page(saying("plain")), page(saying(text))))
        assert [token.type for token in hostile] == [token.type for token in plain]
        inside = {child.type for token in hostile for child in token.children or ()}
        assert inside <= {"text", "text_special", "softbreak"}


@given(HOSTILE.filter(str.strip), HOSTILE.filter(str.strip))
@settings(max_examples=40)
def test_no_line_of_a_long_text_becomes_more_than_text(one: str, other: str) -> None:
    text = f"{one_line(one)}\n\n{one_line(other)}"
    html = Skeleton(quarter_as_html(lambda _: text))
    assert {tag for tag, _ in html.tags} == {tag for tag, _ in Skeleton(quarter_as_html()).tags}
    tokens = READER.parse(quarter_as_markdown(lambda _: text))
    blocks = {token.type for token in READER.parse(quarter_as_markdown())}
    assert {token.type for token in tokens} <= blocks
    inside = {child.type for token in tokens for child in token.children or ()}
    assert inside <= {"text", "text_special", "softbreak"}


def saying(text: str) -> Say:
    return lambda _: one_line(text)


def one_line(text: str) -> str:
    """As a title is: where lines end is told by texts of several lines alone."""
    return " ".join(text.split()) or "x"


@pytest.mark.parametrize("page", [quarter_as_html, page_as_html])
def test_html_brings_everything_along_and_runs_nothing(page: Page) -> None:
    skeleton = Skeleton(page())
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    assert ("meta", (("http-equiv", "Content-Security-Policy"), ("content", policy))) in skeleton.tags
    assert not {"script", "link", "img", "iframe", "a", "use"} & {tag for tag, _ in skeleton.tags}
    names = {name for _, attributes in skeleton.tags for name, _ in attributes}
    assert not {name for name in names if name.startswith("on") or name in ("src", "href", "style")}
    assert not any(word in page() for word in ("url(", "@import", "http:", "https:"))


def test_what_is_drawn_is_also_said() -> None:
    for skeleton in (Skeleton(quarter_as_html()), Skeleton(page_as_html(scope=PLATFORM))):
        drawn = [dict(attributes) for tag, attributes in skeleton.tags if tag == "svg"]
        told = [drawing.get("aria-label") for drawing in drawn if drawing.get("role") == "img"]
        assert drawn
        assert all(drawing.get("aria-hidden") == "true" or drawing.get("aria-label") for drawing in drawn)
        assert "confidence by week: 4, 4" in " ".join([*filter(None, told), skeleton.text])


def test_the_charts_draw_what_came_and_what_was_planned() -> None:
    (deploys,) = [kr for o in quarter(graded_team()).objectives for kr in o.key_results if kr.id == "deploys"]
    assert deploys.progress_by_week[0] is None
    assert [str(deploys.progress_by_week[n]) for n in (1, 6, 7)] == ["0.000000", "0.000000", "0.500000"]
    assert (str(deploys.raw), str(deploys.progress)) == ("1.300000", "1.000000")
    assert str(deploys.expected_by_week[0]) == "0.000000"
    assert "24.8 (4 → 20 deploys) · 130 %" in quarter_as_markdown()


@pytest.mark.parametrize("page", PAGES)
def test_chinese_text_is_whole(page: Page) -> None:
    assert "学会说不" in page()


def test_of_one_person_there_is_no_mean_and_no_count_by_band() -> None:
    okrs = graded_team()
    promised = okrs.with_records([replace(okrs.objectives["own"], kind="committed")])
    assert (quarter(promised).committed, quarter(promised).kept) == (2, 1)
    found = quarter(promised, Scope("person", "ken"))
    assert found.objectives
    assert (found.committed, found.kept) == (0, 0)
    assert (found.score, found.average, found.sweet_spot, found.progress) == (None, None, None, None)
    assert (found.units, found.distribution) == ((), ())


def test_a_cycle_without_objectives_says_so() -> None:
    okrs = graded_team()
    empty = okrs.with_records([replace(okrs.cycles["q1"], id="z", name="2030-Q1")])
    told = quarter_report(empty, EVERYBODY, ME, [empty.cycles["z"]], TODAY)
    assert "There are no objectives in 2030-Q1." in quarter_text(told)
    assert "There are no objectives in 2030-Q1." in quarter_html(told)
    shown = one_page(empty, EVERYBODY, ME, [empty.cycles["z"]], TODAY)
    assert "There are no objectives in 2030-Q1." in one_page_text(shown)
    assert "There are no objectives in 2030-Q1." in one_page_html(shown)


@pytest.mark.skipif(browser() is None, reason="no Chromium here: `apt install chromium` brings one")
@pytest.mark.parametrize("page", [quarter_as_html, page_as_html])
def test_a_team_s_page_prints_on_one_sheet_without_complaint(page: Page, tmp_path: Path) -> None:
    paper = printed(page(str, PLATFORM), tmp_path)
    assert (paper.pages, paper.complaints) == ([A4], [])
