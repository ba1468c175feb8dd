"""A home that nobody has set up yet."""

from .desk import Desk


async def test_me_alone(empty_desk: Desk) -> None:
    async with empty_desk.open():
        assert "Welcome to okrtui" in empty_desk.text
        await empty_desk.press("M", "e", "i", "enter", "enter")
        assert list(empty_desk.home.workspaces) == [empty_desk.home.private]
        assert "O adds the first objective" in empty_desk.text


async def test_a_new_team_becomes_the_default(empty_desk: Desk) -> None:
    told: list[str] = []
    async with empty_desk.open(on_default=told.append):
        await empty_desk.press("M", "e", "i", "enter", "N", "o", "r", "t", "h", "enter")
        home = empty_desk.home
        assert told == [home.default]
        assert home.space_name(home.default) == "team North"
        assert home.default != home.private
        await empty_desk.press("O")
        await empty_desk.type("Begin")
        await empty_desk.press("enter", "enter")
        assert empty_desk.objective("Begin") is not None


async def test_a_name_is_needed(empty_desk: Desk) -> None:
    async with empty_desk.open():
        await empty_desk.press("enter")
        assert "your name is empty" in empty_desk.text
        assert empty_desk.home.is_empty


async def test_leaving_it_changes_nothing(empty_desk: Desk) -> None:
    async with empty_desk.open():
        await empty_desk.press("escape")
        await empty_desk.until(lambda: not empty_desk.app.is_running)
        assert empty_desk.home.is_empty
