"""What the commands for the end of a cycle print, word for word: text and JSON are a contract for scripts."""

import re

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.shell import Shell
from tests.cli.test_golden import transcript

UNDER_WAY = {
    "cycle": "cycle",
    "cycle list as JSON": "cycle list --json",
    "cycle of the private space": "cycle list --space private",
    "cycle new": "cycle new q1_2027",
    "cycle new with days": "cycle new 100,000_users --from 2026-12-01 --to 2027-05-31 --json",
    "cycle new without days": "cycle new Sprint",
    "cycle new with one day": "cycle new Sprint --from 2027-01-04",
    "cycle new that ends before it begins": "cycle new Sprint --from 2027-01-04 --to 2027-01-03",
    "cycle new twice": "cycle new 2026-q4",
    "cycle grade": "cycle grade",
    "cycle grade as JSON": "cycle grade Q4 --json",
    "cycle grade what there is not": "cycle grade 2019-Q1",
    "cycle activate what is active": "cycle activate 2026-Q4",
    "cycle activate where nothing is planned": "cycle activate",
    "cycle close what is not graded": "cycle close 2026-Q4",
    "cycle close where nothing is graded": "cycle close",
    "cycle reopen what is not closed": "cycle reopen 2026-Q4",
    "cycle carry before the end": "cycle carry",
    "grade before it is graded": "grade deploys 0.81",
    "review of what is under way": "review --lessons ask_earlier",
    "review of what is planned": "review 2027-Q1 --lessons ask_earlier",
    "report quarter so far": "report quarter --unit North",
}
"""In the last week of a quarter that nobody has moved to grading yet."""

BEING_GRADED = {
    "cycle while it is graded": "cycle",
    "grade": "grade deploys 0.65",
    "grade as JSON": "grade deploys .65 --reflect small_steps --json",
    "grade with the suggested score": "grade deploys =",
    "grade adjusted": "grade deploys 0.81 --adjust +0.05 --because a_competitor_left",
    "grade adjusted down as JSON": "grade deploys 0.81 --adjust -0.03 --because effort --json",
    "grade adjusted too much": "grade deploys 0.81 --adjust 0.06 --because effort",
    "grade adjusted without a reason": "grade deploys 0.81 --adjust 0.05",
    "grade with a reason alone": "grade deploys 0.81 --because effort",
    "grade low": "grade deploys 0.3",
    "grade low and decided": "grade deploys 0.3 --verdict go-on",
    "grade what was committed": "grade outages 0.9",
    "grade what was committed and explain": "grade outages 0.9 --explain one_long_night",
    "grade with a suggestion that rests on nothing": "grade SOC =",
    "grade with what is no score": "grade deploys 8",
    "grade with what is too fine": "grade deploys 0.815",
    "grade with a word": "grade deploys good",
    "grade without a score": "grade deploys",
    "grade an objective with a score": "grade boring 0.7",
    "grade an objective": "grade boring --verdict stop --because nobody_needs_it",
    "grade an objective as JSON": "grade boring --verdict change --json",
    "grade an objective without a verdict": "grade boring",
    "grade what there is not": "grade nosuch 0.5",
    "grade what fits several": "grade r 0.5",
    "add a key result that comes late": "add kr boring Late --yes-no",
    "cycle carry lists": "cycle carry",
    "cycle carry lists as JSON": "cycle carry --json",
    "cycle carry": "cycle carry boring",
    "cycle carry as JSON": "cycle carry nobody_wakes --json",
    "cycle carry from the start": "cycle carry nobody_wakes --from-start",
    "cycle carry into what there is not": "cycle carry boring --into 2030-Q1",
    "cycle carry backwards": "cycle carry boring --into 2026-Q4",
    "cycle carry what there is not": "cycle carry nosuch",
    "cycle activate": "cycle activate",
    "cycle activate what is graded": "cycle activate 2026-Q4 --json",
    "cycle close": "cycle close",
    "cycle close as JSON": "cycle close --json",
    "review where nothing was said": "review",
    "review": "review --went-well the_canary --lessons ask_earlier",
    "review as JSON": "review --went-badly the_pager --next a_drill --for North --json",
    "review that clears what was never said": "review --next ",
    "review for whom there is not": "review --for Nowhere",
    "review of what there is not": "review 2019-Q1",
    "report quarter while it is graded": "report quarter --cycle Q4_2026",
    "checkin while it is graded": "checkin deploys 18 --confidence 9",
}
"""While the quarter is being graded, with the next one there."""


@pytest.mark.parametrize("name", UNDER_WAY)
def test_what_a_command_says_in_the_last_week(name: str, ending: Shell, snapshot: SnapshotAssertion) -> None:
    arguments = [word.replace("_", " ") for word in UNDER_WAY[name].split(" ")]
    assert transcript(arguments, ending(*arguments)) == snapshot


@pytest.mark.parametrize("name", BEING_GRADED)
def test_what_a_command_says_while_a_cycle_is_graded(
    name: str, grading: Shell, snapshot: SnapshotAssertion
) -> None:
    arguments = [word.replace("_", " ") for word in BEING_GRADED[name].split(" ")]
    assert transcript(arguments, grading(*arguments)) == snapshot


CLOSED = {
    "cycle once it is closed": "cycle",
    "show what was graded": "show deploys",
    "show what was graded as JSON": "show deploys --json",
    "show what came out": "show boring",
    "show what came out as JSON": "show boring --json",
    "grade once it is closed": "grade deploys 0.5",
    "checkin once it is closed": "checkin deploys 18",
    "edit once it is closed": "edit deploys --title x",
    "delete once it is closed": "delete deploys",
    "edit the cycle once it is closed": "edit 2026-Q4 --name Winter --space platform",
    "cycle close twice": "cycle close 2026-Q4",
    "cycle reopen": "cycle reopen --because the_audit_came_late",
    "cycle reopen as JSON": "cycle reopen 2026-Q4 --json",
    "cycle carry out of it": "cycle carry boring",
    "history": "history",
    "review once it is closed": "review 2026-Q4 --next a_drill",
    "review that was said": "review 2026-Q4 --for North",
    "report quarter once it is closed": "report quarter --cycle 2026-Q4",
    "report quarter of a unit": "report quarter --cycle 2026-Q4 --unit North",
    "report quarter as JSON": "report quarter --cycle 2026-Q4 --json",
    "report one-page": "report one-page --cycle 2026-Q4 --unit North",
    "report one-page as JSON": "report one-page --cycle 2026-Q4 --json",
    "report quarter of a week": "report quarter --week W47",
    "report quarter of what there is not": "report quarter --cycle 2019-Q1",
}  # fmt: skip
"""After everything was graded and the quarter closed."""


@pytest.mark.parametrize("name", CLOSED)
def test_what_a_command_says_once_a_cycle_is_closed(
    name: str, grading: Shell, snapshot: SnapshotAssertion
) -> None:
    for line in (
        "grade deploys = --adjust +0.05 --because effort --reflect small_steps",
        "grade failure 1 --verdict stop",
        "grade runbooks = --explain hiring",
        "grade SOC 0 --verdict change",
        "grade boring --verdict go-on --because it_pays",
        "grade outages 0.9",
        "review --for North --went-well the_canary --lessons ask_earlier",
        "cycle close",
    ):
        answer = grading(*(word.replace("_", " ") for word in line.split(" ")))
        assert answer.code == 0, answer.err
    arguments = [word.replace("_", " ") for word in CLOSED[name].split(" ")]
    assert transcript(arguments, grading(*arguments)) == snapshot


def alike(help_: str) -> str:
    """Help as every Python lays it out: where a usage wraps, and how an option with a short name is told, differs."""
    usage, _, rest = help_.partition("\n\n")
    rest = re.sub(r"(-\w) (\w+), (--\w+ \2)", r"\1, \3", rest)
    rest = re.sub(r"\n {20,}|(?<=\S) {2,}", "  ", rest)
    return f"{' '.join(usage.split())}\n\n{rest}"


@pytest.mark.parametrize(
    "command", ["grade", "cycle", "cycle new", "cycle activate", "cycle carry", "review", "report"]
)
def test_what_the_help_of_a_command_says(
    command: str, empty: Shell, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert alike(empty(*command.split(), "--help").out) == snapshot
