"""The worked examples of the articles: commands that must work, the same home on a screen on a day, what is durable."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from okrtui.okr.cascading import Share, share_of
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Objective
from tests.cli.shell import Answer, Shell
from tests.tui.desk import Desk


class Story:
    """One team's quarter, told by commands on days and now and then on a screen."""

    def __init__(self, shell: Shell) -> None:
        self._shell, self.day = shell, ""

    def does(self, line: str) -> Answer:
        """A command that ends with 0, quoted as in a shell."""
        answer = self._shell.on(self.day, *shlex.split(line))
        assert answer.code == 0, (line, answer.err)
        return answer

    def told(self, line: str) -> Any:
        """What a command gives a script."""
        return self.does(f"{line} --json").json

    def findings(self, codes: str) -> set[str]:
        """The sentences of these guidelines."""
        found = self._shell.on(self.day, "lint", "--select", codes, "--json").json["findings"]
        return {each["sentence"] for each in found}

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The home before a terminal, on the day of the story."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("OKRTUI_NOW", f"{self.day}T09:00")
            yield Desk(self._shell.home)

    @property
    def okrs(self) -> Okrs:
        """All that is durable, as another process finds it."""
        with self.desk() as desk:
            desk.home.load_all()
            return desk.okrs

    def objective(self, title: str) -> Objective:
        """The one with this title."""
        (found,) = [each for each in self.okrs.objectives.values() if each.title == title]
        return found

    def share(self) -> Share:
        """How much of it all came from the bottom up."""
        return share_of(self.okrs.objectives.values())


async def walk_to(desk: Desk, title: str) -> None:
    """Put the cursor of the map on an objective, by keys."""
    wanted = desk.objective(title)
    assert wanted is not None, title
    await desk.press("g", "g")
    screen: Any = desk.app.screen_stack[0]
    place = next(place for place, row in enumerate(screen.lines.rows) if row.id == wanted.id)
    await desk.press(*["j"] * place)
