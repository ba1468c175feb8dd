"""What `idea` prints, word for word: text and JSON are a contract for scripts."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.shell import Shell
from tests.cli.test_golden import transcript

COMMANDS = {
    "idea": "idea",
    "idea list as JSON": "idea list --json",
    "idea list of one state": "idea list --state declined",
    "idea list of nothing": "idea list --state adopted --owner mei",
    "idea list of a person nobody knows": "idea list --owner nobody",
    "idea add": "idea add Replay_a_Saturday --why Peaks_are_Saturdays",
    "idea add as JSON": "idea add Replay_a_Saturday --json",
    "idea add without a word": "idea add _",
    "idea support": "idea support quiet --json",
    "idea support twice": "idea support lanterns",
    "idea support what was declined": "idea support drones",
    "idea support taken back": "idea support lanterns --back",
    "idea support taken back of nothing": "idea support quiet --back",
    "idea adopt": "idea adopt lanterns",
    "idea adopt for a unit": "idea adopt lanterns --unit Platform --title Light_everywhere --json",
    "idea adopt for a person into the backlog": "idea adopt quiet --owner mei --cycle backlog",
    "idea adopt for another cycle": "idea adopt quiet --cycle 2031-Q1",
    "idea adopt for both": "idea adopt quiet --owner mei --unit Platform",
    "idea decline": "idea decline quiet --because Noon_is_too_busy --json",
    "idea decline without a reason": "idea decline quiet",
    "idea decline with an empty reason": "idea decline quiet --because _",
    "idea decline twice": "idea decline drones --because No",
    "idea reopen": "idea reopen drones",
    "idea reopen what is open": "idea reopen quiet",
    "idea edit": "idea edit quiet --title Quiet_hours --why Noon --json",
    "idea edit without anything": "idea edit quiet",
    "idea there is not": "idea adopt zebra",
    "idea several fit": "idea adopt o",
    "edit of a state": "edit quiet --state adopted",
    "show": "show lanterns",
    "show as JSON": "show drones --json",
    "history": "history drones",
}


@pytest.fixture
def proposing(okrtui: Shell) -> Shell:
    """A shell on a home with three ideas, one of them declined."""
    for line in (
        ("unit", "add", "Platform"),
        ("idea", "add", "Lanterns on the stairs", "--why", "It is dark there."),
        ("idea", "add", "A quiet hour at noon"),
        ("idea", "add", "Drones for the hills"),
        ("idea", "support", "lanterns"),
        ("idea", "decline", "drones", "--because", "A bike does it in four minutes"),
    ):
        answer = okrtui(*line)
        assert answer.code == 0, answer.err
    return okrtui


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_about_ideas_says(name: str, proposing: Shell, snapshot: SnapshotAssertion) -> None:
    arguments = [word.replace("_", " ") for word in COMMANDS[name].split()]
    assert transcript(arguments, proposing(*arguments)) == snapshot


def test_adopting_is_one_step_for_undo_and_show_tells_where_it_came_from(proposing: Shell) -> None:
    before = proposing("idea", "list", "--json").json
    adopted = proposing("idea", "adopt", "lanterns", "--json").json
    shown = proposing("show", adopted["objective"], "--json").json
    assert (shown["idea"], shown["origin"]) == (adopted["id"], "bottom_up")
    assert "from an idea of Mei Lin, supported by 1" in proposing("show", adopted["objective"]).out
    assert proposing("undo").code == 0
    assert proposing("idea", "list", "--json").json == before
    assert proposing("show", adopted["objective"]).code == 1


def test_who_adopts_outside_the_committee_is_told_so_and_refused_nothing(proposing: Shell) -> None:
    proposing("person", "add", "Ada")
    proposing("person", "committee", "ada")
    assert "(not in the committee)" in proposing("idea", "adopt", "quiet").out
