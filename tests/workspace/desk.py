"""One person's installation in a directory, opened as often as a test likes, and what can be done with it."""

import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Cycle, KeyResult, Measure, Objective, Person, Record, Span
from okrtui.okr.steps.check_ins import Reading, check_in
from okrtui.okr.steps.key_results import add_key_result
from okrtui.okr.steps.objectives import add_objective
from okrtui.okr.steps.step import Add, Author, Step
from okrtui.okr.steps.taking_in import take_in
from okrtui.workspace.facts import Clock
from okrtui.workspace.home import Home

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DEPLOYS = Measure("reach", Decimal(4), Decimal(20), "deploys")
Build = Callable[[Home], Step]


class Desk:
    """Where an installation lies; `stamp` is its machine's clock."""

    def __init__(self, directory: Path, seed: str | None = None) -> None:
        self.directory = directory
        self.seed = seed
        self.now = NOW
        self.stamp = NOW
        self.default: str | None = None

    @property
    def data(self) -> Path:
        return self.directory / "data"

    @property
    def state(self) -> Path:
        return self.directory / "state"

    def clock(self) -> Clock:
        self.stamp += timedelta(seconds=1)
        return Clock(self.now, self.stamp)

    def open(self) -> Home:
        home = Home(self.data, self.state, self.clock, seed=self.seed, default=self.default)
        home.open()
        return home

    def found(self) -> Home:
        """A new home: the private space, and team North, where new things go."""
        home = self.open()
        home.create_space("private", "Mei", private=True)
        self.default = home.create_space("North", "Mei", private=False)
        home.make_default(self.default)
        return home

    def copied(self, directory: Path) -> "Desk":
        """What `cp -a` of the directory gives."""
        shutil.copytree(self.directory, directory)
        copy = Desk(directory, self.seed)
        copy.default = self.default
        return copy

    # -- files of the team's space

    @property
    def space(self) -> Path:
        assert self.default is not None
        return self.data / "spaces" / self.default

    @property
    def tables(self) -> Path:
        return self.space / "tables"

    @property
    def log(self) -> Path:
        """The one log of the team's space."""
        (path,) = (self.space / "log").glob("*.okl")
        return path

    def table(self, beginning: str) -> Path:
        """The one table file whose name begins so."""
        (path,) = self.tables.glob(f"{beginning}*.json")
        return path


def exchange(one: Desk, other: Desk) -> None:
    """What sharing will do: each gets the logs it has not."""
    for source, target in ((one, other), (other, one)):
        for path in (source.space / "log").glob("*.okl"):
            there = target.space / "log" / path.name
            if not there.exists() or there.stat().st_size < path.stat().st_size:
                shutil.copy(path, there)


def colleague(desk: Desk, home: Home, directory: Path, name: str = "Ken") -> tuple[Desk, Home]:
    """Somebody else with the same team's space on a machine of their own."""
    person: Person = taken_in(home, Person, name=name)
    theirs = desk.copied(directory)
    window = theirs.open()
    identity = window.workspaces[window.default].identity
    identity.remembered.me = person.id
    identity.save()
    return theirs, window


def shown(okrs: Okrs) -> Mapping[str, Any]:
    """Everything an Okrs shows, as plain values; a group of nothing is no group."""
    return {name: _plain(getattr(okrs, name)) for name in Okrs.__struct_fields__ if name != "seen"}


def _plain(part: Any) -> Any:
    return part if isinstance(part, frozenset) else {key: value for key, value in part.items() if value != ()}


def unite(home: Home) -> Mapping[str, Any]:
    """Everything in every cycle, however old."""
    home.load_all()
    return shown(home.okrs)


# -- steps


def added(home: Home, step: Step) -> Any:
    """Perform a step; the first record it made."""
    home.perform(step)
    return home.okrs.get(step.added[0])


def objective(home: Home, title: str = "Make releases boring", **more: Any) -> Objective:
    found: Objective = added(home, add_objective(home.okrs, home.author(), title, **more))
    return found


def key_result(
    home: Home, of: Objective, title: str = "Deploys per week", measure: Measure = DEPLOYS
) -> KeyResult:
    found: KeyResult = added(home, add_key_result(home.okrs, home.author(of.space), of, title, measure))
    return found


def checked_in(home: Home, of: KeyResult, value: int, confidence: int = 7) -> Record:
    reading = Reading(Decimal(value), confidence)
    found: Record = added(home, check_in(home.okrs, home.author(of.space), of, reading))
    return found


def taken_in(home: Home, kind: type[Record], **values: Any) -> Any:
    """A record of any kind, without a rule of its own."""
    author = home.author()
    made = author.ids.fresh()
    record = kind(id=made.id, space=author.space, **values)
    return added(home, take_in(home.okrs, author, f"took in a {kind.KIND}", [Add(record, made)]))


def quarter(home: Home, name: str, start: date, end: date, phase: Any = "active") -> Cycle:
    author: Author = home.author()
    made = author.ids.keyed("cycle", name)
    record = Cycle(id=made.id, space=author.space, name=name, span=Span(start, end), phase=phase)
    found: Cycle = added(home, take_in(home.okrs, author, f"added {name}", [Add(record, made)]))
    return found


def old_quarter(home: Home) -> Cycle:
    return quarter(home, "2025-Q1", date(2025, 1, 1), date(2025, 3, 31), "grading")


def last_quarter(home: Home) -> Cycle:
    return quarter(home, "2026-Q3", date(2026, 7, 1), date(2026, 9, 30), "grading")
