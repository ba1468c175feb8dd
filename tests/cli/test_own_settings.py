"""okrtui settings: where the file is and what holds; made on wish, never over one that is there."""

from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from tests.cli.shell import Answer, Shell

SET = """theme = "nord"
glyphs = "asci"
decimal_comma = true
[keymap]
check_in = "w"
"""


def told(empty: Shell, answer: Answer) -> str:
    parts = [f"exit {answer.code}", answer.out, answer.err]
    return "\n".join(parts).replace(str(empty.home), "HOME")


def file_of(empty: Shell) -> Path:
    return empty.home / "config" / "settings.toml"


def test_what_holds_without_a_file(empty: Shell, snapshot: SnapshotAssertion) -> None:
    assert told(empty, empty("settings")) == snapshot
    assert not file_of(empty).exists()


def test_what_holds_with_one(empty: Shell, snapshot: SnapshotAssertion) -> None:
    file_of(empty).parent.mkdir(parents=True)
    file_of(empty).write_text(SET)
    assert told(empty, empty("settings")) == snapshot
    assert told(empty, empty("settings", "--json")) == snapshot


def test_the_file_is_made_once(empty: Shell, snapshot: SnapshotAssertion) -> None:
    assert empty("settings", "--write").code == 0
    made = file_of(empty).read_text()
    assert '# undo = "u"' in made
    file_of(empty).write_text(SET)
    again = empty("settings", "--write")
    assert told(empty, again) == snapshot
    assert file_of(empty).read_text() == SET
