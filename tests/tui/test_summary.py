"""How a cycle came out, looked at with real keys."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from okrtui.okr.records import KeyResult
from okrtui.okr.scope import ME, Scope
from okrtui.okr.steps.cycles import add_cycle, close
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.grading import Marks, decide, give_score
from okrtui.okr.steps.trash import drop
from okrtui.tui import messages
from okrtui.tui.screens.key_result import KeyResultScreen
from okrtui.tui.screens.review import ReviewScreen
from okrtui.tui.screens.summary import SummaryScreen
from okrtui.workspace.home import Home

from .desk import Desk
from .grades import committed, graded_by_ken, ken, many, quarter, score_on_disk

SMALL, WIDE = (80, 24), (120, 40)


def give(home: Home, key_results: list[KeyResult], *scores: str) -> None:
    for key_result, score in zip(key_results, scores, strict=False):
        now = home.okrs.key_results[key_result.id]
        home.perform(give_score(home.okrs, home.author(), now, Marks(score=Decimal(score))))


def rows(desk: Desk) -> str:
    """All of the list, also what is out of sight."""
    screen = desk.app.screen
    assert isinstance(screen, SummaryScreen)
    return "\n".join("".join(piece.text for piece in row.draw(100)) for row in screen.lines.rows)


def caught(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cycles whose review was wished for."""
    found: list[str] = []

    def take(app: Any, message: messages.ReviewRequested) -> None:
        found.append(message.cycle)

    monkeypatch.setattr(type(desk.app), "on_review_requested", take, raising=False)
    return found


async def open_summary(desk: Desk) -> None:
    await desk.press(":", *"summary", "enter")


async def test_it_tells_scores_bands_average_and_what_is_open(empty_desk: Desk) -> None:
    home = empty_desk.home
    asked = many(home, 2, (81, 64))
    give(home, asked, "0.81", "0.45", "0.62")
    async with empty_desk.open(size=SMALL):
        await open_summary(empty_desk)
        told = rows(empty_desk)
        assert "2026-Q4 is being graded · 3 of 4 graded · score 0.63 good" in told
        assert "average 0.63 in the sweet spot 0.60–0.70" in told
        assert "Key result 1" in told
        assert "0.81 excellent" in told.replace("  ", " ")
        assert "1 of 2 graded" in told
        assert "Without a score\n   Key result 4" in told


async def test_the_sweet_spot_and_the_average_stand_on_one_scale(empty_desk: Desk) -> None:
    home = empty_desk.home
    give(home, many(home, 1, (81,)), "0.65")
    async with empty_desk.open(size=WIDE):
        await open_summary(empty_desk)
        (scale,) = [line for line in empty_desk.text.splitlines() if " 0 ──" in line]
        before, _, behind = scale.partition("●")
        assert before.endswith("━")
        assert behind.startswith("━")
        assert "In figures" in empty_desk.text


async def test_enter_on_the_first_line_and_w_anywhere_lead_to_the_review(empty_desk: Desk) -> None:
    home = empty_desk.home
    give(home, many(home, 1, (81,)), "0.65")
    async with empty_desk.open(size=SMALL):
        await open_summary(empty_desk)
        assert "enter Review" in empty_desk.text
        for keys in (("enter",), ("G", "w")):
            await empty_desk.press(*keys)
            assert isinstance(empty_desk.app.screen, ReviewScreen)
            await empty_desk.press("escape")
            assert isinstance(empty_desk.app.screen, SummaryScreen)


async def test_a_cycle_under_way_has_no_review_yet(empty_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    many(empty_desk.home, 1, (81,), phase="active")
    async with empty_desk.open(size=(120, 40)):
        found = caught(empty_desk, monkeypatch)
        await open_summary(empty_desk)
        assert "2026-Q4 is under way · nothing graded yet" in empty_desk.text
        assert "In figures" not in empty_desk.text
        await empty_desk.press("w")
        assert "a review looks back" in empty_desk.toasts
        assert found == []


async def test_enter_opens_a_key_result_and_esc_comes_back_to_it(empty_desk: Desk) -> None:
    home = empty_desk.home
    asked = many(home, 1, (81, 64))
    give(home, asked, "0.81", "0.45")
    async with empty_desk.open(size=SMALL):
        await open_summary(empty_desk)
        await empty_desk.press("j", "j")
        assert "enter Open" in empty_desk.text
        await empty_desk.press("enter")
        assert isinstance(empty_desk.app.screen, KeyResultScreen)
        assert "Key result 1" in empty_desk.text
        await empty_desk.press("]", "escape")
        assert isinstance(empty_desk.app.screen, SummaryScreen)
        assert empty_desk.app.screen.here == asked[1].id
        await empty_desk.press("escape")
        assert empty_desk.screen.here == asked[1].id


async def test_enter_on_an_objective_shows_it_among_the_others(empty_desk: Desk) -> None:
    home = empty_desk.home
    asked = many(home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await open_summary(empty_desk)
        await empty_desk.press("j", "enter")
        assert empty_desk.screen.here == asked[0].objective


async def test_the_key_of_the_run_goes_into_it_at_the_line_under_the_cursor(empty_desk: Desk) -> None:
    home = empty_desk.home
    asked = many(home, 1, (81, 64, 55))
    give(home, asked, "0.81", "0.45", "0.55")
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R")
        assert "all 3 graded" in empty_desk.text
        await empty_desk.press("j", "j", "j", "R")
        assert "Grading run · 2 of 3" in empty_desk.text
        await empty_desk.press("6", "enter", "enter")
        assert isinstance(empty_desk.app.screen, SummaryScreen)
        assert "1 graded in" in empty_desk.toasts
        assert len([s for s in empty_desk.app.screen_stack if isinstance(s, SummaryScreen)]) == 1
    assert score_on_disk(empty_desk, asked[1]) == "0.60"


async def test_what_was_put_off_is_told_and_gone_back_to(empty_desk: Desk) -> None:
    many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "down", "7", "enter")
        assert "1 of 2 graded" in empty_desk.text
        assert "1 graded in" in empty_desk.toasts
        assert "1 put off" in empty_desk.toasts
        await empty_desk.press("R")
        assert "Grading run · 1 of 2" in empty_desk.text


async def test_it_says_what_changed_on_the_way_and_what_guidelines_say(empty_desk: Desk) -> None:
    home = empty_desk.home
    asked = many(home, 2, (81, 30, 64))
    committed(home, "Objective 2")
    give(home, asked, "0.20", "0.30", "0.35", "0.50", "1.00", "1.00")
    home.perform(drop(home.okrs, home.author(), home.okrs.key_results[asked[2].id]))
    objective = next(o for o in home.okrs.objectives.values() if o.title == "Objective 1")
    home.perform(decide(home.okrs, home.author(), objective, "stop"))
    async with empty_desk.open(size=SMALL):
        await open_summary(empty_desk)
        told = rows(empty_desk)
        assert "Dropped\n   Key result 3" in told
        assert "G1 “Key result 1” came out below 0.40 and nobody has decided" in told
        assert "G2 “Key result 4” was committed and came out at 0.50 unexplained" in told
        assert "say why it was not kept" in told
        assert "G3 2026-Q4 averages 0.25" in told
        assert "what was committed is left out of it" in told
        assert "missed      ■■" in told
        assert "stop" in told
        await empty_desk.press("G")
        here = empty_desk.app.screen
        assert isinstance(here, SummaryScreen)
        assert here.here == asked[3].id
        await empty_desk.press("R")
        assert "Grading run · 3 of 5" in empty_desk.text


async def test_both_schemes_of_bands_are_told_by_word(empty_desk: Desk) -> None:
    home = empty_desk.home
    give(home, many(home, 1, (81, 64, 30)), "0.81", "0.45", "0.30")
    space = next(space for space in home.okrs.spaces.values() if space.space == home.default)
    settled = replace(space.settings, bands="traffic-light")
    home.perform(edit(home.okrs, home.author(), space, settings=settled))
    async with empty_desk.open(size=SMALL):
        await open_summary(empty_desk)
        for word in ("red", "amber", "green"):
            assert word in rows(empty_desk)
        assert "excellent" not in rows(empty_desk)


async def test_y_copies_it_as_markdown(empty_desk: Desk) -> None:
    home = empty_desk.home
    give(home, many(home, 1, (81, 64)), "0.81", "0.45")
    async with empty_desk.open(size=SMALL):
        await open_summary(empty_desk)
        await empty_desk.press("y")
        assert "copied how 2026-Q4 came out as Markdown" in empty_desk.toasts
        copied = empty_desk.app.clipboard
    assert "# 2026-Q4" in copied
    assert "- **Objective 1**: 0.63 good" in copied
    assert "  - Key result 1: 0.81 excellent · by Mei" in copied


async def test_of_one_person_there_is_no_mean_anywhere(empty_desk: Desk) -> None:
    home = empty_desk.home
    asked = many(home, 1, (81, 64))
    ken(home)
    give(home, asked, "0.81", "0.45")
    for scope in (ME, Scope("person", home.author().person)):
        async with empty_desk.open(size=WIDE, scope=scope):
            await open_summary(empty_desk)
            assert "all 2 graded" in empty_desk.text
            assert "average" not in empty_desk.text
            assert "score 0." not in empty_desk.text
            assert "averages" not in rows(empty_desk)
            await empty_desk.press("y")
            assert "average" not in empty_desk.app.clipboard


async def test_a_colleagues_score_appears_and_the_cursor_stays(empty_desk: Desk) -> None:
    home = empty_desk.home
    asked = many(home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await open_summary(empty_desk)
        await empty_desk.press("j", "j", "j")
        graded_by_ken(empty_desk.another_home(), asked[0], "0.55")
        await empty_desk.until(lambda: "1 of 2 graded" in empty_desk.text)
        assert "by Ken" in rows(empty_desk)
        screen = empty_desk.app.screen
        assert isinstance(screen, SummaryScreen)
        assert screen.here == asked[1].id


async def test_other_cycles_are_a_key_away(empty_desk: Desk) -> None:
    home = empty_desk.home
    give(home, many(home, 1, (81,)), "0.81")
    home.perform(close(home.okrs, home.author(), quarter(home)))
    home.perform(add_cycle(home.okrs, home.author(), "2027-Q1"))
    async with empty_desk.open(size=SMALL):
        await open_summary(empty_desk)
        await empty_desk.press("]")
        if "2027-Q1" not in empty_desk.text.splitlines()[0]:
            await empty_desk.press("]")
        assert "2027-Q1" in empty_desk.text.splitlines()[0]
        assert "No objectives in 2027-Q1" in empty_desk.text
        await empty_desk.press("]")
        assert "that was the last one" in empty_desk.toasts


async def test_a_closed_cycle_is_looked_at_and_not_graded(empty_desk: Desk) -> None:
    home = empty_desk.home
    give(home, many(home, 1, (81,)), "0.81")
    home.perform(close(home.okrs, home.author(), quarter(home)))
    async with empty_desk.open(size=SMALL):
        empty_desk.app.post_message(messages.SummaryRequested(quarter(home).id))
        await empty_desk.rest()
        assert "2026-Q4 is closed · all 1 graded" in empty_desk.text
        await empty_desk.press("R")
        assert "2026-Q4 is closed: nothing is left to grade" in empty_desk.toasts


@pytest.mark.parametrize("state", ["no objectives", "all dropped", "nothing graded", "of others"])
async def test_where_there_is_nothing_it_says_so(empty_desk: Desk, state: str) -> None:
    home = empty_desk.home
    asked = many(home, 0 if state == "no objectives" else 1, (81, 64))
    if state == "all dropped":
        for key_result in asked:
            home.perform(drop(home.okrs, home.author(), home.okrs.key_results[key_result.id]))
    scope = Scope("person", ken(home)) if state == "of others" else Scope()
    told = {
        "no objectives": "No objectives in 2026-Q4",
        "all dropped": "no key results to grade",
        "nothing graded": "nothing graded yet",
        "of others": "No objectives of Ken in 2026-Q4",
    }
    async with empty_desk.open(size=SMALL, scope=scope):
        empty_desk.app.post_message(messages.SummaryRequested(quarter(home).id))
        await empty_desk.rest()
        assert told[state] in empty_desk.text
        await empty_desk.press("y", "R", "escape", "escape")
        assert empty_desk.app.is_running


async def test_the_mouse_opens_what_is_clicked_twice(empty_desk: Desk) -> None:
    home = empty_desk.home
    asked = many(home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await open_summary(empty_desk)
        screen = empty_desk.app.screen
        assert isinstance(screen, SummaryScreen)
        place = next(n for n, row in enumerate(screen.lines.rows) if row.id == asked[1].id)
        for _ in range(2):
            await empty_desk.pilot.click("#outcome", offset=(5, place + 1))
            await empty_desk.rest()
        assert isinstance(empty_desk.app.screen, KeyResultScreen)


async def test_the_mean_of_what_is_mine_alone_is_shown(empty_desk: Desk) -> None:
    home = empty_desk.home
    give(home, many(home, 1, (81, 64)), "0.81", "0.45")
    async with empty_desk.open(size=SMALL, scope=ME):
        await open_summary(empty_desk)
        assert "score 0.63 good" in empty_desk.text
