"""A line of the board that is half typed is a draft: it outlives leaving, and comes back with a."""

import errno

import pytest

from okrtui.okr.drafts import Draft, line_key
from okrtui.okr.scope import Scope
from okrtui.tui.views.unkept import unkept_lines

from ..store.disks import Disk
from .desk import Desk


def planned(desk: Desk) -> list[str]:
    """The lines on the disk."""
    return [line.text for line in desk.another_home().okrs.priorities.values()]


def restart(desk: Desk) -> None:
    """The same home, opened anew."""
    team = desk.home.default
    desk.home = desk.another_home()
    desk.home.make_default(team)


async def test_a_half_typed_line_comes_back_after_leaving(desk: Desk) -> None:
    async with desk.open(on="1"):
        await desk.press("a", *"ship canary @ken", "escape", "q")
        assert "not recorded: “ship canary @ken”" in desk.toasts
        assert desk.app.is_running
        await desk.press("q")
        await desk.until(lambda: not desk.app.is_running)
    restart(desk)
    async with desk.open(on="1"):
        await desk.press("a")
        assert "ship canary @ken" in desk.text
        await desk.press("enter", "escape", "a", "escape")
        assert "ship canary @ken" not in desk.text
    assert planned(desk) == ["ship canary"]
    restart(desk)
    async with desk.open(on="1"):
        await desk.press("a", *"and", "enter")
    assert planned(desk) == ["ship canary", "and"]


async def test_it_is_kept_when_one_leaves_from_the_line_itself(desk: Desk) -> None:
    async with desk.open(on="1"):
        await desk.press("a", *"ship", "ctrl+q")
        await desk.until(lambda: not desk.app.is_running)
    restart(desk)
    async with desk.open(on="1"):
        await desk.press("a", *"ped", "enter")
    assert planned(desk) == ["shipped"]


async def test_what_was_erased_is_no_draft(desk: Desk) -> None:
    async with desk.open(on="1"):
        await desk.press("a", "x", "backspace", "escape", "q")
        await desk.until(lambda: not desk.app.is_running)


async def test_each_space_has_its_own(desk: Desk) -> None:
    mine = desk.home.me[desk.home.private]
    async with desk.open(on="1"):
        await desk.press("a", *"team", "escape")
        desk.app.choose_scope(Scope("person", mine))
        await desk.press("a", *"mine", "enter", *"rest", "escape")
    files = {path.parent.name: path.read_text() for path in (desk.directory / "state").glob("*/drafts.json")}
    assert "team" in files[desk.home.default]
    assert "rest" in files[desk.home.private]
    assert "team" not in files[desk.home.private]
    assert planned(desk) == ["mine"]


async def test_a_line_that_no_disk_takes_is_asked_about_and_printed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with desk.open((100, 30), on="1"):
        disk.refuse(errno.ENOSPC)
        await desk.press("a", *"ship", "escape", "q")
        assert "what you typed about “ship” is on no disk" in desk.text
        await desk.press("j", "enter")
        await desk.until(lambda: not desk.app.is_running)
        assert desk.app.unkept()[1:] == ["a line of the plan: ship"]
        disk.mend()


def test_a_hostile_line_is_printed_safely(desk: Desk) -> None:
    key = line_key(desk.home.me[desk.home.default])
    (line,) = unkept_lines(desk.okrs, [(key, Draft(note="a\x1b[31m\nb"))])[1:]
    assert line == "a line of the plan: a␛[31m⏎b"
