"""A text in somebody's editor, which is a real program: what it writes comes back, and nothing is lost."""

import os
import signal
from pathlib import Path

import pytest

from okrtui.okr.errors import RefusedError, StorageError
from okrtui.tui.editing_outside import edit_outside


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a program stands in for an editor; its temporary files lie beside it."""
    place = tmp_path / "files"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    return tmp_path / "my editor"


def program(editor: Path, *lines: str) -> dict[str, str]:
    """The editor does this; its name has a blank in it."""
    editor.write_text("\n".join(("#!/bin/sh", *lines)) + "\n")
    editor.chmod(0o700)
    return {"EDITOR": f"'{editor}' --wait"}


def left(editor: Path) -> list[Path]:
    return sorted((editor.parent / "files").iterdir())


def test_what_the_editor_wrote_comes_back_and_the_file_goes(editor: Path) -> None:
    environment = program(editor, 'printf "第二行\\n" >> "$2"')
    assert edit_outside("first", environment) == "first\n第二行"
    assert left(editor) == []


def test_visual_goes_before_editor(editor: Path) -> None:
    environment = program(editor, 'printf "seen\\n" > "$2"')
    assert edit_outside("", {"EDITOR": "false", "VISUAL": environment["EDITOR"]}) == "seen"


def test_nobody_else_can_read_the_file(editor: Path) -> None:
    environment = program(editor, 'stat -c %a "$2" > "$2.mode"')
    edit_outside("secret", environment)
    (mode,) = left(editor)
    assert mode.read_text().strip() == "600"


def test_an_editor_that_ends_with_a_fault_changes_nothing_and_its_file_is_named(editor: Path) -> None:
    environment = program(editor, 'printf "half\\n" >> "$2"', "exit 3")
    with pytest.raises(RefusedError, match="ended with 3, so the text stays as it was; what it wrote is in"):
        edit_outside("text", environment)
    (kept,) = left(editor)
    assert kept.read_text() == "text\nhalf\n"


def test_an_editor_that_wrote_nothing_and_failed_leaves_no_file(editor: Path) -> None:
    with pytest.raises(RefusedError, match=r"stays as it was$"):
        edit_outside("text", program(editor, "exit 1"))
    assert left(editor) == []


@pytest.mark.parametrize("command", ["/no/such/editor", "'unclosed"])
def test_an_editor_that_is_not_there_says_how_to_name_one(editor: Path, command: str) -> None:
    with pytest.raises(RefusedError, match=r"cannot be started: .*; \$EDITOR names it"):
        edit_outside("text", {"EDITOR": command})
    assert left(editor) == []


def test_a_file_that_is_gone_afterwards_is_a_fault(editor: Path) -> None:
    with pytest.raises(StorageError, match="cannot be read"):
        edit_outside("text", program(editor, 'rm "$2"'))


def test_ctrl_c_in_the_editor_does_not_end_okrtui(editor: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    environment = program(editor, f"kill -INT {os.getpid()}", 'printf "on\\n" > "$2"')
    assert edit_outside("text", environment) == "on"
    assert signal.getsignal(signal.SIGINT) is before
