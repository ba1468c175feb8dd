"""The seeded generator of a whole company: a tree of units, objectives that support each other, the weeks of its teams.

One team is ten people, one department a hundred; each person writes a log of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from okrtui.okr.calendar import StandardCycle, weeks_of
from okrtui.okr.ordering import spread
from okrtui.workspace.facts import Clock
from okrtui.workspace.home import Home

from .team import (
    NOW,
    TEAM_SIZE,
    Built,
    Writer,
    add_check_in,
    add_cycle,
    colleagues,
    morning_of,
    my_writer,
    quarters_until_now,
    words,
    write_log,
)

TEAMS = 10
"""Teams of a department."""
AT_THE_TOP = 3
"""Objectives of the company."""
TWO_IN_FIVE = 0.4
"""The share of people whose plan of a week has a line."""
FOUNDED = date(2024, 12, 30)


@dataclass(frozen=True)
class Crew:
    """A unit and its people, the first of whom writes its objectives."""

    unit: str
    writers: Sequence[Writer]


@dataclass(frozen=True)
class Company:
    """Everybody, and of what units they are."""

    top: Crew
    departments: Sequence[Crew]
    teams: Sequence[Crew]
    people: Sequence[Writer]


@dataclass(frozen=True)
class Quarter:
    """A quarter with its cycle, and until when there are check-ins of it."""

    span: StandardCycle
    cycle: str
    random: Random

    @property
    def begun(self) -> datetime:
        """The morning of its first day."""
        return morning_of(self.span.first_day)


def build_company(home_dir: Path, people: int = 1000, quarters: int = 4, seed: int = 1) -> Built:
    """A home with a company's space of so many people and quarters, up to `NOW`; its tables are still to be made.

    The same arguments give the same OKRs.
    """
    home = Home(home_dir / "data", home_dir / "state", lambda: Clock(NOW, NOW), seed=f"bench {seed}")
    home.create_space("private", "Mei", private=True)
    space = home.create_space("North", "Mei", private=False)
    workspace, random = home.workspaces[space], Random(seed)
    writers = [my_writer(workspace), *colleagues(workspace, people - 1, seed)]
    company = _company(writers)
    metrics = [_metric(crew, place) for place, crew in enumerate(company.teams)]
    mine: list[str] = []
    for span in quarters_until_now(quarters):
        quarter = Quarter(span, add_cycle(writers[0], span), random)
        owned = _goals(company, quarter)
        _weeks(company, quarter, owned, metrics)
        mine = [kr for kr, owner in owned if owner is writers[0]]
    for writer in writers:
        write_log(workspace, writer)
    return Built(home_dir, space, tuple(mine), sum(writer.commits for writer in writers))


def _company(writers: Sequence[Writer]) -> Company:
    me, at = writers[0], morning_of(FOUNDED)

    def unit(name: str, level: str, parent: str | None = None) -> str:
        mission = {"mission": f"{name} that nobody has to wait for"}
        return me.add("unit", {"name": name, "level": level, "parent": parent, **mission}, at)

    crews = [writers[place : place + TEAM_SIZE] for place in range(0, len(writers), TEAM_SIZE)]
    top = Crew(unit("Everybody", "company"), writers)
    departments, teams = list[Crew](), list[Crew]()
    for place, crew in enumerate(crews):
        if place % TEAMS == 0:
            name = f"Department {place // TEAMS}"
            departments.append(Crew(unit(name, "department", top.unit), crew))
        teams.append(Crew(unit(f"Team {place}", "team", departments[-1].unit), crew))
    return Company(top, departments, teams, writers)


def _metric(crew: Crew, place: int) -> str:
    limits = {"green": "4", "amber": "3", "direction": "up"}
    body = {"name": f"Morale of team {place}", "for": {"unit": crew.unit}, "limits": limits}
    keeper = crew.writers[0]
    return keeper.add("health_metric", {**body, "keeper": keeper.person}, morning_of(FOUNDED))


def _goals(company: Company, quarter: Quarter) -> list[tuple[str, Writer]]:
    """The objectives of all units, each supporting one above, and whose each key result is."""
    owned: list[tuple[str, Writer]] = []
    random = quarter.random
    above = list(_objectives(company.top, quarter, AT_THE_TOP, (), owned))
    middle = [list(_objectives(crew, quarter, 2, above, owned)) for crew in company.departments]
    for place, crew in enumerate(company.teams):
        list(_objectives(crew, quarter, random.randint(2, 3), middle[place // TEAMS], owned))
    return owned


def _objectives(
    crew: Crew, quarter: Quarter, number: int, above: Sequence[str], owned: list[tuple[str, Writer]]
) -> Iterator[str]:
    lead, random = crew.writers[0], quarter.random
    for place in spread(number, "aa"):
        body: dict[str, Any] = {
            "title": words(random), "cycle": quarter.cycle, "owner": lead.person, "order": ["", place],
            "for": {"unit": crew.unit}, "kind": "aspirational", "state": "active",
            "origin": "bottom_up" if random.random() < 0.6 else "top_down",
        }  # fmt: skip
        if above:
            body["parent"] = random.choice(above)
        objective = lead.add("objective", body, quarter.begun)
        owned += _key_results(crew, quarter, objective)
        yield objective


def _key_results(crew: Crew, quarter: Quarter, objective: str) -> Iterator[tuple[str, Writer]]:
    random, lead = quarter.random, crew.writers[0]
    for order in spread(random.randint(3, 4), "bb"):
        start, target = random.randint(0, 20), random.randint(30, 99)
        measure = {"kind": "reach", "start": str(start), "target": str(target), "unit": "deploys"}
        owner = random.choice(crew.writers[:TEAM_SIZE])
        body = {"title": words(random), "measure": measure, "due": quarter.span.last_day.isoformat()}
        said = {"objective": objective, "order": [objective, order], "state": "active", "owner": owner.person}
        yield lead.add("key_result", {**body, **said}, quarter.begun), owner


def _weeks(
    company: Company, quarter: Quarter, owned: Sequence[tuple[str, Writer]], metrics: Sequence[str]
) -> None:
    """Each week: who has a line in the plan, the check-ins, the readings; this week's of mine are still to come."""
    random = quarter.random
    for week in weeks_of(quarter.span.span):
        at = morning_of(week.first_day() + timedelta(days=1))
        if at > NOW:
            return
        for place, crew in enumerate(company.teams):
            for writer in crew.writers:
                if random.random() < TWO_IN_FIVE:
                    line = {"week": str(week), "text": words(random), "rank": "must", "state": "done"}
                    writer.add("priority", {**line, "owner": writer.person, "for": {"unit": crew.unit}}, at)
            _reading(crew.writers[0], metrics[place], at, random)
        for key_result, writer in owned:
            if writer is not company.people[0] or at <= NOW - timedelta(days=1):
                add_check_in(writer, key_result, at, random)


def _reading(writer: Writer, metric: str, at: datetime, random: Random) -> None:
    value = f"{random.randint(20, 50) / 10}"
    body = {"metric": metric, "on": at.date().isoformat(), "value": value, "by": writer.person}
    writer.add("health_reading", body, at)
