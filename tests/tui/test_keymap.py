"""Keys of one's own: footer, help, palette and frame say them; what cannot be is told once, in words."""

import pytest

from okrtui.settings import Settings
from okrtui.settings_read import understood
from okrtui.tui.keymap import told, with_keys

from .desk import Desk
from .team import DEPLOYS


def label(keymap: dict[str, str], command: str) -> str:
    return next(c.label for c in with_keys(keymap) if c.id == command)


async def test_a_command_on_another_key_answers_there_and_is_shown_there(desk: Desk) -> None:
    keymap = {"check_in": "X", "weekly_run": "ctrl+w", "help": "f5"}
    async with desk.open(size=(120, 40), settings=Settings(keymap=keymap)):
        await desk.go_to(DEPLOYS)
        footer = desk.text.splitlines()[-1]
        assert "X Check in" in footer
        assert "c Check in" not in footer
        assert footer.endswith("f5 Help")
        assert "5 due  ctrl+w" in desk.text
        await desk.press("c")
        assert "─ Check in ─" not in desk.text
        await desk.press("X")
        assert "─ Check in ─" in desk.text
        await desk.press("escape", "f5")
        assert "  X         Check in" in desk.text
        await desk.press("escape", ":", *"check in")
        assert "Check in  (X)" in desk.text
        await desk.press("escape", "ctrl+w")
        assert "Weekly run · 1 of" in desk.text
        assert desk.text.splitlines()[-1].endswith("f5 Help")
        assert desk.toasts == ""


async def test_full_width_keys_answer_also_where_the_key_is_ones_own(desk: Desk) -> None:
    async with desk.open(settings=Settings(keymap={"check_in": "X"})):
        await desk.go_to(DEPLOYS)
        await desk.press("Ｘ")
        assert "─ Check in ─" in desk.text


async def test_what_the_settings_say_wrongly_is_told_at_the_start(desk: Desk) -> None:
    wrong = understood(
        b"""theme = "nrod"
glyphs = "asci"
[keymap]
chek_in = "i"
undo = "ctrl+"
comment = "c"
"""
    )
    async with desk.open(size=(120, 50), settings=wrong):
        said = desk.toasts
        assert "settings.toml, line 1: there is no theme “nrod”: did you mean “nord”?" in said
        assert "settings.toml, line 2: glyphs must be unicode or ascii" in said
        assert "settings.toml, line 4: no command is called “chek_in”: did you mean “check_in”?" in said
        assert "settings.toml, line 5: “ctrl+” is no key for “Undo”" in said
        assert "c is the key of “Check in” and of “Comment”" in said
        assert said.count("is the key of") == 1
        await desk.go_to(DEPLOYS)
        await desk.press("x", "u")
        assert "took back" in desk.toasts


def test_the_label_is_the_key_as_people_read_it() -> None:
    assert label({"undo": "space"}, "undo") == "␣"
    assert label({"undo": "question_mark,f2,x"}, "undo") == "? f2"
    assert label({}, "undo") == "u"


@pytest.mark.parametrize(
    ("keymap", "said"),
    [
        ({}, []),
        ({"check_in": "f6"}, []),
        ({"open_link": "f6"}, ["keymap: “Open the link” is reached by g x only"]),
        (
            {"comment": "u"},
            ["keymap: u is the key of “Comment” and of “Undo”; only one of them answers to it"],
        ),
        ({"comment": "u", "undo": ";"}, []),
        ({"run_next": "c"}, []),
        ({"back": "escape"}, []),
        ({"undo": ""}, ["keymap: “” is no key for “Undo”: write one as u, ctrl+r, f5 or space"]),
    ],
)
def test_what_is_told_of_a_keymap(keymap: dict[str, str], said: list[str]) -> None:
    assert told(keymap) == said
