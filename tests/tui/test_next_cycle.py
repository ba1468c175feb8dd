"""The choice for the next cycle: carry, carry and edit, leave; by real keys, and what is durable then."""

import errno
from datetime import date
from decimal import Decimal

import pytest

from okrtui.okr.next_cycle import offered
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.cycles import activate, begin_grading
from okrtui.okr.steps.next_cycle import carry_into
from okrtui.tui.screens.next_cycle import NextCycleScreen

from ..store.disks import Disk
from .desk import Desk
from .endings import (
    BORING,
    MARKET,
    another_window,
    being_graded,
    cycle_of,
    decided,
    does,
    draft,
    durable,
    graded,
    idea,
    on_a_day,
    phase,
    planned,
    users,
)
from .team import DEPLOYS, MARKUP


@pytest.fixture
def late(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    graded(desk)
    decided(desk)
    planned(desk)
    return on_a_day(desk, monkeypatch)


def page(desk: Desk) -> NextCycleScreen:
    screen = desk.app.screen
    assert isinstance(screen, NextCycleScreen)
    return screen


async def opened(desk: Desk, at: str = BORING) -> NextCycleScreen:
    """The page of choices, at an objective."""
    await desk.press("Q")
    await desk.press("n")
    screen = page(desk)
    place = next(
        place for place, row in enumerate(screen.lines.rows) if row.record and row.record.title == at
    )
    await desk.press("home", *["j"] * place)
    return screen


def made_of(desk: Desk, title: str = BORING) -> Objective:
    """What an objective became, which is there."""
    found = carried(desk, title)
    assert found is not None
    return found


def carried(desk: Desk, title: str = BORING, into: str = "2027-Q1") -> Objective | None:
    """What an objective became, durably."""
    okrs, cycle = durable(desk), cycle_of(desk, into)
    source = next(o.id for o in okrs.objectives.values() if o.title == title and o.cycle != cycle.id)
    return next((o for o in okrs.objectives_in.get(cycle.id, ()) if o.carried_from == source), None)


def key_results(desk: Desk, objective: Objective) -> dict[str, KeyResult]:
    """Its durable key results by title."""
    return {kr.title: kr for kr in durable(desk).key_results_of.get(objective.id, ())}


async def test_nothing_is_preset_and_the_verdict_is_shown_as_a_proposal(late: Desk) -> None:
    async with late.open(size=(120, 40)):
        await opened(late)
        assert "0 of 3 chosen" in late.text
        assert "0.65 good" in late.text
        assert "go on: it works, proposed by Mei" in late.text
        await late.press("enter")
        assert "nothing goes on by itself" in late.toasts
    assert durable(late).objectives_in.get(cycle_of(late, "2027-Q1").id, ()) == ()


async def test_g_carries_from_the_last_values_and_goes_to_the_next(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        screen = await opened(late)
        assert "12 → 20 deploys" in late.text
        assert "was 4 → 20 deploys" in late.text
        await late.press("g")
        assert "1 of 3 chosen" in late.text
        assert screen.lines.selected is not None
        assert not screen.lines.selected.chosen
        made = made_of(late)
        found = key_results(late, made)
        assert found[DEPLOYS].measure.start == Decimal(12)
        assert durable(late).check_ins.get(found[DEPLOYS].id, ()) == ()
        assert (made.state, made.why) == ("draft", "Every Thursday somebody stays late.")
        await late.press("u")
        assert carried(late) is None
        assert "0 of 3 chosen" in late.text


async def test_two_g_in_a_row_carry_two_and_lead_to_no_first_line(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await opened(late, MARKUP)
        await late.press("g", "g")
        assert "2 of 3 chosen" in late.text
        assert carried(late, MARKUP) is not None


async def test_with_the_old_starts_by_one_key(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await opened(late)
        await late.press("o")
        assert "from the old starts" in late.text
        await late.press("g")
        assert key_results(late, made_of(late))[DEPLOYS].measure.start == Decimal(4)


async def test_what_was_reached_stays_behind_and_that_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    does(desk, check_in, desk.key_result(DEPLOYS), Reading(Decimal(20), 10, None))
    being_graded(desk)
    planned(desk)
    late = on_a_day(desk, monkeypatch)
    async with late.open(size=(80, 24)):
        await opened(late)
        assert "reached: stays behind" in late.text
        await late.press("g")
        assert "1 key result reached: left behind" in late.toasts
        assert DEPLOYS not in key_results(late, made_of(late))


async def test_c_edits_title_measure_and_day_and_an_emptied_line_leaves_a_key_result_out(late: Desk) -> None:
    async with late.open(size=(80, 40)):
        await opened(late)
        await late.press("c")
        await late.type("!")
        await late.press("enter", "enter", "enter", "end", "ctrl+u")
        await late.type("14 -> 30 deploys by 2027-02-28")
        assert "reads as: from 14 to 30 deploys, by 2027-02-28" in late.text
        await late.press("enter", "end", "ctrl+u")
        assert "left out" in late.text
        await late.press(*["enter"] * 3)
        made = made_of(late)
        assert made.title == f"{BORING}!"
        found = key_results(late, made)
        assert "Change failure rate" not in found
        assert len(found) == 3
        deploys = found[DEPLOYS]
        assert (deploys.measure.start, deploys.measure.target) == (Decimal(14), Decimal(30))
        assert deploys.due == date(2027, 2, 28)


async def test_leaving_the_form_carries_nothing(late: Desk) -> None:
    async with late.open(size=(80, 40)):
        await opened(late)
        await late.press("c", "escape")
        assert carried(late) is None
        assert "0 of 3 chosen" in late.text


async def test_x_leaves_and_that_is_known_after_a_restart_and_taken_back_by_x(
    late: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with late.open(size=(80, 24)):
        await opened(late)
        await late.press("x")
        assert "1 of 3 chosen" in late.text
        await late.press("escape", "escape", "q")
        await late.until(lambda: not late.app.is_running)
    late = on_a_day(late, monkeypatch)
    async with late.open(size=(80, 24)):
        await opened(late)
        assert "1 of 3 chosen" in late.text
        await late.press("x")
        assert "0 of 3 chosen" in late.text
    assert carried(late) is None


async def test_what_was_carried_half_way_is_known_when_one_comes_back(
    late: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with late.open(size=(80, 24)):
        await opened(late)
        await late.press("g")
    late = on_a_day(late, monkeypatch)
    async with late.open(size=(80, 24)):
        await late.press("Q", "n")
        assert "1 of 3 chosen" in late.text
        selected = page(late).lines.selected
        assert selected is not None
        assert not selected.chosen
        await opened(late)
        await late.press("g")
        assert "it goes on already" in late.toasts


async def test_somebody_who_carries_the_same_in_another_window_makes_no_second_one(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await opened(late)
        other = another_window(late)
        okrs = other.home.okrs
        source = next(o for o in okrs.objectives.values() if o.title == BORING)
        into = cycle_of(late, "2027-Q1")
        does(other, carry_into, offered(okrs, source, into), into)
        await late.until(lambda: "1 of 3 chosen" in late.text)
        await late.press("g")
        assert "it goes on already" in late.toasts
    copies = [o for o in durable(late).objectives.values() if o.carried_from == source.id]
    assert len(copies) == 1


async def test_a_full_disk_keeps_what_was_typed_in_the_form(
    late: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with late.open(size=(80, 40)):
        await opened(late)
        await late.press("c", *"!!", *["enter"] * 6)
        disk.refuse(errno.ENOSPC)
        await late.press("enter")
        assert "the disk is full" in late.text
        assert f"{BORING}!!" in late.text
        assert carried(late) is None
        disk.mend()
        await late.press("enter")
        assert made_of(late).title == f"{BORING}!!"


# -- what waits, what is not there


async def test_drafts_and_ideas_are_offered_after_the_objectives(late: Desk) -> None:
    draft(late, "Sleep well")
    idea(late, "Coverage as a service")
    async with late.open(size=(80, 30)):
        screen = await opened(late)
        assert "waits for 2027-Q1" in late.text
        await late.press("end", "k", "g")
        okrs, into = durable(late), cycle_of(late, "2027-Q1").id
        assert next(o for o in okrs.objectives.values() if o.title == "Sleep well").cycle == into
        await late.press("end", "g")
        okrs = durable(late)
        adopted = next(o for o in okrs.objectives.values() if o.title == "Coverage as a service")
        assert (adopted.cycle, okrs.ideas[adopted.idea or ""].state) == (into, "adopted")
        assert "waits for" not in late.text
        assert screen.is_current


async def test_where_there_is_no_next_cycle_the_following_quarter_is_offered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    being_graded(desk)
    late = on_a_day(desk, monkeypatch)
    async with late.open(size=(80, 24)):
        await late.press("Q", "n")
        assert "Add 2027-Q1" in late.text
        await late.press("enter")
        assert phase(late, "2027-Q1") == "planning"
        assert "2026-Q4 → 2027-Q1" in late.text


async def test_a_cycle_of_ones_own_can_be_the_next_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    being_graded(desk)
    users(desk)
    late = on_a_day(desk, monkeypatch)
    async with late.open(size=(100, 30)):
        await late.press("Q", "n")
        assert "What comes after 2026-Q4?" in late.text
        await late.press("j", "enter")
        page(late)
        await late.press("end", "g")
        okrs = durable(late)
        made = [o for o in okrs.objectives.values() if o.cycle == cycle_of(late, "100,000 daily users").id]
        assert [o.state for o in made] == ["active"]


async def test_without_objectives_it_is_said_what_would_stand_here(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    being_graded(desk)
    planned(desk)
    late = on_a_day(desk, monkeypatch)
    async with late.open(size=(80, 24)):
        await late.press("p", *"王", "enter", "Q", "n", "g", "x", "c")
        assert late.app.is_running
        await late.press("escape", "escape", "p", *"everybody", "enter", "Q", "n")
        assert MARKET in late.text


async def test_nothing_is_carried_into_a_cycle_that_is_being_graded_by_now(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await opened(late)
        other, into = another_window(late), cycle_of(late, "2027-Q1")
        does(other, activate, into)
        does(other, begin_grading, into)
        await late.until(lambda: late.home.okrs.cycles[into.id].phase == "grading")
        await late.press("g")
        assert "2027-Q1 is being graded: choose a cycle that is planned or under way" in late.toasts
    assert carried(late) is None
