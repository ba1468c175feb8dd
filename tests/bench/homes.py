"""The data sets okrtui is measured on."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from okrtui.okr.scope import EVERYBODY
from okrtui.okr.steps.ideas import propose
from okrtui.okr.steps.objectives import support
from okrtui.okr.steps.together import together
from okrtui.places import places, stamp
from okrtui.settings import write_setting
from okrtui.workspace.facts import Clock
from okrtui.workspace.home import Home as OpenHome
from okrtui.workspace.remembered import View, write_view

from .company import build_company
from .team import NOW, Built, build_team

IDEAS = 40


@dataclass(frozen=True)
class Home:
    """A prepared OKRTUI_HOME: what its screen shows when it is usable, and a KR to check in."""

    directory: Path
    space: str
    shows: str
    key_result: str
    now: datetime
    """For OKRTUI_NOW: the minute the data is made for."""

    @property
    def environment(self) -> dict[str, str]:
        """What the program is started with."""
        return {"OKRTUI_HOME": str(self.directory), "OKRTUI_NOW": self.now.isoformat()}

    def opened(self) -> OpenHome:
        """The home, opened in this process."""
        now = Clock(self.now, self.now)
        home = OpenHome(self.directory / "data", self.directory / "state", lambda: now, default=self.space)
        home.settings_stamp = lambda: stamp(places(str(self.directory)).settings)
        home.open()
        return home


def own_home(directory: Path) -> Home:
    """One person's OKRs: 12 KRs, 2 years."""
    return _prepared(directory, people=1, objectives=4)


def team_home(directory: Path) -> Home:
    """A team of 100: 900 KRs and 11,700 check-ins a quarter, 8 quarters."""
    return _prepared(directory, people=100, objectives=3)


def company_home(directory: Path) -> Home:
    """A company of 334: 1,002 objectives of one quarter in one support tree, five below each."""
    home = _prepared(directory, people=334, objectives=3, quarters=1)
    opened = home.opened()
    okrs, author = opened.okrs, opened.author(home.space)
    every = sorted(okrs.objectives.values(), key=lambda objective: objective.id)
    above = [every[(place - 1) // 5] for place in range(1, len(every))]
    opened.perform(
        together([support(okrs, author, o, up.id) for o, up in zip(every[1:], above, strict=True)])
    )
    opened.checkpoint()
    opened.write_brief()
    write_view(opened.state, View(EVERYBODY))
    return home


def whole_company(directory: Path, people: int) -> Home:
    """A company of so many people in teams of ten, everybody looked at; four quarters, a key result a head in each."""
    home = _made_ready(directory, build_company(directory, people))
    write_view(home.opened().state, View(EVERYBODY))
    return home


def _prepared(directory: Path, people: int, objectives: int, quarters: int = 8) -> Home:
    return _made_ready(directory, build_team(directory, people, quarters, objectives=objectives))


def _made_ready(directory: Path, built: Built) -> Home:
    home = Home(directory, built.space, "Q4 Metrics", built.mine[0], NOW)
    write_setting(places(str(directory)), "default_space", built.space)
    opened = home.opened()
    author = opened.author(home.space)
    opened.perform(
        together([propose(opened.okrs, author, f"Idea {n} of 上线") for n in range(IDEAS)], "ideas")
    )
    opened.checkpoint()
    opened.write_brief()
    return home
