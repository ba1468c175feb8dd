"""Home: all spaces of a person together, as one Okrs; the one door for steps, undo and keeping up."""

import os
import re
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins
from msgspec.structs import replace

from okrtui.okr.calendar import StandardCycle
from okrtui.okr.errors import NotFoundError, OkrError, RefusedError
from okrtui.okr.okrs import CHILDREN, Okrs
from okrtui.okr.recalled import recalling
from okrtui.okr.records import CheckIn, KeyResult, Space
from okrtui.okr.rhythm import settings_of
from okrtui.okr.steps.founding import PRIVATE
from okrtui.okr.steps.step import Author, Step
from okrtui.okr.team import team_of
from okrtui.replica.commits import Commit
from okrtui.replica.operations import New
from okrtui.store.newer import has_waited
from okrtui.workspace.brief import brief_of, write_brief
from okrtui.workspace.drafts import Drafts
from okrtui.workspace.facts import Clock, Entry
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.installation import Installation
from okrtui.workspace.undoing import Past, first_of, left_to, made_by
from okrtui.workspace.workspace import IsKnown, Workspace

if TYPE_CHECKING:
    from okrtui.okr.looks import Look
    from okrtui.okr.since import Deed

_RUN = re.compile(rb"(?<![a-z2-7])[a-z2-7]{26,}")
"""What may be an id in JSON; a longer run may hold one behind an escaped character or inside a word."""

LAZY = frozenset({"check_ins", "target_changes"})


class Home:
    """Every space of this installation: the private one, and any number of team spaces."""

    def __init__(
        self,
        data: Path,
        state: Path,
        clock: Callable[[], Clock],
        seed: str | None = None,
        default: str | None = None,
    ) -> None:
        self.data, self.state, self.clock = data, state, clock
        self.workspaces: dict[str, Workspace] = {}
        self.installation = Installation(data, state, self._now, seed)
        self._default = default
        self.settings_stamp: Callable[[], str] = str
        self.apart_from: tuple[Path, ...] = (data, state)
        """Directories that no share lies in or above."""
        self.drafts = Drafts(lambda space: state / space)
        self.okrs = Okrs()
        self._parts: Sequence[Okrs] = ()
        self.standings: dict[str, tuple[KeyResult, tuple[CheckIn, ...], dict[str, Any]]] = {}

    def _now(self) -> Clock:
        return self.clock()  # as it is set by now: who builds a past winds it

    # -- spaces

    @property
    def is_empty(self) -> bool:
        """Whether nobody has set this home up yet."""
        return not self.workspaces

    @property
    def private(self) -> str:
        """The private space, which can never get a share."""
        return next(s for s, w in self.workspaces.items() if w.identity.remembered.private)

    @property
    def default(self) -> str:
        """The space that new things go to; where it began afresh and the settings do not know that, the new one."""
        if self._default in self.workspaces:
            return self._default
        heirs = (s for s, w in self.workspaces.items() if w.identity.remembered.instead_of == self._default)
        return next(heirs, self.private) if self._default else self.private

    def okrs_of(self, space: str) -> Okrs:
        """The OKRs of one space, with everything that is loaded."""
        return self._in_weeks(self.workspaces[space].okrs)

    def _in_weeks(self, okrs: Okrs) -> Okrs:
        """With the weeks of the private space: where it settled none it goes by its team's."""
        team = team_of(self.workspaces, self.default, self.private) if len(self.workspaces) > 1 else ""
        start = settings_of(self.workspaces[team].okrs, team).week_start if team else None
        starts = {} if start is None else {self.private: start}
        return okrs if okrs.week_starts == starts else replace(okrs, week_starts=starts)

    @property
    def me(self) -> Mapping[str, str]:
        """Who I am in each space."""
        return {s: me for s, w in self.workspaces.items() if (me := w.identity.remembered.me)}

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

    def set_up(
        self, my_name: str, team: str = "", mission: str | None = None, quarter: StandardCycle | None = None
    ) -> None:
        """Found the private space, and a team's that becomes the default; when the disk refuses, neither."""
        about_me = None if team else mission
        private = self.create_space(PRIVATE, my_name, about_me, private=True, quarter=quarter)
        if not team:
            return
        try:
            self.make_default(self.create_space(team, my_name, mission, private=False, quarter=quarter))
        except OkrError:
            self.installation.unmake(self.workspaces.pop(private))
            self._unite()
            raise

    def create_space(
        self,
        name: str,
        my_name: str,
        mission: str | None = None,
        *,
        private: bool,
        quarter: StandardCycle | None = None,
    ) -> str:
        """Found a new space with me and a quarter in it, the current one unless named; its id."""
        workspace = self.installation.found(
            name, my_name, mission, quarter, private=private, place=len(self.workspaces)
        )
        self.workspaces[workspace.space] = workspace
        self._unite()
        return workspace.space

    def add(self, workspace: Workspace) -> None:
        """One more space, which others founded."""
        self.workspaces[workspace.space] = workspace
        self._unite()

    def go_on_in(self, workspace: Workspace) -> None:
        """A space in the place of the one it came from, also as the one that new things go to."""
        before = workspace.identity.remembered.instead_of
        was_default = self.default == before
        self.workspaces = {s: w for s, w in self.workspaces.items() if s != before}
        self.workspaces[workspace.space] = workspace
        if was_default:
            self._default = workspace.space
        self._unite()

    @property
    def is_bare(self) -> bool:
        """Whether new things go to the private space and none is in it: a team's may become the default unasked."""
        return self.default == self.private and not self.okrs_of(self.private).objectives

    def may_be_shared(self, space: str) -> bool:
        """Whether a space is a team's that has no share yet."""
        remembered = self.workspaces[space].identity.remembered
        return not remembered.private and remembered.share is None

    def make_default(self, space: str) -> None:
        """Let new things go to this space from now on."""
        self._default = space
        self._unite()

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be recorded in one of the spaces: its directory takes no new file."""
        return any(not os.access(w.logs.directory, os.W_OK) for w in self.workspaces.values())

    def space_named(self, word: str) -> str:
        """The space with this name or id; `private` is the private one."""
        if word == "private":
            return self.private
        known = self.okrs.spaces
        fitting = [s for s in known if word == s or known[s].name.casefold() == word.casefold()]
        if not fitting and (put_by := self.installation.put_by().get(word)) is not None:
            put_by.open()
            self.add(put_by)
            return word
        if len(fitting) != 1:
            raise NotFoundError("space called", word)
        return fitting[0]

    def space_name(self, space: str) -> str:
        """What people call a space."""
        if self.workspaces[space].identity.remembered.private:
            return "private space"
        known: Space | None = self.okrs.spaces.get(space)
        return f"team {known.name}" if known else "team space"

    # -- keeping up

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

    def perform(self, *steps: Step) -> None:
        """Make steps of one space durable, and tell the rest of the machine."""
        workspace = self.workspaces[steps[0].space]
        with self._told_at_last():
            workspace.perform(
                *steps,
                among=lambda okrs: self._beside_others(workspace, okrs),
                inspect=lambda commits: self._require_nothing_private(workspace, commits),
            )

    def _require_nothing_private(self, workspace: Workspace, commits: Sequence[Commit]) -> None:
        """RefusedError when what is about to be written for a team names anything of the private space."""
        private = self.workspaces[self.private]
        if workspace is private:
            return
        made = {
            operation.e for commit in commits for operation in commit.operations if isinstance(operation, New)
        }
        named = {id_ for commit in commits for id_ in _ids_in(commit.data)}
        strangers = {id_ for id_ in named - made - workspace.replicas if id_ not in workspace.state.entities}
        if strangers:
            private.load_all()
        if any(private.state.entities.find(id_) for id_ in strangers):
            raise RefusedError("a team space never names something of your private space")

    def undo(self) -> str:
        """Take back my last step in any space; what it was."""
        return self._reverse(0, Workspace.undo)

    def redo(self) -> str:
        """Do again what was undone last in any space."""
        return self._reverse(1, Workspace.redo)

    def _reverse(self, stack: int, reverse: Callable[[Workspace, IsKnown], str]) -> str:
        """Reverse the newest step; sharing an objective was one in two spaces, and is reversed in both."""
        last = {space: step for space, w in self.workspaces.items() if (step := w.last_step(stack))}
        if not last:
            raise RefusedError("nothing to undo" if stack == 0 else "nothing to redo")
        newest = max(last, key=lambda space: (last[space].t, space))
        shared = self._shared(last)
        with self._told_at_last():
            if newest not in shared:
                return reverse(self.workspaces[newest], self._knows)
            team, private = shared
            reverse(self.workspaces[team], self._knows)
            did = reverse(self.workspaces[private], self._knows)
        if stack == 1:
            return did
        return f"{did}; the copy lies in the trash of {self.space_name(team)}, where it can be read"

    def _shared(self, last: Mapping[str, Past]) -> tuple[str, ...]:
        """The team's and the private space, where their last steps shared an objective; else none."""

        def first(space: str) -> Past:
            return first_of(last[space], self.workspaces[space].own_commits())

        copies = left_to(first(self.private)) if self.private in last else set()
        teams = (space for space in last if copies and space != self.private)
        return next(((team, self.private) for team in teams if copies & made_by(first(team))), ())

    def _knows(self, id_: str) -> bool:
        """Whether there is a record with this id in any space, also in what is not open yet."""
        if any(workspace.state.entities.find(id_) for workspace in self.workspaces.values()):
            return True
        self.load_all()
        return any(workspace.state.entities.find(id_) for workspace in self.workspaces.values())

    @contextmanager
    def _told_at_last(self) -> Iterator[None]:
        """Show what others did meanwhile, also when a step is refused because of it."""
        try:
            yield
        finally:
            self._unite()
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


def united(parts: Sequence[Okrs], before: Sequence[Okrs] = (), known: Okrs | None = None) -> Okrs:
    """The OKRs of several spaces as one; what has not changed since `before` is taken from what is known."""
    if len(parts) == 1:
        return parts[0]
    together: dict[str, Any] = {}
    for name in Okrs.__struct_fields__:
        values = [getattr(part, name) for part in parts]
        is_known = len(before) == len(parts) and all(
            value is getattr(part, name) for value, part in zip(values, before, strict=True)
        )
        together[name] = getattr(known, name) if is_known else _merged(name, values)
    return Okrs(**together)


def _merged(name: str, parts: list[Any]) -> Any:
    if name == "cut":
        return frozenset().union(*parts)
    if name in LAZY:
        return ChainMap(*parts)
    if name in {table for table, _ in CHILDREN.values()}:
        return {key: tuple(r for part in parts for r in part.get(key, ())) for part in parts for key in part}
    return {key: value for part in parts for key, value in part.items()}


def _ids_in(data: bytes) -> Iterator[str]:
    """Whatever may be an id in what is about to be written."""
    for run in set(_RUN.findall(data)):
        yield from (run[start : start + 26].decode() for start in range(len(run) - 25))
