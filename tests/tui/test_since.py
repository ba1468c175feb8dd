"""What others did: the line on opening, and the list with its keys."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import KeyResult, Person
from okrtui.okr.scope import EVERYBODY
from okrtui.okr.since import Act, ConfidenceChange, Since
from okrtui.okr.text import cells
from okrtui.tui.dialogs.since import SinceDialog
from okrtui.tui.views import since
from okrtui.tui.views.pieces import Line, width_of
from okrtui.tui.views.since import draw_since, since_line, since_rows, when_text
from okrtui.workspace.news import news

from .desk import Desk
from .news import ADVICE, FRIDAY, Opened, they_work
from .team import CHINESE

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
PEOPLE = Okrs.of([Person(id="ken", name="Ken Watanabe"), Person(id="mei", name="Mei")])


@pytest.fixture
def busy(desk: Desk) -> Desk:
    they_work(desk.home)
    return desk


def text(line: Line) -> str:
    return "".join(piece.text for piece in line)


def moves(*titles: str) -> Since:
    """A confidence that moved from 4 to 6 for each title."""
    changes = (
        ConfidenceChange(KeyResult(id=str(place), title=title), "ken", 4, 6, NOON)
        for place, title in enumerate(titles)
    )
    return Since(FRIDAY, tuple(changes))


# -- the line


def test_the_line_says_who_what_and_which_key_opens_the_list() -> None:
    added = Act(KeyResult(id="new"), "ken", NOON)
    found = Since(FRIDAY, moves("Failure rate").confidences, (added,))
    line = since_line(found, PEOPLE, date(2026, 11, 23), 78)
    assert text(line) == " since Friday: Ken 4 → 6 on Failure rate · Ken added 1 KR  i List "


def test_without_news_there_is_no_line() -> None:
    assert since_line(Since(FRIDAY), PEOPLE, FRIDAY, 78) == ()


def test_a_narrow_line_keeps_whole_parts_and_says_how_many_more() -> None:
    found = moves("Failure rate", "Deploys", "Runbooks")

    def shown(width: int) -> str:
        return text(since_line(found, PEOPLE, date(2026, 11, 23), width))

    whole = shown(200)
    assert whole.count("4 → 6") == 3
    assert shown(len(whole) - 1) == (
        " since Friday: Ken 4 → 6 on Failure rate · Ken 4 → 6 on Deploys · 1 more  i List "
    )
    assert shown(80) == " since Friday: Ken 4 → 6 on Failure rate · 2 more  i List "
    assert shown(56) == " since Friday: Ken 4 → 6 on Failure r… · 2 more  i List "
    assert shown(28) == " since Friday: Ken…  i List "


@given(st.lists(st.text(max_size=50), min_size=1, max_size=5), st.integers(0, 120))
def test_the_line_is_never_wider_than_its_place(titles: list[str], width: int) -> None:
    assert width_of(since_line(moves(*titles), PEOPLE, FRIDAY, width)) <= width


# -- the list


def test_every_change_is_a_line_in_its_group(busy: Desk) -> None:
    found = news(busy.home, EVERYBODY)
    rows = since_rows(found, busy.okrs, FRIDAY)
    assert [row.what.text for row in rows] == [
        "3 → 7", "4 → 2", "9", "2", "added", "done", "done", "comment", "decision",
    ]  # fmt: skip
    assert [row.what.role for row in rows[:3]] == ["good", "warn", "strong"]
    assert len({row.id for row in rows}) == len(rows)
    assert {row.who for row in rows} == {"Ken", "王小明"}
    assert rows[0].text == CHINESE
    assert rows[1].text == "Change failure rate: two bad nights"
    assert rows[6].text == "␛[31mred"
    assert rows[7].text == f"Change failure rate: {ADVICE}"
    assert rows[8].text == "Make releases boring: continue, it pays"
    assert all(width_of(draw_since(row, width)) == width for row in rows for width in (40, 74, 110))


def test_a_line_leads_to_what_the_change_was_about(busy: Desk) -> None:
    rows = since_rows(news(busy.home, EVERYBODY), busy.okrs, FRIDAY)
    failures, boring = busy.key_result("Change failure rate"), busy.objective("Make releases boring")
    assert failures is not None
    assert boring is not None
    assert (rows[1].record, rows[7].record, rows[8].record) == (failures.id, failures.id, boring.id)
    assert rows[5].record in busy.okrs.priorities


@pytest.mark.parametrize(
    ("days", "when"), [(0, "12:00"), (1, "Thu 12:00"), (6, "Sat 12:00"), (7, "13 Nov"), (-1, "21 Nov")]
)
def test_when_is_told_as_near_as_it_is(days: int, when: str) -> None:
    assert when_text(NOON - timedelta(days=days), FRIDAY) == when


# -- the dialog


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_enter_goes_to_the_change_under_the_cursor(busy: Desk, size: tuple[int, int]) -> None:
    async with busy.open(size):
        opened = Opened(busy)
        await opened.open()
        assert "New since Monday" in busy.text
        assert "[@click=app.quit]q[/] ␛[31mred ‹202E›abc" in busy.text
        await busy.press("j", "enter")
        failures = busy.key_result("Change failure rate")
        assert failures is not None
        assert opened.answer == failures.id
        assert not isinstance(busy.app.screen, SinceDialog)


async def test_the_whole_text_of_a_long_line_stands_below_the_list(busy: Desk) -> None:
    async with busy.open((80, 24)):
        await Opened(busy).open()
        assert ADVICE[-20:] not in busy.text
        await busy.press(*["j"] * 7)
        assert ADVICE[-20:] in busy.text


@pytest.mark.parametrize("key", ["escape", "q", "i"])
async def test_these_keys_close_it_and_go_nowhere(busy: Desk, key: str) -> None:
    async with busy.open():
        opened = Opened(busy)
        await opened.open()
        await busy.press(key)
        assert opened.answer is None


async def test_where_nothing_is_new_it_says_so(desk: Desk) -> None:
    async with desk.open((80, 24)):
        opened = Opened(desk)
        await opened.open()
        assert "Nothing new since 13 Nov" in desk.text
        await desk.press("enter", "j")
        assert opened.answer == "open"
        await desk.press("escape")
        assert opened.answer is None


async def test_a_list_that_is_too_long_for_the_screen_scrolls(busy: Desk) -> None:
    async with busy.open((80, 12)):
        await Opened(busy).open()
        assert "decision" not in busy.text
        await busy.press("G")
        assert "decision" in busy.text
        await busy.press("k")
        assert ADVICE[-20:] in busy.text


async def test_what_was_shown_is_no_news_the_next_day(busy: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with busy.open():
        assert not (await busy.app.keeper.news(EVERYBODY)).is_empty
        assert not (await busy.app.keeper.news(EVERYBODY)).is_empty
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-21T09:00")
    busy.home = busy.another_home()
    async with busy.open():
        assert (await busy.app.keeper.news(EVERYBODY)).is_empty


async def test_what_came_while_it_was_open_was_seen_when_it_is_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.open():
        await desk.app.keeper.news(EVERYBODY)
        they_work(desk.home)
        await desk.app.keeper.look()
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-21T09:00")
    assert news(desk.another_home(), EVERYBODY).is_empty


def test_of_thousands_of_changes_no_more_is_measured_than_could_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []

    def counted(text: str) -> int:
        measured.append(len(text))
        return cells(text)

    monkeypatch.setattr(since, "cells", counted)
    few = text(since_line(moves(*["K"] * 40), PEOPLE, FRIDAY, 78))
    of_few, measured[:] = sum(measured), []
    many = text(since_line(moves(*["K"] * 400), PEOPLE, FRIDAY, 78))
    assert ("more" in few, "more" in many) == (True, True)
    assert sum(measured) < 2 * of_few
