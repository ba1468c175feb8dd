"""A team whose weeks begin on Sunday: every command names the same week."""

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def sunday(okrtui: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell on Sunday 29 November 2026, where the team's weeks begin on Sunday: it is W49 already."""
    assert okrtui("edit", "space", "--week-start", "sunday", "--check-in-day", "sunday").code == 0
    monkeypatch.setenv("OKRTUI_NOW", "2026-11-29T09:00")
    return okrtui


def test_a_line_stands_in_the_week_that_is_listed(sunday: Shell) -> None:
    assert "W49 must" in sunday("plan", "add", "Canary runbook").out
    listed = sunday("plan")
    assert listed.out.startswith("W49 ")
    assert "Canary runbook" in listed.out


def test_every_status_names_the_same_week(sunday: Shell) -> None:
    first, second = (line for line in sunday("status").out.splitlines() if " · " in line and "W" in line[:30])
    assert "2026-Q4 · W49 (week 10 of 14)" in second
    assert "2026-Q4 · W49 (week 10 of 14)" in first
    assert "W49" in sunday("status", "--short").out
    assert [space["week"] for space in sunday("status", "--json").json["spaces"]] == ["2026-W49", "2026-W49"]


def test_a_private_space_that_settled_no_weeks_goes_by_the_team(sunday: Shell) -> None:
    assert sunday("plan", "--space", "private").out.startswith("W49 ")
    assert "W49 must" in sunday("plan", "add", "Read", "--space", "private").out
    assert sunday("status", "--json").json["spaces"][0]["due"] == []
    assert {space["week_start"] for space in sunday("status", "--short", "--json").json["spaces"]} == {6}


@pytest.mark.parametrize(("typed", "day"), [("eow", "2026-12-05"), ("下周五", "2026-12-11")])
@pytest.mark.parametrize("space", [(), ("--space", "private")])
def test_days_are_counted_by_the_same_weeks(
    sunday: Shell, space: tuple[str, ...], typed: str, day: str
) -> None:
    assert sunday("add", "objective", "Rest more", *space).code == 0
    added = sunday("add", "kr", "rest more", "Walks", "--from", "1", "--to", "9", "--due", typed, "--json")
    assert added.json["due"] == day
    assert sunday("edit", "walks", "--due", "tomorrow").code == 0
    assert sunday("edit", "walks", "--due", typed).code == 0
    assert sunday("show", "walks", "--json").json["due"] == day


def test_a_day_that_is_over_is_counted_by_the_same_weeks(sunday: Shell) -> None:
    assert sunday("win", "A quiet week", "--on", "上周五", "--json").json["on"] == "2026-11-27"
    assert (
        sunday("checkin", "deploys", "--confidence", "6", "--on", "上周五", "--json").json["on"]
        == "2026-11-27"
    )
    assert sunday("history", "--since", "本周日", "--json").json["history"]


def test_the_private_space_may_begin_its_weeks_otherwise(sunday: Shell) -> None:
    assert sunday("edit", "space", "--week-start", "monday", "--space", "private").code == 0
    assert sunday("plan", "--space", "private").out.startswith("W48 ")
    assert sunday("edit", "private", "--week-start", "").code == 0
    assert sunday("plan").out.startswith("W49 ")


def test_what_was_settled_is_exported_and_taken_back(sunday: Shell) -> None:
    assert _days(sunday) == (6, 6)
    assert sunday("undo").code == 0
    assert _days(sunday) == (None, None)


def _days(shell: Shell) -> tuple[int | None, int | None]:
    settings = shell("export").json["space"]["settings"]
    return settings["week_start"], settings["check_in_day"]


def test_a_thing_called_space_is_edited_as_before(sunday: Shell) -> None:
    assert sunday("add", "objective", "Free disk space").code == 0
    assert sunday("edit", "space", "--title", "Free more space").code == 0
    assert "Free more space" in sunday("list").out
