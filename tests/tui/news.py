"""What Ken and 王小明 did in the small team while Mei was away, hostile titles among it."""

from datetime import date
from decimal import Decimal

from okrtui.okr.looks import Look, Looks
from okrtui.okr.records import Decision, KeyResult, Measure, Person, Priority, Record, Whose
from okrtui.okr.scope import EVERYBODY
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.key_results import add_key_result
from okrtui.okr.steps.plan import add_priority, finish
from okrtui.okr.steps.step import Add, Author
from okrtui.okr.steps.taking_in import take_in
from okrtui.tui.dialogs.since import SinceDialog
from okrtui.workspace.home import Home
from okrtui.workspace.remembered import write_looks

from .desk import Desk
from .team import CHINESE, CLICK, LONG

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
ADVICE = (
    "What would it take to roll back without anybody? I would like to talk about it on Monday, [/] if I may."
)


def they_work(home: Home) -> None:
    """Since Monday: four confidences, a key result, two lines, a comment and a decision, all by others."""
    write_looks(home.state, Looks(Look(MONDAY, home.known)))
    ken, wang = _as(home, "Ken"), _as(home, "王小明")
    for who, title, confidence in ((ken, CLICK, 9), (wang, CHINESE, 7), (wang, LONG, 2)):
        made = check_in(home.okrs, who, _key_result(home, title), Reading(None, confidence))
        home.perform(made)
    failures = _key_result(home, "Change failure rate")
    home.perform(check_in(home.okrs, ken, failures, Reading(Decimal(6), 2, "two bad nights")))
    boring = home.okrs.objectives[failures.objective or ""]
    home.perform(add_key_result(home.okrs, ken, boring, "Rollbacks [WIP]", Measure("yes_no")))
    for text in ("Ship the canary", "\x1b[31mred"):
        step = add_priority(home.okrs, ken, text, whose=Whose(unit=boring.for_.unit))
        home.perform(step)
        line = home.okrs.priorities[step.added[0]]
        assert isinstance(line, Priority)
        home.perform(finish(home.okrs, ken, line))
    home.perform(comment(home.okrs, wang, failures, ADVICE))
    _decide(home, ken, boring.id)


def _as(home: Home, name: str) -> Author:
    person = next(p for p in home.okrs.people.values() if isinstance(p, Person) and p.name == name)
    return home.workspaces[home.default].author(person.id)


def _key_result(home: Home, title: str) -> KeyResult:
    return next(kr for kr in home.okrs.key_results.values() if kr.title == title)


def _decide(home: Home, author: Author, about: str) -> None:
    made = author.ids.fresh()
    decision: Record = Decision(
        id=made.id,
        space=author.space,
        about=about,
        on=FRIDAY,
        outcome="continue",
        text="it pays",
        by=author.person,
    )
    home.perform(take_in(home.okrs, author, "decided", [Add(decision, made)]))


class Opened:
    """The dialog over the screen, as a key of a screen will open it; what it answered."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.answer: str | None = "open"

    async def open(self) -> None:
        """Ask for the news and show them."""
        app = self.desk.app
        app.start(self._ask())
        await self.desk.until(lambda: isinstance(app.screen, SinceDialog))
        await self.desk.rest()

    async def _ask(self) -> None:
        app = self.desk.app
        found = await app.keeper.news(EVERYBODY)
        self.answer = await app.ask(SinceDialog(found, app.now, app.signs))
