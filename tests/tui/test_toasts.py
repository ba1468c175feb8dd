import time

import pytest
from textual.widgets._toast import ToastRack

from okrtui.tui.app import OkrApp
from okrtui.tui.toasts import Toasted, beside
from okrtui.tui.widgets.said_toast import Said, SaidToast

from .desk import Desk
from .grades import many
from .team import DEPLOYS


def test_what_has_expired_goes_away_but_never_counts_down_a_negative_time() -> None:
    gone = Toasted("done", timeout=5, raised_at=time.time() - 10)
    assert gone.has_expired
    assert gone.time_left > 0
    shown = Toasted("done", timeout=5)
    assert not shown.has_expired
    assert 4 < shown.time_left <= 5


async def test_a_dialog_opened_as_a_toast_expires_is_answered(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        desk.app.tell("said a moment ago")
        await desk.rest()
        (said,) = desk.app._notifications
        assert isinstance(said, Toasted)
        said.raised_at = time.time() - said.timeout + 0.01
        await desk.press("o", "escape", "e", "escape")
        assert isinstance(desk.app, OkrApp)
        await desk.until(lambda: "said a moment ago" not in desk.text)


def test_beside_a_new_toast_stand_faults_and_never_the_same_twice() -> None:
    done, fault, other = (
        Toasted("done"),
        Toasted("full", severity="error"),
        Toasted("look", severity="warning"),
    )
    assert beside([done, fault, other], Toasted("done again")) == [fault, other]
    assert beside([done, fault], Toasted("full", severity="error")) == [done]
    assert beside([done, fault, other], Toasted("more", severity="error")) == [fault, other]
    new = Toasted("new", severity="error")
    assert beside([fault, other, new], Toasted("more", severity="error")) == [other, new]
    assert beside([Toasted("old", timeout=1, raised_at=0.0)], new) == []


async def test_a_key_held_down_says_why_not_once(desk: Desk) -> None:
    async with desk.open(size=(80, 24)):
        await desk.go_to("Make releases boring")
        await desk.press(*"ccccc")
        assert desk.text.count("checks a key result in") == 1
        await desk.press("o", *"ken", "enter", "o", *"mei", "enter", "u")
        assert len(desk.app._notifications) == 1
        assert desk.text.count("took back") == 1
        assert "handed" in desk.text


async def test_over_a_dialog_what_is_said_stands_above(desk: Desk) -> None:
    async with desk.open(size=(80, 24)):
        await desk.go_to(DEPLOYS)
        desk.app.tell("said a moment ago")
        for keys in (("o",), ("escape", "C")):
            await desk.press(*keys)
            line = next(n for n, text in enumerate(desk.text.splitlines()) if "a moment ago" in text)
            assert line < 4
            assert "Take" in desk.text or "Skip" in desk.text


async def test_behind_a_dialog_nothing_is_said_a_second_time(desk: Desk) -> None:
    async with desk.open(size=(80, 24)):
        await desk.go_to(DEPLOYS)
        desk.app.tell("said a moment ago")
        await desk.press("o")
        behind = desk.app.screen_stack[0]._compositor.render_strips()
        assert "a moment ago" in desk.text
        assert not any("a moment ago" in strip.text for strip in behind)
        await desk.press("escape")
        assert "a moment ago" in desk.text
        await desk.press("o")
        desk.app.clear_notifications()
        await desk.press("escape")
        desk.app.tell("said later")
        await desk.rest()
        assert "said later" in desk.text


@pytest.mark.parametrize("width", [60, 80, 81, 100])
async def test_what_is_said_is_seen_to_its_end(desk: Desk, width: int) -> None:
    async with desk.open(size=(width, 24)):
        room = width // 2 - 3
        desk.app.tell("a" * (room - 2) + " b", "the end")
        await desk.rest()
        assert "the end" in desk.text


async def test_what_is_said_covers_no_line_that_is_typed(desk: Desk) -> None:
    async with desk.open(size=(80, 24), on="1"):
        await desk.press("g", "2", "a")
        await desk.type("roll the canary out to every service that we run")
        desk.app.tell("said a moment ago", "u undoes it")
        await desk.rest()
        assert "u undoes it" in desk.text
        assert "every service that we run" in desk.text


async def test_what_is_said_covers_no_answer_of_the_grading_run(empty_desk: Desk) -> None:
    many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=(80, 24)):
        await empty_desk.press("R")
        empty_desk.app.tell("the cycle is being graded now", "u undoes it")
        await empty_desk.rest()
        assert "u undoes it" in empty_desk.text
        for answer in ("two digits 8 5 = 0.85", "x stop  asked below 0.40", "at most 0.05"):
            assert answer in empty_desk.text


def said_in(desk: Desk) -> list[str]:
    """What stands in the corner, from above."""
    places = desk.app.screen.query_one(ToastRack).query_children(Said)
    return [str(place.toast.render()) for place in places if place.display]


async def test_what_is_said_next_takes_the_toast_of_what_was_said_before(desk: Desk) -> None:
    async with desk.open():
        desk.app.tell("once")
        await desk.rest()
        (toast,) = desk.app.screen.query(SaidToast)
        desk.app.tell("and again", severity="error")
        desk.app.tell("once more")
        await desk.rest()
        assert said_in(desk) == ["and again", "once more"]
        assert toast in desk.app.screen.query(SaidToast)
        assert [toast.has_class("-error") for toast in desk.app.screen.query(SaidToast)] == [True, False]


async def test_the_newest_stands_below_the_others(desk: Desk) -> None:
    async with desk.open():
        desk.app.tell("done")
        await desk.rest()
        desk.app.tell("look at this", severity="warning")
        await desk.rest()
        desk.app.tell("done again")
        await desk.rest()
        assert said_in(desk) == ["look at this", "done again"]
        assert desk.text.index("look at this") < desk.text.index("done again")
        assert len(desk.app.screen.query(SaidToast)) == 2


async def test_a_toast_that_says_something_else_by_now_stays_for_that(desk: Desk) -> None:
    async with desk.open():
        desk.app.tell("once")
        await desk.rest()
        (toast,) = desk.app.screen.query(SaidToast)
        desk.app.tell("and again")
        await desk.rest()
        toast._expire()
        await desk.rest()
        assert said_in(desk) == ["and again"]
        (said,) = desk.app._notifications
        said.raised_at -= said.timeout
        toast._expire()
        await desk.rest()
        assert said_in(desk) == []
        assert "and again" not in desk.text


async def test_a_toast_goes_when_it_is_clicked_and_another_can_come(desk: Desk) -> None:
    async with desk.open():
        desk.app.tell("once")
        await desk.rest()
        await desk.click("once")
        assert "once" not in desk.text
        desk.app.tell("and again")
        await desk.rest()
        assert said_in(desk) == ["and again"]


async def test_what_a_toast_says_later_goes_away_in_time_too(desk: Desk) -> None:
    async with desk.open():
        desk.app.notify("once", timeout=60)
        await desk.rest()
        desk.app.notify("and again", timeout=0.01)
        await desk.until(lambda: said_in(desk) == ["and again"])
        await desk.until(lambda: said_in(desk) == [])


async def test_what_has_expired_meanwhile_makes_room(desk: Desk) -> None:
    async with desk.open():
        desk.app.tell("look at this", severity="warning")
        desk.app.tell("done")
        await desk.rest()
        next(said for said in desk.app._notifications if said.message == "look at this").raised_at = 0
        desk.app.tell("done again")
        await desk.rest()
        assert said_in(desk) == ["done again"]
