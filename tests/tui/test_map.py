"""The map on its screen: who supports whom, tied and untied by keys; drafts derived for units, and their answers."""

import pytest

from okrtui.okr.records import KeyResult, Objective, Whose
from okrtui.okr.scope import Scope
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.objectives import add_objective, support
from okrtui.okr.steps.trash import drop
from okrtui.tui.screens.key_result import KeyResultScreen
from okrtui.tui.screens.map import MapScreen
from okrtui.tui.screens.objectives import ObjectivesScreen
from okrtui.tui.views.map_rows import APART

from .desk import Desk
from .team import MARKUP, RUNBOOKS

LEADER, BORING, PRIVATE = "Surpass the market leader in Q4", "Make releases boring", "Learn to say no"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The team, whose Platform supports the market leader through nothing yet; Ken is of Platform."""
    home = desk.home
    ken = next(p for p in home.okrs.people.values() if p.name == "Ken")
    home.perform(edit(home.okrs, home.author(), ken, units=(unit(desk, "Platform"),)))
    return desk


def unit(desk: Desk, name: str) -> str:
    return next(u.id for u in desk.okrs.units.values() if u.name == name)


def screen(desk: Desk) -> MapScreen:
    found = desk.app.screen_stack[0]
    assert isinstance(found, MapScreen)
    return found


def titles(desk: Desk) -> list[str]:
    """What stands on the map, indented as it hangs."""
    rows, okrs = screen(desk).lines.rows, desk.okrs
    goals: list[Objective | KeyResult] = [*okrs.objectives.values(), *okrs.key_results.values()]
    named = {goal.id: goal.title for goal in goals}
    return [". " * row.depth + named.get(row.id, row.id) for row in rows]


def of(desk: Desk, title: str) -> Objective:
    found = desk.objective(title)
    assert found is not None, title
    return found


async def on(desk: Desk, title: str) -> None:
    """Walk to a line by keys."""
    record = desk.key_result(title) or of(desk, title)
    await desk.press("g", "g")
    place = next(place for place, row in enumerate(screen(desk).lines.rows) if row.id == record.id)
    await desk.press(*["j"] * place)
    assert screen(desk).here == record.id


def tie(desk: Desk, title: str, to: str) -> None:
    """Somebody in another window ties an objective."""
    home = desk.another_home()
    okrs = home.okrs
    goals: list[Objective | KeyResult] = [*okrs.objectives.values(), *okrs.key_results.values()]
    named = {goal.title: goal.id for goal in goals}
    objective = next(o for o in okrs.objectives.values() if o.title == title)
    home.perform(support(okrs, home.author(objective.space), objective, named[to]))


async def test_it_shows_the_tree_and_apart_from_it_what_supports_nothing(desk: Desk) -> None:
    async with desk.open(on="3"):
        assert titles(desk) == [MARKUP, LEADER, PRIVATE, APART, BORING]
        assert desk.text.count("unsupported") == 3
        assert "1 unaligned · 2 company objectives unsupported" in desk.text


async def test_t_ties_it_and_it_hangs_there_with_the_cursor_still_on_it(desk: Desk) -> None:
    async with desk.open(on="3"):
        await on(desk, BORING)
        await desk.press("t", *"surpass", "enter")
        assert desk.home.okrs.objectives[of(desk, BORING).id].parent == of(desk, LEADER).id
        assert titles(desk) == [MARKUP, LEADER, f". {BORING}", PRIVATE]
        assert screen(desk).here == of(desk, BORING).id
        await desk.press("u")
        assert of(desk, BORING).parent is None
        assert titles(desk)[-2:] == [APART, BORING]


async def test_a_circle_is_not_offered_and_one_that_came_meanwhile_is_refused_in_words(desk: Desk) -> None:
    home = desk.home
    step = add_objective(home.okrs, home.author(), "Roll back", whose=Whose(unit=unit(desk, "Platform")))
    home.perform(step)
    async with desk.open(on="3"):
        await on(desk, BORING)
        await desk.press("t", *"roll back", "ctrl+u", *"roll")
        tie(desk, "Roll back", BORING)
        await desk.press("enter")
        assert f"circle: “{BORING}” → “Roll back” → “{BORING}”" in " ".join(desk.text.split()).replace(
            "│ ", ""
        )
        await desk.press("escape", "t", *"roll")
        assert "nothing fits" in desk.text
        assert of(desk, BORING).parent is None


async def test_what_others_tie_moves_and_the_cursor_stays_on_its_line(desk: Desk) -> None:
    async with desk.open(on="3"):
        await on(desk, BORING)
        tie(desk, BORING, LEADER)
        desk.home.refresh()
        desk.app.know()
        await desk.rest()
        assert f". {BORING}" in titles(desk)
        assert screen(desk).here == of(desk, BORING).id


async def test_it_folds_line_by_line_and_to_levels(desk: Desk) -> None:
    tie(desk, BORING, LEADER)
    desk.home.refresh()
    async with desk.open(on="3"):
        await on(desk, LEADER)
        await desk.press("h")
        assert titles(desk) == [MARKUP, LEADER, PRIVATE]
        assert "+1" in desk.text
        await desk.press("l", "l")
        assert screen(desk).here == of(desk, BORING).id
        await desk.press("h")
        assert screen(desk).here == of(desk, LEADER).id
        await desk.press("z", "z")
        assert "down to companies" in desk.text
        assert f". {BORING}" not in titles(desk)
        await desk.press("z")
        assert f". {BORING}" in titles(desk)


async def test_3_finds_the_same_record_and_enter_goes_to_it(desk: Desk) -> None:
    tie(desk, BORING, LEADER)
    desk.home.refresh()
    async with desk.open() as opened:
        await opened.go_to(RUNBOOKS)
        await desk.press("3")
        assert screen(desk).here == of(desk, BORING).id
        await on(desk, LEADER)
        await desk.press("enter")
        assert isinstance(desk.app.screen, ObjectivesScreen)
        assert desk.app.screen.here == of(desk, LEADER).id


async def test_a_key_result_that_is_supported_stands_in_the_tree_and_enter_opens_it(desk: Desk) -> None:
    tie(desk, BORING, "[bold")
    desk.home.refresh()
    async with desk.open(on="3"):
        assert titles(desk)[:3] == [MARKUP, ". [bold", f". . {BORING}"]
        await on(desk, "[bold")
        await desk.press("enter")
        assert isinstance(desk.app.screen, KeyResultScreen)


async def test_of_a_unit_what_it_supports_stands_above_and_its_share_is_told(desk: Desk) -> None:
    tie(desk, BORING, LEADER)
    desk.home.refresh()
    async with desk.open(on="3", scope=Scope("unit", unit(desk, "Platform"))):
        assert titles(desk) == [LEADER, f". {BORING}"]
        await desk.press("j")
        assert "bottom-up 1 of 1, 100 % · 60 % is aimed at" in desk.text


async def test_an_empty_cycle_says_what_belongs_there(desk: Desk) -> None:
    async with desk.open(on="3"):
        await desk.press("]")
        assert "No drafts" in desk.text
        await desk.press("[")
        assert LEADER in titles(desk)


async def test_a_new_objective_is_for_whom_the_cursor_is_at(desk: Desk) -> None:
    async with desk.open(on="3"):
        await on(desk, BORING)
        await desk.press("O")
        await desk.type("Sleep well")
        await desk.press("enter", "enter")
        assert of(desk, "Sleep well").for_ == Whose(unit=unit(desk, "Platform"))
        assert screen(desk).here == of(desk, "Sleep well").id


# -- cascading


def derived(desk: Desk) -> list[Objective]:
    return [o for o in desk.okrs.objectives.values() if o.origin == "top_down"]


async def test_deriving_makes_a_draft_for_each_unit_that_is_marked(desk: Desk) -> None:
    async with desk.open(on="3"):
        await on(desk, LEADER)
        await desk.press("T", "space", "enter")
        (draft,) = derived(desk)
        assert (draft.title, draft.for_.unit, draft.parent) == (
            LEADER,
            unit(desk, "Platform"),
            of(desk, LEADER).id,
        )
        assert (draft.state, draft.owner) == ("draft", None)
        assert screen(desk).here == draft.id
        assert "waits" in desk.text
        await desk.press("2")
        assert "A accepts" in desk.text
        await desk.press("3", "k", "T", "enter")
        assert "was derived for Platform already" in " ".join(desk.text.split())


async def test_from_a_team_its_people_are_asked(desk: Desk) -> None:
    async with desk.open() as opened:
        await opened.go_to(RUNBOOKS)
        await desk.press("T")
        assert "Ken" in desk.text
        await desk.press("enter")
        (draft,) = derived(desk)
        assert desk.okrs.people[draft.for_.person or ""].name == "Ken"
        assert draft.parent == (desk.key_result(RUNBOOKS) or draft).id


async def test_where_there_is_nobody_to_ask_that_is_said(desk: Desk) -> None:
    async with desk.open(on="3"):
        await on(desk, PRIVATE)
        await desk.press("T")
        assert "there is nobody to ask" in desk.toasts


async def asked(desk: Desk) -> None:
    """The market leader was derived for Platform, and the cursor stands there."""
    await on(desk, LEADER)
    await desk.press("T", "enter")


async def test_an_accepted_draft_is_mine_and_active(desk: Desk) -> None:
    async with desk.open(on="3"):
        await asked(desk)
        await desk.press("A", "enter")
        (taken,) = derived(desk)
        assert (taken.state, taken.owner in desk.home.me.values()) == ("active", True)
        await desk.press("A")
        assert "answers what was derived" in desk.toasts


async def test_it_is_accepted_in_other_words(desk: Desk) -> None:
    async with desk.open(on="3"):
        await asked(desk)
        await desk.press("A", "j", "enter", "ctrl+u")
        await desk.type("Deploy on any day")
        await desk.press("enter", "enter")
        (taken,) = derived(desk)
        assert (taken.title, taken.state) == ("Deploy on any day", "active")


async def test_it_is_declined_and_the_reason_stands_beside_it(desk: Desk) -> None:
    async with desk.open(on="3"):
        await asked(desk)
        await desk.press("A", "j", "j", "enter")
        await desk.type("no hands")
        await desk.press("enter")
        (left,) = derived(desk)
        assert left.state == "dropped"
        assert [said.text for said in desk.okrs.comments[left.id]] == ["declined: no hands"]
        assert titles(desk)[:2] == [MARKUP, LEADER]
        await desk.press("u")
        assert derived(desk)[0].state == "draft"


async def test_a_draft_that_was_answered_meanwhile_is_not_answered_again(desk: Desk) -> None:
    async with desk.open(on="3"):
        await asked(desk)
        await desk.press("A")
        home = desk.another_home()
        (draft,) = [o for o in home.okrs.objectives.values() if o.origin == "top_down"]
        home.perform(drop(home.okrs, home.author(draft.space), draft))
        await desk.press("enter")
        assert "waits for nobody" in desk.text
        assert derived(desk)[0].state == "dropped"
