"""What is typed and not recorded is never lost: not by leaving, quitting, a full disk or a terminal that goes away."""

import errno
from decimal import Decimal
from pathlib import Path

import pytest

from okrtui.okr.drafts import Draft

from ..store.disks import Disk
from .desk import Desk
from .runs import TO_DEPLOYS
from .team import DEPLOYS, RUNBOOKS


def on_disk(desk: Desk, title: str) -> Draft | None:
    record = desk.key_result(title)
    assert record is not None
    return desk.another_home().drafts.of(record.space, record.id)


async def test_leaving_a_check_in_keeps_a_draft_and_says_so(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        before = desk.okrs.check_ins[id_]
        await desk.press("c", "1", "7", "enter", "8", "tab")
        await desk.type("canary [/] 中")
        await desk.press("escape")
        assert "kept as a draft" in desk.toasts
        await desk.press("c")
        assert "draft from 09:00" in desk.text
        assert "canary [/] 中" in desk.text
        assert "reads as 17 deploys" in desk.text
        assert desk.okrs.check_ins[id_] == before
        await desk.press("enter", "enter")
        last = desk.okrs.check_ins[id_][-1]
        assert (last.value, last.confidence, last.note) == (Decimal(17), 8, "canary [/] 中")
        await desk.press("c")
        assert "draft from" not in desk.text
        await desk.until(lambda: on_disk(desk, DEPLOYS) is None)


async def test_leaving_untouched_fields_keeps_and_says_nothing(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("c", "1", "backspace", "escape")
        assert "draft" not in desk.toasts
        assert desk.home.drafts.of(desk.home.default, desk.screen.here or "") is None


async def test_a_draft_is_on_the_disk_soon_after_it_is_typed(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("c", "1", "7", "enter", "8")
        await desk.until(lambda: on_disk(desk, DEPLOYS))
        draft = on_disk(desk, DEPLOYS)
        assert draft is not None
        assert (draft.value, draft.confidence) == ("17", 8)


async def test_a_draft_is_asked_again_after_a_restart_in_the_run(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("c", "1", "7", "enter", "8", "escape")
    desk.home = desk.another_home()
    async with desk.open():
        await desk.press("C", *TO_DEPLOYS)
        assert "draft from 09:00" in desk.text
        assert "reads as 17 deploys" in desk.text
        await desk.press("enter", "enter")
        record = desk.key_result(DEPLOYS)
        assert record is not None
        assert desk.okrs.check_ins[record.id][-1].value == 17


async def test_toggled_steps_are_a_draft_too(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(RUNBOOKS)
        await desk.press("c", "j", "j", "space", "escape", "c")
        assert desk.text.count("[x]") == 3
        await desk.press("enter", "9", "enter")
        assert desk.okrs.check_ins[id_][-1].steps_done == ("1", "2", "3")


async def test_skipping_and_stopping_in_a_run_keep_drafts(desk: Desk) -> None:
    async with desk.open():
        await desk.press("C", *TO_DEPLOYS, "1", "7", "down", "up")
        assert "reads as 17 deploys" in desk.text
        assert "draft from 09:00" in desk.text
        await desk.press("escape")
        assert "kept as a draft" in desk.toasts
        await desk.until(lambda: on_disk(desk, DEPLOYS))


async def test_emptying_the_fields_takes_the_draft_away(desk: Desk) -> None:
    async with desk.open():
        await desk.press("C", *TO_DEPLOYS, "1", "down", "up", "backspace", "down", "up")
        assert "draft" not in desk.text
        await desk.press("escape")
        assert on_disk(desk, DEPLOYS) is None


async def test_quitting_with_a_draft_asks_once_and_keeps_it(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("c", "1", "7", "escape", "q")
        assert "not recorded: “Deploys per week”" in desk.toasts
        assert desk.app.is_running
        await desk.press("q")
        await desk.until(lambda: not desk.app.is_running)
    assert on_disk(desk, DEPLOYS) is not None


async def test_leaving_at_once_keeps_what_was_just_typed(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.pilot.press("c", "1", "7", "ctrl+q")
        await desk.until(lambda: not desk.app.is_running)
    draft = on_disk(desk, DEPLOYS)
    assert draft is not None
    assert draft.value == "17"


async def test_a_full_disk_asks_again_with_all_that_was_typed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        before = desk.okrs.check_ins[id_]
        await desk.press("c", "1", "7", "enter", "8", "tab", "x")
        disk.refuse(errno.ENOSPC)
        await desk.press("enter")
        assert "the disk is full" in desk.text
        assert "reads as 17 deploys" in desk.text
        assert desk.okrs.check_ins[id_] == before
        disk.mend()
        await desk.press("enter", "enter")
        last = desk.okrs.check_ins[id_][-1]
        assert (last.value, last.confidence, last.note) == (Decimal(17), 8, "x")


async def test_private_drafts_stay_with_the_private_space(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to("Meetings")
        await desk.press("c", "9", "escape")
        await desk.until(lambda: on_disk(desk, "Meetings"))
    files = {path.parent.name for path in (desk.directory / "state").glob("*/drafts.json")}
    assert files == {desk.home.private}


async def test_damaged_drafts_are_told_and_never_fatal(desk: Desk, tmp_path: Path) -> None:
    path = desk.directory / "state" / desk.home.default / "drafts.json"
    path.write_bytes(b"{")
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("c", "1", "7", "enter", "8", "enter")
        assert "your drafts were damaged" in desk.toasts
        assert path.with_name("drafts.damaged.json").exists()


async def test_a_draft_of_the_future_is_shown_safely(desk: Desk) -> None:
    record = desk.key_result(DEPLOYS)
    assert record is not None
    desk.home.drafts.keep(
        record.space, record.id, Draft("[/]\x1b[31m", 99, "[@click=app.quit]q[/]\u202e", ("9",))
    )
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("c")
        assert "[@click=app.quit]q[/]" in desk.text
        assert "\x1b" not in desk.text
        assert "\u202e" not in desk.text


async def test_the_first_key_replaces_a_value_that_was_kept_and_the_others_go_on_from_it(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("c", *"19", "escape", "c")
        assert "reads as 19 deploys" in desk.text
        await desk.press("1", "6")
        assert "reads as 16 deploys" in desk.text
        await desk.press("escape", "c", "end", "5")
        assert "reads as 165 deploys" in desk.text
        await desk.press("escape", "c", "backspace")
        assert "was 12 deploys" in desk.text
        desk.app.clear_notifications()
        await desk.press("7", "escape", "C", *TO_DEPLOYS, "8")
        assert "reads as 8 deploys" in desk.text
