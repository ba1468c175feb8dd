"""The page of cycles and the quiet question: each command by its key, and what is durable then."""

import errno
from datetime import date

import pytest

from okrtui.okr.history_of import comments_on
from okrtui.okr.records import Span
from okrtui.okr.steps.cycles import add_cycle, begin_grading, close
from okrtui.okr.steps.editing import edit
from okrtui.tui import messages
from okrtui.tui.screens.cycles import CyclesScreen

from ..store.disks import Disk
from .desk import Desk
from .endings import (
    BORING,
    MARKET,
    another_window,
    being_graded,
    caught,
    closed,
    cycle_of,
    does,
    draft,
    durable,
    graded,
    on_a_day,
    phase,
    planned,
)
from .team import DEPLOYS

ASKS = "2026-Q4 ends on 31 Dec: it can be graded"


@pytest.fixture
def late(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return on_a_day(desk, monkeypatch)


# -- asked quietly, once a day


async def test_in_the_last_week_one_line_asks_and_steps_before_nothing(late: Desk) -> None:
    async with late.open(size=(100, 30), on="1"):
        await late.until(lambda: ASKS in late.text)
        assert "Q Cycles" in late.text
        await late.press("2")
        assert ASKS in late.text
        await late.go_to(DEPLOYS)
        await late.press("c")
        assert "─ Check in ─" in late.text


async def test_what_was_looked_at_is_not_asked_again_that_day_also_after_a_restart(
    late: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with late.open(size=(100, 30)):
        await late.until(lambda: ASKS in late.text)
        await late.press("Q", "escape")
        assert "it can be graded" not in late.text
    late = on_a_day(late, monkeypatch)
    async with late.open(size=(100, 30)):
        assert "it can be graded" not in late.text
    late = on_a_day(late, monkeypatch, "2026-12-30T09:00")
    async with late.open(size=(100, 30)):
        await late.until(lambda: ASKS in late.text)


async def test_where_nothing_is_due_nothing_is_asked(desk: Desk) -> None:
    async with desk.open(size=(100, 30)):
        assert "Q Cycles" not in desk.text
        assert desk.app.cycles_due == ()


async def test_what_is_over_graded_and_begun_is_asked_for_by_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    graded(desk)
    planned(desk)
    late = on_a_day(desk, monkeypatch, "2027-01-04T09:00")
    async with late.open(size=(140, 30)):
        await late.until(lambda: late.app.cycles_due)
        assert late.app.cycles_due == (
            "2026-Q4 is over and graded: it can be closed",
            "private 2026-Q4 is over: it can be graded",
            "2027-Q1 has begun: it can be started",
            "private 2027-Q1 is not there yet",
        )


# -- moving by a key


async def test_m_begins_grading_after_a_question_and_u_takes_it_back(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await late.press("Q", "m")
        assert "Grade 2026-Q4?" in late.text
        assert "7 key results will be scored" in late.text
        await late.press("escape")
        assert phase(late) == "active"
        await late.press("m", "enter")
        assert phase(late) == "grading"
        assert phase(late, space=late.home.private) == "active"
        await late.press("u")
        assert phase(late) == "active"


async def test_cycles_of_one_name_can_move_everywhere_at_once(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await late.press("Q", "m", "j", "enter")
        assert (phase(late), phase(late, space=late.home.private)) == ("grading", "grading")


async def test_closing_says_what_is_left_open_and_then_the_cycle_is_read_only(late: Desk) -> None:
    being_graded(late)
    async with late.open(size=(80, 24)):
        await late.press("Q", "m")
        assert "closed without a score:" in late.text
        assert "closed without a review of Platform, North Retail" in late.text
        await late.press("enter")
        assert phase(late) == "closed"
        await late.press("enter")
        assert "2026-Q4 · closed, read-only" in late.text.splitlines()[0]
        await late.go_to(DEPLOYS)
        await late.press("x")
        assert "2026-Q4 is closed and read-only; reopen it on purpose" in late.toasts
        await late.press("c", "1", "8", "enter", "7", "enter")
        assert "closed and read-only" in late.text


async def test_closing_outside_the_committee_says_so_in_one_line_and_in_the_history(late: Desk) -> None:
    being_graded(late)
    ken = next(each for each in late.okrs.people.values() if each.name == "Ken")
    late.home.perform(edit(late.okrs, late.home.author(ken.space), ken, committee=True))
    async with late.open(size=(80, 24)):
        await late.press("Q", "m", "enter")
        assert "closed 2026-Q4 (not in the committee)" in late.toasts
    assert late.another_home().history()[0].did == "closed 2026-Q4 (not in the committee)"


async def test_what_is_being_graded_may_go_on_instead(late: Desk) -> None:
    being_graded(late)
    async with late.open(size=(80, 24)):
        await late.press("Q", "m", "j", "enter")
        assert phase(late) == "active"


async def test_reopening_is_asked_with_a_reason_that_stays_with_the_cycle(late: Desk) -> None:
    closed(late)
    async with late.open(size=(80, 24)):
        await late.press("Q", "m", "escape")
        assert phase(late) == "closed"
        await late.press("m", *"typo", "enter")
        assert phase(late) == "grading"
        assert "“reopened: typo”" in late.text
    assert [said.text for said in comments_on(durable(late), cycle_of(late).id)] == ["reopened: typo"]
    assert late.another_home().history()[0].did == "reopened 2026-Q4: typo"


async def test_a_planned_cycle_starts_with_its_drafts_after_what_the_guidelines_say(late: Desk) -> None:
    into = planned(late)
    draft(late, "Sleep well", into.id)
    async with late.open(size=(80, 24)):
        await late.press("Q", "g", "g", "m")
        assert "It begins 1 Jan; 1 draft would become active." in late.text
        assert "O6 warning: “Sleep well” has no key results" in late.text
        await late.press("enter")
        assert phase(late, "2027-Q1") == "active"
    assert [o.state for o in durable(late).objectives.values() if o.title == "Sleep well"] == ["active"]


async def test_a_planned_cycle_may_start_while_its_drafts_wait(late: Desk) -> None:
    into = planned(late)
    draft(late, "Sleep well", into.id)
    async with late.open(size=(80, 24)):
        await late.press("Q", "g", "g", "m", "j", "enter")
    assert phase(late, "2027-Q1") == "active"
    assert [o.state for o in durable(late).objectives.values() if o.title == "Sleep well"] == ["draft"]


async def test_a_full_disk_asks_again_with_the_reason_and_what_was_typed(
    late: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(late)
    disk = Disk(monkeypatch)
    async with late.open(size=(80, 24)):
        await late.press("Q", "m", *"typo")
        disk.refuse(errno.ENOSPC)
        await late.press("enter")
        assert "the disk is full" in late.text
        assert "typo" in late.text
        disk.mend()
        assert phase(late) == "closed"
        await late.press("enter")
        assert phase(late) == "grading"


# -- another cycle


async def test_a_quarter_brings_its_days_and_a_name_of_its_own_gets_them(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await late.press("Q", "a", *"2027-q1")
        assert "reads as: 2027-Q1, 2027-01-01 to 2027-03-31" in late.text
        await late.press("enter", "enter", "enter")
        assert cycle_of(late, "2027-Q1").span == Span(date(2027, 1, 1), date(2027, 3, 31))
        await late.press("a")
        await late.type("100,000 daily users")
        await late.press("enter", *"2027-01-01", "enter", "enter")
        assert "type both, or neither" in late.text
        await late.press(*"2027-06-30", "enter")
        assert cycle_of(late, "100,000 daily users").span == Span(date(2027, 1, 1), date(2027, 6, 30))
        assert "▌100,000 daily" in late.text


async def test_the_next_of_its_kind_is_taken_where_no_name_is_typed(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await late.press("Q", "a")
        assert "enter takes 2027-Q1" in late.text
        await late.press("enter", "enter", "enter")
        assert phase(late, "2027-Q1") == "planning"


async def test_a_draft_that_came_in_while_the_start_was_asked_stays_one(late: Desk) -> None:
    into = planned(late)
    draft(late, "Sleep well", into.id)
    async with late.open(size=(80, 24)):
        await late.press("Q", "g", "g", "m")
        draft(another_window(late), "Unseen", into.id)
        await late.until(lambda: any(o.title == "Unseen" for o in late.home.okrs.objectives.values()))
        await late.press("enter")
        assert phase(late, "2027-Q1") == "active"
    states = {o.title: o.state for o in durable(late).objectives.values()}
    assert (states["Sleep well"], states["Unseen"]) == ("active", "draft")


async def test_a_name_that_is_there_already_is_refused_and_kept_as_it_was_typed(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await late.press("Q", "a", *"2026-Q4", "enter", "enter", "enter")
        assert "there is a cycle 2026-Q4 already" in late.text
        assert "New cycle" in late.text


# -- looking


async def test_enter_shows_the_objectives_of_a_cycle_and_v_asks_for_its_summary(
    late: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(late)
    async with late.open(size=(80, 24), on="1"):
        wished = caught(late, monkeypatch, messages.SummaryRequested)
        await late.press("Q", "v")
        assert [wish.cycle for wish in wished if isinstance(wish, messages.SummaryRequested)] == [
            cycle_of(late).id
        ]
        await late.press("escape", "g", "g", "enter")
        assert "─ 2027-Q1 · by unit" in late.text
        await late.press("Q", "enter")
        assert MARKET in late.text


async def test_esc_leads_back_to_where_one_was(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        here = await late.go_to(BORING)
        await late.press("Q", "escape")
        assert late.screen.here == here


async def test_the_palette_starts_grades_closes_and_reopens_by_name(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await late.press(":", *"begin grading", "enter")
        assert "Grade which cycle?" in late.text
        await late.press("enter", "enter")
        await late.press(":", *"close a cycle", "enter", "enter")
        assert sorted((phase(late), phase(late, space=late.home.private))) in (["active", "closed"],)
        await late.press(":", *"start a cycle", "enter")
        assert "there is no cycle to start: Q shows them all" in late.toasts
        await late.press(":", *"reopen", "enter", "enter")
        assert "closed" not in (phase(late), phase(late, space=late.home.private))


async def test_another_window_moves_a_cycle_and_the_page_follows(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await late.press("Q")
        being_graded(another_window(late))
        await late.until(lambda: "31 Dec    grading" in late.text)
        await late.press("m")
        assert "Close 2026-Q4?" in late.text


async def test_a_closed_cycle_that_was_not_opened_is_reached_by_palette_search_and_page(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(desk)
    desk = on_a_day(desk, monkeypatch, "2027-03-31T09:00")
    planned(desk, "2027-Q1")
    does(desk, begin_grading, cycle_of(desk, "2027-Q1"))
    does(desk, close, cycle_of(desk, "2027-Q1"))
    late = on_a_day(desk, monkeypatch, "2027-04-06T09:00")
    assert late.key_result(DEPLOYS) is None
    async with late.open(size=(80, 24)):
        await late.press("Q")
        screen = late.app.screen
        assert isinstance(screen, CyclesScreen)
        assert screen.point_at(cycle_of(late).id)
        assert "7 of 7 key results graded" in late.text
        await late.press("escape", "/", *"deploys", "enter")
        assert "2026-Q4 · closed, read-only" in late.text.splitlines()[0]
    late = on_a_day(late, monkeypatch, "2027-04-06T09:00")
    async with late.open(size=(80, 24)):
        await late.press(":", *"deploys")
        await late.until(lambda: "2026-Q4" in late.text)
        await late.press("enter")
        assert "2026-Q4 · closed, read-only" in late.text.splitlines()[0]


# -- a cycle that begins


async def test_who_comes_back_to_the_objectives_finds_the_cycle_that_runs_by_now(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = on_a_day(desk, monkeypatch, "2027-01-04T09:00")
    async with later.open():
        assert "2026-Q4 · by unit" in later.text
        await later.press("Q", "n", "enter")
        assert "2026-Q4 → 2027-Q1" in later.text
        await later.press("escape", "escape")
        assert "2027-Q1 · by unit" in later.text
        await later.press("[", "1", "W", *"done", "enter", "2")
        assert "2026-Q4 · by unit" in later.text


async def test_under_the_eyes_of_somebody_no_cycle_takes_the_place_of_another(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = on_a_day(desk, monkeypatch, "2027-01-04T09:00")
    async with later.open():
        later.home.perform(add_cycle(later.okrs, later.home.author(), "2027-Q1"))
        later.app.know()
        await later.rest()
        assert "2026-Q4 · by unit" in later.text
        await later.press("1", "2")
        assert "2026-Q4 · by unit" in later.text
