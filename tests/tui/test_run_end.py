"""The end of the weekly run: my health readings, and what happens next with what was rated low."""

import errno
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from okrtui.bootstrap import clock
from okrtui.okr.records import HealthReading, Person, Unit, Whose
from okrtui.okr.scope import ME, Scope
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.health import read_metric, retire
from okrtui.okr.steps.plan import add_priority
from okrtui.okr.steps.trash import drop
from okrtui.settings import Settings

from ..store.disks import Disk
from .desk import Desk
from .runs import (
    MOOD,
    MORALE,
    PAGES,
    Counted,
    kens,
    made_now,
    metrics,
    planned_now,
    read_now,
    twelve,
    watched,
)
from .team import Team

MINE: dict[str, Any] = {"scope": ME}
HOSTILE = "[@click=app.quit]q[/] \x1b[31mred \u202eabc"


async def low(desk: Desk, *, others: int = 11) -> None:
    """The run to the question what happens next with the first of twelve."""
    await desk.press("C", "enter", "3", "enter", *["down"] * others)
    assert "what happens next? 1 of 1" in desk.text


def alone(desk: Desk) -> None:
    """A home with metrics and nothing else that is due."""
    Team(desk.home)
    metrics(desk.home)


# -- health readings


async def test_after_the_last_key_result_my_metrics_are_asked_in_the_same_panel(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    metrics(empty_desk.home)
    async with empty_desk.open(size=(80, 24), **MINE):
        await empty_desk.press("C", *["down"] * 12)
        assert "Weekly run · health 1 of 3" in empty_desk.text
        assert "green from 4, amber from 3" in empty_desk.text
        assert "last 3.6 of 5 · amber on 10 Nov" in empty_desk.text
        assert "two quiet on-call weeks" in empty_desk.text
        assert "a number · or g green · a amber · r red" in empty_desk.text
        lines = empty_desk.text.splitlines()
        assert next(place for place, line in enumerate(lines) if "Weekly run" in line) == 13
        assert all(word in lines[-1] for word in ("enter", "tab", "⌫", "↑", "↓", "esc", "?"))


async def test_with_nothing_due_it_opens_at_the_readings(empty_desk: Desk) -> None:
    alone(empty_desk)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C")
        assert "Weekly run · health 1 of 3" in empty_desk.text


async def test_a_reading_costs_its_value_and_enter(empty_desk: Desk) -> None:
    alone(empty_desk)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C")
        hands = Counted(empty_desk)
        await hands.press("4", ".", "2")
        assert "reads as 4.2 of 5 · green" in empty_desk.text
        await hands.press("enter", "3", "enter", "r", "enter")
        assert hands.keys == 8
        assert "3 readings in" in empty_desk.text
    assert read_now(empty_desk) == {
        MORALE: (Decimal("4.2"), None, None),
        PAGES: (Decimal(3), None, None),
        MOOD: (None, "red", None),
    }


async def test_enter_on_an_empty_field_records_nothing_and_says_what_to_press(empty_desk: Desk) -> None:
    alone(empty_desk)
    async with empty_desk.open(size=(80, 24), **MINE):
        await empty_desk.press("C", "enter")
        assert "nothing was typed: a number, or g, a or r for green, amber or red" in empty_desk.text
        assert "health 1 of 3" in empty_desk.text
        await empty_desk.press("4")
        assert "nothing was typed" not in empty_desk.text
        await empty_desk.press("backspace", "b", "enter")
        assert "“b” is neither" in empty_desk.text
        await empty_desk.press("backspace", "down", "down", "5", "enter")
        assert "“5” is no colour" in empty_desk.text
    assert read_now(empty_desk) == {}


async def test_a_note_by_tab_a_colour_that_goes_before_the_limits_and_back(empty_desk: Desk) -> None:
    alone(empty_desk)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "４", "tab")
        await empty_desk.type("why? 中")
        await empty_desk.press("tab", "space", "r")
        assert "reads as 4 of 5 · red" in empty_desk.text
        await empty_desk.press("tab", *["backspace"] * 6, "o", "k", "enter")
    assert read_now(empty_desk) == {MORALE: (Decimal(4), "red", "ok")}


async def test_backspace_in_the_empty_note_goes_back_to_the_reading(empty_desk: Desk) -> None:
    alone(empty_desk)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "tab", "backspace", "g", "enter")
    assert read_now(empty_desk) == {MORALE: (None, "green", None)}


async def test_help_from_the_reading_and_text_in_its_note(empty_desk: Desk) -> None:
    alone(empty_desk)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "？")
        assert "In a run" in empty_desk.text
        await empty_desk.press("escape", "a", "tab", "?", "enter")
    assert read_now(empty_desk) == {MORALE: (None, "amber", "?")}


async def test_earlier_shows_what_was_read_and_another_reading_is_the_newest(empty_desk: Desk) -> None:
    alone(empty_desk)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "4", "enter", "up")
        assert "reads as 4 of 5" in empty_desk.text
        assert "recorded in this run" in empty_desk.text
        await empty_desk.press("enter", "up", "backspace", "2", "enter")
        assert "health 2 of 3" in empty_desk.text
    readings = empty_desk.another_home().okrs.health_readings
    today = [r.value for group in readings.values() for r in group if str(r.on) == "2026-11-20"]
    assert today == [4, 2]
    assert read_now(empty_desk)[MORALE][0] == 2


async def test_what_is_typed_for_a_reading_is_a_draft_in_another_process_too(empty_desk: Desk) -> None:
    alone(empty_desk)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "3", ".", "tab", "h", "a", "down", "up")
        assert "draft from 09:00" in empty_desk.text
        await empty_desk.press("escape")
        assert "stopped: 0 kept, 3 readings left · what you typed is kept as a draft" in empty_desk.toasts
        await empty_desk.press("q")
        assert f"not recorded: “{MORALE}”" in empty_desk.toasts
        await empty_desk.press("q")
    empty_desk.home = empty_desk.another_home()
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "5", "enter")
    assert read_now(empty_desk) == {MORALE: (Decimal("3.5"), None, "ha")}
    kept = next(m for m in empty_desk.okrs.health_metrics.values() if m.name == MORALE)
    assert empty_desk.another_home().drafts.of(kept.space, kept.id) is None


async def test_a_full_disk_in_a_reading_is_told_and_the_draft_stays(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone(empty_desk)
    disk = Disk(monkeypatch)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "4")
        await empty_desk.until(lambda: empty_desk.home.drafts.is_written)
        disk.refuse(errno.ENOSPC)
        await empty_desk.press("enter")
        assert "the disk is full" in empty_desk.text
        assert "reads as 4 of 5" in empty_desk.text
        assert read_now(empty_desk) == {}
        kept = next(m for m in empty_desk.okrs.health_metrics.values() if m.name == MORALE)
        draft = empty_desk.another_home().drafts.of(kept.space, kept.id)
        assert draft is not None
        assert draft.value == "4"
        disk.mend()
        await empty_desk.press("enter")
        assert "health 2 of 3" in empty_desk.text
    assert read_now(empty_desk) == {MORALE: (Decimal(4), None, None)}


async def test_what_is_read_or_retired_meanwhile_is_told_in_words(empty_desk: Desk) -> None:
    Team(empty_desk.home)
    morale, pages, mood = metrics(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "4")
        other = empty_desk.another_home()
        author = other.author(morale.space)
        other.perform(read_metric(other.okrs, author, morale, value=Decimal("3.1")))
        other.perform(retire(other.okrs, author, pages))
        await empty_desk.until(lambda: "read meanwhile by Mei: 3.1 of 5 · amber" in empty_desk.text)
        assert "reads as 4 of 5" in empty_desk.text
        await empty_desk.press("down")
        assert "health 3 of 3" in empty_desk.text
        other.perform(retire(other.okrs, author, mood))
        await empty_desk.until(lambda: "no longer watched: down goes on" in empty_desk.text)
        await empty_desk.press("g", "enter")
        assert "is no longer watched: watch it again first" in empty_desk.text
        await empty_desk.press("down")
        assert "read meanwhile" in empty_desk.text
        assert empty_desk.text.count("no longer watched") == 2
    assert read_now(empty_desk) == {MORALE: (Decimal("3.1"), None, None)}


async def test_in_a_persons_run_the_readings_are_those_that_person_keeps(empty_desk: Desk) -> None:
    ken = kens(empty_desk.home, twelve(empty_desk.home)[0])
    watched(empty_desk.home, MORALE)
    watched(empty_desk.home, PAGES, keeper=ken)
    async with empty_desk.open(scope=Scope("person", ken)):
        await empty_desk.press("C", "enter", "7", "enter")
        assert PAGES in empty_desk.text
        assert "health 1 of 1" in empty_desk.text
        assert "recorded by Mei for Ken" in empty_desk.text
        await empty_desk.press("g", "enter")
    reading = last_reading(empty_desk, PAGES)
    assert (reading.status, reading.by) == ("green", empty_desk.home.author().person)


async def test_in_a_units_run_the_readings_are_mine(empty_desk: Desk) -> None:
    team = Team(empty_desk.home)
    unit = team.made(Unit, name="Platform", level="team")
    ken = team.made(Person, name="Ken")
    watched(empty_desk.home, PAGES, keeper=ken, whose=Whose(unit=unit))
    watched(empty_desk.home, MORALE)
    async with empty_desk.open(scope=Scope("unit", unit)):
        await empty_desk.press("C")
        assert "health 1 of 1" in empty_desk.text
        assert MORALE in empty_desk.text


async def test_resizing_in_a_reading_loses_nothing(empty_desk: Desk) -> None:
    alone(empty_desk)
    async with empty_desk.open(size=(80, 24), **MINE):
        await empty_desk.press("C", "4", "tab", "w")
        for width, height in ((120, 40), (60, 12), (80, 24)):
            await empty_desk.pilot.resize_terminal(width, height)
            await empty_desk.rest()
            assert all(word in empty_desk.text for word in ("reads as 4 of 5", "health 1 of 3", "? Help"))
        await empty_desk.press("y", "enter")
    assert read_now(empty_desk) == {MORALE: (Decimal(4), None, "wy")}


async def test_hostile_names_and_notes_are_shown_and_never_obeyed(empty_desk: Desk) -> None:
    Team(empty_desk.home)
    kept = watched(empty_desk.home, HOSTILE, unit="[/]")
    home = empty_desk.home
    week_ago = date(2026, 11, 13)
    home.perform(read_metric(home.okrs, home.author(), kept, value=Decimal(1), note=HOSTILE, on=week_ago))
    async with empty_desk.open(**MINE):
        await empty_desk.press("C")
        assert "[@click=app.quit]q[/] ␛[31mred ‹202E›abc" in empty_desk.text
        await empty_desk.press("2", "enter")
        assert "2 [/]" in empty_desk.text
        assert "\u202e" not in empty_desk.text
        assert "\x1b" not in empty_desk.text


async def test_where_the_decimal_comma_is_settled_it_is_typed_and_shown(empty_desk: Desk) -> None:
    alone(empty_desk)
    async with empty_desk.open(settings=Settings(decimal_comma=True), **MINE):
        await empty_desk.press("C", "4", ",", "2", "enter", "up")
        assert "4,2" in empty_desk.text
    assert read_now(empty_desk)[MORALE][0] == Decimal("4.2")


# -- what happens next


async def test_a_low_rating_asks_what_happens_next_and_the_answer_is_a_must(empty_desk: Desk) -> None:
    asked = twelve(empty_desk.home)
    async with empty_desk.open(size=(80, 24), **MINE):
        await low(empty_desk)
        assert "confidence 3: what happens next?" in empty_desk.text
        assert "becomes: this week’s must · tab: comment" in empty_desk.text
        await empty_desk.type("who decides? Ken")
        await empty_desk.press("enter")
        assert "1 must planned" in empty_desk.text
        assert "“who decides? Ken”                  this week’s must" in empty_desk.text
    (line,) = planned_now(empty_desk)
    me = empty_desk.home.author().person
    assert (line.text, line.rank, line.key_result) == ("who decides? Ken", "must", asked[0].id)
    assert (line.owner, line.for_) == (me, Whose(person=me))


async def test_the_must_stands_on_the_board_at_once(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(size=(80, 24), on="1", **MINE):
        await low(empty_desk)
        await empty_desk.press("h", "i", "enter")
        assert "hi › Key result 1" in empty_desk.text
        assert "1 must planned" in empty_desk.text


async def test_for_somebody_else_it_is_their_must(empty_desk: Desk) -> None:
    key_result = twelve(empty_desk.home)[0]
    ken = kens(empty_desk.home, key_result)
    async with empty_desk.open(scope=Scope("person", ken)):
        await low(empty_desk, others=0)
        assert "becomes: this week’s must of Ken" in empty_desk.text
        await empty_desk.press("h", "i", "enter")
    (line,) = planned_now(empty_desk)
    assert (line.owner, line.key_result) == (ken, key_result.id)


async def test_tab_makes_it_a_comment(empty_desk: Desk) -> None:
    asked = twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await low(empty_desk)
        await empty_desk.press("tab")
        assert "becomes: a comment · tab: this week’s must" in empty_desk.text
        await empty_desk.type("等待安全审核 [/]")
        await empty_desk.press("enter")
        assert "1 comment" in empty_desk.text
    okrs = empty_desk.another_home().okrs
    assert [said.text for said in okrs.comments[asked[0].id]] == ["等待安全审核 [/]"]
    assert planned_now(empty_desk) == []


@pytest.mark.parametrize("key", ["enter", "down"])
async def test_it_is_a_question_not_a_duty(empty_desk: Desk, key: str) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await low(empty_desk)
        await empty_desk.press(key)
        assert "1 in" in empty_desk.text
        await empty_desk.press("enter")
        assert len(empty_desk.app.screen_stack) == 1
    assert planned_now(empty_desk) == []


async def test_it_is_not_asked_where_a_note_says_so_or_the_confidence_is_four(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "enter", "3", "tab", "x", "enter", "enter", "4", "enter")
        await empty_desk.press(*["down"] * 10)
        assert "2 in" in empty_desk.text


async def test_earlier_shows_the_answer_and_other_words_change_the_line(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "enter", "3", "enter", "enter", "2", "enter", *["down"] * 10)
        assert "what happens next? 1 of 2" in empty_desk.text
        await empty_desk.press("h", "i", "enter")
        assert "what happens next? 2 of 2" in empty_desk.text
        await empty_desk.press("up")
        assert "planned in this run" in empty_desk.text
        await empty_desk.press("tab")
        assert "it is recorded already" in empty_desk.text
        await empty_desk.press("enter", "up", "r", "e", "enter")
    assert [line.text for line in planned_now(empty_desk)] == ["hire"]


async def test_rated_higher_after_all_it_is_not_asked(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await low(empty_desk)
        await empty_desk.press(*["up"] * 12, "enter", "8", "enter", *["down"] * 11)
        assert "1 in" in empty_desk.text


async def test_what_was_typed_is_asked_again_in_the_next_run(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await low(empty_desk)
        await empty_desk.press("tab", "h", "i", "escape")
        assert "11 key results left, 1 question left · what you typed is kept as a draft" in empty_desk.toasts
        await empty_desk.press("q")
        assert "not recorded: “Key result 1”" in empty_desk.toasts
    empty_desk.home = empty_desk.another_home()
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", *["down"] * 11)
        assert "draft from 09:00" in empty_desk.text
        assert "becomes: a comment" in empty_desk.text
        await empty_desk.press("enter", "enter", "C", *["down"] * 11)
        assert "0 in" in empty_desk.text


async def test_stopped_at_the_question_it_is_asked_again_also_with_nothing_due(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", *["enter", "3", "enter"] * 12)
        assert "what happens next? 1 of 12" in empty_desk.text
        await empty_desk.press("down", "escape")
        assert "stopped: 12 kept, 12 questions left" in empty_desk.toasts
        await empty_desk.press("C")
        assert "what happens next? 1 of 12" in empty_desk.text
        await empty_desk.press("h", "i", "enter", *["down"] * 11)
        assert "1 must planned" in empty_desk.text
        assert "1 of 12 answered" in empty_desk.text
        await empty_desk.press("enter", "C")
        assert "nothing is due" in empty_desk.toasts
    empty_desk.home = empty_desk.another_home()
    async with empty_desk.open(**MINE):
        await empty_desk.press("C")
        assert "nothing is due" in empty_desk.toasts


async def test_what_was_passed_is_asked_again_where_something_was_typed(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await low(empty_desk)
        await empty_desk.press("h", "i", "down", "enter", "C", *["down"] * 11)
        assert "what happens next? 1 of 1" in empty_desk.text
        await empty_desk.press("backspace", "backspace", "enter", "enter", "C", *["down"] * 11)
        assert "0 in" in empty_desk.text
        await empty_desk.press("enter", "q")
        assert "not recorded" not in empty_desk.toasts


# -- what happens next, after one check-in


async def one_low(desk: Desk) -> str:
    """The question after one check-in of the first of twelve; its id."""
    id_ = await desk.go_to("Key result 1")
    await desk.press("c", "enter", "3", "enter")
    assert "What happens next?" in desk.text
    return id_


async def test_one_low_check_in_asks_too_and_the_answer_is_a_must(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        id_ = await one_low(empty_desk)
        assert "confidence 3: what happens next?" in empty_desk.text
        await empty_desk.type("who decides? Ken")
        await empty_desk.press("enter", "C", *["down"] * 11)
        assert "0 in" in empty_desk.text
    (line,) = planned_now(empty_desk)
    assert (line.text, line.rank, line.key_result) == ("who decides? Ken", "must", id_)


async def test_tab_makes_that_a_comment_too(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        id_ = await one_low(empty_desk)
        await empty_desk.press("tab", "h", "i", "enter")
    assert [said.text for said in empty_desk.another_home().okrs.comments[id_]] == ["hi"]


async def test_escape_leaves_it_for_the_next_run_and_an_empty_answer_for_the_week(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await one_low(empty_desk)
        await empty_desk.press("h", "i", "escape", "C", *["down"] * 11)
        assert "what happens next? 1 of 1" in empty_desk.text
        assert "becomes: this week’s must" in empty_desk.text
        assert "hi" in empty_desk.text
        await empty_desk.press("escape", "c", "enter", "2", "enter")
        assert "hi" in empty_desk.text
        await empty_desk.press("backspace", "backspace", "enter", "C", *["down"] * 11)
        assert "0 in" in empty_desk.text
    assert len(made_now(empty_desk)) == 2
    assert planned_now(empty_desk) == []


@pytest.mark.parametrize("keys", [("4", "enter"), ("3", "tab", "x", "enter")])
async def test_one_check_in_that_is_not_low_or_says_so_asks_nothing(
    empty_desk: Desk, keys: tuple[str, ...]
) -> None:
    twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await empty_desk.go_to("Key result 1")
        await empty_desk.press("c", "enter", *keys)
        assert len(empty_desk.app.screen_stack) == 1


async def test_a_full_disk_asks_what_happens_next_once_more(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    twelve(empty_desk.home)
    disk = Disk(monkeypatch)
    async with empty_desk.open(**MINE):
        await one_low(empty_desk)
        await empty_desk.press("tab", "h", "i")
        await empty_desk.until(lambda: empty_desk.home.drafts.is_written)
        disk.refuse(errno.ENOSPC)
        await empty_desk.press("enter")
        assert "the disk is full" in empty_desk.text
        assert "becomes: a comment" in empty_desk.text
        disk.mend()
        await empty_desk.press("enter")
        assert len(empty_desk.app.screen_stack) == 1
    assert planned_now(empty_desk) == []


async def test_a_full_disk_is_told_and_the_answer_stays(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    twelve(empty_desk.home)
    disk = Disk(monkeypatch)
    async with empty_desk.open(**MINE):
        await low(empty_desk)
        await empty_desk.press("h", "i")
        await empty_desk.until(lambda: empty_desk.home.drafts.is_written)
        disk.refuse(errno.ENOSPC)
        await empty_desk.press("enter")
        assert "the disk is full" in empty_desk.text
        assert planned_now(empty_desk) == []
        disk.mend()
        await empty_desk.press("enter")
    assert [line.text for line in planned_now(empty_desk)] == ["hi"]


async def test_another_window_answers_or_drops_it_meanwhile(empty_desk: Desk) -> None:
    asked = twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await low(empty_desk)
        await empty_desk.press("h", "i")
        other = empty_desk.another_home()
        author = other.author(asked[0].space)
        other.perform(add_priority(other.okrs, author, "do it", key_result=asked[0].id))
        await empty_desk.until(lambda: "answered meanwhile: down leaves it so" in empty_desk.text)
        assert "hi" in empty_desk.text
        other.perform(drop(other.okrs, author, asked[0]))
        await empty_desk.until(lambda: "no longer pursued" in empty_desk.text)
        await empty_desk.press("enter")
        assert "was dropped" in empty_desk.text
        await empty_desk.press("down")
        assert "1 in" in empty_desk.text
    assert [line.text for line in planned_now(empty_desk)] == ["do it"]


async def test_another_window_rates_it_higher_meanwhile(empty_desk: Desk) -> None:
    asked = twelve(empty_desk.home)
    async with empty_desk.open(**MINE):
        await low(empty_desk)
        other = empty_desk.another_home()
        reading = Reading(Decimal(33), 8)
        other.perform(check_in(other.okrs, other.author(asked[0].space), asked[0], reading))
        await empty_desk.until(lambda: "answered meanwhile" in empty_desk.text)


async def test_undo_takes_back_one_step_at_a_time(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    watched(empty_desk.home, MORALE)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "enter", "3", "enter", *["down"] * 11)
        await empty_desk.press("g", "enter", "h", "i", "enter", "enter", "u")
        assert (planned_now(empty_desk), list(read_now(empty_desk))) == ([], [MORALE])
        await empty_desk.press("u")
        assert (read_now(empty_desk), len(made_now(empty_desk))) == ({}, 1)
        await empty_desk.press("u")
        assert made_now(empty_desk) == []


async def test_a_burst_of_keys_goes_through_to_the_end(empty_desk: Desk) -> None:
    twelve(empty_desk.home)
    watched(empty_desk.home, MORALE)
    async with empty_desk.open(**MINE):
        skipped = ["down"] * 11
        burst = ["C", "enter", "3", "enter", *skipped, "r", "enter", "h", "i", "enter", "enter", "j"]
        await empty_desk.pilot.press(*burst)
        await empty_desk.rest()
        assert len(empty_desk.app.screen_stack) == 1
    assert [line.text for line in planned_now(empty_desk)] == ["hi"]
    assert read_now(empty_desk) == {MORALE: (None, "red", None)}


async def test_midnight_before_a_reading_gives_it_the_new_day(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone(empty_desk)
    async with empty_desk.open(**MINE):
        await empty_desk.press("C", "4")
        monkeypatch.setenv("OKRTUI_NOW", "2026-11-21T00:00")
        for part in (empty_desk.home, *empty_desk.home.workspaces.values()):
            monkeypatch.setattr(part, "clock", clock())
        await empty_desk.until(lambda: str(empty_desk.app.now.today) == "2026-11-21")
        await empty_desk.press("enter")
    assert str(last_reading(empty_desk, MORALE).on) == "2026-11-21"


def last_reading(desk: Desk, name: str) -> HealthReading:
    """The newest reading of a metric, as another process reads it from the disk."""
    okrs = desk.another_home().okrs
    kept = next(m for m in okrs.health_metrics.values() if m.name == name)
    return okrs.health_readings[kept.id][-1]
