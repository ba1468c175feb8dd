"""Several people, each with a machine of their own, and a directory that some engine carries between them."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import Answer, Shell

ID = re.compile(r"\b[a-z2-7]{26}\b")
SHORT = re.compile(r"^(  |)[a-z2-7]{4,26}(?=  )|\b[a-z2-7]{8}(?=…)", re.MULTILINE)
STAMP = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)")


class Machine:
    """The command line of one person, on a home that nobody's seed made."""

    def __init__(self, root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.home = root, root / name
        self._shell = Shell(self.home, capsys)

    def __call__(self, *arguments: str) -> Answer:
        """Run one command; it has to be done."""
        answer = self.tried(*arguments)
        assert answer.code == 0, answer
        return answer

    def tried(self, *arguments: str) -> Answer:
        """Run one command, however it ends."""
        place = arguments.index("--") if "--" in arguments else len(arguments)
        return self._shell(*arguments[:place], "--home", str(self.home), *arguments[place:])

    def told(self, *arguments: str) -> str:
        """The command, how it ended and what it said, without what is by chance."""
        code, out, err = self.tried(*arguments)
        shown = [f"$ okrtui {' '.join(arguments)}", f"exit {code}", out]
        text = "\n".join([*shown, f"stderr: {err}"] if err else shown)
        text = STAMP.sub("TIME", SHORT.sub(r"\1ID", ID.sub("ID", text)))
        return text.replace(str(self.root), "")

    @property
    def digests(self) -> tuple[Any, ...]:
        """What two machines compare."""
        facts = self("dump", "--canonical").json
        return facts["commits"], facts["commits_digest"], facts["state_digest"], facts["registers"]

    @property
    def titles(self) -> set[str]:
        """The objectives of the team."""
        return {o["title"] for o in self.tried("list", "--json", "--space", "North").json["objectives"]}


def files_below(directory: Path) -> list[Path]:
    """Every file, however deep."""
    return sorted(path for path in directory.rglob("*") if path.is_file())
