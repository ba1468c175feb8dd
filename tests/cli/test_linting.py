"""lint: word for word, by code, unit and record, and how it ends."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.shell import Shell
from tests.cli.test_golden import transcript

COMMANDS = {
    "lint": "lint",
    "lint as JSON": "lint --select K,O --json",
    "lint by code": "lint --select k4,O6",
    "lint all but": "lint --ignore K,C",
    "lint of hints alone": "lint --select K6",
    "lint of nothing": "lint --select G",
    "lint of nothing as JSON": "lint --select G --json",
    "lint of an objective": "lint boring --select K,O",
    "lint of a key result": "lint launch",
    "lint of a unit": "lint --unit North",
    "lint of the private space": "lint --space private",
    "lint of another code": "lint --select X9",
    "lint of another unit": "lint --unit Nowhere",
    "lint of something that is not there": "lint no-such-thing",
    "lint of two spaces": "lint boring sleep",
    "switching guidelines off": "edit space --guidelines-off k6,A --json",
    "switching off what is none": "edit space --guidelines-off K9",
    "limits": "edit space --limits musts=7,key-results=6",
    "a limit there is not": "edit space --limits wishes=3",
    "a limit that is no number": "edit space --limits musts=many",
    "words": "edit space --vague-words world_class,-greatly --task-words=招聘,-launch",
    "guidelines of an objective": "edit boring --guidelines-off K6",
}

WEAK = """cycle,unit,owner,objective,key_result,measure,start,target,unit_of_measure
2026-Q4,North,,显著提升用户体验,上线新版本,yes_no,,,
2026-Q4,North,Ken,Greatly faster builds,,,,,
"""


@pytest.fixture
def weak(okrtui: Shell) -> Shell:
    """The home with objectives as they should not be."""
    file = okrtui.home.parent / "weak.csv"
    file.write_text(WEAK, encoding="utf-8")
    for line in (
        ("import", str(file)),
        ("add", "kr", "boring", "Launch runbook", "--yes-no"),
        ("add", "objective", "Sleep better", "--space", "private"),
    ):
        answer = okrtui(*line)
        assert answer.code == 0, answer.err
    return okrtui


@pytest.mark.parametrize("name", COMMANDS)
def test_what_lint_says(name: str, weak: Shell, snapshot: SnapshotAssertion) -> None:
    arguments = [word.replace("_", " ") for word in COMMANDS[name].split()]
    assert transcript(arguments, weak(*arguments)) == snapshot


def test_what_the_help_of_lint_says(
    empty: Shell, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert empty("lint", "--help").out == snapshot


def codes(shell: Shell, *options: str) -> list[str]:
    return [found["code"] for found in shell("lint", "--json", *options).json["findings"]]


def test_what_is_switched_off_is_said_no_more_until_it_is_cleared(weak: Shell) -> None:
    assert "O3" in codes(weak)
    assert weak("edit", "space", "--guidelines-off", "O3").code == 0
    assert "O3" not in codes(weak)
    assert "O3" not in codes(weak, "--select", "O3")
    assert weak("edit", "space", "--guidelines-off=").code == 0
    assert "O3" in codes(weak)


def test_limits_and_words_of_the_space_count(weak: Shell) -> None:
    assert codes(weak, "--select", "K1,K6").count("K1") == 1
    assert weak("edit", "space", "--limits", "key results 9", "--task-words=-launch").code == 0
    assert codes(weak, "--select", "K1,K6") == ["K6"]
    assert weak("edit", "space", "--task-words=-launch, -上线").code == 0
    assert codes(weak, "--select", "K1,K6") == []


def test_it_ends_with_one_for_warnings_and_with_nought_for_hints_and_for_nothing(weak: Shell) -> None:
    ends = {select: weak("lint", "--select", select).code for select in ("O6", "O5", "K6", "G")}
    assert ends == {"O6": 1, "O5": 1, "K6": 0, "G": 0}


@pytest.mark.parametrize("mission", ["", "Sleep well"])
def test_somebody_alone_with_an_objective_as_it_should_be_is_told_nothing(empty: Shell, mission: str) -> None:
    for line in (
        ("init", "--me", "Mei", *(("--mission", mission) if mission else ())),
        ("add", "objective", "Make releases boring"),
        ("add", "kr", "boring", "Deploys per week", "--from", "4", "--to", "20", "--in", "deploys"),
        ("add", "kr", "boring", "Change failure rate", "--at-most", "5", "--in", "%"),
        ("add", "kr", "boring", "Time to restore", "--from", "45", "--to", "15", "--in", "min"),
        ("checkin", "deploys", "7", "--confidence", "6"),
        ("checkin", "failure", "8", "--confidence", "5"),
        ("checkin", "restore", "40", "--confidence", "7"),
    ):
        assert empty(*line).code == 0
    told = empty("lint")
    assert (told.code, told.out) == (0, "no findings in private space\n")
