"""okrtui report: what it prints, where it writes, what it refuses, what it loads."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from okrtui.bootstrap import usual_home
from tests.cli.shell import Shell
from tests.cli.test_commands import modules_after
from tests.cli.test_golden import transcript

OLD = """cycle,unit,owner,objective,key_result,start,target,value,confidence
2026-Q2,North,Ken,Be found,Visits,0,100,40,6
2026-Q1,North,Ken,Be found,Calls,0,100,40,6
"""
SAID = {
    "the week": "report week",
    "the week of a person": "report week --owner mei",
    "the week as JSON": "report week --json",
    "a past week": "report week --week W46",
    "the month": "report month",
    "the month as JSON": "report month --json",
    "a week of nothing": "report week --week 2027-W20",
    "of a unit there is not": "report week --unit Nowhere",
    "a week there is not": "report week --week W54",
    "a cycle there is not": "report week --cycle 2031-Q1",
    "a page there is not": "report year",
    "a unit and a person": "report week --unit x --owner y",
    "a week and a cycle": "report month --week W46 --cycle 2026-Q4",
}


@pytest.fixture
def team(okrtui: Shell) -> Shell:
    """The team of the shell with this week's ratings."""
    for line in (
        ("checkin", "deploys", "9", "--confidence", "8"),
        ("checkin", "failure", "7.5", "--confidence", "3", "--note", "see [the board](http://x.org) @ken"),
    ):
        assert okrtui(*line).code == 0
    return okrtui


@pytest.mark.parametrize("name", SAID)
def test_what_a_report_says(name: str, team: Shell, snapshot: SnapshotAssertion) -> None:
    arguments = SAID[name].split()
    assert transcript(arguments, team(*arguments)) == snapshot


def test_html_stands_in_one_file_that_is_written_whole(team: Shell, tmp_path: Path) -> None:
    path = tmp_path / "week.html"
    answer = team("report", "week", "--format", "html", "-o", str(path))
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert path.read_text(encoding="utf-8") == team("report", "week", "--format", "html").out
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert list(tmp_path.glob(".*.new")) == []


def test_the_file_can_be_written_and_the_facts_told_at_once(team: Shell, tmp_path: Path) -> None:
    answer = team("report", "month", "--json", "-o", str(tmp_path / "month.md"))
    assert answer.json["report"] == "month"
    assert (tmp_path / "month.md").read_text(encoding="utf-8") == team("report", "month").out


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(team: Shell, tmp_path: Path) -> None:
    answer = team("report", "week", "-o", str(tmp_path / "no" / "week.md"))
    assert (answer.code, "week.md cannot be written: No such file" in answer.err) == (4, True)
    (tmp_path / "is_a_directory").mkdir()
    assert team("report", "week", "-o", str(tmp_path / "is_a_directory")).code == 4
    assert not any((tmp_path / "is_a_directory").iterdir())


def test_a_report_changes_nothing(team: Shell) -> None:
    before = team("dump").out
    for words in ("report week", "report month --week W46", "report week --format html"):
        assert team(*words.split()).code == 0
    assert team("dump").out == before


def test_a_page_with_private_things_says_so(team: Shell) -> None:
    team("add", "objective", "Read more", "--space", "private")
    team("add", "kr", "Read more", "Books", "--from", "0", "--to", "6", "--space", "private")
    answer = team("report", "week")
    assert "Books" in answer.out
    assert (
        answer.err
        == "okrtui: this page holds things of your private space too; --space NAME leaves them out\n"
    )
    assert team("report", "week", "--json").json["spaces"] == ["private space", "team Platform"]
    for space, shows_books in (("platform", False), ("private", True)):
        narrowed = team("report", "week", "--space", space)
        assert (narrowed.err, "Books" in narrowed.out) == ("", shows_books)


def test_hostile_text_reaches_no_terminal_and_no_markup(team: Shell) -> None:
    team("edit", "deploys", "--title", "\x1b[31m<script>alert(1)</script>\u202e @all")
    for words in ("report week", "report month", "report week --format html", "report month --format html"):
        said = team(*words.split())
        assert said.code == 0
        told = said.out.replace("\\<", "")
        assert not any(sign in told + said.err for sign in ("\x1b", "\u202e", "<script"))


def test_an_old_week_is_opened_for_its_report(team: Shell, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text(OLD)
    team("import", str(tmp_path / "old.csv"))
    usual_home()[0].checkpoint()
    for cycle, week, title in (("2026-Q1", "W13", "Calls"), ("2026-Q2", "W26", "Visits")):
        answer = team("report", "week", "--unit", "North", "--cycle", cycle)
        assert answer.out.startswith(f"# North: {week}\n\n{cycle} · week ")
        assert f"## Not rated\n\n- {title} · Ken\n" in answer.out
    asked = team("report", "week", "--unit", "North", "--week", "W27", "--json").json
    assert (asked["week"], asked["cycles"]) == ("2026-W27", [])


def test_a_cycle_that_runs_is_told_by_this_week(team: Shell) -> None:
    assert team("report", "week", "--cycle", "2026-Q4").out == team("report", "week").out


def test_a_name_that_two_teams_know_has_to_say_which(team: Shell, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text(OLD)
    team("init", "--space", "South")
    for space in ("platform", "south"):
        team("import", str(tmp_path / "old.csv"), "--space", space)
    answer = team("report", "week", "--unit", "North")
    assert (answer.code, answer.err) == (
        2, "okrtui: there is a unit “North” in several teams: say which with --space\n",
    )  # fmt: skip
    assert team("report", "week", "--unit", "North", "--space", "south").code == 0


def test_i_am_one_person_in_all_my_spaces(team: Shell) -> None:
    assert team("report", "week", "--owner", "Mei Lin").out == team("report", "week").out


@pytest.mark.parametrize(
    "words", ["report week --format md", "report month", "report week --json --week W46"]
)
def test_markdown_loads_no_template_no_screen_and_no_table(words: str, team: Shell) -> None:
    loaded = modules_after(team.home, *words.split())
    assert "okrtui" in loaded
    assert not {"jinja2", "markupsafe", "textual", "rich", "tinydb", "markdown_it"} & loaded


def test_html_loads_the_templates_and_no_screen(team: Shell, tmp_path: Path) -> None:
    loaded = modules_after(team.home, "report", "week", "--format", "html", "-o", str(tmp_path / "week.html"))
    assert "jinja2" in loaded
    assert not {"textual", "rich", "tinydb"} & loaded


def test_everybodys_page_bears_the_name_of_the_team_beside_the_private_space(empty: Shell) -> None:
    empty("init", "--me", "Mei Lin", "--space", "Platform")
    assert len(usual_home()[0].workspaces) == 2
    assert empty("report", "week").out.startswith("# Platform: W47\n")
    assert empty("report", "week", "--space", "private").out.startswith("# private: W47\n")
