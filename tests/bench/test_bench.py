import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from .measure import Measured, Sample, command, measure, raw_append
from .rows import ROWS, Row, at_most, times
from .scenarios import scenarios
from .table import amount, cells, table


def quietly(_: str) -> None:
    pass


def ms(sample: Sample) -> float:
    return sample["ms"]


def test_scenarios_take_turns_and_the_first_round_is_forgotten() -> None:
    ran: list[str] = []
    values = count()

    def scenario(name: str) -> Sample:
        ran.append(name)
        return {"ms": next(values)}

    measured = measure({"a": lambda: scenario("a"), "b": lambda: scenario("b")}, 3, quietly)
    assert ran == ["a", "b", "a", "b", "a", "b"]
    assert measured.samples == {"a": [{"ms": 2}, {"ms": 4}], "b": [{"ms": 3}, {"ms": 5}]}


def test_what_cannot_be_measured_is_skipped_with_its_reason() -> None:
    def missing() -> Sample:
        raise NotImplementedError("not yet\nlong story")

    measured = measure({"a x": missing}, 3, quietly)
    row = Row("work", "x", "ms", "a x", None, ms, at_most(5, "ms"))
    assert measured.skipped == {"a x": "not yet"}
    assert cells(row, measured) == ("work", "x", "–", "–", "–", "≤ 5 ms", "skipped: not yet")


def test_a_row_without_its_floor_is_skipped() -> None:
    measured = Measured({"a x": [{"ms": 1}]}, {"b x": "gone"})
    row = Row("work", "x", "ms", "a x", "b x", ms, times(5, "b"))
    assert cells(row, measured)[-1] == "skipped: gone"


def test_a_ratio_compares_within_each_round() -> None:
    measured = Measured(
        {"work": [{"ms": 20}, {"ms": 200}, {"ms": 30}], "floor": [{"ms": 10}, {"ms": 100}, {"ms": 0}]}
    )
    assert measured.median("work", ms) == 30
    assert measured.ratio("work", "floor", ms) == 2
    assert Measured({"work": [{"ms": 1}], "floor": [{"ms": 0}]}).ratio("work", "floor", ms) is None


def test_a_row_is_over_its_budget_or_not() -> None:
    measured = Measured({"work": [{"ms": 20}], "floor": [{"ms": 10}]})

    def verdict(limit: float) -> str:
        return cells(Row("w", "x", "ms", "work", "floor", ms, times(limit, "floor")), measured)[-1]

    assert (verdict(2), verdict(1.9)) == ("ok", "over")


def test_the_table_is_aligned() -> None:
    rows = [Row(what, "x", "ms", "work", None, ms, None) for what in ("a", "longer → word")]
    lines = table(rows, Measured({"work": [{"ms": 1234.5}]})).split("\n")
    assert lines[1:] == [
        "a              x   1,234 ms      –      –  –       floor",
        "longer → word  x   1,234 ms      –      –  –       floor",
    ]


def test_amounts_show_three_digits() -> None:
    assert [amount(value, "s") for value in (0, 0.0123, 1.234, 12.34, 123.4)] == [
        "0 s",
        "0.012 s",
        "1.23 s",
        "12.3 s",
        "123 s",
    ]


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        command([sys.executable, "-c", "raise SystemExit(1)"])


def test_every_row_has_its_scenarios_and_every_scenario_a_row(tmp_path: Path) -> None:
    needed = {name for row in ROWS for name in row.scenarios}
    assert needed == scenarios(tmp_path).keys()


def test_the_floors_can_be_measured(tmp_path: Path) -> None:
    assert command([sys.executable, "-c", "pass"])["wall"] > 0
    assert raw_append(tmp_path / "log", b"step\n", times=2)["append"] > 0
    assert (tmp_path / "log").read_bytes() == b"step\n" * 2
    assert scenarios(tmp_path)["start hello"]()["usable"] > 0
