"""A small team's OKRs with everything that is hard to draw: Chinese, markup, escapes, long and reversed text."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from msgspec.structs import replace

from okrtui.okr import calendar
from okrtui.okr.records import KeyResult, Measure, Milestone, Objective, Person, Record, Unit, Whose
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.key_results import add_key_result
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.step import Add, Author
from okrtui.okr.steps.taking_in import take_in
from okrtui.workspace.home import Home

MARKUP = "Grow the community a [/] b and [WIP] x"
CLICK = "[@click=app.quit]q[/] \x1b[31mred \u202eabc"
LONG = "x" * 500
CHINESE = "恢复时间（分钟）：从告警到恢复服务"
DEPLOYS = "Deploys per week"
RUNBOOKS = "Runbooks for the five worst alerts"
Week = tuple[str, Decimal | tuple[str, ...] | None, int | None, str | None]


class Team:
    """Builds records in one home, one durable step after the other."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.private = home.create_space("private", "Mei", private=True)
        self.space = home.create_space("North", "Mei", private=False)
        home.make_default(self.space)

    def made(self, kind: type[Record], **fields: object) -> str:
        """A person or unit."""
        author = self.home.author()
        made = author.ids.fresh()
        record = kind(id=made.id, space=self.space, **fields)  # type: ignore[arg-type]
        self.home.perform(take_in(self.home.okrs, author, "made", [Add(record, made)]))
        return made.id

    def objective(
        self, title: str, *, whose: Whose | None = None, space: str | None = None, why: str | None = None
    ) -> Objective:
        """An objective of this quarter."""
        step = add_objective(self.home.okrs, self.home.author(space), title, whose=whose, why=why)
        self.home.perform(step)
        return self.home.okrs.objectives[step.added[0]]

    def key_result(
        self,
        objective: Objective,
        title: str,
        measure: Measure,
        weeks: Sequence[Week] = (),
        owner: str | None = None,
    ) -> KeyResult:
        """A key result with its check-ins."""
        home = self.home
        author = home.author(objective.space)
        step = add_key_result(home.okrs, author, objective, title, measure, owner=owner)
        home.perform(step)
        key_result = home.okrs.key_results[step.added[0]]
        for on, value, confidence, note in weeks:
            reading = Reading(value, confidence, note, on=date.fromisoformat(on))
            home.perform(check_in(home.okrs, author, key_result, reading))
        return key_result


def fill(home: Home) -> None:
    """The team's objectives in 2026-Q4: eight key results, one of them private."""
    team = Team(home)
    ken = team.made(Person, name="Ken", handle="ken")
    wang = team.made(Person, name="王小明")
    company = team.made(Unit, name="North Retail", level="company")
    platform = team.made(Unit, name="Platform", level="team", parent=company)
    boring = team.objective(
        "Make releases boring", whose=Whose(unit=platform), why="Every Thursday somebody stays late."
    )
    _boring_key_results(team, boring, ken, wang)
    community = team.objective(MARKUP, whose=Whose(unit=company))
    team.key_result(community, CLICK, Measure("at_least", None, Decimal("99.95"), "%"), owner=ken)
    team.key_result(community, LONG, Measure("yes_no"))
    team.key_result(community, "[bold", Measure("at_most", None, Decimal(200), "ms"), owner=ken)
    team.objective("Surpass the market leader in Q4", whose=Whose(unit=company))
    no = team.objective("Learn to say no", space=team.private)
    week: Week = ("2026-11-17", Decimal(6), 10, None)
    team.key_result(no, "Meetings", Measure("reach", Decimal(20), Decimal(8), "a week"), [week])
    home.checkpoint()


def _boring_key_results(team: Team, boring: Objective, ken: str, wang: str) -> None:
    d = Decimal
    deploys: list[Week] = [
        ("2026-10-05", d(4), 5, None), ("2026-10-12", d(6), 5, None), ("2026-10-19", d(7), 6, None),
        ("2026-10-26", d(9), 6, None), ("2026-11-02", d(11), 6, None),
        ("2026-11-09", d(12), 6, "canary is on for two services"),
    ]  # fmt: skip
    failures: list[Week] = [
        ("2026-10-26", d(9), 5, None), ("2026-11-02", d("8.5"), 4, None),
        ("2026-11-17", d("8.5"), 4, "rollback still manual"),
    ]  # fmt: skip
    recovery: list[Week] = [
        ("2026-10-26", d(40), 5, None),
        ("2026-11-09", d(48), 3, "两次长故障，值班交接不清楚，需要演练"),
    ]
    steps = ("database full", "queue stuck", "certificate over", "中间件 重启", "bad canary [/]")
    named = tuple(Milestone(str(place), name) for place, name in enumerate(steps, 1))
    team.key_result(boring, DEPLOYS, Measure("reach", d(4), d(20), "deploys"), deploys)
    team.key_result(boring, "Change failure rate", Measure("at_most", d(12), d(5), "%"), failures, ken)
    team.key_result(boring, CHINESE, Measure("reach", d(45), d(15), "min"), recovery, wang)
    done: list[Week] = [("2026-11-16", ("1", "2"), 8, None)]
    team.key_result(boring, RUNBOOKS, Measure("milestones", steps=named), done)


def back_in(author: Author, week: str) -> Author:
    """Somebody as they were on the Thursday of a week; a week to come is planned from today."""
    thursday = datetime.combine(calendar.Week.parse(week).thursday, time(9), author.now.tzinfo)
    return replace(author, now=min(author.now, thursday))
