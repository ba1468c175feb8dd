"""What the weekly commands print, word for word: text and JSON are a contract for scripts."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.shell import Shell
from tests.cli.test_golden import transcript

COMMANDS = {
    "plan": "plan",
    "plan as JSON": "plan --json",
    "plan of a unit": "plan list --unit North",
    "plan of a person": "plan --owner ken",
    "plan of a person in a unit as JSON": "plan --unit North list --owner ken --json",
    "plan of the private space": "plan --space private",
    "plan of last week": "plan list --week last",
    "plan of a week without lines": "plan --week 2025-W03",
    "plan add": "plan add Flaky-test_quarantine",
    "plan add with marks": "plan add ship_canary_@ken_!should_#promoters --json",
    "plan add with options": "plan add x --should --kr deploys --owner ken --unit North --week W48",
    "plan add for later": "plan add Load_test_@ken_>3",
    "plan add to the private space": "plan add Read_more --space private",
    "plan add without a word": "plan add !must",
    "plan add for a person there is not": "plan add x --owner Bob",
    "plan add for a unit there is not": "plan add x --unit Nowhere",
    "plan add in a bad week": "plan add x --week W60",
    "plan add in a week that is over": "plan add late --week W40",
    "plan done": "plan done canary --json",
    "plan done twice": "plan done water",
    "plan done of nothing": "plan done nothing-like-it",
    "plan done of several": "plan done r",
    "plan open": "plan open water",
    "plan drop": "plan drop canary",
    "plan must twice": "plan must canary",
    "plan should": "plan should canary",
    "plan carry": "plan carry",
    "plan carry as JSON": "plan carry --all --json",
    "plan carry one": "plan carry interview --json",
    "plan carry what is done": "plan carry water",
    "plan carry of a person": "plan carry --owner ken",
    "plan carry one and all": "plan carry interview --all",
    "plan move": "plan move canary --weeks 1",
    "plan move into a week": "plan move canary --week W50 --json",
    "plan move into the past": "plan move canary --weeks -1",
    "plan move nowhere": "plan move canary --week W47",
    "plan move without a where": "plan move canary",
    "plan edit": "plan edit canary --text Canary_runbook,_reviewed --owner ken --kr promoters",
    "plan edit nothing": "plan edit canary",
    "plan edit away": "plan edit canary --text ",
    "plan of an unknown verb": "plan finish canary",
    "next": "next",
    "next as JSON": "next --json",
    "next of a unit": "outlook list --unit North",
    "next of a week far away": "next --week 2027-W10",
    "next add": "next add Offsite",
    "next add in weeks": "next add Offsite_@ken --in 3 --json",
    "next add to this week": "next add Offsite --week W47",
    "next add in no week": "next add Offsite --in x",
    "next take": "next take load",
    "next take what is here": "next take canary",
    "next move": "next move load --weeks -1",
    "next drop": "next drop load",
    "health": "health",
    "health as JSON": "health --json",
    "health of a unit": "health list --unit North",
    "health of another person": "health --owner ken",
    "health add": "health add Pages_per_night --green 2 --amber 4 --objective boring --json",
    "health add by hand": "health add Mood --keeper ken",
    "health add what is watched already": "health add review_WAIT --unit North",
    "health add without a green limit": "health add Mood --amber 3",
    "health add upside down": "health add Mood --green 3 --amber 4 --direction up",
    "health read": "health read morale 4.2_of_5 --json",
    "health read a colour": "health read wait amber --note holidays",
    "health read what is less": "health read morale -=1",
    "health read below zero": "health read morale -3",
    "health read no number": "health read morale fine",
    "health read on no day": "health read morale 4 --on someday",
    "health read of nothing": "health read nosuch 4",
    "health edit": "health edit wait --name Wait_for_review --green 12",
    "health edit nothing": "health edit wait",
    "health edit to what it is": "health edit wait --green 24",
    "health retire": "health retire morale",
    "win": "win",
    "win list as JSON": "win list --json",
    "win list of a week without": "win list --week W40",
    "win noted": "win Ken_led_the_drill --about North --json",
    "win noted without a word": "win _",
    "win about nothing there is": "win x --about nosuch",
    "win of a week": "win x --week W46",
    "win list about something": "win list --about deploys",
    "nudge": "nudge",
    "nudge as JSON": "nudge --unit North --json",
    "nudge of the private space": "nudge --space private",
    "nudge of a unit there is not": "nudge --unit Nowhere",
    "show a priority": "show canary",
    "show an outlook": "show load",
    "show an outlook as JSON": "show load --json",
    "show a metric": "show morale",
    "show a metric as JSON": "show morale --json",
    "show a win": "show downtime",
    "edit a priority": "edit canary --rank should",
    "edit a metric": "edit morale --in points --keeper ken",
    "edit a win": "edit downtime --text x",
    "edit a state it has not": "edit canary --state active",
    "drop an outlook": "drop load",
    "drop a metric": "drop morale",
    "drop a win": "drop downtime",
    "delete a win": "delete downtime --json",
    "history of a line": "history canary",
    "history of a metric": "history morale",
    "check in low": "checkin failure 8 --confidence 3",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_weekly_command_says(name: str, week: Shell, snapshot: SnapshotAssertion) -> None:
    arguments = [word.replace("_", " ") for word in COMMANDS[name].split(" ")]
    assert transcript(arguments, week(*arguments)) == snapshot


@pytest.mark.parametrize(
    "command", ["plan", "plan add", "plan move", "next", "next add", "health", "health edit", "win", "nudge"]
)
def test_what_the_help_of_a_weekly_command_says(
    command: str, empty: Shell, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert empty(*command.split(), "--help").out == snapshot
