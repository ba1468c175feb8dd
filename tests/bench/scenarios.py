"""What is run: a scenario is one process (or one loop), named by what it does and on which data."""

import functools
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from okrtui.okr.scope import ME
from okrtui.okr.steps.check_ins import Reading
from okrtui.okr.steps.check_ins import check_in as check_in_step
from okrtui.workspace.news import news as news_of
from tests.terminal.terminal import Terminal

from .homes import Home, own_home, team_home
from .measure import Sample, Scenario, command, raw_append

FLOORS = Path(__file__).parent / "floors"
OKRTUI = str(Path(sys.executable).with_name("okrtui"))
STEP_BYTES = 600
KEYS = (("down",) * 10 + ("up",) * 10) * 2
TO_A_KEY_RESULT = ("down", "down", "enter")
IDLE_SECONDS = 5.0
USABLE_WITHIN = 60.0
KEY_RESULTS = 10_000


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
        "history own": lambda: keys(okrtui_program(own), *TO_A_KEY_RESULT),
        "history team": lambda: keys(okrtui_program(team), *TO_A_KEY_RESULT),
        **_commands("own", own),
        **_commands("team", team),
        "record own": lambda: record(okrtui_program(own)),
        "record team": lambda: record(okrtui_program(team)),
        "checkpoint team": lambda: checkpoint(team()),
        "news team": lambda: news(team()),
        "rebuild commits": lambda: rebuild(team()),
        "import csv": lambda: import_csv(place / "import"),
    }


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
    return {
        f"status {data}": lambda: status(prepared()),
        f"checkin {data}": lambda: check_in(prepared()),
        f"append {data}": lambda: append(prepared()),
    }


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


def keys(program: Program, *before: str) -> Sample:
    """Walking down and up, where the keys before led: ms until all is painted, KB a key; at the end the peak in MB."""
    with Terminal(program.argv, env=program.env) as terminal:
        terminal.wait_for(program.shows, USABLE_WITHIN)
        for key in before:
            terminal.press(key)
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


def record(program: Program) -> Sample:
    """Check-ins in the screens: ms from the last enter to durable and painted."""
    with Terminal(program.argv, env=program.env) as terminal:
        terminal.wait_for(program.shows, USABLE_WITHIN)
        terminal.press("down", "down")
        terminal.settle()
        return {"durable": statistics.median(_recorded(terminal) for _ in range(8))}


def _recorded(terminal: Terminal) -> float:
    for key in ("c", "5", "enter", "7"):
        terminal.press(key)
        terminal.settle(quiet=0.1)
    return terminal.press_and_settle("enter").last_ms


def append(home: Home) -> Sample:
    """A check-in in one process, ms: the whole of performing it, and of that the log's append."""
    opened = home.opened()
    logs = opened.workspaces[home.space].logs
    appended: list[float] = []
    to_disk = logs.append

    def watched(rid: str, data: bytes) -> Any:
        begun = time.perf_counter()
        answer = to_disk(rid, data)  # type: ignore[func-returns-value, unused-ignore]
        appended.append((time.perf_counter() - begun) * 1000)
        return answer

    logs.append = watched  # type: ignore[method-assign]
    took = []
    for number in range(30):
        key_result = opened.okrs.key_results[home.key_result]
        made = check_in_step(opened.okrs, opened.author(), key_result, Reading(Decimal(number), 7))
        took.append(_timed(functools.partial(opened.perform, made)))
    return {"append": statistics.median(appended), "perform": statistics.median(took)}


def checkpoint(home: Home) -> Sample:
    """The tables catching up with one check-in: ms."""
    opened = home.opened()
    key_result = opened.okrs.key_results[home.key_result]
    opened.checkpoint()
    opened.perform(check_in_step(opened.okrs, opened.author(), key_result, Reading(Decimal(5), 7)))
    return {"checkpoint": _timed(opened.checkpoint)}


def news(home: Home) -> Sample:
    """What a team of a hundred did since Friday, told from the ends of their logs: ms."""
    opened = home.opened()
    return {"news": _timed(lambda: news_of(opened, ME))}


def rebuild(home: Home) -> Sample:
    """Tables made anew from all commits of the log, and written: s."""
    shutil.rmtree(home.directory / "data" / "spaces" / home.space / "tables")
    return {"rebuild": _timed(lambda: home.opened().checkpoint()) / 1000}


def import_csv(directory: Path) -> Sample:
    """Ten thousand key results from CSV into an empty home, as a whole command: s."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    (directory / "okrs.csv").write_text(_csv(), encoding="utf-8")
    env = {"OKRTUI_HOME": str(directory / "home"), "OKRTUI_NOW": "2026-11-20T09:00"}
    command([OKRTUI, "init", "--me", "Mei", "--space", "Big"], env)
    taken = command([OKRTUI, "import", str(directory / "okrs.csv")], env)
    return {"import": taken["wall"] / 1000}


def _csv() -> str:
    rows = (
        f"2026-Q4,Team {n % 90},Person {n % 900},Objective {n // 4},KR {n},0,100,{n % 100},things,{n % 11},a note"
        for n in range(KEY_RESULTS)
    )
    head = "cycle,unit,owner,objective,key_result,start,target,value,unit_of_measure,confidence,note"
    return "\n".join([head, *rows])


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
