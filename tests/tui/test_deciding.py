"""Decisions: asked for on every screen with objectives, recorded with a reason, shown there for good."""

import pytest

from okrtui.okr.decisions import decision_text, decisions_on
from okrtui.okr.records import Decision
from okrtui.okr.steps.decisions import record_decision
from okrtui.okr.steps.editing import edit
from okrtui.settings import Settings

from .desk import Desk
from .team import DEPLOYS, RUNBOOKS

BORING, LEADER = "Make releases boring", "Surpass the market leader in Q4"


def decisions(desk: Desk, title: str = BORING) -> tuple[Decision, ...]:
    objective = desk.objective(title)
    assert objective is not None
    return decisions_on(desk.okrs, objective.id)


def decided(desk: Desk, outcome: str, because: str, title: str = BORING) -> Desk:
    """Somebody has decided already."""
    objective = desk.objective(title)
    assert objective is not None
    author = desk.home.author(objective.space)
    desk.home.perform(record_decision(desk.okrs, author, objective, outcome, because=because))  # type: ignore[arg-type]
    return desk


@pytest.mark.parametrize(("keys", "outcome"), [((), "continue"), (("j",), "change"), (("j", "j"), "stop")])
async def test_what_is_chosen_is_recorded_with_its_reason(
    desk: Desk, keys: tuple[str, ...], outcome: str
) -> None:
    async with desk.open():
        await desk.go_to(BORING)
        await desk.press("D", *keys, "enter")
        await desk.type("it is time")
        await desk.press("enter")
        (decision,) = decisions(desk)
        assert (decision.outcome, decision.text) == (outcome, "it is time")
        assert f"§ {outcome}" in desk.text
        await desk.press("u")
        assert decisions(desk) == ()


async def test_a_merge_names_the_other_objective_found_by_its_words(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(BORING)
        await desk.press("D", "G", "enter")
        assert "Merge “Make releases boring” into …" in desk.text
        assert "Learn to say no" not in desk.text
        await desk.type("leader")
        await desk.press("enter")
        await desk.type("one thing")
        await desk.press("enter")
        assert [decision_text(each) for each in decisions(desk)] == [f"merge into “{LEADER}”: one thing"]


async def test_without_a_reason_nothing_is_decided(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(BORING)
        await desk.press("D", "enter", "enter")
        assert "the reason is empty" in desk.text
        await desk.press("escape")
        assert decisions(desk) == ()


@pytest.mark.parametrize("on", ["2", "1"])
async def test_on_a_key_result_it_is_about_its_objective(desk: Desk, on: str) -> None:
    async with desk.open(on=on):
        if on == "2":
            await desk.go_to(DEPLOYS)
        else:
            desk.app.point_at(desk.key_result(DEPLOYS).id)  # type: ignore[union-attr]
        await desk.press("D", "enter")
        await desk.type("it pays")
        await desk.press("enter")
        assert [each.outcome for each in decisions(desk)] == ["continue"]


async def test_a_key_result_says_what_was_decided_of_its_objective(desk: Desk) -> None:
    decided(desk, "stop", "nobody asked for it")
    async with desk.open(size=(140, 40)):
        await desk.go_to(RUNBOOKS)
        await desk.press("enter")
        assert "decided stop: nobody asked for it" in desk.text


async def test_the_mark_cuts_no_title_where_there_is_room(desk: Desk) -> None:
    decided(desk, "stop", "too far", LEADER)
    async with desk.open(size=(80, 24)):
        assert f"{LEADER} § stop a adds a KR" in desk.text


async def test_on_the_map_it_is_decided_too(desk: Desk) -> None:
    async with desk.open(on="3"):
        desk.app.point_at(desk.objective(LEADER).id)  # type: ignore[union-attr]
        await desk.press("D", "j", "j", "enter")
        await desk.type("too far")
        await desk.press("enter")
        assert [each.text for each in decisions(desk, LEADER)] == ["too far"]


async def test_the_preview_tells_every_decision_the_newest_first(desk: Desk) -> None:
    decided(decided(desk, "change", "too big"), "continue", "it is small now")
    async with desk.open(size=(140, 40)):
        await desk.go_to(BORING)
        told = desk.text
        assert "continue: it is small now" in told
        assert told.index("continue: it is") < told.index("change: too big")
        await desk.press("D")
        assert "decided before: continue: it is small now (Mei)" in desk.text


async def test_where_there_is_no_preview_the_decision_stands_below_the_list(desk: Desk) -> None:
    decided(desk, "stop", "nobody asked for it")
    async with desk.open(size=(80, 24), settings=Settings(glyphs="ascii")):
        await desk.go_to(BORING)
        assert "decided stop: nobody asked for it" in desk.text
        assert "& stop" in desk.text


async def test_who_is_not_in_the_committee_reads_so_before_and_after(desk: Desk) -> None:
    ken = next(p for p in desk.okrs.people.values() if p.name == "Ken")
    desk.home.perform(edit(desk.okrs, desk.home.author(ken.space), ken, committee=True))
    async with desk.open():
        await desk.go_to(BORING)
        await desk.press("D")
        assert "you are not in the committee: the history says so" in desk.text
        await desk.press("enter")
        await desk.type("it pays")
        await desk.press("enter")
        assert "continue (not in the committee), it pays" in desk.toasts
        await desk.press("6")
        await desk.until(lambda: "continue (not in the committee), it pays" in desk.text)


async def test_a_team_without_a_committee_hears_nothing_of_it(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(BORING)
        await desk.press("D")
        assert "committee" not in desk.text
