"""What was typed into a question is never lost: where the step fails it is asked again as it was left."""

import errno
from collections.abc import Iterable
from typing import NamedTuple

import pytest

from okrtui.okr.records import Objective
from okrtui.okr.steps.trash import delete

from ..store.disks import Disk
from .desk import Desk
from .team import CLICK, DEPLOYS, MARKUP

BORING = "Make releases boring"
ERASED = ("end", *["backspace"] * 40)
FULL = "the disk is full"


class Asked(NamedTuple):
    """What is typed on a line of the list, and what of it must be seen again when it could not be done."""

    title: str
    keys: tuple[str, ...]
    seen: tuple[str, ...]
    done: str
    """What is said when it was done after all."""
    take: str = "enter"
    again: tuple[str, ...] = ("enter",)


QUESTIONS = {
    "an objective": Asked(
        BORING, ("O", *"Rest", "enter", *"tired"), ("New objective", "Rest", "tired"), "“Rest”"
    ),
    "a key result": Asked(
        BORING,
        ("a", *"Naps", "enter", *"2->7", "enter", *"fri"),
        ("New key result", "Naps", "2->7", "reads as: Fri 27 Nov"),
        "“Naps”",
    ),
    "an edit": Asked(
        BORING, ("e", *"!", "enter", "enter", *"?"), ("Edit objective", f"{BORING}!"), "title, why"
    ),
    "a comment": Asked(DEPLOYS, (";", *"well", "space", *"done"), ("Comment", "well done"), "commented on"),
    "a correction": Asked(
        DEPLOYS,
        ("enter", "e", "1", "4", "enter", "t", "enter", *"oops", "enter"),
        ("Correct 9 Nov", "reads as 14 deploys", "reads as 10", "oops"),
        "corrected “Deploys per week”: 14 deploys",
    ),
    "a mended measure": Asked(
        DEPLOYS,
        ("e", *"!", "enter", *ERASED, *"4->24", "enter", "enter", "enter"),
        ("Edit key result", f"{DEPLOYS}!", "4->24", "reads as: from 4 to 24"),
        "edited",
        take="m",
        again=("enter", "m"),
    ),
    "the reason of another target": Asked(
        DEPLOYS,
        ("e", "enter", *ERASED, *"4->24", "enter", "enter", "enter", "c", *"reached"),
        ("Change it from today", "reached"),
        "24",
    ),
    "an owner": Asked(DEPLOYS, ("o", *"ke"), ("Owner of", "ke", "Ken"), "Ken"),
    "a tie": Asked(BORING, ("t", *"surp"), ("supports …", "surp", "Surpass"), "Surpass"),
    "the trash": Asked(
        CLICK, ("d", ":", *"trash", "enter", *"click"), ("Trash · enter brings back", "click"), "restored"
    ),
}


@pytest.mark.parametrize("what", QUESTIONS)
async def test_a_full_disk_asks_again_and_enter_tries_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    asked = QUESTIONS[what]
    disk = Disk(monkeypatch)
    async with desk.open(size=(100, 40)):
        await desk.go_to(asked.title)
        await desk.press(*asked.keys)
        before = desk.okrs
        disk.refuse(errno.ENOSPC)
        await desk.press(asked.take)
        assert missing(desk, (FULL, *asked.seen)) == []
        assert desk.okrs == before
        disk.mend()
        await desk.press(*asked.again)
        assert asked.done in desk.toasts
        assert FULL not in desk.text
        assert desk.another_home().okrs.objectives == desk.okrs.objectives
        assert desk.another_home().okrs.key_results == desk.okrs.key_results


def missing(desk: Desk, wanted: Iterable[str]) -> list[str]:
    """What of it does not stand on the screen."""
    return [text for text in wanted if text not in desk.text]


def gone_elsewhere(desk: Desk, title: str) -> None:
    """Somebody else moves the objective to the trash."""
    other = desk.another_home()
    record = next(o for o in other.okrs.objectives.values() if o.title == title)
    other.perform(delete(other.okrs, other.author(record.space), other.okrs.find(Objective, record.id)))


@pytest.mark.parametrize("what", ["a key result", "a tie"])
async def test_what_a_rule_refuses_is_still_there_to_be_read(desk: Desk, what: str) -> None:
    asked = QUESTIONS[what]
    async with desk.open(size=(100, 40)):
        await desk.go_to(asked.title)
        await desk.press(*asked.keys)
        gone_elsewhere(desk, BORING)
        await desk.press("enter")
        assert missing(desk, asked.seen) == []
        assert f"“{BORING}” was moved to the trash" in desk.text
        await desk.press("escape", "escape")
        assert f"─ {asked.seen[0]}" not in desk.text


async def test_the_fault_goes_away_when_something_else_is_typed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with desk.open(size=(100, 40)):
        await desk.go_to(MARKUP)
        for keys in (("O", *"Rest", "enter"), ("o", *"ke")):
            await desk.press(*keys)
            disk.refuse(errno.ENOSPC)
            await desk.press("enter")
            assert FULL in desk.text
            disk.mend()
            await desk.press("n")
            assert FULL not in desk.text
            await desk.press("escape")


async def test_a_picker_asked_again_stands_where_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch)
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("o", "down", "down")
        disk.refuse(errno.ENOSPC)
        await desk.press("enter")
        disk.mend()
        await desk.press("enter")
        owner = desk.okrs.key_results[id_].owner
        assert owner is not None
        assert desk.okrs.person_name(owner) == "王小明"
