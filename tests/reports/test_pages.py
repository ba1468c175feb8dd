"""What the pages of a small team say, word for word, and what no text can make of them."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from okrtui.okr.month import four_weeks
from okrtui.okr.text import safe
from okrtui.reports.html import month_html, week_html
from okrtui.reports.month import month_report
from okrtui.reports.month_markdown import month_markdown
from okrtui.reports.week import week_report
from okrtui.reports.week_markdown import week_markdown
from tests.okr.lines import FRIDAY, ME, W47
from tests.reports.hostile import HOSTILE
from tests.reports.platform_team import PLATFORM, Say, platform_team

Page = Callable[[Say], str]
READER = MarkdownIt("gfm-like")


def week_as_markdown(say: Say = str) -> str:
    return week_markdown(platform_team(say), PLATFORM, ME, W47, FRIDAY)


def month_as_markdown(say: Say = str) -> str:
    return month_markdown(platform_team(say), PLATFORM, ME, four_weeks(W47), FRIDAY)


def week_as_html(say: Say = str) -> str:
    return week_html(week_report(platform_team(say), PLATFORM, ME, W47, FRIDAY))


def month_as_html(say: Say = str) -> str:
    return month_html(month_report(platform_team(say), PLATFORM, ME, four_weeks(W47), FRIDAY))


@pytest.mark.parametrize("page", [week_as_markdown, month_as_markdown, week_as_html, month_as_html])
def test_what_a_page_says(page: Page, snapshot: SnapshotAssertion) -> None:
    assert page(str) == snapshot


class Skeleton(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags = list[tuple[str, tuple[tuple[str, str | None], ...]]]()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))

    def handle_comment(self, data: str) -> None:
        self.tags.append(("a comment", ((data, None),)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(HOSTILE.filter(str.strip))
def test_no_text_adds_a_tag_or_an_attribute_to_html(text: str) -> None:
    for page in (week_as_html, month_as_html):
        plain, hostile = Skeleton(page(lambda _: "plain")), Skeleton(page(lambda _: text))
        assert hostile.tags == plain.tags
        assert hostile.text.count(safe(text).strip()) >= plain.text.count("plain")


@given(HOSTILE.filter(str.strip))
def test_no_text_becomes_more_than_text_in_markdown(text: str) -> None:
    for page in (week_as_markdown, month_as_markdown):
        plain, hostile = READER.parse(page(lambda _: "plain")), READER.parse(page(lambda _: text))
        assert [token.type for token in hostile] == [token.type for token in plain]
        inside = {child.type for token in hostile for child in token.children or ()}
        assert inside <= {"text", "text_special"}


@pytest.mark.parametrize("page", [week_as_html, month_as_html])
def test_html_brings_everything_along_and_runs_nothing(page: Page) -> None:
    skeleton = Skeleton(page(str))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    assert ("meta", (("http-equiv", "Content-Security-Policy"), ("content", policy))) in skeleton.tags
    assert ("html", (("lang", "en"),)) in skeleton.tags
    assert not {"script", "link", "img", "iframe", "a", "use"} & {tag for tag, _ in skeleton.tags}
    names = {name for _, attributes in skeleton.tags for name, _ in attributes}
    assert not {name for name in names if name.startswith("on") or name in ("src", "href", "style")}
    assert not any(word in page(str) for word in ("url(", "@import", "http:", "https:"))


@pytest.mark.parametrize("page", [week_as_html, month_as_html])
def test_what_is_drawn_is_also_said(page: Page) -> None:
    skeleton = Skeleton(page(str))
    drawn = [dict(attributes) for tag, attributes in skeleton.tags if tag == "svg"]
    assert drawn
    assert all(drawing["aria-hidden"] == "true" for drawing in drawn)
    assert "confidence by week: 4, 6" in skeleton.text
    assert all(word in skeleton.text for word in ("green", "amber", "red", "not read yet"))


@pytest.mark.parametrize("page", [week_as_markdown, month_as_markdown])
def test_markdown_has_short_lines_and_neither_tables_nor_html(page: Page) -> None:
    lines = page(str).splitlines()
    assert max(map(len, lines)) <= 90
    assert not any(line.startswith("|") or "<" in line for line in lines)


def test_nobody_is_ranked_or_scored() -> None:
    for page in (week_as_markdown, month_as_markdown, week_as_html, month_as_html):
        said = page(str).casefold()
        assert not any(word in said for word in ("score", "rank", "best", "worst", "average"))
