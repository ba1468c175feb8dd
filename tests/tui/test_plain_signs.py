"""With `glyphs = "ascii"` nothing of ours is drawn that some terminals show two cells wide."""

from decimal import Decimal
from pathlib import Path

import pytest

from okrtui.okr.records import Measure, Milestone, Unit, Whose
from okrtui.okr.steps.health import add_metric
from okrtui.okr.steps.plan import add_priority
from okrtui.settings import Settings
from okrtui.tui.plain_signs import PLAIN
from okrtui.workspace.home import Home

from ..prepared import prepared
from .desk import Desk
from .team import Team, back_in

STEPS = tuple(Milestone(str(place), f"step {place}") for place in range(1, 4))


@pytest.fixture
def plain_desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, prepared(tmp_path, fill_plainly))


def fill_plainly(home: Home) -> None:
    """A team whose words are all ASCII."""
    team = Team(home)
    d, unit = Decimal, team.made(Unit, name="North", level="company")
    boring = team.objective("Make releases boring", whose=Whose(unit=unit), why="It costs our Thursdays.")
    weeks = [
        ("2026-10-05", d(4), 5, None),
        ("2026-11-09", d(12), 6, "a note that is longer than its place " * 3),
    ]
    team.key_result(boring, "Deploys", Measure("reach", d(4), d(20), "a week"), [*weeks])
    team.key_result(boring, "Failures", Measure("at_most", d(12), d(5), "%"), [("2026-11-17", d(8), 2, None)])
    team.key_result(boring, "Runbooks", Measure("milestones", steps=STEPS))
    team.key_result(boring, "x" * 300, Measure("yes_no"))
    team.objective("Nothing to count yet")
    home.perform(add_priority(home.okrs, back_in(home.author(), "2026-W46"), "a line"))
    home.perform(add_priority(home.okrs, home.author(), "another"))
    home.perform(add_metric(home.okrs, home.author(), "Pages", unit="a night"))


BOARD = [
    ("1",),
    ("z",),
    ("z", "M"),
    ("M",),
    ("M", "l"),
    ("tab", "a"),
    ("escape", "g", "4", "c"),
    ("escape", "a"),
]
OBJECTIVES = [
    ("2",), ("j", "j", "c"), ("escape", "a"), ("escape", "e"), ("escape", "o"), ("escape", "k", "t"), ("escape", "O"),
    ("escape", "?"), ("escape", ":"), ("escape", "p"), ("escape", "b"), ("/", "D"), ("escape", "x"), ("u",), ("]",),
    ("[",),
]  # fmt: skip
KEY_RESULT = [
    ("2", "g", "g", "j", "j", "enter"), ("e",), ("escape", "l", "l", ";"), ("escape", "]"), ("]",), ("]",), ("c", "y"),
    ("escape", "escape", "C"), ("9", "9", "9", "9", "enter"), ("down",), ("down",), ("down",), ("down",),
]  # fmt: skip


@pytest.mark.parametrize("keys", [BOARD, OBJECTIVES, KEY_RESULT], ids=["board", "objectives", "key result"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_no_sign_of_ours_reaches_a_screen_a_dialog_or_a_toast(
    plain_desk: Desk, keys: list[tuple[str, ...]], size: tuple[int, int]
) -> None:
    async with plain_desk.open(size, Settings(glyphs="ascii")) as desk:
        for pressed in keys:
            await desk.press(*pressed)
            assert desk.text.isascii(), (pressed, desk.text)


async def test_letters_of_any_language_stay(desk: Desk) -> None:
    async with desk.open(settings=Settings(glyphs="ascii")):
        assert "恢复时间" in desk.text
        assert "+- 2026-Q4 - by unit -" in desk.text


def test_every_sign_takes_one_cell() -> None:
    assert all(len(plain) == 1 and plain.isascii() for plain in map(str, PLAIN.values()))
