"""What is run in a terminal: a screen is opened, keys are pressed, and what was painted is timed."""

import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.terminal.terminal import Terminal

from .homes import Home
from .measure import Sample

FLOORS = Path(__file__).parent / "floors"
OKRTUI = str(Path(sys.executable).with_name("okrtui"))
KEYS = (("down",) * 10 + ("up",) * 10) * 2
TO_AND_FRO = ("down", "up") * 20
"""On a list that may be short."""
OTHERS = ("]",) * 5 + ("[",) * 5
IN_A_RUN = 8
ABOVE_TOASTS = 30
"""Lines of forty that no toast stands in."""
OBJECTIVES, BOARD, MAP, OVERVIEW, IDEAS, HISTORY = ("2",), ("g", "1"), ("3",), ("4",), ("5",), ("6",)
UNITS = ("U",)
IDLE_SECONDS = 5.0
USABLE_WITHIN = 60.0


@dataclass(frozen=True)
class Program:
    """A full-screen program, and the text by which it is usable."""

    argv: Sequence[str]
    shows: str
    env: Mapping[str, str] = field(default_factory=dict)
    to: Sequence[str] = ()
    """The keys that go to the list that is walked or worked on."""


def floor_program(name: str, shows: str) -> Program:
    """One of the programs that do nothing."""
    return Program([sys.executable, str(FLOORS / f"{name}.py")], shows)


def okrtui_program(home: Home, to: Sequence[str] = OBJECTIVES) -> Program:
    """okrtui on a prepared home; it opens on the board."""
    return Program([OKRTUI], home.shows, home.environment, to)


def start(program: Program) -> Sample:
    """From nothing to the first paint, and to usable."""
    with Terminal(program.argv, env=program.env) as terminal:
        usable = terminal.wait_for(program.shows, USABLE_WITHIN)
        return {"first paint": terminal.first_paint() * 1000, "usable": usable * 1000}


def keys(program: Program, pressed: Sequence[str] = KEYS) -> Sample:
    """Walking down and up: ms until all is painted, KB a key; at the end the peak in MB."""
    with Terminal(program.argv, env=program.env) as terminal:
        terminal.wait_for(program.shows, USABLE_WITHIN)
        _go_to(terminal, program.to)
        return {**_walked(terminal, pressed), "peak": terminal.peak_megabytes}


def _go_to(terminal: Terminal, keys: Sequence[str]) -> None:
    terminal.settle()
    terminal.press(*keys)
    terminal.settle()


def _walked(terminal: Terminal, pressed: Sequence[str] = KEYS) -> dict[str, float]:
    painted = [terminal.press_and_settle(key) for key in pressed]
    took = [paint.last_ms for paint in painted]
    return {
        "median": statistics.median(took),
        "p95": statistics.quantiles(took, n=20, method="inclusive")[-1],
        "written": statistics.median(paint.bytes_written for paint in painted) / 1000,
    }


def key_result(program: Program) -> Sample:
    """A key result: ms until it is open with its chart, walking through its history, ms until the next one stands."""
    with Terminal(program.argv, env=program.env) as terminal:
        terminal.wait_for(program.shows, USABLE_WITHIN)
        _go_to(terminal, program.to)
        terminal.press("down", "down")
        terminal.settle()
        opened = terminal.press_and_settle("enter").last_ms
        terminal.settle()
        walked = _walked(terminal)
        others = [terminal.press_and_settle(key).last_ms for key in OTHERS]
        return {**walked, "opened": opened, "other": statistics.median(others)}


def idle(program: Program) -> Sample:
    """Nobody types: CPU seconds used, KB written."""
    with Terminal(program.argv, env=program.env) as terminal:
        terminal.wait_for(program.shows, USABLE_WITHIN)
        terminal.settle(quiet=1.0)
        cpu, written = terminal.idle(IDLE_SECONDS)
        return {"cpu": cpu, "written": written / 1000}


def record(program: Program) -> Sample:
    """Check-ins in the screens: ms from the last enter until it is durable and stands on the screen."""
    with Terminal(program.argv, env=program.env) as terminal:
        terminal.wait_for(program.shows, USABLE_WITHIN)
        _go_to(terminal, program.to)
        terminal.press("down", "down")
        terminal.settle()
        return {"durable": statistics.median(_recorded(terminal, str(6 + n % 2)) for n in range(8))}


def _recorded(terminal: Terminal, confidence: str) -> float:
    for key in ("c", "5", "enter", confidence):
        terminal.press(key)
        terminal.settle(quiet=0.1)
    return terminal.press_until_it_stands("enter", ABOVE_TOASTS)


def run(program: Program) -> Sample:
    """The weekly run: ms from the enter that records until that is durable and the next one stands; all is undone."""
    return _answered_in_run(program, ("C",), ("enter", "7", "y"), steps=IN_A_RUN)


def grade(program: Program) -> Sample:
    """The same in the grading run, which moves the cycle to grading first."""
    return _answered_in_run(program, ("R", "enter"), ("8", "5"), steps=IN_A_RUN + 1)


def _answered_in_run(program: Program, to: Sequence[str], answer: Sequence[str], *, steps: int) -> Sample:
    with Terminal(program.argv, env=program.env) as terminal:
        terminal.wait_for(program.shows, USABLE_WITHIN)
        for key in to:
            terminal.press(key)
            terminal.settle()
        took = [_recorded_in_run(terminal, answer) for _ in range(IN_A_RUN)]
        terminal.press("escape")
        for _ in range(steps):
            terminal.settle(quiet=0.1)
            terminal.press("u")
        terminal.settle()
        return {"durable": statistics.median(took)}


def _recorded_in_run(terminal: Terminal, answer: Sequence[str]) -> float:
    for key in answer:
        terminal.press(key)
        terminal.settle(quiet=0.1)
    return terminal.press_until_it_stands("enter")
