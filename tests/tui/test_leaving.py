"""Leaving says the truth: what the disk did not take is asked about, and printed when it is left behind."""

import errno
import os
import re
import shlex
import signal
import sys
from pathlib import Path
from shutil import which

import pytest

from okrtui.okr.drafts import Draft
from okrtui.tui.views.unkept import unkept_lines
from okrtui.workspace.unkept import left_behind
from tests.terminal.terminal import Terminal

from ..store.disks import Disk
from .desk import Desk
from .runs import TO_DEPLOYS
from .team import DEPLOYS, RUNBOOKS
from .test_drafts import on_disk

KEPT, ONLY_HERE = "kept as a draft", "here until you leave"
TYPED = ("c", "1", "7", "enter", "8", "tab", *"canary")


async def test_a_draft_that_the_disk_refuses_is_not_called_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with desk.open():
        await desk.go_to(DEPLOYS)
        disk.refuse(errno.ENOSPC)
        await desk.press(*TYPED, "escape")
        assert KEPT not in desk.toasts
        assert ONLY_HERE in desk.toasts
        assert "the disk is full" in desk.toasts
        await desk.press("c")
        assert "reads as 17 deploys" in desk.text


async def test_a_run_that_was_stopped_says_the_truth_of_its_draft(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with desk.open():
        disk.refuse(errno.ENOSPC)
        await desk.press("C", *TO_DEPLOYS, "1", "7", "escape")
        await desk.until(lambda: "stopped: 0 kept" in desk.toasts)
        assert KEPT not in desk.toasts
        assert ONLY_HERE in desk.toasts
        disk.mend()
        desk.app.clear_notifications()
        await desk.press("C", *TO_DEPLOYS, "escape")
        await desk.until(lambda: KEPT in desk.toasts)


async def test_a_home_that_can_only_be_read_is_said_in_the_frame(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = os.access
    async with desk.open(size=(80, 24)):
        assert "read-only" not in desk.text
        monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))
        await desk.until(lambda: "read-only" in desk.text.splitlines()[0])
        await desk.press("1")
        assert desk.text.splitlines()[0].rstrip().endswith("read-only")
        monkeypatch.setattr(os, "access", access)
        await desk.until(lambda: "read-only" not in desk.text)


async def test_leaving_with_what_the_disk_refuses_asks_and_staying_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with desk.open():
        await desk.go_to(DEPLOYS)
        disk.refuse(errno.EROFS)
        await desk.press(*TYPED, "escape", "q")
        assert "“Deploys per week” is on no disk" in desk.text
        assert "read-only" in desk.text
        assert "the draft is kept" not in desk.toasts
        await desk.press("enter")
        assert desk.app.is_running
        disk.mend()
        await desk.press("q")
        assert "q once more leaves; the draft is kept" in desk.toasts
        assert on_disk(desk, DEPLOYS) is not None
        assert desk.app.unkept() == []


async def test_leaving_all_the_same_prints_what_was_typed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with desk.open():
        await desk.go_to(DEPLOYS)
        disk.refuse(errno.ENOSPC)
        await desk.press(*TYPED, *" [/]", "escape")
        await desk.go_to(RUNBOOKS)
        await desk.press("c", "space", "escape", "q", "j", "enter")
        await desk.until(lambda: not desk.app.is_running)
    assert desk.app.unkept() == [
        "typed, not recorded, and the disk did not take it:",
        "Deploys per week: value 17 · confidence 8 · note canary [/]",
        "Runbooks for the five worst alerts: done queue stuck",
    ]


async def test_a_full_disk_with_nothing_typed_is_left_without_a_word(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    async with desk.open():
        await desk.go_to(DEPLOYS)
        await desk.press("c", "1", "escape")
        disk.refuse(errno.ENOSPC)
        await desk.press("c", "backspace", "escape", "q")
        await desk.until(lambda: not desk.app.is_running)
    assert desk.app.unkept() == []


def test_what_is_printed_cannot_steer_the_terminal(desk: Desk) -> None:
    record = desk.key_result(DEPLOYS)
    assert record is not None
    hostile = Draft("[/]\x1b[31m", 99, "a\u202e\nb", None, "will_not")
    assert unkept_lines(desk.okrs, [(record.id, hostile), ("nobody", Draft("3"))])[1:] == [
        "Deploys per week: value [/]␛[31m · confidence 99 · will not be met · note a‹202E›⏎b",
        "what is gone by now: value 3",
    ]


def okrtui(desk: Desk, *, keeps_drafts: bool = False, **environment: str) -> Terminal:
    """The screens in a real terminal, where the disk takes no draft unless it is said to."""
    if not keeps_drafts:
        (desk.directory / "state" / desk.home.default / "drafts.json").mkdir(exist_ok=True)
    return Terminal(command(desk), columns=80, rows=24, env={**where(), **environment})


def command(desk: Desk) -> list[str]:
    return [sys.executable, "-m", "okrtui", "--home", str(desk.directory)]


def where() -> dict[str, str]:
    return {"OKRTUI_NOW": "2026-11-20T09:00", "TZ": "UTC", "PYTHONPATH": str(Path.cwd())}


def type_on_deploys(terminal: Terminal) -> None:
    terminal.wait_for("1 Week")
    terminal.press("2")
    terminal.wait_for("by unit")
    terminal.press("/", *DEPLOYS, "enter")
    terminal.wait_for("1 of 1")
    terminal.press("c")
    terminal.wait_for("enter Next")
    terminal.press(*"17", "enter", "8")
    terminal.wait_for(lambda text: re.search("confidence +8", text) is not None)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_what_was_left_behind_stands_in_the_terminal(desk: Desk) -> None:
    with okrtui(desk) as terminal:
        type_on_deploys(terminal)
        terminal.press("escape", "q")
        terminal.wait_for("is on no disk")
        terminal.press("j", "enter")
        assert terminal.wait_exit() == 0
        assert "Deploys per week: value 17 · confidence 8" in terminal.text


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_that_goes_away_leaves_it_in_a_file_that_is_told_of(desk: Desk, tmp_path: Path) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    with okrtui(desk, TMPDIR=str(aside)) as terminal:
        type_on_deploys(terminal)
        os.kill(terminal.pid, signal.SIGHUP)
        assert terminal.wait_exit() == -signal.SIGHUP
    (file,) = left_behind(desk.home.data, aside)
    assert left_behind(tmp_path / "another", aside) == []
    assert file.stat().st_mode & 0o777 == 0o600
    assert "Deploys per week: value 17 · confidence 8" in file.read_text()
    with okrtui(desk, TMPDIR=str(aside)) as terminal:
        terminal.wait_for("the terminal went away")


async def test_a_terminal_that_goes_away_leaves_what_stood_in_a_form_in_that_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(aside))
    async with desk.open():
        await desk.press("O")
        desk.app._save()
        assert left_behind(desk.home.data, aside) == []
        await desk.press(*"Half a title")
        desk.app._save()
    (file,) = left_behind(desk.home.data, aside)
    assert "New objective · title: Half a title" in file.read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_asked_to_end_it_ends_cleanly_and_the_draft_waits(desk: Desk) -> None:
    with okrtui(desk, keeps_drafts=True) as terminal:
        type_on_deploys(terminal)
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert terminal.text.strip() == ""
    draft = on_disk(desk, DEPLOYS)
    assert draft is not None
    assert (draft.value, draft.confidence) == ("17", 8)


@pytest.mark.skipif(sys.platform == "win32" or not which("bash"), reason="needs a shell with jobs")
def test_ctrl_z_goes_to_the_shell_and_fg_comes_back(desk: Desk) -> None:
    with Terminal(["bash", "--norc", "-i"], columns=80, rows=24, env={**where(), "PS1": "> "}) as shell:
        shell.wait_for(">")
        shell.press(*shlex.join(command(desk)), "enter")
        shell.wait_for("1 Week")
        shell.press("ctrl+z")
        shell.wait_for("Stopped")
        shell.press(*"fg", "enter")
        type_on_deploys(shell)
        shell.press("ctrl+z")
        shell.wait_for("Stopped")
        assert on_disk(desk, DEPLOYS) is not None
        shell.press(*"fg", "enter")
        shell.wait_for("reads as 17 deploys")
        shell.press("escape", "ctrl+q")
        shell.wait_for(lambda text: text.strip() == ">")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_where_nothing_would_bring_it_back_ctrl_z_says_so(desk: Desk) -> None:
    with okrtui(desk, keeps_drafts=True) as terminal:
        terminal.wait_for("1 Week")
        terminal.press("ctrl+z")
        terminal.wait_for("no shell waits here")
        terminal.press("q")
        assert terminal.wait_exit() == 0
