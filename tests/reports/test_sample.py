"""The sample team's pages: what they say, and that each prints on one sheet of paper."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from okrtui.okr.calendar import Week, week_of
from okrtui.okr.month import four_weeks
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle
from okrtui.okr.scope import EVERYBODY, Scope
from okrtui.reports.html import month_html, one_page_html, quarter_html, week_html
from okrtui.reports.month import month_report
from okrtui.reports.month_markdown import month_text
from okrtui.reports.one_page import one_page
from okrtui.reports.one_page_markdown import counted, one_page_text
from okrtui.reports.quarter import quarter_report
from okrtui.reports.quarter_markdown import quarter_text
from okrtui.reports.week import week_report
from okrtui.reports.week_markdown import week_text
from tests.reports.browser import A4, browser, printed
from tests.sample.test_sample import built

TODAY = date(2026, 11, 20)
WEEK: Week = week_of(TODAY)
Page = Callable[[Okrs, Scope], str]


@pytest.fixture(scope="module")
def okrs(tmp_path_factory: pytest.TempPathFactory) -> Okrs:
    return built(tmp_path_factory.mktemp("sample")).okrs


def unit_of(okrs: Okrs, name: str) -> Scope:
    return next(Scope("unit", unit.id) for unit in okrs.units.values() if unit.name == name)


def week_as_markdown(okrs: Okrs, scope: Scope) -> str:
    return week_text(week_report(okrs, scope, (), WEEK, TODAY))


def month_as_markdown(okrs: Okrs, scope: Scope) -> str:
    return month_text(month_report(okrs, scope, (), four_weeks(WEEK), TODAY))


def week_as_html(okrs: Okrs, scope: Scope) -> str:
    return week_html(week_report(okrs, scope, (), WEEK, TODAY))


def month_as_html(okrs: Okrs, scope: Scope) -> str:
    return month_html(month_report(okrs, scope, (), four_weeks(WEEK), TODAY))


def quarter_called(okrs: Okrs, name: str) -> Cycle:
    space = next(iter(okrs.units.values())).space
    return next(cycle for cycle in okrs.cycles.values() if (cycle.name, cycle.space) == (name, space))


def quarter_as_markdown(okrs: Okrs, scope: Scope) -> str:
    return quarter_text(quarter_report(okrs, scope, (), [quarter_called(okrs, "2026-Q3")], TODAY))


def quarter_as_html(okrs: Okrs, scope: Scope) -> str:
    return quarter_html(quarter_report(okrs, scope, (), [quarter_called(okrs, "2026-Q3")], TODAY))


def page_as_markdown(okrs: Okrs, scope: Scope) -> str:
    page = one_page(okrs, scope, (), [quarter_called(okrs, "2026-Q4")], TODAY)
    return one_page_text(counted(okrs, scope, page))


def page_as_html(okrs: Okrs, scope: Scope) -> str:
    return one_page_html(one_page(okrs, scope, (), [quarter_called(okrs, "2026-Q4")], TODAY))


OF_A_CYCLE = (quarter_as_markdown, quarter_as_html, page_as_markdown, page_as_html)


@pytest.mark.parametrize("page", OF_A_CYCLE)
def test_what_the_pages_of_a_cycle_say_of_the_platform_team(
    page: Page, okrs: Okrs, snapshot: SnapshotAssertion
) -> None:
    assert page(okrs, unit_of(okrs, "Platform")) == snapshot


@pytest.mark.parametrize("name", ["Northwind", "Engineering", "Platform", "Testing", "App", "Growth"])
def test_every_unit_and_the_units_below_it_have_pages_of_a_cycle(name: str, okrs: Okrs) -> None:
    for page in OF_A_CYCLE:
        assert "There are no objectives" not in page(okrs, unit_of(okrs, name))


@pytest.mark.parametrize("page", [week_as_markdown, month_as_markdown, week_as_html, month_as_html])
def test_what_the_platform_teams_page_says(page: Page, okrs: Okrs, snapshot: SnapshotAssertion) -> None:
    assert page(okrs, unit_of(okrs, "Platform")) == snapshot


@pytest.mark.parametrize("name", ["Northwind", "Engineering", "Platform", "Testing", "App", "Growth"])
def test_every_unit_and_the_units_below_it_have_pages(name: str, okrs: Okrs) -> None:
    for page in (week_as_markdown, month_as_markdown, week_as_html, month_as_html):
        assert "Nothing was rated" not in page(okrs, unit_of(okrs, name))


@pytest.mark.skipif(browser() is None, reason="no Chromium here: `apt install chromium` brings one")
@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("Platform", week_as_html),
        ("Platform", month_as_html),
        ("Northwind", week_as_html),
        ("Northwind", month_as_html),
        ("everybody", week_as_html),
        ("everybody", month_as_html),
    ],
)
def test_a_page_prints_on_one_sheet_without_complaint(
    name: str, page: Page, okrs: Okrs, tmp_path: Path
) -> None:
    scope = EVERYBODY if name == "everybody" else unit_of(okrs, name)
    paper = printed(page(okrs, scope), tmp_path)
    assert (paper.pages, paper.complaints) == ([A4], [])


@pytest.mark.skipif(browser() is None, reason="no Chromium here: `apt install chromium` brings one")
@pytest.mark.parametrize("name", ["Platform", "Testing", "Growth", "Northwind", "everybody"])
def test_the_okrs_of_a_unit_print_on_one_sheet(name: str, okrs: Okrs, tmp_path: Path) -> None:
    scope = EVERYBODY if name == "everybody" else unit_of(okrs, name)
    paper = printed(page_as_html(okrs, scope), tmp_path)
    assert (paper.pages, paper.complaints) == ([A4], [])


@pytest.mark.skipif(browser() is None, reason="no Chromium here: `apt install chromium` brings one")
@pytest.mark.parametrize(("name", "sheets"), [("Platform", 1), ("Growth", 1), ("Northwind", 2)])
def test_a_quarter_prints_without_complaint(name: str, sheets: int, okrs: Okrs, tmp_path: Path) -> None:
    paper = printed(quarter_as_html(okrs, unit_of(okrs, name)), tmp_path)
    assert (paper.pages, paper.complaints) == ([A4] * sheets, [])
