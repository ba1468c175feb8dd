"""The small team with more around it: an older cycle, an idea, links, a person who has left."""

from datetime import date
from decimal import Decimal

from okrtui.okr.records import Cycle, Idea, Measure, Person, Span, Whose
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.key_results import add_key_result
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.step import Add
from okrtui.okr.steps.taking_in import take_in
from okrtui.workspace.home import Home

from .team import DEPLOYS, fill

OLD = "Survive the summer [b]sale[/b]"
CARTS = "Abandoned carts"
NOTE = "the zebra [/] crossing is slow"
IDEA = "A coverage tool [@click=app.quit]x[/]"
LEFT = "Lea Gone"


def fill_wide(home: Home) -> None:
    """The team, and 2026-Q3 with an objective, a key result and its note; an idea; a link."""
    fill(home)
    author = home.author()
    q3 = Cycle(
        id=(made := author.ids.fresh()).id, space=author.space, name="2026-Q3",
        span=Span(date(2026, 7, 1), date(2026, 9, 30)), phase="active",
    )  # fmt: skip
    idea = Idea(id=(thought := author.ids.fresh()).id, space=author.space, title=IDEA, author=author.person)
    gone = Person(id=(lea := author.ids.fresh()).id, space=author.space, name=LEFT, left=date(2026, 11, 1))
    home.perform(take_in(home.okrs, author, "made", [Add(q3, made), Add(idea, thought), Add(gone, lea)]))
    platform = next(unit.id for unit in home.okrs.units.values() if unit.name == "Platform")
    step = add_objective(home.okrs, author, OLD, cycle=q3.id, whose=Whose(unit=platform))
    home.perform(step)
    old = home.okrs.objectives[step.added[0]]
    step = add_key_result(home.okrs, author, old, CARTS, Measure("reach", Decimal(9), Decimal(3), "%"))
    home.perform(step)
    carts = home.okrs.key_results[step.added[0]]
    home.perform(check_in(home.okrs, author, carts, Reading(Decimal(5), 6, NOTE, on=date(2026, 9, 14))))
    deploys = next(kr for kr in home.okrs.key_results.values() if kr.title == DEPLOYS)
    home.perform(edit(home.okrs, author, deploys, link="https://example.org/deploys?q=1"))
    home.checkpoint()
