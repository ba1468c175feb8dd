"""The review: four parts written by real keys, recorded part by part, and never lost."""

import errno
from collections.abc import Callable
from contextlib import nullcontext
from decimal import Decimal

import pytest
from textual import events

from okrtui.okr.errors import RefusedError
from okrtui.okr.records import Review, Whose
from okrtui.okr.steps.grading import Marks, give_score
from okrtui.okr.steps.reviews import write_review
from okrtui.tui import messages
from okrtui.tui.screens.review import ReviewScreen

from ..store.disks import Disk
from .desk import Desk
from .endings import (
    another_window,
    being_graded,
    caught,
    closed,
    cycle_of,
    does,
    durable,
    on_a_day,
    phase,
    planned,
    review,
)
from .hostile import SHOWN, TAIL

TO_PLATFORM = ("Q", "r", "j")
"""To the question whose review, at Platform."""


@pytest.fixture
def late(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    being_graded(desk)
    return on_a_day(desk, monkeypatch)


async def opened(desk: Desk) -> ReviewScreen:
    await desk.press(*TO_PLATFORM, "enter")
    screen = desk.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


def platform(desk: Desk) -> Whose:
    return Whose(unit=next(u.id for u in desk.okrs.units.values() if u.name == "Platform"))


def said(desk: Desk) -> Review:
    """The durable review of Platform."""
    found = review(desk)
    assert found is not None
    return found


def elsewhere(desk: Desk, **parts: str) -> None:
    """Somebody writes on the same review in another window."""
    does(another_window(desk), write_review, cycle_of(desk), platform(desk), **parts)


def editing(desk: Desk, monkeypatch: pytest.MonkeyPatch, edit: Callable[[str], str]) -> None:
    """The person's editor does this, and the terminal can be given to it."""
    monkeypatch.setattr(desk.app, "suspend", nullcontext)
    monkeypatch.setattr(desk.app, "editor", edit)


async def test_whose_review_is_asked_where_there_are_several_and_not_where_there_is_one(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await late.press("Q", "r")
        assert "Whose review of 2026-Q4?" in late.text
        assert "Platform" in late.text
        assert "North Retail" in late.text
        await late.press("escape", "escape", "p", *"platform", "enter", "Q", "r")
        assert "Review of 2026-Q4 · Platform" in late.text


async def test_each_part_is_recorded_by_tab_as_one_step(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await opened(late)
        await late.type("calm evenings")
        assert "not recorded yet" in late.text
        assert review(late) is None
        await late.press("tab")
        assert "not recorded yet" not in late.text
        await late.type("two long outages")
        await late.press("enter")
        await late.type("值班交接不清楚")
        await late.press("tab", *"drill", "tab", *"rollback", "tab")
        found = said(late)
        assert (found.went_well, found.went_badly) == ("calm evenings", "two long outages\n值班交接不清楚")
        assert (found.lessons, found.next) == ("drill", "rollback")
        assert "值班交接不清楚" in late.text
        await late.press("u")
        assert said(late).next is None
        assert "rollback" not in late.text


async def test_shift_tab_records_too_and_an_emptied_part_says_nothing_again(late: Desk) -> None:
    does(late, write_review, cycle_of(late), platform(late), went_well="calm")
    async with late.open(size=(80, 24)):
        await opened(late)
        await late.press("x", "shift+tab")
        assert said(late).went_badly == "x"
        await late.press("end", "ctrl+u", "tab")
        assert said(late).went_well is None


async def test_what_is_not_recorded_survives_leaving_quitting_and_a_restart(
    late: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with late.open(size=(80, 24)):
        await opened(late)
        await late.type("half a thought")
        await late.press("escape")
        assert "kept as a draft" in late.toasts
        await late.press("escape", "q")
        assert late.app.is_running
        assert "not recorded: “2026-Q4”" in late.toasts
        await late.press("q")
        await late.until(lambda: not late.app.is_running)
    late = on_a_day(late, monkeypatch)
    async with late.open(size=(80, 24)):
        screen = await opened(late)
        assert screen.field("went_well").text == "half a thought"
        assert review(late) is None
        screen.set_focus(screen.field("went_well"))
        await late.press("tab")
        assert said(late).went_well == "half a thought"
        await late.press("escape")
        assert "kept as a draft" not in late.toasts


async def test_a_full_disk_says_so_and_keeps_what_was_typed(
    late: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with late.open(size=(80, 24)):
        screen = await opened(late)
        await late.type("calm")
        disk.refuse(errno.ENOSPC)
        await late.press("tab")
        assert "the disk is full" in late.toasts
        assert screen.part == "went_well"
        assert screen.field("went_well").text == "calm"
        disk.mend()
        await late.press("tab")
        assert said(late).went_well == "calm"


async def test_another_part_written_in_another_window_shows_and_both_stay(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await opened(late)
        await late.type("calm")
        elsewhere(late, lessons="drills")
        await late.until(lambda: "drills" in late.text)
        await late.press("tab")
        found = said(late)
        assert (found.went_well, found.lessons) == ("calm", "drills")


async def test_the_same_part_written_in_another_window_stands_above_mine_and_both_are_recorded(
    late: Desk,
) -> None:
    async with late.open(size=(80, 24)):
        screen = await opened(late)
        await late.type("mine")
        elsewhere(late, went_well="theirs")
        await late.until(lambda: "changed meanwhile" in late.text)
        assert screen.field("went_well").text == "mine"
        await late.press("tab")
        assert "both texts stand here now" in late.toasts
        assert said(late).went_well == "theirs"
        await late.press("tab")
        assert said(late).went_well == "theirs\nmine"


# -- one's own editor


async def test_ctrl_e_takes_what_the_editor_wrote_and_records_it(
    late: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with late.open(size=(80, 24)):
        screen = await opened(late)
        editing(late, monkeypatch, lambda text: f"{text}\nand more")
        await late.type("calm")
        await late.press("ctrl+e")
        assert screen.field("went_well").text == "calm\nand more"
        assert said(late).went_well == "calm\nand more"


async def test_an_editor_that_fails_changes_nothing_and_what_was_typed_is_on_the_disk(
    late: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []

    def fails(text: str) -> str:
        home, part = late.another_home(), cycle_of(late)
        draft = home.drafts.of(part.space, f"{part.id}/review/{platform(late).unit}/went_well")
        kept.append(draft.note if draft else "")
        raise RefusedError("the editor ended with 1, so the text stays as it was")

    async with late.open(size=(80, 24)):
        screen = await opened(late)
        editing(late, monkeypatch, fails)
        await late.type("calm")
        await late.press("ctrl+e")
        assert "the editor ended with 1" in late.toasts
        assert screen.field("went_well").text == "calm"
        assert kept == ["calm"]


async def test_a_terminal_that_cannot_be_given_away_says_so(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        await opened(late)
        await late.press("ctrl+e")
        assert "this terminal cannot be given to an editor" in late.toasts


# -- what is foreign, what is closed, what comes next


async def test_hostile_text_is_shown_as_text_and_pasted_lines_stay_lines(late: Desk) -> None:
    elsewhere(late, lessons=f"Said {TAIL}")
    async with late.open(size=(200, 60)):
        screen = await opened(late)
        await late.until(lambda: f"Said {SHOWN}" in late.text)
        late.app.post_message(events.Paste(f"one {TAIL}\ntwo"))
        await late.rest()
        assert screen.field("went_well").text == f"one {SHOWN}\ntwo"
        assert (late.app.screen, late.toasts) == (screen, "")
        await late.press("tab", "tab", "tab")
        assert said(late).lessons == f"Said {TAIL}"


async def test_the_review_of_a_closed_cycle_can_only_be_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(desk)
    late = on_a_day(desk, monkeypatch)
    async with late.open(size=(80, 24)):
        screen = await opened(late)
        assert "closed, read-only" in late.text.splitlines()[0]
        screen.set_focus(screen.field("went_well"))
        await late.press("x", "tab")
        assert review(late) is None


async def test_below_the_parts_the_cycle_is_closed_and_the_next_one_chosen(
    late: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with late.open(size=(80, 24)):
        await opened(late)
        wished = caught(late, monkeypatch, messages.SummaryRequested)
        await late.press("shift+tab")
        assert "7 key results without a score" in late.text
        await late.press("j", "j", "enter")
        assert len(wished) == 1
        await late.press("escape", "k", "enter")
        assert "What comes after 2026-Q4?" in late.text
        await late.press("escape", "k", "enter")
        assert "Close 2026-Q4?" in late.text
        await late.press("enter")
        assert phase(late) == "closed"
        assert "▌The next cycle" in late.text


async def test_going_round_by_the_summary_piles_up_no_pages(late: Desk) -> None:
    async with late.open(size=(80, 24)):
        screen = await opened(late)
        depth = len(late.app.screen_stack)
        for _ in range(2):
            late.app.screen.set_focus(screen.lines)
            await late.press("end", "enter", "enter")
            assert isinstance(late.app.screen, ReviewScreen)
        assert len(late.app.screen_stack) == depth
        await late.press("escape", "escape")
        assert late.screen.is_current


async def test_a_finding_leads_to_what_it_is_about(late: Desk) -> None:
    key_result = late.key_result("Deploys per week")
    does(late, give_score, key_result, Marks(Decimal("0.2")))
    async with late.open(size=(80, 24)):
        await opened(late)
        await late.press("shift+tab", "G")
        assert "G1 warning" in late.text
        await late.press("enter")
        assert "Deploys per week" in late.text.splitlines()[2]
        await late.press("escape")
        assert isinstance(late.app.screen, ReviewScreen)


async def test_a_planned_cycle_is_reviewed_at_its_end_and_that_is_said(late: Desk) -> None:
    planned(late)
    async with late.open(size=(80, 24)):
        await late.press("Q", "g", "g", "r", *"x", "tab")
        assert "2027-Q1 is still being planned: it is reviewed at its end" in late.toasts
    assert durable(late).reviews == {}
