"""SIGKILL and errors at each system call of publishing: nothing half written is taken, and the next round heals."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.share.killed import ann
from tests.share.machines import Machine, founded

STRACE = shutil.which("strace")
ROOT = Path(__file__).parents[2]
CALLS = "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,ftruncate,mkdir,mkdirat,unlink,unlinkat"


def _may_trace() -> str | None:
    """Why these tests cannot run here, None when they can."""
    if STRACE is None:
        return "strace is not installed"
    tried = subprocess.run([STRACE, "-o", os.devnull, "true"], capture_output=True, check=False)
    return None if tried.returncode == 0 else "strace may not trace here"


pytestmark = [pytest.mark.kill, pytest.mark.skipif(bool(_may_trace()), reason=_may_trace() or "")]


def run(share: Path, *tracing: str) -> subprocess.CompletedProcess[str]:
    assert STRACE is not None
    script = [sys.executable, "-m", "tests.share.killed", str(share)]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [STRACE, "-f", "-qq", *tracing, *script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=env,
        check=False,
    )


def begun(directory: Path, *, is_first: bool) -> Path:
    """A share to which nothing was published yet, or two steps were."""
    share = founded(directory)
    if not is_first:
        ann(share, 2).publish()
    return share


def calls(share: Path) -> list[tuple[str, int]]:
    """Each call of a run that is let be."""
    log = share.with_name("log")
    done = run(share, "-o", str(log), "-e", f"trace={CALLS}")
    assert re.fullmatch("[13]\n", done.stdout), done.stderr
    made = Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(), re.MULTILINE))
    assert made["fsync"] >= 2
    return [(call, number) for call, count in made.items() for number in range(1, count + 1)]


def require_healed(share: Path, kept: int) -> None:
    """A reader finds what was published before and nothing half written; the next round publishes the rest."""
    bob = Machine("bob", share)
    bob.collect()
    assert len(bob.holds()) in {kept, 3}
    assert bob.verdicts == []
    again = ann(share, 3)
    again.publish()
    bob.collect()
    assert bob.holds() == again.holds()


@pytest.mark.parametrize("is_first", [True, False], ids=["the first time", "beside older files"])
def test_a_kill_at_any_call_leaves_nothing_half_written_that_is_taken(tmp_path: Path, is_first: bool) -> None:
    def killed(place: tuple[str, int]) -> tuple[Path, int]:
        call, number = place
        share = begun(tmp_path / f"{call}-{number}", is_first=is_first)
        done = run(share, "-o", os.devnull, "-e", f"inject={call}:signal=KILL:when={number}")
        return share, done.returncode

    places = calls(begun(tmp_path / "counted", is_first=is_first))
    with ThreadPoolExecutor(2) as pool:
        for share, code in pool.map(killed, places):
            assert code == -signal.SIGKILL
            require_healed(share, 0 if is_first else 2)


@pytest.mark.parametrize("error", ["EIO", "ENOSPC", "EACCES", "ESTALE"])
def test_an_error_at_any_call_is_a_sentence_and_the_next_round_heals(tmp_path: Path, error: str) -> None:
    def failed(place: tuple[str, int]) -> tuple[Path, str, str]:
        call, number = place
        share = begun(tmp_path / f"{call}-{number}", is_first=True)
        done = run(share, "-o", os.devnull, "-e", f"inject={call}:error={error}:when={number}")
        return share, done.stdout, done.stderr

    places = calls(begun(tmp_path / "counted", is_first=True))
    telling = max(place for place in places if place[0] == "write")
    with ThreadPoolExecutor(2) as pool:
        for share, out, err in pool.map(failed, [place for place in places if place != telling]):
            assert out.startswith(("3\n", "the share could not be written: ")), err
            assert "Traceback" not in err
            require_healed(share, 0)
