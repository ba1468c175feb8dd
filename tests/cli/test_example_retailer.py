"""A large online retailer's second quarter: a company objective derived downwards, ideas from below, the end."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from okrtui.okr.progress import standing
from okrtui.okr.records import Measure, Whose
from okrtui.okr.rhythm import due
from tests.cli.examples import Story, walk_to
from tests.cli.shell import Shell

CUSTOMERS = "In Q2, increase new customers by 60 %"
CHANNELS, VISITS = "30 advertising channels added", "1 M daily visits"
CONVERSION = "conversion kept at ≥ 5 %"
APIS = "new ad-channel APIs integrated (99.99 % of data transmitted)"
RETAILER = """Retailer (company): Everything, at your door tomorrow
  Growth (department)
    Channels
      @Li Wei (li)
    Conversion
      @Bo Chen (bo)
"""
KEY_RESULTS = (
    f"{CHANNELS}|--from 0 --to 30 --in channels",
    f'{VISITS}|--from 0.35 --to 1 --in "M visits"',
    f"{CONVERSION}|--at-least 5 --in %",
    f"{APIS}|--at-least 99.99 --in % --owner li",
)
IDEAS = (
    ("Local channels that cost little", "Channels", "li"),
    ("One page for all tracking pixels", "Channels", "li"),
    ("A basket that survives the night", "Conversion", "bo"),
    ("Reviews with a picture", "Conversion", "bo"),
    ("Know within an hour what an ad brings", "Growth", "wen"),
)
WEEKS = {
    "2026-04-13": ("6 5", "0.41 5", "5.2 7", "97.5 5"),
    "2026-04-20": ("12 6", "0.52 5", "4.9 5", "99.1 6"),
    "2026-05-18": ("19 6", "0.66 5", "5.1 7", "99.9 6"),
    "2026-06-22": ("27 7", "0.82 5", "5.1 8", "99.99 6"),
}
"""Value and confidence of the four key results on Mondays."""


@pytest.fixture
def story(empty: Shell, tmp_path: Path) -> Story:
    """The first day: the company, its units and people, the objective with its four key results."""
    story = Story(empty)
    story.day = "2026-04-01"
    (tmp_path / "retailer.txt").write_text(RETAILER)
    story.does("init --me Wen --space Retailer")
    story.does(f"unit outline {tmp_path / 'retailer.txt'}")
    story.does("person committee 'Bo Chen'")
    story.does(f"add objective '{CUSTOMERS}' --unit Retailer --origin top-down")
    for line in KEY_RESULTS:
        title, _, measure = line.partition("|")
        story.does(f"add kr 'new customers' '{title}' {measure}")
    return story


def check_in(story: Story, day: str) -> None:
    story.day = day
    for title, said in zip((CHANNELS, VISITS, CONVERSION, APIS), WEEKS[day], strict=True):
        value, confidence = said.split()
        story.does(f"checkin '{title}' {value} --confidence {confidence}")


def add_ideas(story: Story) -> None:
    """What the teams propose themselves, each supporting what was derived for them or the company's."""
    company = story.objective(CUSTOMERS).id
    for title, unit, owner in IDEAS:
        story.does(f"add objective '{title}' --unit {unit} --owner {owner} --supports {company}")


async def derive(story: Story) -> None:
    """By keys: for the department, from there for a team, from there for one of its people; each is answered."""
    with story.desk() as desk:
        async with desk.open(on="3"):
            await walk_to(desk, CUSTOMERS)
            await desk.press("T", "enter", "A", "j", "enter", "ctrl+u", *"Reach", "enter", "enter")
            await walk_to(desk, "Reach")
            await desk.press("T", "enter", "A", "j", "enter", "ctrl+u", *"Channels", "enter", "enter")
            await walk_to(desk, "Channels")
            await desk.press("T")
            await desk.press(*["j"] * place_of(desk.text, "Li Wei"), "enter")
            assert "waits" in desk.text


def place_of(text: str, name: str) -> int:
    """How many choices stand above a name where it is asked for whom."""
    named = [row for row in text.splitlines() if row.count("│") > 2]
    rows = [row for row in named if any(kind in row for kind in (" team ", " department ", " person "))]
    return next(place for place, row in enumerate(rows) if name in row)


def test_the_four_key_results_are_measured_exactly_as_they_are_written(story: Story) -> None:
    company = story.objective(CUSTOMERS)
    measures = {kr.title: kr.measure for kr in story.okrs.key_results_of[company.id]}
    d = Decimal
    assert measures == {
        CHANNELS: Measure("reach", d(0), d(30), "channels"),
        VISITS: Measure("reach", d("0.35"), d(1), "M visits"),
        CONVERSION: Measure("at_least", None, d(5), "%"),
        APIS: Measure("at_least", None, d("99.99"), "%"),
    }
    assert story.findings("O3,K") == set()


async def test_it_is_derived_down_to_a_person_and_ideas_from_below_come_near_sixty_percent(
    story: Story,
) -> None:
    await derive(story)
    okrs, company = story.okrs, story.objective(CUSTOMERS)
    reach, channels = story.objective("Reach"), okrs.supporters_of[story.objective("Reach").id][0]
    (mine,) = okrs.supporters_of[channels.id]
    assert (reach.parent, channels.parent, mine.parent) == (company.id, reach.id, channels.id)
    assert [each.state for each in (reach, channels, mine)] == ["active", "active", "draft"]
    assert okrs.whose_name(mine.for_) == "Li Wei"
    assert {each.origin for each in (company, reach, channels, mine)} == {"top_down"}
    assert story.share() == (0, 3), "what waits for an answer does not count yet"
    assert any("bottom-up" in sentence for sentence in story.findings("A1"))
    add_ideas(story)
    assert story.share() == (5, 8)
    assert story.share().is_enough
    assert story.findings("O4") == set()
    assert not any("Retailer" in sentence for sentence in story.findings("A2"))


async def test_a_week_is_run_on_the_board_with_sixteen_keys_and_reported(story: Story) -> None:
    check_in(story, "2026-04-13")
    story.does("health add 'order volume' --objective 'new customers' --in % --green 60 --amber 30")
    story.day = "2026-04-20"
    story.does("plan add 'Sign the two city magazines #advertising !must' --unit Retailer")
    story.does("next add 'Load test before May Day >1' --unit Retailer")
    with story.desk() as desk:
        async with desk.open(on="1"):
            await desk.press("C")
            for said in WEEKS["2026-04-20"]:
                value, confidence = said.split()
                await desk.press(*value, "enter", confidence, "enter")
            await desk.press(*"35", "enter")
            assert "4 in" in desk.text
            await desk.press("enter")
            for shown in ("Sign the two", "Load test", "order volume", "▲ amber"):
                assert shown in desk.text
    okrs, (metric,) = story.okrs, story.okrs.health_metrics.values()
    at = {kr.title: standing(okrs, kr) for kr in okrs.key_results.values()}
    assert [(at[t].value, at[t].confidence) for t in (CHANNELS, CONVERSION)] == [(12, 6), (Decimal("4.9"), 5)]
    assert (metric.objective, metric.for_) == (
        story.objective(CUSTOMERS).id,
        story.objective(CUSTOMERS).for_,
    )
    assert [r.value for r in okrs.health_readings[metric.id]] == [35]
    report = story.told("report week --unit Retailer")
    assert {(each["key_result"]["title"], each["now"]) for each in report["changes"]} == {
        (CHANNELS, 6),
        (CONVERSION, 5),
        (APIS, 6),
    }
    assert report["health"][0]["objective_title"] == CUSTOMERS
    assert Whose(unit=metric.for_.unit) == metric.for_


def test_the_quarter_is_graded_reviewed_and_closed_in_sight_of_the_committee(story: Story) -> None:
    for day in WEEKS:
        check_in(story, day)
    story.day = "2026-06-29"
    story.does("comment 'new customers' 'Ask the florists first'")
    story.does("cycle grade 2026-Q2 --space Retailer")
    okrs = story.okrs
    assert due(okrs, list(okrs.key_results.values()), date(2026, 6, 30)) == ()
    for title, said in (
        (CHANNELS, "="),
        (VISITS, "= --reflect 'Weeks, not days'"),
        (CONVERSION, "="),
        (APIS, "= --adjust -0.04 --because 'The billing data is missing'"),
    ):
        story.does(f"grade '{title}' {said}")
    scores = {
        kr.title: kr.grade and (kr.grade.score, kr.grade.adjustment) for kr in story.okrs.key_results.values()
    }
    d = Decimal
    assert scores == {
        CHANNELS: (d("0.90"), None),
        VISITS: (d("0.72"), None),
        CONVERSION: (d("1.00"), None),
        APIS: (d("1.00"), d("-0.04")),
    }
    assert story.findings("G1,G2") == set()
    story.does("review 2026-Q2 --for Retailer --went-well 'Local channels' --lessons 'Ask the shops'")
    quarter = story.does("report quarter --unit Retailer --cycle 2026-Q2").out
    for said in (CUSTOMERS.replace("%", "%"), "0.90", "0.96", "Ask the shops"):
        assert said in quarter
    closed = story.does("cycle close 2026-Q2 --space Retailer")
    assert "not in the committee" in closed.out + closed.err + story.does("history").out
    (cycle,) = [c for c in story.told("cycle --space Retailer")["cycles"] if c["name"] == "2026-Q2"]
    assert (cycle["phase"], cycle["graded"], cycle["score"]) == ("closed", 4, 0.895)
