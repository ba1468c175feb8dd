"""The sample team: Northwind, two cycles and a half-year of it, told up to today."""

from collections.abc import Callable
from datetime import datetime

from okrtui.sample.content.people import COMPANY, ME, MEMBERS, MISSION
from okrtui.sample.team import private_story, team_story
from okrtui.sample.times import Times
from okrtui.workspace.facts import Clock
from okrtui.workspace.home import Home

MY_NAME = next(member.name for member in MEMBERS if member.handle == ME)


def build_home(home: Home) -> None:
    """Found the private space and the sample team's in an empty home, and fill them."""
    rewound = _Rewound(home.clock)
    home.clock = rewound
    times = Times(home.clock().now)
    rewound.to(min(times.now, times.at(times.cycles["current"].first_day)))
    home.create_space("private", MY_NAME, private=True)
    rewound.to(times.at(times.first.first_day))
    home.make_default(home.create_space(COMPANY, MY_NAME, MISSION, private=False))
    rewound.to(None)
    build(home)


def build(home: Home) -> None:
    """Fill the private and the default space of a home, in which I alone am so far, with the sample team."""
    times = Times(home.clock().now)
    team = team_story(home, times)
    private_story(home, times, team)


class _Rewound:
    """A home's clocks, set back while the team is founded so that history begins at its beginning."""

    def __init__(self, clocks: Callable[[], Clock]) -> None:
        self._clocks = clocks
        self._moment: datetime | None = None

    def to(self, moment: datetime | None) -> None:
        """Stand at this moment, or go again."""
        self._moment = moment

    def __call__(self) -> Clock:
        return Clock(self._moment, self._moment) if self._moment else self._clocks()
