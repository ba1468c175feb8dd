"""What is run: a scenario is one process (or one loop), named by what it does and on which data."""

import functools
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from okrtui.okr.scope import ME
from okrtui.okr.steps.check_ins import Reading
from okrtui.okr.steps.check_ins import check_in as check_in_step
from okrtui.workspace.news import news as news_of

from .homes import Home, company_home, own_home, team_home, whole_company
from .measure import Sample, Scenario, command, raw_append
from .screens import (
    BOARD,
    HISTORY,
    IDEAS,
    MAP,
    OKRTUI,
    OVERVIEW,
    TO_AND_FRO,
    UNITS,
    Program,
    floor_program,
    grade,
    idle,
    key_result,
    keys,
    okrtui_program,
    record,
    run,
    start,
)
from .sharing import Member, join, share_of, sharing_home

STEP_BYTES = 600
KEY_RESULTS = 10_000
LARGE, SMALL = 150, 10_000
"""How many files carry the same commits of a team of a hundred."""
WALKED = 100
"""From so many people on every list has more lines than are walked down."""


Prepared = Callable[[], Home]


def scenarios(place: Path) -> dict[str, Scenario]:
    """Every scenario by name; `place` is a directory on the disk to measure."""
    own: Prepared = functools.cache(partial(own_home, place / "own"))
    team: Prepared = functools.cache(partial(team_home, place / "team"))
    company: Prepared = functools.cache(partial(company_home, place / "company"))
    shared: Prepared = functools.cache(lambda: sharing_home(own_home(place / "shared"), place / "share own"))
    large, small = (functools.cache(_shared(team, place, files)) for files in (LARGE, SMALL))
    member = functools.cache(lambda: Member(small(), place / "member", team().now))
    return {
        "command python": partial(command, [sys.executable, "-c", "pass"]),
        "append raw": partial(raw_append, place / "raw.log", b"x" * (STEP_BYTES - 1) + b"\n"),
        "start hello": lambda: start(floor_program("hello", "hello, world")),
        **_screens("hello_list", partial(floor_program, "hello_list", "option 1")),
        **_screens("own", lambda: okrtui_program(own())),
        **_screens("team", lambda: okrtui_program(team())),
        **_key_results("own", own),
        **_key_results("team", team),
        **_commands("own", own),
        **_commands("team", team),
        **_growing("ten", place, 10),
        **_growing("hundred", place, 100),
        **_growing("thousand", place, 1_000),
        "map company": lambda: keys(okrtui_program(company(), MAP)),
        "checkin shared": lambda: check_in(shared()),
        "checkpoint team": lambda: checkpoint(team()),
        "news team": lambda: news(team()),
        "rebuild commits": lambda: rebuild(team()),
        "join large": lambda: join(large(), place / "joined", team().now),
        "join small": lambda: join(small(), place / "joined", team().now),
        "poll small": lambda: member().poll(),
        "arrival small": lambda: member().arrival(),
        "import csv": lambda: import_csv(place / "import"),
    }


def _shared(team: Prepared, place: Path, files: int) -> Callable[[], Path]:
    return lambda: share_of(team(), place / f"share {files}", files)


def _screens(data: str, program: Callable[[], Program]) -> dict[str, Scenario]:
    return {
        f"start {data}": lambda: start(program()),
        f"keys {data}": lambda: keys(program()),
        f"idle {data}": lambda: idle(program()),
    }


def _growing(data: str, place: Path, people: int) -> dict[str, Scenario]:
    """What must grow slower than a company does: opening, keys on three screens, a step."""
    home: Prepared = functools.cache(partial(whole_company, place / data, people))
    opened = {
        f"start {data}": lambda: start(okrtui_program(home())),
        f"append {data}": lambda: append(home()),
    }
    if people < WALKED:
        return opened
    return {
        **opened,
        f"keys {data}": lambda: keys(okrtui_program(home())),
        f"map {data}": lambda: keys(okrtui_program(home(), MAP)),
        f"board {data}": lambda: keys(okrtui_program(home(), BOARD)),
    }


def _key_results(data: str, prepared: Prepared) -> dict[str, Scenario]:
    return {
        f"key_result {data}": lambda: key_result(okrtui_program(prepared())),
        f"map {data}": lambda: keys(okrtui_program(prepared(), MAP), TO_AND_FRO),
        f"overview {data}": lambda: keys(okrtui_program(prepared(), OVERVIEW), TO_AND_FRO),
        f"history {data}": lambda: keys(okrtui_program(prepared(), HISTORY)),
        f"ideas {data}": lambda: keys(okrtui_program(prepared(), IDEAS)),
        f"units {data}": lambda: keys(okrtui_program(prepared(), UNITS), TO_AND_FRO),
        f"board {data}": lambda: keys(okrtui_program(prepared(), BOARD)),
        f"record {data}": lambda: record(okrtui_program(prepared())),
        f"rate {data}": lambda: record(okrtui_program(prepared(), BOARD)),
        f"run {data}": lambda: run(okrtui_program(prepared())),
        f"grade {data}": lambda: grade(okrtui_program(prepared())),
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
