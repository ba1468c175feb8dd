"""Pictures of the key result screen and its dialogs; look at each before you accept it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from okrtui.okr.records import LineState, Measure, Outlook, Priority
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.key_results import change_measure
from okrtui.okr.steps.step import Add, Author
from okrtui.okr.steps.taking_in import take_in
from okrtui.settings import Settings

from .desk import Desk
from .team import CHINESE, CLICK, DEPLOYS, LONG, MARKUP, RUNBOOKS
from .test_snapshots import SIZES, Doing, at, compare

SIZE_NAMES = ["80x24", "120x40"]


def with_a_life(desk: Desk) -> None:
    """Deploys with a changed target, a correction, an imported row, plan lines and comments."""
    home, key_result = desk.home, desk.key_result(DEPLOYS)
    assert key_result is not None
    author = home.author(key_result.space)
    earlier = Author(author.person, author.space, author.now.replace(day=12), author.ids)
    home.perform(edit(home.okrs, author, key_result, starts=date(2026, 10, 1)))
    key_result = home.okrs.key_results[key_result.id]
    new = Measure("reach", Decimal(4), Decimal(24), "deploys")
    home.perform(change_measure(home.okrs, earlier, key_result, new, "16 was reached in October"))
    wrong = home.okrs.check_ins[key_result.id][-1]
    right = Reading(Decimal(13), 7, "canary is on for three services", wrong.on, wrong.id)
    home.perform(check_in(home.okrs, author, key_result, right))
    imported = Reading(Decimal("12.5"), None, None, date(2026, 11, 5), via="import")
    home.perform(check_in(home.okrs, author, key_result, imported))
    plans: list[tuple[str, str, LineState]] = [
        ("2026-W46", "Canary rollback runbook", "done"), ("2026-W47", "Flaky tests [/]", "open"),
    ]  # fmt: skip
    for week, text, state in plans:
        made = author.ids.fresh()
        line = Priority(
            id=made.id, space=author.space, week=week, text=text, state=state, key_result=key_result.id
        )
        home.perform(take_in(home.okrs, author, "planned", [Add(line, made)]))
    made = author.ids.fresh()
    next_line = Outlook(
        id=made.id, space=author.space, week="2026-W49", text="负载测试", key_result=key_result.id
    )
    home.perform(take_in(home.okrs, author, "planned", [Add(next_line, made)]))
    home.perform(comment(home.okrs, author, key_result, "Is [bold]20[/] still bold enough? 够大胆吗？"))


STATES: dict[str, Doing] = {
    "history": at(DEPLOYS, "enter"),
    "plan": at(DEPLOYS, "enter", "l"),
    "comments": at(DEPLOYS, "enter", "l", "l"),
    "guidelines": at(DEPLOYS, "e", "ctrl+u", *"Launch", *["tab"] * 3, "enter", "enter", "l", "l", "l"),
    "threshold": at("Change failure rate", "enter"),
    "chinese": at(CHINESE, "enter"),
    "milestones": at(RUNBOOKS, "enter"),
    "nothing_yet": at(CLICK, "enter"),
    "yes_no": at(LONG, "enter", "c", "n", "enter", "4", "tab", "n", "enter"),
    "correction": at(DEPLOYS, "enter", "j", "e", "1", "4"),
    "comment": at(MARKUP, ";", typed="why?"),
    "edit": at(RUNBOOKS, "e"),
    "measure_question": at(
        "Change failure rate", "e", "tab", *["backspace"] * 20, *"<= 4 %", "enter", "enter", "enter"
    ),
    "measure_reason": at(
        "Change failure rate",
        "e",
        "tab",
        *["backspace"] * 20,
        *"<= 4 %",
        "enter",
        "enter",
        "enter",
        "c",
        typed="we can",
    ),
}


@pytest.mark.parametrize("size", SIZES, ids=SIZE_NAMES)
@pytest.mark.parametrize("state", STATES)
def test_picture(desk: Desk, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    with_a_life(desk)
    assert compare(desk, snap_compare, size, STATES[state])


def test_light(desk: Desk, snap_compare: Any) -> None:
    with_a_life(desk)
    assert compare(desk, snap_compare, (120, 40), STATES["history"], Settings(theme="textual-light"))


def test_ansi(desk: Desk, snap_compare: Any) -> None:
    with_a_life(desk)
    assert compare(desk, snap_compare, (120, 40), STATES["history"], Settings(theme="ansi-dark"))


def test_wide(desk: Desk, snap_compare: Any) -> None:
    with_a_life(desk)
    assert compare(desk, snap_compare, (200, 60), STATES["history"])


def test_ascii(desk: Desk, snap_compare: Any) -> None:
    with_a_life(desk)
    assert compare(desk, snap_compare, (80, 24), STATES["history"], Settings(glyphs="ascii"))


def test_no_colour(desk: Desk, snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with_a_life(desk)
    assert compare(desk, snap_compare, (80, 24), STATES["history"])


def test_gone(desk: Desk, snap_compare: Any) -> None:
    with_a_life(desk)
    assert compare(desk, snap_compare, (80, 24), at(DEPLOYS, "enter", "d"))
