"""The week board, pressed with real keys, and what of it is on the disk."""

from decimal import Decimal

import pytest

from okrtui.bootstrap import clock
from okrtui.okr.records import Limits, Outlook, Person, Priority
from okrtui.okr.scope import ME
from okrtui.okr.steps.health import add_metric
from okrtui.okr.steps.plan import add_priority, finish
from okrtui.okr.steps.step import Add
from okrtui.okr.steps.taking_in import take_in

from .desk import Desk
from .news import they_work
from .team import DEPLOYS, back_in


def lines(desk: Desk) -> dict[str, tuple[str, str, str | None, str]]:
    """Every line of a plan as another process reads it: kind, week, rank, state, by text."""
    okrs = desk.another_home().okrs
    every: list[Priority | Outlook] = [*okrs.priorities.values(), *okrs.outlooks.values()]
    return {line.text: (line.KIND, line.week, line.rank, line.state) for line in every}


def plan(desk: Desk, text: str, *, week: str | None = None, key_result: str | None = None) -> str:
    """A line of mine, planned in its own week where that is over; its id."""
    home = desk.home
    author = back_in(home.author(), week) if week else home.author()
    step = add_priority(home.okrs, author, text, week=week, key_result=key_result)
    home.perform(step)
    return step.added[0]


def they_come(desk: Desk, *names: str) -> None:
    """More people in the team."""
    home = desk.home
    author = home.author()
    made = [author.ids.fresh() for _ in names]
    people = (Person(id=m.id, space=home.default, name=name) for m, name in zip(made, names, strict=True))
    added = [Add(person, m) for person, m in zip(people, made, strict=True)]
    home.perform(take_in(home.okrs, author, "made", added))


def it_is(desk: Desk, monkeypatch: pytest.MonkeyPatch, time: str) -> None:
    """The clock of the home shows another time."""
    monkeypatch.setenv("OKRTUI_NOW", time)
    desk.home.clock = clock()


async def test_the_board_opens_first_with_all_four_quadrants(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        for title in ("Q1 OKRs", "Q2 This week", "Q3 Next four weeks", "Q4 Metrics and health"):
            assert title in desk.text
        assert "2026-Q4 · week 8 of 14 · 41 d left" in desk.text
        assert "W48" in desk.text


async def test_an_empty_quadrant_of_okrs_names_the_key_that_adds_there(empty_desk: Desk) -> None:
    empty_desk.home.set_up("Mei", "North")
    async with empty_desk.open((80, 24), on="1"):
        assert "a adds an objective." in empty_desk.text
        await empty_desk.press("g", "1", "a")
        assert "New objective" in empty_desk.text


async def test_lines_are_typed_one_after_the_other_until_esc(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.press("a")
        await desk.type("ship canary @ken")
        await desk.press("enter")
        await desk.type("write notes !should")
        await desk.press("enter")
        await desk.type("call ken >2")
        await desk.press("enter", "escape")
        assert "ship canary" in desk.text
        assert "should" in desk.text
    assert lines(desk) == {
        "ship canary": ("priority", "2026-W47", "must", "open"),
        "write notes": ("priority", "2026-W47", "should", "open"),
        "call ken": ("outlook", "2026-W49", "must", "open"),
    }
    ken = next(p for p in desk.okrs.people.values() if p.name == "Ken")
    assert [p.owner for p in desk.okrs.priorities.values() if p.text == "ship canary"] == [ken.id]


async def test_a_name_is_completed_while_it_is_typed(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.press("a")
        await desk.type("ship #dep")
        assert "Deploys per week" in desk.text
        await desk.press("tab")
        await desk.type("soon")
        await desk.press("enter", "escape")
    (line,) = desk.okrs.priorities.values()
    deploys = desk.key_result(DEPLOYS)
    assert deploys is not None
    assert (line.text, line.key_result) == ("ship soon", deploys.id)


async def test_a_name_that_stays_text_is_told_with_the_reason_also_when_it_is_added(desk: Desk) -> None:
    they_come(desk, "Lee Wu", "Ann Wu")
    async with desk.open((80, 24), on="1"):
        await desk.press("a")
        await desk.type("call @foo ")
        assert "@foo names nobody here: stays text" in desk.text
        await desk.press("ctrl+u")
        await desk.type("call @wu")
        await desk.press("enter")
        assert "@wu fits Lee Wu, Ann Wu: stays text" in desk.text
        await desk.type("x")
        assert "stays text" not in desk.text
    assert "call @wu" in lines(desk)


async def test_the_add_line_says_where_the_line_would_go_before_it_is_saved(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        await desk.press("a")
        assert "+ W47 must · team North" in desk.text
        await desk.type("call ken !should >1 ")
        assert "+ W48 should · team North" in desk.text
        await desk.press("enter")
        assert "+ W47 must · team North" in desk.text
    assert lines(desk)["call ken"] == ("outlook", "2026-W48", "should", "open")


async def test_a_line_of_a_later_week_goes_where_the_add_line_says(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        await desk.press("tab", "tab", "j", "a")
        assert "+ W49 ·" in desk.text
        await desk.type("call ken >1")
        assert "+ W50 ·" in desk.text
        await desk.press("enter")
    assert lines(desk)["call ken"][1] == "2026-W50"


async def test_what_is_half_typed_comes_back_after_esc(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.press("a")
        await desk.type("half a thou")
        await desk.press("escape", "a")
        await desk.type("ght")
        await desk.press("enter", "escape")
    assert "half a thought" in lines(desk)


async def test_a_click_on_the_board_while_a_line_is_typed_leaves_no_line_behind(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.press("a", *"cal")
        await desk.pilot.click("#q2", offset=(4, 2))
        await desk.press("a", *"ls", "enter")
        await desk.pilot.click("#q1", offset=(4, 3))
        await desk.press("escape")
        assert not desk.board.query("#quick")
    assert list(lines(desk)) == ["calls"]


async def test_space_finishes_a_line_and_takes_it_back(desk: Desk) -> None:
    plan(desk, "ship canary")
    async with desk.open((100, 30), on="1"):
        await desk.press("space")
        assert "[x] ship canary" in desk.text
        assert "1/1" in desk.text
        await desk.press("space")
        assert "[ ] ship canary" in desk.text
        await desk.press("space")
    assert lines(desk)["ship canary"][3] == "done"


async def test_m_changes_the_rank_and_j_k_the_order(desk: Desk) -> None:
    first, second = plan(desk, "first"), plan(desk, "second")
    async with desk.open((100, 30), on="1"):
        await desk.press("J")
        assert desk.text.index("second") < desk.text.index("first")
        assert desk.board.here == first
        await desk.press("K")
        assert desk.text.index("first") < desk.text.index("second")
        await desk.press("m")
        assert desk.board.here == first
    assert {second: "must", first: "should"} == {p.id: p.rank for p in desk.okrs.priorities.values()}


async def test_a_line_goes_a_week_later_and_comes_back(desk: Desk) -> None:
    line = plan(desk, "ship canary")
    async with desk.open((100, 30), on="1"):
        await desk.press(">", "tab", "tab", "g", "g")
        assert desk.board.here == line
        await desk.press("<")
    assert lines(desk)["ship canary"] == ("priority", "2026-W47", "must", "open")


async def test_what_last_week_left_open_is_offered_folded_and_carried(desk: Desk) -> None:
    plan(desk, "interview users", week="2026-W46")
    plan(desk, "fix the build", week="2026-W46")
    async with desk.open((100, 30), on="1"):
        assert "2 open from W46" in desk.text
        assert "interview users" not in desk.text
        await desk.press("enter", "j", ">")
        assert "carried “interview users” into W47" in desk.toasts
        await desk.press("x")
        assert "dropped “fix the build”" in desk.toasts
    found = {(p.text, p.week): p.state for p in desk.another_home().okrs.priorities.values()}
    assert found == {
        ("interview users", "2026-W46"): "open",
        ("interview users", "2026-W47"): "open",
        ("fix the build", "2026-W46"): "dropped",
    }


async def test_all_that_was_left_open_is_carried_at_once_and_taken_back_at_once(desk: Desk) -> None:
    for text in ("one", "two", "three"):
        plan(desk, text, week="2026-W46")
    async with desk.open((100, 30), on="1"):
        await desk.press("A")
        assert [p.text for p in desk.okrs.priorities.values() if p.week == "2026-W47"] == [
            "one",
            "two",
            "three",
        ]
        assert "open from" not in desk.text
        await desk.press("u")
        assert "3 open from W46" in desk.text


async def test_on_the_first_day_of_the_week_what_was_left_open_stands_unfolded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(desk, "interview users", week="2026-W46")
    it_is(desk, monkeypatch, "2026-11-16T09:00")
    async with desk.open((100, 30), on="1"):
        assert "interview users" in desk.text
        await desk.press("k", "enter")
        assert "1 open from W46" in desk.text
        assert "[ ] interview users" not in desk.text


async def test_enter_opens_the_key_result_that_a_line_serves(desk: Desk) -> None:
    deploys = desk.key_result(DEPLOYS)
    assert deploys is not None
    plan(desk, "ship canary", key_result=deploys.id)
    async with desk.open((100, 30), on="1"):
        await desk.press("enter")
        assert "confidence by week" in desk.text or "History" in desk.text
        await desk.press("escape")
        assert "Q2 This week" in desk.text


async def test_c_checks_the_key_result_in_and_the_board_shows_the_change(desk: Desk) -> None:
    async with desk.open((120, 40), on="1"):
        await desk.press("l")
        deploys = desk.key_result(DEPLOYS)
        assert deploys is not None
        desk.board.point_at(deploys.id)
        await desk.press("c", "1", "7", "enter", "8", "enter")
        row = next(line for line in desk.text.splitlines() if DEPLOYS in line)
        assert "8 ↗ +2" in row


async def test_weeks_are_walked_and_the_running_one_is_come_back_to(desk: Desk) -> None:
    plan(desk, "next week’s thing", week="2026-W48")
    async with desk.open((100, 30), on="1"):
        await desk.press("]")
        assert "W48 · 2026-Q4 · week 9 of 14 · in 1 week" in desk.text
        assert "Q2 W48" in desk.text
        await desk.press("[", "[")
        assert "1 week ago" in desk.text
        await desk.press("]")
        assert "Q2 This week" in desk.text


async def test_midnight_turns_the_week(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    plan(desk, "left over")
    async with desk.open((100, 30), on="1"):
        it_is(desk, monkeypatch, "2026-11-23T00:00:30")
        desk.app.know()
        await desk.rest()
        assert "week 9 of 14" in desk.text
        assert "open from W47" in desk.text
        assert "left over" in desk.text


async def test_the_line_below_names_keys_by_what_they_do_in_the_quadrant(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        found = {}
        for quadrant in "1234":
            await desk.press("g", quadrant)
            keys = desk.text.splitlines()[-1]
            found[quadrant] = ["Done" in keys, "c Check in" in keys, "c Read" in keys]
        line, goal, metric = [True, True, False], [False, True, False], [False, False, True]
        assert found == {"1": goal, "2": line, "3": line, "4": metric}


async def test_what_is_renamed_among_the_objectives_is_called_so_on_the_board(desk: Desk) -> None:
    async with desk.open((80, 24), on="1"):
        await desk.press("2")
        await desk.go_to(DEPLOYS)
        await desk.press("e", *["backspace"] * 40, *"Shipped", *["enter"] * 4, "1")
        assert "│▌◐ Shipped" in desk.text


async def test_narrow_terminals_show_one_quadrant_at_a_time(desk: Desk) -> None:
    async with desk.open((60, 20), on="1"):
        assert "Q2 This week" in desk.text
        assert "Q1 OKRs" not in desk.text
        await desk.press("tab")
        assert "Q1 OKRs" in desk.text
        assert "Q2 This week" not in desk.text


async def test_z_zooms_the_quadrant_and_back(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.press("l", "z")
        assert "Q2 This week" not in desk.text
        assert "Q1 OKRs" in desk.text
        await desk.press("z")
        assert "Q2 This week" in desk.text


@pytest.mark.parametrize(("key", "title"), [("1", "Q1"), ("2", "Q2"), ("3", "Q3"), ("4", "Q4")])
async def test_g_and_a_number_go_to_a_quadrant(desk: Desk, key: str, title: str) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.press("g", key)
        assert str(desk.board.lines.border_title).startswith(title)
        assert desk.app.focused is desk.board.lines


async def test_a_metric_is_added_edited_and_retired(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.press("g", "4", "a")
        await desk.type("Pages per night")
        await desk.press("enter", "enter")
        await desk.type("<= 2, amber 4")
        await desk.press("enter", "enter", "enter")
        (metric,) = desk.okrs.health_metrics.values()
        assert (metric.name, metric.limits) == ("Pages per night", Limits(Decimal(2), Decimal(4), "down"))
        await desk.press("e", "enter")
        await desk.type("pages")
        await desk.press("enter", "enter", "enter", "enter")
        (metric,) = desk.okrs.health_metrics.values()
        assert metric.unit == "pages"
        await desk.press("x")
    (metric,) = desk.another_home().okrs.health_metrics.values()
    assert metric.retired


async def test_c_reads_a_metric_by_value_and_by_colour(desk: Desk) -> None:
    limits = Limits(Decimal(2), Decimal(4), "down")
    home = desk.home
    home.perform(add_metric(home.okrs, home.author(), "Pages per night", limits=limits, unit="pages"))
    async with desk.open((100, 30), on="1"):
        await desk.press("g", "4", "c")
        await desk.type("2.8")
        assert "reads as 2.8 pages · amber" in desk.text
        await desk.press("enter")
        await desk.type("two on Tuesday")
        await desk.press("enter")
        assert "▲ amber Pages per night" in desk.text
        await desk.press("c", "r", "enter", "enter")
        assert "red on 20 Nov" in desk.text
    readings = [r for group in desk.another_home().okrs.health_readings.values() for r in group]
    found = [(r.value, r.status, r.note) for r in readings]
    assert found == [(Decimal("2.8"), None, "two on Tuesday"), (None, "red", None)]


async def test_an_emoji_that_has_to_be_shown_otherwise_stays_as_it_is_in_what_was_not_touched(
    desk: Desk,
) -> None:
    line = plan(desk, "ship ❤\ufe0f 👍🏽")
    home = desk.home
    home.perform(add_metric(home.okrs, home.author(), "Morale ❤\ufe0f", unit="of 5 ❤\ufe0f"))
    async with desk.open((100, 30), on="1"):
        assert "ship ❤ 👍" in desk.text
        await desk.press("e", "enter", "g", "4", "e", "enter", "enter")
        await desk.type("<= 2")
        await desk.press("enter", "enter", "enter")
    assert desk.okrs.priorities[line].text == "ship ❤\ufe0f 👍🏽"
    (metric,) = desk.okrs.health_metrics.values()
    assert (metric.name, metric.unit) == ("Morale ❤\ufe0f", "of 5 ❤\ufe0f")
    assert metric.limits == Limits(Decimal(2), None, "down")


async def test_the_month_shows_confidence_then_and_now_and_done_musts(desk: Desk) -> None:
    for week in ("2026-W45", "2026-W46"):
        line = plan(desk, f"done in {week}", week=week)
        desk.home.perform(finish(desk.home.okrs, desk.home.author(), desk.home.okrs.priorities[line]))
    async with desk.open((120, 40), on="1"):
        await desk.press("M")
        assert "Q1 Then → now · W44–W47" in desk.text
        row = next(line for line in desk.text.splitlines() if DEPLOYS in line)
        assert "5 → 6  ↗ +1" in row or "6 → 6" in row
        assert "W46 · 1 done" in desk.text
        assert "[x] done in 2026-W45" in desk.text
        await desk.press("M")
        assert "Q2 Musts · November 2026" in desk.text
        await desk.press("M")
        assert "Q2 This week" in desk.text


async def test_presenting_goes_from_board_to_board_and_comes_back(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.press("P")
        assert "presenting 1 of" in desk.text
        seen = [desk.app.now.scope]
        while "presenting" in desk.text:
            await desk.press("P")
            seen.append(desk.app.now.scope)
        assert len(set(seen)) == len(seen)
        assert desk.app.now.scope == desk.app.view.scope


async def test_esc_ends_presenting_and_nothing_of_it_is_remembered(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        chosen = desk.app.now.scope
        await desk.press("P")
        assert desk.app.now.scope != chosen
        await desk.press("2", "b", "1", "escape")
        assert "presenting" not in desk.text
        assert desk.app.now.scope == chosen
    assert desk.app.keeper.remembered().scope == chosen


async def test_the_run_while_presenting_asks_for_what_is_due_there_by_me_for_its_owner(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.press("P")
        assert desk.app.now.scope.kind == "unit"
        await desk.press("C", "down")
        assert "recorded by Mei for 王小明" in desk.text


async def test_a_win_stands_on_the_board(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.press("W")
        await desk.type("First week without a page")
        await desk.press("enter")
        assert "★ First week without a page" in desk.text


async def test_another_window_changes_the_board_and_leaves_what_is_typed(desk: Desk) -> None:
    line = plan(desk, "ship canary")
    async with desk.open((100, 30), on="1"):
        await desk.press("a")
        await desk.type("half")
        other = desk.another_home()
        other.perform(finish(other.okrs, other.author(desk.home.default), other.okrs.priorities[line]))
        await desk.until(lambda: "[x] ship canary" in desk.text)
        await desk.type(" a line")
        await desk.press("enter")
    assert "half a line" in lines(desk)


async def test_the_objectives_and_the_board_point_at_the_same_record(desk: Desk) -> None:
    async with desk.open((100, 30)):
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("1")
        assert desk.board.here == id_
        await desk.press("j")
        below = desk.board.here
        await desk.press("2")
        assert desk.screen.here == below


async def test_a_screen_that_was_not_seen_catches_up(desk: Desk) -> None:
    async with desk.open((100, 30)):
        await desk.go_to(DEPLOYS)
        await desk.press("1", "c", "1", "9", "enter", "9", "enter")
        await desk.press("2")
        row = next(line for line in desk.text.splitlines() if DEPLOYS in line)
        assert "9  +3" in row


async def test_a_week_of_another_year_is_opened_when_it_is_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(desk, "long ago", week="2025-W40")
    desk.home.checkpoint()
    again = Desk(desk.directory)
    assert not any(line.text == "long ago" for line in again.okrs.priorities.values())
    it_is(again, monkeypatch, "2026-01-06T09:00")
    async with again.open((100, 30), on="1"):
        await again.press(*["["] * 14)
        assert "Q2 2025-W40" in again.text
        assert "long ago" in again.text


async def test_what_is_new_stands_in_one_line_and_i_lists_it(desk: Desk) -> None:
    they_work(desk.home)
    async with desk.open((100, 30), on="1"):
        await desk.until(lambda: "since" in desk.text)
        line = next(line for line in desk.text.splitlines() if "since Monday" in line)
        assert "3 → 7" in line
        await desk.press("i", "enter")
        changed = {kr.id for kr in desk.okrs.key_results.values()}
        assert desk.board.here in changed


async def test_without_news_there_is_no_line_and_i_says_so(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.until(lambda: desk.app.news is not None)
        assert "since" not in desk.text
        await desk.press("i")
        assert "Nothing new since" in desk.text


async def test_y_copies_the_report_of_the_week_as_markdown(desk: Desk) -> None:
    plan(desk, "ship [canary](http://x)")
    async with desk.open((100, 30), on="1"):
        await desk.press("y")
        assert "copied the report of W47 as Markdown" in desk.toasts
        assert "private things are among it" in desk.toasts
        text = desk.app.clipboard
        assert "W47" in text
        assert "ship \\[canary" in text
        await desk.press("M", "y")
        assert "W44–W47" in desk.toasts


async def test_a_line_is_tied_to_a_key_result_handed_over_commented_and_put_into_the_trash(
    desk: Desk,
) -> None:
    line = plan(desk, "ship canary")
    async with desk.open((100, 30), on="1"):
        await desk.press("t")
        await desk.type("deploys")
        await desk.press("enter", "o")
        await desk.type("ken")
        await desk.press("enter", ";")
        await desk.type("after the freeze")
        await desk.press("enter")
        assert "“after the freeze”" in desk.text
        record = desk.okrs.priorities[line]
        deploys = desk.key_result(DEPLOYS)
        assert deploys is not None
        assert record.key_result == deploys.id
        assert desk.okrs.person_name(record.owner) == "Ken"
        await desk.press("d")
        assert line in desk.another_home().okrs.trash
        await desk.press("u")
        assert "ship canary" in desk.text


async def test_a_win_is_not_edited_and_says_so(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.press("W")
        await desk.type("a win")
        await desk.press("enter", "G", "e")
        assert "a win stands as it was noted" in desk.toasts
        await desk.press("d")
        assert "★ a win" not in desk.text


async def test_on_friday_the_board_asks_for_wins(desk: Desk) -> None:
    plan(desk, "ship canary")
    async with desk.open((100, 30), on="1"):
        assert "wins: W notes one" in desk.text


async def test_edit_changes_a_line_as_it_is_typed(desk: Desk) -> None:
    line = plan(desk, "ship canary #37")
    async with desk.open((100, 30), on="1"):
        await desk.press("e")
        assert "ship canary \\#37 @mei !must" in desk.text
        assert "stays text" not in desk.text
        await desk.type(" soon !should")
        assert "!should is a second rank: stays text · must · Mei" in desk.text
        await desk.type(" @foo")
        assert "@foo names nobody" in desk.text
        await desk.press(*["backspace"] * 5, "enter")
    record = desk.another_home().okrs.priorities[line]
    assert (record.text, record.rank) == ("ship canary #37 soon !should", "must")


async def test_search_goes_to_a_line_of_another_week(desk: Desk) -> None:
    line = plan(desk, "interview users", week="2026-W40")
    async with desk.open((100, 30), on="1"):
        await desk.press("/")
        await desk.type("interv")
        await desk.press("enter")
        assert "Q2 W40" in desk.text
        assert desk.board.here == line


async def test_search_goes_to_what_no_board_shows_among_the_objectives(desk: Desk) -> None:
    async with desk.open((100, 30), on="1", scope=ME):
        await desk.press("/")
        await desk.type("failure rate")
        await desk.press("enter")
        found = desk.key_result("Change failure rate")
        assert found is not None
        assert found.id in (getattr(desk.app.screen, "here", None), desk.screen.here)


async def test_1_on_the_board_goes_back_to_the_week_that_runs(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.press(*["["] * 50)
        assert "2025-W49" in desk.text
        assert "Nothing planned in 2025-W49" in desk.text
        await desk.press("1")
        assert "Nothing planned for this week" in desk.text


async def test_undo_puts_the_cursor_on_what_it_brought_back(desk: Desk) -> None:
    first, _ = plan(desk, "first"), plan(desk, "second")
    async with desk.open((100, 30), on="1"):
        for key in (">", "x", "d"):
            await desk.press("g", "g", key, "u")
            assert desk.board.here == first


async def test_another_scope_begins_at_the_top(desk: Desk) -> None:
    for number in range(30):
        plan(desk, f"line {number}")
    async with desk.open((80, 24), on="1"):
        await desk.press("G", "l", "G")
        await desk.press("P")
        assert desk.board.quadrant("q1").cursor == 0
        await desk.press("escape")
        assert desk.board.quadrant("q2").scroll_offset.y == 0
        assert "must" in desk.text


async def test_under_a_run_a_narrow_board_keeps_its_width(desk: Desk) -> None:
    async with desk.open((60, 24), on="1"):
        await desk.press("C")
        await desk.until(lambda: "Weekly run" in desk.text)
        await desk.rest()
        assert desk.board.quadrant(desk.board.focused_id).size.width > 50


async def test_a_line_alone_says_why_it_cannot_change_places(desk: Desk) -> None:
    plan(desk, "alone")
    async with desk.open((100, 30), on="1"):
        await desk.press("J")
        assert "no other line of its team and rank stands beside" in desk.toasts
        await desk.press("l", "J")
        assert "g 2 and g 3 go there" in desk.toasts
