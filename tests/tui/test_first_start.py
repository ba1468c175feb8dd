"""A home that nobody has set up yet: every path of the first start, by keys."""

import errno
from contextlib import nullcontext
from pathlib import Path

import pytest

from okrtui.okr.errors import StorageError
from tests.store.disks import Disk

from .desk import Desk

ALONE = ("M", "e", "i", "enter", "enter", "enter")
OUTLINE = "# 2026-Q4\n## Sleep well\n- [ ] Nights per week: 2 -> 7 nights\n"


async def found_alone(desk: Desk) -> None:
    await desk.press(*ALONE)


def is_set_up(desk: Desk) -> bool:
    """Whether another process finds a home here."""
    return not desk.another_home().is_empty


async def test_me_alone(empty_desk: Desk) -> None:
    async with empty_desk.open():
        assert "Welcome to okrtui" in empty_desk.text
        await found_alone(empty_desk)
        assert list(empty_desk.home.workspaces) == [empty_desk.home.private]
        assert "How do you want to begin?" in empty_desk.text
        await empty_desk.press("escape")
        assert "O adds the first objective" in empty_desk.text
    home = empty_desk.another_home()
    assert [cycle.phase for cycle in home.okrs.cycles.values()] == ["active"]


async def test_a_new_team_becomes_the_default_and_gets_the_mission(empty_desk: Desk) -> None:
    told: list[str] = []
    async with empty_desk.open(on_default=told.append):
        await empty_desk.press("M", "e", "i", "enter", "j", "enter", "N", "o", "r", "t", "h", "enter")
        await empty_desk.type("Make maps")
        await empty_desk.press("enter")
        home = empty_desk.home
        assert told == [home.default]
        assert home.space_name(home.default) == "team North"
        assert home.default != home.private
        assert home.okrs.spaces[home.default].mission == "Make maps"
        assert home.okrs.spaces[home.private].mission is None


async def test_the_first_objective_leads_to_its_first_key_result(empty_desk: Desk) -> None:
    async with empty_desk.open((80, 24)):
        await found_alone(empty_desk)
        await empty_desk.press("enter")
        assert "For example" in empty_desk.text
        await empty_desk.type("Sleep well")
        await empty_desk.press("enter", "enter")
        assert "New key result" in empty_desk.text
        assert "yes/no" in empty_desk.text
        await empty_desk.type("Nights per week")
        await empty_desk.press("enter")
        await empty_desk.type("2 -> 7 nights")
        await empty_desk.press("enter", "enter")
        assert "Nights per week" in empty_desk.text
    okrs = empty_desk.another_home().okrs
    assert [o.title for o in okrs.objectives.values()] == ["Sleep well"]
    assert [o.state for o in okrs.objectives.values()] == ["active"]
    assert [str(kr.measure.target) for kr in okrs.key_results.values()] == ["7"]


async def test_the_name_this_system_knows_is_taken_with_enter(empty_desk: Desk) -> None:
    async with empty_desk.open(usual_name="梅 [/] Chen"):
        assert "梅 [/] Chen" in empty_desk.text
        await empty_desk.press("enter", "enter", "enter")
    home = empty_desk.another_home()
    assert home.okrs.person_name(home.me[home.private]) == "梅 [/] Chen"


async def test_a_typed_name_goes_before_the_usual_one(empty_desk: Desk) -> None:
    async with empty_desk.open(usual_name="root"):
        await found_alone(empty_desk)
    home = empty_desk.another_home()
    assert home.okrs.person_name(home.me[home.private]) == "Mei"


async def test_the_usual_name_is_offered_only_while_nothing_is_typed(empty_desk: Desk) -> None:
    async with empty_desk.open(usual_name="root"):
        assert "enter takes “root”" in empty_desk.text
        await empty_desk.type("Mei")
        assert "root" not in empty_desk.text
        assert "as colleagues call you" in empty_desk.text


async def test_a_name_is_needed(empty_desk: Desk) -> None:
    async with empty_desk.open():
        await empty_desk.press("enter")
        assert "your name is empty" in empty_desk.text
        assert not is_set_up(empty_desk)


async def test_leaving_the_first_question_leaves_okrtui_and_writes_nothing(empty_desk: Desk) -> None:
    async with empty_desk.open():
        await empty_desk.press("escape")
        await empty_desk.until(lambda: not empty_desk.app.is_running)
    assert list(empty_desk.directory.rglob("*")) == []


async def test_escape_goes_one_question_back_and_what_was_typed_is_still_there(empty_desk: Desk) -> None:
    async with empty_desk.open():
        await empty_desk.press("M", "e", "i", "enter", "j", "enter", "N", "enter", "W", "h", "y")
        assert "The mission" in empty_desk.text
        await empty_desk.press("escape")
        assert "esc once more discards what you typed" in empty_desk.text
        await empty_desk.press("escape")
        assert "A new team" in empty_desk.text
        await empty_desk.press("o", "escape", "escape")
        assert "For whom are the OKRs?" in empty_desk.text
        await empty_desk.press("escape")
        assert "Welcome to okrtui" in empty_desk.text
        assert "Mei" in empty_desk.text
        assert list(empty_desk.directory.rglob("*")) == []
        await empty_desk.press("enter", "enter", "enter", "enter")
    home = empty_desk.another_home()
    assert home.space_name(next(s for s in home.workspaces if s != home.private)) == "team N"


async def test_a_team_chosen_and_then_not_wanted_is_not_made(empty_desk: Desk) -> None:
    async with empty_desk.open():
        await empty_desk.press("M", "enter", "j", "enter", "N", "enter", "escape", "escape")
        await empty_desk.press("k", "enter", "enter")
    assert len(empty_desk.another_home().workspaces) == 1


@pytest.mark.parametrize("name", ["Mei", "测试 团队", "[@click=app.quit]q[/]"])
async def test_a_team_may_be_called_nearly_anything(empty_desk: Desk, name: str) -> None:
    async with empty_desk.open((80, 24)):
        await empty_desk.press("M", "e", "i", "enter", "j", "enter")
        await empty_desk.type(name)
        await empty_desk.press("enter", "enter")
        assert name in empty_desk.text
    home = empty_desk.another_home()
    assert sorted(home.space_name(space) for space in home.workspaces) == ["private space", f"team {name}"]


@pytest.mark.parametrize(
    ("typed", "told"), [("", "the name of the team is empty"), ("Private", "another name")]
)
async def test_a_team_name_that_cannot_be_is_refused_in_a_sentence(
    empty_desk: Desk, typed: str, told: str
) -> None:
    async with empty_desk.open():
        await empty_desk.press("M", "enter", "j", "enter")
        await empty_desk.type(typed)
        await empty_desk.press("enter")
        assert told in empty_desk.text
        assert not is_set_up(empty_desk)


# -- the quarter


async def test_the_next_quarter_is_not_offered_while_there_is_time(empty_desk: Desk) -> None:
    async with empty_desk.open():
        await found_alone(empty_desk)
        assert "Which quarter?" not in empty_desk.text


@pytest.mark.parametrize(
    ("keys", "name", "phase", "state"),
    [(("enter",), "2026-Q4", "active", "active"), (("j", "enter"), "2027-Q1", "planning", "draft")],
)
async def test_with_under_three_weeks_left_the_next_quarter_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], name: str, phase: str, state: str
) -> None:
    monkeypatch.setenv("OKRTUI_NOW", "2026-12-11T09:00")
    desk = Desk(tmp_path)
    async with desk.open((80, 24)):
        await found_alone(desk)
        assert "Which quarter?" in desk.text
        await desk.press("escape")
        assert "The mission" in desk.text
        await desk.press("enter", *keys, "enter")
        await desk.type("Sleep")
        await desk.press("enter", "enter", "escape")
        assert "Sleep" in desk.text
        assert name in desk.text
    okrs = desk.another_home().okrs
    assert [(cycle.name, cycle.phase) for cycle in okrs.cycles.values()] == [(name, phase)]
    assert [o.state for o in okrs.objectives.values()] == [state]


# -- beginning


async def test_beginning_with_an_import(empty_desk: Desk) -> None:
    (empty_desk.directory / "mine.md").write_text(OUTLINE)
    async with empty_desk.open((80, 24)):
        await found_alone(empty_desk)
        await empty_desk.press("j", "enter")
        await empty_desk.type(str(empty_desk.directory / "mine.md"))
        await empty_desk.press("enter")
        await empty_desk.until(lambda: "1 objective, 1 key result" in empty_desk.text)
        await empty_desk.press("escape")
        assert not empty_desk.okrs.objectives
        assert "Import" in empty_desk.text
        await empty_desk.press("enter")
        await empty_desk.until(lambda: "1 objective, 1 key result" in empty_desk.text)
        await empty_desk.press("enter")
        assert "Nights per week" in empty_desk.text
    assert len(empty_desk.another_home().okrs.key_results) == 1


async def test_escape_in_any_beginning_comes_back_to_the_choice(empty_desk: Desk) -> None:
    async with empty_desk.open():
        await found_alone(empty_desk)
        for keys in (("enter",), ("j", "enter")):
            await empty_desk.press(*keys, "escape")
            assert "How do you want to begin?" in empty_desk.text
        assert not empty_desk.okrs.objectives


async def test_the_sample_team_is_shown_and_one_comes_back(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    async with empty_desk.open(show_sample=lambda: shown.append("sample")):
        monkeypatch.setattr(empty_desk.app, "suspend", nullcontext)
        await found_alone(empty_desk)
        await empty_desk.press("j", "j", "enter")
        assert shown == ["sample"]
        assert "How do you want to begin?" in empty_desk.text


async def test_where_the_sample_cannot_be_shown_it_says_how(empty_desk: Desk) -> None:
    async with empty_desk.open(show_sample=lambda: None):
        await found_alone(empty_desk)
        await empty_desk.press("j", "j", "enter")
        assert "okrtui demo" in empty_desk.toasts
        assert "How do you want to begin?" in empty_desk.text


# -- a disk that refuses


@pytest.mark.parametrize("after", [0, 1_200, 2_000, 2_700])
async def test_a_full_disk_leaves_nothing_and_it_can_be_tried_again(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    disk = Disk(monkeypatch)
    async with empty_desk.open((80, 24)):
        await empty_desk.press("M", "e", "i", "enter", "j", "enter", "N", "enter")
        disk.refuse(errno.ENOSPC, after=after)
        await empty_desk.press("enter")
        disk.mend()
        assert "That could not be set up" in empty_desk.text
        assert "the disk is full" in empty_desk.text
        assert not is_set_up(empty_desk)
        await empty_desk.press("enter")
        assert "How do you want to begin?" in empty_desk.text
    home = empty_desk.another_home()
    assert sorted(home.space_name(space) for space in home.workspaces) == ["private space", "team N"]


async def test_after_a_fault_escape_leads_back_through_the_questions(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StorageError("the disk is full")

    async with empty_desk.open():
        monkeypatch.setattr(empty_desk.home, "set_up", refuse)
        await found_alone(empty_desk)
        assert "the disk is full" in empty_desk.text
        await empty_desk.press("escape")
        assert "The mission" in empty_desk.text


async def test_a_default_that_cannot_be_remembered_is_told_and_the_home_stands(empty_desk: Desk) -> None:
    def refuse(space: str) -> None:
        raise StorageError("the settings cannot be written")

    async with empty_desk.open(on_default=refuse):
        await empty_desk.press("M", "enter", "j", "enter", "N", "enter", "enter")
        assert "the settings cannot be written" in empty_desk.toasts
        assert "How do you want to begin?" in empty_desk.text


async def test_a_first_objective_that_cannot_be_kept_is_still_there_to_try_again(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with empty_desk.open((80, 24)):
        await found_alone(empty_desk)
        await empty_desk.press("enter")
        await empty_desk.type("Sleep well")
        disk.refuse(errno.ENOSPC)
        await empty_desk.press("enter", "enter")
        assert "the disk is full" in empty_desk.text
        assert "Sleep well" in empty_desk.text
        assert empty_desk.objective("Sleep well") is None
        disk.mend()
        await empty_desk.press("enter")
        assert "New key result" in empty_desk.text
    assert empty_desk.another_home().okrs.objectives.keys() == empty_desk.okrs.objectives.keys()
    assert empty_desk.objective("Sleep well") is not None


async def test_below_the_questions_stand_no_keys_and_where_nothing_is_only_those_that_mean_something(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = list[str]()
    async with empty_desk.open((80, 24), show_sample=lambda: shown.append("sample")):
        monkeypatch.setattr(empty_desk.app, "suspend", nullcontext)
        assert empty_desk.text.split("\n")[-1] == ""
        await empty_desk.press(*"Mei", "enter", "enter", "enter")
        assert "How do you want to begin?" in empty_desk.text
        await empty_desk.press("escape", "2")
        keys = empty_desk.text.splitlines()[-1]
        assert "O New objective" in keys
        for nothing in ("c Check in", "C Run", "a Add", "e Edit", "/ Search", "; Comment"):
            assert nothing not in keys
        assert ":import brings a file in" in empty_desk.text
        assert ":sample shows a made-up team" in empty_desk.text
        await empty_desk.press(":", *"sample", "enter")
        assert shown == ["sample"]
        await empty_desk.press("1")
        keys = empty_desk.text.splitlines()[-1]
        assert "c Check in" not in keys
        assert "a Add" in keys
        await empty_desk.press("2", "O", *"Rest", "enter", "enter")
        assert "e Edit" in empty_desk.text.splitlines()[-1]
        assert ":sample" not in empty_desk.text


async def test_in_the_sample_team_it_is_said_that_one_is_there(desk: Desk) -> None:
    async with desk.open(sample=True):
        await desk.press(":", *"sample", "enter")
        assert "this is the sample team" in desk.toasts
