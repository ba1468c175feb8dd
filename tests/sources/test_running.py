"""Commands as they are run: what they print, how they fail, and that nothing of them is left."""

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from okrtui.sources.running import Limits, SourceFault, output_of

DESCRIPTORS = Path("/proc/self/fd")
QUICK = Limits(seconds=0.3, grace=0.05)
SHORT = Limits(seconds=0.6, grace=0.05)
"""Time enough to begin, also on a busy machine."""
PATIENT = Limits(seconds=20.0, grace=0.05)


def shell(script: str) -> tuple[str, ...]:
    return ("sh", "-c", script)


def fault(words: tuple[str, ...], limits: Limits = PATIENT) -> str:
    with pytest.raises(SourceFault) as failed:
        output_of(words, limits)
    return str(failed.value)


def test_what_it_prints_comes_back_whole() -> None:
    assert output_of(shell("echo one; echo two"), PATIENT) == "one\ntwo\n"


def test_no_shell_is_between_unless_somebody_wrote_one() -> None:
    assert output_of(("echo", "$HOME | `id` > x"), PATIENT) == "$HOME | `id` > x\n"


def test_it_runs_at_home_with_the_environment_and_without_input_or_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TOKEN", "for it")
    said = output_of(shell('pwd; echo "$TOKEN"; cat; (exec </dev/tty) 2>/dev/null || echo none'), PATIENT)
    assert said.splitlines() == [str(tmp_path), "for it", "none"]


def test_it_is_the_head_of_a_group_of_its_own() -> None:
    script = "import os; print(os.getpid() == os.getpgrp() == os.getsid(0))"
    assert output_of((sys.executable, "-S", "-c", script), PATIENT) == "True\n"


def test_how_it_failed_is_told_with_its_last_line_made_safe() -> None:
    complaint = r"printf 'first\n\033[31mno \033]0;x\007network\n\n' >&2; exit 3"
    assert fault(shell(complaint)) == "it ended with 3: ␛[31mno ␛]0;x␇network"
    assert fault(shell("exit 1")) == "it ended with 1"
    assert fault(shell("kill -9 $$")) == "it was ended by SIGKILL"


def test_a_number_is_worth_nothing_where_the_command_failed() -> None:
    assert fault(shell("echo 42; exit 1")) == "it ended with 1"


def test_a_complaint_without_end_is_cut() -> None:
    told = fault(shell("head -c 200000 /dev/zero | tr '\\0' x >&2; exit 1"))
    assert told.endswith("…")
    assert len(told) < 200


def test_a_program_that_is_not_there_or_none_is_told(tmp_path: Path) -> None:
    assert fault(("no-such-program-here",)) == "there is no program “no-such-program-here”"
    assert fault((str(tmp_path),)).endswith("cannot be run: Permission denied")
    assert "cannot be run" in fault(("a\0b",))


def test_a_home_that_is_gone_is_not_taken_for_a_missing_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "gone"))
    assert fault(("echo",)).startswith("“echo” cannot be run")


def test_64_mebibytes_are_not_read() -> None:
    said = fault(shell("head -c 67108864 /dev/zero; echo 42"))
    assert said == "it printed more than 64 KiB"


def test_what_is_exactly_as_much_as_may_be_is_read() -> None:
    assert len(output_of(shell("head -c 65536 /dev/zero"), PATIENT)) == 65_536


IGNORING = "sh -c 'trap \"\" TERM; echo there >&3; exec sleep 60'"


@pytest.mark.parametrize("script", [f"trap '' TERM; {IGNORING} & wait", f"{IGNORING} & echo 42"])
def test_what_takes_too_long_is_ended_with_all_its_children_whatever_they_ignore(
    tmp_path: Path, script: str
) -> None:
    os.mkfifo(tmp_path / "alive")
    alive = os.open(tmp_path / "alive", os.O_RDONLY | os.O_NONBLOCK)
    assert fault(shell(f"exec 3>{tmp_path}/alive; {script}"), SHORT) == "it took longer than 0.6 seconds"
    os.set_blocking(alive, True)
    with open(alive, "rb") as file:  # noqa: PTH123 - it is open already
        assert file.read() == b"there\n"  # to its end: nobody is there any more who could write


def test_one_that_closes_its_output_and_goes_on_is_ended_too() -> None:
    assert fault(shell("exec >&- 2>&-; exec sleep 60"), QUICK) == "it took longer than 0.3 seconds"


@pytest.mark.skipif(not DESCRIPTORS.exists(), reason="what is open is looked at in /proc")
@pytest.mark.parametrize("script", ["echo 1", "exit 1", "head -c 100000 /dev/zero"])
def test_nothing_is_left_open(script: str) -> None:
    before, others = len(list(DESCRIPTORS.iterdir())), threading.enumerate()
    with suppress(SourceFault):
        output_of(shell(script), PATIENT)
    for reader in set(threading.enumerate()) - set(others):
        reader.join(PATIENT.seconds)
    assert len(list(DESCRIPTORS.iterdir())) == before
