"""The overview: each key, what it shows of units, people and findings, and what is durable then."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from okrtui.okr.decisions import latest_decision
from okrtui.okr.guidelines.finding import Finding
from okrtui.okr.records import Whose
from okrtui.okr.scope import EVERYBODY, ME, Scope
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.trash import delete
from okrtui.tui.screens.key_result import KeyResultScreen
from okrtui.tui.screens.map import MapScreen
from okrtui.tui.screens.objectives import ObjectivesScreen
from okrtui.tui.screens.overview import OverviewScreen
from okrtui.tui.screens.week import WeekScreen
from okrtui.tui.views.overview_rows import CODES, WAITING, OverviewRow

from .desk import Desk
from .team import DEPLOYS

BORING, LEADER, CHECKED = "Make releases boring", "Surpass the market leader in Q4", "Change failure rate"


@asynccontextmanager
async def overseeing(
    desk: Desk, scope: Scope = EVERYBODY, **options: object
) -> AsyncIterator[OverviewScreen]:
    """The overview, with all its figures."""
    async with desk.open(on="4", scope=scope, **options):  # type: ignore[arg-type]
        await reckoned(desk)
        yield screen(desk)


def screen(desk: Desk) -> OverviewScreen:
    found = desk.app.screen_stack[0]
    assert isinstance(found, OverviewScreen)
    return found


async def reckoned(desk: Desk) -> None:
    """All is reckoned that is asked for."""
    await desk.until(lambda: not screen(desk).is_reading)
    await desk.rest()


def ids(desk: Desk) -> list[str]:
    return [row.id for row in screen(desk).lines.rows]


def selected(desk: Desk) -> OverviewRow:
    row = screen(desk).lines.selected
    assert row is not None
    return row


def unit(desk: Desk, name: str) -> str:
    return next(each.id for each in desk.okrs.units.values() if each.name == name)


async def on(desk: Desk, id_: str) -> None:
    """Walk to a row by keys."""
    await desk.press("g", "g")
    rows = [row for row in screen(desk).lines.rows if row.stops]
    await desk.press(*["j"] * [row.id for row in rows].index(id_))
    assert selected(desk).id == id_


async def on_finding(desk: Desk, code: str, title: str) -> None:
    """Unfold a code and walk to what it says of an objective or key result."""
    await on(desk, code)
    await desk.press("enter")
    record = desk.objective(title) or desk.key_result(title)
    assert record is not None
    rows = (row for row in screen(desk).lines.rows if isinstance(row.told, Finding))
    await on(desk, next(row.id for row in rows if row.id.startswith(f"{code}:{record.id}")))


# -- what it shows


async def test_it_shows_units_worst_first_who_is_waited_for_and_findings_by_code(desk: Desk) -> None:
    async with overseeing(desk):
        space = desk.home.default
        lines = [row.id for row in screen(desk).lines.rows if row.kind == "line"]
        retail, platform = f"unit:{unit(desk, 'North Retail')}", f"unit:{unit(desk, 'Platform')}"
        assert lines == [f"whole:{space}", retail, platform]
        assert [row.id for row in screen(desk).lines.rows if row.kind == "heading"] == [WAITING, CODES]
        assert [row.id for row in screen(desk).lines.rows if row.kind == "code"] == ["A2", "O4", "O6"]
        waiting = [
            row.id.removeprefix("waiting:") for row in screen(desk).lines.rows if row.kind == "waiting"
        ]
        assert [desk.okrs.person_name(id_) for id_ in waiting] == ["Ken", "Mei", "王小明"]
        assert "Not checked in this week · 3" in desk.text
        assert "worst first" in desk.text


async def test_nothing_private_stands_on_the_page_of_a_team(desk: Desk) -> None:
    async with overseeing(desk):
        await desk.press("z")
        assert "Learn to say no" not in desk.text
        assert "Meetings" not in desk.text
        await on(desk, WAITING)
        await desk.press("y")
        assert "Meetings" not in desk.app.clipboard


async def test_b_shows_the_tree_and_worst_first_again(desk: Desk) -> None:
    async with overseeing(desk):
        worst = ids(desk)
        await desk.press("b")
        assert "in the order of the tree" in desk.text
        assert sorted(ids(desk)) == sorted(worst)
        await desk.press("b")
        assert ids(desk) == worst


async def test_a_check_in_of_a_colleague_changes_the_figures_and_leaves_the_cursor(desk: Desk) -> None:
    async with overseeing(desk):
        await on(desk, f"unit:{unit(desk, 'Platform')}")
        assert "2 of 4 checked in this week" in desk.text.replace("\n", " ")
        key_result = desk.key_result(DEPLOYS)
        assert key_result is not None
        step = check_in(desk.okrs, desk.home.author(key_result.space), key_result, Reading(None, 7))
        desk.home.perform(step)
        desk.app.know()
        await reckoned(desk)
        assert selected(desk).id == f"unit:{unit(desk, 'Platform')}"
        assert "3 of 4 checked in this week" in desk.text


async def test_what_was_reckoned_of_another_moment_is_not_shown(desk: Desk) -> None:
    async with overseeing(desk):
        before, asked = screen(desk)._shown, screen(desk)._asked
        assert before is not None
        assert asked is not None
        await desk.press("]")
        await reckoned(desk)
        shown = ids(desk)
        screen(desk)._take(asked, before)
        assert ids(desk) == shown


# -- folding


async def test_enter_and_h_and_l_fold_and_unfold_a_code(desk: Desk) -> None:
    async with overseeing(desk):
        folded = ids(desk)
        await on(desk, "A2")
        await desk.press("enter")
        unfolded = ids(desk)
        assert len(unfolded) > len(folded)
        await desk.press("l")
        assert isinstance(selected(desk).told, Finding)
        await desk.press("h")
        assert selected(desk).id == "A2"
        await desk.press("h")
        assert ids(desk) == folded
        await desk.press("l")
        assert ids(desk) == unfolded


async def test_z_unfolds_every_finding_then_shows_headings_alone_then_as_at_first(desk: Desk) -> None:
    async with overseeing(desk):
        first = ids(desk)
        await desk.press("z")
        found = [row for row in screen(desk).lines.rows if row.kind == "finding"]
        assert len(found) == len(screen(desk)._shown.findings)  # type: ignore[union-attr]
        await desk.press("z")
        assert ids(desk)[-2:] == [WAITING, CODES]
        await desk.press("z")
        assert ids(desk) == first


# -- going in


@pytest.mark.parametrize(
    ("keys", "found"),
    [((), ObjectivesScreen), (("j",), WeekScreen), (("j", "j"), MapScreen), (("G",), OverviewScreen)],
)
async def test_enter_on_a_unit_goes_in_where_one_chooses(
    desk: Desk, keys: tuple[str, ...], found: type
) -> None:
    async with overseeing(desk):
        await on(desk, f"unit:{unit(desk, 'Platform')}")
        await desk.press("enter", *keys, "enter")
        assert isinstance(desk.app.screen, found)
        assert desk.app.now.scope == Scope("unit", unit(desk, "Platform"))


async def test_enter_on_the_whole_goes_on_looking_at_everybody(desk: Desk) -> None:
    async with overseeing(desk):
        await desk.press("g", "g", "enter", "enter")
        assert isinstance(desk.app.screen, ObjectivesScreen)
        assert desk.app.now.scope == EVERYBODY


async def test_enter_on_somebody_shows_what_they_have(desk: Desk) -> None:
    async with overseeing(desk):
        ken = next(p.id for p in desk.okrs.people.values() if p.name == "Ken")
        await on(desk, f"waiting:{ken}")
        await desk.press("enter")
        assert isinstance(desk.app.screen, ObjectivesScreen)
        assert desk.app.now.scope == Scope("person", ken)


async def test_enter_on_a_finding_goes_to_the_key_result_and_esc_comes_back(desk: Desk) -> None:
    bold = desk.key_result("[bold")
    assert bold is not None
    desk.home.perform(edit(desk.okrs, desk.home.author(bold.space), bold, due=None))
    async with overseeing(desk):
        await on_finding(desk, "K4", "[bold")
        await desk.press("enter")
        assert isinstance(desk.app.screen, KeyResultScreen)
        await desk.press("escape")
        assert isinstance(desk.app.screen, OverviewScreen)


async def test_enter_on_a_finding_goes_to_the_objective(desk: Desk) -> None:
    async with overseeing(desk):
        await on_finding(desk, "O6", LEADER)
        await desk.press("enter")
        assert isinstance(desk.app.screen, ObjectivesScreen)
        assert desk.app.screen.here == desk.objective(LEADER).id  # type: ignore[union-attr]


async def test_what_a_finding_is_about_can_be_mended_there(desk: Desk) -> None:
    async with overseeing(desk):
        await on_finding(desk, "O6", LEADER)
        await desk.press("a")  # nothing of the overview's: no key results are added here
        await desk.press("x")
        assert desk.objective(LEADER).state == "dropped"  # type: ignore[union-attr]
        await reckoned(desk)
        assert "O6" not in ids(desk)


async def test_o_adds_an_objective_for_the_unit_under_the_cursor(desk: Desk) -> None:
    async with overseeing(desk):
        await on(desk, f"unit:{unit(desk, 'Platform')}")
        await desk.press("O")
        await desk.type("Quiet nights")
        await desk.press("enter", "enter")
        added = desk.objective("Quiet nights")
        assert added is not None
        assert added.for_.unit == unit(desk, "Platform")


# -- deciding


async def test_a_decision_is_recorded_on_the_objective_of_a_finding(desk: Desk) -> None:
    async with overseeing(desk):
        await on_finding(desk, "O6", LEADER)
        await desk.press("D", "j", "j", "enter")
        await desk.type("nobody asked for it")
        await desk.press("enter")
        decision = latest_decision(desk.okrs, desk.objective(LEADER).id)  # type: ignore[union-attr]
        assert decision is not None
        assert (decision.outcome, decision.text) == ("stop", "nobody asked for it")


async def test_where_no_finding_is_under_the_cursor_deciding_says_where_to_go(desk: Desk) -> None:
    async with overseeing(desk):
        await desk.press("g", "g", "D")
        assert "go to one of its findings" in desk.toasts


# -- cycles, scope, copy


async def test_brackets_look_at_other_cycles_and_the_backlog(desk: Desk) -> None:
    async with overseeing(desk):
        await desk.press("]")
        await reckoned(desk)
        assert "No drafts" in desk.text
        await desk.press("[")
        await reckoned(desk)
        assert "Overview · 2026-Q4" in desk.text
        assert f"unit:{unit(desk, 'Platform')}" in ids(desk)


async def test_p_narrows_it_to_a_unit_or_to_me(desk: Desk) -> None:
    async with overseeing(desk):
        await desk.press("p", *"platform", "enter")
        await reckoned(desk)
        assert [row.id for row in screen(desk).lines.rows if row.kind == "line"] == [
            f"unit:{unit(desk, 'Platform')}"
        ]
        await desk.press("p", "m", "e", "enter")
        await reckoned(desk)
        assert desk.app.now.scope == ME
        assert [row.told.kind for row in screen(desk).lines.rows if row.kind == "line"] == ["person"]  # type: ignore[union-attr]
        assert "p on everybody’s" in desk.text


async def test_y_copies_the_page_and_among_people_only_who_is_waited_for(desk: Desk) -> None:
    async with overseeing(desk):
        await desk.press("g", "g", "y")
        page = desk.app.clipboard
        assert page.startswith("# Overview: everybody · North, 2026-Q4 (W47)\n")
        assert "\n| Platform | 1 | 4 | " in page
        assert "## What the guidelines say" in page
        await on(desk, WAITING)
        await desk.press("y")
        nudge = desk.app.clipboard
        assert nudge.startswith("W47 · everybody · North: ")
        assert "- 2 KRs: Ken (" in nudge
        assert "|" not in nudge
        assert "copied who has not checked in as Markdown" in desk.toasts


# -- little or nothing there


async def test_before_the_first_objective_it_says_what_belongs_there(empty_desk: Desk) -> None:
    home = empty_desk.home
    home.create_space("private", "Mei", private=True)
    async with overseeing(empty_desk):
        assert "No objectives in 2026-Q4 yet" in empty_desk.text
        assert screen(empty_desk).lines.rows == []


async def test_somebody_alone_reads_their_own_figures_and_where_units_come_from(desk: Desk) -> None:
    for each in desk.okrs.objectives.values():
        if each.space != desk.home.private:
            author = desk.home.author(each.space)
            desk.home.perform(edit(desk.okrs, author, each, for_=Whose(person=author.person)))
    for name in ("Platform", "North Retail"):
        record = desk.okrs.units[unit(desk, name)]
        desk.home.perform(delete(desk.okrs, desk.home.author(record.space), record))
    async with overseeing(desk):
        assert [row.kind for row in screen(desk).lines.rows[:3]] == ["line", "line", "note"]
        assert "no units yet: U sets them up" in desk.text


async def test_help_tells_the_keys_of_the_overview(desk: Desk) -> None:
    async with overseeing(desk, size=(120, 40)):
        await desk.press("?")
        assert "Tree or worst first" in desk.text
