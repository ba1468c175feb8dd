"""A private objective is shared from the screens: asked in one sentence, done by enter, taken back by u."""

from okrtui.okr.records import Objective

from .desk import Desk

NO = "Learn to say no"
PALETTE = (":", *"share with", "enter")


def named(desk: Desk, title: str) -> list[Objective]:
    """The objectives of this title as another process finds them, the private one first."""
    home = desk.another_home()
    found = [o for o in home.okrs.objectives.values() if o.title == title]
    return sorted(found, key=lambda o: o.space != home.private)


def keys(words: tuple[str, ...]) -> list[str]:
    return ["space" if word == " " else word for word in words]


async def test_the_palette_shares_the_objective_under_the_cursor(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(NO)
        await desk.press(*keys(PALETTE))
        assert "A copy of its title and 1 key result with its last value" in desk.text
        assert "cannot be unshared" in desk.text
        await desk.press("enter")
        await desk.until(lambda: "shared “Learn to say no” with team North" in desk.toasts)
        private, copy = named(desk, NO)
        assert (private.state, private.parent, copy.state) == ("dropped", copy.id, "active")
        assert desk.screen.here == copy.id
        await desk.press("u")
        await desk.until(lambda: "the copy lies in the trash of team North" in desk.toasts)
    (private,) = named(desk, NO)
    assert (private.state, private.parent) == ("active", None)


async def test_escape_shares_nothing(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to(NO)
        await desk.press(*keys(PALETTE), "escape")
    assert [o.state for o in named(desk, NO)] == ["active"]


async def test_what_is_the_team_s_already_and_a_key_result_alone_are_not_shared(desk: Desk) -> None:
    async with desk.open():
        await desk.go_to("Make releases boring")
        await desk.press(*keys(PALETTE))
        assert "it is the team's already" in desk.toasts
        await desk.go_to("Meetings")
        await desk.press(*keys(PALETTE))
        assert "an objective is shared as a whole" in desk.toasts
    assert len(named(desk, NO)) == len(named(desk, "Make releases boring")) == 1
