"""J and K on the objectives: another place among siblings, durable, undone by u."""

from .desk import Desk
from .team import DEPLOYS, MARKUP, RUNBOOKS

BORING, SURPASS = "Make releases boring", "Surpass the market leader in Q4"


def under(desk: Desk, title: str) -> list[str]:
    """The key results of an objective as another process finds them."""
    okrs = desk.another_home().okrs
    objective = next(o for o in okrs.objectives.values() if o.title == title)
    return [key_result.title for key_result in okrs.key_results_of[objective.id]]


def shown(desk: Desk) -> list[str]:
    return [row.title for row in desk.screen.lines.rows]


async def test_a_key_result_moves_among_those_of_its_objective(desk: Desk) -> None:
    async with desk.open():
        id_ = await desk.go_to(DEPLOYS)
        await desk.press("J")
        assert under(desk, BORING)[:2] == ["Change failure rate", DEPLOYS]
        assert desk.screen.here == id_
        assert "moved “Deploys per week” down" in desk.toasts
        await desk.press("J", "J")
        assert under(desk, BORING)[-1] == DEPLOYS
        await desk.press("J")
        assert "the last already" in desk.toasts
        await desk.press("K")
        assert under(desk, BORING)[-1] == RUNBOOKS
        await desk.press("u", "u", "u", "u")
        assert under(desk, BORING)[0] == DEPLOYS


async def test_an_objective_moves_among_those_of_its_unit_with_its_key_results(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        id_ = await desk.go_to(SURPASS)
        before = shown(desk)
        assert before.index(MARKUP) < before.index(SURPASS)
        await desk.press("K")
        after = shown(desk)
        assert after.index(SURPASS) < after.index(MARKUP)
        assert after[after.index(MARKUP) + 1].startswith("[@click")
        assert desk.screen.here == id_
        await desk.press("K")
        assert "the first already" in desk.toasts


async def test_where_titles_give_the_order_that_is_said(desk: Desk) -> None:
    async with desk.open(size=(100, 40)):
        await desk.go_to(BORING)
        await desk.press("b", "J")
        assert "b groups by unit" in desk.toasts
        await desk.press("b", "g", "g", "J")
        assert "go to an objective or key result" in desk.toasts
