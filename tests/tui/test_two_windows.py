"""Two windows on one record: what was not seen is never overwritten in silence, and the person is told."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Record, Whose
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.health import add_metric
from okrtui.okr.steps.plan import add_priority
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.steps.trash import delete

from .desk import Desk
from .team import DEPLOYS

BORING = "Make releases boring"


def person(okrs: Okrs, name: str) -> str:
    return next(p.id for p in okrs.people.values() if p.name == name)


def elsewhere(
    desk: Desk, id_: str, step: Callable[[Okrs, Author, Any], Step], by: str | None = "Ken"
) -> None:
    """Somebody does something to a record in another window; None: I do."""
    other = desk.another_home()
    record = other.okrs.get(id_)
    assert record is not None
    author = other.author(record.space)
    author = replace(author, person=person(other.okrs, by)) if by else author
    other.perform(step(other.okrs, author, record))


def changed(**values: Any) -> Callable[[Okrs, Author, Record], Step]:
    return lambda okrs, author, record: edit(okrs, author, record, **values)


def conflicts(desk: Desk) -> list[tuple[str, str]]:
    workspaces = desk.another_home().workspaces.values()
    return [conflict for workspace in workspaces for conflict in workspace.state.conflicts()]


async def test_a_title_changed_in_two_windows_is_in_conflict_and_that_is_said(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(BORING)
        await desk.press("e", *" B")
        elsewhere(desk, id_, changed(title=f"{BORING} A"))
        await desk.until(lambda: desk.okrs.objectives[id_].title.endswith("A"))
        await desk.press("enter", "enter", "enter")
        assert conflicts(desk) == [(id_, "title")]
        assert f"Ken changed the title meanwhile to “{BORING} A”: both are kept, in conflict" in desk.toasts
        assert "! 1 conflict" in desk.text.splitlines()[0]
        assert f"{BORING} B" in desk.text


async def test_my_own_other_window_is_called_so(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(BORING)
        await desk.press("e", *" B")
        elsewhere(desk, id_, changed(title="A"), by=None)
        await desk.press("enter", "enter", "enter")
        assert "you changed the title in another window to “A”: both are kept" in desk.toasts


async def test_other_fields_of_one_record_and_the_same_value_are_no_conflict(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(BORING)
        await desk.press("e", *"!")
        elsewhere(desk, id_, changed(title=f"{BORING}!", why="Calm"))
        await desk.press("enter", "enter", "enter")
        assert conflicts(desk) == []
        assert "conflict" not in desk.toasts
        assert (desk.okrs.objectives[id_].title, desk.okrs.objectives[id_].why) == (f"{BORING}!", "Calm")


async def test_a_measure_changed_in_two_windows_is_in_conflict(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(DEPLOYS)
        measure = desk.okrs.key_results[id_].measure
        await desk.press(
            "e", "enter", "end", *["backspace"] * 40, *"4->24 deploys", "enter", "enter", "enter"
        )
        assert "Another measure" in desk.text
        elsewhere(desk, id_, changed(measure=replace(measure, unit="releases")))
        await desk.press("m")
        assert conflicts(desk) == [(id_, "measure")]
        assert "Ken changed the measure meanwhile: both are kept, in conflict" in desk.toasts


async def test_an_owner_given_in_two_windows_is_in_conflict(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("o", *"ken")
        elsewhere(desk, id_, changed(owner=person(desk.okrs, "王小明")))
        await desk.press("enter")
        assert conflicts(desk) == [(id_, "owner")]
        assert "Ken changed the owner meanwhile to “王小明”" in desk.toasts


async def test_a_tie_changed_in_two_windows_is_in_conflict(desk: Desk) -> None:
    company = desk.objective("Surpass the market leader in Q4")
    assert company is not None
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(BORING)
        other = next(o.id for o in desk.okrs.objectives.values() if o.title.startswith("Grow"))
        await desk.press("t", *"surpass")
        elsewhere(desk, id_, changed(parent=other))
        await desk.press("enter")
        assert conflicts(desk) == [(id_, "parent")]


async def test_a_metric_and_a_line_changed_in_two_windows_are_in_conflict(desk: Desk) -> None:
    home = desk.home
    me = Whose(person=home.author().person)
    metric = add_metric(home.okrs, home.author(), name="Morale", whose=me, keeper=me.person)
    line = add_priority(home.okrs, home.author(), "Ship it", owner=me.person)
    home.perform(metric)
    home.perform(line)
    async with desk.open(size=(100, 40), on="1"):
        for quadrant, id_, fields, value in (
            ("2", line.added[0], 1, {"text": "Ship it!"}),
            ("4", metric.added[0], 5, {"name": "Mood"}),
        ):
            await desk.press("g", quadrant)
            desk.board.point_at(id_)
            await desk.press("e", *" now")
            elsewhere(desk, id_, changed(**value))
            await desk.press(*["enter"] * fields)
    assert sorted(conflicts(desk)) == sorted([(line.added[0], "text"), (metric.added[0], "name")])


@pytest.mark.parametrize("keys", [("e", *" B"), (";", *"well")])
async def test_what_was_moved_to_the_trash_meanwhile_is_said_by_its_name(
    desk: Desk, keys: tuple[str, ...]
) -> None:
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(BORING)
        await desk.press(*keys)
        elsewhere(desk, id_, delete)
        await desk.press("enter", "enter", "enter")
        assert "“Make releases boring” was moved to the trash" in desk.text
        assert id_ not in desk.text


async def test_a_check_in_follows_what_happens_to_its_key_result(desk: Desk) -> None:
    async with desk.open(size=(80, 24)):
        id_ = await desk.go_to(DEPLOYS)
        before = desk.okrs.check_ins[id_]
        await desk.press("c", "1", "7", "enter", "8", "tab", *"can")
        elsewhere(desk, id_, changed(title="Releases a week", owner=person(desk.okrs, "Ken")))
        await desk.until(lambda: "Releases a week" in desk.text)
        assert "owner Ken" in desk.text
        elsewhere(desk, id_, lambda okrs, author, kr: check_in(okrs, author, kr, Reading(Decimal(13), 7)))
        await desk.until(lambda: "was 13 deploys" in desk.text)
        assert "last 7 on 20 Nov" in desk.text
        assert "reads as 17 deploys" in desk.text
        await desk.press(*"ary", "enter")
        assert [c.value for c in desk.okrs.check_ins[id_][len(before) :]] == [13, 17]
        assert desk.okrs.check_ins[id_][-1].note == "canary"


async def test_a_check_in_of_what_went_to_the_trash_meanwhile_keeps_what_was_typed(desk: Desk) -> None:
    async with desk.open(size=(80, 24)):
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("c", "1", "7", "enter", "8")
        elsewhere(desk, id_, delete)
        await desk.until(lambda: "was moved to the trash meanwhile" in desk.text)
        assert "reads as 17 deploys" in desk.text
        await desk.press("enter")
        assert "“Deploys per week” was moved to the trash" in desk.text
        assert "reads as 17 deploys" in desk.text
        await desk.press("escape")
        assert (
            "“Deploys per week” was moved to the trash meanwhile; what you typed is kept as a draft"
            in desk.toasts
        )
        assert id_ not in desk.toasts + desk.text
        await desk.press(":", *"trash", "enter", *"deploys", "enter", "c")
        assert "draft from 09:00" in desk.text
        assert "reads as 17 deploys" in desk.text
