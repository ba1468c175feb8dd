"""What `overview` and `decide` print, word for word: text and JSON are a contract for scripts."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.shell import Shell
from tests.cli.test_golden import transcript

COMMANDS = {
    "overview": "overview",
    "overview as JSON": "overview --json",
    "overview of a unit in the order of the tree": "overview --unit Engineering --tree",
    "overview of the backlog": "overview --cycle backlog",
    "overview of a cycle there is not": "overview --cycle 2019-Q1",
    "overview of the private space": "overview --space private",
    "decide": "decide boring stop --because nobody_asked_for_it",
    "decide as JSON": "decide boring Continue --because it_pays --json",
    "decide a merge": "decide boring merge --into community --because one_thing",
    "decide a merge into itself": "decide boring merge --into boring --because one_thing",
    "decide a merge into nothing": "decide boring merge --because one_thing",
    "decide into something and no merge": "decide boring stop --into community --because one_thing",
    "decide without a reason": "decide boring stop --because=",
    "decide what there is not": "decide nosuch stop --because x",
    "decide about a key result": "decide deploys stop --because x",
}
OUTLINE = """Acme: Software people love
  Engineering (department)
    Platform
      @Ken
    North
"""
ROWS = """cycle,unit,owner,objective,key_result,start,target,value,unit_of_measure,confidence
2026-Q4,North,Ken,Grow the community,Promoters,-12,20,4,points,3
2026-Q4,Acme,Ken,Be the default,Shops,100,200,150,shops,7
"""


@pytest.fixture
def company(okrtui: Shell) -> Shell:
    """A shell on a home with a company of three levels."""
    (okrtui.home / "acme.txt").write_text(OUTLINE)
    (okrtui.home / "rows.csv").write_text(ROWS)
    for line in (
        ("unit", "outline", str(okrtui.home / "acme.txt")),
        ("import", str(okrtui.home / "rows.csv")),
        ("edit", "boring", "--unit", "Platform"),
    ):
        answer = okrtui(*line)
        assert answer.code == 0, answer.err
    return okrtui


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_of_oversight_says(name: str, company: Shell, snapshot: SnapshotAssertion) -> None:
    arguments = [word.replace("_", " ") for word in COMMANDS[name].split()]
    assert transcript(arguments, company(*arguments)) == snapshot


def test_a_decision_is_shown_on_its_objective_in_history_and_in_the_export(company: Shell) -> None:
    company("decide", "boring", "change", "--because", "too big")
    company("decide", "boring", "stop", "--because", "nobody asked for it")
    assert "decided stop: nobody asked for it (Mei Lin on 2026-11-20)" in company("show", "boring").out
    assert [each["outcome"] for each in company("show", "boring", "--json").json["decisions"]] == [
        "stop",
        "change",
    ]
    assert "decided “Make releases boring”: stop, nobody asked for it" in company("history").out
    assert {each["text"] for each in company("export").json["decisions"]} == {
        "too big",
        "nobody asked for it",
    }


def test_a_decision_outside_the_committee_says_so_where_there_is_one(company: Shell) -> None:
    assert "committee" not in company("decide", "boring", "stop", "--because", "x").out
    company("person", "committee", "Ken")
    words = ("decide", "boring", "stop", "--because", "x")
    assert "stop (not in the committee), x" in company(*words).out
    assert "stop (not in the committee), x" in company("history").out


def test_a_decision_is_one_step_for_undo(company: Shell) -> None:
    company("decide", "boring", "stop", "--because", "x")
    assert company("undo").code == 0
    assert company("show", "boring", "--json").json["decisions"] == []


def test_one_page_without_a_unit_is_the_summary_of_the_whole_team(company: Shell) -> None:
    lines = company("report", "one-page").out.splitlines()
    assert lines[0] == "# Platform: 2026-Q4"
    assert "mission: Releases nobody notices" in lines
    assert [line for line in lines if line.startswith("## ")] == [
        "## Be the default",
        "## North",
        "## Platform",
    ]
    assert "- Shops: 150 (100 → 200 shops) · 50 % · confidence 7 · Ken" in lines
