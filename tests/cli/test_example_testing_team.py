"""A testing team's half year in small: two goals from above, two ideas from below, the weekly practice, the end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from okrtui.okr.progress import mean_confidence, standing
from okrtui.okr.records import KeyResult
from okrtui.okr.rhythm import due
from tests.cli.examples import Story
from tests.cli.shell import Shell
from tests.tui.desk import Desk

TEAM = """Quality (company): No customer finds what a test could have said
  Testing
    @Lee Tan (lee)
"""
CICD, PLATFORM = "CI/CD for every service", "A tool platform for all tests"
COVERAGE, STRESS = "A code-coverage tool that developers read", "Traffic stress testing before every peak"
RELEASES = "Every release can be trusted"
GOALS = ((CICD, "top-down"), (PLATFORM, "top-down"), (COVERAGE, "bottom-up"), (STRESS, "bottom-up"))
KEY_RESULTS = {
    "Services in the pipeline": (CICD, "--from 9 --to 29 --in services"),
    "Tools on the platform": (PLATFORM, "--milestones login,runs,data,dashboards"),
    "Repositories with coverage": (COVERAGE, "--from 0 --to 20 --in repositories"),
    "Recorded traffic can be replayed": (STRESS, "--yes-no --due 2026-12-11"),
}
WEEKS = {
    "2026-10-05": (("9", "5"), ("", "5"), ("2", "5"), ("n", "5")),
    "2026-10-12": (("12", "6"), ("1", "5"), ("4", "6"), ("n", "4")),
    "2026-10-19": (("17", "7"), ("1", "4"), ("9", "8"), ("n", "3")),
    "2026-10-26": (("21", "7"), ("1", "3"), ("13", "8"), ("y", "9")),
}
"""Value and confidence of the four key results on Mondays, the first from 5 for all."""
HEALTH = dict(zip(WEEKS, (("a", "35"), ("a", "28"), ("g", "20"), ("g", "14")), strict=True))
"""What is read of trust, and of the minutes, on these days."""
LIGHTS = {"g": "green", "a": "amber"}
NEXT = {"2026-10-19": "replay at night", "2026-10-26": "test data first"}
"""What is answered where a confidence is 3."""


@pytest.fixture
def story(empty: Shell, tmp_path: Path) -> Story:
    """The first day of the quarter: the team, four objectives and a key result of each."""
    story = Story(empty)
    story.day = "2026-10-01"
    (tmp_path / "team.txt").write_text(TEAM)
    story.does("init --me Chen --space Testing")
    story.does(f"unit outline {tmp_path / 'team.txt'}")
    story.does(f"add objective '{RELEASES}' --unit Quality")
    for title, origin in GOALS:
        story.does(f"add objective '{title}' --unit Testing --origin {origin} --supports trusted")
    for title, (goal, measure) in KEY_RESULTS.items():
        story.does(f"add kr '{goal}' '{title}' {measure}")
    story.does("health add 'Trust in the results' --unit Testing")
    story.does("health add 'Minutes to a result' --unit Testing --in min --green 15 --amber 30")
    return story


@asynccontextmanager
async def monday(story: Story, day: str) -> AsyncIterator[Desk]:
    """The board before a terminal on a day."""
    story.day = day
    with story.desk() as desk:
        async with desk.open((120, 40), on="1"):
            yield desk


async def run_the_week(desk: Desk, day: str) -> None:
    """By keys: each key result's value and confidence, the two readings of health, what happens next."""
    await desk.press("C")
    for (value, confidence), title in zip(WEEKS[day], KEY_RESULTS, strict=True):
        await desk.press(*("" if "Tools" in title else value), "enter", confidence, "enter")
    for reading in HEALTH[day]:
        await desk.press(*reading, "enter")
    if next_step := NEXT.get(day):
        assert "confidence 3: what happens next?" in desk.text
        await desk.press(*next_step, "enter")
    assert "4 in" in desk.text
    await desk.press("enter")


def tell_the_week(story: Story, day: str) -> None:
    """The same by commands."""
    story.day = day
    for (value, confidence), title in zip(WEEKS[day], KEY_RESULTS, strict=True):
        story.does(f"checkin '{title}' {value} --confidence {confidence}")
    for reading, name in zip(HEALTH[day], ("Trust", "Minutes"), strict=True):
        story.does(f"health read '{name}' {LIGHTS.get(reading, reading)}")
    if next_step := NEXT.get(day):
        story.does(f"plan add '{next_step} #traffic' --unit Testing")


def rated(story: Story) -> dict[str, tuple[int | None, ...]]:
    """The confidences of each key result, in their order."""
    okrs = story.okrs
    return {
        kr.title: tuple(c.confidence for c in okrs.check_ins.get(kr.id, ()))
        for kr in okrs.key_results.values()
    }


async def test_four_weeks_of_the_practice_from_five_on(story: Story) -> None:
    okrs = story.okrs
    every: list[KeyResult] = list(okrs.key_results.values())
    assert [standing(okrs, kr).confidence for kr in every] == [None] * 4
    assert mean_confidence(okrs, every) == (None, 0), "the 5 everything starts at is nobody's answer"
    first, *between, last = WEEKS
    async with monday(story, first) as desk:
        assert desk.text.count("5° new") == 4
        await run_the_week(desk, first)
    for day in between:
        tell_the_week(story, day)
    async with monday(story, last) as desk:
        await run_the_week(desk, last)
        for shown in ("Q1 OKRs", "Q2 This week", "Q3 Next four weeks", "Q4 Metrics", "14 min", "● green"):
            assert shown in desk.text
        await desk.press("M")
        for shown in ("Q1 Then → now · W41–W44", "Q2 Musts", "5° → 7", "5° → 9"):
            assert shown in desk.text
    assert rated(story) == {
        title: tuple(int(WEEKS[day][place][1]) for day in WEEKS) for place, title in enumerate(KEY_RESULTS)
    }
    okrs = story.okrs
    assert due(okrs, every, date.fromisoformat(last)) == ()
    plan = {
        (p.text, p.rank, p.week): okrs.key_results[p.key_result or ""].title for p in okrs.priorities.values()
    }
    assert plan == {
        ("replay at night", "must", "2026-W43"): "Recorded traffic can be replayed",
        ("test data first", "must", "2026-W44"): "Tools on the platform",
    }
    assert sorted(len(readings) for readings in okrs.health_readings.values()) == [4, 4]
    month = story.told("report month --unit Testing --week W44")
    assert [(each["name"], [w["light"] for w in each["recent"]]) for each in month["health"]] == [
        ("Trust in the results", ["amber", "amber", "green", "green"]),
        ("Minutes to a result", ["red", "amber", "amber", "green"]),
    ]
    story.day = "2026-11-02"
    month = story.told("report month --unit Testing --week W45")
    assert (month["rose"], month["fell"], month["same"]) == (3, 1, 0)


def test_half_of_what_the_team_wants_comes_from_below(story: Story) -> None:
    team = next(unit.id for unit in story.okrs.units.values() if unit.name == "Testing")
    origins = {o.title: o.origin for o in story.okrs.objectives.values() if o.for_.unit == team}
    assert origins == {title: origin.replace("-", "_") for title, origin in GOALS}
    assert story.share() == (3, 5)


async def test_the_end_asks_go_on_change_or_stop_below_forty_percent(story: Story) -> None:
    story.day = "2026-12-28"
    for title, value in zip(KEY_RESULTS, ("23", "1", "16", "y"), strict=True):
        story.does(f"checkin '{title}' {value} --confidence 6")
    story.does("cycle grade 2026-Q4 --space Testing")
    with story.desk() as desk:
        async with desk.open(on="1"):
            await desk.press("R")
            assert "Grading run · 1 of 4" in desk.text
            await desk.press("=", "enter", "=", "enter")
            assert "below 0.40: g go on, c change or x stop?" in desk.text
            await desk.press("c", "enter")
            assert "came out at 0.25 reconsider" in desk.text, "so the objective is asked about too"
            await desk.press("c", "r", *"test data first", "enter", "=", "enter", "=", "enter")
            assert "all 4 graded" in desk.text
    okrs = story.okrs
    grades = {kr.title: kr.grade and (kr.grade.score, kr.grade.verdict) for kr in okrs.key_results.values()}
    d = Decimal
    assert grades == {
        "Services in the pipeline": (d("0.70"), None),
        "Tools on the platform": (d("0.25"), "change"),
        "Repositories with coverage": (d("0.80"), None),
        "Recorded traffic can be replayed": (d("1.00"), None),
    }
    verdict = story.objective(PLATFORM).verdict
    assert verdict is not None
    assert (verdict.verdict, verdict.because) == ("change", "test data first")
    assert story.findings("G1") == set()
    story.does("review 2026-Q4 --for Testing --went-badly 'Test data' --next 'A data service'")
    quarter = story.does("report quarter --unit Testing --cycle 2026-Q4").out
    for said in (CICD, "0.25", "reconsider", "test data first", "A data service"):
        assert said in quarter
    story.does("cycle close 2026-Q4 --space Testing")
    (cycle,) = [c for c in story.told("cycle --space Testing")["cycles"] if c["name"] == "2026-Q4"]
    assert (cycle["phase"], cycle["graded"]) == ("closed", 4)
