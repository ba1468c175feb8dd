"""SIGKILL at each call of `okrtui init` that changes the disk: it can be done again, and the home opens."""

import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.e2e.strace import PROGRAM, ROOT, WRITING, Call, environment, touching, traced, why_not
from tests.workspace.desk import Desk, objective, unite

pytestmark = [pytest.mark.kill, pytest.mark.skipif(bool(why_not()), reason=why_not())]

INIT = ("init", "--me", "Mei", "--space", "North")
THERE_ALREADY = (3, "okrtui: there is a team “North” already\n")


def test_a_founding_that_is_killed_anywhere_can_be_done_again(tmp_path: Path) -> None:
    (tmp_path / "counted").mkdir()
    done = traced(tmp_path / "counted" / "home", tmp_path / "counted.log", *INIT)
    assert (done.code, done.complained) == (0, "")
    calls = touching(tmp_path / "counted", done.calls, WRITING)
    assert {"write", "fsync", "rename", "mkdir"} <= {call.name for call in calls}

    def killed(call: Call) -> tuple[Desk, int, str]:
        place = tmp_path / f"{call.name}-{call.number}"
        place.mkdir()
        inject = f"{call.name}:signal=KILL:when={call.number}"
        assert traced(place / "home", place / "log", *INIT, inject=inject).code == -signal.SIGKILL, call
        again = subprocess.run(
            [*PROGRAM, *INIT],
            capture_output=True,
            text=True,
            env=environment(place / "home"),
            cwd=ROOT,
            check=False,
        )
        return Desk(place / "home"), again.returncode, again.stderr

    with ThreadPoolExecutor(2) as pool:
        for call, (desk, code, complained) in zip(calls, pool.map(killed, calls), strict=True):
            assert (code, complained) in {(0, ""), THERE_ALREADY}, (call, complained)
            require_a_whole_home(desk, call)


def require_a_whole_home(desk: Desk, call: Call) -> None:
    home = desk.open()
    assert sorted(space.name for space in home.okrs.spaces.values()) == ["North", "private"], call
    assert home.okrs.person_name(home.me[home.private]) == "Mei", call
    desk.default = home.space_named("North")
    assert {cycle.space for cycle in home.okrs.cycles.values()} == {home.private, desk.default}, call
    home = desk.open()
    objective(home, "Grow")
    again = desk.open()
    assert unite(again) == unite(home), call
    assert again.notices() == [], call
    assert all(workspace.verify()[1] == [] for workspace in again.workspaces.values()), call
