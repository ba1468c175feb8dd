"""`comment`, and what is watched beside an objective, as commands tell it."""

import pytest

from tests.cli.shell import Shell


@pytest.mark.parametrize(
    "about", ["boring", "deploys", "canary runbook", "load test", "Sleep", "North", "2026-Q4", "Mei Lin"]
)
def test_anything_takes_a_comment_and_lists_what_was_said(week: Shell, about: str) -> None:
    for line in (("next", "add", "load test"), ("health", "add", "Sleep")):
        assert week(*line).code == 0
    said = week("comment", about, "after [/] \x1b[31mthe audit", "--json")
    assert said.code == 0, said.err
    assert (said.json["text"], said.json["by_name"]) == ("after [/] \x1b[31mthe audit", "Mei Lin")
    week("comment", about, "and again")
    listed = week("comment", about, "--json").json
    assert [each["text"] for each in listed["comments"]] == [said.json["text"], "and again"]
    assert listed["about"] == said.json["about"]
    told = week("comment", about).out
    assert "\x1b" not in told
    assert told.index("after [/]") < told.index("Mei Lin: and again")


def test_show_tells_the_comments_of_each_kind_of_record(week: Shell) -> None:
    week("health", "add", "Review wait in days")
    for about in ("boring", "deploys", "canary runbook", "Review wait in days"):
        week("comment", about, "hear hear")
        assert "2026-11-20  Mei Lin: hear hear" in week("show", about).out
        assert [each["text"] for each in week("show", about, "--json").json["comments"]] == ["hear hear"]


def test_a_review_tells_the_comments_on_it(week: Shell) -> None:
    review = week("review", "2026-Q4", "--lessons", "small steps", "--json").json["id"]
    week("comment", review, "I see it otherwise")
    assert "Mei Lin: I see it otherwise" in week("review", "2026-Q4").out


def test_nothing_said_is_said_and_an_empty_comment_is_refused(week: Shell) -> None:
    assert week("comment", "boring").out == "Make releases boring: nothing was said yet\n"
    assert week("comment", "boring", " ").code == 2
    assert week("comment", "nosuch", "x").code == 2
    assert week("comment", "boring", "--json").json["comments"] == []


def test_a_comment_is_taken_back_by_undo_and_stands_in_history(week: Shell) -> None:
    week("comment", "boring", "oops")
    assert "commented on “Make releases boring”" in week("history").out
    week("undo")
    assert week("comment", "boring", "--json").json["comments"] == []


def test_a_metric_beside_an_objective_is_told_with_it_and_is_no_key_result(week: Shell) -> None:
    before = week("show", "boring", "--json").json
    add = "health add order_volume_+100_% --in % --green 50 --amber 25 --objective boring"
    made = week(*(word.replace("_", " ") for word in add.split()))
    assert made.code == 0, made.err
    week("health", "read", "order volume", "88")
    after = week("show", "boring", "--json").json
    (metric,) = after.pop("metrics")
    assert (metric["name"], metric["light"], metric["reading"]["value"]) == (
        "order volume +100 %",
        "green",
        88,
    )
    assert before.pop("metrics") == []
    assert after == before
    assert "watched beside it:" in week("show", "boring").out
    assert "beside “Make releases boring”" in week("health").out
    assert (
        "- beside it, order volume +100 %: 88 % · green" in week("report", "one-page", "--owner", "Mei").out
    )
    assert "  - beside “Make releases boring”" in week("report", "week").out


def test_a_metric_is_put_beside_another_objective_and_beside_none(week: Shell) -> None:
    week("health", "add", "order volume", "--objective", "boring")
    community = week("health", "edit", "order volume", "--objective", "community")
    assert community.code == 0, community.err
    assert [m["name"] for m in week("show", "community", "--json").json["metrics"]] == ["order volume"]
    assert week("show", "boring", "--json").json["metrics"] == []
    week("health", "edit", "order volume", "--objective", "")
    assert week("show", "community", "--json").json["metrics"] == []
