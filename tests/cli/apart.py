"""Two people with copies of one team's space, who worked without seeing each other and came together again."""

import shutil
from pathlib import Path

from okrtui.bootstrap import usual_home
from tests.cli.shell import Answer, Shell


class Apart:
    """The shell of one, and the copy that a colleague works on."""

    def __init__(self, shell: Shell, colleague: str) -> None:
        self.shell, self.copy = shell, shell.home.parent / "colleague"
        is_new = not self.copy.exists()
        if is_new:
            shutil.copytree(shell.home, self.copy)
        home, _, _ = usual_home(str(self.copy))
        self._space = home.default
        if is_new:
            identity = home.workspaces[home.default].identity
            identity.remembered.me = next(p.id for p in home.okrs.people.values() if p.name == colleague)
            identity.save()

    def mine(self, *arguments: str) -> Answer:
        """What I do."""
        return _done(self.shell(*arguments))

    def theirs(self, *arguments: str) -> Answer:
        """What my colleague does."""
        return _done(self.shell(*arguments, "--home", str(self.copy)))

    def meet(self) -> None:
        """Each gets what the other did."""
        for source, target in ((self.copy, self.shell.home), (self.shell.home, self.copy)):
            for path in self._logs(source).glob("*.okl"):
                there = self._logs(target) / path.name
                if not there.exists() or there.stat().st_size < path.stat().st_size:
                    shutil.copy(path, there)

    def _logs(self, home: Path) -> Path:
        return home / "data" / "spaces" / self._space / "log"


def _done(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer
