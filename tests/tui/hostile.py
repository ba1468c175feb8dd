"""A team whose every name and word is hostile: markup, a click that quits, an escape, a turned direction, length."""

from datetime import UTC, date, datetime
from decimal import Decimal

from msgspec.structs import replace

from okrtui.okr.drafts import Draft
from okrtui.okr.looks import Look, Looks
from okrtui.okr.records import (
    CheckIn,
    Cycle,
    Decision,
    HealthMetric,
    HealthReading,
    Idea,
    KeyResult,
    Measure,
    Milestone,
    Objective,
    ObjectiveVerdict,
    Outlook,
    Person,
    Priority,
    Record,
    Review,
    Span,
    Unit,
    Whose,
    Win,
)
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.comments import comment
from okrtui.okr.steps.cycles import begin_grading
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.grading import Marks, give_score
from okrtui.okr.steps.key_results import add_key_result, change_measure
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.step import Add
from okrtui.okr.steps.taking_in import take_in
from okrtui.okr.steps.trash import delete
from okrtui.workspace.facts import Clock
from okrtui.workspace.home import Home
from okrtui.workspace.remembered import write_looks

TAIL = "a [/] b [WIP] [bold [@click=app.quit]q[/] \x1b[31m\u202ered"
SHOWN = "a [/] b [WIP] [bold [@click=app.quit]q[/] ␛[31m‹202E›red"
"""The same as it has to be seen."""

LONG = "Long" + 496 * "x"
LAST_DAYS = datetime(2026, 12, 29, 14, tzinfo=UTC)


def hostile(name: str) -> str:
    """Foreign text that begins with a name to know it by."""
    return f"{name} {TAIL}"


class Hostile:
    """Builds a space in which nothing is harmless."""

    def __init__(self, home: Home) -> None:
        self.home = home
        home.create_space("private", hostile("Mei"), private=True)
        home.make_default(home.create_space(hostile("North"), hostile("Mei"), private=False))
        self.author = home.author()

    def made(self, kind: type[Record], **fields: object) -> str:
        """A record that no key of the screens makes."""
        made = self.author.ids.fresh()
        record = kind(id=made.id, space=self.author.space, **fields)  # type: ignore[arg-type]
        self.home.perform(take_in(self.home.okrs, self.author, hostile("made"), [Add(record, made)]))
        return made.id

    def key_result(self, objective: str, title: str, measure: Measure, owner: str | None = None) -> KeyResult:
        """A key result without check-ins."""
        okrs = self.home.okrs
        step = add_key_result(okrs, self.author, okrs.objectives[objective], title, measure, owner=owner)
        self.home.perform(step)
        return self.home.okrs.key_results[step.added[0]]

    def objective(self, title: str, unit: str, owner: str | None = None) -> str:
        """An objective of a unit."""
        whose = Whose(unit=unit)
        step = add_objective(self.home.okrs, self.author, title, whose=whose, why=hostile("Why"), owner=owner)
        self.home.perform(step)
        return step.added[0]

    def said(self, key_result: KeyResult, value: Decimal, day: date, note: str) -> None:
        """A check-in."""
        reading = Reading(value, 6, note, on=day)
        self.home.perform(check_in(self.home.okrs, self.author, key_result, reading))


def fill_hostile(home: Home) -> None:
    """Units, people, two cycles, an idea; a key result with all that can be said of one."""
    team = Hostile(home)
    ken = team.made(Person, name=hostile("Ken"), handle="ken")
    team.made(Person, name=hostile("Idle"))
    corp = team.made(Unit, name=hostile("Corp"), level="company")
    unit = team.made(Unit, name=hostile("Unit"), level="team", parent=corp)
    team.made(Idea, title=hostile("Thought"), author=ken)
    goal = team.objective(hostile("Goal"), unit, owner=ken)
    team.objective(hostile("Other"), corp)
    measure = Measure("reach", Decimal(4), Decimal(20), hostile("unit"))
    metric = team.key_result(goal, hostile("Metric"), measure, ken)
    _said_of(team, metric, ken)
    _week_of(team, unit, metric)
    steps = tuple(Milestone(str(n), text) for n, text in enumerate((hostile("Step"), LONG), 1))
    team.key_result(goal, hostile("Stairs"), Measure("milestones", steps=steps))
    length = team.key_result(goal, LONG, Measure("reach", Decimal(4), Decimal(20), LONG))
    team.said(length, Decimal(5), date(2026, 11, 10), LONG)
    span = Span(date(2026, 7, 1), date(2026, 9, 30))
    old = team.made(Cycle, name=hostile("Old"), span=span, phase="closed")
    because = ObjectiveVerdict("stop", hostile("Because"), ken)
    past = team.made(Objective, title=hostile("Past"), cycle=old, for_=Whose(unit=unit), verdict=because)
    for reviewed in (old, next(iter(home.okrs_of(home.default).cycles))):
        said = {"went_well": hostile("Wellness"), "lessons": hostile("Lesson")}
        team.made(Review, cycle=reviewed, for_=Whose(unit=unit), **said)
    falling = Measure("reach", Decimal(9), Decimal(3), "%")
    gone = team.made(KeyResult, title=hostile("Bygone"), objective=past, measure=falling)
    team.made(CheckIn, key_result=gone, on=date(2026, 9, 14), value=Decimal(5), note=hostile("Zebra"))
    home.checkpoint()


def end_quarter(home: Home) -> None:
    """It is the quarter's last week; it is called by a hostile name."""
    author = home.author()
    quarter = next(c for c in home.okrs.cycles.values() if c.space == author.space and c.phase == "active")
    home.perform(edit(home.okrs, author, quarter, name=hostile("Quarter")))
    home.clock = lambda: Clock(LAST_DAYS, LAST_DAYS)


def grade_hostile(home: Home) -> None:
    """The quarter is being graded; Ken has graded a key result and said all there is to say."""
    end_quarter(home)
    author, okrs = home.author(), home.okrs
    quarter = next(c for c in okrs.cycles.values() if c.phase == "active" and c.space == author.space)
    home.perform(begin_grading(okrs, author, quarter))
    ken = next(person.id for person in okrs.people.values() if person.handle == "ken")
    metric = next(kr for kr in okrs.key_results.values() if kr.title.startswith("Metric"))
    words = (hostile("Because"), hostile("Explained"), "stop", hostile("Learnt"))
    marks = Marks(Decimal("0.30"), Decimal("0.02"), *words)  # type: ignore[arg-type]
    home.perform(give_score(home.okrs, replace(author, person=ken), metric, marks))
    home.perform(edit(home.okrs, author, home.okrs.objectives[metric.objective or ""], kind="committed"))
    home.checkpoint()


def disagree(home: Home) -> None:
    """Two windows give a key result and its objective values without seeing each other."""
    other = Home(home.data, home.state, home.clock, home.workspaces[home.default].identity.remembered.seed)
    other.open()
    other.make_default(home.default)
    for window, word in ((home, "Mine"), (other, "Theirs")):
        author, okrs = window.author(), window.okrs
        metric = next(kr for kr in okrs.key_results.values() if kr.title.startswith("Metric"))
        step = edit(okrs, author, metric, reflection=hostile(word), link=hostile(word))
        window.perform(step, edit(okrs, author, okrs.objectives[metric.objective or ""], why=hostile(word)))
    home.refresh()
    home.checkpoint()


def quarrel(home: Home) -> None:
    """Two disagree, and something lies in the trash."""
    disagree(home)
    other = next(o for o in home.okrs.objectives.values() if o.title.startswith("Other"))
    home.perform(delete(home.okrs, home.author(), other))


def others_act(home: Home) -> None:
    """What Ken did since Monday, none of it harmless."""
    write_looks(home.state, Looks(Look(date(2026, 11, 16), home.known)))
    ken = next(person.id for person in home.okrs.people.values() if person.handle == "ken")
    author = home.workspaces[home.default].author(ken)
    metric = next(kr for kr in home.okrs.key_results.values() if kr.title.startswith("Metric"))
    goal = home.okrs.objectives[metric.objective or ""]
    home.perform(check_in(home.okrs, author, metric, Reading(Decimal(8), 2, hostile("Sank"))))
    home.perform(comment(home.okrs, author, metric, hostile("Asked")))
    home.perform(add_key_result(home.okrs, author, goal, hostile("Fresh"), Measure("yes_no")))
    made = author.ids.fresh()
    decided = {"outcome": "continue", "text": hostile("Ruling"), "by": ken, "on": date(2026, 11, 18)}
    decision = Decision(id=made.id, space=author.space, about=goal.id, **decided)  # type: ignore[arg-type]
    home.perform(take_in(home.okrs, author, "decided", [Add(decision, made)]))


def _week_of(team: Hostile, unit: str, serves: KeyResult) -> None:
    """What stands on the week board: lines of this week, the last and the next, a metric, a win."""
    whose, home = Whose(unit=unit), team.home
    team.made(Priority, week="2026-W47", text=hostile("Todo"), key_result=serves.id, for_=whose)
    team.made(Priority, week="2026-W46", text=hostile("Left"), for_=whose)
    team.made(Outlook, week="2026-W48", text=hostile("Soon"), for_=whose)
    mine = {"keeper": team.author.person, "unit": hostile("points")}
    team.made(HealthMetric, name=hostile("Meter"), for_=whose, **mine)
    gauge = team.made(HealthMetric, name=hostile("Gauge"), unit=hostile("points"), for_=whose)
    reading = {"value": Decimal(7), "note": hostile("Steady")}
    team.made(HealthReading, metric=gauge, on=date(2026, 11, 17), by=team.author.person, **reading)
    text = hostile("Won")
    team.made(Win, about=serves.id, on=date(2026, 11, 18), text=text, by=team.author.person)
    home.checkpoint()


def _said_of(team: Hostile, key_result: KeyResult, ken: str) -> None:
    home, author = team.home, team.author
    team.said(key_result, Decimal(6), date(2026, 11, 3), hostile("Earlier"))
    said_for = {"by": author.person, "said_by": ken, "note": hostile("Note"), "value": Decimal(9)}
    team.made(CheckIn, key_result=key_result.id, on=date(2026, 11, 10), confidence=6, **said_for)
    home.perform(edit(home.okrs, author, key_result, link=hostile("javascript:")))
    changed = Measure("reach", Decimal(4), Decimal(24), hostile("unit"))
    known = home.okrs.key_results[key_result.id]
    home.perform(change_measure(home.okrs, author, known, changed, hostile("Reason")))
    team.made(Priority, week="2026-W46", text=hostile("Plan"), key_result=key_result.id, owner=ken)
    team.made(Outlook, week="2026-W49", text=hostile("Ahead"), key_result=key_result.id)
    home.perform(comment(home.okrs, author, known, hostile("Said")))
    home.drafts.keep(known.space, known.id, Draft("7", note=hostile("Draft")))
