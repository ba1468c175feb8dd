"""The data sets okrtui is measured on."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """A prepared OKRTUI_HOME: what its week board shows when it is usable, and a KR to check in."""

    directory: Path
    shows: str
    key_result: str
    now: str
    """For OKRTUI_NOW: the minute the data is made for."""

    @property
    def environment(self) -> dict[str, str]:
        """What the program is started with."""
        return {"OKRTUI_HOME": str(self.directory), "OKRTUI_NOW": self.now}


def own_home(directory: Path) -> Home:
    """One person's OKRs: 12 KRs, 2 years."""
    raise NotImplementedError("prepared by the generator")


def team_home(directory: Path) -> Home:
    """A team of 100: 900 KRs and 11,700 check-ins a quarter, 8 quarters."""
    raise NotImplementedError("prepared by the generator")
