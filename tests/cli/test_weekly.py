"""What the weekly commands do to the data, and what they say beside it."""

from pathlib import Path
from typing import Any

import pytest

from okrtui.bootstrap import usual_home
from tests.cli.shell import Answer, Shell


def plan(shell: Shell, *options: str) -> dict[str, list[str]]:
    """The texts of a plan by their part."""
    told = shell("plan", "list", *options, "--json").json
    return {part: [line["text"] for line in told[part]] for part in ("must", "should", "open_before")}


def line(shell: Shell, word: str) -> dict[str, Any]:
    """A line as it is now."""
    told: dict[str, Any] = shell("show", word, "--json").json
    return told


def ahead(shell: Shell, *options: str) -> dict[str, list[str]]:
    """The texts of the weeks to come that hold any."""
    weeks = shell("next", "list", *options, "--json").json["weeks"]
    return {week["week"]: [each["text"] for each in week["lines"]] for week in weeks if week["lines"]}


def reading(shell: Shell, word: str) -> dict[str, Any]:
    """A metric as it is now."""
    told: dict[str, Any] = shell("show", word, "--json").json
    return told


# -- nudges


def test_what_is_private_is_nudged_only_where_it_is_named(week: Shell, tmp_path: Path) -> None:
    (tmp_path / "home" / "config" / "settings.toml").write_text('default_space = "private"\n')
    refused = week("nudge")
    assert (refused.code, refused.out) == (3, "")
    assert "--space private" in refused.err
    assert week("nudge", "--space", "private").code == 0
    assert "team Platform" in week("nudge", "--space", "platform").out
    assert "North" in week("nudge", "--unit", "north").out


# -- lines


def test_a_line_is_done_opened_again_dropped_and_brought_back(week: Shell) -> None:
    for verb, state in (("done", "done"), ("open", "open"), ("drop", "dropped"), ("open", "open")):
        assert week("plan", verb, "canary").code == 0
        assert line(week, "canary")["state"] == state


def test_the_rank_of_a_line_is_said(week: Shell) -> None:
    assert week("plan", "should", "canary").code == 0
    assert line(week, "canary")["rank"] == "should"
    assert week("next", "should", "load").code == 0
    assert line(week, "load")["rank"] == "should"


def test_options_win_over_marks(week: Shell) -> None:
    typed = "both !must @ken #promoters >2"
    options = ("--should", "--owner", "mei lin", "--kr", "deploys", "--week", "W48")
    made = week("plan", "add", typed, *options, "--json").json
    found = [made[name] for name in ("text", "rank", "owner_name", "key_result_title", "week", "record")]
    assert found == ["both", "should", "Mei Lin", "Deploys per week", "2026-W48", "priority"]


def test_in_the_text_a_later_week_makes_an_outlook_and_next_counts_like_it(week: Shell) -> None:
    assert week("plan", "add", "later >1", "--json").json["record"] == "outlook"
    assert week("next", "add", "soon >3", "--json").json["week"] == "2026-W50"
    assert week("next", "add", "sooner >3", "--in", "1", "--json").json["week"] == "2026-W48"
    assert week("next", "add", "last of all >3", "--week", "W52", "--json").json["week"] == "2026-W52"


def test_a_line_for_a_key_result_lives_where_the_key_result_does(week: Shell) -> None:
    week("add", "objective", "Run further", "--space", "private")
    week("add", "kr", "further", "Kilometres", "--from", "5", "--to", "10")
    assert week("plan", "add", "run", "--kr", "kilometres", "--json").json["space"] == "private space"
    for command in (("plan", "edit"), ("edit",)):
        refused = week(*command, "canary", "--kr", "kilometres")
        assert (refused.code, "of another team: choose one of this team" in refused.err) == (3, True)
    assert line(week, "canary")["key_result_title"] == "Deploys per week"


def test_carrying_all_is_one_step_a_space_and_leaves_other_peoples_lines(week: Shell) -> None:
    week.on("2026-11-13", "plan", "add", "Call mother", "--space", "private")
    week.on("2026-11-13", "plan", "add", "Ken alone @ken", "--unit", "North")
    carried = week("plan", "carry", "--json").json["carried"]
    assert {(each["text"], each["space"]) for each in carried} == {
        ("Interview churned users", "team Platform"),
        ("Review rota", "team Platform"),
        ("Call mother", "private space"),
    }
    assert plan(week)["open_before"] == []
    assert plan(week, "--unit", "North")["open_before"] == ["Ken alone"]
    assert week("plan", "carry", "--unit", "North").out == "carried “Ken alone” into W47\n"
    assert "Ken alone" in plan(week, "--owner", "ken")["must"]


def test_carrying_can_be_undone_and_done_again(week: Shell) -> None:
    for _ in range(2):
        week("plan", "carry", "interview")
        assert "Interview churned users" in plan(week)["must"]
        assert week("undo").code == 0
        assert "Interview churned users" in plan(week)["open_before"]
    assert week("plan", "carry", "--json").json["carried"][0]["text"] == "Interview churned users"


def test_a_text_means_the_line_that_was_carried_and_the_old_one_goes_by_its_id(week: Shell) -> None:
    old = line(week, "churned")["id"]
    week("plan", "carry", "churned")
    assert line(week, "churned")["week"] == "2026-W47"
    refused = week("plan", "drop", old)
    assert (refused.code, "was carried to W47: change it there" in refused.err) == (3, True)


def test_a_text_means_a_line_at_hand_before_those_that_are_over(week: Shell) -> None:
    for past in ("2026-07-24", "2026-11-13"):
        week("plan", "done", week.on(past, "plan", "add", "Standup notes", "--json").json["id"])
    week("plan", "add", "Standup notes")
    assert week("plan", "done", "standup").code == 0
    assert line(week, "standup")["state"] == "done"
    week("plan", "add", "Standup notes", "--week", "W48")
    assert week("plan", "drop", "standup").code == week("show", "standup").code == 2


def test_an_outlook_line_moves_and_is_taken_into_this_week(week: Shell) -> None:
    week("next", "move", "load", "--weeks", "1")
    assert ahead(week) == {"2026-W50": ["Load test at peak"]}
    taken = week("next", "take", "load", "--json").json["id"]
    assert ahead(week) == {}
    assert line(week, taken)["record"] == "priority"
    assert "Load test at peak" in plan(week)["must"]


def test_a_priority_of_a_week_to_come_is_listed_there_and_taken_back(week: Shell) -> None:
    week("plan", "move", "canary", "--weeks", "2")
    assert ahead(week)["2026-W49"] == ["Canary runbook", "Load test at peak"]
    assert week("next", "take", "canary").code == 0
    assert "Canary runbook" in plan(week)["must"]


def test_a_line_left_in_a_week_that_is_over_is_carried_when_it_moves(week: Shell) -> None:
    said = week("plan", "move", "interview", "--weeks", "1", "--json").json
    assert said["did"] == "carried “Interview churned users” into W47"
    assert line(week, said["id"])["week"] == "2026-W47"


def test_a_line_is_edited_and_an_empty_value_clears(week: Shell) -> None:
    week("plan", "edit", "canary", "--text", "Runbook", "--owner", "ken", "--unit", "North", "--kr", "")
    now = line(week, "runbook")
    assert [now[name] for name in ("text", "owner_name", "unit", "key_result")] == [
        "Runbook",
        "Ken",
        "North",
        None,
    ]


def test_what_is_deleted_comes_back(week: Shell) -> None:
    for word, command in (("canary", "plan"), ("load", "next"), ("morale", "health"), ("downtime", "win")):
        before = week(command, "--json").json
        week("delete", word)
        assert week(command, "--json").json != before
        assert week("restore", word).code == 0
        assert week(command, "--json").json == before


def test_a_plan_that_holds_too_much_gets_a_quiet_word(week: Shell) -> None:
    for number in range(4):
        assert week("plan", "add", f"line {number}", "--must").err == ""
    said = week("plan", "add", "one too many")
    assert (said.code, said.err) == (
        0,
        "okrtui: W47 holds 6 musts for Mei Lin; keep what only this week can do; move the rest\n",
    )
    assert "B1 hint: W47 holds 6 musts for Mei Lin" in week("plan").out
    assert [each["code"] for each in week("plan", "--json").json["findings"]] == ["B1"]
    assert week("plan", "add", "for North", "--unit", "North").err == ""


def test_whose_and_which_week_may_stand_before_the_verb(week: Shell) -> None:
    assert plan(week, "--unit", "North") == plan_before(week, "--unit", "North")
    assert week("plan", "--week", "W46").out == week("plan", "list", "--week", "W46").out


def plan_before(shell: Shell, *options: str) -> dict[str, list[str]]:
    told = shell("plan", *options, "--json").json
    return {part: [each["text"] for each in told[part]] for part in ("must", "should", "open_before")}


@pytest.mark.parametrize("words", ["plan", "next", "health", "win"])
def test_names_that_nobody_has_are_wrong_usage(words: str, week: Shell) -> None:
    for option, name in (("--owner", "Bob"), ("--unit", "Nowhere"), ("--week", "W99"), ("--space", "Moon")):
        answer = week(words, option, name)
        assert (answer.code, name in answer.err) == (2, True)


def test_a_unit_and_a_person_together_are_what_that_person_has_in_hand_there(week: Shell) -> None:
    week("plan", "add", "Mine for North", "--unit", "North")
    week("next", "add", "Mine for North", "--unit", "North", "--week", "W51")
    assert plan(week, "--unit", "North")["must"] == ["Mine for North"]
    assert plan(week, "--unit", "North", "--owner", "ken")["must"] == []
    assert ahead(week, "--unit", "North", "--owner", "ken") == {"2026-W51": ["Hire an SRE"]}
    assert week("health", "--unit", "North", "--owner", "ken", "--json").json["metrics"] == []


def test_a_week_of_another_year_is_opened(week: Shell) -> None:
    week.on("2024-02-14", "plan", "add", "Long ago")
    usual_home()[0].checkpoint()
    assert plan(week, "--week", "2024-W07")["must"] == ["Long ago"]


def test_lines_are_carried_into_the_week_that_runs(week: Shell) -> None:
    answer = week("plan", "--week", "W48", "carry")
    assert (answer.code, "leave --week out" in answer.err) == (2, True)


# -- metrics and wins


def test_readings_are_coloured_by_limits_and_counted_from_the_last(week: Shell) -> None:
    week("health", "read", "morale", "+=0.4")
    now = reading(week, "morale")
    assert (now["reading"]["value"], now["light"], now["is_read"]) == (4.2, "green", True)
    week("health", "read", "morale", "-=1.5", "--on", "fri")
    week("health", "read", "morale", "-=0.5")
    assert [each["value"] for each in reading(week, "morale")["readings"]] == [3.8, 4.2, 2.7, 2.2]


def test_limits_and_fields_change_in_one_step(week: Shell) -> None:
    before = reading(week, "morale")
    week("health", "edit", "morale", "--name", "Mood", "--in", "", "--green", "3.5", "--amber", "")
    now = reading(week, "mood")
    assert (now["unit_of_measure"], now["limits"], now["light"]) == (
        None,
        {"green": 3.5, "amber": None, "direction": "up"},
        "green",
    )
    assert week("undo").out == "undid: edited “Team morale”: name, unit, limits\n"
    assert reading(week, "morale") == before
    week("health", "edit", "morale", "--green", "", "--amber", "")
    assert reading(week, "morale")["limits"] is None


@pytest.mark.parametrize("options", [("--to", "5"), ("--in", "h", "--to", "5"), ("--yes-no",)])
def test_of_a_measure_a_metric_has_the_unit_alone(options: tuple[str, ...], week: Shell) -> None:
    before = reading(week, "morale")
    answer = week("edit", "morale", *options)
    assert (answer.code, answer.err) == (2, "okrtui: a health metric has no measure but its unit: --in\n")
    assert reading(week, "morale") == before


def test_which_way_is_better_stays_when_a_limit_moves(week: Shell) -> None:
    week("health", "add", "Pages per night", "--green", "2", "--direction", "down")
    week("health", "edit", "pages", "--green", "3")
    assert reading(week, "pages")["limits"] == {"green": 3, "amber": None, "direction": "down"}


def test_a_metric_that_is_retired_is_not_read_until_it_is_watched_again(week: Shell) -> None:
    week("health", "retire", "morale")
    assert week("health", "read", "morale", "4").code == 3
    assert [each["name"] for each in week("health", "--json").json["metrics"]] == ["Review wait"]
    assert week("restore", "morale").out == "watches again “Team morale”\n"
    assert week("health", "read", "morale", "4").code == 0


def test_a_win_is_of_its_day_and_of_whom_it_is_about(week: Shell) -> None:
    week("win", "Drill went well", "--about", "North", "--on", "2026-11-10")
    told = week("win", "list", "--unit", "North", "--week", "W46", "--json").json["wins"]
    assert [(each["text"], each["on"], each["about_title"]) for each in told] == [
        ("Drill went well", "2026-11-10", "North")
    ]
    assert week("win", "list", "--owner", "ken", "--week", "W46", "--json").json["wins"] == []


def test_the_history_of_a_metric_holds_its_readings(week: Shell) -> None:
    assert [e["did"] for e in week("history", "morale", "--json").json["history"]] == [
        "read “Team morale”: 3.8",
        "watches “Team morale”",
    ]


# -- what the screens would ask


def asked(answer: Answer) -> list[str]:
    assert answer.code == 0, answer.err
    return [sentence.removeprefix("okrtui: ").partition("?")[0] for sentence in answer.err.splitlines()]


def test_a_low_confidence_asks_what_happens_next_unless_a_note_says_it(okrtui: Shell) -> None:
    assert asked(okrtui("checkin", "deploys", "8", "--confidence", "3")) == ["what happens next"]
    assert asked(okrtui("checkin", "deploys", "8", "--confidence", "4")) == []
    assert asked(okrtui("checkin", "deploys", "8", "--confidence", "0", "--note", "we ask for help")) == []


def test_it_is_not_asked_where_a_line_of_this_week_or_the_next_says_so(week: Shell) -> None:
    usual_home()[0].checkpoint()
    assert asked(week("checkin", "deploys", "8", "--confidence", "3")) == []
    week("plan", "drop", "canary")
    assert asked(week("checkin", "deploys", "8", "--confidence", "3")) == ["what happens next"]
    week("next", "add", "ask for help", "--kr", "deploys")
    usual_home()[0].checkpoint()
    assert asked(week("checkin", "deploys", "8", "--confidence", "3")) == []


def test_nothing_is_asked_of_a_check_in_that_another_has_overtaken(okrtui: Shell) -> None:
    okrtui("checkin", "deploys", "8", "--confidence", "6")
    assert asked(okrtui("checkin", "deploys", "6", "--confidence", "2", "--on", "2026-11-02")) == []


def test_near_the_end_the_forecast_is_asked_until_it_is_given(
    okrtui: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OKRTUI_NOW", "2026-12-17T09:00")
    assert asked(okrtui("checkin", "deploys", "8", "--confidence", "6")) == []
    assert asked(okrtui("checkin", "SOC", "n", "--confidence", "6")) == ["will it be met"]
    assert okrtui("edit", "SOC", "--forecast", "will-not").code == 0
    assert asked(okrtui("checkin", "SOC", "n", "--confidence", "2")) == ["what happens next"]


# -- hostile text


def test_hostile_text_of_plans_reaches_no_terminal(week: Shell) -> None:
    bad = "\x1b[31mred\u202e [@click=app.quit]q[/]"
    week("plan", "add", bad)
    week("next", "add", bad)
    week("health", "add", bad, "--in", "\x1b]0;x\x07")
    week("health", "read", "click", "4", "--note", bad)
    week("win", bad)
    week("add", "objective", bad)
    week("add", "kr", "click=", bad, "--yes-no")
    for words in ("plan", "next", "health", "win", "nudge", "plan done click", "health retire click"):
        said = week(*words.split())
        assert "\x1b" not in said.out + said.err
        assert "\u202e" not in said.out + said.err
    assert "\x1b" not in week("plan", "done", "\x1b[31mnobody").err


def test_an_outlook_is_shown_in_the_words_of_the_method(week: Shell) -> None:
    assert "outlook for 2026-W49 · for Mei Lin · open" in week("show", "load").out
    assert week("next", "add", "Offsite !should").code == 0
    assert "outlook for 2026-W48, planned as a should · " in week("show", "Offsite").out
