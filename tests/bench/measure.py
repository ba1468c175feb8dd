"""Measuring by turns, so that whatever else the machine does falls on all alike."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CANNOT_BE_MEASURED = (NotImplementedError, FileNotFoundError, AssertionError, subprocess.CalledProcessError)

Sample = Mapping[str, float]
"""What one run of a scenario gave, by name: ms, KB, MB or s."""

Scenario = Callable[[], Sample]
Number = Callable[[Sample], float]


@dataclass
class Measured:
    """The samples of each scenario, one a round, and why others could not be measured."""

    samples: dict[str, list[Sample]] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)

    def median(self, scenario: str, number: Number) -> float:
        """The median of one number of a scenario."""
        return statistics.median(map(number, self.samples[scenario]))

    def ratio(self, scenario: str, floor: str, number: Number) -> float | None:
        """The median of the ratios within each round; None where the floor is nothing."""
        rounds = zip(self.samples[scenario], self.samples[floor], strict=True)
        ratios = [number(sample) / number(least) for sample, least in rounds if number(least)]
        return statistics.median(ratios) if ratios else None


def measure(scenarios: Mapping[str, Scenario], rounds: int, tell: Callable[[str], None]) -> Measured:
    """Every scenario once a round. The first round warms up and is forgotten."""
    measured = Measured()
    for number in range(rounds):
        for name in [name for name in scenarios if name not in measured.skipped]:
            tell(f"round {number + 1} of {rounds}: {name}")
            _take(name, scenarios[name], measured, is_warm_up=number == 0)
    return measured


def _take(name: str, scenario: Scenario, measured: Measured, *, is_warm_up: bool) -> None:
    try:
        sample = scenario()
    except CANNOT_BE_MEASURED as reason:
        measured.skipped[name] = str(reason).partition("\n")[0]
        measured.samples.pop(name, None)
        return
    if not is_warm_up:
        measured.samples.setdefault(name, []).append(sample)


def command(argv: Sequence[str], env: Mapping[str, str] | None = None) -> Sample:
    """A whole process: wall and CPU time in ms, peak in MB (never less than our own when it was started)."""
    started = time.perf_counter()
    process = subprocess.Popen(
        argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env={**os.environ, **(env or {})}
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, argv)
    cpu = usage.ru_utime + usage.ru_stime
    return {"wall": wall * 1000, "cpu": cpu * 1000, "peak": usage.ru_maxrss / 1024}


def raw_append(path: Path, payload: bytes, times: int = 50) -> Sample:
    """Appending and making durable with nothing in between: the median in ms."""
    with path.open("ab", buffering=0) as file:
        taken = [_append(file.fileno(), payload) for _ in range(times)]
    return {"append": statistics.median(taken)}


def _append(file: int, payload: bytes) -> float:
    started = time.perf_counter()
    os.write(file, payload)
    os.fsync(file)
    return (time.perf_counter() - started) * 1000
