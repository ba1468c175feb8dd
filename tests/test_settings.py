"""What the settings file says is in use line by line; what cannot be is told with its line."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.errors import BadInputError, StorageError
from okrtui.places import places
from okrtui.settings import Settings, read_settings, write_setting, write_settings
from okrtui.settings_read import EXPECTED, understood
from okrtui.settings_text import settings_text
from okrtui.tui.commands import keys_of_all


def told(text: str) -> tuple[str, ...]:
    return understood(text.encode()).faults


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('glyphs = "asci"', "settings.toml, line 1: glyphs must be unicode or ascii"),
        ("glyphs = 7", "settings.toml, line 1: glyphs must be unicode or ascii"),
        ('\n# so\ndecimal_comma = "yes"', "settings.toml, line 3: decimal_comma must be true or false"),
        ("theme = 1", "settings.toml, line 1: theme must be the name of a theme in quotes"),
        ('them = "nord"', "settings.toml, line 1: there is no setting “them”: did you mean “theme”?"),
        (
            "x = 1",
            "settings.toml, line 1: there is no setting “x”; there are default_space, theme, glyphs, "
            "decimal_comma, keymap, sources",
        ),
        (
            "theme = nord",
            "settings.toml, line 1: “theme = nord” is left out: write name = value, and text in quotes",
        ),
        (
            'theme = "nord"\ntheme = "dracula"',
            'settings.toml, line 2: “theme = "dracula"” is left out: it is set further up already',
        ),
        (
            "\n[keymap]\nundo = 7",
            'settings.toml, line 3: the key of “undo” must be text in quotes, such as "B" or "f5,ctrl+r"',
        ),
        (
            'keymap = "c"',
            'settings.toml, line 1: keymap must be a table: [keymap], then lines such as check_in = "B"',
        ),
    ],
)
def test_what_cannot_be_is_told_by_its_line(text: str, fault: str) -> None:
    assert told(text) == (fault,)


def test_the_rest_of_the_file_is_in_use() -> None:
    settings = understood(
        b"""theme = nord
default_space = [
decimal_comma = true
glyphs = "ascii"
[keymap]
check_in = "w"
undo = 3
help = "f5
comment = ";"
"""
    )
    assert settings.decimal_comma
    assert settings.glyphs == "ascii"
    assert settings.keymap == {"check_in": "w", "comment": ";"}
    assert (settings.theme, settings.default_space) == (None, None)
    assert [fault.split(":")[0] for fault in settings.faults] == [
        f"settings.toml, line {number}" for number in (1, 2, 7, 8)
    ]
    assert settings.lines["keymap.comment"] == 9


def test_a_file_with_a_mark_and_windows_line_ends_is_read() -> None:
    settings = understood('\ufefftheme = "nord"\r\ndecimal_comma = true\r\n'.encode())
    assert (settings.theme, settings.decimal_comma, settings.faults) == ("nord", True, ())


@given(st.text(max_size=80))
def test_whatever_stands_there_is_read(text: str) -> None:
    settings = understood(text.encode("utf-8", "replace"))
    assert all("\n" not in fault and "\x1b" not in fault for fault in settings.faults)


@given(
    st.lists(st.sampled_from(["theme = [", '"""', "[keymap]", "[[keymap]]", "a.b = 1", "a = {", "]", "= 1"]))
)
def test_lines_that_break_each_other_are_read(lines: list[str]) -> None:
    settings = understood("\n".join(["decimal_comma = true", *lines]).encode())
    assert settings.decimal_comma


def test_the_commented_file_says_nothing_but_what_holds_anyway() -> None:
    text = settings_text(keys_of_all())
    assert understood(text.encode()) == Settings(lines={"keymap": text.splitlines().index("[keymap]") + 1})
    usual = "\n".join(re.sub(r"^# (?=\w+ = )", "", line) for line in text.splitlines())
    assert tomllib.loads(usual).keys() == EXPECTED.keys() - {"sources"}
    assert understood(usual.encode()).faults == ()


def test_what_is_set_from_a_screen_goes_above_the_keys(tmp_path: Path) -> None:
    where = places(str(tmp_path))
    write_settings(where, settings_text(keys_of_all()))
    write_setting(where, "theme", "nord")
    settings = read_settings(where)
    assert (settings.theme, settings.keymap, settings.faults) == ("nord", {}, ())


def test_a_file_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    where = places(str(tmp_path))
    write_settings(where, "theme = nord\n")
    with pytest.raises(BadInputError, match="stay as they are"):
        write_setting(where, "theme", "dracula")
    assert Path(where.settings).read_text() == "theme = nord\n"


def test_a_file_that_is_no_file_is_named(tmp_path: Path) -> None:
    where = places(str(tmp_path))
    Path(where.settings).mkdir(parents=True)
    with pytest.raises(StorageError, match="the settings cannot be read"):
        read_settings(where)
