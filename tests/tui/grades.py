"""A quarter that is being graded, hands that count, and what of it is on the disk."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from okrtui.bootstrap import clock
from okrtui.okr.drafts import Draft, grade_key, verdict_key
from okrtui.okr.records import Cycle, Grade, KeyResult, Measure, Objective, Person, Phase, Unit, Whose
from okrtui.okr.steps.cycles import begin_grading
from okrtui.okr.steps.editing import edit
from okrtui.okr.steps.grading import Marks, give_score
from okrtui.okr.steps.key_results import change_measure, mend_measure
from okrtui.okr.steps.objectives import support
from okrtui.okr.steps.step import Add
from okrtui.okr.steps.taking_in import take_in
from okrtui.workspace.home import Home

from .desk import Desk
from .team import DEPLOYS, MARKUP, Team, fill

REACH = Measure("reach", Decimal(0), Decimal(100), "%")
LAST_DAYS = "2026-12-29T14:00"
RATED = "2026-11-17"


def thirty(
    home: Home, values: tuple[int, ...] = (81, 64, 55), *, phase: Phase = "grading"
) -> list[KeyResult]:
    """Ten objectives of mine with three key results each, all checked in this week; in the order of the run."""
    return many(home, 10, values, phase=phase)


def many(
    home: Home, objectives: int, values: tuple[int, ...], *, phase: Phase = "grading"
) -> list[KeyResult]:
    """So many objectives of a unit, mine, with a key result for each value."""
    team = Team(home)
    unit = team.made(Unit, name="Platform", level="team")
    for place in range(objectives):
        objective = team.objective(f"Objective {place + 1}", whose=Whose(unit=unit))
        for number, value in enumerate(values, 1):
            title = f"Key result {place * len(values) + number}"
            team.key_result(objective, title, REACH, [(RATED, Decimal(value), 6, f"noted {title}")])
    if phase == "grading":
        to_grading(home)
    return in_order(home)


def in_order(home: Home) -> list[KeyResult]:
    """The key results by their numbers."""
    return sorted(
        home.okrs.key_results.values(), key=lambda kr: int("0" + "".join(filter(str.isdigit, kr.title)))
    )


def to_grading(home: Home) -> None:
    """Move the team's quarter to grading, in its eighth week, by hand."""
    home.perform(begin_grading(home.okrs, home.author(), quarter(home)))


def quarter(home: Home) -> Cycle:
    """The cycle of the team."""
    return next(cycle for cycle in home.okrs.cycles.values() if cycle.space == team_of(home))


def team_of(home: Home) -> str:
    """The team's space, which another process may not know as its default."""
    return next(space for space in home.workspaces if space != home.private)


def committed(home: Home, title: str) -> None:
    """Let an objective be a promise."""
    objective = next(o for o in home.okrs.objectives.values() if o.title == title)
    home.perform(edit(home.okrs, home.author(), objective, kind="committed"))


def last_days(home: Home, monkeypatch: pytest.MonkeyPatch, at: str = LAST_DAYS) -> None:
    """It is the last week of the quarter."""
    monkeypatch.setenv("OKRTUI_NOW", at)
    home.clock = clock()


def ken(home: Home) -> str:
    """Ken, who is there from now on."""
    known = next((p.id for p in home.okrs.people.values() if p.name == "Ken"), None)
    if known is not None:
        return known
    author = home.author(team_of(home))
    made = author.ids.fresh()
    person = Person(id=made.id, space=author.space, name="Ken", handle="ken")
    home.perform(take_in(home.okrs, author, "added Ken", [Add(person, made)]))
    return made.id


def graded_by_ken(home: Home, key_result: KeyResult, score: str) -> None:
    """Ken gives a score, in another window where `home` is another."""
    author = replace(home.author(team_of(home)), person=ken(home))
    now = home.okrs.key_results[key_result.id]
    home.perform(give_score(home.okrs, author, now, Marks(score=Decimal(score))))


def on_disk(desk: Desk, key_result: KeyResult) -> Grade:
    """The grade of a key result, as another process reads it; an empty one where there is none."""
    return desk.another_home().okrs.key_results[key_result.id].grade or Grade()


def score_on_disk(desk: Desk, key_result: KeyResult) -> str:
    """Its score as text, empty where it has none."""
    score = on_disk(desk, key_result).score
    return "" if score is None else str(score)


def reflection_on_disk(desk: Desk, key_result: KeyResult) -> str | None:
    """What was learnt, as another process reads it."""
    return desk.another_home().okrs.key_results[key_result.id].reflection


def objective_on_disk(desk: Desk, title: str) -> Objective:
    """An objective, as another process reads it."""
    return next(o for o in desk.another_home().okrs.objectives.values() if o.title == title)


def draft_on_disk(desk: Desk, record: KeyResult | Objective) -> Draft | None:
    """What is typed of its grade or verdict, as another process reads it."""
    key = verdict_key(record.id) if isinstance(record, Objective) else grade_key(record.id)
    return desk.another_home().drafts.of(record.space, key)


def graded_today(desk: Desk) -> dict[str, str]:
    """The scores of today by title, as another process reads them."""
    found = desk.another_home().okrs.key_results.values()
    return {kr.title: str(kr.grade.score) for kr in found if kr.grade and kr.grade.on == date(2026, 11, 20)}


def fill_graded(home: Home) -> None:
    """The small team's quarter, being graded: a target was changed, a promise missed, Ken has been at it."""
    fill(home)
    author = home.author()
    to_grading(home)
    found = {kr.title: kr for kr in home.okrs.key_results.values()}
    deploys = found[DEPLOYS]
    lower = replace(deploys.measure, target=Decimal(16))
    home.perform(mend_measure(home.okrs, author, deploys, lower))
    reached = "16 was reached in October"
    now = home.okrs.key_results[deploys.id]
    november = replace(author, now=author.now.replace(day=12))
    home.perform(change_measure(home.okrs, november, now, deploys.measure, reached))
    wider = next(o for o in home.okrs.objectives.values() if o.title.startswith("Surpass"))
    boring = home.okrs.objectives[deploys.objective or ""]
    home.perform(support(home.okrs, author, boring, wider.id))
    graded_by_ken(home, found["Change failure rate"], "0.55")
    community = next(o for o in home.okrs.objectives.values() if o.title == MARKUP)
    home.perform(edit(home.okrs, author, community, kind="committed"))
    home.checkpoint()
