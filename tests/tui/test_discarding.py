"""A form with something typed is not left by one key; ctrl+c says the truth of where one is."""

import pytest

from .desk import Desk
from .team import DEPLOYS

BORING = "Make releases boring"
ONCE_MORE = "once more discards what you typed"
FORMS = {
    "a new objective": ("O", "New objective"),
    "a new key result": ("a", "New key result"),
    "an edit": ("e", "Edit objective"),
    "a comment": (";", "Comment"),
}


@pytest.mark.parametrize("what", FORMS)
async def test_what_is_typed_into_a_form_is_discarded_only_on_purpose(desk: Desk, what: str) -> None:
    key, title = FORMS[what]
    async with desk.open(size=(100, 40)):
        await desk.go_to(BORING)
        await desk.press(key, *"well", "escape")
        assert f"esc {ONCE_MORE}" in desk.text
        assert "well" in desk.text
        await desk.press("!", "escape")
        assert f"─ {title} ─" in desk.text
        await desk.press("escape")
        assert f"─ {title} ─" not in desk.text
        await desk.press(key, "escape")
        assert f"─ {title} ─" not in desk.text


async def test_what_was_typed_and_taken_back_is_left_at_once(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.go_to(BORING)
        await desk.press("e", "!", "backspace", "escape")
        assert "Edit objective" not in desk.text


async def test_a_form_asked_again_still_knows_what_was_there_at_first(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.go_to(DEPLOYS)
        await desk.press("e", *"!", "enter", "end", *["backspace"] * 40, *"4->24 deploys")
        await desk.press("enter", "enter", "enter", "escape")
        assert "nothing is changed yet" in desk.text
        assert f"{DEPLOYS}!" in desk.text
        assert "4->24 deploys" in desk.text
        await desk.press("escape")
        assert f"esc {ONCE_MORE}" in desk.text
        await desk.press("escape")
        assert "Edit key result" not in desk.text
        assert desk.key_result(DEPLOYS) is not None


async def test_the_reason_of_another_target_left_goes_back_to_the_change(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.go_to(DEPLOYS)
        await desk.press(
            "e", "enter", "end", *["backspace"] * 40, *"4->24 deploys", "enter", "enter", "enter"
        )
        await desk.press("c", "escape")
        assert "4->24 deploys" in desk.text
        assert "nothing is changed yet" in desk.text


async def test_leaving_at_once_from_a_form_asks_once(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.go_to(BORING)
        await desk.press(";", *"well", "ctrl+q")
        assert f"ctrl+q {ONCE_MORE}" in desk.text
        await desk.press("ctrl+q")
        await desk.until(lambda: not desk.app.is_running)


async def test_ctrl_c_says_how_to_leave_from_where_one_is(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.go_to(DEPLOYS)
        for keys, told in (
            ((), "q leaves okrtui"),
            (("enter",), "esc goes back; q leaves okrtui from there"),
            (("escape", "?"), "esc closes this; q leaves okrtui from a screen"),
            (("escape", ";", "w"), "nothing is lost yet: enter takes what you typed, esc twice discards it"),
            (
                ("escape", "escape", "c", "1"),
                "esc keeps what you typed as a draft; q leaves okrtui from a screen",
            ),
            (("escape", "C"), "esc stops the run: what was recorded stays, what you typed is a draft"),
        ):
            desk.app.clear_notifications()
            await desk.press(*keys, "ctrl+c")
            assert told in desk.toasts.splitlines()
