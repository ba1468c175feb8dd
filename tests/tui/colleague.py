"""A colleague who works on a copy of the team's space, and what it takes for two to come together."""

import shutil
from pathlib import Path
from typing import Any

from okrtui.bootstrap import usual_home
from okrtui.okr.records import Person, Record
from okrtui.okr.steps.editing import edit
from okrtui.workspace.home import Home

from .desk import Desk


class Colleague:
    """Somebody of the team on a machine of their own, from now on."""

    def __init__(self, desk: Desk, name: str = "Ken") -> None:
        desk.home.checkpoint()
        self.desk, self.directory = desk, desk.directory.parent / f"{desk.directory.name} of {name}"
        shutil.copytree(desk.directory, self.directory)
        self.home = self._opened()
        identity = self.home.workspaces[self.home.default].identity
        people = self.home.okrs.of_kinds(Person)
        identity.remembered.me = next(p.id for p in people if p.name == name and p.space == self.home.default)
        identity.save()

    def _opened(self) -> Home:
        home, _, _ = usual_home(str(self.directory))
        home.make_default(self.desk.home.default)
        return home

    def changes(self, id_: str, **values: Any) -> None:
        """Gives fields of a record other values."""
        record = self.record(id_)
        self.home.perform(edit(self.home.okrs, self.home.author(record.space), record, **values))

    def record(self, id_: str) -> Record:
        """A record as the colleague knows it."""
        record = self.home.okrs.get(id_)
        assert record is not None
        return record

    def meets(self) -> None:
        """Each disk gets what the other holds; who has a window open sees it come."""
        mine, theirs = (self._logs(directory) for directory in (self.desk.directory, self.directory))
        for source, target in ((mine, theirs), (theirs, mine)):
            for path in source.glob("*.okl"):
                there = target / path.name
                if not there.exists() or there.stat().st_size < path.stat().st_size:
                    shutil.copy(path, there)
        self.home.refresh()

    def _logs(self, directory: Path) -> Path:
        return directory / "data" / "spaces" / self.home.default / "log"
