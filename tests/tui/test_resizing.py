"""What is drawn for a size is drawn anew when its own room changes: by the terminal, or by a run above it."""

from .desk import Desk
from .runs import TO_DEPLOYS
from .team import DEPLOYS

SMALL, DESIGN = (80, 24), (120, 40)
VALUE = "17.123456789 deploys · was 12 deploys"


async def redrawn(desk: Desk, size: tuple[int, int]) -> str:
    """What stands there after the terminal was another size for a moment."""
    await desk.pilot.resize_terminal(size[0] + 1, size[1])
    await desk.rest()
    await desk.pilot.resize_terminal(*size)
    await desk.rest()
    return desk.text


def ticks(desk: Desk) -> int:
    return desk.text.count("┤")


async def test_the_chart_stands_whole_after_a_run_that_recorded_something(desk: Desk) -> None:
    for size in (SMALL, DESIGN):
        async with desk.open(size=size):
            await desk.go_to(DEPLOYS)
            await desk.press("enter", "C", *TO_DEPLOYS, "1", "3", "enter", "6", "enter", "escape")
            for toast in list(desk.app._notifications):
                desk.app._unnotify(toast)
            await desk.rest()
            assert desk.text == await redrawn(desk, size)
            assert ticks(desk) > 3


async def test_under_a_run_the_chart_keeps_room_for_its_curve(desk: Desk) -> None:
    for size in (SMALL, DESIGN):
        async with desk.open(size=size):
            await desk.go_to(DEPLOYS)
            await desk.press("enter", "C")
            assert ticks(desk) > 3
            assert desk.text == await redrawn(desk, size)
            await desk.press("escape")


async def test_a_smaller_terminal_shows_what_one_of_that_size_shows(desk: Desk) -> None:
    async with desk.open(size=SMALL):
        await desk.go_to(DEPLOYS)
        await desk.press("enter")
        small = desk.text
        await desk.pilot.resize_terminal(*DESIGN)
        await desk.rest()
        design = desk.text
        await desk.pilot.resize_terminal(*SMALL)
        await desk.rest()
        assert desk.text == small
    async with desk.open(size=DESIGN):
        await desk.go_to(DEPLOYS)
        await desk.press("enter")
        assert desk.text == design


async def test_the_edge_of_a_summary_is_as_wide_as_the_terminal(desk: Desk) -> None:
    async with desk.open(size=SMALL):
        await desk.press("C", *["down"] * 5)
        await desk.pilot.resize_terminal(*DESIGN)
        await desk.rest()
        edge = next(line for line in desk.text.splitlines() if "Weekly run" in line)
        assert edge.endswith("0 of 5 done ─╮")


async def test_in_the_middle_of_a_run_what_is_said_follows_the_width(desk: Desk) -> None:
    async with desk.open(size=SMALL):
        await desk.press("C", *TO_DEPLOYS, *"17.123456789")
        assert VALUE not in desk.text
        await desk.pilot.resize_terminal(*DESIGN)
        await desk.rest()
        assert VALUE in desk.text
