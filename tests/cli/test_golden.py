"""What every command prints, word for word: text and JSON are a contract for scripts."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.shell import Answer, Shell

COMMANDS = {
    "status": "status",
    "status of a prompt": "status --short",
    "status as JSON": "status --json",
    "list": "list",
    "list what is due": "list --due",
    "list as a tree": "list --tree",
    "list of a person as JSON": "list --owner mei --json",
    "list with a filter": "list --filter new_due<6w",
    "list with a filter as JSON": "list --json --filter @mei_conf<7_deploys",
    "list with a filter that nothing is": "list --filter done_conf<2",
    "list with a filter that names nobody": "list --filter @kim",
    "list of an empty backlog": "list --cycle backlog",
    "show a key result": "show deploys",
    "show a key result as JSON": "show deploys --json",
    "show an objective": "show boring",
    "show milestones": "show runbooks",
    "add an objective": "add objective Quiet_nights --supports boring --committed --json",
    "add to the private space": "add objective Read_more --space private",
    "add a threshold": "add kr boring Uptime --at-least 99.95 --in % --due eoq",
    "check in a value": "checkin deploys 8",
    "check in steps": "checkin runbooks 1,3 --confidence 7",
    "check in yes": "checkin SOC y --confidence 10 --json",
    "check in a reduced value": "checkin deploys -=1",
    "check in far away": "checkin deploys 400",
    "edit": "edit deploys --title Deploys_a_week --due 2026-12-11",
    "settle the days of a space": "edit space --week-start sunday --check-in-day tue --fiscal-month 4",
    "settle the private space": "edit space --week-start 周日 --space private --json",
    "settle a space by its name": "edit platform --week-start sun --mission Quiet_nights",
    "settle what is settled so": "edit space --week-start=",
    "settle a day there is not": "edit space --week-start someday",
    "settle a month there is not": "edit space --fiscal-month 13",
    "settle what is no space": "edit boring --week-start sunday",
    "edit a target for a reason": "edit deploys --to 25 --because it_was_reached",
    "drop": "drop runbooks",
    "delete": "delete runbooks --json",
    "restore what is there": "restore runbooks",
    "move": "move boring --supports none",
    "undo": "undo",
    "redo": "redo",
    "history": "history",
    "history of one as JSON": "history runbooks --json",
    "history of nothing": "history --since 2027-01-01",
    "export as an outline": "export --format md",
    "dump": "dump",
    "verify": "verify",
    "init again": "init",
    "no such command": "nosuch",
    "no such id": "show nothing-like-it",
    "no such id to change": "edit nothing-like-it --title x",
    "ambiguous": "show o",
    "confidence eleven": "checkin deploys 5 --confidence 11",
    "not a number": "checkin deploys NaN",
    "a comma": "checkin deploys 99,95",
    "a circle": "move boring --supports boring",
    "start and target alike": "add kr boring Same --from 3 --to 3",
    "two measures": "add kr boring Both --at-least 3 --yes-no",
    "a target without a reason": "edit deploys --to 25",
    "a field it has not": "edit deploys --mission x",
    "an unknown unit": "list --unit Nowhere",
    "an unknown day": "checkin deploys 5 --on someday",
}


def transcript(arguments: list[str], answer: Answer) -> str:
    """The command, how it ended, what it said."""
    parts = [f"$ okrtui {' '.join(arguments)}", f"exit {answer.code}", answer.out]
    return "\n".join([*parts, f"stderr: {answer.err}"] if answer.err else parts)


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_says(name: str, okrtui: Shell, snapshot: SnapshotAssertion) -> None:
    arguments = [word.replace("_", " ") for word in COMMANDS[name].split()]
    assert transcript(arguments, okrtui(*arguments)) == snapshot


def test_what_an_empty_home_says(empty: Shell, snapshot: SnapshotAssertion) -> None:
    said = [
        transcript(words.split(), empty(*words.split())) for words in ("status", "list", "status --short")
    ]
    assert "\n".join(said) == snapshot


def test_what_the_help_says(
    empty: Shell, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert empty("--help").out == snapshot
