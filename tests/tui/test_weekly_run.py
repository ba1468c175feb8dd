"""The weekly run, pressed with real keys, and what of it is on the disk."""

import errno
import threading
from contextlib import nullcontext
from decimal import Decimal
from typing import Any

import pytest

from okrtui.bootstrap import clock
from okrtui.okr.records import Measure, Unit, Whose
from okrtui.okr.scope import ME, Scope
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.step import Step
from okrtui.okr.steps.trash import delete, drop
from okrtui.settings import Settings

from ..store.disks import Disk
from .desk import Desk
from .grades import many
from .runs import MIXED, REACH, STEPS, Counted, kens, made_now, twelve
from .team import LONG, Team

MINE: dict[str, Any] = {"scope": ME}


async def test_twelve_changed_values_take_sixty_keys(empty_desk: Desk) -> None:
    asked = twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C")
        hands = Counted(empty_desk)
        for place in range(12):
            await hands.press(str(4 + place // 10), str(place % 10), "enter", "7", "enter")
        assert "12 in" in empty_desk.text
        assert hands.keys <= 60
    found = {c.key_result: (c.value, c.confidence, c.fixes) for c in made_now(empty_desk)}
    assert found == {kr.id: (Decimal(40 + place), 7, None) for place, kr in enumerate(asked)}


async def test_twelve_unchanged_values_take_thirty_six_keys(empty_desk: Desk) -> None:
    asked = twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C")
        hands = Counted(empty_desk)
        for _ in range(12):
            await hands.press("enter", "6", "enter")
        assert "12 unchanged" in empty_desk.text
        assert hands.keys <= 36
    found = made_now(empty_desk)
    assert {c.key_result for c in found} == {kr.id for kr in asked}
    assert {(c.value, c.confidence) for c in found} == {(Decimal(30), 6)}


async def test_all_five_measures_mixed_take_seventy_five_keys(empty_desk: Desk) -> None:
    asked = twelve(empty_desk.home, MIXED)
    typed = {"milestones": ["j", "space"], "yes_no": ["y"]}
    async with empty_desk.open(**MINE):
        await empty_desk.press("C")
        hands = Counted(empty_desk)
        for key_result in asked:
            await hands.press(*typed.get(key_result.measure.kind, ["4", "5"]), "enter", "t", "enter")
        assert hands.keys <= 75
    read = {"milestones": ("1", "2"), "yes_no": Decimal(1)}
    found = {c.key_result: (c.steps_done or c.value, c.confidence) for c in made_now(empty_desk)}
    assert found == {kr.id: (read.get(kr.measure.kind, Decimal(45)), 10) for kr in asked}


async def test_a_burst_of_keys_lands_where_it_is_meant(empty_desk: Desk) -> None:
    asked = twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        burst = [key for place in range(12) for key in ("4", str(place % 10), "enter", "8", "enter")]
        await empty_desk.pilot.press("C", *burst, "enter", "j")
        await empty_desk.rest()
        assert len(empty_desk.app.screen_stack) == 1
    found = {c.key_result: (c.value, c.confidence) for c in made_now(empty_desk)}
    assert found == {kr.id: (Decimal(40 + place % 10), 8) for place, kr in enumerate(asked)}


async def test_a_slow_disk_takes_no_keys(empty_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = twelve(empty_desk.home)
    perform = empty_desk.home.perform

    def slowly(*steps: Step, tells_prompts: bool) -> None:
        threading.Event().wait(0.7)
        perform(*steps, tells_prompts=tells_prompts)

    async with empty_desk.open(**MINE):
        monkeypatch.setattr(empty_desk.home, "perform", slowly)
        await empty_desk.pilot.press("C", "4", "0", "enter", "7", "enter", "4", "1", "enter", "8", "enter")
        await empty_desk.rest()
    found = {c.key_result: (c.value, c.confidence) for c in made_now(empty_desk)}
    assert found == {asked[0].id: (Decimal(40), 7), asked[1].id: (Decimal(41), 8)}


async def test_prompts_are_told_with_the_tables_and_not_with_each_key(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    twelve(empty_desk.home)
    told = []
    monkeypatch.setattr(empty_desk.home, "write_brief", lambda: told.append(len(made_now(empty_desk))))
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "4", "0", "enter", "7", "enter", "4", "1", "enter", "8", "enter")
        assert told == []
        await empty_desk.app.keeper.settle()
    assert told == [2]


async def test_the_screen_below_stays_and_changes(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(size=(80, 24), **MINE):
        await empty_desk.press("C")
        assert "Weekly run · 1 of 12" in empty_desk.text
        assert "12 due  C" in empty_desk.text
        await empty_desk.press("7", "9", "enter", "9", "enter")
        assert "11 due  C" in empty_desk.text
        assert "99 %" in empty_desk.text
        assert "1 done" in empty_desk.text
        assert "esc Stop (1 kept)" in empty_desk.text


async def test_with_no_confidence_it_records_nothing_and_says_what_to_press(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "4", "0", "enter", "enter", "tab", "enter")
        assert "press 0–9 or t" in empty_desk.text
        await empty_desk.press("3")
        assert "press 0–9 or t" not in empty_desk.text
        assert made_now(empty_desk) == []


async def test_ctrl_e_writes_the_note_in_the_editor_from_wherever_one_is(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        monkeypatch.setattr(empty_desk.app, "suspend", nullcontext)
        monkeypatch.setattr(empty_desk.app, "editor", lambda text: f"{text} [/] at\nnight\n")
        await empty_desk.press("C", "4", "0", "enter", "7", "ctrl+e", "enter")
        await empty_desk.press("4", "1", "enter", "8", "tab", *"on call", "ctrl+e", "enter")
    assert sorted(c.note or "" for c in made_now(empty_desk)) == ["[/] at night", "on call [/] at night"]


async def test_ctrl_e_writes_a_title_in_the_editor(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk.open():
        monkeypatch.setattr(desk.app, "suspend", nullcontext)
        monkeypatch.setattr(desk.app, "editor", lambda text: f"{text} nights\n")
        await desk.press("O", *"Calm", "ctrl+e", "enter")
        await desk.press(*["enter"] * 8)
    assert "Calm nights" in [objective.title for objective in desk.okrs.objectives.values()]


async def test_tab_opens_the_note_shift_tab_and_backspace_lead_back(empty_desk: Desk) -> None:
    asked = twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "4", "tab")
        await empty_desk.type("who? me")
        await empty_desk.press(
            "shift+tab", "9", "backspace", "backspace", "1", "enter", "2", "5", "tab", "enter"
        )
    (made,) = made_now(empty_desk)
    assert (made.key_result, made.value, made.confidence, made.note) == (
        asked[0].id,
        Decimal(41),
        5,
        "who? me",
    )


async def test_backspace_in_an_empty_note_goes_back_to_the_confidence(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "tab", "x", "backspace", "backspace", "4", "enter")
    (made,) = made_now(empty_desk)
    assert (made.value, made.confidence, made.note) == (Decimal(30), 4, None)


async def test_full_width_keys_equal_ascii_ones(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("Ｃ", "４", "２", "？")
        assert "Help" in empty_desk.text
        assert len(empty_desk.app.screen_stack) == 3
        await empty_desk.press("escape", "enter", "?", "escape", "ｔ", "enter")
    (made,) = made_now(empty_desk)
    assert (made.value, made.confidence) == (Decimal(42), 10)


async def test_earlier_shows_what_was_recorded_and_recording_again_replaces_it(empty_desk: Desk) -> None:
    asked = twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "4", "0", "enter", "7", "enter", "up")
        assert "reads as 40 deploys" in empty_desk.text
        assert "recorded in this run" in empty_desk.text
        await empty_desk.press("4", "1", "enter", "8", "enter")
        first, second = made_now(empty_desk)
        assert (second.key_result, second.value, second.confidence) == (asked[0].id, Decimal(41), 8)
        assert second.fixes == first.id
        await empty_desk.press("up", "enter", "enter")
        assert len(made_now(empty_desk)) == 2
        assert "2 of 12" in empty_desk.text


async def test_each_recording_is_undone_by_itself(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "enter", "7", "enter", "enter", "8", "enter", "escape", "u")
        assert [c.confidence for c in made_now(empty_desk)] == [7]
        await empty_desk.press("u")
        assert made_now(empty_desk) == []


async def test_stopping_says_how_many_are_kept(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "enter", "7", "enter", "escape")
        assert "stopped: 1 kept, 11 key results left" in empty_desk.toasts
        assert len(empty_desk.app.screen_stack) == 1
        await empty_desk.press("C")
        assert "1 of 11" in empty_desk.text


async def test_the_summary_tells_the_time_and_each_change_and_takes_no_digits(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(size=(80, 24), **MINE):
        empty_desk.app.monotonic = iter((100.0, 148.2)).__next__
        await empty_desk.press("C", "5", "0", "enter", "8", "enter", "down", "9")
        await empty_desk.press(*["down"] * 10)
        assert "1 in 48 s · 11 skipped · 1 draft" in empty_desk.text
        assert "30 → 50 deploys" in empty_desk.text
        assert "6 → 8 +2" in empty_desk.text
        await empty_desk.press("5", "t", "y", "C")
        assert len(made_now(empty_desk)) == 1
        await empty_desk.press("enter")
        assert len(empty_desk.app.screen_stack) == 1


async def test_nothing_due_is_said(empty_desk: Desk) -> None:
    many(empty_desk.home, 1, (81,), phase="active")
    async with empty_desk.open(**MINE):
        await empty_desk.press("C")
        assert "all checked in" in empty_desk.toasts
        assert len(empty_desk.app.screen_stack) == 1


async def test_where_there_is_nothing_yet_keys_say_what_comes_first(empty_desk: Desk) -> None:
    empty_desk.home.create_space("private", "Mei", private=True)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C")
        assert (
            "there is nothing to check in yet: 2 shows the objectives, O there adds one" in empty_desk.toasts
        )
        await empty_desk.press("c")
        assert "there is nothing yet: 2 shows the objectives, O there adds one" in empty_desk.toasts


async def test_a_value_far_outside_is_asked_for_once_more(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "9", "0", "0", "enter")
        assert "enter once more takes it" in empty_desk.text
        await empty_desk.press("enter", "7", "enter")
    assert made_now(empty_desk)[0].value == 900


async def test_where_there_is_no_value_yet_it_asks_for_one(empty_desk: Desk) -> None:
    twelve(empty_desk.home, is_rated=False)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "enter")
        assert "there is no value yet" in empty_desk.text
        await empty_desk.press("+", "=", "3", "enter")
        assert made_now(empty_desk) == []


async def test_steps_are_toggled_in_the_run_and_up_is_still_earlier(empty_desk: Desk) -> None:
    asked = twelve(empty_desk.home, (STEPS,))
    async with empty_desk.open(size=(80, 24), **MINE):
        await empty_desk.press("C", "down", "j", "j", "space", "k", "space", "up", "down")
        assert "2 of 12" in empty_desk.text
        assert "␣ Step" in empty_desk.text.splitlines()[-1]
        assert empty_desk.text.count("[x]") == 3
        await empty_desk.press("enter", "8", "enter")
    (made,) = made_now(empty_desk)
    assert (made.key_result, made.steps_done) == (asked[1].id, ("1", "2", "3"))


async def test_in_the_last_two_weeks_the_forecast_is_one_more_key(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = twelve(empty_desk.home)
    monkeypatch.setenv("OKRTUI_NOW", "2026-12-21T09:00")
    empty_desk.home.clock = clock()
    async with empty_desk.open(size=(80, 24), **MINE):
        await empty_desk.press("C", "enter")
        assert "met by 31 Dec? y n" in empty_desk.text
        await empty_desk.press("3", "n")
        assert "will not be met" in empty_desk.text
        await empty_desk.press("enter", "escape")
        assert empty_desk.okrs.key_results[asked[0].id].forecast == "will_not"
        assert empty_desk.okrs.check_ins[asked[0].id][-1].confidence == 3
        await empty_desk.press("u")
        assert empty_desk.okrs.key_results[asked[0].id].forecast is None
        assert len(empty_desk.okrs.check_ins[asked[0].id]) == 1


async def test_before_that_y_and_n_mean_nothing(empty_desk: Desk) -> None:
    asked = twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "enter", "y", "7", "n", "enter")
        assert empty_desk.okrs.key_results[asked[0].id].forecast is None
        assert len(made_now(empty_desk)) == 1


async def test_a_units_run_holds_what_is_nobodys_and_marks_it(empty_desk: Desk) -> None:
    team = Team(empty_desk.home)
    unit = team.made(Unit, name="Platform", level="team")
    objective = team.objective("Sleep well", whose=Whose(unit=unit))
    team.key_result(objective, "Pages", MIXED[2])
    home = empty_desk.home
    home.perform(edit(home.okrs, home.author(), home.okrs.objectives[objective.id], owner=None))
    async with empty_desk.open(scope=Scope("unit", unit)):
        await empty_desk.press("C")
        assert "nobody's" in empty_desk.text
        await empty_desk.press("3", "0", "enter", "7", "enter")
        assert len(made_now(empty_desk)) == 1


async def test_one_for_somebody_else_says_for_whom(empty_desk: Desk) -> None:
    key_result = twelve(empty_desk.home)[0]
    ken = kens(empty_desk.home, key_result)
    async with empty_desk.open(scope=Scope("person", ken)):
        await empty_desk.press("C")
        assert "by Mei for Ken" in empty_desk.text
        await empty_desk.press("enter", "7", "enter")
    (made,) = made_now(empty_desk)
    assert made.by == empty_desk.home.author().person


# -- life while it runs


async def test_what_disappears_or_is_checked_in_elsewhere_is_told_in_words(empty_desk: Desk) -> None:
    asked = twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "tab", "h", "a", "l", "f")
        other = empty_desk.another_home()
        author = other.author(asked[0].space)
        other.perform(check_in(other.okrs, author, asked[0], Reading(Decimal(33), 4)))
        other.perform(delete(other.okrs, author, asked[1]))
        other.perform(drop(other.okrs, author, asked[2]))
        await empty_desk.until(
            lambda: "checked in meanwhile by Mei: 33 deploys, confidence 4" in empty_desk.text
        )
        assert "half" in empty_desk.text
        await empty_desk.press("down")
        assert "4 of 12" in empty_desk.text
        other.perform(delete(other.okrs, author, asked[3]))
        await empty_desk.until(lambda: "no longer pursued" in empty_desk.text)
        await empty_desk.press("4", "0", "enter", "7", "enter")
        assert "was moved to the trash" in empty_desk.text
        await empty_desk.press("down", "up")
        assert "1 of 12" in empty_desk.text
        assert "half" in empty_desk.text


async def test_a_full_disk_is_told_the_draft_stays_and_the_next_enter_records(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = twelve(empty_desk.home)
    disk = Disk(monkeypatch)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "4", "0", "enter", "7", "tab", "w", "h", "y")
        await empty_desk.until(lambda: empty_desk.home.drafts.is_written)
        disk.refuse(errno.ENOSPC)
        await empty_desk.press("enter")
        assert "the disk is full" in empty_desk.text
        assert made_now(empty_desk) == []
        draft = empty_desk.another_home().drafts.of(asked[0].space, asked[0].id)
        assert draft is not None
        assert (draft.value, draft.confidence, draft.note) == ("40", 7, "why")
        disk.mend()
        await empty_desk.press("enter")
        assert "2 of 12" in empty_desk.text
        await empty_desk.until(lambda: empty_desk.home.drafts.is_written)
    (made,) = made_now(empty_desk)
    assert (made.value, made.confidence, made.note) == (Decimal(40), 7, "why")
    assert empty_desk.another_home().drafts.of(asked[0].space, asked[0].id) is None


async def test_resizing_in_the_middle_loses_nothing(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(size=(80, 24), **MINE):
        await empty_desk.press("C", "4", "0", "enter", "7", "tab", "w")
        for width, height in ((120, 40), (60, 20), (80, 24)):
            await empty_desk.pilot.resize_terminal(width, height)
            await empty_desk.rest()
            assert all(word in empty_desk.text for word in ("reads as 40", "Weekly run · 1 of 12", "? Help"))
        await empty_desk.press("y", "enter")
    (made,) = made_now(empty_desk)
    assert (made.value, made.confidence, made.note) == (Decimal(40), 7, "wy")


async def test_the_panel_is_whole_at_80x24_whatever_the_title(desk: Desk) -> None:
    async with desk.open(size=(80, 24)):
        await desk.press("C", "down")
        lines = desk.text.splitlines()
        assert LONG[:40] in desk.text
        assert len(lines) == 24
        assert next(place for place, line in enumerate(lines) if "Weekly run" in line) == 13
        assert "y or n; there is none yet" in desk.text


async def test_midnight_in_a_run_gives_the_check_in_the_new_day(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "4", "0")
        monkeypatch.setenv("OKRTUI_NOW", "2026-11-21T00:00")
        for part in (empty_desk.home, *empty_desk.home.workspaces.values()):
            monkeypatch.setattr(part, "clock", clock())
        await empty_desk.until(lambda: str(empty_desk.app.now.today) == "2026-11-21")
        await empty_desk.press("enter", "7", "enter")
    last = empty_desk.another_home().okrs.check_ins[asked[0].id][-1]
    assert (str(last.on), last.value) == ("2026-11-21", Decimal(40))


async def test_ctrl_c_loses_nothing_and_says_how_to_leave(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("ctrl+c")
        assert "q leaves" in empty_desk.toasts
        for keys in (("C", "4", "0"), ("enter", "7"), ("tab", "x")):
            empty_desk.app.clear_notifications()
            await empty_desk.press(*keys, "ctrl+c")
            assert "esc stops the run" in empty_desk.toasts
        await empty_desk.press("enter")
    (made,) = made_now(empty_desk)
    assert (made.value, made.note) == (Decimal(40), "x")


async def test_ascii_glyphs_name_the_keys_in_letters(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(settings=Settings(glyphs="ascii"), **MINE):
        await empty_desk.press("C")
        assert "up Earlier  down Skip  esc Stop (0 kept)" in empty_desk.text


async def test_the_mouse_gives_a_confidence_too(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C")
        await empty_desk.pilot.click("#scale", offset=(24, 1))
        await empty_desk.press("enter")
        assert made_now(empty_desk)[0].confidence == 10
        await empty_desk.pilot.click("#scale", offset=(14, 1))
        await empty_desk.pilot.click("#scale", offset=(40, 1))
        await empty_desk.press("enter")
        assert {c.confidence for c in made_now(empty_desk)} == {10, 7}


@pytest.mark.parametrize("measure", [REACH, STEPS])
async def test_in_eight_lines_the_note_and_the_keys_are_there_also_beside_what_is_wrong(
    empty_desk: Desk, measure: Measure
) -> None:
    twelve(empty_desk.home, (measure,))
    async with empty_desk.open(size=(60, 8), **MINE):
        await empty_desk.press("C")
        assert missing(empty_desk, "1 of 12", "Key result 1", "confidence", "note", "enter Next") == []
        await empty_desk.press("enter", "enter")
        assert missing(empty_desk, "1 of 12", "press 0–9 or t", "confidence", "note", "enter Next") == []


async def test_what_does_not_fit_beside_the_value_ends_in_a_mark_at_every_width(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(size=(80, 24), **MINE):
        await empty_desk.press("C")
        assert "was 30 deploys · enter keeps it" in empty_desk.text
        await empty_desk.pilot.resize_terminal(60, 20)
        await empty_desk.until(lambda: "was 30 deploys · enter …" in empty_desk.text)


@pytest.mark.parametrize("size", [(60, 20), (60, 30), (80, 24)])
async def test_what_is_wrong_is_seen_to_its_end(empty_desk: Desk, size: tuple[int, int]) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(size=size, **MINE):
        await empty_desk.press("C", *"99999", "enter")
        assert "enter once more" in " ".join(empty_desk.text.replace("│", " ").split())
        assert "takes it" in empty_desk.text
        assert "note" in empty_desk.text


def missing(desk: Desk, *wanted: str) -> list[str]:
    return [text for text in wanted if text not in desk.text]
