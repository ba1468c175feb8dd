"""What the guidelines say while somebody writes, how much they say in Objectives, and where it is read."""

import re
from datetime import date
from decimal import Decimal

from okrtui.okr.records import Measure, Settings, Space
from okrtui.tui.views.advice import UNKNOWN, due_told, measure_told, one_more, title_told
from okrtui.tui.views.columns import Draughtsman
from okrtui.tui.views.figures import Figures
from okrtui.tui.views.glyphs import UNICODE
from okrtui.tui.views.outline import Entry
from okrtui.tui.views.pieces import Line

from ..builders import SPACE, key_result, objective, okrs_of
from .desk import Desk
from .team import DEPLOYS

GOAL = objective("goal")
KR = key_result("kr", "goal", measure=UNKNOWN)
OKRS = okrs_of(GOAL)


def text(line: Line) -> str:
    return "".join(piece.text for piece in line)


def test_a_title_is_told_what_it_lacks_and_else_shows_the_hint() -> None:
    tell = title_told(OKRS, GOAL, "what do you want?")
    assert text(tell("大幅增长")) == "says “大幅” and no number: say how much"
    assert text(tell("大幅增长 60%")) == "what do you want?"
    assert (
        text(title_told(OKRS, KR)("Launch the shop")) == "reads like a task: “Launch”: say what comes of it"
    )
    assert text(title_told(OKRS, KR, "how?")("Launch 12 shops")) == "how?"
    assert all(piece.role == "dim" for piece in tell("Greatly better"))


def test_what_is_switched_off_is_not_told() -> None:
    quiet = Space(
        id="the-space", space=SPACE, settings=Settings(guidelines_off=("O3", "K1", "K3", "K4", "K6"))
    )
    okrs = okrs_of(quiet, GOAL, *(key_result(f"kr{n}", "goal") for n in range(5)))
    assert text(title_told(okrs, GOAL, "hint")("Greatly better")) == "hint"
    assert text(title_told(okrs, KR, "hint")("Launch it")) == "hint"
    assert text(due_told(okrs, KR, str)(date(2027, 1, 1))) == "2027-01-01"
    assert one_more(okrs, GOAL) == []


def test_a_measure_and_a_day_tell_how_they_read_and_what_they_lack() -> None:
    measured = measure_told(OKRS, KR, lambda _: "reads")
    assert text(measured(Measure("reach", Decimal(0), Decimal(9)))).startswith("reads · give it a unit")
    assert text(measured(Measure("reach", Decimal(0), Decimal(9), "shops"))) == "reads"
    assert text(measured(Measure("yes_no"))) == "reads"
    assert text(due_told(OKRS, KR, str)(date(2027, 1, 1))) == "2027-01-01 · give it a day in 2026-Q4"
    assert text(due_told(OKRS, KR, str)(date(2026, 12, 1))) == "2026-12-01"


def test_a_fifth_key_result_is_told_before_it_is_written() -> None:
    four = [key_result(f"kr{n}", "goal") for n in range(4)]
    assert [text(line) for line in one_more(okrs_of(GOAL, *four), GOAL)] == [
        "with this one it has 5 key results: keep the 4 that matter most"
    ]
    assert one_more(okrs_of(GOAL, *four[:3]), GOAL) == []


async def test_while_an_objective_is_written_a_vague_word_is_told_and_nothing_is_refused(desk: Desk) -> None:
    async with desk.open(size=(80, 24)):
        await desk.press("O", *"Greatly faster builds")
        assert "says “Greatly” and no number: say how much" in desk.text
        await desk.press(*", by 40 %")
        assert "says “Greatly”" not in desk.text
        await desk.press(*["backspace"] * 9, "enter", "enter")
    assert "Greatly faster builds" in [o.title for o in desk.another_home().okrs.objectives.values()]


async def test_while_a_key_result_is_changed_its_wording_is_told(desk: Desk) -> None:
    async with desk.open(size=(80, 24)):
        await desk.go_to(DEPLOYS)
        await desk.press("e", "ctrl+u", *"Launch the pipeline")
        assert "reads like a task: “Launch”: say what comes of it" in desk.text
        await desk.press("escape", "escape")
    assert desk.key_result(DEPLOYS)


async def test_objectives_say_how_much_and_the_tab_and_the_preview_say_what(desk: Desk) -> None:
    async with desk.open(size=(140, 40)):
        await desk.go_to(DEPLOYS)
        await desk.press("e", "ctrl+u", *"Launch it", *["tab"] * 3, "enter")
        assert re.search(r"Make releases boring.* \d findings? ", desk.text)
        await desk.go_to("Launch it")
        assert "K6 reads like a task: “Launch”" in desk.text
        await desk.press("enter", "l", "l", "l")
        assert "K6 hint" in desk.text
        assert "say what comes of it" in desk.text


def drawn(title: str, findings: int, *, width: int = 80, status: str = "", is_contested: bool = False) -> str:
    entry = Entry("o", "objective", title, members=("k",), is_contested=is_contested)
    return text(Draughtsman(width, 80, UNICODE).draw(entry, Figures(status=status), findings))


def test_the_count_stands_in_the_place_of_a_status_and_yields_to_it_and_to_the_title() -> None:
    assert "2 findings" in drawn("Short", 2)
    assert "finding" not in drawn("Short", 0)
    assert "finding" not in drawn("Short", 2, status="draft")
    assert "finding" not in drawn("Short", 2, width=50)
    title = "A title of some length"
    assert "2 findings" in drawn(title, 2)
    assert "finding" not in drawn(title, 2, is_contested=True)
    assert "finding" not in drawn(title * 2, 2)
