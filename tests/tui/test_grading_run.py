"""The grading run, pressed with real keys, and what of it is on the disk."""

import errno
import threading
from contextlib import nullcontext
from decimal import Decimal

import pytest

from okrtui.okr.records import Unit
from okrtui.okr.scope import ME, Scope
from okrtui.okr.steps.cycles import close, reopen
from okrtui.okr.steps.grading import Marks, give_score
from okrtui.okr.steps.step import Step
from okrtui.okr.steps.trash import drop

from ..store.disks import Disk
from .desk import Desk
from .grades import (
    committed,
    draft_on_disk,
    graded_today,
    in_order,
    ken,
    last_days,
    many,
    objective_on_disk,
    on_disk,
    quarter,
    reflection_on_disk,
    score_on_disk,
    thirty,
)
from .runs import Counted

SMALL = (80, 24)


async def test_thirty_key_results_take_sixty_keys_when_the_suggested_score_is_taken(empty_desk: Desk) -> None:
    asked = thirty(empty_desk.home)
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R")
        assert "Grading run · 1 of 30" in empty_desk.text
        hands = Counted(empty_desk)
        for _ in range(30):
            await hands.press("=", "enter")
        assert "all 30 graded" in empty_desk.text
        assert hands.keys <= 60
    scores = ("0.81", "0.64", "0.55")
    assert graded_today(empty_desk) == {kr.title: scores[place % 3] for place, kr in enumerate(asked)}


async def test_thirty_key_results_take_sixty_keys_when_each_is_a_digit(empty_desk: Desk) -> None:
    asked = thirty(empty_desk.home)
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R")
        hands = Counted(empty_desk)
        for place in range(30):
            await hands.press(str(4 + place % 6), "enter")
        assert hands.keys <= 60
        assert "all 30 graded" in empty_desk.text
    assert graded_today(empty_desk) == {kr.title: f"0.{4 + n % 6}0" for n, kr in enumerate(asked)}


async def test_a_burst_of_keys_lands_where_it_is_meant(empty_desk: Desk) -> None:
    asked = thirty(empty_desk.home)
    async with empty_desk.open():
        burst = [key for place in range(30) for key in (str(4 + place % 6), str(place % 10), "enter")]
        await empty_desk.pilot.press("R", *burst, "j", "k")
        await empty_desk.rest()
        assert "all 30 graded" in empty_desk.text
    assert graded_today(empty_desk) == {kr.title: f"0.{4 + n % 6}{n % 10}" for n, kr in enumerate(asked)}


async def test_a_slow_disk_takes_no_keys(empty_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = thirty(empty_desk.home)
    perform = empty_desk.home.perform

    def slowly(*steps: Step, tells_prompts: bool) -> None:
        threading.Event().wait(0.7)
        perform(*steps, tells_prompts=tells_prompts)

    async with empty_desk.open():
        monkeypatch.setattr(empty_desk.home, "perform", slowly)
        await empty_desk.pilot.press("R", "7", "enter", "8", "enter")
        await empty_desk.rest()
    assert [score_on_disk(empty_desk, kr) for kr in asked[:3]] == ["0.70", "0.80", ""]


# -- the score


@pytest.mark.parametrize(
    ("keys", "score"),
    [
        (("8",), "0.80"),
        (("8", "5"), "0.85"),
        (("8", "5", "4"), "0.40"),
        (("0", "5"), "0.05"),
        (("t",), "1.00"),
        (("t", "6"), "0.60"),
        (("6", "t"), "1.00"),
        (("8", "5", "backspace"), "0.80"),
        (("8", "5", "backspace", "backspace", "7"), "0.70"),
        (("3", "="), "0.81"),
        (("=", "9"), "0.90"),
        (("８", "５"), "0.85"),
        (("ｔ",), "1.00"),
        (("＝",), "0.81"),
    ],
)
async def test_digits_mean_what_they_say(empty_desk: Desk, keys: tuple[str, ...], score: str) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", *keys, "enter")
        if score == "0.05":
            await empty_desk.press("enter")
        assert "Grading run · 2 of 2" in empty_desk.text
    assert score_on_disk(empty_desk, asked[0]) == score


async def test_without_a_score_enter_records_nothing_and_says_what_to_press(empty_desk: Desk) -> None:
    many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "enter")
        assert "press 0–9, t or =" in empty_desk.text
        await empty_desk.press("r", *"learnt", "enter")
        assert "press 0–9, t or =" in empty_desk.text
        assert "1 of 2" in empty_desk.text
        assert graded_today(empty_desk) == {}
        await empty_desk.press("7")
        assert "press 0–9, t or =" not in empty_desk.text


async def test_the_suggested_score_is_refused_once_where_the_last_check_in_is_old(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    last_days(empty_desk.home, monkeypatch)
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "=")
        assert "the last check-in is 42 days old (2026-11-17): = once more takes 0.81" in empty_desk.text
        await empty_desk.press("enter")
        assert score_on_disk(empty_desk, asked[0]) == ""
        await empty_desk.press("=", "enter")
        assert "2 of 2" in empty_desk.text
    assert score_on_disk(empty_desk, asked[0]) == "0.81"


# -- the adjustment


async def test_an_adjustment_goes_up_to_five_hundredths_and_asks_why(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "8", "1", *["+"] * 5)
        assert "at most" not in empty_desk.text
        await empty_desk.press("+")
        assert "adjust a score by at most 0.05" in empty_desk.text
        assert "0.86 excellent (0.81 + 0.05)" in empty_desk.text
        await empty_desk.press("enter")
        assert "why the adjustment?" in empty_desk.text
        assert score_on_disk(empty_desk, asked[0]) == ""
        await empty_desk.press(*"audit", "enter")
        assert "2 of 2" in empty_desk.text
    grade = on_disk(empty_desk, asked[0])
    assert (grade.score, grade.adjustment, grade.because) == (Decimal("0.81"), Decimal("0.05"), "audit")


async def test_the_field_of_the_reason_says_which_key_leads_there(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "8", "1", "+")
        assert "tab  why?" in empty_desk.text
        await empty_desk.press("tab", *"great effort", "enter")
        assert "2 of 2" in empty_desk.text
    assert on_disk(empty_desk, asked[0]).because == "great effort"


async def test_an_adjustment_goes_down_too_and_backspace_takes_it_back(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "8", *["-"] * 7)
        assert "0.75 strong (0.80 − 0.05)" in empty_desk.text
        await empty_desk.press("backspace", "backspace", "7", "enter", "6", "-", "+", "enter")
    assert [on_disk(empty_desk, kr).adjustment for kr in asked] == [None, None]
    assert [score_on_disk(empty_desk, kr) for kr in asked] == ["0.70", "0.60"]


async def test_without_a_score_there_is_nothing_to_adjust(empty_desk: Desk) -> None:
    many(empty_desk.home, 1, (81,))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "+")
        assert "press 0–9, t or =" in empty_desk.text
        assert "0.01" not in empty_desk.text


# -- words


async def test_r_writes_a_reflection_and_enter_there_records(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "8", "r")
        await empty_desk.type("g c x t 5 = +? yes")
        await empty_desk.press("enter")
        assert "2 of 2" in empty_desk.text
    assert score_on_disk(empty_desk, asked[0]) == "0.80"
    assert reflection_on_disk(empty_desk, asked[0]) == "g c x t 5 = +? yes"
    assert on_disk(empty_desk, asked[0]).verdict is None


async def test_tab_shift_tab_and_backspace_go_from_field_to_field(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    committed(empty_desk.home, "Objective 1")
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "8", "+", "tab", "w", "tab", "l", "tab", "e", "tab", "5")
        await empty_desk.press("shift+tab", "x", "shift+tab", "m", "backspace", "backspace", "backspace", "y")
        await empty_desk.press("enter")
    grade = on_disk(empty_desk, asked[0])
    assert (str(grade.score), grade.because, grade.explanation) == ("0.85", "wy", "ex")
    assert reflection_on_disk(empty_desk, asked[0]) is None


async def test_what_was_committed_asks_once_why_it_was_not_kept(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (81, 64, 100))
    committed(empty_desk.home, "Objective 1")
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "8", "enter")
        assert "committed, and below 1.00: why?" in empty_desk.text
        assert score_on_disk(empty_desk, asked[0]) == ""
        await empty_desk.press(*"strike", "enter", "6", "enter")
        assert "enter once more goes on without" in empty_desk.text
        await empty_desk.press("enter", "t", "enter")
        assert "all 3 graded" in empty_desk.text
        assert "G2" in "\n".join(str(row.draw(80)) for row in empty_desk.app.screen.lines.rows)  # type: ignore[attr-defined]
    assert [on_disk(empty_desk, kr).explanation for kr in asked] == ["strike", None, None]
    assert [score_on_disk(empty_desk, kr) for kr in asked] == ["0.80", "0.60", "1.00"]


async def test_e_explains_and_says_where_nothing_is_to_be_explained(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 2, (81,))
    committed(empty_desk.home, "Objective 1")
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "8", "e", *"late", "enter", "e")
        assert "an explanation is asked of what was committed" in empty_desk.text
        await empty_desk.press("7", "enter")
    assert [on_disk(empty_desk, kr).explanation for kr in asked] == ["late", None]


# -- verdicts


async def test_below_040_it_asks_to_go_on_change_or_stop(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (30, 81, 64, 90))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "3", "enter")
        assert "below 0.40: g go on, c change or x stop?" in empty_desk.text
        assert score_on_disk(empty_desk, asked[0]) == ""
        await empty_desk.press("c", "enter", "2", "x", "x", "g", "enter", "9", "x")
        assert "asked below 0.40" in empty_desk.text
        await empty_desk.press("enter", "1", "enter", "enter")
        assert "Grading run · objective" in empty_desk.text
    verdicts = [on_disk(empty_desk, kr).verdict for kr in asked]
    assert verdicts == ["change", "go_on", None, None]
    assert score_on_disk(empty_desk, asked[3]) == "0.10"


async def test_an_objective_that_came_out_low_is_decided_after_its_key_results(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 2, (30,))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "3", "x", "enter")
        assert "Grading run · objective" in empty_desk.text
        assert "came out at 0.30 reconsider" in empty_desk.text
        await empty_desk.press("enter")
        assert "press g, c or x" in empty_desk.text
        await empty_desk.press("8", "c", "r", *"too big", "enter")
        assert "Grading run · 2 of 2" in empty_desk.text
        await empty_desk.press("2", "g", "enter", "enter", "enter")
        assert "all 2 graded" in empty_desk.text
    first, second = (objective_on_disk(empty_desk, f"Objective {n}").verdict for n in (1, 2))
    assert first is not None
    assert (first.verdict, first.because) == ("change", "too big")
    assert second is None
    assert [on_disk(empty_desk, kr).verdict for kr in asked] == ["stop", "go_on"]


async def test_an_objective_above_040_is_not_asked_about(empty_desk: Desk) -> None:
    many(empty_desk.home, 2, (81,))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "4", "enter")
        assert "Grading run · 2 of 2" in empty_desk.text


# -- moving, leaving, coming back


async def test_down_puts_off_and_up_goes_back_also_to_a_graded_one(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (81, 64, 55))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "8", "enter", "7", "down", "up")
        assert "draft from 09:00" in empty_desk.text
        await empty_desk.press("up")
        assert "recorded in this run" in empty_desk.text
        assert "0.80 by Mei, 20 Nov" in empty_desk.text
        await empty_desk.press("9", "enter", "enter")
        assert "3 of 3" in empty_desk.text
        await empty_desk.press("down")
        assert "2 of 3 graded" in empty_desk.text
    assert [score_on_disk(empty_desk, kr) for kr in asked] == ["0.90", "0.70", ""]


async def test_enter_on_what_is_graded_and_untouched_goes_on_and_records_nothing(empty_desk: Desk) -> None:
    many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "8", "enter", "up")
        before = empty_desk.okrs
        await empty_desk.press("enter")
        assert "2 of 2" in empty_desk.text
        assert empty_desk.okrs is before


async def test_a_run_that_was_stopped_goes_on_where_it_stood(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (81, 64, 55))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "8", "enter", "7", "escape")
        assert "stopped: 1 kept, 2 key results left" in empty_desk.toasts
        assert "what you typed is kept as a draft" in empty_desk.toasts
        assert empty_desk.screen.here == asked[1].id
    empty_desk.home = empty_desk.another_home()
    async with empty_desk.open(size=SMALL):
        assert "2 to grade  R" in empty_desk.text
        await empty_desk.press("R")
        assert "Grading run · 2 of 3" in empty_desk.text
        assert "draft from 09:00" in empty_desk.text
        await empty_desk.press("enter")
    assert [score_on_disk(empty_desk, kr) for kr in asked] == ["0.80", "0.70", ""]
    assert draft_on_disk(empty_desk, asked[1]) is None


async def test_quitting_with_a_draft_says_so_and_keeps_all_of_it(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (30, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "3", "2", "x", "+", "tab", *"audit", "tab", *"less", "escape", "q")
        assert "not recorded: “Key result 1”" in empty_desk.toasts
        await empty_desk.press("q")
        await empty_desk.until(lambda: not empty_desk.app.is_running)
    draft = draft_on_disk(empty_desk, asked[0])
    assert draft is not None
    assert (draft.score, draft.adjustment, draft.because) == ("32", Decimal("0.01"), "audit")
    assert (draft.note, draft.verdict) == ("less", "stop")


async def test_leaving_at_once_keeps_what_was_typed_of_a_verdict(empty_desk: Desk) -> None:
    many(empty_desk.home, 1, (30,))
    async with empty_desk.open(size=SMALL):
        await empty_desk.pilot.press("R", "3", "x", "enter", "c", "r", "b", "ctrl+q")
        await empty_desk.until(lambda: not empty_desk.app.is_running)
    draft = draft_on_disk(empty_desk, objective_on_disk(empty_desk, "Objective 1"))
    assert draft is not None
    assert (draft.verdict, draft.because) == ("change", "b")


async def test_a_full_disk_says_so_and_keeps_the_draft(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    disk = Disk(monkeypatch)
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "8", "5", "r", "w", "h", "y")
        await empty_desk.until(lambda: empty_desk.home.drafts.is_written)
        disk.refuse(errno.ENOSPC)
        await empty_desk.press("enter")
        assert "the disk is full" in empty_desk.text
        assert "1 of 2" in empty_desk.text
        draft = draft_on_disk(empty_desk, asked[0])
        assert draft is not None
        assert (draft.score, draft.note) == ("85", "why")
        disk.mend()
        await empty_desk.press("enter")
        assert "2 of 2" in empty_desk.text
        await empty_desk.until(lambda: empty_desk.home.drafts.is_written)
    assert score_on_disk(empty_desk, asked[0]) == "0.85"


async def test_undo_takes_a_grade_back(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "8", "enter", "escape", "u")
        assert "took back: graded “Key result 1”: 0.80" in empty_desk.toasts
    assert score_on_disk(empty_desk, asked[0]) == ""


async def test_help_shows_the_keys_of_the_run(empty_desk: Desk) -> None:
    many(empty_desk.home, 1, (81,))
    async with empty_desk.open():
        await empty_desk.press("R", "?")
        assert "In the grading run" in empty_desk.text
        assert "takes the suggested score" in empty_desk.text
        await empty_desk.press("escape", "8")
        assert "Grading run" in empty_desk.text


# -- a cycle reopened, and what is gone


async def test_a_reopened_cycle_is_graded_again(empty_desk: Desk) -> None:
    home = empty_desk.home
    asked = many(home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "8", "enter", "7", "enter", "escape")
        home.perform(close(home.okrs, home.author(), quarter(home)))
        await empty_desk.until(lambda: quarter(empty_desk.home).phase == "closed")
        empty_desk.app.know()
        await empty_desk.press("R")
        assert "2026-Q4 is closed: nothing is left to grade" in empty_desk.toasts
        home.perform(reopen(home.okrs, home.author(), quarter(home), "a late reading"))
        empty_desk.app.know()
        await empty_desk.press("R")
        assert "all 2 graded" in empty_desk.text
        await empty_desk.press("G", "k", "R")
    assert [score_on_disk(empty_desk, kr) for kr in asked] == ["0.80", "0.70"]


async def test_what_is_dropped_meanwhile_is_said_and_its_draft_kept(empty_desk: Desk) -> None:
    home = empty_desk.home
    asked = many(home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "7")
        home.perform(drop(home.okrs, home.author(), asked[0]))
        empty_desk.app.know()
        await empty_desk.rest()
        assert "no longer graded: ↓ goes on, what you typed is kept" in empty_desk.text
        await empty_desk.press("enter")
        assert "was dropped" in empty_desk.text
        await empty_desk.press("down")
        assert "1 of 1" in empty_desk.text
    assert draft_on_disk(empty_desk, asked[0]) is not None


# -- whose


async def test_the_run_covers_the_scope_and_shows_no_mean_of_a_person(empty_desk: Desk) -> None:
    home = empty_desk.home
    many(home, 1, (81, 64))
    ken(home)
    async with empty_desk.open(size=SMALL, scope=ME):
        await empty_desk.press("R", "8", "enter")
        assert "· me" in empty_desk.text
        assert "1 graded" in empty_desk.text
        assert "mean so far" not in empty_desk.text
        await empty_desk.press("7", "enter")
        assert "all 2 graded" in empty_desk.text
        assert "score 0." not in empty_desk.text
        assert "average" not in empty_desk.text
    unit = next(iter(home.okrs.units.values()))
    assert isinstance(unit, Unit)
    async with empty_desk.open(size=SMALL, scope=Scope("unit", unit.id)):
        await empty_desk.press(":", *"summary", "enter")
        assert "score 0.75 strong" in empty_desk.text


async def test_it_follows_another_size_and_keeps_what_is_typed(empty_desk: Desk) -> None:
    many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "7", "r", *"why")
        for size in ((120, 40), (60, 20), (200, 60), (80, 24), (30, 10)):
            await empty_desk.pilot.resize_terminal(*size)
            await empty_desk.rest()
            assert "0.70" in empty_desk.text
            assert all(len(line) <= size[0] for line in empty_desk.text.splitlines())
        await empty_desk.press("enter")
    assert reflection_on_disk(empty_desk, in_order(empty_desk.home)[0]) == "why"


async def test_beside_the_answers_all_of_an_objective_is_shown(empty_desk: Desk) -> None:
    many(empty_desk.home, 1, (30, 20, 10, 15, 25))
    async with empty_desk.open(size=(120, 40)):
        await empty_desk.press("R", *["1", "x", "enter"] * 5)
        assert "Grading run · objective" in empty_desk.text
        assert all(f"Key result {n}" in empty_desk.text for n in range(1, 6))
        assert "lines more" not in empty_desk.text


async def test_a_reflection_of_several_lines_stays_as_it_was_written(empty_desk: Desk) -> None:
    home = empty_desk.home
    asked = many(home, 1, (81, 64))
    marks = Marks(score=Decimal("0.80"), reflection="small steps\nand early ones")
    home.perform(give_score(home.okrs, home.author(), asked[0], marks))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "up")
        before = empty_desk.okrs
        await empty_desk.press("enter", "up")
        assert empty_desk.okrs is before
        assert "draft" not in empty_desk.text
        await empty_desk.press("9", "enter")
    assert score_on_disk(empty_desk, asked[0]) == "0.90"
    assert reflection_on_disk(empty_desk, asked[0]) == "small steps\nand early ones"


async def test_a_text_can_be_written_in_an_editor(empty_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        monkeypatch.setattr(empty_desk.app, "suspend", nullcontext)
        monkeypatch.setattr(empty_desk.app, "editor", lambda text: f"{text} [/] early\nand often\n")
        await empty_desk.press("R", "ctrl+e")
        assert "ctrl+e opens the text you are writing" in empty_desk.text
        await empty_desk.press("8", "r", *"ship", "ctrl+e", "enter")
        assert "2 of 2" in empty_desk.text
    assert reflection_on_disk(empty_desk, asked[0]) == "ship [/] early and often"


async def test_what_is_named_can_be_clicked(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (30, 64))

    async def click(sign: str) -> None:
        """Click where something stands, the last of several."""
        lines = empty_desk.text.splitlines()
        y = max(y for y, line in enumerate(lines) if sign in line)
        await empty_desk.pilot.click(offset=(lines[y].rindex(sign), y))
        await empty_desk.rest()

    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R")
        await click("= takes")
        assert "0.30 reconsider" in empty_desk.text
        await click(".9")
        assert "0.90 excellent" in empty_desk.text
        await click("Back")
        await click(".3 .4")
        assert "0.30 reconsider" in empty_desk.text
        await click("+ ")
        await click("x stop")
        await click("enter Next")
        await empty_desk.press(*"audit")
        await click("enter Next")
        assert "2 of 2" in empty_desk.text
        await click("Earlier")
        assert "1 of 2" in empty_desk.text
    grade = on_disk(empty_desk, asked[0])
    assert (str(grade.score), str(grade.adjustment), grade.verdict) == ("0.30", "0.01", "stop")
