"""The spaces of a person: which there are, how they come, what they are called and where new things go."""

import os
from abc import abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path

from okrtui.okr.calendar import StandardCycle
from okrtui.okr.errors import NotFoundError, OkrError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Space
from okrtui.okr.steps.founding import PRIVATE
from okrtui.workspace.facts import Clock
from okrtui.workspace.installation import Installation
from okrtui.workspace.workspace import Workspace


class Spaces:
    """The private space, which can never get a share, and any number of team spaces."""

    okrs: Okrs
    """What is known of all of them together."""

    def __init__(
        self, data: Path, state: Path, clock: Callable[[], Clock], seed: str | None, default: str | None
    ) -> None:
        self.data, self.state, self.clock = data, state, clock
        self.workspaces: dict[str, Workspace] = {}
        self.installation = Installation(data, state, self._now, seed)
        self._default = default

    def _now(self) -> Clock:
        return self.clock()  # as it is set by now: who builds a past winds it

    @abstractmethod
    def okrs_of(self, space: str) -> Okrs:
        """The OKRs of one space."""

    @abstractmethod
    def _unite(self) -> None:
        """Another space, or another one that counts first: all of them together anew."""

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

    @property
    def me(self) -> Mapping[str, str]:
        """Who I am in each space."""
        return {s: me for s, w in self.workspaces.items() if (me := w.identity.remembered.me)}

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
