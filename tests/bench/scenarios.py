"""What is run: a scenario is one process (or one loop), named by what it does and on which data."""

import functools
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.terminal.terminal import Terminal

from .homes import Home, own_home, team_home
from .measure import Sample, Scenario, command, raw_append

FLOORS = Path(__file__).parent / "floors"
OKRTUI = str(Path(sys.executable).with_name("okrtui"))
STEP_BYTES = 600
KEYS = ("down",) * 20 + ("up",) * 20
IDLE_SECONDS = 5.0
USABLE_WITHIN = 60.0
TO_COME = {
    "record own": "its keys are not settled yet",
    "record team": "its keys are not settled yet",
    "append own": "prepared by the generator",
    "append team": "prepared by the generator",
    "checkpoint team": "prepared by the generator",
    "rebuild commits": "prepared by the generator",
    "import csv": "prepared by the generator",
}


@dataclass(frozen=True)
class Program:
    """A full-screen program, and the text by which it is usable."""

    argv: Sequence[str]
    shows: str
    env: Mapping[str, str] = field(default_factory=dict)


Prepared = Callable[[], Home]


def scenarios(place: Path) -> dict[str, Scenario]:
    """Every scenario by name; `place` is a directory on the disk to measure."""
    own: Prepared = functools.cache(partial(own_home, place / "own"))
    team: Prepared = functools.cache(partial(team_home, place / "team"))
    return {
        "command python": partial(command, [sys.executable, "-c", "pass"]),
        "append raw": partial(raw_append, place / "raw.log", b"x" * (STEP_BYTES - 1) + b"\n"),
        "start hello": lambda: start(floor_program("hello", "hello, world")),
        **_screens("hello_list", partial(floor_program, "hello_list", "option 1")),
        **_screens("own", partial(okrtui_program, own)),
        **_screens("team", partial(okrtui_program, team)),
        **_commands("own", own),
        **_commands("team", team),
        **{name: partial(to_come, reason) for name, reason in TO_COME.items()},
    }


def to_come(reason: str) -> Sample:
    """What cannot be measured yet, and why."""
    raise NotImplementedError(reason)


def floor_program(name: str, shows: str) -> Program:
    """One of the programs that do nothing."""
    return Program([sys.executable, str(FLOORS / f"{name}.py")], shows)


def okrtui_program(prepared: Prepared) -> Program:
    """okrtui on a prepared home."""
    home = prepared()
    return Program([OKRTUI], home.shows, home.environment)


def _screens(data: str, program: Callable[[], Program]) -> dict[str, Scenario]:
    return {
        f"start {data}": lambda: start(program()),
        f"keys {data}": lambda: keys(program()),
        f"idle {data}": lambda: idle(program()),
    }


def _commands(data: str, prepared: Prepared) -> dict[str, Scenario]:
    return {f"status {data}": lambda: status(prepared()), f"checkin {data}": lambda: check_in(prepared())}


def status(home: Home) -> Sample:
    """The line that stands in prompts."""
    return command([OKRTUI, "status", "--short"], home.environment)


def check_in(home: Home) -> Sample:
    """A check-in from the command line."""
    return command([OKRTUI, "checkin", home.key_result, "42", "--confidence", "7"], home.environment)


def start(program: Program) -> Sample:
    """From nothing to the first paint, and to usable."""
    with Terminal(program.argv, env=program.env) as terminal:
        usable = terminal.wait_for(program.shows, USABLE_WITHIN)
        return {"first paint": terminal.first_paint() * 1000, "usable": usable * 1000}


def keys(program: Program) -> Sample:
    """Walking down and up: ms until the screen stays as it is, KB a key; at the end the peak in MB."""
    with Terminal(program.argv, env=program.env) as terminal:
        terminal.wait_for(program.shows, USABLE_WITHIN)
        terminal.settle()
        painted = [terminal.press_and_settle(key) for key in KEYS]
        took = [paint.last_ms for paint in painted]
        return {
            "median": statistics.median(took),
            "p95": statistics.quantiles(took, n=20, method="inclusive")[-1],
            "written": statistics.median(paint.bytes_written for paint in painted) / 1000,
            "peak": terminal.peak_megabytes,
        }


def idle(program: Program) -> Sample:
    """Nobody types: CPU seconds used, KB written."""
    with Terminal(program.argv, env=program.env) as terminal:
        terminal.wait_for(program.shows, USABLE_WITHIN)
        terminal.settle(quiet=1.0)
        cpu, written = terminal.idle(IDLE_SECONDS)
        return {"cpu": cpu, "written": written / 1000}
