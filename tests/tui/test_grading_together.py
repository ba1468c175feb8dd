"""Two people, two windows, one cycle to grade: who gave a score is seen, and nothing is replaced by accident."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from okrtui.okr.records import KeyResult
from okrtui.okr.steps.grading import Marks, give_score
from okrtui.okr.steps.trash import delete
from okrtui.settings import Settings

from .desk import Desk
from .grades import (
    graded_by_ken,
    ken,
    last_days,
    many,
    on_disk,
    quarter,
    reflection_on_disk,
    score_on_disk,
    team_of,
)

SMALL = (80, 24)
WIDE = (120, 40)


def comments(desk: Desk, key_result: KeyResult) -> list[str]:
    return [c.text for c in desk.another_home().okrs.comments.get(key_result.id, ())]


async def at_kens(desk: Desk, score: str = "0.80") -> list[KeyResult]:
    """Two key results, the first of them graded by Ken."""
    asked = many(desk.home, 1, (81, 64))
    graded_by_ken(desk.home, asked[0], score)
    return asked


async def test_who_graded_what_is_shown(empty_desk: Desk) -> None:
    await at_kens(empty_desk)
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R")
        assert "2 of 2" in empty_desk.text
        await empty_desk.press("up")
        assert "0.80 by Ken, 20 Nov" in empty_desk.text
        await empty_desk.press("enter", "down")
        assert "by Ken" in empty_desk.text


async def test_a_score_somebody_else_gave_is_kept_unless_it_is_to_be_replaced(empty_desk: Desk) -> None:
    asked = await at_kens(empty_desk)
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "up", "7", "enter")
        assert "Ken gave it 0.80" in empty_desk.text
        await empty_desk.press("escape")
        assert "0.70" in empty_desk.text
        assert score_on_disk(empty_desk, asked[0]) == "0.80"
        await empty_desk.press("enter", "enter")
        assert "2 of 2" in empty_desk.text
        assert score_on_disk(empty_desk, asked[0]) == "0.80"
        await empty_desk.press("up")
        assert "draft" not in empty_desk.text
        await empty_desk.press("7", "enter", "j", "j", "enter")
        assert "2 of 2" in empty_desk.text
    grade = on_disk(empty_desk, asked[0])
    assert str(grade.score) == "0.70"
    assert empty_desk.okrs.person_name(grade.by) == "Mei"


async def test_a_second_opinion_is_said_beside_it(empty_desk: Desk) -> None:
    asked = await at_kens(empty_desk)
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "up", "7", "enter", "j", "enter")
        assert "I would give it 0.70:" in empty_desk.text
        await empty_desk.type("two weeks late")
        await empty_desk.press("enter")
        assert "2 of 2" in empty_desk.text
    assert score_on_disk(empty_desk, asked[0]) == "0.80"
    assert comments(empty_desk, asked[0]) == ["I would give it 0.70: two weeks late"]


async def test_a_comment_needs_no_score(empty_desk: Desk) -> None:
    asked = await at_kens(empty_desk)
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "up", ";", *"hm", "enter")
        assert "1 of 2" in empty_desk.text
        assert "said  “hm”" in empty_desk.text
    assert comments(empty_desk, asked[0]) == ["hm"]
    assert score_on_disk(empty_desk, asked[0]) == "0.80"


async def test_words_beside_somebody_elses_score_need_no_question(empty_desk: Desk) -> None:
    asked = await at_kens(empty_desk)
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "up", "r", *"small steps", "enter")
        assert "2 of 2" in empty_desk.text
    assert reflection_on_disk(empty_desk, asked[0]) == "small steps"
    assert empty_desk.okrs.person_name(on_disk(empty_desk, asked[0]).by) == "Ken"


async def test_a_score_that_comes_meanwhile_is_said_and_what_is_typed_stays(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "7", "3")
        graded_by_ken(empty_desk.another_home(), asked[0], "0.55")
        await empty_desk.until(lambda: "graded meanwhile by Ken" in empty_desk.text)
        assert "0.73" in empty_desk.text
        assert "1 graded" in empty_desk.text
        await empty_desk.press("enter", "j", "j", "enter")
        assert "2 of 2" in empty_desk.text
    assert score_on_disk(empty_desk, asked[0]) == "0.73"


async def test_a_score_of_mine_from_another_window_is_taken_over_where_nothing_is_typed(
    empty_desk: Desk,
) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R")
        other = empty_desk.another_home()
        other.perform(
            give_score(other.okrs, other.author(team_of(other)), asked[0], Marks(score=Decimal("0.62")))
        )
        await empty_desk.until(lambda: "graded meanwhile by Mei" in empty_desk.text)
        before = empty_desk.okrs
        await empty_desk.press("enter")
        assert "2 of 2" in empty_desk.text
        assert empty_desk.okrs is before
    assert score_on_disk(empty_desk, asked[0]) == "0.62"


async def test_a_score_that_nobody_has_seen_coming_is_not_replaced(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        monkeypatch.setattr(empty_desk.home, "refresh", lambda: False)
        await empty_desk.press("R", "7")
        graded_by_ken(empty_desk.another_home(), asked[0], "0.55")
        await empty_desk.press("enter")
        assert "Ken gave “Key result 1” 0.55: a second opinion is a comment" in empty_desk.text.replace(
            " │\n│ ", " "
        )
        assert "1 of 2" in empty_desk.text
        await empty_desk.press("enter")
        assert "Ken gave it 0.55" in empty_desk.text
    assert score_on_disk(empty_desk, asked[0]) == "0.55"


async def test_a_check_in_of_a_colleague_changes_the_evidence_and_not_the_fields(empty_desk: Desk) -> None:
    from okrtui.okr.steps.check_ins import Reading, check_in

    asked = many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=WIDE):
        await empty_desk.press("R", "7", "r", *"half")
        other = empty_desk.another_home()
        author = replace(other.author(team_of(other)), person=ken(other))
        other.perform(check_in(other.okrs, author, asked[0], Reading(Decimal(97), 9, "a good week")))
        await empty_desk.until(lambda: "now 97 %" in empty_desk.text)
        assert "suggested 0.97" in empty_desk.text
        await empty_desk.press(*" a", "enter")
    assert score_on_disk(empty_desk, asked[0]) == "0.70"
    assert reflection_on_disk(empty_desk, asked[0]) == "half a"


async def test_what_went_to_the_trash_meanwhile_is_said(empty_desk: Desk) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R", "7")
        other = empty_desk.another_home()
        other.perform(delete(other.okrs, other.author(team_of(other)), asked[0]))
        await empty_desk.until(lambda: "no longer graded" in empty_desk.text)
        await empty_desk.press("enter", "down", "5", "enter")
        assert "all 1 graded" in empty_desk.text


# -- when it is offered


async def test_in_its_last_week_a_cycle_is_moved_to_grading_when_that_is_said(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = empty_desk.home
    many(home, 1, (81, 64), phase="active")
    last_days(home, monkeypatch)
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R")
        assert "Move 2026-Q4 to grading?" in empty_desk.text
        await empty_desk.press("escape")
        assert quarter(empty_desk.another_home()).phase == "active"
        await empty_desk.press("R", "j", "enter")
        assert quarter(empty_desk.another_home()).phase == "active"
        await empty_desk.press("R", "enter")
        assert "Grading run · 1 of 2" in empty_desk.text
        assert quarter(empty_desk.another_home()).phase == "grading"
        await empty_desk.press("escape", "u")
        assert quarter(empty_desk.another_home()).phase == "active"


async def test_of_several_cycles_it_is_asked_which_in_one_question(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from okrtui.okr.steps.cycles import add_cycle
    from okrtui.okr.steps.key_results import add_key_result
    from okrtui.okr.steps.objectives import add_objective

    home = empty_desk.home
    key_results = many(home, 1, (81, 64), phase="active")
    half = add_cycle(home.okrs, home.author(), "2026-H2")
    home.perform(half)
    wide = add_objective(home.okrs, home.author(), "Half a year", cycle=half.added[0])
    home.perform(wide)
    objective = home.okrs.objectives[wide.added[0]]
    home.perform(add_key_result(home.okrs, home.author(), objective, "Long", key_results[0].measure))
    last_days(home, monkeypatch)
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R")
        assert "All 2 of them" in empty_desk.text
        await empty_desk.press("j", "enter")
        phases = {
            c.name: c.phase for c in empty_desk.another_home().okrs.cycles.values() if c.space == home.default
        }
        assert sorted(phases.values()) == ["active", "grading"]


async def test_before_its_last_week_it_says_when_a_cycle_is_graded(empty_desk: Desk) -> None:
    many(empty_desk.home, 1, (81, 64), phase="active")
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R")
        assert "2026-Q4 is under way: it is graded from 28 Dec on" in empty_desk.toasts
        assert len(empty_desk.app.screen_stack) == 1


async def test_where_nothing_stands_in_a_cycle_it_says_what_to_do(empty_desk: Desk) -> None:
    many(empty_desk.home, 0, ())
    async with empty_desk.open(size=SMALL):
        await empty_desk.press("R")
        assert "no key results of everybody · North stand in a cycle" in empty_desk.toasts


async def test_the_key_can_be_another(empty_desk: Desk) -> None:
    many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(
        size=SMALL, settings=Settings(keymap={"grading_run": "f5", "grade_suggested": "s"})
    ):
        assert "2 to grade  f5" in empty_desk.text
        await empty_desk.press("f5", "s", "enter")
        assert "2 of 2" in empty_desk.text


async def test_two_scores_of_mine_given_at_once_are_both_kept_and_that_is_said(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = many(empty_desk.home, 1, (81, 64))
    async with empty_desk.open(size=WIDE):
        monkeypatch.setattr(empty_desk.home, "refresh", lambda: False)
        await empty_desk.press("R", "7")
        other = empty_desk.another_home()
        step = give_score(other.okrs, other.author(team_of(other)), asked[0], Marks(score=Decimal("0.62")))
        other.perform(step)
        await empty_desk.press("enter")
        assert "2 of 2" in empty_desk.text
        assert "you changed the grade in another window: both are kept, in conflict" in empty_desk.toasts
    assert score_on_disk(empty_desk, asked[0]) == "0.70"
