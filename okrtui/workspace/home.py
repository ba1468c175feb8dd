"""Home: all spaces of a person together, as one Okrs; the one door for steps, undo and keeping up."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins
from msgspec.structs import replace

from okrtui.okr.errors import OkrError
from okrtui.okr.okrs import Okrs
from okrtui.okr.recalled import recalling
from okrtui.okr.records import CheckIn, KeyResult
from okrtui.okr.rhythm import settings_of
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.team import team_of
from okrtui.store.newer import has_waited
from okrtui.workspace.brief import brief_of, write_brief
from okrtui.workspace.drafts import Drafts
from okrtui.workspace.facts import Clock, Entry
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.privacy import require_nothing_private
from okrtui.workspace.spaces import Spaces
from okrtui.workspace.united import united
from okrtui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from okrtui.okr.looks import Look
    from okrtui.okr.since import Deed


class Home(Spaces):
    """Every space of this installation: the private one, and any number of team spaces."""

    def __init__(
        self,
        data: Path,
        state: Path,
        clock: Callable[[], Clock],
        seed: str | None = None,
        default: str | None = None,
    ) -> None:
        super().__init__(data, state, clock, seed, default)
        self.settings_stamp: Callable[[], str] = str
        self.apart_from: tuple[Path, ...] = (data, state)
        """Directories that no share lies in or above."""
        self.drafts = Drafts(lambda space: state / space)
        self.okrs = Okrs()
        self._parts: Sequence[Okrs] = ()
        self.standings: dict[str, tuple[KeyResult, tuple[CheckIn, ...], dict[str, Any]]] = {}

    # -- opening and keeping up

    def okrs_of(self, space: str) -> Okrs:
        """The OKRs of one space, with everything that is loaded."""
        return self._in_weeks(self.workspaces[space].okrs)

    def _in_weeks(self, okrs: Okrs) -> Okrs:
        """With the weeks of the private space: where it settled none it goes by its team's."""
        team = team_of(self.workspaces, self.default, self.private) if len(self.workspaces) > 1 else ""
        start = settings_of(self.workspaces[team].okrs, team).week_start if team else None
        starts = {} if start is None else {self.private: start}
        return okrs if okrs.week_starts == starts else replace(okrs, week_starts=starts)

    def open(self, *, current_only: bool = False) -> None:
        """Open every space of this installation; or its current cycles only."""
        with as_storage_error():
            self.workspaces |= {workspace.space: workspace for workspace in self.installation.known()}
            for workspace in self.workspaces.values():
                workspace.opens_current_only = current_only
                workspace.open()
                if has_waited(workspace.logs.directory.parent):
                    _after_upgrade(workspace)
            self.workspaces |= {w.space: w for w in self.installation.adopted(self.workspaces)}
        self._unite()

    def show(self) -> None:
        """Show what a space has taken in."""
        self._unite()
        self.write_brief()

    def refresh(self) -> bool:
        """Take in what other processes wrote; whether there was anything."""
        news = [workspace.refresh() for workspace in self.workspaces.values()]
        if any(news):
            self._unite()
        return any(news)

    def load_all(self) -> None:
        """Open every cycle and every week, however old."""
        for workspace in self.workspaces.values():
            workspace.load_all()
        self._unite()

    def load_cycle(self, cycle: str) -> None:
        """Open one older cycle."""
        for workspace in self.workspaces.values():
            workspace.load(f"cycle-{cycle}")
        self._unite()

    def load_year(self, year: int) -> None:
        """Open the weeks of another year: plans, readings, wins."""
        for workspace in self.workspaces.values():
            workspace.load(f"weeks-{year}")
        self._unite()

    def notices(self) -> list[str]:
        """Sentences about what was mended or found damaged, each told once."""
        told = [notice for workspace in self.workspaces.values() for notice in workspace.notices]
        for workspace in self.workspaces.values():
            workspace.notices.clear()
        return told

    def _unite(self) -> None:
        parts = [workspace.okrs for workspace in self.workspaces.values()]
        united_now = self._in_weeks(united(parts, self._parts, self.okrs))
        self.okrs, self._parts = recalling(united_now, self.okrs), parts

    def _beside_others(self, workspace: Workspace, okrs: Okrs) -> Okrs:
        parts = [okrs if each is workspace else each.okrs for each in self.workspaces.values()]
        return self._in_weeks(united(parts, self._parts, self.okrs))

    # -- steps

    def author(self, space: str | None = None) -> Author:
        """Me as the author of a step in a space, the default one unless named."""
        return self.workspaces[space or self.default].author()

    def perform(self, *steps: Step, tells_prompts: bool = True) -> None:
        """Make steps of one space durable, and tell the rest of the machine.

        Prompts that are not told now find out for themselves, more slowly, until the tables are written.
        """
        workspace, private = self.workspaces[steps[0].space], self.workspaces[self.private]
        with self._told_at_last(tells_prompts=tells_prompts):
            workspace.perform(
                *steps,
                among=lambda okrs: self._beside_others(workspace, okrs),
                inspect=lambda commits: require_nothing_private(private, workspace, commits),
            )

    def undo(self) -> str:
        """Take back my last step in any space; what it was."""
        from okrtui.workspace.reversing import DONE, reverse_newest

        with self._told_at_last():
            return reverse_newest(self, DONE, Workspace.undo, self._knows)

    def redo(self) -> str:
        """Do again what was undone last in any space."""
        from okrtui.workspace.reversing import UNDONE, reverse_newest

        with self._told_at_last():
            return reverse_newest(self, UNDONE, Workspace.redo, self._knows)

    def _knows(self, id_: str) -> bool:
        """Whether there is a record with this id in any space, also in what is not open yet."""
        if any(workspace.state.entities.find(id_) for workspace in self.workspaces.values()):
            return True
        self.load_all()
        return any(workspace.state.entities.find(id_) for workspace in self.workspaces.values())

    @contextmanager
    def _told_at_last(self, *, tells_prompts: bool = True) -> Iterator[None]:
        """Show what others did meanwhile, also when a step is refused because of it."""
        try:
            yield
        finally:
            self._unite()
        if tells_prompts:
            self.write_brief()

    # -- tables, history

    def checkpoint(self) -> None:
        """Write what the tables do not hold yet."""
        written = [workspace.checkpoint() for workspace in self.workspaces.values()]
        if any(written):
            self.write_brief()

    @property
    def unsaved(self) -> int:
        """How many commits are in no table yet."""
        return sum(workspace.unsaved for workspace in self.workspaces.values())

    def write_brief(self) -> None:
        """Write the short answer for prompts."""
        write_brief(self)

    def brief(self) -> dict[str, Any]:
        """The short answer for prompts, as plain JSON values."""
        built: dict[str, Any] = to_builtins(brief_of(self))
        return built

    def history(self) -> list[Entry]:
        """Every step in every space, the newest first."""
        entries = [entry for workspace in self.workspaces.values() for entry in workspace.history()]
        return sorted(entries, key=lambda entry: (entry.t, entry.cid), reverse=True)

    @property
    def known(self) -> dict[str, int]:
        """How far each log was taken in: its last number, by replica."""
        return {rid: mark.number for w in self.workspaces.values() for rid, mark in w.marks.items()}

    def deeds(self, look: "Look") -> "list[Deed]":
        """What was done that a look did not know, in each space the earliest first."""
        from okrtui.workspace.deeds import deeds_beyond

        return [deed for workspace in self.workspaces.values() for deed in deeds_beyond(workspace, look)]


def _after_upgrade(workspace: Workspace) -> None:
    """Fold what waited for this version; where the disk refuses, another time."""
    from okrtui.workspace.newer import take_in_what_waited

    with suppress(OkrError):
        take_in_what_waited(workspace)
