"""Every command of the objectives, pressed with real keys."""

from decimal import Decimal

import pytest

from okrtui.okr.errors import StorageError
from okrtui.okr.records import Measure, Milestone
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.trash import delete
from okrtui.settings import Settings
from okrtui.tui.screens.objectives import ObjectivesScreen

from .desk import Desk
from .team import CHINESE, CLICK, DEPLOYS, LONG, RUNBOOKS, Team, Week


async def test_a_check_in_takes_value_confidence_and_enter(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("c", "1", "7", "enter", "8", "enter")
        last = desk.okrs.check_ins[id_][-1]
        assert (last.value, last.confidence, last.note) == (Decimal(17), 8, None)
        assert "u undoes it" in desk.toasts


async def test_keys_typed_ahead_reach_what_they_are_meant_for(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.pilot.press("c", "1", "7", "enter", "t", "enter", "j", "j", "j", "x", "u")
        await desk.rest()
        assert desk.okrs.check_ins[id_][-1].confidence == 10
        assert "took back: dropped “Runbooks" in desk.toasts


async def test_enter_without_a_confidence_records_nothing(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        before = desk.okrs.check_ins[id_]
        await desk.press("c", "1", "7", "enter", "enter")
        assert "press 0–9 or t" in desk.text
        await desk.press("escape")
        assert desk.okrs.check_ins[id_] == before


async def test_an_empty_value_keeps_the_last_and_a_note_is_kept(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("c", "enter", "6", "tab")
        await desk.type("a [/] b 中文")
        await desk.press("enter")
        last = desk.okrs.check_ins[id_][-1]
        assert (last.value, last.confidence, last.note) == (Decimal(12), 6, "a [/] b 中文")


async def test_a_wrong_number_is_refused_where_it_was_typed(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        before = desk.okrs.check_ins[id_]
        await desk.press("c", "1", ",", "7", "enter")
        assert "use a point: 1.7" in desk.text
        await desk.press("escape")
        assert desk.okrs.check_ins[id_] == before


async def test_an_unusual_value_is_asked_for_once_more(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("c")
        await desk.type("1700")
        assert "reads as 1,700 deploys" in desk.text
        await desk.press("enter")
        assert "enter once more" in desk.text
        await desk.press("enter", "3", "enter")
        assert desk.okrs.check_ins[id_][-1].value == Decimal(1700)


async def test_milestones_are_toggled_with_space(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(RUNBOOKS)
        await desk.press("c", "j", "space", "j", "space", "enter", "9", "enter")
        assert desk.okrs.check_ins[id_][-1].steps_done == ("1", "3")


async def test_at_80x24_what_is_wrong_is_seen_below_many_steps(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OKRTUI_NOW", "2026-12-20T09:00")
    empty_desk.home = empty_desk.another_home()
    team = Team(empty_desk.home)
    steps = tuple(Milestone(str(number), f"step {number}") for number in range(1, 10))
    week: Week = ("2026-11-10", ("1",), 5, "note " * 40)
    team.key_result(team.objective("Goal"), "Long " * 40, Measure("milestones", steps=steps), [week])
    async with empty_desk.open(size=(80, 24)):
        await empty_desk.press("j", "j", "c", "space", "escape", "c", "enter", "enter")
        assert "will it be met" in empty_desk.text
        assert "empty: today" in empty_desk.text
        assert "press 0–9 or t for the confidence" in empty_desk.text


async def test_yes_or_no_is_y_or_n(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(LONG)
        await desk.press("c", "enter")
        assert "there is no value yet" in desk.text
        await desk.press("y", "enter", "5", "enter")
        assert desk.okrs.check_ins[id_][-1].value == 1


async def test_full_width_keys_equal_ascii_ones(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("ｃ", "１", "８", "enter", "７", "enter")
        assert (desk.okrs.check_ins[id_][-1].value, desk.okrs.check_ins[id_][-1].confidence) == (
            Decimal(18),
            7,
        )
        await desk.press("？")
        assert "Check in" in desk.text
        assert len(desk.app.screen_stack) == 2


async def test_an_objective_is_added_where_the_cursor_stands(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("O")
        assert "goes to team North · 2026-Q4 · for Platform" in desk.text
        await desk.type("Sleep well")
        await desk.press("enter", "enter")
        added = desk.objective("Sleep well")
        assert added is not None
        assert desk.okrs.whose_name(added.for_) == "Platform"
        assert desk.screen.lines.selected is not None
        assert desk.screen.lines.selected.id == added.id


async def test_a_private_objective_stays_private(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to("Learn to say no")
        await desk.press("O")
        assert "goes to private space" in desk.text
        await desk.type("Read more")
        await desk.press("enter", "enter")
        added = desk.objective("Read more")
        assert added is not None
        assert added.space == desk.home.private


@pytest.mark.parametrize(
    ("typed", "kind", "told"),
    [
        ("4 -> 20 deploys", "reach", "from 4 to 20 deploys"),
        (">= 99.95 %", "at_least", "at least 99.95 %"),
        ("<= 5 %", "at_most", "at most 5 %"),
        ("yes/no", "yes_no", "yes or no"),
        ("steps: disk, 队列", "milestones", "2 steps, disk, 队列"),
    ],
)
async def test_a_key_result_is_added_with_its_measure(desk: Desk, typed: str, kind: str, told: str) -> None:
    async with desk.open():
        objective = await desk.go_to("Make releases boring")
        await desk.press("a")
        await desk.type("Lead time")
        await desk.press("enter")
        await desk.type(typed)
        assert f"reads as: {told}" in desk.text
        await desk.press("enter", "+", "2", "w", "enter")
        added = desk.key_result("Lead time")
        assert added is not None
        assert (added.objective, added.measure.kind) == (objective, kind)
        assert str(added.due) == "2026-12-04"


async def test_a_measure_that_cannot_be_read_says_how_to_write_one(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to("Make releases boring")
        await desk.press("a", "x", "enter", "4", "enter")
        assert "say how it is measured" in desk.text
        await desk.press("escape")
        assert desk.key_result("x") is None


async def test_editing_changes_only_what_was_changed(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("e", "s", "enter", "enter")
        await desk.press(*["backspace"] * 8, "k", "e", "n", "enter", "enter")
        changed = desk.okrs.key_results[id_]
        assert changed.title == DEPLOYS + "s"
        assert desk.okrs.person_name(changed.owner) == "Ken"


async def test_drop_trash_undo_and_redo(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("x")
        assert desk.okrs.key_results[id_].state == "dropped"
        await desk.press("u")
        assert desk.okrs.key_results[id_].state == "active"
        await desk.press("d")
        assert id_ not in desk.okrs.key_results
        await desk.press("u")
        assert id_ in desk.okrs.key_results
        await desk.press("ctrl+r")
        assert id_ in desk.okrs.trash


async def test_undo_survives_a_restart(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        before = desk.okrs.check_ins[id_]
        await desk.press("c", "1", "7", "enter", "8", "enter")
    desk.home = desk.another_home()
    async with desk.open():
        await desk.press("u")
        assert desk.okrs.check_ins[id_] == before
        assert "took back: checked in “Deploys per week”" in desk.toasts


async def test_nothing_to_undo_is_said(empty_desk: Desk) -> None:
    empty_desk.home.create_space("private", "Mei", private=True)
    async with empty_desk.open():
        await empty_desk.press("ctrl+r")
        assert "nothing to redo" in empty_desk.toasts


async def test_a_step_that_is_refused_says_why(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("t")
        assert "a key result belongs to its objective" in desk.toasts


async def test_folding(desk: Desk) -> None:
    async with desk.open():
        lines = desk.screen.lines
        every = len(lines.rows)
        objective = await desk.go_to("Make releases boring")
        await desk.press("h")
        assert len(lines.rows) == every - 4
        await desk.press("l", "l")
        assert lines.selected is not None
        assert lines.selected.title == DEPLOYS
        await desk.press("h")
        assert lines.selected.id == objective
        await desk.press("enter", "enter", "z")
        assert {row.kind for row in lines.rows} == {"group", "objective"}
        await desk.press("z")
        assert {row.kind for row in lines.rows} == {"group"}
        await desk.press("z")
        assert len(lines.rows) == every


async def test_moving(desk: Desk) -> None:
    async with desk.open(size=(80, 12)):
        lines = desk.screen.lines
        await desk.press("G")
        assert lines.cursor == len(lines.rows) - 1
        await desk.press("g", "g")
        assert lines.cursor == 0
        await desk.press("ctrl+d", "j", "down", "k", "up")
        assert lines.cursor == lines.size.height // 2
        await desk.press("end", "home")
        assert lines.cursor == 0


async def test_the_backlog_comes_after_the_last_cycle(desk: Desk) -> None:
    async with desk.open():
        await desk.press("]")
        assert "O writes the first draft" in desk.text
        await desk.press("O")
        assert "the backlog, as a draft" in desk.text
        await desk.type("Someday")
        await desk.press("enter", "enter")
        added = desk.objective("Someday")
        assert added is not None
        assert (added.cycle, added.state) == (None, "draft")
        await desk.press("[")
        assert DEPLOYS in desk.text


async def test_a_draft_of_the_backlog_comes_into_a_cycle_where_it_is_edited(desk: Desk) -> None:
    async with desk.open():
        await desk.press("]", "O")
        await desk.type("Someday")
        await desk.press("enter", "enter", "e")
        assert "empty: stays in the backlog · 2026-Q4" in desk.text
        await desk.type(" soon")
        await desk.press("enter", "enter", "enter", *"q4 2026")
        assert "comes into 2026-Q4" in desk.text
        await desk.press("enter")
        taken = desk.objective("Someday soon")
        assert taken is not None
        assert taken.state == "active"
        assert desk.okrs.cycles[taken.cycle or ""].name == "2026-Q4"
        assert "took “Someday” into 2026-Q4" in desk.toasts
        await desk.press("u")
        back = desk.objective("Someday")
        assert back is not None
        assert (back.cycle, back.state) == (None, "draft")


async def test_a_draft_that_is_edited_without_a_cycle_stays_in_the_backlog(desk: Desk) -> None:
    async with desk.open():
        await desk.press("]", "O")
        await desk.type("Someday")
        await desk.press("enter", "enter", "e")
        await desk.type(" soon")
        await desk.press(*["enter"] * 4)
        kept = desk.objective("Someday soon")
        assert kept is not None
        assert (kept.cycle, kept.state) == (None, "draft")


async def test_searching_goes_to_what_fits_also_where_it_is_folded(desk: Desk) -> None:
    async with desk.open():
        await desk.press("z", "z", "/")
        await desk.type("runb")
        lines = desk.screen.lines
        assert lines.selected is not None
        assert lines.selected.title == RUNBOOKS
        await desk.press("enter", "n", "N")
        assert lines.selected.title == RUNBOOKS
        await desk.press("g", "g", "/", "5", "0", "escape")
        assert lines.cursor == 0
        assert lines.has_focus


async def test_details_show_the_whole_history(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(CHINESE)
        await desk.press("enter")
        assert "两次长故障" in desk.text
        await desk.press("q")
        assert len(desk.app.screen_stack) == 1


async def test_help_and_palette_know_every_command(desk: Desk) -> None:
    async with desk.open(size=(100, 70)):
        await desk.press("?")
        for told in ("Check in", "Undo", "ctrl+r", "Fold to a level"):
            assert told in desk.text
        await desk.press("escape", "ctrl+p")
        await desk.type("drop")
        assert "Drop  (x)" in desk.text
        await desk.press("escape", "escape")
        assert len(desk.app.screen_stack) == 1


async def test_the_palette_runs_commands(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press(":")
        await desk.type("drop")
        assert "Drop  (x)" in desk.text
        await desk.press("enter")
        assert desk.okrs.key_results[id_].state == "dropped"


async def test_q_leaves(desk: Desk) -> None:
    async with desk.open():
        await desk.press("q")
        await desk.until(lambda: not desk.app.is_running)


async def test_a_change_elsewhere_appears_and_a_half_typed_note_survives(desk: Desk) -> None:
    other = desk.another_home()
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("c", "1", "7", "enter", "8", "tab", "h", "a", "l", "f")
        elsewhere = next(kr for kr in other.okrs.key_results.values() if kr.title == RUNBOOKS)
        other.perform(
            check_in(other.okrs, other.author(elsewhere.space), elsewhere, Reading(("1", "2", "3", "4"), 3))
        )
        gone = next(kr for kr in other.okrs.key_results.values() if kr.title == CLICK)
        other.perform(delete(other.okrs, other.author(gone.space), gone))
        await desk.until(lambda: desk.app.now.okrs.check_ins[elsewhere.id][-1].confidence == 3)
        await desk.press(" ", "f", "enter")
        assert desk.okrs.check_ins[id_][-1].note == "half f"
        assert desk.screen.lines.selected is not None
        assert desk.screen.lines.selected.id == id_
        assert "off track" in desk.text
        assert "click=app" not in desk.text


async def test_the_cursor_goes_to_a_neighbour_when_its_line_is_gone(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("d")
        assert desk.screen.lines.selected is not None
        assert desk.screen.lines.selected.title == "Change failure rate"


async def test_a_new_day_is_noticed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk.open():
        assert "41 d left" in desk.text
        from okrtui.bootstrap import clock

        monkeypatch.setenv("OKRTUI_NOW", "2026-11-21T00:00")
        monkeypatch.setattr(desk.home, "clock", clock())
        await desk.until(lambda: "40 d left" in desk.text)


async def test_it_follows_the_size_of_the_terminal(desk: Desk) -> None:
    async with desk.open(size=(80, 24)):
        await desk.go_to(DEPLOYS)
        await desk.pilot.resize_terminal(140, 40)
        await desk.until(lambda: "canary is on for two services" in desk.text)
        await desk.pilot.resize_terminal(60, 15)
        await desk.until(lambda: "canary" not in desk.text)
        assert DEPLOYS in desk.text


async def test_it_begins_at_the_record_it_was_told(desk: Desk) -> None:
    record = desk.key_result(RUNBOOKS)
    assert record is not None
    async with desk.open(at=record.id):
        assert desk.screen.lines.selected is not None
        assert desk.screen.lines.selected.id == record.id


async def test_the_cursor_begins_on_the_first_objective_and_headings_are_reached_from_it(desk: Desk) -> None:
    async with desk.open():
        screen = desk.app.screen
        assert isinstance(screen, ObjectivesScreen)
        assert screen.here in desk.okrs.objectives
        await desk.press("k")
        assert screen.lines.selected is not None
        assert screen.lines.selected.kind == "group"


async def test_ascii_glyphs(desk: Desk) -> None:
    async with desk.open(settings=Settings(glyphs="ascii")):
        assert "# not holding" in desk.text
        assert "●" not in desk.text


async def test_a_fault_is_told_once_and_nothing_is_lost(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk.open():

        def refuse(*_: object, **__: object) -> None:
            raise StorageError("the disk failed: no space left")

        id_ = await desk.go_to(DEPLOYS)
        before = desk.okrs.check_ins[id_]
        monkeypatch.setattr(desk.home, "perform", refuse)
        monkeypatch.setattr(desk.home, "refresh", refuse)
        await desk.press("x")
        await desk.until(lambda: desk.toasts.count("no space left") == 1)
        await desk.app._look()
        await desk.rest()
        assert desk.toasts.count("no space left") == 1
        monkeypatch.undo()
        await desk.app._look()
        assert desk.okrs.check_ins[id_] == before
        assert desk.okrs.key_results[id_].state == "active"
