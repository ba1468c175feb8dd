"""Ideas: each key, and what is durable then."""

import pytest
from textual import events

from okrtui.okr.records import Idea, Person, Whose
from okrtui.okr.scope import Scope
from okrtui.okr.steps.adopting import adopt
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.ideas import decline_idea, propose, support_idea
from okrtui.okr.steps.people import sit_in_committee
from okrtui.okr.steps.trash import delete
from okrtui.tui.screens.history import HistoryScreen
from okrtui.tui.screens.ideas import IdeasScreen
from okrtui.tui.screens.objectives import ObjectivesScreen

from .colleague import Colleague
from .desk import Desk

LANTERNS, QUIET, DRONES = "Lanterns on the stairs", "A quiet hour at noon", "Drones for the hills"


@pytest.fixture
def ken(desk: Desk) -> Colleague:
    """Ken proposes two ideas; Mei knows them."""
    colleague = Colleague(desk)
    for title in (LANTERNS, QUIET):
        colleague.home.perform(propose(colleague.home.okrs, colleague.home.author(), title))
    colleague.meets()
    desk.home.refresh()
    return colleague


def idea(desk: Desk, title: str) -> Idea:
    return next(each for each in desk.okrs.ideas.values() if each.title == title)


def ideas(desk: Desk) -> IdeasScreen:
    screen = desk.app.screen_stack[0]
    assert isinstance(screen, IdeasScreen)
    return screen


def listed(desk: Desk) -> list[str]:
    """The titles and headings that are listed, top to bottom."""
    return [
        row.idea.title if row.idea else row.state for row in ideas(desk).lines.rows if row.kind != "detail"
    ]


def selected(desk: Desk) -> str:
    row = ideas(desk).lines.selected
    return "" if row is None else row.idea.title if row.idea else row.state


async def to(desk: Desk, title: str) -> None:
    """Put the cursor on an idea, by keys."""
    rows = ideas(desk).lines.rows
    place = next(
        n for n, row in enumerate(rows) if row.kind == "idea" and row.idea and row.idea.title == title
    )
    await desk.press("g", "g", *["j"] * place)


def me(desk: Desk) -> str:
    return desk.home.author().person


def declined(desk: Desk, title: str, because: str) -> None:
    desk.home.perform(decline_idea(desk.okrs, desk.home.author(), idea(desk, title), because))


# -- proposing


async def test_ideas_are_typed_one_after_the_other_until_the_field_is_closed(desk: Desk) -> None:
    async with desk.open(on="5"):
        assert "What somebody would do differently belongs here" in desk.text
        await desk.press("a")
        await desk.type(LANTERNS)
        await desk.press("enter")
        assert f"proposed “{LANTERNS}”" in desk.text
        await desk.type(QUIET)
        await desk.press("enter", "enter")
        assert [(each.title, each.author, each.state) for each in desk.okrs.ideas.values()] == [
            (LANTERNS, me(desk), "open"), (QUIET, me(desk), "open"),
        ]  # fmt: skip
        assert listed(desk) == ["open", QUIET, LANTERNS]
        assert selected(desk) == QUIET
        await desk.press("u")
        assert listed(desk) == ["open", LANTERNS]


async def test_an_idea_half_typed_is_there_again_also_after_a_restart(desk: Desk) -> None:
    async with desk.open(on="5"):
        await desk.press("a")
        await desk.type("Lanterns on")
        await desk.press("escape")
        assert not desk.okrs.ideas
        await desk.press("a")
        assert "Lanterns on" in desk.text
        await desk.press("escape", "q", "q")
        await desk.until(lambda: not desk.app.is_running)
    team = desk.home.default
    desk.home = desk.another_home()
    desk.home.make_default(team)
    async with desk.open(on="5"):
        await desk.press("a")
        await desk.type(" the stairs")
        await desk.press("enter")
        assert idea(desk, LANTERNS).state == "open"


async def test_an_idea_is_proposed_from_anywhere_by_its_name_in_the_palette(desk: Desk) -> None:
    async with desk.open(on="1"):
        await desk.press("ctrl+p")
        await desk.type("propose an idea")
        await desk.press("enter")
        await desk.type(LANTERNS)
        await desk.press("enter", "escape")
        assert idea(desk, LANTERNS).author == me(desk)


async def test_several_lines_pasted_into_the_field_or_the_list_are_several_ideas_in_one_step(
    desk: Desk,
) -> None:
    async with desk.open(on="5"):
        for keys in (("a",), ()):
            await desk.press(*keys)
            desk.app.post_message(events.Paste(f"- {LANTERNS}\n- [ ] {QUIET}\n"))
            await desk.rest()
            assert "Propose 2 ideas" in desk.text
            assert not desk.okrs.ideas
            await desk.press("enter", "escape")
            assert [each.title for each in desk.okrs.ideas.values()] == [LANTERNS, QUIET]
            await desk.press("u")
            assert not desk.okrs.ideas


async def test_several_lines_pasted_into_the_field_may_be_one_idea(desk: Desk) -> None:
    async with desk.open(on="5"):
        await desk.press("a")
        desk.app.post_message(events.Paste("Lanterns\non the stairs"))
        await desk.rest()
        await desk.press("j", "enter", "enter")
        assert [each.title for each in desk.okrs.ideas.values()] == [LANTERNS]


# -- supporting, answering


async def test_plus_supports_and_once_more_takes_it_back(desk: Desk, ken: Colleague) -> None:
    async with desk.open(on="5"):
        assert listed(desk) == ["open", QUIET, LANTERNS]
        await to(desk, LANTERNS)
        await desk.press("+")
        assert idea(desk, LANTERNS).supporters == (me(desk),)
        assert listed(desk) == ["open", LANTERNS, QUIET], "the most supported stands first"
        assert selected(desk) == LANTERNS
        assert "1 you " in desk.text
        await desk.press("+")
        assert idea(desk, LANTERNS).supporters == ()
        await desk.press("u")
        assert idea(desk, LANTERNS).supporters == (me(desk),)


async def test_a_adopts_for_the_unit_of_who_proposed_it_and_undo_takes_both_back(
    desk: Desk, ken: Colleague
) -> None:
    kens = idea(desk, LANTERNS).author
    person = desk.okrs.find(Person, kens)
    platform = next(unit for unit in desk.okrs.units.values() if unit.name == "Platform")
    desk.home.perform(edit(desk.okrs, desk.home.author(), person, units=(platform.id,)))
    async with desk.open(on="5"):
        before = desk.okrs
        await to(desk, LANTERNS)
        await desk.press("+", "A")
        assert "Platform" in desk.text
        assert "reads as: 2026-Q4" in desk.text
        await desk.type(" and in the yard")
        await desk.press("enter", "enter", "enter")
        made = desk.objective(f"{LANTERNS} and in the yard")
        assert made is not None
        assert (made.for_, made.origin, made.state, made.idea) == (
            Whose(unit=platform.id), "bottom_up", "active", idea(desk, LANTERNS).id,
        )  # fmt: skip
        adopted = idea(desk, LANTERNS)
        assert (adopted.state, adopted.objective, adopted.supporters) == ("adopted", made.id, (me(desk),))
        assert listed(desk) == ["open", QUIET, "adopted", LANTERNS]
        await desk.press("u", "u")
        assert (desk.okrs.ideas, desk.okrs.objectives) == (before.ideas, before.objectives)


async def test_enter_on_what_was_adopted_goes_to_its_objective_which_says_whose_idea_it_was(
    desk: Desk, ken: Colleague
) -> None:
    async with desk.open((120, 40), on="5"):
        await to(desk, LANTERNS)
        await desk.press("+", "A", *["enter"] * 3, "enter")
        assert isinstance(desk.app.screen, ObjectivesScreen)
        assert desk.screen.here == idea(desk, LANTERNS).objective
        await desk.until(lambda: "from an idea of" in desk.text and "Ken, supported by 1" in desk.text)
        await desk.press("e")
        assert "from an idea of Ken, supported by 1" in desk.text
        await desk.press("escape", "5")
        assert selected(desk) == LANTERNS


async def test_an_idea_is_adopted_for_a_person_and_into_the_backlog(desk: Desk, ken: Colleague) -> None:
    async with desk.open(on="5"):
        await to(desk, LANTERNS)
        await desk.press("A", "enter", "ctrl+u")
        await desk.type("nobody at all")
        await desk.press("enter")
        assert "there is no unit or person “nobody at all”" in desk.text
        await desk.press("ctrl+u")
        await desk.type("ken")
        await desk.press("enter", "ctrl+u")
        await desk.type("backlog")
        await desk.press("enter")
        made = desk.objective(LANTERNS)
        assert made is not None
        kens = idea(desk, LANTERNS).author
        assert (made.cycle, made.state, made.for_, made.owner) == (None, "draft", Whose(person=kens), kens)


async def test_x_asks_why_and_once_more_opens_it_again(desk: Desk, ken: Colleague) -> None:
    async with desk.open(on="5"):
        await to(desk, LANTERNS)
        await desk.press("x", "enter")
        assert "the reason is empty" in desk.text
        assert idea(desk, LANTERNS).state == "open"
        await desk.type("The stairs are lit")
        await desk.press("enter")
        assert (idea(desk, LANTERNS).state, idea(desk, LANTERNS).because) == (
            "declined",
            "The stairs are lit",
        )
        assert "because: The stairs are lit" in desk.text
        assert " a Propose  x Open again  enter Open" in desk.text
        await desk.press("+")
        assert "only what is open is supported and adopted" in desk.toasts
        await desk.press("x")
        assert (idea(desk, LANTERNS).state, idea(desk, LANTERNS).because) == ("open", "The stairs are lit")
        await desk.press("enter")
        assert "was declined" in desk.text


async def test_what_became_an_objective_is_opened_again_once_that_is_given_up(
    desk: Desk, ken: Colleague
) -> None:
    async with desk.open(on="5"):
        await to(desk, LANTERNS)
        await desk.press("A", *["enter"] * 3, "x")
        assert idea(desk, LANTERNS).state == "adopted"
        assert f"“{LANTERNS}” is adopted already" in desk.toasts
        made = desk.objective(LANTERNS)
        assert made is not None
        desk.home.perform(delete(desk.okrs, desk.home.author(), made))
        desk.app.know()
        await desk.rest()
        assert "in the trash" in desk.text
        await desk.press("x")
        assert (idea(desk, LANTERNS).state, idea(desk, LANTERNS).objective) == ("open", None)


async def test_who_answers_outside_the_committee_is_told_so_and_refused_nothing(
    desk: Desk, ken: Colleague
) -> None:
    person = desk.okrs.find(Person, idea(desk, LANTERNS).author)
    desk.home.perform(sit_in_committee(desk.okrs, desk.home.author(), person, sits=True))
    async with desk.open(on="5"):
        await to(desk, LANTERNS)
        await desk.press("A", *["enter"] * 3)
        assert f"adopted “{LANTERNS}” for 2026-Q4 (not in the committee)" in desk.toasts
        assert idea(desk, LANTERNS).state == "adopted"


# -- words


async def test_e_puts_my_own_idea_into_other_words_and_leaves_those_of_others(
    desk: Desk, ken: Colleague
) -> None:
    desk.home.perform(propose(desk.okrs, desk.home.author(), DRONES))
    async with desk.open(on="5"):
        await to(desk, DRONES)
        await desk.press("e")
        await desk.type(" and dales")
        await desk.press("enter")
        await desk.type("It saves an hour")
        await desk.press("enter")
        assert idea(desk, f"{DRONES} and dales").why == "It saves an hour"
        await to(desk, LANTERNS)
        await desk.press("e")
        assert "somebody else proposed it" in desk.toasts


async def test_a_comment_stands_below_the_idea_and_d_moves_it_to_the_trash(
    desk: Desk, ken: Colleague
) -> None:
    async with desk.open(on="5"):
        await to(desk, LANTERNS)
        await desk.press(";")
        await desk.type("Which stairs?")
        await desk.press("enter")
        assert [each.text for each in desk.okrs.comments[idea(desk, LANTERNS).id]] == ["Which stairs?"]
        assert "1 comment" in desk.text
        await desk.press("l")
        assert "Which stairs?" in desk.text
        await desk.press("j", "j", "d")
        assert [each.title for each in desk.okrs.ideas.values()] == [QUIET]
        await desk.press("u")
        assert LANTERNS in listed(desk)


async def test_y_copies_the_idea_as_markdown(desk: Desk, ken: Colleague) -> None:
    async with desk.open(on="5"):
        await to(desk, LANTERNS)
        await desk.press("+", "y")
        assert desk.app.clipboard == (f"- **{LANTERNS}** (proposed by Ken · open)\n  - supported by Mei\n")


# -- the list


async def test_enter_unfolds_all_it_tells_and_folds_it_again(desk: Desk, ken: Colleague) -> None:
    desk.home.perform(support_idea(desk.okrs, desk.home.author(), idea(desk, LANTERNS)))
    async with desk.open((80, 24), on="5"):
        await to(desk, LANTERNS)
        await desk.press("enter")
        assert "supported  by Mei" in desk.text
        await desk.press("j", "enter")
        assert "supported  by Mei" not in desk.text
        assert selected(desk) == LANTERNS
        await desk.press("h")
        assert selected(desk) == "open"
        await desk.press("h")
        assert listed(desk) == ["open"]
        await desk.press("l", "l")
        assert selected(desk) == LANTERNS


async def test_f_lists_one_state_and_slash_what_holds_the_words_until_esc(desk: Desk, ken: Colleague) -> None:
    declined(desk, QUIET, "Noon is too busy")
    async with desk.open(on="5"):
        await desk.press("f", "j", "j", "j", "enter")
        assert listed(desk) == ["declined", QUIET]
        await desk.press("escape")
        assert listed(desk) == ["open", LANTERNS, "declined", QUIET]
        await desk.press("/")
        await desk.type("ken stairs")
        assert (listed(desk), selected(desk)) == (["open", LANTERNS], LANTERNS)
        await desk.press("enter", "escape")
        assert len(listed(desk)) == 4
        await desk.press("/")
        await desk.type("zebra")
        assert "No idea here holds “zebra”" in desk.text
        await desk.press("escape")
        assert len(listed(desk)) == 4


async def test_the_scope_narrows_the_list_and_says_how_many_there_are_of_others(
    desk: Desk, ken: Colleague
) -> None:
    desk.home.perform(propose(desk.okrs, desk.home.author(), DRONES))
    async with desk.open(on="5", scope=Scope("person", idea(desk, LANTERNS).author or "")):
        assert listed(desk) == ["open", QUIET, LANTERNS]
        assert "1 more of others: p" in desk.text
        await desk.press("p")
        await desk.type("王")
        await desk.press("enter")
        assert "No ideas of 王小明" in desk.text
        assert "There are 3 of others: p chooses whose are shown." in desk.text


# -- with others


async def test_what_a_colleague_does_comes_in_place_and_what_is_half_typed_stays(
    desk: Desk, ken: Colleague
) -> None:
    async with desk.open(on="5"):
        await to(desk, QUIET)
        await desk.press("a")
        await desk.type("Half an")
        known = ken.home.okrs
        ken.home.perform(support_idea(known, ken.home.author(), idea(desk, LANTERNS)))
        ken.home.perform(propose(ken.home.okrs, ken.home.author(), DRONES))
        ken.meets()
        desk.home.refresh()
        desk.app.know()
        await desk.rest()
        assert listed(desk) == ["open", LANTERNS, DRONES, QUIET]
        assert selected(desk) == QUIET
        assert "Half an" in desk.text


async def test_two_who_adopt_one_idea_apart_make_two_objectives_and_a_conflict_that_is_settled(
    desk: Desk, ken: Colleague
) -> None:
    for home in (ken.home, desk.home):
        known = next(each for each in home.okrs.ideas.values() if each.title == LANTERNS)
        home.perform(adopt(home.okrs, home.author(), known, None))
    ken.meets()
    desk.home.refresh()
    one = idea(desk, LANTERNS)
    both = [o for o in desk.okrs.objectives.values() if o.idea == one.id]
    assert len(both) == 2
    assert one.state == "adopted"
    assert desk.okrs.contested[one.id] == {"objective"}
    async with desk.open((120, 40), on="5"):
        await to(desk, LANTERNS)
        assert "! conflict" in desk.text
        await desk.press("l")
        assert desk.text.count("became") >= 2 or desk.text.count("in the backlog") >= 2
        await desk.press("!", "enter")
        assert one.id not in desk.okrs.contested
        assert len([o for o in desk.okrs.objectives.values() if o.idea == one.id]) == 2


async def test_an_idea_that_a_colleague_proposed_is_news_and_leads_to_it(desk: Desk, ken: Colleague) -> None:
    async with desk.open(on="1"):
        await desk.until(lambda: desk.app.news is not None and not desk.app.news.is_empty)
        await desk.rest()
        assert "Ken proposed 2 ideas" in desk.text
        await desk.press("i", "enter")
        assert selected(desk) in (LANTERNS, QUIET)


# -- finding


async def test_an_idea_found_among_the_objectives_is_opened_with_enter(desk: Desk, ken: Colleague) -> None:
    async with desk.open():
        await desk.press("/")
        await desk.type("lanterns")
        assert f"idea “{LANTERNS}” · enter opens it" in desk.text
        await desk.press("enter")
        assert selected(desk) == LANTERNS


async def test_an_idea_is_found_in_the_palette_and_opened_from_the_history(
    desk: Desk, ken: Colleague
) -> None:
    async with desk.open():
        await desk.press("ctrl+p")
        await desk.type("lanterns")
        await desk.press("enter")
        assert selected(desk) == LANTERNS
        await desk.press("+", "6")
        await desk.until(lambda: desk.text.count(f"supports “{LANTERNS}”") > 1)  # not the toast alone
        screen = desk.app.screen
        assert isinstance(screen, HistoryScreen)
        assert screen.point_at(idea(desk, LANTERNS).id)
        await desk.press("enter")
        assert selected(desk) == LANTERNS


async def test_the_home_of_one_person_needs_no_objective_for_ideas(empty_desk: Desk) -> None:
    home = empty_desk.home
    home.create_space("private", "Mei", private=True)
    async with empty_desk.open(on="5"):
        await empty_desk.press("a")
        await empty_desk.type(LANTERNS)
        await empty_desk.press("enter", "escape", "A", *["enter"] * 3)
        assert [each.title for each in home.okrs.objectives.values()] == [LANTERNS]
