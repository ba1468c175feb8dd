"""checkin --editor: the lines of what is due, written on by a program that stands in for an editor."""

from pathlib import Path

import pytest

from okrtui.cli.commands import checking_in_lines
from tests.cli.shell import Shell


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program; its temporary files lie beside it."""
    place = tmp_path / "files"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    program = tmp_path / "editor"
    monkeypatch.setenv("VISUAL", str(program))
    return program


def does(editor: Path, *lines: str) -> None:
    editor.write_text("\n".join(("#!/bin/sh", *lines)) + "\n")
    editor.chmod(0o700)


def left(editor: Path) -> list[str]:
    return [path.read_text() for path in (editor.parent / "files").iterdir()]


def test_what_was_written_is_recorded_as_one_step(okrtui: Shell, editor: Path) -> None:
    does(editor, """sed -i '/Deploys per/s/|  |  |/| 17 | 7 | daily/; /SOC/s/|  |  |/| y | 9 |/' "$1" """)
    answer = okrtui("checkin", "--editor")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "checked in 2 key results; okrtui undo takes it back\n"
    shown = okrtui("show", "deploys", "--json").json
    assert [shown["check_ins"][-1][name] for name in ("value", "confidence", "note")] == [17, 7, "daily"]
    okrtui("undo")
    assert "17" not in okrtui("show", "deploys").out
    assert left(editor) == []


def test_lines_left_as_they_are_record_nothing(okrtui: Shell, editor: Path) -> None:
    does(editor, "exit 0")
    before = okrtui("history").out
    assert "nothing is recorded" in okrtui("checkin", "--editor").out
    assert okrtui("history").out == before


def test_without_a_terminal_a_line_that_cannot_be_read_is_named_and_the_text_kept(
    okrtui: Shell, editor: Path
) -> None:
    does(editor, """sed -i '/Deploys per/s/|  |  |/| many | 7 |/' "$1" """)
    answer = okrtui("checkin", "--editor")
    assert answer.code == 2
    assert "“many” is not a number" in answer.err
    assert "nothing was recorded; what you wrote is in" in answer.err
    (kept,) = left(editor)
    assert "| many | 7 |" in kept


def test_before_a_terminal_it_opens_again_with_the_reason_below_the_line(
    okrtui: Shell, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking_in_lines, "is_watched", lambda: True)
    does(
        editor,
        'if grep -q "^#! " "$1"; then sed -i "s/many/17/" "$1"; exit; fi',
        """sed -i '/Deploys per/s/|  |  |/| many | 7 |/' "$1" """,
    )
    answer = okrtui("checkin", "--editor")
    assert (answer.code, left(editor)) == (0, [])
    assert "“Deploys per week”: 17 deploys, confidence 7" in answer.out


def test_an_editor_that_fails_when_it_is_opened_again_loses_nothing(
    okrtui: Shell, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking_in_lines, "is_watched", lambda: True)
    does(
        editor,
        'if grep -q "^#! " "$1"; then exit 3; fi',
        """sed -i '/Deploys per/s/|  |  |/| many | 7 |/' "$1" """,
    )
    assert "what you wrote before is in" in okrtui("checkin", "--editor").err
    (kept,) = left(editor)
    assert "| many | 7 |" in kept


def test_an_editor_that_fails_is_said(okrtui: Shell, editor: Path) -> None:
    does(editor, "exit 3")
    answer = okrtui("checkin", "--editor")
    assert (answer.code, "the editor ended with 3" in answer.err) == (3, True)


@pytest.mark.parametrize("words", ["deploys", "deploys 7", "--confidence 3", "--note x"])
def test_it_asks_for_all_that_is_due(words: str, okrtui: Shell, editor: Path) -> None:
    answer = okrtui("checkin", *words.split(), "--editor")
    assert (answer.code, "--editor asks for all that is due" in answer.err) == (2, True)


def test_where_nothing_is_due_it_says_so(okrtui: Shell, editor: Path) -> None:
    does(editor, """sed -i '/^^./s/|  |  |/|  | 6 |/' "$1" """)
    okrtui("checkin", "--editor")
    answer = okrtui("checkin", "--editor")
    assert (answer.code, answer.out) == (0, "all checked in: nothing is due this week\n")
