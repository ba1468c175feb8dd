"""Metrics beside objectives, and comments on anything, by keys."""

from decimal import Decimal

from okrtui.okr.records import HealthMetric, Limits, Review, Unit
from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.health import add_metric, read_metric
from okrtui.okr.steps.plan import add_priority
from okrtui.okr.steps.trash import delete
from tests.tui.desk import Desk
from tests.tui.team import DEPLOYS, MARKUP

LEADER = "Surpass the market leader in Q4"
VOLUME = "order volume +100 %"
UP = Limits(Decimal(50), Decimal(25), "up")


def watch(desk: Desk, title: str, name: str = VOLUME, value: str | None = "88") -> HealthMetric:
    """A metric beside the objective with this title, read on this day."""
    home, above = desk.home, desk.objective(title)
    assert above is not None
    step = add_metric(home.okrs, home.author(), name, unit="%", limits=UP, objective=above.id)
    home.perform(step)
    metric = home.okrs.health_metrics[step.added[0]]
    if value is not None:
        home.perform(read_metric(home.okrs, home.author(), metric, value=Decimal(value)))
    return metric


def said(desk: Desk, about: str) -> list[str]:
    """What was said about a record, as it is durable."""
    return [each.text for each in desk.another_home().okrs.comments.get(about, ())]


async def test_w_watches_a_metric_beside_the_objective_under_the_cursor(desk: Desk) -> None:
    async with desk.open((100, 30)):
        leader = await desk.go_to(LEADER)
        await desk.press("w")
        assert LEADER in desk.text
        await desk.type(VOLUME)
        await desk.press("enter", "%", "enter")
        await desk.type(">= 50, amber 25")
        await desk.press("enter", "enter", "enter")
    (metric,) = desk.another_home().okrs.health_metrics.values()
    assert (metric.name, metric.objective, metric.limits) == (VOLUME, leader, UP)
    assert metric.for_ == desk.okrs.objectives[leader].for_


async def test_from_a_key_result_the_metric_stands_beside_its_objective(desk: Desk) -> None:
    async with desk.open((100, 30)):
        await desk.go_to(DEPLOYS)
        await desk.press("enter", "w")
        await desk.type("Review wait")
        await desk.press(*["enter"] * 5)
    (metric,) = desk.okrs.health_metrics.values()
    boring = desk.objective("Make releases boring")
    assert boring is not None
    assert metric.objective == boring.id


async def test_quadrant_4_shows_what_is_beside_an_objective_below_its_title(desk: Desk) -> None:
    home = desk.home
    watch(desk, LEADER)
    home.perform(add_metric(home.okrs, home.author(), "Team morale"))
    async with desk.open((100, 30), on="1"):
        rows = desk.text.splitlines()
        places = [
            next(place for place, row in enumerate(rows) if text in row)
            for text in ("Team morale", f"beside “{LEADER}", f"● green {VOLUME}")
        ]
        assert places == sorted(places)
        assert "88 %" in rows[places[-1]]
        await desk.press("g", "4", "j")
        assert desk.text.count(f"beside “{LEADER}”") == 2, (
            "above it, and below the quadrants where it is told"
        )


async def test_a_in_quadrant_4_offers_the_objective_of_the_metric_under_the_cursor(desk: Desk) -> None:
    watch(desk, LEADER)
    leader = desk.objective(LEADER)
    assert leader is not None
    async with desk.open((100, 30), on="1"):
        await desk.press("g", "4", "a")
        await desk.type("Orders a day")
        await desk.press(*["enter"] * 5)
    made = next(each for each in desk.okrs.health_metrics.values() if each.name == "Orders a day")
    assert (made.objective, made.for_) == (leader.id, leader.for_)


async def test_an_objective_is_named_by_words_of_its_title_and_what_names_none_is_refused(desk: Desk) -> None:
    async with desk.open((100, 30), on="1"):
        await desk.press("g", "4", "a")
        await desk.type("Volume")
        await desk.press(*["enter"] * 4)
        await desk.type("nosuch")
        await desk.press("enter")
        assert desk.okrs.health_metrics == {}
        assert "nosuch" in desk.text
        await desk.press(*["backspace"] * 6)
        await desk.type("surpass")
        assert f"reads as: {LEADER}" in desk.text
        await desk.press("enter")
    (metric,) = desk.okrs.health_metrics.values()
    leader = desk.objective(LEADER)
    assert leader is not None
    assert metric.objective == leader.id


async def test_t_puts_a_metric_beside_another_objective_and_beside_none(desk: Desk) -> None:
    metric, other = watch(desk, LEADER), desk.objective(MARKUP)
    assert other is not None
    async with desk.open((100, 30), on="1"):
        await desk.press("g", "4", "t", *"community", "enter")
        assert desk.okrs.health_metrics[metric.id].objective == other.id
        assert "Grow the community a [/] b" in desk.text
        await desk.press("t", *"nothing", "enter")
    assert desk.another_home().okrs.health_metrics[metric.id].objective is None


async def test_an_objective_tells_of_its_metrics_with_and_without_a_preview(desk: Desk) -> None:
    watch(desk, LEADER, "orders [/] \x1b[31m\u202e" + "x" * 300)
    watch(desk, LEADER, "unread", None)
    for size in ((80, 24), (120, 40)):
        async with desk.open(size):
            await desk.go_to(LEADER)
            assert "orders [/]" in desk.text
            assert "\x1b" not in desk.text
            assert "\u202e" not in desk.text


async def test_a_key_result_tells_what_is_beside_its_objective(desk: Desk) -> None:
    watch(desk, "Make releases boring", "Review wait", "30")
    async with desk.open((80, 24)):
        await desk.go_to(DEPLOYS)
        await desk.press("enter")
        assert "beside its objective: Review wait 30 % ▲ amber" in desk.text
        await desk.press("]", "]", "]", "]")
        assert "beside its objective" not in desk.text


async def test_a_comment_on_an_objective_stands_in_its_preview(desk: Desk) -> None:
    async with desk.open((120, 40)):
        leader = await desk.go_to(LEADER)
        await desk.press(";")
        await desk.type("after the [/] audit")
        await desk.press("enter")
        assert "after the [/] audit" in desk.text
    assert said(desk, leader) == ["after the [/] audit"]
    async with desk.open((80, 24)):
        await desk.go_to(LEADER)
        assert "Mei: “after the [/] audit”" in desk.text


async def test_lines_and_metrics_take_comments_and_tell_the_newest(desk: Desk) -> None:
    home, metric = desk.home, watch(desk, LEADER)
    step = add_priority(home.okrs, home.author(), "ship canary", week="2026-W47", rank="must")
    home.perform(step)
    async with desk.open((120, 40), on="1"):
        await desk.press("g", "2", ";", *"first", "enter", ";", *"second", "enter")
        assert "Mei: “second”" in desk.text
        await desk.press("g", "4", ";", *"returns", "space", *"too", "enter")
        assert "Mei: “returns too”" in desk.text
    assert said(desk, step.added[0]) == ["first", "second"]
    assert said(desk, metric.id) == ["returns too"]


async def test_a_unit_and_a_person_take_comments_on_their_page(desk: Desk) -> None:
    async with desk.open((80, 24)):
        await desk.press("U", ";", *"hello", "enter")
        assert "Mei: “hello”" in desk.text
    units = [each for each in desk.okrs.units.values() if said(desk, each.id)]
    assert [(type(each), said(desk, each.id)) for each in units] == [(Unit, ["hello"])]


async def test_a_review_takes_comments_below_its_parts_and_lists_them(desk: Desk) -> None:
    async with desk.open((100, 30)):
        await desk.press("Q", "r", "enter", "s", "o", "tab", "tab", "tab", "tab", ";")
        await desk.type("I see it otherwise")
        await desk.press("enter")
        assert "I see it otherwise" in desk.text
    (review,) = desk.okrs.reviews.values()
    assert isinstance(review, Review)
    assert (review.went_well, said(desk, review.id)) == ("so", ["I see it otherwise"])


async def test_a_review_that_is_not_there_yet_takes_no_comment(desk: Desk) -> None:
    async with desk.open((100, 30)):
        await desk.press("Q", "r", "enter", "tab", "tab", "tab", "tab", ";")
        assert "there is no review yet" in desk.toasts
    assert desk.okrs.comments == {}


async def test_only_the_last_few_comments_stand_below_each_other(desk: Desk) -> None:
    home, leader = desk.home, desk.objective(LEADER)
    assert leader is not None
    for number in range(6):
        home.perform(comment(home.okrs, home.author(), leader, f"remark {number}"))
    async with desk.open((120, 40)):
        await desk.go_to(LEADER)
        assert "2 earlier" in desk.text
        assert "remark 5" in desk.text
        assert "remark 1" not in desk.text


async def test_a_metric_stays_beside_an_objective_in_the_trash_while_another_field_is_edited(
    desk: Desk,
) -> None:
    metric, home, leader = watch(desk, LEADER), desk.home, desk.objective(LEADER)
    assert leader is not None
    home.perform(delete(home.okrs, home.author(), leader))
    async with desk.open((100, 30), on="1"):
        await desk.press("g", "4", "e", "end", *" x", *["enter"] * 5)
    found = desk.another_home().okrs.health_metrics[metric.id]
    assert (found.name, found.objective) == (f"{VOLUME} x", leader.id)
