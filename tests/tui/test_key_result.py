"""The key result screen: every key pressed, the data looked at."""

from datetime import date
from decimal import Decimal

from okrtui.okr.records import CheckIn, KeyResult
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.trash import delete
from okrtui.settings import Settings
from okrtui.tui.screens.key_result import KeyResultScreen

from .desk import Desk
from .team import CHINESE, CLICK, DEPLOYS, LONG, MARKUP, RUNBOOKS

FAILURES = "Change failure rate"


def shown(desk: Desk) -> KeyResultScreen:
    """The key result screen, also below a dialog."""
    screen = desk.app.screen_stack[1]
    assert isinstance(screen, KeyResultScreen)
    return screen


def known(desk: Desk, title: str) -> KeyResult:
    key_result = desk.key_result(title)
    assert key_result is not None
    return key_result


async def opened(desk: Desk, title: str) -> str:
    """Open a key result from the list; its id."""
    id_ = await desk.go_to(title)
    await desk.press("enter")
    return id_


async def test_enter_opens_it_and_esc_and_q_go_back(desk: Desk) -> None:
    async with desk.open():
        for key in ("escape", "q"):
            id_ = await opened(desk, CHINESE)
            assert shown(desk).here == id_
            assert "两次长故障" in desk.text
            await desk.press(key)
            assert len(desk.app.screen_stack) == 1
            assert desk.app.is_running


async def test_the_cards_say_where_it_stands(desk: Desk) -> None:
    async with desk.open(size=(120, 40)):
        await opened(desk, FAILURES)
        assert "not holding, held in 0 of 3 weeks" in desk.text
        assert "unchanged for 2 weeks" in desk.text
        assert "week 8 of 14, due 31 Dec" in desk.text
        assert "▀" in desk.text


async def test_brackets_go_through_the_list_and_back_points_at_the_last_one(desk: Desk) -> None:
    async with desk.open():
        await opened(desk, CLICK)
        await desk.press("[")
        assert "that was the first one" in desk.toasts
        await desk.press("]", "L", "H", "]")
        assert shown(desk).here == known(desk, "[bold").id
        await desk.press("escape")
        assert desk.screen.lines.selected is not None
        assert desk.screen.lines.selected.id == known(desk, "[bold").id


async def test_the_two_goes_back_to_the_objectives(desk: Desk) -> None:
    async with desk.open():
        await opened(desk, DEPLOYS)
        await desk.press("2")
        assert len(desk.app.screen_stack) == 1


async def test_a_check_in_appears_in_place_and_undo_takes_it_away(desk: Desk) -> None:
    async with desk.open():
        id_ = await opened(desk, DEPLOYS)
        before = desk.okrs.check_ins[id_]
        await desk.press("c", "1", "9", "enter", "8", "enter")
        assert desk.okrs.check_ins[id_][-1].value == 19
        assert "19 (4 → 20 deploys)" in desk.text
        await desk.press("u")
        assert desk.okrs.check_ins[id_] == before
        assert "12 (4 → 20 deploys)" in desk.text
        await desk.press("ctrl+r")
        assert "19 (4 → 20 deploys)" in desk.text


async def test_a_correction_replaces_what_was_said_and_both_stay(desk: Desk) -> None:
    async with desk.open(size=(120, 40)):
        id_ = await opened(desk, DEPLOYS)
        wrong = desk.okrs.check_ins[id_][-1]
        await desk.press("e")
        assert "Correct 9 Nov" in desk.text
        assert "was 12 deploys · empty keeps it" in desk.text
        await desk.press("1", "4", "enter", "t", "enter", "enter", "enter")
        right = desk.okrs.check_ins[id_][-1]
        assert (right.value, right.confidence, right.on) == (Decimal(14), 10, wrong.on)
        assert (right.fixes, right.note) == (wrong.id, wrong.note)
        assert wrong in desk.okrs.check_ins[id_]
        assert "corrected by Mei" in desk.text
        assert "14 (4 → 20 deploys)" in desk.text


async def test_a_corrected_line_corrects_what_counts_instead(desk: Desk) -> None:
    async with desk.open(size=(120, 40)):
        id_ = await opened(desk, DEPLOYS)
        await desk.press("e", "1", "4", "enter", "enter", "enter", "enter")
        first = desk.okrs.check_ins[id_][-1]
        await desk.press("G", "k", "k", "k", "k", "k")
        row = shown(desk).lines.selected
        assert row is not None
        assert row.instead == first
        await desk.press("e", "1", "5", "enter", "enter", "enter", "enter")
        assert desk.okrs.check_ins[id_][-1].fixes == first.id


async def test_a_correction_may_move_to_another_day(desk: Desk) -> None:
    async with desk.open():
        id_ = await opened(desk, DEPLOYS)
        await desk.press("e", "enter", "enter", "enter")
        await desk.type("last fri")
        await desk.press("enter")
        assert desk.okrs.check_ins[id_][-1].on == date(2026, 11, 13)


async def test_a_correction_that_changes_nothing_records_nothing(desk: Desk) -> None:
    async with desk.open():
        id_ = await opened(desk, DEPLOYS)
        before = desk.okrs.check_ins[id_]
        await desk.press("e", "enter", "enter", "enter", "enter")
        assert desk.okrs.check_ins[id_] == before
        await desk.press("e", "1", "1", "enter", "1", "1", "enter")
        assert "type 0–9 or t for 10" in desk.text
        await desk.press("escape")
        assert desk.okrs.check_ins[id_] == before


async def test_steps_are_corrected_by_their_numbers(desk: Desk) -> None:
    async with desk.open():
        id_ = await opened(desk, RUNBOOKS)
        await desk.press("e")
        await desk.type("+3 -1")
        await desk.press("enter", "enter", "enter", "enter")
        assert desk.okrs.check_ins[id_][-1].steps_done == ("2", "3")


async def test_tabs_by_keys_and_by_mouse(desk: Desk) -> None:
    async with desk.open(size=(120, 40)):
        await opened(desk, DEPLOYS)
        await desk.press("j", "j")
        selected = shown(desk).lines.selected
        await desk.press("l")
        assert "No plan line has named it" in desk.text
        await desk.press("right")
        assert "; adds one" in desk.text
        await desk.press("l", "left", "h", "h")
        assert shown(desk).lines.selected == selected
        await desk.pilot.click("#tabs", offset=(14, 0))
        await desk.rest()
        assert "No plan line has named it" in desk.text


async def test_on_a_screen_of_40_lines_the_chart_has_the_room_and_no_part_a_blank_line(desk: Desk) -> None:
    async with desk.open((120, 40)):
        await opened(desk, DEPLOYS)
        shown = desk.text.split("\n")
        legend, below = (
            next(y for y, line in enumerate(shown) if word in line) for word in ("today", "by week")
        )
        assert below - legend - 1 == 9  # rows of values
        assert "│" + " " * 38 + "│" not in desk.text
        assert "│" + " " * 118 + "│" not in desk.text


async def test_a_long_note_has_two_lines_where_there_is_room(desk: Desk) -> None:
    note = "the canary " * 20
    home, deploys = desk.home, known(desk, DEPLOYS)
    home.perform(check_in(home.okrs, home.author(), deploys, Reading(Decimal(13), 7, note)))
    async with desk.open((120, 40)):
        await opened(desk, DEPLOYS)
        assert " ".join(desk.text.split()).count("the canary") >= 20


async def test_an_empty_tab_says_what_belongs_there_on_as_many_lines_as_it_takes(desk: Desk) -> None:
    async with desk.open((80, 24)):
        await opened(desk, LONG)
        assert " Every check-in and change " in desk.text
        assert " of the target stands here. " in desk.text


async def test_a_comment_is_added_here_and_from_the_objectives(desk: Desk) -> None:
    async with desk.open():
        id_ = await opened(desk, DEPLOYS)
        await desk.press("l", "l", ";", "enter")
        assert "type at least one word" in desk.text
        await desk.type("a [/] b 够")
        await desk.press("enter")
        assert desk.okrs.comments[id_][-1].text == "a [/] b 够"
        assert "a [/] b 够" in desk.text
        await desk.press("escape")
        objective = await desk.go_to(MARKUP)
        await desk.press(";", "h", "m", "enter")
        assert [c.text for c in desk.okrs.comments[objective]] == ["hm"]


async def test_e_on_another_tab_edits_the_key_result(desk: Desk) -> None:
    async with desk.open():
        id_ = await opened(desk, DEPLOYS)
        assert "e Correct" in desk.text
        await desk.press("l")
        assert "e Edit" in desk.text
        await desk.press("e", "s", "enter", "enter", "enter", "enter")
        assert desk.okrs.key_results[id_].title == DEPLOYS + "s"
        assert DEPLOYS + "s" in desk.text


async def edited_measure(desk: Desk, typed: str) -> None:
    """Type another measure in the form of the key result under the cursor."""
    await desk.press("e", "tab", "end", *["backspace"] * 40)
    await desk.type(typed)
    await desk.press("enter", "enter", "enter")


async def test_a_mended_measure_leaves_no_trace(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await edited_measure(desk, "4 -> 24 deploys")
        assert "Another measure" in desk.text
        await desk.press("m")
        assert desk.okrs.key_results[id_].measure.target == 24
        assert not desk.okrs.target_changes.get(id_)


async def test_a_target_changed_from_today_asks_why_and_stands_in_history(desk: Desk) -> None:
    async with desk.open(size=(120, 40)):
        id_ = await desk.go_to(DEPLOYS)
        await edited_measure(desk, "4 -> 24 deploys")
        await desk.press("j", "enter")
        await desk.press("enter")
        assert "type at least one word" in desk.text
        await desk.type("16 was reached")
        await desk.press("enter")
        change = desk.okrs.target_changes[id_][-1]
        assert (change.reason, change.on) == ("16 was reached", date(2026, 11, 20))
        await desk.press("enter")
        assert "20 → 24 deploys by Mei: 16 was reached" in desk.text
        await desk.press("u")
        assert desk.okrs.key_results[id_].measure.target == 20
        assert "16 was reached" not in desk.text.replace(desk.toasts, "")


async def test_other_fields_change_together_with_the_measure_and_are_undone_together(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        before = desk.okrs.key_results[id_]
        await desk.press("e", "!", "enter", "end", *["backspace"] * 40)
        await desk.type("4 -> 24 deploys")
        await desk.press("enter", "enter", "enter", "m")
        changed = desk.okrs.key_results[id_]
        assert (changed.title, changed.measure.target) == (DEPLOYS + "!", Decimal(24))
        await desk.press("u")
        assert desk.okrs.key_results[id_] == before


async def test_leaving_the_question_changes_nothing(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        before = desk.okrs.key_results[id_]
        await edited_measure(desk, "4 -> 24 deploys")
        await desk.press("escape")
        await edited_measure(desk, "4 -> 24 deploys")
        await desk.press("c", "escape")
        assert desk.okrs.key_results[id_] == before


async def test_another_unit_is_not_asked_about(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await edited_measure(desk, "4 -> 20 times")
        assert desk.okrs.key_results[id_].measure.unit == "times"


async def test_the_kind_stays_after_the_first_check_in(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("e", "tab", "end", *["backspace"] * 40)
        await desk.type(">= 20")
        await desk.press("enter")
        assert "its measure stays reach" in desk.text
        await desk.press("escape")
        assert desk.okrs.key_results[id_].measure.kind == "reach"


async def test_the_kind_is_free_before_it(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(CLICK)
        await edited_measure(desk, "yes/no")
        assert desk.okrs.key_results[id_].measure.kind == "yes_no"


async def test_a_renamed_step_keeps_what_was_done(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(RUNBOOKS)
        before = desk.okrs.key_results[id_].measure
        await desk.press("e", "tab", "home", *["right"] * 7)
        await desk.type("the ")
        await desk.press("enter", "enter", "enter")
        after = desk.okrs.key_results[id_].measure
        assert after.steps[0].name == "the database full"
        assert [step.id for step in after.steps] == [step.id for step in before.steps]


async def test_what_another_process_does_shows_in_place(desk: Desk) -> None:
    other = desk.another_home()
    async with desk.open(size=(120, 40)):
        id_ = await opened(desk, DEPLOYS)
        await desk.press("j", "j")
        selected = shown(desk).lines.selected
        key_result = other.okrs.key_results[id_]
        author = other.author(key_result.space)
        other.perform(check_in(other.okrs, author, key_result, Reading(Decimal(18), 9, "from afar")))
        other.perform(comment(other.okrs, author, key_result, "well done"))
        await desk.until(lambda: "18 (4 → 20 deploys)" in desk.text)
        await desk.rest()
        assert shown(desk).lines.rows[0].id == desk.app.now.okrs.check_ins[id_][-1].id
        assert "Comments 1" in desk.text
        assert shown(desk).lines.selected == selected


async def test_a_key_result_that_goes_to_the_trash_says_so_and_comes_back(desk: Desk) -> None:
    async with desk.open():
        await opened(desk, DEPLOYS)
        await desk.press("d")
        assert "not here any more" in desk.text
        await desk.press("e", "c", ";")
        assert len(desk.app.screen_stack) == 2
        await desk.press("u")
        assert "not here any more" not in desk.text
        assert DEPLOYS in desk.text


async def test_one_trashed_elsewhere_is_left_with_esc(desk: Desk) -> None:
    other = desk.another_home()
    async with desk.open():
        id_ = await opened(desk, DEPLOYS)
        key_result = other.okrs.key_results[id_]
        other.perform(delete(other.okrs, other.author(key_result.space), key_result))
        await desk.until(lambda: "not here any more" in desk.text)
        await desk.press("]")
        assert shown(desk).here == known(desk, FAILURES).id
        await desk.press("escape")
        assert len(desk.app.screen_stack) == 1


async def test_it_follows_the_size_of_the_terminal(desk: Desk) -> None:
    async with desk.open(size=(80, 24)):
        await opened(desk, DEPLOYS)
        for size in ((200, 60), (120, 40), (60, 15), (40, 10), (80, 24)):
            await desk.pilot.resize_terminal(*size)
            await desk.rest()
            assert DEPLOYS in desk.text
            assert ("confidence by week" in desk.text) == (size[0] >= 66)


async def test_ascii_draws_everything_in_ascii(desk: Desk) -> None:
    async with desk.open(size=(120, 40), settings=Settings(glyphs="ascii")):
        await opened(desk, DEPLOYS)
        shown(desk)
        drawn = "\n".join(
            "".join(piece.text for piece in line)
            for id_ in ("#chart", "#card-0", "#card-1")
            for line in desk.app.screen.query_one(id_).lines  # type: ignore[attr-defined]
        )
        assert drawn.replace("·", "").isascii()


async def test_who_said_it_for_whom_and_where_it_came_from(desk: Desk) -> None:
    key_result = known(desk, RUNBOOKS)
    author = desk.home.author(key_result.space)
    ken = next(p.id for p in desk.okrs.people.values() if p.name == "Ken")
    from okrtui.okr.steps.step import Add
    from okrtui.okr.steps.taking_in import take_in

    made = author.ids.fresh()
    record = CheckIn(
        id=made.id, space=author.space, key_result=key_result.id, on=date(2026, 11, 2), steps_done=("1",),
        confidence=4, by=author.person, said_by=ken, via="import", recorded=author.now,
    )  # fmt: skip
    desk.home.perform(take_in(desk.okrs, author, "imported", [Add(record, made)]))
    async with desk.open(size=(120, 40)):
        await opened(desk, RUNBOOKS)
        assert "Mei for Ken" in desk.text
        assert "imported" in desk.text
