"""Installation: which spaces this machine has, how one is founded, and how one without its state is taken up."""

import re
from collections.abc import Callable, Container, Iterator
from pathlib import Path

from okrtui.okr.calendar import StandardCycle
from okrtui.okr.errors import OkrError
from okrtui.okr.steps.founding import PRIVATE, found
from okrtui.store.identity import Identity
from okrtui.store.log import Logs
from okrtui.workspace.facts import Clock
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.journal import Journal
from okrtui.workspace.workspace import Workspace

_SPACE = re.compile("[a-z2-7]{26}")


class Installation:
    """The directories of one person's data and state."""

    def __init__(self, data: Path, state: Path, clock: Callable[[], Clock], seed: str | None) -> None:
        self._spaces, self._state, self._clock, self._seed = data / "spaces", state, clock, seed

    def known(self) -> Iterator[Workspace]:
        """The spaces it was set up with, not opened yet; one whose founding was cut short never came to be.

        Nor did one that somebody began to join without saying who they are. A space that began afresh as
        another is put by.
        """
        every = [each for each in self._every() if _is_settled(each)]
        came_from = {each.identity.remembered.instead_of for each in every}
        yield from (each for each in every if each.space not in came_from)

    def put_by(self) -> dict[str, Workspace]:
        """The spaces that began afresh as others, by their ids, not opened."""
        every = {each.space: each for each in self._every()}
        heirs = [each for each in every.values() if _is_settled(each)]
        came_from = {each.identity.remembered.instead_of for each in heirs}
        return {space: each for space, each in every.items() if space in came_from}

    def _every(self) -> Iterator[Workspace]:
        for path in sorted(self._state.glob("*/identity.json")):
            yield self._workspace(Identity.load(path.parent))

    def adopted(self, known: Container[str]) -> Iterator[Workspace]:
        """The spaces whose logs are here but whose state is gone, taken up and opened."""
        for directory in sorted(self._spaces.glob("*/log")):
            space = directory.parent.name
            is_mine = space in known or (self._state / space / "identity.json").exists()
            if not is_mine and _SPACE.fullmatch(space) and _has_commits(Logs(directory), space):
                yield self._adopt(space)

    def _adopt(self, space: str) -> Workspace:
        """As a new device of who founded it."""
        workspace = self._workspace(Identity.adopt(self._state, space))
        workspace.open()
        known = workspace.okrs.spaces.get(space)
        name = known.name if known else space
        remembered = workspace.identity.remembered
        remembered.me, remembered.private = workspace.history()[-1].by, name == PRIVATE
        workspace.identity.save()
        workspace.notices.append(
            f"the keys of “{name}” were not here: okrtui writes to it as a new device from now on"
        )
        return workspace

    def found(
        self,
        name: str,
        my_name: str,
        mission: str | None,
        quarter: StandardCycle | None,
        *,
        private: bool,
        place: int,
    ) -> Workspace:
        """A new space, opened, with me and a quarter in it; nothing is left of it where the disk refuses."""
        seed = None if self._seed is None else f"{self._seed} {place}"
        with as_storage_error():
            identity = Identity.create(self._state, seed, private=private)
        workspace = self._workspace(identity)
        try:
            workspace.open()
            me = workspace.ids.fresh()
            with as_storage_error():
                identity.remembered.me = me.id
                identity.save()
            author = workspace.author()
            workspace.perform(
                found(workspace.okrs, author, me, name, my_name, mission=mission, quarter=quarter)
            )
        except OkrError:
            identity.forget()
            raise
        return workspace

    def begin_afresh(self) -> Workspace:
        """A space that a team of mine goes on in, opened and empty; it is none until somebody in it is me."""
        with as_storage_error():
            identity = Identity.create(self._state, private=False)
        workspace = self._workspace(identity)
        workspace.open()
        return workspace

    @property
    def is_seeded(self) -> bool:
        """Whether its keys can be told from a seed by anybody: it can never get a share."""
        return self._seed is not None

    def begin_joining(self, space: str) -> Workspace:
        """A space that others founded, opened and empty until something of it comes; nobody in it is me yet."""
        with as_storage_error():
            state = self._state / space
            known = (state / "identity.json").exists()
            identity = Identity.load(state) if known else Identity.adopt(self._state, space)
        workspace = self._workspace(identity)
        workspace.open()
        return workspace

    def unmake(self, workspace: Workspace) -> None:
        """Take away a space that was founded just now and nobody has used; its log goes last."""
        from shutil import rmtree

        from okrtui.workspace.carried import forget_carried
        from okrtui.workspace.seen import forget_seen

        forget_carried(workspace.identity.directory)
        forget_seen(workspace)
        workspace.identity.forget()
        if not (workspace.identity.directory / "identity.json").exists():
            rmtree(self._spaces / workspace.space, ignore_errors=True)

    def _workspace(self, identity: Identity) -> Workspace:
        return Workspace(self._spaces / identity.remembered.space, identity, self._clock)


def _is_settled(here: Workspace) -> bool:
    remembered = here.identity.remembered
    is_founded = remembered.number or here.logs.sizes()
    return bool(is_founded) and bool(remembered.me or not remembered.share)


def _has_commits(logs: Logs, space: str) -> bool:
    journal = Journal(logs, space, lambda _: None)
    return any(journal.has_commits(rid) for rid in logs.sizes())
