"""The history on its screen: read as one looks, followed as it grows, narrowed; conflicts and the trash in it."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.scope import ME
from okrtui.okr.steps.plan import add_priority
from okrtui.okr.steps.trash import delete
from okrtui.store.faults import StoreFault
from okrtui.tui.screens.conflicts import ConflictsScreen
from okrtui.tui.screens.history import HistoryScreen
from okrtui.tui.screens.key_result import KeyResultScreen
from okrtui.tui.screens.week import WeekScreen
from okrtui.tui.views.conflict_rows import ConflictRow
from okrtui.tui.views.history_rows import BEGINNING, OLDER, HistoryRow
from okrtui.workspace import annals
from okrtui.workspace.conflicts import conflicts_of
from okrtui.workspace.facts import Clock, Entry

from .colleague import Colleague
from .desk import Desk
from .team import DEPLOYS, RUNBOOKS
from .test_conflicts import BORING, id_of, mine, two_titles

FAILURES = "Change failure rate"


def screen(desk: Desk) -> HistoryScreen:
    found = desk.app.screen_stack[0]
    assert isinstance(found, HistoryScreen)
    return found


def here(desk: Desk) -> Entry:
    """The step under the cursor."""
    row = screen(desk).lines.selected
    assert isinstance(row, HistoryRow)
    assert row.entry is not None
    return row.entry


def told(desk: Desk) -> list[str]:
    """What the steps that are listed did."""
    rows = screen(desk).lines.rows
    return [row.entry.did for row in rows if isinstance(row, HistoryRow) and row.entry]


def ends(desk: Desk) -> list[str]:
    """What is said below the last step."""
    return [row.text for row in screen(desk).lines.rows if isinstance(row, HistoryRow) and row.id == "end"]


@asynccontextmanager
async def opened(desk: Desk, **options: Any) -> AsyncIterator[None]:
    """The history, once the first of it was read."""
    async with desk.open(on="6", **options):
        await desk.until(lambda: ends(desk) and not screen(desk)._is_reading)
        yield


async def on_step(desk: Desk, did: str) -> None:
    """Walk down to the newest step that did this."""
    await desk.press("g", "g")
    while did not in here(desk).did:
        before = here(desk)
        await desk.press("j")
        assert here(desk) != before, f"no step did “{did}”"


def thrown(desk: Desk, title: str) -> str:
    """Something lies in the trash."""
    id_ = id_of(desk, title)
    record = desk.okrs.get(id_)
    assert record is not None
    desk.home.perform(delete(desk.okrs, desk.home.author(record.space), record))
    return id_


# -- what happened


async def test_6_shows_who_did_what_and_when_the_newest_first(desk: Desk) -> None:
    ken = Colleague(desk)
    ken.changes(id_of(desk, BORING), why="Because")
    ken.meets()
    desk.home.refresh()
    async with opened(desk):
        assert "6 History" in desk.text
        line, told_whole = (
            row for row in desk.text.splitlines() if "edited “Make releases boring”: why" in row
        )
        assert [word in line for word in ("09:00", "Ken")] == [True, True]
        assert told_whole.startswith("│ edited")
        assert "Today · 20 Nov" in desk.text
        await desk.press("G")
        assert "this is the beginning" in desk.text
        assert told(desk) == [entry.did for entry in desk.another_home().history()]


async def test_only_what_is_looked_at_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("okrtui.tui.screens.history_read.PAGE", 3)
    every = len(desk.home.history())
    async with opened(desk, size=(80, 10)):
        first = len(told(desk))
        assert 3 <= first < every
        assert "reading…" not in desk.text
        await desk.press(*["j"] * 8)
        await desk.until(lambda: first < len(told(desk)) <= every)
        while len(told(desk)) < every:
            await desk.press("G")
        assert told(desk) == [entry.did for entry in desk.another_home().history()]


async def test_keys_are_answered_while_it_is_being_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go, older = threading.Event(), annals.Annals.older

    def slow(self: annals.Annals, *args: Any) -> annals.Read:
        assert let_go.wait(10)
        return older(self, *args)

    monkeypatch.setattr(annals.Annals, "older", slow)
    async with desk.open(on="6"):
        assert "reading…" in desk.text
        await desk.press("?")
        assert "The history" in desk.text
        await desk.press("escape", "2", "6")
        let_go.set()
        await desk.until(lambda: told(desk))


async def test_a_disk_that_fails_is_told_and_nothing_is_made_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> bytes:
        raise StoreFault("the disk failed")

    async with desk.open():
        with monkeypatch.context() as broken:
            for workspace in desk.home.workspaces.values():
                broken.setattr(workspace.journal, "newest_first", failing)
            await desk.press("6")
            await desk.until(lambda: "the disk failed" in desk.toasts)
        assert told(desk) == []
        assert "what is older could not be read" in desk.text
        await desk.press("2")
        mine(desk, id_of(desk, BORING), why="Because")
        await desk.press("6")
        await desk.until(lambda: told(desk))


# -- as it grows


async def test_what_a_colleague_does_comes_in_and_the_cursor_stays(desk: Desk) -> None:
    ken = Colleague(desk)
    async with opened(desk):
        await on_step(desk, "Runbooks")
        at = here(desk)
        ken.changes(id_of(desk, BORING), why="Because")
        ken.meets()
        await desk.until(lambda: "edited “Make releases boring”: why" in told(desk))
        assert here(desk) == at
        await desk.press("g", "g")
        assert here(desk).did == "edited “Make releases boring”: why"


async def test_what_comes_late_stands_where_its_stamp_says(desk: Desk) -> None:
    ken, then = Colleague(desk), datetime(2026, 11, 12, 8, tzinfo=UTC)
    ken.home.clock = lambda: Clock(then, then)
    ken.home.workspaces[ken.home.default].identity.remembered.own.clear()  # he never was who I am
    async with opened(desk):
        at, before = here(desk), told(desk)
        ken.changes(id_of(desk, BORING), why="Because")
        ken.meets()
        await desk.until(lambda: len(told(desk)) > len(before))
        assert told(desk) == [*before, "edited “Make releases boring”: why"]
        assert here(desk) == at
        await desk.press("G")
        assert "Thursday · 12 Nov" in desk.text


async def test_what_comes_late_waits_until_one_reads_as_far(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("okrtui.tui.screens.history_read.PAGE", 3)
    ken, then = Colleague(desk), datetime(2026, 11, 12, 8, tzinfo=UTC)
    ken.home.clock = lambda: Clock(then, then)
    ken.home.workspaces[ken.home.default].identity.remembered.own.clear()  # he never was who I am
    async with opened(desk, size=(80, 10)):
        ken.changes(id_of(desk, BORING), why="Because")
        ken.meets()
        await desk.until(lambda: screen(desk)._late)
        before = told(desk)
        while BEGINNING not in ends(desk):
            await desk.press("G")
        assert told(desk)[: len(before)] == before
        assert told(desk) == [entry.did for entry in desk.another_home().history()]
        assert told(desk)[-1] == "edited “Make releases boring”: why"


async def test_what_came_while_one_was_elsewhere_stands_there_when_one_is_back(desk: Desk) -> None:
    async with opened(desk):
        before = told(desk)
        await desk.press("2")
        mine(desk, id_of(desk, BORING), why="Because")
        await desk.press("6")
        await desk.until(lambda: len(told(desk)) > len(before))
        assert told(desk) == ["edited “Make releases boring”: why", *before]


async def test_what_is_undone_there_is_told_there(desk: Desk) -> None:
    mine(desk, id_of(desk, BORING), why="Because")
    async with opened(desk):
        await desk.press("u")
        await desk.until(lambda: told(desk)[0] == "undid: edited “Make releases boring”: why")
        assert desk.another_home().history()[0].did == told(desk)[0]


# -- opened


async def test_enter_opens_a_key_result_and_esc_comes_back(desk: Desk) -> None:
    async with opened(desk):
        await on_step(desk, "checked in “Deploys per week”")
        at = here(desk)
        await desk.press("enter")
        closely = desk.app.screen
        assert isinstance(closely, KeyResultScreen)
        assert closely.here == id_of(desk, DEPLOYS)
        await desk.press("escape")
        assert here(desk) == at


async def test_enter_goes_to_an_objective_among_the_objectives(desk: Desk) -> None:
    async with opened(desk):
        await on_step(desk, "added the objective “Make releases boring”")
        await desk.press("enter")
        assert desk.screen.here == id_of(desk, BORING)


async def test_enter_goes_to_a_line_on_the_board(desk: Desk) -> None:
    line = add_priority(desk.okrs, desk.home.author(), "Ship canary")
    desk.home.perform(line)
    async with opened(desk):
        await on_step(desk, "Ship canary")
        await desk.press("enter")
        assert isinstance(desk.app.screen, WeekScreen)
        assert desk.board.selected is not None
        assert desk.board.selected.record is not None
        assert desk.board.selected.record.id == line.added[0]


async def test_what_lies_in_the_trash_by_now_is_told_instead_of_opened(desk: Desk) -> None:
    thrown(desk, BORING)
    async with opened(desk):
        await on_step(desk, "checked in “Deploys per week”")
        await desk.press("enter")
        assert "“Deploys per week” lies in the trash: tab shows that" in desk.toasts


async def test_a_person_is_nothing_to_open(desk: Desk) -> None:
    async with opened(desk):
        await on_step(desk, "made")
        await desk.press("enter")
        assert "there is nothing to open here" in desk.toasts


async def test_e_corrects_the_check_in_under_the_cursor(desk: Desk) -> None:
    async with opened(desk):
        await on_step(desk, "checked in “Deploys per week”: 12")
        wrong = here(desk).touched[0]
        await desk.press("e", "ctrl+u")
        await desk.type("13")
        await desk.press("enter", "enter", "enter", "enter")
        await desk.until(lambda: told(desk)[0].startswith("corrected “Deploys per week”"))
        last = desk.another_home().okrs.check_ins[id_of(desk, DEPLOYS)][-1]
        assert (str(last.value), last.fixes) == ("13", wrong)


async def test_e_on_anything_else_says_what_it_is_for(desk: Desk) -> None:
    async with opened(desk):
        await on_step(desk, "added the objective")
        await desk.press("e")
        assert "e corrects a check-in" in desk.toasts


# -- narrowed


async def test_whose_okrs_are_looked_at_says_what_history_tells(desk: Desk) -> None:
    async with opened(desk, scope=ME):
        assert ends(desk) == [OLDER]
        assert told(desk) == [entry.did for entry in desk.another_home().history()]
        await desk.press("p", *"platform", "enter")
        await desk.until(lambda: ends(desk) == [OLDER])
        assert {word for did in told(desk) for word in ("boring", "community") if word in did} == {"boring"}
        await desk.press("p", *"everybody", "enter")
        await desk.until(
            lambda: (
                "this is the beginning"
                in {r.text for r in screen(desk).lines.rows if isinstance(r, HistoryRow)}
            )
        )
        assert len(told(desk)) == len(desk.another_home().history())


async def test_the_last_line_opens_older_cycles_and_reads_on(desk: Desk) -> None:
    async with opened(desk, scope=ME):
        assert ends(desk) == [OLDER]
        await desk.press("G", "enter")
        await desk.until(lambda: ends(desk) == [BEGINNING])
        assert told(desk) == [entry.did for entry in desk.another_home().history()]


async def test_f_tells_of_one_person_alone_and_esc_of_all(desk: Desk) -> None:
    ken = Colleague(desk)
    ken.changes(id_of(desk, BORING), why="Because")
    ken.meets()
    desk.home.refresh()
    async with opened(desk):
        every = told(desk)
        await desk.press("f", *"ken", "enter")
        await desk.until(lambda: told(desk) == ["edited “Make releases boring”: why"])
        assert "─ by Ken ─" in desk.text
        await desk.press("escape")
        await desk.until(lambda: told(desk) == every)
        assert "─ by Ken ─" not in desk.text


async def test_f_tells_of_the_record_under_the_cursor_alone(desk: Desk) -> None:
    async with opened(desk):
        await on_step(desk, "checked in “Runbooks")
        await desk.press("f", "down", "enter")
        await desk.until(lambda: told(desk) and all("Runbooks" in did for did in told(desk)))
        assert len(told(desk)) == 2
        assert f"“{RUNBOOKS}”" in desk.text


async def test_search_shows_what_holds_the_words_while_they_are_typed(desk: Desk) -> None:
    async with opened(desk):
        every = told(desk)
        await desk.press("/", *"mei failure")
        await desk.until(lambda: told(desk) and all("failure" in did for did in told(desk)))
        await desk.press("enter", "j")
        assert "failure" in here(desk).did
        assert "/mei failure" in desk.text
        await desk.press("/", "escape")
        await desk.until(lambda: told(desk) == every)


async def test_what_was_being_read_for_other_words_is_not_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go, older, answers = threading.Event(), annals.Annals.older, list[annals.Read]()

    def slow(self: annals.Annals, *args: Any) -> annals.Read:
        assert let_go.wait(10)
        answers.append(older(self, *args))
        return answers[-1]

    monkeypatch.setattr(annals.Annals, "older", slow)
    async with desk.open(on="6"):
        await desk.press("/", *"ab")
        let_go.set()
        await desk.until(lambda: len(answers) == 3 and told(desk))
        await desk.rest()
        assert told(desk) == [did for did in told(desk) if "ab" in did]


async def test_words_that_nothing_holds_are_told_with_the_way_out(desk: Desk) -> None:
    async with opened(desk):
        await desk.press("/", *"zebra", "enter")
        await desk.until(lambda: "Nothing here is so: /zebra" in desk.text)
        assert "esc shows all again" in desk.text
        await desk.press("enter")
        assert "there is nothing under the cursor" in desk.toasts


# -- conflicts


async def test_conflicts_stand_on_top_each_value_with_who_and_when(desk: Desk) -> None:
    two_titles(desk)
    async with opened(desk):
        assert "History · 1 conflict" in desk.text
        rows = screen(desk).lines.rows
        assert [row.text for row in rows[:3]] == [
            "“Make releases calm”: title", "“Make releases calm”", "“Make releases dull”",
        ]  # fmt: skip
        assert screen(desk).lines.selected is rows[1]


async def test_enter_on_a_value_settles_it_for_all(desk: Desk) -> None:
    two_titles(desk)
    async with opened(desk):
        await desk.press("j", "enter")
        assert desk.objective("Make releases dull") is not None
        assert conflicts_of(desk.another_home()) == []
        await desk.until(lambda: "settled the title" in told(desk)[0])
        assert "conflict" not in desk.text.splitlines()[2]


async def test_e_writes_a_third_value(desk: Desk) -> None:
    two_titles(desk)
    async with opened(desk):
        await desk.press("e", "ctrl+u")
        await desk.type("Nobody notices")
        await desk.press("enter")
        assert desk.objective("Nobody notices") is not None
        assert conflicts_of(desk.another_home()) == []


async def test_no_letter_settles_anything(desk: Desk) -> None:
    two_titles(desk)
    async with opened(desk):
        for key in (*"abcdghjklmnorstuvwxyz", "space", "tab", "backspace"):
            await desk.press("g", "g", key)
            await desk.press("escape", "6")
        assert len(conflicts_of(desk.another_home())) == 1


async def test_a_conflict_that_comes_in_moves_the_cursor_from_no_line(desk: Desk) -> None:
    ken = Colleague(desk)
    async with opened(desk):
        await on_step(desk, "Runbooks")
        at = here(desk)
        id_ = id_of(desk, BORING)
        mine(desk, id_, title="Make releases dull")
        ken.changes(id_, title="Make releases calm")
        ken.meets()
        await desk.until(lambda: "History · 1 conflict" in desk.text)
        assert here(desk) == at
        await desk.press("!")
        row = screen(desk).lines.selected
        assert isinstance(row, ConflictRow)
        assert row.text == "“Make releases calm”"


async def test_without_a_conflict_the_key_for_the_first_one_says_so(desk: Desk) -> None:
    async with opened(desk):
        await desk.press("!")
        assert isinstance(desk.app.screen, ConflictsScreen)
        assert "No conflicts" in desk.text


async def test_conflicts_that_cannot_be_found_keep_no_history_from_being_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_titles(desk)

    def failing(*_: object) -> None:
        from okrtui.okr.errors import StorageError

        raise StorageError("the disk failed")

    monkeypatch.setattr("okrtui.workspace.conflicts.conflicts_of", failing)
    async with opened(desk):
        await desk.until(lambda: "the disk failed" in desk.toasts)


async def test_what_comes_while_the_screen_is_taken_down_is_shown_nowhere(desk: Desk) -> None:
    async with opened(desk):
        there = screen(desk)
        await there.query_one("#history-told").remove()
        before = there.lines.rows
        there._is_trash = True
        there.take_givers({})
        assert there.lines.rows == before


# -- the trash


async def test_tab_shows_the_trash_with_who_and_when_and_enter_brings_back(desk: Desk) -> None:
    ken = Colleague(desk)
    id_ = ken.record(id_of(desk, FAILURES)).id
    ken.home.perform(delete(ken.home.okrs, ken.home.author(), ken.record(id_)))
    ken.meets()
    desk.home.refresh()
    async with opened(desk):
        await desk.press("tab")
        await desk.until(lambda: FAILURES in desk.text)
        (line,) = (line for line in desk.text.splitlines() if FAILURES in line and "│▌" in line)
        assert [word in line for word in ("key result", "Ken", "09:00")] == [True] * 3
        assert " enter Bring back  C Run  / Search  f Filter  tab History " in desk.text
        await desk.press("enter")
        await desk.until(lambda: "The trash is empty" in desk.text)
        assert desk.another_home().okrs.key_results[id_].title == FAILURES
        assert "restored “Change failure rate”" in desk.toasts
        await desk.press("tab")
        await desk.until(lambda: "restored “Change failure rate”" in told(desk)[:2])  # both at nine


async def test_what_is_thrown_away_meanwhile_joins_the_trash_and_moves_no_cursor(desk: Desk) -> None:
    first = thrown(desk, DEPLOYS)
    async with opened(desk):
        await desk.press("tab")
        await desk.until(lambda: DEPLOYS in desk.text)
        window = desk.another_home()
        record = window.okrs.key_results[id_of(desk, FAILURES)]
        window.perform(delete(window.okrs, window.author(record.space), record))
        await desk.until(lambda: FAILURES in desk.text)
        assert screen(desk).here == first


async def test_a_key_result_of_an_objective_in_the_trash_says_where_that_is(desk: Desk) -> None:
    thrown(desk, FAILURES)
    thrown(desk, BORING)
    async with opened(desk):
        await desk.press("tab")
        await desk.until(lambda: FAILURES in desk.text)
        await desk.press(*(["j"] if screen(desk).here != _id_in_trash(desk, FAILURES) else []))
        assert "its objective lies here too" in desk.text
        await desk.press("enter")
        assert "is still in the trash: bring that back to see it" in desk.toasts


def _id_in_trash(desk: Desk, title: str) -> str:
    goals = (r for r in desk.okrs.trash.values() if isinstance(r, KeyResult | Objective))
    return next(record.id for record in goals if record.title == title)


async def test_an_empty_trash_says_how_it_fills(desk: Desk) -> None:
    async with opened(desk):
        await desk.press("tab")
        await desk.until(lambda: "The trash is empty" in desk.text)
        await desk.press("enter")
        assert "there is nothing under the cursor" in desk.toasts
        await desk.press("escape")
        assert told(desk)
