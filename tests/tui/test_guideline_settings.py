"""Guidelines of a space, from the palette: what is switched off, limits, words."""

from okrtui.okr.records import Settings

from .desk import Desk

OPEN = (":", *"guidelines", "enter", "enter")


def settled(desk: Desk) -> Settings:
    """The settings as another process reads them."""
    return desk.another_home().okrs.spaces[desk.home.default].settings


async def test_what_speaks_in_a_space_is_settled_in_one_form(desk: Desk) -> None:
    async with desk.open(size=(80, 24)):
        await desk.press(*OPEN)
        assert "team North" in desk.text
        await desk.press(*"k6")
        assert "silent: a key result that reads like a task" in desk.text
        await desk.press("enter", *"musts=7", "enter", *"world class, -greatly")
        assert "reads as: 1 more, 1 struck out" in desk.text
        await desk.press("enter", *"hire", "enter")
    assert settled(desk) == Settings(
        guidelines_off=("K6",),
        limits={"musts": 7},
        vague_words=("world class", "-greatly"),
        task_words=("hire",),
    )
    async with desk.open():
        await desk.press(*OPEN, "ctrl+u", "enter", "ctrl+u", "tab", "tab", "enter")
    assert settled(desk) == Settings(vague_words=("world class", "-greatly"), task_words=("hire",))


async def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(desk: Desk) -> None:
    async with desk.open():
        await desk.press(*OPEN, *"k9", "enter")
        assert "“k9” is no guideline" in desk.text
        await desk.press("tab", *"wishes=3", "enter")
        assert "is no limit" in desk.text
        await desk.press("escape", "escape")
    assert settled(desk) == Settings()
