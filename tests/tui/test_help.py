"""? tells the keys of where one is first; / narrows them by word or key, tab shows all others, esc goes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrtui.okr.text import cells
from okrtui.tui.commands import COMMANDS, GROUPS
from okrtui.tui.views.help_lines import ELSEWHERE, help_lines

from .desk import Desk

HERE = ("tree", "objectives", "record", "list", "app")


def told(words: str = "", *, is_all: bool = False, width: int = 88) -> list[str]:
    lines = help_lines(HERE, COMMANDS, width, words, is_all=is_all)
    return ["".join(piece.text for piece in line) for line in lines]


async def test_the_keys_are_searched_and_esc_goes_back_step_by_step(desk: Desk) -> None:
    async with desk.open(size=(80, 24)):
        before = desk.text
        await desk.press("?")
        begun = desk.text
        assert "Objectives and map" in begun
        await desk.press("/", *"weekly run")
        assert "  C         Weekly run" in desk.text
        assert "Fold" not in desk.text
        await desk.press("backspace", "enter", "j", "escape")
        assert desk.text == begun
        await desk.press("escape")
        assert desk.text == before


async def test_tab_shows_the_keys_of_all_other_places_and_back(desk: Desk) -> None:
    async with desk.open(size=(80, 50)):
        await desk.press("?")
        begun = desk.text
        await desk.press("tab", "G")
        assert "tab Keys here" in desk.text
        assert "How a cycle came out" in desk.text
        await desk.press("tab", "g", "g")
        assert desk.text == begun


async def test_what_is_found_stands_out_and_a_click_on_the_edge_searches(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.press("?")
        await desk.click("/ Search")
        await desk.type("trash")
        assert "To the trash" in desk.text
        lines = help_lines(HERE, COMMANDS, 80, "trash")
        marked = [piece.text for line in lines for piece in line if piece.role == "strong"]
        assert {text.casefold() for text in marked} == {"trash"}


def test_one_sign_is_a_key_and_a_capital_is_another() -> None:
    keys = [line.split()[0] for line in told("C") if line.startswith("  ") and line.strip()]
    assert set(keys) == {"C"}
    assert any(line.startswith("  c ") for line in told("c"))
    assert not any(line.startswith("  C ") for line in told("c"))


def test_what_is_nowhere_is_said() -> None:
    assert told("flux capacitor [/]") == ["no key and no help holds “flux capacitor [/]”"]


def test_every_command_with_a_key_is_told_where_all_are() -> None:
    text = "\n".join(told(is_all=True))
    assert all(title in text for title in GROUPS.values())
    assert all(command.title in text for command in COMMANDS if command.label)
    assert text.count(ELSEWHERE) == 1


@pytest.mark.parametrize("width", [44, 60, 88])
def test_no_line_is_wider_than_its_room(width: int) -> None:
    assert max(map(cells, told(is_all=True, width=width))) <= width


@given(st.text(max_size=12))
def test_whatever_is_searched_for_is_answered_with_every_line_whole(words: str) -> None:
    every = set(told(is_all=True))
    assert all(line in every or line.startswith("no key") for line in told(words))
