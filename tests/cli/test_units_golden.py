"""What `unit` and `person` print, word for word: text and JSON are a contract for scripts."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.shell import Shell
from tests.cli.test_golden import transcript

ACME = """Acme: Software people love
  Engineering — Ship what matters
    Platform
      @Mei Lin (mei), @Zoe
    North
      @Ken
"""

COMMANDS = {
    "unit": "unit",
    "unit list as JSON": "unit list --json",
    "unit add": "unit add South --below Engineering --mission Warm_nights",
    "unit add as JSON": "unit add Sales --level department --json",
    "unit add beside a namesake": "unit add acme",
    "unit add below a lower level": "unit add Ops --level department --below North",
    "unit edit": "unit edit North --name Nord --mission=Cold_nights",
    "unit edit clears a mission": "unit edit Acme --mission= --json",
    "unit edit without anything": "unit edit North",
    "unit move": "unit move North --below Acme",
    "unit move to the top": "unit move North --below none",
    "unit move below itself": "unit move Acme --below Engineering",
    "unit delete": "unit delete Platform",
    "unit delete what holds something": "unit delete North",
    "unit there is not": "unit edit Nowhere --name x",
    "person": "person",
    "person list as JSON": "person list --json",
    "person add": "person add Ada --handle @ada --unit Platform --unit North",
    "person add a namesake": "person add ken --json",
    "person edit": "person edit ken --handle kw --unit Platform --not-in North --json",
    "person edit without anything": "person edit ken",
    "person committee": "person committee ken",
    "person away": "person away ken --until 2026-12-04 --json",
    "person away until yesterday": "person away ken --until 2026-11-19",
    "person away without a day": "person away ken",
    "person back who is not away": "person away ken --back",
    "person owns": "person owns ken",
    "person owns as JSON": "person owns ken --json",
    "person owns nothing": "person owns zoe",
    "person hand-over": "person hand-over ken --to zoe",
    "person hand-over one": "person hand-over ken Hire_an --to mei --json",
    "person hand-over to nobody": "person hand-over ken community --to nobody",
    "person hand-over what is not theirs": "person hand-over ken boring --to zoe",
    "person leave": "person leave ken --to zoe",
    "person leave with some of it": "person leave ken community --to zoe --on 2026-11-30",
    "person leave and nobody goes on": "person leave ken",
    "person leave with things for nobody": "person leave ken community",
    "person back who has not left": "person back ken",
    "person delete who has something in hand": "person delete ken",
    "person delete": "person delete zoe",
}


NORTH = """cycle,unit,owner,objective,key_result,start,target,value,unit_of_measure,confidence
2026-Q4,North,Ken,Grow the community,Promoters,-12,20,4,points,
"""


@pytest.fixture
def north(okrtui: Shell) -> Shell:
    """A shell on a home with a second person, who has an objective, two lines and a metric in hand."""
    (okrtui.home / "north.csv").write_text(NORTH)
    for line in (
        ("import", str(okrtui.home / "north.csv")),
        ("plan", "add", "Upgrade the CI runners @ken"),
        ("next", "add", "Hire an SRE @ken", "--week", "W51"),
        ("health", "add", "Review wait", "--keeper", "ken"),
    ):
        answer = okrtui(*line)
        assert answer.code == 0, answer.err
    return okrtui


@pytest.fixture
def company(north: Shell) -> Shell:
    """The shell on that home, with a company around its units and people."""
    answer = north("unit", "outline", str(outline_in(north)))
    assert answer.code == 0, answer.err
    return north


def outline_in(shell: Shell) -> Path:
    outline = shell.home / "acme.txt"
    outline.write_text(ACME)
    return outline


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_about_units_and_people_says(
    name: str, company: Shell, snapshot: SnapshotAssertion
) -> None:
    arguments = [word.replace("_", " ") for word in COMMANDS[name].split()]
    assert transcript(arguments, company(*arguments)) == snapshot


def test_what_an_outline_brings_is_said_before_and_after(north: Shell, snapshot: SnapshotAssertion) -> None:
    words = ("unit", "outline", str(outline_in(north)))
    said = [north(*words, "--dry-run"), north(*words, "--dry-run", "--json"), north(*words), north(*words)]
    assert "\n".join(transcript(["unit", "outline", "…"], each) for each in said) == snapshot


def test_an_outline_is_one_step_for_undo(north: Shell) -> None:
    before = north("unit", "list", "--json").json
    north("unit", "outline", str(outline_in(north)))
    assert north("unit", "list", "--json").json != before
    assert north("undo").code == 0
    assert north("unit", "list", "--json").json == before


def test_leaving_and_handing_over_is_one_step_for_undo_and_history_keeps_it(company: Shell) -> None:
    before = company("person", "owns", "ken", "--json").json
    assert len(before["owns"]) > 2
    company("person", "leave", "ken", "--to", "zoe")
    assert company("person", "owns", "ken", "--json").json["owns"] == []
    assert company("undo").code == 0
    assert company("person", "owns", "ken", "--json").json == before
    assert "Ken leaves on 2026-11-20; handed" in company("history").out


def test_while_somebody_is_away_nudge_leaves_them_alone(company: Shell) -> None:
    assert "Ken" in company("nudge").out
    company("person", "away", "ken", "--until", "2026-12-04")
    assert "Ken" not in company("nudge").out
    assert "Ken" in company.on("2026-12-07", "nudge").out


def test_who_settles_a_space_outside_the_committee_is_told_so_and_refused_nothing(company: Shell) -> None:
    company("person", "committee", "ken")
    answer = company("edit", "space", "--week-start", "sunday")
    assert answer.code == 0
    assert answer.out == "edited “Platform”: week start (not in the committee)\n"
    assert "week start (not in the committee)" in company("history").out
