"""Scope, grouping, cycles, search, marks, owner, tie, trash, palette, copy: each with real keys."""

import json
import stat
import webbrowser
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from textual import events
from textual.content import Content

from okrtui.bootstrap import clock
from okrtui.okr.errors import StorageError
from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.scope import ME
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.trash import delete
from okrtui.settings import Settings
from okrtui.tui.dialogs.choose import Chooser
from okrtui.tui.screens.objectives import ObjectivesScreen
from okrtui.tui.views.choices import Choice
from okrtui.tui.widgets.lines import Lines
from okrtui.tui.widgets.typed_line import TypedLine

from ..prepared import prepared
from .desk import Desk
from .team import CHINESE, CLICK, DEPLOYS, MARKUP, RUNBOOKS
from .wide import CARTS, IDEA, LEFT, NOTE, OLD, fill_wide

BORING = "Make releases boring"
FAILURES = "Change failure rate"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, prepared(tmp_path, fill_wide))


def key_result(desk: Desk, title: str) -> KeyResult:
    found = desk.key_result(title)
    assert found is not None
    return found


def objective(desk: Desk, title: str) -> Objective:
    found = desk.objective(title)
    assert found is not None
    return found


def selected(desk: Desk) -> str:
    entry = desk.screen.lines.selected
    assert entry is not None
    return entry.title


def offers(desk: Desk) -> Sequence[Choice]:
    picker = desk.app.screen
    assert isinstance(picker, Chooser)
    return picker.lines.rows


def rows(desk: Desk) -> list[str]:
    return [row.title for row in desk.screen.lines.rows]


def title_of(desk: Desk) -> str:
    return str(desk.screen.lines.border_title)


def told(desk: Desk) -> str:
    return Content.from_markup(str(desk.screen.lines.border_subtitle)).plain


# -- whose


async def test_the_scope_is_chosen_by_typing_a_part_of_a_name_and_remembered(desk: Desk) -> None:
    async with desk.open():
        await desk.press("p")
        assert "team · 1 objective" in desk.text
        await desk.type("plat")
        assert [choice.title for choice in offers(desk)] == ["Platform"]
        await desk.press("enter")
        assert desk.text.startswith(" Platform ▸ 2026-Q4")
        assert BORING in desk.text
        assert "Learn to say no" not in desk.text
    desk.home = desk.another_home()
    async with desk.open(scope=None):
        assert desk.text.startswith(" Platform ▸ 2026-Q4")


async def test_without_memory_it_begins_with_me_and_a_broken_memory_is_no_memory(desk: Desk) -> None:
    (desk.directory / "state" / "view.json").write_text('{"scope": [')
    async with desk.open(scope=None):
        assert desk.app.now.scope == ME
        assert desk.text.startswith(" me ▸")


async def test_a_person_who_left_is_not_offered_and_one_with_nothing_gets_a_way_out(desk: Desk) -> None:
    async with desk.open():
        await desk.press("p")
        assert LEFT not in desk.text
        await desk.press(*"王", "enter")
        assert CHINESE in desk.text
        await desk.press("[")
        assert "No objectives of 王小明 in 2026-Q3" in desk.text
        assert "p chooses whose" in desk.text


async def test_what_is_added_where_nothing_is_yet_is_for_whom_one_looks_at(desk: Desk) -> None:
    async with desk.open():
        await desk.press("p", *"plat", "enter", "]", "O", *"Someday", "enter", "enter")
        assert desk.okrs.whose_name(objective(desk, "Someday").for_) == "Platform"
        assert selected(desk) == "Someday"


async def test_escape_leaves_the_scope_as_it_was(desk: Desk) -> None:
    async with desk.open():
        before = rows(desk)
        await desk.press("p", "z", "z")
        assert "nothing fits" in desk.text
        await desk.press("enter", "escape")
        assert rows(desk) == before
        assert not (desk.directory / "state" / "view.json").exists()


# -- grouping, cycles


async def test_b_shows_one_list_by_title_and_it_is_remembered(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("b")
        assert selected(desk) == DEPLOYS
        titles = [row.title for row in desk.screen.lines.rows if row.kind == "objective"]
        assert titles == sorted(titles, key=str.casefold)
        assert not [row for row in desk.screen.lines.rows if row.kind == "group"]
        line = next(line for line in desk.text.splitlines() if BORING in line)
        assert "Platform" in line
        await desk.press("z")
        assert DEPLOYS not in rows(desk)
        await desk.press("z")
        assert DEPLOYS in rows(desk)
    desk.home = desk.another_home()
    async with desk.open():
        assert "2026-Q4 · flat" in desk.text
        await desk.press("b")
        assert "by unit" in desk.text


async def test_h_and_l_in_capitals_go_from_cycle_to_cycle(desk: Desk) -> None:
    async with desk.open():
        await desk.press("H")
        assert OLD in rows(desk)
        await desk.press("L", "L")
        assert "O writes the first draft" in desk.text


# -- searching


async def test_search_goes_on_in_other_cycles_ideas_and_notes_and_says_where(desk: Desk) -> None:
    async with desk.open():
        await desk.press("/")
        await desk.type("c")
        assert told(desk).startswith("1 of ")
        await desk.press("enter")
        seen = [told(desk)]
        while not any("14 Sep" in each for each in seen):
            await desk.press("n")
            seen.append(told(desk))
        assert any(f"idea “{IDEA}”" in each for each in seen)
        assert any("in 2026-Q3 · note of 14 Sep: “the zebra" in each for each in seen)
        assert any("note of 9 Nov: “canary is on" in each for each in seen)
        assert any(each.endswith("in 2026-Q3") for each in seen)


async def test_a_note_is_found_where_no_title_fits(desk: Desk) -> None:
    async with desk.open():
        await desk.press("/")
        await desk.type("zebra")
        assert "enter looks in older cycles and notes" in told(desk)
        await desk.press("enter")
        assert selected(desk) == CARTS
        assert told(desk) == f"1 of 1 · in 2026-Q3 · note of 14 Sep: “{NOTE}”"
        await desk.press("k")
        assert NOTE not in told(desk)


async def test_a_title_of_another_cycle_is_found_while_typing_and_escape_goes_back(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("/")
        await desk.type("carts")
        assert selected(desk) == CARTS
        await desk.press("escape")
        assert selected(desk) == DEPLOYS
        await desk.press("/", "x", "q", "z", "enter")
        assert "nothing holds “xqz”" in told(desk)


async def test_n_goes_around_both_ways(desk: Desk) -> None:
    async with desk.open():
        await desk.press("/")
        await desk.type("runbooks")
        await desk.press("enter", "N", "N")
        assert selected(desk) == RUNBOOKS
        await desk.press("escape", "g", "g", "n")
        assert selected(desk) == RUNBOOKS


async def test_a_click_on_the_list_while_searching_leaves_no_line_behind(desk: Desk) -> None:
    async with desk.open():
        await desk.press("/", *"runb")
        await desk.pilot.click("#objectives", offset=(8, 6))
        await desk.press("/", *"ooks")
        assert selected(desk) == RUNBOOKS
        await desk.pilot.click("#objectives", offset=(8, 6))
        await desk.press("escape")
        assert not desk.screen.query("#search")


async def test_an_older_cycle_is_opened_when_the_search_comes_to_it(desk: Desk) -> None:
    asked: list[frozenset[str]] = []
    async with desk.open():
        keeper = desk.app.keeper
        before = keeper.open_cycles

        async def open_cycles(cycles: frozenset[str]) -> None:
            asked.append(cycles)
            await before(cycles)

        keeper.open_cycles = open_cycles  # type: ignore[method-assign, assignment]
        await desk.press("/")
        await desk.type("zebra")
        assert asked == []
        await desk.press("enter")
        assert frozenset().union(*asked) >= set(desk.okrs.cycles)


# -- marks


async def test_marked_lines_are_dropped_as_one_step_and_taken_back_as_one(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("v", "v", "v", "v", "v")
        assert "4 marked" in desk.text
        assert "»" in desk.text
        await desk.press("k", "v")
        assert "3 marked" in desk.text
        await desk.press("x")
        dropped = [kr.title for kr in desk.okrs.key_results.values() if kr.state == "dropped"]
        assert dropped == [DEPLOYS, FAILURES, CHINESE]
        assert "dropped 3\nu undoes it" in desk.toasts
        assert "marked" not in desk.text
        await desk.press("u")
        assert not [kr for kr in desk.okrs.key_results.values() if kr.state == "dropped"]
        assert "took back: dropped 3" in desk.toasts


async def test_marked_lines_go_to_the_trash_together(desk: Desk) -> None:
    async with desk.open():
        ids = [await desk.go_to(CHINESE), await desk.go_to(DEPLOYS)]
        await desk.press("v", "j", "v", "d")
        assert ids[0] in desk.okrs.trash
        assert ids[1] in desk.okrs.trash
        assert "moved 2 to the trash" in desk.toasts
    desk.home = desk.another_home()
    async with desk.open():
        await desk.press("u")
        assert ids[0] in desk.okrs.key_results
        assert "took back: moved 2 to the trash" in desk.toasts


async def test_escape_clears_the_marks_and_headings_are_not_marked(desk: Desk) -> None:
    async with desk.open():
        await desk.press("g", "g", "v")
        assert "v marks objectives and key results" in desk.toasts
        await desk.go_to(DEPLOYS)
        await desk.press("v")
        assert "1 marked" in desk.text
        await desk.press("escape")
        assert "marked" not in title_of(desk)
        assert desk.app.is_running


async def test_what_is_marked_can_be_seen_or_is_not_marked(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("v", "H", "L")
        assert "marked" not in title_of(desk)
        await desk.press("v", "p", *"ken", "enter")
        assert "marked" not in title_of(desk)


async def test_marks_in_two_spaces_are_refused_kindly(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to("Meetings")
        await desk.press("v")
        await desk.go_to(DEPLOYS)
        await desk.press("v", "x")
        assert "several teams" in desk.toasts
        assert not [kr for kr in desk.okrs.key_results.values() if kr.state == "dropped"]
        assert "2 marked" in desk.text


# -- one or several


async def test_x_on_what_is_dropped_takes_it_up_again(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("x", "x")
        assert desk.okrs.key_results[id_].state == "active"
        assert "restored “Deploys per week”" in desk.toasts
        await desk.press("u")
        assert desk.okrs.key_results[id_].state == "dropped"


async def test_o_hands_over_to_somebody_of_that_space(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("o")
        assert LEFT not in desk.text
        await desk.press("k", "e", "n", "enter")
        assert desk.okrs.person_name(desk.okrs.key_results[id_].owner) == "Ken"
        assert "handed “Deploys per week” to Ken" in desk.toasts
        await desk.press("o", *"nobody", "enter")
        assert desk.okrs.key_results[id_].owner is None
        await desk.press("o", *"nobody", "enter")
        assert "is nobody’s already" in desk.text


async def test_o_hands_over_all_that_is_marked(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("v", "v", "o")
        assert "Owner of 2 marked" in desk.text
        await desk.press("escape")
        assert "2 marked" in desk.text
        await desk.press("o", "王", "enter")
        assert "handed 2 to 王小明" in desk.toasts
        owners = [desk.okrs.person_name(key_result(desk, title).owner) for title in (DEPLOYS, FAILURES)]
        assert owners == ["王小明", "王小明"]


async def test_t_ties_an_objective_to_what_it_may_support(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(BORING)
        await desk.press("t")
        titles = [choice.title for choice in offers(desk)]
        assert {MARKUP, CLICK, "nothing"} <= set(titles)
        assert BORING not in titles
        assert DEPLOYS not in titles
        await desk.type("surpass")
        await desk.press("enter")
        assert desk.okrs.objectives[id_].parent == objective(desk, "Surpass the market leader in Q4").id
        await desk.press("t", *"nothing", "enter")
        assert desk.okrs.objectives[id_].parent is None
        await desk.press("t", *"nothing", "enter")
        assert "supports nothing already" in desk.text


async def test_a_company_is_not_offered_what_is_a_teams(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(MARKUP)
        await desk.press("t")
        titles = [choice.title for choice in offers(desk)]
        assert BORING not in titles
        assert "Surpass the market leader in Q4" in titles


# -- trash


async def test_the_trash_is_shown_and_gives_back(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("d", ":", *"trash")
        await desk.press("enter")
        assert DEPLOYS in desk.text
        await desk.press("enter")
        assert id_ in desk.okrs.key_results
        assert selected(desk) == DEPLOYS
        await desk.press(":", *"trash", "enter")
        assert "The trash is empty" in desk.text


async def test_a_key_result_whose_objective_is_in_the_trash_comes_back_with_a_word(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("d")
        await desk.go_to(BORING)
        await desk.press("d", ":", *"trash", "enter", *"deploys")
        assert "its objective too" in offers(desk)[0].detail
        await desk.press("enter")
        assert id_ in desk.okrs.key_results
        assert f"its objective “{BORING}” is still in the trash" in desk.toasts
        assert "2026-Q4" in title_of(desk)


# -- palette


async def test_the_palette_finds_records_of_any_cycle_by_title_and_by_short_id(desk: Desk) -> None:
    async with desk.open():
        await desk.press("ctrl+p", *"carts", "enter")
        assert selected(desk) == CARTS
        await desk.press("ctrl+p", *"恢复", "enter")
        assert selected(desk) == CHINESE
        short = desk.okrs.short_ids[key_result(desk, RUNBOOKS).id]
        await desk.press("ctrl+p", *short, "enter")
        assert selected(desk) == RUNBOOKS


async def test_the_palette_understands_people_units_lines_and_vim(desk: Desk) -> None:
    async with desk.open():
        await desk.press(":", *"platform", "enter")
        assert desk.text.startswith(" Platform ▸")
        await desk.press(":", "3", "enter")
        assert desk.screen.lines.cursor == 2
        await desk.press(":", "9", "9", "9", "enter")
        assert desk.screen.lines.cursor == len(desk.screen.lines.rows) - 1
        await desk.press(":", "w", "enter")
        assert "everything is on the disk already" in desk.toasts
        await desk.press("：", "q")
        assert [choice.id for choice in offers(desk)].count("command:leave") == 1
        await desk.press("enter")
        await desk.until(lambda: not desk.app.is_running)


async def test_what_the_scope_hides_is_shown_when_it_is_asked_for(desk: Desk) -> None:
    async with desk.open():
        await desk.press("p", "王", "enter", ":", *"bold", "enter")
        assert selected(desk) == "[bold"
        assert "looking at everybody’s OKRs now" in desk.toasts


async def test_a_command_that_cannot_be_followed_says_why(desk: Desk) -> None:
    async with desk.open():
        await desk.press("g", "g", ":", *"owner")
        assert "go to an objective or key result" in desk.text
        await desk.press("enter")
        assert "go to an objective or key result" in desk.toasts


async def test_the_palette_goes_back_from_a_key_result_to_the_objectives(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("enter", ":", *"runbooks", "enter")
        assert isinstance(desk.app.screen, ObjectivesScreen)
        assert selected(desk) == RUNBOOKS


# -- copy, link


async def test_y_copies_as_markdown_and_names_the_file(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(MARKUP)
        await desk.press("y")
        path = desk.directory / "state" / "copied.md"
        assert f"also in {path}" in desk.toasts
        text = path.read_text()
        assert text == desk.app.clipboard
        assert text.startswith(r"## Grow the community a \[/\] b and \[WIP\] x")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        await desk.go_to(DEPLOYS)
        await desk.press("v", "v", "y")
        assert path.read_text().count("- [ ] ") == 2
        assert "copied 2 as Markdown" in desk.toasts


async def test_a_full_disk_leaves_the_clipboard(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Path:
        raise StorageError("the copy could not be written: no space left")

    monkeypatch.setattr("okrtui.tui.keeper.keep_copy", refuse)
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("y")
        assert "no space left" in desk.toasts
        assert DEPLOYS in desk.app.clipboard


class Browser:
    def __init__(self) -> None:
        self.opened: list[str] = []

    def open(self, link: str) -> bool:
        self.opened.append(link)
        return True


async def test_g_x_opens_the_link_and_drops_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Browser()
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("g", "x")
        assert browser.opened == ["https://example.org/deploys?q=1"]
        assert "opened https://example.org/deploys?q=1" in desk.toasts
        assert desk.okrs.key_results[id_].state == "active"
        await desk.press("enter", "g", "x")
        assert len(browser.opened) == 2
        await desk.press("q", "j", "g", "x")
        assert "it has no link" in desk.toasts


async def test_only_links_of_the_web_are_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from okrtui.okr.steps.editing import edit

    browser = Browser()
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    known = key_result(desk, DEPLOYS)
    desk.home.perform(edit(desk.okrs, desk.home.author(known.space), known, link="file:///etc/passwd"))
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("g", "x")
        assert "only http and https links are opened" in desk.toasts
        assert browser.opened == []


async def test_a_browser_that_would_take_the_terminal_is_not_started(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("false"))
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("g", "x")
        assert "no browser here; the link is https://example.org" in desk.toasts


# -- life


async def test_midnight_is_followed_by_what_is_due(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk.open():
        before = desk.text.splitlines()[1]
        monkeypatch.setenv("OKRTUI_NOW", "2026-11-23T00:00")
        monkeypatch.setattr(desk.home, "clock", clock())
        await desk.until(lambda: "38 d left" in desk.text)
        assert "week 9 of 14" in desk.text
        assert desk.text.splitlines()[1] != before


async def test_a_half_typed_title_survives_the_loss_of_its_record_elsewhere(desk: Desk) -> None:
    other = desk.another_home()
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("v", "k", "e", *"half")
        gone = other.okrs.key_results[id_]
        other.perform(delete(other.okrs, other.author(gone.space), gone))
        await desk.until(lambda: id_ not in desk.app.now.okrs.key_results)
        assert f"{DEPLOYS}half" in desk.text
        await desk.press("escape")
        assert selected(desk) == FAILURES
        assert "marked" not in title_of(desk)


async def test_a_picker_open_while_its_record_goes_away_says_so(desk: Desk) -> None:
    other = desk.another_home()
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("o")
        gone = other.okrs.key_results[id_]
        other.perform(delete(other.okrs, other.author(gone.space), gone))
        await desk.until(lambda: id_ not in desk.app.now.okrs.key_results)
        await desk.press("k", "e", "n", "enter")
        assert f"“{DEPLOYS}” was moved to the trash" in desk.text
        assert offers(desk)[0].title == "Ken"


@pytest.mark.parametrize("theme", [None, "ansi-dark"])
async def test_fields_can_be_seen_without_colour(
    desk: Desk, theme: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme is None:
        monkeypatch.setenv("NO_COLOR", "1")
    async with desk.open(settings=Settings(theme=theme)):
        await desk.go_to(DEPLOYS)
        await desk.press("e")
        for field in desk.app.screen.query(TypedLine):
            strip = field.render_line(0)
            assert strip.cell_length == field.size.width
            assert all(segment.style and segment.style.underline for segment in strip)


async def test_every_choice_can_be_seen_where_there_is_little_room(desk: Desk) -> None:
    async with desk.open(size=(80, 8)):
        await desk.press("p", *["down"] * 7)
        chosen = desk.app.screen.query_one("#choices", Lines).selected
        assert chosen is not None
        assert chosen.title in desk.text


# -- mouse, help


async def test_a_click_selects_a_second_one_opens_and_the_wheel_scrolls(desk: Desk) -> None:
    async with desk.open(size=(80, 14)):
        await desk.pilot.click("#objectives", offset=(10, 3))
        await desk.rest()
        assert desk.screen.lines.cursor == 2
        await desk.pilot.click("#objectives", offset=(10, 3))
        await desk.rest()
        assert len(desk.app.screen_stack) == 2
        await desk.press("q")
        desk.screen.lines.scroll_to(y=0, animate=False)
        await desk.pilot._post_mouse_events([events.MouseScrollDown], "#objectives", offset=(10, 3))
        await desk.until(lambda: desk.screen.lines.scroll_offset.y > 0)


@pytest.mark.parametrize("width", [60, 76, 120])
async def test_a_check_in_and_the_help_tell_everything_at_every_width(desk: Desk, width: int) -> None:
    home = desk.home
    note = "the canary stands, and what is left are two of the five services and their alerts"
    step = check_in(home.okrs, home.author(), key_result(desk, DEPLOYS), Reading(Decimal(13), 7, note))
    home.perform(step)
    async with desk.open(size=(120, 40)):
        await desk.go_to(DEPLOYS)
        await desk.press("c", "1", ",", "7")
        await desk.pilot.resize_terminal(width, 40)
        await desk.rest()
        said = words(desk)
        assert f"“{note}” (W47)" in said
        assert "4 → 20 deploys · due 31 Dec · owner Mei" in said
        assert "use a point: 1.7" in said
        await desk.press("enter")
        assert "use a point: 1.7" in words(desk)
        await desk.press("escape", "?")
        assert "by unit, or one list by title" in words(desk)
        await desk.pilot.resize_terminal(width + 1, 40)
        await desk.rest()
        assert "by unit, or one list by title" in words(desk)


def words(desk: Desk) -> str:
    """What stands in the box of the dialog, as one line."""
    area = desk.app.screen.query_one("#box").content_region
    strips = desk.app.screen._compositor.render_strips()[area.y : area.bottom]
    return " ".join(" ".join(strip.crop(area.x, area.right).text for strip in strips).split())


async def test_help_names_the_key_of_each_command_and_the_footer_pairs_of_them(desk: Desk) -> None:
    async with desk.open(size=(120, 100)):
        await desk.go_to(DEPLOYS)
        assert "[ ] Cycle" in desk.text
        await desk.press("enter")
        assert "h l Tab" in desk.text
        await desk.press("?")
        assert "l → Next tab history" in words(desk)
        assert "[ H Key result before" in words(desk)


async def test_help_shows_what_means_something_here(desk: Desk) -> None:
    async with desk.open(size=(100, 80)):
        await desk.press("?")
        assert "Group or flat" in desk.text
        assert "In a run" not in desk.text
        await desk.press("escape")
        await desk.go_to(DEPLOYS)
        await desk.press("enter", "?")
        assert "Next tab" in desk.text
        assert "Group or flat" not in desk.text


async def test_what_is_remembered_is_a_small_readable_file(desk: Desk) -> None:
    async with desk.open():
        await desk.press("b")
    assert json.loads((desk.directory / "state" / "view.json").read_text())["grouping"] == "flat"
