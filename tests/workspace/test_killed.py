"""SIGKILL at each system call that changes the disk: nothing acknowledged is lost, and it goes on."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from okrtui.store.identity import Identity
from okrtui.workspace.home import Home
from tests.workspace.desk import Desk, checked_in, key_result, last_quarter, objective, unite

STRACE = shutil.which("strace")
ROOT = Path(__file__).parents[2]
CALLS = (
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "ftruncate",
    "mkdir",
    "unlink",
)
DEEDS = ["checked in", "moved", "saved"]


def _may_trace() -> str | None:
    """Why the kill tests cannot run here, None when they can."""
    if STRACE is None:
        return "strace is not installed"
    tried = subprocess.run([STRACE, "-o", os.devnull, "true"], capture_output=True, check=False)
    return None if tried.returncode == 0 else "strace may not trace here"


pytestmark = [pytest.mark.kill, pytest.mark.skipif(bool(_may_trace()), reason=_may_trace() or "")]


class Kill(NamedTuple):
    """Which call of which kind is the last."""

    call: str
    number: int


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A home with an objective and a key result in its tables, and check-ins in the tables and beyond."""
    desk = Desk(tmp_path_factory.mktemp("base") / "home")
    home = desk.found()
    kr = key_result(home, objective(home))
    last_quarter(home)
    checked_in(home, kr, 5)
    home.checkpoint()
    checked_in(home, kr, 6)
    return desk


def copied(base: Desk, directory: Path, *, is_noticed: bool) -> Desk:
    """A copy of the home; unless it is noticed as one, it takes itself for the original."""
    copy = base.copied(directory)
    for path in copy.state.glob("*/identity.json"):
        identity = Identity.load(path.parent)
        place = (copy.data / "spaces" / identity.remembered.space / "log").stat()
        if not is_noticed:
            identity.remembered.device, identity.remembered.inode = place.st_dev, place.st_ino
            identity.save()
    return copy


def run(desk: Desk, *tracing: str) -> subprocess.CompletedProcess[str]:
    assert STRACE is not None
    script = [sys.executable, "-m", "tests.workspace.killed", str(desk.directory), str(desk.default)]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [STRACE, "-f", "-qq", *tracing, *script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=env,
        check=False,
    )


def calls(desk: Desk, log: Path) -> Counter[str]:
    """How often each call is made in a run that is let be."""
    done = run(desk, "-o", str(log), "-e", f"trace={','.join(CALLS)}")
    assert done.stdout.split("\n")[:3] == DEEDS, done.stderr
    return Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(), re.MULTILINE))


@pytest.mark.parametrize("is_noticed", [False, True], ids=["at home", "in a copy that takes a new replica"])
def test_a_kill_at_any_call_loses_nothing_that_was_acknowledged(
    base: Desk, tmp_path: Path, is_noticed: bool
) -> None:
    made = calls(copied(base, tmp_path / "counted", is_noticed=is_noticed), tmp_path / "log")
    assert made["fsync"] >= 8
    assert sum(made[call] for call in ("rename", "renameat", "renameat2")) >= 3
    kills = [Kill(call, number) for call, count in made.items() for number in range(1, count + 1)]
    before = unite(base.open())

    def killed(kill: Kill) -> tuple[Kill, Desk, list[str]]:
        desk = copied(base, tmp_path / f"{kill.call}-{kill.number}", is_noticed=is_noticed)
        done = run(desk, "-o", os.devnull, "-e", f"inject={kill.call}:signal=KILL:when={kill.number}")
        assert done.returncode == -signal.SIGKILL, (kill, done.stderr)
        return kill, desk, done.stdout.splitlines()

    with ThreadPoolExecutor(2) as pool:
        for kill, desk, acknowledged in pool.map(killed, kills):
            require_nothing_lost(kill, desk, before, acknowledged)


def require_nothing_lost(kill: Kill, desk: Desk, before: Any, acknowledged: Sequence[str]) -> None:
    home = desk.open()
    after = unite(home)
    (key_result,) = after["key_results"].values()
    (id_,) = after["objectives"]
    was = before["objectives"][id_]
    earlier = before["check_ins"][key_result.id]
    have = {
        "checked in": len(after["check_ins"][key_result.id]) - len(earlier),
        "moved": int(after["objectives"][id_].cycle != was.cycle),
    }
    assert after["check_ins"][key_result.id][: len(earlier)] == earlier, kill
    assert have["moved"] <= have["checked in"] <= 1, kill
    assert all(have.get(deed, 1) == 1 for deed in acknowledged), kill
    left_out = ("check_ins", "objectives")
    for part in before.keys() - left_out:
        assert after[part] == before[part], (kill, part)
    require_going_on(kill, desk, home)


def require_going_on(kill: Kill, desk: Desk, home: Home) -> None:
    """The next step and checkpoint are as if nothing had been; each document lies in one file."""
    (key_result,) = home.okrs.key_results.values()
    checked_in(home, key_result, 10)
    home.checkpoint()
    again = desk.open()
    assert unite(again) == unite(home), kill
    assert again.workspaces[again.default].verify()[1] == [], kill
    assert again.notices() == [], kill
    holders = [path for path in desk.tables.glob("*.json") if f'"{key_result.id}":' in path.read_text()]
    assert len(holders) == 1, kill
