"""Every place that shows foreign text, with text that would steer, break or leave the screen if it could."""

import errno
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.cells import cell_len
from textual import events

from okrtui.okr.records import KeyResult, Objective
from okrtui.okr.scope import EVERYBODY
from okrtui.tui.views.history_rows import READING
from okrtui.workspace.home import Home

from ..prepared import prepared
from ..store.disks import Disk
from .desk import Desk
from .hostile import (
    LONG,
    SHOWN,
    disagree,
    end_quarter,
    fill_hostile,
    grade_hostile,
    hostile,
    others_act,
    quarrel,
)

UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
PLAN = f"{hostile('Paste')} @foo\n{hostile('Second')}\n"
LINES = f"{hostile('Line')}\n{hostile('Two')}\n"
LINK = "[@click=app.quit]"
IS_READING = re.compile(r"reading [\d,]+ (line|row)s? …")
TABLE = f"objective,key_result,start,target\n{hostile('New')},{hostile('Brand')},1,9\n"


class Pasted(NamedTuple):
    """Text that the terminal hands over at once."""

    text: str


class Place(NamedTuple):
    """A place, by the keys that lead there from a line of the objectives."""

    at: str
    keys: tuple[str | Pasted, ...]
    whole: tuple[str, ...] = ()
    """What is seen from its first to its last character."""
    begun: tuple[str, ...] = ()
    """What there is room for the beginning of."""
    toast: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    """Keys that lead back, after `escape`."""


NEXT_TAB = ("enter", "l")
OTHER_TARGET = ("e", "enter", "ctrl+u", *"4->30", "enter", "enter", "enter")

OBJECTIVES = {
    "the list and the preview of a key result": Place(
        "Metric", (), ("Goal",), ("Metric", "Stairs", "Long", "Corp", "Unit", "Ken", "Note")
    ),
    "the preview of an objective": Place("Goal", (), ("Goal",), ("Why", "Ken")),
    "one flat list": Place("Metric", ("b",), (), ("Metric", "Goal"), after=("b",)),
    "lines that are marked": Place("Metric", ("v", "k", "v"), ("Goal",), ("Metric",)),
    "a search among titles": Place("Metric", ("/", *"metric"), (), ("Metric",)),
    "a search that finds nothing": Place("Metric", ("/", Pasted(hostile("Nowhere"))), (), ("Nowhere",)),
    "a search among ideas": Place("Metric", ("/", *"thought"), (), ("Thought",)),
    "a search in other cycles and notes": Place(
        "Metric", ("/", *"zebra", "enter"), ("Past",), ("Old", "Bygone", "Zebra"), after=("L",)
    ),
    "somebody without any": Place(
        "Metric", ("p", *"idle", "enter"), (), ("Idle",), after=("p", *"everybody", "enter")
    ),
    "the help": Place("Metric", ("?",)),
    "a search in the help": Place("Metric", ("?", "/", Pasted(hostile("Words"))), (), ("Words",)),
    "whom a filter may name": Place("Metric", ("f", "@"), (), ("Ken", "Idle")),
    "a filter that is typed": Place("Metric", ("f", Pasted(hostile("Words"))), (), ("Words",)),
    "a filter that finds nothing": Place(
        "Metric", ("f", Pasted(hostile("Nowhere")), "enter"), (), ("Nowhere",)
    ),
    "saved filters": Place(
        "Metric",
        ("f", Pasted(hostile("Kept")), "enter", "F", "a", Pasted(hostile("Name")), "enter"),
        (),
        ("Name", "Kept"),
    ),
}
CHECK_INS = {
    "a check-in with its draft": Place("Metric", ("c",), ("Metric",), ("Draft", "Goal", "Note", "unit")),
    "a value that is not one": Place("Metric", ("c", Pasted(hostile("Nine")), "enter"), (), ("Nine",)),
    "a check-in of steps": Place("Stairs", ("c",), ("Stairs", "Step"), ("Long",)),
    "a check-in of 500 characters": Place(LONG, ("c",), (), ("Long",)),
    "the weekly run": Place("Metric", ("C",), (), ("Metric",)),
    "the weekly run at the second": Place("Metric", ("C", "down"), (), ("Stairs", "Step")),
    "the weekly run at the third": Place("Metric", ("C", "down", "down"), (), ("Long",)),
    "my metric in the run": Place("Metric", ("C", *["down"] * 3), (), ("Meter", "points", "Unit")),
    "the summary of the run": Place("Metric", ("C", *["down"] * 4), (), ("Metric", "Stairs", "Long")),
    "what happens next": Place(
        "Stairs", ("c", "enter", "3", "enter", Pasted(hostile("Then")), "home"), ("Stairs",), ("Then", "Goal")
    ),
    "what happens next in the run": Place(
        "Metric", ("C", *["down"] * 3, Pasted(hostile("Run"))), ("Stairs",), ("Run", "Goal"), after=("u",)
    ),
    "after quitting with a draft": Place("Metric", ("c", "9", "escape", "q"), toast=("Metric",)),
    "after a check-in": Place(
        "Metric", ("c", "ctrl+u", "9", "enter", "7", "enter"), toast=("Metric", "unit")
    ),
}
KEY_RESULT = {
    "the history of a key result": Place("Metric", ("enter",), ("Metric",), ("Note", "Earlier", "Ken")),
    "a changed target in the history": Place("Metric", ("enter", "g", "g"), ("Metric", "Reason")),
    "the plan lines of a key result": Place("Metric", NEXT_TAB, ("Metric", "Ahead"), ("Plan", "Ken")),
    "the comments on a key result": Place("Metric", (*NEXT_TAB, "l"), ("Metric", "Said"), ("Mei",)),
    "a key result with a title of 500 characters": Place(LONG, ("enter",), (), ("Long",)),
    "a correction": Place("Metric", ("enter", "j", "e"), ("Metric",), ("Note", "unit")),
    "the question about another measure": Place("Metric", OTHER_TARGET, ("Metric",), ("unit",)),
    "the reason of another measure": Place("Metric", (*OTHER_TARGET, "c"), ("Metric",), ("unit",)),
    "a comment": Place("Metric", (";",), ("Metric",)),
    "a key result to edit": Place("Metric", ("e",), (), ("Metric", "Ken", "unit")),
}
QUESTIONS = {
    "500 characters to edit": Place(LONG, ("e",), (), ("xxx",)),
    "an objective to edit": Place("Goal", ("e",), ("Goal",), ("Ken", "Why")),
    "a person who is not there": Place(
        "Goal", ("e", "enter", "ctrl+u", Pasted(hostile("Who")), "enter"), (), ("Who",)
    ),
    "a new objective": Place("Goal", ("O",), (), ("North", "Unit")),
    "a new key result": Place("Goal", ("a",), ("Goal",), ("North",)),
    "the owners": Place("Metric", ("o",), (), ("Ken", "Mei", "Idle", "Metric")),
    "what an objective may support": Place("Goal", ("t",), (), ("Other", "Goal")),
    "whose OKRs": Place("Metric", ("p",), ("Corp", "Unit"), ("Ken", "Idle")),
    "which space to settle": Place("Metric", (":", *"space settings", "enter"), (), ("North",)),
    "the settings of a space": Place("Metric", (":", *"space settings", "enter", "enter"), (), ("North",)),
    "the palette, records": Place("Metric", (":", *"metric"), (), ("Metric",)),
    "the palette, people": Place("Metric", (":", *"idle"), (), ("Idle",)),
    "what an import would do": Place("Metric", (Pasted(TABLE),), (), ("New", "Brand", "North")),
    "several lines for one field": Place("Metric", ("e", Pasted(LINES)), (), ("Line", "Two")),
    "a file that is not there": Place(
        "Metric", (":", *"import", "enter", Pasted(hostile("Path")), "enter"), (), ("Path",)
    ),
}
TOASTS = {
    "after an edit": Place("Metric", ("e", *"!", "enter", "enter", "enter", "enter"), toast=("Metric",)),
    "after undo": Place("Metric", ("u",), toast=("Metric",)),
    "after redo": Place("Metric", ("ctrl+r",), toast=("Metric",)),
    "after a comment": Place("Metric", (";", "x", "enter"), toast=("Metric",)),
    "after handing over": Place("Metric", ("o", *"mei", "enter"), toast=("Metric", "Mei")),
    "after tying": Place("Goal", ("t", *"other", "enter"), toast=("Goal", "Other")),
    "after tying once more": Place("Goal", ("t", *"other", "enter"), (), ("Goal", "Other")),
    "after dropping": Place("Stairs", ("x",), toast=("Stairs",), after=("x",)),
    "after dropping 500 characters": Place(LONG, ("x",), (), ("Long",), after=("x",)),
    "after copying": Place("Metric", ("y",), toast=("Metric",)),
    "after a link that is none": Place("Metric", ("g", "x"), toast=("javascript:",)),
    "the trash": Place("Stairs", ("d", ":", *"trash", "enter"), (), ("Stairs",), toast=("Stairs",)),
}
TO_A_LINE = ("1", "g", "2", "g", "g", "j")
TO_A_METRIC = ("1", "g", "4", "g", "g")
WEEK = {
    "the week board": Place(
        "Metric", ("1",), (), ("Todo", "Metric", "Goal", "Soon", "Gauge", "Won", "Unit"), after=("2",)
    ),
    "a line of the week to edit": Place("Metric", (*TO_A_LINE, "e"), ("Todo",), after=("2",)),
    "what a line serves": Place("Metric", (*TO_A_LINE, "t"), (), ("Metric",), after=("2",)),
    "after a line was tied": Place(
        "Metric", (*TO_A_LINE, "t", *"stairs", "enter"), toast=("Todo",), after=("2",)
    ),
    "after a line is done": Place("Metric", (*TO_A_LINE, "space"), toast=("Todo",), after=("space", "2")),
    "a line that is typed": Place(
        "Metric", ("1", "g", "2", "a", Pasted(hostile("Quick"))), (), ("Quick",), after=("2",)
    ),
    "after a line was added": Place(
        "Metric",
        ("1", "g", "2", "a", "end", "ctrl+u", Pasted(hostile("Added")), "enter"),
        (),
        ("planned “Added",),
        after=("2",),
    ),
    "what last week left open": Place("Metric", ("1", "["), (), ("Left", "Plan"), after=("1", "1", "2")),
    "lines pasted on the board": Place(
        "Metric", ("1", "g", "2", Pasted(PLAN)), (), ("Paste", "Second", "North"), after=("2",)
    ),
    "lines pasted into the line that is typed": Place(
        "Metric", ("1", "g", "2", "a", Pasted(PLAN)), (), ("Paste", "Second"), after=("2",)
    ),
    "a new metric": Place("Metric", ("1", "g", "4", "a"), (), ("North",), after=("2",)),
    "a metric to edit": Place("Metric", (*TO_A_METRIC, "e"), ("Gauge",), after=("2",)),
    "a reading of a metric": Place("Metric", (*TO_A_METRIC, "c"), ("Gauge",), ("points",), after=("2",)),
    "after a metric was retired": Place("Metric", (*TO_A_METRIC, "x"), toast=("Gauge",), after=("u", "2")),
    "a win": Place("Metric", ("1", "W", Pasted(hostile("Win"))), (), ("Win",), after=("2",)),
    "after a win": Place("Metric", ("1", "W", "w", "enter"), (), ("Won",), after=("2",)),
    "one quadrant alone": Place("Metric", ("1", "g", "1", "z"), ("Metric", "Goal"), after=("z", "2")),
    "the month": Place("Metric", ("1", "M"), (), ("Metric",), after=("M", "2")),
    "the meeting": Place("Metric", ("1", "P"), (), ("Unit", "Goal"), after=("escape", "2")),
    "a search on the board": Place("Metric", ("1", "/", *"todo"), (), ("Todo",), after=("2",)),
}
TO_PAST = ("Q", "G")
TO_REVIEW = ("Q", "r", "j", "enter")
CYCLES = {
    "the page of cycles": Place("Metric", ("Q",), (), ("Old", "Unit", "Corp")),
    "a cycle to grade": Place("Metric", ("Q", "m"), (), ("Old", "North")),
    "a new cycle": Place("Metric", ("Q", "a", Pasted(hostile("Fresh"))), (), ("Fresh", "North")),
    "whose review": Place("Metric", ("Q", "r"), (), ("Unit", "Corp")),
    "a review": Place("Metric", TO_REVIEW, ("Wellness", "Lesson"), ("Unit",)),
    "a review that is typed": Place(
        "Metric", (*TO_REVIEW, "tab", Pasted(hostile("Typed"))), ("Typed",), after=("2",)
    ),
    "the review of what is over": Place("Metric", (*TO_PAST, "r"), ("Wellness",), ("Old", "Unit")),
    "a closed cycle to reopen": Place("Metric", (*TO_PAST, "m"), ("Old",)),
    "what goes on": Place("Metric", (*TO_PAST, "n"), (), ("Past", "Old", "Bygone", "Because", "Ken")),
    "what goes on, edited": Place("Metric", (*TO_PAST, "n", "c"), ("Past",), ("Bygone",)),
    "after it was carried": Place(
        "Metric", (*TO_PAST, "n", "g"), (), ("Past",), toast=("Past",), after=("u",)
    ),
    "the objectives of what is over": Place(
        "Metric", (*TO_PAST, "enter", "j"), (), ("Past", "Wellness", "Because"), after=("L",)
    ),
}
OUTLINE = f"{hostile('Acme')}: {hostile('Mission')}\n  @{hostile('Zoe')}\n"
UNITS = {
    "units and people": Place("Metric", ("U",), (), ("Unit", "Corp", "Ken", "Idle")),
    "an outline before it is taken": Place("Metric", ("U", Pasted(OUTLINE)), (), ("Acme", "Zoe")),
    "a unit to edit": Place("Metric", ("U", "e"), (), ("Unit", "Corp")),
    "where a unit may stand": Place("Metric", ("U", "t"), (), ("Unit", "Corp")),
    "something new below it": Place("Metric", ("U", "a", Pasted(hostile("Fresh"))), (), ("Fresh", "Corp")),
    "what somebody has in hand": Place("Metric", ("U", "G", "k", "o"), (), ("Ken", "Metric")),
    "somebody who leaves": Place("Metric", ("U", "G", "k", "x"), (), ("Ken",)),
}
GRADING = {
    "the grading run": Place("Metric", ("R",), ("Stairs",), ("Step", "Long", "Goal", "Quarter")),
    "the grading run at what Ken graded": Place(
        "Metric", ("R", "up"), ("Metric",), ("Ken", "Note", "Reason", "Said", "Goal", "unit")
    ),
    "what was said of a grade": Place("Metric", ("R", "up", "r"), (), ("Because", "Explained", "Learnt")),
    "a second opinion": Place("Metric", ("R", "up", "7", "enter"), ("Metric",), ("Ken",)),
    "a second opinion to be said": Place("Metric", ("R", "up", "7", "enter", "j", "enter"), ("Metric",)),
    "a comment in the grading run": Place("Metric", ("R", "up", ";"), ("Metric",)),
    "a reflection that is typed": Place(
        "Metric", ("R", "5", "r", Pasted(hostile("Typed")), "home"), (), ("Typed",)
    ),
    "after stopping with a draft": Place(
        "Metric", ("R", "8", "escape", "q"), (), ("Metric",), toast=("Metric",)
    ),
    "the grading run at the third": Place("Metric", ("R", "down"), (), ("Long", "Goal")),
    "the verdict on an objective": Place(
        "Metric",
        ("R", "backspace", "backspace", "1", "g", "enter", "enter", "1", "g", "enter", "enter"),
        ("Goal",),
        ("Why", "Metric", "Stairs", "Long", "Explained", "Learnt"),
    ),
    "why an objective is stopped": Place(
        "Metric", ("R", "x", "r", Pasted(hostile("Wide")), "home"), (), ("Wide",)
    ),
    "the summary after the last": Place(
        "Metric", ("R", "enter"), ("Goal", "Metric", "Stairs"), ("Quarter", "Long", "Unit")
    ),
    "the summary, its end": Place("Metric", (":", *"summary", "enter", "G"), (), ("Metric", "unit")),
    "after copying the summary": Place("Metric", (":", *"summary", "enter", "y"), toast=("Quarter",)),
}
CONFLICTS = {
    "a key result and a line in conflict": Place("Metric", (), (), ("Metric",)),
    "every value": Place("Metric", ("!",), ("Metric", "Goal", "Mine", "Theirs"), ("Mei",)),
    "the value under the cursor": Place("Metric", ("!", "j"), ("Metric", "Mine", "Theirs")),
    "another value": Place("Metric", ("!", "e"), ("Metric",), ("Theirs",)),
    "another value that is typed": Place(
        "Metric", ("!", "e", Pasted(hostile("Third")), "home"), (), ("Theirs",)
    ),
    "a value that was taken": Place("Metric", ("!", "enter"), ("Goal",), toast=("Metric",), after=("u",)),
}
HISTORY = {
    "what happened": Place("Metric", ("6",), ("Goal",), ("Metric", "Mei", "Mine", "Theirs"), after=("2",)),
    "the step under the cursor": Place(
        "Metric", ("6", "/", *"goal", "enter", "G"), ("Goal",), ("Mei",), after=("2",)
    ),
    "words that nothing holds": Place(
        "Metric", ("6", "/", Pasted(hostile("Nowhere")), "enter"), (), ("Nowhere",), after=("2",)
    ),
    "of whom and of what": Place("Metric", ("6", "f"), (), ("Ken", "Mei", "Idle", "Metric"), after=("2",)),
    "of one record": Place("Metric", ("6", "f", *"stairs", "enter"), ("Stairs",), (), after=("escape", "2")),
    "the trash in the history": Place("Metric", ("6", "tab"), ("Other",), ("Mei",), after=("tab", "2")),
}
IDEAS = {
    "the ideas": Place("Metric", ("5",), ("Thought",), ("Ken",), after=("2",)),
    "all that an idea tells": Place(
        "Metric",
        ("5", ";", Pasted(hostile("Remark")), "enter", "l"),
        ("Thought", "Remark"),
        ("Ken",),
        after=("h", "2"),
    ),
    "an idea to adopt": Place("Metric", ("5", "A"), (), ("Thought", "Ken"), after=("2",)),
    "why an idea is declined": Place("Metric", ("5", "x"), ("Thought",), (), after=("2",)),
    "after an idea was declined": Place(
        "Metric",
        ("5", "x", Pasted(hostile("Reason")), "enter"),
        ("Thought",),
        ("Reason",),
        toast=("Thought",),
        after=("u", "2"),
    ),
    "an idea that is typed": Place(
        "Metric", ("5", "a", Pasted(hostile("Fresh"))), (), ("Fresh",), after=("2",)
    ),
    "ideas that nothing holds": Place(
        "Metric", ("5", "/", Pasted(hostile("Nowhere"))), (), ("Nowhere",), after=("2",)
    ),
}  # fmt: skip
MAP = {
    "the map": Place("Metric", ("3",), ("Goal",), ("Other", "Unit"), after=("2",)),
    "what an objective of the map may support": Place(
        "Metric", ("3", "t"), (), ("Other", "Goal"), after=("2",)
    ),
    "for whom a draft may be derived": Place(
        "Metric", ("3", "g", "g", "T"), (), ("Other", "Unit"), after=("2",)
    ),
    "a draft that was derived": Place(
        "Metric", ("3", "g", "g", "T", "enter"), (), ("Other",), ("Other", "Unit"), ("2",)
    ),
    "a derived draft to be answered": Place(
        "Metric", ("3", "g", "g", "j", "A"), ("Other",), ("Unit",), after=("2",)
    ),
    "a derived draft in other words": Place(
        "Metric", ("3", "g", "g", "j", "A", "j", "enter"), (), ("Other",), after=("2",)
    ),
    "why it is declined": Place(
        "Metric", ("3", "g", "g", "j", "A", "G", "enter"), ("Other",), (), after=("2",)
    ),
}
OVERSIGHT = {
    "the overview": Place("Metric", ("4",), (), ("Corp", "Unit", "Ken", "Metric"), after=("2",)),
    "its findings": Place("Metric", ("4", "z", "G"), (), ("Goal",), after=("z", "z", "2")),
    "where a unit is looked at": Place("Metric", ("4", "g", "g", "j", "enter"), (), ("Corp",), after=("2",)),
    "the overview of a unit": Place(
        "Metric", ("4", "p", *"corp", "enter"), (), ("Corp",), after=("2", "p", *"everybody", "enter")
    ),
    "a copy of the overview": Place("Metric", ("4", "y"), (), ("Corp",), after=("2",)),
    "what is decided": Place("Goal", ("D",), ("Goal",)),
    "into which it is merged": Place("Goal", ("D", "G", "enter"), (), ("Goal", "Other")),
    "why it is merged": Place("Goal", ("D", "G", "enter", "enter"), ("Goal",), ("Other",)),
    "after a decision": Place(
        "Goal", ("D", "enter", Pasted(hostile("Reason")), "enter"), toast=(), begun=("Goal",), after=("u",)
    ),
}
ENDING = {"whether a cycle is graded now": Place("Metric", ("R",), (), ("Quarter",))}
NEWS = {
    "what is new in one line": Place("Metric", ("1",), (), (), after=("2",)),
    "what is new": Place("Metric", ("1", "i"), (), ("Ken", "Metric", "Goal", "Fresh"), after=("2",)),
    "the whole of what is new": Place("Metric", ("1", "i", "G"), (), ("Goal", "Ken"), after=("2",)),
}
WALKS = {
    "cycles": CYCLES,
    "units": UNITS,
    "week": WEEK,
    "objectives": OBJECTIVES,
    "check-ins": CHECK_INS,
    "key result": KEY_RESULT,
    "questions": QUESTIONS,
    "toasts": TOASTS,
    "grading": GRADING,
    "ending": ENDING,
    "conflicts": CONFLICTS,
    "history": HISTORY,
    "ideas": IDEAS,
    "map": MAP,
    "oversight": OVERSIGHT,
}
BEFORE: dict[str, Callable[[Home], None]] = {
    "grading": grade_hostile,
    "ending": end_quarter,
    "conflicts": disagree,
    "history": quarrel,
}
"""What a walk needs to have happened."""


FIRST_START: dict[str, tuple[tuple[str | Pasted, ...], str]] = {
    "the name this system knows": ((), "Usual a [/] b"),
    "the name that was typed": ((Pasted(hostile("Mei")),), "Mei a [/] b"),
    "the team": (("enter", "j", "enter", Pasted(hostile("Maps"))), "Maps a [/] b"),
    "the mission": (("enter", Pasted(hostile("Mission"))), "[WIP] [bold [@click"),
    "how to begin": (("enter",), "Maps a [/] b"),
    "the first objective": (("enter", Pasted(hostile("Goal"))), "Goal a [/] b"),
    "its first key result": (("enter", "enter", Pasted(hostile("KR"))), "[WIP] [bold [@click"),
    "the objectives": (("enter", *"2->7", "enter", "enter"), "KR a [/] b"),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, prepared(tmp_path, fill_hostile))


@pytest.mark.parametrize("walk", WALKS)
async def test_every_place_shows_hostile_text_as_text(desk: Desk, walk: str) -> None:
    prepare(desk, walk)
    async with desk.open(size=(200, 60)):
        faults = {sentence: await visited(desk, place) for sentence, place in WALKS[walk].items()}
        assert {sentence: found for sentence, found in faults.items() if found} == {}


@pytest.mark.parametrize("walk", WALKS)
async def test_where_there_is_little_room_nothing_escapes_either(desk: Desk, walk: str) -> None:
    prepare(desk, walk)
    async with desk.open(size=(80, 24)):
        faults = {
            sentence: await visited(desk, place, is_cut=True) for sentence, place in WALKS[walk].items()
        }
        assert {sentence: found for sentence, found in faults.items() if found} == {}


@pytest.mark.parametrize("size", [(200, 60), (80, 24)])
async def test_what_others_did_is_shown_as_text(desk: Desk, size: tuple[int, int]) -> None:
    others_act(desk.home)
    async with desk.open(size=size):
        await desk.press("1")
        await desk.until(lambda: "since Mon" in desk.text)
        await desk.press("2")
        faults = [await visited(desk, place, is_cut=size[0] < 200) for place in NEWS.values()]
        assert faults == [[], [], []]


async def test_what_no_disk_takes_is_asked_about_as_text(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch)
    async with desk.open(size=(120, 40)):
        disk.refuse(errno.ENOSPC)
        select(desk, "Metric")
        await desk.press("c", "9", "escape", "q")
        assert "Leave okrtui?" in desk.text
        assert [*harm(desk)] == []
        assert begins("Metric", desk.text)
        await click_on_links(desk)
        disk.mend()


async def test_the_first_start_shows_hostile_names_as_text(empty_desk: Desk) -> None:
    async with empty_desk.open(size=(100, 30), usual_name=hostile("Usual")):
        for sentence, (keys, seen) in FIRST_START.items():
            await do(empty_desk, keys)
            assert seen in empty_desk.text, sentence
            assert list(harm(empty_desk)) == [], sentence
            await click_on_links(empty_desk)
    assert empty_desk.home.space_name(empty_desk.home.default).startswith("team Maps")


def prepare(desk: Desk, walk: str) -> None:
    """Let happen what a walk needs to have happened."""
    if walk in BEFORE:
        BEFORE[walk](desk.home)


async def visited(desk: Desk, place: Place, *, is_cut: bool = False) -> list[str]:
    """Go to a place, look, click on what looks like a link, and go back; what is wrong there."""
    desk.app.clear_notifications()
    desk.app.choose_scope(EVERYBODY)
    select(desk, place.at)
    await do(desk, place.keys)
    await desk.until(lambda: not IS_READING.search(desk.text) and READING not in desk.text)
    await desk.rest()
    found = [*harm(desk), *([] if is_cut else missing(desk, place))]
    await click_on_links(desk)
    await leave(desk)
    await desk.press(*place.after)
    return found


async def do(desk: Desk, keys: Iterable[str | Pasted]) -> None:
    """Press keys, and paste."""
    for key in keys:
        if isinstance(key, Pasted):
            desk.app.post_message(events.Paste(key.text))
            await desk.rest()
        else:
            await desk.press(key)


def select(desk: Desk, name: str) -> None:
    """Put the cursor on the line that begins with a name, also where a click has folded it away."""
    okrs = desk.okrs
    goals: list[KeyResult | Objective] = [*okrs.key_results.values(), *okrs.objectives.values()]
    here = next(goal for goal in goals if goal.title.startswith(name))
    assert desk.screen.point_at(here.id)


def missing(desk: Desk, place: Place) -> Iterator[str]:
    """What should be seen and is not."""
    text = desk.text
    yield from (f"{name} is not whole" for name in place.whole if f"{name} {SHOWN}" not in text)
    yield from (f"{name} is not there" for name in place.begun if not begins(name, text))
    yield from (f"{name} is not told" for name in place.toast if f"{name} {SHOWN}" not in desk.toasts)
    yield from (f"{name} is not on the screen" for name in place.toast if not begins(name, text))


def begins(name: str, text: str) -> bool:
    """Whether the text shows the beginning of what has this name."""
    return f"{name} a" in text or f"{name}xx" in text


def harm(desk: Desk) -> Iterator[str]:
    """What could reach the terminal and should not, or be clicked."""
    for strip in desk.app.screen._compositor.render_strips():
        raw = [c for c in strip.text if unicodedata.category(c) in UNSEEN]
        if raw:
            yield f"{raw!r} in “{strip.text.strip()}”"
        for text, style, control in strip:
            if control or (style and (style.link or "@click" in style.meta)):
                yield f"“{text}” can be clicked, or steers"


async def click_on_links(desk: Desk) -> None:
    """Click on what looks like a link, once in each widget that shows one."""
    clicked = set()
    for x, y in list(links(desk)):
        widget, _ = desk.app.screen.get_widget_at(x, y)
        if widget not in clicked:
            clicked.add(widget)
            await desk.pilot.click(offset=(x + 1, y))
            await desk.rest()
            assert desk.app.is_running
            assert not desk.app._exit


def links(desk: Desk) -> Iterator[tuple[int, int]]:
    """Where what looks like a link stands."""
    for y, strip in enumerate(desk.app.screen._compositor.render_strips()):
        before, found, _ = strip.text.partition(LINK)
        if found:
            yield cell_len(before), y


async def leave(desk: Desk) -> None:
    """Back to the objectives."""
    while len(desk.app.screen_stack) > 1 or desk.app.screen.query("#search"):
        await desk.press("escape")
    await desk.press("escape")
