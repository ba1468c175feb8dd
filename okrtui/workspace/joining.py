"""Joining a space that others share: its marker is pinned, what is there comes, then I say who I am in it."""

from pathlib import Path

from msgspec.structs import replace

from okrtui.okr.errors import OkrError, StorageError
from okrtui.okr.okrs import Okrs
from okrtui.okr.records import Person
from okrtui.okr.steps.joining import join
from okrtui.replica.markers import Marker
from okrtui.workspace.holdings import as_storage_error
from okrtui.workspace.home import Home
from okrtui.workspace.sharing import attach, marker_at, require_may_share, require_without_share
from okrtui.workspace.taking_in import Brought, synchronise
from okrtui.workspace.workspace import Workspace


class Joining:
    """A space on its way here; nothing of it stays unless somebody says who they are."""

    def __init__(self, home: Home, here: Workspace, name: str, brought: Brought) -> None:
        self._home, self._here, self.name, self.brought = home, here, name, brought

    @property
    def space(self) -> str:
        """The space that is joined."""
        return self._here.space

    @property
    def me(self) -> str | None:
        """Who I am in it, where that was settled before."""
        return self._here.identity.remembered.me

    @property
    def okrs(self) -> Okrs:
        """What came of it."""
        return self._here.okrs

    @property
    def people(self) -> list[Person]:
        """Who is in it, by name."""
        return sorted(self._here.okrs.people.values(), key=lambda person: person.name.casefold())

    def as_person(self, id_: str) -> None:
        """I am one of these people."""
        with as_storage_error(), self._here.alone():
            self._here.identity.reload()
            self._here.identity.remembered.me = id_
            self._here.identity.save()
        self._home.add(self._here)

    def as_new(self, name: str) -> Brought:
        """I am nobody of these: one more person, who is told to the others at once."""
        here = self._here
        made = here.ids.fresh()
        here.perform(join(here.okrs, replace(here.author(), person=made.id), made, name))
        self.as_person(made.id)
        return synchronise(here)

    def give_up(self) -> None:
        """Nothing was joined."""
        if self.me is None:
            self._home.installation.unmake(self._here)


def begin_joining(home: Home, directory: Path) -> Joining | None:
    """Bring here what a share holds; None where no marker stands there yet.

    A space that is here already and lost its share only finds it again: who I am in it is known.
    """
    require_may_share(home, directory)
    marker = marker_at(directory)
    if marker is None:
        return None
    if (known := home.workspaces.get(marker.space)) is not None:
        require_without_share(home, known)
        attach(known, directory, marker)
        return Joining(home, known, marker.name, synchronise(known))
    return _brought(home, directory, marker)


def _brought(home: Home, directory: Path, marker: Marker) -> Joining:
    here = home.installation.begin_joining(marker.space)
    try:
        attach(here, directory, marker)
        joining = Joining(home, here, marker.name, synchronise(here))
        if joining.brought.fault:
            raise StorageError(joining.brought.fault)
        if not joining.people:
            raise StorageError(
                f"nothing of “{marker.name}” has arrived in {directory} yet: try again in a while"
            )
    except OkrError:
        home.installation.unmake(here)
        raise
    return joining
